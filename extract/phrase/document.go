package phrase

import "vestnik/extract/morph"

// document reads the noun of a document with the adjectives before it:
// «рамочное соглашение», «меморандум о взаимопонимании». What the document is
// about and between whom is read by frames.
func (r *Reader) document(t *Text, i, end int) (Mention, bool) {
	for h := i; h < end && h < i+4; h++ {
		if c, hit := r.class(t, h, DocRole); hit != nil && hit.Last <= end {
			forms, gender := hitForms(hit), hit.Gram&morph.Genders
			for k := h - 1; k >= i; k-- {
				if forms = agree(t.Words[k], forms, gender); forms == 0 {
					return Mention{}, false
				}
			}
			m := Mention{Kind: Document, First: i, Last: hit.Last, Head: h, Forms: forms, Class: c, Entry: c.Entry, Rule: "document", Generic: c.Generic, Weak: c.Weak}
			m.Name = hit.Name
			m.Country = r.adjectiveCountry(t, i)
			return m, true
		}
		if !isAdjective(t.Words[h]) {
			break
		}
	}
	return Mention{}, false
}
