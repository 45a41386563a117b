package film

import (
	"slices"
	"strings"

	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// film is one work of the text.
type film struct {
	key  string
	nps  []int
	kind verdict
}

// findUntitled reads the words for films that stand without a title: «картина»
// of a film named before, or a film that has no title yet.
func (r *Reader) findUntitled() {
	t := r.t
	before, titled := -1, len(r.nps) // the title before each word
	for i := range r.works {
		for before+1 < titled && r.nps[before+1].first < i {
			before++
		}
		if r.partPoints(i, before) {
			continue
		}
		w := &r.works[i]
		if !w.film() || r.npAt[i] >= 0 || !r.lowerOrFirst(w.first) {
			continue
		}
		if r.vague(i) || i > 0 && r.lemma(i-1) == "весь" { // «весь фильм» tells of what is in it
			continue
		}
		if m := t.Mention(i); m != nil && m.Kind != phrase.Post {
			continue
		}
		k := r.sentenceOf(i)
		s := r.sentences[k]
		if s.Last-s.First <= 3 && s.Clauses[0].Finite < 0 && w.film() {
			continue // «Короткий метр» heads what follows
		}
		p := np{sentence: k, noun: i, class: w.class, forms: w.forms, quote: -1, apposition: -1, before: -1, member: -1, film: -1, ref: -1, last: i + 1, after: i + 1, pointed: true}
		p.first = r.withAdjectives(w.first, w.forms, s)
		p.verdict = certain
		if w.weak {
			p.verdict = likely
		}
		if k := p.first - 1; k >= s.First && w.forms&phrase.Gent != 0 && partOfFilm(r.lemma(k)) && t.At[k] < 0 && r.lower(k) { // пятый сезон сериала
			if f, _ := phrase.NounForms(t.Words[k]); f != 0 {
				p.forms, p.first = f, r.withAdjectives(k, f, s)
			}
		}
		p.plural = w.forms&phrase.Singular == 0
		if p.forms == 0 {
			p.forms = phrase.AnyForm
		}
		r.counted(&p)
		r.marks(&p)
		r.add(p)
	}
}

// weakClass is what a part of a film is called by.
var weakClass = &phrase.Class{Role: phrase.WorkRole, Kind: phrase.Work, Film: "feature", Weak: true}

// partPoints reads «третья часть», «новый сезон», «продолжение» without a title
// behind them: they point at the film that the same sentence or the one before
// names, which is phrase n.
func (r *Reader) partPoints(i, n int) bool {
	switch r.lemma(i) {
	case "сезон", "часть", "продолжение":
	default:
		return false
	}
	if !r.lower(i) || r.t.At[i] >= 0 || r.npAt[i] >= 0 || i+1 < len(r.t.Words) && r.quoteAt[i+1] >= 0 || r.genitiveBehind(r.sentences[r.sentenceOf(i)], i+1) {
		return false
	}
	forms, _ := phrase.NounForms(r.t.Words[i])
	k := r.sentenceOf(i)
	s := r.sentences[k]
	first := r.withAdjectives(i, forms, s)
	if forms == 0 || first == i {
		return false
	}
	ordinal := false
	for j := first; j < i; j++ {
		switch r.lemma(j) {
		case "второй", "третий", "четвёртый", "пятый", "шестой", "седьмой", "новый", "очередной", "следующий", "финальный":
			ordinal = true
		}
	}
	if !ordinal {
		return false
	}
	if n < 0 || r.nps[n].sentence < k-1 || r.nps[n].verdict == other {
		return false
	}
	if p := &r.nps[n]; p.verdict == open && p.before >= 0 && maker(r.lemma(p.before)) && r.context {
		p.verdict = likely // «создатели «X» работают над третьей частью»
	}
	r.add(np{sentence: k, noun: i, class: weakClass, forms: forms, quote: -1, apposition: -1, before: -1, member: -1, film: -1, ref: -1, first: first, last: i + 1, after: i + 1, pointed: true, verdict: likely})
	return true
}

// vague reports words that point at a film only when an adjective says that
// they mean a work: «новая работа».
func (r *Reader) vague(i int) bool {
	switch r.lemma(i) {
	case "сезон", "эпизод", "серия", "полотно", "история", "дебют", "франшиза", "кинофраншиза":
		return true
	case "работа":
		k := i - 1
		if k < 0 {
			return true
		}
		switch r.lemma(k) {
		case "новый", "полнометражный", "дебютный", "режиссёрский":
			return false
		}
		return true
	}
	return false
}

func (r *Reader) lowerOrFirst(i int) bool {
	return r.lower(i) || i == r.sentences[r.sentenceOf(i)].First || r.t.Doc.Tokens[i].Kind == text.Word && r.t.Doc.Tokens[i].Shape != text.Upper
}

// group finds lists of titles and the phrases that name one film.
func (r *Reader) group() {
	for n := range r.nps {
		p := &r.nps[n]
		if p.quote < 0 || n == 0 {
			continue
		}
		q := r.titleBefore(n)
		if q < 0 || !r.coordinated(&r.nps[q], p) {
			continue
		}
		a := &r.nps[q]
		p.member = q
		p.life, p.plural = p.life || a.life, p.plural || a.plural
		if p.verdict == open && a.verdict != open {
			p.verdict, p.class = a.verdict, a.class
			if p.forms == phrase.AnyForm || a.noun >= 0 {
				p.forms = a.forms
			}
			p.slot = p.slot || a.slot
			p.prior = a.prior
		} else if a.verdict == open && p.verdict == certain {
			a.verdict, a.class = likely, p.class
		}
	}
	r.number()
	r.pointedAt()
	r.known()
	for n := range r.nps {
		p := &r.nps[n]
		if p.quote < 0 || p.verdict == other {
			continue
		}
		r.join(n)
	}
}

// number takes the plural from a word for one film: the genitive of «съёмки
// картины «X»» is no accusative of several.
func (r *Reader) number() {
	listed := map[int]bool{}
	for n := range r.nps {
		if m := r.nps[n].member; m >= 0 {
			listed[n], listed[m] = true, true
		}
	}
	for n := range r.nps {
		p := &r.nps[n]
		if p.quote >= 0 && p.noun >= 0 && !listed[n] && !p.part && p.forms&phrase.Singular != 0 && p.forms != phrase.AnyForm {
			p.forms &= phrase.Singular
		}
	}
}

// pointedAt decides titles of which the words around say only indirectly that
// they are films: «рабочее название - «X»» behind a film without a title, and
// a title that the next sentence calls «картина».
func (r *Reader) pointedAt() {
	for n := range r.nps {
		p := &r.nps[n]
		if p.quote < 0 || p.verdict != open {
			continue
		}
		if k := p.first - 1; k >= r.sentences[p.sentence].First && r.lemma(k) == "называться" {
			p.naming = true // «картина называется «X»»
		}
		called := r.calledBehind(p)
		if r.card(p) {
			p.verdict, p.class = certain, filmClass
			continue
		}
		lo, _ := r.in(p.sentence - 1)
		_, hi := r.in(p.sentence + 1)
		for m := lo; m < hi; m++ {
			x := &r.nps[m]
			if !x.pointed || x.plural {
				continue
			}
			if called && x.sentence == p.sentence && x.first > p.last {
				p.verdict, p.class = certain, x.class
				break
			}
			if p.naming && x.last <= p.first && x.sentence >= p.sentence-1 {
				p.verdict, p.class = certain, x.class
				break
			}
			if x.sentence == p.sentence && x.first > p.last && !p.naming && !p.life && (p.before >= 0 && maker(r.lemma(p.before)) || p.before < 0 && r.soleTitle(n)) && !r.fresh(x) && r.dashed(p.last, x.first) {
				p.verdict, p.class = likely, x.class // создателей «X»: драма показана
				break
			}
			if x.sentence == p.sentence+1 && p.before < 0 && p.forms&(phrase.Nomn|phrase.Accs) != 0 && !p.naming && !p.life &&
				r.paragraph(x.sentence) == r.paragraph(p.sentence) && x.first-r.sentences[x.sentence].First <= 4 && r.soleTitle(n) && !r.fresh(x) {
				p.verdict, p.class = likely, x.class
				break
			}
		}
	}
}

// calledBehind reports ««X» - так называется новая картина».
func (r *Reader) calledBehind(p *np) bool {
	if !r.dash(p.last) || !r.t.Is(p.last+1, "так") && !r.t.Is(p.last+1, "таково") {
		return false
	}
	for k := p.last + 2; k < p.last+5; k++ {
		switch r.lemma(k) {
		case "называться", "назвать", "название", "назваться":
			return true
		}
	}
	return false
}

// maker reports nouns for the people of a film.
func maker(lemma string) bool {
	switch lemma {
	case "создатель", "автор", "режиссёр", "съёмки", "герой", "команда", "группа", "продюсер", "постановщик":
		return true
	}
	return false
}

// card reports «Название: «X»» in a list that goes on with «Режиссёр:».
func (r *Reader) card(p *np) bool {
	k := p.first - 2
	if k < 0 || !r.t.Is(k+1, ":") || r.lemma(k) != "название" {
		return false
	}
	for i := p.last; i+1 < len(r.t.Words) && i < p.last+40; i++ {
		if r.t.Is(i+1, ":") && (r.lemma(i) == "режиссёр" || r.lemma(i) == "постановщик") {
			return true
		}
	}
	return false
}

// fresh reports a common noun that brings in something new: «новый фильм».
func (r *Reader) fresh(p *np) bool {
	for k := p.first - 1; k < p.last; k++ {
		if k < 0 {
			continue
		}
		switch r.lemma(k) {
		case "новый", "другой", "следующий", "очередной", "иной", "ещё", "свой", "первый", "предыдущий":
			return true
		}
	}
	return false
}

// soleTitle reports the only title of its sentence that can be a film.
func (r *Reader) soleTitle(n int) bool {
	for m, hi := r.in(r.nps[n].sentence); m < hi; m++ {
		if m != n && r.nps[m].quote >= 0 && r.nps[m].sentence == r.nps[n].sentence && r.nps[m].verdict != other {
			return false
		}
	}
	return true
}

// titleBefore gives the titled phrase before phrase n, -1 for none.
func (r *Reader) titleBefore(n int) int {
	for k := n - 1; k >= 0; k-- {
		if r.nps[k].quote >= 0 && r.nps[k].first < r.nps[n].first {
			return k
		}
	}
	return -1
}

// coordinated reports that two titles stand in one list: nothing but commas,
// «и», people's names, posts and brackets stands between them.
func (r *Reader) coordinated(a, b *np) bool {
	if a.sentence != b.sentence || strings.HasPrefix(r.t.Words[b.first].Form, "лучш") {
		return false
	}
	t := r.t
	link := false
	k := a.after
	if a.apposition >= 0 {
		k = a.last
	}
	for ; k < b.first; k++ {
		switch t.Words[k].Form {
		case ",", "и", ";", "/", "а", "также", "затем", "или", "плюс":
			link = true
			continue
		}
		m := t.Mention(k)
		if m != nil && (m.Kind == phrase.Person || m.Kind == phrase.Post || m.Kind == phrase.Country) && m.Last <= b.first {
			k = m.Last - 1
			continue
		}
		if t.Is(k, "(") {
			for k < b.first && !t.Is(k, ")") {
				k++
			}
			continue
		}
		if link && r.adjectival(k) && k >= b.first-3 && r.lemma(k) != "который" {
			continue
		}
		if a.plural && !frame.FiniteVerb(t.Words[k]) && t.Doc.Tokens[k].Kind == text.Word {
			link = false
			continue
		}
		return false
	}
	return link
}

// known decides the titles that other places of the text tell to be films, or
// to be none.
func (r *Reader) known() {
	sure := map[string]verdict{}
	class := map[string]*phrase.Class{}
	for n := range r.nps {
		p := &r.nps[n]
		if p.quote < 0 {
			continue
		}
		k := r.key(p.quote)
		switch p.verdict {
		case certain:
			sure[k], class[k] = certain, p.class
		case other:
			if sure[k] != certain {
				sure[k] = other
			}
		}
	}
	for n := range r.nps {
		p := &r.nps[n]
		if p.quote < 0 || p.verdict != open {
			continue
		}
		if v, ok := sure[r.key(p.quote)]; ok {
			p.verdict = v
			if v == certain {
				p.verdict = likely
				p.class = class[r.key(p.quote)]
			}
		}
	}
}

// key folds a title so that its inflected forms are equal: words cut to what
// inflection leaves alone.
func (r *Reader) key(q int) string {
	x := &r.quotes[q]
	var b strings.Builder
	for k := x.First; k < x.End; k++ {
		tok := &r.t.Doc.Tokens[k]
		if tok.Kind == text.Punct || tok.Kind == text.Symbol {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		w := r.t.Words[k]
		if a := best(w); a != nil && a.Known && (a.POS == morph.NOUN || a.POS == morph.NUMR || a.POS == morph.ADJF) {
			b.WriteString(strings.ReplaceAll(a.Lemma, "ё", "е"))
			continue
		}
		b.WriteString(w.Stem)
		if w.Stem == "" {
			b.WriteString(w.Form)
		}
	}
	return b.String()
}

// join adds phrase n to the film that it names.
func (r *Reader) join(n int) {
	p := &r.nps[n]
	k := r.key(p.quote)
	if k == "" {
		return
	}
	if f, ok := r.byKey[k]; ok {
		r.put(n, f)
		return
	}
	x := &r.quotes[p.quote]
	for _, f := range r.byStart[r.start(x.First)] {
		if r.sameTitle(&r.films[f], p) {
			r.put(n, f)
			return
		}
	}
	f := len(r.films)
	r.films, r.spoken = append(r.films, film{key: k}), append(r.spoken, false)
	r.byKey[k] = f
	for i := x.First; i < x.End; i++ {
		if i == x.First || r.t.Is(i-1, ":") {
			at := r.start(i)
			r.byStart[at] = append(r.byStart[at], f)
		}
	}
	r.put(n, f)
}

// start gives the first three letters of token i: words that alikeWords takes
// for one agree in them.
func (r *Reader) start(i int) string {
	n := 0
	for k := range r.t.Words[i].Form {
		if n == 3 {
			return r.t.Words[i].Form[:k]
		}
		n++
	}
	return r.t.Words[i].Form
}

// order puts the phrases in the order of the text and notes where those of each
// sentence stand, and empties what is known of films.
func (r *Reader) order() {
	slices.SortStableFunc(r.nps, func(a, b np) int { return a.first - b.first })
	r.spans = r.spans[:0]
	for n := range r.nps {
		p := &r.nps[n]
		for i := p.first; i < p.last && i < len(r.npAt); i++ {
			r.npAt[i] = int32(n)
		}
		for len(r.spans) <= p.sentence {
			r.spans = append(r.spans, n)
		}
	}
	for len(r.spans) <= len(r.sentences) {
		r.spans = append(r.spans, len(r.nps))
	}
	r.spoken = r.spoken[:0]
	r.byKey, r.byStart = map[string]int{}, map[string][]int{}
}

// in gives the phrases of sentence k: nps[lo:hi].
func (r *Reader) in(k int) (lo, hi int) {
	if k < 0 {
		return 0, 0
	}
	if k+1 >= len(r.spans) {
		return len(r.nps), len(r.nps)
	}
	return r.spans[k], r.spans[k+1]
}

func (r *Reader) put(n, f int) {
	r.nps[n].film = f
	r.films[f].nps = append(r.films[f].nps, n)
	if v := r.nps[n].verdict; v == certain || v == likely && r.films[f].kind == open {
		r.films[f].kind = v
	}
}

// sameTitle reports a title that is another form of a film's: the lemmas of an
// inflected word may differ, its beginning does not; or the short form of a
// title with a colon or point («Последняя атака»).
func (r *Reader) sameTitle(f *film, p *np) bool {
	for _, n := range f.nps {
		a, b := &r.quotes[r.nps[n].quote], &r.quotes[p.quote]
		if r.alike(a.First, a.End, b.First, b.End) {
			return true
		}
		if r.partOf(a.First, a.End, b.First, b.End) {
			return true
		}
	}
	return false
}

// alike reports titles of equal length whose words begin alike.
func (r *Reader) alike(a, aEnd, b, bEnd int) bool {
	if aEnd-a != bEnd-b {
		return false
	}
	for i := 0; i < aEnd-a; i++ {
		if !alikeWords(r.t.Words[a+i].Form, r.t.Words[b+i].Form) {
			return false
		}
	}
	return true
}

func alikeWords(x, y string) bool {
	if x == y {
		return true
	}
	a, b := []rune(x), []rune(y)
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n >= 4 && len(a)-n <= 3 && len(b)-n <= 3 || n >= 3 && len(a)-n <= 2 && len(b)-n <= 2 && n*2 > len(a)
}

// partOf reports that the second title is what follows the colon of the first.
func (r *Reader) partOf(a, aEnd, b, bEnd int) bool {
	for k := a + 1; k < aEnd-1; k++ {
		if r.t.Is(k, ":") && (r.alike(k+1, aEnd, b, bEnd)) {
			return true
		}
	}
	return false
}
