package stream

import (
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"
	"github.com/twmb/franz-go/pkg/kfake"
	"github.com/twmb/franz-go/pkg/kmsg"

	"vestnik/pipeline/kafka"
	"vestnik/pipeline/metrics"
)

// TestInFlight: no more bytes than allowed are taken in while a broker refuses
// the events, and then everything is read. Lag is told meanwhile.
func TestInFlight(t *testing.T) {
	t.Parallel()
	const bound = 64 << 10
	c, err := kfake.NewCluster(kfake.NumBrokers(1))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	var refusing atomic.Bool
	refusing.Store(true)
	c.ControlKey(int16(kmsg.Produce), func(req kmsg.Request) (kmsg.Response, error, bool) {
		c.KeepControl()
		if refusing.Load() && req.(*kmsg.ProduceRequest).Topics[0].Topic == "t.film.v1" {
			return nil, errors.New("refused"), true
		}
		return nil, nil, false
	})
	addr := c.ListenAddrs()[0]
	m := metrics.New()
	r := &rig{t: t, p: kafka.NewPublisher(addr), o: Options{
		Cluster: kafka.Cluster{Brokers: addr}, In: "articles", Group: "g", Prefix: "t", CreateTopics: true, Partitions: 2,
		newExtract: toy(nil, "v1"), Workers: 2, InFlight: bound, Metrics: m,
	}}
	var uriText []string
	for n := range 300 {
		uriText = append(uriText, fmt.Sprintf("u%d", n), "film A\n"+strings.Repeat("text ", 300))
	}
	r.send(uriText...)
	s, stop := r.start()
	eventually(t, 10*time.Second, func() error {
		if got := testutil.ToFloat64(m.InFlight); got < bound-4096 {
			return fmt.Errorf("%v bytes are in flight", got)
		}
		return nil
	})
	for range 50 {
		if got := testutil.ToFloat64(m.InFlight); got > bound {
			t.Fatalf("%v bytes are in flight, %d may be", got, bound)
		}
		if !pause(t.Context(), time.Millisecond) {
			t.Fatal(t.Context().Err())
		}
	}
	lag := testutil.ToFloat64(m.Lag.WithLabelValues("0")) + testutil.ToFloat64(m.Lag.WithLabelValues("1"))
	if lag != 300 {
		t.Errorf("lag %v while nothing is acknowledged", lag)
	}
	refusing.Store(false)
	r.committed()
	stop()
	if got := testutil.ToFloat64(m.InFlight); got != 0 || s.Counts().Events != 300 {
		t.Errorf("%v bytes are in flight in the end, %+v", got, s.Counts())
	}
	if err := r.p.Close(); err != nil {
		t.Error(err)
	}
}

// TestStopWhileReading: readings under way hold a stop up for the grace and no
// longer; what was not complete is not committed and is read by the next.
func TestStopWhileReading(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.o.Partitions, r.o.Workers = 1, 2
	never := make(chan struct{})
	r.o.newExtract = toy(never, "v1")
	r.send("a", "film A", "b", "hang\nfilm B", "c", "film C")
	s, stop := r.start()
	eventually(t, 10*time.Second, func() error {
		if s.Counts().Articles != 1 {
			return fmt.Errorf("%+v", s.Counts())
		}
		return nil
	})
	stop() // fails when it takes 5 s
	got, err := r.p.Committed(t.Context(), r.o.Group, r.o.In)
	if err != nil || got[0] != 1 {
		t.Errorf("committed %v, %v", got, err)
	}
	r.expect("t.film.v1", "a A")
	close(never)
	if c := r.process().Counts(); c.Articles != 2 {
		t.Errorf("the next member: %+v", c)
	}
	r.expect("t.film.v1", "a A", "b B", "c C")
}
