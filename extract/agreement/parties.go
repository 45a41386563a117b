package agreement

import (
	"slices"

	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
)

// parties fills the sides of a reading from the words around the document and
// its trigger.
func (r *Reader) parties(s *frame.Sentence, rd *reading, d *phrase.Mention) {
	in := r.scope(s, rd, d)
	if rd.between = r.labelled(s, d); len(rd.between) > 1 {
		return
	}
	if rd.between = r.told(s, rd, d); len(rd.between) > 1 {
		return
	}
	rd.between = r.behind(s, rd, d, in, "между", phrase.Ablt|phrase.Gent, frame.ByBetween)
	if len(rd.between) == 1 {
		rd.between = append(rd.between, r.farther(s, rd.between[0])...)
		rd.personal = len(rd.between) == 1 && r.people(s, rd.between[0].last)
	}
	if len(rd.between) == 1 && r.andPeople(s, rd.between[0].last) {
		rd.between, rd.personal = nil, true
	}
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
		if rd.end != nil && !rd.end.Passive {
			rd.subject = r.subject(s, rd.end, rd.doc)
		}
		switch {
		case len(rd.subject) > 0:
		case tr.Passive || tr.Mood == frame.Nominal:
			rd.subject = r.agent(s, rd, in)
			if len(rd.subject) == 0 && tr.Mood == frame.Nominal && len(rd.between) == 0 {
				if rd.subject = r.planner(s, tr); len(rd.subject) == 0 {
					rd.subject = r.speaker(s, tr, rd.doc)
				}
				if len(rd.subject) == 0 && r.firstPerson(s, tr) {
					rd.subject = r.quoted(s)
				}
				if len(rd.subject) == 0 {
					rd.personal = r.aboutPerson(s, tr)
				}
			}
		case rd.frame != nil && rd.frame.Asserts == "terminated" && !subjectIsSide(rd.frame): // «суд признал недействительным договор»
		default:
			if rd.subject = r.willing(s, tr); len(rd.subject) == 0 {
				rd.subject = r.subject(s, tr, rd.doc)
			}
			if len(rd.with) == 0 {
				rd.with = r.addressee(s, tr)
			}
			if len(rd.subject) == 0 {
				rd.subject = r.nation(s, rd)
			}
			if len(rd.subject) == 0 {
				rd.personal, rd.closed = r.otherSubject(s, tr, rd.doc)
				if !rd.personal && !rd.closed {
					rd.personal = r.personBefore(s, tr)
				}
			}
			if len(rd.subject) == 0 && tr.Mood == frame.Infinitive {
				rd.subject = r.planner(s, tr)
			}
			if r.firstPerson(s, tr) {
				if x := r.quoted(s); len(x) > 0 {
					rd.subject = x
				} else if len(rd.subject) == 0 && !r.leads() { // «мы» of whom nobody says who they are
					rd.closed = true
				}
				if rd.plural && len(rd.with)+len(rd.between) == 0 { // «мы планируем подписать несколько соглашений»
					rd.subject = nil
				}
			}
		}
	}
	rd.subject = slices.DeleteFunc(rd.subject, func(x side) bool {
		return x.mention >= 0 && x.how == frame.BySubject && x.origin == "" && (covered(rd.with, x.mention) || covered(rd.between, x.mention))
	})
	if len(rd.subject) == 1 && rd.subject[0].origin == event.FromAntecedent && has(rd.with, rd.subject[0].key) {
		rd.subject = nil
		for _, x := range append(r.lastSides(), r.actors[s.Index].sides...) { // «этот же поставщик заключил с холдингом ...»
			if !has(rd.with, x.key) && len(rd.subject) == 0 {
				x.origin = event.FromAntecedent
				rd.subject = []side{x}
			}
		}
	}
	r.signedFor(s, rd)
	if rd.frame != nil && rd.frame.ID == "agreement.exist" && len(rd.subject) == 0 { // у студии «Нева» был договор
		rd.subject = r.seller(s, s.First, rd.trigger.Clause)
	}
	if rd.frame != nil && rd.frame.Asserts == "ratified" { // a parliament ratifies what its state has signed
		rd.subject = r.states(rd)
	}
	if same && len(rd.subject) == 1 { // с этим же заказчиком
		for _, x := range r.lastSides() {
			if x.key != rd.subject[0].key {
				rd.with = append(rd.with, x)
			}
		}
	}
	if n := r.possessor(s, d); n >= 0 {
		k := r.t.Mentions[n].Kind
		rd.personal = rd.personal || k == phrase.Person && r.d.Body(n) == nil || k == phrase.Post && calling(&r.t.Mentions[n])
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
	if rd.trigger != nil && len(rd.with)+len(rd.between) == 0 {
		rd.with = r.talksAround(s, rd.trigger)
	}
	r.sidesNamed(s, rd, d)
	if rd.frame != nil && len(rd.with) == 0 {
		for _, f := range rd.frame.Party {
			if f.Relation == frame.ByCase && f.Prep != "" && f.Prep != "с" && f.Prep != "между" {
				rd.with = r.behind(s, rd, d, in, f.Prep, f.Case, frame.ByTo)
			}
		}
	}
}

