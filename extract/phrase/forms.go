package phrase

import (
	"strings"

	"vestnik/extract/match"
	"vestnik/extract/morph"
)

// Forms is a set of pairs of case and number: six bits of the singular, then
// six of the plural, in the order nominative, genitive, dative, accusative,
// instrumental, prepositional.
type Forms uint16

// The cases, in both numbers.
const (
	Nomn Forms = 1<<0 | 1<<6
	Gent Forms = 1<<1 | 1<<7
	Datv Forms = 1<<2 | 1<<8
	Accs Forms = 1<<3 | 1<<9
	Ablt Forms = 1<<4 | 1<<10
	Loct Forms = 1<<5 | 1<<11

	Singular Forms = 1<<6 - 1
	Plural   Forms = Singular << 6
	AnyForm  Forms = Singular | Plural
)

// String names the cases, a number behind each.
func (f Forms) String() string {
	var out []string
	for i, c := range [...]string{"nomn", "gent", "datv", "accs", "ablt", "loct"} {
		if f&(1<<i) != 0 {
			out = append(out, c+".sing")
		}
		if f&(1<<(i+6)) != 0 {
			out = append(out, c+".plur")
		}
	}
	return strings.Join(out, " ")
}

var gramForms = [...]struct {
	g morph.Gram
	f Forms
}{
	{morph.Nomn, Nomn}, {morph.Gent | morph.Gen2, Gent}, {morph.Datv, Datv},
	{morph.Accs | morph.Acc2, Accs}, {morph.Ablt, Ablt}, {morph.Loct | morph.Loc2, Loct},
}

// formsOf gives the pairs of a set of grammemes: every case with every number
// that is in it, with both numbers when it has none.
func formsOf(g morph.Gram) Forms {
	var f Forms
	for _, x := range gramForms {
		if g&x.g != 0 {
			f |= x.f
		}
	}
	switch g & morph.Numbers {
	case morph.Sing:
		f &= Singular
	case morph.Plur:
		f &= Plural
	}
	return f
}

const adjectives = 1<<morph.ADJF | 1<<morph.PRTF

// isAdjective reports whether a word can be an adjective or full participle.
func isAdjective(w *match.Word) bool { return w.POS&adjectives != 0 }

// agree gives the forms in which an adjective goes with a noun of this gender
// that stands in one of the forms.
func agree(w *match.Word, noun Forms, gender morph.Gram) Forms {
	var f Forms
	for i := range w.Analyses {
		a := &w.Analyses[i]
		if (1<<a.POS)&(adjectives) == 0 {
			continue
		}
		g := formsOf(a.Gram)
		if a.Gram&morph.Sing != 0 && gender != 0 && a.Gram&morph.Genders != 0 && a.Gram&gender == 0 && gender&morph.MsF == 0 {
			continue
		}
		f |= g
	}
	return f & noun
}

// NounForms gives the forms of a word's noun readings.
func NounForms(w *match.Word) (f Forms, gender morph.Gram) {
	for i := range w.Analyses {
		if a := &w.Analyses[i]; a.POS == morph.NOUN {
			f |= formsOf(a.Gram)
			gender |= a.Gram & morph.Genders
		}
	}
	return f, gender
}

// Agrees reports whether a participle or adjective can go with a noun in one of
// these forms.
func Agrees(w *match.Word, noun Forms) bool { return agree(w, noun, 0) != 0 }
