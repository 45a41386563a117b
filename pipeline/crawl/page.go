package crawl

import (
	"errors"
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"vestnik/extract"
	"vestnik/pipeline/charset"
	"vestnik/pipeline/htmldoc"
)

const (
	minText  = 200    // code points of the shortest article
	minDated = 60     // of one whose page says when it was published
	maxLinks = 5_000  // of one page that are followed
	minLabel = 20     // code points of link text that looks like a headline
	maxPosts = 1_000  // articles of one page
	hubShare = 2. / 5 // of a text that is links: above it is a list of articles
)

// page is what a page holds.
type page struct {
	articles []extract.Article
	links    []listing
	feeds    []listing // that the page names as its own
	hub      bool      // a list of articles, or none: worth looking at again
}

// readPage takes articles and links out of a page. at is its address after
// redirects.
func readPage(raw []byte, contentType string, at *url.URL) (*page, error) {
	found, err := htmldoc.ParseAll(raw, contentType, at.String())
	if err != nil && !errors.Is(err, htmldoc.ErrNoText) {
		return nil, err
	}
	declared := contentType
	if len(found) > 0 {
		declared = found[0].Charset
	} else if _, after, ok := strings.Cut(strings.ToLower(contentType), "charset="); ok {
		declared = after
	}
	text, _, err := charset.DecodePage(raw, declared)
	if err != nil {
		return nil, err
	}
	w := walk{base: at, page: &page{}}
	w.tokens(text)
	p := w.page
	if len(found) > 1 { // posts
		p.hub = true
		for _, f := range found[:min(len(found), maxPosts)] {
			a := articleOf(f, at)
			if a.URI == at.String() { // names no address of this site
				_, post, _ := strings.Cut(f.URL, "://")
				a.URI += "#" + post
			}
			p.articles = append(p.articles, a)
		}
		return p, nil
	}
	if len(found) == 0 || tooShort(found[0]) || w.linked(found[0].Text) > hubShare {
		p.hub = true
		return p, nil
	}
	p.articles = []extract.Article{articleOf(found[0], at)}
	return p, nil
}

func tooShort(a htmldoc.Article) bool {
	n := utf8.RuneCountInString(a.Text)
	return n < minDated || n < minText && a.Published == ""
}

// articleOf names the article by its canonical address when that is one of the
// same site.
func articleOf(a htmldoc.Article, at *url.URL) extract.Article {
	uri := at
	if u, err := resolve(at, a.URL); err == nil && bareHost(u) == bareHost(at) && (u.Path != "/" || at.Path == "/") {
		uri = u
	}
	return extract.Article{
		URI: uri.String(), Title: a.Title, Text: a.Text, Source: at.Hostname(), Language: a.Language,
		Published: a.Published, PublishedBy: a.Publisher,
	}
}

// walk goes over the tags of a page.
type walk struct {
	base   *url.URL
	page   *page
	labels []string // texts of links
	bare   bool     // robots: nofollow
}

func (w *walk) tokens(text string) {
	z := html.NewTokenizer(strings.NewReader(text))
	var label strings.Builder
	inside, based := false, false
	seen := map[string]bool{}
	for {
		switch z.Next() {
		case html.ErrorToken:
			if w.bare {
				w.page.links = nil
			}
			return
		case html.TextToken:
			if inside && label.Len() < 2000 {
				label.Write(z.Text())
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); inside && string(name) == "a" {
				w.label(label.String())
				inside = false
				label.Reset()
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			tag := string(name)
			if tag != "a" && tag != "link" && tag != "base" && tag != "meta" && tag != "area" {
				continue
			}
			attr := map[string]string{}
			for more {
				var k, v []byte
				k, v, more = z.TagAttr()
				attr[string(k)] = string(v)
			}
			switch tag {
			case "base":
				if u, err := w.base.Parse(attr["href"]); err == nil && !based {
					w.base, based = u, true
				}
			case "meta":
				if name := strings.ToLower(attr["name"]); name == "robots" {
					c := strings.ToLower(attr["content"])
					w.bare = w.bare || strings.Contains(c, "nofollow") || strings.Contains(c, "none")
				}
			default:
				inside = tag == "a" || inside && tag != "area"
				w.link(tag, attr, seen)
			}
		}
	}
}

// link takes the address of an a, area or link element.
func (w *walk) link(tag string, attr map[string]string, seen map[string]bool) {
	href, rel := attr["href"], strings.ToLower(attr["rel"])
	if href == "" || strings.HasPrefix(href, "#") || strings.Contains(rel, "nofollow") {
		return
	}
	isFeed := tag == "link" && strings.Contains(rel, "alternate") &&
		(strings.Contains(attr["type"], "rss") || strings.Contains(attr["type"], "atom"))
	if tag == "link" && !isFeed && rel != "next" {
		return
	}
	u, err := resolve(w.base, href)
	if err != nil || seen[u.String()] || mediaFile(u) {
		return
	}
	seen[u.String()] = true
	switch {
	case isFeed && len(w.page.feeds) < 10:
		w.page.feeds = append(w.page.feeds, listing{url: u, role: roleFeed})
	case !isFeed && len(w.page.links) < maxLinks:
		w.page.links = append(w.page.links, listing{url: u, role: rolePage})
	}
}

func (w *walk) label(s string) {
	s = strings.Join(strings.Fields(html.UnescapeString(s)), " ")
	if utf8.RuneCountInString(s) >= minLabel {
		w.labels = append(w.labels, s)
	}
}

// linked is the share of text that is text of links.
func (w *walk) linked(text string) float64 {
	text = strings.Join(strings.Fields(text), " ")
	n := 0
	for _, l := range w.labels {
		if strings.Contains(text, l) {
			n += len(l)
		}
	}
	return float64(n) / float64(max(len(text), 1))
}
