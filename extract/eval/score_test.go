package eval

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"vestnik/extract/event"
)

var update = flag.Bool("update", false, "rewrite golden files")

// reference is the output of the reference scorer under --json.
type reference struct {
	Docs, Duplicates, Negatives, Quiet int
	Rows                               map[string][6]float64
	Exact                              map[string][2]float64
}

// compare fails when the report and the reference scorer differ.
func compare(t *testing.T, r *Report, want reference) {
	t.Helper()
	if r.Documents != want.Docs || r.Negatives != want.Negatives || r.Quiet != want.Quiet {
		t.Errorf("documents %d %d %d, want %d %d %d", r.Documents, r.Negatives, r.Quiet, want.Docs, want.Negatives, want.Quiet)
	}
	for name, w := range want.Rows {
		g := r.Row(name)
		if got := [3]float64{float64(g.Right), float64(g.Wrong), float64(g.Missed)}; got != [3]float64(w[3:]) {
			t.Errorf("%s: got %v, want %v", name, got, w[3:])
		}
		for i, x := range [3]float64{g.Precision(), g.Recall(), g.F1()} {
			if math.Abs(x-w[i]) > 0.000501 {
				t.Errorf("%s: got %v, want %v", name, x, w[i])
			}
		}
	}
	if len(want.Rows) != len(r.Rows) {
		t.Errorf("%d rows, want %d", len(r.Rows), len(want.Rows))
	}
	for _, x := range r.Exact {
		w := want.Exact[x.Name]
		if float64(x.Of) != w[1] || math.Abs(share(x.Right, x.Of)-w[0]) > 0.000501 {
			t.Errorf("exact %s: got %d of %d, want %v", x.Name, x.Right, x.Of, w)
		}
	}
	if len(want.Exact) != len(r.Exact) {
		t.Errorf("%d exact slots, want %d", len(r.Exact), len(want.Exact))
	}
}

// readEvents reads envelopes, a line each, by article.
func readEvents(t *testing.T, file string) map[string][]event.Event {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := map[string][]event.Event{}
	for s := bufio.NewScanner(f); s.Scan(); {
		var line struct {
			Type, Subject string
			Data          json.RawMessage
		}
		if err := json.Unmarshal(s.Bytes(), &line); err != nil {
			t.Fatal(err)
		}
		e, err := event.Parse(event.KindOfType(line.Type), line.Data)
		if err != nil {
			t.Fatal(err)
		}
		out[DocID(line.Subject)] = append(out[DocID(line.Subject)], *e)
	}
	return out
}

func load(t testing.TB, dir string) []Gold {
	t.Helper()
	gold, err := LoadGold(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	return gold
}

// TestScore compares with want.json, which the reference scorer made of the
// same files: score.py testdata/gold testdata/events.jsonl --json.
func TestScore(t *testing.T) {
	data, err := os.ReadFile("testdata/want.json")
	if err != nil {
		t.Fatal(err)
	}
	var want reference
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	r := Score(load(t, "testdata/gold"), readEvents(t, "testdata/events.jsonl"))
	compare(t, r, want)
	r.Bootstrap(200)
	var got strings.Builder
	if err := r.Print(&got); err != nil {
		t.Fatal(err)
	}
	if err := r.PrintErrors(&got); err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/report.golden", got.String())
}

func golden(t *testing.T, file, got string) {
	t.Helper()
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
		t.Errorf("%s: got\n%s\nwant\n%s", file, got, want)
	}
}

// TestAgainstReference runs the reference scorer itself on many noisy
// predictions.
func TestAgainstReference(t *testing.T) {
	const scorer = "../../../shared/gold/score.py"
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3")
	}
	if _, err := os.Stat(scorer); err != nil {
		t.Skip("the reference scorer is away")
	}
	for _, dir := range []string{"testdata/gold", "../../../shared/gold/dev"} {
		gold := load(t, dir)
		for seed := range uint64(6) {
			t.Run(fmt.Sprintf("%s/%d", filepath.Base(dir), seed), func(t *testing.T) {
				events := noisy(gold, rand.New(rand.NewPCG(seed, 7)), float64(seed)*0.1)
				file := filepath.Join(t.TempDir(), "events.jsonl")
				writeEvents(t, file, gold, events)
				run := exec.Command(python, scorer, dir, file, "--json")
				run.Env = append(os.Environ(), "PYTHONHASHSEED=0") // it keeps festivals in a set
				out, err := run.Output()
				if err != nil {
					t.Fatal(err)
				}
				var want reference
				if err := json.Unmarshal(out, &want); err != nil {
					t.Fatal(err)
				}
				r := Score(gold, events)
				compare(t, r, want)
				if seed == 0 && r.Row("all events").F1() < 0.97 {
					t.Errorf("gold scored against itself gives %v", r.Row("all events"))
				}
			})
		}
	}
}

