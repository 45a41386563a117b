package cloudevent

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"reflect"
	"testing"

	"vestnik/extract/event"
)

var update = flag.Bool("update", false, "rewrite golden files")

func sample() *event.Event {
	const uri = "news/тихий берег.txt"
	return &event.Event{
		Kind: event.KindFilm, ID: event.FactID(uri, event.KindFilm, "Тихий берег"),
		Document: event.Document{URI: uri, Published: "2025-10-05"}, Salience: event.Main, Confidence: 0.9,
		Film: &event.FilmData{Film: event.Film{Name: "Тихий берег & Co"}, Stage: event.Completed},
	}
}

func envelope(t testing.TB) Envelope {
	t.Helper()
	e, err := New(sample(), DefaultSource)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// TestGolden fixes the bytes of both modes.
func TestGolden(t *testing.T) {
	e := envelope(t)
	e.DuplicateOf = "news/1.txt"
	e.Other = map[string]string{"zone": "b", "area": "a"}
	var got bytes.Buffer
	got.Write(e.AppendJSON(nil))
	m := e.Binary()
	got.WriteString("\n\nkey: " + string(m.Key) + "\n")
	for _, h := range m.Headers {
		got.WriteString(h.Key + ": " + string(h.Value) + "\n")
	}
	got.WriteString("\n" + string(m.Value) + "\n")
	const file = "testdata/modes.golden"
	if *update {
		if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("got\n%s\nwant\n%s", got.Bytes(), want)
	}
}

func TestRoundTrips(t *testing.T) {
	own := envelope(t)
	own.ClusterID, own.DuplicateOf = "c", "d"
	for name, e := range map[string]Envelope{
		"own":        own,
		"other":      {ID: "1", Type: "t", Source: "/s", PartitionKey: "k", Other: map[string]string{"traceparent": "00-x"}, DataContentType: jsonType, Data: []byte(`{"a":[1,2]}`)},
		"text":       {ID: "1", Type: "t", Source: "/s", PartitionKey: "k", DataContentType: "text/plain", Data: []byte("Первая строка\nвторая")},
		"binary":     {ID: "1", Type: "t", Source: "/s", PartitionKey: "k", DataContentType: "text/html; charset=windows-1251", Data: []byte{0xcf, 0xf0, 0xe8}},
		"no data":    {ID: "1", Type: "t", Source: "/s", PartitionKey: "k"},
		"json+other": {ID: "1", Type: "t", Source: "/s", PartitionKey: "k", DataContentType: "application/ld+json", Data: []byte(`"x"`)},
	} {
		line := e.AppendJSON(nil)
		if !json.Valid(line) || bytes.ContainsRune(line, '\n') {
			t.Errorf("%s: no JSON line: %s", name, line)
		}
		back, err := ParseJSON(line)
		if err != nil {
			t.Errorf("%s: structured: %v", name, err)
		} else if !reflect.DeepEqual(back, e) {
			t.Errorf("%s: structured:\ngot  %+v\nwant %+v", name, back, e)
		}
		back, err = ParseMessage(e.Binary())
		if err != nil {
			t.Errorf("%s: binary: %v", name, err)
		} else if !reflect.DeepEqual(back, e) {
			t.Errorf("%s: binary:\ngot  %+v\nwant %+v", name, back, e)
		}
		e.PartitionKey = ""
		structured := Message{Key: []byte("k"), Value: e.AppendJSON(nil), Headers: []Header{{"Content-Type", []byte(StructuredType + "; charset=utf-8")}}}
		back, err = ParseMessage(structured)
		e.PartitionKey = "k"
		if err != nil || !reflect.DeepEqual(back, e) {
			t.Errorf("%s: structured message: %+v, %v", name, back, err)
		}
	}
}

func TestEvent(t *testing.T) {
	e := envelope(t)
	back, err := e.Event()
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(back, sample()) {
		t.Errorf("got %+v", back)
	}
	if back.EventID() != e.ID {
		t.Error("the id of the envelope is not that of its data")
	}
	e.Type = "org.example.other"
	if _, err := e.Event(); err == nil {
		t.Error("a foreign type was read")
	}
	if _, err := New(&event.Event{}, ""); err == nil {
		t.Error("an event of no kind got an envelope")
	}
}

func TestTombstone(t *testing.T) {
	e := envelope(t)
	m, live := Tombstone(e.PartitionKey), e.Binary()
	if m.Value != nil || !m.Tombstone() || live.Tombstone() {
		t.Error("tombstone has a value, or an event has none")
	}
	if !bytes.Equal(m.Key, live.Key) {
		t.Error("tombstone has another key")
	}
	if _, err := ParseMessage(m); !errors.Is(err, ErrNotCloudEvent) {
		t.Errorf("got %v", err)
	}
}

func TestErrors(t *testing.T) {
	for line, foreign := range map[string]bool{
		`{`:                      true,
		`[]`:                     true,
		`{"uri":"a","text":"b"}`: true,
		`{"specversion":"1.0","id":"1","type":"t","source":"s","Upper":"x"}`:                   true,
		`{"specversion":"1.0","id":["1"],"type":"t","source":"s"}`:                             true,
		`{"specversion":"1.0","id":"1","type":"t"}`:                                            false,
		`{"specversion":"0.3","id":"1","type":"t","source":"s"}`:                               false,
		`{"specversion":"1.0","id":"1","type":"t","source":"s","data":1,"data_base64":"AA=="}`: false,
		`{"specversion":"1.0","id":"1","type":"t","source":"s","data_base64":"?"}`:             false,
		`{"specversion":"1.0","id":"1","type":"t","source":"s","data_base64":7}`:               false,
	} {
		_, err := ParseJSON([]byte(line))
		if err == nil || errors.Is(err, ErrNotCloudEvent) != foreign {
			t.Errorf("%s: got %v", line, err)
		}
	}
	for name, m := range map[string]Message{
		"plain":     {Value: []byte("{}"), Headers: []Header{{"content-type", []byte("application/json")}}},
		"bad name":  {Value: []byte("{}"), Headers: []Header{{"ce_specversion", []byte("1.0")}, {"ce_a-b", []byte("x")}}},
		"bad value": {Value: []byte("no"), Headers: []Header{{"content-type", []byte(StructuredType)}}},
	} {
		if _, err := ParseMessage(m); !errors.Is(err, ErrNotCloudEvent) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func FuzzParseJSON(f *testing.F) {
	e := envelope(f)
	f.Add(e.AppendJSON(nil))
	f.Add([]byte(`{"specversion":"1.0","id":"1","type":"t","source":"s","n":1,"b":true,"datacontenttype":"text/plain","data":"x"}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		e, err := ParseJSON(line)
		if err != nil {
			return
		}
		once := e.AppendJSON(nil)
		back, err := ParseJSON(once)
		if err != nil {
			t.Fatalf("own output %s: %v", once, err)
		}
		if twice := back.AppendJSON(nil); !bytes.Equal(once, twice) {
			t.Errorf("not stable:\n%s\n%s", once, twice)
		}
	})
}

func BenchmarkAppendJSON(b *testing.B) {
	e := envelope(b)
	buf := e.AppendJSON(nil)
	b.SetBytes(int64(len(buf)))
	b.ReportAllocs()
	for b.Loop() {
		buf = e.AppendJSON(buf[:0])
	}
}
