package phrase

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vestnik/extract/morph"
	"vestnik/extract/text"
	"vestnik/lexicon"
)

// sure is a name of the text: what a name seen in a sure context is everywhere in it.
type sure struct {
	key   []string // of each word, see keyAt
	model Mention
}

// support goes over the phrases of a text once all are read and uses what the
// whole text says: weak names that are sure elsewhere become sure, unread
// occurrences of sure names are added, a name in brackets is of the kind of what
// it explains.
func (r *Reader) support(t *Text) {
	r.explain(t)
	r.listed(t)
	r.collectSure(t)
	r.strengthen(t)
	if len(r.sure) > 0 {
		r.addOccurrences(t)
	}
}

// keyAt is what forms of one word share.
func keyAt(t *Text, i int) string {
	if t.Doc.Tokens[i].Kind == text.Word && t.Doc.Tokens[i].Shape != text.Upper && t.Words[i].Stem != "" {
		return t.Words[i].Stem
	}
	return t.Words[i].Form
}

// explain reads what a name in brackets is: «Скотт Хоровитц (Scott Horowitz)»,
// «Аль-Айн (Al Ain)», «Союз координационных советов (СКС)».
func (r *Reader) explain(t *Text) {
	for k := 0; k+1 < len(t.Mentions); k++ {
		a, b := &t.Mentions[k], &t.Mentions[k+1]
		if b.First != a.Last+1 || !t.Is(a.Last, "(") || !t.Is(b.Last, ")") || b.Kind != Organization || !b.Weak {
			continue
		}
		host := a
		if a.Kind == Post && len(a.Inner) > 0 && a.Inner[len(a.Inner)-1].Last == a.Last {
			host = &a.Inner[len(a.Inner)-1]
		}
		latin := t.Doc.Tokens[b.First].Kind == text.Latin
		switch {
		case host.Kind == Organization && (!host.Weak && !host.Generic || b.Rule == "org.acronym" && initialsOf(host.Name, b.Name)):
			host.Weak, host.Generic = false, false
			b.Weak, b.Rule = false, "org.alias"
			b.Government, b.Country = host.Government, host.Country
		case host.Kind == Person && latin && b.Last-b.First >= len(strings.Fields(host.Name)):
			b.Kind, b.Weak, b.Person, b.Rule = Person, false, host.Person, "person.latin"
			b.Name = host.Name
		case (host.Kind == City || host.Kind == Place || host.Kind == Region) && latin:
			b.Kind, b.Weak, b.Country, b.Rule, b.Name = host.Kind, false, host.Country, "place.latin", host.Name
		}
	}
}

// listed reads the quoted names between two bodies of a list as bodies: «движение
// „Степь“, „Лес“, „Луг“ и институт „Поле“».
func (r *Reader) listed(t *Text) {
	joined := func(k int) bool { // mention k+1 follows mention k in a list
		a, b := &t.Mentions[k], &t.Mentions[k+1]
		return b.First == a.Last+1 && (t.Is(a.Last, ",") || t.Is(a.Last, "и"))
	}
	for k := 0; k+2 < len(t.Mentions); k++ {
		if m := &t.Mentions[k]; m.Kind != Organization || m.Weak || m.Generic {
			continue
		}
		last := k + 1
		for last < len(t.Mentions) && joined(last-1) && t.Mentions[last].Kind == Work && t.Mentions[last].Quoted && t.Mentions[last].Work != nil {
			last++
		}
		if last == k+1 || last == len(t.Mentions) || !joined(last-1) || t.Mentions[last].Kind != Organization || t.Mentions[last].Weak || t.Mentions[last].Generic {
			continue
		}
		for n := k + 1; n < last; n++ {
			m := &t.Mentions[n]
			m.Kind, m.Quoted, m.Rule = Organization, false, "org.listed"
			m.coreFirst, m.coreLast, m.Work = m.Work.First, m.Work.Last, nil
		}
		k = last - 1
	}
}

