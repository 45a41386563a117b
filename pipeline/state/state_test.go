package state

import (
	"reflect"
	"slices"
	"testing"

	"vestnik/extract/event"
	"vestnik/pipeline/broker"
	"vestnik/pipeline/cloudevent"
	"vestnik/pipeline/kafka"
)

var (
	a1 = Fact{event.KindAgreement, "a1"}
	a2 = Fact{event.KindAgreement, "a2"}
	f1 = Fact{event.KindFilm, "a1"} // the same id, another topic
)

func TestMissing(t *testing.T) {
	for _, tt := range []struct{ old, now, want []Fact }{
		{nil, []Fact{a1}, nil},
		{[]Fact{a1, a2, f1}, []Fact{f1, a2}, []Fact{a1}},
		{[]Fact{a1, f1}, nil, []Fact{a1, f1}},
	} {
		if got := Missing(tt.old, tt.now); !slices.Equal(got, tt.want) {
			t.Errorf("%v, then %v: %v is missing, want %v", tt.old, tt.now, got, tt.want)
		}
	}
}

func TestEncode(t *testing.T) {
	m := Encode("новости/1", []Fact{a1, f1, a2})
	if string(m.Key) != "новости/1" || string(m.Value) != `{"agreement":["a1","a2"],"film":["a1"]}` {
		t.Errorf("%s %s", m.Key, m.Value)
	}
	facts, err := decode(m.Value)
	if err != nil || !reflect.DeepEqual(facts, []Fact{a1, a2, f1}) {
		t.Errorf("%v, %v", facts, err)
	}
	odd := []Fact{{event.KindFilm, "\"ы\n\x00"}, {event.KindAgreement, ""}}
	m = Encode("a", odd)
	facts, err = decode(m.Value)
	if err != nil || !reflect.DeepEqual(facts, []Fact{odd[1], odd[0]}) || Size("a", odd) < len(m.Key)+len(m.Value) {
		t.Errorf("%q: %v, %v", m.Value, facts, err)
	}
	if m := Encode("a", nil); m.Value != nil {
		t.Errorf("no facts: %q", m.Value)
	}
	if _, err := decode([]byte("[")); err == nil {
		t.Error("no error")
	}
}

// TestLoad writes states to two partitions and loads one of them, then what
// was added by another member.
func TestLoad(t *testing.T) {
	b, err := broker.Start("")
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	p := kafka.NewPublisher(b.Addr())
	if err := p.CreateTopics(t.Context(), 2, "s"); err != nil {
		t.Fatal(err)
	}
	put := func(partition int, m cloudevent.Message) {
		t.Helper()
		if err := p.PublishAt(t.Context(), partition, []kafka.Message{{Topic: "s", Message: m}}); err != nil {
			t.Fatal(err)
		}
	}
	table := NewTable()
	load := func(uri string, want ...Fact) {
		t.Helper()
		if err := table.Load(t.Context(), p, "s", 1); err != nil {
			t.Fatal(err)
		}
		if got := table.Facts(uri); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", uri, got, want)
		}
	}
	load("u")
	put(1, Encode("u", []Fact{a1, f1}))
	put(0, Encode("u", []Fact{a2}))
	put(0, Encode("v", []Fact{a2}))
	load("u", a1, f1)
	load("v")
	put(1, Encode("u", []Fact{a2}))
	load("u", a2)
	if !table.Equal(Encode("u", []Fact{a2})) || table.Equal(Encode("u", nil)) || !table.Equal(Encode("v", nil)) {
		t.Error("Equal")
	}
	put(1, Encode("u", nil))
	load("u")
	if table.Len() != 0 {
		t.Errorf("%d articles", table.Len())
	}
	if err := table.Load(t.Context(), p, "s", 2); err == nil {
		t.Error("a partition that is not there gave no error")
	}
	put(1, cloudevent.Message{Key: []byte("w"), Value: []byte("[")})
	if err := table.Load(t.Context(), p, "s", 1); err == nil {
		t.Error("a broken value gave no error")
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"agreement":["a1"]}`))
	f.Fuzz(func(t *testing.T, value []byte) {
		facts, err := decode(value)
		if err != nil {
			return
		}
		again, err := decode(Encode("u", facts).Value)
		if err != nil || len(again) != len(facts) {
			t.Fatalf("%v, %v: %v", facts, again, err)
		}
	})
}

func BenchmarkEncode(b *testing.B) {
	facts := []Fact{{event.KindAgreement, "ed850010a61854950a6adb0d06a19337"}, {event.KindFilm, "f5ec6537a092542fcaab0cdabb26ad8f"}}
	for b.Loop() {
		Encode("https://example.org/news/17", facts)
	}
}
