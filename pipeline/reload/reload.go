// Package reload keeps the compiled lexicon of a long-running command up to
// date: on a signal, on a change of its files, or when asked. A reload is all
// or nothing: a lexicon with errors is reported with their places and the old
// one stays in use.
//
// Delivery guarantees: an article is read with one program from its beginning
// to its end, the one that [Holder.Program] gave; a swap never touches an
// article that is being read.
package reload

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"vestnik/extract"
	"vestnik/lexicon"
)

// Load reads and compiles the lexicon. It gives a program when no diagnostic is
// an error.
type Load func() (*extract.Program, lexicon.Diagnostics)

// Hooks are told of reloads, for metrics. Each may be nil; they are called one
// at a time.
type Hooks struct {
	Reloaded func(version string, took time.Duration) // the program in use has changed, or was loaded again unchanged
	Failed   func(ds lexicon.Diagnostics)             // the old program stays
}

// Holder holds the program in use.
type Holder struct {
	load  Load
	log   *slog.Logger
	hooks Hooks

	program atomic.Pointer[extract.Program]
	one     sync.Mutex // one reload at a time

	reloads, failures atomic.Int64
	lastFailed        atomic.Bool
}

// New loads the lexicon for the first time. The error is a
// [lexicon.Diagnostics]: there is no old program to go on with.
func New(load Load, log *slog.Logger, hooks Hooks) (*Holder, error) {
	h := &Holder{load: load, log: log, hooks: hooks}
	p, ds := load()
	if err := fault(p, ds); err != nil {
		return nil, err
	}
	h.program.Store(p)
	return h, nil
}

// fault is the reason not to use what a load gave.
func fault(p *extract.Program, ds lexicon.Diagnostics) error {
	if err := ds.Err(); err != nil {
		return err
	}
	if p == nil {
		return lexicon.Diagnostics{{Severity: lexicon.Error, Code: "no-program", Message: "the lexicon was not compiled"}}
	}
	return nil
}

// Program gives the program in use. It is safe for concurrent use; workers ask
// for it before each article and make a new extractor when it has changed.
func (h *Holder) Program() *extract.Program { return h.program.Load() }

// Stats tell what came of reloads.
type Stats struct {
	Version    string // of the lexicon in use
	Reloads    int64  // that succeeded, the first load not counted
	Failures   int64
	LastFailed bool // the last one failed: the files on disk are not those in use
}

// Stats gives the counters.
func (h *Holder) Stats() Stats {
	return Stats{h.Program().Version(), h.reloads.Load(), h.failures.Load(), h.lastFailed.Load()}
}

// Reload loads the lexicon again and, when it has no errors, puts it into use.
// The error is a [lexicon.Diagnostics]; the old program then stays.
func (h *Holder) Reload() error {
	h.one.Lock()
	defer h.one.Unlock()
	began := time.Now()
	p, ds := h.load()
	if err := fault(p, ds); err != nil {
		h.failures.Add(1)
		h.lastFailed.Store(true)
		old := h.Program().Version()
		for _, d := range ds {
			if d.Severity == lexicon.Error {
				h.log.Error("lexicon not reloaded", "at", d.Pos.String(), "code", d.Code, "message", d.Message, "line", d.Line, "hint", d.Hint, "keeping", old)
			}
		}
		if h.hooks.Failed != nil {
			h.hooks.Failed(ds)
		}
		return err
	}
	old := h.program.Swap(p)
	h.reloads.Add(1)
	h.lastFailed.Store(false)
	took := time.Since(began)
	h.log.Info("lexicon reloaded", "version", p.Version(), "was", old.Version(), "took", took)
	if h.hooks.Reloaded != nil {
		h.hooks.Reloaded(p.Version(), took)
	}
	return nil
}

// OnSignal reloads for each signal that comes in, until ctx is done. The caller
// says which signals with signal.Notify.
func (h *Holder) OnSignal(ctx context.Context, signals <-chan os.Signal) {
	for {
		select {
		case <-ctx.Done():
			return
		case s, ok := <-signals:
			if !ok {
				return
			}
			h.log.Info("reloading the lexicon", "cause", fmt.Sprint(s))
			_ = h.Reload() // logged
		}
	}
}

// Worker reads articles with the program in use. It is for one goroutine.
type Worker struct {
	holder    *Holder
	program   *extract.Program
	extractor *extract.Extractor
}

// NewWorker returns a worker.
func (h *Holder) NewWorker() *Worker { return &Worker{holder: h} }

// Extract reads one article, with the program that is in use when it begins.
func (w *Worker) Extract(a extract.Article) extract.Result {
	if p := w.holder.Program(); p != w.program {
		w.program, w.extractor = p, p.NewExtractor()
	}
	return w.extractor.Extract(a)
}
