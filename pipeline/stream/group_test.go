package stream

import (
	"fmt"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"

	"vestnik/pipeline/metrics"
)

// TestTwoMembers: a second member joins and takes partitions, the first leaves
// and the second takes the rest, with the state of the articles.
func TestTwoMembers(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.o.Partitions, r.o.Tombstones = 4, true
	var want []string
	for n := range 40 {
		r.send(fmt.Sprintf("u%d", n), "film A\nfilm B")
	}
	r.o.Metrics = metrics.New()
	a, stopA := r.start()
	r.committed()
	ma := r.o.Metrics
	r.o.Metrics = metrics.New()
	mb := r.o.Metrics
	b, stopB := r.start()
	shared := func(na, nb float64) {
		t.Helper()
		eventually(t, 20*time.Second, func() error {
			if x, y := testutil.ToFloat64(ma.Partitions), testutil.ToFloat64(mb.Partitions); x != na || y != nb || b.Ready() != nil || na > 0 && a.Ready() != nil {
				return fmt.Errorf("%v and %v partitions, %v, %v", x, y, a.Ready(), b.Ready())
			}
			return nil
		})
	}
	shared(2, 2)
	for n := range 40 {
		r.send(fmt.Sprintf("u%d", n), "film B\nfilm C")
		want = append(want, fmt.Sprintf("u%d B", n), fmt.Sprintf("u%d C", n))
	}
	r.committed()
	r.expect("t.film.v1", want...)
	if a.Counts().Articles == 40 || b.Counts().Articles == 0 {
		t.Errorf("the second round was read by one alone: %+v, %+v", a.Counts(), b.Counts())
	}
	stopA()
	eventually(t, 20*time.Second, func() error {
		if got := testutil.ToFloat64(mb.Partitions); got != 4 {
			return fmt.Errorf("%v partitions", got)
		}
		return nil
	})
	want = nil
	for n := range 40 {
		r.send(fmt.Sprintf("u%d", n), "film C")
		want = append(want, fmt.Sprintf("u%d C", n))
	}
	r.committed()
	stopB()
	r.expect("t.film.v1", want...)
	if n := a.Counts().Tombstones + b.Counts().Tombstones; n != 80 {
		t.Errorf("%d facts were withdrawn, want 80", n)
	}
}
