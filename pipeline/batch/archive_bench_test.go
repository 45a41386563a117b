package batch

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"html"
	"io"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	fastgzip "github.com/klauspost/compress/gzip"

	"vestnik/extract"
	"vestnik/lexicon"
	"vestnik/pipeline/run"
	"vestnik/pipeline/source"
)

var (
	archiveSize = flag.Int("archive.mb", 16, "size of the archives of BenchmarkArchive in MB; the goal is of 1000")
	sampleSize  = flag.Int("archive.sample", 8, "MB of their articles that are also read from memory")
	readOnly    = flag.Bool("archive.readonly", false, "read and parse the archives without extraction")
)

// newsFile is real news, of which the archives are made; it is no part of the
// project.
const newsFile = "../../../shared/gold/news.jsonl.gz"

// record is a line of newsFile and of the archives.
type record struct {
	URI       string `json:"uri"`
	Published string `json:"published"`
	Text      string `json:"text"`
}

func news(b *testing.B) (out []record) {
	f, err := os.Open(newsFile)
	if err != nil {
		b.Skip("no news: ", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	for d := json.NewDecoder(z); ; {
		var r record
		if err := d.Decode(&r); err == io.EOF {
			return out
		} else if err != nil {
			b.Fatal(err)
		}
		out = append(out, r)
	}
}

// varied gives articles without end: the news, and again with their words in
// another order within each paragraph, so that no two are alike.
func varied(news []record) iter.Seq[record] {
	return func(yield func(record) bool) {
		r := rand.New(rand.NewPCG(1, 1))
		for round := 0; ; round++ {
			for _, n := range news {
				n.URI = fmt.Sprintf("https://example.org/%d/%s", round, n.URI)
				if round > 0 {
					lines := strings.Split(n.Text, "\n")
					for i, line := range lines {
						words := strings.Fields(line)
						r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
						lines[i] = strings.Join(words, " ")
					}
					n.Text = strings.Join(lines, "\n")
				}
				if !yield(n) {
					return
				}
			}
		}
	}
}

// makeArchives writes the archives, of size bytes when unpacked: JSON Lines, a
// web archive of texts, and one half of texts and half of pages.
func makeArchives(b *testing.B, dir string, size int) {
	all := news(b)
	write := func(name string, each func(w io.Writer, r record) int) {
		f, err := os.Create(filepath.Join(dir, name))
		if err != nil {
			b.Fatal(err)
		}
		w := bufio.NewWriterSize(f, 1<<20)
		written := 0
		for r := range varied(all) {
			if written += each(w, r); written >= size {
				break
			}
		}
		if w.Flush() != nil || f.Close() != nil {
			b.Fatal("write failed")
		}
	}
	write("news.jsonl", func(w io.Writer, r record) int {
		line, _ := json.Marshal(r)
		n, _ := w.Write(append(line, '\n'))
		return n
	})
	z := fastgzip.NewWriter(nil)
	n := 0
	capture := func(w io.Writer, r record, page bool) int {
		kind, format, body := "conversion", "text/plain", r.Text
		if page {
			kind, format = "response", "application/http; msgtype=response"
			paragraphs := strings.ReplaceAll(html.EscapeString(r.Text), "\n", "</p>\n<p>")
			body = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<!DOCTYPE html><html lang=ru><head><meta charset=utf-8>" +
				`<meta property="article:published_time" content="` + r.Published + `"></head><body><nav><a href="/">Главная</a></nav><article><p>` + paragraphs + "</p></article></body></html>"
		}
		var b bytes.Buffer
		fmt.Fprintf(&b, "WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2025-10-05T10:00:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, r.URI, format, len(body), body)
		z.Reset(w)
		_, _ = z.Write(b.Bytes())
		_ = z.Close()
		return b.Len()
	}
	write("news.wet.gz", func(w io.Writer, r record) int { return capture(w, r, false) })
	write("news.warc.gz", func(w io.Writer, r record) int {
		n++
		return capture(w, r, n%2 == 0)
	})
}

// used is what the process has used of the processor, and its largest memory
// in MB.
func used() (time.Duration, float64) {
	var r syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &r)
	return time.Duration(r.Utime.Nano() + r.Stime.Nano()), float64(r.Maxrss) / 1024
}

// BenchmarkArchive reads large archives into events, and says how that compares
// with the extraction of the same articles out of memory: text-MB/s, both by
// the clock and by processor time, which other programs on the machine do not
// disturb. The archives of the goal:
//
//	go test -run - -bench Archive -benchtime 1x -timeout 0 -archive.mb 1000 ./pipeline/batch
func BenchmarkArchive(b *testing.B) {
	lex, diagnostics := lexicon.Embedded()
	if lex == nil {
		b.Fatal(diagnostics)
	}
	program, diagnostics := extract.Compile(lex)
	if program == nil {
		b.Fatal(diagnostics)
	}
	extractor := func() func(extract.Article) extract.Result { return program.NewExtractor().Extract }
	if *readOnly {
		extractor = func() func(extract.Article) extract.Result {
			return func(extract.Article) extract.Result { return extract.Result{} }
		}
	}
	dir := b.TempDir()
	makeArchives(b, dir, *archiveSize<<20)
	_, before := used()
	b.Logf("memory before: %.0f MB", before)
	for _, name := range []string{"news.jsonl", "news.wet.gz", "news.warc.gz"} {
		path := filepath.Join(dir, name)
		b.Run(name, func(b *testing.B) {
			for range b.N {
				target := Target{filepath.Join(dir, "events.jsonl"), JSONL}
				cpu, _ := used()
				began := time.Now()
				batch := Batch{
					Articles: &source.Source{Paths: []string{path}}, Extractor: extractor, Mark: true,
					Resume: target.Path, Every: 2 * time.Second, Complain: func(err error) { b.Log(err) },
				}
				report, err := batch.Into(context.Background(), []Target{target})
				if err != nil {
					b.Fatal(err)
				}
				after, memory := used()
				wall := float64(report.Bytes) / 1e6 / time.Since(began).Seconds()
				byCPU := float64(report.Bytes) / 1e6 / (after - cpu).Seconds()
				b.ReportMetric(wall, "text-MB/s")
				b.ReportMetric(byCPU, "text-MB/cpu-s")
				b.ReportMetric(memory, "max-MB")
				b.ReportMetric(0, "ns/op")
				wall0, byCPU0 := fromMemory(b, path, extractor)
				b.ReportMetric(100*wall/wall0, "%-of-extraction")
				b.ReportMetric(100*byCPU/byCPU0, "%-of-extraction-cpu")
				b.Logf("%d articles, %v events, extraction from memory %.2f MB/s, %.2f MB/cpu-s", report.Documents, report.Events, wall0, byCPU0)
			}
		})
	}
}

// fromMemory extracts the first articles of an archive, parsed before, and
// gives MB of text a second and a second of the processor.
func fromMemory(b *testing.B, path string, extractor func() func(extract.Article) extract.Result) (wall, byCPU float64) {
	var articles []extract.Article
	size := 0
	for a, err := range (&source.Source{Paths: []string{path}}).Articles() {
		if err != nil {
			continue
		}
		articles = append(articles, a)
		if size += len(a.Text); size > *sampleSize<<20 {
			break
		}
	}
	each := func(yield func(extract.Article, error) bool) {
		for _, a := range articles {
			if !yield(a, nil) {
				return
			}
		}
	}
	cpu, _ := used()
	began := time.Now()
	_, err := run.Each(context.Background(), iter.Seq2[extract.Article, error](each), run.Options{}, extractor, func(run.Result[extract.Result]) error { return nil })
	if err != nil {
		b.Fatal(err)
	}
	after, _ := used()
	return float64(size) / 1e6 / time.Since(began).Seconds(), float64(size) / 1e6 / (after - cpu).Seconds()
}
