package phrase

import (
	"strings"

	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/text"
)

// organization reads a body that begins with token i: by its legal form, by a
// head noun and its completion, or as a known body.
func (r *Reader) organization(t *Text, i, end int) (best Mention, ok bool) {
	if i >= end {
		return best, false
	}
	mask, opens := t.masks[i], r.opens(t, i)
	for _, c := range [...]construct{ // in the order in which they win over others of the same length
		{(*Reader).legal, 1 << LegalRole, 0},
		{(*Reader).headed, 1 << HeadRole, 0},
		{(*Reader).known, 1 << OrgRole, byQuote},
		{(*Reader).quotedBody, 0, byQuote},
		{(*Reader).ofCountry, 1 << OrgRole, 0},
		{(*Reader).site, 0, byCapital | byQuote},
		{(*Reader).cited, 0, byCapital | byQuote},
		{(*Reader).quotedAcronym, 0, byCapital},
		{(*Reader).acronym, 0, byCapital},
		{(*Reader).foreign, 0, byCapital},
	} {
		if c.mask&mask == 0 && c.opens&opens == 0 {
			continue
		}
		if m, good := c.read(r, t, i, end); good && (!ok || m.Last > best.Last || m.Last == best.Last && best.Generic && !m.Generic) {
			best, ok = m, true
		} else if good && m.Entry != nil && best.Entry == nil && m.Last == best.Last { // Европейская комиссия, Всемирный банк
			best.Entry = m.Entry
			if best.Country == "" {
				best.Country = m.Country
			}
		}
	}
	return best, ok
}

// maxDepth bounds how deep names are read inside names, maxSteps how many noun
// phrases are tried for one phrase. No name of real text comes near; they keep
// reading linear whatever the text.
const (
	maxDepth = 4
	maxSteps = 2000
)

// headed reads [adjectives] head [completion]: «Главное управление по кино
// Министерства культуры и туризма Турецкой Республики».
func (r *Reader) headed(t *Text, i, end int) (Mention, bool) {
	if r.depth >= maxDepth {
		return Mention{}, false
	}
	h, class, hit := r.findHead(t, i, end)
	if hit == nil {
		return Mention{}, false
	}
	r.depth++
	defer func() { r.depth-- }()
	forms, gender := hitForms(hit), hit.Gram&morph.Genders
	if class.Plural {
		forms &= Plural
	}
	if inCapitals(t, hit) && (h > i || i > 0 && t.Words[i-1].Is(morph.PREP)) { // «глава японского МИД», «с МИД Чили»: it need not be declined
		forms |= AnyForm & Singular
	}
	for k := h - 1; k >= i; k-- {
		if t.Is(k, "и") {
			continue
		}
		if forms = agree(t.Words[k], forms, gender); forms == 0 {
			return Mention{}, false
		}
	}
	head := hit.Last - 1
	if hit.Last-hit.First > 1 {
		head = hit.First + headOffset(t, hit.First, hit.Last)
	}
	last, named := r.complete(t, class, hit.Last, end)
	if i > 0 && demonstrative(t.Words[i-1]) && r.bareName(t, hit.Last, last) > hit.Last { // «с этой компанией Минздрав подписал»: it points, the name is another's
		last, named = hit.Last, false
	}
	if g, ok := r.geo(t, i, end); ok && !g.Weak && g.Last > h && g.Last >= last { // Российская Федерация
		return Mention{}, false
	}
	m := Mention{
		Kind: Organization, First: i, Last: last, Head: head, Forms: forms, Class: class, Rule: "org.head",
		Government: class.Government, Country: class.Country,
	}
	r.trust(t, &m, hit, h, named)
	r.nameHeaded(t, &m, hit, i, last)
	if m.Country == "" {
		m.Country = r.countryWithin(t, i, last)
		if class.Complete&ByV != 0 { // Посольство Казахстана в Армении
			for k := hit.Last + 1; k <= last && k <= hit.Last+4; k++ {
				if c := r.countryWithin(t, i, k); c != "" {
					m.Country = c
					break
				}
			}
		}
	}
	r.findCore(t, &m, hit)
	return m, true
}

