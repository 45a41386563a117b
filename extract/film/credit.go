package film

import (
	"strings"

	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
)

// firms finds the bare quotations that name a company and not a film: what
// stands around them gives them a part in making or showing one («прокатом
// занимается «X»»), or their last word says so («Верста Дистрибьюшн»).
func (r *Reader) firms() {
	for n := range r.nps {
		p := &r.nps[n]
		if p.quote < 0 || p.verdict != open && p.verdict != likely || p.noun >= 0 || p.sequel || p.apposition >= 0 || p.naming {
			continue
		}
		s := r.sentences[p.sentence]
		x := &r.quotes[p.quote]
		if q := p.first - 1; p.verdict == open && q >= s.First {
			switch r.lemma(q) {
			case "фестиваль", "кинофестиваль", "программа", "секция", "раздел":
				p.verdict = other
				continue
			}
		}
		if p.verdict == open && r.ofStudio(s, p.last) {
			p.verdict = likely
			continue
		}
		if p.verdict == likely && !r.firmWords(x.First, x.End) {
			continue
		}
		if r.firmWords(x.First, x.End) || r.creditNoun(s, p.first, true) || r.creditVerb(s, p.first, p.last, phrase.Nomn, true) || r.contractWith(s, p.first) || r.onPlatform(s, p) {
			p.verdict, p.firm = other, true
		}
	}
}

// ofStudio reports a studio in the genitive, or a director in brackets, right
// behind a title: «X» якутской студии «Y»», ««X» (реж. Имя)».
func (r *Reader) ofStudio(s *frame.Sentence, k int) bool {
	if k+1 < s.Last && r.t.Is(k, "(") {
		return r.t.Is(k+1, "реж") || r.lemma(k+1) == "режиссёр"
	}
	first := k
	for k < s.Last && r.adjectival(k) && r.t.At[k] < 0 {
		k++
	}
	if k >= s.Last {
		return false
	}
	m := r.t.Mention(k)
	return m != nil && m.First >= first && m.Kind == phrase.Organization && !m.Generic && m.Forms&phrase.Gent != 0 && m.Class != nil && m.Class.Entry != nil && studioHead(m.Class.Entry.Name.Text)
}

// firmWords reports a name of several words, or with a hyphen, that ends in a
// word of the trade.
func (r *Reader) firmWords(first, last int) bool {
	form := r.t.Words[last-1].Form
	if last-first < 2 {
		k := strings.LastIndexByte(form, '-')
		if k < 0 {
			return false
		}
		form = form[k+1:]
	}
	switch form {
	case "фильм", "фильмз", "студия", "студио", "дистрибьюшн", "дистрибуция", "прокат", "продакшн", "продакшен", "синема", "медиа", "пикчерз", "энтертейнмент", "анимация", "кинопрокат",
		"film", "films", "pictures", "studio", "studios", "production", "productions", "entertainment", "media", "distribution", "cinema":
		return true
	}
	return false
}

// onPlatform reports a bare quotation that names where a film is shown: «стартует
// на «X»», «покажут на «X»».
func (r *Reader) onPlatform(s *frame.Sentence, p *np) bool {
	if p.verdict != open || p.first == s.First || !r.t.Is(p.first-1, "на") {
		return false
	}
	if x := &r.quotes[p.quote]; r.leadForms(x.First, x.End)&phrase.Loct == 0 {
		return false
	}
	switch r.lemma(p.first - 2) {
	case "билет", "право", "лицензия", "рецензия", "деньги", "средство", "кастинг", "заявка":
		return false
	}
	c := s.Clause(p.first)
	for i := range r.triggers[s.Index] {
		tr := &r.triggers[s.Index][i]
		if tr.Clause != c {
			continue
		}
		for _, f := range tr.Frames {
			switch f.ID {
			case "film.release", "film.screen", "film.premiere", "film.present", "film.watch":
				return true
			}
		}
	}
	return false
}

// contractWith reports «договор с «X»».
func (r *Reader) contractWith(s *frame.Sentence, first int) bool {
	if first-2 < s.First || !r.t.Is(first-1, "с") && !r.t.Is(first-1, "со") {
		return false
	}
	switch r.lemma(first - 2) {
	case "договор", "контракт", "соглашение", "копродукция", "переговоры":
		return true
	}
	return false
}

// credited reports a body that the words around it give a part in the making
// or showing of a film.
func (r *Reader) credited(s *frame.Sentence, m *phrase.Mention) bool {
	if r.agency(m) {
		return false
	}
	return r.creditNoun(s, m.First, false) || r.creditVerb(s, m.First, m.Last, m.Forms, false) || r.creditPrep(s, m.First) || r.creditPerson(s, m.First)
}

