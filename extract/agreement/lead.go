package agreement

import (
	"strings"

	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// inheritLead gives agreements that the text reports as its news the occasion
// and the place that its heading and lead tell.
func (r *Reader) inheritLead(drafts []*draft) {
	var lead circumstances
	for k := 0; k < len(r.t.Doc.Sentences) && k < 3; k++ {
		s := r.t.Doc.Sentences[k]
		for i := s.First; i < s.Last; i++ {
			m := r.t.Mention(i)
			if m == nil {
				continue
			}
			if m.Kind == phrase.Event && !m.Weak && !m.Generic && lead.occasion == nil && m.Class != nil {
				switch m.Class.Sub {
				case "festival", "forum", "exhibition", "congress", "summit", "market", "visit", "festival/arts":
					if r.setsScene(m, s.First) && !r.ahead(k) {
						lead.occasion = m
					}
				}
			}
			if m.Kind == phrase.City && lead.place == nil && !m.Weak && i > 0 && m.Forms&phrase.Loct != 0 && (r.t.Is(i-1, "в") || r.t.Is(i-1, "во")) {
				lead.place = &placed{m.Short, m.Country, m.First, m.Last}
			}
			i = m.Last - 1
		}
	}
	if lead.occasion == nil {
		return
	}
	if lead.place == nil {
		lead.place = r.placeOfOccasion(lead.occasion)
	}
	for k := 0; lead.place == nil && k < len(r.t.Doc.Sentences) && k < 3; k++ {
		s := r.t.Doc.Sentences[k]
		for i := s.First; i < s.Last; i++ {
			if m := r.t.Mention(i); m != nil {
				if m.Kind == phrase.Event && lead.place == nil {
					lead.place = r.placeInName(m)
				}
				i = m.Last - 1
			}
		}
	}
	for _, d := range drafts {
		if d.status == event.Signed && !d.background && d.date == nil && d.occasion == nil {
			d.inherit(lead, event.FromLead)
		}
	}
}

// ahead reports a sentence that tells only of documents still to be signed.
func (r *Reader) ahead(sentence int) bool {
	planned := false
	for k := range r.readings {
		if rd := &r.readings[k]; rd.sentence == sentence && rd.trigger != nil {
			if rd.status != event.Planned && rd.status != event.InTalks {
				return false
			}
			planned = true
		}
	}
	return planned
}

// setsScene reports an event of the lead that the news happens at: it is the
// subject, or a phrase of occasion leads to it.
func (r *Reader) setsScene(m *phrase.Mention, first int) bool {
	if vague(r.t, m) {
		return false
	}
	for k := m.First - 1; k >= first && k >= m.First-4; k-- {
		switch r.t.Words[k].Form {
		case "рамках", "ходе", "полях", "кулуарах", "время", "итогам", "площадке", "завершении", "окончании", "открытии", "закрытии", "участники", "участие":
			return true
		case "на", "в", "во":
			return m.Forms&phrase.Loct != 0 && m.Forms&phrase.Nomn == 0
		}
		if r.t.At[k] >= 0 || frame.FiniteVerb(r.t.Words[k]) {
			break
		}
	}
	return m.Forms&phrase.Nomn != 0 && m.Forms != phrase.AnyForm
}

// vague reports «неделя», «дни» with nothing that makes a name of them.
func vague(t *phrase.Text, m *phrase.Mention) bool {
	if m.Class == nil || m.Entry != nil || strings.Contains(m.Name, "«") {
		return false
	}
	switch m.Class.Entry.Name.Text {
	case "неделя", "дни", "день", "сессия", "салон", "смотр", "поездка":
		for k := m.First; k <= m.Head; k++ {
			if t.Doc.Tokens[k].Shape != text.Lower {
				return false
			}
		}
		return true
	}
	return false
}

// visit gives what was signed «по итогам переговоров», «в ходе визита» the place
// and the day that the text tells of that visit: «20 ноября в Душанбе с визитом
// находится Президент Словении».
func (r *Reader) visit(d *draft, rd *reading) {
	if d.status != event.Signed || d.background || d.place != nil || d.date != nil || d.occasion != nil {
		return
	}
	at := rd.sentence
	if a := r.announcement(rd); rd.listed && a != nil {
		at = a.sentence
	}
	if !r.pointsAtVisit(at) {
		return
	}
	for k := at - 1; k >= 0 && k >= at-5; k-- {
		if c := r.visitIn(k); c.place != nil {
			d.inherit(c, event.FromAntecedent)
			return
		}
	}
}

// pointsAtVisit reports «по итогам переговоров», «в ходе визита» in a sentence.
func (r *Reader) pointsAtVisit(sentence int) bool {
	s := r.t.Doc.Sentences[sentence]
	for k := s.First + 1; k < s.Last; k++ {
		if oneOf(r.t.Words[k].Form, "переговоров", "визита", "встречи", "поездки") && oneOf(r.t.Words[k-1].Form, "итогам", "ходе", "рамках", "завершении", "окончании", "результатам") {
			return true
		}
	}
	return false
}

// visitIn reads the city and the day of a sentence that tells of a visit.
func (r *Reader) visitIn(sentence int) circumstances {
	var c circumstances
	s := r.t.Doc.Sentences[sentence]
	visit := false
	for i := s.First; i < s.Last; i++ {
		m := r.t.Mention(i)
		if m == nil {
			w := r.t.Words[i].Form
			visit = visit || oneOf(w, "визитом", "прибыл", "прибыла", "визит", "переговоры", "встреча", "встретились", "встретился", "встретилась")
			continue
		}
		switch m.Kind {
		case phrase.Event:
			visit = visit || m.Class != nil && m.Class.Sub == "visit"
		case phrase.City:
			if c.place == nil && i > s.First && m.Forms&phrase.Loct != 0 && !m.Weak && (r.t.Is(i-1, "в") || r.t.Is(i-1, "во")) {
				c.place = &placed{m.Short, m.Country, m.First, m.Last}
			}
		case phrase.Date:
			if c.date == nil && m.Date.From.Day != 0 && m.Date.To.Year == 0 {
				c.date = m
			}
		}
		i = m.Last - 1
	}
	if !visit {
		return circumstances{}
	}
	return c
}
