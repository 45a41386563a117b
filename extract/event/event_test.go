package event

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "rewrite golden files")

const agreementText = "Астана, 3 октября. Киноцентр Приозёрска и студия «Маяк» подписали меморандум на сумму более 1,5 млн тенге."

// cut gives the evidence for the first place of exact in text.
func cut(text, field, exact string, from Origin) Evidence {
	i := strings.Index(text, exact)
	if i < 0 {
		panic(exact)
	}
	start := utf8.RuneCountInString(text[:i])
	points := []rune(text)
	end := start + utf8.RuneCountInString(exact)
	return Evidence{Field: field, Exact: exact, Start: start, End: end, InferredFrom: from,
		Prefix: string(points[max(0, start-Context):start]), Suffix: string(points[end:min(len(points), end+Context)])}
}

func sampleAgreement() *Event {
	return &Event{
		Kind: KindAgreement,
		ID:   FactID("news/1.txt", KindAgreement, "подписали|0|студия «Маяк»"),
		Document: Document{URI: "news/1.txt", Title: "Меморандум", Source: "пресс-служба", Published: "2025-10-04",
			Located: "Астана", Language: "ru", SHA256: HashText(agreementText)},
		Salience: Main, Confidence: 0.9,
		Evidence: []Evidence{
			cut(agreementText, "/parties/0", "Киноцентр Приозёрска", ""),
			cut(agreementText, "/parties/1", "студия «Маяк»", ""),
			cut(agreementText, "/status", "подписали", ""),
			cut(agreementText, "/date", "3 октября", FromDateline),
			cut(agreementText, "/place/name", "Астана", FromDateline),
		},
		Provenance: Provenance{Rules: []string{"sign.between"}, Lexicon: "abc", Engine: "1"},
		Agreement: &AgreementData{
			AgreementType: Memorandum, AgreementTypeText: "меморандум", Status: Signed,
			Parties: []Party{
				{Name: "Киноцентр Приозёрска", Text: "Киноцентр Приозёрска", Type: OrganizationParty, Country: "KZ",
					Representatives: []Person{{Name: "Жанна Омарова", JobTitle: "директор"}}},
				{Name: "Студия «Маяк»", Text: "студия «Маяк»", Type: OrganizationParty},
			},
			Date:   Date{Value: "2025-10-03", Precision: Day, Expression: "3 октября", InferredFrom: FromDateline},
			Group:  GroupID("news/1.txt", "подписали"),
			Place:  Place{Name: "Астана", Country: "KZ"},
			Amount: Money{Value: "1500000", Currency: "KZT", Bound: AtLeast, Text: "более 1,5 млн тенге"},
		},
	}
}

func sampleFilm() *Event {
	return &Event{
		Kind: KindFilm, ID: FactID("news/2.txt", KindFilm, "Тихий берег"),
		Document: Document{URI: "news/2.txt"}, Salience: Background, Confidence: 0.5,
		Film: &FilmData{
			Film: Film{Name: "Тихий берег", AlternateName: []string{"Quiet <Shore> & Co"}, FilmType: Feature,
				Director: []Person{{Name: "Илья Сомов"}}, CountryOfOrigin: []string{"KZ", "FR"}, Duration: "PT98M", InLanguage: "kk"},
			Stage: BoxOffice,
			Milestones: []Milestone{
				{Stage: AtFestival, Date: Date{Value: "2025-10-03", End: "2025-10-07", Precision: Day, Expression: "с 3 по 7 октября"}, Festival: Named{Name: "«Звезда»"}},
				{Stage: Awarded, Award: Award{Name: "Гран-при"}},
				{Stage: BoxOffice, Date: Date{Expression: "прошлым летом"}, Amount: Money{Value: "0.5", Currency: "USD", Bound: About, Period: "три недели"}},
			},
		},
	}
}

