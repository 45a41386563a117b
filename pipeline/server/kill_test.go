package server

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"vestnik/pipeline/store"
)

// TestMain lets the test start a server as a program of its own, to kill it.
func TestMain(m *testing.M) {
	if path := os.Getenv("VESTNIK_TEST_SERVE"); path != "" {
		if err := serveProgram(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// serveProgram serves the store and prints its address.
func serveProgram(path string) error {
	st, err := store.Open(path)
	if err != nil {
		return err
	}
	s, err := New(Config{Store: st, Program: program, Rate: -1})
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Println(l.Addr())
	return s.Run(context.Background(), l)
}

// TestKilledServerFinishesJobs kills the server while it does a job, again and
// again; every article is read once in the end, and what was answered stays.
func TestKilledServerFinishesJobs(t *testing.T) {
	const articles = 600
	path := filepath.Join(t.TempDir(), "events.db")
	var cmd *exec.Cmd
	start := func() string {
		t.Helper()
		cmd = exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "VESTNIK_TEST_SERVE="+path)
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		line, err := bufio.NewReader(out).ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		return "http://" + strings.TrimSpace(line)
	}
	kill := func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // killed
	}
	defer func() { kill() }()
	ask := func(base, method, path, body string, v any, header ...string) {
		t.Helper()
		req, err := http.NewRequestWithContext(t.Context(), method, base+path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(header); i += 2 {
			req.Header.Set(header[i], header[i+1])
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		if err := json.NewDecoder(res.Body).Decode(v); err != nil || res.StatusCode >= 300 {
			t.Fatalf("%s %s: %s, %v", method, path, res.Status, err)
		}
	}
	var list []map[string]string
	for i := range articles {
		list = append(list, map[string]string{"uri": fmt.Sprintf("u%03d", i), "text": signed})
	}
	body, _ := json.Marshal(list)
	base := start()
	var first answer
	ask(base, "POST", "/v1/articles?uri=first", signed, &first, "Content-Type", "text/plain")
	var j jobView
	ask(base, "POST", "/v1/articles", string(body), &j, "Content-Type", "application/json", "Prefer", "respond-async")
	self, kills, last := j.Links.Self, 0, -1
	for j.State != "done" {
		ask(base, "GET", self, "", &j)
		if j.Done > last && kills < 3 && j.State != "done" { // as soon as it got further
			last = j.Done
			kill()
			kills++
			base = start()
		}
	}
	if kills < 2 || j.Done != articles || j.Failed != 0 || j.Events != articles {
		t.Errorf("%d kills; job %+v", kills, j)
	}
	var page eventPage
	ask(base, "GET", "/v1/events?limit=1000", "", &page)
	seen := map[string]int{}
	for _, uri := range strings.Fields(subjects(t, page.Events)) {
		seen[uri]++
	}
	if seen["first"] != 1 || len(seen) != articles+1 || len(page.Events) != articles+1 {
		t.Errorf("%d events of %d articles", len(page.Events), len(seen))
	}
}
