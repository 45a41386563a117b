package crawl

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"
)

func TestSlowPage(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/": htmlPage(index("/slow", "/drip", "/ok")),
		"/slow": func(_ http.ResponseWriter, r *http.Request) {
			<-r.Context().Done() // never answers
		},
		"/drip": func(w http.ResponseWriter, r *http.Request) {
			_, _ = w.Write([]byte("<p>"))
			_ = http.NewResponseController(w).Flush()
			<-r.Context().Done() // never ends
		},
		"/ok": htmlPage(story(1)),
	})
	cfg := s.config(t, "/")
	cfg.Timeout, cfg.Attempts = 250*time.Millisecond, 3
	got := run(t, cfg)
	if s.paths(got.uris) != "/ok" || s.times("/slow") != 3 {
		t.Errorf("articles %s; /slow was tried %d times", s.paths(got.uris), s.times("/slow"))
	}
	for _, p := range []string{"/slow", "/drip"} {
		if got.failed[s.URL+p] != "took too long" {
			t.Errorf("%s: %q", p, got.failed[s.URL+p])
		}
	}
}

func TestEndlessPage(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			for r.Context().Err() == nil {
				if _, err := w.Write(bytes.Repeat([]byte("<p>слово</p>"), 1000)); err != nil {
					return
				}
			}
		},
	})
	cfg := s.config(t, "/")
	cfg.MaxSize, cfg.MaxListSize = 100_000, 200_000
	got := run(t, cfg)
	if !strings.Contains(got.failed[s.URL+"/"], ErrTooLarge.Error()) || got.Bytes > 200_000 {
		t.Errorf("%q, %d bytes", got.failed[s.URL+"/"], got.Bytes)
	}
}

func TestGzipBomb(t *testing.T) {
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	for range 64 {
		_, _ = z.Write(bytes.Repeat([]byte{' '}, 1<<20))
	}
	_ = z.Close()
	s := newSite(t, map[string]http.HandlerFunc{
		"/": htmlPage(index("/bomb", "/bad")),
		"/bomb": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			w.Header().Set("Content-Type", "text/html")
			_, _ = w.Write(bomb.Bytes())
		},
		"/bad": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			w.Header().Set("Content-Type", "text/html")
			_, _ = w.Write([]byte("\x1f\x8bnonsense"))
		},
	})
	cfg := s.config(t, "/")
	cfg.MaxSize = 1 << 20
	got := run(t, cfg)
	if !strings.Contains(got.failed[s.URL+"/bomb"], ErrTooLarge.Error()) || !strings.HasPrefix(got.failed[s.URL+"/bad"], "gzip") {
		t.Errorf("failed: %v", got.failed)
	}
}

func TestGzipPage(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/": func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Accept-Encoding") != "gzip" {
				t.Errorf("Accept-Encoding %q", r.Header.Get("Accept-Encoding"))
			}
			w.Header().Set("Content-Encoding", "gzip")
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			z := gzip.NewWriter(w)
			fmt.Fprint(z, story(1))
			_ = z.Close()
		},
	})
	if got := run(t, s.config(t, "/")); len(got.uris) != 1 {
		t.Errorf("failed: %v", got.failed)
	}
}

func TestEncodings(t *testing.T) {
	page := func(cm *charmap.Charmap, header, meta string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", header)
			body, err := cm.NewEncoder().String("<html><head>" + meta + "</head><body>" + story(r.URL.Path, "/далее") + "</body></html>")
			if err != nil {
				t.Error(err)
			}
			_, _ = w.Write([]byte(body))
		}
	}
	s := newSite(t, map[string]http.HandlerFunc{
		"/":     htmlPage(index("/cp", "/koi", "/meta", "/lie", "/broken")),
		"/cp":   page(charmap.Windows1251, "text/html; charset=windows-1251", ""),
		"/koi":  page(charmap.KOI8R, "text/html", ""),
		"/meta": page(charmap.Windows1251, "text/html", `<meta charset="windows-1251">`),
		"/lie":  page(charmap.Windows1251, "text/html; charset=utf-8", ""),
		"/broken": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = w.Write([]byte(strings.Replace(story("/broken"), "Делегация", "Деле\xd0\xffция", 1)))
		},
		"/далее": htmlPage(story("далее")),
	})
	s.set("/%D0%B4%D0%B0%D0%BB%D0%B5%D0%B5", htmlPage(story("далее")))
	got := run(t, s.config(t, "/"))
	if len(got.uris) != 6 {
		t.Fatalf("articles %s; failed %v", s.paths(got.uris), got.failed)
	}
	for _, a := range got.articles {
		if !strings.Contains(a.Text, "осмотрела новую линию") {
			t.Errorf("%s: %.100s", a.URI, a.Text)
		}
	}
}

