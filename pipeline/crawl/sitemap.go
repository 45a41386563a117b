package crawl

import (
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"

	"vestnik/pipeline/pubdate"
)

// maxEntries is how many addresses a sitemap may name
// (https://www.sitemaps.org/protocol.html).
const maxEntries = 50_000

// entry is a url or sitemap element.
type entry struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod"`
	News    struct {
		Published string `xml:"publication_date"`
	} `xml:"news"`
}

// readSitemap gives the addresses of a sitemap or of an index of sitemaps, the
// last changed first, also those before the place where a file breaks off.
func readSitemap(raw []byte, contentType string, base *url.URL) ([]listing, error) {
	text, err := xmlText(raw, contentType)
	if err != nil {
		return nil, fmt.Errorf("sitemap: %w", err)
	}
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = false
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	var out []listing
	var broken error
	for len(out) < maxEntries {
		t, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			broken = fmt.Errorf("sitemap: %w", err)
			break
		}
		start, ok := t.(xml.StartElement)
		if !ok || start.Name.Local != "url" && start.Name.Local != "sitemap" {
			continue
		}
		var e entry
		if err := d.DecodeElement(&e, &start); err != nil {
			broken = fmt.Errorf("sitemap: %w", err)
			break
		}
		u, err := resolve(base, e.Loc)
		if err != nil || e.Loc == "" {
			continue
		}
		l := listing{url: u, role: rolePage, changed: pubdate.Parse(strings.TrimSpace(e.LastMod))}
		if start.Name.Local == "sitemap" {
			l.role = roleSitemap
		}
		if l.changed == "" {
			l.changed = pubdate.Parse(strings.TrimSpace(e.News.Published))
		}
		out = append(out, l)
	}
	slices.SortStableFunc(out, func(a, b listing) int { return strings.Compare(b.changed, a.changed) })
	if len(out) > 0 {
		broken = nil // what could be read is what there is
	}
	return out, broken
}

// readTextSitemap gives the addresses of a sitemap in plain text, one a line,
// and false when the text is something else.
func readTextSitemap(raw []byte) ([]listing, bool) {
	var out []listing
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		u, err := resolve(nil, line)
		if err != nil {
			return nil, false
		}
		if len(out) < maxEntries {
			out = append(out, listing{url: u, role: rolePage})
		}
	}
	return out, len(out) > 0
}
