package phrase

import (
	"strings"

	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/text"
	"vestnik/lexicon"
)

// eventEnding is a noun of occasions that ends compounds no list has:
// энергофорум, технофестиваль.
type eventEnding struct {
	stem  string
	entry *lexicon.Entry
	n     int32 // its number in the program
}

// eventEndings are the nouns of occasions that compounds end in.
var eventEndings = [...]string{"форум", "фестиваль", "конгресс", "саммит"}

// compoundEvent reads a word unknown to the dictionary that ends in a noun of
// occasions as if a list had it.
func (r *Reader) compoundEvent(t *Text, i int) (match.Match, bool) {
	w, tok := t.Words[i], &t.Doc.Tokens[i]
	if tok.Kind != text.Word || w.Known || w.Best != morph.NOUN || len(w.Form) < len("форум")+4 {
		return match.Match{}, false
	}
	for _, e := range r.lex.eventEndings {
		k := strings.LastIndex(w.Form, e.stem)
		if k < 4 || len(w.Form)-k-len(e.stem) > 6 {
			continue
		}
		m := match.Match{Entry: e.entry, First: i, Last: i + 1, N: e.n}
		for j := range w.Analyses {
			if a := &w.Analyses[j]; a.POS == morph.NOUN && a.Gram&morph.Masc != 0 {
				m.Gram |= a.Gram
				m.Name = a.Lemma
			}
		}
		if m.Gram != 0 {
			return m, true
		}
	}
	return match.Match{}, false
}