func TestRedirects(t *testing.T) {
	pages := map[string]http.HandlerFunc{
		"/":       htmlPage(index("/old", "/loop", "/self", "/a", "/out", "/file", "/chain0")),
		"/old":    redirect("/new", http.StatusMovedPermanently),
		"/new":    htmlPage(story("new")),
		"/loop":   redirect("/loop2", http.StatusFound),
		"/loop2":  redirect("/loop", http.StatusFound),
		"/self":   redirect("/self", http.StatusFound),
		"/a":      redirect("//127.0.0.1:1/x", http.StatusFound),
		"/out":    redirect("https://elsewhere.example/", http.StatusFound),
		"/file":   redirect("file:///etc/passwd", http.StatusFound),
		"/chain3": htmlPage(story("never")),
	}
	for i := range 3 {
		pages[fmt.Sprintf("/chain%d", i)] = redirect(fmt.Sprintf("/chain%d", i+1), http.StatusFound)
	}
	s := newSite(t, pages)
	cfg := s.config(t, "/")
	cfg.MaxRedirects = 2
	got := run(t, cfg)
	if s.paths(got.uris) != "/new" {
		t.Errorf("articles %s", s.paths(got.uris))
	}
	if s.times("/loop") != 1 || s.times("/loop2") != 1 || s.times("/self") != 1 || s.times("/chain3") != 0 {
		t.Errorf("asked for %v", s.asked)
	}
	for path, want := range map[string]string{
		"/self": "redirects to itself", "/out": "redirects out of scope", "/a": "redirects out of scope", "/file": "only http and https",
		"/chain2": "more than 2 redirects",
	} {
		if !strings.Contains(got.failed[s.URL+path], want) {
			t.Errorf("%s: %q, want %q", path, got.failed[s.URL+path], want)
		}
	}
}

func TestCalendarTrap(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/":     htmlPage(index("/calendar?month=1", "/list?page=1")),
		"/news": htmlPage(story(1)),
		"/calendar": func(w http.ResponseWriter, r *http.Request) { // links to months for ever
			var n int
			_, _ = fmt.Sscan(r.URL.Query().Get("month"), &n)
			htmlPage(index(fmt.Sprintf("/calendar?month=%d", n+1), fmt.Sprintf("/calendar?month=%d", n+2)))(w, r)
		},
		"/list": func(w http.ResponseWriter, r *http.Request) { // 100 pages of two articles each
			var n int
			_, _ = fmt.Sscan(r.URL.Query().Get("page"), &n)
			links := []string{fmt.Sprintf("/news/%d", 2*n), fmt.Sprintf("/news/%d", 2*n+1)}
			if n < 100 {
				links = append(links, fmt.Sprintf("/list?page=%d", n+1))
			}
			htmlPage(index(links...))(w, r)
		},
		"*": func(w http.ResponseWriter, r *http.Request) { htmlPage(story(r.URL.Path))(w, r) },
	})
	s.pages["/robots.txt"] = textPage("")
	cfg := s.config(t, "/")
	cfg.Depth = 1000
	got := run(t, cfg)
	months := 0
	for _, p := range s.took() {
		if strings.HasPrefix(p, "/calendar") {
			months++
		}
	}
	if months > trapPages+2 || got.Refused["trap"] == 0 {
		t.Errorf("%d months were fetched", months)
	}
	if len(got.uris) != 200 {
		t.Errorf("%d articles of the long list, want 200", len(got.uris))
	}
}

func TestSessionTrap(t *testing.T) {
	n := 0
	s := newSite(t, map[string]http.HandlerFunc{
		"/robots.txt": textPage(""),
		"*": func(w http.ResponseWriter, r *http.Request) { // the same page under ever new addresses
			n++
			htmlPage(story("one"))(w, r)
			fmt.Fprint(w, index("/p?session=a", "/p?session=b"))
		},
	})
	cfg := s.config(t, "/")
	cfg.Depth = 100
	if got := run(t, cfg); len(got.uris) != 1 || n > 3 {
		t.Errorf("%d articles, %d fetches", len(got.uris), n)
	}
}

func TestTooManyRequests(t *testing.T) {
	tries := 0
	s := newSite(t, nil)
	var asked []time.Time
	s.pages = map[string]http.HandlerFunc{
		"/robots.txt": textPage(""),
		"/": func(w http.ResponseWriter, r *http.Request) {
			asked = append(asked, s.clock.Now())
			if tries++; tries < 3 {
				w.Header().Set("Retry-After", "90")
				w.WriteHeader(http.StatusTooManyRequests)
				return
			}
			htmlPage(story(1))(w, r)
		},
	}
	got := run(t, s.config(t, "/"))
	if len(got.uris) != 1 || got.Retries != 2 || len(asked) != 3 {
		t.Fatalf("%d articles, %d retries", len(got.uris), got.Retries)
	}
	for i := 1; i < len(asked); i++ {
		if gap := asked[i].Sub(asked[i-1]); gap < 90*time.Second || gap > 100*time.Second {
			t.Errorf("tried again after %s", gap)
		}
	}
}