func writeEvents(t *testing.T, file string, gold []Gold, events map[string][]event.Event) {
	t.Helper()
	var b strings.Builder
	for _, g := range gold {
		for i := range events[g.ID] {
			e := &events[g.ID][i]
			line, err := json.Marshal(map[string]any{"id": e.EventID(), "type": e.Kind.Type(), "subject": "a/" + g.ID + ".txt", "data": e})
			if err != nil {
				t.Fatal(err)
			}
			b.Write(line)
			b.WriteByte('\n')
		}
	}
	if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// noisy makes events of the gold and spoils a share of everything in them.
func noisy(gold []Gold, r *rand.Rand, rate float64) map[string][]event.Event {
	hit := func() bool { return r.Float64() < rate }
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	name := func(s string) string {
		if !hit() {
			return s
		}
		w := strings.Fields(s)
		switch r.IntN(5) {
		case 0:
			return "ТОО " + strings.ToLower(s)
		case 1:
			return strings.Join(w[:len(w)-len(w)/2], " ")
		case 2:
			return pick("Казахстан", "РФ", "Министерство культуры РК", "Республика Корея", "ЕС", "Грузия", "Совет")
		case 3:
			return s + " Республики " + pick("Узбекистан", "Казахстан", "Молдова")
		}
		return strings.ReplaceAll(s, "е", "ё")
	}
	amount := func(a *Amount) event.Money {
		if a == nil || hit() {
			if hit() {
				return event.Money{Value: "7.50", Currency: "USD"}
			}
			return event.Money{}
		}
		return event.Money{Value: string(a.Amount), Currency: pick(a.Currency, a.Currency, a.Currency, "EUR")}
	}
	date := func(s string) event.Date {
		if s == "" || hit() {
			s = pick("", "", "2025", "2025-10", s)
		} else if hit() {
			s = s[:4]
		}
		d := event.Date{Value: s, Precision: event.PrecisionOf(s)}
		if s != "" && hit() {
			d.InferredFrom = event.FromPublished
		}
		return d
	}
	out := map[string][]event.Event{}
	for _, g := range gold {
		n := 0
		add := func(e event.Event) {
			n++
			e.ID = fmt.Sprintf("%s-%d", g.ID, n)
			e.Document.URI = g.ID
			e.Confidence = r.Float64()
			if !hit() {
				out[g.ID] = append(out[g.ID], e)
			}
			if rate > 0 && r.Float64() < rate/3 {
				e.ID += "x"
				out[g.ID] = append(out[g.ID], e)
			}
		}
		for _, a := range g.Agreements {
			d := &event.AgreementData{AgreementType: event.AgreementType(a.Kind), Status: event.Status(a.Status), Date: date(a.Date), Amount: amount(a.Value), Count: a.Count}
			if hit() {
				d.AgreementType, d.Status = event.AgreementType(pick("contract", "agreement")), event.Status(pick("signed", "extended", "planned"))
			}
			for i, p := range a.Parties {
				if hit() && i < len(a.PartiesSurface) && a.PartiesSurface[i] != "" {
					p = a.PartiesSurface[i]
				}
				if !hit() {
					d.Parties = append(d.Parties, event.Party{Name: name(p)})
				}
			}
			if !hit() {
				d.Place.Name, d.Occasion.Name = a.Place, a.Occasion
			} else {
				d.Place.Name, d.Occasion.Name = a.Occasion, name("форум")
			}
			s := event.Salience(a.Salience)
			if hit() {
				s, d.Count = event.Aggregate, r.IntN(2)
			}
			add(event.Event{Kind: event.KindAgreement, Salience: s, Agreement: d})
		}
		for _, f := range g.Films {
			d := &event.FilmData{Stage: event.Stage(f.Stage), Film: event.Film{Name: f.Title, FilmType: event.FilmType(f.Kind)}}
			if f.Title != "" {
				d.Film.Name = name(f.Title)
			}
			if hit() {
				d.Stage, d.Film.FilmType = event.Stage(pick("release", "premiere", "")), event.FilmType(pick("series", "", "feature"))
			}
			if hit() {
				d.Film.AlternateName = []string(f.TitleAlt)
			}
			for _, x := range f.Directors {
				d.Film.Director = append(d.Film.Director, event.Person{Name: name(x)})
			}
			for _, x := range f.Countries {
				code, _ := alpha2(x)
				d.Film.CountryOfOrigin = append(d.Film.CountryOfOrigin, pick(code, code, code, x))
			}
			for _, x := range f.Companies {
				d.Film.ProductionCompany = append(d.Film.ProductionCompany, event.Named{Name: name(x)})
			}
			if f.Date != "" || hit() {
				d.Milestones = append(d.Milestones, event.Milestone{Stage: event.Stage(pick(f.Stage, f.Stage, "premiere")), Date: date(f.Date)})
			}
			for _, x := range f.Festivals {
				d.Milestones = append(d.Milestones, event.Milestone{Stage: event.AtFestival, Festival: event.Named{Name: name(x)}, Date: date("")})
			}
			for range f.Awards {
				if !hit() {
					d.Milestones = append(d.Milestones, event.Milestone{Stage: event.Awarded, Award: event.Award{Name: "приз"}})
				}
			}
			if m := amount(f.BoxOffice); m.Value != "" {
				d.Milestones = append(d.Milestones, event.Milestone{Stage: event.BoxOffice, Amount: m})
			}
			add(event.Event{Kind: event.KindFilm, Salience: event.Main, Film: d})
		}
	}
	return out
}
