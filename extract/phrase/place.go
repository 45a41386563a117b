package phrase

import (
	"strings"
	"unicode/utf8"

	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/text"
)

// place reads a country, region, city or other place: «Казахстан», «город
// Алматы», «Карагандинская область», «г. Тараз», «Западный Иерусалим».
func (r *Reader) place(t *Text, i, end int) (Mention, bool) {
	best, ok := r.geo(t, i, end)
	if m, good := r.placeHead(t, i, end); good && (!ok || m.Last > best.Last) {
		best, ok = m, true
	}
	if m, good := r.sharedPlace(t, i, end); good && t.is(i, isCap) && (!ok || m.Last > best.Last) {
		best, ok = m, true
	}
	if m, good := r.partOfPlace(t, i, end); good && (!ok || m.Last > best.Last) {
		best, ok = m, true
	}
	return best, ok
}

// geo reads a place of the lexicon. Of several with one name the sure one
// counts, a country before a region before a city before another place.
func (r *Reader) geo(t *Text, i, end int) (Mention, bool) {
	hits := t.Hits(i)
	var best *match.Match
	for k := len(hits) - 1; k >= 0; k-- {
		h := &hits[k]
		c := r.lex.of(h.N)
		if c.Role != GeoRole || h.Via == match.ViaAdj || h.Via == match.ViaDemonym || h.Last > end {
			continue
		}
		if best == nil || h.Last == best.Last && (best.Weak && !h.Weak || best.Weak == h.Weak && c.Kind < r.lex.of(best.N).Kind) {
			best = h
		}
	}
	if best == nil {
		return Mention{}, false
	}
	c := r.lex.of(best.N)
	m := Mention{
		Kind: c.Kind, First: i, Last: best.Last, Head: best.Last - 1, Forms: hitForms(best), Class: c, Entry: c.Entry,
		Name: best.Name, Short: c.Entry.Name.Text, Country: c.Country, Rule: "place.known", Weak: best.Weak,
	}
	if _, h := r.class(t, i, PlaceHead); h != nil && h.Last == i+1 && m.Last > i+1 && t.Doc.Tokens[i].Shape == text.Lower { // район Отрадное
		m.coreFirst, m.coreLast = i+1, m.Last
	}
	if m.Weak && m.Forms&(Loct|Gent|Accs) != 0 && r.placeContext(t, i) {
		m.Weak = false
	}
	return m, true
}

// placeContext reports what stands before a weak name when it is a place: «в»,
// «из» or a sure place before a comma.
func (r *Reader) placeContext(t *Text, i int) bool {
	if i == 0 || t.inQuote[i] >= 0 {
		return false
	}
	switch t.Words[i-1].Form {
	case "в", "во", "из", "близ", "под":
		return true
	case ",", "и":
		if m := t.Mention(i - 2); m != nil && (m.Kind == City || m.Kind == Country || m.Kind == Region) && m.Last == i-1 && !m.Weak {
			return true
		}
	}
	return false
}

// partOfPlace reads a known place with the side of the world before it: «Восточный
// Иерусалим», «западная Европа», «южные Курильские острова».
func (r *Reader) partOfPlace(t *Text, i, end int) (Mention, bool) {
	if i+1 >= end || t.Doc.Tokens[i].Kind != text.Word || !isAdjective(t.Words[i]) || !sideOfWorld(t.Words[i].Form) || !t.is(i+1, isGeo) {
		return Mention{}, false
	}
	m, ok := r.geo(t, i+1, end)
	if !ok || m.Weak {
		return m, false
	}
	forms := agree(t.Words[i], m.Forms, r.headGender(t, m.Head, m.Forms))
	if forms == 0 {
		return m, false
	}
	kind := m.Kind
	if kind == Country {
		kind = Region
	}
	x := Mention{Kind: kind, First: i, Last: m.Last, Head: m.Head, Forms: forms, Country: m.Country, Rule: "place.part", Short: m.Short}
	x.Name = r.nominative(t, i, m.Last, m.Last, forms, false)
	return x, true
}

