package stream

import (
	"context"
	"errors"
	"fmt"
	"time"

	"vestnik/pipeline/kafka"
)

// DeadLetterTopic names the topic of dead letters.
func DeadLetterTopic(prefix string) string { return prefix + ".dlq" }

// StateTopic names the topic that remembers the facts of articles.
func StateTopic(prefix string) string { return prefix + ".state.v1" }

// missingFor is how long a topic must be missing: a broker that has just come
// back does not know all of its topics at once.
const missingFor = 5 * time.Second

// waitForTopics sees to the topics of a cluster that may just be starting.
func (s *Stream) waitForTopics(stop context.Context) error {
	ctx, cancel := context.WithTimeout(stop, startTimeout)
	defer cancel()
	began := time.Now()
	for wait := 200 * time.Millisecond; ; wait = min(2*wait, 2*time.Second) {
		err := s.seeToTopics(ctx)
		var missing *kafka.MissingTopicError
		if err == nil || (errors.As(err, &missing) || errors.Is(err, errPartitions)) && time.Since(began) >= missingFor {
			return err
		}
		if stop.Err() == nil {
			s.log.Warn("the topics cannot be checked", "error", err, "limit", startTimeout)
			if pause(ctx, wait) {
				continue
			}
		}
		if stop.Err() != nil {
			return stop.Err()
		}
		return err
	}
}

var errPartitions = errors.New("too few partitions")

// seeToTopics checks that all topics are there, or makes those that are not.
func (s *Stream) seeToTopics(ctx context.Context) error {
	names := append([]string{s.o.In}, s.topics.Names()...)
	names = append(names, DeadLetterTopic(s.o.Prefix))
	if s.o.Tombstones {
		names = append(names, StateTopic(s.o.Prefix))
	}
	if !s.o.CreateTopics {
		if err := s.publisher.CheckTopics(ctx, names...); err != nil {
			return err
		}
	} else if err := s.createTopics(ctx); err != nil {
		return err
	}
	if !s.o.Tombstones {
		return nil
	}
	in, err := s.publisher.Partitions(ctx, s.o.In)
	if err != nil {
		return err
	}
	have, err := s.publisher.Partitions(ctx, StateTopic(s.o.Prefix))
	if err != nil {
		return err
	}
	if have < in {
		return fmt.Errorf("%w: the state topic %q has %d partitions; the articles topic %q has %d and needs as many", errPartitions, StateTopic(s.o.Prefix), have, s.o.In, in)
	}
	return nil
}

func (s *Stream) createTopics(ctx context.Context) error {
	topics := []kafka.Topic{{Name: s.o.In, Partitions: s.o.Partitions}, {Name: DeadLetterTopic(s.o.Prefix), Partitions: 1}}
	for _, name := range s.topics.Names() {
		topics = append(topics, kafka.Topic{Name: name, Partitions: s.o.Partitions, Compacted: true})
	}
	if err := s.publisher.Create(ctx, topics...); err != nil {
		return err
	}
	if !s.o.Tombstones {
		return nil
	}
	n, err := s.publisher.Partitions(ctx, s.o.In) // it may have been there
	if err != nil {
		return err
	}
	return s.publisher.Create(ctx, kafka.Topic{Name: StateTopic(s.o.Prefix), Partitions: n, Compacted: true})
}
