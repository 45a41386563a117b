package film

import "vestnik/extract/phrase"

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

// subject reports what a text is on when that makes the films in it no news: a
// life or a death, or old films that are shown again.
func (r *Reader) subject() (life, revival bool) {
	for k, s := range r.sentences {
		if k > 3 {
			break
		}
		for i := s.First; i < s.Last; i++ {
			switch r.lemma(i) {
			case "умереть", "скончаться", "погибнуть", "похоронить", "похороны", "пожениться", "жениться", "обручиться", "помолвка", "прощание", "некролог", "исполниться", "юбиляр", "развестись":
				life = life || k <= 2
			case "стать":
				life = life || k <= 2 && r.t.Is(i-1, "не") && r.t.Is(i, "стало")
			case "ретроспектива", "киноклуб", "репертуар":
				revival = true
			}
		}
	}
	return life, revival
}
