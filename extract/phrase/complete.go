package phrase

import (
	"strings"

	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/text"
)

// complete reads what follows a head and returns where it ends. named says
// that a proper name is in it.
func (r *Reader) complete(t *Text, c *Class, j, end int) (last int, named bool) {
	for j < end {
		k, name := r.completion(t, c, j, end)
		if k == j {
			break
		}
		named = named || name
		bare := opensQuote(t, j) || t.Doc.Tokens[j].Kind == text.Latin
		j = k
		if bare && !t.Is(j, "имени") && !t.Is(j, "им") {
			break
		}
		if name && c.Complete&ByV != 0 && t.Is(j, "в") {
			continue
		}
		if j >= 2 && t.Doc.Tokens[j-1].Kind == text.Number && t.Doc.Tokens[j-2].Text == "№" { // лицей № 5 города Тараза
			continue
		}
		if name && !t.Is(j, "по") && !t.Is(j, "при") && !t.Is(j, "имени") && !t.Is(j, "им") && !opensQuote(t, j) {
			if j < end && t.Doc.Tokens[j].Shape != text.Lower && !t.Doc.Tokens[j].Line && c.Complete&ByGen != 0 {
				if o, ok := r.headed(t, j, end); ok && o.Forms&Gent != 0 && o.Last > j+1 { // «Туркменфильм» имени Огуз хана Государственного комитета
					j = o.Last
				}
			}
			break
		}
	}
	return j, named
}

// completion reads one completion at token j.
func (r *Reader) completion(t *Text, c *Class, j, end int) (int, bool) {
	w := t.Words[j]
	switch {
	case (w.Form == "имени" || w.Form == "им") && c.Complete != 0:
		return r.named(t, j, end)
	case w.Form == "№" || t.Doc.Tokens[j].Text == "№": // школа № 12
		if j+1 < end && t.Doc.Tokens[j+1].Kind == text.Number {
			return j + 2, true
		}
	case w.Form == "при" && c.Complete&(ByPri|ByGen) != 0:
		if k := r.dependent(t, j+1, end, Loct); k > j+1 {
			return k, r.proper(t, j+1, k)
		}
	case w.Form == "по" && c.Complete&(ByPo|ByGen) != 0:
		if k := r.chain(t, j+1, end, Datv, true); k > j+1 {
			return k, r.proper(t, j+1, k)
		}
	case (w.Form == "в" || w.Form == "на") && c.Complete&ByV != 0:
		if m, ok := r.place(t, j+1, end); ok && m.Forms&Loct != 0 {
			return m.Last, true
		}
	case w.Form == "в" && j+2 < end && (t.Is(j+1, "защиту") || t.Is(j+1, "поддержку")) && c.Complete != 0:
		if k := r.chain(t, j+2, end, Gent, false); k > j+2 { // Движение в защиту леса
			return k, r.proper(t, j+2, k)
		}
	case opensQuote(t, j) && c.Complete&(ByQuoted|ByBare|ByGen) != 0:
		if q := quoteAt(t, j); q >= 0 && r.nameLike(t, q) {
			return t.after(q), true
		}
	default:
		if c.Complete&ByQuoted != 0 || c.Complete&ByBare != 0 {
			if k := r.bareName(t, j, end); k > j && t.Doc.Tokens[j].Kind == text.Latin && !t.Doc.Tokens[j].Line {
				return k, true
			}
		}
		if c.Complete&ByGen != 0 {
			if k := r.chain(t, j, end, Gent, true); k > j {
				return k, r.proper(t, j, k)
			}
		}
		if c.Complete&(ByBare|ByQuoted) != 0 {
			if k := r.bareName(t, j, end); k > j {
				return k, true
			}
		}
		if c.Complete&ByBare != 0 {
			if k := r.bareCity(t, j, end); k > j {
				return k, true
			}
		}
	}
	return j, false
}

