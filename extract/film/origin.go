package film

import (
	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/phrase"
)

// toldOrigins reads the countries of production that the sentences around a
// film tell by themselves: «Производство: Казахстан, Грузия», «Это
// узбекско-нидерландская копродукция», «Страны - Иран и Ирак».
func (d *draft) toldOrigins() []origin {
	r := d.r
	var out []origin
	for _, k := range d.around() {
		s := r.sentences[k]
		for i := s.First; i < s.Last; i++ {
			if r.npAt[i] >= 0 && r.nps[r.npAt[i]].quote >= 0 {
				continue
			}
			if r.t.Is(i, "силами") || r.t.Is(i, "усилиями") { // снят силами Грузии и Армении
				if by := r.countryList(nil, s, i+1, phrase.Gent); len(by) > 1 {
					out = append(out, by...)
				}
				continue
			}
			if !madeIn(r.lemma(i)) {
				continue
			}
			out = r.toldAt(out, s, i)
		}
		if len(out) == 0 {
			out = r.makersAt(s)
		}
		if len(out) > 0 {
			if len(r.titled(k)) == 0 {
				for i := range out {
					out[i].origin = event.FromAntecedent
				}
			}
			return out
		}
	}
	return nil
}

// madeIn reports nouns that countries of production stand with.
func madeIn(lemma string) bool {
	switch lemma {
	case "копродукция", "производство", "страна", "совместно", "кинопроизводство":
		return true
	}
	return false
}

// toldAt reads the countries before and behind token i, a noun of production.
func (r *Reader) toldAt(out []origin, s *frame.Sentence, i int) []origin {
	for k := i - 1; k >= s.First && r.adjectival(k); k-- {
		cs := r.lex.AdjectiveCountries(r.t, k)
		if len(cs) < 2 && r.lemma(i) != "копродукция" && !(k > s.First && r.lemma(k-1) == "совместный") {
			continue // «казахстанское производство» says no more than where
		}
		for _, c := range cs {
			out = addOrigin(out, origin{c, k, k + 1, ""})
		}
	}
	k, forms := i+1, phrase.Gent
	if k < s.Last && (r.lemma(k) == "производство" || r.works[k].film()) { // страны производства фильма
		k++
	}
	if k < s.Last && (r.dash(k) || r.t.Is(k, ":")) {
		k, forms = k+1, phrase.Nomn|phrase.Gent
	} else if r.lemma(i) == "страна" || r.lemma(i) == "совместно" {
		return out
	}
	before := len(out)
	out = r.countryList(out, s, k, forms)
	if len(out) == before+1 && before == 0 && forms == phrase.Gent && r.lemma(i) == "производство" && !(i > s.First && r.lemma(i-1) == "совместный") {
		return out[:before] // «в производстве Казахстана»
	}
	return out
}

// makersAt reads the countries in the brackets behind the studios of a
// co-production: «производство - X (Казахстан) и Y (Турция)», or the adjectives
// before them: «финская X и карельский Y».
func (r *Reader) makersAt(s *frame.Sentence) []origin {
	said := false
	for i := s.First; i < s.Last && !said; i++ {
		switch r.lemma(i) {
		case "производство", "копродукция", "совместно", "продюсер", "сопродюсер", "производить", "продюсировать", "студия", "кинокомпания":
			said = true
		}
	}
	if !said {
		return nil
	}
	var out []origin
	for i := s.First + 1; i+2 < s.Last; i++ {
		if !r.t.Is(i, "(") {
			continue
		}
		m := r.t.Mention(i + 1)
		if m == nil || m.Kind != phrase.Country || m.Forms&phrase.Nomn == 0 || !r.t.Is(m.Last, ")") {
			continue
		}
		if b := r.t.Mention(i - 1); b == nil || b.Kind != phrase.Organization && b.Kind != phrase.Work {
			continue
		}
		out = addOrigin(out, origin{m.Country, m.First, m.Last, ""})
	}
	if len(out) < 2 {
		return nil
	}
	return out
}
