package agreement

import (
	"slices"

	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
)

// priced reads the sum that a sentence tells of the document named before:
// «Его цена – 1,27 млрд рублей», «Сумма контракта не раскрывается» gives none.
func (r *Reader) priced(s *frame.Sentence, start int) {
	last := start - 1
	if len(r.readings) > start {
		last = len(r.readings) - 1
	}
	if last < 0 || r.readings[last].amount != nil {
		return
	}
	close := s.Index-r.readings[last].sentence <= 2
	for k := s.First; k < s.Last; k++ {
		w := r.t.Words[k]
		if r.t.At[k] >= 0 || len(w.Analyses) == 0 {
			continue
		}
		switch w.Analyses[0].Lemma {
		case "сумма", "цена", "стоимость":
		case "заплатить", "уплатить", "выплатить", "отдать":
			if f := r.readings[last].frame; f == nil || f.ID != "agreement.buy" && f.ID != "agreement.deal" && !r.sells(&r.readings[last]) {
				continue
			}
		default:
			continue
		}
		for i := k + 1; i < s.Last && i < k+7; i++ {
			m := r.t.Mention(i)
			if m == nil {
				if r.t.Is(i, ",") || r.t.Is(i, ";") {
					break
				}
				continue
			}
			if m.Kind == phrase.Money && !m.Money.Per {
				if close {
					r.readings[last].amount = m
				}
				return
			}
			close = close || m.Kind == phrase.Document && m.Class.Doc == r.readings[last].kind
			if m.Kind != phrase.Document && m.Kind != phrase.Organization {
				break
			}
			i = m.Last - 1
		}
	}
}

// sells reports a document about a purchase.
func (r *Reader) sells(rd *reading) bool {
	return slices.ContainsFunc(rd.with, func(x side) bool { return x.how == frame.ByObject })
}

// deals reads agreements without a noun for the document: one body bought
// another. It counts when the text speaks of a deal.
func (r *Reader) deals(s *frame.Sentence, triggers []frame.Trigger, used map[int]bool) {
	for k := range triggers {
		tr := &triggers[k]
		if used[tr.Token] {
			continue
		}
		for _, f := range tr.Frames {
			if f.ID != "agreement.buy" {
				continue
			}
			r.deal(s, tr, f)
		}
	}
}

func (r *Reader) deal(s *frame.Sentence, tr *frame.Trigger, f *frame.Frame) {
	if tr.Mood == frame.Nominal || tr.Mood == frame.Participle {
		return
	}
	status, ok := tr.Status(f)
	if !ok {
		return
	}
	rd := reading{sentence: s.Index, doc: -1, token: tr.Token, tokenLast: tr.Last, trigger: tr, frame: f,
		status: event.Status(status), kind: event.OtherAgreement, background: tr.Effects&frame.Background != 0}
	rd.subject = r.subject(s, tr, -1)
	for i := tr.Last; i < s.Last && i < tr.Last+14; i++ {
		m := r.t.Mention(i)
		if m == nil {
			continue
		}
		if m.Kind == phrase.Money && rd.amount == nil {
			rd.amount = m
		}
		if (m.Kind == phrase.Organization && !m.Generic || m.Kind == phrase.Work && m.Quoted) && m.Forms&phrase.Accs != 0 && s.Clause(m.First) == tr.Clause && len(rd.with) == 0 && s.Prep(m.First) == "" && !r.dependentNoun(m) {
			if x, ok := r.side(int(r.t.At[i]), frame.ByObject); ok {
				rd.with = []side{x}
			}
		}
		i = m.Last - 1
	}
	if len(rd.subject) == 0 || len(rd.with) == 0 || !r.speaksOfDeal() {
		return
	}
	if rd.amount == nil {
		for i := s.First; i < s.Last; i++ {
			if m := r.t.Mention(i); m != nil && m.Kind == phrase.Money {
				rd.amount = m
				break
			}
		}
	}
	r.around(s, &rd, nil)
	r.readings = append(r.readings, rd)
}

// dependentNoun reports a body that is only the complement of what was bought:
// «облигации ТОО», but not «долю», «акции», «100 %» or «компанию».
func (r *Reader) dependentNoun(m *phrase.Mention) bool {
	if m.First == 0 || r.t.At[m.First-1] >= 0 {
		return false
	}
	w := r.t.Words[m.First-1]
	if len(w.Analyses) == 0 || w.Analyses[0].POS != morph.NOUN {
		return false
	}
	switch w.Analyses[0].Lemma {
	case "доля", "акция", "пакет", "актив", "процент":
		return false
	}
	f, _ := phrase.NounForms(w)
	return m.Forms&phrase.Gent != 0 && (f&phrase.Plural != 0 || m.Forms&phrase.Accs == 0)
}

// speaksOfDeal reports whether the word «сделка» stands in the text.
func (r *Reader) speaksOfDeal() bool {
	if r.dealt == nil {
		found := r.findDeal()
		r.dealt = &found
	}
	return *r.dealt
}

func (r *Reader) findDeal() bool {
	for i := range r.t.Words {
		w := r.t.Words[i]
		if len(w.Analyses) > 0 && (w.Analyses[0].Lemma == "сделка") {
			return true
		}
	}
	return false
}

