package diff

import (
	"slices"

	"vestnik/extract"
)

// mentions pairs names by their place and type, then by their place alone, then
// those of which one lies in the other, and reports the rest.
func (c *comparison) mentions(from, to []extract.Annotation) {
	if slices.Equal(from, to) {
		return
	}
	partner := make([]int, len(from))
	taken := make([]bool, len(to))
	for i := range from {
		partner[i] = -1
	}
	pair := func(same func(a, b *extract.Annotation) bool) {
		j := 0
		for i := range from {
			if partner[i] >= 0 {
				continue
			}
			for j > 0 && to[j-1].End > from[i].Start {
				j--
			}
			for k := j; k < len(to) && to[k].Start < from[i].End; k++ {
				if !taken[k] && same(&from[i], &to[k]) {
					partner[i], taken[k] = k, true
					break
				}
			}
			for j < len(to) && to[j].End <= from[i].Start {
				j++
			}
		}
	}
	pair(func(a, b *extract.Annotation) bool { return a.Start == b.Start && a.End == b.End && a.Type == b.Type })
	pair(func(a, b *extract.Annotation) bool { return a.Start == b.Start && a.End == b.End })
	pair(func(a, b *extract.Annotation) bool { return a.Start < b.End && b.Start < a.End && a.Type == b.Type })
	for i := range from {
		a := &from[i]
		if partner[i] < 0 {
			c.add(Change{What: Mention, Kind: Lost, Start: a.Start, End: a.End, Old: mentionLine(a), Rules: mentionRules(a)})
			continue
		}
		b := &to[partner[i]]
		if fields := mentionFields(a, b); len(fields) > 0 {
			c.add(Change{What: Mention, Kind: Changed, Start: b.Start, End: b.End, Old: mentionLine(a), New: mentionLine(b), Fields: fields,
				Rules: slices.Concat(mentionRules(a), mentionRules(b))})
		}
	}
	for k := range to {
		if !taken[k] {
			b := &to[k]
			c.add(Change{What: Mention, Kind: Gained, Start: b.Start, End: b.End, New: mentionLine(b), Rules: mentionRules(b)})
		}
	}
}

func mentionLine(a *extract.Annotation) string { return a.Type + " " + a.Name }

// mentionRules gives the entry of a name; one that is in no list is known by
// the rule that read it.
func mentionRules(a *extract.Annotation) []string {
	if a.Entry == "" {
		return []string{a.Rule}
	}
	return []string{a.Entry}
}

func mentionFields(a, b *extract.Annotation) []Field {
	var out []Field
	for _, f := range []Field{{"type", a.Type, b.Type}, {"text", a.Text, b.Text}, {"name", a.Name, b.Name}, {"country", a.Country, b.Country},
		{"entry", a.Entry, b.Entry}, {"value", a.Value, b.Value}, {"until", a.Until, b.Until}, {"currency", a.Currency, b.Currency}} {
		if f.Old != f.New {
			out = append(out, f)
		}
	}
	return out
}
