package film

import (
	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
)

// leftOut reads a trigger that names no film itself: «Премьера состоится в
// мае». The film is the one spoken of before.
func (r *Reader) leftOut(s *frame.Sentence, all []frame.Trigger, tr *frame.Trigger, prize bool) {
	for _, f := range tr.Frames {
		if !f.Film || !r.required(s, tr, f, prize) || !r.alone(s, tr, f) {
			continue
		}
		rd, ok := r.assert(s, all, tr, f)
		if !ok {
			continue
		}
		fs := r.focus(s.Index, tr.Token, false, nil)
		if len(fs) == 0 && len(r.films) == 0 {
			rd.np, rd.film = -1, -1
			r.keep(rd) // of a film that has no title
		}
		if x := r.before(s, tr); x >= 0 {
			fs = []int{x}
			r.films[x].kind = max(r.films[x].kind, likely)
		}
		for _, x := range fs {
			rd.film, rd.origin = x, event.FromAntecedent
			r.keep(rd)
		}
		return
	}
}

// onto reports «на экраны», «в прокат» at token k.
func (r *Reader) onto(s *frame.Sentence, k int) bool {
	return k+1 < s.Last && (r.t.Is(k, "на") || r.t.Is(k, "в")) && screenWord(r.lemma(k+1))
}

// before gives the one film that a sentence names, when it does so before a
// trigger: «Создатели сериала «X» объявили о
// завершении съёмок».
func (r *Reader) before(s *frame.Sentence, tr *frame.Trigger) int {
	fs := r.titled(s.Index)
	if len(fs) != 1 {
		return -1
	}
	for _, n := range r.films[fs[0]].nps {
		p := &r.nps[n]
		if p.sentence == s.Index && p.last <= tr.Token && (p.verdict == certain || p.verdict == likely || r.boxWord(s) && p.before < 0) && !p.life && !p.prior && !p.old {
			return fs[0]
		}
	}
	return -1
}

// alone reports triggers that speak of a film even when none is named beside
// them: nouns such as «премьера», verbs with a sum from the box office.
func (r *Reader) alone(s *frame.Sentence, tr *frame.Trigger, f *frame.Frame) bool {
	for n, hi := r.in(s.Index); n < hi; n++ {
		if r.nps[n].sentence == s.Index && r.nps[n].quote >= 0 && r.nps[n].verdict != other && r.nps[n].film >= 0 {
			if x := r.before(s, tr); x < 0 || tr.Mood != frame.Nominal && f.ID != "film.gross" && !r.object(s, tr) && !r.pronoun(s, tr) {
				return false
			}
		}
	}
	for k := s.First; k < s.Last; k++ {
		if srt := r.sortAt(k); srt == "stage" || srt == "music" {
			return false
		}
	}
	if tr.Mood == frame.Nominal {
		l := r.lemma(tr.Token)
		if tr.Last > tr.Token+1 && (f.ID == "film.shoot" || f.ID == "film.finish" || l == "подготовительный" || l == "новый") {
			return !r.genitiveBehind(s, tr.Last) // «съёмочный период», «последний дубль»
		}
		switch f.ID {
		case "film.premiere":
			return !r.genitiveBehind(s, tr.Last)
		case "film.shoot":
			switch l {
			case "съёмка", "съемка", "киносъёмка", "досъёмка", "хлопушка", "монтаж", "озвучание", "озвучивание", "озвучка", "постпродакшн", "постпродакшен", "цветокоррекция":
				return !r.genitiveBehind(s, tr.Last)
			}
			return false
		case "film.release":
			if l == "выход" && tr.Last < s.Last { // «, выход которой назначен на 5 мая»
				return r.t.Is(tr.Last, "которого") || r.t.Is(tr.Last, "которой") || r.onto(s, tr.Last)
			}
			return l == "релиз" && !r.genitiveBehind(s, tr.Last)
		case "film.gross":
			return r.gross(s, tr) != nil && !r.genitiveBehind(s, tr.Last)
		}
		return false
	}
	switch f.ID {
	case "film.release", "film.screen", "film.festival", "film.present":
		if tr.Mood == frame.Past || tr.Mood == frame.Future || tr.Mood == frame.Present {
			return (f.ID == "film.festival" || r.screen(s, tr) || tr.Passive && f.ID == "film.present") && (r.pronoun(s, tr) || r.object(s, tr) && f.ID != "film.festival")
		}
	case "film.watch":
		for k := s.First; k < tr.Token; k++ {
			switch r.t.Words[k].Form {
			case "его", "ее", "их":
				return s.Clause(k) == tr.Clause
			}
		}
	case "film.gross":
		return r.screen(s, tr) && tr.Mood != frame.Participle
	case "film.shoot":
		if r.shooting(tr.Token) != nil && (tr.Mood == frame.Present || tr.Mood == frame.Future) && r.object(s, tr) {
			return true
		}
		return r.lemma(tr.Token) == "снимать" && tr.Mood == frame.Present && tr.Plural
	}
	return false
}

