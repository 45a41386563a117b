package phrase

import (
	"strings"
	"unicode/utf8"

	"vestnik/extract/morph"
)

// human builds the mention of a name.
func (r *Reader) human(t *Text, n nameSpan) Mention {
	forms := AnyForm & Singular
	for _, p := range [...]struct {
		i    int
		kind morph.Gram
	}{{n.first, morph.Name}, {n.patronymic, morph.Patr}, {n.last, morph.Surn}} {
		if p.i < 0 {
			continue
		}
		if f := r.nameForms(t, p.i, p.kind); forms&f != 0 {
			forms &= f
		}
	}
	female := r.female(t, n, forms)
	gender := morph.Masc
	if female {
		gender = morph.Femn
	}
	h := &Human{Female: female}
	if n.first >= 0 {
		h.First = r.nameParts(t, n.first, n.firstEnd, forms, gender, morph.Name)
	}
	if n.patronymic >= 0 {
		from := n.patronymic
		if n.firstEnd == from-1 && n.first >= 0 { // Али оглы
			from--
		}
		h.Patronymic = r.nameParts(t, from, n.patronymic+1, forms, gender, morph.Patr)
	}
	if n.last >= 0 {
		from := n.last
		if n.first >= 0 && n.patronymic < 0 && n.last > n.firstEnd { // фон, де
			from = n.firstEnd
		}
		h.Last = r.nameParts(t, from, n.lastEnd, forms, gender, morph.Surn)
	}
	m := Mention{
		Kind: Person, First: n.from, Last: n.to, Head: max(n.first, n.last), Forms: forms, Name: h.String(), Short: h.Last,
		Person: h, Rule: "person.name",
	}
	if n.last >= 0 && n.first > n.last && n.firstEnd > n.first { // Ким Чен Ын keeps its order
		if easternSurname(t.Words[n.last].Form) && n.patronymic < 0 {
			m.Name = h.Last + " " + h.First
			m.Rule = "person.eastern"
		}
	}
	return m
}

// nameParts gives tokens [from, to) in the nominative, particles as written.
func (r *Reader) nameParts(t *Text, from, to int, forms Forms, gender, kind morph.Gram) string {
	if to == from+1 {
		return r.namePart(t, from, forms, gender, kind)
	}
	var b strings.Builder
	for i := from; i < to; i++ {
		if i > from && t.Doc.Tokens[i].Space {
			b.WriteByte(' ')
		}
		if k := particle(t, i, to); k > i {
			b.WriteString(t.Doc.Tokens[i].Text)
			continue
		}
		b.WriteString(r.namePart(t, i, forms, gender, kind))
	}
	return b.String()
}

// readings gives the readings of a word as a part of a name: those of the
// dictionary, or of an unknown word those by its ending.
func (r *Reader) readings(t *Text, i int, kind morph.Gram) []morph.Analysis {
	w := t.Words[i]
	if !w.Known && len(w.Names) > 0 && w.Surn+w.Given < 0.5 {
		return w.Names
	}
	for k := range w.Analyses {
		if w.Analyses[k].Gram&kind != 0 {
			return w.Analyses
		}
	}
	if len(w.Names) > 0 {
		return w.Names
	}
	if kind == morph.Surn && w.Is(morph.ADJF) && surnameForm(w.Form) { // Ромашковым is of Ромашков, not of «ромашковый»
		if names := r.lex.Program.Dictionary().ParseName(w.Form); len(names) > 0 {
			return names
		}
	}
	return w.Analyses
}

// surnameForm reports the forms of surnames in -ов, -ев, -ин that adjectives
// share.
func surnameForm(form string) bool {
	for _, s := range [...]string{"овым", "евым", "иным", "овой", "евой", "иной"} {
		if strings.HasSuffix(form, s) {
			return true
		}
	}
	return false
}

// nameForms gives the forms in which a word can be a part of a name.
func (r *Reader) nameForms(t *Text, i int, kind morph.Gram) Forms {
	var f Forms
	if kind == morph.Name {
		for _, h := range t.Hits(i) {
			if r.lex.of(h.N).Role == GivenRole {
				f |= formsOf(h.Gram)
			}
		}
		if f != 0 {
			return f & Singular
		}
	}
	readings := r.readings(t, i, kind)
	for k := range readings {
		if a := &readings[k]; a.Gram&(morph.Name|morph.Surn|morph.Patr) != 0 {
			f |= formsOf(a.Gram)
		}
	}
	if f == 0 {
		f, _ = NounForms(t.Words[i])
		f |= agree(t.Words[i], AnyForm, 0)
	}
	if f &= Singular; f == 0 {
		return AnyForm & Singular
	}
	return f
}

