package text

import (
	"fmt"
	"strings"
)

// Explain prints the decision about each place of source where a sentence may
// end, a line each: the place with a few words around it, join or split, and
// the name of the rule that answered.
func Explain(source string) string {
	d := New(source)
	var out strings.Builder
	d.readSentences(func(b *boundary, rule string, split bool) {
		word := "join "
		if split {
			word = "split"
		}
		left := d.Text[d.Tokens[max(0, b.next-4)].Start:d.Tokens[b.next-1].End]
		right := d.Text[d.Tokens[b.next].Start:d.Tokens[min(len(d.Tokens), b.next+3)-1].End]
		fmt.Fprintf(&out, "%s %-14s %s | %s\n", word, rule, oneLine(left), oneLine(right))
	})
	return out.String()
}

func oneLine(s string) string { return strings.ReplaceAll(s, "\n", "⏎") }
