package server

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"vestnik/extract"
	"vestnik/pipeline/sink"
	"vestnik/pipeline/store"
)

// readers are the extractors: as many as articles are read at a time. Each is
// made anew when the lexicon has changed.
type readers struct {
	program func() *extract.Program
	free    chan *reader
}

// reader is an extractor with the program it was made of.
type reader struct {
	program   *extract.Program
	extractor *extract.Extractor
}

func newReaders(program func() *extract.Program, n int) *readers {
	r := &readers{program: program, free: make(chan *reader, n)}
	for range n {
		r.free <- &reader{}
	}
	return r
}

// reading is what an article gave.
type reading struct {
	store.Reading
	mentions []extract.Annotation
	drops    map[string]int
	took     time.Duration
}

// errPanic says that the extractor broke down over an article.
var errPanic = errors.New("the program failed over this article")

// read reads the events of an article, and its mentions when they are wanted.
// It waits for a free extractor.
func (r *readers) read(ctx context.Context, a extract.Article, source string, mentions bool) (out reading, err error) {
	var x *reader
	select {
	case x = <-r.free:
	case <-ctx.Done():
		return out, ctx.Err()
	}
	defer func() {
		if p := recover(); p != nil {
			*x = reader{} // its scratch space may be half-written
			err = fmt.Errorf("%w: %v\n%s", errPanic, p, debug.Stack())
		}
		r.free <- x
	}()
	if p := r.program(); x.program != p {
		*x = reader{p, p.NewExtractor()}
	}
	began := time.Now()
	res := x.extractor.Extract(a)
	if mentions {
		out.mentions = x.extractor.Annotate(a)
	}
	out.took = time.Since(began)
	out.drops, out.Lexicon = res.Drops, x.program.Version()
	out.Doc, err = sink.NewDoc(a, res.Events, source)
	return out, err
}
