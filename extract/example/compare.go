package example

import (
	"slices"
	"strconv"
	"strings"

	"vestnik/extract"
	"vestnik/extract/event"
)

// fold is the form in which names are compared.
func fold(s string) string {
	var b strings.Builder
	space := false
	for _, r := range strings.ToLower(s) {
		switch r {
		case '«', '»', '„', '“', '”', '"':
			continue
		case ' ', '\t', '\n', '\u00A0':
			space = b.Len() > 0
			continue
		case 'ё':
			r = 'е'
		case '–', '—', '−':
			r = '-'
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// sameSet reports whether both hold the same names, in any order.
func sameSet(want, got []string) bool {
	if len(want) != len(got) {
		return false
	}
	w, g := folded(want), folded(got)
	return slices.Equal(w, g)
}

func folded(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = fold(n)
	}
	slices.Sort(out)
	return out
}

// fits reports whether an event is what a line expects.
func (l line) fits(e *event.Event) bool {
	switch {
	case l.kind == agreement && e.Agreement != nil:
		a := e.Agreement
		var parties []string
		for _, p := range a.Parties {
			parties = append(parties, p.Name)
		}
		if l.status != a.Status.String() || l.typ != a.AgreementType.String() || !sameSet(l.names, parties) {
			return false
		}
	case l.kind == film && e.Film != nil:
		title := ""
		if len(l.names) > 0 {
			title = l.names[0]
		}
		if l.status != stageOf(e.Film) || fold(title) != fold(e.Film.Film.Name) || l.typ != "" && l.typ != e.Film.Film.FilmType.String() ||
			len(l.names) > 1 && !sameSet(l.names[1:], people(e.Film.Film.Director)) {
			return false
		}
	default:
		return false
	}
	for _, f := range l.fields {
		if !sameSet(f.values, values(e, f.key)) {
			return false
		}
	}
	return true
}

// stageOf gives the stage that a line names: that of a broken-off film is its
// status.
func stageOf(f *event.FilmData) string {
	switch {
	case f.Stage != "":
		return f.Stage.String()
	case f.Status != "":
		return f.Status.String()
	}
	return "-"
}

// values gives what an event says under a key of the notation.
func values(e *event.Event, key string) []string {
	if key == "salience" {
		return []string{e.Salience.String()}
	}
	if e.Agreement != nil {
		return agreementValues(e.Agreement, key)
	}
	return filmValues(e.Film, key)
}

func agreementValues(a *event.AgreementData, key string) []string {
	switch key {
	case "date":
		return date(a.Date)
	case "place":
		return some(a.Place.Name)
	case "occasion":
		return some(a.Occasion.Name)
	case "amount":
		return money(a.Amount)
	case "count":
		if a.Count > 0 {
			return []string{strconv.Itoa(a.Count)}
		}
	case "topic":
		return a.Topics
	case "title":
		return some(a.Title)
	case "representative":
		var out []string
		for _, p := range a.Parties {
			out = append(out, people(p.Representatives)...)
		}
		return out
	}
	return nil
}

func filmValues(f *event.FilmData, key string) []string {
	var out []string
	switch key {
	case "type":
		return some(f.Film.FilmType.String())
	case "director":
		return people(f.Film.Director)
	case "actor":
		return people(f.Film.Actor)
	case "company":
		for _, c := range f.Film.ProductionCompany {
			out = append(out, c.Name)
		}
	case "country":
		return f.Film.CountryOfOrigin
	case "genre":
		return f.Film.Genre
	case "alternate":
		return f.Film.AlternateName
	default:
		for _, m := range f.Milestones {
			out = append(out, milestoneValues(&m, key)...)
		}
	}
	return out
}

func milestoneValues(m *event.Milestone, key string) []string {
	switch key {
	case "milestone":
		return []string{m.Stage.String()}
	case "date":
		return date(m.Date)
	case "place":
		return some(m.Place.Name)
	case "festival":
		return some(m.Festival.Name)
	case "award":
		return some(m.Award.Name)
	case "category":
		return some(m.Award.Category)
	case "recipient":
		return some(m.Award.Recipient)
	case "amount":
		return money(m.Amount)
	}
	return nil
}

func some(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func people(ps []event.Person) []string {
	var out []string
	for _, p := range ps {
		out = append(out, p.Name)
	}
	return out
}

func date(d event.Date) []string {
	if d.Value != "" {
		return []string{d.Value}
	}
	return some(d.Expression)
}

func money(m event.Money) []string {
	return some(strings.TrimSpace(m.Value + " " + m.Currency))
}

// found reports whether one of the annotations is what a mention line expects.
func (l line) found(as []extract.Annotation) bool {
	for i := range as {
		a := &as[i]
		if a.Type != l.typ || fold(a.Name) != fold(l.names[0]) {
			continue
		}
		ok := true
		for _, f := range l.fields {
			got := map[string]string{"country": a.Country, "entry": a.Entry, "value": a.Value}[f.key]
			ok = ok && sameSet(f.values, some(got))
		}
		if ok {
			return true
		}
	}
	return false
}

// describe writes an event as a line of the notation.
func describe(e *event.Event) string {
	var b strings.Builder
	if a := e.Agreement; a != nil {
		b.WriteString("agreement " + a.Status.String() + " " + a.AgreementType.String())
		for i, p := range a.Parties {
			b.WriteString([...]string{": ", "; "}[min(i, 1)] + p.Name)
		}
	} else {
		b.WriteString(strings.TrimSpace("film " + stageOf(e.Film) + " " + e.Film.Film.FilmType.String()))
		if e.Film.Film.Name != "" {
			b.WriteString(": " + e.Film.Film.Name)
		}
	}
	return b.String()
}

// describeAll writes an event with every field of the notation.
func describeAll(e *event.Event, keys []string) string {
	s := describe(e)
	for _, k := range keys {
		if v := values(e, k); len(v) > 0 {
			s += " | " + k + ": " + strings.Join(v, "; ")
		}
	}
	return s
}
