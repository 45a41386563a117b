// Package fact is what reading leaves behind: the data of an event, the places
// in the text that each field was read from, and the rules that read it. It
// turns a fact into an event of the contract.
package fact

import (
	"strconv"

	"vestnik/extract/event"
	"vestnik/extract/text"
)

// Mark shows where a field stands: tokens [First, Last).
type Mark struct {
	Field       string // JSON Pointer into the data
	First, Last int
	Origin      event.Origin // "" when it is said where the event is said
}

// Step is one line of an explanation.
type Step struct {
	Rule string // id of a rule or name of a construct
	At   string // file:line of the rule, when it is of the lexicon
	Note string
}

// Fact is one event as read.
type Fact struct {
	Kind       event.Kind
	Agreement  *event.AgreementData
	Film       *event.FilmData
	Salience   event.Salience
	Confidence float64
	Marks      []Mark
	Steps      []Step
	Sentence   int    // sentence of the trigger
	Token      int    // trigger
	Identity   string // what tells the fact from others of its kind in its sentence
}

// Event makes the event. source is the text as given, in code points; version
// and engine go into the provenance.
func (f *Fact) Event(doc event.Document, t *text.Doc, source []rune, version, engine string) event.Event {
	e := event.Event{
		Kind: f.Kind, Document: doc, Salience: f.Salience, Confidence: f.Confidence,
		Agreement: f.Agreement, Film: f.Film,
	}
	e.ID = event.FactID(doc.URI, f.Kind, f.Identity)
	for _, m := range f.Marks {
		if m.First >= 0 && m.Last > m.First && m.Last <= len(t.Tokens) {
			e.Evidence = append(e.Evidence, evidence(t, source, m))
		}
	}
	seen := map[string]bool{}
	for _, s := range f.Steps {
		if s.Rule != "" && !seen[s.Rule] {
			seen[s.Rule] = true
			e.Provenance.Rules = append(e.Provenance.Rules, s.Rule)
		}
	}
	e.Provenance.Lexicon, e.Provenance.Engine = version, engine
	return e
}

// evidence cuts the text that a mark shows.
func evidence(t *text.Doc, source []rune, m Mark) event.Evidence {
	start, end := t.Span(int(t.Tokens[m.First].Start), int(t.Tokens[m.Last-1].End))
	return event.Evidence{
		Field: m.Field, Exact: string(source[start:end]), Start: start, End: end, InferredFrom: m.Origin,
		Prefix: string(source[max(0, start-event.Context):start]),
		Suffix: string(source[end:min(len(source), end+event.Context)]),
	}
}

// Pointer makes a JSON Pointer to an element of a list: /parties/0.
func Pointer(list string, i int) string { return list + "/" + strconv.Itoa(i) }
