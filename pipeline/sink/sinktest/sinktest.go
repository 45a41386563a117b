// Package sinktest has documents for the tests of sinks.
package sinktest

import (
	"testing"

	"vestnik/extract"
	"vestnik/extract/event"
	"vestnik/pipeline/sink"
)

// Document has an agreement and a film with every field set, of the article
// uri.
func Document(t testing.TB, uri string) sink.Doc {
	t.Helper()
	d, err := sink.NewDoc(extract.Article{URI: uri, Published: "2025-03-04"}, []event.Event{Agreement(uri), Film(uri)}, "/test")
	if err != nil {
		t.Fatal(err)
	}
	d.Events[1].Envelope.DuplicateOf = "original.txt"
	return d
}

func head(uri string, kind event.Kind, ev ...event.Evidence) event.Event {
	return event.Event{
		Kind: kind, ID: event.FactID(uri, kind, "1"), Salience: event.Main, Confidence: 0.92, Evidence: ev,
		Document: event.Document{URI: uri, Title: "Студия и фонд подписали договор", Source: "Вестник", Published: "2025-03-04",
			PublishedBy: "Пресс-служба", Located: "Астана", Language: "ru", SHA256: event.HashText("x")},
		Provenance: event.Provenance{Rules: []string{"sign.pair", "date.day"}, Lexicon: "abc", Engine: "vestnik/1"},
	}
}

// Agreement is an agreement with every field set.
func Agreement(uri string) event.Event {
	e := head(uri, event.KindAgreement,
		event.Evidence{Field: "/parties/0", Exact: "Киностудия «Заря»", Prefix: "Астана. ", Suffix: " подписала", Start: 8, End: 25},
		event.Evidence{Field: "/status", Exact: "подписала", Start: 26, End: 35, InferredFrom: event.FromLead})
	e.Agreement = &event.AgreementData{
		AgreementType: event.Contract, AgreementTypeText: "договор", Status: event.Signed, Title: "=О съёмках", Topics: []string{"съёмки; прокат", "обмен"},
		Parties: []event.Party{
			{Name: "Киностудия «Заря»", Text: "Киностудия «Заря»", Type: event.OrganizationParty, Country: "KZ", Role: "заказчик",
				Representatives: []event.Person{{Name: "Олег Дёмин", JobTitle: "директор"}, {Name: "Анна Лугова"}}, SameAs: []string{"https://www.wikidata.org/wiki/Q1"}},
			{Name: "Фонд «Кино Алатау»", Text: "фондом «Кино Алатау»", Type: event.OrganizationParty},
		},
		Date:  event.Date{Value: "2025-03-04", End: "2025-03-05", Precision: event.Day, Expression: "4-5 марта", InferredFrom: event.FromDateline},
		Group: "g1", Place: event.Place{Name: "Астана", Country: "KZ"}, Occasion: event.Named{Name: "Форум"},
		Amount: event.Money{Value: "3500000.5", Currency: "KZT", Bound: event.AtLeast, Text: "более 3,5 млн тенге"}, Count: 3,
	}
	return e
}

// Film is a film with every field set.
func Film(uri string) event.Event {
	e := head(uri, event.KindFilm, event.Evidence{Field: "/stage", Exact: "начнутся", Start: 40, End: 48})
	e.Film = &event.FilmData{
		Film: event.Film{Name: "Белая юрта", AlternateName: []string{"White Yurt"}, FilmType: event.Feature,
			Director: []event.Person{{Name: "Анна Лугова", JobTitle: "режиссёр"}}, Actor: []event.Person{{Name: "Ия Ким"}, {Name: "Марат Оспанов"}},
			ProductionCompany: []event.Named{{Name: "Заря"}}, CountryOfOrigin: []string{"KZ", "FR"}, Genre: []string{"драма"}, Duration: "PT98M", InLanguage: "kk"},
		Stage: event.Awarded, Status: event.Postponed,
		Milestones: []event.Milestone{
			{Stage: event.InProduction, Date: event.Date{Value: "2025-05", End: "2025-06", Precision: event.Month, Expression: "в мае"}, Place: event.Place{Name: "Астана", Country: "KZ"}},
			{Stage: event.Awarded, Festival: event.Named{Name: "Кинофестиваль «Звезда»"}, Award: event.Award{Name: "Гран-при", Category: "режиссура", Recipient: "Анна Лугова"},
				Amount: event.Money{Value: "1000", Currency: "USD", Bound: event.About, Period: "неделя"}},
		},
	}
	return e
}