// creditNoun reports a name behind a noun for what its bearer does: «продюсер
// картины - компания X», «прокатчик, «X»», «продюсером выступила X». A bare
// quotation needs a sign or a verb between.
func (r *Reader) creditNoun(s *frame.Sentence, first int, bare bool) bool {
	parted := !bare
	for k := first - 1; k >= s.First && k >= first-8; k-- {
		l := r.lemma(k)
		switch l {
		case "продюсер", "сопродюсер", "производитель", "прокатчик", "дистрибьютор", "дистрибьютер", "правообладатель", "копродуцент", "заказчик", "соавтор", "агент", "сейлз-агент":
			return parted
		case "партнёр":
			return parted && (r.lemmaIn(s, "продюсер") || r.lemmaIn(s, "копродукция") || r.lemmaIn(s, "производство"))
		case "производство", "прокат", "дистрибуция", "кинопрокат", "копродукция":
			return parted && (r.dash(k+1) || r.t.Is(k+1, ":") || !bare && l == "производство" && k >= first-3)
		case "выступить", "выступать", "стать", "являться", "быть", "остаться", "оставаться":
			parted = true
			continue
		}
		switch {
		case r.dash(k), r.t.Is(k, ":"), r.t.Is(k, ",") && k >= first-2:
			parted = true
			continue
		case r.adjectival(k), r.npAt[k] >= 0, r.works[k].film():
			continue
		case r.t.Is(k, "его"), r.t.Is(k, "ее"), r.t.Is(k, "их"), r.t.Is(k, "в"), r.t.Is(k, "и"):
			continue
		}
		if m := r.t.Mention(k); m != nil {
			switch m.Kind {
			case phrase.Country, phrase.Region:
				continue
			case phrase.Organization:
				if m.Generic {
					continue
				}
				// in a list of makers: «X и Y»
				if parted && k == first-2 && (r.t.Is(first-1, "и") || r.t.Is(first-1, ",")) {
					k = m.First
					continue
				}
			}
			return false
		}
		switch l {
		case "компания", "студия", "фирма", "российский":
			continue
		}
		return false
	}
	return false
}

// creditPerson reports «продюсер Имя из компании X».
func (r *Reader) creditPerson(s *frame.Sentence, first int) bool {
	if first-2 < s.First || !r.t.Is(first-1, "из") {
		return false
	}
	m := r.t.Mention(first - 2)
	if m == nil || m.Kind != phrase.Person {
		return false
	}
	switch r.lemma(m.First - 1) {
	case "продюсер", "сопродюсер", "прокатчик", "дистрибьютор":
		return true
	}
	return false
}

// creditVerb reports the subject of a verb of producing, selling or showing a
// film. A bare quotation could be the film itself: it needs a verb that is said
// of companies alone.
func (r *Reader) creditVerb(s *frame.Sentence, first, last int, forms phrase.Forms, bare bool) bool {
	if forms&phrase.Nomn == 0 || s.Prep(first) != "" {
		return false
	}
	c := s.Clause(first)
	for k := max(s.First, first-9); k < s.Last && k < last+9; k++ {
		if k >= first && k < last || s.Clause(k) != c {
			continue
		}
		w := r.t.Words[k]
		if !w.Is(morph.VERB) {
			continue
		}
		switch r.lemma(k) {
		case "продюсировать", "спродюсировать", "прокатывать":
			return true
		case "делить", "разделить", "заниматься", "заняться", "осуществлять", "осуществить", "обеспечивать", "обеспечить", "вести", "взять", "взяться", "отвечать":
			return r.tradeIn(s, c, k)
		case "везти", "привезти", "выпускать", "выпустить", "дистрибутировать":
			return r.filmInClause(s, c, first)
		case "снимать", "снять", "производить", "произвести", "создавать", "создать", "запустить", "запускать", "анонсировать", "показывать", "показать", "представить":
			if !bare && (r.filmInClause(s, c, first) || k == s.First && k == first-1) {
				return true // «снимает студия X»
			}
		case "делать":
			if !bare && (s.Clauses[c].Kind == frame.Relative || r.filmInClause(s, c, first)) {
				return true // сериал, который делает X
			}
		case "купить", "приобрести", "выкупить", "передать", "продать", "получить", "уступить", "отдать":
			if !bare && r.rightsIn(s, c, k) {
				return true
			}
		}
	}
	return false
}

// reachOfVerb is how many tokens around a verb its object is looked for.
const reachOfVerb = 20

// tradeIn reports a noun for producing or selling films in a clause,
// around the verb at token i.
func (r *Reader) tradeIn(s *frame.Sentence, clause, i int) bool {
	for k := max(s.First, i-reachOfVerb); k < s.Last && k < i+reachOfVerb; k++ {
		if s.Clause(k) != clause {
			continue
		}
		switch r.lemma(k) {
		case "прокат", "производство", "дистрибуция", "кинопрокат", "проект", "расход", "продюсирование", "кинопроизводство", "съёмка", "постпродакшн":
			return true
		}
	}
	return false
}

