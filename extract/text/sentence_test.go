package text

import (
	"os"
	"strings"
	"testing"
)

// TestSentences reads testdata/sentences.txt.
func TestSentences(t *testing.T) {
	file, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	group, n := "", 0
	for number, line := range strings.Split(string(file), "\n") {
		if name, ok := strings.CutPrefix(line, "# "); ok {
			group = name
			continue
		}
		if line == "" || strings.HasPrefix(line, ";") {
			continue
		}
		n++
		source := strings.NewReplacer("|", "", "⏎", "\n").Replace(line)
		var want []string
		for part := range strings.SplitSeq(line, "|") {
			want = append(want, normalized(strings.ReplaceAll(part, "⏎", "\n")))
		}
		d := New(source)
		var got []string
		for _, s := range d.Sentences {
			got = append(got, d.Text[d.Tokens[s.First].Start:d.Tokens[s.Last-1].End])
		}
		if g, w := strings.Join(got, " | "), strings.Join(want, " | "); g != w {
			t.Errorf("%s, line %d:\n got  %s\n want %s\n%s", group, number+1, g, w, Explain(source))
		}
	}
	if n < 150 {
		t.Errorf("%d lines", n)
	}
}

// normalized is the text that a source normalises to, without white space around it.
func normalized(source string) string {
	var n normalizer
	n.normalize(source)
	if len(n.edits) > 0 {
		source = string(n.out)
	}
	return strings.TrimSpace(source)
}
