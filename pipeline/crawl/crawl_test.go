package crawl

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"vestnik/extract"
)

func TestLinksWithinDepth(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/":      htmlPage(index("/a", "/b#x", "/a?utm_source=tg", "/img.png", "mailto:x@y.z", "https://elsewhere.example/")),
		"/a":     htmlPage(story("a", "/deep")),
		"/b":     htmlPage(story("b")),
		"/deep":  htmlPage(story("deep", "/abyss")),
		"/abyss": htmlPage(story("abyss")),
	})
	cfg := s.config(t, "/")
	cfg.Depth = 2
	got := run(t, cfg)
	if got := s.paths(got.uris); got != "/a /b /deep" {
		t.Errorf("articles %s", got)
	}
	if want := []string{"/", "/a", "/b", "/deep"}; !slices.Equal(s.took(), want) {
		t.Errorf("asked for something else than %v", want)
	}
	if got.Refused["scope"] != 1 || got.Refused["depth"] != 1 {
		t.Errorf("refused %v", got.Refused)
	}
	if a := got.articles[0]; a.Title != "Новость номер a" || !strings.Contains(a.Text, "Абзац 3") || a.Source != "127.0.0.1" {
		t.Errorf("article %+v", a)
	}
}

func TestSecondRunFetchesWhatIsNew(t *testing.T) {
	conditional := func(tag, body string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", tag)
			if r.Header.Get("If-None-Match") == tag {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			htmlPage(body)(w, r)
		}
	}
	s := newSite(t, map[string]http.HandlerFunc{
		"/":     conditional(`"1"`, index("/1", "/2", "/list")),
		"/list": htmlPage(index("/3")),
		"/1":    htmlPage(story(1)), "/2": htmlPage(story(2)), "/3": htmlPage(story(3)), "/4": htmlPage(story(4)), "/5": htmlPage(story(5)),
	})
	cfg := s.config(t, "/")
	if got := run(t, cfg); s.paths(got.uris) != "/1 /2 /3" {
		t.Fatalf("first run: %s", s.paths(got.uris))
	}
	s.took()
	if got := run(t, cfg); len(got.uris) != 0 || got.Unchanged != 1 {
		t.Errorf("second run: %s, %d unchanged", s.paths(got.uris), got.Unchanged)
	}
	if got, want := s.took(), []string{"/", "/list"}; !slices.Equal(got, want) {
		t.Errorf("second run asked for %v, want the lists %v", got, want)
	}
	s.set("/", conditional(`"2"`, index("/1", "/2", "/list", "/4")))
	s.set("/list", htmlPage(index("/3", "/5")))
	if got := run(t, cfg); s.paths(got.uris) != "/4 /5" {
		t.Errorf("third run: %s", s.paths(got.uris))
	}
	if got := s.times("/1"); got != 0 {
		t.Errorf("an old article was fetched %d times", got)
	}
	s.set("/1", htmlPage(story("1, исправлено")))
	s.clock.After(48 * time.Hour)
	cfg.Recheck = 24 * time.Hour
	if got := run(t, cfg); s.paths(got.uris) != "/1" {
		t.Errorf("run that looks at old pages again: %s", s.paths(got.uris))
	}
}

func TestMaxPages(t *testing.T) {
	pages := map[string]http.HandlerFunc{}
	var links []string
	for i := range 20 {
		at := fmt.Sprintf("/n%d", i)
		links = append(links, at)
		pages[at] = htmlPage(story(i))
	}
	pages["/"] = htmlPage(index(links...))
	s := newSite(t, pages)
	cfg := s.config(t, "/")
	cfg.MaxPages = 8
	if got := run(t, cfg); len(got.uris) != 7 || got.Left != 13 {
		t.Errorf("%d articles, %d left", len(got.uris), got.Left)
	}
	if got := run(t, cfg); len(got.uris) != 7 || got.Left != 6 {
		t.Errorf("second run: %d articles, %d left", len(got.uris), got.Left)
	}
}

