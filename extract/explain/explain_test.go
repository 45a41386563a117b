package explain

import (
	"strings"
	"sync"
	"testing"

	"vestnik/extract"
	"vestnik/lexicon"
)

var program = sync.OnceValue(func() *extract.Program {
	lex, ds := lexicon.Embedded()
	if ds.HasErrors() {
		return nil
	}
	p, _ := extract.Compile(lex)
	return p
})

func inspect(t *testing.T, text string) *Explanation {
	t.Helper()
	p := program()
	if p == nil {
		t.Skip("the embedded lexicon has faults, which its own tests report")
	}
	return New(p.NewExtractor().Inspect(extract.Article{URI: "a.txt", Text: text, Published: "2025-10-05"}, true), p.Version())
}

func TestEvent(t *testing.T) {
	text := "Литва и Латвия подписали меморандум о сотрудничестве.\n"
	x := inspect(t, text)
	if len(x.Events) != 1 {
		t.Fatalf("%d events", len(x.Events))
	}
	e := x.Events[0]
	if e.Headline != "memorandum signed Литва; Латвия" {
		t.Errorf("headline %q", e.Headline)
	}
	if e.Trigger == nil || e.Trigger.Text != "подписали" || e.Trigger.Mood != "past" || e.Trigger.Clause != "main" {
		t.Errorf("trigger %+v", e.Trigger)
	}
	if !strings.Contains(e.Trigger.Frames[0].At, "rules/agreements.yaml:") {
		t.Errorf("the frame stands at %q", e.Trigger.Frames[0].At)
	}
	rule := false
	for _, s := range e.Steps {
		rule = rule || s.Rule == "agreement.sign" && strings.Contains(s.At, "agreements.yaml:")
	}
	if !rule {
		t.Errorf("steps %+v", e.Steps)
	}
	for _, f := range e.Fields {
		if got := string([]rune(text)[f.Start:f.End]); got != f.Text {
			t.Errorf("%s: [%d,%d) is %q, not %q", f.Field, f.Start, f.End, got, f.Text)
		}
	}
	known := false
	for _, m := range x.Mentions {
		known = known || m.Name == "Латвия" && m.Entry != nil && strings.Contains(m.Entry.At, "countries.txt:") && len(m.Tokens[0].Readings) > 0
	}
	if !known {
		t.Errorf("mentions %+v", x.Mentions)
	}
}

// TestNear wants the condition that failed.
func TestNear(t *testing.T) {
	for _, tt := range []struct{ text, word, condition string }{
		{"Литва и Латвия могли бы подписать меморандум.", "подписать", "only possible"},
		{"Министр подписал открытку. Меморандума в музее не видно.", "подписал", "no document that it governs"},
		{"О меморандуме Литва и Латвия подписали статью.", "меморандуме", "does not govern"},
		{"Меморандума в музее не видно.", "Меморандума", "no word of the sentence"},
		{"Фильм «Ёж» мог бы выйти в прокат.", "Фильм «Ёж»", "without news"},
	} {
		x := inspect(t, tt.text)
		found := false
		for _, n := range x.Near {
			found = found || n.Text == tt.word && strings.Contains(n.Condition, tt.condition)
		}
		if !found || len(x.Events) > 0 {
			t.Errorf("%s\n%d events, near %+v", tt.text, len(x.Events), x.Near)
		}
	}
}

func TestWriteText(t *testing.T) {
	var b strings.Builder
	if err := inspect(t, "Литва и Латвия не подписали меморандум. Меморандума в музее не видно.").WriteText(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"memorandum denied Литва; Латвия", "cue.negated", "nearly read", "«Латвия» = Латвия (Country, LV"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}