// rightsIn reports rights to a film in a clause, around the verb at token i.
func (r *Reader) rightsIn(s *frame.Sentence, clause, i int) bool {
	for k := max(s.First, i-reachOfVerb); k < s.Last && k < i+reachOfVerb; k++ {
		if s.Clause(k) == clause && (r.lemma(k) == "право" || r.t.Is(k, "права")) {
			return true
		}
	}
	return false
}

// filmIn reports a phrase for a film in a clause, other than at token i.
func (r *Reader) filmInClause(s *frame.Sentence, clause, i int) bool {
	for n, hi := r.in(s.Index); n < hi; n++ {
		p := &r.nps[n]
		if (p.verdict == certain || p.verdict == likely) && s.Clause(p.first) == clause && (i < p.first || i >= p.last) && p.forms&(phrase.Accs|phrase.Gent) != 0 {
			return true
		}
	}
	return false
}

// creditPrep reports «совместно с X», «при участии X», «по заказу X».
func (r *Reader) creditPrep(s *frame.Sentence, first int) bool {
	k := first - 1
	for k > s.First && k >= first-4 && r.adjectival(k) {
		k--
	}
	if k <= s.First {
		return false
	}
	if r.t.Is(k, "с") || r.t.Is(k, "со") {
		switch r.lemma(k - 1) {
		case "совместно", "сотрудничество", "копродукция", "партнёрство", "кооперация":
			return true
		}
		return false
	}
	switch r.lemma(k) {
	case "участие", "поддержка", "содействие":
		return r.t.Is(k-1, "при")
	case "заказ":
		return r.t.Is(k-1, "по")
	}
	return false
}

// heroStudio finds the studio whose text this is: the only one that the first
// two sentences name, when the text goes on to speak of itself as «студия» or
// «мы», or begins at the studio.
func (r *Reader) heroStudio() *phrase.Mention {
	var hero *phrase.Mention
	for k := 0; k < len(r.sentences) && k < 2; k++ {
		s := r.sentences[k]
		for i := s.First; i < s.Last; i++ {
			m := r.t.Mention(i)
			if m == nil {
				continue
			}
			i = m.Last - 1
			if m.Kind != phrase.Organization || m.Generic || m.Class == nil || m.Class.Entry == nil || !studioHead(m.Class.Entry.Name.Text) && !showerHead(m.Class.Entry.Name.Text) {
				continue
			}
			if hero != nil && hero.Name != m.Name && r.makerName(hero) != r.makerName(m) {
				return nil
			}
			hero = m
		}
	}
	if m := r.scheduler(); m != nil {
		return m
	}
	if hero == nil {
		return nil
	}
	s := r.sentences[r.sentenceOf(hero.First)]
	prep := s.Prep(hero.First)
	if prep == "на" || prep == "в" {
		return hero
	}
	if prep != "" || hero.Forms&(phrase.Nomn|phrase.Gent) == 0 {
		return nil
	}
	if r.namedAgain(hero) {
		return hero
	}
	for k := 1; k < len(r.sentences); k++ {
		s := r.sentences[k]
		for i := s.First; i < s.Last; i++ {
			if m := r.t.Mention(i); m != nil && m.First == i && m.First > hero.First && m.Kind == phrase.Organization && m.Generic && m.Class != nil && m.Class.Entry != nil && studioHead(m.Class.Entry.Name.Text) {
				return hero
			}
		}
	}
	return nil
}

// scheduler gives the company of which the first sentence says that it tells or
// changes the days of its films: «Disney объявила дни показа трёх картин».
func (r *Reader) scheduler() *phrase.Mention {
	if len(r.sentences) == 0 {
		return nil
	}
	s := r.sentences[0]
	f := s.Clauses[0].Finite
	if f < 0 {
		return nil
	}
	switch r.lemma(f) {
	case "назвать", "объявить", "раскрыть", "огласить", "опубликовать", "сообщить", "сдвинуть", "изменить", "пересмотреть", "перекроить":
	default:
		return nil
	}
	dates, films := false, false
	for k := f + 1; k < s.Last && k < f+8; k++ {
		l := r.lemma(k)
		dates = dates || l == "дата" || l == "график" || l == "календарь"
		films = films || r.works[k].film() || l == "премьера" || l == "релиз"
	}
	if !dates || !films {
		return nil
	}
	for k := s.First; k < f; k++ {
		m := r.t.Mention(k)
		if m == nil {
			continue
		}
		k = m.Last - 1
		if m.Kind == phrase.Organization && !m.Generic && !m.Government && !r.agency(m) && m.Forms&phrase.Nomn != 0 && s.Prep(m.First) == "" && (m.Rule == "org.foreign" || r.studio(m) || r.platform(m)) {
			return m
		}
	}
	return nil
}

func studioHead(name string) bool {
	switch name {
	case "студия", "киностудия", "кинокомпания", "мультстудия", "анимационная студия":
		return true
	}
	return false
}
