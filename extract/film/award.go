package film

import (
	"strings"

	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// award is a prize that a sentence names, or a «лучший» without one.
type award struct {
	first, last int
	name        string
	category    string
	recipient   string
}

// awardsIn reads the prizes of a sentence into r.awards.
func (r *Reader) awardsIn(s *frame.Sentence) {
	start := len(r.awards)
	listed := r.results(s)
	for i := s.First; i < s.Last; {
		a, ok := r.award(s, i)
		if !ok && listed {
			a, ok = r.item(s, i)
		}
		if !ok {
			i++
			continue
		}
		if n := len(r.awards) - 1; n >= start && r.quoteAt[i] >= 0 && r.dash(i-1) && r.awards[n].last == i-1 {
			r.awards[n].last, i = a.last, a.last // главный приз - «Серебряный омуль»
			continue
		}
		if n := len(r.awards) - 1; n >= start && a.name == "" && r.categoryOf(&r.awards[n], a) {
			if r.awards[n].category == "" {
				r.awards[n].category, r.awards[n].last = a.category, a.last
				i = a.last
				continue
			}
			a.name = r.awards[n].name
		}
		r.awards = append(r.awards, a)
		i = a.last
	}
}

// results reports a sentence behind one that says that the best were named:
// «Критики назвали лучшее за год. Фильм - «X», режиссура - Имя».
func (r *Reader) results(s *frame.Sentence) bool {
	if s.Index == 0 || r.paragraph(s.Index) != r.paragraph(s.Index-1) {
		return false
	}
	p := r.sentences[s.Index-1]
	best, named := false, false
	for i := p.First; i < p.Last; i++ {
		switch l := r.lemma(i); {
		case strings.HasPrefix(r.t.Words[i].Form, "лучш"), l == "победитель", l == "лауреат", l == "награда", l == "приз", l == "премия":
			best = true
		case l == "назвать", l == "объявить", l == "огласить", l == "вручить", l == "определить", l == "наградить", l == "распределиться":
			named = true
		}
	}
	return best && named
}

// item reads «режиссура -» in a list of results: a nominative or a quotation
// with a dash behind it.
func (r *Reader) item(s *frame.Sentence, i int) (award, bool) {
	t := r.t
	if i > s.First && !t.Is(i-1, ",") && !t.Is(i-1, ";") && !t.Is(i-1, ":") && t.Doc.Tokens[i-1].Kind == text.Word {
		return award{}, false
	}
	for k := i; k < s.Last && k < i+7; k++ {
		if r.dash(k) && k > i {
			return award{first: i, last: k, category: r.written(i, k)}, true
		}
		if t.Is(k, ",") || t.Is(k, ";") || frame.FiniteVerb(t.Words[k]) || t.Mention(k) != nil && t.Mention(k).Kind == phrase.Person {
			return award{}, false
		}
	}
	return award{}, false
}

// categoryOf reports a category that belongs to the prize before it: «приз за
// лучшую режиссуру», «Оскар» как лучший фильм».
func (r *Reader) categoryOf(prize *award, a award) bool {
	if a.first-prize.last > 4 {
		return false
	}
	for k := prize.last; k < a.first; k++ {
		switch r.t.Words[k].Form {
		case "за", "как", "в", "номинации", "категории", ",", "и", "—", "–", ":", "также", "том", "числе", "(":
		default:
			return false
		}
	}
	return true
}

// award reads a prize that begins with token i.
func (r *Reader) award(s *frame.Sentence, i int) (award, bool) {
	t := r.t
	if m := t.Mention(i); m != nil && m.Kind == phrase.Award && m.First == i {
		if r.ceremony(s, i) || m.Class != nil && m.Class.Sub != "film" && m.Class.Sub != "category" && m.Class.Sub != "" {
			return award{first: i, last: m.Last}, false
		}
		if m.Class != nil && m.Class.Sub == "category" && onlyCategory(m.Name) {
			return award{first: i, last: m.Last, category: m.Name}, true
		}
		return award{first: i, last: r.prizeEnd(s, m.Last), name: m.Name}, true
	}
	if q := r.quoteAt[i]; q >= 0 && r.npAt[i] >= 0 && r.nps[r.npAt[i]].prize {
		name, _ := r.nominative(int(q), phrase.Accs|phrase.Gent|phrase.Ablt)
		return award{first: i, last: r.prizeEnd(s, r.closeOf(int(q))), name: name}, true
	}
	if category, last, ok := r.best(s, i); ok {
		return award{first: i, last: last, category: category}, true
	}
	switch r.lemma(i) {
	case "победитель", "триумфатор":
		if f, _ := phrase.NounForms(t.Words[i]); f&(phrase.Nomn|phrase.Ablt)&phrase.Singular != 0 && t.Mention(i) == nil {
			return award{first: i, last: r.prizeEnd(s, i+1), category: r.lemma(i)}, true
		}
	}
	w := &r.works[i]
	if w.sort() != "honour" || w.weak {
		return award{}, false
	}
	switch r.lemma(i) {
	case "орден", "медаль", "звание", "знак", "грамота", "стипендия", "грант", "титул", "номинация", "категория", "секция", "программа", "направление", "подборка", "сертификат", "письмо", "значок", "отличие":
		return award{}, false
	}
	if r.ceremony(s, w.first) {
		return award{}, false
	}
	first := r.withAdjectives(w.first, w.forms, s)
	last := r.prizeEnd(s, i+1)
	if w.forms&phrase.Singular == 0 && last == i+1 && !(first > s.First && (r.numeral(first-1) || t.Doc.Tokens[first-1].Kind == text.Number)) {
		return award{}, false // «многочисленные награды»
	}
	return award{first: first, last: last, name: r.nominativeRun(first, i, last, w.forms)}, true
}

// onlyCategory reports a name that tells what is awarded and no prize.
func onlyCategory(name string) bool {
	n := strings.ToLower(name)
	for _, x := range [...]string{"приз", "преми", "гран-при", "диплом", "наград"} {
		if strings.Contains(n, x) {
			return false
		}
	}
	return strings.Contains(n, "лучш")
}

// ceremony reports a prize that is only the occasion: «церемония вручения
// премии», «лауреат премии».
func (r *Reader) ceremony(s *frame.Sentence, i int) bool {
	for k := i - 1; k >= s.First && k >= i-3; k-- {
		switch r.lemma(k) {
		case "церемония", "вручение", "номинант", "жюри", "претендент", "фонд", "кинопремия", "комитет", "академия", "номинация", "основатель", "история":
			return true
		}
		if !r.adjectival(k) && !r.isNoun(k) {
			return false
		}
	}
	return false
}

// prizeEnd reads what completes the name of a prize: a quotation, «имени»,
// genitives: «приз зрителей», «приз жюри фестиваля «X»».
func (r *Reader) prizeEnd(s *frame.Sentence, k int) int {
	t := r.t
	for k < s.Last {
		if q := r.quoteAt[k]; q >= 0 {
			if r.npAt[k] >= 0 && r.nps[r.npAt[k]].verdict != other {
				return k
			}
			k = r.closeOf(int(q))
			continue
		}
		if m := t.Mention(k); m != nil {
			if m.Forms&phrase.Gent != 0 && m.Kind != phrase.Date && m.Kind != phrase.Money && m.Kind != phrase.Work && m.First == k && (m.Kind != phrase.Person || t.Is(k-1, "имени") || t.Is(k-1, ".")) {
				k = m.Last
				continue
			}
			return k
		}
		if t.Is(k, "имени") || t.Is(k, "им") || t.Is(k, ".") && t.Is(k-1, "им") {
			k++
			continue
		}
		f, _ := phrase.NounForms(t.Words[k])
		if r.lower(k) && (r.isNoun(k) && f&phrase.Gent != 0 || r.adjectival(k) && phrase.Agrees(t.Words[k], phrase.Gent)) && r.works[k].class == nil {
			k++
			continue
		}
		return k
	}
	return k
}

// best reads «лучший фильм», «лучшая женская роль», «лучшую операторскую
// работу» and gives it as a category.
func (r *Reader) best(s *frame.Sentence, i int) (string, int, bool) {
	t := r.t
	if !strings.HasPrefix(t.Words[i].Form, "лучш") || i+1 >= s.Last {
		return "", 0, false
	}
	k := i + 1
	noun := -1
	for ; k < s.Last && k < i+9; k++ {
		if t.Doc.Tokens[k].Kind != text.Word || frame.FiniteVerb(t.Words[k]) && !r.isNoun(k) {
			break
		}
		if noun >= 0 {
			f, _ := phrase.NounForms(t.Words[k])
			gent := f&phrase.Gent != 0 && r.lower(k) || r.adjectival(k) && phrase.Agrees(t.Words[k], phrase.Gent)
			of := t.Is(k, "на") && k+2 < s.Last && r.lemma(k+2) == "язык" || r.lemma(k) == "язык" || strings.HasPrefix(t.Words[k].Form, "иностран")
			if !gent && !of || t.Mention(k) != nil {
				break
			}
		}
		if r.isNoun(k) && t.Mention(k) == nil || r.works[k].class != nil && !r.works[k].class.Adj || postAt(t, k) {
			if noun < 0 {
				noun = k
			}
			continue
		}
		if noun < 0 && !r.adjectival(k) {
			return "", 0, false
		}
	}
	if noun < 0 || !r.awardable(noun) {
		return "", 0, false
	}
	return r.nominativeRun(i, noun, k, r.posForms(i, 1<<morph.ADJF)), k, true
}

func postAt(t *phrase.Text, k int) bool {
	m := t.Mention(k)
	return m != nil && m.Kind == phrase.Post && m.Last == k+1
}

// awardable reports nouns of which festivals choose the best.
func (r *Reader) awardable(k int) bool {
	if r.works[k].film() || postAt(r.t, k) {
		return true
	}
	switch r.lemma(k) {
	case "роль", "режиссура", "работа", "актёр", "актриса", "сценарий", "дебют", "анимация", "оператор", "монтаж", "режиссёр", "музыка", "грим", "костюм", "эффект", "спецэффект", "звук", "песня", "саундтрек", "художник", "кино", "кинематография", "изображение", "план", "ансамбль", "картина", "исполнитель", "исполнительница", "постановка", "декорация":
		return true
	}
	return false
}

// prizes gives the prizes of a sentence to the films that won them.
func (r *Reader) prizes(s *frame.Sentence, prizes []award, start int) {
	if len(prizes) == 0 {
		return
	}
	for i := range prizes {
		a := &prizes[i]
		bestAt, cost := -1, 0
		for k := start; k < len(r.readings); k++ {
			rd := &r.readings[k]
			if rd.stage != event.Awarded {
				continue
			}
			c := r.distance(rd, a)
			if bestAt < 0 || c < cost {
				bestAt, cost = k, c
			}
		}
		if bestAt < 0 {
			continue
		}
		a.recipient = r.recipient(s, a)
		group := r.readings[bestAt].np
		for k := start; k < len(r.readings); k++ {
			rd := &r.readings[k]
			if rd.stage != event.Awarded || k != bestAt && !r.together(group, rd.np) {
				continue
			}
			rd.awards = append(rd.awards, *a)
		}
	}
}

// together reports phrases of one list.
func (r *Reader) together(a, b int) bool {
	if a < 0 || b < 0 {
		return a == b
	}
	for _, m := range r.list(a) {
		if m == b {
			return true
		}
	}
	return false
}

// distance is how far a prize stands from a film; what stands before the film
// in a list is nearer than what stands behind it.
func (r *Reader) distance(rd *reading, a *award) int {
	if rd.np < 0 {
		return 50
	}
	p := &r.nps[rd.np]
	if a.last <= p.first {
		return p.first - a.last
	}
	if a.first >= p.last {
		d := a.first - p.last + 2
		if rd.trigger == nil {
			d += 40
		}
		return d
	}
	return 0
}

// recipient gives the person that a prize for a part or for work went to.
func (r *Reader) recipient(s *frame.Sentence, a *award) string {
	c := a.category
	if c == "" {
		c = a.name
	}
	c = strings.ToLower(c)
	personal := false
	for _, x := range [...]string{"рол", "актер", "актёр", "актрис", "режисс", "оператор", "сценар", "музык", "художник"} {
		personal = personal || strings.Contains(c, x)
	}
	if !personal {
		return ""
	}
	name, gap := "", 0
	for i := s.First; i < s.Last; i++ {
		m := r.t.Mention(i)
		if m == nil {
			continue
		}
		i = m.Last - 1
		if m.Kind != phrase.Person || m.Forms&(phrase.Nomn|phrase.Datv) == 0 && !(m.Forms&phrase.Gent != 0 && s.Prep(m.First) == "у") {
			continue
		}
		d := m.First - a.last
		if d < 0 {
			d = a.first - m.Last + 1
		}
		if name == "" || d < gap {
			name, gap = m.Name, d
		}
	}
	if gap > 14 {
		return ""
	}
	return name
}

// lines reads the lines of a list of awards, which have no verb: «Гран-при -
// «Тишина», Нургиза Мамбетова (Кыргызстан)».
func (r *Reader) lines(s *frame.Sentence, prizes []award, start int) {
	if len(prizes) == 0 || !r.context {
		return
	}
	won := false // the sentence has told of a prize: only «лучший документальный - «X»» goes on
	for k := start; k < len(r.readings); k++ {
		won = won || r.readings[k].stage == event.Awarded
	}
	for k := s.First; k < s.Last; k++ {
		if r.t.Is(k, "не") && k+1 < s.Last && frame.FiniteVerb(r.t.Words[k+1]) {
			return
		}
	}
	verb := false
	for c := range s.Clauses {
		verb = verb || s.Clauses[c].Finite >= 0 && s.Clauses[c].Kind == frame.MainClause
	}
	for n, hi := r.in(s.Index); n < hi; n++ {
		p := &r.nps[n]
		if p.sentence != s.Index || p.quote < 0 || p.verdict == other || p.old || p.film < 0 || p.prior {
			continue
		}
		a := r.prizeBefore(prizes, p)
		if a == nil || verb && !p.slot && !r.dashed(a.last, p.first) && a.first < p.first {
			continue
		}
		if r.life || won && (r.toldIn(start, p.film) || !p.slot && !(p.noun >= 0 && r.dashed(p.first, p.last))) {
			continue
		}
		if p.member >= 0 && r.awarded(start, p.member) || p.slot || r.festival() && !verb || r.dashed(a.last, p.first) || a.first >= p.first {
			if p.verdict == open {
				p.verdict = likely
				r.films[p.film].kind = likely
			}
			r.keep(reading{sentence: s.Index, np: n, film: p.film, stage: event.Awarded, base: event.Awarded, token: a.first, tokenLast: a.last})
		}
	}
}

func (r *Reader) festival() bool { return r.fest >= 0 }

func (r *Reader) awarded(start, n int) bool {
	for k := start; k < len(r.readings); k++ {
		if r.readings[k].np == n {
			return true
		}
	}
	return false
}

// prizeBefore gives the prize that stands before a film.
func (r *Reader) prizeBefore(prizes []award, p *np) *award {
	for i := len(prizes) - 1; i >= 0; i-- {
		if prizes[i].last <= p.first || prizes[i].first >= p.first && prizes[i].last <= p.last {
			return &prizes[i]
		}
	}
	return nil
}

// dashed reports a dash between two tokens.
func (r *Reader) dashed(a, b int) bool {
	for k := a; k < b; k++ {
		if r.dash(k) || r.t.Is(k, ":") {
			return true
		}
	}
	return false
}

// ceremonyDay gives the day on which the prizes of the text were announced:
// the date of a sentence that speaks of the ceremony, the closing or the
// decisions of the jury.
func (r *Reader) ceremonyDay() *phrase.Mention {
	for k, s := range r.sentences {
		if k > 8 {
			break
		}
		said := false
		for i := s.First; i < s.Last && !said; i++ {
			switch r.lemma(i) {
			case "церемония", "закрытие", "огласить", "вручение", "объявить", "назвать", "награждение", "наградить", "вручить", "завершиться", "закрыться", "вручать", "присудить", "состояться", "пройти", "итог", "подвести", "лауреат", "победитель", "удостоить", "оглашение", "объявление":
				said = true
			}
		}
		if !said {
			continue
		}
		for i := s.First; i < s.Last; i++ {
			if m := r.t.Mention(i); m != nil && m.Kind == phrase.Date && r.dateful(s, m) && (m.Date.From.Day > 0 || m.Date.Weekday > 0 || m.Date.Relative && !m.Date.Loose) {
				return m
			}
		}
	}
	return nil
}
