package phrase

import (
	"vestnik/extract/morph"
	"vestnik/extract/text"
)

// sharedPlace reads places that share a head in the plural, each with its own
// adjective: «Гродненской и Витебской областями». The mention covers them all
// until spread splits it.
func (r *Reader) sharedPlace(t *Text, i, end int) (Mention, bool) {
	k := i
	several := false
	for k < end && k < i+16 && t.is(k, isCap) && isAdjective(t.Words[k]) && t.Words[k].Gram&morph.Sing != 0 {
		k++
		if t.Is(k, ",") || t.Is(k, "и") {
			several = true
			k++
			continue
		}
		break
	}
	if !several || k >= end || t.Doc.Tokens[k].Shape != text.Lower || t.Doc.Tokens[k-1].Kind != text.Word || t.Is(k-1, "и") {
		return Mention{}, false
	}
	c, hit := r.class(t, k, PlaceHead)
	if hit == nil || hit.Last != k+1 || placeKind(c) == Place {
		return Mention{}, false
	}
	f, _ := NounForms(t.Words[k])
	forms := Forms(0)
	for n := i; n < k; n++ {
		if isAdjective(t.Words[n]) && !t.Is(n, "и") {
			own := agree(t.Words[n], Singular, hit.Gram&morph.Genders)
			if forms = own << 6 & f; forms == 0 {
				return Mention{}, false
			}
		}
	}
	return Mention{Kind: placeKind(c), First: i, Last: k + 1, Head: k, Forms: forms, Class: c, Name: t.title(i, k+1), Rule: "place.shared-head"}, true
}

// placeParts names the places of a shared head one by one, in one case of the
// singular. The last part has the head in its tokens.
func (r *Reader) placeParts(t *Text, m Mention, want Forms) []part {
	var out []part
	for k := m.First; k < m.Head; k++ {
		if t.Is(k, ",") || t.Is(k, "и") {
			continue
		}
		p := part{first: k, last: k + 1, name: r.singularOf(t, k, m.Head, want)}
		if k+1 == m.Head {
			p.last = m.Last
		}
		out = append(out, p)
	}
	return out
}

// singularOf puts the adjective at token k and the head in the plural into the
// nominative or genitive singular.
func (r *Reader) singularOf(t *Text, k, head int, want Forms) string {
	kase := morph.Nomn
	if want == Gent {
		kase = morph.Gent
	}
	dict := r.lex.Program.Dictionary()
	noun, gender := t.Doc.Tokens[head].Text, morph.Gram(0)
	for i := range t.Words[head].Analyses {
		a := &t.Words[head].Analyses[i]
		if a.POS != morph.NOUN || a.Gram&morph.Plur == 0 {
			continue
		}
		if f, ok := dict.InflectTo(*a, kase|morph.Sing); ok {
			noun, gender = f.Text, f.Gram&morph.Genders
			break
		}
	}
	adj := t.Doc.Tokens[k].Text
	for i := range t.Words[k].Analyses {
		a := &t.Words[k].Analyses[i]
		if (1<<a.POS)&adjectives == 0 {
			continue
		}
		if s, ok := dict.Inflect(*a, kase|morph.Sing|gender); ok {
			adj = capitalsOf(adj, s)
			break
		}
	}
	return adj + " " + noun
}

// spreadPlaces splits places that share a head.
func (r *Reader) spreadPlaces(t *Text, m Mention) []Mention {
	var out []Mention
	for n, p := range r.placeParts(t, m, Nomn) {
		x := m
		x.First, x.Last, x.Head, x.Name, x.Short, x.Forms, x.Shared = p.first, p.last, p.last-1, p.name, p.name, singular(m.Forms), n > 0
		x.Country = r.adjectiveCountry(t, p.first)
		out = append(out, x)
	}
	return out
}
