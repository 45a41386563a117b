package kafka

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/segmentio/kafka-go"
)

// idle is how long a reader may bring nothing before the broker is asked
// whether there is anything: a compacted topic may have lost its last
// messages, and a reader would wait for them for ever.
const idle = 2 * time.Second

// Span yields the records of a partition from offset from (or FirstOffset) to
// before offset to, whatever compaction left of them. A broker that is away is
// waited for; the only error is that of ctx, or that of an offset that cannot
// be.
func (p *Publisher) Span(ctx context.Context, topic string, partition int, from, to int64) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		if from >= to || to <= 0 {
			return
		}
		r, err := p.cluster.Partition(topic, partition, from)
		if err != nil {
			yield(Record{}, err)
			return
		}
		defer r.Close()
		next := from
		for next < to {
			wait, cancel := context.WithTimeout(ctx, idle)
			rec, err := r.Next(wait)
			cancel()
			switch {
			case err == nil:
				next = rec.Offset + 1
				if rec.Offset >= to || !yield(rec, nil) {
					return
				}
			case ctx.Err() != nil:
				yield(Record{}, ctx.Err())
				return
			case errors.Is(err, context.DeadlineExceeded) && p.nothing(ctx, topic, partition, next, to):
				return
			}
		}
	}
}

// nothing reports whether a partition that reaches to offset to holds no
// message from offset from on.
func (p *Publisher) nothing(ctx context.Context, topic string, partition int, from, to int64) bool {
	if from < 0 {
		first, err := p.First(ctx, topic)
		if err != nil {
			return false
		}
		from = first[partition]
	}
	if from >= to {
		return true
	}
	res, err := p.client().Fetch(ctx, &kafka.FetchRequest{
		Topic: topic, Partition: partition, Offset: from, MinBytes: 1, MaxBytes: 1 << 20, MaxWait: 100 * time.Millisecond,
	})
	if err != nil || res.Error != nil || res.HighWatermark < to {
		return false
	}
	_, err = res.Records.ReadRecord()
	return err != nil
}

// Partitions gives how many partitions a topic has.
func (p *Publisher) Partitions(ctx context.Context, topic string) (int, error) {
	m, err := p.Mark(ctx, topic)
	return len(m), err
}

// Rejected reports whether a broker will never take a message as it is: it is
// too large for it, or breaks a rule of its topic.
func Rejected(err error) bool {
	var large kafka.MessageTooLargeError
	return errors.As(err, &large) || errors.Is(err, kafka.MessageSizeTooLarge) || errors.Is(err, kafka.InvalidMessage) ||
		errors.Is(err, kafka.InvalidRecord) || errors.Is(err, errTooLarge)
}

var errTooLarge = fmt.Errorf("over the limit of %d bytes", batchBytes)
