package phrase

import (
	"strings"

	"vestnik/extract/match"
	"vestnik/lexicon"
)

// CountryName gives the everyday name of a country by its ISO 3166-1 code.
func (l *Lexicon) CountryName(code string) string { return l.countries[code] }

// CapitalOf gives the code of the country whose capital a mention names.
func (l *Lexicon) CapitalOf(m *Mention) string {
	if m.Entry == nil || m.Kind != City {
		return ""
	}
	return l.capitals[m.Entry.Name.Text]
}

// Capital gives the name of the capital of a country by its code, "" when it is
// not known.
func (l *Lexicon) Capital(code string) string { return l.seats[code] }

// AdjectiveCountries gives the codes of the countries that the adjective at
// token i tells: «казахстанский», «казахстанско-французский».
func (l *Lexicon) AdjectiveCountries(t *Text, i int) []string {
	var out []string
	for _, h := range t.Hits(i) {
		if c := l.of(h.N); h.Via == match.ViaAdj && c.Kind == Country && c.Country != "" {
			return append(out, c.Country)
		}
	}
	w := t.Words[i]
	if !strings.Contains(w.Form, "-") || len(w.Analyses) == 0 {
		return nil
	}
	parts := strings.Split(w.Analyses[0].Lemma, "-")
	for k, p := range parts {
		codes := l.adjectives
		if k < len(parts)-1 {
			codes = l.prefixes
		}
		code, ok := codes[strings.ReplaceAll(p, "ё", "е")]
		if !ok {
			return nil
		}
		out = append(out, code)
	}
	return out
}

// FirstUpper writes a name with a capital.
func FirstUpper(name string) string { return firstUpper(name) }

// Member is a country, or a body known by its letters, in a pair: «Грузия-ЕС».
type Member struct {
	Name    string
	Country string // "" for a body
}

// member keeps the names of one word that can stand in a pair: all those of a
// country, and the letters of a body.
func (l *Lexicon) member(e *lexicon.Entry, code string) {
	add := func(a lexicon.Alias) {
		if a.Weak || strings.ContainsAny(a.Text, " -") || code == "" && a.Text != strings.ToUpper(a.Text) {
			return
		}
		if _, ok := l.members[a.Text]; !ok {
			l.members[a.Text] = Member{a.Text, code}
		}
	}
	add(e.Name)
	for _, a := range e.Aliases {
		add(a)
	}
}

// Pair gives the two members that the word at token i joins by a hyphen:
// «Грузия-ЕС», «Чили-Перу». One of them at least is a country.
func (l *Lexicon) Pair(t *Text, i int) (a, b Member, ok bool) {
	x, y, ok := strings.Cut(t.Doc.Tokens[i].Text, "-")
	if !ok {
		return a, b, false
	}
	a, first := l.members[x]
	b, second := l.members[y]
	return a, b, first && second && a != b && (a.Country != "" || b.Country != "")
}

// Capitals writes a word with the capitals of another.
func Capitals(like, word string) string { return capitalsOf(like, word) }
