package frame

import (
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
)

// Mood is the grammatical form of a trigger.
type Mood uint8

// The forms.
const (
	Past Mood = iota
	Present
	Future
	Infinitive
	Participle // full
	Gerund
	Nominal
)

// String returns the word that explanations print.
func (m Mood) String() string {
	return [...]string{"past", "present", "future", "infinitive", "participle", "gerund", "nominal"}[m]
}

// Trigger is a word that evokes frames.
type Trigger struct {
	Token   int
	Last    int // behind its last token
	Frames  []*Frame
	Mood    Mood
	Passive bool
	Plural  bool // of the verb
	Clause  int
	Effects Effect // of the cues around it
	Cues    []*Cue
}

// Triggers finds the words of a sentence that evoke frames.
func (r *Reader) triggers(s *Sentence) []Trigger {
	var out []Trigger
	t := s.Text
	for i := s.First; i < s.Last; i++ {
		if !t.Words[i].Asked {
			continue
		}
		if m := t.Mention(i); m != nil && m.Kind != phrase.Post && m.Kind != phrase.Event && !(m.Kind == phrase.Document && m.Weak && i == m.First) && !(m.Kind == phrase.Document && i < m.Head && t.Words[i].Is(morph.PRTF)) {
			continue
		}
		if tr, ok := r.phraseTrigger(s, i); ok {
			out = append(out, tr)
			i = tr.Last - 1
			continue
		}
		if tr, ok := r.trigger(s, i); ok {
			out = append(out, tr)
		}
	}
	for k := range out {
		r.modality(s, &out[k])
	}
	return uncancelled(out)
}

// trigger reads token i as a trigger.
func (r *Reader) trigger(s *Sentence, i int) (Trigger, bool) {
	w := s.Text.Words[i]
	tr := Trigger{Token: i, Last: i + 1, Clause: s.Clause(i)}
	best := float32(0)
	for k := range w.Analyses {
		a := &w.Analyses[k]
		n := w.Lemmas[k]
		if n < 0 {
			continue
		}
		var fs []*Frame
		if a.POS == morph.NOUN {
			fs = r.lex.nouns[n]
		} else {
			fs = r.lex.verbs[n]
		}
		if len(fs) == 0 || a.Score <= best {
			continue
		}
		mood, ok := moodOf(a)
		if !ok {
			continue
		}
		best = a.Score
		tr.Frames, tr.Mood, tr.Plural = fs, mood, a.Gram&morph.Plur != 0
		tr.Passive = a.Gram&morph.Pssv != 0 || a.POS != morph.NOUN && reflexive(w.Form) && !r.lex.listed[n] // подписывается, but not отказался
	}
	if best < 0.2 {
		return Trigger{}, false
	}
	if tr.Mood == Past && tr.Passive && w.Is(morph.PRTS) && r.auxiliaryFuture(s, i) {
		tr.Mood = Future
	}
	if tr.Mood == Past && w.Is(morph.PRTS) && r.auxiliaryInfinitive(s, i) {
		tr.Mood = Infinitive // может быть подписан
	}
	if tr.Mood == Infinitive && r.auxiliaryFuture(s, i) {
		tr.Mood = Future
	}
	return tr, true
}

func moodOf(a *morph.Analysis) (Mood, bool) {
	switch a.POS {
	case morph.NOUN:
		return Nominal, true
	case morph.VERB:
		switch {
		case a.Gram&morph.Impr != 0:
			return 0, false
		case a.Gram&morph.Past != 0:
			return Past, true
		case a.Gram&morph.Futr != 0:
			return Future, true
		}
		return Present, true
	case morph.INFN:
		return Infinitive, true
	case morph.PRTS:
		return Past, true
	case morph.PRTF:
		return Participle, true
	case morph.GRND:
		return Gerund, true
	}
	return 0, false
}

// reflexive reports a verb in -ся.
func reflexive(form string) bool {
	n := len(form)
	return n > 4 && (form[n-4:] == "ся" || form[n-4:] == "сь")
}

// auxiliaryFuture reports «будет», «будут» before a trigger.
func (r *Reader) auxiliaryFuture(s *Sentence, i int) bool {
	for k := i - 1; k >= s.First && k >= i-6; k-- {
		switch s.Text.Words[k].Form {
		case "будет", "будут", "будем", "буду", "станет", "станут":
			return true
		case ",", ";":
			return false
		}
	}
	if i+1 < s.Last {
		switch s.Text.Words[i+1].Form {
		case "будет", "будут":
			return true
		}
	}
	return false
}

// auxiliaryInfinitive reports «быть» before a short participle.
func (r *Reader) auxiliaryInfinitive(s *Sentence, i int) bool {
	for k := i - 1; k >= s.First && k >= i-3; k-- {
		if s.Text.Is(k, "быть") {
			return true
		}
	}
	return false
}

// phraseTrigger reads a trigger of several words that begins with token i.
func (r *Reader) phraseTrigger(s *Sentence, i int) (Trigger, bool) {
	w := s.Text.Words[i]
	for k := range w.Analyses {
		if w.Lemmas[k] < 0 {
			continue
		}
		for _, m := range r.lex.phrases[w.Lemmas[k]] {
			if m.frame == nil {
				continue
			}
			last := i + len(m.lemmas)
			if !r.spells(s, i, m.lemmas) {
				if !r.apart(s, i, m.lemmas) {
					continue
				}
				last = i + 1
			}
			mood, ok := moodOf(&w.Analyses[k])
			if !ok && w.Analyses[k].POS == morph.ADJF && last > i+1 && s.Text.Words[last-1].Is(morph.NOUN) {
				mood, ok = Nominal, true // «съёмочный период»
			}
			if !ok {
				continue
			}
			return Trigger{Token: i, Last: last, Frames: []*Frame{m.frame}, Mood: mood, Clause: s.Clause(i), Plural: w.Analyses[k].Gram&morph.Plur != 0}, true
		}
	}
	return Trigger{}, false
}

// spells reports whether the words from token i have these lemmas.
func (r *Reader) spells(s *Sentence, i int, lemmas []int32) bool {
	if i+len(lemmas) > s.Last {
		return false
	}
	for k, l := range lemmas {
		found := false
		for _, x := range s.Text.Words[i+k].Lemmas {
			if x == l {
				found = true
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// maxApart is how far, in tokens, the noun of a phrase may stand from its verb.
const maxApart = 8

// apart reports whether the verb at token i has the noun of a phrase of two
// words elsewhere in its clause: «свои подписи под договором поставили».
func (r *Reader) apart(s *Sentence, i int, lemmas []int32) bool {
	if len(lemmas) != 2 {
		return false
	}
	c := s.Clause(i)
	for k := max(s.First, i-maxApart); k < min(s.Last, i+maxApart); k++ {
		if k != i && s.Text.At[k] < 0 && s.Clause(k) == c && r.spells(s, k, lemmas[1:]) && s.Prep(k) == "" {
			return true
		}
	}
	return false
}
