package phrase

import (
	"strings"

	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/text"
)

// hitForms gives the forms of a hit; a hit by stem can be in any.
func hitForms(h *match.Match) Forms {
	if f := formsOf(h.Gram); f != 0 {
		return f
	}
	return AnyForm
}

// inCapitals reports whether a hit is one word in capitals: МИД.
func inCapitals(t *Text, h *match.Match) bool {
	return h.Last == h.First+1 && t.Doc.Tokens[h.First].Shape >= text.Upper
}

// known reads a body of the lexicon: ООН, Газпром, «Роскосмос».
func (r *Reader) known(t *Text, i, end int) (Mention, bool) {
	j, q := i, -1
	if opensQuote(t, i) {
		if q = quoteAt(t, i); q < 0 {
			return Mention{}, false
		}
		j++
	}
	c, hit := r.class(t, j, OrgRole)
	if hit == nil || hit.Last > end || hit.Via == match.ViaAdj {
		return Mention{}, false
	}
	last := hit.Last
	if q >= 0 {
		if last != t.Doc.Quotes[q].End {
			return Mention{}, false
		}
		last = t.after(q)
	}
	if hit.Weak && q < 0 {
		return Mention{}, false
	}
	if g, ok := r.geo(t, j, end); ok && q < 0 && g.Last >= last && !g.Weak && !t.is(j, isAcronym) {
		return Mention{}, false // a name of both is a place
	}
	m := Mention{
		Kind: c.Kind, First: i, Last: last, Head: hit.Last - 1, Forms: hitForms(hit), Class: c, Entry: c.Entry,
		Name: hit.Name, Country: c.Country, Rule: "org.known", Government: c.Government, Quoted: q >= 0 && hit.Weak,
	}
	if x := r.closingQuote(t, j, last); q < 0 && x >= 0 { // РИА «Новости»
		m.coreFirst, m.coreLast = r.unquote(t, x)
	}
	if q >= 0 {
		m.Forms = AnyForm & Singular
		m.coreFirst, m.coreLast = r.unquote(t, q)
	}
	m.Short = hit.Name
	if last == j+1 && inCapitals(t, hit) {
		m.Name, _ = acronymBase(t.Doc.Tokens[j].Text)
	}
	if k, ok := r.namedAfter(t, last, end); ok && q >= 0 { // «Узбекфильм» имени Наби Ганиева
		m.Name = "«" + hit.Name + "» " + t.Text(last, k)
		m.Last, m.coreFirst, m.coreLast, m.Quoted = k, 0, 0, false
		return m, true
	} else if ok && q < 0 && !c.Government { // МХАТ имени Горького
		m.Name += " " + t.Text(last, k)
		m.Last = k
		return m, true
	}
	if c.Government || c.Sub == "" && c.Country == "" { // Центральный банк России, Верховный суд Армении
		if g, ok := r.place(t, last, end); ok && !g.Weak && g.Forms&Gent != 0 && g.Country != "" {
			m.Name += " " + t.title(last, g.Last)
			m.Country = g.Country
			m.Inner = append(m.Inner, g)
			m.coreFirst, m.coreLast = m.First, last
			m.Last = g.Last
		}
	}
	return m, true
}

// ofCountry reads a body of the lexicon with the adjective of a country before
// it: «японский МИД», «российский Минсельхоз». The name tells the country as
// Russian editors do: «МИД Японии».
func (r *Reader) ofCountry(t *Text, i, end int) (Mention, bool) {
	tok := &t.Doc.Tokens[i]
	if tok.Kind != text.Word || i+1 >= end || !isAdjective(t.Words[i]) {
		return Mention{}, false
	}
	code := r.adjectiveCountry(t, i)
	if code == "" {
		return Mention{}, false
	}
	m, ok := r.known(t, i+1, end)
	if !ok || m.Weak || !m.Government && !inCapitalsAt(t, i+1) {
		return Mention{}, false
	}
	if inCapitalsAt(t, i+1) && strings.HasPrefix(m.Name, t.Doc.Tokens[i+1].Text) { // МИД need not be declined: «глава японского МИД»
		m.Forms = AnyForm & Singular
	}
	if m.Forms = agree(t.Words[i], m.Forms, 0); m.Forms == 0 {
		return Mention{}, false
	}
	own := m.Country
	m.First = i
	if m.Country == "" {
		m.Country = code
	}
	if m.coreLast == 0 && (m.Government || own == "") && t.Doc.Tokens[i+1].Kind == text.Word { // but not «китайская CNPC»
		if name, ok := r.genitiveName(r.countryName(code)); ok {
			m.Name += " " + name
		}
	} else {
		m.coreFirst = i
	}
	return m, true
}

func inCapitalsAt(t *Text, i int) bool { return t.Doc.Tokens[i].Shape >= text.Upper }