// demonstrative reports «этот» in any form.
func demonstrative(w *match.Word) bool {
	return len(w.Analyses) > 0 && w.Analyses[0].Lemma == "этот"
}

// trust says how sure it is that a headed phrase names a body: Generic and Weak.
func (r *Reader) trust(t *Text, m *Mention, hit *match.Match, h int, named bool) {
	class, i := m.Class, m.First
	capital := false
	for k := i; k < hit.Last; k++ {
		capital = capital || t.Doc.Tokens[k].Shape != text.Lower && !r.opensSentence(t, k)
	}
	opens := t.Doc.Tokens[i].Shape != text.Lower
	completed := m.Last > hit.Last
	direct := opensQuote(t, hit.Last) || m.Last > hit.Last && r.bareName(t, hit.Last, m.Last) > hit.Last
	long := hit.Last-hit.First > 1 // Законодательное собрание
	animate := hit.Gram&morph.Anim != 0 || t.Words[m.Head].Has(morph.NOUN, morph.Anim) && t.Words[m.Head].Common > 0.5 && !t.Words[m.Head].Has(morph.NOUN, morph.Inan)
	if !capital && !opens && m.Forms&Singular == 0 && !direct && r.closingQuote(t, hit.Last, m.Last) < 0 {
		m.plain = true // «разведывательные службы Пакистана» are no one body
	}
	switch {
	case animate && !capital && t.Doc.Tokens[m.Last-1].Kind != text.Latin && !opensQuote(t, hit.Last):
		m.Generic, m.Weak = true, true // разработчик, спонсор
	case class.Weak && !capital && !opens && !direct && completed && h == i && m.Forms&Singular == 0 && r.closingQuote(t, hit.Last, m.Last) < 0:
		m.Generic = true // портами Ирана
	case class.Weak && !capital && !direct && t.Words[m.Head].POS&^(1<<morph.NOUN) != 0 && !(named && otherwiseFixed(t.Words[m.Head])):
		m.Generic, m.Weak = true, true // рады
	case class.Full && t.Doc.Tokens[hit.First].Shape != text.Lower:
	case long && !class.Weak && (capital || opens && !class.Anaphor && !class.Unit):
	case class.Solo && !capital && i < h && !completed: // российское правительство
		m.plain = true
		m.Generic = !r.relational(t, i, h)
	case class.Anaphor && !capital && !opens && i < h && !completed && m.Forms&Singular != 0:
		m.plain = h == i+1 // «этот комитет», but «японское дипломатическое ведомство»
		m.Generic = m.plain && !r.relational(t, i, h)
	case completed && !capital && !opens && (class.Anaphor || class.Solo) && !named && !(i < h && r.relational(t, i, h) && m.Forms&Singular != 0):
		m.Generic = true // администрация телеканала
	case named || inCapitals(t, hit) || class.Solo && (capital || completed):
	case completed && (class.Government || capital || !class.Weak && opens):
	case i < h && (capital || opens && (!class.Weak || h > i+1)):
	case i < h && completed && !class.Weak && m.Forms&Singular != 0 && r.relational(t, i, h):
	case i < h && long && m.Forms&Singular != 0 && r.relational(t, i, h): // российское министерство финансов
	case i < h && class.Government && !class.Unit && m.Forms&Singular != 0 && r.relational(t, i, h):
		m.plain = true // американский спецназ
	case i < h && class.Unit && m.Forms&Singular != 0 && r.relational(t, i, h):
	case class.Anaphor && !completed, class.Solo:
		m.Generic = true
	case capital && !class.Weak && !completed:
		m.Generic = true // «Центр», «Банк»: an alias or a definite description
	default:
		m.Generic, m.Weak = true, true
	}
}

// otherwiseFixed reports a noun whose other readings do not inflect: «порт» is
// hardly the adjective of «порт-де-бра».
func otherwiseFixed(w *match.Word) bool {
	for i := range w.Analyses {
		if a := &w.Analyses[i]; a.POS != morph.NOUN && a.Gram&morph.Fixd == 0 {
			return false
		}
	}
	return true
}

