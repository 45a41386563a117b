package film

import (
	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// fits reports whether a trigger can govern a phrase by a frame, and at what
// distance.
func (r *Reader) fits(s *frame.Sentence, tr *frame.Trigger, f *frame.Frame, p *np) (int, bool) {
	gap := p.first - tr.Last
	if gap < 0 {
		gap = tr.Token - p.last
	}
	if gap < 0 || (acts(r.lemma(tr.Token)) || f.ID == "film.cast") && tr.Mood != frame.Present && tr.Mood != frame.Future && tr.Mood != frame.Infinitive {
		return 0, false
	}
	if f.ID == "film.award" && p.first > s.First && r.t.Is(p.first-1, "(") && p.noun < 0 && gap <= 14 && tr.Mood != frame.Nominal {
		return gap + 4, true
	}
	at := p.first
	if p.noun >= 0 && p.quote < 0 {
		at = p.noun
	}
	prep := r.preposition(s, p)
	if tr.Mood == frame.Nominal {
		return r.fitsNoun(s, tr, f, p, prep, gap)
	}
	if tr.Mood == frame.Participle {
		return r.fitsParticiple(s, tr, f, p, gap)
	}
	if s.Clause(at) != tr.Clause {
		rel := r.relative(s, tr, p)
		if !rel && !(gap <= 10 && r.nested(s, at, tr.Clause)) {
			return 0, false
		}
		gap += 2
		if rel {
			if x, ok := r.which(s, p, tr.Clause); ok {
				p = &x
				prep = r.preposition(s, p)
				gap = min(gap, 8)
			}
		}
	}
	if r.verbBetween(s, tr, p) || r.agent(s, tr, p) {
		return 0, false
	}
	if prep == "" {
		switch {
		case tr.Passive && f.Takes(frame.Object) && p.forms&phrase.Nomn != 0,
			tr.Passive && f.Takes(frame.Subject) && p.forms&phrase.Nomn != 0:
			return gap, true
		case tr.Passive:
		case f.Takes(frame.Object) && p.forms&phrase.Accs != 0:
			return gap + r.leading(tr, p), true
		case f.Takes(frame.Object) && p.forms&phrase.Gent != 0 && tr.Effects&frame.Negated != 0 && p.noun >= 0:
			return gap, true
		}
		if f.Takes(frame.Subject) && p.forms&phrase.Nomn != 0 && (tr.Plural || p.forms&phrase.Nomn&phrase.Singular != 0) {
			return gap + 2, true
		}
		if f.TakesCase("", p.forms) && !(p.forms == phrase.AnyForm && p.quote >= 0) {
			return gap + 3, true
		}
		return 0, false
	}
	if prep == "в" && f.ID == "film.shoot" && !(acts(r.lemma(tr.Token)) && (tr.Mood == frame.Present || tr.Mood == frame.Future || tr.Mood == frame.Infinitive)) {
		return 0, false
	}
	if f.TakesCase(prep, p.forms) {
		return gap + 1, true
	}
	if f.ID == "film.award" && (prep == "в" || prep == "во") && p.forms&phrase.Loct != 0 && r.forRole(s, p.first) {
		return gap + 2, true
	}
	return 0, false
}

// which gives a phrase in the case and place of the «который» that opens a
// clause on it.
func (r *Reader) which(s *frame.Sentence, p *np, clause int) (np, bool) {
	c := &s.Clauses[clause]
	if r.that(c, p) {
		x := *p
		x.forms = phrase.Nomn | phrase.Accs
		x.first, x.last = p.after+1, p.after+2
		return x, true
	}
	for k := c.First; k < c.Last && k < c.First+6; k++ {
		if r.lemma(k) != "который" {
			continue
		}
		x := *p
		x.forms = r.posForms(k, 1<<morph.ADJF|1<<morph.NPRO)
		x.first, x.last = k, k+1
		if k > c.First && partOfFilm(r.lemma(k-1)) { // второй сезон которого снимается
			x.forms, _ = phrase.NounForms(r.t.Words[k-1])
			x.first = k - 1
		}
		return x, x.forms != 0
	}
	return np{}, false
}

// acts reports verbs of playing in a film.
func acts(lemma string) bool { return lemma == "сниматься" || lemma == "сняться" }

// leading is a penalty for an object before its verb.
func (r *Reader) leading(tr *frame.Trigger, p *np) int {
	if p.first < tr.Token {
		return 3
	}
	return 0
}

// forRole reports «за роль (работу) в фильме».
func (r *Reader) forRole(s *frame.Sentence, i int) bool {
	for k := min(i+6, s.Last-1); k >= s.First && k >= i-8; k-- {
		switch r.lemma(k) {
		case "роль", "работа", "актёр", "актриса", "сыграть", "исполнить":
			return true
		}
	}
	return false
}

// preposition gives the preposition right before a phrase or its adjectives.
func (r *Reader) preposition(s *frame.Sentence, p *np) string {
	for k := p.first - 1; k >= s.First && k >= p.first-4; k-- {
		w := r.t.Words[k]
		if w.Is(morph.PREP) && (w.Analyses[0].POS == morph.PREP || len([]rune(w.Form)) <= 2) && r.t.At[k] < 0 {
			switch w.Form {
			case "со":
				return "с"
			case "во":
				return "в"
			case "обо", "об":
				return "о"
			}
			return w.Form
		}
		if !r.adjectival(k) && r.t.Doc.Tokens[k].Kind != text.Number && w.Form != "его" && w.Form != "ее" && w.Form != "их" && !w.Is(morph.NUMR) {
			return ""
		}
	}
	return ""
}

// relative reports a trigger in a clause that speaks of a phrase: «фильм,
// который снимает», «картина, премьера которой».
func (r *Reader) relative(s *frame.Sentence, tr *frame.Trigger, p *np) bool {
	c := &s.Clauses[tr.Clause]
	if r.that(c, p) {
		return true
	}
	if c.Kind != frame.Relative && c.Kind != frame.Participial && !r.part(c) {
		return false
	}
	return c.Before >= p.first && c.Before <= p.after+10 && tr.Token > p.first && !r.titledBetween(p, c.Before)
}

// that reports a clause of «что» that stands right behind a title, with its
// verb beside it, and so means «который»: «сериал «X», что снимается в Твери».
func (r *Reader) that(c *frame.Clause, p *np) bool {
	k := p.after + 1
	if p.quote < 0 || k < 1 || k+1 >= len(r.t.Words) || !r.t.Is(k-1, ",") || !r.t.Is(k, "что") || k < c.First-1 || k >= c.Last {
		return false
	}
	for j := k + 1; j < c.Last && j < k+5; j++ {
		switch r.t.Words[j].Form {
		case "он", "она", "они", "его", "ее", "её", "их":
			return false // «рассказал о сериале «X», что снимали его долго»
		}
	}
	return frame.FiniteVerb(r.t.Words[k+1]) || k+2 < len(r.t.Words) && r.t.At[k+1] < 0 && frame.FiniteVerb(r.t.Words[k+2]) && r.t.Words[k+1].Is(morph.ADVB)
}

// part reports a clause that opens with a part of the film: «, второй сезон
// которого».
func (r *Reader) part(c *frame.Clause) bool {
	for k := c.First + 1; k < c.Last && k < c.First+5; k++ {
		if r.lemma(k) == "который" {
			return partOfFilm(r.lemma(k - 1))
		}
	}
	return false
}

// titledBetween reports another title between a phrase and the clause behind it.
func (r *Reader) titledBetween(p *np, until int) bool {
	for k := p.after; k <= until && k < len(r.npAt); k++ {
		if n := r.npAt[k]; n >= 0 && &r.nps[n] != p {
			return true
		}
	}
	return false
}

// nested reports a token whose clause hangs on another or the other way round,
// with no finite verb of its own.
func (r *Reader) nested(s *frame.Sentence, at, clause int) bool {
	c := s.Clause(at)
	x := &s.Clauses[c]
	if x.Parent == clause && x.Finite < 0 && x.Kind != frame.Aside {
		return true
	}
	y := &s.Clauses[clause]
	return y.Parent == c && y.Kind != frame.Relative && y.Kind != frame.Participial && y.Kind != frame.Aside && y.Kind != frame.Conditional && x.Finite < 0
}

// verbBetween reports another finite verb between a trigger and a phrase.
func (r *Reader) verbBetween(s *frame.Sentence, tr *frame.Trigger, p *np) bool {
	a, b := tr.Last, p.first
	if b < a {
		a, b = p.last, tr.Token
		if p.forms&phrase.Nomn != 0 && r.preposition(s, p) == "" {
			for k := tr.Token - 1; k >= a && k >= tr.Token-4; k-- {
				if r.t.Is(k, "и") || r.t.Is(k, "а") || r.t.Is(k, "затем") {
					return false // «получила удостоверение и выйдет»
				}
				if r.isNoun(k) {
					break
				}
			}
		}
	}
	for k := a; k < b; k++ {
		if k > s.First && r.t.Doc.Tokens[k].Shape == text.Title {
			continue // a name
		}
		if x := best(r.t.Words[k]); x != nil && x.POS == morph.INFN && p.first > tr.Last && s.Clause(k) == tr.Clause {
			return true
		}
		if r.t.At[k] < 0 && r.npAt[k] < 0 && s.Clause(k) == tr.Clause && frame.FiniteVerb(r.t.Words[k]) && !auxiliary(r.t.Words[k].Form) {
			if tr.Mood == frame.Infinitive && k < tr.Token && !r.nounWithin(k+1, tr.Token) {
				continue // «фильм начнут снимать»
			}
			return true
		}
	}
	return false
}

// nounWithin reports a noun between two tokens.
func (r *Reader) nounWithin(a, b int) bool {
	for k := a; k < b; k++ {
		if r.isNoun(k) || r.t.At[k] >= 0 {
			return true
		}
	}
	return false
}

func auxiliary(form string) bool {
	switch form {
	case "был", "была", "было", "были", "будет", "будут", "является", "являются", "стал", "стало", "стала", "стали", "можно", "нужно", "сможет", "смогут":
		return true
	}
	return false
}

// fitsNoun fits «съёмки фильма», «премьера картины», «работа над фильмом»,
// «фильм, премьера которого».
func (r *Reader) fitsNoun(s *frame.Sentence, tr *frame.Trigger, f *frame.Frame, p *np, prep string, gap int) (int, bool) {
	if r.relative(s, tr, p) && s.Clause(p.first) != tr.Clause {
		for k := tr.Last; k < s.Last && k < tr.Last+2; k++ {
			switch r.t.Words[k].Form {
			case "которого", "которой", "которых":
				return gap, true
			}
		}
	}
	if prep == "" && p.forms&phrase.Nomn != 0 && (s.Clause(p.first) == tr.Clause || gap == 1 && r.t.Is(tr.Last, ":")) && r.inStage(s, tr) && gap < 12 && !(p.noun < 0 && p.verdict == open) {
		return gap, true
	}
	if prep == "" && f.ID == "film.premiere" && p.forms&phrase.Nomn != 0 && p.first > tr.Last && p.noun >= 0 && r.equated(tr.Last, p.first) {
		return gap, true // Премьера недели - сериал «X»
	}
	if p.first < tr.Token {
		if (prep == "у" || prep != "" && f.TakesCase(prep, p.forms)) && gap < 8 && s.Clause(p.first) == tr.Clause {
			return gap, true
		}
		return 0, false
	}
	if gap > 10 || s.Clause(p.first) != tr.Clause && gap > 3 {
		return 0, false
	}
	if prep == "" {
		if p.forms&phrase.Gent == 0 || !r.chain(tr.Last, p.first) && !(p.noun >= 0 && r.t.Is(p.first-1, ",") && r.chain(tr.Last, p.first-1)) { // съёмки его дебюта, ленты «X»
			return 0, false
		}
		if l := r.lemma(tr.Token); (l == "работа" || l == "идея" || l == "подготовка") && gap == 0 {
			return 0, false
		}
		return gap, true
	}
	if f.TakesCase(prep, p.forms) && !(prep == "в" && f.ID == "film.shoot") {
		return gap, true
	}
	return 0, false
}

// inStage reports «в производстве», «на стадии монтажа», «в процессе съёмок».
func (r *Reader) inStage(s *frame.Sentence, tr *frame.Trigger) bool {
	if tr.Last > tr.Token+1 && tr.Token > s.First { // на монтажном столе
		return r.t.Is(tr.Token-1, "на") || r.t.Is(tr.Token-1, "в")
	}
	switch r.lemma(tr.Token) {
	case "работа":
		return tr.Token > s.First && r.t.Is(tr.Token-1, "в") && r.t.Words[tr.Token].Form == "работе"
	case "производство", "разработка", "съёмка", "монтаж", "постпродакшн", "постпродакшен", "препродакшн", "подготовка", "озвучание", "дубляж":
	default:
		return false
	}
	for k := tr.Token - 1; k >= s.First && k >= tr.Token-3; k-- {
		switch r.lemma(k) {
		case "стадия", "этап", "процесс":
			return true
		}
		if r.t.Is(k, "в") {
			return true
		}
		if !r.adjectival(k) {
			return false
		}
	}
	return false
}

// equated reports that a dash and at most one noun before it stand between two
// tokens.
func (r *Reader) equated(a, b int) bool {
	return a < b && r.dash(b-1) && (b-1 == a || b-2 == a && r.isNoun(a) || b-3 == a && r.adjectival(a) && r.isNoun(a+1))
}

// chain reports that nothing but a noun phrase stands between two tokens.
func (r *Reader) chain(a, b int) bool {
	for k := a; k < b; k++ {
		if r.t.At[k] >= 0 {
			continue
		}
		if r.t.Doc.Tokens[k].Kind == text.Punct && !r.t.Is(k, "-") || frame.FiniteVerb(r.t.Words[k]) || r.t.Words[k].Is(morph.PREP) && r.t.Words[k].Analyses[0].POS == morph.PREP {
			return false
		}
	}
	return b-a <= 8
}

// fitsParticiple fits «получивший приз фильм», «фильм, вышедший в прокат»,
// «представленный на фестивале фильм».
func (r *Reader) fitsParticiple(s *frame.Sentence, tr *frame.Trigger, f *frame.Frame, p *np, gap int) (int, bool) {
	w := r.t.Words[tr.Token]
	if p.noun >= 0 && !phrase.Agrees(w, p.forms) {
		return 0, false
	}
	if !tr.Passive && !f.Takes(frame.Subject) {
		return 0, false
	}
	if p.first >= tr.Last {
		c := &s.Clauses[tr.Clause]
		return gap, gap <= 8 && c.Kind != frame.Participial && p.noun >= 0
	}
	return gap, r.relative(s, tr, p)
}
