package phrase

import (
	"unicode/utf8"

	"vestnik/extract/morph"
	"vestnik/extract/text"
)

// acronym reads a word in capitals that no list has: «ХАЭС», «ФИНА». It is weak
// until the text supports it.
func (r *Reader) acronym(t *Text, i, end int) (Mention, bool) {
	tok := &t.Doc.Tokens[i]
	if tok.Kind != text.Word || tok.Shape != text.Upper || t.Words[i].Is(morph.ROMN) || r.shouted(t, i, end) {
		return Mention{}, false
	}
	if n := utf8.RuneCountInString(tok.Text); n < 2 || n > 8 || t.is(i, isGeo|isClass|isBody|isGiven) || n > 5 && t.Words[i].Known && t.Words[i].Gram&(morph.Abbr|morph.Orgn) == 0 {
		return Mention{}, false
	}
	if ordinaryAcronym(t.Words[i].Analyses) {
		return Mention{}, false
	}
	return Mention{Kind: Organization, First: i, Last: i + 1, Head: i, Forms: AnyForm, Name: tok.Text, Short: tok.Text, Rule: "org.acronym",
		Weak: true}, true
}

// shouted reports a word among others in capitals: a heading.
func (r *Reader) shouted(t *Text, i, end int) bool {
	n := 0
	for k := max(0, i-2); k < min(end, i+3); k++ {
		if k != i && t.Doc.Tokens[k].Kind == text.Word && t.Doc.Tokens[k].Shape == text.Upper && utf8.RuneCountInString(t.Doc.Tokens[k].Text) > 3 {
			n++
		}
	}
	return n > 1
}

// ordinaryAcronym reports an acronym that the dictionary has and that names no
// body: ВВП, СМС.
func ordinaryAcronym(readings []morph.Analysis) bool {
	thing := false
	for i := range readings {
		a := &readings[i]
		if a.Known && a.Gram&morph.Orgn != 0 {
			return false
		}
		thing = thing || a.Known && a.Gram&morph.Abbr != 0
	}
	return thing
}
