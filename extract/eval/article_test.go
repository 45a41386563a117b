package eval

import (
	"bytes"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"vestnik/extract/event"
)

const archive = `Two articles of one release.
-- doc.json --
{"published": "2025-10-05", "source": "пресс-служба", "title": "Общий заголовок"}
-- a.txt --
Порт и завод подписали договор.
-- a.gold.json --
{"agreements": [{"kind": "contract", "status": "signed", "parties": ["Порт", "Завод"]}], "films": []}
-- b.doc.json --
{"published": "2025-10-06", "uri": "https://example.org/b"}
-- b.txt --
Фильм «Соль» завершён.
`

func goldenEvents() []event.Event {
	head := event.Event{Document: event.Document{URI: "b.txt"}, Salience: event.Main, Confidence: 0.9,
		Provenance: event.Provenance{Rules: []string{"film.completed"}, Lexicon: "changes", Engine: "changes"},
		Evidence:   []event.Evidence{{Field: "/film/name", Exact: "Соль", Start: 7, End: 11}, {Field: "/stage", Exact: "завершён", Start: 13, End: 21}}}
	f, a := head, head
	f.Kind, f.ID, f.Film = event.KindFilm, "1", &event.FilmData{Film: event.Film{Name: "Соль"}, Stage: event.Completed}
	a.Kind, a.ID, a.Evidence = event.KindAgreement, "2", nil
	a.Agreement = &event.AgreementData{AgreementType: event.Contract, Status: event.Signed, Topics: []string{"соль", "<сахар>"},
		Parties: []event.Party{{Name: "Порт", Text: "порт"}, {Name: "Завод"}}}
	return []event.Event{f, a}
}

func TestFormatEvents(t *testing.T) {
	data, err := FormatEvents(goldenEvents())
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/events.golden", string(data))
	back, err := ParseEvents(data)
	if err != nil {
		t.Fatal(err)
	}
	want := goldenEvents()
	for i := range want {
		want[i].Provenance.Lexicon, want[i].Provenance.Engine = "", ""
	}
	if !reflect.DeepEqual(back, want) {
		t.Errorf("got %+v", back)
	}
	if empty, err := FormatEvents(nil); err != nil || string(empty) != "[\n]\n" {
		t.Errorf("no events: %q, %v", empty, err)
	}
}

func TestParseArticles(t *testing.T) {
	gold, err := ParseArticles("x", []byte(archive))
	if err != nil {
		t.Fatal(err)
	}
	if len(gold) != 2 {
		t.Fatalf("%d articles", len(gold))
	}
	a, b := gold[0], gold[1]
	if a.ID != "x#a" || a.URI != "x#a.txt" || a.Published != "2025-10-05" || a.Title != "Общий заголовок" || a.Source != "пресс-служба" ||
		a.Text != "Порт и завод подписали договор.\n" || a.Comment != "Two articles of one release." || len(a.Agreements) != 1 {
		t.Errorf("a: %+v", a)
	}
	if b.URI != "https://example.org/b" || b.Published != "2025-10-06" || len(b.Films) != 0 {
		t.Errorf("b: %+v", b)
	}

	replaced, err := ReplaceEvents([]byte(archive), "x#b", goldenEvents())
	if err != nil {
		t.Fatal(err)
	}
	gold, err = ParseArticles("x", replaced)
	if err != nil {
		t.Fatal(err)
	}
	if b := gold[1]; len(b.Golden) != 2 || len(b.Films) != 1 || b.Films[0].Title != "Соль" || len(b.Agreements) != 1 || b.Agreements[0].Parties[0] != "Порт" {
		t.Errorf("b with events: %+v", b)
	}
	again, err := ReplaceEvents(replaced, "x#b", goldenEvents())
	if err != nil || !bytes.Equal(again, replaced) {
		t.Errorf("replacing twice changes the archive: %v\n%s", err, again)
	}
	if r := Score(gold[1:], map[string][]event.Event{"x#b": goldenEvents()}); r.Row("all slots").F1() != 1 {
		t.Errorf("golden events against themselves: %+v", r.Rows)
	}
	if !strings.HasPrefix(string(replaced), archive[:strings.Index(archive, "-- b.txt")]) {
		t.Error("the rest of the archive changed")
	}
	if _, err := ReplaceEvents([]byte(archive), "x#c", nil); err == nil {
		t.Error("events of an article that is not there were put")
	}
}

