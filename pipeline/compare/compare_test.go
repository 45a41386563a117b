package compare

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"iter"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"vestnik/extract"
	"vestnik/lexicon"
	"vestnik/pipeline/run"
)

func embedded(t testing.TB) (*lexicon.Lexicon, Side) {
	t.Helper()
	base, ds := lexicon.Embedded()
	if ds.HasErrors() {
		t.Skip("the embedded lexicon has faults of form, which its own test reports")
	}
	return base, side0(t, base)
}

func side0(t testing.TB, l *lexicon.Lexicon) Side {
	t.Helper()
	p, ds := extract.Compile(l)
	if p == nil {
		t.Fatal(ds)
	}
	return Side{l, p}
}

func over(t testing.TB, base *lexicon.Lexicon, files map[string]string) Side {
	t.Helper()
	fs := fstest.MapFS{}
	for name, text := range files {
		fs[name] = &fstest.MapFile{Data: []byte(text)}
	}
	o, ds := lexicon.Load(fs)
	l, more := lexicon.Overlay(base, o)
	if ds.HasErrors() || more.HasErrors() {
		t.Fatal(ds, more)
	}
	return side0(t, l)
}

func articles(texts ...string) iter.Seq2[extract.Article, error] {
	return func(yield func(extract.Article, error) bool) {
		for i, text := range texts {
			var err error
			if text == "" {
				err = errors.New("unreadable")
			}
			if !yield(extract.Article{URI: string(rune('a' + i)), Text: text}, err) {
				return
			}
		}
	}
}

// TestCorpus adds a kind of document and takes a city away.
func TestCorpus(t *testing.T) {
	base, from := embedded(t)
	to := over(t, base, map[string]string{
		"lists/documents.txt": "%list documents\nскрижаль {kind: x_tablet}\n",
		"lists/cities.txt":    "%list cities\n-Рига\n",
	})
	texts := []string{"Литва и Латвия подписали скрижаль о дружбе.", "В Риге открыли мост.", "", "Литва и Латвия подписали договор."}
	var outputs []string
	for _, workers := range []int{1, 4} {
		failed := 0
		r, err := Corpus(t.Context(), articles(texts...), from, to, Options{Run: run.Options{Workers: workers}, Mentions: true, Failed: func(error) { failed++ }})
		if err != nil {
			t.Fatal(err)
		}
		if failed != 1 || r.Failed != 1 || r.Articles != 3 || len(r.Edits) != 2 {
			t.Errorf("%d failed, report %+v", failed, r)
		}
		if r.Counts.Events.Gained != 1 || r.Counts.Events.Sum() != 1 || r.Counts.Mentions.Lost == 0 {
			t.Errorf("counts %+v", r.Counts)
		}
		if c := r.Changes[0]; c.New != "x_tablet signed Литва; Латвия" || strings.Join(c.Cause, " ") != "documents/скрижаль" {
			t.Errorf("first change %+v", c)
		}
		b, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		outputs = append(outputs, string(b))
	}
	if outputs[0] != outputs[1] {
		t.Error("the report depends on the number of workers")
	}
	r, err := Corpus(t.Context(), articles(texts...), from, from, Options{Mentions: true})
	if err != nil || r.Differs() || len(r.Edits) > 0 {
		t.Errorf("a lexicon differs from itself: %+v, %v", r, err)
	}
	if _, err := Corpus(t.Context(), articles("", ""), from, to, Options{}); err == nil {
		t.Error("a corpus of which nothing can be read is compared")
	}
}

// BenchmarkCorpus compares two lexicons over 1,500 news texts.
func BenchmarkCorpus(b *testing.B) {
	all := news(b)
	base, from := embedded(b)
	to := over(b, base, map[string]string{"lists/documents.txt": "%list documents\nскрижаль {kind: other}\n"})
	var n int64
	for _, a := range all {
		n += int64(len(a.Text))
	}
	b.SetBytes(n)
	b.ReportAllocs()
	for b.Loop() {
		seq := func(yield func(extract.Article, error) bool) {
			for _, a := range all {
				if !yield(a, nil) {
					return
				}
			}
		}
		if _, err := Corpus(b.Context(), seq, from, to, Options{Mentions: true}); err != nil {
			b.Fatal(err)
		}
	}
}

// news reads texts of the shared corpus, about 5 MB.
func news(b *testing.B) []extract.Article {
	b.Helper()
	f, err := os.Open("../../../shared/gold/news.jsonl.gz")
	if err != nil {
		b.Skip("the shared corpus is away")
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	var out []extract.Article
	size := 0
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() && size < 5_000_000 {
		var r struct{ URI, Published, Text string }
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			b.Fatal(err)
		}
		size += len(r.Text)
		out = append(out, extract.Article{URI: r.URI, Published: r.Published, Text: r.Text})
	}
	return out
}