// object reports «его», «её» before a verb in its clause: «её ставит Имя».
func (r *Reader) object(s *frame.Sentence, tr *frame.Trigger) bool {
	k := tr.Token - 1
	if k < s.First || s.Clause(k) != tr.Clause {
		return false
	}
	switch r.t.Words[k].Form {
	case "его", "ее", "её":
		return true
	}
	return false
}

// pronoun reports a clause whose subject is «он», «она», «они».
func (r *Reader) pronoun(s *frame.Sentence, tr *frame.Trigger) bool {
	for k := s.First; k < s.Last; k++ {
		if s.Clause(k) != tr.Clause {
			continue
		}
		switch r.t.Words[k].Form {
		case "он", "она", "оно", "они":
			return true
		}
	}
	return false
}

// genitiveBehind reports a noun in the genitive behind a noun: it is the
// premiere or the shooting of something else.
func (r *Reader) genitiveBehind(s *frame.Sentence, k int) bool {
	for ; k < s.Last; k++ {
		if r.adjectival(k) {
			continue
		}
		break
	}
	if k >= s.Last {
		return false
	}
	if m := r.t.Mention(k); m != nil {
		return m.Forms&^phrase.Gent == 0 && m.Kind != phrase.Date
	}
	a := best(r.t.Words[k])
	return a != nil && a.POS == morph.NOUN && a.Gram&morph.Gent != 0
}

// reach is how many sentences back a text can point without naming a film.
const reach = 60

// focus gives the films that a text speaks of before token i: the one named
// last, with those of its list when plural; one of which something was told
// already is preferred to one that was only mentioned some sentences ago.
func (r *Reader) focus(k, i int, plural bool, c *phrase.Class) []int {
	near, told := -1, -1
	_, hi := r.in(k)
	if c != nil && c.Entry != nil && c.Entry.Attr("genre") != "" && !plural {
		for n := hi - 1; n >= 0 && k-r.nps[n].sentence <= 6; n-- { // «боевик» is the film that was called so
			if p := &r.nps[n]; p.first < i && p.quote >= 0 && p.film >= 0 && p.class == c && p.verdict != other && !p.life && !p.prior {
				return []int{p.film}
			}
		}
	}
	for n := hi - 1; n >= 0 && told < 0; n-- {
		p := &r.nps[n]
		if k-p.sentence > reach {
			break
		}
		if p.first >= i || p.quote < 0 || p.film < 0 || p.verdict == other || p.life || p.prior {
			continue
		}
		if c != nil && !r.compatible(p, c) && !(len(r.films) == 1 && c.Film == "series" && k-p.sentence == 1 && p.class.Entry != nil && p.class.Entry.Attr("genre") != "") { // триллер «X». Сериал
			continue
		}
		if p.verdict == open {
			if near < 0 && len(r.films) == 1 && p.before < 0 && !p.naming && !r.t.Is(p.first-1, ":") && k-p.sentence <= 2 {
				near = n // the only title of the text
			}
			if near < 0 && p.before < 0 && !r.t.Is(p.first-1, ":") && k-p.sentence <= 1 && !p.naming && p.forms&phrase.Nomn != 0 && c == nil && r.soleTitle(n) {
				near = n
			}
			continue
		}
		if d := r.paragraph(k) - r.paragraph(p.sentence); d > 1 && !r.single() {
			break
		}
		if near < 0 {
			near = n
		}
		if r.toldOf(p.film) {
			told = n
		}
	}
	n := near
	if n < 0 {
		return nil
	}
	if told >= 0 && (r.nps[near].sentence < k-1 || !r.prominent(near)) {
		n = told
	}
	p := &r.nps[n]
	if p.verdict == open {
		p.verdict, r.films[p.film].kind = likely, likely
	}
	if !plural {
		return []int{p.film}
	}
	var out []int
	for _, m := range r.list(n) {
		if r.nps[m].film >= 0 {
			out = append(out, r.nps[m].film)
		}
	}
	return out
}

