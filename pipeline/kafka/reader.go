package kafka

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/segmentio/kafka-go"

	"vestnik/pipeline/cloudevent"
)

// Record is a message that stands in a partition.
type Record struct {
	Message
	Partition int
	Offset    int64
	Time      time.Time
	End       int64 // next offset of the partition as the broker last said: High Watermark
}

// Partition reads one partition, on and on.
type Partition struct {
	inner *kafka.Reader
}

// FirstOffset is the place of the first message that a partition still holds.
const FirstOffset = kafka.FirstOffset

// prefetch is how many messages of a partition are held before they are asked
// for.
const prefetch = 100

// Partition returns a reader of a partition that begins at an offset, or at
// FirstOffset. A leader that is away is waited for.
func (c Cluster) Partition(topic string, partition int, offset int64) (*Partition, error) {
	r := kafka.NewReader(kafka.ReaderConfig{
		Brokers: split(c.Brokers), Topic: topic, Partition: partition, Dialer: c.dialer(),
		MinBytes: 1, MaxBytes: 8 << 20, MaxWait: 250 * time.Millisecond, QueueCapacity: prefetch,
		ReadBackoffMin: 20 * time.Millisecond, ReadBackoffMax: 500 * time.Millisecond,
	})
	if err := r.SetOffset(offset); err != nil {
		_ = r.Close()
		return nil, fmt.Errorf("reading %s/%d: %w", topic, partition, err)
	}
	return &Partition{inner: r}, nil
}

// Next waits for the next message. The error is that of ctx, or one that may
// go away when Next is called again.
func (p *Partition) Next(ctx context.Context) (Record, error) {
	m, err := p.inner.FetchMessage(ctx)
	if err != nil {
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		return Record{}, err
	}
	rec := Record{Message: messageOf(m), Partition: m.Partition, Offset: m.Offset, Time: m.Time, End: m.HighWaterMark}
	return rec, nil
}

// Close ends the reading.
func (p *Partition) Close() error { return p.inner.Close() }

func messageOf(m kafka.Message) Message {
	out := Message{Topic: m.Topic, Message: cloudevent.Message{Key: m.Key, Value: m.Value}}
	for _, h := range m.Headers {
		out.Headers = append(out.Headers, cloudevent.Header{Key: h.Key, Value: h.Value})
	}
	return out
}
