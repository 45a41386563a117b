package film

import (
	"strings"
	"vestnik/extract/frame"
	"vestnik/extract/phrase"
)

// required reports whether a sentence tells what a frame asks for.
func (r *Reader) required(s *frame.Sentence, tr *frame.Trigger, f *frame.Frame, prize bool) bool {
	for _, q := range f.Rule.Requires {
		switch q.Text {
		case "award":
			if !prize {
				return false
			}
		case "amount":
			if f.ID == "film.money" {
				if !r.granted(s) || r.boxWord(s) {
					return false
				}
				continue
			}
			if r.gross(s, tr) == nil {
				return false
			}
		case "festival":
			if r.fest >= 0 && r.lemma(tr.Token) == "остаться" { // «осталась без наград»
				continue
			}
			if _, _, _, ok := r.festivalFor(s); !ok && !r.programme(s) && !(prize && (r.contest(tr) || r.contestIn(s))) {
				return false
			}
		case "place":
			if a, b := r.period(s); !r.screen(s, tr) && !(f.ID == "film.lead" && b > a && r.gross(s, tr) != nil) {
				return false
			}
		}
	}
	return true
}

// contest reports verbs of striving for a prize.
func (r *Reader) contest(tr *frame.Trigger) bool {
	switch l := r.lemma(tr.Token); l {
	case "номинировать", "претендовать", "побороться", "бороться", "номинант", "претендент", "выдвинуть", "соревноваться", "посоревноваться", "отправить", "отправлять", "направить", "направлять":
		return true
	}
	return false
}

// contestIn reports a sentence that speaks of a nomination: «выбрал фильм для
// выдвижения на «Оскар»».
func (r *Reader) contestIn(s *frame.Sentence) bool {
	for k := s.First; k < s.Last; k++ {
		switch r.lemma(k) {
		case "выдвижение", "номинация", "номинант", "шорт-лист", "шортлист", "лонг-лист", "лонглист", "оскаровский":
			return true
		}
	}
	return false
}

// programme reports the competition or programme of a festival that the text
// is about.
func (r *Reader) programme(s *frame.Sentence) bool {
	for k := s.First; k < s.Last; k++ {
		switch r.lemma(k) {
		case "фестиваль", "фестивальный", "кинофестиваль", "киносмотр", "отбор", "шорт-лист", "лонг-лист", "шортлист", "лонглист":
			return true
		case "конкурс", "программа", "секция", "конкурсный", "внеконкурсный", "спецпоказ", "претендент", "конкурсант":
			if r.fest >= 0 {
				return true
			}
		case "отсутствовать":
			if r.fest >= 0 && r.lemmaIn(s, "список") {
				return true
			}
		}
	}
	return false
}

// screen reports words for where films are shown, near the trigger.
func (r *Reader) screen(s *frame.Sentence, tr *frame.Trigger) bool {
	for k := s.First; k < s.Last; k++ {
		if c := s.Clause(k); c != tr.Clause && s.Clauses[c].Parent != tr.Clause && s.Clauses[tr.Clause].Parent != c {
			continue
		}
		if screenWord(r.lemma(k)) || screenWord(r.t.Words[k].Form) {
			return true
		}
		if r.t.Is(k, "на") && k+1 < s.Last {
			if n := r.npAt[k+1]; n >= 0 && r.nps[n].firm {
				return true
			}
			if m := r.t.Mention(k + 1); m != nil && m.Kind == phrase.Organization && r.platform(m) {
				return true
			}
		}
	}
	return false
}

func screenWord(lemma string) bool {
	switch lemma {
	case "прокат", "экран", "кинотеатр", "эфир", "платформа", "телеканал", "онлайн-кинотеатр", "стриминг", "кинопрокат", "телеэкран", "сервис", "видеосервис", "киноэкран", "кинозал", "стриминг-сервис", "телевидение":
		return true
	}
	return strings.HasPrefix(lemma, "кинотеатр")
}

// platform reports a body that can show films to the public: a foreign name or
// one known as a channel or service.
func (r *Reader) platform(m *phrase.Mention) bool {
	if m.Rule == "org.foreign" {
		return true
	}
	if m.Class != nil {
		n := strings.ToLower(m.Class.Entry.Name.Text)
		for _, p := range [...]string{"телеканал", "канал", "платформ", "онлайн-кинотеатр", "сервис", "кинотеатр", "стриминг"} {
			if strings.HasPrefix(n, p) {
				return true
			}
		}
	}
	t := trade(m)
	return t == "platform" || t == "broadcaster"
}

