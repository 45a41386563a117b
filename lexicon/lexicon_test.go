package lexicon

import (
	"flag"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"
)

var update = flag.Bool("update", false, "write the golden files")

// golden compares got with a file of testdata, or writes it with -update.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := "testdata/" + name
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
		have, wanted := strings.Split(got, "\n"), strings.Split(string(want), "\n")
		i := 0
		for i < len(have) && i < len(wanted) && have[i] == wanted[i] {
			i++
		}
		t.Errorf("%s differs from line %d on (-update writes it):\n got %q\nwant %q", file, i+1, have[min(i, len(have)-1)], wanted[min(i, len(wanted)-1)])
	}
}

// base is the small lexicon that the tests lay theirs over.
func base(t *testing.T) *Lexicon {
	t.Helper()
	l, ds := load(os.DirFS("testdata/base"), "under")
	if ds = append(ds, l.Check()...); len(ds) > 0 {
		t.Fatalf("testdata/base:\n%v", ds)
	}
	return l
}

// overlayFile loads one file of testdata/bad over the base lexicon. Its path in the lexicon is
// lists/NAME.txt for CODE.NAME.txt, and rules/NAME.yaml for NAME.yaml.
func overlayFile(t *testing.T, file string) Diagnostics {
	t.Helper()
	src, err := os.ReadFile("testdata/bad/" + file)
	if err != nil {
		t.Fatal(err)
	}
	name := "rules/" + file
	if path.Ext(file) == ".txt" {
		_, list, _ := strings.Cut(file, ".")
		name = "lists/" + list
	}
	l, ds := Load(fstest.MapFS{name: {Data: src}})
	_, more := Overlay(base(t), l)
	ds = append(ds, more...)
	ds.Sort()
	return ds
}

func badFiles(t *testing.T) []string {
	t.Helper()
	entries, err := fs.ReadDir(os.DirFS("testdata/bad"), ".")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// TestBadRendering is the whole of what a linguist sees for every bad file.
func TestBadRendering(t *testing.T) {
	var b strings.Builder
	for _, file := range badFiles(t) {
		b.WriteString("== " + file + "\n")
		if err := overlayFile(t, file).Print(&b); err != nil {
			t.Fatal(err)
		}
	}
	golden(t, "bad.golden", b.String())
}
