package extract_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"vestnik/extract"
	"vestnik/extract/eval"
	"vestnik/extract/event"
	"vestnik/lexicon"
)

// update rewrites all that depends on what the engine reads: the golden events
// in testdata/articles, testdata/gold/stats.txt and testdata/gold/known.txt.
// After a change of engine or lexicon:
//
//	go test ./extract -run Articles -update
//
// and then look at the difference: stats.txt shows whether it reads better,
// known.txt what exactly it reads now and what not any more. Reasons that a
// person wrote in known.txt stay. The annotations (gold.json) are never
// rewritten: they were made before the program read the texts.
var update = flag.Bool("update", false, "rewrite golden events, stats.txt and known.txt")

const (
	articlesDir = "../testdata/articles"
	statsFile   = "../testdata/gold/stats.txt"
	knownFile   = "../testdata/gold/known.txt"
)

// program is the embedded lexicon, compiled once for all tests.
var program = sync.OnceValues(func() (*extract.Program, error) {
	lex, ds := lexicon.Embedded()
	p, more := extract.Compile(lex)
	if p == nil {
		return nil, fmt.Errorf("%v %v", ds, more)
	}
	return p, nil
})

func compiled(tb testing.TB) *extract.Program {
	tb.Helper()
	p, err := program()
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// articles are the project's own articles with their annotations.
func articles(tb testing.TB) []eval.Gold {
	tb.Helper()
	gold, err := eval.LoadGold(os.DirFS(articlesDir))
	if err != nil {
		tb.Fatal(err)
	}
	return gold
}

// read reads an annotated article.
func read(x *extract.Extractor, g *eval.Gold) []event.Event {
	return x.Extract(extract.Article{URI: g.URI, Title: g.Title, Text: g.Text, Source: g.Source, Published: g.Published}).Events
}

func readAll(tb testing.TB, gold []eval.Gold) map[string][]event.Event {
	x := compiled(tb).NewExtractor()
	events := map[string][]event.Event{}
	for i := range gold {
		events[gold[i].ID] = read(x, &gold[i])
	}
	return events
}

// TestArticlesEvents compares what is read from every article with its golden
// events, to the byte.
func TestArticlesEvents(t *testing.T) {
	gold := articles(t)
	events := readAll(t, gold)
	if *update {
		for i := range gold {
			writeEvents(t, gold[i].ID, events[gold[i].ID])
		}
		return
	}
	for i := range gold {
		g := &gold[i]
		got, want := format(t, events[g.ID]), format(t, g.Golden)
		if line, g1, w1 := firstDifference(got, want); line > 0 {
			t.Errorf("%s: events differ at line %d:\ngot  %s\nwant %s", g.ID, line, g1, w1)
		}
	}
}

func writeEvents(t *testing.T, id string, events []event.Event) {
	t.Helper()
	name, _, _ := strings.Cut(id, "#")
	file := articlesDir + "/" + name + ".txtar"
	archive, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	changed, err := eval.ReplaceEvents(archive, id, events)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(archive, changed) {
		return
	}
	if err := os.WriteFile(file, changed, 0o644); err != nil {
		t.Fatal(err)
	}
}

func format(tb testing.TB, events []event.Event) string {
	tb.Helper()
	data, err := eval.FormatEvents(events)
	if err != nil {
		tb.Fatal(err)
	}
	return string(data)
}

// firstDifference gives the number (from 1) of the first line that differs, and
// the two lines; 0 when none does.
func firstDifference(a, b string) (line int, inA, inB string) {
	as, bs := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range max(len(as), len(bs)) {
		inA, inB = "(end)", "(end)"
		if i < len(as) {
			inA = as[i]
		}
		if i < len(bs) {
			inB = bs[i]
		}
		if inA != inB {
			return i + 1, inA, inB
		}
	}
	return 0, "", ""
}

// TestArticlesStats keeps the figures of quality, in all and by class, so that
// a change of them shows in review.
func TestArticlesStats(t *testing.T) {
	gold := articles(t)
	events := readAll(t, gold)
	compareFile(t, statsFile, eval.Score(gold, events).Stats()+"\n"+byClass(gold, events))
}

// byClass is a line of figures for each archive: an archive is a class of
// phenomenon.
func byClass(gold []eval.Gold, events map[string][]event.Event) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-24s%9s%11s%7s%7s%7s%10s\n", "class", "articles", "events F1", "right", "wrong", "missed", "slots F1")
	for len(gold) > 0 {
		class := classOf(&gold[0])
		n := slices.IndexFunc(gold, func(g eval.Gold) bool { return classOf(&g) != class })
		if n < 0 {
			n = len(gold)
		}
		r := eval.Score(gold[:n], events)
		e, s := r.Row("all events"), r.Row("all slots")
		fmt.Fprintf(&b, "%-24s%9d%11.3f%7d%7d%7d%10.3f\n", class, n, e.F1(), e.Right, e.Wrong, e.Missed, s.F1())
		gold = gold[n:]
	}
	return b.String()
}

func classOf(g *eval.Gold) string {
	class, _, _ := strings.Cut(g.ID, "#")
	return class
}

// compareFile compares with a golden file, or writes it under -update.
func compareFile(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if line, g, w := firstDifference(got, string(want)); line > 0 {
		t.Errorf("%s differs at line %d:\ngot  %s\nwant %s", file, line, g, w)
	}
}
