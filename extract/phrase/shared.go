package phrase

import (
	"strings"

	"vestnik/extract/morph"
	"vestnik/extract/text"
)

// spread splits a phrase whose head in the plural is shared by several names:
// «акиматами Кызылординской области, города Кызылорды», «национальными
// киноцентрами Франции и Грузии». Any other phrase comes back alone.
func (r *Reader) spread(t *Text, m Mention, end int) []Mention {
	if m.Rule == "place.shared-head" {
		return r.spreadPlaces(t, m)
	}
	if m.Kind == Post {
		return r.spreadPost(t, m, end)
	}
	if n := m; m.Kind == Organization && r.pluralSubject(t, &n) {
		if out := r.spreadPlural(t, n, end); len(out) > 1 {
			return out
		}
	}
	return r.spreadPlural(t, m, end)
}

// pluralSubject narrows a head that can be the genitive singular as well to the
// plural where it begins a sentence or clause or stands behind a verb in the
// plural: «Правительства Казахстана и Армении договорились».
func (r *Reader) pluralSubject(t *Text, m *Mention) bool {
	if m.Class == nil || m.Class.Role != HeadRole || m.Forms&Singular == 0 {
		return false
	}
	f, _ := NounForms(t.Words[m.Head]) // that of the entry has every case with both numbers
	if f &= m.Forms; f&Nomn&Plural == 0 || f&Nomn&Singular != 0 {
		return false
	}
	if !r.opensSentence(t, m.First) {
		p := t.Words[m.First-1]
		if !(p.Best == morph.VERB && p.Gram&morph.Plur != 0 || p.Form == "что" || p.Form == "где") {
			return false
		}
	}
	m.Forms &= Plural
	return true
}

// spreadPlural splits a phrase whose head is in the plural.
func (r *Reader) spreadPlural(t *Text, m Mention, end int) []Mention {
	if m.Kind != Organization || m.Class == nil || m.Class.Role != HeadRole && m.Class.Role != LegalRole || m.Forms&Plural == 0 || m.Forms&Singular != 0 {
		return []Mention{m}
	}
	from := m.Head + 1
	if m.Class.Role == LegalRole {
		for from < m.Last && !opensQuote(t, from) {
			from++
		}
		if out := r.quotedParts(t, m, from, end); len(out) > 1 {
			return out
		}
		return []Mention{m}
	}
	if out := r.quotedParts(t, m, from, end); len(out) > 1 {
		return out
	}
	if m.Generic && m.Class.Weak && !m.Class.Government && m.First == m.Head {
		return []Mention{m}
	}
	parts := r.sharedParts(t, from, m.Last, end)
	if len(parts) < 2 {
		return []Mention{m}
	}
	out := make([]Mention, 0, len(parts))
	for k, p := range parts {
		x := m
		x.Generic, x.Weak = false, false
		x.Forms = singular(m.Forms)
		x.Name = r.sharedName(t, m.First, from, p.first, p.last)
		if n := r.sharedField(t, parts[0], p); k > 0 && n > parts[0].first { // министерствами культуры Казахстана и Армении
			x.Name = r.singularHead(t, m.First, from) + " " + t.title(parts[0].first, n) + " " + t.title(p.first, p.last)
		}
		if p.name != "" {
			x.Name = r.singularHead(t, m.First, from) + " " + p.name
		}
		if m.Class.Plural { // власти Жетысу и уезда Хочэн
			x.Forms = m.Forms
			x.Name = r.nominative(t, m.First, from, from, m.Forms, false) + " " + t.title(p.first, p.last)
		}
		x.Country = r.countryWithin(t, p.first, p.last)
		x.Last = p.last
		if k > 0 {
			x.First, x.Head, x.Shared = p.first, p.first, true
		}
		x.coreFirst, x.coreLast, x.Inner = 0, 0, nil
		x.plain = k > 0 || t.Doc.Tokens[m.Head].Shape == text.Lower
		at := p.first
		for at+1 < p.last && t.Doc.Tokens[at].Shape == text.Lower && isAdjective(t.Words[at]) {
			at++ // китайского уезда Хочэн
		}
		if g, ok := r.place(t, at, p.last); ok && g.Last == p.last {
			x.Inner = []Mention{g}
		} else if o, ok := r.organization(t, p.first, p.last); ok && o.Last == p.last && !o.Weak {
			x.Inner = []Mention{o}
		}
		x.Rule = "org.shared-head"
		if k := r.bareName(t, p.first, p.last); k == p.last && k > p.first { // компаниями BioNTech и Pfizer
			o, ok := r.known(t, p.first, p.last)
			if ok = ok && o.Last == p.last; ok || m.Class.Descriptor || m.Class.Sub == "bank" {
				x.Name, x.plain, x.coreFirst, x.coreLast, x.Inner = t.title(p.first, p.last), false, p.first, p.last, nil
				x.Short = x.Name
			}
			if ok {
				x.Name, x.Short, x.Country, x.Entry = o.Name, o.Short, o.Country, o.Entry
			}
		}
		out = append(out, x)
	}
	return out
}

