package crawl

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"vestnik/extract"
)

// fakeClock does not wait: the time that was to be waited for has passed.
type fakeClock struct {
	mu  sync.Mutex
	now time.Time
}

func newFakeClock() *fakeClock {
	return &fakeClock{now: time.Date(2025, 10, 5, 12, 0, 0, 0, time.UTC)}
}

func (c *fakeClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *fakeClock) After(d time.Duration) <-chan time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	ch := make(chan time.Time, 1)
	ch <- c.now
	return ch
}

// site is a web site on loopback that remembers what was asked of it.
type site struct {
	*httptest.Server
	clock *fakeClock
	mu    sync.Mutex
	asked []string // path and query
	at    []time.Time
	pages map[string]http.HandlerFunc
}

func newSite(t testing.TB, pages map[string]http.HandlerFunc) *site {
	s := &site{pages: pages, clock: newFakeClock()}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.asked = append(s.asked, r.URL.RequestURI())
	s.at = append(s.at, s.clock.Now())
	h := s.pages[r.URL.RequestURI()]
	if h == nil {
		h = s.pages[r.URL.Path]
	}
	if h == nil {
		h = s.pages["*"]
	}
	s.mu.Unlock()
	if h == nil {
		http.NotFound(w, r)
		return
	}
	h(w, r)
}

// took gives what was asked for and forgets it, robots.txt left out.
func (s *site) took() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := slices.DeleteFunc(s.asked, func(p string) bool { return p == "/robots.txt" })
	s.asked, s.at = nil, nil
	return out
}

// times says how often path was asked for.
func (s *site) times(path string) (n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, a := range s.asked {
		if a == path {
			n++
		}
	}
	return n
}

func (s *site) set(path string, h http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pages[path] = h
}

func htmlPage(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, "<!doctype html><html><body>%s</body></html>", body)
	}
}

func xmlPage(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/xml")
		fmt.Fprint(w, body)
	}
}

func textPage(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		fmt.Fprint(w, body)
	}
}

func redirect(to string, code int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", to)
		w.WriteHeader(code)
	}
}

// story is the HTML of an article.
func story(n any, links ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<article><h1>Новость номер %v</h1>", n)
	for i := range 4 {
		fmt.Fprintf(&b, "<p>Абзац %d новости %v. Делегация посетила завод и осмотрела новую линию, после чего стороны обсудили поставки оборудования и подготовку кадров для региона.</p>", i, n)
	}
	b.WriteString("</article>")
	b.WriteString(index(links...))
	return b.String()
}

// index is a list of links.
func index(links ...string) string {
	var b strings.Builder
	b.WriteString("<ul>")
	for i, l := range links {
		fmt.Fprintf(&b, `<li><a href="%s">Заголовок ссылки под номером %d</a></li>`, l, i)
	}
	b.WriteString("</ul>")
	return b.String()
}

// crawlOf is what a run gave.
type crawlOf struct {
	Stats
	uris     []string
	articles []extract.Article
	failed   map[string]string
}

// config is one for tests: no delay, loopback allowed.
func (s *site) config(t testing.TB, seeds ...string) Config {
	state, err := OpenState("")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = state.Close() })
	for i, seed := range seeds {
		if strings.HasPrefix(seed, "/") {
			seeds[i] = s.URL + seed
		}
	}
	return Config{Seeds: seeds, Depth: 3, AllowPrivate: true, State: state, Clock: s.clock, Timeout: 5 * time.Second}
}

func run(t testing.TB, cfg Config) crawlOf {
	t.Helper()
	out := crawlOf{failed: map[string]string{}}
	cfg.Emit = func(a extract.Article) error {
		out.uris = append(out.uris, a.URI)
		out.articles = append(out.articles, a)
		return nil
	}
	cfg.Failed = func(url string, err error) { out.failed[url] = err.Error() }
	var err error
	if out.Stats, err = Run(t.Context(), cfg); err != nil {
		t.Fatal(err)
	}
	slices.Sort(out.uris)
	return out
}

// paths are uris without the site.
func (s *site) paths(uris []string) string {
	var out []string
	for _, u := range uris {
		out = append(out, strings.TrimPrefix(u, s.URL))
	}
	return strings.Join(out, " ")
}
