package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vestnik/pipeline/broker"
	"vestnik/pipeline/cloudevent"
	"vestnik/pipeline/kafka"
)

// vestnikCtx runs the command with a context and gives what it writes.
func vestnikCtx(ctx context.Context, args ...string) (stdout, stderr string, err error) {
	var out, errs bytes.Buffer
	root := newRootCommand()
	root.SetArgs(args)
	root.SetOut(&out)
	root.SetErr(&errs)
	err = root.ExecuteContext(ctx)
	return out.String(), errs.String(), err
}

// TestStreamCommands is the README's way: broker, enqueue, stream, tail, and
// the dead letters.
func TestStreamCommands(t *testing.T) {
	b, err := broker.Start("")
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	t.Setenv("VESTNIK_KAFKA", b.Addr())
	ctx, cancel := context.WithTimeout(t.Context(), 60*time.Second)
	defer cancel()

	checkpoint := filepath.Join(t.TempDir(), "checkpoint")
	_, stderr, err := vestnikCtx(ctx, "enqueue", "--create-topics", "--checkpoint", checkpoint, "../../testdata/news/feed.jsonl", "../../testdata/news/film.html")
	if err != nil || !strings.Contains(stderr, "-> vestnik.articles") {
		t.Fatalf("enqueue: %v\n%s", err, stderr)
	}
	_, stderr, err = vestnikCtx(ctx, "enqueue", "--checkpoint", checkpoint, "../../testdata/news/feed.jsonl", "../../testdata/news/film.html")
	if err != nil || !strings.Contains(stderr, "0 articles") {
		t.Fatalf("enqueue again: %v\n%s", err, stderr)
	}
	p := kafka.NewPublisher(b.Addr())
	poison := kafka.Message{Topic: "vestnik.articles", Message: cloudevent.Message{Key: []byte("poison"), Value: []byte("{")}}
	if err := p.Publish(ctx, []kafka.Message{poison}); err != nil {
		t.Fatal(err)
	}

	running, stop := context.WithCancel(ctx)
	done := make(chan error, 1)
	go func() {
		_, stderr, err := vestnikCtx(running, "stream", "--create-topics", "--tombstones", "--duplicates", "mark", "--listen", "127.0.0.1:0")
		if err != nil {
			t.Log(stderr)
		}
		done <- err
	}()
	stdout, stderr, err := vestnikCtx(ctx, "tail", "--from-beginning", "--format", "jsonl", "-n", "1")
	if err != nil {
		t.Fatalf("tail: %v\n%s", err, stderr)
	}
	var e struct{ Type string }
	if err := json.Unmarshal([]byte(stdout), &e); err != nil || !strings.HasPrefix(e.Type, "vestnik.") {
		t.Errorf("tail shows %q, %v", stdout, err)
	}
	stdout, _, err = vestnikCtx(ctx, "tail", "--from-beginning", "-n", "1", "vestnik.dlq")
	if err != nil || !strings.Contains(stdout, "decode") {
		t.Errorf("tail of the dead letters: %v %q", err, stdout)
	}
	stop()
	if err := <-done; err != nil {
		t.Fatalf("stream: %v", err)
	}

	stdout, _, err = vestnikCtx(ctx, "dlq", "list")
	if err != nil || !strings.Contains(stdout, `"poison"`) || !strings.Contains(stdout, "decode") {
		t.Errorf("dlq list: %v %q", err, stdout)
	}
	stdout, _, err = vestnikCtx(ctx, "dlq", "list", "--format", "jsonl", "--cause", "panic")
	if err != nil || stdout != "" {
		t.Errorf("dlq list of panics: %v %q", err, stdout)
	}
	before, err := p.Mark(ctx, "vestnik.articles")
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"1 dead letter replayed", "0 dead letters replayed"} {
		_, stderr, err = vestnikCtx(ctx, "dlq", "replay")
		if err != nil || !strings.Contains(stderr, want) {
			t.Errorf("replay %d: %v %q", i, err, stderr)
		}
	}
	after, err := p.Mark(ctx, "vestnik.articles")
	if err != nil {
		t.Fatal(err)
	}
	replayed := 0
	for part := range after {
		for rec, err := range p.Span(ctx, "vestnik.articles", part, before[part], after[part]) {
			if err != nil || string(rec.Key) != "poison" || string(rec.Value) != "{" || len(rec.Headers) != 0 {
				t.Errorf("replayed %q %q %v, %v", rec.Key, rec.Value, rec.Headers, err)
			}
			replayed++
		}
	}
	if replayed != 1 {
		t.Errorf("%d messages replayed", replayed)
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
}

