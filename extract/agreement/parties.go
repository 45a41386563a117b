package agreement

import (
	"slices"
	"strings"

	"vestnik/extract/discourse"
	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// parties fills the sides of a reading from the words around the document and
// its trigger.
func (r *Reader) parties(s *frame.Sentence, rd *reading, d *phrase.Mention) {
	in := r.scope(s, rd, d)
	if rd.between = r.labelled(s, d); len(rd.between) > 1 {
		return
	}
	rd.between = r.behind(s, rd, d, in, "между", phrase.Ablt|phrase.Gent, frame.ByBetween)
	if rd.with = r.dashed(s, d); len(rd.with) == 0 {
		rd.with = r.behind(s, rd, d, in, "с", phrase.Ablt, frame.ByWith)
	}
	same := len(rd.with) == 0 && r.sameAgain(s, in)
	if len(rd.with) == 0 && r.withPerson(s, d, in) {
		rd.personal = true
	}
	if len(rd.between)+len(rd.with) == 0 && r.amends(s, d) { // протокол о внесении изменений в соглашение между ...
		rd.nested = true
		rd.between = r.behind(s, rd, d, in, "между", phrase.Ablt|phrase.Gent, frame.ByBetween)
		rd.with = r.behind(s, rd, d, in, "с", phrase.Ablt, frame.ByWith)
	}
	if tr := rd.trigger; tr != nil && rd.to == 0 {
		switch {
		case tr.Passive || tr.Mood == frame.Nominal:
			rd.subject = r.agent(s, rd, in)
			if len(rd.subject) == 0 && tr.Mood == frame.Nominal && len(rd.between) == 0 {
				if rd.subject = r.planner(s, tr); len(rd.subject) == 0 {
					rd.subject = r.speaker(s, tr, rd.doc)
				}
			}
		default:
			rd.subject = r.subject(s, tr, rd.doc)
			if len(rd.subject) == 0 {
				rd.personal, rd.closed = r.otherSubject(s, tr, rd.doc)
			}
			if len(rd.subject) == 0 && tr.Mood == frame.Infinitive {
				rd.subject = r.planner(s, tr)
			}
			if r.firstPerson(s, tr) {
				if x := r.quoted(s); len(x) > 0 {
					rd.subject = x
				}
			}
		}
	}
	if rd.frame != nil && rd.frame.Asserts == "ratified" { // a parliament ratifies what its state has signed
		rd.subject = slices.DeleteFunc(rd.subject, func(x side) bool { return x.party.Type != event.CountryParty })
	}
	if same && len(rd.subject) == 1 { // с этим же заказчиком
		for _, x := range r.lastSides() {
			if x.key != rd.subject[0].key {
				rd.with = append(rd.with, x)
			}
		}
	}
	if g := r.genitive(s, d); len(g) > 0 {
		if len(g) > 1 && len(rd.subject) == 0 {
			rd.between = append(rd.between, g...)
		} else if len(rd.with) == 0 && len(rd.between) == 0 {
			rd.with = append(rd.with, g...)
		} else if len(rd.subject) == 0 && len(rd.between) == 0 {
			rd.subject = g
		}
	}
	if len(rd.with) == 0 && len(rd.between) == 0 {
		rd.between = r.adjectives(d)
	}
	if rd.frame != nil && rd.trigger.Mood != frame.Nominal && rd.frame.ID != "agreement.buy" && hasObject(rd.frame) {
		rd.between = append(rd.between, r.objects(s, rd)...)
	}
	if rd.frame != nil && len(rd.with) == 0 {
		for _, f := range rd.frame.Party {
			if f.Relation == frame.ByCase && f.Prep != "" && f.Prep != "с" && f.Prep != "между" {
				rd.with = r.behind(s, rd, d, in, f.Prep, f.Case, frame.ByTo)
			}
		}
	}
}

// sameAgain reports «с этим же заказчиком», «с тем же партнёром».
func (r *Reader) sameAgain(s *frame.Sentence, in func(int) bool) bool {
	for k := s.First; k+3 < s.Last; k++ {
		if (r.t.Is(k, "с") || r.t.Is(k, "со")) && in(k) && (r.t.Is(k+1, "этим") || r.t.Is(k+1, "тем") || r.t.Is(k+1, "той") || r.t.Is(k+1, "этой")) && r.t.Is(k+2, "же") {
			return true
		}
	}
	return false
}

// scope says which tokens of a sentence speak of a document: those of its own
// clause and of its trigger's.
func (r *Reader) scope(s *frame.Sentence, rd *reading, d *phrase.Mention) func(int) bool {
	if rd.to > 0 {
		return func(i int) bool { return i >= rd.from && i < rd.to }
	}
	a := s.Clause(d.First)
	b := a
	if rd.trigger != nil {
		b = rd.trigger.Clause
	}
	end := s.Last
	for k := d.Last; k < s.Last && d.Generic && rd.plural; k++ {
		if r.t.Is(k, ":") && r.t.At[k] < 0 { // подписаны следующие документы: ...
			end = k
			break
		}
	}
	return func(i int) bool {
		c := s.Clause(i)
		return i < end && (c == a || c == b)
	}
}

// behind reads the list of sides behind a preposition. The preposition nearest
// behind the document wins, then the nearest behind the trigger, then the one
// before them.
func (r *Reader) behind(s *frame.Sentence, rd *reading, d *phrase.Mention, in func(int) bool, prep string, want phrase.Forms, how frame.How) []side {
	best, rank := -1, 0
	for k := s.First; k < s.Last-1; k++ {
		w := r.t.Words[k].Form
		if w != prep && w != prep+"о" || r.t.At[k] >= 0 || !in(k) || compound(r.t, k) {
			continue
		}
		x := 3000 + s.Last - k
		switch {
		case k >= d.Last:
			x = k - d.Last
		case rd.trigger != nil && k >= rd.trigger.Last:
			x = 1000 + k - rd.trigger.Last
		case k < d.First:
			x = 2000 + d.First - k
		}
		if x >= 1000 && k >= d.Last {
			x = k - d.Last
		}
		if !rd.nested && r.otherDocument(s, k, d) {
			continue
		}
		if best >= 0 && x >= rank {
			continue
		}
		if len(r.list(s, k+1, want, how)) > 0 {
			best, rank = k, x
		}
	}
	if best < 0 {
		return nil
	}
	return r.list(s, best+1, want, how)
}

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

// compound reports «с» as a part of a longer preposition.
func compound(t *phrase.Text, k int) bool {
	switch {
	case t.Is(k-1, "соответствии"), t.Is(k-1, "связи"), t.Is(k-1, "сравнению"), t.Is(k-1, "наряду"), t.Is(k-1, "начиная"), t.Is(k-1, "согласии"):
		return true
	case t.Is(k+1, "тем"), t.Is(k+1, "прочим"), t.Is(k+1, "одной"), t.Is(k+1, "другой"), t.Is(k+1, "целью"), t.Is(k+1, "учетом"), t.Is(k+1, "участием"), t.Is(k+1, "помощью"), t.Is(k+1, "момента"), t.Is(k+1, "ссылкой"):
		return true
	}
	return false
}

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
	var out []side
	for _, n := range s.Coordinated(first, frame.IsParty, want) {
		if x, ok := r.side(n, how); ok {
			out = append(out, x)
		}
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
			if frame.IsParty(m) && m.Forms&want != 0 && !r.thing(m) {
				return int(r.t.At[j])
			}
			return -1
		}
		w := r.t.Words[j]
		tok := &r.t.Doc.Tokens[j]
		if relative(w.Form) {
			return r.antecedent(s, j)
		}
		switch w.Form {
		case "ним", "ней", "нею", "ними":
			return r.recent(j)
		}
		if w.POS&(1<<morph.ADJF|1<<morph.PRTF|1<<morph.NUMR) != 0 || tok.Kind == text.Number || w.Is(morph.NOUN) && tok.Shape == text.Lower || w.Form == "-" || w.Form == "—" || w.Form == "–" {
			continue
		}
		return -1
	}
	return -1
}

