// Package explain tells how the events and names of an article were read: by
// which words, rules and entries, and which conditions failed for what did not
// become an event.
package explain

import (
	"slices"
	"strings"

	"vestnik/extract"
	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/match"
	"vestnik/extract/phrase"
	"vestnik/extract/trace"
)

// Explanation is all that is told of an article. Start and End of everything
// count code points of Text, End is exclusive.
type Explanation struct {
	URI       string     `json:"uri"`
	Title     string     `json:"title,omitempty"`
	Published string     `json:"published,omitempty"`
	Lexicon   string     `json:"lexicon"` // version
	Text      string     `json:"text"`
	Events    []Event    `json:"events"`
	Mentions  []Mention  `json:"mentions"`
	Sentences []Sentence `json:"sentences"`
	Near      []Near     `json:"near,omitempty"`
}

// Span is a part of the text.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Event is one event with its derivation.
type Event struct {
	Headline   string      `json:"headline"` // kind, state and names in a line
	Event      event.Event `json:"event"`
	Sentence   int         `json:"sentence"`
	Trigger    *Trigger    `json:"trigger,omitempty"` // absent when no verb or noun of action was needed
	Fields     []Field     `json:"fields"`
	Steps      []Step      `json:"steps"`
	Confidence float64     `json:"confidence"`
}

// Field is a part of an event with the words that it was read from.
type Field struct {
	Span
	Field  string `json:"field"`            // JSON Pointer into the data
	By     []Step `json:"by,omitempty"`     // rule and entries of the name that stands there
	Origin string `json:"origin,omitempty"` // what it was taken over from, when it is not said beside the trigger
}

// Step is one rule or entry that took part.
type Step struct {
	Rule string `json:"rule"`
	At   string `json:"at,omitempty"` // file:line:column
	Note string `json:"note,omitempty"`
}

// Trigger is a word that evokes frames, with what its clause makes of it.
type Trigger struct {
	Span
	Mood    string `json:"mood"`
	Passive bool   `json:"passive,omitempty"`
	Clause  string `json:"clause"` // kind of its clause
	Effects string `json:"effects,omitempty"`
	Cues    []Step `json:"cues,omitempty"`
	Frames  []Step `json:"frames"`
	tokens  [2]int
}

// Mention is a name with the rule and entry that it was read by.
type Mention struct {
	Span
	Kind    string  `json:"kind"`
	Name    string  `json:"name"`
	Country string  `json:"country,omitempty"`
	Forms   string  `json:"forms,omitempty"` // cases and numbers that it can stand in
	Rule    string  `json:"rule,omitempty"`
	Entry   *Step   `json:"entry,omitempty"` // of the lexicon
	Head    *Step   `json:"head,omitempty"`  // entry of its head word
	Notes   string  `json:"notes,omitempty"`
	Tokens  []Token `json:"tokens"`
	Level   int     `json:"level,omitempty"` // depth inside another mention
}

// Token is a word with its readings.
type Token struct {
	Text     string   `json:"text"`
	Readings []string `json:"readings,omitempty"` // lemma, part of speech, grammemes, share
}

// Sentence is a sentence with its clauses and triggers.
type Sentence struct {
	Span
	Title    bool      `json:"title,omitempty"`
	Clauses  []Clause  `json:"clauses"`
	Triggers []Trigger `json:"triggers,omitempty"`
}

// Clause is a part of a sentence.
type Clause struct {
	Span
	Kind string `json:"kind"`
	Verb string `json:"verb,omitempty"`
}

// Near is something that did not become an event.
type Near struct {
	Span
	Sentence  int    `json:"sentence"`
	Rule      string `json:"rule,omitempty"`
	At        string `json:"at,omitempty"`
	Condition string `json:"condition"` // that failed
}

// New explains an inspection. version is that of the lexicon.
func New(n *extract.Inspection, version string) *Explanation {
	b := builder{n: n, t: n.Text}
	a := n.Article
	x := &Explanation{URI: a.URI, Title: a.Title, Published: a.Published, Lexicon: version, Text: a.Text,
		Events: []Event{}, Mentions: []Mention{}, Sentences: []Sentence{}}
	for k, s := range n.Sentences {
		x.Sentences = append(x.Sentences, b.sentence(k, s))
	}
	for k := range n.Events {
		x.Events = append(x.Events, b.event(k, x.Sentences))
	}
	for k := range n.Text.Mentions {
		x.Mentions = b.mention(x.Mentions, &n.Text.Mentions[k], 0)
	}
	x.Near = slices.DeleteFunc(b.near(n.Misses), func(m Near) bool {
		return slices.ContainsFunc(x.Events, func(e Event) bool { return e.Trigger != nil && e.Trigger.Span == m.Span })
	})
	return x
}

type builder struct {
	n *extract.Inspection
	t *phrase.Text
}

// span gives the text of tokens [first, last).
func (b *builder) span(first, last int) Span {
	tokens := b.t.Doc.Tokens
	if first < 0 || last > len(tokens) || first >= last {
		return Span{}
	}
	from, to := int(tokens[first].Start), int(tokens[last-1].End)
	s := Span{Text: b.t.Doc.Exact(from, to)}
	s.Start, s.End = b.t.Doc.Span(from, to)
	return s
}

func (b *builder) sentence(k int, s *frame.Sentence) Sentence {
	out := Sentence{Span: b.span(s.First, s.Last), Title: b.t.Doc.Sentences[k].Title}
	for i := range s.Clauses {
		c := &s.Clauses[i]
		x := Clause{Span: b.span(c.First, c.Last), Kind: c.Kind.String()}
		if c.Finite >= 0 {
			x.Verb = b.t.Doc.Tokens[c.Finite].Text
		}
		out.Clauses = append(out.Clauses, x)
	}
	for i := range b.n.Triggers[k] {
		out.Triggers = append(out.Triggers, b.trigger(s, &b.n.Triggers[k][i]))
	}
	return out
}

