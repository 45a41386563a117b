package phrase

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files")

// TestGolden reads the texts of testdata/golden: a line that begins with "> " is
// a text (\n stands for a line break), the lines behind it are its phrases as
// format writes them.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/golden/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var want, got strings.Builder
			for line := range strings.Lines(string(raw)) {
				source, isText := strings.CutPrefix(strings.TrimRight(line, "\n"), "> ")
				if isText || strings.HasPrefix(line, "#") || line == "\n" {
					got.WriteString(line)
				}
				want.WriteString(line)
				if !isText {
					continue
				}
				x := read(strings.ReplaceAll(source, `\n`, "\n"), Day{2025, 10, 5})
				for i := range x.Mentions {
					format(&got, x, &x.Mentions[i], "  ")
				}
			}
			if *update {
				if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			g, w := strings.Split(got.String(), "\n"), strings.Split(want.String(), "\n")
			for i := range max(len(g), len(w)) {
				a, b := "", ""
				if i < len(g) {
					a = g[i]
				}
				if i < len(w) {
					b = w[i]
				}
				if a != b {
					t.Fatalf("line %d:\n got %s\nwant %s", i+1, a, b)
				}
			}
		})
	}
}
