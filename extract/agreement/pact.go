package agreement

import (
	"strings"

	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/phrase"
)

// pact is that two sides agreed, said without the document in which they did.
type pact struct {
	sides    []side
	sentence int
	token    int
	title    bool
}

// agreed reads the verb by which sides agree: «А и Б договорились о прокате»,
// «А наладила сотрудничество с Б на сумму ...». Alone it is no event; a document
// without sides that is named next is the one in which they agreed, and a sum
// makes a deal of it.
func (r *Reader) agreed(s *frame.Sentence, triggers []frame.Trigger) {
	for k := range triggers {
		tr := &triggers[k]
		for _, f := range tr.Frames {
			status, ok := tr.Status(f)
			if f.ID != "agreement.pact" || !ok || status != string(event.Signed) || tr.Mood != frame.Past && tr.Mood != frame.Present {
				continue
			}
			rd := reading{sentence: s.Index, doc: -1, token: tr.Token, tokenLast: tr.Last, trigger: tr, frame: f, status: event.Signed, kind: event.OtherAgreement}
			rd.subject = r.subject(s, tr, -1)
			rd.with = r.partnersOf(s, tr)
			sides := unique(append(append([]side(nil), rd.subject...), rd.with...))
			if len(sides) < 2 {
				continue
			}
			r.pact = pact{sides, s.Index, tr.Token, r.t.Doc.Sentences[s.Index].Title}
			if rd.amount = r.worth(s, tr); rd.amount != nil && !r.t.Doc.Sentences[s.Index].Title {
				r.around(s, &rd, nil)
				r.readings = append(r.readings, rd)
			}
			return
		}
	}
}

// partnersOf reads the bodies with which somebody agrees.
func (r *Reader) partnersOf(s *frame.Sentence, tr *frame.Trigger) []side {
	for k := s.First; k < s.Last-1; k++ {
		if r.t.At[k] < 0 && oneOf(r.t.Words[k].Form, "с", "со") && s.Clause(k) == tr.Clause && !compound(r.t, k) {
			if x := r.list(s, k+1, phrase.Ablt, frame.ByWith); len(x) > 0 {
				return x
			}
		}
	}
	return nil
}

// worth reads the sum of what was agreed: «на сумму 3 млн долларов».
func (r *Reader) worth(s *frame.Sentence, tr *frame.Trigger) *phrase.Mention {
	for k := tr.Last; k+1 < s.Last; k++ {
		if r.t.At[k] < 0 && oneOf(r.t.Words[k].Form, "сумму") && s.Clause(k) == tr.Clause {
			for i := k + 1; i < s.Last && i < k+5; i++ {
				if m := r.t.Mention(i); m != nil && m.Kind == phrase.Money && !m.Money.Per {
					return m
				}
			}
		}
	}
	return nil
}

// inPact gives a document without sides those of a pact of this sentence or the
// one before.
func (r *Reader) inPact(s *frame.Sentence, rd *reading, d *phrase.Mention) bool {
	p := &r.pact
	if len(p.sides) < 2 || p.token > d.First || s.Index-p.sentence > 1 && !(p.title && s.Index-p.sentence == 2) || rd.plural || rd.another || d.Weak && !d.Class.Generic || d.Class.Generic && rd.trigger == nil || len(rd.subject)+len(rd.with)+len(rd.between) > 0 {
		return false
	}
	if d.Class.Generic { // договорились о неделе кино, документ подпишут в мае
		rd.generic, rd.kind = false, event.OtherAgreement
	}
	for _, x := range p.sides {
		if s.Index > p.sentence {
			x.origin = event.FromAntecedent
		}
		rd.between = append(rd.between, x)
	}
	return true
}

// speaksOfPact reports a text that could tell of a pact for a sum.
func (r *Reader) speaksOfPact() bool {
	sum, agree := false, false
	for _, w := range r.t.Words {
		sum = sum || w.Form == "сумму"
		agree = agree || len(w.Analyses) > 0 && oneOf(w.Analyses[0].Lemma, "наладить", "налаживать", "договориться", "условиться")
	}
	return sum && agree
}

// corresponding gives a document that only puts in writing what the sentence
// before tells its sides: «А и Б создадут завод. Соответствующий меморандум
// подписали в среду».
func (r *Reader) corresponding(s *frame.Sentence, rd *reading, d *phrase.Mention) {
	a := r.actors[s.Index]
	if rd.plural || rd.closed || len(rd.subject)+len(rd.between) > 0 || len(a.sides) < 2 && len(rd.with) == 0 || s.Index-a.sentence != 1 {
		return
	}
	if !rd.outcome || !strings.HasPrefix(d.Name, "соответств") && !strings.HasPrefix(r.t.Words[d.First].Form, "соответств") && (d.First == s.First || !strings.HasPrefix(r.t.Words[d.First-1].Form, "соответств")) {
		return
	}
	for _, x := range a.sides {
		x.origin = event.FromAntecedent
		rd.subject = append(rd.subject, x)
	}
}

// outcome reports «соответствующее соглашение», «дополнительный протокол».
func (r *Reader) outcome(s *frame.Sentence, d *phrase.Mention) bool {
	for k := max(s.First, d.First-2); k <= d.Head; k++ {
		if w := r.t.Words[k].Form; strings.HasPrefix(w, "соответствующ") || strings.HasPrefix(w, "дополнительн") {
			return true
		}
	}
	return false
}