// signatories reads the circumstances of a ceremony that names no document:
// «Церемония подписания прошла накануне в рамках Берлинале».
func (r *Reader) signatories(s *frame.Sentence, triggers []frame.Trigger, start int) {
	if len(r.readings) > start || start == 0 {
		return
	}
	for k := range triggers {
		tr := &triggers[k]
		if tr.Mood != frame.Nominal || tr.Effects&(frame.Planned|frame.Hypothetical|frame.InTalks) != 0 {
			continue
		}
		for _, f := range tr.Frames {
			if f.ID != "agreement.sign" {
				continue
			}
			rd := reading{sentence: s.Index, doc: -1, token: tr.Token, tokenLast: tr.Last, trigger: tr, frame: f,
				status: event.Signed, definite: true, generic: true}
			r.around(s, &rd, nil)
			if rd.place != nil || rd.date != nil || rd.occasion != nil {
				r.readings = append(r.readings, rd)
			}
			return
		}
	}
}

// actor keeps the subject of a sentence for the next one, in which it may be
// left out or only pointed at.
func (r *Reader) actor(s *frame.Sentence, triggers []frame.Trigger, start int) {
	for k := start; k < len(r.readings); k++ {
		if len(r.readings[k].subject) > 0 {
			r.lastActor = actor{r.readings[k].subject, s.Index}
			return
		}
	}
	for i := s.First; i < s.Last; i++ {
		m := r.t.Mention(i)
		if m == nil {
			continue
		}
		i = m.Last - 1
		if (m.Kind == phrase.Organization && !m.Generic && !m.Weak && !reports(m) || m.Kind == phrase.Work && m.Quoted && !r.thing(m)) && m.Forms&phrase.Nomn != 0 && s.Prep(m.First) == "" && s.Clauses[s.Clause(m.First)].Finite >= 0 {
			var list []side
			for _, n := range s.Coordinated(int(r.t.At[m.First]), frame.IsParty, phrase.Nomn) {
				if x, ok := r.side(n, frame.BySubject); ok {
					list = append(list, x)
				}
			}
			if len(list) == 1 {
				list = append(list, r.counterparty(s, m.Last)...)
			}
			if len(list) > 0 {
				r.lastActor = actor{unique(list), s.Index}
			}
			return
		}
	}
}

// counterparty reads the body that a clause deals with: «приобрела у венской
// Alpen Sales права», «поделилась с мэрией».
func (r *Reader) counterparty(s *frame.Sentence, from int) []side {
	for k := from; k+1 < s.Last; k++ {
		if r.t.At[k] >= 0 {
			continue
		}
		switch r.t.Words[k].Form {
		case "у":
			if x := r.list(s, k+1, phrase.Gent, frame.ByWith); len(x) == 1 {
				return x
			}
		case "с", "со":
			if x := r.list(s, k+1, phrase.Ablt, frame.ByWith); len(x) == 1 && !compound(r.t, k) {
				return x
			}
		case ",", ";", ":":
			return nil
		}
	}
	return nil
}

// counterpart reads the sentence that names the other side by its part:
// «Исполнителем стала фирма «X»», «Подрядчиком выступит ООО «Y»».
func (r *Reader) counterpart(s *frame.Sentence, start int) {
	if start == 0 || len(r.readings) > start || r.readings[start-1].sentence != s.Index-1 {
		return
	}
	for k := s.First; k < s.First+3 && k < s.Last; k++ {
		w := r.t.Words[k]
		if len(w.Analyses) == 0 || !partner(w.Analyses[0].Lemma) {
			continue
		}
		f, _ := phrase.NounForms(w)
		if f&phrase.Ablt == 0 || f&phrase.Nomn != 0 {
			return
		}
		for i := k + 1; i < s.Last; i++ {
			m := r.t.Mention(i)
			if m == nil {
				continue
			}
			if m.Kind == phrase.Organization && !m.Generic && m.Forms&phrase.Nomn != 0 || m.Kind == phrase.Work && m.Quoted {
				last := &r.readings[start-1]
				if x, ok := r.side(int(r.t.At[i]), frame.BySubject); ok && len(last.with) == 0 && !has(last.subject, x.key) {
					x.origin = event.FromAntecedent
					last.with = append(last.with, x)
				}
				return
			}
			i = m.Last - 1
		}
	}
}

// partner reports nouns that name the part of a side in a deal.
func partner(lemma string) bool {
	switch lemma {
	case "исполнитель", "подрядчик", "генподрядчик", "поставщик", "заказчик", "покупатель", "продавец", "партнер", "партнёр", "арендатор", "кредитор", "заемщик", "заёмщик", "инвестор", "победитель", "контрагент":
		return true
	}
	return false
}

// pronoun reads what becomes of the document that a pronoun takes up: «Он
// закончился в декабре», «Оно вступит в силу».
func (r *Reader) pronoun(s *frame.Sentence, triggers []frame.Trigger, start int) {
	if len(r.readings) > start || start == 0 || r.readings[start-1].sentence != s.Index-1 || s.First >= s.Last {
		return
	}
	switch r.t.Words[s.First].Form {
	case "он", "она", "оно", "они", "его", "ее":
	default:
		return
	}
	for k := range triggers {
		tr := &triggers[k]
		for _, f := range tr.Frames {
			if f.Film || f.Asserts != "terminated" && f.Asserts != "extended" && f.Asserts != "ratified" && !(f.Asserts == "signed" && tr.Passive && tr.Mood == frame.Past) {
				continue
			}
			if status, ok := tr.Status(f); ok {
				rd := reading{sentence: s.Index, doc: -1, token: tr.Token, tokenLast: tr.Last, trigger: tr, frame: f,
					status: event.Status(status), definite: true, generic: true}
				r.around(s, &rd, nil)
				r.readings = append(r.readings, rd)
				return
			}
		}
	}
}
