package frame_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vestnik/extract/frame"
	"vestnik/extract/frame/frametest"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

// compiled is the lexicon that the tests share.
var compiled = sync.OnceValues(frametest.Compile)

// read prints the clauses and agreement triggers of a text.
func read(t *testing.T, s string) string {
	t.Helper()
	r, err := compiled()
	if err != nil {
		t.Fatal(err)
	}
	tx := phrase.NewReader(r.Phrases).Read(text.New(s), phrase.Day{})
	frames := frame.NewReader(r.Frames)
	var b strings.Builder
	for k := range tx.Doc.Sentences {
		sentence, triggers := frames.Sentence(tx, k)
		fmt.Fprintf(&b, "%s\n", sentence)
		for i := range triggers {
			tr := &triggers[i]
			for _, f := range tr.Frames {
				if f.Film {
					continue
				}
				status, ok := tr.Status(f)
				if !ok {
					status = "nothing"
				}
				fmt.Fprintf(&b, "  %s => %s %s\n", sentence.Describe(tr), f.ID, status)
			}
		}
	}
	return b.String()
}

// TestGolden reads testdata/clauses.txt: a sentence behind "> ", then what is
// read of it.
func TestGolden(t *testing.T) {
	const file = "testdata/clauses.txt"
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	n := 0
	for _, block := range strings.Split(strings.TrimSpace(string(raw)), "\n\n") {
		if strings.HasPrefix(block, "#") {
			out.WriteString(block + "\n\n")
			continue
		}
		first, _, _ := strings.Cut(block, "\n")
		sentence, ok := strings.CutPrefix(first, "> ")
		if !ok {
			t.Fatalf("%s: a block begins with %q, not with a sentence", file, first)
		}
		n++
		out.WriteString(first + "\n" + read(t, sentence) + "\n")
	}
	if n < 20 {
		t.Errorf("%s holds %d sentences only", file, n)
	}
	got := strings.TrimSpace(out.String()) + "\n"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if d := cmp.Diff(string(raw), got); d != "" {
		t.Errorf("%s (-want +got); -update writes it anew:\n%s", file, d)
	}
}
