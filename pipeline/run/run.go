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
	todo := make(chan *job[T], o.Workers)
	order := make(chan *job[T], 16*o.Workers)

	all.Go(func() {
		defer close(todo)
		defer close(order)
		feed(ctx, articles, o.InFlight, room, todo, order)
	})
	for range o.Workers {
		all.Go(func() {
			work := newWork()
			for j := range todo {
				j.result.Value, j.result.Err = guard(work, j.result.Article)
				if j.result.Err != nil {
					work = newWork() // its scratch space may be half-written
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
type job[T any] struct {
	result Result[T]
	size   int64         // bytes taken of the room
	done   chan struct{} // closed when result is complete
}

// feed reads the articles and gives each to the workers and, in order, to the
// emitter.
func feed[T any](ctx context.Context, articles iter.Seq2[extract.Article, error], most int64,
	room *semaphore.Weighted, todo, order chan<- *job[T]) {

	for a, err := range articles {
		size := min(int64(len(a.Text)+len(a.Title))+1, most)
		if room.Acquire(ctx, size) != nil {
			return
		}
		j := &job[T]{result: Result[T]{Article: a, Err: err}, size: size, done: make(chan struct{})}
		if err != nil {
			close(j.done)
		} else {
			select {
			case todo <- j:
			case <-ctx.Done():
				return
			}
		}
		select {
		case order <- j:
		case <-ctx.Done():
			return
		}
	}
}

// guard turns a panic of work into an error.
func guard[T any](work func(extract.Article) T, a extract.Article) (v T, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &PanicError{URI: a.URI, Value: p, Stack: debug.Stack()}
		}
	}()
	return work(a), nil
}
