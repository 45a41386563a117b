package articles

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"strings"
	"testing"

	"vestnik/extract"
	"vestnik/pipeline/broker"
	"vestnik/pipeline/kafka"
)

// numbered yields n articles, every hundredth of them broken, and calls each
// before one is given.
func numbered(n int, each func(i int)) iter.Seq2[extract.Article, error] {
	return func(yield func(extract.Article, error) bool) {
		for i := range n {
			if each != nil {
				each(i)
			}
			a := extract.Article{URI: fmt.Sprintf("u%d", i), Text: sentence}
			var err error
			if i%100 == 99 {
				err = errors.New("broken")
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// TestEnqueueResumes breaks a run off and goes on: every article is there, and
// of those before the checkpoint none twice.
func TestEnqueueResumes(t *testing.T) {
	b, err := broker.Start("")
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	p := kafka.NewPublisher(b.Addr())
	if err := p.Create(t.Context(), kafka.Topic{Name: "a", Partitions: 3}); err != nil {
		t.Fatal(err)
	}
	failed := 0
	q := &Enqueuer{Publisher: p, Topic: "a", File: filepath.Join(t.TempDir(), "c.json"), Inputs: []string{"x"}, Failed: func(error) { failed++ }}
	ctx, cancel := context.WithCancel(t.Context())
	c, err := q.Run(ctx, numbered(2000, func(i int) {
		if i == 1234 {
			cancel()
		}
	}))
	if !errors.Is(err, context.Canceled) || c.Sent != 1000 {
		t.Fatalf("%+v, %v", c, err)
	}
	c, err = q.Run(t.Context(), numbered(2000, nil))
	if err != nil || c.Sent != 980 || c.Skipped < 1000 {
		t.Fatalf("%+v, %v", c, err)
	}
	c, err = q.Run(t.Context(), numbered(2000, nil))
	if err != nil || c.Sent != 0 || c.Skipped != 2000 {
		t.Errorf("a complete run again: %+v, %v", c, err)
	}
	seen := make(map[string]int)
	end, err := p.Mark(t.Context(), "a")
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range end.Partitions() {
		for rec, err := range p.Span(t.Context(), "a", part, 0, end[part]) {
			if err != nil {
				t.Fatal(err)
			}
			a, err := Decode(rec.Message.Message)
			if err != nil || a.URI != string(rec.Key) {
				t.Fatalf("%+v, %v", a, err)
			}
			seen[a.URI]++
		}
	}
	if len(seen) != 1980 {
		t.Errorf("%d articles", len(seen))
	}
	for uri, n := range seen {
		if n != 1 {
			t.Errorf("%s: %d times", uri, n)
		}
	}
	for _, tt := range []struct {
		n    int
		in   string
		want string
	}{{100, "x", "there are only 100 now"}, {2000, "y", "not of this run"}} {
		q.Inputs = []string{tt.in}
		if _, err := q.Run(t.Context(), numbered(tt.n, nil)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%v, want %q", err, tt.want)
		}
	}
	q.Inputs = []string{"x"}
	changed := func(yield func(extract.Article, error) bool) {
		for range 2000 {
			if !yield(extract.Article{URI: "other", Text: "а"}, nil) {
				return
			}
		}
	}
	if _, err := q.Run(t.Context(), changed); err == nil || !strings.Contains(err.Error(), "the input has changed") {
		t.Errorf("%v", err)
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
}
