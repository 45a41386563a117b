package stream

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/segmentio/kafka-go"

	"vestnik/extract"
	"vestnik/pipeline/broker"
	vk "vestnik/pipeline/kafka"
)

// benchArticles is how many articles of about 2 KB an iteration reads. Each
// benchmark tells articles/s; the stream is bounded by the slower of the
// copy and the extraction.
const benchArticles = 60_000

// benchKafka gives a real broker when tests may use one, else the embedded.
func benchKafka(b *testing.B) string {
	b.Helper()
	if os.Getenv("VESTNIK_TEST_KAFKA") != "" {
		return startKafka(b, 1).addr
	}
	br, err := broker.Start("")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(br.Close)
	return br.Addr()
}

// benchInput fills an articles topic of four partitions.
func benchInput(b *testing.B, addr string, articles int) (topic string, size int64) {
	b.Helper()
	p := vk.NewPublisher(addr)
	topic = fmt.Sprintf("bench-%d", time.Now().UnixNano())
	if err := p.Create(b.Context(), vk.Topic{Name: topic, Partitions: 4}); err != nil {
		b.Fatal(err)
	}
	var ms []vk.Message
	for n := 0; len(ms) < articles; n++ {
		if n%60 == 59 {
			continue // poison
		}
		m := vk.Message{Topic: topic, Message: proofMessage(n)}
		ms = append(ms, m)
		size += int64(len(m.Value))
	}
	if err := p.Publish(b.Context(), ms); err != nil {
		b.Fatal(err)
	}
	if err := p.Close(); err != nil {
		b.Fatal(err)
	}
	return topic, size
}

// measured reports articles/s and the processor time of an article in this
// process, which says more than the clock when other things run beside it.
func measured(b *testing.B, before time.Duration) {
	all := float64(benchArticles) * float64(b.N)
	b.ReportMetric(all/b.Elapsed().Seconds(), "articles/s")
	b.ReportMetric(float64((processorTime(b)-before).Microseconds())/all, "cpu-µs/article")
}

func processorTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkStream reads the topic with one stream from the joining of the group
// to the last acknowledgement.
func BenchmarkStream(b *testing.B) {
	addr := benchKafka(b)
	topic, size := benchInput(b, addr, benchArticles)
	program := testProgram(b)
	for _, tombstones := range []bool{false, true} {
		b.Run(fmt.Sprintf("tombstones=%v", tombstones), func(b *testing.B) {
			b.SetBytes(size)
			before := processorTime(b)
			for n := 0; b.Loop(); n++ {
				name := fmt.Sprintf("%s-%v-%d-%d", topic, tombstones, b.N, n)
				s, err := New(b.Context(), Options{
					Cluster: vk.Cluster{Brokers: addr}, In: topic, Group: name, Prefix: name, CreateTopics: true, Partitions: 4,
					Tombstones: tombstones, Program: func() *extract.Program { return program },
				})
				if err != nil {
					b.Fatal(err)
				}
				ctx, cancel := context.WithCancel(b.Context())
				done := make(chan error, 1)
				go func() { done <- s.Run(ctx) }()
				eventually(b, 5*time.Minute, func() error {
					if c := s.Counts(); c.Articles < benchArticles {
						return fmt.Errorf("%d articles", c.Articles)
					}
					return nil
				})
				cancel()
				if err := <-done; err != nil {
					b.Fatal(err)
				}
			}
			measured(b, before)
		})
	}
}

// BenchmarkCopy copies the topic with kafka-go alone: a consumer group that
// reads, writes to another topic until all replicas have it, and commits every
// 500 messages.
func BenchmarkCopy(b *testing.B) {
	addr := benchKafka(b)
	topic, size := benchInput(b, addr, benchArticles)
	b.SetBytes(size)
	before := processorTime(b)
	for n := 0; b.Loop(); n++ {
		name := fmt.Sprintf("%s-copy-%d-%d", topic, b.N, n)
		p := vk.NewPublisher(addr)
		if err := p.Create(b.Context(), vk.Topic{Name: name, Partitions: 4}); err != nil {
			b.Fatal(err)
		}
		r := kafka.NewReader(kafka.ReaderConfig{
			Brokers: []string{addr}, GroupID: name, Topic: topic, MinBytes: 1, MaxBytes: 8 << 20, MaxWait: 250 * time.Millisecond,
			QueueCapacity: 1000, HeartbeatInterval: time.Second, SessionTimeout: 10 * time.Second, JoinGroupBackoff: 500 * time.Millisecond,
		})
		w := &kafka.Writer{
			Addr: kafka.TCP(addr), Topic: name, RequiredAcks: kafka.RequireAll, Balancer: &kafka.Hash{}, BatchSize: 500, BatchBytes: 1 << 20,
			BatchTimeout: 5 * time.Millisecond, Compression: kafka.Lz4,
			Transport: &kafka.Transport{MetadataTTL: time.Second}, // the shared one may not know the topic yet
		}
		held := make([]kafka.Message, 0, 500)
		for got := 0; got < benchArticles; got++ {
			m, err := r.FetchMessage(b.Context())
			if err != nil {
				b.Fatal(err)
			}
			held = append(held, m)
			if len(held) < cap(held) && got+1 < benchArticles {
				continue
			}
			out := make([]kafka.Message, len(held))
			for i, m := range held {
				out[i] = kafka.Message{Key: m.Key, Value: m.Value, Headers: m.Headers}
			}
			if err := w.WriteMessages(b.Context(), out...); err != nil {
				b.Fatal(err)
			}
			if err := r.CommitMessages(b.Context(), held...); err != nil {
				b.Fatal(err)
			}
			held = held[:0]
		}
		if err := errors.Join(r.Close(), w.Close(), p.Close()); err != nil {
			b.Fatal(err)
		}
	}
	measured(b, before)
}

