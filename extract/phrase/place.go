package phrase

import (
	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/text"
)

// place reads a country, region, city or other place: «Казахстан», «город
// Алматы», «Карагандинская область», «г. Тараз», «посёлок Аксу».
func (r *Reader) place(t *Text, i, end int) (Mention, bool) {
	best, ok := r.geo(t, i, end)
	if m, good := r.placeHead(t, i, end); good && (!ok || m.Last > best.Last) {
		best, ok = m, true
	}
	return best, ok
}

// geo reads a place of the lexicon.
func (r *Reader) geo(t *Text, i, end int) (Mention, bool) {
	hits := t.Hits(i)
	for k := len(hits) - 1; k >= 0; k-- {
		h := &hits[k]
		c := r.lex.classes[h.Entry]
		if c.Role != GeoRole || h.Via == match.ViaAdj || h.Via == match.ViaDemonym || h.Last > end {
			continue
		}
		return Mention{
			Kind: c.Kind, First: i, Last: h.Last, Head: h.Last - 1, Forms: hitForms(h), Class: c, Entry: c.Entry,
			Name: h.Name, Short: c.Entry.Name.Text, Country: c.Country, Rule: "place.known", Weak: h.Weak, Government: false,
		}, true
	}
	return Mention{}, false
}

// placeHead reads a place with its head noun.
func (r *Reader) placeHead(t *Text, i, end int) (Mention, bool) {
	h := i
	for h < end && h < i+3 && isAdjective(t.Words[h]) && t.Doc.Tokens[h].Shape == text.Title {
		h++
	}
	c, hit := r.class(t, h, PlaceHead)
	if hit == nil || hit.Last > end {
		return Mention{}, false
	}
	forms, gender := hitForms(hit), hit.Gram&morph.Genders
	last := hit.Last
	if t.Is(last, ".") && t.Doc.Tokens[last-1].Shape == text.Lower {
		last++
	} else if len([]rune(t.Doc.Tokens[h].Text)) <= 3 { // «с» is a village only with a point
		return Mention{}, false
	}
	m := Mention{Kind: placeKind(c), First: i, Head: h, Class: c, Rule: "place.head", Country: c.Country}
	if h > i { // Карагандинская область
		for k := i; k < h; k++ {
			if forms = agree(t.Words[k], forms, gender); forms == 0 {
				return Mention{}, false
			}
		}
		m.Last, m.Forms = hit.Last, forms
		m.Name = r.nominative(t, i, hit.Last, hit.Last, forms, false)
		m.Country = r.adjectiveCountry(t, i)
		return m, true
	}
	if last >= end || last == hit.Last && t.Doc.Tokens[last].Kind == text.Punct && !opensQuote(t, last) {
		return Mention{}, false
	}
	if g, ok := r.geo(t, last, end); ok && t.Doc.Tokens[last].Shape != text.Lower && g.Kind != Country {
		m.Last, m.Forms, m.Entry, m.Country, m.Short, m.Kind = g.Last, forms, g.Entry, g.Country, g.Short, g.Kind
		if last > hit.Last { // г. Тараз
			m.Name, m.Forms = g.Name, g.Forms
			return m, true
		}
		m.Name = r.nominative(t, i, hit.Last, g.Last, forms, false)
		return m, true
	}
	k := last
	for k < end && k < last+2 && t.Doc.Tokens[k].Kind == text.Word && t.Doc.Tokens[k].Shape == text.Title {
		k++
	}
	if k == last || !(c.Sub == "strong" || last > hit.Last) {
		return Mention{}, false
	}
	m.Last, m.Forms = k, forms
	m.Name, m.Short = t.title(i, k), t.title(last, k)
	if last == hit.Last {
		m.Name = r.nominative(t, i, hit.Last, k, forms, false)
	}
	return m, true
}

func placeKind(c *Class) Kind {
	switch c.Entry.Type {
	case "City":
		return City
	case "Region":
		return Region
	case "Country":
		return Country
	}
	return Place
}

// adjectiveCountry gives the country of the adjective at token i.
func (r *Reader) adjectiveCountry(t *Text, i int) string {
	for _, h := range t.Hits(i) {
		if c := r.lex.classes[h.Entry]; h.Via == match.ViaAdj && c.Country != "" {
			return c.Country
		}
	}
	return ""
}
