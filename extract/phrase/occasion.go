package phrase

import (
	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/text"
)

// occasion reads a festival, forum, visit or other event with what names it:
// «VI международный форум «Оренбуржье – сердце Евразии»», «Каннский
// кинофестиваль», «официальный визит Президента Казахстана в Ереван».
func (r *Reader) occasion(t *Text, i, end int) (Mention, bool) {
	best, ok := r.knownEvent(t, i, end)
	if m, good := r.headedEvent(t, i, end); good && (!ok || m.Last > best.Last) {
		best, ok = m, true
	}
	return best, ok
}

func (r *Reader) knownEvent(t *Text, i, end int) (Mention, bool) {
	j, q := i, quoteAt(t, i)
	if q >= 0 {
		j++
	}
	c, hit := r.class(t, j, EventRole)
	if hit == nil || hit.Last > end || hit.Weak && q < 0 {
		return Mention{}, false
	}
	last := hit.Last
	if q >= 0 {
		if last != t.Doc.Quotes[q].End {
			return Mention{}, false
		}
		last = t.after(q)
	}
	return Mention{
		Kind: Event, First: i, Last: last, Head: hit.Last - 1, Forms: hitForms(hit), Class: c, Entry: c.Entry,
		Name: hit.Name, Short: hit.Name, Country: c.Country, Rule: "event.known",
	}, true
}

// headedEvent reads [ordinal] [adjectives] head [completion].
func (r *Reader) headedEvent(t *Text, i, end int) (Mention, bool) {
	h := i
	for h < end && h < i+6 && (isAdjective(t.Words[h]) && t.Words[h].Gram&morph.Apro == 0 || t.Words[h].Is(morph.ROMN) || r.ordinal(t, h)) {
		if c, hit := r.class(t, h, EventHead); hit != nil && c != nil {
			break
		}
		h++
	}
	c, hit := r.class(t, h, EventHead)
	if hit == nil || hit.Last > end {
		return Mention{}, false
	}
	if t.Doc.Tokens[h].Shape != text.Lower {
		if o, _ := r.class(t, h, HeadRole); o != nil && hit.Last == h+1 { // новый Конгресс
			if _, n := r.class(t, h, OrgRole); n != nil || o.Weak {
				return Mention{}, false
			}
		}
	}
	if timeHead(hit.Name) && t.Doc.Tokens[h].Shape == text.Lower && !opensQuote(t, hit.Last) && !(h > i && r.capitalAdjective(t, i, h)) {
		return Mention{}, false
	}
	if timeHead(hit.Name) && h > i && pastOrNext(t.Words[h-1]) { // на прошлой неделе «Волна» подписала
		return Mention{}, false
	}
	forms, gender := hitForms(hit), hit.Gram&morph.Genders
	for k := h - 1; k >= i; k-- {
		if isAdjective(t.Words[k]) {
			if f := agree(t.Words[k], forms, gender); f != 0 {
				forms = f
				continue
			}
			return Mention{}, false
		}
	}
	var inner Mention
	last, named := r.eventCompletion(t, &inner, hit.Last, end)
	m := Mention{Kind: Event, First: i, Last: last, Inner: inner.Inner, Head: hit.Last - 1, Forms: forms, Class: c, Rule: "event.head", Country: r.countryWithin(t, i, last)}
	m.Name = lowerFirst(t, i, r.nominative(t, i, hit.Last, last, forms, false))
	proper := false
	for k := i; k < hit.Last; k++ {
		proper = proper || t.Doc.Tokens[k].Shape != text.Lower && !r.opensSentence(t, k)
	}
	m.Generic = !named && !proper && h == i
	m.Weak = !named && !proper
	return m, true
}

// timeHead reports the nouns of time that are occasions only with a capital or
// before a quotation: «Дни культуры», «неделя „Театр“».
func timeHead(name string) bool {
	switch name {
	case "неделя", "дни", "день", "год", "сезон", "ночь", "вечер":
		return true
	}
	return false
}

