package phrase

import "vestnik/extract/text"

// legal reads a body that its legal form opens: «АО «Казахфильм» им. Ш.
// Айманова», «ТОО СП Ромашка», «АО «НК «Астана ЭКСПО-2017»».
func (r *Reader) legal(t *Text, i, end int) (Mention, bool) {
	c, hit := r.class(t, i, LegalRole)
	if hit == nil || hit.Last > end {
		return Mention{}, false
	}
	abbreviation := t.Doc.Tokens[i].Shape >= text.Upper || t.Doc.Tokens[i].Kind == text.Latin
	j := hit.Last
	for { // АО «НК ...», ТОО СП ...
		if _, h := r.class(t, j, LegalRole); h != nil && h.Last < end {
			j = h.Last
			continue
		}
		if _, h := r.class(t, j, HeadRole); h != nil && h.Last < end && t.Doc.Tokens[j].Shape == text.Lower && opensQuote(t, h.Last) {
			j = h.Last
			continue
		}
		break
	}
	last := j
	short := ""
	if j < end && opensQuote(t, j) {
		if q := quoteAt(t, j); q >= 0 {
			last = r.outerEnd(t, q, end)
			if a, b := r.unquote(t, q); b > a {
				short = innermost(t, a, b)
			}
		}
	} else if k := r.bareName(t, j, end); k > j {
		last = k
		short = t.title(j, k)
	} else if j < end && abbreviation && t.Doc.Tokens[j].Kind == text.Word && t.Doc.Tokens[j].Shape == text.Title {
		last = j + 1
		for last < end && t.Doc.Tokens[last].Kind == text.Word && t.Doc.Tokens[last].Shape == text.Title && last < j+3 {
			last++
		}
		short = t.title(j, last)
	}
	if last == j {
		return Mention{}, false
	}
	if last < end && (t.Is(last, "имени") || t.Is(last, "им")) {
		last, _ = r.named(t, last, end)
	}
	forms := hitForms(hit)
	name := t.title(i, last)
	if abbreviation {
		forms = AnyForm
	} else {
		name = r.nominative(t, i, i+1, last, forms, false)
	}
	m := Mention{
		Kind: Organization, First: i, Last: last, Head: i, Forms: forms, Class: c, Name: name, Short: short,
		Country: c.Country, Rule: "org.legal", coreFirst: j, coreLast: last,
	}
	if q := r.closingQuote(t, j, last); q >= 0 {
		m.coreFirst, m.coreLast = r.unquote(t, q)
	}
	return m, true
}

// outerEnd is the end of a quotation, its closing mark included, and of those
// that close with it.
func (r *Reader) outerEnd(t *Text, q, end int) int {
	last := t.after(q)
	return min(last, end)
}

// innermost gives the last name within a name: Тау-Кен Самрук of «НГРК «Тау-Кен
// Самрук»».
func innermost(t *Text, first, last int) string {
	for k := last - 1; k > first; k-- {
		if opensQuote(t, k) {
			return trimQuotes(t.title(k, last))
		}
	}
	return trimQuotes(t.title(first, last))
}

func trimQuotes(s string) string {
	for len(s) > 0 {
		switch {
		case len(s) >= 2 && (s[:2] == "«" || s[:2] == "»"):
			s = s[2:]
		case len(s) >= 2 && (s[len(s)-2:] == "«" || s[len(s)-2:] == "»"):
			s = s[:len(s)-2]
		default:
			return s
		}
	}
	return s
}