// collectSure gathers the names that are sure.
func (r *Reader) collectSure(t *Text) {
	r.sure = r.sure[:0]
	clear(r.sureBy)
	if r.sureBy == nil {
		r.sureBy = make(map[string][]int32)
		r.counts = make(map[string]int)
	}
	clear(r.counts)
	var visit func(m *Mention)
	visit = func(m *Mention) {
		for i := range m.Inner {
			visit(&m.Inner[i])
		}
		first, last := m.Core()
		switch {
		case m.Kind == Organization && m.Weak && last-first <= 4:
			r.counts[r.nameKey(t, first, last)]++
			return
		case m.Weak || m.Generic || m.plain || m.Entry != nil || last-first > 4:
			return
		case m.Kind == Organization && m.coreLast > 0 && t.proper(first, last) && m.Class == nil,
			m.Kind == Organization && m.coreLast > 0 && t.proper(first, last) && (m.Class.Role == HeadRole || m.Class.Role == LegalRole) && first > m.First,
			m.Rule == "org.alias", m.Rule == "org.acronym", m.Rule == "place.preposition" && last == first+1, m.Rule == "place.head" && first > m.First:
		default:
			return
		}
		if len(r.sure) >= 256 {
			return
		}
		s := sure{model: *m}
		for i := first; i < last; i++ {
			s.key = append(s.key, keyAt(t, i))
		}
		if utf8.RuneCountInString(s.key[0]) < 2 {
			return
		}
		s.model.Inner = nil
		r.sureBy[s.key[0]] = append(r.sureBy[s.key[0]], int32(len(r.sure)))
		r.sure = append(r.sure, s)
	}
	for i := range t.Mentions {
		visit(&t.Mentions[i])
	}
}

// proper reports tokens that are a name in capitals throughout, small words
// between them aside.
func (t *Text) proper(first, last int) bool {
	if last <= first || t.is(first, isGeo|isGiven) || t.Doc.Tokens[last-1].Kind == text.Punct || t.Words[last-1].Is(morph.PREP) {
		return false
	}
	k := t.Doc.Tokens[first].Kind
	return (k == text.Word || k == text.Latin || k == text.Other) && t.Doc.Tokens[first].Shape != text.Lower
}

func (r *Reader) nameKey(t *Text, first, last int) string {
	if last == first+1 {
		return keyAt(t, first)
	}
	var b strings.Builder
	for i := first; i < last; i++ {
		b.WriteString(keyAt(t, i))
		b.WriteByte(' ')
	}
	return b.String()
}

// strengthen makes weak names sure: a foreign name that the text has twice and
// that does something, an acronym that the first letters of a sure name stand
// for, a place that is sure elsewhere.
func (r *Reader) strengthen(t *Text) {
	weakPlace, weakName := false, false
	for i := range t.Mentions {
		if m := &t.Mentions[i]; m.Weak {
			weakPlace = weakPlace || m.Kind != Organization && m.Kind <= Place
			weakName = weakName || m.Kind == Organization
		}
	}
	if !weakPlace && !weakName {
		return
	}
	r.collectSupport(t, weakPlace)
	for i := range t.Mentions {
		m := &t.Mentions[i]
		switch {
		case !m.Weak:
		case m.Kind == Organization && (m.Rule == "org.foreign" || m.Rule == "org.acronym"):
			if s := r.sureAt(t, m.First, m.Last); s != nil && s.model.Kind == Organization {
				m.Weak = false
				continue
			}
			key := r.nameKey(t, m.First, m.Last)
			m.Weak = !(m.Rule == "org.foreign" && t.Doc.Tokens[m.First].Shape != text.Lower && r.counts[key] >= 2 && r.acts[key] ||
				(m.Rule == "org.acronym" || t.Doc.Tokens[m.First].Shape == text.Upper && m.Last == m.First+1) && r.abbreviates(t, m.Name))
		case m.Kind == City || m.Kind == Place || m.Kind == Region:
			m.Weak = m.Entry == nil || !r.places[m.Entry]
		}
	}
}

// collectSupport gathers what strengthen asks for, in one pass.
func (r *Reader) collectSupport(t *Text, places bool) {
	if r.acts == nil {
		r.acts, r.places, r.letters = make(map[string]bool), make(map[*lexicon.Entry]bool), make(map[string]bool)
	}
	clear(r.acts)
	clear(r.places)
	clear(r.letters)
	for i := range t.Mentions {
		m := &t.Mentions[i]
		if places && !m.Weak && m.Entry != nil && m.Kind <= Place {
			r.places[m.Entry] = true
		}
		if m.Rule == "org.foreign" && m.Weak && m.Last < len(t.Words) {
			w := t.Words[m.Last] // «Northwind представил»
			if w.Best == morph.VERB && w.Gram&morph.Plur == 0 && t.Doc.Tokens[m.Last].Kind == text.Word {
				r.acts[r.nameKey(t, m.First, m.Last)] = true
			}
		}
	}
}

// sureAt returns the sure name that stands at tokens [first, last).
func (r *Reader) sureAt(t *Text, first, last int) *sure {
	for _, k := range r.sureBy[keyAt(t, first)] {
		s := &r.sure[k]
		if len(s.key) == last-first && r.same(t, s, first) {
			return s
		}
	}
	return nil
}

