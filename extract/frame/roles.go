package frame

import (
	"strings"

	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// How says by what a phrase came into a role.
type How uint8

// The ways.
const (
	BySubject   How = iota
	ByAgent         // instrumental of a passive
	ByWith          // с + instrumental
	ByBetween       // между + instrumental
	ByGenitive      // договор ‹России и Китая›
	ByTo            // присоединение к ‹...›
	ByAdjective     // ‹российско-китайский› договор
	BySignatory     // the document was signed by ...
	ByObject        // купил ‹компанию›
)

// String returns the word that explanations print.
func (h How) String() string {
	return [...]string{"subject", "agent", "с", "между", "genitive", "к", "adjective", "signatory", "object"}[h]
}

// Filler is a phrase in a role.
type Filler struct {
	Mention int // index in Text.Mentions
	How     How
}

// Coordinated gives the mentions that form a list with mention m, in order:
// А, Б и В in the same case. ok says which mentions may be members.
func (s *Sentence) Coordinated(m int, ok func(*phrase.Mention) bool, forms phrase.Forms) []int {
	list := []int{m}
	for next := s.nextMember(list[len(list)-1], ok, forms); next >= 0; next = s.nextMember(list[len(list)-1], ok, forms) {
		list = append(list, next)
	}
	return list
}

// nextMember finds the member that follows in a list.
func (s *Sentence) nextMember(m int, ok func(*phrase.Mention) bool, forms phrase.Forms) int {
	t := s.Text
	k := t.Mentions[m].Last
	if t.Mentions[m].Generic { // дирекция ‹фестиваля «Умут»›
		if e := t.Mention(k); k < s.Last && e != nil && e.Kind == phrase.Event && e.First == k && e.Forms&phrase.Gent != 0 {
			k = e.Last
		}
	}
	k = s.AfterAside(k)
	if p := t.Mention(k); p != nil && k < s.Last && p.Kind == phrase.Person && p.Forms&phrase.Gent != 0 && p.Forms&phrase.Nomn == 0 && t.Mentions[m].Kind == phrase.Organization {
		k = p.Last // команда Иванова и ...
	}
	link := false
	for k < s.Last && !link {
		switch t.Words[k].Form {
		case ",", "и", ";", "/", "&":
			link = true
			k++
		case "а":
			if k+1 < s.Last && t.Is(k+1, "также") {
				k, link = k+2, true
				continue
			}
			return -1
		default:
			return -1
		}
	}
	k = s.specified(k)
	for k < s.Last && (t.Is(k, "и") || t.Is(k, "также") || t.Is(k, "с") || t.Is(k, "со") || t.Is(k, "а") && t.Is(k+1, "также")) {
		k++
	}
	if k >= s.Last {
		return -1
	}
	k = s.skipPost(k)
	n := t.At[k]
	if n < 0 {
		// adjectives of a country or «компания» outside the mention
		headed := false // производитель ‹упаковки› Klarpack
		for j := k; j+1 < s.Last && j < k+5 && (t.Words[j].POS&(1<<morph.ADJF|1<<morph.PRTF|1<<morph.NUMR) != 0 || commonHead(t, j) && (nounIn(t, j, forms) || headed && nounIn(t, j, phrase.Gent))); j++ {
			headed = headed || commonHead(t, j) && nounIn(t, j, forms)
			if t.At[j+1] >= 0 {
				n = t.At[j+1]
				break
			}
		}
		if n < 0 {
			return -1
		}
	}
	x := &t.Mentions[n]
	if int(n) == m || !ok(x) || x.Forms&forms == 0 {
		return -1
	}
	return int(n)
}

// specified passes what a list goes on with when its next members are those of
// the group before: «А и группа банков, а именно Б и В», «А и ряд поставщиков, в
// том числе Б». Token k stands behind the link.
func (s *Sentence) specified(k int) int {
	t := s.Text
	if n := opensMembers(t, k); n > 0 {
		return k + n
	}
	if k >= s.Last || len(t.Words[k].Analyses) == 0 {
		return k
	}
	switch t.Words[k].Analyses[0].Lemma {
	case "ряд", "несколько", "группа":
	default:
		return k
	}
	for j := k + 1; j+2 < s.Last && j < k+6; j++ {
		if t.Is(j, ",") && t.At[j] < 0 {
			if n := opensMembers(t, j+1); n > 0 {
				return j + 1 + n
			}
			return k
		}
	}
	return k
}

// opensMembers counts the words at token k that name members of a group.
func opensMembers(t *phrase.Text, k int) int {
	switch {
	case t.Is(k, "а") && t.Is(k+1, "именно"):
		return 2
	case t.Is(k, "в") && t.Is(k+1, "том") && t.Is(k+2, "числе"):
		return 3
	case t.Is(k, "включая"):
		return 1
	}
	return 0
}

// Adverbial reports a preposition at token k that with the pronoun behind it is
// an adverb and governs nothing more: «между тем», «кроме того», «при этом».
// A pronoun that agrees with a noun belongs to it: «между тем заводом и банком».
func Adverbial(t *phrase.Text, k int) bool {
	if k < 0 || k+2 >= len(t.Words) || !t.Words[k].Is(morph.PREP) {
		return false
	}
	var want phrase.Forms
	switch t.Words[k+1].Form {
	case "того", "этого":
		want = phrase.Gent
	case "тем", "этим":
		want = phrase.Ablt
	case "том", "этом":
		want = phrase.Loct
	case "прочим":
		return t.Is(k, "между")
	default:
		return false
	}
	m := t.Mention(k + 2)
	if m == nil {
		return t.Is(k, "между")
	}
	return m.Forms&want&phrase.Singular == 0 || m.Forms == phrase.AnyForm || m.Forms == phrase.AnyForm&phrase.Singular
}

// describes reports a common noun that a name behind it stands in apposition
// to: «с партнёром «Ромашка»», «для компании Orion».
func describes(t *phrase.Text, k, i int) bool {
	m := t.Mention(i)
	if m == nil || m.First != i || m.Kind != phrase.Organization && m.Kind != phrase.Work {
		return false
	}
	return commonHead(t, k) && (m.Quoted || m.Forms == phrase.AnyForm || m.Forms == phrase.AnyForm&phrase.Singular)
}

// nounIn reports a noun that can stand in one of the forms.
func nounIn(t *phrase.Text, k int, forms phrase.Forms) bool {
	f, _ := phrase.NounForms(t.Words[k])
	return f&forms != 0
}

// skipPost passes a post that stands before a name.
func (s *Sentence) skipPost(k int) int {
	t := s.Text
	if m := t.Mention(k); m != nil && m.Kind == phrase.Post && m.Last < s.Last {
		if p := t.Mention(m.Last); p != nil && p.Kind == phrase.Person {
			return m.Last
		}
	}
	return k
}

// AfterAside passes brackets behind a phrase: «(ЕАБР)».
func (s *Sentence) AfterAside(k int) int {
	t := s.Text
	if k < s.Last && t.Is(k, "(") {
		for j := k + 1; j < s.Last && j < k+14; j++ {
			if t.Is(j, ")") {
				return j + 1
			}
		}
	}
	return k
}

// Prep gives the preposition that governs token i: the word before the phrase,
// or before the adjectives that lead to it.
func (s *Sentence) Prep(i int) string {
	t := s.Text
	for k := i - 1; k >= s.First && k >= i-4; k-- {
		w := t.Words[k]
		if t.Doc.Tokens[k].Kind == text.Number && strings.ContainsRune(t.Doc.Tokens[k].Text, ':') { // в 14:52 А подписала
			return ""
		}
		if k > s.First && Adverbial(t, k-1) { // между тем А и Б подписали
			return ""
		}
		if w.Is(morph.PREP) && len(w.Analyses) > 0 && (w.Analyses[0].POS == morph.PREP || len([]rune(w.Form)) <= 2) {
			return w.Form
		}
		if t.At[k] >= 0 {
			if m := t.Mention(k); m.Kind == phrase.Post && m.Last == k+1 {
				k = m.First
				continue
			}
			return ""
		}
		if w.POS&(1<<morph.ADJF|1<<morph.PRTF|1<<morph.NUMR) == 0 && t.Doc.Tokens[k].Kind != text.Number && !(k == i-1 && describes(t, k, i)) {
			return ""
		}
	}
	return ""
}

// commonHead reports a noun that stands before a name as its description:
// «с компанией «X»», «с партнёром — X».
func commonHead(t *phrase.Text, k int) bool {
	return t.Words[k].Is(morph.NOUN) && t.Doc.Tokens[k].Shape == text.Lower && len([]rune(t.Words[k].Form)) > 2
}

// IsParty reports whether a mention can be a side of an agreement.
func IsParty(m *phrase.Mention) bool {
	switch m.Kind {
	case phrase.Organization:
		return true
	case phrase.Country, phrase.Region, phrase.City:
		return !m.Weak
	case phrase.Person:
		return true
	case phrase.Post:
		return m.Body != nil
	case phrase.Work:
		return m.Quoted
	case phrase.Event:
		return Host(m)
	}
	return false
}

// Host reports a festival or market, which signs as its organisers do.
func Host(m *phrase.Mention) bool {
	if m.Kind != phrase.Event || m.Weak || m.Generic || m.Class == nil {
		return false
	}
	switch m.Class.Sub {
	case "festival", "market", "festival/arts":
		return true
	}
	return false
}
