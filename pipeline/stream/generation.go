package stream

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strconv"
	"sync"
	"time"

	"vestnik/pipeline/kafka"
	"vestnik/pipeline/metrics"
	"vestnik/pipeline/state"
)

// commitEvery is the least time between two commits: each is a round trip, and
// what it saves is only to read that time's articles again after a crash.
const commitEvery = 200 * time.Millisecond

// committer commits the offsets that are done, of all partitions of a
// generation.
type committer struct {
	s    *Stream
	gen  *kafka.Generation
	wake chan struct{} // holds one

	mu   sync.Mutex
	next map[int]int64 // done and not committed

	failing bool // the last commit failed
}

// done says that everything below next is acknowledged.
func (c *committer) done(partition int, next int64) {
	c.mu.Lock()
	c.next[partition] = next
	c.mu.Unlock()
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

// run commits until ctx ends.
func (c *committer) run(ctx context.Context) {
	ticker := time.NewTicker(commitEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		select {
		case <-ctx.Done():
			return
		case <-c.wake:
			c.commit()
		}
	}
}

// commit commits what is done. What fails is tried again with what is done by
// then.
func (c *committer) commit() {
	c.mu.Lock()
	next := c.next
	c.next = make(map[int]int64)
	c.mu.Unlock()
	if len(next) == 0 {
		return
	}
	began := time.Now()
	err := c.gen.Commit(next)
	c.s.m.Seconds(metrics.Commit, time.Since(began).Seconds())
	if err == nil {
		c.failing = false
		return
	}
	c.s.m.Errors.WithLabelValues("commit").Inc()
	if !c.failing {
		c.s.log.Warn("offsets are not committed", "generation", c.gen.ID, "error", err)
	}
	c.failing = true
	c.mu.Lock()
	for p, n := range next {
		if _, newer := c.next[p]; !newer {
			c.next[p] = n
		}
	}
	c.mu.Unlock()
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

// generation reads the partitions of a generation until it ends. Then what is
// complete is published and committed within the grace.
func (s *Stream) generation(ctx context.Context, gen *kafka.Generation) error {
	partitions := slices.Sorted(maps.Keys(gen.Partitions))
	s.log.Info("joined", "group", s.o.Group, "generation", gen.ID, "partitions", partitions)
	s.m.Lag.Reset()
	if err := s.loadState(ctx, partitions); err != nil || ctx.Err() != nil {
		if ctx.Err() != nil {
			return nil
		}
		return err
	}
	s.ready()

	// After the end of the generation work goes on for the grace.
	late, cancel := context.WithCancel(context.Background())
	defer cancel()
	defer context.AfterFunc(ctx, func() { time.AfterFunc(s.o.Grace, cancel) })()

	c := &committer{s: s, gen: gen, wake: make(chan struct{}, 1), next: make(map[int]int64)}
	var commits, all sync.WaitGroup
	commitCtx, stopCommits := context.WithCancel(context.Background())
	commits.Go(func() { c.run(commitCtx) })
	for _, p := range partitions {
		part := &partition{s: s, alive: ctx, id: p, committer: c, table: s.tables[p], queue: make(chan *job, queueLength), label: strconv.Itoa(p)}
		all.Go(func() { part.fetch(ctx, gen.Partitions[p]) })
		all.Go(func() { part.emit(late) })
	}
	if len(partitions) == 0 {
		<-ctx.Done()
	}
	all.Wait()
	stopCommits()
	s.lastCommit(&commits, c)
	return nil
}

// lastCommit commits what is left, but does not wait long for a coordinator that
// is away.
func (s *Stream) lastCommit(running *sync.WaitGroup, c *committer) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		running.Wait()
		c.commit()
	}()
	timer := time.NewTimer(lastTry)
	defer timer.Stop()
	select {
	case <-done:
	case <-timer.C:
		s.log.Warn("the last offsets may not be committed; their articles are read again")
	}
}

// loadState brings the state of the partitions up to date and forgets that of
// others.
func (s *Stream) loadState(ctx context.Context, partitions []int) error {
	if !s.o.Tombstones {
		return nil
	}
	maps.DeleteFunc(s.tables, func(p int, _ *state.Table) bool { return !slices.Contains(partitions, p) })
	for _, p := range partitions {
		if s.tables[p] == nil {
			s.tables[p] = state.NewTable()
		}
		for wait := 100 * time.Millisecond; ; wait = min(2*wait, 5*time.Second) {
			err := s.tables[p].Load(ctx, s.publisher, StateTopic(s.o.Prefix), p)
			var damaged *state.DamagedError
			switch {
			case err == nil:
			case ctx.Err() != nil:
				return ctx.Err()
			case errors.As(err, &damaged):
				return err
			default:
				s.m.Errors.WithLabelValues("state").Inc()
				s.log.Warn("state is not read", "partition", p, "error", err)
				if !pause(ctx, wait) {
					return ctx.Err()
				}
				continue
			}
			break
		}
		s.log.Info("state", "partition", p, "articles", s.tables[p].Len())
	}
	return nil
}
