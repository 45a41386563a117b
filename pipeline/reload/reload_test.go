package reload

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"vestnik/extract"
	"vestnik/lexicon"
)

const base = `%list countries
%type Country
Литва {iso: LT}
Латвия {iso: LV}
`

const frames = `frames:
  - id: test.sign
    note: x
    event: agreement
    verbs: [подписать]
    asserts: signed
    roles: {document: [object], party: [subject]}
    requires: [document]
`

// folder writes a small lexicon and gives its load.
func folder(t *testing.T) (string, Load) {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, "lists/countries.txt", base)
	write(t, dir, "lists/documents.txt", "%list documents\nдоговор {kind: contract}\n")
	write(t, dir, "rules/a.yaml", frames)
	return dir, func() (*extract.Program, lexicon.Diagnostics) {
		lex, ds := lexicon.LoadDir(dir)
		if ds = append(ds, lex.Check()...); ds.HasErrors() {
			return nil, ds
		}
		return extract.Compile(lex)
	}
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestReload wants a good edit to be used by the next article and a bad one to
// change nothing but the counters and the log.
func TestReload(t *testing.T) {
	dir, load := folder(t)
	var log bytes.Buffer
	var failed lexicon.Diagnostics
	reloaded := ""
	h, err := New(load, slog.New(slog.NewTextHandler(&log, nil)), Hooks{
		Reloaded: func(version string, _ time.Duration) { reloaded = version },
		Failed:   func(ds lexicon.Diagnostics) { failed = ds },
	})
	if err != nil {
		t.Fatal(err)
	}
	w := h.NewWorker()
	a := extract.Article{URI: "a", Text: "Литва и Латвия подписали скрижаль."}
	if n := len(w.Extract(a).Events); n != 0 {
		t.Fatalf("%d events of a document that is unknown yet", n)
	}
	before := h.Stats().Version

	write(t, dir, "lists/documents.txt", "%list documents\nдоговор {kind: contract}\nскрижаль {kind: treaty}\n")
	if err := h.Reload(); err != nil {
		t.Fatal(err)
	}
	r := w.Extract(a)
	if len(r.Events) != 1 || r.Events[0].Provenance.Lexicon != h.Stats().Version || h.Stats().Version == before || reloaded != h.Stats().Version {
		t.Errorf("after the edit: %+v, stats %+v, hook %q", r.Events, h.Stats(), reloaded)
	}

	good := h.Stats().Version
	write(t, dir, "lists/documents.txt", "%list documents\nскрижаль {knid: treaty}\n")
	if err := h.Reload(); err == nil || failed == nil {
		t.Error("a bad edit is used")
	}
	if s := h.Stats(); s != (Stats{good, 1, 1, true}) {
		t.Errorf("stats %+v", s)
	}
	if n := len(w.Extract(a).Events); n != 1 {
		t.Errorf("%d events after a bad edit", n)
	}
	if l := log.String(); !strings.Contains(l, "documents.txt:2:11") || !strings.Contains(l, "knid") {
		t.Errorf("the log does not say what is wrong:\n%s", l)
	}

	write(t, dir, "lists/documents.txt", "%list documents\nскрижаль {kind: treaty}\n")
	if err := h.Reload(); err != nil || h.Stats().LastFailed {
		t.Errorf("after mending: %v, %+v", err, h.Stats())
	}
}

func TestNewBad(t *testing.T) {
	dir, load := folder(t)
	write(t, dir, "lists/documents.txt", "%list documents\nx {a}\n")
	if _, err := New(load, slog.New(slog.DiscardHandler), Hooks{}); err == nil {
		t.Error("a lexicon with errors is taken")
	}
}

func TestOnSignal(t *testing.T) {
	_, load := folder(t)
	done := make(chan struct{}, 1)
	h, err := New(load, slog.New(slog.DiscardHandler), Hooks{Reloaded: func(string, time.Duration) { done <- struct{}{} }})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	signals := make(chan os.Signal, 1)
	var wg sync.WaitGroup
	wg.Go(func() { h.OnSignal(ctx, signals) })
	signals <- syscall.SIGHUP
	<-done
	cancel()
	wg.Wait()
	if h.Stats().Reloads != 1 {
		t.Errorf("%+v", h.Stats())
	}
}

// TestOnChange wants one reload after a burst of changes, when the timer fires.
func TestOnChange(t *testing.T) {
	_, load := folder(t)
	done := make(chan struct{}, 1)
	h, err := New(load, slog.New(slog.DiscardHandler), Hooks{Reloaded: func(string, time.Duration) { done <- struct{}{} }})
	if err != nil {
		t.Fatal(err)
	}
	changes, fired := make(chan string), make(chan time.Time)
	resets := 0
	var wg sync.WaitGroup
	wg.Go(func() {
		h.onChange(t.Context(), changes, func() timer {
			return timer{fired, func(d time.Duration) {
				if d != Quiet {
					t.Errorf("waits for %v", d)
				}
				resets++
			}}
		})
	})
	for range 3 {
		changes <- "a.txt"
	}
	fired <- time.Time{}
	<-done
	close(changes)
	wg.Wait()
	if resets != 3 || h.Stats().Reloads != 1 {
		t.Errorf("%d resets, %+v", resets, h.Stats())
	}
}

// TestWatch edits a file of a watched folder.
func TestWatch(t *testing.T) {
	dir, load := folder(t)
	versions := make(chan string, 10)
	h, err := New(load, slog.New(slog.DiscardHandler), Hooks{Reloaded: func(v string, _ time.Duration) { versions <- v }})
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Watch(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	first := h.Stats().Version
	write(t, dir, "lists/documents.txt", "%list documents\nскрижаль {kind: treaty}\n")
	timeout := time.After(30 * time.Second)
	for {
		select {
		case v := <-versions:
			if v != first {
				return
			}
		case <-timeout:
			t.Fatal("a changed file is not seen")
		}
	}
}

func TestWatchMissing(t *testing.T) {
	_, load := folder(t)
	h, err := New(load, slog.New(slog.DiscardHandler), Hooks{})
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Watch(t.Context(), filepath.Join(t.TempDir(), "away")); err == nil {
		t.Error("a folder that is not there is watched")
	}
}

// TestConcurrent swaps programs while workers read, for the race detector.
func TestConcurrent(t *testing.T) {
	_, load := folder(t)
	h, err := New(load, slog.New(slog.DiscardHandler), Hooks{})
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			w := h.NewWorker()
			for range 20 {
				if n := len(w.Extract(extract.Article{URI: "a", Text: "Литва и Латвия подписали договор."}).Events); n != 1 {
					t.Errorf("%d events", n)
				}
			}
		})
	}
	for range 5 {
		if err := h.Reload(); err != nil {
			t.Error(err)
		}
	}
	wg.Wait()
}