func TestRobots(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/robots.txt": textPage("User-agent: *\nDisallow: /\n\nUser-agent: Vestnik\nDisallow: /private/\nCrawl-delay: 7\nAllow: /\n"),
		"/":           htmlPage(index("/private/1", "/open", "/away")),
		"/private/1":  htmlPage(story(1)),
		"/open":       htmlPage(story(2)),
		"/away":       redirect("/private/1", http.StatusFound),
	})
	cfg := s.config(t, "/")
	got := run(t, cfg)
	if s.paths(got.uris) != "/open" || got.Refused["robots"] != 1 {
		t.Errorf("articles %s, refused %v", s.paths(got.uris), got.Refused)
	}
	if s.times("/private/1") != 0 {
		t.Error("a page that robots.txt closes was fetched")
	}
	for i := 1; i < len(s.at); i++ {
		if s.asked[i-1] == "/robots.txt" {
			continue
		}
		if gap := s.at[i].Sub(s.at[i-1]); gap < 7*time.Second {
			t.Errorf("%s came %s after the request before; crawl-delay is 7 s", s.asked[i], gap)
		}
	}
}

func TestRobotsFile(t *testing.T) {
	at := mustURL("https://example.org/x")
	for _, c := range []struct {
		code int
		body string
		want bool
	}{
		{200, "User-agent: *\nDisallow: /x", false},
		{200, "User-agent: *\nDisallow: /*.php$\nDisallow: /y", true},
		{200, "<html>no robots", true},
		{200, "", true},
		{404, "User-agent: *\nDisallow: /", true},
		{403, "", true},
		{429, "", false},
		{503, "", false},
		{0, "", false},
	} {
		if got := (robotsFile{code: c.code, body: []byte(c.body)}).rules("Vestnik/1 (+https://example.org)").allows(at); got != c.want {
			t.Errorf("%d %q: allows = %v", c.code, c.body, got)
		}
	}
}

func TestRobotsCannotBeHad(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/robots.txt": func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusInternalServerError) },
		"/":           htmlPage(story(1)),
	})
	cfg := s.config(t, "/")
	got := run(t, cfg)
	if len(got.uris) != 0 || s.times("/") != 0 || s.times("/robots.txt") != 4 || got.Left != 1 {
		t.Errorf("%d articles; asked %v", len(got.uris), s.asked)
	}
	s.set("/robots.txt", textPage(""))
	if got := run(t, cfg); len(got.uris) != 1 {
		t.Errorf("the next run gave %d articles", len(got.uris))
	}
}

func TestDelayBetweenRequests(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/": htmlPage(index("/1", "/2")), "/1": htmlPage(story(1)), "/2": htmlPage(story(2))})
	cfg := s.config(t, "/")
	cfg.Delay = 3 * time.Second
	run(t, cfg)
	if len(s.at) != 4 {
		t.Fatalf("asked for %v", s.asked)
	}
	for i := 1; i < len(s.at); i++ {
		if gap := s.at[i].Sub(s.at[i-1]); gap < 3*time.Second {
			t.Errorf("%s came after %s", s.asked[i], gap)
		}
	}
}

func TestCanonical(t *testing.T) {
	canonical := func(to, n string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprintf(w, `<html><head><link rel="canonical" href="%s"></head><body>%s</body></html>`, to, story(n))
		}
	}
	s := newSite(t, map[string]http.HandlerFunc{
		"/":        htmlPage(index("/x?view=1", "/x?view=2", "/lie1", "/lie2", "/foreign")),
		"*":        nil,
		"/x":       canonical("/x", "x"),
		"/lie1":    canonical("/same", "1"),
		"/lie2":    canonical("/same", "2"), // another text: not the same article
		"/foreign": canonical("https://copy.example/y", "3"),
	})
	delete(s.pages, "*")
	got := run(t, s.config(t, "/"))
	if got := s.paths(got.uris); got != "/foreign /lie2 /same /x" {
		t.Errorf("URIs %s", got)
	}
}

