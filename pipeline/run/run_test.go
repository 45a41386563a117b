package run

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"sync/atomic"
	"testing"

	"vestnik/extract"
)

// articles gives n articles of size bytes; every seventh is an error.
func articles(n, size int) iter.Seq2[extract.Article, error] {
	text := strings.Repeat("a", size)
	return func(yield func(extract.Article, error) bool) {
		for i := range n {
			a := extract.Article{URI: fmt.Sprint(i), Text: text}
			var err error
			if i%7 == 6 {
				err = errors.New("unreadable")
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

func TestOrderAndCounts(t *testing.T) {
	for _, workers := range []int{1, 2, 8} {
		var order []string
		c, err := Each(t.Context(), articles(500, 10), Options{Workers: workers},
			func() func(extract.Article) string { return func(a extract.Article) string { return "read " + a.URI } },
			func(r Result[string]) error {
				if (r.Err == nil) != (r.Value == "read "+r.Article.URI) {
					t.Errorf("article %s: %q, %v", r.Article.URI, r.Value, r.Err)
				}
				order = append(order, r.Article.URI)
				return nil
			})
		if err != nil {
			t.Fatal(err)
		}
		for i, uri := range order {
			if uri != fmt.Sprint(i) {
				t.Fatalf("%d workers: article %s at place %d", workers, uri, i)
			}
		}
		if want := (Counts{Documents: 500, Failed: 71, Bytes: 5000}); c != want {
			t.Errorf("counts %+v, want %+v", c, want)
		}
	}
}

func TestPanicCostsOneDocument(t *testing.T) {
	made := atomic.Int32{}
	var failed []string
	c, err := Each(t.Context(), articles(6, 1), Options{Workers: 1},
		func() func(extract.Article) int {
			made.Add(1)
			return func(a extract.Article) int {
				if a.URI == "2" {
					var none []int
					return none[2]
				}
				return 1
			}
		},
		func(r Result[int]) error {
			var pe *PanicError
			if errors.As(r.Err, &pe) {
				failed = append(failed, r.Err.Error())
				if !strings.Contains(string(pe.Stack), "run_test.go") {
					t.Errorf("the stack does not show the place:\n%s", pe.Stack)
				}
			}
			return nil
		})
	want := "2: panic: runtime error: index out of range [2] with length 0"
	if err != nil || c.Documents != 6 || c.Failed != 1 || len(failed) != 1 || failed[0] != want {
		t.Errorf("%v, %+v, %q", err, c, failed)
	}
	if made.Load() != 2 {
		t.Errorf("%d worker states made, want a new one after the panic", made.Load())
	}
}

// TestBoundedMemory holds the emitter back and looks how far the source gets.
func TestBoundedMemory(t *testing.T) {
	const size, most = 999, 10_000 // + 1 byte an article
	var read, emitted atomic.Int64
	counted := func(yield func(extract.Article, error) bool) {
		for a, err := range articles(200, size) {
			if held := read.Add(1) - emitted.Load(); held > most/(size+1)+1 { // one waits outside
				t.Errorf("%d articles held", held)
			}
			if !yield(a, err) {
				return
			}
		}
	}
	_, err := Each(t.Context(), counted, Options{Workers: 4, InFlight: most},
		func() func(extract.Article) int { return func(extract.Article) int { return 0 } },
		func(Result[int]) error { emitted.Add(1); return nil })
	if err != nil || emitted.Load() != 200 {
		t.Errorf("%v after %d", err, emitted.Load())
	}
}

func TestLargerThanTheRoom(t *testing.T) {
	c, err := Each(t.Context(), articles(5, 1000), Options{Workers: 2, InFlight: 10},
		func() func(extract.Article) int { return func(extract.Article) int { return 0 } },
		func(Result[int]) error { return nil })
	if err != nil || c.Documents != 5 {
		t.Errorf("%v, %+v", err, c)
	}
}

func TestEmitErrorEndsTheRun(t *testing.T) {
	broken := errors.New("pipe closed")
	n := 0
	_, err := Each(t.Context(), articles(1_000_000, 1), Options{Workers: 2},
		func() func(extract.Article) int { return func(extract.Article) int { return 0 } },
		func(Result[int]) error {
			if n++; n == 10 {
				return broken
			}
			return nil
		})
	if err != broken || n != 10 {
		t.Errorf("%v after %d", err, n)
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	_, err := Each(ctx, articles(1_000_000, 1), Options{Workers: 2},
		func() func(extract.Article) int { return func(extract.Article) int { return 0 } },
		func(Result[int]) error {
			if n++; n == 10 {
				cancel()
			}
			return nil
		})
	if !errors.Is(err, context.Canceled) || n == 1_000_000 {
		t.Errorf("%v after %d", err, n)
	}
}
