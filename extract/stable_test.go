package extract_test

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"testing/fstest"

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
	files := fstest.MapFS{} // a copy, since a linguist may be writing the files
	err := fs.WalkDir(os.DirFS("../lexicon/ru"), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile("../lexicon/ru/" + name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	gold := articles(t)
	var want map[string]string
	var version string
	for seed := range uint64(3) {
		lex, ds := lexicon.Load(shuffled{files, rand.New(rand.NewPCG(seed, 7))})
		p, more := extract.Compile(lex)
		if p == nil {
			t.Fatal(ds, more)
		}
		x := p.NewExtractor()
		got := map[string]string{}
		for i := range gold {
			got[gold[i].ID] = format(t, read(x, &gold[i]))
		}
		if want == nil {
			want, version = got, p.Version()
			continue
		}
		if p.Version() != version {
			t.Errorf("order %d: version %s, before %s", seed, p.Version(), version)
		}
		for id := range got {
			if line, g, w := firstDifference(got[id], want[id]); line > 0 {
				t.Fatalf("%s, order %d, line %d:\ngot  %s\nthen %s", id, seed, line, g, w)
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
