package film

import (
	"sync"
	"testing"

	"vestnik/extract/discourse"
	"vestnik/extract/fact"
	"vestnik/extract/frame"
	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
	"vestnik/lexicon"
)

// program is the compiled lexicon that the tests share.
type program struct {
	phrases *phrase.Lexicon
	frames  *frame.Lexicon
}

var compiled = sync.OnceValues(func() (program, error) {
	dict, err := morph.Load()
	if err != nil {
		return program{}, err
	}
	lex, ds := lexicon.Embedded()
	if ds.HasErrors() {
		return program{}, ds.Err()
	}
	b := match.NewBuilder(dict)
	frames := frame.Compile(lex, b)
	return program{phrase.Compile(lex, b), frames}, nil
})

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
	return &machine{phrases: phrase.NewReader(p.phrases), frames: frame.NewReader(p.frames), films: NewReader(p.phrases), lex: p.phrases}
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