// relational reports an adjective of a place or in -ский among tokens
// [first, last): «японское дипломатическое ведомство».
func (r *Reader) relational(t *Text, first, last int) bool {
	for k := first; k < last; k++ {
		if r.adjectiveCountry(t, k) != "" {
			return true
		}
		for _, h := range t.Hits(k) {
			if h.Via == match.ViaAdj {
				return true
			}
		}
	}
	return false
}

// nameHeaded gives the mention its nominative name. A head that says only what
// the quoted name is («компания «Ромашка»») is left out of it.
func (r *Reader) nameHeaded(t *Text, m *Mention, hit *match.Match, i, last int) {
	if q := quoteAt(t, hit.Last); q >= 0 && m.Class.Descriptor {
		if a, b := r.unquote(t, q); b > a && last <= t.after(q)+1 {
			m.Name, m.Short = t.title(a, b), t.title(a, b)
			return
		}
	}
	if m.Class.Descriptor && hit.Last < last && t.Doc.Tokens[hit.Last].Kind != text.Punct && !isAdjective(t.Words[hit.Last]) && r.bareName(t, hit.Last, last) == last {
		m.Name = t.title(hit.Last, last)
		m.Short = m.Name
		return
	}
	if m.Class.Sub == "studio" && r.latinName(t, i, hit, last) { // турецкая студия Anka Animasyon
		m.Name = t.title(hit.Last, last)
		m.Short = m.Name
		return
	}
	if q := r.closingQuote(t, hit.Last, last); q >= 0 { // «иранский Центр анимации «Саба»» without its country
		for i < hit.First && (t.Doc.Tokens[i].Shape == text.Lower || r.opensSentence(t, i)) && r.adjectiveCountry(t, i) != "" {
			i++
		}
	}
	if hit.Last < last && r.bareCity(t, hit.Last, last) == last { // болгарский порт Варна
		for i < hit.First && t.Doc.Tokens[i].Shape == text.Lower && r.adjectiveCountry(t, i) != "" {
			i++
		}
	}
	through := m.Head + 1
	if m.Head < hit.First || m.Head >= hit.Last {
		through = hit.Last
	}
	if opensQuote(t, hit.Last) { // «алматинская студия «Дауыс Про»»
		for i < hit.First && t.Doc.Tokens[i].Shape == text.Lower {
			i++
		}
	}
	if m.Class.Full && i+1 == hit.First && (t.Doc.Tokens[i].Shape == text.Lower || r.opensSentence(t, i)) { // японский МИД
		if country, ok := r.genitiveName(r.countryName(r.adjectiveCountry(t, i))); ok {
			m.Name = r.nominative(t, hit.First, through, last, m.Forms, false) + " " + country
			return
		}
	}
	m.Name = r.nominative(t, i, through, last, m.Forms, false)
	if q := quoteAt(t, hit.Last); q >= 0 {
		if a, b := r.unquote(t, q); b > a {
			m.Short = t.title(a, b)
		}
	}
}

// latinName reports a name in Latin letters behind a head in small letters, so
// that the head only says what is named.
func (r *Reader) latinName(t *Text, i int, hit *match.Match, last int) bool {
	if last <= hit.Last || t.Doc.Tokens[hit.Last].Kind != text.Latin || r.bareName(t, hit.Last, last) != last {
		return false
	}
	for k := i; k < hit.Last; k++ {
		if t.Doc.Tokens[k].Shape != text.Lower && !r.opensSentence(t, k) {
			return false
		}
	}
	return true
}

