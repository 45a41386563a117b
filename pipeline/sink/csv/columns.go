package csv

import (
	"strconv"
	"strings"

	"vestnik/extract/event"
	"vestnik/pipeline/sink"
)

// columns are all columns in their order.
var columns = []column{
	{"ce_type", func(e *sink.Event) string { return e.Envelope.Type }},
	{"ce_id", func(e *sink.Event) string { return e.Envelope.ID }},
	{"ce_source", func(e *sink.Event) string { return e.Envelope.Source }},
	{"ce_time", func(e *sink.Event) string { return e.Envelope.Time }},
	{"ce_clusterid", func(e *sink.Event) string { return e.Envelope.ClusterID }},
	{"ce_duplicateof", func(e *sink.Event) string { return e.Envelope.DuplicateOf }},

	{"id", func(e *sink.Event) string { return e.ID }},
	{"document_uri", func(e *sink.Event) string { return e.Document.URI }},
	{"document_title", func(e *sink.Event) string { return e.Document.Title }},
	{"document_source", func(e *sink.Event) string { return e.Document.Source }},
	{"document_published", func(e *sink.Event) string { return e.Document.Published }},
	{"document_publishedBy", func(e *sink.Event) string { return e.Document.PublishedBy }},
	{"document_located", func(e *sink.Event) string { return e.Document.Located }},
	{"document_language", func(e *sink.Event) string { return e.Document.Language }},
	{"document_sha256", func(e *sink.Event) string { return e.Document.SHA256 }},
	{"salience", func(e *sink.Event) string { return e.Salience.String() }},
	{"confidence", func(e *sink.Event) string { return strconv.FormatFloat(e.Confidence, 'f', -1, 64) }},

	agreement("agreementType", func(a *event.AgreementData) string { return a.AgreementType.String() }),
	agreement("agreementTypeText", func(a *event.AgreementData) string { return a.AgreementTypeText }),
	{"status", func(e *sink.Event) string {
		if e.Agreement != nil {
			return e.Agreement.Status.String()
		}
		return e.Film.Status.String()
	}},
	agreement("title", func(a *event.AgreementData) string { return a.Title }),
	agreement("topics", func(a *event.AgreementData) string { return list(a.Topics, text) }),
	agreement("parties_name", func(a *event.AgreementData) string {
		return list(a.Parties, func(p *event.Party) string { return p.Name })
	}),
	agreement("parties_text", func(a *event.AgreementData) string {
		return list(a.Parties, func(p *event.Party) string { return p.Text })
	}),
	agreement("parties_type", func(a *event.AgreementData) string {
		return list(a.Parties, func(p *event.Party) string { return p.Type.String() })
	}),
	agreement("parties_country", func(a *event.AgreementData) string {
		return list(a.Parties, func(p *event.Party) string { return p.Country })
	}),
	agreement("parties_role", func(a *event.AgreementData) string {
		return list(a.Parties, func(p *event.Party) string { return p.Role })
	}),
	agreement("parties_representatives_name", func(a *event.AgreementData) string {
		return list(a.Parties, func(p *event.Party) string {
			return within(p.Representatives, func(r *event.Person) string { return r.Name })
		})
	}),
	agreement("parties_representatives_jobTitle", func(a *event.AgreementData) string {
		return list(a.Parties, func(p *event.Party) string {
			return within(p.Representatives, func(r *event.Person) string { return r.JobTitle })
		})
	}),
	agreement("parties_sameAs", func(a *event.AgreementData) string {
		return list(a.Parties, func(p *event.Party) string { return strings.Join(p.SameAs, " + ") })
	}),
	agreement("date_value", func(a *event.AgreementData) string { return a.Date.Value }),
	agreement("date_end", func(a *event.AgreementData) string { return a.Date.End }),
	agreement("date_precision", func(a *event.AgreementData) string { return a.Date.Precision.String() }),
	agreement("date_expression", func(a *event.AgreementData) string { return a.Date.Expression }),
	agreement("date_inferredFrom", func(a *event.AgreementData) string { return a.Date.InferredFrom.String() }),
	agreement("group", func(a *event.AgreementData) string { return a.Group }),
	agreement("place_name", func(a *event.AgreementData) string { return a.Place.Name }),
	agreement("place_country", func(a *event.AgreementData) string { return a.Place.Country }),
	agreement("occasion_name", func(a *event.AgreementData) string { return a.Occasion.Name }),
	agreement("amount_value", func(a *event.AgreementData) string { return a.Amount.Value }),
	agreement("amount_currency", func(a *event.AgreementData) string { return a.Amount.Currency }),
	agreement("amount_bound", func(a *event.AgreementData) string { return a.Amount.Bound.String() }),
	agreement("amount_text", func(a *event.AgreementData) string { return a.Amount.Text }),
	agreement("count", func(a *event.AgreementData) string { return number(a.Count) }),

	film("film_name", func(f *event.FilmData) string { return f.Film.Name }),
	film("film_alternateName", func(f *event.FilmData) string { return list(f.Film.AlternateName, text) }),
	film("film_filmType", func(f *event.FilmData) string { return f.Film.FilmType.String() }),
	film("film_director_name", func(f *event.FilmData) string { return names(f.Film.Director) }),
	film("film_actor_name", func(f *event.FilmData) string { return names(f.Film.Actor) }),
	film("film_productionCompany_name", func(f *event.FilmData) string {
		return list(f.Film.ProductionCompany, func(n *event.Named) string { return n.Name })
	}),
	film("film_countryOfOrigin", func(f *event.FilmData) string { return list(f.Film.CountryOfOrigin, text) }),
	film("film_genre", func(f *event.FilmData) string { return list(f.Film.Genre, text) }),
	film("film_duration", func(f *event.FilmData) string { return f.Film.Duration }),
	film("film_inLanguage", func(f *event.FilmData) string { return f.Film.InLanguage }),
	film("stage", func(f *event.FilmData) string { return f.Stage.String() }),
	milestone("stage", func(m *event.Milestone) string { return m.Stage.String() }),
	milestone("date_value", func(m *event.Milestone) string { return m.Date.Value }),
	milestone("date_end", func(m *event.Milestone) string { return m.Date.End }),
	milestone("date_expression", func(m *event.Milestone) string { return m.Date.Expression }),
	milestone("place_name", func(m *event.Milestone) string { return m.Place.Name }),
	milestone("festival_name", func(m *event.Milestone) string { return m.Festival.Name }),
	milestone("award_name", func(m *event.Milestone) string { return m.Award.Name }),
	milestone("award_category", func(m *event.Milestone) string { return m.Award.Category }),
	milestone("award_recipient", func(m *event.Milestone) string { return m.Award.Recipient }),
	milestone("amount_value", func(m *event.Milestone) string { return m.Amount.Value }),
	milestone("amount_currency", func(m *event.Milestone) string { return m.Amount.Currency }),
	milestone("amount_bound", func(m *event.Milestone) string { return m.Amount.Bound.String() }),
	milestone("amount_period", func(m *event.Milestone) string { return m.Amount.Period }),

	{"evidence_field", func(e *sink.Event) string {
		return list(e.Evidence, func(v *event.Evidence) string { return v.Field })
	}},
	{"evidence_exact", func(e *sink.Event) string {
		return list(e.Evidence, func(v *event.Evidence) string { return v.Exact })
	}},
	{"provenance_rules", func(e *sink.Event) string { return list(e.Provenance.Rules, text) }},
	{"provenance_lexicon", func(e *sink.Event) string { return e.Provenance.Lexicon }},
	{"provenance_engine", func(e *sink.Event) string { return e.Provenance.Engine }},
}

// milestone is a column of the milestones of films.
func milestone(name string, value func(*event.Milestone) string) column {
	return film("milestones_"+name, func(f *event.FilmData) string { return list(f.Milestones, value) })
}
