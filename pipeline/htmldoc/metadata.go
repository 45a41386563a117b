package htmldoc

import (
	"html"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
	"github.com/andybalholm/cascadia"
	nethtml "golang.org/x/net/html"
)

// canonical is the address the page gives itself, absolute, else the given
// one. A page deep in a site that names the front page as canonical is
// misconfigured.
func (p *page) canonical() string {
	base, err := url.Parse(p.url)
	if err != nil {
		base = &url.URL{}
	}
	if b, err := url.Parse(p.head.base); err == nil {
		base = base.ResolveReference(b)
	}
	for _, ref := range [...]string{p.head.link, p.head.first("og:url"), p.ld.url} {
		u, err := url.Parse(strings.TrimSpace(ref))
		if ref == "" || err != nil {
			continue
		}
		u = base.ResolveReference(u)
		if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			continue
		}
		if strings.Trim(u.Path, "/") == "" && u.RawQuery == "" && p.url != "" && len(strings.Trim(base.Path, "/")) > 0 {
			continue
		}
		u.Fragment = ""
		return u.String()
	}
	return p.url
}

// publisher is the name of the site.
func (p *page) publisher() string {
	for _, v := range [...]string{
		p.ld.publisher, p.head.first("og:site_name"), p.ld.site, p.head.first("application-name", "dc.publisher", "publisher", "copyright"),
		p.head.first("apple-mobile-web-app-title"),
	} {
		v = strings.TrimSpace(strings.TrimPrefix(oneLine(html.UnescapeString(v)), "©"))
		if v != "" && utf8.RuneCountInString(v) <= 150 && !strings.Contains(v, "://") {
			return v
		}
	}
	return ""
}

// declaredTitle is the title in the metadata, which only articles have.
func (p *page) declaredTitle() string {
	if p.ld.headline != "" {
		return p.ld.headline
	}
	return oneLine(html.UnescapeString(p.head.first("og:title", "twitter:title", "title", "dc.title")))
}

// shortHeading is the number of words below which an h1 may be the name of the
// site, or of a section, with the title in a heading under it.
const shortHeading = 5

// title is the heading of the article: of the h1 and the heading nearest to
// the body the one that the metadata or the title element confirms, else what
// those declare. It completes a.Publisher when nothing else names the site.
func (p *page) title(h1Box, nearBox int32, a *Article) string {
	h1, near := p.tree.textOf(h1Box), p.tree.textOf(nearBox)
	declared := p.declaredTitle()
	for _, h := range [...]string{h1, near} {
		if h != "" && agree(h, declared) {
			p.nameSite(a, h)
			return h
		}
	}
	element := p.head.title
	if declared == "" && h1 != "" {
		rest, isSite := withoutEnding(element, h1)
		if below := near != "" && near != h1; isSite || below && len(strings.Fields(h1)) < shortHeading {
			if a.Publisher == "" && strings.Contains(element, h1) {
				a.Publisher = h1
			}
			if below {
				return near
			}
			return withoutDate(rest)
		}
	}
	for _, h := range [...]string{h1, near} {
		if h != "" && agree(h, element) {
			p.nameSite(a, h)
			return h
		}
	}
	if d := withoutSite(declared, a.Publisher); d != "" && !sameText(d, a.Publisher) {
		return d
	}
	for _, h := range [...]string{h1, near} {
		if h != "" && !sameText(h, a.Publisher) {
			return h
		}
	}
	return withoutDate(withoutSite(element, a.Publisher))
}

// nameSite takes the publisher from the title element, behind the heading.
func (p *page) nameSite(a *Article, heading string) {
	if a.Publisher == "" {
		a.Publisher = siteOf(p.head.title, heading)
	}
}

// withoutDate cuts a date off the end of a title element: «Кино на селе - 17
// Января 2011».
func withoutDate(title string) string {
	for _, sep := range titleSeparators {
		if i := strings.LastIndex(title, sep); i > 0 && dateIn(title[i+len(sep):]) != "" && len(title)-i < maxDateText {
			return title[:i]
		}
	}
	return title
}

// agree holds when one of two headings opens with the other: headlines are cut
// to a length, title elements lengthened by the site's name.
func agree(h1, declared string) bool {
	if declared == "" {
		return false
	}
	a, b := letters(h1), letters(strings.TrimRight(declared, ".…"))
	return a != "" && b != "" && (strings.HasPrefix(b, a) || len(b) > 30 && strings.HasPrefix(a, b))
}

// titleSeparators part a heading from the name of the site in title elements.
var titleSeparators = [...]string{" | ", " — ", " – ", " - ", " :: ", " / ", " • ", " · ", " » "}

