package film

import (
	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
)

// latestYear is the year that a text speaks from: that of its publication,
// else the latest one that it names, 0 when it names none.
func (r *Reader) latestYear() int {
	if !r.published.Zero() {
		return r.published.Year
	}
	y := 0
	for i := range r.t.Mentions {
		if m := &r.t.Mentions[i]; m.Kind == phrase.Date && m.Date.From.Year > y {
			y = m.Date.From.Year
		}
	}
	return y
}

// repertoire reports a sentence, or the one before it, that speaks of days of
// cinema, heritage and the like, where the films are not new: «открылись Дни кино
// Таджикистана. Зрителям показали «X»».
func (r *Reader) repertoire(s *frame.Sentence) bool {
	for i := s.First; i < s.Last; i++ {
		switch r.lemma(i) {
		case "наследие", "ретроспектива", "классика":
			return true
		}
	}
	return r.weeks(s)
}

// weeks reports «Дни кино Таджикистана», «неделя грузинского кино» in a sentence
// or the one before it.
func (r *Reader) weeks(s *frame.Sentence) bool {
	for k := max(0, s.Index-1); k <= s.Index; k++ {
		x := r.sentences[k]
		for i := x.First; i+1 < x.Last; i++ {
			l := r.lemma(i)
			if l != "день" && l != "неделя" && l != "декада" || l == "день" && r.t.Words[i].Gram&morph.Plur == 0 {
				continue
			}
			if r.lower(i) && len(r.lex.AdjectiveCountries(r.t, i+1)) == 0 {
				continue
			}
			for j := i + 1; j < x.Last && j < i+4; j++ {
				if l := r.lemma(j); l == "кино" || l == "фильм" || l == "кинематограф" {
					return true
				}
			}
		}
	}
	return false
}

// shownAgain reports «показали фильм» that tells neither that it is new nor that
// it came to a screen: a museum or a club shows it.
func (r *Reader) shownAgain(s *frame.Sentence, tr *frame.Trigger) bool {
	if l := r.lemma(tr.Token); l != "показать" && l != "показывать" || r.screen(s, tr) {
		return false
	}
	for k := s.First; k < s.Last; k++ {
		switch r.lemma(k) {
		case "новый", "свежий", "дебютный", "закрытый", "режиссёр", "зритель", "публика", "пресса", "журналист", "вчера", "сегодня", "накануне":
			return false
		}
	}
	for k := s.First; k < s.Last; k++ {
		switch r.lemma(k) {
		case "музей", "библиотека", "клуб", "школа", "урок", "посольство", "юбилей", "годовщина", "рождение", "день", "вечер", "парк", "колония", "училище", "колледж":
			return true
		}
	}
	return false
}

// subject reports what a text is on when that makes the films in it no news: a
// life or a death, or old films that are shown again.
func (r *Reader) subject() (life, revival bool) {
	for k, s := range r.sentences {
		if k > 3 {
			break
		}
		for i := s.First; i < s.Last; i++ {
			if r.inTitle(i) {
				continue
			}
			switch r.lemma(i) {
			case "умереть", "скончаться", "погибнуть", "похоронить", "похороны", "пожениться", "жениться", "обручиться", "помолвка", "прощание", "некролог", "юбиляр", "развестись":
				life = life || k <= 2
			case "исполниться":
				life = life || k <= 2 && !r.ofBody(s)
			case "стать":
				life = life || k <= 2 && r.t.Is(i-1, "не") && r.t.Is(i, "стало")
			case "ретроспектива", "киноклуб", "репертуар":
				revival = true
			}
		}
	}
	return life, revival
}

// ofBody reports a sentence on a body and on no person: «студии «X» исполнилось
// тридцать лет».
func (r *Reader) ofBody(s *frame.Sentence) bool {
	body := false
	for k := s.First; k < s.Last; k++ {
		if m := r.t.Mention(k); m != nil {
			if m.Kind == phrase.Person {
				return false
			}
			body = body || m.Kind == phrase.Organization
			k = m.Last - 1
		}
	}
	return body
}
