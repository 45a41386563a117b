package frame

import (
	"vestnik/extract/phrase"
)

// Reader reads the clauses of a text. It reuses its memory and is for one
// goroutine.
type Reader struct {
	lex *Lexicon
}

// NewReader returns a reader for a compiled lexicon.
func NewReader(lex *Lexicon) *Reader { return &Reader{lex: lex} }

// Sentence cuts sentence k of a text into clauses and finds its triggers.
func (r *Reader) Sentence(t *phrase.Text, k int) (*Sentence, []Trigger) {
	s := &Sentence{Text: t, Index: k, First: t.Doc.Sentences[k].First, Last: t.Doc.Sentences[k].Last}
	s.cut()
	return s, r.triggers(s)
}

// Frame returns the frame with this id, or nil.
func (l *Lexicon) Frame(id string) *Frame { return l.frames[id] }
