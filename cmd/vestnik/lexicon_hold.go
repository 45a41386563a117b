package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"vestnik/extract"
	"vestnik/lexicon"
	"vestnik/pipeline/reload"
)

// hold holds the compiled lexicon of a command that goes on and on, and reads
// it again on SIGHUP and, when watch is set, on a change of its files. Errors
// of the first reading are printed and end the command; those of a later one
// are logged, and the lexicon before stays.
func (f *lexiconFlags) hold(ctx context.Context, stderr io.Writer, log *slog.Logger, watch bool) (*reload.Holder, error) {
	load := func() (*extract.Program, lexicon.Diagnostics) {
		lex, ds := f.load()
		if ds.HasErrors() {
			return nil, ds
		}
		p, more := extract.Compile(lex)
		return p, append(ds, more...)
	}
	h, err := reload.New(load, log, reload.Hooks{})
	if err != nil {
		fmt.Fprintln(stderr, err)
		return nil, &exitError{exitUsage, errors.New("the lexicon has errors")}
	}
	hup := make(chan os.Signal, 1)
	signal.Notify(hup, syscall.SIGHUP)
	go func() {
		defer signal.Stop(hup)
		h.OnSignal(ctx, hup)
	}()
	if watch {
		if f.dir == "" {
			return nil, &exitError{exitUsage, errors.New("--watch needs --lexicon")}
		}
		if err := h.Watch(ctx, f.dir); err != nil {
			return nil, &exitError{exitUsage, err}
		}
	}
	return h, nil
}
