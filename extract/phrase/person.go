package phrase

import (
	"slices"
	"strings"

	"vestnik/extract/morph"
	"vestnik/extract/text"
)

// Human is the parts of a person's name, in the nominative.
type Human struct {
	First, Patronymic, Last string
	Female                  bool
}

// String gives the name in the order first name, patronymic, surname.
func (h Human) String() string {
	var b strings.Builder
	for _, p := range [...]string{h.First, h.Patronymic, h.Last} {
		if p != "" {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(p)
		}
	}
	return b.String()
}

// named is a person whom the text names in full.
type namedPerson struct {
	human Human
	name  string
}

// people remembers whom the text names in full, by the lemmas and stems of the
// surname, so that a surname alone is known everywhere in it.
type people map[string]namedPerson

// collectNames reads the full names of the text and the surnames that stand
// behind a post.
func (r *Reader) collectNames(t *Text) {
	if r.people == nil {
		r.people = make(people)
	}
	clear(r.people)
	r.found = r.found[:0]
	for _, s := range t.Doc.Sentences {
		for i := s.First; i < s.Last; i++ {
			if t.traits[i] == 0 {
				continue
			}
			end := s.Last
			if j := i - 1; j > s.First && (t.Is(j, "имени") || t.Is(j, ".") && t.Is(j-1, "им")) { // музея имени Кастеева | Гульмира Шалабаева
				if t.Is(j, ".") {
					j--
				}
				if k, ok := r.named(t, j, end); ok {
					end = k
				}
			}
			m, ok := r.fullName(t, i, end)
			if !ok {
				if m, ok = r.surnameAlone(t, i, end, true); ok && m.Weak {
					ok = false
				}
			}
			if !ok {
				continue
			}
			r.found = append(r.found, m)
			if m.Person.Last != "" {
				r.remember(t, &m)
			}
			i = m.Last - 1
		}
	}
}

// remember keeps a person by every key that another form of the surname could
// have.
func (r *Reader) remember(t *Text, m *Mention) {
	p := namedPerson{*m.Person, m.Name}
	last := m.Person.Last
	if k := strings.LastIndexByte(last, ' '); k >= 0 {
		last = last[k+1:]
	}
	keep := func(key string) {
		if old, ok := r.people[key]; key != "" && (!ok || len(old.name) < len(p.name) && old.human.Last == p.human.Last) {
			r.people[key] = p
		}
	}
	fold := morph.Fold(last)
	keep(fold)
	keep("~" + morph.Stem(fold))
	for i := m.First; i < m.Last; i++ {
		w := t.Words[i]
		for k := range w.Analyses {
			if a := &w.Analyses[k]; a.Gram&morph.Surn != 0 && samePrefix(fold, w.Form) {
				keep(morph.Fold(a.Lemma))
			}
		}
		if samePrefix(fold, w.Form) {
			keep("~" + w.Stem)
			for k := range w.Names {
				if w.Names[k].Gram&morph.Surn != 0 {
					keep(morph.Fold(w.Names[k].Lemma))
				}
			}
		}
	}
}

// samePrefix reports whether two forms begin alike, as those of one name do.
func samePrefix(a, b string) bool {
	n := min(len(a), len(b))
	if n > 6 {
		n -= 4
	}
	return n > 2 && a[:n] == b[:n]
}

// remembered finds the person whose surname token i is.
func (r *Reader) remembered(t *Text, i int) (namedPerson, bool) {
	if len(r.people) == 0 {
		return namedPerson{}, false
	}
	w := t.Words[i]
	if p, ok := r.people[w.Form]; ok {
		return p, true
	}
	if p, ok := r.people["~"+w.Stem]; ok && w.Stem != "" {
		return p, true
	}
	for _, list := range [...][]morph.Analysis{w.Analyses, w.Names} {
		for k := range list {
			if a := &list[k]; a.Gram&morph.Surn != 0 {
				if p, ok := r.people[morph.Fold(a.Lemma)]; ok {
					return p, true
				}
			}
		}
	}
	return namedPerson{}, false
}

// person reads a person's name that begins with token i.
func (r *Reader) person(t *Text, i, end int) (Mention, bool) {
	if t.traits[i]&isCap == 0 {
		return r.latinPerson(t, i, end)
	}
	if m, ok := r.foundPerson(t, i); ok && m.Last <= end {
		if m.Last == i+1 && (m.Rule == "person.lone" || m.Rule == "person.context") {
			if full, ok := r.surnameAlone(t, i, end, false); ok {
				return r.recognised(t, i, end, full), true
			}
		}
		return r.recognised(t, i, end, m), true
	}
	if m, ok := r.knownPerson(t, i, end); ok {
		return m, true
	}
	if m, ok := r.holder(t, i, end); ok {
		return m, true
	}
	return r.surnameAlone(t, i, end, false)
}

// holder reads two capitalised words behind the post of a body as a name, of
// which nothing else says that it is one: «заместитель министра культуры Армении
// Ара Хзмалян».
func (r *Reader) holder(t *Text, i, end int) (Mention, bool) {
	const no = isGeo | isBody | isClass | isAcronym | isLong
	p := t.Mention(i - 1)
	if p == nil || p.Kind != Post || p.Body == nil || p.Last != i || p.Forms&Singular == 0 || !same(t, i, end) || !same(t, i+1, end) {
		return Mention{}, false
	}
	for k := i; k < i+2; k++ {
		if t.Doc.Tokens[k].Shape != text.Title || t.is(k, no) || len(t.Doc.Tokens[k].Text) < 4 { // two letters at least
			return Mention{}, false
		}
	}
	m := r.human(t, nameSpan{first: i, patronymic: -1, firstEnd: i + 1, last: i + 1, lastEnd: i + 2, from: i, to: i + 2})
	m.Rule = "person.holder"
	if p.Forms&Nomn != 0 { // «Ара» is no genitive here
		m.Person.First, m.Person.Last = t.Text(i, i+1), t.Text(i+1, i+2)
		m.Name, m.Forms = m.Person.String(), p.Forms
	}
	return m, m.Forms&p.Forms != 0
}