// female reports whether the name is a woman's.
func (r *Reader) female(t *Text, n nameSpan, forms Forms) bool {
	for _, p := range [...]struct {
		i    int
		kind morph.Gram
	}{{n.patronymic, morph.Patr}, {n.first, morph.Name}, {n.last, morph.Surn}} {
		if p.i < 0 {
			continue
		}
		if p.kind == morph.Name {
			var masc, femn bool
			for _, h := range t.Hits(p.i) {
				if c := r.lex.of(h.N); c.Role == GivenRole && formsOf(h.Gram)&forms != 0 {
					masc = masc || c.Entry.Has("gender", "masc")
					femn = femn || c.Entry.Has("gender", "femn")
				}
			}
			if masc != femn {
				return femn
			}
			if n.patronymic < 0 && n.last < 0 && t.Words[p.i].Known {
				return r.likelierFemale(t, p.i)
			}
		}
		readings := r.readings(t, p.i, p.kind)
		for k := range readings {
			a := &readings[k]
			if a.Gram&p.kind == 0 || formsOf(a.Gram)&forms == 0 || a.Gram&morph.MsF != 0 {
				continue
			}
			if a.Gram&morph.Femn != 0 && a.Gram&morph.Fixd == 0 {
				return true
			}
			if a.Gram&morph.Masc != 0 {
				return false
			}
		}
	}
	return false
}

// likelierFemale reports whether a given name alone is rather a woman's, by the
// scores of the dictionary.
func (r *Reader) likelierFemale(t *Text, i int) bool {
	var masc, femn float32
	w := t.Words[i]
	for k := range w.Analyses {
		if a := &w.Analyses[k]; a.Gram&morph.Name != 0 {
			if a.Gram&morph.Femn != 0 {
				femn += a.Score
			} else {
				masc += a.Score
			}
		}
	}
	return femn >= masc
}

// namePart gives one part of a name in the nominative.
func (r *Reader) namePart(t *Text, i int, forms Forms, gender, kind morph.Gram) string {
	tok := &t.Doc.Tokens[i]
	if kind == morph.Name {
		for _, h := range t.Hits(i) {
			if c := r.lex.of(h.N); c.Role == GivenRole && formsOf(h.Gram)&forms != 0 && c.Entry.Has("gender", genderName(gender)) {
				return h.Name
			}
		}
	}
	if forms&Nomn == Nomn&Singular && forms&^Nomn == 0 {
		return nameCase(tok.Text)
	}
	readings := r.readings(t, i, kind)
	if forms&Nomn != 0 { // a name that can stand as it is does
		for k := range readings {
			if a := &readings[k]; a.Gram&kind != 0 && a.Gram&morph.Nomn != 0 && a.Gram&morph.Plur == 0 && a.Gram&(gender|morph.MsF) != 0 {
				return nameCase(tok.Text)
			}
		}
	}
	for pass := range 2 {
		for k := range readings {
			a := &readings[k]
			if formsOf(a.Gram)&forms == 0 || a.Gram&morph.Genders != 0 && a.Gram&(gender|morph.MsF) == 0 {
				continue
			}
			if pass == 0 && a.Gram&kind == 0 || pass == 1 && a.POS != morph.NOUN && a.POS != morph.ADJF {
				continue
			}
			if a.Gram&morph.Fixd != 0 {
				return nameCase(tok.Text)
			}
			want := morph.Nomn | morph.Sing
			if a.POS == morph.ADJF || kind == morph.Surn && a.Gram&morph.MsF == 0 {
				want |= gender
			}
			if s, ok := r.lex.Program.Dictionary().Inflect(*a, want); ok {
				return nameCase(capitalsOf(tok.Text, s))
			}
		}
	}
	return nameCase(tok.Text)
}

func genderName(g morph.Gram) string {
	if g == morph.Femn {
		return "femn"
	}
	return "masc"
}

// nameCase writes a name in capitals as a name: БАЙТУКЕНОВ, Байтукенов.
func nameCase(s string) string {
	if !upper(s) || utf8.RuneCountInString(s) < 3 {
		return s
	}
	parts := strings.Split(strings.ToLower(s), "-")
	for i := range parts {
		parts[i] = firstUpper(parts[i])
	}
	return strings.Join(parts, "-")
}
