package phrase

// award reads a known award: «Золотая пальмовая ветвь», «Оскар», Гран-при.
func (r *Reader) award(t *Text, i, end int) (Mention, bool) {
	j, q := i, quoteAt(t, i)
	if q >= 0 {
		j++
	}
	c, hit := r.class(t, j, AwardRole)
	if hit == nil || hit.Last > end {
		return Mention{}, false
	}
	last := hit.Last
	if q >= 0 {
		if last != t.Doc.Quotes[q].End {
			return Mention{}, false
		}
		last = t.after(q)
	} else if hit.Weak {
		return Mention{}, false
	}
	return Mention{
		Kind: Award, First: i, Last: last, Head: hit.Last - 1, Forms: hitForms(hit), Class: c, Entry: c.Entry,
		Name: hit.Name, Short: hit.Name, Rule: "award.known",
	}, true
}
