package extract

import (
	"cmp"
	"maps"
	"slices"

	"vestnik/extract/agreement"
	"vestnik/extract/discourse"
	"vestnik/extract/event"
	"vestnik/extract/fact"
	"vestnik/extract/film"
	"vestnik/extract/frame"
	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
	"vestnik/lexicon"
)

// Result is what an article gave.
type Result struct {
	Events []event.Event  // in the order of the text
	Drops  map[string]int // what was read and left out, by reason
}

// Program is a compiled lexicon: immutable, shared by the extractors of all
// workers.
type Program struct {
	version string
	phrases *phrase.Lexicon
	frames  *frame.Lexicon
}

// Compile makes the program of a lexicon. It fails only when the dictionary of
// Russian cannot be read; what is wrong with a lexicon, package lint finds.
func Compile(lex *lexicon.Lexicon) (*Program, lexicon.Diagnostics) {
	dict, err := morph.Load()
	if err != nil {
		return nil, lexicon.Diagnostics{{Severity: lexicon.Error, Code: "dictionary", Message: "the dictionary of Russian cannot be read: " + err.Error()}}
	}
	b := match.NewBuilder(dict)
	frames := frame.Compile(lex, b)
	return &Program{version: lex.Version, phrases: phrase.Compile(lex, b), frames: frames}, nil
}

// NewExtractor returns an extractor with scratch space of its own.
func (p *Program) NewExtractor() *Extractor {
	frames := frame.NewReader(p.frames)
	return &Extractor{program: p, phrases: phrase.NewReader(p.phrases), frames: frames,
		agreements: agreement.NewReader(p.phrases), films: film.NewReader(p.phrases)}
}

// Extractor reads articles, one at a time: it is not safe for concurrent use.
type Extractor struct {
	program    *Program
	phrases    *phrase.Reader
	frames     *frame.Reader
	agreements *agreement.Reader
	films      *film.Reader
	doc        text.Doc
}

// Engine names the program in the provenance of events.
const Engine = "vestnik/1"

// Extract reads the events of one article.
func (x *Extractor) Extract(a Article) Result {
	r := x.read(a, false)
	return Result{Events: x.events(a, &r), Drops: r.drops}
}

// events makes the events of a reading.
func (x *Extractor) events(a Article, r *reading) []event.Event {
	if len(r.facts) == 0 {
		return nil
	}
	doc := event.Document{URI: a.URI, Title: a.Title, Source: a.Source, Published: a.Published, PublishedBy: a.PublishedBy,
		Located: r.discourse.Located, Language: a.Language, SHA256: event.HashText(a.Text)}
	source := []rune(a.Text)
	var out []event.Event
	for k := range r.facts {
		f := &r.facts[k]
		if f.Agreement != nil && f.Agreement.Group != "" {
			f.Agreement.Group = event.GroupID(a.URI, f.Agreement.Group)
		}
		out = append(out, f.Event(doc, &x.doc, source, x.program.version, Engine))
	}
	return out
}

// reading is all that is read from an article.
type reading struct {
	phrases   *phrase.Text
	discourse *discourse.Discourse
	sentences []*frame.Sentence
	triggers  [][]frame.Trigger
	facts     []fact.Fact // in the order of the text
	drops     map[string]int
}

// read runs the stages over an article. All of them run with all; otherwise most
// articles, which speak neither of agreements nor of films, end after the phrases.
func (x *Extractor) read(a Article, all bool) reading {
	published := phrase.ParseDay(a.Published)
	x.doc.Reset(a.Text)
	r := reading{phrases: x.phrases.Read(&x.doc, published), drops: map[string]int{}}
	if !all && !x.agreements.Worth(r.phrases) && !x.films.Worth(r.phrases) {
		return r
	}
	r.discourse = discourse.Read(x.program.phrases, r.phrases)
	for k := range x.doc.Sentences {
		s, triggers := x.frames.Sentence(r.phrases, k)
		r.sentences = append(r.sentences, s)
		r.triggers = append(r.triggers, triggers)
	}
	r.facts = x.agreements.Read(r.phrases, r.discourse, r.sentences, r.triggers, published)
	r.facts = append(r.facts, x.films.Read(r.phrases, r.discourse, r.sentences, r.triggers, published)...)
	maps.Copy(r.drops, x.agreements.Drops)
	maps.Copy(r.drops, x.films.Drops)
	slices.SortStableFunc(r.facts, func(a, b fact.Fact) int { return cmp.Compare(a.Token, b.Token) })
	return r
}
