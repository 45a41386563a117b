package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const crawlStory = `<html><head><meta charset="utf-8"><title>Подписан меморандум</title></head><body><article><h1>Подписан меморандум</h1>
<p>АСТАНА, 5 октября 2025 года. Министерство культуры Казахстана и Союз кинематографистов Кыргызстана подписали меморандум о сотрудничестве.</p>
<p>Стороны договорились провести дни кино в Бишкеке и Астане, подготовить программу обмена студентами и создать рабочую группу.</p></article></body></html>`

func TestCrawl(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/":
			fmt.Fprint(w, `<a href="/1">Меморандум подписан</a>`)
		case "/1":
			fmt.Fprint(w, crawlStory)
		default:
			http.NotFound(w, r)
		}
	}))
	defer s.Close()
	dir := t.TempDir()
	crawl := func(args ...string) (stdout, stderr string, code int) {
		cmd := newRootCommand()
		var out, errs bytes.Buffer
		cmd.SetOut(&out)
		cmd.SetErr(&errs)
		cmd.SetArgs(append([]string{"crawl", "--delay", "0"}, args...))
		code = exitCode(cmd.ExecuteContext(t.Context()), &errs)
		return out.String(), errs.String(), code
	}
	file, state := filepath.Join(dir, "events.jsonl"), filepath.Join(dir, "state")
	args := []string{"--allow-private", "--state", state, "-o", file, "--warc-out", filepath.Join(dir, "w.warc.gz"), s.URL}
	if _, stderr, code := crawl(args...); code != 0 || !strings.Contains(stderr, "2 fetched, 1 article, 1 agreement") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
	events, err := os.ReadFile(file)
	if err != nil || bytes.Count(events, []byte("\n")) != 1 || !bytes.Contains(events, []byte(`"subject":"`+s.URL+`/1"`)) {
		t.Errorf("events %s, %v", events, err)
	}
	if _, stderr, code := crawl(args...); code != 0 || !strings.Contains(stderr, "0 articles") {
		t.Errorf("second run: exit code %d: %s", code, stderr)
	}
	if again, _ := os.ReadFile(file); !bytes.Equal(again, events) {
		t.Errorf("the second run made %d bytes of %d", len(again), len(events))
	}
	if out, _, code := crawl("--articles", "--allow-private", s.URL); code != 0 || !strings.HasPrefix(out, `{"uri":"`+s.URL+`/1","title":"Подписан меморандум","text":"АСТАНА`) {
		t.Errorf("exit code %d: %.200s", code, out)
	}
	if _, stderr, code := crawl(s.URL); code != 1 || !strings.Contains(stderr, "loopback") {
		t.Errorf("loopback: exit code %d: %s", code, stderr)
	}
	for _, bad := range [][]string{{"--scope", "x", s.URL}, {"ftp://x"}, {"--since", "вчера", s.URL}, {"--articles", "--kafka", "x", s.URL}, {"-o", dir, s.URL}} {
		if _, stderr, code := crawl(bad...); code == 0 || stderr == "" {
			t.Errorf("%v: exit code %d: %s", bad, code, stderr)
		}
	}
}
