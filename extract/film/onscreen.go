package film

import (
	"strings"

	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// onScreen reads a clause without a verb that says where a film is shown: «С 26
// марта в кинотеатрах - комедия «X»», «В прокате она с сегодняшнего дня».
func (r *Reader) onScreen(s *frame.Sentence, start int) {
	for k := s.First; k+1 < s.Last; k++ {
		if !r.t.Is(k, "в") && !r.t.Is(k, "на") || !r.screenAt(s, k+1) {
			continue
		}
		c := s.Clause(k)
		if s.Clauses[c].Finite >= 0 || r.participle(s, c) {
			continue
		}
		f, np := r.shownIn(s, c, k)
		if f < 0 || r.toldHere(start, f) {
			continue
		}
		rd := reading{sentence: s.Index, np: np, film: f, stage: event.Release, base: event.Release, token: k, tokenLast: k + 2}
		if np < 0 || r.nps[np].pointed {
			rd.origin = event.FromAntecedent
		}
		date := r.dateNear(s, k, k+2, c, nil)
		if date == nil && s.Last-s.First > 12 {
			continue // «в прокате» alone says too little in a long sentence
		}
		if date != nil {
			from, _ := date.Date.Resolve(r.published, true)
			if r.published.Zero() || r.published.Before(from) || date.Date.Future {
				rd.stage, rd.planned = event.Announced, true
			}
			rd.until = date
		}
		if np >= 0 && !r.nps[np].pointed {
			r.say(s, np, rd)
		} else {
			r.keep(rd)
		}
		return
	}
}

// screenAt reports a word for where films are shown at token k, behind its
// adjectives, in the locative.
func (r *Reader) screenAt(s *frame.Sentence, k int) bool {
	for k < s.Last && r.adjectival(k) {
		k++
	}
	if k >= s.Last {
		return false
	}
	if f, _ := phrase.NounForms(r.t.Words[k]); f&phrase.Loct == 0 {
		return false
	}
	switch l := r.lemma(k); l {
	case "прокат", "кинопрокат", "экран", "эфир", "платформа", "онлайн-кинотеатр", "стриминг", "телеэкран":
		return true
	default:
		return strings.HasPrefix(l, "кинотеатр")
	}
}

// participle reports a clause with a short participle or infinitive, which is
// no clause without a verb.
func (r *Reader) participle(s *frame.Sentence, c int) bool {
	for k := s.Clauses[c].First; k < s.Clauses[c].Last; k++ {
		if a := best(r.t.Words[k]); a != nil && s.Clause(k) == c && (a.POS == morph.PRTS || a.POS == morph.INFN || a.POS == morph.PRTF || a.POS == morph.ADJS) {
			return true
		}
	}
	return false
}

// shownIn gives the one film that a clause speaks of: named or pointed at in
// the nominative, or meant by «он», «она», or by nothing when the line has no
// more than the screen and the date.
func (r *Reader) shownIn(s *frame.Sentence, c, at int) (f, np int) {
	f, np = -1, -1
	for n, hi := r.in(s.Index); n < hi; n++ {
		p := &r.nps[n]
		if p.verdict == other || p.life || p.prior || p.old {
			continue
		}
		if p.verdict == open || p.forms&phrase.Nomn == 0 || s.Clause(p.first) != c && s.Clause(at) != c || r.preposition(s, p) != "" {
			if p.quote >= 0 {
				return -1, -1
			}
			continue
		}
		if np >= 0 {
			return -1, -1
		}
		np = n
		if f = p.film; p.pointed {
			if fs := r.antecedents(n); len(fs) == 1 {
				f = fs[0]
			}
		}
	}
	if np >= 0 {
		return f, np
	}
	for k := s.First; k < s.Last; k++ {
		switch r.t.Words[k].Form {
		case "он", "она", "оно", "они":
			if fs := r.focus(s.Index, k, false, nil); len(fs) == 1 {
				return fs[0], -1
			}
		}
	}
	if at == s.First && s.Last-s.First <= 8 && !r.hasNoun(s, at+2) {
		if fs := r.focus(s.Index, at, false, nil); len(fs) == 1 {
			return fs[0], -1
		}
		if s.Index+1 < len(r.sentences) { // На экранах с 30 мая: «X», драма
			if n := r.opens(r.sentences[s.Index+1]); n >= 0 && r.nps[n].verdict != open {
				return r.nps[n].film, n
			}
		}
	}
	return -1, -1
}

// hasNoun reports a noun that is no part of a date from token k on.
func (r *Reader) hasNoun(s *frame.Sentence, k int) bool {
	for ; k < s.Last; k++ {
		if m := r.t.Mention(k); m != nil && m.Kind == phrase.Date {
			k = m.Last - 1
			continue
		}
		if r.isNoun(k) && r.t.Doc.Tokens[k].Kind == text.Word {
			return true
		}
	}
	return false
}

// toldHere reports a film of which the sentence has told something already.
func (r *Reader) toldHere(start, f int) bool {
	for k := start; k < len(r.readings); k++ {
		if rd := &r.readings[k]; rd.film == f && (rd.base == event.Release || rd.base == event.Premiere || rd.base == event.BoxOffice) {
			return true
		}
	}
	return false
}

// shotPart reads «отснято 70 процентов материала», «снята половина картины»:
// the shooting goes on.
func (r *Reader) shotPart(s *frame.Sentence) {
	for k := s.First; k < s.Last; k++ {
		w := r.t.Words[k]
		if l := r.lemma(k); l != "отснять" && l != "снять" || !w.Is(morph.PRTS) || k > s.First && r.t.Is(k-1, "не") {
			continue
		}
		part := false
		for j := k + 1; j < s.Last && j < k+5; j++ {
			switch r.lemma(j) {
			case "процент", "половина", "треть", "четверть", "большинство":
				part = true
			case "часть":
				part = part || r.lemma(j-1) == "большой"
			}
			part = part || r.t.Is(j, "%")
		}
		if !part {
			continue
		}
		for _, f := range r.focus(s.Index, k, false, nil) {
			r.keep(reading{sentence: s.Index, np: -1, film: f, stage: event.InProduction, base: event.InProduction, token: k, tokenLast: k + 1, origin: event.FromAntecedent})
		}
		return
	}
}

// crews reads a crew of which the clause says that it is at work:
// «съёмочная группа сериала «X» вернулась из Арктики».
func (r *Reader) crews(s *frame.Sentence) {
	for k := s.First; k+2 < s.Last; k++ {
		if r.lemma(k) != "съёмочный" && r.lemma(k) != "съемочный" || r.lemma(k+1) != "группа" || !r.crewWorks(s, s.Clause(k)) {
			continue
		}
		n := r.npAt[k+2]
		if n < 0 || r.nps[n].forms&phrase.Gent == 0 || r.nps[n].verdict == other {
			continue
		}
		r.say(s, int(n), reading{sentence: s.Index, stage: event.InProduction, base: event.InProduction, token: k, tokenLast: k + 2})
		return
	}
}

// crewAt reports «группа» of «съёмочная группа».
func (r *Reader) crewAt(k int) bool {
	return k > 0 && r.lemma(k) == "группа" && (r.lemma(k-1) == "съёмочный" || r.lemma(k-1) == "съемочный")
}

// crewWorks reports a clause whose verb tells of work or of the way to it.
func (r *Reader) crewWorks(s *frame.Sentence, clause int) bool {
	f := s.Clauses[clause].Finite
	if f < 0 {
		return false
	}
	switch r.lemma(f) {
	case "выйти", "приступить", "вернуться", "отправиться", "переехать", "перебраться", "работать", "снимать", "начать", "продолжать", "трудиться", "прибыть", "высадиться", "перелететь", "базироваться", "находиться", "вылететь", "обосноваться":
		return true
	}
	return false
}
