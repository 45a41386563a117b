package phrase

import (
	"strings"
	"unicode/utf8"

	"vestnik/extract/text"
)

// site reads the address of a site that stands for its editors: «сообщает
// Lenta.ru», «„Фонтанка.ру“».
func (r *Reader) site(t *Text, i, end int) (Mention, bool) {
	j, q := i, quoteAt(t, i)
	if q >= 0 {
		j++
	}
	if j >= end || t.Doc.Tokens[j].Kind != text.Other || !domain(t.Doc.Tokens[j].Text) {
		return Mention{}, false
	}
	last := j + 1
	if q >= 0 {
		if t.Doc.Quotes[q].End != last {
			return Mention{}, false
		}
		last = min(t.after(q), end)
	}
	name := t.Doc.Tokens[j].Text
	return Mention{Kind: Organization, First: i, Last: last, Head: j, Forms: AnyForm & Singular, Name: name, Short: name,
		Rule: "org.site", coreFirst: j, coreLast: j + 1}, true
}

// domain reports a bare name of a site: no scheme, no path, no mail.
func domain(s string) bool {
	if strings.ContainsAny(s, "/@:#?_") {
		return false
	}
	k := strings.LastIndexByte(s, '.')
	return k > 1 && k < len(s)-2 && !strings.HasPrefix(strings.ToLower(s), "www.")
}

// cited reads a quoted or Latin name that a verb of the press makes a newspaper
// or agency: «пишет „Коммерсантъ“», «передаёт Reuters», «в интервью „Голосу
// Америки“».
func (r *Reader) cited(t *Text, i, end int) (Mention, bool) {
	q := quoteAt(t, i)
	m := Mention{Kind: Organization, First: i, Head: i, Forms: AnyForm & Singular, Rule: "org.cited"}
	switch {
	case q >= 0:
		if !r.nameLike(t, q) {
			return m, false
		}
		m.coreFirst, m.coreLast = r.unquote(t, q)
		if m.coreLast-m.coreFirst > 5 {
			return m, false
		}
		m.Head, m.Last = m.coreFirst, min(t.after(q), end)
		m.Name = r.quotedNominative(t, m.coreFirst, m.coreLast)
	case t.Doc.Tokens[i].Kind == text.Latin && t.Doc.Tokens[i].Shape != text.Lower:
		f, ok := r.foreign(t, i, end)
		if !ok {
			return m, false
		}
		m.Last, m.Name = f.Last, f.Name
	case t.is(i, isAcronym) && !t.is(i, isGeo|isBody|isClass) && utf8.RuneCountInString(t.Doc.Tokens[i].Text) <= 6:
		m.Last, m.Name = i+1, t.Doc.Tokens[i].Text
	default:
		return m, false
	}
	m.Short = m.Name
	return m, r.source(t, i) || m.Last < end && r.reports(t, m.Last)
}

// source reports words before token i that call for an organ of the press.
func (r *Reader) source(t *Text, i int) bool {
	if i == 0 {
		return false
	}
	if r.reports(t, i-1) {
		return true
	}
	switch t.Words[i-1].Form {
	case "интервью":
		return true
	case "на":
		return t.Is(i-2, "ссылкой") || t.Is(i-2, "ссылаясь")
	case "сайт", "сайте", "сайта", "эфире":
		return true
	case "в":
		return t.Is(i-2, "опубликованной") || t.Is(i-2, "опубликованном") || t.Is(i-2, "опубликовано") || t.Is(i-2, "опубликована")
	}
	return false
}