// recent finds the body or country named last before token j, which a personal
// pronoun speaks of.
func (r *Reader) recent(j int) int {
	for k := j - 1; k >= 0 && k > j-60; k-- {
		n := r.t.At[k]
		if n < 0 {
			continue
		}
		m := &r.t.Mentions[n]
		if (m.Kind == phrase.Organization || m.Kind == phrase.Country) && !m.Generic || m.Kind == phrase.Person {
			return int(n)
		}
		k = m.First
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

// thing reports a quotation that the noun before it says to be no body: «игр
// «Мир танков»».
func (r *Reader) thing(m *phrase.Mention) bool {
	if m.Kind != phrase.Work || m.First == 0 {
		return false
	}
	for k := m.First - 1; k >= 0 && k >= m.First-2; k-- {
		for _, h := range r.t.Hits(k) {
			if c := r.lex.Class(h.Entry); c != nil && (c.Role == phrase.WorkRole || c.Role == phrase.GenreRole) && !c.Adj && h.Last <= m.First {
				return h.Entry.Attr("kind") != "body"
			}
		}
	}
	return false
}

// antecedent finds the mention that a relative pronoun speaks of.
func (r *Reader) antecedent(s *frame.Sentence, j int) int {
	c := s.Clauses[s.Clause(j)]
	for k := c.Before; k >= s.First && k > c.Before-6; k-- {
		if n := r.t.At[k]; n >= 0 {
			if frame.IsParty(&r.t.Mentions[n]) {
				return int(n)
			}
			return -1
		}
	}
	return -1
}

// described reads bodies that are told only by a plural noun and their
// countries or by a list behind a colon: «с ведомствами Турции и Ирана», «с
// тремя заводами: ТОО «А», ТОО «Б»».
func (r *Reader) described(s *frame.Sentence, k int, want phrase.Forms, how frame.How) []side {
	plural := false
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
				var out []side
				for _, n := range list {
					c := &r.t.Mentions[n]
					out = append(out, side{key: "stub:" + c.Country, mention: -1, first: c.First, last: c.Last, how: how, stub: true, country: c.Country,
						party: event.Party{Name: c.Name, Text: r.t.Text(c.First, c.Last), Type: event.CountryParty, Country: c.Country}})
				}
				return out
			}
			if m.Kind == phrase.Organization && m.Generic && m.Forms&want&phrase.Plural != 0 {
				plural = true
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

// agent reads the instrumental without a preposition of a passive: «Центром
// кино был подписан ...».
func (r *Reader) agent(s *frame.Sentence, rd *reading, in func(int) bool) []side {
	for i := s.First; i < s.Last; i++ {
		n := r.t.At[i]
		if n < 0 {
			continue
		}
		m := &r.t.Mentions[n]
		i = m.Last - 1
		if !frame.IsParty(m) || m.Forms&phrase.Ablt == 0 || m.Forms&phrase.Nomn != 0 || !in(m.First) || s.Prep(m.First) != "" || int(n) == rd.doc {
			continue
		}
		if covered(rd.with, int(n)) || covered(rd.between, int(n)) {
			continue
		}
		var out []side
		for _, x := range s.Coordinated(int(n), frame.IsParty, phrase.Ablt) {
			if y, ok := r.side(x, frame.ByAgent); ok {
				out = append(out, y)
			}
		}
		return out
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

// subject reads the subject of an active verb: the list of nominatives before
// it, else the one behind it, else that of the clause it depends on.
func (r *Reader) subject(s *frame.Sentence, tr *frame.Trigger, doc int) []side {
	for c := tr.Clause; c >= 0; c = s.Clauses[c].Parent {
		if s.Clauses[c].Kind == frame.Relative {
			if n := r.antecedent(s, s.Clauses[c].First+1); n >= 0 && r.relativeSubject(s, c) {
				if x, ok := r.side(n, frame.BySubject); ok {
					return []side{x}
				}
			}
		}
		if out := r.nominatives(s, tr, c, doc); len(out) > 0 {
			return out
		}
	}
	return nil
}

// speaker gives the subject of the clause of a nominalisation, which is a side
// when it announces, plans or seeks the signing, but not when it only reports.
func (r *Reader) speaker(s *frame.Sentence, tr *frame.Trigger, doc int) []side {
	switch s.Prep(tr.Token) {
	case "", "о", "об", "к", "на":
	default:
		return nil // при подписании министр заявил
	}
	out := r.nominatives(s, tr, tr.Clause, doc)
	for _, x := range out {
		if x.mention >= 0 && reports(&r.t.Mentions[x.mention]) {
			return nil
		}
	}
	return out
}

// planner reads whose intention a plan is: «готовность Еревана подписать»,
// «намерение президента США заключить».
func (r *Reader) planner(s *frame.Sentence, tr *frame.Trigger) []side {
	for k := tr.Token - 1; k > s.First; k-- {
		w := r.t.Words[k-1]
		if len(w.Analyses) == 0 || r.t.At[k-1] >= 0 {
			continue
		}
		switch w.Analyses[0].Lemma {
		case "готовность", "намерение", "решение", "план", "предложение", "отказ", "желание", "попытка", "обещание", "стремление":
			return r.list(s, k, phrase.Gent, frame.ByGenitive)
		}
	}
	return nil
}

// reports reports a body whose trade is news.
func reports(m *phrase.Mention) bool {
	if m.Class == nil {
		return false
	}
	switch m.Class.Sub {
	case "newspaper", "agency", "press":
		return true
	}
	return m.Class.Unit && m.Class.Entry.Name.Text == "пресс-служба" || m.Class.Entry.Name.Text == "пресс-служба"
}

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

// relativeSubject reports a relative clause whose pronoun is in the nominative.
func (r *Reader) relativeSubject(s *frame.Sentence, c int) bool {
	for k := s.Clauses[c].First; k < s.Clauses[c].First+3 && k < s.Last; k++ {
		switch r.t.Words[k].Form {
		case "который", "которая", "которое", "которые":
			return true
		}
	}
	return false
}

// nominatives finds the list of nominatives of a clause that is the subject.
func (r *Reader) nominatives(s *frame.Sentence, tr *frame.Trigger, c, doc int) []side {
	var before, after []side
	anaphor := false
	for i := s.First; i < s.Last; i++ {
		n := r.t.At[i]
		if n < 0 {
			continue
		}
		m := &r.t.Mentions[n]
		i = m.Last - 1
		if int(n) == doc || !frame.IsParty(m) && m.Kind != phrase.Post || m.Forms&phrase.Nomn == 0 || s.Clause(m.First) != c || s.Prep(m.First) != "" {
			continue
		}
		if m.Kind == phrase.Post && m.Last < s.Last {
			if p := r.t.Mention(m.Last); p != nil && p.Kind == phrase.Person {
				continue
			}
		}
		if m.Kind == phrase.City && !r.capital(m) || r.dependent(s, m) {
			continue
		}
		if x := r.heads(s, m); len(x) > 0 {
			if m.First < tr.Token {
				before = x
			} else if after == nil {
				after = x
			}
			continue
		}
		var list []side
		members := s.Coordinated(int(n), frame.IsParty, phrase.Nomn)
		for _, x := range members {
			if y, ok := r.side(x, frame.BySubject); ok {
				list = append(list, y)
			}
		}
		last := &r.t.Mentions[members[len(members)-1]]
		i = last.Last - 1
		if len(list) == 0 {
			if m.Generic && m.First < tr.Token && m.Forms&phrase.Singular == 0 && m.Last-m.First <= 2 {
				if x := r.before(s, m.First); len(x) > 1 {
					return x
				}
				if x := r.lastSides(); len(x) > 1 {
					return x
				}
				if x := r.actors[s.Index].sides; len(x) > 1 {
					return x
				}
			}
			anaphor = anaphor || m.Generic && m.First < tr.Token && m.Class != nil && m.Class.Anaphor && m.Forms&phrase.Singular != 0
			continue
		}
		if m.First < tr.Token {
			if before == nil || m.Forms&phrase.Accs == 0 || !r.verbAfter(s, &frame.Trigger{Last: s.First}, m.First) {
				before = list
			}
		} else if after == nil && !r.verbAfter(s, tr, m.First) {
			after = list
		}
	}
	if before == nil && anaphor { // «Этот же заказчик заключил ...»
		if a := r.actors[s.Index].sides; len(a) > 0 {
			x := a[0]
			x.origin = event.FromAntecedent
			return []side{x}
		}
		if n := r.quotedBefore(s); n >= 0 {
			if x, ok := r.side(n, frame.BySubject); ok {
				x.origin = event.FromAntecedent
				return []side{x}
			}
		}
	}
	if before != nil {
		return before
	}
	return after
}

// otherSubject reports a subject that can be no side: a person who speaks for
// nobody (personal), or a noun that nobody resolves.
func (r *Reader) otherSubject(s *frame.Sentence, tr *frame.Trigger, doc int) (personal, closed bool) {
	for i := s.First; i < tr.Token; i++ {
		if s.Clause(i) != tr.Clause {
			continue
		}
		if m := r.t.Mention(i); m != nil {
			if int(r.t.At[i]) != doc && m.Forms&phrase.Nomn != 0 && s.Prep(m.First) == "" {
				switch m.Kind {
				case phrase.Person:
					personal, closed = true, true
				case phrase.Post:
					personal, closed = personal || m.Forms&phrase.Singular != 0, true
				case phrase.Organization:
					closed = true
				}
			}
			i = m.Last - 1
			continue
		}
		w := r.t.Words[i]
		switch w.Form {
		case "он", "она", "я":
			personal = true
		}
		if len(w.Analyses) > 0 && w.Analyses[0].POS == morph.NOUN && w.Analyses[0].Gram&morph.Nomn != 0 && s.Prep(i) == "" {
			closed = true
			personal = personal || w.Analyses[0].Gram&morph.Anim != 0 && w.Analyses[0].Gram&morph.Sing != 0
		}
	}
	return personal, closed
}

// withPerson reports «с» with a person who stands for nobody.
func (r *Reader) withPerson(s *frame.Sentence, d *phrase.Mention, in func(int) bool) bool {
	for k := s.First; k < s.Last-1; k++ {
		if w := r.t.Words[k].Form; w != "с" && w != "со" || r.t.At[k] >= 0 || !in(k) || compound(r.t, k) {
			continue
		}
		j := k + 1
		if m := r.t.Mention(j); m != nil && m.Kind == phrase.Post && m.Last < s.Last && m.Body == nil {
			j = m.Last
			if x := r.t.Mention(j); x == nil || x.Kind != phrase.Person {
				return m.Forms&phrase.Ablt != 0 && m.Forms&phrase.Singular != 0
			}
		}
		if m := r.t.Mention(j); m != nil && m.Kind == phrase.Person && m.Forms&phrase.Ablt != 0 {
			return r.d.Body(int(r.t.At[j])) == nil
		}
		switch r.t.Words[k+1].Form {
		case "ним", "ней", "нею":
			if n := r.recent(k + 1); n >= 0 && r.t.Mentions[n].Kind == phrase.Person {
				return true
			}
		}
	}
	return false
}

func hasObject(f *frame.Frame) bool {
	for _, x := range f.Party {
		if x.Relation == frame.Object {
			return true
		}
	}
	return false
}

// objects reads the sides that a document joins: «меморандум объединил А, Б и В».
func (r *Reader) objects(s *frame.Sentence, rd *reading) []side {
	for i := s.First; i < s.Last; i++ {
		m := r.t.Mention(i)
		if m == nil {
			continue
		}
		if int(r.t.At[i]) != rd.doc && frame.IsParty(m) && m.Forms&phrase.Accs != 0 && s.Clause(m.First) == rd.trigger.Clause && s.Prep(m.First) == "" && !covered(rd.with, int(r.t.At[i])) {
			var out []side
			for _, n := range s.Coordinated(int(r.t.At[i]), frame.IsParty, phrase.Accs) {
				if x, ok := r.side(n, frame.ByObject); ok {
					out = append(out, x)
				}
			}
			return out
		}
		i = m.Last - 1
	}
	return nil
}

// quotedBefore finds the name in quotation marks that a common noun can take
// up: the last one of the sentences before.
func (r *Reader) quotedBefore(s *frame.Sentence) int {
	for n := len(r.t.Mentions) - 1; n >= 0; n-- {
		m := &r.t.Mentions[n]
		if m.First < s.First && m.Kind == phrase.Work && m.Quoted && !r.thing(m) {
			return n
		}
	}
	return -1
}

// heads reads the states for which several holders of one post act: «президенты
// России и Казахстана», «главы ведомств Таджикистана, Ирана и Монголии».
func (r *Reader) heads(s *frame.Sentence, m *phrase.Mention) []side {
	if m.Kind != phrase.Post || m.Forms&phrase.Singular != 0 {
		return nil
	}
	var out []side
	add := func(code, name string, first, last int) {
		if code != "" && !has(out, "c:"+code) {
			out = append(out, side{key: "c:" + code, mention: -1, first: first, last: last, how: frame.BySignatory, country: code,
				party: event.Party{Name: name, Text: r.t.Text(first, last), Type: event.CountryParty, Country: code}})
		}
	}
	for k := m.Head; k < m.Last; k++ {
		for _, h := range r.t.Hits(k) {
			if c := r.lex.Class(h.Entry); c != nil && c.Kind == phrase.Country && h.Last <= m.Last && !h.Weak {
				add(c.Country, h.Name, k, h.Last)
			}
		}
	}
	if len(out) == 0 {
		return nil
	}
	for k := m.Last; k+1 < s.Last && (r.t.Is(k, ",") || r.t.Is(k, "и")); {
		x := r.t.Mention(k + 1)
		if x == nil || x.Kind != phrase.Country || x.Forms&phrase.Gent == 0 {
			break
		}
		add(x.Country, x.Name, x.First, x.Last)
		k = x.Last
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// verbAfter reports another verb between a trigger and a later token.
func (r *Reader) verbAfter(s *frame.Sentence, tr *frame.Trigger, to int) bool {
	for k := tr.Last; k < to; k++ {
		if r.t.At[k] < 0 && frame.FiniteVerb(r.t.Words[k]) {
			return true
		}
	}
	return false
}

// before reads the list of nominatives that stands before token i of the
// sentence: «А и Б объединяются: партнёры подписали ...».
func (r *Reader) before(s *frame.Sentence, i int) []side {
	for k := s.First; k < i; k++ {
		m := r.t.Mention(k)
		if m == nil {
			continue
		}
		if frame.IsParty(m) && !m.Generic && m.Forms&phrase.Nomn != 0 && s.Prep(m.First) == "" {
			var out []side
			for _, n := range s.Coordinated(int(r.t.At[k]), frame.IsParty, phrase.Nomn) {
				if x, ok := r.side(n, frame.BySubject); ok {
					x.origin = event.FromAntecedent
					out = append(out, x)
				}
			}
			return out
		}
		k = m.Last - 1
	}
	return nil
}

// lastSides gives the sides of the agreement read last, which «стороны»,
// «партнёры», «обе компании» take up.
func (r *Reader) lastSides() []side {
	for k := len(r.readings) - 1; k >= 0; k-- {
		rd := &r.readings[k]
		all := unique(append(append(append([]side(nil), rd.subject...), rd.with...), rd.between...))
		if len(all) < 2 {
			continue
		}
		for i := range all {
			all[i].origin = event.FromAntecedent
		}
		return all
	}
	return nil
}

// dependent reports a mention in a place where no subject can stand: behind a
// noun whose complement it is.
func (r *Reader) dependent(s *frame.Sentence, m *phrase.Mention) bool {
	if m.Forms&phrase.Gent == 0 || m.First == s.First {
		return false
	}
	if m.Forms == phrase.AnyForm || m.Forms == phrase.AnyForm&phrase.Singular {
		p := r.t.Words[m.First-1]
		return p.Is(morph.NOUN) && r.t.At[m.First-1] < 0 && len(p.Analyses) > 0 && p.Analyses[0].POS == morph.NOUN && r.t.Doc.Tokens[m.First-1].Shape == text.Lower && !r.descriptor(m.First-1)
	}
	return false
}

// descriptor reports a noun that a name stands in apposition to.
func (r *Reader) descriptor(k int) bool {
	f, _ := phrase.NounForms(r.t.Words[k])
	return f&phrase.Nomn != 0
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

// capital reports a city that can stand for its country.
func (r *Reader) capital(m *phrase.Mention) bool {
	return r.lex.CapitalOf(m) != ""
}

// side makes a party of a mention: a body, a country, the body that a person
// signs for. ok is false when the mention names nobody that can sign.
func (r *Reader) side(n int, how frame.How) (side, bool) {
	m := &r.t.Mentions[n]
	x := side{mention: n, first: m.First, last: m.Last, how: how, country: m.Country, weak: m.Weak || m.Quoted}
	x.party = event.Party{Name: m.Name, Text: r.t.Text(m.First, m.Last), Country: m.Country}
	switch m.Kind {
	case phrase.Country:
		x.key, x.party.Type = "c:"+m.Country, event.CountryParty
		if m.Country == "" {
			x.key = "n:" + discourse.Fold(m.Name)
		}
	case phrase.Region, phrase.City:
		x.key, x.party.Type = "n:"+discourse.Fold(m.Short+" "+m.Name), event.RegionParty
		if m.Kind == phrase.City {
			x.party.Type = event.CityParty
			if c := r.lex.CapitalOf(m); c != "" && m.First+1 == m.Last && !r.amongCities(m) {
				x.key, x.country = "c:"+c, c
				x.party = event.Party{Name: r.lex.CountryName(c), Text: x.party.Text, Type: event.CountryParty, Country: c}
			}
		}
	case phrase.Person, phrase.Post:
		b := r.d.Body(n)
		if b == nil {
			return x, false
		}
		return r.bodySide(x, m, b), true
	default:
		if y, ok := r.behalf(x, m, how); ok {
			return y, true
		}
		e := r.d.Of[n]
		if e < 0 {
			if m.Generic {
				return x, false
			}
			x.key = "n:" + discourse.Fold(m.Name)
			x.party.Type = event.OrganizationParty
			return x, true
		}
		ent := r.d.Entities[e]
		x.key = entityKey(e)
		x.party.Name, x.party.Country = ent.Name, ent.Country
		x.country = ent.Country
		x.party.Type = event.OrganizationParty
		if ent.Government {
			x.party.Type = event.GovernmentParty
		}
		if r.d.Alias[n] {
			x.origin = event.FromAlias
		}
	}
	return x, true
}

// amongCities reports a capital that is meant as a city: «между городами Астана
// и Ереван», twin towns.
func (r *Reader) amongCities(m *phrase.Mention) bool {
	for k := m.First - 1; k >= 0 && k > m.First-9; k-- {
		w := r.t.Words[k].Form
		if strings.HasPrefix(w, "город") || strings.HasPrefix(w, "побратим") || strings.HasPrefix(w, "мэри") || strings.HasPrefix(w, "столиц") {
			return true
		}
	}
	return false
}

// behalf gives whom a delegation or a side speaks for: «узбекская делегация»,
// «казахстанская сторона», «делегация студии».
func (r *Reader) behalf(x side, m *phrase.Mention, how frame.How) (side, bool) {
	if m.Class == nil {
		return x, false
	}
	switch m.Class.Entry.Name.Text {
	case "делегация", "сторона", "руководство", "власти":
	default:
		return x, false
	}
	for k := m.First; k <= m.Head; k++ {
		if codes := r.lex.AdjectiveCountries(r.t, k); len(codes) == 1 {
			c := codes[0]
			x.key, x.country = "c:"+c, c
			x.party = event.Party{Name: r.lex.CountryName(c), Text: x.party.Text, Type: event.CountryParty, Country: c}
			return x, true
		}
	}
	for e := len(r.d.Entities) - 1; e >= 0 && m.Head+1 < m.Last; e-- { // «делегация студии»
		if r.d.Entities[e].Kind == phrase.Organization && r.d.HeadStem(e) == r.t.Words[m.Head+1].Stem {
			x.key, x.party.Name, x.party.Country, x.origin = entityKey(e), r.d.Entities[e].Name, r.d.Entities[e].Country, event.FromAlias
			return x, true
		}
	}
	return x, false
}

func entityKey(e int) string {
	return "e:" + string(rune('0'+e/100)) + string(rune('0'+e/10%10)) + string(rune('0'+e%10))
}

// bodySide makes the party of a signatory.
func (r *Reader) bodySide(x side, m *phrase.Mention, b *phrase.Body) side {
	x.party.Name, x.party.Country, x.country = b.Name, b.Country, b.Country
	x.party.Type = event.OrganizationParty
	switch b.Kind {
	case phrase.Country:
		x.key, x.party.Type = "c:"+b.Country, event.CountryParty
	case phrase.Region:
		x.key, x.party.Type = "n:"+discourse.Fold(b.Name), event.RegionParty
	case phrase.City:
		x.key, x.party.Type = "n:"+discourse.Fold(b.Name), event.CityParty
	default:
		x.key = "n:" + discourse.Fold(b.Name)
		if e, ok := r.d.Find(b.Name); ok {
			x.key = entityKey(e)
			x.party.Name = r.d.Entities[e].Name
		}
	}
	if m.Kind == phrase.Person {
		x.party.Representatives = []event.Person{{Name: m.Name, JobTitle: r.jobTitle(m)}}
	}
	return x
}

// jobTitle gives the post that stands before a name, in the nominative.
func (r *Reader) jobTitle(m *phrase.Mention) string {
	if p := r.t.Mention(m.First - 1); m.First > 0 && p != nil && p.Kind == phrase.Post && p.Last == m.First {
		return p.Name
	}
	return ""
}
