package film

import (
	"strings"
	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
)

// predicates reads «готов документальный фильм «X»»: a short adjective that no
// frame holds.
func (r *Reader) predicates(s *frame.Sentence) {
	for k := s.First; k < s.Last; k++ {
		w := r.t.Words[k]
		a := best(w)
		if a == nil || a.POS != morph.ADJS || a.Lemma != "готовый" && a.Lemma != "доступный" || k > s.First && r.t.Is(k-1, "не") {
			continue
		}
		for n, hi := r.in(s.Index); n < hi; n++ {
			p := &r.nps[n]
			if p.sentence != s.Index || p.verdict == other || p.verdict == open || p.forms&phrase.Nomn == 0 || s.Clause(p.last-1) != s.Clause(k) && s.Clauses[s.Clause(k)].Kind == frame.Subordinate {
				continue
			}
			if pr, _ := r.prepositionBefore(p.first); pr {
				continue
			}
			stage := event.Completed
			if a.Lemma == "доступный" {
				stage = event.Release
			}
			for j := k - 2; j < k+2; j++ {
				if j >= s.First && j < s.Last && (strings.HasPrefix(r.t.Words[j].Form, "наполовин") || strings.HasPrefix(r.t.Words[j].Form, "почти") || r.t.Is(j, "частично")) {
					stage = event.InProduction
				}
			}
			rd := reading{sentence: s.Index, stage: stage, base: stage, token: k, tokenLast: k + 1}
			if r.willBe(s, k) {
				rd.stage, rd.planned = event.Announced, true
			}
			r.say(s, n, rd)
			break
		}
	}
}

// willBe reports «будет» before a short adjective.
func (r *Reader) willBe(s *frame.Sentence, k int) bool {
	for j := k - 1; j >= s.First && j >= k-4; j-- {
		if r.t.Is(j, "будет") || r.t.Is(j, "будут") {
			return true
		}
	}
	return false
}

// takings reads a line without a verb that tells what a film took: «Фильм «X»:
// 2 млн проданных билетов, 310 млн лир за месяц».
func (r *Reader) takings(s *frame.Sentence, start int) {
	if len(r.readings) > start || !r.boxWord(s) {
		return
	}
	for c := range s.Clauses {
		if s.Clauses[c].Finite >= 0 {
			return
		}
	}
	only := -1
	for n, hi := r.in(s.Index); n < hi; n++ {
		if p := &r.nps[n]; p.sentence == s.Index && p.quote >= 0 && p.verdict != other {
			if only >= 0 || p.verdict == open || p.old || p.life {
				return
			}
			only = n
		}
	}
	if only < 0 {
		return
	}
	for i := r.nps[only].last; i < s.Last; i++ {
		if m := r.t.Mention(i); m != nil && m.Kind == phrase.Money && !m.Money.Per && !r.budget(s, m) {
			r.say(s, only, reading{sentence: s.Index, stage: event.BoxOffice, base: event.BoxOffice, token: m.First, tokenLast: m.Last, amount: m})
			return
		}
	}
}