func sideOfWorld(form string) bool {
	for _, s := range [...]string{"северн", "южн", "западн", "восточн", "центральн", "северо-", "юго-"} {
		if len(form) > len(s) && form[:len(s)] == s {
			return true
		}
	}
	return false
}

// placeHead reads a place with its head noun.
func (r *Reader) placeHead(t *Text, i, end int) (Mention, bool) {
	h := i
	for h < end && h < i+3 && isAdjective(t.Words[h]) && t.Doc.Tokens[h].Shape == text.Title {
		h++
	}
	c, hit := r.class(t, h, PlaceHead)
	if hit == nil || hit.Last > end {
		return Mention{}, false
	}
	forms, gender := hitForms(hit), hit.Gram&morph.Genders
	last := hit.Last
	if t.Is(last, ".") && t.Doc.Tokens[last-1].Shape == text.Lower && last < end {
		last++
	} else if utf8.RuneCountInString(t.Doc.Tokens[h].Text) <= 3 { // «с» is a village only with a point
		return Mention{}, false
	}
	m := Mention{Kind: placeKind(c), First: i, Head: h, Class: c, Rule: "place.head", Country: c.Country}
	if h > i { // Карагандинская область
		for k := i; k < h; k++ {
			if forms = agree(t.Words[k], forms, gender); forms == 0 {
				return Mention{}, false
			}
		}
		m.Last, m.Forms = hit.Last, forms
		m.Name = r.nominative(t, i, hit.Last, hit.Last, forms, false)
		m.Country = r.adjectiveCountry(t, i)
		return m, true
	}
	if last >= end || t.Doc.Tokens[last].Line || t.Doc.Tokens[last].Kind == text.Punct && !opensQuote(t, last) {
		return Mention{}, false
	}
	if forms&Singular == 0 { // городами Астана и Ереван: each by itself
		return Mention{}, false
	}
	if g, ok := r.geo(t, last, end); ok && t.Doc.Tokens[last].Shape != text.Lower {
		return r.apposition(t, m, g, hit, last)
	}
	k := r.unknownPlace(t, last, end)
	if k == last || !(c.Sub == "strong" || last > hit.Last || !t.is(last, isSurname|isGiven) && t.is(last, isUnknown)) {
		return Mention{}, false
	}
	m.Last, m.Forms = k, forms
	m.coreFirst, m.coreLast = last, k
	m.Name, m.Short = t.title(i, k), t.title(last, k)
	switch {
	case last > hit.Last:
		m.Name = m.Short
	default:
		m.Name = r.nominative(t, i, hit.Last, k, forms, false)
	}
	return m, true
}

// apposition joins a head and the known place behind it: «город Шымкент», «штат
// Калифорния», «г. Тараз». A place of another kind is no apposition but an
// attribute: «город Германии», «улицы Лондона», «столица Калмыкии».
func (r *Reader) apposition(t *Text, m, g Mention, hit *match.Match, last int) (Mention, bool) {
	forms := hitForms(hit)
	abbreviated := last > hit.Last
	if !abbreviated && m.Kind != g.Kind && !(g.Kind == Place && m.Kind != City || m.Kind == Region && g.Kind == City && g.Forms&Nomn != 0) {
		return m, false
	}
	if !abbreviated && g.Forms&(forms|Nomn) == 0 || m.Kind == Place && g.Kind != Place {
		return m, false
	}
	m.Last, m.Forms, m.Entry, m.Country, m.Short, m.Kind = g.Last, forms, g.Entry, g.Country, g.Short, g.Kind
	m.coreFirst, m.coreLast = last, g.Last
	if abbreviated || m.Kind == City && g.Entry != nil && g.Kind == City { // г. Тараз, город Шымкент
		m.Name = g.Name
		return m, true
	}
	m.Name = firstUpper(hitNominative(hit)) + " " + g.Name
	return m, true
}