func TestStreamFaults(t *testing.T) {
	for _, tt := range []struct {
		want string
		args []string
	}{
		{"log level", []string{"stream", "--log-level", "loud"}},
		{"log format", []string{"stream", "--log-format", "xml"}},
		{"no mechanism", []string{"stream", "--sasl-user", "u"}},
		{"unknown SASL mechanism", []string{"stream", "--sasl", "x"}},
		{"keep, mark or drop", []string{"stream", "--duplicates", "lose"}},
		{"unknown format", []string{"tail", "--format", "xml"}},
		{"unknown format", []string{"dlq", "list", "--format", "xml"}},
		{"unknown cause", []string{"dlq", "list", "--cause", "x"}},
	} {
		_, _, err := vestnikCtx(t.Context(), tt.args...)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%v: %v, want %q", tt.args, err, tt.want)
		}
		if code := exitCode(err, &bytes.Buffer{}); code != exitUsage {
			t.Errorf("%v: exit code %d", tt.args, code)
		}
	}
}

// TestConfig: flags go before the environment, that before the section of the
// command, that before the top level of the file.
func TestConfig(t *testing.T) {
	file := filepath.Join(t.TempDir(), "vestnik.yaml")
	write := func(content string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(`kafka: top:1
group: top
topic-prefix: top
partitions: 7
sasl-password: secret
stream:
  group: section
  topic-prefix: section
  language: [ru, kk]
  tombstones: true
tail:
  count: 3
`)
	t.Setenv("VESTNIK_TOPIC_PREFIX", "env")
	t.Setenv("VESTNIK_GROUP", "env")
	stdout, _, err := vestnikCtx(t.Context(), "config", "stream", "--config", file, "--group", "flag")
	if err != nil {
		t.Fatal(err)
	}
	got := make(map[string]string)
	for line := range strings.Lines(stdout) {
		setting, origin, _ := strings.Cut(strings.TrimSpace(line), "#")
		name, value, _ := strings.Cut(setting, ":")
		got[name] = strings.TrimSpace(value) + " from" + strings.ReplaceAll(origin, file, "FILE")
	}
	for name, want := range map[string]string{
		"kafka":         "top:1 from FILE",
		"partitions":    "7 from FILE",
		"language":      "[ru, kk] from FILE stream",
		"tombstones":    "true from FILE stream",
		"topic-prefix":  "env from VESTNIK_TOPIC_PREFIX",
		"group":         "flag from --group",
		"duplicates":    "keep from default",
		"sasl-password": `"***" from FILE`,
	} {
		if got[name] != want {
			t.Errorf("%s: %q, want %q", name, got[name], want)
		}
	}
	for content, want := range map[string]string{
		"grup: x":                    `there is no setting or command "grup"`,
		"stream: {grup: x}":          `the command stream has no setting "grup"`,
		"tail: {group: x}":           `the command tail has no setting "group"`,
		"partitions: many":           "partitions",
		"partitions: [1, 2]":         "one value is wanted",
		"kafka: [":                   "configuration",
		"stream: {duplicates: lose}": "keep, mark or drop",
	} {
		write(content)
		if _, _, err := vestnikCtx(t.Context(), "config", "stream", "--config", file); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", content, err, want)
		}
	}
	if _, _, err := vestnikCtx(t.Context(), "config", "stream", "--config", "absent.yaml"); err == nil {
		t.Error("an absent file gave no error")
	}
}
