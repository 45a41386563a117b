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
