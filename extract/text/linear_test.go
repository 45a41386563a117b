package text

import (
	"strings"
	"testing"
	"time"
)

// TestLinear reads texts that make quadratic work of anything careless. Each
// takes well under a second on an idle machine when the work is linear, and many
// minutes when not.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("35 MB of text")
	}
	const mb = 1 << 20
	repeat := func(s string, size int) string { return strings.Repeat(s, size/len(s)) }
	for _, c := range []struct{ name, source string }{
		{"one sentence", repeat("министерство культуры и студия, ", 5*mb)},
		{"one word", repeat("кино", mb)},
		{"mixed word", repeat("кo\u00AD", mb)},
		{"opening quotes", repeat("«", mb)},
		{"closing quotes", "«а." + repeat("»", mb)},
		{"straight quotes", repeat(`"`, mb)},
		{"straight quotes apart", repeat(` "а`, mb)},
		{"alternating quotes", repeat("«„\"", mb/2) + repeat("»“\"", mb/2)},
		{"speech", repeat("«а.\n\nб» в.\n", mb)},
		{"unclosed speech", repeat("«а.\n\n", mb)},
		{"dots", repeat(".", mb)},
		{"dots and spaces", repeat(". ", mb)},
		{"initials", repeat("А. ", mb)},
		{"initials, glued", repeat("А.", mb)},
		{"abbreviations", repeat("т.д. Г. ", mb)},
		{"emoji", "Ура!" + repeat("🎉", mb)},
		{"brackets", repeat("(а. А", mb)},
		{"links", repeat("[а](http", mb)},
		{"square brackets", repeat("[", mb)},
		{"stars", repeat("**а", mb)},
		{"digits", repeat("1", mb)},
		{"commas", repeat("111,", mb)},
		{"dashes", repeat("1-", mb)},
		{"hyphens", repeat("а-", mb)},
		{"domains", repeat("a.kz/", mb)},
		{"labels", repeat("a.b", mb)},
		{"names", repeat("a@b", mb)},
		{"slashes", "http://" + repeat("/.", mb)},
		{"accents", "а" + repeat("\u0301", mb)},
		{"marks", "a" + repeat("\u0337", mb)},
		{"invalid", repeat("\xd0", mb)},
		{"lines", repeat("и\n", mb)},
		{"blank lines", repeat("\n", mb) + "а"},
		{"bullets", repeat("• а;", mb)},
	} {
		began := time.Now()
		d := New(c.source)
		if took := time.Since(began); took > time.Minute {
			t.Errorf("%s: %v", c.name, took)
		} else if testing.Verbose() {
			t.Logf("%-22s %6.1f MB/s", c.name, float64(len(c.source))/1e6/took.Seconds())
		}
		if n := len(d.Tokens); n > 0 {
			d.Span(int(d.Tokens[n-1].Start), int(d.Tokens[n-1].End))
		}
	}
}