// sharedField is where the words end that a bare place shares with the first
// part, as it ends with a place too: министерства культуры | Казахстана и Армении.
// It is the beginning of the first part when they share none.
func (r *Reader) sharedField(t *Text, a, b part) int {
	if g, ok := r.place(t, b.first, b.last); !ok || g.Last != b.last {
		return a.first
	}
	if g, ok := r.place(t, a.first, a.last); ok && g.Last == a.last {
		return a.first
	}
	for n := a.first + 1; n < a.last; n++ {
		if g, ok := r.place(t, n, a.last); ok && g.Last == a.last && t.is(n, isCap) {
			return n
		}
	}
	return a.first
}

// quotedParts splits «компаниями «А» и «Б»»: each quotation is a body.
// The first stands at token j.
func (r *Reader) quotedParts(t *Text, m Mention, j, end int) []Mention {
	var out []Mention
	first, head := m.First, m.Head
	if m.Class.Role == LegalRole { // дочерние предприятия
		head = m.First
	}
	through := j
	for j < end {
		q := quoteAt(t, j)
		if q < 0 || !r.nameLike(t, q) {
			break
		}
		x := m
		x.First, x.Last, x.Forms, x.Rule = first, min(t.after(q), end), singular(m.Forms), "org.shared-head"
		x.Head, x.Shared, x.Generic, x.Weak = j, len(out) > 0, false, false
		a, b := r.unquote(t, q)
		x.Name, x.Short, x.coreFirst, x.coreLast, x.Inner = t.title(a, b), t.title(a, b), a, b, nil
		if !m.Class.Descriptor && !strings.HasPrefix(t.Words[m.First].Form, "дочерн") {
			x.Name = r.singularHead(t, head, through) + " " + t.title(j, x.Last)
		}
		out = append(out, x)
		j = x.Last
		if j >= end || !t.Is(j, ",") && !t.Is(j, "и") {
			break
		}
		j++
		first = j
	}
	return out
}

// singular moves the plural forms to the singular.
func singular(f Forms) Forms { return f&Singular | f&Plural>>6 }

// part is one of the names that share a head. name is what follows the head
// when it is not as written.
type part struct {
	first, last int
	name        string
}

// sharedParts finds the coordinated genitives behind a head in the plural. Each
// must be or end with a name.
func (r *Reader) sharedParts(t *Text, j, m, end int) []part {
	j0 := j
	var out []part
	for j < end {
		k := r.chainOnce(t, j, end)
		if k == j {
			break
		}
		if p, ok := r.sharedPlace(t, j, end); ok && p.Last == k {
			out = append(out, r.placeParts(t, p, Gent)...)
		} else {
			out = append(out, part{first: j, last: k})
		}
		switch {
		case t.Is(k, ",") && t.Is(k+1, "а") && t.Is(k+2, "также"):
			j = k + 3
			continue
		case k < end && (t.Is(k, ",") || t.Is(k, "и")):
			j = k + 1
			continue
		}
		break
	}
	proper := 0
	for _, p := range out {
		if r.proper(t, p.first, p.last) {
			proper++
		}
	}
	switch {
	case proper == len(out):
		return out
	case proper == 1 && len(out) > 1: // министерства культуры и обороны Казахстана
		return out
	case proper == 0 && len(out) == 2 && strings.HasPrefix(t.Words[j0-1].Form, "министерств"):
		return out // министерствами культуры и туризма
	}
	return nil
}

// chainOnce reads one genitive phrase without coordination.
func (r *Reader) chainOnce(t *Text, j, end int) int {
	if _, ok := r.headed(t, j, end); ok && t.Doc.Tokens[j].Shape != text.Lower {
		return j
	}
	if c, _ := r.class(t, j, HeadRole); c != nil && (!c.Weak || c.Government) && t.Doc.Tokens[j].Shape == text.Lower { // власти Ирана и власти Актобе
		return j
	}
	return r.chain(t, j, end, Gent, false)
}

// sharedName writes the head in the singular nominative with one of its parts.
func (r *Reader) sharedName(t *Text, first, through, a, b int) string {
	head := r.singularHead(t, first, through)
	return head + " " + t.title(a, b)
}

// singularHead puts adjectives and a head from the plural into the nominative
// singular.
func (r *Reader) singularHead(t *Text, first, through int) string {
	gender := morph.Gram(0)
	w := t.Words[through-1]
	for k := range w.Analyses {
		if a := &w.Analyses[k]; a.POS == morph.NOUN && a.Gram&morph.Plur != 0 {
			for _, f := range r.lex.Program.Dictionary().Lexeme(*a) {
				if f.Gram&morph.Nomn != 0 && f.Gram&morph.Sing != 0 {
					gender = f.Gram & morph.Genders
					break
				}
			}
			break
		}
	}
	s := ""
	for i := first; i < through; i++ {
		word := t.Doc.Tokens[i].Text
		w := t.Words[i]
		for k := range w.Analyses {
			a := &w.Analyses[k]
			if i == through-1 && a.POS != morph.NOUN || i < through-1 && (1<<a.POS)&adjectives == 0 {
				continue
			}
			want := morph.Nomn | morph.Sing
			if i < through-1 {
				want |= gender & (morph.Masc | morph.Femn | morph.Neut)
			}
			if x, ok := r.lex.Program.Dictionary().Inflect(*a, want); ok {
				word = capitalsOf(word, x)
				break
			}
		}
		if s != "" {
			s += " "
		}
		s += word
	}
	return firstUpper(s)
}
