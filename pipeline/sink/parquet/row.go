package parquet

import (
	"strconv"
	"time"

	"vestnik/extract/event"
	"vestnik/pipeline/sink"
)

// row is an event as a row: the attributes of the envelope, then the fields of
// the contract under their names, nested as there. Fields of the other kind of
// event are null.
type row struct {
	CeType        string     `parquet:"ce_type,dict"`
	CeID          string     `parquet:"ce_id"`
	CeSource      string     `parquet:"ce_source,dict"`
	CeTime        *time.Time `parquet:"ce_time,optional,timestamp(millisecond)"`
	CeClusterID   string     `parquet:"ce_clusterid,optional"`
	CeDuplicateOf string     `parquet:"ce_duplicateof,optional"`

	ID         string     `parquet:"id"`
	Document   document   `parquet:"document"`
	Salience   string     `parquet:"salience,dict"`
	Confidence float64    `parquet:"confidence"`
	Evidence   []evidence `parquet:"evidence,list"`
	Provenance provenance `parquet:"provenance"`

	AgreementType     string   `parquet:"agreementType,optional,dict"`
	AgreementTypeText string   `parquet:"agreementTypeText,optional"`
	Status            string   `parquet:"status,optional,dict"`
	Title             string   `parquet:"title,optional"`
	Topics            []string `parquet:"topics,list"`
	Parties           []party  `parquet:"parties,list"`
	Date              *date    `parquet:"date,optional"`
	Group             string   `parquet:"group,optional"`
	Place             *place   `parquet:"place,optional"`
	Occasion          *named   `parquet:"occasion,optional"`
	Amount            *money   `parquet:"amount,optional"`
	Count             *int64   `parquet:"count,optional"`

	Film       *film       `parquet:"film,optional"`
	Stage      string      `parquet:"stage,optional,dict"`
	Milestones []milestone `parquet:"milestones,list"`
}

type document struct {
	URI         string `parquet:"uri"`
	Title       string `parquet:"title,optional"`
	Source      string `parquet:"source,optional,dict"`
	Published   string `parquet:"published,optional"`
	PublishedBy string `parquet:"publishedBy,optional,dict"`
	Located     string `parquet:"located,optional"`
	Language    string `parquet:"language,optional,dict"`
	SHA256      string `parquet:"sha256,optional"`
}

type evidence struct {
	Field        string `parquet:"field,dict"`
	Exact        string `parquet:"exact"`
	Prefix       string `parquet:"prefix,optional"`
	Suffix       string `parquet:"suffix,optional"`
	Start        int64  `parquet:"start"`
	End          int64  `parquet:"end"`
	InferredFrom string `parquet:"inferredFrom,optional,dict"`
}

type provenance struct {
	Rules   []string `parquet:"rules,list"`
	Lexicon string   `parquet:"lexicon,optional,dict"`
	Engine  string   `parquet:"engine,optional,dict"`
}

type party struct {
	Name            string   `parquet:"name"`
	Text            string   `parquet:"text,optional"`
	Type            string   `parquet:"type,optional,dict"`
	Country         string   `parquet:"country,optional,dict"`
	Role            string   `parquet:"role,optional"`
	Representatives []person `parquet:"representatives,list"`
	SameAs          []string `parquet:"sameAs,list"`
}

type person struct {
	Name     string `parquet:"name"`
	JobTitle string `parquet:"jobTitle,optional"`
}

type named struct {
	Name string `parquet:"name"`
}

type date struct {
	Value        string `parquet:"value,optional"`
	End          string `parquet:"end,optional"`
	Precision    string `parquet:"precision,optional,dict"`
	Expression   string `parquet:"expression,optional"`
	InferredFrom string `parquet:"inferredFrom,optional,dict"`
}

type place struct {
	Name    string `parquet:"name"`
	Country string `parquet:"country,optional,dict"`
}

type money struct {
	Value    *float64 `parquet:"value,optional"`
	Currency string   `parquet:"currency,optional,dict"`
	Bound    string   `parquet:"bound,optional,dict"`
	Text     string   `parquet:"text,optional"`
	Period   string   `parquet:"period,optional"`
}

type film struct {
	Name              string   `parquet:"name,optional"`
	AlternateName     []string `parquet:"alternateName,list"`
	FilmType          string   `parquet:"filmType,optional,dict"`
	Director          []person `parquet:"director,list"`
	Actor             []person `parquet:"actor,list"`
	ProductionCompany []named  `parquet:"productionCompany,list"`
	CountryOfOrigin   []string `parquet:"countryOfOrigin,list"`
	Genre             []string `parquet:"genre,list"`
	Duration          string   `parquet:"duration,optional"`
	InLanguage        string   `parquet:"inLanguage,optional,dict"`
}