func (r *Reader) same(t *Text, s *sure, first int) bool {
	if first+len(s.key) > len(t.Words) {
		return false
	}
	for k := 1; k < len(s.key); k++ {
		if keyAt(t, first+k) != s.key[k] {
			return false
		}
	}
	return true
}

// maxAcronyms bounds the acronyms of a text that are looked up among its names.
const maxAcronyms = 64

// abbreviates reports an acronym made of the first letters of a body that the
// text names: ХАЭС of «Хмельницкая атомная электростанция».
func (r *Reader) abbreviates(t *Text, name string) bool {
	yes, ok := r.letters[name]
	if ok || len(r.letters) >= maxAcronyms {
		return yes
	}
	for i := range t.Mentions {
		m := &t.Mentions[i]
		yes = yes || m.Kind == Organization && !m.Weak && m.Last-m.First >= 2 && initialsOf(m.Name, name)
		for k := range m.Inner {
			o := &m.Inner[k]
			yes = yes || o.Kind == Organization && !o.Weak && o.Last-o.First >= 2 && initialsOf(o.Name, name)
		}
		if yes {
			break
		}
	}
	r.letters[name] = yes
	return yes
}

// initialsOf reports whether the letters of an acronym are, in order, the first
// letters of the words of a name, or letters inside compounds
// (электростанция: ЭС); words may be left out only when they are small.
func initialsOf(name, acronym string) bool {
	rest := []rune(acronym)
	for w := range strings.FieldsSeq(name) {
		if len(rest) == 0 {
			return false
		}
		first := true
		took := 0
		for _, c := range w {
			if len(rest) == 0 {
				break
			}
			if unicode.ToUpper(c) == rest[0] && (first || took == 1 && len(rest) == 1 && utf8.RuneCountInString(w) > 9) {
				rest = rest[1:]
				took++
			}
			first = false
		}
		if took == 0 && utf8.RuneCountInString(w) > 3 {
			return false
		}
	}
	return len(rest) == 0
}

// addOccurrences adds the sure names where no phrase stands yet or only a quoted
// name of which nothing said what it is.
func (r *Reader) addOccurrences(t *Text) {
	added := false
	for i := 0; i < len(t.Doc.Tokens); i++ {
		tok := &t.Doc.Tokens[i]
		if tok.Kind != text.Word && tok.Kind != text.Latin || tok.Shape == text.Lower {
			continue
		}
		m := t.Mention(i)
		if m != nil && !(m.Kind == Work && m.Quoted && m.Work != nil && m.Work.First == i) {
			continue
		}
		for _, k := range r.sureBy[keyAt(t, i)] {
			s := &r.sure[k]
			if !r.same(t, s, i) {
				continue
			}
			last := i + len(s.key)
			if m != nil {
				if m.Work.Last == last && s.model.Kind == Organization {
					m.Kind, m.Quoted, m.Rule, m.Work = Organization, false, "org.again", nil
					m.coreFirst, m.coreLast = i, last
					m.Name, m.Short, m.Country, m.Government, m.Class = s.model.Name, s.model.Short, s.model.Country, s.model.Government, s.model.Class
				}
				break
			}
			if !r.free(t, i, last) || s.model.Kind != Organization && t.inQuote[i] >= 0 || t.is(i, isGiven) && s.model.Kind == Organization {
				continue
			}
			x := s.model
			x.First, x.Last, x.Head, x.coreFirst, x.coreLast = i, last, i, 0, 0
			x.Rule = map[bool]string{true: "org.again", false: "place.again"}[x.Kind == Organization]
			x.Forms, _ = NounForms(t.Words[i])
			if x.Forms == 0 {
				x.Forms = AnyForm
			}
			t.Mentions = append(t.Mentions, x)
			added = true
			i = last - 1
			break
		}
	}
	if !added {
		return
	}
	slices.SortStableFunc(t.Mentions, func(a, b Mention) int { return a.First - b.First })
	for i := range t.Mentions {
		for k := t.Mentions[i].First; k < t.Mentions[i].Last; k++ {
			t.At[k] = int32(i)
		}
	}
}

// free reports tokens that no phrase covers and that stand in one sentence.
func (r *Reader) free(t *Text, first, last int) bool {
	for k := first; k < last; k++ {
		if t.At[k] >= 0 || k > first && t.Doc.Tokens[k].Line {
			return false
		}
	}
	return true
}