func TestRetryAfterTooLong(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/": htmlPage(index("/1", "/2")),
		"/1": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", "86400")
			w.WriteHeader(http.StatusServiceUnavailable)
		},
		"/2": htmlPage(story(2)),
	})
	cfg := s.config(t, "/")
	got := run(t, cfg)
	if got.Deferred != 1 || got.Left != 2 || s.times("/2") != 0 {
		t.Errorf("%+v", got.Stats)
	}
	s.set("/1", htmlPage(story(1)))
	if got := run(t, cfg); s.paths(got.uris) != "/1 /2" {
		t.Errorf("next run: %s", s.paths(got.uris))
	}
}

func TestServerErrors(t *testing.T) {
	tries := 0
	s := newSite(t, map[string]http.HandlerFunc{
		"/": htmlPage(index("/flaky", "/dead", "/gone", "/cut", "/forbidden")),
		"/flaky": func(w http.ResponseWriter, r *http.Request) {
			if tries++; tries < 3 {
				w.WriteHeader(http.StatusBadGateway)
				return
			}
			htmlPage(story(1))(w, r)
		},
		"/dead":      func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusInternalServerError) },
		"/gone":      func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusGone) },
		"/forbidden": func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusForbidden) },
		"/cut": func(w http.ResponseWriter, r *http.Request) { // breaks off
			w.Header().Set("Content-Length", "1000")
			_, _ = w.Write([]byte("<p>"))
		},
	})
	got := run(t, s.config(t, "/"))
	for path, want := range map[string]int{"/flaky": 3, "/dead": 4, "/gone": 1, "/forbidden": 1, "/cut": 4} {
		if n := s.times(path); n != want {
			t.Errorf("%s was tried %d times, want %d", path, n, want)
		}
	}
	if s.paths(got.uris) != "/flaky" || got.Failed != 4 || got.failed[s.URL+"/gone"] != "HTTP status 410" {
		t.Errorf("articles %s, failed %v", s.paths(got.uris), got.failed)
	}
}

func TestBadTLS(t *testing.T) {
	plain := newSite(t, nil)
	secure := httptest.NewUnstartedServer(http.NotFoundHandler())
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	secure.StartTLS()
	t.Cleanup(secure.Close)
	for _, seed := range []string{secure.URL, strings.Replace(plain.URL, "http:", "https:", 1)} {
		cfg := plain.config(t, seed)
		got := run(t, cfg)
		if got.Retries != 0 || !strings.Contains(got.failed[seed], "TLS") {
			t.Errorf("%s: %d retries, %v", seed, got.Retries, got.failed)
		}
	}
}

func TestPrivateAddressRefused(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/": htmlPage(story(1))})
	port := s.URL[strings.LastIndexByte(s.URL, ':'):]
	for _, seed := range []string{s.URL, "http://localhost" + port, "http://2130706433" + port, "http://[::ffff:127.0.0.1]" + port, "http://0.0.0.0" + port} {
		cfg := s.config(t, seed)
		cfg.AllowPrivate = false
		got := run(t, cfg)
		if len(got.uris) != 0 || len(got.failed) != 1 {
			t.Errorf("%s: %v, failed %v", seed, got.uris, got.failed)
		}
	}
	if n := len(s.asked); n != 0 {
		t.Errorf("%d requests came through", n)
	}
	f := newFetcher(&Config{Timeout: time.Second, Clock: s.clock})
	if _, err := f.get(t.Context(), request{url: s.URL, limit: 1}); !errors.Is(err, ErrAddress) {
		t.Errorf("error %v", err)
	}
}

func TestRetryAfterHeader(t *testing.T) {
	now := time.Date(2025, 10, 5, 12, 0, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{
		"": 0, "120": 2 * time.Minute, " 5 ": 5 * time.Second, "-3": 0, "soon": 0,
		"Sun, 05 Oct 2025 12:01:00 GMT": time.Minute, "Sun, 05 Oct 2025 11:00:00 GMT": 0, "99999999999999999999": 0,
	} {
		if got := retryAfter(value, now); got != want {
			t.Errorf("retryAfter(%q) = %s, want %s", value, got, want)
		}
	}
}

func TestBackoffGrowsAndEnds(t *testing.T) {
	last := time.Duration(0)
	for n := range 6 {
		d := backoff("https://example.org/x", n)
		if d <= last {
			t.Errorf("%d failures: %s, not more than %s", n, d, last)
		}
		last = d
	}
	if d := backoff("https://example.org/x", 1000); d > maxBackoff*5/4 {
		t.Errorf("a thousand failures: %s", d)
	}
}