type milestone struct {
	Stage    string `parquet:"stage,dict"`
	Date     *date  `parquet:"date,optional"`
	Place    *place `parquet:"place,optional"`
	Festival *named `parquet:"festival,optional"`
	Award    *award `parquet:"award,optional"`
	Amount   *money `parquet:"amount,optional"`
}

type award struct {
	Name      string `parquet:"name,optional"`
	Category  string `parquet:"category,optional"`
	Recipient string `parquet:"recipient,optional"`
}

// rowOf makes the row of an event.
func rowOf(e *sink.Event) row {
	r := row{
		CeType: e.Envelope.Type, CeID: e.Envelope.ID, CeSource: e.Envelope.Source,
		CeClusterID: e.Envelope.ClusterID, CeDuplicateOf: e.Envelope.DuplicateOf,
		ID: e.ID, Document: document(e.Document), Salience: e.Salience.String(), Confidence: e.Confidence,
		Provenance: provenance(e.Provenance),
	}
	if t, err := time.Parse(time.RFC3339, e.Envelope.Time); err == nil {
		t = t.UTC()
		r.CeTime = &t
	}
	r.Evidence = each(e.Evidence, func(v *event.Evidence) evidence {
		return evidence{v.Field, v.Exact, v.Prefix, v.Suffix, int64(v.Start), int64(v.End), v.InferredFrom.String()}
	})
	if a := e.Agreement; a != nil {
		r.AgreementType, r.AgreementTypeText, r.Status = a.AgreementType.String(), a.AgreementTypeText, a.Status.String()
		r.Title, r.Topics, r.Group = a.Title, a.Topics, a.Group
		r.Parties = each(a.Parties, func(p *event.Party) party {
			return party{p.Name, p.Text, p.Type.String(), p.Country, p.Role, people(p.Representatives), p.SameAs}
		})
		r.Date, r.Place, r.Occasion, r.Amount = dateOf(a.Date), placeOf(a.Place), namedOf(a.Occasion), moneyOf(a.Amount)
		if a.Count != 0 {
			n := int64(a.Count)
			r.Count = &n
		}
	}
	if f := e.Film; f != nil {
		r.Status, r.Stage = f.Status.String(), f.Stage.String()
		r.Film = &film{
			Name: f.Film.Name, AlternateName: f.Film.AlternateName, FilmType: f.Film.FilmType.String(),
			Director: people(f.Film.Director), Actor: people(f.Film.Actor),
			ProductionCompany: each(f.Film.ProductionCompany, func(n *event.Named) named { return named(*n) }),
			CountryOfOrigin:   f.Film.CountryOfOrigin, Genre: f.Film.Genre, Duration: f.Film.Duration, InLanguage: f.Film.InLanguage,
		}
		r.Milestones = each(f.Milestones, func(m *event.Milestone) milestone {
			out := milestone{m.Stage.String(), dateOf(m.Date), placeOf(m.Place), namedOf(m.Festival), nil, moneyOf(m.Amount)}
			if m.Award != (event.Award{}) {
				a := award(m.Award)
				out.Award = &a
			}
			return out
		})
	}
	return r
}

func each[T, U any](in []T, f func(*T) U) []U {
	out := make([]U, len(in))
	for i := range in {
		out[i] = f(&in[i])
	}
	return out
}

func people(in []event.Person) []person {
	return each(in, func(p *event.Person) person { return person(*p) })
}

func dateOf(d event.Date) *date {
	if d == (event.Date{}) {
		return nil
	}
	return &date{d.Value, d.End, d.Precision.String(), d.Expression, d.InferredFrom.String()}
}

func placeOf(p event.Place) *place {
	if p == (event.Place{}) {
		return nil
	}
	out := place(p)
	return &out
}

func namedOf(n event.Named) *named {
	if n.Name == "" {
		return nil
	}
	return &named{n.Name}
}

func moneyOf(m event.Money) *money {
	if m == (event.Money{}) {
		return nil
	}
	out := &money{Currency: m.Currency, Bound: m.Bound.String(), Text: m.Text, Period: m.Period}
	if v, err := strconv.ParseFloat(m.Value, 64); err == nil {
		out.Value = &v
	}
	return out
}
