package explain

import (
	"fmt"
	"io"
	"strings"
)

// WriteText writes the explanation for a terminal.
func (x *Explanation) WriteText(w io.Writer) error {
	p := &printer{}
	p.line("%s  (lexicon %s)", x.URI, x.Lexicon)
	if len(x.Events) == 0 {
		p.line("no events")
	}
	for i := range x.Events {
		p.event(x, &x.Events[i], i+1)
	}
	if len(x.Near) > 0 {
		p.line("\nnearly read")
	}
	for _, n := range x.Near {
		p.line("  «%s»  %s", n.Text, strings.TrimSpace(n.Rule+"  "+n.At))
		p.line("      %s", n.Condition)
	}
	p.line("\nnames")
	for i := range x.Mentions {
		p.mention(&x.Mentions[i])
	}
	_, err := io.WriteString(w, p.b.String())
	return err
}

type printer struct{ b strings.Builder }

func (p *printer) line(format string, args ...any) {
	p.b.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " ") + "\n")
}

func (p *printer) event(x *Explanation, e *Event, n int) {
	p.line("\n%d. %s  (confidence %.2f, %s)", n, e.Headline, e.Confidence, e.Event.Salience)
	if e.Sentence < len(x.Sentences) {
		s := &x.Sentences[e.Sentence]
		p.line("   sentence   %s", oneLine(s.Text))
		for _, c := range s.Clauses {
			if len(s.Clauses) > 1 {
				p.line("     %-13s %s", c.Kind, oneLine(c.Text))
			}
		}
	}
	if t := e.Trigger; t != nil {
		voice := ""
		if t.Passive {
			voice = ", passive"
		}
		p.line("   trigger    «%s» (%s%s, %s clause)", t.Text, t.Mood, voice, t.Clause)
		for _, f := range t.Frames {
			p.line("     frame    %s  %s  %s", f.Rule, f.At, f.Note)
		}
		for _, c := range t.Cues {
			p.line("     cue      %s  %s  %s", c.Rule, c.At, c.Note)
		}
	} else {
		p.line("   trigger    none: read from the document or title itself")
	}
	for _, f := range e.Fields {
		origin := ""
		if f.Origin != "" {
			origin = "  (from the " + f.Origin + ")"
		}
		p.line("   %-10s «%s»%s", strings.TrimPrefix(f.Field, "/"), oneLine(f.Text), origin)
		for _, s := range f.By {
			p.line("     by       %s  %s  %s", s.Rule, s.At, s.Note)
		}
	}
	for _, s := range e.Steps {
		p.line("   rule       %s  %s  %s", s.Rule, s.At, oneLine(s.Note))
	}
}

func (p *printer) mention(m *Mention) {
	indent := strings.Repeat("  ", m.Level+1)
	extra := ""
	for _, s := range []string{m.Country, m.Notes, m.Rule} {
		if s != "" {
			extra += ", " + s
		}
	}
	p.line("%s«%s» = %s (%s%s)", indent, oneLine(m.Text), m.Name, m.Kind, extra)
	for _, s := range []*Step{m.Entry, m.Head} {
		if s != nil {
			p.line("%s  entry %s  %s", indent, s.Rule, s.At)
		}
	}
	if m.Level > 0 {
		return
	}
	for _, t := range m.Tokens {
		if len(t.Readings) > 0 {
			p.line("%s    %-20s %s", indent, t.Text, strings.Join(t.Readings, " | "))
		}
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
