package phrase

import (
	"vestnik/extract/text"
)

// latinPerson reads a person's name in Latin letters behind a noun of persons:
// «режиссёр Peter Jackson».
func (r *Reader) latinPerson(t *Text, i, end int) (Mention, bool) {
	if t.Doc.Tokens[i].Kind != text.Latin || t.Doc.Tokens[i].Shape != text.Title || !r.calls(t, i) {
		return Mention{}, false
	}
	k := i
	for k < end && k < i+4 && t.Doc.Tokens[k].Kind == text.Latin && t.Doc.Tokens[k].Shape == text.Title && (k == i || !t.Doc.Tokens[k].Line) && !legalLatin(t.Doc.Tokens[k].Text) {
		k++
	}
	if k-i < 2 || k < end && t.Doc.Tokens[k].Kind == text.Latin {
		return Mention{}, false
	}
	h := humanOf(t.Text(i, k))
	return Mention{Kind: Person, First: i, Last: k, Head: k - 1, Forms: AnyForm & Singular, Name: h.String(), Short: h.Last, Person: &h, Rule: "person.latin"}, true
}
