package kafka

import (
	"context"
	"fmt"
	"io"
	"iter"
	"time"

	"github.com/segmentio/kafka-go"
)

// Mark is the end of a topic at some moment: the next offset of each
// partition.
type Mark map[int]int64

// Mark returns where the topic ends now. A topic that is just being made or
// moved is waited for.
func (p *Publisher) Mark(ctx context.Context, topic string) (Mark, error) {
	ctx, cancel := context.WithTimeout(ctx, p.timeout())
	defer cancel()
	var m Mark
	err := retry(ctx, func() (err error) {
		m, err = p.ends(ctx, topic)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("kafka %s: topic %q: %w", p.addr.name, topic, err)
	}
	return m, nil
}

func (p *Publisher) ends(ctx context.Context, topic string) (Mark, error) {
	meta, err := p.client().Metadata(ctx, &kafka.MetadataRequest{Topics: []string{topic}})
	if err != nil {
		return nil, err
	}
	var ask []kafka.OffsetRequest
	for _, t := range meta.Topics {
		if t.Error != nil {
			return nil, t.Error
		}
		for _, part := range t.Partitions {
			ask = append(ask, kafka.LastOffsetOf(part.ID))
		}
	}
	res, err := p.client().ListOffsets(ctx, &kafka.ListOffsetsRequest{Topics: map[string][]kafka.OffsetRequest{topic: ask}})
	if err != nil {
		return nil, err
	}
	m := make(Mark)
	for _, part := range res.Topics[topic] {
		if part.Error != nil {
			return nil, part.Error
		}
		m[part.Partition] = part.LastOffset
	}
	return m, nil
}

// Partitions lists the partitions of a mark in order.
func (m Mark) Partitions() []int {
	out := make([]int, 0, len(m))
	for i := 0; len(out) < len(m); i++ {
		if _, ok := m[i]; ok {
			out = append(out, i)
		}
	}
	return out
}

// Read yields the messages of one partition from offset from to before offset
// to. It ends with the first error.
func (p *Publisher) Read(ctx context.Context, topic string, partition int, from, to int64) iter.Seq2[Message, error] {
	return func(yield func(Message, error) bool) {
		if from >= to {
			return
		}
		fail := func(err error) {
			yield(Message{}, fmt.Errorf("kafka %s: reading %s/%d: %w", p.addr.name, topic, partition, err))
		}
		r := kafka.NewReader(kafka.ReaderConfig{
			Brokers: split(p.addr.name), Topic: topic, Partition: partition, Dialer: p.cluster.dialer(),
			MinBytes: 1, MaxBytes: 8 << 20, MaxWait: 250 * time.Millisecond, QueueCapacity: 1000,
		})
		defer r.Close()
		if err := r.SetOffset(from); err != nil {
			fail(err)
			return
		}
		for {
			m, err := r.FetchMessage(ctx)
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			if err != nil {
				fail(err)
				return
			}
			if m.Offset >= to {
				return
			}
			if !yield(messageOf(m), nil) || m.Offset+1 >= to {
				return
			}
		}
	}
}
