package phrase

import (
	"slices"
	"strings"

	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/text"
)

// Body is what the holder of a post speaks for.
type Body struct {
	Name    string
	Kind    Kind
	Country string
	Entry   string // id of the known body or place
}

// post reads a post with the body it belongs to: «министр культуры и информации
// Казахстана», «председатель правления ЕАБР», «аким города Алматы».
func (r *Reader) post(t *Text, i, end int) (Mention, bool) {
	h := i
	var c *Class
	var hit *match.Match
	for ; h < end && h < i+4; h++ {
		if c, hit = r.class(t, h, PostRole); hit != nil {
			break
		}
		if !isAdjective(t.Words[h]) && !t.Is(h, "г") && !t.Is(h, "-") || t.Words[h].Gram&morph.Apro != 0 {
			return Mention{}, false
		}
	}
	if hit == nil || hit.Last > end {
		return Mention{}, false
	}
	forms, gender := hitForms(hit), hit.Gram&morph.Genders
	if hit.Last < end && t.quoteAt[hit.Last] >= 0 && likelierOther(t, hit) {
		return Mention{}, false // «премьера «X»» is no post
	}
	for k := h - 1; k >= i; k-- {
		if isAdjective(t.Words[k]) {
			if forms = agree(t.Words[k], forms, gender); forms == 0 {
				return Mention{}, false
			}
		}
	}
	m := Mention{Kind: Post, First: i, Head: h, Forms: forms, Class: c, Rule: "post", Entry: c.Entry, Weak: c.Weak}
	j := hit.Last
	for { // заместитель председателя правления, первый заместитель министра
		if _, h := r.class(t, j, PostRole); h != nil && h.Last <= end && hitForms(h)&Gent != 0 {
			m.Class, j = r.lex.of(h.N), h.Last
			continue
		}
		break
	}
	from := j
	if n := h + 1; n < hit.Last && r.isPlaceHead(t, n, n+1) { // аким города | Алматы
		from = n
	}
	if _, ok := r.namedAfter(t, j, end); ok { // директор музея | имени Кастеева
		if o, ok := r.organization(t, j-1, end); ok && o.Last > j && o.Forms&Gent != 0 {
			m.Inner, j = append(m.Inner, o), o.Last
		}
	}
	j = r.postCompletion(t, &m, j, end)
	if m.Class.Implies == "" && !slices.ContainsFunc(m.Inner, func(o Mention) bool { return o.Kind == Organization }) {
		for n := h + 1; n < hit.Last; n++ { // президент | Академии наук, директор | музея Востока
			if o, ok := r.organization(t, n, end); ok && !o.Generic && !o.Weak && o.Last >= hit.Last && o.Forms&Gent != 0 && (o.Class == nil || !o.Class.Descriptor) { // not «компании Казахстана»
				m.Inner, j = append([]Mention{o}, m.Inner...), max(j, o.Last)
				break
			}
		}
	}
	m.Last = j
	head := hit.First + headOffset(t, hit.First, hit.Last) // «заместитель» of «заместитель акима»
	m.Name = r.nominative(t, i, head+1, j, forms, false)
	if !former(t, max(0, i-1), h+1) {
		r.bodyOf(t, &m, i, from, j)
	}
	for n := h + 1; n < hit.Last; n++ { // глава МИД
		if t.Doc.Tokens[n].Shape != text.Lower {
			if o, ok := r.organization(t, n, j); ok && !o.Weak && o.Last <= j {
				m.Inner = append([]Mention{o}, m.Inner...)
				if len(o.Inner) > 0 && len(m.Inner) > 1 && o.Last >= m.Inner[1].Last {
					m.Inner = m.Inner[:1] // the country is inside
				}
			}
			break
		}
	}
	return m, true
}

// former reports a post that its holder has left: «бывший министр», «экс-глава».
// He stands for nobody.
func former(t *Text, i, last int) bool {
	for k := i; k < last; k++ {
		w := t.Words[k]
		if strings.HasPrefix(w.Form, "экс-") || len(w.Analyses) > 0 && w.Analyses[0].Lemma == "бывший" {
			return true
		}
	}
	return false
}

// likelierOther reports a word that is likelier another noun than the post:
// «премьера» of «премьера» and «премьер».
func likelierOther(t *Text, hit *match.Match) bool {
	w := t.Words[hit.First]
	if hit.Last != hit.First+1 || len(w.Analyses) == 0 {
		return false
	}
	a := &w.Analyses[0]
	return a.POS == morph.NOUN && a.Score > 0.5 && a.Gram&hit.Gram&morph.Genders == 0
}

