// Package kafka publishes messages to Kafka and reads them back.
//
// Delivery guarantees: Publish returns nil when every message is acknowledged
// by all in-sync replicas, so what it acknowledged survives the death of this
// program and of any one broker of a replicated topic. A message may be
// written twice when an answer is lost; consumers tell by the event's id. The
// order of a key holds. What Publish had not yet returned nil for when the
// program died may or may not be in the topic: run again, ids are equal.
package kafka

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/segmentio/kafka-go"

	"vestnik/pipeline/cloudevent"
)

// Message is a message of a topic.
type Message struct {
	Topic string
	cloudevent.Message
}

// DefaultTimeout is how long a publish waits for a broker that does not
// answer: longer than the restart of one.
const DefaultTimeout = 2 * time.Minute

// batch is how many messages a call of Publish is best given.
const batch = 500

// batchBytes is the largest batch of a partition, and the largest message as
// kafka-go counts it; the brokers' own limit is the same by default.
const batchBytes = 1 << 20

// MaxMessage is the largest Message.Size that a broker takes for sure: the
// brokers' limit is on a batch with its overhead.
const MaxMessage = batchBytes - 16<<10

// Size is about how many bytes the message takes.
func (m *Message) Size() int {
	n := len(m.Key) + len(m.Value)
	for _, h := range m.Headers {
		n += len(h.Key) + len(h.Value) + 10
	}
	return n
}

// Publisher writes messages to the topics of one cluster.
type Publisher struct {
	Timeout time.Duration // of one Publish and of Close, 0 means DefaultTimeout

	cluster   Cluster
	addr      address
	transport *transport
	writer    *kafka.Writer
}

// NewPublisher returns a publisher to the brokers, "host:port" each, separated
// by commas. It connects when it is first used.
func NewPublisher(brokers string) *Publisher { return Cluster{Brokers: brokers}.Publisher() }

func split(brokers string) []string {
	parts := strings.Split(brokers, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// Publish writes messages and waits until they are acknowledged. Messages of
// one key keep their order. It is fastest with some hundreds of messages a
// call. When it gives up after Timeout, messages may still have arrived.
func (p *Publisher) Publish(ctx context.Context, messages []Message) error {
	return p.publish(ctx, messages, nil)
}

// PublishAt is Publish to one partition of the topics, whatever the keys are.
func (p *Publisher) PublishAt(ctx context.Context, partition int, messages []Message) error {
	return p.publish(ctx, messages, partition)
}

func (p *Publisher) publish(ctx context.Context, messages []Message, partition any) error {
	if len(messages) == 0 {
		return nil
	}
	ctx, cancel := context.WithTimeoutCause(ctx, p.timeout(), errGivenUp)
	defer cancel()
	out := make([]kafka.Message, len(messages))
	for i, m := range messages {
		out[i] = kafka.Message{Topic: m.Topic, Key: m.Key, Value: m.Value, WriterData: partition}
		for _, h := range m.Headers {
			out[i].Headers = append(out[i].Headers, kafka.Header{Key: h.Key, Value: h.Value})
		}
	}
	// Writer retries what it has queued. It does not retry when the layout of
	// the cluster cannot be had; then nothing is queued yet.
	err := retry(ctx, func() error { return p.writer.WriteMessages(ctx, out...) })
	if err == nil {
		return nil
	}
	var each kafka.WriteErrors
	if errors.As(err, &each) {
		return p.failed(messages, each)
	}
	var large kafka.MessageTooLargeError
	if errors.As(err, &large) {
		return fmt.Errorf("kafka: a message of %d bytes with key %s is %w", len(large.Message.Value), large.Message.Key, errTooLarge)
	}
	return fmt.Errorf("kafka %s: %w", p.addr.name, err)
}

// failed says how many messages failed and why the first did.
func (p *Publisher) failed(messages []Message, each kafka.WriteErrors) error {
	for i, err := range each {
		if err != nil {
			return fmt.Errorf("kafka %s: %d of %d messages failed, the first to %s: %w", p.addr.name, each.Count(), len(messages), messages[i].Topic, err)
		}
	}
	return nil
}

// Close waits for what is still in the queues and gives up after Timeout.
func (p *Publisher) Close() error {
	done := make(chan error, 1)
	go func() { done <- p.writer.Close() }()
	defer p.transport.close()
	timer := time.NewTimer(p.timeout())
	defer timer.Stop()
	select {
	case err := <-done:
		return err
	case <-timer.C:
	}
	p.transport.givenUp.Store(true) // now every attempt fails for good
	<-done
	return fmt.Errorf("kafka %s: %w", p.addr.name, errGivenUp)
}

func (p *Publisher) timeout() time.Duration {
	if p.Timeout > 0 {
		return p.Timeout
	}
	return DefaultTimeout
}