// siteOf is what stands behind the heading in a title element, if it is short
// enough for a name.
func siteOf(title, heading string) string {
	rest, ok := strings.CutPrefix(title, heading)
	if !ok {
		return ""
	}
	for _, sep := range titleSeparators {
		if name, ok := strings.CutPrefix(rest, sep); ok {
			for _, inner := range titleSeparators {
				if i := strings.LastIndex(name, inner); i >= 0 {
					name = name[i+len(inner):]
				}
			}
			if n := utf8.RuneCountInString(name); n > 1 && n <= 80 {
				return name
			}
		}
	}
	return ""
}

// withoutEnding cuts " | site" off the end of a title.
func withoutEnding(title, site string) (string, bool) {
	for _, sep := range titleSeparators {
		if rest, ok := strings.CutSuffix(title, sep+site); ok {
			return rest, true
		}
	}
	return title, false
}

// withoutSite cuts the name of the site off the end or the head of a title.
func withoutSite(title, site string) string {
	if site == "" {
		return title
	}
	if rest, ok := withoutEnding(title, site); ok {
		return rest
	}
	for _, sep := range titleSeparators {
		if rest, ok := strings.CutPrefix(title, site+sep); ok {
			return rest
		}
	}
	return title
}

var authorElements = goquery.Matcher(cascadia.MustCompile(
	`[itemprop="author"], [rel~="author"], [class*="author" i], [class*="byline" i], [class*="avtor" i]`))

// author is who wrote the article.
func (p *page) author(publisher string) string {
	var names []string
	add := func(s string) {
		if s = authorName(s); s != "" && !sameText(s, publisher) {
			for _, n := range names {
				if n == s {
					return
				}
			}
			names = append(names, s)
		}
	}
	for _, n := range p.ld.authors {
		add(n)
	}
	if len(names) == 0 {
		for _, key := range [...]string{"author", "article:author", "dc.creator", "mediator_author", "sailthru.author"} {
			for _, v := range p.head.meta[key] {
				if len(names) == 0 || key == "article:author" {
					add(v)
				}
			}
		}
	}
	if len(names) == 0 {
		elements := p.doc.FindMatcher(authorElements).Nodes
		for _, n := range elements[:min(len(elements), maxAuthors)] {
			if len(names) > 0 {
				break
			}
			if n.Data != "meta" && n.Data != "link" && !inside(n, "blockquote", "aside", "footer") {
				name := cellTextOf(n)
				add(name)
			}
		}
	}
	return strings.Join(names, ", ")
}

// What is looked at for an author.
const (
	maxAuthors     = 50
	maxAuthorNodes = 100
)

// cellTextOf is the name in an author element: of its part marked so, if any.
func cellTextOf(n *nethtml.Node) string {
	seen := 0
	for d := range n.Descendants() {
		if seen++; seen > maxAuthorNodes {
			break
		}
		if d.Type == nethtml.ElementNode && attribute(d, "itemprop") == "name" {
			if c := attribute(d, "content"); c != "" {
				return c
			}
			n = d
			break
		}
	}
	return cellText(n, nil)
}

func inside(n *nethtml.Node, names ...string) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		for _, name := range names {
			if p.Data == name {
				return true
			}
		}
	}
	return false
}

// authorPrefixes stand before a name in a byline.
var authorPrefixes = [...]string{"автор текста", "автор статьи", "автор", "авторы", "текст", "автор материала", "by"}

// authorName cleans a byline, or returns "" for what is no name.
func authorName(s string) string {
	s = oneLine(html.UnescapeString(s))
	low := strings.ToLower(s)
	for _, prefix := range authorPrefixes {
		if rest, ok := strings.CutPrefix(low, prefix); ok && len(rest) > 0 && (rest[0] == ':' || rest[0] == ' ') {
			// Lower-casing keeps the lengths of Russian and Latin letters.
			s = strings.TrimLeft(s[len(prefix):], ": ")
			break
		}
	}
	n := utf8.RuneCountInString(s)
	if n < 3 || n > 80 || strings.HasPrefix(low, "фото") || strings.Contains(s, "://") || strings.ContainsAny(s, "@{}<>|") {
		return ""
	}
	switch strings.ToLower(s) {
	case "admin", "administrator", "админ", "администратор", "editor", "редактор", "редакция", "автор", "author", "root", "webmaster", "superuser", "super user", "пользователь":
		return ""
	}
	if strings.ContainsAny(s, "0123456789") {
		return ""
	}
	return s
}

// language is the language of the text, else what the page declares.
func (p *page) language(text string) string {
	if l := DetectLanguage(text); l != "" {
		return l
	}
	for _, l := range [...]string{p.ld.language, p.head.lang, p.head.first("og:locale", "dc.language", "content-language", "language")} {
		l = strings.ReplaceAll(l, "_", "-")
		if l != "" && len(l) <= 12 && !strings.ContainsAny(l, " ,/") {
			return l
		}
	}
	return ""
}
