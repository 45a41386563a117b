// Package stream is the streaming service: articles in from a Kafka topic,
// events out to Kafka topics.
//
// A member of a consumer group has a reader and an emitter for each of its
// partitions and one set of workers for all. The reader takes room for an
// article's bytes and queues it, in order, for its emitter and, for any of the
// workers, to be read. The emitter waits for the first article of its queue,
// takes those behind it that are ready too, publishes the events of all of
// them in one call, then their states, and then counts their offsets as done.
// So order holds within a partition, the readings run side by side, and a
// batch is as large as what became ready while the last one was on its way.
//
// Delivery guarantees: at least once. The offset of an article is committed
// only after every event, tombstone and dead letter of it and of all articles
// below it in its partition is acknowledged by all in-sync replicas, and after
// their states are. What dies between is read again: the same events come once
// more with the same ids, keys and data. That holds when this program, a
// broker or the network dies at any moment, and when partitions move between
// members; a member that was cut off may go on for the length of its session
// with articles that are another's by then, and only repeats what that one
// sends. Of a replicated topic as many brokers may be lost as leave
// min.insync.replicas. An article that cannot be read is a dead letter and
// counts as done when that is acknowledged. Whether an event carries
// duplicateof depends on what the member has read before and may differ when
// it is repeated. Stopping waits for readings under way and publishes what is
// complete; the rest is read by whoever gets the partition.
//
// Scaling: partitions share nothing but the consumer group, and members nothing
// but Kafka, so members on more machines add up until there are as many as
// partitions. Measured with articles of 2 KB (BenchmarkStream, BenchmarkRead,
// BenchmarkCopy): reading an article costs a member some 170 µs of processor
// time, the stream around it 35 µs more, with tombstones or without; copying
// its bytes from topic to topic with kafka-go alone costs 9. So the members'
// processors are the limit long before the client or a broker is.
package stream

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/semaphore"

	"vestnik/pipeline/dedup"
	"vestnik/pipeline/kafka"
	"vestnik/pipeline/metrics"
	"vestnik/pipeline/sink"
	"vestnik/pipeline/state"
)

// Stream is a member of a consumer group that reads articles.
type Stream struct {
	o      Options
	topics sink.Topics
	log    *slog.Logger
	m      *metrics.Stream

	publisher *kafka.Publisher
	room      *semaphore.Weighted
	todo      chan *job
	window    *dedup.Window        // nil when duplicates are not looked for
	tables    map[int]*state.Table // by partition; of a generation

	abandoned atomic.Int64
	trouble   atomic.Pointer[error] // why the stream is not ready

	mu      sync.Mutex // of what follows
	counts  Counts
	version string // of the lexicon, as the metrics have it
}

// Counts say what was done since the start.
type Counts struct {
	Articles, Events, Tombstones, DeadLetters int
}

// New connects to the cluster and sees to the topics. It fails when the
// options contradict one another, the cluster cannot be reached, or a topic is
// missing; with the error of ctx when it is told to stop before that.
func New(ctx context.Context, o Options) (*Stream, error) {
	o.setDefaults()
	if err := o.check(); err != nil {
		return nil, err
	}
	s := &Stream{
		o: o, topics: sink.TopicsOf(o.Prefix), log: o.Log, m: o.Metrics,
		publisher: o.Cluster.Publisher(),
		room:      semaphore.NewWeighted(o.InFlight),
		todo:      make(chan *job, 2*o.Workers),
		tables:    make(map[int]*state.Table),
	}
	// A batch is published until it is acknowledged or the generation ends:
	// giving up would only mean to read its articles again.
	s.publisher.Timeout = startTimeout
	if o.Duplicates != KeepDuplicates {
		s.window = dedup.NewWindow(o.Threshold, o.WindowAge, o.WindowArticles)
	}
	s.unready(errors.New("not in the consumer group yet"))
	if err := s.waitForTopics(ctx); err != nil {
		s.publisher.Timeout = time.Second
		return nil, errors.Join(err, s.publisher.Close())
	}
	s.publisher.Timeout = 30 * 24 * time.Hour
	return s, nil
}

// startTimeout is how long the cluster may take to answer at the start.
const startTimeout = 15 * time.Second

// lastTry is how long each step of leaving may take when the cluster does not
// answer. With the grace they are within five seconds.
const lastTry = 700 * time.Millisecond

// Run reads articles until ctx ends, then finishes what is complete within
// Options.Grace, leaves the group and returns nil. It returns an error when
// going on makes no sense, such as a state topic that does not fit.
func (s *Stream) Run(ctx context.Context) error {
	s.tellVersion()
	stop := make(chan struct{})
	defer close(stop) // ends the workers
	for range s.o.Workers {
		go s.worker(stop)
	}
	group, err := s.o.Cluster.JoinGroup(s.o.Group, s.o.In)
	if err != nil {
		return err
	}
	err = s.generations(ctx, group)
	s.log.Info("leaving", "group", s.o.Group)
	s.leave(group)
	s.publisher.Timeout = lastTry
	if closing := s.publisher.Close(); closing != nil {
		s.log.Warn("articles on their way will be read again", "error", closing)
	}
	return err
}

// generations runs one generation after another.
func (s *Stream) generations(ctx context.Context, group *kafka.Group) error {
	for {
		gen, err := group.Next(ctx)
		switch {
		case ctx.Err() != nil:
			return nil
		case errors.Is(err, kafka.ErrLeft):
			return nil
		case err != nil:
			s.m.Errors.WithLabelValues("join").Inc()
			s.unready(fmt.Errorf("cannot join the consumer group: %w", err))
			s.log.Warn("cannot join the group", "group", s.o.Group, "error", err)
			continue // Next pauses
		}
		s.m.Rebalances.Inc()
		s.m.Partitions.Set(float64(len(gen.Partitions)))
		var fatal error
		gen.Run(ctx, func(genCtx context.Context) { fatal = s.generation(genCtx, gen) })
		s.unready(errors.New("the consumer group is rebalancing"))
		if fatal != nil {
			return fatal
		}
	}
}

// leave leaves the group, but does not wait for a coordinator that is away.
func (s *Stream) leave(group *kafka.Group) {
	left := make(chan struct{})
	go func() {
		defer close(left)
		if err := group.Close(); err != nil {
			s.log.Warn("leaving the group", "error", err)
		}
	}()
	timer := time.NewTimer(lastTry)
	defer timer.Stop()
	select {
	case <-left:
	case <-timer.C:
	}
}

// Live implements metrics.Health: it fails when readings that never end have
// taken the processors.
func (s *Stream) Live() error {
	if n := s.abandoned.Load(); n >= int64(s.o.mostAbandoned()) {
		return fmt.Errorf("%d readings took longer than %v and still run", n, s.o.Timeout)
	}
	return nil
}

// Ready implements metrics.Health.
func (s *Stream) Ready() error {
	if err := s.trouble.Load(); err != nil {
		return *err
	}
	return nil
}

func (s *Stream) unready(err error) { s.trouble.Store(&err) }

func (s *Stream) ready() { s.trouble.Store(nil) }

// tellVersion brings the metrics up to date with the lexicon.
func (s *Stream) tellVersion() {
	if s.o.Program == nil { // a test
		return
	}
	v := s.o.Program().Version()
	s.mu.Lock()
	defer s.mu.Unlock()
	if v == s.version {
		return
	}
	if s.version != "" {
		s.m.Reloads.Inc()
		s.log.Info("lexicon", "version", v, "before", s.version)
	}
	s.version = v
	s.m.Lexicon(v)
}

// Counts tells what was done so far.
func (s *Stream) Counts() Counts {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.counts
}