func TestLoadGoldErrors(t *testing.T) {
	for want, files := range map[string]fstest.MapFS{
		"no gold":                  {"a.txt": {}},
		"a.json: ":                 {"a.json": {Data: []byte("{")}, "a.txt": {}},
		"no id":                    {"a.json": {Data: []byte("{}")}, "a.txt": {}},
		"a.txt: file does not":     {"a.json": {Data: []byte(`{"id":"a"}`)}},
		"two articles have the id": {"a.json": {Data: []byte(`{"id":"a"}`)}, "a.txt": {}, "a.txtar": {Data: []byte("-- a.txt --\n")}},
		"no NAME.txt":              {"a.txtar": {Data: []byte("-- doc.json --\n{}\n")}},
		"there twice":              {"a.txtar": {Data: []byte("-- a.txt --\n-- a.txt --\n")}},
		"belongs to no NAME.txt":   {"a.txtar": {Data: []byte("-- a.txt --\n-- b.events.json --\n[]\n")}},
		"a.events.json: event 0":   {"a.txtar": {Data: []byte("-- a.txt --\n-- a.events.json --\n[{\"type\":\"x\"}]\n")}},
		"doc.json: ":               {"a.txtar": {Data: []byte("-- a.txt --\n-- doc.json --\nno\n")}},
		"a.gold.json: ":            {"a.txtar": {Data: []byte("-- a.txt --\n-- a.gold.json --\nno\n")}},
	} {
		if _, err := LoadGold(files); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}

func TestLoadGoldMetadata(t *testing.T) {
	gold, err := LoadGold(fstest.MapFS{
		"a.json": {Data: []byte(`{"id":"a","date":"2025-10-05"}`)}, "a.txt": {Data: []byte("# source: радио\n# date: 2024-01-01\nТекст\n")},
		"b.json": {Data: []byte(`{"id":"b","source":"газета"}`)}, "b.txt": {Data: []byte("# source: радио\n# date: 2024-01-01\nТекст\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []Gold{
		{ID: "a", URI: "a.txt", Text: "Текст\n", Published: "2025-10-05", Source: "радио"},
		{ID: "b", URI: "b.txt", Text: "Текст\n", Published: "2024-01-01", Source: "газета"},
	} {
		if !reflect.DeepEqual(gold[i], want) {
			t.Errorf("got %+v, want %+v", gold[i], want)
		}
	}
}

func TestDocID(t *testing.T) {
	for in, want := range map[string]string{
		"a/b/d002.txt": "d002", "d002": "d002", "x/d002.html#1": "d002", "https://example.org/n/d002.htm": "d002", "d.txt.txt": "d.txt", "": "", "a/": "",
	} {
		if got := DocID(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
	assign := Assign([]Gold{{ID: "x#b", URI: "https://example.org/b"}, {ID: "a", URI: "a.txt"}})
	for in, want := range map[string]string{"https://example.org/b": "x#b", "in/a.txt": "a", "in/c.txt": ""} {
		if got := assign(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestPart(t *testing.T) {
	gold := make([]Gold, 0, 600)
	for i := range 600 {
		gold = append(gold, Gold{ID: "d" + number(i+1)})
	}
	a, b := Part{1, 2}.Take(gold), Part{2, 2}.Take(gold)
	if len(a)+len(b) != len(gold) || len(a) < 250 || len(b) < 250 {
		t.Errorf("halves of %d and %d", len(a), len(b))
	}
	even := 0
	for _, g := range a {
		if (g.ID[len(g.ID)-1]-'0')%2 == 0 {
			even++
		}
	}
	if even < len(a)/3 || even > len(a)*2/3 {
		t.Errorf("%d of %d ids in one half are even", even, len(a))
	}
	if whole, err := ParsePart(""); err != nil || len(whole.Take(gold)) != len(gold) {
		t.Errorf("whole: %v %v", whole, err)
	}
	if p, err := ParsePart("2/3"); err != nil || p != (Part{2, 3}) {
		t.Errorf("2/3: %v %v", p, err)
	}
	for _, bad := range []string{"2", "0/2", "3/2", "a/b", "1/", "/2"} {
		if _, err := ParsePart(bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

func TestBootstrap(t *testing.T) {
	report := func() *Report {
		r := Score(load(t, "testdata/gold"), readEvents(t, "testdata/events.jsonl"))
		r.Bootstrap(500)
		return r
	}
	a, b := report(), report()
	for i, row := range a.Rows {
		if row.Interval == nil || *row.Interval != *b.Rows[i].Interval {
			t.Fatalf("%s: %v and %v", row.Name, row.Interval, b.Rows[i].Interval)
		}
		if f := row.F1(); row.Interval.Low > f || row.Interval.High < f {
			t.Errorf("%s: F1 %v is not within %v", row.Name, f, *row.Interval)
		}
	}
}

func TestEachDocument(t *testing.T) {
	r := Score(load(t, "testdata/gold"), readEvents(t, "testdata/events.jsonl"))
	var events, slots Counts
	docs := r.EachDocument()
	for _, d := range docs {
		events.add(d.Events)
		slots.add(d.Slots)
	}
	if len(docs) != r.Documents || events != r.Row("all events").Counts || slots != r.Row("all slots").Counts {
		t.Errorf("%d articles, events %v, slots %v", len(docs), events, slots)
	}
}

func FuzzParseArticles(f *testing.F) {
	f.Add([]byte(archive))
	if data, err := os.ReadFile("testdata/events.golden"); err == nil {
		f.Add(append([]byte("-- a.txt --\nТекст\n-- a.events.json --\n"), data...))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		gold, err := ParseArticles("x", data)
		if err != nil {
			return
		}
		events := map[string][]event.Event{}
		for _, g := range gold {
			events[g.ID] = g.Golden
		}
		r := Score(gold, events)
		r.Bootstrap(3)
		_ = r.Stats()
	})
}

func BenchmarkScore(b *testing.B) {
	gold := load(b, "testdata/gold")
	n := 0
	for _, g := range gold {
		n += len(g.Text)
	}
	b.SetBytes(int64(n))
	for b.Loop() {
		Score(gold, nil)
	}
}