func TestPosts(t *testing.T) {
	channel := func(posts ...int) http.HandlerFunc {
		var b strings.Builder
		b.WriteString(`<head><meta property="og:site_name" content="Telegram"></head>`)
		for _, n := range posts {
			fmt.Fprintf(&b, `<div class="tgme_widget_message" data-post="kino/%d"><div class="tgme_widget_message_text">Пост номер %d о кино.</div>
				<a class="tgme_widget_message_date"><time datetime="2025-10-05T10:00:00+00:00">10:00</time></a></div>`, n, n)
		}
		return htmlPage(b.String())
	}
	s := newSite(t, map[string]http.HandlerFunc{"/s/kino": channel(1, 2, 3)})
	cfg := s.config(t, "/s/kino")
	if got := s.paths(run(t, cfg).uris); got != "/s/kino#t.me/kino/1 /s/kino#t.me/kino/2 /s/kino#t.me/kino/3" {
		t.Errorf("first run: %s", got)
	}
	s.set("/s/kino", channel(2, 3, 4))
	if got := s.paths(run(t, cfg).uris); got != "/s/kino#t.me/kino/4" {
		t.Errorf("second run: %s", got)
	}
}

func TestListsAndFlashes(t *testing.T) {
	teaser := func(n int) string {
		return fmt.Sprintf(`<p><a href="/n/%d">В столице открылся фестиваль документального кино номер %d</a> Сегодня.</p>`, n, n)
	}
	flash := `<article><h1>Срочно</h1><time datetime="2025-10-05T10:00:00+03:00">5 октября</time><p>Договор о совместном производстве подписан сегодня в Астане двумя студиями.</p></article>`
	s := newSite(t, map[string]http.HandlerFunc{
		"/":      htmlPage("<main>" + teaser(1) + teaser(2) + teaser(3) + teaser(4) + teaser(5) + "</main>" + index("/flash", "/stub")),
		"/flash": htmlPage(flash),
		"/stub":  htmlPage("<p>Страница в разработке.</p>"),
	})
	if got := s.paths(run(t, s.config(t, "/")).uris); got != "/flash" {
		t.Errorf("articles %q: a list is no article, nor is a stub", got)
	}
}

func TestNofollow(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/":  htmlPage(`<a href="/1" rel="nofollow">Ссылка рекламная</a><a href="/2">Другая</a>`),
		"/1": htmlPage(story(1)),
		"/2": htmlPage(`<meta name="robots" content="index, nofollow">` + story(2, "/3")),
		"/3": htmlPage(story(3)),
	})
	if got := run(t, s.config(t, "/")); s.paths(got.uris) != "/2" {
		t.Errorf("articles %s", s.paths(got.uris))
	}
}

func TestPatterns(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/": htmlPage(index("/news/1", "/about", "/news/2?print=1")), "/news/1": htmlPage(story(1)), "/news/2": htmlPage(story(2)),
		"/about": htmlPage(story("о нас", "/news/3")), "/news/3": htmlPage(story(3)),
	})
	cfg := s.config(t, "/")
	cfg.Include, cfg.Exclude = []Pattern{"/news/*"}, []Pattern{"*print=*"}
	if got := run(t, cfg); s.paths(got.uris) != "/news/1 /news/3" {
		t.Errorf("articles %s", s.paths(got.uris))
	}
}

func TestSeeds(t *testing.T) {
	s := newSite(t, nil)
	for _, seed := range []string{"ftp://x/", "not an address", "http://u:p@x/"} {
		cfg := s.config(t, seed)
		cfg.Emit = func(extract.Article) error { return nil }
		if _, err := Run(t.Context(), cfg); err == nil {
			t.Errorf("%q: no error", seed)
		}
	}
}
