package crawl

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"vestnik/extract"
	"vestnik/pipeline/warc"
)

// TestMain lets the test start a crawl as a program of its own, to kill it.
func TestMain(m *testing.M) {
	if seed := os.Getenv("VESTNIK_TEST_CRAWL"); seed != "" {
		if err := crawlProgram(seed, os.Getenv("VESTNIK_TEST_CRAWL_DIR")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// crawlProgram crawls seed with state and outputs in dir.
func crawlProgram(seed, dir string) error {
	state, err := OpenState(filepath.Join(dir, "state"))
	if err != nil {
		return err
	}
	defer state.Close()
	lines, err := OpenOutput(filepath.Join(dir, "out.jsonl"), state)
	if err != nil {
		return err
	}
	defer lines.Close()
	archive, err := OpenOutput(filepath.Join(dir, "out.warc.gz"), state)
	if err != nil {
		return err
	}
	defer archive.Close()
	enc := json.NewEncoder(lines)
	_, err = Run(context.Background(), Config{
		Seeds: []string{seed}, Depth: 3, AllowPrivate: true, State: state, Outputs: []*Output{lines, archive},
		Archive: warc.NewWriter(archive), Clock: newFakeClock(),
		Emit: func(a extract.Article) error { return enc.Encode(a) },
	})
	return err
}

// TestKilledCrawlGoesOn kills a crawl at random moments: in the end every
// article stands in the output once, and every page in the archive.
func TestKilledCrawlGoesOn(t *testing.T) {
	const pages, kills = 100, 10
	var served atomic.Int64
	killAt := make(chan struct{}, 1)
	var limit atomic.Int64
	var links []string
	for i := range pages {
		links = append(links, fmt.Sprintf("/n/%d", i))
	}
	s := newSite(t, map[string]http.HandlerFunc{
		"/robots.txt": textPage(""),
		"/":           htmlPage(index(links...)),
		"*": func(w http.ResponseWriter, r *http.Request) {
			if served.Add(1) == limit.Load() {
				killAt <- struct{}{}
			}
			htmlPage(story(r.URL.Path))(w, r)
		},
	})
	dir := t.TempDir()
	start := func() *exec.Cmd {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "VESTNIK_TEST_CRAWL="+s.URL+"/", "VESTNIK_TEST_CRAWL_DIR="+dir)
		cmd.Stderr = os.Stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		return cmd
	}
	killed := 0
	for range kills {
		limit.Store(served.Load() + 1 + rand.Int64N(25))
		cmd := start()
		done := make(chan error, 1)
		go func() { done <- cmd.Wait() }()
		select {
		case <-killAt:
			_ = cmd.Process.Kill()
			<-done
			killed++
		case err := <-done:
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	limit.Store(-1)
	if err := start().Wait(); err != nil {
		t.Fatal(err)
	}
	if killed < 3 {
		t.Errorf("only %d kills: the test shows nothing", killed)
	}
	out, err := os.ReadFile(filepath.Join(dir, "out.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for line := range bytes.Lines(out) {
		var a extract.Article
		if err := json.Unmarshal(line, &a); err != nil {
			t.Fatalf("line %.80q: %v", line, err)
		}
		seen[a.URI]++
	}
	for _, l := range links {
		if n := seen[s.URL+l]; n != 1 {
			t.Errorf("%s stands %d times in the output", l, n)
		}
	}
	archived := archivedPages(t, filepath.Join(dir, "out.warc.gz"))
	for _, l := range links {
		if n := archived[s.URL+l]; n != 1 {
			t.Errorf("%s stands %d times in the archive", l, n)
		}
	}
	t.Logf("%d kills, %d requests for %d pages", killed, served.Load(), pages)
}

// archivedPages counts the responses of a WARC file and reads each.
func archivedPages(t *testing.T, path string) map[string]int {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := warc.NewReader(f)
	out := map[string]int{}
	for {
		rec, err := r.Next()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		if rec.Type != "response" {
			continue
		}
		res, err := warc.ReadResponse(rec.Body)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(res.Body)
		if err != nil || res.Status == 200 && len(body) == 0 {
			t.Errorf("%s: %d bytes, %v", rec.URI, len(body), err)
		}
		out[rec.URI]++
	}
}

func TestOutput(t *testing.T) {
	state, err := OpenState("")
	if err != nil {
		t.Fatal(err)
	}
	defer state.Close()
	path := filepath.Join(t.TempDir(), "out")
	if err := os.WriteFile(path, []byte("something else"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenOutput(path, state); err == nil || !strings.Contains(err.Error(), "no crawl of this state wrote it") {
		t.Errorf("a foreign file: %v", err)
	}
	abs, _ := filepath.Abs(path)
	if err := state.setLength(abs, 9); err != nil {
		t.Fatal(err)
	}
	o, err := OpenOutput(path, state)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(o, "!")
	if n, err := o.sync(); n != 10 || err != nil {
		t.Errorf("sync: %d, %v", n, err)
	}
	_ = o.Close()
	if got, _ := os.ReadFile(path); string(got) != "something!" {
		t.Errorf("file %q", got)
	}
	if err := state.setLength(abs, 11); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenOutput(path, state); err == nil || !strings.Contains(err.Error(), "changed in between") {
		t.Errorf("a file that was cut: %v", err)
	}
	if _, err := OpenOutput(t.TempDir(), state); err == nil {
		t.Error("a folder was opened")
	}
}

func TestEmitEndsTheRun(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/": htmlPage(story(1))})
	cfg := s.config(t, "/")
	want := errors.New("full")
	cfg.Emit = func(extract.Article) error { return want }
	if _, err := Run(t.Context(), cfg); !errors.Is(err, want) {
		t.Errorf("error %v", err)
	}
}
