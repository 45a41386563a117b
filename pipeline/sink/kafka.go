package sink

import (
	"context"
	"errors"
	"fmt"

	"vestnik/extract/event"
	"vestnik/pipeline/kafka"
)

// Topics are the topics of each kind of event.
type Topics map[event.Kind]string

// TopicsOf names the topics that begin with prefix: "<prefix>.agreement.v1"
// and so on.
func TopicsOf(prefix string) Topics {
	t := make(Topics)
	for _, k := range event.Kinds {
		t[k] = prefix + "." + k.String() + ".v1"
	}
	return t
}

// Names lists the topics in the order of their kinds.
func (t Topics) Names() []string {
	var names []string
	for _, k := range event.Kinds {
		names = append(names, t[k])
	}
	return names
}

// How much Kafka holds back before it publishes: one call of Publisher is
// best given hundreds of messages.
const (
	kafkaMessages = 500
	kafkaBytes    = 4 << 20
)

// Kafka publishes events as CloudEvents in binary mode.
//
// Delivery guarantees: those of Publisher. Up to kafkaMessages events are held
// back; when the program dies before Close has returned nil they are not in
// the topics, and another run brings them with the same ids.
type Kafka struct {
	Sent int // events acknowledged

	publisher *kafka.Publisher
	topics    Topics
	held      []kafka.Message
	bytes     int
}

// NewKafka returns a sink that publishes to topics. Close leaves the publisher
// open.
func NewKafka(p *kafka.Publisher, topics Topics) *Kafka {
	return &Kafka{publisher: p, topics: topics}
}

var errLarge = fmt.Errorf("an event is larger than the %d bytes a message may have", kafka.MaxMessage)

// Write implements Sink. A document with an event too large for a message is
// left out whole.
func (s *Kafka) Write(ctx context.Context, d Doc) error {
	messages := make([]kafka.Message, len(d.Events))
	for i := range d.Events {
		messages[i] = kafka.Message{Topic: s.topics[d.Events[i].Kind], Message: d.Events[i].Envelope.Binary()}
		if messages[i].Size() > kafka.MaxMessage {
			return &DocError{URI: d.Article.URI, Err: errLarge}
		}
	}
	for _, m := range messages {
		s.held = append(s.held, m)
		if s.bytes += m.Size(); len(s.held) >= kafkaMessages || s.bytes >= kafkaBytes {
			if err := s.flush(ctx); err != nil {
				return err
			}
		}
	}
	return nil
}

// Close implements Sink.
func (s *Kafka) Close(ctx context.Context) error { return s.flush(ctx) }

func (s *Kafka) flush(ctx context.Context) error {
	if err := s.publisher.Publish(ctx, s.held); err != nil {
		if errors.Is(err, context.Canceled) {
			return err
		}
		return fmt.Errorf("%d events are not acknowledged: %w", len(s.held), err)
	}
	s.Sent += len(s.held)
	clear(s.held)
	s.held, s.bytes = s.held[:0], 0
	return nil
}
