package agreement

import (
	"slices"
	"strings"

	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
)

// talks reads talks that name no document in a text that has named one:
// «Переговоры с «Гаммой» ещё идут», «переговоры о подобном ... продолжаются».
func (r *Reader) talks(s *frame.Sentence, triggers []frame.Trigger, used map[int]bool) {
	for k := range triggers {
		tr := &triggers[k]
		noun := tr.Mood == frame.Nominal && strings.HasPrefix(r.t.Words[tr.Token].Form, "переговор")
		if used[tr.Token] {
			continue
		}
		for _, f := range tr.Frames {
			if status, ok := tr.Status(f); !(noun && f.ID == "agreement.talk") && !(f.ID == "agreement.negotiate" && tr.Mood == frame.Present) || !ok || status != string(event.InTalks) || tr.Effects&(frame.Hypothetical|frame.Wish) != 0 {
				continue
			}
			if x := r.negotiators(s, tr); len(x) > 0 && r.afterDocument(s, tr.Token) && r.goesOn(s, tr) {
				r.talksWith(s, tr, f, x)
			}
		}
	}
}

// talksWith adds a reading of talks with x.
func (r *Reader) talksWith(s *frame.Sentence, tr *frame.Trigger, f *frame.Frame, x []side) {
	rd := reading{sentence: s.Index, doc: -1, token: tr.Token, tokenLast: tr.Last, trigger: tr, frame: f,
		status: event.InTalks, definite: true, generic: true, another: true, with: x, plural: len(x) > 1}
	if rd.subject = r.owners(s, tr); len(rd.subject) == 0 {
		if personal, closed := r.otherSubject(s, tr, -1); personal || closed {
			return
		}
		rd.subject = r.signedBefore(s, tr.Token, x)
	}
	for _, y := range rd.subject {
		if k := r.mentionKind(y); k == phrase.Person || k == phrase.Post {
			return // whom a person meets says nothing of a document
		}
	}
	r.readings = append(r.readings, rd)
}

// mentionKind gives the kind of phrase that names a side.
func (r *Reader) mentionKind(x side) phrase.Kind {
	if x.mention < 0 {
		return phrase.Country
	}
	return r.t.Mentions[x.mention].Kind
}

// afterDocument reports a document read before token i, at most two sentences
// before s.
func (r *Reader) afterDocument(s *frame.Sentence, i int) bool {
	for k := len(r.readings) - 1; k >= 0 && s.Index-r.readings[k].sentence <= 2; k-- {
		if rd := &r.readings[k]; rd.doc >= 0 && rd.trigger != nil && rd.token < i {
			return true
		}
	}
	return false
}

// signedBefore gives the one who signed the document read last before token i,
// unless it is one of x.
func (r *Reader) signedBefore(s *frame.Sentence, i int, x []side) []side {
	for k := len(r.readings) - 1; k >= 0 && s.Index-r.readings[k].sentence <= 3; k-- {
		rd := &r.readings[k]
		if rd.token >= i || len(rd.subject) == 0 {
			continue
		}
		if len(rd.subject) > 1 || has(x, rd.subject[0].key) {
			return nil
		}
		y := rd.subject[0]
		y.origin = event.FromAntecedent
		return []side{y}
	}
	return nil
}

// negotiators reads the bodies with which talks are held. States hold talks of
// many things; a body that the text has an agreement with already is no new one.
func (r *Reader) negotiators(s *frame.Sentence, tr *frame.Trigger) []side {
	from := tr.Last
	if tr.Mood != frame.Nominal || s.First < tr.Token && oneOf(r.t.Words[s.Clauses[tr.Clause].First].Form, "с", "со") { // с «Уралом» договариваются, переговоры зашли в тупик
		from = s.First
	}
	for k := from; k < s.Last-1 && k < tr.Last+12; k++ {
		if r.t.At[k] >= 0 || !oneOf(r.t.Words[k].Form, "с", "со") || s.Clause(k) != tr.Clause || compound(r.t, k) {
			continue
		}
		x := r.list(s, k+1, phrase.Ablt, frame.ByWith)
		return slices.DeleteFunc(x, func(y side) bool {
			return y.party.Type != event.OrganizationParty && y.party.Type != event.GovernmentParty || y.mention < 0 || r.known(y.key)
		})
	}
	return nil
}

// known reports a body that a reading before names as the other side.
func (r *Reader) known(key string) bool {
	for k := max(0, len(r.readings)-recent); k < len(r.readings); k++ {
		if rd := &r.readings[k]; has(rd.with, key) || has(rd.between, key) || rd.status == event.InTalks && has(rd.subject, key) {
			return true
		}
	}
	return false
}