// bareCity passes a city whose name stands uninflected behind a head, as its
// own name: «с портом Варна», «порту Констанца».
func (r *Reader) bareCity(t *Text, j, end int) int {
	if !t.is(j, isGeo) || !t.is(j, isCap) || t.Doc.Tokens[j].Line {
		return j
	}
	p, ok := r.place(t, j, end)
	if !ok || p.Kind != City || p.First != p.Head || p.Forms&Nomn == 0 || p.Forms&Gent != 0 && p.Forms != AnyForm && p.Forms != AnyForm&Singular {
		return j
	}
	if head, _ := NounForms(t.Words[j-1]); head&Nomn != 0 && p.Last < end && t.Words[p.Last].Best == morph.VERB && !strings.HasSuffix(t.Words[j-1].Form, "порт") { // «в завод Москва вложила»
		return j
	}
	return p.Last
}

// namedAfter passes «имени Абая» at token j.
func (r *Reader) namedAfter(t *Text, j, end int) (int, bool) {
	if j >= end || !t.Is(j, "имени") && !t.Is(j, "им") {
		return j, false
	}
	return r.named(t, j, end)
}

// named reads «имени Абая», «им. Ш. Айманова», «имени Огуз хана».
func (r *Reader) named(t *Text, j, end int) (int, bool) {
	k := j + 1
	if t.Is(k, ".") {
		k++
	}
	from := k
	for k < end && k < from+6 {
		tok := &t.Doc.Tokens[k]
		if tok.Kind == text.Punct && tok.Text == "." && k > from && len([]rune(t.Doc.Tokens[k-1].Text)) == 1 {
			k++
			continue
		}
		if tok.Kind != text.Word && tok.Kind != text.Latin {
			break
		}
		if tok.Shape == text.Lower && !(k > from && (t.Is(k, "хана") || t.Is(k, "ата") || t.Is(k, "бия"))) {
			break
		}
		if c, _ := r.class(t, k, HeadRole); c != nil && k > from {
			break
		}
		if hasGeo(r, t, k) && k > from {
			break
		}
		if k > from && tok.Shape != text.Lower && beginsPerson(t, k) {
			break
		}
		k++
	}
	if k == from {
		return j, false
	}
	return k, true
}

// beginsPerson reports the given name of somebody else behind a name in the
// genitive: «директор музея имени Кастеева Гульмира Шалабаева», but «имени Наби
// Ганиева».
func beginsPerson(t *Text, k int) bool {
	given, genitive, surname := false, false, false
	for i := range t.Words[k].Analyses {
		a := &t.Words[k].Analyses[i]
		g := a.Gram&(morph.Gent|morph.Fixd) != 0
		genitive = genitive || g
		given = given || a.Gram&morph.Name != 0
		surname = surname || g && a.Gram&morph.Surn != 0
	}
	behind := t.Words[k-1].Has(morph.NOUN, morph.Surn)
	return !genitive && (given || behind) || given && behind && !surname
}

func hasGeo(r *Reader, t *Text, i int) bool {
	c, _ := r.class(t, i, GeoRole)
	return c != nil && c.Kind == Country
}

// dependent reads a whole organisation, place or post in one of the forms.
func (r *Reader) dependent(t *Text, j, end int, want Forms) int {
	if m, ok := r.organization(t, j, end); ok && m.Forms&want != 0 {
		return m.Last
	}
	if m, ok := r.post(t, j, end); ok && m.Forms&want != 0 {
		return m.Last
	}
	return r.chain(t, j, end, want, true)
}

