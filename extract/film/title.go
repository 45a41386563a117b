package film

import (
	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// verdict says how sure it is that a phrase names a film.
type verdict uint8

const (
	open    verdict = iota // nothing says what it names
	likely                 // a title known from elsewhere, an apposition by a weak word
	certain                // a word for a film stands with it
	other                  // it names something else
)

// np is a phrase that speaks of a film or may do so.
type np struct {
	sentence    int
	first, last int // tokens of the whole phrase
	noun        int // token of the word for a film, -1 for none
	class       *phrase.Class
	forms       phrase.Forms
	quote       int // quotation of the title, -1 for none
	verdict     verdict
	after       int // token behind the title and its brackets, where an apposition ends
	apposition  int // noun of an apposition behind the title, -1

	before  int  // unknown noun right before the title, -1
	plural  bool // «фильмы»
	prior   bool // «предыдущий фильм»
	life    bool // told of a person: «известен по фильму»
	slot    bool // right side of a list of awards: «Гран-при - «X»»
	member  int  // phrase that it is coordinated with, -1 for the first
	film    int  // index of the film, -1
	ref     int  // film that a common noun points at, -1
	pointed bool // a common noun that points at a film named elsewhere
	old     bool // a year in brackets says that it is no news
	sequel  bool // season or part of it
	part    bool // «все серии сериала «X»»: the phrase is headed by the part
	naming  bool // «название - «X»»
	prize   bool // it names a prize
	firm    bool // it names a company
}

// close is the token behind the title's quotation.
func (r *Reader) closeOf(q int) int {
	x := &r.quotes[q]
	if x.Close >= 0 {
		return x.Close + 1
	}
	return x.End
}

// findTitles reads the quotations of the text.
func (r *Reader) findTitles() {
	t := r.t
	behind := -1
	for q := range r.quotes {
		x := &r.quotes[q]
		if x.Open < behind || x.End <= x.First || x.First >= len(t.Words) {
			continue
		}
		p, ok := r.title(q)
		if !ok {
			continue
		}
		behind = p.after
		if c := r.closeOf(q); behind < c {
			behind = c
		}
		r.add(p)
	}
}

// add keeps a phrase.
func (r *Reader) add(p np) {
	n := int32(len(r.nps))
	r.nps = append(r.nps, p)
	for i := p.first; i < p.last && i < len(r.npAt); i++ {
		r.npAt[i] = n
	}
}

// title reads quotation q with what stands around it.
func (r *Reader) title(q int) (np, bool) {
	t := r.t
	x := &r.quotes[q]
	p := np{sentence: r.sentenceOf(x.Open), noun: -1, quote: q, apposition: -1, before: -1, member: -1, film: -1, ref: -1, first: x.Open, last: r.closeOf(q), forms: phrase.AnyForm}
	if p.sentence >= len(r.sentences) || r.sentences[p.sentence].Last < x.End {
		return p, false // it holds a whole sentence: speech
	}
	p.after = p.last
	d := r.left(x.Open, p.sentence)
	if !r.nameLike(q, d.film && d.direct) {
		return p, false
	}
	m := t.Mention(x.Open)
	known := false
	if m != nil && !(d.film && d.direct) {
		switch m.Kind {
		case phrase.Event, phrase.Award:
			known = !(m.First < x.Open && timeNoun(r.lemma(x.Open-1)))
		case phrase.Organization:
			known = !(m.Quoted && m.First == x.Open) && !(m.Weak && m.First == x.Open) && !r.swallowed(m, x.Open)
		}
	}
	if called := r.calledBehind(&p) || r.madeBehind(&p); known && !d.film && !called {
		p.verdict = other
	} else if called && !d.film && !d.none && d.before < 0 {
		p.verdict = likely // also of a body or festival of the same name
	}
	p.before = d.before
	p.slot, p.naming, p.sequel, p.part, p.prior = d.slot, d.naming, d.sequel, d.part, d.prior
	switch {
	case p.verdict == other && !d.sequel:
	case d.sequel:
		p.verdict, p.first, p.forms = likely, d.first, d.forms
	case d.slot && r.dash(p.last) && r.leadForms(x.First, x.End)&phrase.Nomn == 0:
		p.verdict, p.prize = other, true // главный приз - «Серебряного омуля» - получил
	case d.none && r.adapted(x.Open, p.sentence):
		p.verdict, p.noun, p.class, p.forms, p.first = likely, x.Open-1, filmClass, r.works[x.Open-1].forms, r.works[x.Open-1].first
	case d.none && r.adaptation(x.Open, p.sentence) >= 0:
		k := r.adaptation(x.Open, p.sentence)
		f, _ := phrase.NounForms(t.Words[k])
		p.verdict, p.noun, p.class, p.forms, p.first = likely, k, filmClass, f, k
	case d.none:
		p.verdict = other
	case d.film:
		p.verdict, p.noun, p.class, p.forms = certain, d.noun, d.class, d.forms
		p.first = d.first
		if d.weak {
			p.verdict = likely
		}
		p.plural = p.forms&phrase.Singular == 0
		if d.forms == 0 {
			p.forms = phrase.AnyForm
		}
	case d.adjective >= 0: // семейная «Ёлка без интернета»
		p.forms = r.adjectiveForms(d.adjective)
		p.verdict, p.first = likely, r.withAdjectives(d.adjective, p.forms, r.sentences[p.sentence])
	case d.before >= 0:
		p.forms = phrase.Gent
		if pr, f := r.prepositionBefore(x.Open); pr {
			p.forms = f
		}
	default:
		p.forms = r.bareForms(q)
	}
	if p.verdict == open && r.prizeOf(p.last) {
		p.verdict, p.prize = other, true
	}
	r.counted(&p)
	r.right(&p)
	r.marks(&p)
	return p, true
}

// madeBehind reports ««X», поставленный Именем»: what is shot or staged for the
// screen by somebody.
func (r *Reader) madeBehind(p *np) bool {
	if !r.context || !r.t.Is(p.last, ",") || p.last+2 >= len(r.t.Words) {
		return false
	}
	a := r.shooting(p.last + 1)
	if a == nil || a.POS != morph.PRTF {
		return false
	}
	m := r.t.Mention(p.last + 2)
	return m != nil && m.Kind == phrase.Person && m.Forms&phrase.Ablt != 0
}

// adapted reports a book that a sentence says is made into a film: «роман «X»
// экранизируют».
func (r *Reader) adapted(open, k int) bool {
	if r.works[open-1].sort() != "text" {
		return false
	}
	s := r.sentences[k]
	for i := s.First; i < s.Last; i++ {
		if r.lemma(i) == "экранизировать" {
			return r.works[open-1].forms&(phrase.Nomn|phrase.Accs) != 0
		}
	}
	return false
}

// prizeOf reports a festival in the genitive behind a quotation, which is then the
// name of its prize: ««Серебряную юрту» международного смотра».
func (r *Reader) prizeOf(k int) bool {
	if m := r.t.Mention(k); m != nil && m.First == k {
		return m.Kind == phrase.Event && m.Forms&phrase.Gent != 0 && m.Forms&phrase.Nomn == 0
	}
	for k < len(r.t.Words) && r.adjectival(k) {
		k++
	}
	switch r.lemma(k) {
	case "фестиваль", "кинофестиваль", "смотр", "киносмотр", "кинофорум":
		f, _ := phrase.NounForms(r.t.Words[k])
		return f&phrase.Gent != 0 && f&phrase.Nomn == 0
	}
	return false
}

// counted lets a phrase behind a number stand as subject and object: «две серии
// «X»».
func (r *Reader) counted(p *np) {
	k := p.first - 1
	if k >= r.sentences[p.sentence].First && p.forms&phrase.Gent != 0 && (r.t.Doc.Tokens[k].Kind == text.Number || r.numeral(k)) {
		p.forms |= phrase.Nomn | phrase.Accs
	}
}

// swallowed reports a body whose name ends in a quotation only because a phrase
// took it in: «президент студии «X»» stays, «компания сняла «X»» does not occur.
func (r *Reader) swallowed(m *phrase.Mention, open int) bool {
	return m.First < open && (r.works[open-1].film() || r.crewAt(open-1))
}

// nameLike reports whether a quotation can be a title: short, begun with a
// capital, a digit or a Latin letter, unless a word for a film leads to it.
func (r *Reader) nameLike(q int, led bool) bool {
	t := r.t
	x := &r.quotes[q]
	first, last := x.First, x.End
	n := last - first
	if n > 16 || x.Close < 0 && n > 6 {
		return false
	}
	tok := &t.Doc.Tokens[first]
	if tok.Kind == text.Word && tok.Shape == text.Lower && tok.Text[0] > '9' && !led {
		return false
	}
	verbs := 0
	for k := first; k < last; k++ {
		if t.Doc.Tokens[k].Text == ";" {
			return false
		}
		if a := best(t.Words[k]); a != nil && (a.POS == morph.VERB || a.POS == morph.PRTS) {
			verbs++
		}
	}
	if n > 9 && verbs > 0 && !led {
		return false
	}
	end := t.Doc.Tokens[last-1].Text
	if end == "," || end == "." && !led {
		return false
	}
	return led || !r.speech(q)
}

// speech reports a quotation that a verb of speech follows.
func (r *Reader) speech(q int) bool {
	t := r.t
	k := r.closeOf(q)
	if !t.Is(k, ",") || !r.dash(k+1) {
		return false
	}
	for i := k + 2; i < len(t.Words) && i < k+4; i++ {
		if a := best(t.Words[i]); a != nil && a.POS == morph.VERB {
			return true
		}
	}
	return false
}

// marks reads what else the words around a title tell of it.
func (r *Reader) marks(p *np) {
	s := r.sentences[p.sentence]
	from := p.first
	if p.noun < 0 {
		from = p.first - 1
	}
	for k := from - 1; k >= s.First && k >= from-4; k-- {
		switch r.lemma(k) {
		case "предыдущий", "прошлый", "прежний", "последний", "ранний":
			if r.lemma(k) != "последний" {
				p.prior = true
			}
		case "предшествующий":
			p.prior = true
		}
		if !r.adjectival(k) {
			break
		}
	}
	until := p.last
	if p.quote >= 0 {
		until = r.quotes[p.quote].Open
	}
	for k := p.first; k < until; k++ {
		switch r.lemma(k) {
		case "предыдущий", "прошлый", "прежний", "предшествующий":
			p.prior = true
		}
	}
	p.life = r.biography(p)
}

// biography reports a title that only tells who a person is: «известен по
// фильму», «снимавший когда-то «X»», «Имя («X»)».
func (r *Reader) biography(p *np) bool {
	t := r.t
	s := r.sentences[p.sentence]
	k := p.first - 1
	if k >= s.First && t.Is(k, "(") && k > s.First {
		if m := t.Mention(k - 1); m != nil && m.Kind == phrase.Person {
			return true
		}
	}
	if pr := r.preposition(s, p); pr == "в" {
		for i := k; i >= s.First && i >= k-9; i-- {
			switch r.lemma(i) {
			case "роль", "сыграть", "сняться", "появиться", "исполнить", "играть", "появляться", "сниматься", "дебютировать":
				if a := best(t.Words[i]); a != nil && (a.POS == morph.NOUN && !r.willPlay(s, i) || a.Gram&morph.Past != 0) {
					return true
				}
			}
		}
	}
	for i := k; i >= s.First && i >= k-3; i-- {
		w := t.Words[i]
		if w.Form == "по" {
			for j := i - 1; j >= s.First && j >= i-5; j-- {
				switch r.lemma(j) {
				case "известный", "знакомый", "помнить", "знать", "запомниться", "прославиться", "полюбиться", "знаменитый", "запомнить":
					return true
				}
			}
			return false
		}
		if a := best(w); a != nil && (a.POS == morph.PRTF || a.POS == morph.GRND) && a.Gram&morph.Actv != 0 {
			switch a.Lemma {
			case "снять", "снимать", "поставить", "ставить", "сыграть", "создать", "создавать", "написать", "спродюсировать", "озвучить":
				return true
			}
		}
		if r.t.Doc.Tokens[i].Kind == text.Punct || w.Is(morph.PREP) {
			break
		}
	}
	return false
}

// willPlay reports a clause whose verb stands in the future: «главную роль в
// сериале исполнит Имя», «кастинг на роль».
func (r *Reader) willPlay(s *frame.Sentence, i int) bool {
	for k := i - 1; k >= s.First && k >= i-3; k-- {
		if l := r.lemma(k); l == "кастинг" || l == "пробы" {
			return true
		}
	}
	f := s.Clauses[s.Clause(i)].Finite
	return f >= 0 && (r.t.Words[f].Has(morph.VERB, morph.Futr) || r.t.Is(f, "будет"))
}
