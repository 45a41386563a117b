package phrase

import (
	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/text"
)

// findCore sets the core of a headed name and what stands around it. hit is its
// head.
func (r *Reader) findCore(t *Text, m *Mention, hit *match.Match) {
	if q := r.closingQuote(t, hit.Last, m.Last); q >= 0 {
		m.coreFirst, m.coreLast = r.unquote(t, q)
		return
	}
	if k := r.bareName(t, hit.Last, m.Last); k == m.Last && k > hit.Last {
		own := t.is(hit.Last, isBody|isAcronym) && k == hit.Last+1
		if t.Doc.Tokens[hit.First].Shape == text.Lower && !(own && m.First < hit.First) || m.Class.Descriptor && !own {
			m.coreFirst, m.coreLast = hit.Last, k
			return
		}
		if own && m.First < hit.First { // международная шахматная федерация | ФИДЕ
			m.coreFirst, m.coreLast = m.First, hit.Last
			if o, ok := r.known(t, hit.Last, k); ok {
				m.Inner = append(m.Inner, o)
			} else if o, ok := r.acronym(t, hit.Last, k); ok {
				o.Weak = false
				m.Inner = append(m.Inner, o)
			}
			return
		}
	}
	first, last := m.First, m.Last
	for last > hit.Last {
		o, ok := r.owner(t, m.Class, hit.Last, last)
		if !ok {
			break
		}
		bare := o.First == hit.Last && m.First == hit.First
		if bare && !m.Class.Solo && !m.Class.Government && t.Doc.Tokens[hit.First].Shape != text.Lower && !r.opensSentence(t, hit.First) {
			break // Банк России
		}
		m.Inner = append(m.Inner, o)
		last = o.First
		if w := t.Words[hit.First]; bare && w.Known && w.Common > 0.5 && (t.Doc.Tokens[hit.First].Shape == text.Lower || r.opensSentence(t, hit.First)) {
			m.plain = true
		}
	}
	if last < m.Last {
		m.coreFirst, m.coreLast = first, last
	}
}

// closingQuote returns the quotation among tokens [first, last) that ends them,
// or -1.
func (r *Reader) closingQuote(t *Text, first, last int) int {
	for k := first; k < last; k++ {
		if q := quoteAt(t, k); q >= 0 && t.Doc.Quotes[q].End+1 >= last && t.Doc.Quotes[q].End <= last && t.Doc.Quotes[q].End > k+1 {
			return q
		}
	}
	return -1
}

// owner reads the country, place or body at the end of tokens [first, last)
// that the name before it belongs to: «Министерство обороны | Казахстана»,
// «Институт философии | РАН». A place behind a noun of persons is part of the
// name: «Союз писателей России».
func (r *Reader) owner(t *Text, c *Class, first, last int) (Mention, bool) {
	for k := first; k < last; k++ {
		if !t.is(k, isCap) && t.Doc.Tokens[k].Kind != text.Latin {
			continue
		}
		if r.persons(t, k-1) && !c.Government {
			continue
		}
		if k > first {
			p := t.Words[k-1]
			if p.Is(morph.PREP) || p.Form == "и" || p.Form == "," || r.isPost(t, k-1) || !t.is(k, isAcronym) && !c.Government && t.Doc.Tokens[k-1].Shape == text.Lower && r.plural(t, k-1) && k-1 >= first {
				continue
			}
		}
		if g, ok := r.place(t, k, last); ok && g.Last == last && !g.Weak {
			return g, true
		}
		if o, ok := r.known(t, k, last); ok && o.Last == last && !o.Weak {
			return o, true
		}
		if k > first && t.Doc.Tokens[k].Shape != text.Lower {
			if o, ok := r.headed(t, k, last); ok && o.Last == last && !o.Weak {
				return o, true
			}
		}
	}
	return Mention{}, false
}

// isPost reports a post at token i: what follows it is its own.
func (r *Reader) isPost(t *Text, i int) bool {
	for k := max(0, i-2); k <= i; k++ {
		if c, h := r.class(t, k, PostRole); c != nil && h.Last == i+1 && !c.Weak {
			return true
		}
	}
	return false
}

// plural reports a noun in the plural.
func (r *Reader) plural(t *Text, i int) bool {
	f, _ := NounForms(t.Words[i])
	return f&Singular == 0 && f&Plural != 0
}

// persons reports a plural noun of persons.
func (r *Reader) persons(t *Text, i int) bool {
	w := t.Words[i]
	for k := range w.Analyses {
		if a := &w.Analyses[k]; a.POS == morph.NOUN && a.Gram&morph.Anim != 0 && a.Gram&morph.Plur != 0 && a.Score > 0.3 {
			return true
		}
	}
	return false
}
