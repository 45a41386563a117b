package htmldoc

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"
)

var (
	dump     = flag.String("dump", "", "write the articles of -pages to this file, a JSON object a line, for testdata/html/oracle.py")
	dumpFrom = flag.String("pages", pages, "folder of pages for -dump")
)

// TestDump writes what was read from a folder of pages, and how long it took.
// It runs for -dump alone; any page may fail only in the ways Parse names.
func TestDump(t *testing.T) {
	if *dump == "" {
		t.Skip("no -dump")
	}
	out, err := os.Create(*dump)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	enc := json.NewEncoder(out)
	files, err := filepath.Glob(filepath.Join(*dumpFrom, "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		a, err := Parse(raw, "", "")
		took := time.Since(start)
		message := ""
		if err != nil {
			message = err.Error()
		}
		if err := enc.Encode(map[string]any{
			"file": filepath.Base(file), "bytes": len(raw), "seconds": took.Seconds(), "error": message, "title": a.Title, "text": a.Text,
			"published": a.Published, "from": a.PublishedFrom.String(), "author": a.Author, "publisher": a.Publisher, "language": a.Language,
		}); err != nil {
			t.Fatal(err)
		}
	}
}
