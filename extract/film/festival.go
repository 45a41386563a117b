package film

import (
	"strings"

	"vestnik/extract/frame"
	"vestnik/extract/phrase"
)

// festivalCity gives the city that stands for its festival: «увезла из
// Роттердама», «была показана в Венеции», «едет в Тампере». Only cities that
// are known for a film festival more than the news of cinema knows them
// otherwise stand for one.
func (r *Reader) festivalCity(s *frame.Sentence) *phrase.Mention {
	for i := s.First; i < s.Last; i++ {
		m := r.t.Mention(i)
		if m == nil {
			continue
		}
		i = m.Last - 1
		if r.npAt[m.First] >= 0 || m.Kind != phrase.City && m.Kind != phrase.Place && m.Kind != phrase.Region {
			continue
		}
		switch m.Short {
		case "Канн", "Канны", "Венеция", "Роттердам", "Локарно", "Карловы Вары", "Тампере", "Клермон-Ферран", "Оберхаузен", "Сан-Себастьян", "Анси", "Салоники", "Коттбус", "Лейпциг", "Пусан", "Сандэнс", "Триест", "Нант", "Трайбека":
		default:
			continue
		}
		switch s.Prep(m.First) {
		case "в", "во", "на", "из":
			return m
		}
	}
	return nil
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
	if r.fest < 0 {
		return nil
	}
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
