// Package run reads articles in parallel and hands the results on in the
// order of the input, with bounded memory.
//
// Delivery guarantees: a result is emitted exactly once and in order, or not
// at all when the run is cancelled or emit fails; nothing is remembered
// between runs.
package run

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"runtime/debug"
	"sync"

	"golang.org/x/sync/semaphore"

	"vestnik/extract"
)

// DefaultInFlight is how many bytes of text may be between source and sink.
const DefaultInFlight = 64 << 20

// Options bound a run.
type Options struct {
	Workers  int   // goroutines that read articles, 0 means one a core
	InFlight int64 // bytes of text between source and sink, 0 means DefaultInFlight
}

// Result is what became of one document.
type Result[T any] struct {
	Article extract.Article
	Value   T     // of the worker, zero when Err is set
	Err     error // of the source, or *PanicError
}

// PanicError is a worker's panic over one article. The run goes on: it is one
// document that failed.
type PanicError struct {
	URI   string
	Value any
	Stack []byte
}

func (e *PanicError) Error() string { return fmt.Sprintf("%s: panic: %v", e.URI, e.Value) }

// Counts say what came of a run.
type Counts struct {
	Documents int   // articles and errors of the source
	Failed    int   // of them not read
	Bytes     int64 // of text
}

// Each runs work over articles and calls emit with each result in input
// order, from the calling goroutine. newWork is called once a worker and once
// more after a panic, so what it returns may keep scratch space; at most
// Options.InFlight bytes of articles are held at a time (one larger article
// is held alone). Each returns when the articles are used up, or with the
// error of emit or ctx.
func Each[T any](ctx context.Context, articles iter.Seq2[extract.Article, error], o Options,
	newWork func() func(extract.Article) T, emit func(Result[T]) error) (Counts, error) {

	items := func(yield func(given) bool) {
		for a, err := range articles {
			if !yield(given{a, err}) {
				return
			}
		}
	}
	return Map(ctx, items, o, func() func(given) Result[T] {
		work := newWork()
		return func(g given) Result[T] {
			r := Result[T]{Article: g.article, Err: g.err}
			if g.err == nil {
				r.Value = work(g.article)
			}
			return r
		}
	}, emit)
}

// Item is what a run is fed with.
type Item interface {
	Name() string // for errors
	Size() int    // bytes held
}

// given is an article, or its error, as an Item.
type given struct {
	article extract.Article
	err     error
}

func (g given) Name() string { return g.article.URI }

func (g given) Size() int { return len(g.article.Text) + len(g.article.Title) }

// Map is Each for items that become articles in the workers: work gives the
// result of an item.
func Map[I Item, T any](ctx context.Context, items iter.Seq[I], o Options,
	newWork func() func(I) Result[T], emit func(Result[T]) error) (Counts, error) {

	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.InFlight <= 0 {
		o.InFlight = DefaultInFlight
	}
	ctx, cancel := context.WithCancel(ctx)
	var all sync.WaitGroup
	defer all.Wait() // nothing of a run outlives it
	defer cancel()

	room := semaphore.NewWeighted(o.InFlight)
	todo := make(chan *job[I, T], o.Workers)
	order := make(chan *job[I, T], 16*o.Workers)

	all.Go(func() {
		defer close(todo)
		defer close(order)
		feed(ctx, items, o.InFlight, room, todo, order)
	})
	for range o.Workers {
		all.Go(func() {
			work := newWork()
			for j := range todo {
				if j.result = guard(work, j.item); j.result.Err != nil {
					if _, panicked := j.result.Err.(*PanicError); panicked {
						work = newWork() // its scratch space may be half-written
					}
				}
				close(j.done)
			}
		})
	}

	var c Counts
	for j := range order {
		select {
		case <-j.done:
		case <-ctx.Done():
			return c, ctx.Err()
		}
		c.Documents++
		c.Bytes += int64(len(j.result.Article.Text))
		if j.result.Err != nil {
			c.Failed++
		}
		err := emit(j.result)
		room.Release(j.size)
		if err != nil {
			return c, err
		}
	}
	return c, ctx.Err()
}

// job is a document on its way.
type job[I Item, T any] struct {
	item   I
	result Result[T]
	size   int64         // bytes taken of the room
	done   chan struct{} // closed when result is complete
}

// feed reads the items and gives each to the workers and, in order, to the
// emitter.
func feed[I Item, T any](ctx context.Context, items iter.Seq[I], most int64,
	room *semaphore.Weighted, todo, order chan<- *job[I, T]) {

	for item := range items {
		n := min(int64(item.Size())+1, most)
		if room.Acquire(ctx, n) != nil {
			return
		}
		j := &job[I, T]{item: item, size: n, done: make(chan struct{})}
		select {
		case todo <- j:
		case <-ctx.Done():
			return
		}
		select {
		case order <- j:
		case <-ctx.Done():
			return
		}
	}
}

// guard turns a panic of work into an error.
func guard[I Item, T any](work func(I) Result[T], item I) (r Result[T]) {
	defer func() {
		if p := recover(); p != nil {
			r = Result[T]{Err: &PanicError{URI: item.Name(), Value: p, Stack: debug.Stack()}}
			r.Article.URI = item.Name()
		}
	}()
	return work(item)
}
