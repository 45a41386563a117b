package kafka

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/segmentio/kafka-go"
)

// Group is a member of a consumer group over one topic.
type Group struct {
	inner *kafka.ConsumerGroup
	topic string
}

// JoinGroup makes a member of the group; it joins in the background. The
// timeouts are those that were measured to bring a group back within a second
// of a member's death notice, and within the outage plus ten seconds of a
// broker's.
func (c Cluster) JoinGroup(group, topic string) (*Group, error) {
	inner, err := kafka.NewConsumerGroup(kafka.ConsumerGroupConfig{
		ID: group, Topics: []string{topic},
		Brokers: split(c.Brokers), Dialer: c.dialer(),
		GroupBalancers:    []kafka.GroupBalancer{kafka.RoundRobinGroupBalancer{}},
		HeartbeatInterval: time.Second, SessionTimeout: 10 * time.Second, RebalanceTimeout: 10 * time.Second,
		JoinGroupBackoff: 500 * time.Millisecond, Timeout: 5 * time.Second,
		WatchPartitionChanges: true, PartitionWatchInterval: 30 * time.Second,
		StartOffset: kafka.FirstOffset,
	})
	if err != nil {
		return nil, fmt.Errorf("consumer group %s: %w", group, err)
	}
	return &Group{inner: inner, topic: topic}, nil
}

// Generation is the time between two rebalances: which partitions are this
// member's.
type Generation struct {
	ID         int
	Partitions map[int]int64 // where each begins; negative: at the first message there is

	inner *kafka.Generation
	topic string
}

// ErrLeft is returned by Next when the member has left.
var ErrLeft = errors.New("the consumer group was left")

// Next waits for the next generation. Every other error than that of ctx and
// ErrLeft is a failed attempt to join; the next call is the next attempt, after
// a pause.
func (g *Group) Next(ctx context.Context) (*Generation, error) {
	inner, err := g.inner.Next(ctx)
	if errors.Is(err, kafka.ErrGroupClosed) {
		return nil, ErrLeft
	}
	if err != nil {
		return nil, err
	}
	gen := &Generation{ID: int(inner.ID), Partitions: make(map[int]int64), inner: inner, topic: g.topic}
	for _, a := range inner.Assignments[g.topic] {
		gen.Partitions[a.ID] = a.Offset
	}
	return gen, nil
}

// Run calls f and waits for it. The context given to f ends with the
// generation or with ctx; f must then return soon, since the other members
// wait for this one. The generation ends when f returns.
func (gen *Generation) Run(ctx context.Context, f func(context.Context)) {
	done := make(chan struct{})
	gen.inner.Start(func(genCtx context.Context) {
		defer close(done)
		both, cancel := context.WithCancel(genCtx)
		defer cancel()
		defer context.AfterFunc(ctx, cancel)()
		f(both)
	})
	<-done
}

// Commit tells the group the next offset to read of partitions. It may be
// called until the f of Run has returned.
func (gen *Generation) Commit(next map[int]int64) error {
	if len(next) == 0 {
		return nil
	}
	return gen.inner.CommitOffsets(map[string]map[int]int64{gen.topic: next})
}

// Close leaves the group.
func (g *Group) Close() error { return g.inner.Close() }
