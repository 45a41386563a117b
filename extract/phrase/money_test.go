package phrase

import (
	"strings"
	"testing"
)

func TestSums(t *testing.T) {
	for _, row := range table(t, "testdata/sums.txt") {
		x := read(row[0], Day{})
		var got *Mention
		for i := range x.Mentions {
			if x.Mentions[i].Money != nil && got == nil {
				got = &x.Mentions[i]
			}
		}
		if got == nil || row[1] == "-" {
			if (got == nil) != (row[1] == "-") {
				t.Errorf("%s: read %v, want %s", row[0], got != nil, row[1])
			}
			continue
		}
		s := got.Money
		extra := strings.TrimSpace(string(s.Bound) + " " + s.Upper)
		if s.Per {
			extra = strings.TrimSpace(extra + " per")
		}
		if text := x.Text(got.First, got.Last); text != row[1] || s.Value != row[2] || s.Currency != row[3] || extra != row[4] {
			t.Errorf("%s\n got %s | %s | %s | %s\nwant %s", row[0], text, s.Value, s.Currency, extra, strings.Join(row[1:], " | "))
		}
	}
}