// pastOrNext reports an adjective that counts time from now.
func pastOrNext(w *match.Word) bool {
	if len(w.Analyses) == 0 {
		return false
	}
	switch w.Analyses[0].Lemma {
	case "прошлый", "минувший", "следующий", "будущий", "текущий", "нынешний", "этот", "тот", "прошедший", "предстоящий":
		return true
	}
	return false
}

// capitalAdjective reports a capital among tokens [first, last) that is not
// the one of the sentence.
func (r *Reader) capitalAdjective(t *Text, first, last int) bool {
	for k := first; k < last; k++ {
		if t.Doc.Tokens[k].Shape == text.Title && !r.opensSentence(t, k) && !t.Is(k-1, ":") { // Громов: Добрый день!
			return true
		}
	}
	return false
}

// lowerFirst keeps the small letter that a name has in the text.
func lowerFirst(t *Text, i int, name string) string {
	if t.Doc.Tokens[i].Shape != text.Lower || t.Doc.Tokens[i].Kind != text.Word {
		return name
	}
	for k, c := range name {
		return string([]rune{toLower(c)}) + name[k+len(string(c)):]
	}
	return name
}

func toLower(c rune) rune {
	if c >= 'А' && c <= 'Я' {
		return c + 32
	}
	return c
}

// eventCompletion reads what names an event: genitives, a quotation, «в» with a
// place, «по» with the dative. The names in it become Inner.
func (r *Reader) eventCompletion(t *Text, m *Mention, j, end int) (last int, named bool) {
	from := j
	for j < end {
		w := t.Words[j]
		switch {
		case j == from && t.Doc.Tokens[j].Kind == text.Latin && t.Doc.Tokens[j].Shape != text.Lower && !t.Doc.Tokens[j].Line && !w.Is(morph.ROMN): // форум New Silk Bridge
			return latinEnd(t, j, end), true
		case opensQuote(t, j):
			if q := quoteAt(t, j); r.nameLike(t, q) {
				return t.after(q), true
			}
			return j, named
		case w.Form == "в" || w.Form == "во" || w.Form == "на":
			if p, ok := r.place(t, j+1, end); ok && p.Forms&(Loct|Accs) != 0 && !p.Weak {
				m.Inner = append(m.Inner, p)
				j, named = p.Last, true
				continue
			}
			return j, named
		case w.Form == "имени" || w.Form == "им":
			k, ok := r.named(t, j, end)
			if !ok {
				return j, named
			}
			j, named = k, true
			continue
		case w.Form == "по":
			if k := r.chain(t, j+1, end, Datv, false); k > j+1 {
				j = k
				continue
			}
			return j, named
		}
		if p, ok := r.person(t, j, end); ok && p.Forms&Gent != 0 {
			m.Inner = append(m.Inner, p)
			j, named = p.Last, true
			continue
		}
		if p, ok := r.post(t, j, end); ok && p.Forms&Gent != 0 && !p.Weak {
			m.Inner = append(m.Inner, p)
			named = named || r.proper(t, j, p.Last)
			j = p.Last
			continue
		}
		if o, ok := r.organization(t, j, end); ok && o.Forms&Gent != 0 && !o.Weak && t.Doc.Tokens[o.Head].Shape != text.Lower {
			if o.Forms&Nomn != 0 && o.Last < end && t.Words[o.Last].Best == morph.VERB && t.Doc.Tokens[o.Last].Kind == text.Word { // в рамках форума | АО «Порт» подписало
				return j, named
			}
			m.Inner = append(m.Inner, o)
			j, named = o.Last, true
			continue
		}
		if p, ok := r.place(t, j, end); ok && p.Forms&Gent != 0 && !p.Weak {
			m.Inner = append(m.Inner, p)
			j, named = p.Last, true
			continue
		}
		k, proper := r.nounPhrase(t, j, end, Gent)
		if k == j {
			return j, named
		}
		named = named || proper
		j = k
	}
	return j, named
}

// ordinal reports «78-й», «VI», «30»-th written with digits and an ending.
func (r *Reader) ordinal(t *Text, i int) bool {
	tok := &t.Doc.Tokens[i]
	return tok.Kind == text.Word && tok.Text[0] >= '0' && tok.Text[0] <= '9'
}