// toldOf reports a film of which a reading was kept.
func (r *Reader) toldOf(f int) bool {
	return f < len(r.spoken) && r.spoken[f]
}

// prominent reports a phrase that can be what its sentence speaks of: not in
// the genitive or behind a preposition.
func (r *Reader) prominent(n int) bool {
	p := &r.nps[n]
	return p.forms&(phrase.Nomn|phrase.Accs) != 0 && r.preposition(r.sentences[p.sentence], p) == ""
}

// single reports a text that speaks of one film.
func (r *Reader) single() bool {
	n := 0
	for f := range r.films {
		if r.films[f].kind >= likely && r.films[f].kind != other {
			if n++; n > 1 {
				return false
			}
		}
	}
	return n == 1
}

// compatible reports whether a common noun can point at a film: a series is no
// «фильм».
func (r *Reader) compatible(p *np, c *phrase.Class) bool {
	if p.class == nil || p.class.Weak || c.Weak {
		return true
	}
	if c.Film == "animation" && p.class.Film == "feature" && p.class.Entry != nil && p.class.Entry.Attr("genre") != "" {
		return false // a comedy is no «мультфильм»
	}
	series := func(x *phrase.Class) bool { return x.Film == "series" }
	return series(p.class) == series(c) || c.Film == "feature" && c.Entry != nil && c.Entry.Name.Text == "картина"
}

// antecedents gives the films that a common noun points at.
func (r *Reader) antecedents(n int) []int {
	p := &r.nps[n]
	if f := r.nth(p); f >= 0 {
		return []int{f}
	}
	for k := p.first - 2; k < p.last; k++ {
		if k < 0 {
			continue
		}
		switch r.lemma(k) {
		case "новый", "другой", "следующий", "очередной", "иной", "один", "ещё", "свой", "первый":
			if fs := r.focus(p.sentence, p.first, p.plural, p.class); len(fs) > 0 && (r.lemma(k) == "новый" || r.lemma(k) == "свой" || r.lemma(k) == "первый") && r.single() && !r.sameSentence(fs[0], p) {
				return fs
			}
			return nil
		}
	}
	fs := r.focus(p.sentence, p.first, p.plural, p.class)
	if p.plural && len(fs) < 2 || p.first > 0 && r.numeral(p.first-1) {
		return nil
	}
	return fs
}

