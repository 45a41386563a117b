package crawl

import (
	"bytes"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"

	"vestnik/pipeline/charset"
	"vestnik/pipeline/pubdate"
)

// listing is an address that a feed, a sitemap or a page names.
type listing struct {
	url     *url.URL
	role    role
	changed string // ISO 8601 date or RFC 3339 time that the list gives, or empty
}

// xmlEncoding is the encoding that an XML declaration names.
var xmlEncoding = regexp.MustCompile(`^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']`)

// xmlText decodes an XML document, whatever it declares, and takes its
// declaration off, and the signs that XML does not allow.
func xmlText(raw []byte, contentType string) (string, error) {
	declared := ""
	if m := xmlEncoding.FindSubmatch(raw[:min(len(raw), 512)]); m != nil {
		declared = string(m[1])
	} else if _, after, ok := strings.Cut(strings.ToLower(contentType), "charset="); ok {
		declared = strings.Trim(after, `"' ;`)
	}
	text, _, err := charset.DecodePage(raw, declared)
	if err != nil {
		return "", err
	}
	text = strings.TrimLeft(text, "\ufeff \t\r\n")
	if strings.HasPrefix(text, "<?xml") {
		if _, rest, ok := strings.Cut(text, "?>"); ok {
			text = rest
		}
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r < ' ' && r != '\n' && r != '\t' && r != '\r', r == '\ufffe', r == '\uffff', r == utf8.RuneError:
			return -1
		}
		return r
	}, text), nil
}

// rootOf is the name of the first element of a document, in small letters.
func rootOf(raw []byte) string {
	b := raw[:min(len(raw), 4<<10)]
	for {
		i := bytes.IndexByte(b, '<')
		if i < 0 || i+1 >= len(b) {
			return ""
		}
		b = b[i+1:]
		end := ">"
		switch {
		case bytes.HasPrefix(b, []byte("!--")):
			end = "-->"
		case b[0] == '?' || b[0] == '!':
		default:
			name := b[:max(bytes.IndexAny(b, " \t\r\n/>"), 0)]
			if j := bytes.LastIndexByte(name, ':'); j >= 0 {
				name = name[j+1:]
			}
			return strings.ToLower(string(name))
		}
		j := bytes.Index(b, []byte(end))
		if j < 0 {
			return ""
		}
		b = b[j+len(end):]
	}
}

// roleOf tells what a document is by its first element.
func roleOf(raw []byte) role {
	switch rootOf(raw) {
	case "rss", "feed", "rdf":
		return roleFeed
	case "urlset", "sitemapindex":
		return roleSitemap
	}
	return rolePage
}

// readFeed gives the addresses of a feed's items (RSS 0.9 to 2.0, Atom, JSON).
// Dates may be written in Russian.
func readFeed(raw []byte, contentType string, base *url.URL) ([]listing, error) {
	var in []byte
	if head := bytes.TrimLeft(raw, "\ufeff \t\r\n"); bytes.HasPrefix(head, []byte("{")) {
		in = head
	} else {
		text, err := xmlText(raw, contentType)
		if err != nil {
			return nil, fmt.Errorf("feed: %w", err)
		}
		in = []byte(text)
	}
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(in))
	if err != nil {
		return nil, fmt.Errorf("feed: %w", err)
	}
	var out []listing
	for _, item := range feed.Items {
		link := item.Link
		if link == "" && strings.HasPrefix(item.GUID, "http") {
			link = item.GUID
		}
		if link == "" {
			continue
		}
		u, err := resolve(base, link)
		if err != nil {
			continue
		}
		changed := pubdate.Parse(item.Updated)
		if changed == "" {
			changed = pubdate.Parse(item.Published)
		}
		out = append(out, listing{url: u, role: rolePage, changed: changed})
	}
	return out, nil
}
