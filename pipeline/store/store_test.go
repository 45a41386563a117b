package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vestnik/extract"
	"vestnik/extract/event"
	"vestnik/pipeline/cloudevent"
	"vestnik/pipeline/sink"
)

func open(t testing.TB) *Store {
	t.Helper()
	s, err := Open(filepath.Join(t.TempDir(), "events.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// reading makes an article with events of the given ids.
func reading(uri string, events ...event.Event) Reading {
	r := Reading{Lexicon: "v1"}
	r.Article = extract.Article{URI: uri, Text: "текст " + uri}
	for i := range events {
		e := &events[i]
		e.Document.URI = uri
		id := fmt.Sprintf("%s/%s", uri, e.ID)
		r.Events = append(r.Events, sink.Event{Event: e, Envelope: cloudevent.Envelope{ID: id, Type: e.Kind.Type(), Source: "/test", Subject: uri, Data: []byte(`{"n":1}`)}})
	}
	return r
}

func agreement(id string, status event.Status, date string, parties ...event.Party) event.Event {
	return event.Event{Kind: event.KindAgreement, ID: id, Agreement: &event.AgreementData{Status: status, Date: event.Date{Value: date}, Parties: parties}}
}

func film(id, name string, stage event.Stage, countries ...string) event.Event {
	return event.Event{Kind: event.KindFilm, ID: id, Document: event.Document{Title: "О кино", Published: "2025-10-05T10:00:00+03:00", Source: "Портал"},
		Film: &event.FilmData{Film: event.Film{Name: name, CountryOfOrigin: countries}, Stage: stage}}
}

func ids(t testing.TB, s *Store, f Filter) string {
	t.Helper()
	rows, err := s.Events(t.Context(), f, 0, false, 100)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, r := range rows {
		e, err := cloudevent.ParseJSON(r.Event)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, e.ID)
	}
	return strings.Join(out, " ")
}

func TestFilters(t *testing.T) {
	s := open(t)
	err := s.Put(t.Context(), "",
		reading("a", agreement("1", event.Signed, "2025-10-05", event.Party{Name: "Союз кинематографистов «Ёлка»", Country: "KZ"}, event.Party{Name: "Франция", Country: "FR"}),
			agreement("2", event.Planned, "2025-11")),
		reading("b", film("3", "Солёный ветер", event.Premiere, "KZ"), film("4", "Другое", event.Completed)))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		f    Filter
		want string
	}{
		{Filter{}, "a/1 a/2 b/3 b/4"},
		{Filter{Kind: "film"}, "b/3 b/4"},
		{Filter{State: "signed"}, "a/1"},
		{Filter{Kind: "film", State: "signed"}, ""},
		{Filter{Party: "СОЮЗ кинематографистов"}, "a/1"},
		{Filter{Party: `"елка"`}, "a/1"},
		{Filter{Party: "%"}, ""},
		{Filter{Title: "соленый"}, "b/3"},
		{Filter{Title: "о кино"}, "b/3 b/4"},
		{Filter{Country: "kz"}, "a/1 b/3"},
		{Filter{Country: "K"}, ""},
		{Filter{Source: "Портал"}, "b/3 b/4"},
		{Filter{Subject: "a"}, "a/1 a/2"},
		{Filter{PublishedFrom: "2025-10-05", PublishedTo: "2025-10-05"}, "b/3 b/4"},
		{Filter{PublishedTo: "2025-10-04"}, ""},
		{Filter{DateFrom: "2025-10-05"}, "a/1 a/2"},
		{Filter{DateFrom: "2025-11-20"}, "a/2"},
		{Filter{DateFrom: "2025-12-01"}, ""},
		{Filter{DateTo: "2025-10-31"}, "a/1"},
		{Filter{DateTo: "2025-11-01"}, "a/1 a/2"},
		{Filter{Party: "'; DROP TABLE events; --"}, ""},
	} {
		if got := ids(t, s, c.f); got != c.want {
			t.Errorf("%+v: %q, want %q", c.f, got, c.want)
		}
	}
}

func TestArticleReadAgain(t *testing.T) {
	s := open(t)
	put := func(r Reading) {
		t.Helper()
		if err := s.Put(t.Context(), "", r); err != nil {
			t.Fatal(err)
		}
	}
	put(reading("a", agreement("1", event.Signed, ""), agreement("2", event.Signed, "")))
	put(reading("b", agreement("3", event.Signed, "")))
	before, err := s.Event(t.Context(), "a/1")
	if err != nil {
		t.Fatal(err)
	}
	put(reading("a", agreement("1", event.Signed, ""), agreement("4", event.Signed, "")))
	if got := ids(t, s, Filter{}); got != "a/1 b/3 a/4" {
		t.Errorf("events %s", got)
	}
	if after, err := s.Event(t.Context(), "a/1"); err != nil || after.Seq != before.Seq {
		t.Errorf("an event that stayed moved from %d to %d, %v", before.Seq, after.Seq, err)
	}
	if _, err := s.Event(t.Context(), "a/2"); !errors.Is(err, ErrNotFound) {
		t.Errorf("a withdrawn event: %v", err)
	}
}

func TestCursor(t *testing.T) {
	s := open(t)
	var want []string
	for i := range 25 {
		uri := fmt.Sprintf("u%02d", i)
		want = append(want, uri+"/1")
		if err := s.Put(t.Context(), "", reading(uri, agreement("1", event.Signed, ""))); err != nil {
			t.Fatal(err)
		}
	}
	for _, newestFirst := range []bool{false, true} {
		var got []string
		for seq := int64(0); ; {
			rows, err := s.Events(t.Context(), Filter{Kind: "agreement"}, seq, newestFirst, 10)
			if err != nil {
				t.Fatal(err)
			}
			if len(rows) == 0 {
				break
			}
			for _, r := range rows {
				e, _ := cloudevent.ParseJSON(r.Event)
				got = append(got, e.ID)
				seq = r.Seq
			}
		}
		if newestFirst {
			slices.Reverse(got)
		}
		if !slices.Equal(got, want) {
			t.Errorf("newest first %v: %v", newestFirst, got)
		}
	}
}

func TestJobSurvivesRestart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "events.db")
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	articles := []extract.Article{{URI: "a", Text: "один"}, {URI: "b", Text: "два"}}
	j, err := s.AddJob(t.Context(), articles, []Problem{{"c", "kaputt"}})
	if err != nil {
		t.Fatal(err)
	}
	w, err := s.Next(t.Context(), 1, 1000)
	if err != nil || len(w) != 1 || w[0].Article != articles[0] || w[0].Job != j.ID {
		t.Fatalf("next %+v, %v", w, err)
	}
	if w, err := s.Next(t.Context(), 5, 1); err != nil || len(w) != 1 {
		t.Errorf("%d articles for one byte, %v", len(w), err)
	}
	r := reading("a", agreement("1", event.Signed, ""))
	for range 2 { // the second time it has left the list already
		if err := s.Finish(t.Context(), Outcome{Waiting: w[0], Reading: r}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = Open(path); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	got, err := s.Job(t.Context(), j.ID)
	if err != nil || got.Articles != 3 || got.Done != 2 || got.Failed != 1 || got.Events != 1 || !got.Finished.IsZero() {
		t.Errorf("job %+v, %v", got, err)
	}
	if w, err = s.Next(t.Context(), 5, 1000); err != nil || len(w) != 1 || w[0].Article.URI != "b" {
		t.Fatalf("next %+v, %v", w, err)
	}
	if err := s.Finish(t.Context(), Outcome{Waiting: w[0], Problem: errors.New("unlesbar")}); err != nil {
		t.Fatal(err)
	}
	got, err = s.Job(t.Context(), j.ID)
	want := []Problem{{"c", "kaputt"}, {"b", "unlesbar"}}
	if err != nil || got.Done != 3 || got.Failed != 2 || got.Finished.IsZero() || !slices.Equal(got.Problems, want) {
		t.Errorf("job %+v, %v", got, err)
	}
	if got := ids(t, s, Filter{Job: j.ID}); got != "a/1" {
		t.Errorf("events of the job: %s", got)
	}
	if _, err := s.Job(t.Context(), "nil"); !errors.Is(err, ErrNotFound) {
		t.Errorf("no such job: %v", err)
	}
}

func TestChanged(t *testing.T) {
	s := open(t)
	c := s.Changed()
	if err := s.Put(t.Context(), "", reading("empty")); err != nil {
		t.Fatal(err)
	}
	select {
	case <-c:
		t.Error("nothing was added")
	default:
	}
	if err := s.Put(t.Context(), "", reading("a", agreement("1", event.Signed, ""))); err != nil {
		t.Fatal(err)
	}
	select {
	case <-c:
	default:
		t.Error("an event was added and nobody was told")
	}
}

func TestOpenFaults(t *testing.T) {
	if _, err := Open(t.TempDir()); err == nil {
		t.Error("a folder was opened")
	}
	s := open(t)
	if _, err := s.write.Exec("PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	if err := s.open(); err == nil || !strings.Contains(err.Error(), "newer") {
		t.Errorf("a store of a newer program: %v", err)
	}
	if err := s.Ping(t.Context()); err != nil {
		t.Error(err)
	}
}

func BenchmarkPut(b *testing.B) {
	s := open(b)
	for i := 0; b.Loop(); i++ {
		if err := s.Put(b.Context(), "", reading(fmt.Sprint(i), agreement("1", event.Signed, "2025-10-05", event.Party{Name: "Союз"}))); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFilter(b *testing.B) {
	s := open(b)
	var batch []Reading
	for i := range 50_000 {
		batch = append(batch, reading(fmt.Sprint(i), agreement("1", event.Signed, "2025-10-05", event.Party{Name: fmt.Sprintf("Союз номер %d", i)})))
	}
	if err := s.Put(b.Context(), "", batch...); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		rows, err := s.Events(b.Context(), Filter{Party: "номер 49999"}, 0, false, 10)
		if err != nil || len(rows) != 1 {
			b.Fatal(len(rows), err)
		}
	}
}
