package extract

import (
	"vestnik/extract/frame"
	"vestnik/extract/match"
	"vestnik/extract/phrase"
)

// Version is the version of the lexicon that the program was compiled from.
func (p *Program) Version() string { return p.version }

// Matcher gives the compiled lists, for tools.
func (p *Program) Matcher() *match.Program { return p.phrases.Program }

// Frames gives the compiled rules, for tools.
func (p *Program) Frames() *frame.Lexicon { return p.frames }

// Phrases gives what phrases need of the lists, compiled, for tools.
func (p *Program) Phrases() *phrase.Lexicon { return p.phrases }