// nth gives the film that «первый фильм», «вторая картина» points at in the
// list of titles that the sentence before names, or -1.
func (r *Reader) nth(p *np) int {
	i := -1
	from := p.first
	for from > r.sentences[p.sentence].First && from > p.first-4 && (r.t.Is(from-1, ",") || r.adjectival(from-1)) {
		from--
	}
	for k := from; k < p.last && i < 0; k++ {
		switch r.lemma(k) {
		case "первый":
			i = 0
		case "второй":
			i = 1
		case "третий":
			i = 2
		}
	}
	lo, hi := r.in(p.sentence - 1)
	if i < 0 || p.plural || hi-lo < 2 {
		return -1
	}
	for n := lo; n < hi; n++ {
		if r.nps[n].quote < 0 || r.nps[n].film < 0 {
			continue
		}
		list := r.list(n)
		if len(list) < 2 || i >= len(list) {
			return -1
		}
		x := &r.nps[list[i]]
		if x.film < 0 || x.verdict == other || x.life || x.prior || x.old {
			return -1
		}
		for _, m := range list {
			if y := &r.nps[m]; y.verdict == open && y.film >= 0 {
				y.verdict = likely
				r.films[y.film].kind = max(r.films[y.film].kind, likely)
			}
		}
		return x.film
	}
	return -1
}

// sameSentence reports a film that the sentence of a phrase names.
func (r *Reader) sameSentence(f int, p *np) bool {
	for _, n := range r.films[f].nps {
		if r.nps[n].sentence == p.sentence {
			return true
		}
	}
	return false
}

// untitled gives the readings of films that are named nowhere beside them to
// the films that are named right behind them: «Прокат пополнился тремя
// новинками. Это «A», «B» и «C»», «начались съёмки его новой картины. Рабочее
// название - «X»», or to the one film that the text names at all.
func (r *Reader) untitled() {
	only := -1
	for f := range r.films {
		if r.films[f].kind < likely || r.films[f].kind == other {
			continue
		}
		if only >= 0 {
			only = -2
			break
		}
		only = f
	}
	for k := len(r.readings) - 1; k >= 0; k-- {
		rd := r.readings[k]
		if rd.film >= 0 || rd.np < 0 {
			continue
		}
		p := &r.nps[rd.np]
		next := r.introduced(p)
		if len(next) == 0 && only >= 0 && r.compatible(&r.nps[r.films[only].nps[0]], p.class) && rd.sentence <= 1 && rd.sentence <= r.firstOf(only) && r.firstOf(only) <= rd.sentence+3 && !p.plural {
			next = []int{only}
		}
		for i, f := range next {
			x := rd
			x.film, x.origin = f, event.FromAntecedent
			r.spoken[f] = true
			if i == 0 {
				r.readings[k] = x
			} else {
				r.keep(x)
			}
		}
	}
}

// firstOf gives the sentence that first names a film other than as part of a
// person's life.
func (r *Reader) firstOf(f int) int {
	for _, n := range r.films[f].nps {
		if !r.nps[n].life && !r.nps[n].prior {
			return r.nps[n].sentence
		}
	}
	return 1 << 30
}

// introduced gives the films that the words behind a phrase name: those that a
// colon or the next sentence lists.
func (r *Reader) introduced(p *np) []int {
	var out []int
	n, _ := r.in(p.sentence)
	_, hi := r.in(p.sentence + 1)
	for ; n < hi; n++ {
		x := &r.nps[n]
		if x.quote < 0 || x.film < 0 || x.verdict == other || x.life || x.prior || x.first < p.last {
			continue
		}
		switch {
		case x.naming && x.sentence <= p.sentence+1 && !p.plural:
			return []int{x.film}
		case !p.plural || x.sentence > p.sentence+1:
			continue
		case x.sentence == p.sentence:
			if !r.dashed(p.last, x.first) {
				continue
			}
		default:
			if !r.lists(r.sentences[x.sentence]) {
				continue
			}
		}
		x.verdict = max(x.verdict, likely)
		if r.films[x.film].kind == open {
			r.films[x.film].kind = likely
		}
		out = append(out, x.film)
	}
	return out
}

// lists reports a sentence that opens a list: «Это ...», «Среди них ...».
func (r *Reader) lists(s *frame.Sentence) bool {
	for k := s.First; k < s.Last && k < s.First+3; k++ {
		switch r.t.Words[k].Form {
		case "это", "среди", "числе":
			return true
		}
	}
	return false
}
