package kafka

import (
	"context"
	"errors"
	"fmt"

	"github.com/segmentio/kafka-go"
)

// Committed gives the next offset to read of each partition for which the
// group has committed one.
func (p *Publisher) Committed(ctx context.Context, group, topic string) (Mark, error) {
	ctx, cancel := context.WithTimeout(ctx, p.timeout())
	defer cancel()
	ends, err := p.Mark(ctx, topic)
	if err != nil {
		return nil, err
	}
	m := make(Mark)
	err = retry(ctx, func() error {
		res, err := p.client().OffsetFetch(ctx, &kafka.OffsetFetchRequest{GroupID: group, Topics: map[string][]int{topic: ends.Partitions()}})
		if err != nil {
			return err
		}
		if errors.Is(res.Error, kafka.GroupIdNotFound) { // nobody was in it yet
			return nil
		}
		if res.Error != nil {
			return res.Error
		}
		for _, part := range res.Topics[topic] {
			if errors.Is(part.Error, kafka.GroupIdNotFound) {
				continue
			}
			if part.Error != nil {
				return part.Error
			}
			if part.CommittedOffset >= 0 {
				m[part.Partition] = part.CommittedOffset
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("kafka %s: offsets of group %q: %w", p.addr.name, group, err)
	}
	return m, nil
}

// Commit sets the group's offsets from outside the group. The group must have
// no members.
func (p *Publisher) Commit(ctx context.Context, group, topic string, next Mark) error {
	ctx, cancel := context.WithTimeout(ctx, p.timeout())
	defer cancel()
	req := &kafka.OffsetCommitRequest{GroupID: group, GenerationID: -1, Topics: map[string][]kafka.OffsetCommit{}}
	for part, offset := range next {
		req.Topics[topic] = append(req.Topics[topic], kafka.OffsetCommit{Partition: part, Offset: offset})
	}
	err := retry(ctx, func() error {
		res, err := p.client().OffsetCommit(ctx, req)
		if err != nil {
			return err
		}
		for _, part := range res.Topics[topic] {
			if part.Error != nil {
				return part.Error
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("kafka %s: committing offsets of group %q: %w", p.addr.name, group, err)
	}
	return nil
}

// First gives the offset of the first message that each partition holds.
func (p *Publisher) First(ctx context.Context, topic string) (Mark, error) {
	ctx, cancel := context.WithTimeout(ctx, p.timeout())
	defer cancel()
	ends, err := p.Mark(ctx, topic)
	if err != nil {
		return nil, err
	}
	m := make(Mark)
	err = retry(ctx, func() error {
		var ask []kafka.OffsetRequest
		for _, part := range ends.Partitions() {
			ask = append(ask, kafka.FirstOffsetOf(part))
		}
		res, err := p.client().ListOffsets(ctx, &kafka.ListOffsetsRequest{Topics: map[string][]kafka.OffsetRequest{topic: ask}})
		if err != nil {
			return err
		}
		for _, part := range res.Topics[topic] {
			if part.Error != nil {
				return part.Error
			}
			m[part.Partition] = part.FirstOffset
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("kafka %s: topic %q: %w", p.addr.name, topic, err)
	}
	return m, nil
}

// Leader gives the id of the broker that leads a partition.
func (p *Publisher) Leader(ctx context.Context, topic string, partition int) (int, error) {
	ctx, cancel := context.WithTimeout(ctx, p.timeout())
	defer cancel()
	id := 0
	err := retry(ctx, func() error {
		res, err := p.client().Metadata(ctx, &kafka.MetadataRequest{Topics: []string{topic}})
		if err != nil {
			return err
		}
		for _, t := range res.Topics {
			for _, part := range t.Partitions {
				if part.ID == partition && part.Error == nil {
					id = part.Leader.ID
					return nil
				}
			}
		}
		return kafka.LeaderNotAvailable
	})
	return id, err
}