// owners reads whose talks they are: «переговоры студии «Нева» с ...».
func (r *Reader) owners(s *frame.Sentence, tr *frame.Trigger) []side {
	if m := r.t.Mention(tr.Last); m != nil && tr.Last < s.Last && m.Forms&phrase.Gent != 0 && frame.IsParty(m) && m.Kind == phrase.Organization {
		if x, ok := r.side(int(r.t.At[tr.Last]), frame.ByGenitive); ok {
			return []side{x}
		}
		return nil
	}
	return r.nominatives(s, tr, tr.Clause, -1)
}

// goesOn reports talks of which the clause says that they are held: a verb of
// theirs, or none at all.
func (r *Reader) goesOn(s *frame.Sentence, tr *frame.Trigger) bool {
	f := s.Clauses[tr.Clause].Finite
	if f < 0 || tr.Mood != frame.Nominal {
		return true
	}
	for k := max(s.First, tr.Token-3); k < tr.Token; k++ { // «продлил договор с А и ведёт переговоры с Б»
		if r.t.At[k] < 0 && frame.FiniteVerb(r.t.Words[k]) {
			f = k
		}
	}
	for _, a := range r.t.Words[f].Analyses {
		switch a.Lemma {
		case "идти", "вестись", "вести", "продолжаться", "продолжать", "продолжить", "продолжиться", "начать", "начаться", "приостановить", "приостановиться", "завершаться", "зайти", "застопориться", "затянуться", "проходить", "проводить", "возобновить", "возобновиться":
			return true
		}
	}
	return false
}

// unsigned reads that nothing was signed with somebody: «С Y мы ничего не
// подписывали», «ни с кем из Y ничего не подписывал».
func (r *Reader) unsigned(s *frame.Sentence, triggers []frame.Trigger, used map[int]bool) {
	for k := range triggers {
		tr := &triggers[k]
		if used[tr.Token] || tr.Mood != frame.Past || tr.Effects&frame.Negated == 0 || tr.Passive {
			continue
		}
		for _, f := range tr.Frames {
			if f.ID != "agreement.sign" || !r.nothing(s, tr) {
				continue
			}
			rd := reading{sentence: s.Index, doc: -1, token: tr.Token, tokenLast: tr.Last, trigger: tr, frame: f,
				status: event.Denied, kind: event.OtherAgreement, another: true, with: r.denied(s, tr)}
			if rd.subject = r.subject(s, tr, -1); len(rd.subject) == 0 && r.firstPerson(s, tr) {
				rd.subject = r.quoted(s)
			}
			if len(rd.with) > 0 && len(rd.subject) > 0 {
				r.readings = append(r.readings, rd)
			}
		}
	}
}

// nothing reports «ничего» in the clause of a trigger.
func (r *Reader) nothing(s *frame.Sentence, tr *frame.Trigger) bool {
	for k := s.First; k < s.Last; k++ {
		if r.t.Is(k, "ничего") && s.Clause(k) == tr.Clause && r.t.Words[k].Is(morph.NPRO) {
			return true
		}
	}
	return false
}

// denied reads with whom nothing was signed.
func (r *Reader) denied(s *frame.Sentence, tr *frame.Trigger) []side {
	for k := s.First; k < s.Last-1; k++ {
		if r.t.At[k] >= 0 || !oneOf(r.t.Words[k].Form, "с", "со") || s.Clause(k) != tr.Clause {
			continue
		}
		if r.t.Is(k+1, "кем") && r.t.Is(k+2, "из") {
			return r.list(s, k+3, phrase.Gent, frame.ByWith)
		}
		return r.list(s, k+1, phrase.Ablt, frame.ByWith)
	}
	return nil
}

// talksAround reads with whom the clause around a gerund says that talks are
// held: «ведёт переговоры с портом, добиваясь подписания договора».
func (r *Reader) talksAround(s *frame.Sentence, tr *frame.Trigger) []side {
	c := &s.Clauses[tr.Clause]
	if c.Kind != frame.Gerundial || c.Parent < 0 {
		return nil
	}
	for k := s.First; k < s.Last-2; k++ {
		if r.t.At[k] >= 0 || s.Clause(k) != c.Parent || !strings.HasPrefix(r.t.Words[k].Form, "переговор") {
			continue
		}
		for i := k + 1; i < s.Last-1 && i < k+5 && s.Clause(i) == c.Parent; i++ {
			if r.t.At[i] < 0 && oneOf(r.t.Words[i].Form, "с", "со") && !compound(r.t, i) {
				return r.list(s, i+1, phrase.Ablt, frame.ByWith)
			}
		}
	}
	return nil
}
