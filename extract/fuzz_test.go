package extract_test

import (
	"testing"
	"unicode/utf8"

	"vestnik/extract"
	"vestnik/extract/event"
)

// FuzzExtract reads any text as an article: nothing panics, events keep the
// contract with spans inside the text, annotations stand in the text, and a
// second reading gives the same events.
func FuzzExtract(f *testing.F) {
	for _, g := range articles(f) {
		f.Add(g.Text, g.Published)
	}
	f.Add("«", "2024-02-30")
	f.Add("Порт\u00adАктау и\u00a0«Завод» под-\nписали договор на $5\u202fмлн.", "2024")
	x := compiled(f).NewExtractor()
	f.Fuzz(func(t *testing.T, text, published string) {
		if !utf8.ValidString(text) || len(text) > 1<<14 {
			t.Skip("sources hand over UTF-8, and length is for benchmarks")
		}
		if event.TimeOf(published) == "" {
			published = ""
		}
		a := extract.Article{URI: "fuzz.txt", Text: text, Published: published}
		events := x.Extract(a).Events
		for i := range events {
			if err := events[i].ValidateText(text); err != nil {
				t.Errorf("event %d: %v", i, err)
			}
		}
		points := []rune(text)
		for _, m := range x.Annotate(a) {
			if m.Start < 0 || m.End > len(points) || m.Start >= m.End || string(points[m.Start:m.End]) != m.Text {
				t.Errorf("mention %d..%d %q does not stand in the text", m.Start, m.End, m.Text)
			}
		}
		if again := format(t, x.Extract(a).Events); again != format(t, events) {
			t.Errorf("first %s\nthen %s", format(t, events), again)
		}
	})
}