// specific reports a trigger that is said of films alone, so that a title
// without a word for a film can go with it.
func (r *Reader) specific(s *frame.Sentence, tr *frame.Trigger, f *frame.Frame) bool {
	for k := s.First; k < s.Last; k++ {
		if l := r.lemma(k); (l == "театр" || l == "сцена") && !r.inTitle(k) && !r.screen(s, tr) {
			return false
		}
		switch r.sortAt(k) {
		case "stage", "music", "text", "media", "art":
			if !r.works[k].weak && r.lemma(k) != "программа" {
				return false
			}
		}
	}
	l := r.lemma(tr.Token)
	if tr.Last > tr.Token+1 && (tr.Mood == frame.Nominal || f.ID == "film.screen") {
		return true // «съёмочный период «X»»
	}
	switch f.ID {
	case "film.greenlight", "film.announce", "film.fund", "film.money":
		return r.makerIn(s) || (l == "продлить" || l == "продлевать") && r.lemmaIn(s, "сезон")
	case "film.point":
		return r.makerIn(s)
	case "film.certificate", "film.revoke":
		return true
	case "film.casting":
		return l != "проба"
	case "film.shoot":
		if (l == "работа" || l == "работать" || l == "трудиться") && r.cinemaIn(s) {
			return true
		}
		return r.makerIn(s) || l == "съёмка" || l == "киносъёмка" || l == "съемка" || l == "снимать" || l == "сниматься" || l == "доснимать" || l == "экранизировать" || l == "монтаж" || l == "хлопушка" || l == "досъёмка" || l == "постпродакшн" || l == "озвучание" || l == "дубляж"
	case "film.finish":
		return l == "снять" || l == "доснять" || l == "смонтировать" || tr.Last > tr.Token+1 || r.makerIn(s)
	case "film.premiere":
		return l != "презентация"
	case "film.gross":
		a, b := r.period(s)
		return r.screen(s, tr) || r.boxWord(s) || b > a
	case "film.watch":
		for k := s.First; k < s.Last; k++ {
			if x := r.lemma(k); x == "зритель" || x == "телезритель" || x == "публика" || x == "кинозритель" {
				return true
			}
		}
		return r.screen(s, tr)
	case "film.release":
		return r.screen(s, tr) || l == "релиз" || tr.Mood == frame.Nominal && l == "выход" && r.dated(s, tr) || tr.Mood == frame.Future && r.dateNear(s, tr.Token, tr.Last, tr.Clause, nil) != nil
	case "film.screen":
		return r.screen(s, tr)
	case "film.lead":
		a, b := r.period(s)
		return r.screen(s, tr) || b > a
	case "film.present":
		return r.festivalIn(s) != nil || r.screen(s, tr) || r.programme(s) || r.lemmaIn(s, "зритель")
	case "film.festival":
		return true
	case "film.award":
		return r.fest >= 0 || r.filmPrize(s) && s.Clauses[tr.Clause].Kind != frame.Relative || r.festivalIn(s) != nil || r.bestFilm(s) || r.screenPrize(s)
	case "film.absent":
		return r.programme(s)
	case "film.cancel", "film.postpone":
		for k := s.First; k < s.Last; k++ {
			switch r.lemma(k) {
			case "сезон", "сериал", "прокат", "съёмка", "премьера", "релиз", "выход", "фильм":
				return true
			}
		}
		return r.programme(s) || r.makerIn(s)
	}
	return false
}

// cinemaIn reports a sentence that names people of the cinema or speaks of films.
func (r *Reader) cinemaIn(s *frame.Sentence) bool {
	for k := s.First; k < s.Last; k++ {
		if w := &r.works[k]; w.film() && !w.weak || cinemaWord(r.t.Words[k].Form) {
			return true
		}
		if m := r.t.Mention(k); m != nil && m.Kind == phrase.Post && m.First == k && craftOf(m) == "director" {
			return true
		}
	}
	return false
}

// first reports «впервые», «премьерный» before a trigger.
func (r *Reader) first(s *frame.Sentence, tr *frame.Trigger) bool {
	for k := max(s.First, tr.Token-5); k < s.Last && k < tr.Last+3; k++ {
		switch r.lemma(k) {
		case "впервые", "премьерный", "премьера":
			return true
		}
	}
	return false
}

// dated reports «дата выхода», «дата мировой премьеры».
func (r *Reader) dated(s *frame.Sentence, tr *frame.Trigger) bool {
	k := tr.Token - 1
	for k > s.First && k > tr.Token-3 && r.adjectival(k) {
		k--
	}
	return k >= s.First && (r.lemma(k) == "дата" || r.lemma(k) == "срок")
}

// lemmaIn reports a word in a sentence.
func (r *Reader) lemmaIn(s *frame.Sentence, lemma string) bool {
	for k := s.First; k < s.Last; k++ {
		if r.lemma(k) == lemma {
			return true
		}
	}
	return false
}

// filmPrize reports a prize that only films get.
func (r *Reader) filmPrize(s *frame.Sentence) bool {
	for k := s.First; k < s.Last; k++ {
		if m := r.t.Mention(k); m != nil && m.Kind == phrase.Award && m.Class != nil && m.Class.Sub == "film" {
			return true
		}
	}
	return false
}

// screenPrize reports a prize for a part or for the work on a film.
func (r *Reader) screenPrize(s *frame.Sentence) bool {
	for i := range r.awards {
		a := &r.awards[i]
		if a.first < s.First || a.last > s.Last {
			continue
		}
		n := a.name + " " + a.category
		for _, x := range [...]string{"роль", "режиссур", "режиссёр", "режиссер", "операторск", "актёр", "актрис", "актер"} {
			if strings.Contains(n, x) {
				return true
			}
		}
	}
	return false
}

// bestFilm reports «лучший фильм» in a sentence.
func (r *Reader) bestFilm(s *frame.Sentence) bool {
	for k := s.First; k+1 < s.Last; k++ {
		if r.works[k].film() && r.t.Is(k+1, "года") && (k+2 == s.Last || r.t.Mention(k+2) == nil) {
			return true // «картиной года названа «X»»
		}
		if !strings.HasPrefix(r.t.Words[k].Form, "лучш") {
			continue
		}
		for j := k + 1; j < s.Last && j < k+4; j++ {
			if r.works[j].film() {
				return true
			}
		}
	}
	return false
}
