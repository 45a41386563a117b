package lexicon

import (
	"fmt"
	"strings"
	"testing"

	"vestnik/lexicon/pattern"
)

// TestRules shows what the rules of testdata/base say, with positions.
func TestRules(t *testing.T) {
	l := base(t)
	var b strings.Builder
	at := func(p Pos) string { return fmt.Sprintf("%d:%d", p.Line, p.Col) }
	put := func(name string, ss ...Str) {
		for _, s := range ss {
			fmt.Fprintf(&b, "  %s %s %q\n", at(s.Pos), name, s.Text)
		}
	}
	examples := func(es []Example) {
		for _, e := range es {
			put("text", e.Text)
			put("expect", e.Expect...)
		}
	}
	for _, f := range l.Frames {
		fmt.Fprintf(&b, "%s frame %s, priority %d: %s\n", at(f.Pos), f.ID, f.Priority, f.Note)
		put("event", f.Event)
		put("verb", f.Verbs...)
		put("noun", f.Nouns...)
		put("phrase", f.Phrases...)
		put("asserts", f.Asserts)
		for _, r := range f.Roles {
			put("role", r.Name)
			for _, form := range r.Forms {
				fmt.Fprintf(&b, "    %s relation %q preposition %q case %q\n", at(form.Pos), form.Relation, form.Prep, form.Case)
			}
		}
		put("requires", f.Requires...)
		put("unless", f.Unless...)
		examples(f.Examples)
	}
	for _, c := range l.Cues {
		fmt.Fprintf(&b, "%s cue %s: %s\n", at(c.Pos), c.ID, c.Note)
		put("effect", c.Effect)
		put("word", c.Words...)
		examples(c.Examples)
	}
	for _, p := range l.Patterns {
		fmt.Fprintf(&b, "%s pattern %s: %s\n", at(p.Pos), p.ID, p.Note)
		put("type", p.Type)
		put("match", p.Match)
		put("name", p.Name)
		pattern.Walk(p.Expr, func(n pattern.Node) {
			fmt.Fprintf(&b, "    %s-%s %T %s\n", at(p.At(n.Range().Lo)), at(p.At(n.Range().Hi)), n, n)
		})
		examples(p.Examples)
	}
	golden(t, "rules.golden", b.String())
}
