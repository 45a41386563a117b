package sink

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vestnik/extract"
	"vestnik/extract/event"
	"vestnik/pipeline/broker"
	"vestnik/pipeline/cloudevent"
	"vestnik/pipeline/kafka"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const text = "Астана. Киностудия «Заря» подписала с фондом «Кино Алатау» договор о съёмках картины «Белая юрта» " +
	"на сумму более 3,5 млн тенге. Съёмки начнутся в мае.\nРежиссёр — Анна Лугова."

func evidence(t testing.TB, field, exact string) event.Evidence {
	t.Helper()
	before, after, ok := strings.Cut(text, exact)
	if !ok {
		t.Fatalf("no %q in the text", exact)
	}
	start := len([]rune(before))
	left, right := []rune(before), []rune(after)
	return event.Evidence{
		Field: field, Exact: exact, Start: start, End: start + len([]rune(exact)),
		Prefix: string(left[max(0, len(left)-event.Context):]), Suffix: string(right[:min(len(right), event.Context)]),
	}
}

// document has an event of each kind with about every field set.
func document(t testing.TB, uri string) Doc {
	t.Helper()
	head := func(kind event.Kind, confidence float64, ev ...event.Evidence) event.Event {
		return event.Event{
			Kind: kind, ID: event.FactID(uri, kind, "1"), Salience: event.Main, Confidence: confidence, Evidence: ev,
			Document: event.Document{URI: uri, Title: "Студия и фонд\x1b[31m подписали договор", Published: "2025-03-04"},
		}
	}
	agreement := head(event.KindAgreement, 0.92, evidence(t, "/parties/0", "Киностудия «Заря»"), evidence(t, "/status", "подписала"))
	agreement.Agreement = &event.AgreementData{
		AgreementType: event.Contract, Status: event.Signed, Title: "О съёмках",
		Parties: []event.Party{
			{Name: "Киностудия «Заря»", Type: event.OrganizationParty, Country: "KZ", Representatives: []event.Person{{Name: "Олег Дёмин", JobTitle: "директор"}}},
			{Name: "Фонд «Кино Алатау»", Type: event.OrganizationParty},
		},
		Date:   event.Date{Value: "2025-03-04", Precision: event.Day},
		Place:  event.Place{Name: "Астана", Country: "KZ"},
		Amount: event.Money{Value: "3500000", Currency: "KZT", Bound: event.AtLeast, Text: "более 3,5 млн тенге"},
		Topics: []string{"съёмки картины «Белая юрта»"},
	}
	film := head(event.KindFilm, 0.55, evidence(t, "/stage", "начнутся"))
	film.Salience = event.Background
	film.Film = &event.FilmData{
		Film:  event.Film{Name: "Белая юрта", FilmType: event.Feature, Director: []event.Person{{Name: "Анна Лугова"}}, CountryOfOrigin: []string{"KZ"}},
		Stage: event.InProduction,
		Milestones: []event.Milestone{
			{Stage: event.InProduction, Date: event.Date{Value: "2025-05", Precision: event.Month, Expression: "в мае"}},
			{Stage: event.Awarded, Festival: event.Named{Name: "Кинофестиваль «Звезда»"}, Award: event.Award{Name: "Гран-при", Category: "за режиссуру"}},
		},
	}
	d, err := NewDoc(extract.Article{URI: uri, Title: agreement.Document.Title, Text: text, Published: "2025-03-04"}, []event.Event{agreement, film}, "/test")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s", path, got, want)
	}
}

func TestReport(t *testing.T) {
	d := document(t, "news/1.txt")
	without := d // as it is read back from Kafka
	without.Article.Text = ""
	for name, tt := range map[string]struct {
		colour bool
		width  int
		doc    Doc
	}{
		"plain.txt":    {false, 100, d},
		"narrow.txt":   {false, 50, d},
		"colour.txt":   {true, 100, d},
		"readback.txt": {false, 100, without},
	} {
		var b bytes.Buffer
		r := NewReport(&b, tt.colour, tt.width)
		for _, doc := range []Doc{{}, tt.doc} { // the first has no events
			if err := r.Write(t.Context(), doc); err != nil {
				t.Fatal(err)
			}
		}
		golden(t, name, strings.ReplaceAll(b.String(), "\x1b", "␛"))
	}
}

