package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vestnik/extract/morph"
	"vestnik/extract/text"
)

// acronym reads a word in capitals that no list has: «ХАЭС», «ФИНА». It is weak
// until the text supports it.
func (r *Reader) acronym(t *Text, i, end int) (Mention, bool) {
	tok := &t.Doc.Tokens[i]
	if m, ok := r.inflectedAcronym(t, i); ok {
		return m, true
	}
	if tok.Kind != text.Word || tok.Shape != text.Upper || t.Words[i].Is(morph.ROMN) || r.shouted(t, i, end) {
		return Mention{}, false
	}
	if n := utf8.RuneCountInString(tok.Text); n < 2 || n > 8 || t.is(i, isGeo|isClass|isBody|isGiven) || n > 5 && t.Words[i].Known && t.Words[i].Gram&(morph.Abbr|morph.Orgn) == 0 {
		return Mention{}, false
	}
	if ordinaryAcronym(t.Words[i].Analyses) || t.Words[i].Known && t.Words[i].Best != morph.NOUN { // ВСЕ, СРОЧНО
		return Mention{}, false
	}
	return Mention{Kind: Organization, First: i, Last: i + 1, Head: i, Forms: AnyForm, Name: tok.Text, Short: tok.Text, Rule: "org.acronym",
		Weak: true}, true
}

// inflectedAcronym reads an acronym that no list has with the ending of a case:
// «в ЦУМе», «с ХАЭСом».
func (r *Reader) inflectedAcronym(t *Text, i int) (Mention, bool) {
	tok := &t.Doc.Tokens[i]
	if tok.Kind != text.Word || tok.Shape != text.Mixed || t.is(i, isGeo|isClass|isBody) {
		return Mention{}, false
	}
	base, forms := acronymBase(tok.Text)
	if base == tok.Text || utf8.RuneCountInString(base) > 6 {
		return Mention{}, false
	}
	return Mention{Kind: Organization, First: i, Last: i + 1, Head: i, Forms: forms, Name: base, Short: base, Rule: "org.acronym", Weak: true}, true
}

// acronymEndings are the endings of masculine nouns, which acronyms that end in
// a consonant take, with their cases.
var acronymEndings = [...]struct {
	ending string
	forms  Forms
}{
	{"а", Gent & Singular}, {"у", Datv & Singular}, {"ом", Ablt & Singular}, {"ем", Ablt & Singular}, {"е", Loct & Singular},
	{"ы", (Nomn | Accs) & Plural}, {"ов", Gent & Plural}, {"ам", Datv & Plural}, {"ами", Ablt & Plural}, {"ах", Loct & Plural},
}

// acronymBase takes the ending in small letters from an acronym: МХАТ of
// «МХАТа». Without one it returns the word and every form.
func acronymBase(word string) (string, Forms) {
	n := 0
	for k, c := range word {
		if !unicode.IsUpper(c) {
			break
		}
		n = k + utf8.RuneLen(c)
	}
	if n < 4 || n == len(word) {
		return word, AnyForm
	}
	for _, e := range acronymEndings {
		if word[n:] == e.ending {
			return word[:n], e.forms
		}
	}
	return word, AnyForm
}

// quotedAcronym reads an acronym of two to five letters that stands before a
// quotation as a legal form does: «ТНК «Кофко»», «ОАК «Сухой»». Known bodies,
// which publish what is quoted, and acronyms of things are none.
func (r *Reader) quotedAcronym(t *Text, i, end int) (Mention, bool) {
	tok := &t.Doc.Tokens[i]
	q := quoteAt(t, i+1)
	if i+1 >= end || q < 0 || tok.Kind != text.Word || tok.Shape != text.Upper || t.Doc.Tokens[i+1].Line || !r.nameLike(t, q) || t.Words[i].Is(morph.ROMN) {
		return Mention{}, false
	}
	a, b := r.unquote(t, q)
	if t.is(i, isBody) {
		if _, h := r.class(t, a, OrgRole); h == nil || h.Last != b {
			return Mention{}, false
		}
	}
	if n := utf8.RuneCountInString(tok.Text); n < 2 || n > 5 || strings.ContainsAny(tok.Text, "-0123456789") || t.is(i, isGeo|isClass|isGiven) || ordinaryAcronym(t.Words[i].Analyses) || acronymOfThing(tok.Text) {
		return Mention{}, false
	}
	last := min(t.after(q), end)
	m := Mention{Kind: Organization, First: i, Last: last, Head: i, Forms: AnyForm, Name: t.title(i, last), Short: innermost(t, a, b), Rule: "org.quoted-acronym",
		coreFirst: a, coreLast: b}
	if k, ok := r.namedAfter(t, last, end); ok {
		m.Last, m.Name = k, t.title(i, k)
	}
	return m, true
}

// acronymOfThing reports the acronyms that stand before the quoted names of
// buildings, festivals and goods.
func acronymOfThing(s string) bool {
	switch s {
	case "ЖК", "ТРЦ", "ТЦ", "БЦ", "МКФ", "ММКФ", "КФ", "ПО", "ТВ", "ЧМ", "ЧЕ", "ОИ", "СМИ", "СИЗО", "ВВП", "ДТП", "ТК", "ЛЭП", "ГРЭС", "МКС":
		return true
	}
	return false
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
