package event

import (
	"slices"
	"strings"
	"unicode"
)

// ClusterID is equal for events of different articles that tell the same fact,
// as far as the events alone can show it, so that consumers can merge them: the
// CloudEvents extension attribute clusterid. It joins
//
//   - for an agreement its type, status, parties in any order, and month;
//   - for a film its title, stage and year,
//
// where names are compared without case, ё, punctuation and legal form, and the
// time is that of the fact or else of publication. It is "" when the event does
// not say enough: fewer than two parties, no title.
func (e *Event) ClusterID() string {
	switch {
	case e.Kind == KindAgreement && e.Agreement != nil:
		a := e.Agreement
		if len(a.Parties) < 2 || e.Salience == Aggregate {
			return ""
		}
		var parties []string
		for _, p := range a.Parties {
			parties = append(parties, p.key())
		}
		slices.Sort(parties)
		parts := []string{"cluster", e.Kind.String(), string(a.AgreementType), string(a.Status), e.period(a.Date, len("2006-01"))}
		return hash(append(parts, parties...)...)
	case e.Kind == KindFilm && e.Film != nil:
		title := plainName(e.Film.Film.Name)
		if title == "" {
			return ""
		}
		var when Date
		for _, m := range e.Film.Milestones {
			if m.Stage == e.Film.Stage && m.Date.Value != "" {
				when = m.Date
				break
			}
		}
		return hash("cluster", e.Kind.String(), title, string(e.Film.Stage), string(e.Film.Status), e.period(when, len("2006")))
	}
	return ""
}

// period cuts the date of the fact to n bytes, or the date of publication when
// the former is not that exact.
func (e *Event) period(d Date, n int) string {
	for _, s := range [...]string{d.Value, e.Document.Published} {
		if len(s) >= n {
			return s[:n]
		}
	}
	return ""
}

// key is what a party is compared by.
func (p *Party) key() string {
	switch {
	case len(p.SameAs) > 0:
		return p.SameAs[0]
	case p.Type == CountryParty && p.Country != "":
		return p.Country
	}
	return plainName(p.Name)
}

// plainName gives the words of a name in lower case without ё, punctuation and
// legal forms, and all words when nothing else is left.
func plainName(name string) string {
	words := strings.FieldsFunc(strings.ReplaceAll(strings.ToLower(name), "ё", "е"), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r)
	})
	core := slices.DeleteFunc(slices.Clone(words), legalForm)
	if len(core) == 0 {
		core = words
	}
	return strings.Join(core, " ")
}

func legalForm(word string) bool {
	switch word {
	case "ао", "оао", "зао", "пао", "нао", "ооо", "тоо", "гк", "ргп", "гкп", "фгуп", "гуп", "чп", "ип", "нк", "компания", "корпорация", "концерн", "холдинг", "группа":
		return true
	}
	return false
}
