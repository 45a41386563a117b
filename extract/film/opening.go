package film

import (
	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/phrase"
)

// openers reads the film that opens or closes a festival, told by a noun and not
// by the verb: «фильмом открытия станет «X»», «в качестве открывающего фильма
// выбран «X»». The festival stands in the sentence or is the one of the text.
func (r *Reader) openers(s *frame.Sentence, start int) {
	for k := s.First; k+1 < s.Last; k++ {
		if !r.openingFilm(k) {
			continue
		}
		if _, _, _, ok := r.festivalFor(s); !ok && r.fest < 0 {
			return
		}
		f := s.Clauses[s.Clause(k)].Finite
		if f < 0 || f > 0 && r.t.Is(f-1, "не") || !choosing(r.lemma(f)) {
			return
		}
		for n, hi := r.in(s.Index); n < hi; n++ {
			p := &r.nps[n]
			if p.sentence != s.Index || p.quote < 0 || p.film < 0 || p.verdict == other || p.old || p.prior || p.life || p.forms&phrase.Nomn == 0 || s.Clause(p.first) != s.Clause(k) || r.preposition(s, p) != "" || r.toldIn(start, p.film) {
				continue
			}
			r.say(s, n, reading{sentence: s.Index, stage: event.AtFestival, base: event.AtFestival, token: k, tokenLast: k + 2})
			return
		}
		return
	}
}

// openingFilm reports «фильм открытия» or «открывающий фильм» at token k.
func (r *Reader) openingFilm(k int) bool {
	if r.inTitle(k) || r.inTitle(k+1) {
		return false
	}
	if r.works[k].film() {
		return r.t.Is(k+1, "открытия") || r.t.Is(k+1, "закрытия")
	}
	switch r.lemma(k) {
	case "открывать", "закрывать", "открывающий", "закрывающий":
		return r.works[k+1].film() && r.adjectival(k)
	}
	return false
}

// choosing reports verbs between what opens a festival and its title.
func choosing(lemma string) bool {
	switch lemma {
	case "стать", "быть", "выбрать", "назвать", "объявить", "избрать", "назначить", "выступить", "утвердить":
		return true
	}
	return false
}
