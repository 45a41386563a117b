package agreement

import (
	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
)

// amends reports a document about another one: «протокол о продлении действия
// соглашения», «дополнительное соглашение к договору».
func (r *Reader) amends(s *frame.Sentence, d *phrase.Mention) bool {
	for i := d.Last; i < s.Last && i < d.Last+8; i++ {
		if m := r.t.Mention(i); m != nil {
			return m.Kind == phrase.Document
		}
		if frame.FiniteVerb(r.t.Words[i]) {
			return false
		}
	}
	return false
}

// otherDocument reports another document between d and token k behind it.
func (r *Reader) otherDocument(s *frame.Sentence, k int, d *phrase.Mention) bool {
	for i := d.Last; i < k; i++ {
		if m := r.t.Mention(i); m != nil && m.Kind == phrase.Document && !m.Weak {
			return true
		}
	}
	if k < d.First {
		for i := k; i < d.First; i++ {
			if m := r.t.Mention(i); m != nil && m.Kind == phrase.Document && !m.Weak {
				return true
			}
		}
	}
	return false
}

// genitive reads the sides in the genitive right behind a document: «договор
// России и Китая».
func (r *Reader) genitive(s *frame.Sentence, d *phrase.Mention) []side {
	if x := r.bought(s, d); len(x) > 0 {
		return x
	}
	if x := r.topicGenitive(s, d); len(x) > 1 {
		return x
	}
	if n := r.possessor(s, d); n >= 0 {
		if x, ok := r.side(n, frame.ByGenitive); ok {
			return []side{x}
		}
		return nil
	}
	m := r.t.Mention(d.Last)
	if m == nil || d.Last >= s.Last || m.Forms&phrase.Gent == 0 || !frame.IsParty(m) || m.Kind == phrase.Person || m.Kind == phrase.Post {
		return nil
	}
	if m.Forms == phrase.AnyForm && (m.Class == nil || m.Class.Role != phrase.LegalRole) {
		return nil
	}
	if m.Kind == phrase.City && !r.capital(m) || m.Kind == phrase.Region {
		return nil
	}
	var out []side
	for _, n := range s.Coordinated(int(r.t.At[d.Last]), frame.IsParty, phrase.Gent) {
		if x, ok := r.side(n, frame.ByGenitive); ok {
			out = append(out, x)
		}
	}
	return out
}

// possessor finds whose document a relative pronoun behind it says that it is:
// «тренер, контракт которого с клубом истекает».
func (r *Reader) possessor(s *frame.Sentence, d *phrase.Mention) int {
	if d.Last >= s.Last || s.Clauses[s.Clause(d.Last)].Kind != frame.Relative {
		return -1
	}
	switch r.t.Words[d.Last].Form {
	case "которого", "которой", "которых":
		return r.antecedent(s, d.Last)
	}
	return -1
}

// topicGenitive reads the sides behind what the document is about: «меморандум о
// партнёрстве ВТБ и «Ростелекома»».
func (r *Reader) topicGenitive(s *frame.Sentence, d *phrase.Mention) []side {
	k := d.Last
	if k >= s.Last || !r.t.Is(k, "о") && !r.t.Is(k, "об") {
		return nil
	}
	for k++; k < s.Last && k < d.Last+5; k++ {
		if m := r.t.Mention(k); m != nil {
			if m.Kind != phrase.Organization && m.Kind != phrase.Country || m.Forms&phrase.Gent == 0 {
				return nil
			}
			var out []side
			for _, n := range s.Coordinated(int(r.t.At[k]), frame.IsParty, phrase.Gent) {
				if x, ok := r.side(n, frame.ByGenitive); ok {
					out = append(out, x)
				}
			}
			return out
		}
		w := r.t.Words[k]
		if !w.Is(morph.NOUN) && !w.Is(morph.ADJF) {
			return nil
		}
	}
	return nil
}

// bought reads the body whose share the document is about: «соглашение о
// покупке 51 % акций «Альфы»», «договор о приобретении доли в ООО «Бета»».
func (r *Reader) bought(s *frame.Sentence, d *phrase.Mention) []side {
	if x := r.seller(s, d.Last, s.Clause(d.First)); len(x) > 0 && r.purchase(s, d) {
		return x
	}
	share := false
	for k := d.Last; k < s.Last && k < d.Last+14; k++ {
		if m := r.t.Mention(k); m != nil {
			if share && m.Kind == phrase.Organization && !m.Generic && m.Forms&(phrase.Gent|phrase.Loct) != 0 {
				if x, ok := r.side(int(r.t.At[k]), frame.ByObject); ok {
					return []side{x}
				}
			}
			if m.Kind != phrase.Organization {
				return nil
			}
			k = m.Last - 1
			continue
		}
		switch w := r.t.Words[k]; {
		case w.Form == "%":
			share = true
		case frame.FiniteVerb(w), w.Form == ",", w.Form == ";":
			return nil
		case len(w.Analyses) > 0:
			switch w.Analyses[0].Lemma {
			case "доля", "акция", "пакет", "актив":
				share = true
			}
		}
	}
	return nil
}

// purchase reports a document about a purchase: «сделка по покупке завода».
func (r *Reader) purchase(s *frame.Sentence, d *phrase.Mention) bool {
	for k := d.Last; k < s.Last && k < d.Last+4; k++ {
		if w := r.t.Words[k]; len(w.Analyses) > 0 && oneOf(w.Analyses[0].Lemma, "покупка", "приобретение", "выкуп", "закупка", "аренда", "поставка") {
			return true
		}
	}
	return false
}

// adjectives reads the countries of a compound adjective: «российско-китайский
// договор», and of two adjectives.
func (r *Reader) adjectives(d *phrase.Mention) []side {
	for k := d.First; k < d.Head; k++ {
		codes := r.lex.AdjectiveCountries(r.t, k)
		if len(codes) < 2 {
			continue
		}
		var out []side
		for _, c := range codes {
			name := r.lex.CountryName(c)
			out = append(out, side{key: "c:" + c, mention: -1, first: k, last: k + 1, how: frame.ByAdjective, country: c,
				party: event.Party{Name: name, Text: r.t.Text(k, k+1), Type: event.CountryParty, Country: c}})
		}
		return out
	}
	return nil
}