// chain reads a noun phrase in one of the forms and the genitives that depend
// on it: «культуры, информации, спорта и молодёжной политики Кыргызской
// Республики». It returns j when there is none.
func (r *Reader) chain(t *Text, j, end int, want Forms, coord bool) int {
	k, proper := r.nounPhrase(t, j, end, want)
	if k == j {
		return j
	}
	from := k // behind it genitives depend on the phrase
	for n := 0; k < end && n < 12; n++ {
		if proper { // a proper name is the end, but for «по», «при», «имени»
			switch t.Words[k].Form {
			case "по", "при", "имени", "им":
			default:
				if g, ok := r.place(t, k, end); ok && g.Forms&Gent != 0 && !g.Weak && g.Kind == Country { // области Республики Армения
					return g.Last
				}
				return k
			}
		}
		m, name := r.further(t, k, end)
		if m > k {
			k, proper = m, name
			continue
		}
		if coord {
			m := r.coordinated(t, k, end, want)
			if m == k && k > from { // по делам молодёжи, семьи и спорта
				m = r.coordinated(t, k, end, Gent)
			}
			if m > k {
				k = m
				continue
			}
		}
		break
	}
	return k
}

// further reads one more dependent of a noun phrase: a genitive, «по» with the
// dative, «при» with the prepositional. proper says that it is a name.
func (r *Reader) further(t *Text, k, end int) (last int, proper bool) {
	switch t.Words[k].Form {
	case "по":
		if n, proper := r.nounPhrase(t, k+1, end, Datv); n > k+1 {
			return n, proper
		}
		return k, false
	case "при":
		if n := r.dependent(t, k+1, end, Loct); n > k+1 {
			return n, r.proper(t, n-1, n)
		}
		return k, false
	case "имени", "им":
		n, _ := r.named(t, k, end)
		return n, true
	case "о", "об": // центр наук о Земле
		if k > 0 && strings.HasPrefix(t.Words[k-1].Form, "наук") {
			if n, proper := r.nounPhrase(t, k+1, end, Loct); n > k+1 {
				return n, proper
			}
		}
		return k, false
	}
	return r.nounPhrase(t, k, end, Gent)
}

// coordinated reads «, информации» or «и туризма». A comma counts only when the
// list goes on to an «и», so that a clause behind the comma stays out.
func (r *Reader) coordinated(t *Text, k, end int, want Forms) int {
	switch t.Words[k].Form {
	case "и":
		n, proper := r.nounPhrase(t, k+1, end, want)
		if n > k+1 && !proper && !r.ownHead(t, k+1, n) {
			return n
		}
	case ",":
		n, proper := r.nounPhrase(t, k+1, end, want)
		if n > k+1 && r.ownHead(t, k+1, n) {
			return k
		}
		for n > k+1 && n < end && !proper {
			if m, name := r.further(t, n, end); m > n {
				n, proper = m, name
				continue
			}
			break
		}
		if n > k+1 && n < end && !proper && (t.Is(n, "и") || t.Is(n, ",")) && r.coordinated(t, n, end, want) > n {
			return n
		}
	}
	return k
}

// ownHead reports a noun phrase that names something by itself and is no
// further field of the body before it: a body, a post, an occasion, a person.
func (r *Reader) ownHead(t *Text, first, last int) bool {
	for k := first; k < last; k++ {
		for _, h := range t.Hits(k) {
			switch r.lex.of(h.N).Role {
			case HeadRole:
				if !r.lex.of(h.N).Weak {
					return true
				}
			case PostRole, LegalRole, EventHead, DocRole, OrgRole, PersonRole:
				return true
			}
		}
	}
	w := t.Words[last-1]
	for k := range w.Analyses {
		if a := &w.Analyses[k]; a.POS == morph.NOUN && a.Gram&morph.Anim != 0 && a.Gram&morph.Plur == 0 && a.Score > 0.5 {
			return true // but «по делам семьи и женщин»
		}
	}
	return false
}