func TestJSONL(t *testing.T) {
	var b bytes.Buffer
	s := NewJSONL(&b)
	for _, d := range []Doc{document(t, "1"), {}, document(t, "2")} {
		if err := s.Write(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	var subjects []string
	for line := range strings.Lines(b.String()) {
		env, err := cloudevent.ParseJSON([]byte(line))
		if err != nil {
			t.Fatal(err)
		}
		subjects = append(subjects, env.Subject+" "+env.Type)
	}
	want := "1 vestnik.agreement.v1,1 vestnik.film.v1,2 vestnik.agreement.v1,2 vestnik.film.v1"
	if got := strings.Join(subjects, ","); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "events.jsonl")
	for i, commit := range []bool{true, false} {
		f, err := Create(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := fmt.Fprintln(f, "run", i); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(path); i == 0 && !errors.Is(err, os.ErrNotExist) {
			t.Error("the name is there before the commit")
		}
		if commit {
			if err := f.Commit(); err != nil {
				t.Fatal(err)
			}
		}
		f.Abort()
	}
	got, err := os.ReadFile(path)
	left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*"))
	if err != nil || string(got) != "run 0\n" || len(left) != 0 {
		t.Errorf("%q, %v, left over %q", got, err, left)
	}
	if _, err := Create(filepath.Join(path, "x")); err == nil {
		t.Error("a file below a file was created")
	}
}

// TestKafkaAndBack publishes many documents and reads them back from the
// topics in the order of the input.
func TestKafkaAndBack(t *testing.T) {
	b, err := broker.Start("")
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	p := kafka.NewPublisher(b.Addr())
	topics := TopicsOf("test")
	if err := p.CreateTopics(t.Context(), 3, topics.Names()...); err != nil {
		t.Fatal(err)
	}
	var spans []Span
	for _, topic := range topics.Names() {
		m, err := p.Mark(t.Context(), topic)
		if err != nil {
			t.Fatal(err)
		}
		spans = append(spans, Span{Topic: topic, From: m})
	}
	s := NewKafka(p, topics)
	rank := make(map[string]int)
	var want strings.Builder
	lines := NewJSONL(&want)
	for i := range 400 {
		d := document(t, fmt.Sprintf("%d.txt", i*7919%1000)) // not in order of name
		for k := range d.Events {
			rank[d.Events[k].Envelope.ID] = 2*i + k
		}
		if err := errors.Join(s.Write(t.Context(), d), lines.Write(t.Context(), d)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(t.Context()); err != nil || s.Sent != 800 {
		t.Fatalf("sent %d, %v", s.Sent, err)
	}
	for i := range spans {
		if spans[i].To, err = p.Mark(t.Context(), spans[i].Topic); err != nil {
			t.Fatal(err)
		}
	}
	var got strings.Builder
	lines = NewJSONL(&got)
	for d, err := range ReadBack(t.Context(), p, spans, rank) {
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Events) != 2 || d.Article.Title == "" {
			t.Fatalf("%+v", d)
		}
		if err := lines.Write(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	if got.String() != want.String() {
		t.Errorf("what came back differs: %d bytes, want %d", got.Len(), want.Len())
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
}

func TestKafkaTooLarge(t *testing.T) {
	d := document(t, "1")
	d.Events[1].Envelope.Data = make([]byte, kafka.MaxMessage)
	err := NewKafka(nil, TopicsOf("test")).Write(t.Context(), d)
	var de *DocError
	if !errors.As(err, &de) || de.URI != "1" {
		t.Errorf("got %v", err)
	}
}

func BenchmarkReport(b *testing.B) {
	d := document(b, "1")
	r := NewReport(io.Discard, true, 100)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if err := r.Write(b.Context(), d); err != nil {
			b.Fatal(err)
		}
	}
}
