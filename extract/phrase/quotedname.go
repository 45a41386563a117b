package phrase

import (
	"strings"

	"vestnik/extract/morph"
	"vestnik/extract/text"
)

// quotedDocument reads a quotation that is the full name of a document: «Дорожную
// карту сотрудничества до 2030 года», «Меморандум о взаимопонимании». A noun
// before the quotation that says what it names («программа», «фильм») keeps it
// a name of that. first and last are the tokens between the marks.
func (r *Reader) quotedDocument(t *Text, i, first, last int) (Mention, bool) {
	if t.masks[first]&(1<<DocRole) == 0 || r.heads(t, i-1) {
		return Mention{}, false
	}
	m, ok := r.document(t, first, last)
	if !ok || m.Generic || m.Last == last || m.Weak && last-first < 4 || last-first < 3 {
		return Mention{}, false
	}
	if !m.Weak && last-m.Last < 3 { // «Договор с дьяволом» is a film
		switch t.Words[m.Last].Form {
		case "о", "об", "между":
		default:
			return Mention{}, false
		}
	}
	through := m.Head + headOffset(t, m.Head, m.Last) + 1
	m.Name = r.nominative(t, first, through, last, m.Forms, false)
	m.First, m.Last, m.Rule, m.Weak = i, min(t.after(quoteAt(t, i)), len(t.Doc.Tokens)), "document.quoted", false
	m.coreFirst, m.coreLast = first, last
	return m, true
}

// heads reports a noun at token i that says what a quotation behind it names: a
// work, a programme, an occasion, a body, an award.
func (r *Reader) heads(t *Text, i int) bool {
	if i < 0 {
		return false
	}
	for k := max(0, i-3); k <= i; k++ {
		for _, h := range t.Hits(k) {
			switch r.lex.of(h.N).Role {
			case WorkRole, GenreRole, DocRole, EventHead, EventRole, HeadRole, LegalRole, AwardRole:
				if h.Last == i+1 {
					return true
				}
			}
		}
	}
	switch w := t.Words[i]; {
	case t.Doc.Tokens[i].Kind != text.Word:
		return false
	case strings.HasPrefix(w.Form, "программ"), strings.HasPrefix(w.Form, "проект"), strings.HasPrefix(w.Form, "книг"), strings.HasPrefix(w.Form, "роман"):
		return true
	}
	return false
}

// companyEndings are the last parts of the names of companies that are one
// word, all masculine of the second declension: Деҳқонбанк, Туранфильм.
var companyEndings = [...]string{"банк", "фильм", "строй", "газ", "завод", "нефтегаз", "энерго", "маш", "транс", "снаб", "экспорт", "импорт", "пром", "лизинг", "телеком", "холдинг", "инвест", "концерн"}

// quotedCompany reads a quoted word unknown to the dictionary that ends like the
// name of a company and puts it into the nominative: «Деҳқонбанком» is
// Деҳқонбанк. first and last are the tokens between the marks.
func (r *Reader) quotedCompany(t *Text, i, first, last int) (Mention, bool) {
	if last != first+1 || t.Doc.Tokens[first].Kind != text.Word || t.Doc.Tokens[first].Shape == text.Lower || known(t.Words[first]) || t.is(first, isGiven|isWeakGiven) || r.heads(t, i-1) && r.work(t, i-1) {
		return Mention{}, false
	}
	word := t.Doc.Tokens[first].Text
	base, forms := companyName(word)
	if base == "" {
		return Mention{}, false
	}
	return Mention{Kind: Organization, First: i, Last: min(t.after(quoteAt(t, i)), len(t.Doc.Tokens)), Head: first, Forms: forms, Name: base, Short: base,
		Quoted: true, Rule: "org.ending", coreFirst: first, coreLast: last}, true
}

// work reports the noun of a work at token i.
func (r *Reader) work(t *Text, i int) bool {
	c, h := r.class(t, i, WorkRole)
	return c != nil && h.Last == i+1
}

// companyName gives the nominative of a word that ends like the name of a
// company, and its cases; "" when it does not.
func companyName(word string) (string, Forms) {
	fold := morph.Fold(word)
	if len(fold) != len(word) { // a letter of another length when small
		return "", 0
	}
	for _, e := range companyEndings {
		k := strings.LastIndex(fold, e)
		if k < 3*len("с") { // Димаш
			continue
		}
		stem := word[:k+len(e)]
		switch rest := fold[k+len(e):]; {
		case rest == "":
			return word, (Nomn | Accs) & Singular
		case strings.HasSuffix(e, "строй"):
			continue
		case strings.HasSuffix(e, "о"): // энерго
			continue
		default:
			for _, c := range acronymEndings[:5] {
				if rest == c.ending {
					return stem, c.forms
				}
			}
		}
	}
	if k := strings.LastIndex(fold, "стро"); k > 2 { // Бастаустроем
		for _, c := range [...]struct {
			ending string
			forms  Forms
		}{{"я", Gent & Singular}, {"ю", Datv & Singular}, {"ем", Ablt & Singular}, {"е", Loct & Singular}} {
			if fold[k+len("стро"):] == c.ending {
				return word[:k] + "строй", c.forms
			}
		}
	}
	return "", 0
}