// nounPhrase reads [adjectives] noun in one of the forms. proper says that the
// noun is a name or heads one.
func (r *Reader) nounPhrase(t *Text, j, end int, want Forms) (int, bool) {
	if r.steps++; j >= end || r.steps > maxSteps {
		return j, false
	}
	if _, ok := r.foundPerson(t, j); ok && !t.is(j, isGeo|isBody|isClass) {
		return j, false
	}
	if m, ok := r.place(t, j, end); ok && m.Forms&want != 0 && (!m.Weak || m.Kind == Country && t.is(j, isAcronym)) {
		return m.Last, true
	}
	if c, hit := r.class(t, j, HeadRole); c != nil && t.Doc.Tokens[j].Shape != text.Lower {
		if m, ok := r.headed(t, j, end); ok && m.Forms&want != 0 {
			return m.Last, true
		}
		_ = hit
	}
	if c, hit := r.class(t, j, OrgRole); c != nil && hitForms(hit)&want != 0 {
		return hit.Last, true
	}
	k := j
	for k < end && k < j+4 && isAdjective(t.Words[k]) && (!t.Words[k].Is(morph.NOUN) || attribute(t, k, end, want)) {
		if t.Words[k].Gram&morph.Apro != 0 || agree(t.Words[k], want, 0) == 0 {
			return j, false
		}
		k++
		if t.Is(k, "и") && k+1 < end && isAdjective(t.Words[k+1]) && k > j {
			k++
		}
	}
	if k >= end || t.Doc.Tokens[k].Kind != text.Word {
		return j, false
	}
	w := t.Words[k]
	if k > j && t.Doc.Tokens[k].Shape == text.Lower && t.masks[k]&(1<<PlaceHead) != 0 { // китайского уезда Хочэн
		if m, ok := r.placeHead(t, k, end); ok && m.Forms&want != 0 && m.Last > k+1 {
			return m.Last, true
		}
	}
	if m, ok := r.headed(t, k, end); ok && k > j && m.Forms&want != 0 && t.Doc.Tokens[k].Shape != text.Lower {
		return m.Last, true
	}
	f, _ := NounForms(w)
	if f&want == 0 || w.Best != morph.NOUN || stopNoun(w) || r.otherThing(t, k) || k == j && verbal(w) {
		return j, false
	}
	if t.Doc.Tokens[k].Shape != text.Lower && k > j || t.Doc.Tokens[k].Shape != text.Lower && w.Gram&(morph.Name|morph.Surn|morph.Patr) != 0 {
		return j, false
	}
	if t.Doc.Tokens[k].Shape != text.Lower && !w.Analyses[0].Known {
		return j, false
	}
	return k + 1, t.Doc.Tokens[k].Shape != text.Lower
}

// attribute reports an adjective that can be a noun as well («городских») and
// goes with the noun behind it.
func attribute(t *Text, k, end int, want Forms) bool {
	if t.Words[k].Best != morph.ADJF || k+1 >= end || t.Doc.Tokens[k].Shape != text.Lower || t.Words[k+1].Best != morph.NOUN {
		return false
	}
	f, _ := NounForms(t.Words[k+1])
	return agree(t.Words[k], f&want, 0) != 0
}

// verbal reports a word that is a verb as often as not: «начала».
func verbal(w *match.Word) bool {
	share := float32(0)
	for i := range w.Analyses {
		if w.Analyses[i].POS == morph.VERB {
			share += w.Analyses[i].Score
		}
	}
	return share > 0.2
}

// ofOffice reports a post behind the noun of an office: «аппарат акима»,
// «канцелярия премьер-министра».
func (r *Reader) ofOffice(t *Text, k int) bool {
	if k == 0 {
		return false
	}
	c, _ := r.class(t, k-1, HeadRole)
	return c != nil && c.Government
}

// otherThing reports a noun that cannot complete a name: a post, a document, an
// occasion, a sum.
func (r *Reader) otherThing(t *Text, k int) bool {
	for _, h := range t.Hits(k) {
		switch r.lex.of(h.N).Role {
		case DocRole, CoinRole:
			return true
		case PostRole:
			return t.Doc.Tokens[k].Shape == text.Lower && t.Words[k].Gram&morph.Plur == 0 && !r.ofOffice(t, k)
		case EventHead:
			return t.Doc.Tokens[k].Shape == text.Lower && t.Words[k].Gram&morph.Plur == 0
		}
	}
	return false
}
