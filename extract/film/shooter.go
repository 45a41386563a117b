package film

import (
	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
)

// shooter gives the people that sentence k says shoot or have shot a film it
// only points at: «Снял Имя», «её ставит Имя», «комедию снимает Имя».
func (d *draft) shooter(k int) []credit {
	r := d.r
	s := r.sentences[k]
	for i := s.First; i < s.Last; i++ {
		if r.t.At[i] >= 0 || r.npAt[i] >= 0 {
			continue
		}
		a := r.shooting(i)
		if a == nil || a.POS == morph.PRTF || !d.mine(s, i) {
			continue
		}
		want := phrase.Nomn
		if a.POS == morph.PRTS {
			want = phrase.Ablt
		}
		if m := r.nearPerson(s, i, want); m != nil {
			return r.pair(s, m, want)
		}
		if r.he(s, i) && k > 0 {
			if m := r.lastPerson(r.sentences[k-1]); m != nil {
				return []credit{{m.Name, m.First, m.Last, event.FromAntecedent}}
			}
		}
	}
	return nil
}

// mine reports that the verb at token i has the film for its object: a phrase
// that points at it or names it, a pronoun, its series, or nothing at all when
// the sentence opens with the verb.
func (d *draft) mine(s *frame.Sentence, i int) bool {
	r := d.r
	c := s.Clause(i)
	found := false
	for _, n := range d.nps {
		p := &r.nps[n]
		found = found || p.sentence == s.Index && s.Clause(p.first) == c && p.forms&(phrase.Accs|phrase.Nomn) != 0
	}
	if found {
		return true
	}
	for n, hi := r.in(s.Index); n < hi; n++ {
		if p := &r.nps[n]; s.Clause(p.first) == c && p.verdict != other && p.quote >= 0 {
			return false
		}
	}
	for k := s.First; k < s.Last; k++ {
		if s.Clause(k) != c {
			continue
		}
		switch r.t.Words[k].Form {
		case "его", "ее", "её", "их", "он", "она":
			return k != i
		}
		switch r.lemma(k) {
		case "серия", "картина", "лента", "фильм", "сериал", "дебют":
			return true
		case "ролик", "реклама", "клип", "дом", "квартира", "спектакль":
			return false
		}
	}
	return i <= s.First+1
}

// nearPerson gives the person in a case in the clause of token i that is no
// actor, writer or official and stands behind no preposition: the one behind
// the verb first.
func (r *Reader) nearPerson(s *frame.Sentence, i int, want phrase.Forms) *phrase.Mention {
	var before *phrase.Mention
	for k := s.First; k < s.Last; k++ {
		m := r.t.Mention(k)
		if m == nil {
			continue
		}
		k = m.Last - 1
		if m.Kind != phrase.Person || m.Forms&want == 0 || s.Clause(m.First) != s.Clause(i) || s.Prep(m.First) != "" {
			continue
		}
		if c := r.craft(m); c != "" && c != "director" && c != "author" {
			continue
		}
		if m.First > i {
			if m.First-i > 9 {
				return before
			}
			return m
		}
		before = m
	}
	return before
}

// pair gives a person with those coordinated with it.
func (r *Reader) pair(s *frame.Sentence, m *phrase.Mention, want phrase.Forms) []credit {
	out := []credit{{m.Name, m.First, m.Last, event.FromAntecedent}}
	for _, n := range s.Coordinated(int(r.t.At[m.First]), func(x *phrase.Mention) bool { return x.Kind == phrase.Person }, want) {
		x := &r.t.Mentions[n]
		out = addCredit(out, credit{x.Name, x.First, x.Last, event.FromAntecedent})
	}
	return out
}

// he reports a clause whose subject is «он» or «она».
func (r *Reader) he(s *frame.Sentence, i int) bool {
	for k := s.First; k < i; k++ {
		if (r.t.Is(k, "он") || r.t.Is(k, "она")) && s.Clause(k) == s.Clause(i) {
			return true
		}
	}
	return false
}

// lastPerson gives the only person in the nominative of a sentence that can be
// a director.
func (r *Reader) lastPerson(s *frame.Sentence) *phrase.Mention {
	var found *phrase.Mention
	for k := s.First; k < s.Last; k++ {
		m := r.t.Mention(k)
		if m == nil {
			continue
		}
		k = m.Last - 1
		if m.Kind != phrase.Person || m.Forms&phrase.Nomn == 0 || s.Prep(m.First) != "" {
			continue
		}
		if found != nil {
			return nil
		}
		found = m
	}
	if found != nil {
		if c := r.craft(found); c != "" && c != "director" && c != "author" {
			return nil
		}
	}
	return found
}

// shows gives the person that presents a film as one's own: «Имя показал
// «X»», «Имя представила новую картину».
func (d *draft) shows() []credit {
	r := d.r
	for _, rd := range d.readings {
		if rd.trigger == nil || rd.frame == nil || rd.frame.ID != "film.present" || rd.trigger.Passive || rd.trigger.Mood != frame.Past || rd.trigger.Plural || rd.np < 0 {
			continue
		}
		s := r.sentences[rd.sentence]
		m := r.nearPerson(s, rd.trigger.Token, phrase.Nomn)
		if m == nil || m.Last != rd.trigger.Token {
			continue
		}
		return []credit{{m.Name, m.First, m.Last, ""}}
	}
	return nil
}

// others reports a sentence whose common noun points at another film.
func (d *draft) others(k int) bool {
	other := false
	for n, hi := d.r.in(k); n < hi; n++ {
		p := &d.r.nps[n]
		if p.ref == d.film {
			return false
		}
		other = other || p.ref >= 0
	}
	return other
}

// only reports the one film of which the text has news.
func (d *draft) only() bool {
	r := d.r
	for f := range r.films {
		if f != d.film && r.toldOf(f) {
			return false
		}
	}
	return true
}

// toldTitles gives the films that sentence k names and that the text has news
// of, or, when there is no other, none.
func (r *Reader) toldTitles(k int) []int {
	var out []int
	for _, f := range r.titled(k) {
		if r.toldOf(f) {
			out = append(out, f)
		}
	}
	return out
}