// findHead looks for the head noun of a name that begins with token i: it may
// stand behind up to five adjectives.
func (r *Reader) findHead(t *Text, i, end int) (int, *Class, *match.Match) {
	for h := i; h < end && h <= i+5; h++ {
		if c, hit := r.class(t, h, HeadRole); hit != nil && hit.Last <= end {
			if hit.Last == h+1 && t.Doc.Tokens[h].Shape == text.Mixed && mixed(t.Doc.Tokens[h].Text, hit.Name) { // КазНУ is no form of «казна»
				return 0, nil, nil
			}
			if c.Weak && hit.Last == h+1 && t.Words[h].Best != morph.NOUN && t.Doc.Tokens[h].Shape == text.Lower { // рады
				return 0, nil, nil
			}
			if r.isPlaceHead(t, h, hit.Last) && r.bareName(t, hit.Last, end) > hit.Last && t.Doc.Tokens[h].Shape != text.Upper { // месторождение Алайгыр
				return 0, nil, nil
			}
			if h > i && t.Doc.Tokens[h].Shape != text.Lower {
				for k := i; k < h; k++ { // «нового Конгресса», but «японского Конгресса»
					if t.Doc.Tokens[k].Shape == text.Lower && !t.Is(k, "и") && !r.relational(t, k, k+1) && !r.proper(t, i, k) && c.Complete != 0 && !relationalForm(t.Words[k].Form) {
						return 0, nil, nil
					}
				}
			}
			return h, c, hit
		}
		if t.Is(h, "и") && h > i && h+1 < end && isAdjective(t.Words[h+1]) && t.Doc.Tokens[h-1].Shape != text.Lower {
			continue // «Промышленный и коммерческий банк»
		}
		if !isAdjective(t.Words[h]) || !r.nameAdjective(t, h) {
			break
		}
	}
	return 0, nil, nil
}

// mixed reports a word with capitals inside that is no acronym with an ending,
// where the lexicon has a word in small letters.
func mixed(word, name string) bool {
	base, _ := acronymBase(word)
	return base == word && !strings.Contains(word, "-") && strings.ToLower(name) == name
}

// isPlaceHead reports tokens [first, last) that head names of places as well.
func (r *Reader) isPlaceHead(t *Text, first, last int) bool {
	_, h := r.class(t, first, PlaceHead)
	return h != nil && h.Last == last
}

// relationalForm reports the adjectives that say what kind a body is.
func relationalForm(form string) bool {
	for _, s := range [...]string{"ск", "цк", "нальн", "ственн"} {
		if k := strings.LastIndex(form, s); k > 4 && len(form)-k <= len(s)+8 {
			return true
		}
	}
	return false
}

// nameAdjective reports whether the adjective at token i can be part of a name.
func (r *Reader) nameAdjective(t *Text, i int) bool {
	w, tok := t.Words[i], &t.Doc.Tokens[i]
	if w.Gram&morph.Apro != 0 || tok.Kind != text.Word {
		return false
	}
	if tok.Shape == text.Lower && (!w.Is(morph.ADJF) || w.Best == morph.NOUN || w.Best == morph.PRTF || w.Gram&morph.Anum != 0 || w.Gram&morph.Supr != 0 || strings.HasPrefix(w.Form, "не")) {
		return false
	}
	if c, _ := r.class(t, i, ModifierRole); c != nil {
		return false
	}
	return true
}

// headOffset finds the noun within a head of several words: the first word
// that can be a noun in agreement with nothing before it.
func headOffset(t *Text, first, last int) int {
	for k := first; k < last; k++ {
		if t.Words[k].Is(morph.NOUN) && !isAdjective(t.Words[k]) {
			return k - first
		}
	}
	return 0
}

// bestPOS is the part of speech of the likeliest analysis.
func bestPOS(w *match.Word) morph.POS {
	best, score := morph.UNKN, float32(-1)
	for i := range w.Analyses {
		if w.Analyses[i].Score > score {
			best, score = w.Analyses[i].POS, w.Analyses[i].Score
		}
	}
	return best
}

// stopNoun reports nouns in the genitive that do not complete a name: times.
func stopNoun(w *match.Word) bool {
	switch w.Form {
	case "года", "году", "лет", "месяца", "недели", "дня", "января", "февраля", "марта", "апреля", "мая", "июня",
		"июля", "августа", "сентября", "октября", "ноября", "декабря", "раза", "раз", "итогам", "словам", "данным", "мнению":
		return true
	}
	return false
}

