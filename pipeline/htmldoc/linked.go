package htmldoc

import (
	"encoding/json"
	"html"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"github.com/andybalholm/cascadia"
)

var linkedData = goquery.Matcher(cascadia.MustCompile(`script[type="application/ld+json" i]`))

// linked is what the page's JSON-LD says of the article (schema.org/Article).
type linked struct {
	headline, body, published, publisher, language, url string
	authors                                             []string
	site                                                string // name of a WebSite or an Organization beside the article
	pagePublished                                       string // datePublished of a WebPage, for want of an article's
}

// readLinked reads the JSON-LD blocks; the first article among them counts.
func readLinked(doc *goquery.Document) linked {
	var l linked
	found := false
	for _, n := range doc.FindMatcher(linkedData).Nodes {
		if n.FirstChild == nil {
			continue
		}
		var v any
		if json.Unmarshal([]byte(repairJSON(n.FirstChild.Data)), &v) != nil {
			continue // broken blocks are common and the page has other sources
		}
		found = l.read(v, found, 0)
	}
	if l.published == "" {
		l.published = l.pagePublished
	}
	return l
}

// repairJSON takes off what scripts are wrapped in and the line breaks inside
// strings that templates leave there.
func repairJSON(s string) string {
	s = strings.TrimSpace(s)
	for _, mark := range [...]string{"<!--", "//<![CDATA[", "/*<![CDATA[*/"} {
		s = strings.TrimPrefix(s, mark)
	}
	for _, mark := range [...]string{"-->", "//]]>", "/*]]>*/"} {
		s = strings.TrimSuffix(s, mark)
	}
	s = strings.TrimRight(strings.TrimSpace(s), ";")
	if !strings.ContainsAny(s, "\n\r\t") {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	quoted, escaped := false, false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case escaped:
			escaped = false
		case c == '\\':
			escaped = quoted
		case c == '"':
			quoted = !quoted
		case quoted && c == '\n':
			b.WriteString(`\n`)
			continue
		case quoted && c < ' ':
			c = ' '
		}
		b.WriteByte(c)
	}
	return b.String()
}

// maxLinkedDepth bounds how deep articles are looked for.
const maxLinkedDepth = 8

// read takes the first article out of v and tells whether one was found, now
// or before.
func (l *linked) read(v any, found bool, depth int) bool {
	if depth > maxLinkedDepth {
		return found
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			found = l.read(x, found, depth+1)
		}
	case map[string]any:
		for _, inner := range [...]string{"@graph", "mainEntity", "mainEntityOfPage", "hasPart"} {
			if x, ok := v[inner]; ok {
				found = l.read(x, found, depth+1)
			}
		}
		switch {
		case isType(v["@type"], "WebSite", "Organization", "NewsMediaOrganization", "GovernmentOrganization"):
			if l.site == "" {
				l.site = oneLine(ldString(v["name"]))
			}
		case isType(v["@type"], "WebPage") && l.pagePublished == "":
			l.pagePublished = oneLine(ldString(v["datePublished"]))
		case !found && isType(v["@type"], "Article", "BlogPosting", "Report", "SocialMediaPosting"):
			l.article(v)
			return true
		}
	}
	return found
}

func (l *linked) article(v map[string]any) {
	l.headline = oneLine(html.UnescapeString(ldString(v["headline"])))
	if l.headline == "" {
		l.headline = oneLine(html.UnescapeString(ldString(v["name"])))
	}
	l.body = ldString(v["articleBody"])
	for _, key := range [...]string{"datePublished", "dateCreated"} {
		if l.published == "" {
			l.published = oneLine(ldString(v[key]))
		}
	}
	l.publisher = oneLine(html.UnescapeString(ldString(v["publisher"])))
	l.language = oneLine(ldString(v["inLanguage"]))
	l.url = oneLine(ldString(v["url"]))
	if m, ok := v["mainEntityOfPage"].(map[string]any); ok && l.url == "" {
		l.url = oneLine(ldString(m["@id"]))
	}
	switch a := v["author"].(type) {
	case []any:
		for _, x := range a {
			l.authors = append(l.authors, oneLine(html.UnescapeString(ldString(x))))
		}
	default:
		l.authors = []string{oneLine(html.UnescapeString(ldString(a)))}
	}
}

// isType holds when a JSON-LD type, or one of several, is one of names or ends
// in one of them: NewsArticle is an Article.
func isType(v any, names ...string) bool {
	switch v := v.(type) {
	case string:
		for _, name := range names {
			if strings.HasSuffix(v, name) {
				return true
			}
		}
	case []any:
		for _, x := range v {
			if s, ok := x.(string); ok && isType(s, names...) {
				return true
			}
		}
	}
	return false
}

// ldString is a JSON-LD text, or the name of the thing that stands for it.
func ldString(v any) string {
	for range maxLinkedDepth {
		switch x := v.(type) {
		case string:
			return x
		case []any:
			if len(x) == 0 {
				return ""
			}
			v = x[0]
		case map[string]any:
			if s, ok := x["@value"]; ok {
				v = s
			} else {
				v = x["name"]
			}
		default:
			return ""
		}
	}
	return ""
}
