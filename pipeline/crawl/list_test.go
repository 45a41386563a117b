package crawl

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

func listed(list []listing) string {
	var out []string
	for _, l := range list {
		s := l.url.RequestURI()
		if l.role != rolePage {
			s += "(" + l.role.String() + ")"
		}
		if l.changed != "" {
			s += "@" + l.changed
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

const rss = `<?xml version="1.0" encoding="%s"?>
<rss version="2.0"><channel><title>Новости</title><link>https://example.org/</link>
<item><title>Первая</title><link>https://example.org/1</link><pubDate>Sun, 05 Oct 2025 12:30:00 +0300</pubDate></item>
<item><title>Вторая</title><link>/2</link><pubDate>5 октября 2025 года, 12:30</pubDate></item>
<item><title>Третья &mdash; с сущностью</title><guid>https://example.org/3</guid><pubDate>вчера</pubDate></item>
<item><title>Без адреса</title></item>
</channel></rss>`

const rssWant = "/1@2025-10-05T12:30:00+03:00 /2@2025-10-05 /3"

func TestReadFeed(t *testing.T) {
	base := mustURL("https://example.org/rss")
	cp1251, _ := charmap.Windows1251.NewEncoder().String(fmt.Sprintf(rss, "windows-1251"))
	lie, _ := charmap.Windows1251.NewEncoder().String(fmt.Sprintf(rss, "utf-8"))
	for name, c := range map[string]struct{ body, want string }{
		"rss":                    {fmt.Sprintf(rss, "utf-8"), rssWant},
		"windows-1251":           {cp1251, rssWant},
		"wrong declaration":      {lie, rssWant},
		"byte order mark, blank": {"\ufeff\n" + fmt.Sprintf(rss, "utf-8"), rssWant},
		"control characters":     {strings.Replace(fmt.Sprintf(rss, "utf-8"), "Первая", "Пер\x0bвая", 1), rssWant},
		"atom": {`<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>А</title><link href="/a"/><updated>2025-10-05T10:00:00Z</updated></entry></feed>`,
			"/a@2025-10-05T10:00:00Z"},
		"rdf": {`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="/r"><title>Р</title><link>https://example.org/r</link><dc:date>2025-10-04</dc:date></item></rdf:RDF>`,
			"/r@2025-10-04"},
		"json": {`{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[{"id":"1","url":"https://example.org/j","date_published":"2025-10-05T10:00:00Z"}]}`,
			"/j@2025-10-05T10:00:00Z"},
	} {
		list, err := readFeed([]byte(c.body), "application/xml", base)
		if err != nil || listed(list) != c.want {
			t.Errorf("%s: %q, %v; want %q", name, listed(list), err, c.want)
		}
	}
	if _, err := readFeed([]byte("<html>no feed</html>"), "", base); err == nil {
		t.Error("a page was read as a feed")
	}
}

func TestReadSitemap(t *testing.T) {
	base := mustURL("https://example.org/sitemap.xml")
	for name, c := range map[string]struct{ body, want string }{
		"index": {`<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://example.org/s1.xml.gz</loc><lastmod>2025-01-01</lastmod></sitemap><sitemap><loc>/s2.xml</loc><lastmod>2025-10-01</lastmod></sitemap></sitemapindex>`,
			"/s2.xml(sitemap)@2025-10-01 /s1.xml.gz(sitemap)@2025-01-01"},
		"urls": {`<urlset><url><loc>
			https://example.org/a?x=1&amp;y=2 </loc></url><url><loc>https://example.org/b</loc><lastmod>2025-10-05T10:00:00+03:00</lastmod></url><url><loc></loc></url></urlset>`,
			"/b@2025-10-05T10:00:00+03:00 /a?x=1&y=2"},
		"news": {`<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://example.org/n</loc><news:news><news:publication_date>2025-10-05</news:publication_date><news:title>Т</news:title></news:news></url></urlset>`,
			"/n@2025-10-05"},
		"broken off": {`<urlset><url><loc>https://example.org/a</loc></url><url><loc>https://exam`, "/a"},
	} {
		list, err := readSitemap([]byte(c.body), "", base)
		if err != nil || listed(list) != c.want {
			t.Errorf("%s: %q, %v; want %q", name, listed(list), err, c.want)
		}
	}
	if _, err := readSitemap([]byte("<urlset><url"), "", base); err == nil {
		t.Error("nothing was read and there is no error")
	}
}

func TestHugeSitemap(t *testing.T) {
	var b strings.Builder
	b.WriteString("<urlset>")
	for i := range maxEntries + 1000 {
		fmt.Fprintf(&b, "<url><loc>https://example.org/%d</loc></url>", i)
	}
	b.WriteString("</urlset>")
	list, err := readSitemap([]byte(b.String()), "", mustURL("https://example.org/"))
	if err != nil || len(list) != maxEntries {
		t.Errorf("%d entries, %v", len(list), err)
	}
	s := newSite(t, map[string]http.HandlerFunc{"/sitemap.xml": xmlPage(b.String())})
	cfg := s.config(t, "/sitemap.xml")
	cfg.MaxListSize = 10_000 // the end of the file is not read
	got := run(t, cfg)
	if len(got.failed) != 0 || got.Refused["scope"] < 100 || got.Refused["scope"] > 300 {
		t.Errorf("failed %v, refused %v", got.failed, got.Refused)
	}
}

func TestFeedsAndSitemaps(t *testing.T) {
	s := newSite(t, nil)
	gz := func(body string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/x-gzip")
			var b bytes.Buffer
			z := gzip.NewWriter(&b)
			fmt.Fprint(z, body)
			_ = z.Close()
			_, _ = w.Write(b.Bytes())
		}
	}
	s.pages = map[string]http.HandlerFunc{
		"/robots.txt":  textPage("Sitemap: /sitemap.xml\nSitemap: /list.txt\n"),
		"/":            htmlPage(`<head><link rel="alternate" type="application/rss+xml" href="/rss"></head>` + index("/1")),
		"/rss":         xmlPage(`<rss version="2.0"><channel><item><link>/2</link><pubDate>5 октября 2025</pubDate></item><item><link>/old</link><pubDate>1 мая 2001</pubDate></item></channel></rss>`),
		"/sitemap.xml": xmlPage(`<sitemapindex><sitemap><loc>` + s.URL + `/part.xml.gz</loc></sitemap></sitemapindex>`),
		"/part.xml.gz": gz(`<urlset><url><loc>` + s.URL + `/3</loc></url></urlset>`),
		"/list.txt":    textPage(s.URL + "/4\n" + s.URL + "/1\n"),
		"/1":           htmlPage(story(1)), "/2": htmlPage(story(2)), "/3": htmlPage(story(3)), "/4": htmlPage(story(4)),
	}
	cfg := s.config(t, "/")
	cfg.Depth, cfg.Sitemaps, cfg.Since = 1, true, "2025-01-01"
	got := run(t, cfg)
	if s.paths(got.uris) != "/1 /2 /3 /4" || got.Refused["old"] != 1 {
		t.Errorf("articles %s, failed %v, refused %v", s.paths(got.uris), got.failed, got.Refused)
	}
	for _, a := range got.articles {
		if strings.HasSuffix(a.URI, "/2") && a.Published != "2025-10-05" {
			t.Errorf("published %q: the date of the feed is lost", a.Published)
		}
	}
	if asked := s.took(); slices.Index(asked, "/rss") > slices.Index(asked, "/1") {
		t.Errorf("pages came before lists: %v", asked)
	}
	// A date behind the fetch makes an old page new.
	s.set("/4", htmlPage(story("4, дополнено")))
	s.set("/list.txt", xmlPage(`<urlset><url><loc>`+s.URL+`/4</loc><lastmod>2025-12-01</lastmod></url></urlset>`))
	if got := run(t, cfg); s.paths(got.uris) != "/4" {
		t.Errorf("second run: %s", s.paths(got.uris))
	}
}

func TestRoleOf(t *testing.T) {
	for body, want := range map[string]role{
		`<?xml version="1.0"?><!-- <urlset> --><rss version="2.0">`: roleFeed,
		`<rdf:RDF xmlns=""`: roleFeed, "\n <feed>": roleFeed, "<sitemapindex>": roleSitemap, "<!doctype html><html>": rolePage,
		"": rolePage, "<": rolePage, "<!-- ": rolePage, "plain": rolePage, "<urlset/>": roleSitemap,
	} {
		if got := roleOf([]byte(body)); got != want {
			t.Errorf("roleOf(%q) = %s, want %s", body, got, want)
		}
	}
}

// FuzzLists: readers of outside bytes give addresses or errors, never a panic.
func FuzzLists(f *testing.F) {
	for _, s := range []string{fmt.Sprintf(rss, "utf-8"), "<urlset><url><loc>http://x/</loc></url>", "<feed><entry>", "http://x/\nhttp://y/", "{\"items\":[{}]}", "<a href=x><base href=//y>"} {
		f.Add([]byte(s))
	}
	base, _ := url.Parse("https://example.org/a/b")
	f.Fuzz(func(t *testing.T, raw []byte) {
		var all []listing
		feed, _ := readFeed(raw, "", base)
		maps, _ := readSitemap(raw, "", base)
		lines, _ := readTextSitemap(raw)
		all = append(append(append(all, feed...), maps...), lines...)
		w := walk{base: base, page: &page{}}
		w.tokens(string(raw))
		all = append(append(all, w.page.links...), w.page.feeds...)
		for _, l := range all {
			if l.url.Host == "" || l.url.Scheme != "http" && l.url.Scheme != "https" {
				t.Fatalf("%q is no address to fetch", l.url)
			}
		}
		_ = roleOf(raw)
	})
}