// TestGolden fixes the bytes: a change here changes ids of events in topics.
func TestGolden(t *testing.T) {
	for name, e := range map[string]*Event{"agreement": sampleAgreement(), "film": sampleFilm()} {
		data, err := e.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		got := e.EventID() + "\n" + string(e.Canonical()) + "\n" + string(data) + "\n"
		file := "testdata/" + name + ".golden"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
}

func TestParseRoundTrip(t *testing.T) {
	for _, e := range []*Event{sampleAgreement(), sampleFilm()} {
		data, err := e.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		back, err := Parse(e.Kind, data)
		if err != nil {
			t.Fatal(err)
		}
		again, err := back.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(data, again) {
			t.Errorf("got\n%s\nwant\n%s", again, data)
		}
		if back.EventID() != e.EventID() {
			t.Errorf("%s: id changed on the way through JSON", e.Kind)
		}
	}
	if _, err := Parse(KindFilm, []byte(`{"film":7}`)); err == nil {
		t.Error("a film that is a number was read")
	}
	if _, err := Parse(0, []byte(`{}`)); err == nil {
		t.Error("an event of no kind was read")
	}
}

func TestEventID(t *testing.T) {
	base := sampleAgreement().EventID()
	same := map[string]func(*Event){
		"confidence": func(e *Event) { e.Confidence = 0.1 },
		"rules":      func(e *Event) { e.Provenance.Rules = nil },
		"lexicon":    func(e *Event) { e.Provenance.Lexicon = "other" },
	}
	for name, change := range same {
		e := sampleAgreement()
		change(e)
		if e.EventID() != base {
			t.Errorf("%s changed the id", name)
		}
	}
	other := map[string]func(*Event){
		"fact":     func(e *Event) { e.ID = "x" },
		"salience": func(e *Event) { e.Salience = Background },
		"status":   func(e *Event) { e.Agreement.Status = Planned },
		"party":    func(e *Event) { e.Agreement.Parties[1].Name += " 2" },
		"evidence": func(e *Event) { e.Evidence = e.Evidence[:1] },
	}
	for name, change := range other {
		e := sampleAgreement()
		change(e)
		if e.EventID() == base {
			t.Errorf("%s did not change the id", name)
		}
	}
}

func TestFactID(t *testing.T) {
	a := FactID("a", KindFilm, "bc")
	if len(a) != 32 || a != FactID("a", KindFilm, "bc") {
		t.Errorf("id %q", a)
	}
	for _, b := range []string{FactID("ab", KindFilm, "c"), FactID("a", KindAgreement, "bc"), FactID("a", KindFilm, ""), GroupID("a", "bc")} {
		if a == b {
			t.Errorf("two facts share the id %s", a)
		}
	}
}

func TestTimeOf(t *testing.T) {
	for in, want := range map[string]string{
		"":                          "",
		"2025-10":                   "",
		"вчера":                     "",
		"2025-10-05":                "2025-10-05T00:00:00Z",
		"2025-10-05T12:30:00":       "2025-10-05T12:30:00Z",
		"2025-10-05T12:30":          "2025-10-05T12:30:00Z",
		"2025-10-05T12:30:00+05:00": "2025-10-05T12:30:00+05:00",
		"2025-10-05T12:30:00.5Z":    "2025-10-05T12:30:00.5Z",
	} {
		if got := TimeOf(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestPrecisionOf(t *testing.T) {
	for in, want := range map[string]Precision{
		"2025": Year, "2025-10": Month, "2025-10-05": Day, "2024-02-29": Day, "2000-02-29": Day,
		"": "", "0000": "", "25": "", "2025-13": "", "2025-00": "", "2025-1": "", "2025/10": "", "2025-02-29": "", "1900-02-29": "",
		"2025-04-31": "", "2025-10-05T00:00": "", "2025-10-5": "", "2025-10_05": "", "2025-10-05/2025-10-07": "",
	} {
		if got := PrecisionOf(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestValidate(t *testing.T) {
	if err := sampleAgreement().ValidateText(agreementText); err != nil {
		t.Error(err)
	}
	if err := sampleFilm().Validate(); err != nil {
		t.Error(err)
	}
	for want, change := range map[string]func(a, f *Event){
		"id is empty":                   func(a, f *Event) { a.ID = "" },
		"document.uri is empty":         func(a, f *Event) { a.Document.URI = "" },
		"is no date or time":            func(a, f *Event) { a.Document.Published = "вчера" },
		"salience \"\"":                 func(a, f *Event) { a.Salience = "" },
		"is not within 0 and 1":         func(a, f *Event) { a.Confidence = 1.5 },
		"agreementType \"pact\"":        func(a, f *Event) { a.Agreement.AgreementType = "pact" },
		"status \"\"":                   func(a, f *Event) { a.Agreement.Status = "" },
		"parties 1: name is empty":      func(a, f *Event) { a.Agreement.Parties[1].Name = " " },
		"parties 0: country \"kz\"":     func(a, f *Event) { a.Agreement.Parties[0].Country = "kz" },
		"has not the precision":         func(a, f *Event) { a.Agreement.Date.Precision = Month },
		"is no ISO 8601 date":           func(a, f *Event) { a.Agreement.Date.Value = "2025-02-30" },
		"precision or end without":      func(a, f *Event) { a.Agreement.Date.Value = "" },
		"\"1 500\" is no decimal":       func(a, f *Event) { a.Agreement.Amount.Value = "1 500" },
		"currency \"тенге\"":            func(a, f *Event) { a.Agreement.Amount.Currency = "тенге" },
		"bound \"over\"":                func(a, f *Event) { a.Agreement.Amount.Bound = "over" },
		"field \"/parties/2\" points":   func(a, f *Event) { a.Evidence[0].Field = "/parties/2" },
		"field \"/occasion\" points":    func(a, f *Event) { a.Evidence[0].Field = "/occasion" },
		"inferredFrom \"guess\"":        func(a, f *Event) { a.Evidence[0].InferredFrom = "guess" },
		"is outside the text":           func(a, f *Event) { a.Evidence[0].End += 1000 },
		"the text has":                  func(a, f *Event) { a.Evidence[0].Start++; a.Evidence[0].End++ },
		"is not what stands before":     func(a, f *Event) { a.Evidence[0].Prefix = "x" },
		"is not what stands after":      func(a, f *Event) { a.Evidence[0].Suffix = "x" },
		"kind film does not name":       func(a, f *Event) { a.Kind = KindFilm },
		"neither stage nor status":      func(a, f *Event) { f.Film.Stage = "" },
		"does not follow":               func(a, f *Event) { f.Film.Milestones[0].Date.End = "2025-10-03" },
		"milestones 1: stage \"x_\"":    func(a, f *Event) { f.Film.Milestones[1].Stage = "x_" },
		"countryOfOrigin \"Казахстан\"": func(a, f *Event) { f.Film.Film.CountryOfOrigin[0] = "Казахстан" },
	} {
		a, f := sampleAgreement(), sampleFilm()
		change(a, f)
		text := ""
		if e := a.ValidateText(agreementText); e != nil {
			text += e.Error()
		}
		if e := f.Validate(); e != nil {
			text += e.Error()
		}
		if !strings.Contains(text, want) {
			t.Errorf("want %q, got %q", want, text)
		}
	}
}

func TestResolves(t *testing.T) {
	var data any
	if err := json.Unmarshal([]byte(`{"a/b":[1,{"m~n":null}],"":0}`), &data); err != nil {
		t.Fatal(err)
	}
	for pointer, want := range map[string]bool{
		"": true, "/": true, "/a~1b": true, "/a~1b/0": true, "/a~1b/1/m~0n": true,
		"a": false, "/a": false, "/a~1b/2": false, "/a~1b/-1": false, "/a~1b/00": false, "/a~1b/-": false, "/a~1b/0/x": false,
	} {
		if got := Resolves(data, pointer); got != want {
			t.Errorf("%q: got %v", pointer, got)
		}
	}
}

func TestStageOrder(t *testing.T) {
	for i := 1; i < len(stages); i++ {
		if stages[i-1].Order() >= stages[i].Order() {
			t.Errorf("%s does not come before %s", stages[i-1], stages[i])
		}
	}
	if Stage("x_restored").Order() != 0 || !Stage("x_restored").Known() || Stage("restored").Known() {
		t.Error("extension of stages")
	}
}

func FuzzParse(f *testing.F) {
	for _, e := range []*Event{sampleAgreement(), sampleFilm()} {
		data, err := e.MarshalJSON()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, k := range Kinds {
			e, err := Parse(k, data)
			if err != nil {
				continue
			}
			_ = e.ValidateText("текст")
			once := e.Canonical()
			out, err := e.MarshalJSON()
			if err != nil {
				t.Fatal(err)
			}
			back, err := Parse(k, out)
			if err != nil {
				t.Fatalf("own output: %v", err)
			}
			if !bytes.Equal(once, back.Canonical()) {
				t.Errorf("not stable:\n%s\n%s", once, back.Canonical())
			}
		}
	})
}

func BenchmarkEventID(b *testing.B) {
	e := sampleAgreement()
	b.SetBytes(int64(len(e.Canonical())))
	b.ReportAllocs()
	for b.Loop() {
		e.EventID()
	}
}
