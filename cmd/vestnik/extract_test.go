package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vestnik/pipeline/broker"
)

// command runs vestnik and returns its exit code and outputs.
func command(t *testing.T, stdin string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	root := newRootCommand()
	root.SetArgs(args)
	root.SetIn(strings.NewReader(stdin))
	root.SetOut(&out)
	root.SetErr(&errs)
	code = exitCode(root.ExecuteContext(t.Context()), &errs)
	return code, out.String(), errs.String()
}

func TestExitCodes(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{"good.txt": "Стороны обсудили планы.", "empty.txt": "", "pdf.txt": "%PDF-1.4\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	good := filepath.Join(dir, "good.txt")
	tests := []struct {
		args   []string
		code   int
		stderr string // part of it
	}{
		{[]string{"extract", good}, 0, "1 article, "},
		{[]string{"extract", dir}, 1, "empty.txt: empty: no text\n"},
		{[]string{"extract", dir}, 1, "pdf.txt: binary file (PDF), not a text\n"},
		{[]string{"extract", dir}, 1, "3 articles, 0 agreements, 0 films, 2 failed"},
		{[]string{"extract", filepath.Join(dir, "no"), good}, 1, "no: no such file or folder\n"},
		{[]string{"extract", "--max-text", "10", good}, 1, "longer than the limit of 10 bytes"},
		{[]string{"extract", "-"}, 0, "1 article, "},
		{[]string{"extract"}, 2, "requires at least 1 arg"},
		{[]string{"extract", "--no-such-flag", good}, 2, "unknown flag"},
		{[]string{"extract", "--format", "xml", good}, 2, `unknown format "xml"`},
		{[]string{"extract", "--charset", "runes", good}, 2, `unknown charset "runes"`},
		{[]string{"extract", "--max-text", "1X", good}, 2, "is no size"},
		{[]string{"extract", "--lexicon", filepath.Join(dir, "no"), good}, 2, "in the lexicon"},
		{[]string{"extract", "-o", filepath.Join(dir, "no", "x"), good}, 2, "no such file or directory"},
		{[]string{"extract", "--kafka", "127.0.0.1:1", "--kafka-timeout", "1s", good}, 2, "cannot reach the cluster"},
		{[]string{"extact"}, 2, "unknown command"},
		{[]string{"version"}, 0, ""},
	}
	for _, tt := range tests {
		code, _, stderr := command(t, "Стороны обсудили планы.", tt.args...)
		if code != tt.code || !strings.Contains(stderr, tt.stderr) {
			t.Errorf("%q: exit code %d, want %d; stderr %q, want %q in it", tt.args, code, tt.code, stderr, tt.stderr)
		}
	}
}

func TestOutputFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "events.jsonl")
	if code, stdout, stderr := command(t, "", "extract", "-o", file, "../../testdata/news"); code != 0 || stdout != "" {
		t.Fatalf("exit code %d, stdout %q, stderr %q", code, stdout, stderr)
	}
	written, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if _, stdout, _ := command(t, "", "extract", "--workers", "7", "../../testdata/news"); stdout != string(written) {
		t.Errorf("the file and standard output differ:\n%s\n%s", written, stdout)
	}
}

// TestEmbedded shows that what comes back from the topics is what comes out
// without Kafka, and that a second run over a kept folder prints its own.
func TestEmbedded(t *testing.T) {
	_, want, _ := command(t, "", "extract", "../../testdata/news")
	dir := t.TempDir()
	for _, kafka := range []string{"embedded", "embedded:" + dir, "embedded:" + dir} {
		code, stdout, stderr := command(t, "", "extract", "--kafka", kafka, "../../testdata/news")
		if code != 0 || stdout != want {
			t.Errorf("%s: exit code %d, %s\n%s\nwant\n%s", kafka, code, stderr, stdout, want)
		}
	}
}

func TestMissingTopics(t *testing.T) {
	b, err := broker.Start("")
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	args := []string{"extract", "--kafka", b.Addr(), "--topic-prefix", "press", "../../testdata/news"}
	if code, _, stderr := command(t, "", args...); code != 2 || !strings.Contains(stderr, `topic "press.agreement.v1" does not exist`) {
		t.Errorf("exit code %d, %s", code, stderr)
	}
	code, stdout, stderr := command(t, "", append(args, "--create-topics")...)
	if code != 0 || stdout != "" {
		t.Errorf("exit code %d, stdout %q, %s", code, stdout, stderr)
	}
	if code, _, stderr := command(t, "", args...); code != 0 {
		t.Errorf("with the topics there: exit code %d, %s", code, stderr)
	}
}

func TestByteSize(t *testing.T) {
	tests := []struct{ in, want string }{
		{"1", "1"}, {"1500", "1500"}, {"1k", "1K"}, {"16M", "16M"}, {"16MiB", "16M"}, {"2gb", "2G"}, {"2048K", "2M"},
		{"", ""}, {"0", ""}, {"-1", ""}, {"1.5M", ""}, {"M", ""}, {"9999999G", ""}, {"1MM", ""},
	}
	for _, tt := range tests {
		var b byteSize
		err := b.Set(tt.in)
		if got := b.String(); (err == nil) != (tt.want != "") || err == nil && got != tt.want {
			t.Errorf("%q: got %s, %v, want %q", tt.in, got, err, tt.want)
		}
	}
}