func (b *builder) trigger(s *frame.Sentence, tr *frame.Trigger) Trigger {
	x := Trigger{Span: b.span(tr.Token, tr.Last), Mood: tr.Mood.String(), Passive: tr.Passive, Clause: s.Clauses[tr.Clause].Kind.String(),
		Effects: tr.Effects.String(), tokens: [2]int{tr.Token, tr.Last}}
	for _, c := range tr.Cues {
		x.Cues = append(x.Cues, Step{Rule: c.Rule.ID, At: c.Rule.Pos.String(), Note: c.Effect.String()})
	}
	for _, f := range tr.Frames {
		x.Frames = append(x.Frames, Step{Rule: f.ID, At: f.Rule.Pos.String(), Note: "asserts " + f.Asserts})
	}
	return x
}

func (b *builder) event(k int, sentences []Sentence) Event {
	f, e := &b.n.Facts[k], b.n.Events[k]
	x := Event{Headline: headline(&e), Event: e, Sentence: f.Sentence, Confidence: e.Confidence, Fields: []Field{}, Steps: []Step{}}
	if f.Sentence >= 0 && f.Sentence < len(sentences) {
		for i := range sentences[f.Sentence].Triggers {
			if tr := &sentences[f.Sentence].Triggers[i]; tr.tokens[0] <= f.Token && f.Token < tr.tokens[1] {
				x.Trigger = tr
			}
		}
	}
	for _, m := range f.Marks {
		if s := b.span(m.First, m.Last); s.End > 0 {
			x.Fields = append(x.Fields, Field{Span: s, Field: m.Field, By: b.by(m.First, m.Last), Origin: string(m.Origin)})
		}
	}
	for _, s := range f.Steps {
		step := Step{Rule: s.Rule, At: s.At, Note: s.Note}
		if !slices.Contains(x.Steps, step) {
			x.Steps = append(x.Steps, step)
		}
	}
	return x
}

// by gives the rule and the entries of the name that stands at tokens [first,
// last), nothing when none does.
func (b *builder) by(first, last int) []Step {
	for i := range b.t.Mentions {
		m := &b.t.Mentions[i]
		if m.First != first || m.Last != last {
			continue
		}
		out := []Step{{Rule: m.Rule}}
		if m.Entry != nil {
			out = append(out, Step{Rule: m.Entry.ID, At: m.Entry.Pos.String()})
		}
		if m.Class != nil && m.Class.Entry != m.Entry {
			out = append(out, Step{Rule: m.Class.Entry.ID, At: m.Class.Entry.Pos.String(), Note: "head"})
		}
		return out
	}
	return nil
}

// headline tells an event in a line.
func headline(e *event.Event) string {
	var parts []string
	if a := e.Agreement; a != nil {
		parts = append(parts, a.AgreementType.String(), a.Status.String())
		var names []string
		for _, p := range a.Parties {
			names = append(names, p.Name)
		}
		parts = append(parts, strings.Join(names, "; "))
	}
	if f := e.Film; f != nil {
		parts = append(parts, "film", f.Stage.String(), f.Status.String())
		if f.Film.Name != "" {
			parts = append(parts, "«"+f.Film.Name+"»")
		}
	}
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// mention appends a mention and those inside it.
func (b *builder) mention(out []Mention, m *phrase.Mention, level int) []Mention {
	x := Mention{Span: b.span(m.First, m.Last), Kind: m.Kind.String(), Name: m.Name, Country: m.Country, Forms: m.Forms.String(), Rule: m.Rule, Level: level}
	if m.Entry != nil {
		x.Entry = &Step{Rule: m.Entry.ID, At: m.Entry.Pos.String()}
	}
	if m.Class != nil && m.Class.Entry != m.Entry {
		x.Head = &Step{Rule: m.Class.Entry.ID, At: m.Class.Entry.Pos.String()}
	}
	for _, note := range []struct {
		on   bool
		text string
	}{{m.Weak, "weak"}, {m.Generic, "points at something named elsewhere"}, {m.Quoted, "a quotation"}, {m.Shared, "shares the head before it"},
		{m.Government, "authority"}} {
		if note.on {
			x.Notes = strings.TrimPrefix(x.Notes+", "+note.text, ", ")
		}
	}
	for i := m.First; i < m.Last && i < len(b.t.Words); i++ {
		x.Tokens = append(x.Tokens, Token{Text: b.t.Doc.Tokens[i].Text, Readings: readings(b.t.Words[i])})
	}
	out = append(out, x)
	for i := range m.Inner {
		out = b.mention(out, &m.Inner[i], level+1)
	}
	return out
}

// most is how many readings of a word are told.
const most = 5

func readings(w *match.Word) []string {
	var out []string
	for i := range w.Analyses {
		if i == most {
			return append(out, "…")
		}
		out = append(out, w.Analyses[i].String())
	}
	return out
}

// near gives the misses, once for each place and condition.
func (b *builder) near(misses []trace.Miss) []Near {
	var out []Near
	for _, m := range misses {
		n := Near{Span: b.span(m.First, m.Last), Sentence: m.Sentence, Rule: m.Rule, At: m.At, Condition: m.Condition}
		told := slices.ContainsFunc(out, func(o Near) bool { return o.Span == n.Span && o.Rule == n.Rule })
		if n.End > 0 && !told {
			out = append(out, n)
		}
	}
	slices.SortStableFunc(out, func(x, y Near) int { return x.Start - y.Start })
	return out
}
