package agreement

import (
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// venue gives the city that another sentence tells of an occasion: «Форум
// проходит в Рудном», «салон, который открылся в Братске», «Полоцк принимает
// форум «Двина»». Where it is held is where its documents are signed.
func (r *Reader) venue(occasion *phrase.Mention) *placed {
	for i := range r.t.Mentions {
		m := &r.t.Mentions[i]
		if m.Kind != phrase.Event || m.Class == nil || m != occasion && m.Name != occasion.Name && r.d.Occasion(m) != occasion {
			continue
		}
		if s := r.sentenceAt(m.First); s != nil {
			if p := r.heldIn(*s, m); p != nil {
				return p
			}
		}
	}
	return nil
}

// heldIn reads behind an event the verb of its being held and the city, or a
// city that is its host.
func (r *Reader) heldIn(s text.Sentence, m *phrase.Mention) *placed {
	if p := r.host(s, m); p != nil {
		return p
	}
	if m.Forms&phrase.Nomn == 0 && !r.relativeBehind(s, m) {
		return nil
	}
	held := false
	for k := m.Last; k < s.Last && k < m.Last+12; k++ {
		if x := r.t.Mention(k); x != nil {
			if p := r.cityIn(x); held && p != nil {
				return p
			}
			if x.Kind != phrase.Date && x.Kind != phrase.City && x.Kind != phrase.Place {
				return nil
			}
			k = x.Last - 1
			continue
		}
		held = held || r.verb(k, "проходить", "пройти", "открыться", "открываться", "завершиться", "состояться", "стартовать", "продолжаться")
	}
	return nil
}

// host reads «Астана принимает форум», «форум, который принимал Полоцк».
func (r *Reader) host(s text.Sentence, m *phrase.Mention) *placed {
	k := m.First - 1
	if k > s.First && r.verb(k, "принимать", "принять") {
		if x := r.t.Mention(k - 1); x != nil && x.Kind == phrase.City && x.Forms&phrase.Nomn != 0 && x.Last == k {
			return &placed{x.Short, x.Country, x.First, x.Last}
		}
	}
	k = m.Last + 2
	if k+1 < s.Last && r.relativeBehind(s, m) && r.verb(k, "принимать", "принять") {
		if x := r.t.Mention(k + 1); x != nil && x.Kind == phrase.City && x.Forms&phrase.Nomn != 0 {
			return &placed{x.Short, x.Country, x.First, x.Last}
		}
	}
	return nil
}

// relativeBehind reports «, который» right behind an event.
func (r *Reader) relativeBehind(s text.Sentence, m *phrase.Mention) bool {
	k := m.Last + 1
	if k >= s.Last || !r.t.Is(m.Last, ",") {
		return false
	}
	w := r.t.Words[k]
	return len(w.Analyses) > 0 && w.Analyses[0].Lemma == "который"
}

// cityIn gives a city that «в» stands before.
func (r *Reader) cityIn(x *phrase.Mention) *placed {
	if x.Kind != phrase.City || x.Weak || x.Forms&phrase.Loct == 0 || !oneOf(r.prep(x), "в", "во") {
		return nil
	}
	return &placed{x.Short, x.Country, x.First, x.Last}
}

// verb reports a finite form of one of the verbs.
func (r *Reader) verb(k int, lemmas ...string) bool {
	for _, a := range r.t.Words[k].Analyses {
		if a.POS == morph.VERB && oneOf(a.Lemma, lemmas...) {
			return true
		}
	}
	return false
}
