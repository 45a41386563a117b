// Package frametest compiles the embedded lexicon for the tests of what reads
// frames.
package frametest

import (
	"vestnik/extract/frame"
	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/lexicon"
)

// Program is what phrases and frames need of the embedded lexicon.
type Program struct {
	Phrases *phrase.Lexicon
	Frames  *frame.Lexicon
}

// Compile makes the program. It fails when the dictionary or the lexicon cannot
// be read.
func Compile() (Program, error) {
	dict, err := morph.Load()
	if err != nil {
		return Program{}, err
	}
	lex, ds := lexicon.Embedded()
	if ds.HasErrors() {
		return Program{}, ds
	}
	b := match.NewBuilder(dict)
	frames := frame.Compile(lex, b)
	return Program{phrase.Compile(lex, b), frames}, nil
}
