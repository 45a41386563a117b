package agreement

import (
	"strings"

	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/phrase"
)

// met reads the sides of a meeting at which something was signed: «в рамках
// встречи акима города ... с ...», «по итогам переговоров А и Б».
func (r *Reader) met(s *frame.Sentence, rd *reading) []side {
	for i := s.First; i < s.Last-1; i++ {
		w := r.t.Words[i]
		if r.t.At[i] >= 0 || len(w.Analyses) == 0 || !meeting(w.Analyses[0].Lemma) {
			continue
		}
		var out []side
		for _, x := range r.list(s, i+1, phrase.Gent, frame.ByGenitive) {
			if !covered(rd.with, x.mention) {
				out = append(out, x)
			}
		}
		for k := i + 1; k < i+12 && k < s.Last-1; k++ {
			if (r.t.Is(k, "с") || r.t.Is(k, "со") || r.t.Is(k, "между")) && r.t.At[k] < 0 {
				for _, x := range r.list(s, k+1, phrase.Ablt, frame.ByWith) {
					if !has(out, x.key) {
						out = append(out, x)
					}
				}
				break
			}
			if frame.FiniteVerb(r.t.Words[k]) && r.t.At[k] < 0 {
				break
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

func meeting(lemma string) bool {
	switch lemma {
	case "встреча", "переговоры", "заседание", "беседа", "саммит":
		return true
	}
	return false
}

// visited reads the states of a visit: «в ходе визита российского лидера в
// Казахстан», «визит Президента Казахстана в Ереван».
func (r *Reader) visited(m *phrase.Mention) []side {
	if m == nil || m.Class == nil || m.Class.Sub != "visit" {
		return nil
	}
	var out []side
	add := func(code string, k, last int) {
		if code == "" || has(out, "c:"+code) {
			return
		}
		out = append(out, side{key: "c:" + code, mention: -1, first: k, last: last, how: frame.ByGenitive, country: code, origin: event.FromAntecedent,
			party: event.Party{Name: r.lex.CountryName(code), Text: r.t.Text(k, last), Type: event.CountryParty, Country: code}})
	}
	for k := m.First; k < m.Last; k++ {
		if codes := r.lex.AdjectiveCountries(r.t, k); len(codes) == 1 {
			add(codes[0], k, k+1)
			continue
		}
		for _, h := range r.t.Hits(k) {
			c := r.lex.Class(h.Entry)
			if c == nil || c.Role != phrase.GeoRole || h.Weak {
				continue
			}
			if c.Kind == phrase.Country || c.Kind == phrase.City {
				add(c.Country, k, h.Last)
			}
		}
	}
	if len(out) != 2 {
		return nil
	}
	return out
}

// meeting reads the sides of a meeting that a sentence tells: «Аким Алматы X
// встретился с президентом компании Y», «Министр культуры A принял посла B».
func (r *Reader) meeting(s *frame.Sentence) []side {
	for k := s.First; k < s.Last; k++ {
		if r.t.At[k] < 0 && (r.t.Is(k, "встреча") || r.t.Is(k, "переговоры")) && s.Clauses[s.Clause(k)].Finite >= 0 { // прошла встреча А с Б
			out := r.list(s, k+1, phrase.Gent, frame.ByGenitive)
			if len(out) == 1 {
				tr := frame.Trigger{Token: k, Last: k + 1, Clause: s.Clause(k)}
				out = append(out, r.partnersOf(s, &tr)...)
			}
			return unique(out)
		}
		if r.t.At[k] >= 0 || !strings.HasPrefix(r.t.Words[k].Form, "встрети") && !(strings.HasPrefix(r.t.Words[k].Form, "прове") && (r.t.Is(k+1, "встречу") || r.t.Is(k+1, "переговоры"))) {
			continue
		}
		tr := frame.Trigger{Token: k, Last: k + 1, Clause: s.Clause(k), Mood: frame.Past}
		out := r.nominatives(s, &tr, tr.Clause, -1)
		if len(out) == 1 {
			out = append(out, r.partnersOf(s, &tr)...)
		}
		return unique(out)
	}
	return nil
}
