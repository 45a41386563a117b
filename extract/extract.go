package extract

import (
	"vestnik/extract/event"
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
}

// Compile makes the program of a lexicon. The diagnostics are what needs
// Russian to be found; a program is returned when they hold no error.
func Compile(lex *lexicon.Lexicon) (*Program, lexicon.Diagnostics) {
	dict, err := morph.Load()
	if err != nil {
		return nil, lexicon.Diagnostics{{Severity: lexicon.Error, Code: "dictionary", Message: "the dictionary of Russian cannot be read: " + err.Error()}}
	}
	b := match.NewBuilder(dict)
	return &Program{version: lex.Version, phrases: phrase.Compile(lex, b)}, nil
}

// NewExtractor returns an extractor with scratch space of its own.
func (p *Program) NewExtractor() *Extractor {
	return &Extractor{program: p, phrases: phrase.NewReader(p.phrases)}
}

// Extractor reads articles, one at a time: it is not safe for concurrent use.
type Extractor struct {
	program *Program
	phrases *phrase.Reader
	doc     text.Doc
}

// Extract reads the events of one article.
func (x *Extractor) Extract(a Article) Result { return Result{} }
