package extract_test

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"vestnik/extract"
	"vestnik/extract/eval"
	"vestnik/lexicon"
)

// TestSameEvents reads articles a hundred times with one extractor, each time
// in another order, so that neither maps nor what scratch space still holds of
// the article before show in the events.
func TestSameEvents(t *testing.T) {
	var some []eval.Gold
	for i, g := range articles(t) {
		if i%8 == 0 || classOf(&g) == "release" {
			some = append(some, g)
		}
	}
	x := compiled(t).NewExtractor()
	want := map[string]string{}
	for i := range some {
		want[some[i].ID] = format(t, read(compiled(t).NewExtractor(), &some[i]))
	}
	random := rand.New(rand.NewPCG(1, 2))
	for run := range 100 {
		random.Shuffle(len(some), func(i, j int) { some[i], some[j] = some[j], some[i] })
		for i := range some {
			got := format(t, read(x, &some[i]))
			if line, g, w := firstDifference(got, want[some[i].ID]); line > 0 {
				t.Fatalf("%s, run %d, line %d:\ngot  %s\nthen %s", some[i].ID, run, line, g, w)
			}
		}
	}
}

// shuffled is a file system that lists every folder in an order of its own.
type shuffled struct {
	fs.FS
	random *rand.Rand
}

func (s shuffled) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(s.FS, name)
	s.random.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
	return entries, err
}

// TestOrderOfLexiconFiles reads all articles with lexicons whose files were
// found in different orders.
func TestOrderOfLexiconFiles(t *testing.T) {
	gold := articles(t)
	want := readAll(t, gold)
	for seed := range uint64(2) {
		lex, ds := lexicon.Load(shuffled{os.DirFS("../lexicon/ru"), rand.New(rand.NewPCG(seed, 7))})
		p, more := extract.Compile(lex)
		if p == nil {
			t.Fatal(ds, more)
		}
		if p.Version() != compiled(t).Version() {
			t.Errorf("order %d: version %s, embedded %s", seed, p.Version(), compiled(t).Version())
		}
		x := p.NewExtractor()
		for i := range gold {
			got, first := format(t, read(x, &gold[i])), format(t, want[gold[i].ID])
			if line, g, w := firstDifference(got, first); line > 0 {
				t.Fatalf("%s, order %d, line %d:\ngot  %s\nthen %s", gold[i].ID, seed, line, g, w)
			}
		}
	}
}

// TestIDs checks that no two events of the articles share an id, and that
// every event keeps the contract.
func TestIDs(t *testing.T) {
	gold := articles(t)
	events := readAll(t, gold)
	seen := map[string]string{}
	for i := range gold {
		for _, e := range events[gold[i].ID] {
			if other := seen[e.EventID()]; other != "" {
				t.Errorf("%s: an id that %s has too: %s", gold[i].ID, other, strings.TrimSpace(e.ID))
			}
			seen[e.EventID()] = gold[i].ID
			if err := e.ValidateText(gold[i].Text); err != nil {
				t.Errorf("%s: %v", gold[i].ID, err)
			}
		}
	}
}