// proper reports whether a known name or a capital stands in the tokens.
func (r *Reader) proper(t *Text, first, last int) bool {
	for i := first; i < last; i++ {
		if t.Doc.Tokens[i].Shape != text.Lower && t.Doc.Tokens[i].Kind <= text.Latin {
			return true
		}
	}
	return false
}

// bareName reads a run of words that can only be a name: Latin words, words in
// capitals, capitalised words unknown to the dictionary.
func (r *Reader) bareName(t *Text, j, end int) int {
	k := j
	for k < end {
		tok := &t.Doc.Tokens[k]
		switch {
		case t.is(k, isGeo) && !t.is(k, isBody), t.is(k, isGiven) && k+1 < len(t.traits) && t.is(k+1, isCap):
			return k
		case r.namesPerson(t, k) && (k > j || r.namedInFull(t, k)):
			return k
		case k == j && tok.Kind == text.Word && tok.Shape == text.Title && r.bodyHit(t, k) > k:
			k = r.bodyHit(t, k)
			continue
		case tok.Kind == text.Latin && tok.Shape != text.Lower && k == j && !t.Words[k].Is(morph.ROMN):
			k = latinEnd(t, k, end)
			continue
		case tok.Kind == text.Latin && tok.Shape != text.Lower, tok.Kind == text.Latin && k > j:
		case tok.Kind == text.Latin && tok.Text[0] >= 'a' && tok.Text[0] <= 'z':
		case tok.Kind == text.Word && tok.Shape == text.Upper, tok.Kind == text.Word && tok.Shape == text.Mixed:
		case tok.Kind == text.Word && tok.Shape == text.Title && !known(t.Words[k]) && len([]rune(tok.Text)) > 1:
		case k > j && tok.Kind == text.Number && !tok.Line && tok.Space:
			return k
		case k > j && tok.Text == "&" && k+1 < end, k > j && tok.Text == "." && !tok.Space && k+1 < end && !t.Doc.Tokens[k+1].Space && t.Doc.Tokens[k+1].Kind == text.Latin:
		default:
			return k
		}
		if k > j && tok.Line {
			return k
		}
		k++
	}
	return k
}

// bodyHit passes the name of a body of the lexicon, weak or not, that is one
// word or more: «клуба Челси».
func (r *Reader) bodyHit(t *Text, i int) int {
	if _, h := r.class(t, i, OrgRole); h != nil && h.Via != match.ViaAdj {
		return h.Last
	}
	return i
}

// namesPerson reports that a person's name begins with token i.
func (r *Reader) namesPerson(t *Text, i int) bool {
	_, ok := r.foundPerson(t, i)
	return ok
}

// namedInFull reports that a person's name of several words begins with token i.
func (r *Reader) namedInFull(t *Text, i int) bool {
	m, ok := r.foundPerson(t, i)
	return ok && m.Last > i+1
}

func known(w *match.Word) bool { return len(w.Analyses) > 0 && w.Analyses[0].Known }

// opensSentence reports whether token i is the first word of its sentence, so
// that its capital says nothing.
func (r *Reader) opensSentence(t *Text, i int) bool {
	if i == 0 {
		return true
	}
	p := &t.Doc.Tokens[i-1]
	return t.Doc.Tokens[i].Line || p.Kind == text.Punct && (p.Text == "." || p.Text == "!" || p.Text == "?" || p.Text == "…" || p.Text == "«" && i > 1 && t.Doc.Tokens[i-2].Text == ":")
}

// countryWithin gives the country that a name ends with or speaks of.
func (r *Reader) countryWithin(t *Text, first, last int) string {
	for i := last - 1; i >= first; i-- {
		for _, h := range t.Hits(i) {
			if c := r.lex.of(h.N); c.Role == GeoRole && c.Country != "" && h.Last <= last && !h.Weak {
				return c.Country
			}
		}
	}
	return ""
}
