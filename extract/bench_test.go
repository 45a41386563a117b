package extract_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"testing"

	"vestnik/extract"
	"vestnik/lexicon"
)

// BenchmarkExtract reads news from text to events on one core. The news are
// ../shared/gold/news.jsonl.gz where that is there, the project's own articles
// else.
func BenchmarkExtract(b *testing.B) {
	articles := news(b)
	lex, _ := lexicon.Embedded()
	p, ds := extract.Compile(lex)
	if p == nil {
		b.Fatal(ds)
	}
	x := p.NewExtractor()
	n := 0
	for _, a := range articles {
		n += len(a.Text)
		x.Extract(a)
	}
	b.SetBytes(int64(n))
	b.ResetTimer()
	for b.Loop() {
		for _, a := range articles {
			x.Extract(a)
		}
	}
}

// BenchmarkCompile compiles the embedded lexicon.
func BenchmarkCompile(b *testing.B) {
	for b.Loop() {
		lex, _ := lexicon.Embedded()
		if p, ds := extract.Compile(lex); p == nil {
			b.Fatal(ds)
		}
	}
}

// news gives some 5 MB of articles.
func news(b *testing.B) []extract.Article {
	f, err := os.Open("../../shared/gold/news.jsonl.gz")
	if err != nil {
		return []extract.Article{own(b)}
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	var out []extract.Article
	size := 0
	s := bufio.NewScanner(z)
	s.Buffer(nil, 1<<24)
	for s.Scan() && size < 5<<20 {
		var d struct{ URI, Text, Published string }
		if err := json.Unmarshal(s.Bytes(), &d); err != nil {
			b.Fatal(err)
		}
		size += len(d.Text)
		out = append(out, extract.Article{URI: d.URI, Text: d.Text, Published: d.Published})
	}
	return out
}

func own(b *testing.B) extract.Article {
	raw, err := os.ReadFile("../testdata/articles/release.txtar")
	if err != nil {
		b.Fatal(err)
	}
	return extract.Article{URI: "release", Text: string(raw), Published: "2025-10-05"}
}