// hitNominative gives the head as the lexicon writes it.
func hitNominative(h *match.Match) string { return h.Name }

// unknownPlace passes the capitalised words behind a place's head.
func (r *Reader) unknownPlace(t *Text, first, end int) int {
	if _, ok := r.foundPerson(t, first); ok && r.found != nil && !t.is(first, isWeakGeo) {
		m, _ := r.foundPerson(t, first)
		if m.Last > first+1 || !t.is(first, isUnknown) {
			return first
		}
	}
	k := first
	for k < end && k < first+2 && t.Doc.Tokens[k].Kind == text.Word && t.Doc.Tokens[k].Shape == text.Title && (k == first || !t.Doc.Tokens[k].Line) &&
		!t.is(k, isBody|isClass|isGeo) && (k == first || !t.is(k, isGiven)) {
		k++
	}
	return k
}

// placeByPreposition reads a capitalised word that no list has behind «в» or
// «из»: «в Бенрате», «из Козьмино».
func (r *Reader) placeByPreposition(t *Text, i, end int) (Mention, bool) {
	const no = isGeo | isBody | isClass | isGiven | isAcronym | isPatronym
	if m, ok := r.wordedPlace(t, i, end); ok {
		return m, true
	}
	if i == 0 || !t.is(i, isUnknown) || t.is(i, no) || t.Doc.Tokens[i].Shape != text.Title || t.inQuote[i] >= 0 {
		return Mention{}, false
	}
	want := Forms(0)
	switch t.Words[i-1].Form {
	case "в", "во":
		want = Loct | Accs
	case "из", "близ", "около", "возле":
		want = Gent
	case "под":
		want = Ablt
	default:
		return Mention{}, false
	}
	if _, ok := r.remembered(t, i); ok {
		return Mention{}, false
	}
	last := i + 1
	for same(t, last, end) && t.is(last, isUnknown) && !t.is(last, no) && last < i+3 {
		last++
	}
	f, _ := NounForms(t.Words[i])
	if f == 0 || t.Words[i].Has(morph.NOUN, morph.Fixd) || last > i+1 {
		f = AnyForm
	}
	if f&want == 0 {
		return Mention{}, false
	}
	name := t.title(i, last)
	if last == i+1 {
		name = r.nominative(t, i, last, last, f&want, false)
	}
	return Mention{Kind: Place, First: i, Last: last, Head: last - 1, Forms: f & want, Name: name, Short: name, Rule: "place.preposition"}, true
}

// wordedPlace reads «Сан Луис», «Коста Рика» written without a hyphen.
func (r *Reader) wordedPlace(t *Text, i, end int) (Mention, bool) {
	if !t.is(i, isCap) || !placeWord(t.Words[i].Form) || !same(t, i+1, end) || !t.is(i+1, isCap) || t.is(i+1, isBody|isClass|isAcronym) || t.is(i+1, isGiven) && !strings.HasPrefix(t.Words[i].Form, "са") && t.Words[i].Form != "сент" || t.inQuote[i] >= 0 {
		return Mention{}, false
	}
	if f := t.Words[i].Form; !placePreposition(t, i-1) && f != "коста" && f != "пуэрто" {
		return Mention{}, false
	}
	name := t.title(i, i+2)
	return Mention{Kind: Place, First: i, Last: i + 2, Head: i + 1, Forms: AnyForm & Singular, Name: name, Short: name, Rule: "place.worded"}, true
}

func placeKind(c *Class) Kind {
	switch c.Entry.Type {
	case "City":
		return City
	case "Region":
		return Region
	case "Country":
		return Country
	}
	return Place
}

// adjectiveCountry gives the country of the adjective at token i.
func (r *Reader) adjectiveCountry(t *Text, i int) string {
	for _, h := range t.Hits(i) {
		if c := r.lex.of(h.N); h.Via == match.ViaAdj && c.Country != "" {
			return c.Country
		}
	}
	return ""
}
