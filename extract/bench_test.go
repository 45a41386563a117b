package extract_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"vestnik/extract"
	"vestnik/extract/agreement"
	"vestnik/extract/discourse"
	"vestnik/extract/film"
	"vestnik/extract/frame"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
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
	for _, a := range articles { // warm up: words are remembered
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

// BenchmarkStages reads the news stage by stage and says how many MB of text a
// second each stage reads: on one core, with warm memories. Words are looked up in
// the stage of phrases too, where most are remembered; the stage of words looks up
// each word anew.
func BenchmarkStages(b *testing.B) {
	articles := news(b)
	p := compiled(b)
	var doc text.Doc
	var (
		phrases    = phrase.NewReader(p.Phrases())
		frames     = frame.NewReader(p.Frames())
		agreements = agreement.NewReader(p.Phrases())
		films      = film.NewReader(p.Phrases())
	)
	names := [...]string{"text", "words", "phrases", "discourse", "frames", "agreements", "films"}
	var took [len(names)]time.Duration
	size := 0
	words := map[string]text.Token{}
	read := func() {
		for _, a := range articles {
			day := phrase.ParseDay(a.Published)
			at := time.Now()
			stage := func(k int) {
				now := time.Now()
				took[k] += now.Sub(at)
				at = now
			}
			doc.Reset(a.Text)
			stage(0)
			t := phrases.Read(&doc, day)
			stage(2)
			d := discourse.Read(p.Phrases(), t)
			stage(3)
			var sentences []*frame.Sentence
			var triggers [][]frame.Trigger
			for k := range doc.Sentences {
				s, tr := frames.Sentence(t, k)
				sentences, triggers = append(sentences, s), append(triggers, tr)
			}
			stage(4)
			agreements.Read(t, d, sentences, triggers, day)
			stage(5)
			films.Read(t, d, sentences, triggers, day)
			stage(6)
		}
	}
	for _, a := range articles {
		size += len(a.Text)
		doc.Reset(a.Text)
		for _, t := range doc.Tokens {
			words[strings.Clone(t.Text)] = t
		}
	}
	lookUp := func() {
		memory := p.Matcher().NewWords()
		at := time.Now()
		for _, t := range words {
			memory.Of(&t)
		}
		took[1] += time.Since(at)
	}
	read()
	clear(took[:])
	b.SetBytes(int64(size))
	b.ResetTimer()
	for b.Loop() {
		read()
		b.StopTimer()
		lookUp()
		b.StartTimer()
	}
	for k, name := range names {
		b.ReportMetric(float64(size)*float64(b.N)/took[k].Seconds()/1e6, name+"-MB/s")
	}
	b.ReportMetric(float64(len(words)), "distinct-words")
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