// signers adds the sides that a participle or a relative clause behind the
// document names when another verb governs it: «перестало действовать соглашение,
// заключённое А с Б», «присоединилось к меморандуму, который подписали А и Б».
func (r *Reader) signers(s *frame.Sentence, triggers []frame.Trigger, rd *reading, d *phrase.Mention) {
	if rd.to > 0 || len(rd.with)+len(rd.between) > 0 || len(rd.subject) > 1 {
		return
	}
	for k := range triggers {
		tr := &triggers[k]
		if tr == rd.trigger || tr.Token < d.Last || tr.Mood != frame.Participle && s.Clauses[tr.Clause].Kind != frame.Relative {
			continue
		}
		for _, f := range tr.Frames {
			if !signs(f) || f.ID == "agreement.deal" {
				continue
			}
			_, ok := r.fits(s, tr, f, d)
			if !ok && !(r.related(s, d, tr) && f.Takes(frame.Object)) { // the case of the document is that of the other clause
				continue
			}
			x := reading{sentence: rd.sentence, doc: rd.doc, trigger: tr, frame: f, plural: rd.plural}
			r.parties(s, &x, d)
			for _, y := range append(append(x.subject, x.with...), x.between...) {
				if !has(rd.subject, y.key) {
					rd.with = append(rd.with, y)
				}
			}
			return
		}
	}
}

