package film

import (
	"strings"

	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// named is a name with where it stands.
type credit struct {
	name        string
	first, last int
	origin      event.Origin
}

func addCredit(list []credit, c credit) []credit {
	for _, x := range list {
		if x.name == c.name {
			return list
		}
	}
	return append(list, c)
}

// craft says what a person is called right before the name: the craft of a post
// («режиссёр»), "post" for another post, "" for none.
func (r *Reader) craft(m *phrase.Mention) string {
	k := m.First - 1
	if k < 0 {
		return ""
	}
	if r.t.Is(k, ".") && k > 0 {
		switch r.t.Words[k-1].Form {
		case "реж":
			return "director"
		case "опер", "сцен", "прод", "комп":
			return "post"
		}
	}
	if p := r.t.Mention(k); p != nil && p.Kind == phrase.Post {
		return craftOf(p)
	}
	switch r.lemma(k) {
	case "клипмейкер", "дебютант", "дебютантка", "кинематографист", "мэтр", "постановщик", "постановщица", "режиссёр", "режиссёрка", "шоураннер":
		return "director"
	case "автор":
		return "author"
	case "сценарист", "оператор", "композитор", "художник", "писатель", "писательница", "продюсер", "актёр", "актриса", "певец", "певица", "роман", "повесть", "книга", "рассказ", "пьеса":
		return "post"
	}
	return ""
}

func craftOf(p *phrase.Mention) string {
	if strings.EqualFold(p.Name, "шоураннер") {
		return "director" // of a series
	}
	if p.Class != nil && p.Class.Craft != "" {
		return p.Class.Craft
	}
	if strings.Contains(strings.ToLower(p.Name), "режиссер") || strings.Contains(strings.ToLower(p.Name), "режиссёр") {
		return "director"
	}
	return "post"
}

// directors reads the directors that stand in the phrase of a film: before the
// title, behind it and in its brackets.
func (r *Reader) directors(p *np, line bool) []credit {
	var out []credit
	s := r.sentences[p.sentence]
	t := r.t
	open := p.last
	if p.quote >= 0 {
		open = r.quotes[p.quote].Open
	}
	if p.noun >= 0 {
		out = r.people(out, s, p.noun+1, open, phrase.Gent, false)
	}
	k := p.last
	for k < s.Last && t.Is(k, "(") {
		end := k + 1
		for end < s.Last && end < k+24 && !t.Is(end, ")") {
			end++
		}
		if end >= s.Last {
			break
		}
		out = r.bracketPeople(out, s, p, k+1, end)
		k = end + 1
	}
	behind := phrase.Gent
	if line && !t.Is(k, ",") {
		behind = phrase.AnyForm
	}
	out = r.people(out, s, k, s.Last, behind, true)
	if p.noun < 0 && p.first > s.First && line { // «приз разделили Имя «X» и ...»
		if m := t.Mention(p.first - 1); m != nil && m.Kind == phrase.Person && m.Last == p.first && m.Forms&phrase.Nomn != 0 {
			if c := r.craft(m); c == "" || c == "director" {
				out = addCredit(out, credit{name: m.Name, first: m.First, last: m.Last})
			}
		}
	}
	if p.apposition >= 0 {
		out = r.people(out, s, p.apposition+1, s.Last, phrase.Gent, true)
	}
	if len(out) == 0 {
		out = r.apposed(s, p)
	}
	if line && k < s.Last && t.Is(k, ",") { // Гран-при - «Тишина», Нургиза Мамбетова
		j := k + 1
		if m := t.Mention(j); m != nil && m.Kind == phrase.Country && t.Is(m.Last, ",") {
			j = m.Last + 1
		}
		out = r.people(out, s, j, s.Last, phrase.Nomn, true)
	}
	return r.made(out, s, p, k)
}

// people reads the list of people that begins with token k (right there, or
// behind a post of direction); within says that it must begin at k.
func (r *Reader) people(out []credit, s *frame.Sentence, k, last int, forms phrase.Forms, at bool) []credit {
	t := r.t
	for k < last {
		if k > 0 && kin(r.lemma(k-1)) && forms&phrase.Gent != 0 { // братьев Люка и Жана Дарденнов
			if two := r.two(credit{first: k, last: k + 1}); len(two) > 0 {
				return append(out, two...)
			}
		}
		m := t.Mention(k)
		if m != nil && m.Kind == phrase.Post {
			if craftOf(m) != "director" {
				if at {
					return out
				}
				if n := t.Mention(m.Last); n != nil && n.Kind == phrase.Person {
					k = n.Last
					continue
				}
			}
			k = m.Last
			continue
		}
		if m != nil && m.Kind == phrase.Person {
			c := r.craft(m)
			if m.Forms&forms == 0 || c == "post" || c != "" && c != "director" && c != "author" || r.t.Words[max(0, k-1)].Is(morph.PREP) && k > 0 && best(r.t.Words[k-1]).POS == morph.PREP {
				if at {
					return out
				}
				k = m.Last
				continue
			}
			list := s.Coordinated(int(t.At[k]), func(x *phrase.Mention) bool { return x.Kind == phrase.Person }, forms)
			for i, n := range list {
				x := &t.Mentions[n]
				if i > 0 && (x.First >= last && !at || r.npBetween(t.Mentions[list[i-1]].Last, x.First)) {
					break
				}
				out = addCredit(out, credit{name: x.Name, first: x.First, last: x.Last})
			}
			return out
		}
		if at {
			if r.t.Is(k, "реж") || t.Is(k, ".") && k > 0 && t.Is(k-1, "реж") || t.Is(k, ",") && t.Is(k+1, "реж") {
				k++
				forms = phrase.AnyForm
				continue
			}
			if r.adjectival(k) && t.Doc.Tokens[k].Kind == text.Word && r.lower(k) || directorNoun(r.lemma(k)) {
				k++
				continue
			}
			if forms&phrase.Gent != 0 && r.lower(k) && k < last-1 { // «россиянина из Нальчика Имени»
				f, _ := phrase.NounForms(t.Words[k])
				if f&phrase.Gent != 0 && f&phrase.Nomn == 0 && t.Words[k].Gram&morph.Anim != 0 {
					k++
					if t.Is(k, "из") && t.Mention(k+1) != nil {
						k = t.Mention(k + 1).Last
					}
					continue
				}
			}
			return out
		}
		if m != nil {
			k = m.Last
			continue
		}
		k++
	}
	return out
}

// apposed reads a film that is told of by its author before its title: «режиссёрский
// дебют Инги Имя – мелодрама «X»», «новая работа Имени, драма «X»,».
func (r *Reader) apposed(s *frame.Sentence, p *np) []credit {
	k := p.first - 1
	if k <= s.First || !r.dash(k) && !r.t.Is(k, ",") {
		return nil
	}
	m := r.t.Mention(k - 1)
	if m == nil || m.Kind != phrase.Person || m.Last != k || m.Forms&phrase.Gent == 0 {
		return nil
	}
	switch r.craft(m) {
	case "", "director", "actor", "author", "post":
	default:
		return nil
	}
	for j := m.First - 1; j >= s.First && j >= m.First-5; j-- {
		switch l := r.lemma(j); {
		case r.works[j].film() || l == "дебют" || l == "работа":
			return []credit{{name: m.Name, first: m.First, last: m.Last}}
		case r.t.Mention(j) != nil || r.isNoun(j) || r.adjectival(j):
		default:
			return nil
		}
	}
	return nil
}

func directorNoun(l string) bool {
	switch l {
	case "режиссёр", "режиссёрка", "режиссёрша", "постановщица", "шоураннер", "постановщик", "клипмейкер", "дебютант", "дебютантка", "кинорежиссёр", "кинематографист", "мэтр", "классик":
		return true
	}
	return false
}

func (r *Reader) npBetween(a, b int) bool {
	for k := a; k < b; k++ {
		if r.npAt[k] >= 0 {
			return true
		}
	}
	return false
}

// bracketPeople reads «(реж. Имя)», «(автор Имя)», «(режиссёрский дебют Имени)»,
// «(Имя, Страна)».
func (r *Reader) bracketPeople(out []credit, s *frame.Sentence, p *np, first, last int) []credit {
	for k := first; k < last; k++ {
		if l := r.lemma(k); l == "роль" || l == "играть" || l == "озвучить" {
			return out
		}
		m := r.t.Mention(k)
		if m == nil {
			continue
		}
		if m.Kind == phrase.Person && m.Last <= last {
			switch c := r.craft(m); {
			case c == "director" || c == "author":
			case c == "" && (m.First == first || r.t.Is(m.First-1, ",") || r.t.Is(m.First-1, "и")):
			case (c == "" || c == "post") && r.directed(first, m.First):
			default:
				k = m.Last - 1
				continue
			}
			out = addCredit(out, credit{name: m.Name, first: m.First, last: m.Last})
		}
		k = m.Last - 1
	}
	return out
}

func (r *Reader) directed(first, last int) bool {
	for k := first; k < last; k++ {
		if strings.HasPrefix(r.t.Words[k].Form, "режисс") {
			return true
		}
	}
	return false
}

// made reads «снятый Олжасом Турлыбеком», «который снял Имя» behind a title.
func (r *Reader) made(out []credit, s *frame.Sentence, p *np, k int) []credit {
	t := r.t
	if p.apposition >= 0 {
		k = p.apposition + 1
	}
	for i := k; i < s.Last && i < k+3; i++ {
		a := r.shooting(i)
		if a == nil {
			continue
		}
		for j := i + 1; j < s.Last && j < i+6; j++ {
			m := t.Mention(j)
			if m == nil {
				continue
			}
			if m.Kind == phrase.Post && craftOf(m) == "director" {
				j = m.Last - 1
				continue
			}
			want := phrase.Ablt
			if a.POS == morph.VERB {
				want = phrase.Nomn
			}
			if m.Kind == phrase.Person && m.Forms&want != 0 && r.craft(m) != "post" {
				for _, n := range s.Coordinated(int(t.At[j]), func(x *phrase.Mention) bool { return x.Kind == phrase.Person }, want) {
					x := &t.Mentions[n]
					out = addCredit(out, credit{name: x.Name, first: x.First, last: x.Last})
				}
			}
			break
		}
		break
	}
	return out
}

// shooting gives the reading of token i as a verb or participle of directing.
func (r *Reader) shooting(i int) *morph.Analysis {
	w := r.t.Words[i]
	for k := range w.Analyses {
		if a := &w.Analyses[k]; shoots(a.Lemma) && (a.POS == morph.VERB || a.POS == morph.PRTF || a.POS == morph.PRTS) {
			return a
		}
	}
	return nil
}

// shoots reports verbs whose doer is the director.
func shoots(lemma string) bool {
	switch lemma {
	case "снять", "снимать", "поставить", "ставить", "доснять", "экранизировать", "срежиссировать", "режиссировать":
		return true
	}
	return false
}

// doer gives the person that a sentence says shoots or has finished a film:
// «Имя снимает «X»», «снявший этот фильм француз Имя».
func (r *Reader) doer(s *frame.Sentence, triggers []frame.Trigger, p *np) []credit {
	var out []credit
	for i := range triggers {
		tr := &triggers[i]
		direct := false
		for _, f := range tr.Frames {
			direct = direct || f.ID == "film.shoot" || f.ID == "film.finish"
		}
		l := r.lemma(tr.Token)
		if !direct || strings.HasPrefix(l, "сниматься") || strings.HasPrefix(l, "озвуч") || l == "работа" || l == "производство" {
			continue
		}
		reach := p.first - tr.Last
		if reach < 0 {
			reach = tr.Token - p.last
		}
		if reach > 14 || s.Clause(p.first) != tr.Clause && s.Clause(max(p.noun, p.first)) != tr.Clause && !r.relative(s, tr, p) && !r.colon(s, tr, p) {
			continue
		}
		if tr.Mood == frame.Participle {
			if tr.Passive || p.first < tr.Last || reach > 2 {
				continue
			}
			for k := p.last; k < s.Last && k < p.last+4; k++ {
				if m := r.t.Mention(k); m != nil && m.Kind == phrase.Person {
					if c := r.craft(m); c == "" || c == "director" {
						out = addCredit(out, credit{name: m.Name, first: m.First, last: m.Last})
					}
					break
				}
			}
			continue
		}
		if tr.Mood == frame.Nominal && !r.undertakes(s, tr) && !r.colon(s, tr, p) {
			continue
		}
		want := phrase.Nomn
		if tr.Passive && tr.Mood != frame.Nominal {
			want = phrase.Ablt
		}
		for k := s.First; k < s.Last; k++ {
			m := r.t.Mention(k)
			if m == nil {
				continue
			}
			k = m.Last - 1
			if m.Kind != phrase.Person || m.Forms&want == 0 || r.npAt[m.First] >= 0 {
				continue
			}
			if s.Clause(m.First) != tr.Clause && !r.colon(s, tr, p) {
				continue
			}
			c := r.craft(m)
			if c != "" && c != "director" || s.Prep(m.First) != "" || r.objectOf(s, m) {
				continue
			}
			out = addCredit(out, credit{name: m.Name, first: m.First, last: m.Last})
			for _, n := range s.Coordinated(int(r.t.At[m.First]), func(x *phrase.Mention) bool { return x.Kind == phrase.Person }, want) {
				x := &r.t.Mentions[n]
				out = addCredit(out, credit{name: x.Name, first: x.First, last: x.Last})
			}
			break
		}
	}
	return out
}

// undertakes reports a verb of beginning or ending that governs a noun: «начал
// съёмки», «приступил к съёмкам», «закончил монтаж».
func (r *Reader) undertakes(s *frame.Sentence, tr *frame.Trigger) bool {
	for k := tr.Token - 1; k >= s.First && k >= tr.Token-5; k-- {
		switch r.lemma(k) {
		case "начать", "приступить", "завершить", "закончить", "продолжить", "продолжать", "завершать", "начинать", "приступать", "вести", "возобновить", "готовиться", "объявить", "анонсировать":
			return true
		}
	}
	return false
}

// colon reports «Имя работает в Марселе: начались съёмки «X»».
func (r *Reader) colon(s *frame.Sentence, tr *frame.Trigger, p *np) bool {
	if tr.Mood != frame.Nominal || r.lemma(tr.Token) != "съёмка" {
		return false
	}
	for k := tr.Token - 1; k >= s.First && k >= tr.Token-4; k-- {
		if r.t.Is(k, ":") {
			return true
		}
	}
	return false
}

// objectOf reports a person in the nominative that is a predicate or stands in
// brackets.
func (r *Reader) objectOf(s *frame.Sentence, m *phrase.Mention) bool {
	return s.Clauses[s.Clause(m.First)].Kind == frame.Aside
}

// told reads «режиссёр - Керем Тунали», «постановщик фильма Имя», «режиссёром
// выступил Имя» in sentence k.
func (r *Reader) told(k int) []credit {
	var out []credit
	s := r.sentences[k]
	t := r.t
	for i := s.First; i < s.Last; i++ {
		m := t.Mention(i)
		last := i + 1
		switch {
		case m != nil && m.Kind == phrase.Post && m.First == i && craftOf(m) == "director":
			last = m.Last
		case m == nil && directorNoun(r.lemma(i)):
		case r.lemma(i) == "группа" && r.crewOf(i):
		case m == nil && (r.lemma(i) == "режиссура" || r.lemma(i) == "постановка"):
		case m == nil && r.lemma(i) == "автор" && i+1 < s.Last && (r.works[i+1].film() || r.npAt[i+1] >= 0 || r.t.Is(i-1, "ее") || r.t.Is(i-1, "его")):
		case m == nil && r.chair(i):
		case m == nil && r.t.Is(i, "пультом") && r.t.Is(i-1, "за"):
		default:
			if m != nil {
				i = m.Last - 1
			}
			continue
		}
		j := last
		for j < s.Last && j < last+6 {
			if x := t.Mention(j); x != nil {
				if x.Kind == phrase.Person {
					out = addCredit(out, credit{name: x.Name, first: x.First, last: x.Last})
					for _, n := range s.Coordinated(int(t.At[j]), func(y *phrase.Mention) bool { return y.Kind == phrase.Person }, x.Forms) {
						y := &t.Mentions[n]
						out = addCredit(out, credit{name: y.Name, first: y.First, last: y.Last})
					}
				}
				if x.Kind == phrase.Post && craftOf(x) != "director" && j > last {
					j = x.Last // «режиссёр и автор сценария Имя»
					continue
				}
				break
			}
			l := r.lemma(j)
			if r.dash(j) || t.Is(j, ":") || t.Is(j, "и") || r.works[j].film() || r.adjectival(j) || l == "выступить" || l == "выступать" || l == "стать" || r.demonym(j) || l == "являться" || l == "проект" || appoints(l) || entrusts(l) || r.npAt[j] >= 0 {
				j++
				continue
			}
			break
		}
		i = max(i, last-1)
	}
	return out
}

// demonym reports a word for where a person is from, before a name: «режиссёром
// выступает финн Имя».
func (r *Reader) demonym(j int) bool {
	if !r.lower(j) || !r.isNoun(j) || r.t.Words[j].Gram&morph.Anim == 0 || j+1 >= len(r.t.Words) {
		return false
	}
	m := r.t.Mention(j + 1)
	f, _ := phrase.NounForms(r.t.Words[j])
	return m != nil && m.Kind == phrase.Person && m.First == j+1 && m.Forms&f&phrase.Nomn != 0
}

// crewOf reports «группа Имени»: the crew is its director's.
func (r *Reader) crewOf(i int) bool {
	if i+1 >= len(r.t.Words) {
		return false
	}
	m := r.t.Mention(i + 1)
	return m != nil && m.Kind == phrase.Person && m.First == i+1 && m.Forms&phrase.Gent != 0
}

// appoints reports words between «режиссёром» and a name.
func appoints(lemma string) bool {
	switch lemma {
	case "назначить", "назвать", "выбрать", "утвердить", "быть", "значиться", "числиться", "остаться", "указать", "заняться", "дуэт", "тандем", "дебютант", "дебютантка", "это", "в", "кресло", "отвечать", "вновь", "снова", "опять", "также", "сам":
		return true
	}
	return false
}

// his gives the person that «его», «её» before a film points at: the last one
// named before.
func (r *Reader) his(p *np) (credit, bool) {
	found := false
	female := false
	for k := p.first - 1; k >= 0 && k >= p.first-3; k-- {
		switch r.t.Words[k].Form {
		case "его":
			found = true
		case "ее", "её":
			found, female = true, true
		}
	}
	for k := p.first; k < p.last && k < p.first+4 && !found; k++ {
		switch r.t.Words[k].Form {
		case "его":
			found = true
		case "ее", "её":
			found, female = true, true
		}
	}
	if !found {
		return credit{}, false
	}
	for k := p.first - 1; k >= r.sentences[max(0, p.sentence-1)].First; k-- {
		m := r.t.Mention(k)
		if m == nil || m.First >= p.first {
			continue
		}
		k = m.First
		if m.Kind != phrase.Person || m.Person == nil {
			continue
		}
		if m.Person.Female != female && female {
			continue
		}
		if c := r.craft(m); c == "post" && r.t.Mention(m.First-1) == nil || c == "actor" || c == "camera" || c == "composer" || c == "writer" {
			continue
		}
		return credit{m.Name, m.First, m.Last, event.FromAntecedent}, true
	}
	return credit{}, false
}

// actors reads «с Именем в главной роли», «главную роль исполнил Имя»,
// «в ролях Имя и Имя», «актёр Имя» in sentence k.
func (r *Reader) actors(k int) []credit {
	var out []credit
	s := r.sentences[k]
	role := false
	for i := s.First; i < s.Last; i++ {
		l := r.lemma(i)
		role = role || l == "роль" || l == "играть" || l == "сыграть" || l == "сниматься"
	}
	if !role {
		return nil
	}
	for i := s.First; i < s.Last; i++ {
		m := r.t.Mention(i)
		if m == nil {
			continue
		}
		i = m.Last - 1
		if m.Kind != phrase.Person || m.First > s.First && r.works[m.First-1].film() {
			continue // «за роль в фильме Имени»
		}
		c := r.craft(m)
		p := s.Prep(m.First)
		if c == "actor" && p != "о" || c == "" && (p == "с" && r.roleNear(s, m.Last) || p == "" && m.Forms&phrase.Nomn != 0 && r.roleVerb(s, m)) {
			for _, n := range s.Coordinated(int(r.t.At[m.First]), func(x *phrase.Mention) bool { return x.Kind == phrase.Person }, m.Forms) {
				x := &r.t.Mentions[n]
				out = addCredit(out, credit{name: x.Name, first: x.First, last: x.Last})
			}
		}
	}
	return out
}

func (r *Reader) roleNear(s *frame.Sentence, k int) bool {
	for j := k; j < s.Last && j < k+9; j++ {
		if r.lemma(j) == "роль" {
			return true
		}
	}
	return false
}

func (r *Reader) roleVerb(s *frame.Sentence, m *phrase.Mention) bool {
	for j := max(s.First, m.First-7); j < s.Last && j < m.Last+5; j++ {
		switch r.lemma(j) {
		case "исполнить", "играть", "сыграть", "сниматься", "сняться", "исполнять", "роль":
			return s.Clause(j) == s.Clause(m.First) || r.lemma(j) == "роль"
		}
	}
	return false
}
