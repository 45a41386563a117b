package film

import (
	"strings"

	"vestnik/extract/frame"
	"vestnik/extract/phrase"
)

// festivalCity gives the festival that a city stands for behind a preposition:
// «увезла из Роттердама», «была показана в Венеции». The lexicon has such cities
// as weak names of their festivals.
func (r *Reader) festivalCity(s *frame.Sentence) (c *phrase.Class, first, last int) {
	for i := s.First + 1; i < s.Last; i++ {
		if r.npAt[i] >= 0 && r.nps[r.npAt[i]].quote >= 0 {
			continue
		}
		switch r.t.Words[i-1].Form {
		case "в", "во", "на", "из":
		default:
			continue
		}
		for _, h := range r.t.Hits(i) {
			if c := r.lex.Class(h.Entry); c.Role == phrase.EventRole && c.Sub == "festival" && h.Weak && h.Last <= s.Last {
				return c, i, h.Last
			}
		}
	}
	return nil, 0, 0
}

// quotedFestival reads «Гран-при фестиваля «X»», where the phrase of the prize
// takes the word for the festival: it gives the quotation.
func (r *Reader) quotedFestival(s *frame.Sentence) int {
	for i := s.First; i+1 < s.Last; i++ {
		if l := r.lemma(i); (l == "фестиваль" || l == "кинофестиваль" || l == "киносмотр") && r.quoteAt[i+1] >= 0 && r.quotes[r.quoteAt[i+1]].End < s.Last {
			return int(r.quoteAt[i+1])
		}
	}
	return -1
}

// cinemaEvent reports an event whose name says that it is on films.
func cinemaEvent(m *phrase.Mention) bool {
	n := strings.ToLower(m.Name)
	return (strings.Contains(n, "кино") || strings.Contains(n, "фильм")) && !strings.Contains(n, "рынок") && !strings.Contains(n, "рынк")
}

// programmeDay gives the day on which the programme of the festival of the text
// came out: «программу объявили вчера», «в среду обнародован список участников».
func (r *Reader) programmeDay() *phrase.Mention {
	if r.fest < 0 {
		return nil
	}
	for k, s := range r.sentences {
		if k > 5 {
			break
		}
		for c := range s.Clauses {
			f := s.Clauses[c].Finite
			if f < 0 {
				continue
			}
			switch r.lemma(f) {
			case "обнародовать", "объявить", "огласить", "опубликовать", "раскрыть":
			default:
				continue
			}
			said := false
			for i := s.First; i < s.Last && !said; i++ {
				switch r.lemma(i) {
				case "программа", "список", "участник", "состав", "конкурс":
					said = s.Clause(i) == c
				}
			}
			if !said {
				continue
			}
			for i := s.First; i < s.Last; i++ {
				if m := r.t.Mention(i); m != nil && m.First == i && m.Kind == phrase.Date && s.Clause(i) == c && r.dateful(s, m) && (m.Date.From.Day > 0 || m.Date.Weekday > 0 || m.Date.Relative && !m.Date.Loose) && s.Prep(i) != "с" && s.Prep(i) != "до" {
					return m
				}
			}
		}
	}
	return nil
}

// headerDay gives the date beside the name of the festival that a programme or
// list of prizes opens with.
func (r *Reader) headerDay() *phrase.Mention {
	if r.fest < 0 {
		return nil
	}
	k := r.sentenceOf(r.t.Mentions[r.fest].First)
	s := r.sentences[k]
	for i := s.First; i < s.Last; i++ {
		if m := r.t.Mention(i); m != nil && m.First == i && m.Kind == phrase.Date && m.Date.From.Day > 0 && r.dateful(s, m) {
			return m
		}
	}
	return nil
}

// festivalDay gives the date of a sentence that tells when the festival that the
// text is about takes place: «Смотр пройдёт с 20 по 27 июня».
func (r *Reader) festivalDay() *phrase.Mention {
	if r.fest >= 0 && r.festDay == nil {
		m := r.findFestivalDay()
		r.festDay = &m
	}
	if r.festDay == nil {
		return nil
	}
	return *r.festDay
}

func (r *Reader) findFestivalDay() *phrase.Mention {
	for _, s := range r.sentences {
		for c := range s.Clauses {
			f := s.Clauses[c].Finite
			if f < 0 {
				continue
			}
			switch r.lemma(f) {
			case "пройти", "проходить", "состояться", "стартовать", "открыться", "начаться", "откроется", "завершиться", "закрыться":
			default:
				continue
			}
			if !r.smotr(s, c) {
				continue
			}
			if m := r.dateNear(s, f, f+1, c, nil); m != nil && s.Clause(m.First) == c {
				return m
			}
		}
	}
	return nil
}

// soonerAhead reports a date without a year that is nearer to the publication
// when it lies ahead: programmes come out before their festivals.
func (r *Reader) soonerAhead(m *phrase.Mention) bool {
	if r.published.Zero() {
		return false
	}
	days := func(d phrase.Day) int { return d.Year*372 + d.Month*31 + d.Day }
	back, _ := m.Date.Resolve(r.published, false)
	ahead, _ := m.Date.Resolve(r.published, true)
	return days(ahead)-days(r.published) < days(r.published)-days(back)
}

// smotr reports a clause whose subject is a festival.
func (r *Reader) smotr(s *frame.Sentence, c int) bool {
	for k := s.Clauses[c].First; k < s.Clauses[c].Last; k++ {
		switch r.lemma(k) {
		case "фестиваль", "кинофестиваль", "смотр", "киносмотр", "кинофорум":
			f, _ := phrase.NounForms(r.t.Words[k])
			return f&phrase.Nomn != 0 && s.Prep(k) == ""
		}
	}
	return false
}
