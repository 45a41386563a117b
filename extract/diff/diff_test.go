package diff

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"vestnik/extract"
	"vestnik/extract/event"
	"vestnik/lexicon"
)

const text = "Литва и Латвия подписали договор. В Риге открыли мост."

func signed(id, status string, parties ...string) event.Event {
	a := &event.AgreementData{AgreementType: event.Contract, Status: event.Status(status)}
	for _, p := range parties {
		a.Parties = append(a.Parties, event.Party{Name: p})
	}
	return event.Event{Kind: event.KindAgreement, ID: id, Salience: event.Main, Confidence: 0.9, Agreement: a,
		Evidence:   []event.Evidence{{Field: "/agreementType", Start: 25, End: 32}, {Field: "/status", Start: 15, End: 24}},
		Provenance: event.Provenance{Rules: []string{"agreement.sign", "documents/договор"}}}
}

func TestEvents(t *testing.T) {
	a := extract.Article{URI: "a.txt", Text: text}
	base := signed("1", "signed", "Литва", "Латвия")
	for _, tt := range []struct {
		name     string
		from, to []event.Event
		want     []string // kind, old, new, fields
	}{
		{"equal", []event.Event{base}, []event.Event{base}, nil},
		{"gained", nil, []event.Event{base}, []string{"gained||contract signed Литва; Латвия|"}},
		{"lost", []event.Event{base}, nil, []string{"lost|contract signed Литва; Латвия||"}},
		{"changed", []event.Event{base}, []event.Event{signed("1", "planned", "Литва")},
			[]string{"changed|contract signed Литва; Латвия|contract planned Литва|/parties/1/name:Латвия> /status:signed>planned"}},
		{"other id, same trigger", []event.Event{base}, []event.Event{signed("2", "signed", "Литва", "Эстония")},
			[]string{"changed|contract signed Литва; Латвия|contract signed Литва; Эстония|/parties/1/name:Латвия>Эстония"}},
	} {
		var got []string
		for _, c := range Article(a, Side{Events: tt.from}, Side{Events: tt.to}, map[string]bool{"agreement.sign": true}) {
			var fields []string
			for _, f := range c.Fields {
				fields = append(fields, f.Name+":"+f.Old+">"+f.New)
			}
			got = append(got, string(c.Kind)+"|"+c.Old+"|"+c.New+"|"+strings.Join(fields, " "))
			if c.Exact != "подписали" || c.Before != "Литва и Латвия " || !reflect.DeepEqual(c.Cause, []string{"agreement.sign"}) {
				t.Errorf("%s: %+v", tt.name, c)
			}
		}
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s:\n got %q\nwant %q", tt.name, got, tt.want)
		}
	}
}

func TestMentions(t *testing.T) {
	a := extract.Article{URI: "a.txt", Text: text}
	lit := extract.Annotation{Start: 0, End: 5, Type: "Country", Text: "Литва", Name: "Литва", Country: "LT", Entry: "countries/литва"}
	lat := extract.Annotation{Start: 8, End: 14, Type: "Country", Text: "Латвия", Name: "Латвия", Country: "LV", Entry: "countries/латвия"}
	both := extract.Annotation{Start: 0, End: 14, Type: "Country", Text: "Литва и Латвия", Name: "Литва и Латвия"}
	org := lat
	org.Type, org.Entry = "Organization", ""
	for _, tt := range []struct {
		name     string
		from, to []extract.Annotation
		want     string
	}{
		{"equal", []extract.Annotation{lit, lat}, []extract.Annotation{lit, lat}, ""},
		{"gained", []extract.Annotation{lit}, []extract.Annotation{lit, lat}, "gained Country Латвия"},
		{"lost", []extract.Annotation{lit, lat}, []extract.Annotation{lat}, "lost Country Литва"},
		{"other type", []extract.Annotation{lat}, []extract.Annotation{org}, "changed Organization Латвия"},
		{"other extent", []extract.Annotation{lit}, []extract.Annotation{both}, "changed Country Литва и Латвия"},
	} {
		var got []string
		for _, c := range Article(a, Side{Annotations: tt.from}, Side{Annotations: tt.to}, nil) {
			if c.Kind == Lost {
				c.New = c.Old
			}
			got = append(got, string(c.Kind)+" "+c.New)
		}
		if strings.Join(got, ", ") != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestLexicons(t *testing.T) {
	load := func(list string) *lexicon.Lexicon {
		l, ds := lexicon.ParseList("lists/cities.txt", []byte("%list cities\n%type City\n"+list))
		if ds.HasErrors() {
			t.Fatal(ds)
		}
		return &lexicon.Lexicon{Lists: []*lexicon.List{l}}
	}
	got := Lexicons(load("Рига\nТарту = Юрьев {note: x}\nВильнюс\n"), load("# comment\nВильнюс = Вильна\nТарту = Юрьев\nКаунас\n"))
	want := []Edit{{"cities/вильнюс", Changed, "lists/cities.txt:4:1"}, {"cities/каунас", Gained, "lists/cities.txt:6:1"}, {"cities/рига", Lost, "lists/cities.txt:3:1"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}

// TestReport wants totals by cause, a sample of each rule, and the same bytes
// each time.
func TestReport(t *testing.T) {
	make := func(sample int) *Report {
		r := &Report{Edits: []Edit{{ID: "a"}}}
		for i := range 10 {
			r.Add([]Change{{What: Event, Kind: Gained, Start: i, Rules: []string{"a", "b"}, Cause: []string{"a"}}, {What: Mention, Kind: Lost, Start: i, Rules: []string{"c"}}})
		}
		r.Finish(sample)
		return r
	}
	r := make(3)
	if len(r.Changes) != 6 || r.Left != 14 || !r.Differs() {
		t.Errorf("%d changes, %d left out", len(r.Changes), r.Left)
	}
	if len(r.Totals) != 2 || r.Totals[0].Rule != "a" || !r.Totals[0].Edited || r.Totals[0].Events.Gained != 10 || r.Totals[1].Mentions.Lost != 10 {
		t.Errorf("totals %+v", r.Totals)
	}
	first, err := json.Marshal(make(3))
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		if again, _ := json.Marshal(make(3)); string(again) != string(first) {
			t.Fatal("the report differs from run to run")
		}
	}
	if r := make(0); len(r.Changes) != 20 || r.Left != 0 {
		t.Errorf("without a sample %d changes, %d left out", len(r.Changes), r.Left)
	}
	var b strings.Builder
	if err := make(1).WriteText(&b, false); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"events   10 gained, 0 lost, 0 changed", "* a ", "18 more changes"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}
