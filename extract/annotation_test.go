package extract_test

import (
	"strings"
	"testing"
	"time"

	"vestnik/extract/event"
)

// TestArticlesAnnotations checks that the annotations of the project's own
// articles can be right: evidence stands in the text, words are of the
// vocabulary, dates are dates, and what an archive shows is said.
func TestArticlesAnnotations(t *testing.T) {
	gold := articles(t)
	if len(gold) < 110 {
		t.Errorf("%d articles", len(gold))
	}
	texts := map[string]string{}
	for i := range gold {
		g := &gold[i]
		report := func(what, value string) { t.Helper(); t.Errorf("%s: %s %q", g.ID, what, value) }
		if g.Comment == "" {
			report("no comment on what is shown", "")
		}
		if n := len(strings.Fields(g.Text)); n < 35 || n > 400 {
			t.Errorf("%s: %d words", g.ID, n)
		}
		if other := texts[g.Text]; other != "" {
			report("the text of", other)
		}
		texts[g.Text] = g.ID
		evidence := func(e string) {
			if e == "" {
				report("no evidence", "")
			}
			for _, sentence := range strings.Split(e, " … ") {
				if !strings.Contains(g.Text, sentence) && !strings.Contains(g.Title, sentence) {
					report("evidence is not in the text:", sentence)
				}
			}
		}
		for _, a := range g.Agreements {
			if !event.AgreementType(a.Kind).Known() || !event.Status(a.Status).Known() {
				report("kind or status", a.Kind+" "+a.Status)
			}
			if len(a.Parties) == 0 && a.Salience != "aggregate" {
				report("no parties", a.Evidence)
			}
			if !isDate(a.Date) {
				report("date", a.Date)
			}
			evidence(a.Evidence)
		}
		for _, f := range g.Films {
			if f.Title == "" && f.Stage == "" && f.Salience != "aggregate" {
				report("neither title nor stage", f.Evidence)
			}
			if !event.FilmType(f.Kind).Known() || f.Stage != "" && !event.Stage(f.Stage).Known() {
				report("kind or stage", f.Kind+" "+f.Stage)
			}
			if !isDate(f.Date) {
				report("date", f.Date)
			}
			evidence(f.Evidence)
		}
	}
}

// isDate reports whether s is an ISO 8601 date, cut to any precision, or empty.
func isDate(s string) bool {
	for _, layout := range [...]string{"", "2006", "2006-01", time.DateOnly} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}
