package film

import "vestnik/extract/phrase"

// namedAgain reports a studio or platform that a later sentence calls by its bare
// name: «Студия «X» ... В «X» обещают ...».
func (r *Reader) namedAgain(hero *phrase.Mention) bool {
	last := hero.Last - 1
	k := r.sentenceOf(hero.First)
	for q := range r.quotes {
		x := &r.quotes[q]
		if x.Open < hero.Last || r.sentenceOf(x.Open) <= k || x.End-x.First > 3 || x.First >= x.End {
			continue
		}
		for i := hero.First; i <= last; i++ {
			if r.quoteAt[i] >= 0 && r.sameName(r.quotes[r.quoteAt[i]].First, r.quotes[r.quoteAt[i]].End, x.First, x.End) {
				return true
			}
		}
	}
	return false
}

// sameName reports two runs of tokens that have a lemma or form in common, word
// by word.
func (r *Reader) sameName(a, aEnd, b, bEnd int) bool {
	if aEnd-a != bEnd-b {
		return false
	}
	for ; a < aEnd; a, b = a+1, b+1 {
		if r.t.Words[a].Form != r.t.Words[b].Form && r.lemma(a) != r.lemma(b) {
			return false
		}
	}
	return true
}

// showerHead reports words for bodies that show or distribute films.
func showerHead(name string) bool {
	switch name {
	case "платформа", "онлайн-кинотеатр", "стриминг", "видеосервис", "стриминговая платформа", "онлайн-платформа", "телеканал", "дистрибьютор", "прокатчик", "прокатная компания", "продюсерский центр", "продюсерская компания", "кинодистрибьютор", "продакшн", "онлайн-сервис", "стриминговый сервис", "мультстудия", "анимационная компания", "кинодом":
		return true
	}
	return false
}
