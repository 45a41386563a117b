package film

import (
	"strings"

	"vestnik/extract/frame"
	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// description is what stands before a quotation.
type description struct {
	film      bool // a word for a film
	none      bool // a word for something else
	direct    bool // right before the quotation
	weak      bool // a word that means a film only in a text about films
	slot      bool // an award and a dash
	noun      int
	first     int // of the phrase: the noun with its adjectives
	class     *phrase.Class
	forms     phrase.Forms
	before    int  // unknown noun right before the quotation, -1
	adjective int  // adjective without a noun before the quotation, -1
	naming    bool // «рабочее название - «X»»
	part      bool // the word for a film stands behind one for a part of it: «сезон сериала»
	sequel    bool // «второй сезон «X»»
	prior     bool // «предыдущий его фильм, «X»»
}

// left reads what stands before the quotation that token q opens: «фильм
// режиссёра Думана Еркимбека «X»», «фильм-катастрофа “X”», «Лучший фильм - «X»».
func (r *Reader) left(q, sentence int) description {
	d := description{noun: -1, before: -1, adjective: -1}
	t := r.t
	s := r.sentences[sentence]
	k := q - 1
	if k >= s.First && t.Is(k, "(") {
		return d
	}
	if k > s.First && t.Is(k, ",") { // его новый фильм, «X», вышел
		if w := &r.works[k-1]; w.film() && r.mentionAllows(k-1, q) && (!w.weak || r.context) {
			r.described(&d, k-1, w, s)
			d.direct, d.weak = true, true
			for i := d.first; i < k; i++ {
				switch r.lemma(i) {
				case "предыдущий", "прошлый", "прежний":
					d.prior = true
				}
			}
		} else if r.t.Is(k-2, "его") || r.t.Is(k-2, "ее") {
			d.before = -1
		}
		return d
	}
	if k >= s.First && partOfFilm(r.lemma(k)) && r.mentionAllows(k, q) && (r.lower(k) || k == s.First) {
		x := &r.quotes[r.quoteAt[q]]
		if f, _ := phrase.NounForms(t.Words[k]); f != 0 && r.leadForms(x.First, x.End)&phrase.Gent != 0 {
			d.sequel, d.noun, d.forms = true, k, f
			d.first = r.withAdjectives(k, f, s)
			return d
		}
	}
	dashed := false
	if k > s.First && (r.dash(k) || t.Is(k, ":")) {
		dashed = true
		k--
		if k > s.First && t.Is(k, ")") { // «Лучший фильм (драма) - «X»»
			for k > s.First && !t.Is(k, "(") {
				k--
			}
			k--
		}
	}
	near := true // no noun passed yet
	for steps := 0; k >= s.First && steps < 14; steps++ {
		if w := &r.works[k]; w.class != nil && (w.film() || w.none()) && !w.class.Adj && r.mentionAllows(k, q) && !r.crewAt(k) {
			switch {
			case w.film():
				if w.weak && (!r.context || vagueNoun(r.lemma(k)) && !r.cinemaNear(s)) {
					return d
				}
				r.described(&d, k, w, s)
				d.direct = k == q-1
				return d
			case near:
				if w.sort() == "honour" {
					d.slot = dashed
					if dashed {
						return d
					}
				}
				if named(w.class) {
					near = false
					d.naming = true
					k = w.first - 1
					continue
				}
				if !dashed && k == q-1 && (r.sameAgain(w.first) || r.ownStudio(w.first, q)) { // драма той же студии «X»
					near = false
					k = w.first - 1
					continue
				}
				d.none = !dashed || inherent(w.sort())
				return d
			}
		}
		if w := &r.works[k]; k == q-1 && w.class != nil && w.class.Role == phrase.GenreRole && r.context && r.isNoun(k) && t.Mention(k) == nil {
			r.described(&d, k, &work{class: filmClass, first: w.first, forms: w.forms}, s)
			d.direct, d.weak = true, true
			return d
		}
		if r.npAt[k] >= 0 && r.nps[r.npAt[k]].quote >= 0 {
			return d
		}
		if m := t.Mention(k); m != nil && m.Last <= q {
			if m.Kind == phrase.Post {
				if i, ok := r.filmIn(m, q); ok {
					r.described(&d, i, &r.works[i], s)
					d.direct = i == q-1
					return d
				}
			}
			if dashed && steps == 0 && m.Kind == phrase.Award {
				d.slot = true
				return d
			}
			switch m.Kind {
			case phrase.Person, phrase.Post, phrase.Organization, phrase.Country, phrase.Region, phrase.City, phrase.Place:
				if steps == 0 && m.Kind != phrase.Person && m.Kind != phrase.Post && !dashed {
					d.before = -1
				}
				near = false
				k = m.First - 1
				continue
			case phrase.Date:
				k = m.First - 1
				continue
			}
			return d
		}
		tok := &t.Doc.Tokens[k]
		a := best(t.Words[k])
		switch {
		case tok.Kind == text.Number:
			k--
			continue
		case tok.Kind == text.Punct || a == nil:
			if t.Is(k, ")") {
				j := k
				for j > s.First && j > k-8 && !t.Is(j, "(") {
					j--
				}
				if t.Is(j, "(") {
					k = j - 1
					continue
				}
			}
			return d
		case r.adjectival(k):
			if near && !dashed && d.adjective < 0 && (k == q-1 || d.adjective == k+1) && r.filmAdjective(k) {
				d.adjective = k
			}
			k--
			continue
		case a.POS == morph.NOUN:
			if near && k == q-1 && r.lower(k) && !timeNoun(a.Lemma) {
				d.before = k
			}
			near = false
			if f, _ := phrase.NounForms(t.Words[k]); f&^phrase.Nomn == 0 {
				return d
			}
			k--
			continue
		case a.POS == morph.PREP, a.POS == morph.CONJ && t.Is(k, "и"):
			if near {
				return d
			}
			switch t.Words[k].Form {
			case "о", "об", "про", "обо", "и":
				k--
				continue
			case "под", "с":
				if d.naming {
					k--
					continue
				}
			}
			return d
		case a.POS == morph.ADVB, a.POS == morph.PRCL, a.POS == morph.NPRO:
			k--
			continue
		case frame.FiniteVerb(t.Words[k]):
			return d
		case tok.Kind == text.Latin && tok.Shape != text.Lower:
			near = false
			k--
			continue
		}
		return d
	}
	return d
}

// vagueNoun reports words that name works of all arts and no works at all.
func vagueNoun(lemma string) bool {
	switch lemma {
	case "проект", "работа", "история", "новинка", "полотно", "эпопея", "сага", "притча", "сказка":
		return true
	}
	return false
}

// cinemaNear reports that a sentence or one beside it speaks of films and none of
// them of the stage.
func (r *Reader) cinemaNear(s *frame.Sentence) bool {
	found := false
	for k := max(0, s.Index-1); k <= s.Index+1 && k < len(r.sentences); k++ {
		x := r.sentences[k]
		found = found || r.cinemaIn(x)
		for i := x.First; i < x.Last; i++ {
			if r.sortAt(i) == "stage" || k == s.Index && r.lemma(i) == "театр" {
				return false
			}
		}
	}
	return found
}

// timeNoun reports nouns that tell when and do not govern what follows: «за
// первый уик-энд «X» собрал».
func timeNoun(lemma string) bool {
	switch lemma {
	case "уик-энд", "уикенд", "неделя", "месяц", "год", "день", "вечер", "сутки", "раз", "ночь", "утро", "период":
		return true
	}
	return false
}

// ownStudio reports «предыдущий мультфильм студии «X»» in the text of another
// studio, where the quotation is the title and no name of a second studio.
func (r *Reader) ownStudio(k, q int) bool {
	switch r.lemma(k) {
	case "студия", "киностудия", "кинокомпания", "компания":
	default:
		return false
	}
	if k < 2 || !r.works[k-1].film() || !earlier(r.lemma(k-2)) {
		return false
	}
	title := r.written(r.quotes[r.quoteAt[q]].First, r.quotes[r.quoteAt[q]].End)
	another := false
	for i := len(r.t.Mentions) - 1; i >= 0; i-- {
		m := &r.t.Mentions[i]
		if m.First >= k || m.Kind != phrase.Organization || m.Generic || m.Class == nil || m.Class.Entry == nil || !studioHead(m.Class.Entry.Name.Text) {
			continue
		}
		if strings.Contains(m.Name, title) {
			return false
		}
		another = true
	}
	return another
}

// earlier reports adjectives that tell a studio's films apart by time.
func earlier(lemma string) bool {
	switch lemma {
	case "предыдущий", "прошлый", "первый", "последний", "прежний", "дебютный", "новый", "второй":
		return true
	}
	return false
}

// sameAgain reports «той же», «этой», «своей» before a noun: what follows is not
// its name.
func (r *Reader) sameAgain(k int) bool {
	switch r.lemma(k - 1) {
	case "тот", "этот", "свой", "самый":
		return true
	}
	return r.t.Is(k-1, "же")
}

// inherent reports sorts of things that a title behind a dash can be: «Книга -
// «X»»; a title behind a prize, a competition or a section is a film's.
func inherent(sort string) bool {
	switch sort {
	case "text", "stage", "music", "art", "media":
		return true
	}
	return false
}

// partOfFilm reports nouns whose genitive is a film: «второй сезон «X»».
func partOfFilm(lemma string) bool {
	switch lemma {
	case "эпизод", "часть", "серия", "сезон", "продолжение", "сиквел", "приквел", "спин-офф", "ремейк", "перезапуск", "трейлер", "тизер", "тизер-трейлер":
		return true
	}
	return false
}

// named reports nouns that only say that a name follows: «под названием».
func named(c *phrase.Class) bool {
	switch c.Entry.Name.Text {
	case "статус":
		return true
	}
	return false
}

// described notes the word for a film at token i.
func (r *Reader) described(d *description, i int, w *work, s *frame.Sentence) {
	d.film, d.noun, d.class, d.forms, d.weak = true, i, w.class, w.forms, w.weak
	d.first = r.withAdjectives(w.first, w.forms, s)
	if k := d.first - 1; k >= s.First && w.forms&phrase.Gent != 0 && (partOfFilm(r.lemma(k)) && !strings.Contains(r.lemma(k), "тизер") && r.lemma(k) != "трейлер" || r.works[k].film()) && r.t.At[k] < 0 { // третий сезон сериала «X», фильм франшизы «X»
		if f, _ := phrase.NounForms(r.t.Words[k]); f != 0 {
			d.forms, d.part = f, true
			d.first = r.withAdjectives(k, f, s)
		}
	}
}

// withAdjectives gives where the adjectives before a noun begin.
func (r *Reader) withAdjectives(first int, forms phrase.Forms, s *frame.Sentence) int {
	k := first
	for k-1 >= s.First && k > first-6 {
		w := r.t.Words[k-1]
		if r.adjectival(k-1) && (phrase.Agrees(w, forms) || forms == 0) {
			k--
			continue
		}
		if k-2 >= s.First && (r.t.Is(k-1, ",") || r.t.Is(k-1, "и")) && r.adjectival(k-2) && k < first && phrase.Agrees(r.t.Words[k-2], forms) {
			k -= 2
			continue
		}
		break
	}
	return k
}

// mentionAllows reports whether a word for a work at token k is free to
// describe the quotation at q: no name has taken it in, unless that name goes
// on to the quotation.
func (r *Reader) mentionAllows(k, q int) bool {
	m := r.t.Mention(k)
	if m == nil {
		return true
	}
	return m.Last > q
}

// filmIn finds a word for a film inside a post: «режиссёр фильма».
func (r *Reader) filmIn(m *phrase.Mention, q int) (int, bool) {
	for i := m.Last - 1; i > m.First; i-- {
		if r.works[i].film() && m.Last >= q {
			return i, true
		}
	}
	return 0, false
}

// filmAdjective reports an adjective that can stand for «фильм» before a title:
// of a country, a genre or a kind of film.
func (r *Reader) filmAdjective(k int) bool {
	if w := &r.works[k]; w.class != nil && (w.class.Adj && w.class.Film != "" || w.class.Role == phrase.GenreRole) {
		return true
	}
	return len(r.lex.AdjectiveCountries(r.t, k)) > 0
}

// adjectiveForms gives the forms of an adjective.
func (r *Reader) adjectiveForms(k int) phrase.Forms {
	var f phrase.Forms
	w := r.t.Words[k]
	for i := range w.Analyses {
		if a := &w.Analyses[i]; a.POS == morph.ADJF || a.POS == morph.PRTF {
			f |= formsOfGram(a.Gram)
		}
	}
	if f == 0 {
		return phrase.AnyForm
	}
	return f
}

// right reads what follows a title: brackets with the original title, a dash
// or comma and an apposition («X», драма Актана Сыдыкова).
func (r *Reader) right(p *np) {
	t := r.t
	s := r.sentences[p.sentence]
	k := p.last
	for k < s.Last && t.Is(k, "(") {
		end := k + 1
		for end < s.Last && end < k+24 && !t.Is(end, ")") {
			end++
		}
		if end >= s.Last || !t.Is(end, ")") {
			break
		}
		r.bracket(p, k+1, end)
		k = end + 1
		p.after = k
	}
	if k+1 >= s.Last {
		return
	}
	comma := t.Is(k, ",")
	if !comma && !r.dash(k) {
		return
	}
	if !comma && r.quoteAt[k+1] >= 0 && p.noun < 0 && p.verdict == open {
		p.verdict = other // «Прорыв» - «X»: the name of a prize
		return
	}
	j := k + 1
	for ; j < s.Last && j < k+8; j++ {
		if comma && strings.HasPrefix(t.Words[j].Form, "лучш") {
			return // the next prize
		}
		if t.Is(j, "это") || t.Is(j, "первый") || t.Doc.Tokens[j].Kind == text.Number {
			continue
		}
		if w := &r.works[j]; w.class != nil && !w.class.Adj && w.class.Role == phrase.WorkRole {
			last := j
			for n := j; n < j+3 && n < s.Last; n++ {
				if x := &r.works[n]; x.class != nil && x.class.Role == phrase.WorkRole && x.first == w.first {
					last = n
				}
			}
			w = &r.works[last]
			if p.verdict == certain && w.none() {
				return
			}
			if w.weak && (!r.context || comma && p.verdict == open) {
				return
			}
			switch {
			case w.none() && p.verdict != certain:
				if r.quoteAt[min(last+1, len(r.quoteAt)-1)] < 0 && p.verdict == open {
					p.verdict = other
				}
				return
			case w.film():
				if comma && w.forms&phrase.Nomn == 0 && w.forms&p.forms == 0 {
					return
				}
				if r.quoteAt[min(last+1, len(r.quoteAt)-1)] >= 0 {
					return
				}
				p.apposition = last
				p.verdict = certain
				if p.class == nil {
					p.class = w.class
				}
				if p.noun < 0 && !r.dash(k) && w.forms != 0 {
					p.forms = w.forms
				}
				if p.noun < 0 && r.dash(k) && w.forms&phrase.Nomn == 0 {
					p.forms = w.forms
				}
				p.after = last + 1
			}
			return
		}
		if r.adjectival(j) || strings.HasSuffix(r.t.Words[j].Form, "серийный") {
			continue
		}
		return
	}
}

// bracket reads what stands in brackets behind a title.
func (r *Reader) bracket(p *np, first, last int) {
	for k := first; k < last; k++ {
		if w := &r.works[k]; w.film() && !w.weak && p.verdict == open {
			p.verdict, p.class = certain, w.class
		}
		form := r.t.Words[k].Form
		if (form == "реж" || form == "режиссер" || form == "режиссёр") && p.verdict == open {
			p.verdict = certain
		}
		if r.t.Doc.Tokens[k].Kind == text.Number && !r.published.Zero() {
			if y := year(r.t.Doc.Tokens[k].Text); y > 0 && y < r.published.Year-3 {
				p.old = true
			}
		}
	}
}

// year reads a year of the cinema.
func year(s string) int {
	if len(s) != 4 {
		return 0
	}
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	if n < 1890 || n > 2100 {
		return 0
	}
	return n
}

// prepositionBefore gives the cases that the preposition before a noun phrase
// asks for, when there is one.
func (r *Reader) prepositionBefore(i int) (bool, phrase.Forms) {
	s := r.sentences[r.sentenceOf(i)]
	if i-1 < s.First {
		return false, 0
	}
	w := r.t.Words[i-1]
	if !w.Is(morph.PREP) {
		return false, 0
	}
	return true, prepositionCases(w)
}

func prepositionCases(w *match.Word) phrase.Forms {
	switch w.Form {
	case "в", "во", "на", "о", "об", "обо":
		return phrase.Accs | phrase.Loct
	case "при":
		return phrase.Loct
	case "по", "к", "ко", "благодаря":
		return phrase.Datv
	case "с", "со":
		return phrase.Ablt | phrase.Gent
	case "между", "над", "перед", "под":
		return phrase.Ablt
	case "за":
		return phrase.Ablt | phrase.Accs
	case "через", "про":
		return phrase.Accs
	}
	return phrase.Gent
}

// bareForms gives the cases that a title without a word for a film can stand
// in, by its words and the preposition before it.
func (r *Reader) bareForms(q int) phrase.Forms {
	x := &r.quotes[q]
	f := r.leadForms(x.First, x.End)
	if ok, p := r.prepositionBefore(x.Open); ok {
		if f&p != 0 {
			return f & p
		}
		return p
	}
	return f
}
