package eval

import (
	"encoding/json"
	"strconv"

	"vestnik/extract/event"
)

// agreement is a predicted agreement as far as it is compared.
type agreement struct {
	event    *event.Event
	kind     string
	status   string // extended counts as signed
	parties  []string
	date     string
	inferred bool // the date was not said of the event
	place    string
	occasion string
	value    *sum
	total    bool // may be an aggregate: has a count or lacks sides
}

// film is a predicted film as far as it is compared.
type film struct {
	event     *event.Event
	title     string
	alt       []string
	kind      string
	stage     string
	directors []string
	countries []string
	companies []string
	festivals []string
	awards    int
	boxOffice *sum
	date      string   // of the stage, or else the first
	dates     []string // of all milestones
}

// sum is a number of a currency.
type sum struct {
	value    float64
	currency string
}

func sumOf(value, currency string) *sum {
	v, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return nil
	}
	return &sum{v, currency}
}

func (a *Amount) sum() *sum {
	if a == nil {
		return nil
	}
	return sumOf(string(a.Amount), a.Currency)
}

func (s *sum) equal(t *sum) bool { return s == t || s != nil && t != nil && *s == *t }

func (s *sum) String() string {
	if s == nil {
		return ""
	}
	return strconv.FormatFloat(s.value, 'f', -1, 64) + " " + s.currency
}

func agreementOf(e *event.Event) agreement {
	d := e.Agreement
	a := agreement{event: e, kind: string(d.AgreementType), status: string(d.Status), date: d.Date.Value,
		inferred: d.Date.InferredFrom != "", place: d.Place.Name, occasion: d.Occasion.Name, value: sumOf(d.Amount.Value, d.Amount.Currency)}
	if d.Status == event.Extended {
		a.status = string(event.Signed)
	}
	for _, p := range d.Parties {
		a.parties = append(a.parties, p.Name)
	}
	a.total = e.Salience == event.Aggregate && (d.Count > 0 || len(d.Parties) < 2)
	return a
}

func filmOf(e *event.Event) film {
	d := e.Film
	f := film{event: e, title: d.Film.Name, alt: d.Film.AlternateName, kind: string(d.Film.FilmType), stage: string(d.Stage)}
	for _, p := range d.Film.Director {
		f.directors = append(f.directors, p.Name)
	}
	for _, c := range d.Film.CountryOfOrigin {
		code, _ := alpha2(c)
		f.countries = append(f.countries, code)
	}
	for _, c := range d.Film.ProductionCompany {
		f.companies = append(f.companies, c.Name)
	}
	seen := map[string]bool{"": true}
	ofStage := false // the first milestone of the stage was met
	for _, m := range d.Milestones {
		if !seen[m.Festival.Name] {
			seen[m.Festival.Name] = true
			f.festivals = append(f.festivals, m.Festival.Name)
		}
		if m.Award != (event.Award{}) {
			f.awards++
		}
		if m.Stage == event.BoxOffice && f.boxOffice == nil {
			f.boxOffice = sumOf(m.Amount.Value, m.Amount.Currency)
		}
		if m.Stage == d.Stage && !ofStage {
			ofStage, f.date = true, m.Date.Value
		}
		if m.Date.Value != "" {
			f.dates = append(f.dates, m.Date.Value)
		}
	}
	if f.date == "" && len(f.dates) > 0 {
		f.date = f.dates[0]
	}
	return f
}

// annotate takes events for the annotation of their article.
func annotate(events []event.Event) (agreements []Agreement, films []Film) {
	for i := range events {
		switch e := &events[i]; e.Kind {
		case event.KindAgreement:
			a := agreementOf(e)
			g := Agreement{Kind: a.kind, Status: a.status, Parties: a.parties, Date: a.date, Place: a.place, Occasion: a.occasion,
				Value: amountOf(a.value), Salience: string(e.Salience), Group: e.Agreement.Group, Count: e.Agreement.Count}
			for _, p := range e.Agreement.Parties {
				g.PartiesSurface = append(g.PartiesSurface, p.Text)
			}
			agreements = append(agreements, g)
		case event.KindFilm:
			f := filmOf(e)
			g := Film{Title: f.title, TitleAlt: f.alt, Kind: f.kind, Stage: f.stage, Directors: f.directors, Countries: f.countries,
				Companies: f.companies, Festivals: f.festivals, Awards: make([]any, f.awards), BoxOffice: amountOf(f.boxOffice),
				Date: f.date, Salience: string(e.Salience)}
			films = append(films, g)
		}
	}
	return agreements, films
}

func amountOf(s *sum) *Amount {
	if s == nil {
		return nil
	}
	return &Amount{Amount: json.Number(strconv.FormatFloat(s.value, 'f', -1, 64)), Currency: s.currency}
}
