package phrase

import (
	"strings"
	"unicode/utf8"

	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/text"
)

// trait is what a capitalised word can be in the name of a person, a place or
// a body. Small words have none.
type trait uint16

const (
	isCap       trait = 1 << iota // begins with a capital
	isGiven                       // a given name
	isWeakGiven                   // a given name or an ordinary word: Вера, Роман
	isPatronym                    // Сергеевич, Нурланкызы
	isSurname                     // read as a surname by the dictionary or by its ending
	isUnknown                     // not in the dictionary
	isGeo                         // a place of the lexicon
	isWeakGeo                     // a place or an ordinary word
	isBody                        // a body of the lexicon
	isClass                       // a noun that heads names, a legal form, a post, a document, an occasion
	isCommon                      // an ordinary word in the first place
	isAcronym                     // in capitals
	isLong                        // the first word of a longer name of the lexicon, or the adjective of a place
)

// readTraits fills t.traits.
func (r *Reader) readTraits(t *Text) {
	t.traits = t.traits[:0]
	for i := range t.Doc.Tokens {
		t.traits = append(t.traits, r.traitsOf(t, i))
	}
}

func (r *Reader) traitsOf(t *Text, i int) trait {
	tok := &t.Doc.Tokens[i]
	if tok.Kind != text.Word || tok.Shape == text.Lower {
		return 0
	}
	x, w := isCap, t.Words[i]
	if strings.ContainsAny(tok.Text, "0123456789") { // Формула-1
		return x | isAcronym
	}
	if tok.Shape == text.Upper {
		x |= isAcronym
	}
	for _, h := range t.Hits(i) {
		if h.Last != i+1 {
			switch r.lex.of(h.N).Role {
			case OrgRole, EventRole, AwardRole:
			case GeoRole:
				x |= isLong
				continue
			default:
				continue
			}
		}
		switch r.lex.of(h.N).Role {
		case GivenRole:
			if f := formsOf(h.Gram); f != 0 && f&Singular == 0 && (strings.HasSuffix(w.Form, "ов") || strings.HasSuffix(w.Form, "ев")) { // Сейтов is no crowd of Сейты
				continue
			}
			if h.Weak && !(w.Known && w.Common < 0.05 && w.Surn < 0.05 && w.Given > 0.5) {
				x |= isWeakGiven
			} else {
				x |= isGiven
			}
		case GeoRole:
			switch {
			case h.Via == match.ViaAdj || h.Via == match.ViaDemonym:
				x |= isLong
			case h.Weak:
				x |= isWeakGeo
			default:
				x |= isGeo
			}
		case OrgRole, EventRole, AwardRole:
			if !h.Weak && h.Via != match.ViaAdj && h.Via != match.ViaDemonym {
				x |= isBody
			}
		case HeadRole, LegalRole, PostRole, DocRole, EventHead, PlaceHead, WorkRole, CoinRole:
			x |= isClass
		}
	}
	many := w.Known && w.Surn == 0 && (strings.HasSuffix(w.Form, "ов") || strings.HasSuffix(w.Form, "ев")) && w.Gram&morph.Sing == 0
	manyOfName := many && w.Given > 0.2
	if manyOfName || many && r.behindPost(t, i) { // Сейтов, the genitive of all who are called Сейт; президент Токаев, that of токай
		x |= isSurname | isUnknown
	}
	if x&(isGiven|isWeakGiven) == 0 && !manyOfName && w.Known && w.Given > 0.2 {
		if w.Common > 0.2 {
			x |= isWeakGiven
		} else {
			x |= isGiven
		}
	}
	if w.Gram&morph.Patr != 0 && len(w.Form) > 4 || fixedPatronymic(w.Form) {
		x |= isPatronym
	}
	switch {
	case !w.Known:
		x |= isUnknown
		if w.Surn > 0.2 || tellingSurname(w.Form) {
			x |= isSurname
		}
	case w.Surn > 0:
		x |= isSurname
	}
	if w.Known && w.Common > 0.5 || w.Best != morph.NOUN && w.Best != morph.ADJF && w.Known {
		x |= isCommon
	}
	return x
}

// behindPost reports the post of one person right before token i: «министр
// Кустов». A field of several words goes on: «министр Финансов РК».
func (r *Reader) behindPost(t *Text, i int) bool {
	if i == 0 || t.Doc.Tokens[i].Line || i+1 < len(t.Doc.Tokens) && t.Doc.Tokens[i+1].Kind == text.Word && t.Doc.Tokens[i+1].Shape != text.Lower {
		return false
	}
	_, hit := r.class(t, i-1, PostRole)
	return hit != nil && hit.Last == i && hitForms(hit)&Singular != 0
}

// fixedPatronymic reports «Абишулы», «Нурланкызы» and the bare «улы», «кызы».
func fixedPatronymic(form string) bool {
	switch form {
	case "улы", "кызы", "оглы", "оглу", "гызы", "уулу", "угли":
		return true
	}
	return len(form) > 12 && (strings.HasSuffix(form, "улы") || strings.HasSuffix(form, "кызы") || strings.HasSuffix(form, "оглы") || strings.HasSuffix(form, "гызы"))
}

// tellingSurname reports an ending that only surnames have.
func tellingSurname(form string) bool {
	for _, s := range [...]string{"дзе", "швили", "енко", "янц", "штейн", "берг", "ович", "евич", "ьев", "ьева", "ову", "еву", "овым", "евым", "иным", "скому", "ского"} {
		if strings.HasSuffix(form, s) && utf8.RuneCountInString(form) > utf8.RuneCountInString(s)+1 {
			return true
		}
	}
	return false
}

// is reports whether token i has one of the traits.
func (t *Text) is(i int, x trait) bool {
	return i >= 0 && i < len(t.traits) && t.traits[i]&x != 0
}

// lone reports a surname that is hardly anything else: every reading of the
// dictionary, or the prediction for an unknown word, is a name.
func (t *Text) lone(i int) bool {
	x := t.traits[i]
	if x&isSurname == 0 || x&(isGeo|isBody|isClass) != 0 || x&isAcronym != 0 || placePreposition(t, i-1) || i > 0 && placeWord(t.Words[i-1].Form) {
		return false
	}
	w := t.Words[i]
	if w.Surn > 0 && w.Gram&morph.Sing == 0 { // Ямадаевых
		return false
	}
	if w.Known {
		return w.Common < 0.1 && w.Gram&morph.Geox == 0
	}
	return w.Surn > 0.4 || tellingSurname(w.Form)
}