// BenchmarkRead decodes, extracts and puts into envelopes the same articles
// with one reader a core, without Kafka.
func BenchmarkRead(b *testing.B) {
	program := testProgram(b)
	var jobs []*job
	var size int64
	for n := 0; len(jobs) < benchArticles; n++ {
		if n%60 == 59 {
			continue
		}
		m := proofMessage(n)
		size += int64(len(m.Value))
		jobs = append(jobs, newJob(b.Context(), vk.Record{Message: vk.Message{Message: m}}, 1<<20))
	}
	o := Options{Cluster: vk.Cluster{Brokers: "none"}, In: "a", Group: "g", Program: func() *extract.Program { return program }}
	o.setDefaults()
	s := &Stream{o: o, log: o.Log}
	var readers []*reader
	for range runtime.GOMAXPROCS(0) {
		readers = append(readers, &reader{s: s})
	}
	b.SetBytes(size)
	before := processorTime(b)
	for b.Loop() {
		var all sync.WaitGroup
		for i, r := range readers {
			all.Go(func() {
				for k := i; k < len(jobs); k += len(readers) {
					if out := r.read(jobs[k]); out.outcome != outcomeRead || len(out.events) == 0 {
						b.Errorf("article %d: %s", k, out.outcome)
					}
				}
			})
		}
		all.Wait()
	}
	measured(b, before)
}

// scaleArticles is how many BenchmarkConsumers reads: some twenty seconds of
// one consumer, so that starting and joining, which are left out, are the
// smaller part, and so are the offsets that are committed in one go.
const scaleArticles = 40_000

// BenchmarkConsumers reads the topic with consumers of one core each, in
// processes of their own, as fast as the cores beside the broker allow.
// articles/s is of the last three quarters: starting and joining are over by
// then. consumers-µs and broker-µs are processor time of an article there: what
// they leave of the machine's cores says what bounds articles/s.
func BenchmarkConsumers(b *testing.B) {
	if os.Getenv("VESTNIK_TEST_KAFKA") == "" {
		b.Skip("VESTNIK_TEST_KAFKA is not set")
	}
	k := startKafka(b, 1)
	if !k.own() {
		b.Skip("no Java: the processor time of the broker of VESTNIK_TEST_KAFKA cannot be told")
	}
	topic, _ := benchInput(b, k.addr, scaleArticles)
	p := vk.NewPublisher(k.addr)
	for consumers := 1; consumers <= 3; consumers++ {
		b.Run(fmt.Sprint(consumers), func(b *testing.B) {
			var articles int64
			var took, ofConsumers, ofBroker time.Duration
			for n := 0; b.Loop(); n++ {
				name := fmt.Sprintf("%s-%d-%d-%d", topic, consumers, b.N, n)
				s, err := New(b.Context(), Options{Cluster: vk.Cluster{Brokers: k.addr}, In: topic, Group: name, Prefix: name, CreateTopics: true, Partitions: 4, newExtract: toy(nil, "")})
				if err != nil {
					b.Fatal(err)
				}
				if err := s.publisher.Close(); err != nil {
					b.Fatal(err)
				}
				var running []*consumer
				for range consumers {
					running = append(running, startConsumer(b, consumerSpec{Brokers: k.addr, In: topic, Group: name, Prefix: name, Workers: 1}))
				}
				used := func() (time.Duration, time.Duration) {
					sum := time.Duration(0)
					for _, c := range running {
						sum += processTime(b, c.cmd.Process.Pid)
					}
					return sum, processTime(b, k.pid(1))
				}
				var began time.Time
				var before int64
				var consumers0, broker0 time.Duration
				eventually(b, 5*time.Minute, func() error {
					got, err := p.Committed(b.Context(), name, topic)
					if err != nil {
						return err
					}
					sum := int64(0)
					for _, offset := range got {
						sum += offset
					}
					if began.IsZero() && sum >= scaleArticles/4 {
						began, before = time.Now(), sum
						consumers0, broker0 = used()
					}
					if sum < scaleArticles {
						return fmt.Errorf("%d articles", sum)
					}
					articles += sum - before
					took += time.Since(began)
					consumers1, broker1 := used()
					ofConsumers += consumers1 - consumers0
					ofBroker += broker1 - broker0
					return nil
				})
				for _, c := range running {
					c.stop(b)
				}
			}
			b.ReportMetric(float64(articles)/took.Seconds(), "articles/s")
			b.ReportMetric(float64(ofConsumers.Microseconds())/float64(articles), "consumers-µs/article")
			b.ReportMetric(float64(ofBroker.Microseconds())/float64(articles), "broker-µs/article")
		})
	}
	if err := p.Close(); err != nil {
		b.Fatal(err)
	}
}

// processTime gives the processor time that a process has used, by /proc of
// Linux, which counts in hundredths of a second.
func processTime(b *testing.B, pid int) time.Duration {
	b.Helper()
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		b.Skip(err)
	}
	_, after, _ := strings.Cut(string(stat), ") ") // the name may hold anything
	fields := strings.Fields(after)
	sum := 0
	for _, field := range fields[11:13] { // utime, stime
		ticks, err := strconv.Atoi(field)
		if err != nil {
			b.Fatal(err)
		}
		sum += ticks
	}
	return time.Duration(sum) * time.Second / 100
}
