package htmldoc

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const pages = "../../testdata/html"

// golden writes an article as its golden file shows it.
func golden(articles []Article) string {
	var b strings.Builder
	for i, a := range articles {
		if i > 0 {
			b.WriteString("\n=====\n")
		}
		for _, f := range [...]struct{ name, value string }{
			{"url", a.URL}, {"title", a.Title}, {"published", a.Published}, {"published from", a.PublishedFrom.String()},
			{"dateline", a.Dateline}, {"author", a.Author}, {"publisher", a.Publisher}, {"language", a.Language}, {"charset", a.Charset},
		} {
			if f.value != "" {
				fmt.Fprintf(&b, "%s: %s\n", f.name, f.value)
			}
		}
		b.WriteString("\n" + a.Text + "\n")
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(pages, "*.html"))
	if err != nil || len(files) < 25 {
		t.Fatalf("%d pages, %v", len(files), err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		articles, err := ParseAll(raw, "", "")
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		got, path := golden(articles), strings.TrimSuffix(file, ".html")+".golden"
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s: got\n%s\nwant\n%s", file, got, want)
		}
	}
}
