package stream

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kmsg"

	"vestnik/pipeline/kafka"
)

// TestCommitWaits lets a broker refuse the events of some articles again and
// again: until the first is taken, no offset above it may be committed, however
// many articles behind it are ready; when the events are taken, everything is.
func TestCommitWaits(t *testing.T) {
	t.Parallel()
	c, err := kfake.NewCluster(kfake.NumBrokers(1))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	addr := c.ListenAddrs()[0]
	r := &rig{t: t, p: kafka.NewPublisher(addr), o: Options{
		Cluster: kafka.Cluster{Brokers: addr}, In: "articles", Group: "g", Prefix: "t", CreateTopics: true, Partitions: 1, newExtract: toy(nil, "v1"), Workers: 3,
	}}

	var mu sync.Mutex
	refusing, refused, published := true, 0, 0
	var commits []string // what was committed while events were refused
	highest := int64(-1)
	c.ControlKey(int16(kmsg.Produce), func(req kmsg.Request) (kmsg.Response, error, bool) {
		c.KeepControl()
		mu.Lock()
		defer mu.Unlock()
		for _, topic := range req.(*kmsg.ProduceRequest).Topics {
			if topic.Topic != "t.film.v1" {
				continue
			}
			if refusing {
				refused++
				return nil, fmt.Errorf("refused"), true // the connection is closed
			}
			published++
		}
		return nil, nil, false
	})
	c.ControlKey(int16(kmsg.OffsetCommit), func(req kmsg.Request) (kmsg.Response, error, bool) {
		c.KeepControl()
		mu.Lock()
		defer mu.Unlock()
		for _, topic := range req.(*kmsg.OffsetCommitRequest).Topics {
			for _, p := range topic.Partitions {
				highest = max(highest, p.Offset)
				if refusing {
					commits = append(commits, fmt.Sprint(p.Offset))
				}
			}
		}
		return nil, nil, false
	})

	// Ten articles without events, then those with: only the ten may be
	// committed, when they were published in a batch of their own.
	for n := range 10 {
		r.send(fmt.Sprintf("e%d", n), "nothing")
	}
	for n := range 200 {
		r.send(fmt.Sprintf("u%d", n), fmt.Sprintf("film %d", n))
	}
	s, stop := r.start()
	eventually(t, 20*time.Second, func() error {
		mu.Lock()
		defer mu.Unlock()
		if refused < 8 {
			return fmt.Errorf("refused %d times", refused)
		}
		return nil
	})
	mu.Lock()
	if highest > 10 {
		t.Errorf("offset %d was committed while the events of offset 10 were refused", highest)
	}
	refusing = false
	mu.Unlock()
	r.committed()
	stop()
	mu.Lock()
	defer mu.Unlock()
	if highest != 210 || published == 0 {
		t.Errorf("committed up to %d, %d publishes", highest, published)
	}
	if got := s.Counts(); got.Events != 200 {
		t.Errorf("%+v", got)
	}
	if n := len(r.live("t.film.v1")); n != 200 {
		t.Errorf("%d events", n)
	}
	if err := r.p.Close(); err != nil {
		t.Error(err)
	}
}

// TestRejected: an article whose events a broker will not have is a dead
// letter, and those beside it are not.
func TestRejected(t *testing.T) {
	t.Parallel()
	c, err := kfake.NewCluster(kfake.NumBrokers(1))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	addr := c.ListenAddrs()[0]
	r := &rig{t: t, p: kafka.NewPublisher(addr), o: Options{
		Cluster: kafka.Cluster{Brokers: addr}, In: "articles", Group: "g", Prefix: "t", CreateTopics: true, Partitions: 1, newExtract: toy(nil, "v1"), Workers: 1,
	}}
	c.ControlKey(int16(kmsg.Produce), func(req kmsg.Request) (kmsg.Response, error, bool) {
		c.KeepControl()
		in := req.(*kmsg.ProduceRequest)
		for _, topic := range in.Topics {
			for _, p := range topic.Partitions {
				if topic.Topic == "t.film.v1" && len(p.Records) > 100_000 {
					res := in.ResponseKind().(*kmsg.ProduceResponse)
					rt := kmsg.NewProduceResponseTopic()
					rt.Topic = topic.Topic
					rp := kmsg.NewProduceResponseTopicPartition()
					rp.Partition, rp.ErrorCode = p.Partition, 10 // MESSAGE_TOO_LARGE
					rt.Partitions = append(rt.Partitions, rp)
					res.Topics = append(res.Topics, rt)
					return res, nil, true
				}
			}
		}
		return nil, nil, false
	})
	long := "" // no line of it compresses
	for n := range 30_000 {
		long += fmt.Sprintf("%d ", n*7919%100_003)
	}
	r.send("a", "film A", "large", "film "+long, "b", "film B")
	s := r.process()
	r.expect("t.film.v1", "a A", "b B")
	if n := len(r.records("t.dlq")); n != 1 || s.Counts().DeadLetters != 1 {
		t.Errorf("%d dead letters, %+v", n, s.Counts())
	}
	if err := r.p.Close(); err != nil {
		t.Error(err)
	}
}
