package crawl

import (
	"fmt"
	"net/http"
	"testing"

	"vestnik/extract"
)

// BenchmarkCrawl crawls a site of a thousand pages on loopback without delay.
func BenchmarkCrawl(b *testing.B) {
	const pages = 1000
	var links []string
	size := int64(0)
	for i := range pages {
		links = append(links, fmt.Sprintf("/n/%d", i))
		size += int64(len(story(fmt.Sprintf("/n/%d", i))))
	}
	s := newSite(b, map[string]http.HandlerFunc{
		"/robots.txt": textPage(""),
		"/":           htmlPage(index(links...)),
		"*":           func(w http.ResponseWriter, r *http.Request) { htmlPage(story(r.URL.Path))(w, r) },
	})
	b.SetBytes(size)
	for b.Loop() {
		cfg := s.config(b, "/")
		cfg.PerHost = 8
		n := 0
		cfg.Emit = func(extract.Article) error { n++; return nil }
		if _, err := Run(b.Context(), cfg); err != nil || n != pages {
			b.Fatal(n, err)
		}
		_ = cfg.State.Close()
	}
	b.ReportMetric(float64(pages*b.N)/b.Elapsed().Seconds(), "pages/s")
}
