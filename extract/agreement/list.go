package agreement

import (
	"vestnik/extract/discourse"
	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// list reads the coordinated sides that begin at token k.
func (r *Reader) list(s *frame.Sentence, k int, want phrase.Forms, how frame.How) []side {
	first := r.firstOf(s, k, want)
	if first < 0 {
		return r.described(s, k, want, how)
	}
	m := &r.t.Mentions[first]
	if m.Generic && m.Forms&phrase.Plural != 0 {
		if out := r.described(s, k, want, how); len(out) > 0 {
			return out
		}
	}
	if x, ok := r.pointed(s, m, how); ok {
		return []side{x}
	}
	out := r.sides(s.Coordinated(first, memberOf, want), how)
	if len(out) == 0 && m.Generic { // с прежним поставщиком вышек, ТОО «Мунара»
		for j := m.Last; j < s.Last && j < m.Last+4; j++ {
			if r.t.Is(j, ",") && r.t.At[j] < 0 {
				if r.apposed(s, j) {
					return r.sides([]int{int(r.t.At[j+1])}, how)
				}
				break
			}
		}
	}
	return out
}

// pointed gives the body that «эта компания», «это предприятие» points at when
// the sentence before names just one.
func (r *Reader) pointed(s *frame.Sentence, m *phrase.Mention, how frame.How) (side, bool) {
	if !m.Generic || m.Kind != phrase.Organization || m.Forms&phrase.Singular == 0 || m.First == s.First || s.Index == 0 || m.Class == nil || m.Class.Government {
		return side{}, false
	}
	if w := r.t.Words[m.First-1]; len(w.Analyses) == 0 || w.Analyses[0].Lemma != "этот" {
		return side{}, false
	}
	var found []side
	for i := r.t.Doc.Sentences[s.Index-1].First; i < s.First; i++ {
		x := r.t.Mention(i)
		if x == nil {
			continue
		}
		i = x.Last - 1
		if x.Kind != phrase.Organization || x.Generic || x.Class != nil && x.Class.Government || r.setting(x) {
			continue
		}
		if y, ok := r.side(int(r.t.At[x.First]), how); ok {
			found = unique(append(found, y))
		}
	}
	if len(found) != 1 {
		return side{}, false
	}
	found[0].origin = event.FromAntecedent
	return found[0], true
}

// setting reports a body that tells only where: «для продажи в ЕС».
func (r *Reader) setting(m *phrase.Mention) bool {
	return m.First > 0 && r.t.At[m.First-1] < 0 && oneOf(r.t.Words[m.First-1].Form, "в", "во") && m.Forms&phrase.Loct != 0
}

// memberOf reports a mention that can stand in a list of sides: there even a
// name that alone would be doubtful is one.
func memberOf(m *phrase.Mention) bool {
	return frame.IsParty(m) || m.Kind == phrase.Country || m.Kind == phrase.City
}

// sides makes the parties of a list. A capital among other cities stands for
// itself.
func (r *Reader) sides(list []int, how frame.How) []side {
	towns := 0
	for _, n := range list {
		if m := &r.t.Mentions[n]; m.Kind == phrase.City && r.lex.CapitalOf(m) == "" {
			towns++
		}
	}
	var out []side
	for _, n := range list {
		x, ok := r.side(n, how)
		if !ok {
			continue
		}
		if m := &r.t.Mentions[n]; towns > 0 && m.Kind == phrase.City && x.party.Type == event.CountryParty {
			x.key, x.country = "n:"+discourse.Fold(m.Short+" "+m.Name), m.Country
			x.party = event.Party{Name: m.Name, Text: x.party.Text, Type: event.CityParty, Country: m.Country}
		}
		out = append(out, x)
	}
	return out
}

// firstOf finds the mention that a preposition or clause position leads to:
// adjectives, a common noun that describes it and a post may stand before it.
func (r *Reader) firstOf(s *frame.Sentence, k int, want phrase.Forms) int {
	for j := k; j < s.Last && j < k+7; j++ {
		if m := r.t.Mention(j); m != nil {
			if m.Kind == phrase.Post && m.Last < s.Last {
				if p := r.t.Mention(m.Last); p != nil && p.Kind == phrase.Person {
					if p.Forms&want != 0 {
						return int(r.t.At[m.Last])
					}
					return -1
				}
			}
			if q := r.t.Mention(m.Last); m.Generic && m.Forms&want != 0 && q != nil && q.First == m.Last && q.Kind == phrase.Organization && q.Quoted { // с подрядчиком | «СтройГрад»
				return int(r.t.At[m.Last])
			}
			if frame.IsParty(m) && m.Forms&want != 0 && !r.thing(m) {
				if n := r.led(s, m); n >= 0 {
					return n
				}
				return int(r.t.At[j])
			}
			return -1
		}
		w := r.t.Words[j]
		tok := &r.t.Doc.Tokens[j]
		if j > k && r.t.Is(j, ",") && r.apposed(s, j) {
			continue
		}
		if relative(w.Form) {
			return r.antecedent(s, j)
		}
		switch w.Form {
		case "ним", "ней", "нею", "ними":
			return r.recent(s, j)
		}
		if w.POS&(1<<morph.ADJF|1<<morph.PRTF|1<<morph.NUMR) != 0 || tok.Kind == text.Number || w.Is(morph.NOUN) && w.Best != morph.PREP && tok.Shape == text.Lower || w.Form == "-" || w.Form == "—" || w.Form == "–" {
			continue
		}
		return -1
	}
	return -1
}

// apposed reports a name set off by commas behind a noun that tells its part: «с
// поставщиком вышек, ТОО «Мунара», ...».
func (r *Reader) apposed(s *frame.Sentence, j int) bool {
	if j+1 >= s.Last {
		return false
	}
	m := r.t.Mention(j + 1)
	if m == nil || m.First != j+1 || m.Kind != phrase.Organization || m.Generic || m.Last < s.Last && !r.t.Is(m.Last, ",") && !r.t.Is(m.Last, ".") {
		return false
	}
	w := r.t.Words[j-1]
	return len(w.Analyses) > 0 && w.Analyses[0].POS == morph.NOUN && r.t.Doc.Tokens[j-1].Shape == text.Lower
}

// recent finds the body or country named last before token j, which a personal
// pronoun speaks of.
func (r *Reader) recent(s *frame.Sentence, j int) int {
	subject := r.firstParty(s, s.Clause(j))
	for k := j - 1; k >= 0 && k > j-60; k-- {
		n := r.t.At[k]
		if n < 0 {
			continue
		}
		m := &r.t.Mentions[n]
		if int(n) != subject && r.agrees(j, m) && !reports(m) && ((m.Kind == phrase.Organization || m.Kind == phrase.Country) && !m.Generic || m.Kind == phrase.Person) {
			return int(n)
		}
		k = m.First
	}
	return -1
}

// agrees reports whether the personal pronoun at token j can speak of m: «с ней»
// of a company, «с ним» of a fund.
func (r *Reader) agrees(j int, m *phrase.Mention) bool {
	form := r.t.Words[j].Form
	w := r.t.Words[m.Head]
	if form == "ними" || len(w.Analyses) == 0 || m.Kind == phrase.Person || m.Kind == phrase.Work {
		return true
	}
	a := &w.Analyses[0]
	if a.POS != morph.NOUN || a.Gram&morph.Genders == 0 || a.Gram&morph.Plur != 0 {
		return true
	}
	feminine := form == "ней" || form == "нею"
	return feminine == (a.Gram&morph.Femn != 0)
}

// firstParty finds the body that a clause names first, as a rule its subject.
func (r *Reader) firstParty(s *frame.Sentence, c int) int {
	for k := s.First; k < s.Last; k++ {
		if n := r.t.At[k]; n >= 0 && s.Clause(k) == c && frame.IsParty(&r.t.Mentions[n]) && r.t.Mentions[n].Forms&phrase.Nomn != 0 {
			return int(n)
		}
	}
	return -1
}

func relative(form string) bool {
	switch form {
	case "которым", "которой", "которыми", "которого", "которых", "который", "которая", "которое", "которые":
		return true
	}
	return false
}

// described reads bodies that are told only by a plural noun and their
// countries or by a list behind a colon: «с ведомствами Турции и Ирана», «с
// тремя заводами: ТОО «А», ТОО «Б»».
func (r *Reader) described(s *frame.Sentence, k int, want phrase.Forms, how frame.How) []side {
	plural := false
	var within []side
	for j := k; j < s.Last && j < k+30; j++ {
		if r.t.Is(j, ":") {
			for n := j + 1; n < s.Last && n < j+4; n++ {
				if m := r.t.Mention(n); m != nil {
					if !frame.IsParty(m) || m.Kind != phrase.Organization && m.Kind != phrase.Work {
						return nil
					}
					var out []side
					for _, x := range s.Coordinated(int(r.t.At[n]), frame.IsParty, phrase.AnyForm) {
						if y, ok := r.side(x, how); ok {
							out = append(out, y)
						}
					}
					return out
				}
			}
			return nil
		}
		if m := r.t.Mention(j); m != nil {
			if m.Kind == phrase.Country && m.Forms&phrase.Gent != 0 && plural {
				list := s.Coordinated(int(r.t.At[j]), func(m *phrase.Mention) bool { return m.Kind == phrase.Country }, phrase.Gent)
				out := within
				for _, n := range list {
					c := &r.t.Mentions[n]
					out = append(out, side{key: "stub:" + c.Country, mention: -1, first: c.First, last: c.Last, how: how, stub: true, country: c.Country,
						party: event.Party{Name: c.Name, Text: r.t.Text(c.First, c.Last), Type: event.CountryParty, Country: c.Country}})
				}
				return out
			}
			if m.Kind == phrase.Organization && m.Generic && m.Forms&want&phrase.Plural != 0 {
				plural = true
				within = r.countryIn(m, how) // портами ‹Азербайджана›, Ирана и Туркменистана
			}
			j = m.Last - 1
			continue
		}
		if frame.FiniteVerb(r.t.Words[j]) {
			return nil
		}
		if r.t.Words[j].Is(morph.NOUN) && j < k+5 {
			if f, _ := phrase.NounForms(r.t.Words[j]); f&want&phrase.Plural != 0 && f&phrase.Singular&want == 0 {
				plural = true
			}
		}
	}
	return nil
}

// countryIn gives the country with which a description ends, as a side known by
// it alone.
func (r *Reader) countryIn(m *phrase.Mention, how frame.How) []side {
	for k := m.Head + 1; k < m.Last; k++ {
		for _, h := range r.t.Hits(k) {
			if c := r.lex.Class(h.Entry); c != nil && c.Kind == phrase.Country && h.Last == m.Last && !h.Weak {
				return []side{{key: "stub:" + c.Country, mention: -1, first: k, last: h.Last, how: how, stub: true, country: c.Country,
					party: event.Party{Name: h.Name, Text: r.t.Text(k, h.Last), Type: event.CountryParty, Country: c.Country}}}
			}
		}
	}
	return nil
}

func covered(sides []side, mention int) bool {
	for _, x := range sides {
		if x.mention == mention {
			return true
		}
	}
	return false
}

// led finds the body whose leaders a common noun means: «с руководством компании
// Nordcom».
func (r *Reader) led(s *frame.Sentence, m *phrase.Mention) int {
	if !m.Generic || m.Class == nil || m.Last >= s.Last {
		return -1
	}
	switch m.Class.Entry.Name.Text {
	case "руководство", "управление", "администрация", "дирекция", "правление":
	default:
		return -1
	}
	if x := r.t.Mention(m.Last); x != nil && x.Kind == phrase.Organization && !x.Generic && x.Forms&phrase.Gent != 0 {
		return int(r.t.At[m.Last])
	}
	return -1
}
