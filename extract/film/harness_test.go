package film

import (
	"sync"
	"testing"

	"vestnik/extract/discourse"
	"vestnik/extract/fact"
	"vestnik/extract/frame"
	"vestnik/extract/frame/frametest"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// compiled is the lexicon that the tests share.
var compiled = sync.OnceValues(frametest.Compile)

// machine runs the stages before films over a text, and then films.
type machine struct {
	doc     text.Doc
	phrases *phrase.Reader
	frames  *frame.Reader
	films   *Reader
	lex     *phrase.Lexicon
}

func newMachine(t testing.TB) *machine {
	t.Helper()
	p, err := compiled()
	if err != nil {
		t.Fatal(err)
	}
	return &machine{phrases: phrase.NewReader(p.Phrases), frames: frame.NewReader(p.Frames), films: NewReader(p.Phrases), lex: p.Phrases}
}

// read gives the films of a text.
func (m *machine) read(s string, published phrase.Day) []fact.Fact {
	m.doc.Reset(s)
	t := m.phrases.Read(&m.doc, published)
	d := discourse.Read(m.lex, t)
	var ss []*frame.Sentence
	var trs [][]frame.Trigger
	for k := range m.doc.Sentences {
		x, tr := m.frames.Sentence(t, k)
		ss, trs = append(ss, x), append(trs, tr)
	}
	return m.films.Read(t, d, ss, trs, published)
}