// postCompletion reads what the post is of: bodies, places, fields.
func (r *Reader) postCompletion(t *Text, m *Mention, j, end int) int {
	for j < end {
		if p, ok := r.foundPerson(t, j); ok && p.Last <= end && !t.is(j, isGeo|isBody|isClass) {
			return j
		}
		if t.Is(j, "по") {
			k := r.chain(t, j+1, end, Datv, true)
			if k == j+1 {
				return j
			}
			for n := j + 2; n < k; n++ { // проректор по науке | СПбГУ
				if t.Is(n-1, "делам") || t.Doc.Tokens[n].Shape == text.Lower {
					continue
				}
				if o, ok := r.organization(t, n, end); ok && !o.Weak && !o.Generic && o.Last >= k && o.Forms&Gent != 0 {
					m.Inner, k = append(m.Inner, o), o.Last
					break
				}
			}
			j = k
			continue
		}
		n := j
		for n < end && n < j+3 && t.Doc.Tokens[n].Shape == text.Lower && isAdjective(t.Words[n]) && !r.nameAdjectiveHead(t, n, end) {
			n++ // влиятельного Комитета
		}
		o, ok := r.organization(t, j, end)
		if !ok && n > j {
			o, ok = r.organization(t, n, end)
		}
		if ok && !o.Weak && (o.Forms&Gent != 0 || o.Class != nil && o.Class.Role == LegalRole) && o.Kind == Organization {
			m.Inner = append(m.Inner, o)
			j = o.Last
			if k := r.alias(t, j, end); k > j {
				j = k
			}
			continue
		}
		if p, ok := r.place(t, j, end); ok && p.Forms&Gent != 0 && !p.Weak {
			m.Inner = append(m.Inner, p)
			j = p.Last
			continue
		}
		if m.Class.Craft != "" && t.Doc.Tokens[j].Kind == text.Latin { // режиссёр Peter Jackson
			return j
		}
		if t.Doc.Tokens[j].Kind == text.Latin && t.Doc.Tokens[j].Shape != text.Lower && !t.Doc.Tokens[j].Line {
			if o, ok := r.foreign(t, j, end); ok {
				m.Inner = append(m.Inner, o)
				j = o.Last
				continue
			}
		}
		if q := quoteAt(t, j); q >= 0 && r.nameLike(t, q) && !t.Doc.Tokens[j].Line {
			if o, ok := r.organization(t, j, end); ok && o.Quoted && o.Rule == "org.ending" { // гендир «Агромаша»
				m.Inner = append(m.Inner, o)
				j = o.Last
				continue
			}
			if o, ok := r.quotation(t, j, end); ok && o.Last <= end {
				o.Kind, o.Weak = Organization, true
				m.Inner = append(m.Inner, o)
				j = o.Last
				continue
			}
		}
		if len(m.Inner) > 0 {
			return j
		}
		if t.is(j, isUnknown) && t.is(j, isSurname) && known(t.Words[j]) { // президент | Токаев
			return j
		}
		k, _ := r.nounPhrase(t, j, end, Gent)
		if k == j {
			if n := r.coordinated(t, j, end, Gent); n > j && len(m.Inner) == 0 {
				j = n
				continue
			}
			return j
		}
		if t.Doc.Tokens[j].Shape != text.Lower && !known(t.Words[j]) {
			return j
		}
		j = k
	}
	return j
}

// nameAdjectiveHead reports an adjective with which a body's name begins.
func (r *Reader) nameAdjectiveHead(t *Text, i, end int) bool {
	_, _, hit := r.findHead(t, i, end)
	return hit != nil
}

// alias passes an abbreviation in brackets: «(ЕАБР)».
func (r *Reader) alias(t *Text, j, end int) int {
	if j+2 < end && t.Is(j, "(") && t.Is(j+2, ")") && t.Doc.Tokens[j+1].Shape >= text.Upper {
		return j + 3
	}
	return j
}

// bodyOf finds the body that the holder of the post stands for. from is where
// the completion begins.
func (r *Reader) bodyOf(t *Text, m *Mention, i, from, last int) {
	for k := range m.Inner {
		if o := &m.Inner[k]; o.Kind == Organization && !o.Generic {
			m.Country = o.Country
			m.Body = &Body{Name: o.Name, Kind: o.Kind, Country: o.Country}
			return
		}
	}
	country := r.countryWithin(t, i, last)
	m.Country = country
	switch imp := m.Class.Implies; imp {
	case "":
		return
	case "country", "правительство":
		for k := range m.Inner {
			if p := &m.Inner[k]; p.Kind == Country {
				m.Body = &Body{Name: p.Name, Kind: Country, Country: p.Country}
				return
			}
		}
		if name := r.countryName(country); name != "" {
			m.Body = &Body{Name: name, Kind: Country, Country: country}
		}
	case "region", "city":
		for k := range m.Inner {
			if p := &m.Inner[k]; p.Kind == Region || p.Kind == City {
				m.Body = &Body{Name: p.Name, Kind: p.Kind, Country: p.Country}
				return
			}
		}
	default:
		if last > from && takesField(imp) {
			m.Body = &Body{Name: firstUpper(imp) + " " + t.title(from, last), Kind: Organization, Country: country}
		}
	}
}

// takesField reports a body that goes on with the words of its head's post: the
// министр культуры heads the министерство культуры, but the проректор по науке no
// «университет по науке».
func takesField(implied string) bool {
	head, _, _ := strings.Cut(implied, " ")
	switch head {
	case "министерство", "агентство", "комитет", "департамент", "ведомство", "акимат", "мэрия", "хокимият", "хякимлик", "маслихат",
		"администрация", "прокуратура", "парламент", "суд", "верховный", "центральный", "сенат", "управление", "комиссия", "факультет", "вооружённые":
		return true
	}
	return false
}

// countryName gives the everyday name of a country by its code.
func (r *Reader) countryName(code string) string {
	if code == "" {
		return ""
	}
	return r.lex.countries[code]
}
