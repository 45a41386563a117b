package agreement

import (
	"slices"

	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
)

// mergers reads the mergers of bodies, which a text that speaks of a deal tells
// without a document: «А и Б обсуждают слияние», «одобрил сделку по слиянию А и Б».
func (r *Reader) mergers(s *frame.Sentence, triggers []frame.Trigger) {
	for k := range triggers {
		tr := &triggers[k]
		for _, f := range tr.Frames {
			status, ok := tr.Status(f)
			if f.ID != "agreement.merge" || !ok || tr.Mood != frame.Nominal || !r.speaksOfDeal() || r.impossible(s, tr) {
				continue
			}
			rd := reading{sentence: s.Index, doc: -1, token: tr.Token, tokenLast: tr.Last, trigger: tr, frame: f,
				status: event.Status(status), kind: event.OtherAgreement, background: tr.Effects&frame.Background != 0}
			if rd.between = r.merging(s, tr); len(rd.between) == 0 {
				rd.between = r.nominatives(s, tr, tr.Clause, -1)
			}
			if rd.status == event.Signed && !r.merged(s, tr) {
				rd.status = event.InTalks
			}
			if !companies(rd.between) {
				continue
			}
			r.around(s, &rd, nil)
			r.readings = append(r.readings, rd)
			return
		}
	}
}

// merging reads the bodies behind «слияние»: «компаний А и Б», «А с Б», «между А
// и Б».
func (r *Reader) merging(s *frame.Sentence, tr *frame.Trigger) []side {
	for k := tr.Last; k < s.Last && k < tr.Last+4; k++ {
		if m := r.t.Mention(k); m != nil {
			if m.Generic { // банков А и Б
				continue
			}
			if m.Forms&phrase.Gent == 0 {
				return nil
			}
			out := r.sides(s.Coordinated(int(r.t.At[k]), frame.IsParty, phrase.Gent), frame.ByGenitive)
			if last := m.Last; len(out) == 1 && last+1 < s.Last && oneOf(r.t.Words[last].Form, "с", "со") {
				out = append(out, r.list(s, last+1, phrase.Ablt, frame.ByWith)...)
			}
			return out
		}
		if r.t.Is(k, "между") && k+1 < s.Last {
			return r.list(s, k+1, phrase.Ablt, frame.ByBetween)
		}
		if !r.t.Words[k].Is(morph.NOUN) && !r.t.Words[k].Is(morph.ADJF) {
			return nil
		}
	}
	return nil
}

// merged reports a merger that the clause tells to be agreed or done.
func (r *Reader) merged(s *frame.Sentence, tr *frame.Trigger) bool {
	f := s.Clauses[tr.Clause].Finite
	if f < 0 {
		return false
	}
	for _, a := range r.t.Words[f].Analyses {
		switch a.Lemma {
		case "завершить", "завершиться", "состояться", "одобрить", "одобрять", "разрешить", "утвердить", "закрыть", "согласовать", "объявить", "договориться", "провести":
			return true
		}
	}
	return false
}

// impossible reports a merger of which the clause says that it cannot be.
func (r *Reader) impossible(s *frame.Sentence, tr *frame.Trigger) bool {
	for k := tr.Last; k < s.Last; k++ {
		if s.Clause(k) == tr.Clause && oneOf(r.t.Words[k].Form, "невозможно", "исключено", "исключается") {
			return true
		}
	}
	return false
}

// companies reports two bodies or more that are no authorities.
func companies(x []side) bool {
	return len(unique(x)) > 1 && !slices.ContainsFunc(x, func(y side) bool { return y.party.Type != event.OrganizationParty })
}
