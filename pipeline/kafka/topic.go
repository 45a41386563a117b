package kafka

import (
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"time"

	"github.com/segmentio/kafka-go"
)

// address is the address of a cluster with the text it was given as.
type address struct {
	net.Addr
	name string
}

// MissingTopicError says that a topic does not exist. Kafka itself would
// block silently.
type MissingTopicError struct {
	Topic, Brokers string
}

func (e *MissingTopicError) Error() string {
	return fmt.Sprintf("kafka %s: topic %q does not exist (create it, or pass --create-topics)", e.Brokers, e.Topic)
}

// CheckTopics returns a *MissingTopicError for the first topic that does not
// exist, and another error when the cluster cannot be asked.
func (p *Publisher) CheckTopics(ctx context.Context, topics ...string) error {
	missing, err := p.missing(ctx, topics)
	if err != nil {
		return err
	}
	if len(missing) > 0 {
		return &MissingTopicError{Topic: missing[0], Brokers: p.addr.name}
	}
	return nil
}

// missing lists the topics that do not exist or have no leader.
func (p *Publisher) missing(ctx context.Context, topics []string) ([]string, error) {
	res, err := p.client().Metadata(ctx, &kafka.MetadataRequest{Topics: topics})
	if err != nil {
		return nil, fmt.Errorf("kafka %s: cannot reach the cluster: %w", p.addr.name, err)
	}
	found := make(map[string]bool)
	for _, t := range res.Topics {
		switch {
		case t.Error == nil:
			found[t.Name] = len(t.Partitions) > 0
			for _, part := range t.Partitions {
				if part.Error != nil {
					found[t.Name] = false
				}
			}
		case errors.Is(t.Error, kafka.UnknownTopicOrPartition), errors.Is(t.Error, kafka.LeaderNotAvailable):
		default:
			return nil, fmt.Errorf("kafka %s: topic %q: %w", p.addr.name, t.Name, t.Error)
		}
	}
	var missing []string
	for _, t := range topics {
		if !found[t] {
			missing = append(missing, t)
		}
	}
	return missing, nil
}

// createTimeout is how long new topics may take to answer.
const createTimeout = 30 * time.Second

// Topic is a topic to be made.
type Topic struct {
	Name       string
	Partitions int
	Compacted  bool // the latest message of each key stays; otherwise all messages stay
}

// CreateTopics makes the topics that do not exist, with that many partitions,
// the cluster's default replication, and compaction by key, so that the latest
// version of each fact stays. It returns when they can be written to.
func (p *Publisher) CreateTopics(ctx context.Context, partitions int, topics ...string) error {
	var specs []Topic
	for _, t := range topics {
		specs = append(specs, Topic{t, partitions, true})
	}
	return p.Create(ctx, specs...)
}

// Create makes the topics that do not exist, with the cluster's default
// replication, and returns when they can be written to. It asks through the
// Writer's own transport, whose view of the cluster is renewed by that.
func (p *Publisher) Create(ctx context.Context, topics ...Topic) error {
	ctx, cancel := context.WithTimeout(ctx, createTimeout)
	defer cancel()
	var names []string
	for _, t := range topics {
		names = append(names, t.Name)
	}
	missing, err := p.missing(ctx, names)
	if err != nil || len(missing) == 0 {
		return err
	}
	req := &kafka.CreateTopicsRequest{}
	for _, t := range topics {
		if !slices.Contains(missing, t.Name) {
			continue
		}
		config := []kafka.ConfigEntry{{ConfigName: "cleanup.policy", ConfigValue: "compact"}}
		if !t.Compacted {
			config = []kafka.ConfigEntry{{ConfigName: "retention.ms", ConfigValue: "-1"}}
		}
		req.Topics = append(req.Topics, kafka.TopicConfig{
			Topic: t.Name, NumPartitions: t.Partitions, ReplicationFactor: -1, ConfigEntries: config,
		})
	}
	res, err := p.client().CreateTopics(ctx, req)
	if err != nil {
		return fmt.Errorf("kafka %s: %w", p.addr.name, err)
	}
	for _, t := range missing {
		if err := res.Errors[t]; err != nil && !errors.Is(err, kafka.TopicAlreadyExists) {
			return fmt.Errorf("kafka %s: cannot create topic %q: %w", p.addr.name, t, err)
		}
	}
	// A leader that the metadata name may still refuse: ask each for its end.
	for _, t := range missing {
		if _, err := p.Mark(ctx, t); err != nil {
			return err
		}
	}
	return nil
}

func (p *Publisher) client() *kafka.Client {
	return &kafka.Client{Addr: p.addr.Addr, Transport: p.transport, Timeout: 10 * time.Second}
}
