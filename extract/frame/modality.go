package frame

import (
	"slices"

	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// modality collects the cues that bear on a trigger. An indicative of the past
// is touched by a negation and by words of recall only; an infinitive or a noun
// takes its modality from what governs it.
func (r *Reader) modality(s *Sentence, tr *Trigger) {
	c := &s.Clauses[tr.Clause]
	if c.Kind == Conditional {
		tr.Effects |= Hypothetical
	}
	dependent := tr.Mood == Infinitive || tr.Mood == Nominal
	for k := s.First; k < s.Last; k++ {
		if k == tr.Token || k > tr.Token && k != tr.Last && !(dependent && s.Clause(k) == tr.Clause) {
			continue
		}
		if m := s.Text.Mention(k); m != nil && (m.Kind == phrase.Work || m.Quoted) && (tr.Token < m.First || tr.Token >= m.Last) {
			continue // the words of a title: «Всадник без тени»
		}
		same := s.Clause(k) == tr.Clause
		for _, cue := range r.cuesAt(s, k) {
			switch {
			case cue.Effect == Negated:
				if r.negates(s, k, tr) {
					r.mark(tr, cue)
					if k > s.First && (s.Text.Is(k-1, "пока") || s.Text.Is(k-1, "ещё") || s.Text.Is(k-1, "еще")) { // пока не подписан
						tr.Effects |= InTalks
					}
				}
			case cue.Effect&(Background|Aggregate) != 0:
				if (same || k < s.First+4 || k < tr.Token && c.Kind == Subordinate && c.Parent == s.Clause(k)) && !r.further(s, k) { // в ведомстве напомнили, что
					r.mark(tr, cue)
				}
			case cue.Effect == Basis:
			case cue.Effect == Reported:
				if k < tr.Token && (same || c.Kind == Subordinate && c.Parent == s.Clause(k)) {
					r.mark(tr, cue)
				}
			case cue.Effect == Anniversary:
				if k < tr.Token && tr.Token-k <= 5 {
					r.mark(tr, cue)
				}
			case s.Text.Words[k].Form == "бы":
				if same || tr.Token-k < 8 {
					r.mark(tr, cue)
				}
			case dependent && same && r.governs(s, k, tr):
				r.mark(tr, cue)
			case dependent && !same && k < tr.Token && s.Clauses[tr.Clause].Parent == s.Clause(k) && s.Clauses[tr.Clause].Kind == Subordinate:
				r.mark(tr, cue)
			}
		}
	}
	if tr.Mood == Nominal && UnderWay(s, tr) {
		tr.Effects |= InTalks
	}
	if tr.Mood == Nominal {
		switch s.Prep(tr.Token) {
		case "для", "ради", "без", "против", "вместо", "до":
			tr.Effects |= Hypothetical
		case "к":
			if tr.Effects&(Planned|InTalks) == 0 {
				tr.Effects |= Hypothetical
			}
		}
		if f := c.Finite; f >= 0 && futureVerb(s, f) {
			tr.Effects |= Planned
		}
	}
	if recalled(s) {
		tr.Effects |= Background
	}
	if c.Kind == Subordinate && s.Text.Is(c.First, "чтобы") || c.First+1 < s.Last && s.Text.Is(c.First+1, "чтобы") {
		tr.Effects |= Hypothetical
	}
}

// further reports «ещё» that counts on and does not look back: «ещё два
// соглашения», «ещё на три года», but «ещё в феврале», «ещё зимой».
func (r *Reader) further(s *Sentence, k int) bool {
	if !s.Text.Is(k, "ещё") && !s.Text.Is(k, "еще") || k+1 >= s.Last {
		return false
	}
	m := s.Text.Mention(k + 1)
	return !(s.Text.Is(k+1, "в") || s.Text.Is(k+1, "во") || m != nil && m.Kind == phrase.Date)
}

// UnderWay reports what is only being done: «мы в процессе подписания», «договор
// на стадии подписания». With another verb it is a time: «в процессе подписания
// выступил мэр».
func UnderWay(s *Sentence, tr *Trigger) bool {
	k := tr.Token - 1
	if k <= s.First || len(s.Text.Words[k].Analyses) == 0 || slices.ContainsFunc(tr.Frames, func(f *Frame) bool { return f.Film }) {
		return false
	}
	switch s.Text.Words[k].Analyses[0].Lemma {
	case "процесс", "стадия", "этап":
	default:
		return false
	}
	if p := s.Prep(k); p != "в" && p != "на" {
		return false
	}
	f := s.Clauses[tr.Clause].Finite
	if f < 0 {
		return true
	}
	for _, a := range s.Text.Words[f].Analyses {
		switch a.Lemma {
		case "находиться", "быть", "оставаться", "пребывать":
			return true
		}
	}
	return false
}

// recalled reports a sentence that opens with what was told before: «Как сообщало
// агентство», «Как уже писал «Вестник»». The perfective names the source of the
// news itself: «Как сообщил директор».
func recalled(s *Sentence) bool {
	k := s.First
	for k < s.Last && s.Text.Doc.Tokens[k].Kind == text.Punct {
		k++
	}
	if !s.Text.Is(k, "как") {
		return false
	}
	if k++; s.Text.Is(k, "уже") || s.Text.Is(k, "ранее") {
		k++
	}
	if k >= s.Last {
		return false
	}
	for _, a := range s.Text.Words[k].Analyses {
		switch a.Lemma {
		case "сообщать", "сообщаться", "писать", "рассказывать", "передавать", "отмечаться", "говориться":
			return a.POS == morph.VERB && a.Gram&morph.Past != 0
		}
	}
	return false
}

func (r *Reader) mark(tr *Trigger, c *Cue) {
	tr.Effects |= c.Effect
	tr.Cues = append(tr.Cues, c)
}

// governs reports whether the cue at token k can govern the trigger: no other
// finite verb stands between them.
func (r *Reader) governs(s *Sentence, k int, tr *Trigger) bool {
	a, b := min(k, tr.Token), max(k, tr.Token)
	for i := a + 1; i < b; i++ {
		if s.Text.At[i] < 0 && s.Clause(i) == tr.Clause && bestIs(s.Text.Words[i], morph.VERB) {
			if k < tr.Token {
				return false
			}
		}
	}
	return k > tr.Token || tr.Mood != Infinitive || !s.passedOn(k, tr.Token)
}

// passedOn reports an infinitive between a cue and the trigger that has another
// one under it, so that somebody else acts: «решил попросить порт подписать».
func (s *Sentence) passedOn(k, to int) bool {
	inf := -1
	for i := k + 1; i <= to; i++ {
		w := s.Text.Words[i]
		switch {
		case s.Text.At[i] >= 0:
		case w.Form == "," || w.Form == "и" || w.Form == "или" || w.Form == "а":
			inf = -1
		case bestIs(w, morph.INFN):
			if inf >= 0 && !phasal(s.Text.Words[inf].Analyses[0].Lemma) {
				return true
			}
			inf = i
		}
	}
	return false
}

// phasal reports verbs that leave their infinitive to whoever acts.
func phasal(lemma string) bool {
	switch lemma {
	case "быть", "стать", "начать", "начинать", "продолжить", "продолжать", "мочь", "смочь", "успеть", "попытаться", "попробовать", "постараться", "хотеть":
		return true
	}
	return false
}

// negates reports whether «не» at token k belongs to the trigger: right before
// it, or before the auxiliary or governing verb that leads to it.
func (r *Reader) negates(s *Sentence, k int, tr *Trigger) bool {
	if k == tr.Last && k+1 < s.Last && tr.Mood == Infinitive { // подписывать не будет, не намерен
		switch s.Text.Words[k+1].Form {
		case "будет", "будут", "буду", "будем", "стал", "стала", "стало", "стали", "станет", "станут", "намерен", "намерена", "намерены", "собирается",
			"собираются", "планирует", "планируют", "хочет", "хотят", "готов", "готова", "готовы":
			return true
		}
	}
	if k == tr.Last && k+1 < s.Last { // подписан не был
		switch s.Text.Words[k+1].Form {
		case "был", "была", "было", "были", "будет", "будут":
			return tr.Passive
		}
	}
	if k > tr.Token || s.Clause(k) != tr.Clause {
		return false
	}
	if k == tr.Token-1 {
		return true
	}
	w := s.Text.Words[k].Form
	if w == "никогда" || w == "ни" {
		return tr.Mood == Past && r.negatedVerb(s, tr)
	}
	switch s.Text.Words[k+1].Form {
	case "был", "была", "было", "были", "будет", "будут", "стал", "стала", "стали", "станет":
		return tr.Token-k <= 4
	}
	if tr.Mood == Infinitive {
		for i := k + 1; i < tr.Token; i++ {
			if FiniteVerb(s.Text.Words[i]) && i > k+1 {
				return false
			}
		}
		return tr.Token-k <= 6
	}
	return false
}

func (r *Reader) negatedVerb(s *Sentence, tr *Trigger) bool {
	return tr.Token > s.First && s.Text.Is(tr.Token-1, "не")
}

// futureVerb reports a finite verb in the future.
func futureVerb(s *Sentence, i int) bool {
	w := s.Text.Words[i]
	if w.Form == "будет" || w.Form == "будут" {
		return true
	}
	return len(w.Analyses) > 0 && w.Analyses[0].POS == morph.VERB && w.Analyses[0].Gram&morph.Futr != 0
}

// cuesAt gives the cues that begin with token k.
func (r *Reader) cuesAt(s *Sentence, k int) []*Cue {
	w := s.Text.Words[k]
	var out []*Cue
	for i := range w.Analyses {
		n := w.Lemmas[i]
		if n < 0 || w.Analyses[i].Score < 0.2 {
			continue
		}
		for _, c := range r.lex.cues[n] {
			out = appendCue(out, c)
		}
		for _, m := range r.lex.phrases[n] {
			if m.cue != nil && r.spells(s, k, m.lemmas) {
				out = appendCue(out, m.cue)
			}
		}
	}
	return out
}

func appendCue(out []*Cue, c *Cue) []*Cue {
	for _, x := range out {
		if x == c {
			return out
		}
	}
	return append(out, c)
}

// Status gives the state that a frame asserts under the modality of its
// trigger; ok is false when nothing is asserted.
func (tr *Trigger) Status(f *Frame) (status string, ok bool) {
	e := tr.Effects
	base := f.Asserts
	if e&Anniversary != 0 || e&Reported != 0 && e&Denied == 0 && base != "denied" {
		return "", false
	}
	if e&Negated != 0 {
		if e&Hypothetical != 0 && tr.Mood != Past {
			return "", false
		}
		if e&InTalks != 0 && base == "signed" && tr.Mood == Past && tr.Passive {
			return "in_talks", true
		}
		if base == "extended" { // не продлён, не стали продлевать, продлеваться не будет; but «не намерен продлевать на таких условиях»
			return "terminated", tr.Mood == Past || tr.Mood == Future || tr.Mood == Infinitive && e&Planned == 0
		}
		return "denied", base == "signed" || base == "denied" || base == "in_talks"
	}
	switch tr.Mood {
	case Past, Present, Participle, Gerund:
		return base, e&Hypothetical == 0
	case Future:
		if e&Hypothetical != 0 {
			return "", false
		}
		if base == "in_talks" || base == "denied" || base == "terminated" {
			return base, true
		}
		return "planned", true
	}
	switch {
	case e&Terminated != 0 && tr.Mood == Infinitive:
		return "terminated", base == "signed"
	case e&Denied != 0:
		return "denied", true
	case e&Hypothetical != 0 && e&(Planned|InTalks) == 0:
		return "", false
	case e&InTalks != 0 && e&Planned == 0 && base == "terminated" && tr.Mood == Nominal: // обсудили выход из договора
		return "", false
	case e&InTalks != 0 && e&Planned == 0:
		return "in_talks", true
	case e&Wish != 0:
		return "", false
	case e&Planned != 0 && (base == "terminated" || base == "denied"): // решили расторгнуть, планируют отказаться
		return base, true
	case e&Planned != 0:
		return "planned", true
	}
	if tr.Mood == Infinitive {
		return "", false
	}
	return base, true
}

// Ahead reports whether the clause of token i of sentence k tells of what is
// still to come: its verb is a future, or a word of intention governs it.
func (r *Reader) Ahead(t *phrase.Text, k, i int) bool {
	s := &Sentence{Text: t, Index: k, First: t.Doc.Sentences[k].First, Last: t.Doc.Sentences[k].Last}
	s.cut()
	c := s.Clause(i)
	if f := s.Clauses[c].Finite; f >= 0 && futureVerb(s, f) {
		return true
	}
	for n := s.First; n < s.Last; n++ {
		if s.Clause(n) != c || t.At[n] >= 0 {
			continue
		}
		for _, cue := range r.cuesAt(s, n) {
			if cue.Effect == Planned {
				return true
			}
		}
	}
	return false
}
