package film

import (
	"strings"

	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// pairs gives both people of «братья Айдар и Тимур Имя», whose surname stands
// once and in the plural, in place of what was read of them.
func (r *Reader) pairs(list []credit) []credit {
	var out []credit
	for _, c := range list {
		two := r.two(c)
		if len(two) == 0 {
			two = []credit{c}
		}
		for _, x := range two {
			out = addCredit(out, x)
		}
	}
	return out
}

// two reads the pair that a credit is one or the other of, nil for none.
func (r *Reader) two(c credit) []credit {
	t := r.t
	a := c.first
	if t.Is(c.first-1, "и") {
		a = c.first - 2
	}
	if a < 0 || a+3 >= len(t.Words) || !t.Is(a+1, "и") || a == c.first && c.last != a+1 {
		return nil
	}
	first, one := r.givenName(a)
	second, other := r.givenName(a + 2)
	surname := a + 3
	if first == "" || second == "" || t.Doc.Tokens[surname].Shape != text.Title {
		return nil
	}
	stem, plural := pluralSurname(t.Doc.Tokens[surname].Text)
	if !plural && kin(r.lemma(a-1)) {
		stem, plural = foreignPlural(t.Doc.Tokens[surname].Text)
		one, other = false, false // such surnames have one form
	}
	if !plural {
		if !kin(r.lemma(a - 1)) {
			return nil
		}
		m := t.Mention(a + 2)
		if m == nil || m.Kind != phrase.Person || m.Person == nil || m.Last <= surname {
			return nil
		}
		return []credit{{first + " " + m.Person.Last, a, a + 1, c.origin}, {m.Name, m.First, m.Last, c.origin}}
	}
	return []credit{{first + " " + singularSurname(stem, one), a, a + 1, c.origin}, {second + " " + singularSurname(stem, other), a + 2, a + 4, c.origin}}
}

// givenName gives the nominative of a given name at token i and whether it is a
// woman's.
func (r *Reader) givenName(i int) (string, bool) {
	if r.t.Doc.Tokens[i].Shape != text.Title {
		return "", false
	}
	w := r.t.Words[i]
	for k := range w.Analyses {
		if a := &w.Analyses[k]; a.Gram&morph.Name != 0 {
			return phrase.Capitals(r.t.Doc.Tokens[i].Text, a.Lemma), a.Gram&morph.Femn != 0
		}
	}
	return "", false
}

// kin reports words for people of one surname.
func kin(lemma string) bool {
	switch lemma {
	case "брат", "сестра", "супруг", "супруга", "близнец", "сестрица":
		return true
	}
	return false
}

// pluralSurname cuts the plural ending off «Касеновы», «Ланских».
func pluralSurname(s string) (string, bool) {
	for _, e := range [...]string{"ами", "ыми", "ими", "ых", "ым", "их", "им", "ие", "ы"} {
		stem, ok := strings.CutSuffix(s, e)
		if !ok {
			continue
		}
		for _, x := range [...]string{"ов", "ев", "ёв", "ин", "ын", "ск", "цк"} {
			if strings.HasSuffix(stem, x) {
				return stem, true
			}
		}
	}
	return "", false
}

// foreignPlural cuts the plural ending off «Дарденны», «Дарденнов».
func foreignPlural(s string) (string, bool) {
	for _, e := range [...]string{"ами", "ов", "ам", "ах", "ы"} {
		if stem, ok := strings.CutSuffix(s, e); ok && len(stem) > 4 && !strings.ContainsAny(stem[len(stem)-2:], "аеёиоуыэюяй") {
			return stem, true
		}
	}
	return "", false
}

// singularSurname writes the surname of one of the pair.
func singularSurname(stem string, female bool) string {
	switch adj := strings.HasSuffix(stem, "ск") || strings.HasSuffix(stem, "цк"); {
	case adj && female:
		return stem + "ая"
	case adj:
		return stem + "ий"
	case female:
		return stem + "а"
	}
	return stem
}
