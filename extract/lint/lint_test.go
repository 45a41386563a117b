package lint

import (
	"flag"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"vestnik/extract"
	"vestnik/extract/example"
	"vestnik/lexicon"
)

var update = flag.Bool("update", false, "rewrite testdata/bad.golden")

// TestBad has a file for every message, laid over a small lexicon; the golden
// file holds all that a linguist sees of it.
func TestBad(t *testing.T) {
	base, ds := lexicon.LoadDir("testdata/base")
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	if found := run(t, base); len(found) > 0 {
		t.Fatalf("the lexicon below:\n%v", found)
	}
	files, err := fs.ReadDir(os.DirFS("testdata/bad"), ".")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range files {
		src, err := os.ReadFile("testdata/bad/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		name := "rules/" + f.Name()
		if path.Ext(name) == ".txt" {
			_, list, _ := strings.Cut(f.Name(), ".")
			name = "lists/" + list
		}
		over, ds := lexicon.Load(fstest.MapFS{name: {Data: src}})
		if ds.HasErrors() {
			t.Fatalf("%s: %v", f.Name(), ds)
		}
		lex, _ := lexicon.Overlay(base, over)
		found := run(t, lex)
		code, _, _ := strings.Cut(f.Name(), ".")
		ok := false
		for _, d := range found {
			ok = ok || strings.HasPrefix(code, d.Code) || code == "unknown-verb" && d.Code == "unknown-word"
		}
		if !ok {
			t.Errorf("%s: no message of its name in\n%v", f.Name(), found)
		}
		b.WriteString("== " + f.Name() + "\n")
		if err := found.Print(&b); err != nil {
			t.Fatal(err)
		}
	}
	if *update {
		if err := os.WriteFile("testdata/bad.golden", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/bad.golden")
	if err != nil {
		t.Fatal(err)
	}
	if got := b.String(); got != string(want) {
		t.Errorf("testdata/bad.golden differs; run with -update and look at the change\ngot:\n%s", got)
	}
}

func run(t *testing.T, lex *lexicon.Lexicon) lexicon.Diagnostics {
	t.Helper()
	p, ds := extract.Compile(lex)
	if p == nil {
		t.Fatal(ds)
	}
	return Check(lex, p, example.Run(p, lex), nil)
}

// TestEmbedded wants the embedded lexicon to be without errors.
func TestEmbedded(t *testing.T) {
	lex, ds := lexicon.Embedded()
	if ds.HasErrors() {
		t.Skip("the embedded lexicon has faults of form, which its own test reports")
	}
	if err := run(t, lex).Err(); err != nil {
		t.Error(err)
	}
}

// TestMine wants nothing said about files that were not asked about.
func TestMine(t *testing.T) {
	base, _ := lexicon.LoadDir("testdata/base")
	over, _ := lexicon.Load(fstest.MapFS{"lists/festivals.txt": {Data: []byte("%list festivals\n%type Event\nНаше кино. Начало\n")}})
	lex, _ := lexicon.Overlay(base, over)
	p, ds := extract.Compile(lex)
	if p == nil {
		t.Fatal(ds)
	}
	if n := len(Check(lex, p, nil, nil)); n != 1 {
		t.Errorf("%d messages about all files", n)
	}
	if n := len(Check(lex, p, nil, func(file string) bool { return file == "testdata/base/lists/bodies.txt" })); n != 0 {
		t.Errorf("%d messages about one that is in order", n)
	}
}
