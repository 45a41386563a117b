package discourse

import (
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
)

// bodies finds what each person speaks for: by the post before or behind the
// name, or because the lexicon knows the person.
func (d *Discourse) bodies() {
	t := d.Text
	for i := range t.Mentions {
		m := &t.Mentions[i]
		if m.Kind != phrase.Person || m.Person == nil || m.Person.Last == "" {
			continue
		}
		key := morph.Stem(m.Person.Last)
		if b := d.postBeside(i); b != nil {
			if old := d.Bodies[key]; old == nil || old.Kind == phrase.Country && b.Kind != phrase.Country {
				d.Bodies[key] = b
			}
			continue
		}
		if b := d.colleague(m); b != nil && d.Bodies[key] == nil {
			d.Bodies[key] = b
			continue
		}
		if m.Entry != nil && d.Bodies[key] == nil {
			if name := m.Entry.Attr("body"); name != "" {
				d.Bodies[key] = &phrase.Body{Name: name, Kind: phrase.Country, Country: m.Country}
			}
		}
	}
}

// led finds the body of those whose post names it by a common noun: «директор
// музея Тигран Мкртычев» behind «Художественный музей в Нукусе».
func (d *Discourse) led() {
	t := d.Text
	for i := range t.Mentions {
		m := &t.Mentions[i]
		if m.Kind != phrase.Post || m.Body != nil || m.Last-m.Head != 2 || len(m.Class.Implies) > 0 {
			continue
		}
		best := -1
		for k := len(d.Entities) - 1; k >= d.oldest(); k-- {
			e := d.Entities[k]
			if e.Kind == phrase.Organization && e.headedBy(t.Words[m.Last-1]) && e.first < m.First && (best < 0 || e.first > d.Entities[best].first) {
				best = k
			}
		}
		if best < 0 {
			continue
		}
		e := d.Entities[best]
		m.Body = &phrase.Body{Name: e.Name, Kind: e.Kind, Country: e.Country}
		if i+1 < len(t.Mentions) && t.Mentions[i+1].Kind == phrase.Person && t.Mentions[i+1].First == m.Last && t.Mentions[i+1].Person != nil {
			if key := morph.Stem(t.Mentions[i+1].Person.Last); d.Bodies[key] == nil {
				d.Bodies[key] = m.Body
			}
		}
	}
}

// colleague gives the country of the holder of the same post elsewhere: «и его
// узбекский коллега Азиз Каримов».
func (d *Discourse) colleague(m *phrase.Mention) *phrase.Body {
	t, k := d.Text, m.First-1
	if c := t.Mention(k); k > 2 && c != nil && c.Kind == phrase.Country && c.First == k && t.Is(k-1, "из") && (t.Is(k-2, "коллега") || t.Is(k-2, "визави")) { // его коллега из Вьетнама
		return &phrase.Body{Name: c.Name, Kind: phrase.Country, Country: c.Country}
	}
	if k < 1 || len(t.Words[k].Analyses) == 0 || t.At[k] >= 0 {
		return nil
	}
	switch t.Words[k].Analyses[0].Lemma {
	case "коллега", "визави":
	default:
		return nil
	}
	if c := d.lex.AdjectiveCountries(t, k-1); len(c) == 1 {
		return &phrase.Body{Name: d.lex.CountryName(c[0]), Kind: phrase.Country, Country: c[0]}
	}
	return nil
}

// postBeside gives the body of the post that stands beside a name.
func (d *Discourse) postBeside(i int) *phrase.Body {
	t := d.Text
	if i > 0 {
		if p := &t.Mentions[i-1]; p.Kind == phrase.Post && p.Last == t.Mentions[i].First && p.Body != nil {
			return p.Body
		}
	}
	if i+1 < len(t.Mentions) {
		if p := &t.Mentions[i+1]; p.Kind == phrase.Post && p.First == t.Mentions[i].Last+1 && p.Body != nil && (t.Is(p.First-1, ",") || t.Is(p.First-1, "(")) {
			return p.Body
		}
	}
	return nil
}

// Body gives what mention i stands for as a signatory, or nil.
func (d *Discourse) Body(i int) *phrase.Body {
	m := &d.Text.Mentions[i]
	switch m.Kind {
	case phrase.Post:
		return m.Body
	case phrase.Person:
		if b := d.postBeside(i); b != nil {
			return b
		}
		if m.Person != nil {
			return d.Bodies[morph.Stem(m.Person.Last)]
		}
	}
	return nil
}
