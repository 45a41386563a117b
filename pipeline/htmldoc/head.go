package htmldoc

import (
	"strings"

	"github.com/PuerkitoBio/goquery"
	"github.com/andybalholm/cascadia"
)

// headElements are those that say something about the page, wherever they
// stand: many pages have their meta elements in the body.
var headElements = goquery.Matcher(cascadia.MustCompile("meta[content], link[rel][href], html[lang], base[href], title"))

// head is what the page says of itself outside its text. The first of several
// values of a name counts.
type head struct {
	meta  map[string][]string // content by lower-case property, name or itemprop
	title string
	lang  string
	base  string
	link  string // rel=canonical
}

func readHead(doc *goquery.Document) head {
	h := head{meta: map[string][]string{}}
	for _, n := range doc.FindMatcher(headElements).Nodes {
		var rel, key, value string
		for _, a := range n.Attr {
			switch a.Key {
			case "rel":
				rel = strings.ToLower(a.Val)
			case "content", "href", "lang":
				value = strings.TrimSpace(a.Val)
			case "property", "name", "itemprop":
				if key == "" {
					key = strings.ToLower(strings.TrimSpace(a.Val))
				}
			}
		}
		switch n.Data {
		case "meta":
			if key != "" && value != "" {
				h.meta[key] = append(h.meta[key], value)
			}
		case "link":
			if rel == "canonical" && h.link == "" {
				h.link = value
			}
		case "html":
			h.lang = value
		case "base":
			h.base = value
		case "title":
			if h.title == "" && (n.Parent == nil || n.Parent.Data != "svg") && n.FirstChild != nil {
				h.title = oneLine(n.FirstChild.Data)
			}
		}
	}
	return h
}

// first is the first value of the first of names that has one.
func (h *head) first(names ...string) string {
	for _, name := range names {
		if v := h.meta[name]; len(v) > 0 {
			return v[0]
		}
	}
	return ""
}
