package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"vestnik/pipeline/broker"
	"vestnik/pipeline/kafka"
	"vestnik/pipeline/sink"
)

// kafkaFlags say to which topics events go.
type kafkaFlags struct {
	brokers    string
	security   kafka.Security
	prefix     string
	create     bool
	partitions int
	timeout    time.Duration
}

func (f *kafkaFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.brokers, "kafka", "", "publish to `HOST:PORT[,...]`, or to a broker inside the program: embedded, embedded:DIR")
	addSecurity(flags, &f.security)
	flags.StringVar(&f.prefix, "topic-prefix", "vestnik", "beginning of the topics' names")
	flags.BoolVar(&f.create, "create-topics", false, "create the topics that do not exist, compacted by key")
	flags.IntVar(&f.partitions, "partitions", 3, "partitions of the topics created")
	flags.DurationVar(&f.timeout, "kafka-timeout", kafka.DefaultTimeout, "how long to wait for brokers that do not answer")
}

// kafkaOutput is the Kafka sink of a run; nil when there is none.
type kafkaOutput struct {
	*sink.Kafka
	publisher *kafka.Publisher
	broker    *broker.Broker // inside the program, or nil
	name      string
	spans     []sink.Span    // of the embedded topics, from where they ended at the start
	rank      map[string]int // place of each event in the run by its id, for reading back
}

// open connects to the brokers and sees to the topics. It returns nil when no
// Kafka is asked for.
func (f *kafkaFlags) open(ctx context.Context) (_ *kafkaOutput, err error) {
	if f.brokers == "" {
		return nil, nil
	}
	k := &kafkaOutput{name: f.brokers}
	defer func() {
		if err != nil {
			k.stop()
			err = &exitError{exitUsage, err}
		}
	}()
	cluster, err := f.security.Cluster(f.brokers)
	if err != nil {
		return nil, err
	}
	dir, embedded := strings.CutPrefix(f.brokers, "embedded")
	if embedded && (dir == "" || strings.HasPrefix(dir, ":")) {
		if k.broker, err = broker.Start(strings.TrimPrefix(dir, ":")); err != nil {
			return nil, err
		}
		cluster = kafka.Cluster{Brokers: k.broker.Addr()}
		k.rank = make(map[string]int)
	}
	topics := sink.TopicsOf(f.prefix)
	k.publisher = cluster.Publisher()
	k.publisher.Timeout = f.timeout
	switch {
	case k.embedded():
		// One partition: the order of the topic is that of the input.
		err = k.publisher.CreateTopics(ctx, 1, topics.Names()...)
	case f.create:
		err = k.publisher.CreateTopics(ctx, f.partitions, topics.Names()...)
	default:
		err = k.publisher.CheckTopics(ctx, topics.Names()...)
	}
	if err != nil {
		return nil, err
	}
	k.Kafka = sink.NewKafka(k.publisher, topics)
	if k.embedded() {
		for _, t := range topics.Names() {
			m, err := k.publisher.Mark(ctx, t)
			if err != nil {
				return nil, err
			}
			k.spans = append(k.spans, sink.Span{Topic: t, From: m})
		}
	}
	return k, nil
}

func (k *kafkaOutput) embedded() bool { return k != nil && k.broker != nil }

// Write implements sink.Sink and remembers the order of the events.
func (k *kafkaOutput) Write(ctx context.Context, d sink.Doc) error {
	if k.embedded() {
		for i := range d.Events {
			if id := d.Events[i].Envelope.ID; k.rank[id] == 0 {
				k.rank[id] = len(k.rank) + 1
			}
		}
	}
	return k.Kafka.Write(ctx, d)
}

// readBack reads what the run published from the topics into out.
func (k *kafkaOutput) readBack(ctx context.Context, out sink.Sink) (err error) {
	for i := range k.spans {
		if k.spans[i].To, err = k.publisher.Mark(ctx, k.spans[i].Topic); err != nil {
			return err
		}
	}
	read := 0
	for d, err := range sink.ReadBack(ctx, k.publisher, k.spans, k.rank) {
		if err != nil {
			return err
		}
		read += len(d.Events)
		if err := out.Write(ctx, d); err != nil {
			return err
		}
	}
	if read != k.Sent {
		return fmt.Errorf("%d events were sent and %d came back", k.Sent, read)
	}
	return out.Close(ctx)
}

// close waits for the publisher. A nil kafkaOutput has nothing to wait for.
func (k *kafkaOutput) close() error {
	if k == nil || k.publisher == nil {
		return nil
	}
	err := k.publisher.Close()
	k.publisher = nil
	return err
}

// patience is how long a run that failed waits for what is on its way.
const patience = 3 * time.Second

// stop ends what close has not, after a failure.
func (k *kafkaOutput) stop() {
	if k == nil {
		return
	}
	if k.publisher != nil {
		k.publisher.Timeout = min(k.publisher.Timeout, patience)
		_ = k.close() // the failure was told already
	}
	if k.broker != nil {
		k.broker.Close()
		k.broker = nil
	}
}

func (k *kafkaOutput) String() string {
	var topics []string
	for _, s := range k.spans {
		topics = append(topics, s.Topic)
	}
	if len(topics) == 0 {
		return "Kafka " + k.name
	}
	return "Kafka " + k.name + " and back from " + strings.Join(topics, ", ")
}
