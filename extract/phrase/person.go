package phrase

import (
	"strings"

	"vestnik/extract/morph"
	"vestnik/extract/text"
)

// Human is the parts of a person's name, in the nominative.
type Human struct {
	First, Patronymic, Last string
	Female                  bool
}

// names remembers the people that the text names in full, by the stem of their
// surname, so that a surname alone is known later.
type names map[string]Human

// collectNames reads the full names of the text.
func (r *Reader) collectNames(t *Text) {
	if r.names == nil {
		r.names = make(names)
	}
	clear(r.names)
	for _, s := range t.Doc.Sentences {
		for i := s.First; i < s.Last; i++ {
			if t.Doc.Tokens[i].Shape == text.Lower || t.Doc.Tokens[i].Kind != text.Word {
				continue
			}
			if m, ok := r.fullName(t, i, s.Last); ok {
				if m.Person.Last != "" {
					r.names[morph.Stem(m.Person.Last)] = *m.Person
				}
				i = m.Last - 1
			}
		}
	}
}

// person reads a person's name that begins with token i.
func (r *Reader) person(t *Text, i, end int) (Mention, bool) {
	if t.Doc.Tokens[i].Kind != text.Word || t.Doc.Tokens[i].Shape == text.Lower {
		return Mention{}, false
	}
	if m, ok := r.fullName(t, i, end); ok {
		return m, true
	}
	if m, ok := r.knownPerson(t, i, end); ok {
		return m, true
	}
	w := t.Words[i]
	if h, ok := r.names[w.Stem]; ok && w.Stem != "" { // a surname alone
		f, _ := NounForms(w)
		if f == 0 {
			f = AnyForm
		}
		return Mention{Kind: Person, First: i, Last: i + 1, Head: i, Forms: f, Name: h.String(), Person: &h, Rule: "person.surname"}, true
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
		Name: c.Entry.Name.Text, Country: c.Country, Person: &h, Rule: "person.known"}, true
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

// fullName reads a name of several parts.
func (r *Reader) fullName(t *Text, i, end int) (Mention, bool) {
	if m, ok := r.initials(t, i, end); ok {
		return m, true
	}
	switch {
	case r.given(t, i):
		if i+1 < end && !t.Doc.Tokens[i+1].Line && r.surname(t, i+1) && !r.given(t, i+1) || i+1 < end && r.surname(t, i+1) {
			if i+2 < end && r.patronymic(t, i+1) && r.surname(t, i+2) && !t.Doc.Tokens[i+2].Line {
				return r.human(t, i, i+1, i+2, i, i+3), true
			}
			if r.patronymic(t, i+1) {
				return r.human(t, i, i+1, -1, i, i+2), true
			}
			if t.Doc.Tokens[i+1].Line {
				return Mention{}, false
			}
			return r.human(t, i, -1, i+1, i, i+2), true
		}
	case r.surname(t, i) && i+1 < end && r.given(t, i+1) && !t.Doc.Tokens[i+1].Line && r.likelySurname(t, i):
		if i+2 < end && r.patronymic(t, i+2) {
			return r.human(t, i+1, i+2, i, i, i+3), true
		}
		return r.human(t, i+1, -1, i, i, i+2), true
	}
	return Mention{}, false
}

// initials reads «А. С. Пушкин», «Н.А.Назарбаева», «Пушкин А.С.».
func (r *Reader) initials(t *Text, i, end int) (Mention, bool) {
	if k := initialsFrom(t, i, end); k > i && k < end && r.surname(t, k) {
		m := r.human(t, -1, -1, k, i, k+1)
		m.Person.First = t.Text(i, k)
		m.Name = m.Person.String()
		return m, true
	}
	if r.surname(t, i) && i+2 < end && len([]rune(t.Doc.Tokens[i].Text)) > 2 {
		if k := initialsFrom(t, i+1, end); k > i+1 && r.likelySurname(t, i) {
			m := r.human(t, -1, -1, i, i, k)
			m.Person.First = t.Text(i+1, k)
			m.Name = m.Person.String()
			return m, true
		}
	}
	return Mention{}, false
}

// initialsFrom passes one or two initials.
func initialsFrom(t *Text, i, end int) int {
	k := i
	for k+1 < end && k < i+4 && t.Doc.Tokens[k].Kind == text.Word && len([]rune(t.Doc.Tokens[k].Text)) <= 2 && t.Doc.Tokens[k].Shape == text.Title && t.Is(k+1, ".") {
		k += 2
	}
	return k
}

// given reports whether token i is a first name.
func (r *Reader) given(t *Text, i int) bool {
	tok := &t.Doc.Tokens[i]
	if tok.Kind != text.Word || tok.Shape == text.Lower || len([]rune(tok.Text)) < 2 {
		return false
	}
	for _, h := range t.Hits(i) {
		c := r.lex.classes[h.Entry]
		if c.Role == GivenRole && !h.Weak && h.Last == i+1 {
			return true
		}
		if c.Role == GeoRole && !h.Weak {
			return false
		}
	}
	w := t.Words[i]
	for k := range w.Analyses {
		if a := &w.Analyses[k]; a.Gram&morph.Name != 0 && a.Known && a.Score > 0.2 {
			return true
		}
	}
	return false
}

// surname reports whether token i can be a surname beside a first name.
func (r *Reader) surname(t *Text, i int) bool {
	tok := &t.Doc.Tokens[i]
	if tok.Kind != text.Word || tok.Shape == text.Lower || len([]rune(tok.Text)) < 2 {
		return false
	}
	if c, _ := r.class(t, i, HeadRole); c != nil {
		return false
	}
	if c, _ := r.class(t, i, LegalRole); c != nil {
		return false
	}
	w := t.Words[i]
	if w.Gram&(morph.Surn|morph.Patr) != 0 || !known(w) {
		return true
	}
	return bestPOS(w) == morph.NOUN || bestPOS(w) == morph.ADJF
}

// likelySurname reports a word that is a surname or unknown to the dictionary.
func (r *Reader) likelySurname(t *Text, i int) bool {
	w := t.Words[i]
	if c, _ := r.class(t, i, GeoRole); c != nil {
		return false
	}
	return w.Gram&morph.Surn != 0 || !known(w)
}

// patronymic reports «Сергеевич», «Нурлановна», «улы», «кызы».
func (r *Reader) patronymic(t *Text, i int) bool {
	w := t.Words[i]
	switch w.Form {
	case "улы", "кызы", "оглы", "оглу", "гызы", "уулу":
		return true
	}
	if t.Doc.Tokens[i].Shape == text.Lower {
		return false
	}
	return w.Gram&morph.Patr != 0 || strings.HasSuffix(w.Form, "улы") && len(w.Form) > 12 || strings.HasSuffix(w.Form, "кызы") && len(w.Form) > 12
}

// human builds the mention of a name from the tokens of its parts, -1 for one
// that is missing.
func (r *Reader) human(t *Text, first, patronymic, last, from, to int) Mention {
	forms := AnyForm & Singular
	for _, i := range [...]int{first, patronymic, last} {
		if i < 0 {
			continue
		}
		f := r.nameForms(t, i)
		if forms&f != 0 {
			forms &= f
		}
	}
	female := r.female(t, first, patronymic, last, forms)
	gender := morph.Masc
	if female {
		gender = morph.Femn
	}
	h := &Human{Female: female}
	if first >= 0 {
		h.First = r.namePart(t, first, forms, gender, morph.Name)
	}
	if patronymic >= 0 {
		h.Patronymic = r.namePart(t, patronymic, forms, gender, morph.Patr)
	}
	if last >= 0 {
		h.Last = r.namePart(t, last, forms, gender, morph.Surn)
	}
	return Mention{Kind: Person, First: from, Last: to, Head: max(first, last), Forms: forms, Name: h.String(), Short: h.Last, Person: h, Rule: "person.name"}
}

// nameForms gives the forms in which a word can be a part of a name.
func (r *Reader) nameForms(t *Text, i int) Forms {
	w := t.Words[i]
	var f Forms
	for k := range w.Analyses {
		if a := &w.Analyses[k]; a.Gram&(morph.Name|morph.Surn|morph.Patr) != 0 {
			f |= formsOf(a.Gram)
		}
	}
	for _, h := range t.Hits(i) {
		if r.lex.classes[h.Entry].Role == GivenRole {
			f |= formsOf(h.Gram)
		}
	}
	if f == 0 {
		f, _ = NounForms(w)
	}
	if f == 0 {
		return AnyForm
	}
	return f & Singular
}

// female reports whether the name is a woman's.
func (r *Reader) female(t *Text, first, patronymic, last int, forms Forms) bool {
	for _, i := range [...]int{patronymic, first, last} {
		if i < 0 {
			continue
		}
		for _, h := range t.Hits(i) {
			if c := r.lex.classes[h.Entry]; c.Role == GivenRole && formsOf(h.Gram)&forms != 0 {
				switch c.Entry.Attr("gender") {
				case "femn":
					return true
				case "masc":
					return false
				}
			}
		}
		w := t.Words[i]
		for k := range w.Analyses {
			a := &w.Analyses[k]
			if a.Gram&(morph.Name|morph.Surn|morph.Patr) == 0 || formsOf(a.Gram)&forms == 0 || a.Gram&morph.MsF != 0 {
				continue
			}
			if a.Gram&morph.Femn != 0 {
				return true
			}
			if a.Gram&morph.Masc != 0 {
				return false
			}
		}
	}
	return false
}

// namePart gives one part of a name in the nominative.
func (r *Reader) namePart(t *Text, i int, forms Forms, gender, kind morph.Gram) string {
	tok, w := &t.Doc.Tokens[i], t.Words[i]
	if kind == morph.Name {
		for _, h := range t.Hits(i) {
			if c := r.lex.classes[h.Entry]; c.Role == GivenRole && formsOf(h.Gram)&forms != 0 {
				return h.Name
			}
		}
	}
	for pass := range 2 {
		for k := range w.Analyses {
			a := &w.Analyses[k]
			if formsOf(a.Gram)&forms == 0 || a.Gram&morph.Genders != 0 && a.Gram&(gender|morph.MsF) == 0 {
				continue
			}
			if pass == 0 && a.Gram&kind == 0 || pass == 1 && a.POS != morph.NOUN {
				continue
			}
			if a.Gram&morph.Fixd != 0 {
				return nameCase(tok.Text)
			}
			if s, ok := r.lex.Program.Dictionary().Inflect(*a, morph.Nomn|morph.Sing); ok {
				return nameCase(capitalsOf(tok.Text, s))
			}
		}
	}
	return nameCase(tok.Text)
}

// nameCase writes a name in capitals as a name: БАЙТУКЕНОВ, Байтукенов.
func nameCase(s string) string {
	if !upper(s) || len([]rune(s)) < 3 {
		return s
	}
	parts := strings.Split(strings.ToLower(s), "-")
	for i := range parts {
		parts[i] = firstUpper(parts[i])
	}
	return strings.Join(parts, "-")
}