// foundPerson returns the name in full that begins with token i.
func (r *Reader) foundPerson(t *Text, i int) (Mention, bool) {
	if t.traits[i]&isCap == 0 {
		return Mention{}, false
	}
	if k, ok := slices.BinarySearchFunc(r.found, i, func(m Mention, i int) int { return m.First - i }); ok {
		return r.found[k], true
	}
	return Mention{}, false
}

// knownPerson reads a person of the lexicon.
func (r *Reader) knownPerson(t *Text, i, end int) (Mention, bool) {
	c, hit := r.class(t, i, PersonRole)
	if hit == nil || hit.Last > end {
		return Mention{}, false
	}
	h := humanOf(c.Entry.Name.Text)
	return Mention{Kind: Person, First: i, Last: hit.Last, Head: hit.Last - 1, Forms: hitForms(hit), Class: c, Entry: c.Entry,
		Name: c.Entry.Name.Text, Short: h.Last, Country: c.Country, Person: &h, Rule: "person.known"}, true
}

// recognised gives a person whom the text names itself what the lexicon knows of
// him: for whom he signs.
func (r *Reader) recognised(t *Text, i, end int, m Mention) Mention {
	k, ok := r.knownPerson(t, i, end)
	if ok && k.Last == m.Last && m.Person != nil && k.Person.Last == m.Person.Last && (m.Person.First == "" || m.Person.First == k.Person.First) {
		m.Class, m.Entry, m.Country = k.Class, k.Entry, k.Country
		if f := m.Forms & k.Forms; f != 0 { // «Иванова» is no woman
			m.Forms = f
		}
	}
	return m
}

func humanOf(name string) Human {
	p := strings.Fields(name)
	switch len(p) {
	case 0:
		return Human{}
	case 1:
		return Human{Last: p[0]}
	}
	return Human{First: p[0], Last: p[len(p)-1], Patronymic: strings.Join(p[1:len(p)-1], " ")}
}

// surnameAlone reads a surname or a given name without the rest: one that the
// text has in full elsewhere, one that is nothing else, one behind a post or
// beside a verb of speech. first says that the text is still being collected.
func (r *Reader) surnameAlone(t *Text, i, end int, first bool) (Mention, bool) {
	if !first {
		if p, ok := r.remembered(t, i); ok && !t.is(i, isGeo|isBody|isClass) && !(t.Words[i].Surn > 0.5 && t.Words[i].Gram&morph.Sing == 0) && t.Doc.Tokens[i].Kind == text.Word {
			h := p.human
			return Mention{Kind: Person, First: i, Last: i + 1, Head: i, Forms: r.nameForms(t, i, morph.Surn), Name: p.name, Short: h.Last,
				Person: &h, Rule: "person.surname"}, true
		}
	}
	x := t.traits[i]
	if x&(isGeo|isBody|isClass|isLong) != 0 || r.inName(t, i) {
		return Mention{}, false
	}
	kind, rule := morph.Surn, ""
	switch {
	case t.lone(i) && !(placePreposition(t, i-1) && x&isWeakGeo != 0):
		rule = "person.lone"
	case x&(isUnknown|isSurname) != 0 && x&isAcronym == 0 && (r.calls(t, i) && !genericCall(t, i) || r.speaks(t, i, end)) && !r.goesOn(t, i, end):
		rule = "person.context"
	case x&isGiven != 0 && x&(isCommon|isWeakGeo|isWeakGiven) == 0 && !first:
		kind, rule = morph.Name, "person.given"
	default:
		return Mention{}, false
	}
	n := nameSpan{first: -1, patronymic: -1, last: -1, from: i, to: i + 1}
	if kind == morph.Surn {
		n.last, n.lastEnd = i, i+1
	} else {
		n.first, n.firstEnd = i, i+1
	}
	m := r.human(t, n)
	m.Rule = rule
	return m, true
}

// genericCall reports a noun of persons that companies go with as well:
// «представитель Philips», «основатель Яндекса».
func genericCall(t *Text, i int) bool {
	f := t.Words[i-1]
	forms, _ := NounForms(t.Words[i])
	return forms&Gent&Singular != 0 && forms&Nomn == 0 || f.Form == ""
}

// goesOn reports a further capitalised word, with which the name is no lone
// surname.
func (r *Reader) goesOn(t *Text, i, end int) bool {
	return same(t, i+1, end) && t.is(i+1, isCap)
}

// inName reports a word inside a short quotation, which names something else.
func (r *Reader) inName(t *Text, i int) bool {
	q := t.inQuote[i]
	return q >= 0 && t.Doc.Quotes[q].End-t.Doc.Quotes[q].First <= 4
}

// speaks reports a verb of speech beside token i, in the singular: «отметил
// Топалов», «Топалов сообщил».
func (r *Reader) speaks(t *Text, i, end int) bool {
	return i+1 < end && r.speech(t, i+1) || i > 0 && r.speech(t, i-1)
}