// genitiveName puts a name into the genitive: a noun with adjectives before it.
func (r *Reader) genitiveName(name string) (string, bool) {
	if name == "" {
		return "", false
	}
	words := strings.Fields(name)
	for k, w := range words {
		s, ok := r.genitiveWord(w, k+1 == len(words))
		if !ok {
			return "", false
		}
		words[k] = s
	}
	return strings.Join(words, " "), true
}

// genitiveWord puts a noun or an adjective before one into the genitive.
func (r *Reader) genitiveWord(word string, noun bool) (string, bool) {
	dict := r.lex.Program.Dictionary()
	for _, a := range dict.Parse(word) {
		if (a.POS == morph.NOUN) != noun || !noun && a.POS != morph.ADJF || a.Gram&morph.Nomn == 0 {
			continue
		}
		if a.Gram&morph.Fixd != 0 {
			return word, true
		}
		s, ok := dict.Inflect(a, morph.Gent)
		return capitalsOf(word, s), ok
	}
	return "", false
}

// foreign reads a run of Latin words that can be the name of a company: «CJ
// ENM», «Les Films du Passage», «Yapı Grup A.Ş.».
func (r *Reader) foreign(t *Text, i, end int) (Mention, bool) {
	tok := &t.Doc.Tokens[i]
	if tok.Kind != text.Latin || tok.Shape == text.Lower && !r.brand(t, i) || t.Words[i].Is(morph.ROMN) {
		return Mention{}, false
	}
	k := latinEnd(t, i, end)
	if k == i+1 && numbered(tok.Text) {
		return Mention{}, false
	}
	return Mention{
		Kind: Organization, First: i, Last: k, Head: i, Forms: AnyForm, Name: t.title(i, k), Short: t.title(i, k),
		Rule: "org.foreign", Weak: true,
	}, true
}

// numbered reports Latin letters with a number that name no body: COVID-19,
// ISO-9001, KC-123, H1N1.
func numbered(s string) bool {
	k := strings.IndexByte(s, '-')
	if k > 0 && k < len(s)-1 && strings.Trim(s[k+1:], "0123456789") == "" {
		return true
	}
	turns := 0
	for i := 1; i < len(s); i++ {
		if digit(s[i]) != digit(s[i-1]) {
			turns++
		}
	}
	return turns > 2
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// latinEnd passes a run of Latin words with the marks of company names: «&», the
// points and strokes of legal forms («Pvt. Ltd.», «Sp. z o.o.», «A/S»).
func latinEnd(t *Text, i, end int) int {
	k := i
	for k < end {
		tok := &t.Doc.Tokens[k]
		if tok.Kind == text.Latin && (k == i || !tok.Line) {
			k++
			continue
		}
		if k > i && k+1 < end && (tok.Text == "&" || tok.Text == "." && !tok.Space || tok.Text == "'" || tok.Text == "’") && t.Doc.Tokens[k+1].Kind == text.Latin {
			k++
			continue
		}
		if k > i && tok.Text == "/" && !tok.Space && k+1 < end && len(t.Doc.Tokens[k-1].Text) == 1 && len(t.Doc.Tokens[k+1].Text) == 1 && !t.Doc.Tokens[k+1].Space {
			k += 2
			continue
		}
		if k > i && tok.Text == "." && !tok.Space && dottedForm(t.Doc.Tokens[k-1].Text) && !t.Is(k-2, "/") {
			k++
			continue
		}
		if k > i && tok.Text == "," && k+1 < end && legalLatin(t.Doc.Tokens[k+1].Text) {
			k++
			continue
		}
		break
	}
	return k
}

// brand reports whether a small Latin word can be a name: iQIYI, tabii.
func (r *Reader) brand(t *Text, i int) bool {
	return len(t.Doc.Tokens[i].Text) > 2 && !t.Doc.Tokens[i].Line
}

// legalLatin reports the legal forms that end a company's name.
func legalLatin(s string) bool {
	switch s {
	case "Co", "Ltd", "Inc", "LLC", "Corp", "GmbH", "S", "A", "AG", "NV", "BV", "Plc", "PLC", "SA", "SE", "Ş", "Limited", "LTD", "INC", "JSC", "LLP", "Oy", "AB", "V", "Pvt", "Pte", "Pty", "Sp", "o", "Srl", "SRL", "SpA", "Sdn", "Bhd", "ApS", "AS", "Oyj", "L", "P", "PJSC", "OJSC", "Corporation":
		return true
	}
	return false
}

// dottedForm reports the legal forms that a point belongs to.
func dottedForm(s string) bool {
	switch s {
	case "LLC", "GmbH", "AG", "NV", "BV", "Plc", "PLC", "SA", "SE", "Limited", "JSC", "LLP", "Oy", "AB", "SpA", "ApS", "AS", "Oyj", "PJSC", "OJSC", "Corporation":
		return false
	}
	return legalLatin(s)
}