// parataxis takes the sides of a document that nobody is said to sign from what
// stands before a colon: «А поделилась с Б методикой: договор оформили тут же».
func (r *Reader) parataxis(s *frame.Sentence, rd *reading, d *phrase.Mention) {
	if rd.to > 0 || rd.generic || rd.plural || rd.personal || rd.closed || len(rd.with)+len(rd.between)+len(rd.subject) > 0 {
		return
	}
	for k := min(d.First, rd.trigger.Token) - 1; k > s.First; k-- {
		if r.t.At[k] >= 0 || !r.t.Is(k, ":") {
			continue
		}
		x := r.before(s, k)
		if len(x) == 1 {
			for _, y := range r.counterparty(s, x[0].last) {
				y.origin = event.FromAntecedent
				x = append(x, y)
			}
		}
		if x = unique(x); len(x) > 1 {
			rd.between = x
		}
		return
	}
	if k := d.Last; k+1 < s.Last && r.t.At[k] < 0 && r.t.Is(k, ":") { // подписано соглашение: А и Б будут ...
		if first := r.firstOf(s, k+1, phrase.Nomn); first >= 0 {
			if x := unique(r.sides(s.Coordinated(first, memberOf, phrase.Nomn), frame.ByBetween)); len(x) > 1 {
				rd.between = x
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
		if k > d.Last && r.ofGap(s, k) {
			continue
		}
		if l := r.list(s, k+1, want, how); len(l) > 0 && !(k >= d.Last && r.gapAt(s, l[len(l)-1].last)) {
			best, rank = k, x
		}
	}
	if best < 0 {
		return nil
	}
	return r.list(s, best+1, want, how)
}

// farther reads the other sides behind «между» when the name of the first one is
// not read to its end: «между Министерством труда, занятость и миграции Армении и
// Министерством труда Грузии».
func (r *Reader) farther(s *frame.Sentence, x side) []side {
	for k := x.last; k+1 < s.Last && k < x.last+14; k++ {
		if m := r.t.Mention(k); m != nil {
			if m.Kind > phrase.Place || m.Forms&phrase.Gent == 0 {
				return nil
			}
			k = m.Last - 1
			continue
		}
		w := r.t.Words[k]
		if frame.FiniteVerb(w) || w.Is(morph.PREP) || w.Form == ";" || w.Form == "." {
			return nil
		}
		if m := r.t.Mention(k + 1); w.Form == "и" && m != nil && m.Kind == phrase.Organization && m.Forms&phrase.Ablt != 0 && m.Forms&phrase.Gent == 0 {
			return r.list(s, k+1, phrase.Ablt, frame.ByBetween)
		}
	}
	return nil
}

// people reports that a list goes on with people who are no body: «между фондом и
// родителями ребёнка».
func (r *Reader) people(s *frame.Sentence, k int) bool {
	if k+1 >= s.Last || !r.t.Is(k, "и") || r.t.At[k+1] >= 0 && !r.t.Mention(k+1).Generic {
		return false
	}
	for i := range r.t.Words[k+1].Analyses {
		if a := &r.t.Words[k+1].Analyses[i]; a.POS == morph.NOUN && a.Gram&morph.Anim != 0 && a.Gram&morph.Ablt != 0 {
			return true
		}
	}
	return false
}

// compound reports «с» as a part of a longer preposition.
func compound(t *phrase.Text, k int) bool {
	switch {
	case t.Is(k-1, "соответствии"), t.Is(k-1, "связи"), t.Is(k-1, "сравнению"), t.Is(k-1, "наряду"), t.Is(k-1, "начиная"), t.Is(k-1, "согласии"), t.Is(k-1, "главе"):
		return true
	case t.Is(k+1, "тем"), t.Is(k+1, "прочим"), t.Is(k+1, "одной"), t.Is(k+1, "другой"), t.Is(k+1, "целью"), t.Is(k+1, "учетом"), t.Is(k+1, "участием"), t.Is(k+1, "помощью"), t.Is(k+1, "момента"), t.Is(k+1, "ссылкой"):
		return true
	}
	return false
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
			if n := r.recent(s, k+1); n >= 0 && r.t.Mentions[n].Kind == phrase.Person {
				return true
			}
		}
	}
	return false
}

// states gives the states for whom a parliament ratifies: itself no side, it
// stands for its country when the other side is a country.
func (r *Reader) states(rd *reading) []side {
	var out []side
	for _, x := range rd.subject {
		switch {
		case x.party.Type == event.CountryParty:
			out = append(out, x)
		case x.country != "" && len(rd.between) == 0 && len(rd.with) == 1 && rd.with[0].party.Type == event.CountryParty:
			name := r.lex.CountryName(x.country)
			out = append(out, side{key: "c:" + x.country, country: x.country, mention: -1, first: x.first, last: x.last, how: x.how,
				party: event.Party{Name: name, Text: x.party.Text, Type: event.CountryParty, Country: x.country}})
		}
	}
	return out
}

// andPeople reports a list that goes on with people who stand for nobody: «между
// фондом и родителями».
func (r *Reader) andPeople(s *frame.Sentence, k int) bool {
	if k+1 >= s.Last || !r.t.Is(k, "и") || r.t.At[k+1] >= 0 {
		return false
	}
	w := r.t.Words[k+1]
	return len(w.Analyses) > 0 && w.Analyses[0].POS == morph.NOUN && w.Analyses[0].Gram&morph.Anim != 0
}
