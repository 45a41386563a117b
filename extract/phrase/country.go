package phrase

import (
	"strings"

	"vestnik/extract/match"
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
		code := l.adjectives[strings.ReplaceAll(p, "ё", "е")]
		if k < len(parts)-1 {
			code = l.firstPart(strings.ReplaceAll(p, "ё", "е"))
		}
		if code == "" {
			return nil
		}
		out = append(out, code)
	}
	return out
}

// firstPart gives the country of a part of a compound adjective but its last:
// «казахстанско», «армяно», «франко».
func (l *Lexicon) firstPart(p string) string {
	if code := l.compounds[p]; code != "" {
		return code
	}
	stem, ok := strings.CutSuffix(p, "о")
	if !ok {
		return ""
	}
	if code := l.adjectives[stem+"ий"]; code != "" {
		return code
	}
	return l.adjectives[stem+"ский"]
}

// FirstUpper writes a name with a capital.
func FirstUpper(name string) string { return firstUpper(name) }

// Capitals writes a word with the capitals of another.
func Capitals(like, word string) string { return capitalsOf(like, word) }
