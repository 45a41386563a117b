package agreement

import (
	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// formality reads a sentence that tells when or where what was just told was put in
// writing, naming no document: «Текст подписали вчера в Твери», «Подписи под
// документом появились 2 мая», «Расторжение оформлено 21 апреля», «Решение совет
// принял во вторник».
func (r *Reader) formality(s *frame.Sentence, start int) {
	if start == 0 || len(r.readings) > start || s.First >= s.Last {
		return
	}
	last := &r.readings[start-1]
	if last.trigger == nil || last.date != nil || s.Index-last.sentence != 1 || !r.formal(s, last.status) {
		return
	}
	rd := reading{sentence: s.Index, doc: -1, token: s.First, tokenLast: s.First + 1, trigger: last.trigger, frame: last.frame,
		status: last.status, definite: true, generic: true}
	for i := s.First; i < s.Last; i++ {
		m := r.t.Mention(i)
		if m == nil {
			continue
		}
		i = m.Last - 1
		if s.Clauses[s.Clause(m.First)].Kind == frame.Subordinate {
			continue
		}
		switch {
		case m.Kind == phrase.City && rd.place == nil && !later(last.status):
			rd.place = r.cityIn(m)
		case m.Kind == phrase.Date && rd.date == nil && r.dateFits(s, m, &rd, nil):
			rd.date = m
		case m.Kind == phrase.Event && rd.occasion == nil && !later(last.status) && r.occasioned(s, m):
			rd.occasion = r.d.Occasion(m)
		}
	}
	if rd.date != nil || rd.place != nil {
		r.readings = append(r.readings, rd)
	}
}

// formal reports the noun of such a sentence and, behind it, a past verb that says
// that it came about.
func (r *Reader) formal(s *frame.Sentence, status event.Status) bool {
	k := s.First
	switch r.t.Words[k].Form {
	case "такое", "это", "соответствующее":
		k++
	}
	if k >= s.Last {
		return false
	}
	done := []string{}
	switch r.t.Words[k].Form {
	case "текст", "бумаги", "бумагу":
		if status == event.Signed {
			done = []string{"подписать", "завизировать"}
		}
	case "подписи", "подпись":
		if status == event.Signed {
			done = []string{"появиться", "поставить", "стоять", "скрепить"}
		}
	case "расторжение", "разрыв", "прекращение":
		if status == event.Terminated {
			done = []string{"оформить", "состояться", "произойти", "утвердить"}
		}
	case "решение":
		if later(status) && k+1 < s.Last && !oneOf(r.t.Words[k+1].Form, "о", "об") { // решение о новом филиале
			done = []string{"принять"}
		}
	}
	for i := k + 1; i < s.Last && len(done) > 0; i++ {
		if r.t.At[i] < 0 && pastVerb(r.t.Words[i]) {
			for _, a := range r.t.Words[i].Analyses {
				if oneOf(a.Lemma, done...) {
					return !r.t.Is(i-1, "не")
				}
			}
		}
	}
	return false
}

// sceneBefore gives a signing the day and the city of the sentence before it, when
// all that one tells is that there was a ceremony: «Вчера в Твери прошла церемония. А
// подписал договор с Б».
func (r *Reader) sceneBefore(d *draft, rd *reading) {
	if rd.sentence == 0 || rd.trigger == nil || d.status != event.Signed || d.background || d.date != nil || d.place != nil || rd.trigger.Mood != frame.Past {
		return
	}
	s := r.t.Doc.Sentences[rd.sentence-1]
	if !r.ceremonial(s) {
		return
	}
	var c circumstances
	for i := s.First; i < s.Last; i++ {
		m := r.t.Mention(i)
		if m == nil {
			continue
		}
		i = m.Last - 1
		switch m.Kind {
		case phrase.City:
			if c.place == nil {
				c.place = r.cityIn(m)
			}
		case phrase.Date:
			if w := m.Date; c.date == nil && (w.From.Day != 0 || w.Relative || w.Weekday != 0) && w.To == (phrase.Day{}) {
				c.date = m
			}
		}
	}
	d.inherit(c, event.FromAntecedent)
}

// ceremonial reports a sentence whose subject is «церемония» that took place.
func (r *Reader) ceremonial(s text.Sentence) bool {
	noun, held := false, false
	for k := s.First; k < s.Last; k++ {
		noun = noun || r.t.Is(k, "церемония")
		held = held || r.verb(k, "пройти", "состояться")
	}
	return noun && held
}

// thatDay gives the date of the reading before to one that takes it up: «В тот же
// день соглашение с банком продлено».
func (r *Reader) thatDay(s *frame.Sentence, rd *reading) {
	n := len(r.readings)
	if rd.date != nil || n == 0 || r.readings[n-1].date == nil || s.Index-r.readings[n-1].sentence > 2 || r.readings[n-1].status == event.Planned {
		return
	}
	for k := s.First; k+2 < s.Last; k++ {
		if (r.t.Is(k, "тот") || r.t.Is(k, "этот")) && r.t.Is(k+1, "же") && r.t.Is(k+2, "день") {
			rd.date = r.readings[n-1].date
			return
		}
	}
}
