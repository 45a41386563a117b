package htmldoc

import (
	"strings"

	"github.com/PuerkitoBio/goquery"
	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"vestnik/pipeline/pubdate"
)

// DateSource is the part of a page that a publication date is from, the surest
// first.
type DateSource uint8

const (
	DateNone        DateSource = iota
	DateJSONLD                 // datePublished of an article in JSON-LD
	DateOpenGraph              // article:published_time and its like
	DateMeta                   // other meta elements: Dublin Core, date, pubdate
	DateMicrodata              // itemprop="datePublished"
	DateTimeElement            // a time element by the heading
	DateURL                    // the address of the page: /2025/10/05/
	DateText                   // words beside the heading, else the dateline
)

// String is the name of s in reports: "jsonld", "opengraph" and so on, "" for
// DateNone.
func (s DateSource) String() string {
	return [...]string{"", "jsonld", "opengraph", "meta", "microdata", "time", "url", "text"}[s]
}

var dateElements = goquery.Matcher(cascadia.MustCompile(`[itemprop~="datePublished" i], [property~="datePublished" i], abbr.published[title], time`))

var (
	openGraphDates = []string{"article:published_time", "og:published_time", "og:article:published_time", "article:published", "og:pubdate"}
	metaDates      = []string{"date", "pubdate", "publishdate", "publish-date", "publish_date", "published", "publication_date", "dc.date",
		"dc.date.issued", "dc.date.created", "dcterms.issued", "dcterms.created", "dcterms.date", "parsely-pub-date",
		"sailthru.date", "mediator_published_time", "published-date", "article_date_original", "cxenseparse:recs:publishtime", "doc_date"}
)

// published finds the publication date. heading is the box of the heading or,
// without one, of the body; opening a date that the text opens with.
func (p *page) published(heading int32, opening, dateline string) (string, DateSource) {
	if d := dateIn(p.ld.published); d != "" {
		return d, DateJSONLD
	}
	for _, name := range openGraphDates {
		if d := dateIn(p.head.first(name)); d != "" {
			return d, DateOpenGraph
		}
	}
	for _, name := range metaDates {
		if d := dateIn(p.head.first(name)); d != "" {
			return d, DateMeta
		}
	}
	if d, from := p.marked(heading); d != "" {
		return d, from
	}
	for _, address := range [...]string{p.url, p.head.link, p.head.first("og:url")} {
		if d := dateInURL(address); d != "" {
			return d, DateURL
		}
	}
	for _, d := range [...]string{p.tree.dateBeside(heading), opening, dateIn(p.head.title), dateIn(dateline)} {
		if d != "" {
			return d, DateText
		}
	}
	return "", DateNone
}

// marked reads microdata and time elements. Of several time elements the one
// with the pubdate attribute counts, then the first under the heading that is
// not in a list of other articles, then any of those.
func (p *page) marked(heading int32) (string, DateSource) {
	var h1 *html.Node
	if heading >= 0 {
		h1 = p.tree.boxes[heading].node
	}
	var pub, article, any string
	elements := p.doc.FindMatcher(dateElements).Nodes
	for _, n := range elements[:min(len(elements), maxDates)] {
		value := attribute(n, "datetime")
		for _, name := range [...]string{"content", "title"} {
			if value == "" {
				value = attribute(n, name)
			}
		}
		d := dateIn(value)
		if value == "" {
			d = dateIn(cellText(n, nil))
		}
		if d == "" {
			continue
		}
		if strings.EqualFold(attribute(n, "itemprop"), "datePublished") || strings.EqualFold(attribute(n, "property"), "datePublished") {
			return d, DateMicrodata
		}
		if n.Data != "time" && n.Data != "abbr" || strings.EqualFold(attribute(n, "itemprop"), "dateModified") || inside(n, "aside", "footer", "nav") {
			continue
		}
		if hasAttribute(n, "pubdate") && pub == "" {
			pub = d
		}
		if article == "" && (inside(n, "article", "main") || h1 != nil && near(n, h1)) {
			article = d
		}
		if any == "" {
			any = d
		}
	}
	for _, d := range [...]string{pub, article, any} {
		if d != "" {
			return d, DateTimeElement
		}
	}
	return "", DateNone
}

func hasAttribute(n *html.Node, name string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			return true
		}
	}
	return false
}

// near holds for elements in the same block or the one around it.
func near(n, h1 *html.Node) bool {
	for up, p := 0, h1.Parent; up < 2 && p != nil && p.Data != "body"; up, p = up+1, p.Parent {
		for q := n.Parent; q != nil; q = q.Parent {
			if q == p {
				return true
			}
		}
	}
	return false
}

const (
	maxDateText  = 120 // bytes of the longest block that is read as a date
	maxDateBoxes = 12  // elements in it
	shortDate    = 70  // letters of the longest such block whose class says nothing
	maxDates     = 200 // elements marked as dates that are looked at
	dateReach    = 25  // boxes between the heading and such a block
)

// dateBeside looks for a date in words near the heading: in blocks whose class
// says so, else in short ones; the nearest below the heading, then above it.
func (t *tree) dateBeside(heading int32) string {
	best, dist := "", int32(1<<30)
	for i := range t.boxes {
		b := &t.boxes[i]
		if b.role == roleHidden || b.end-int32(i) > maxDateBoxes {
			continue
		}
		small := b.role == roleSmall
		d := int32(i) - heading
		if d < 0 {
			d = -3 * d
		}
		if !small {
			// A class that says so counts more than nearness.
			if d > dateReach || !b.block || b.letters == 0 || b.letters > shortDate {
				continue
			}
			d += dateReach
		}
		if d >= dist {
			continue
		}
		if s := cellText(b.node, nil); len(s) <= maxDateText && !otherDate(s) {
			if day := dateIn(s); day != "" {
				best, dist = day, d
			}
		}
	}
	return best
}

// otherDate holds for a date named as that of something else.
func otherDate(s string) bool {
	low := strings.ToLower(s)
	for _, of := range [...]string{"подписан", "рождени", "обновлен", "изменен", "окончани", "завершени", "проведени", "вступлени", "действует"} {
		if strings.Contains(low, of) && !strings.Contains(low, "опубликован") && !strings.Contains(low, "публикац") {
			return true
		}
	}
	return false
}

// dateIn finds a date with day, month and year in a short text: «Опубликовано:
// 5 октября 2025 г., 12:30», «05.10.2025 | Новости». An hour without a zone is
// left out.
func dateIn(s string) string {
	s = oneLine(s)
	if len(s) > 4*maxDateText || !strings.ContainsAny(s, "0123456789") {
		return ""
	}
	if d := pubdate.Parse(s); d != "" {
		return d
	}
	if d := monthFirst(s); d != "" {
		return d
	}
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' || i > 0 && (s[i-1] >= '0' && s[i-1] <= '9' || s[i-1] == '.' || s[i-1] == '-') {
			continue
		}
		end := i
		for end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] == '.' || s[end] == '-' || s[end] == '/') {
			end++
		}
		if n := strings.Trim(s[i:end], ".-/"); len(n) >= 8 && strings.ContainsAny(n, ".-/") {
			if d := numeric(n); d != "" {
				return d
			}
		}
	}
	return ""
}

// monthFirst reads «Май 19, 2014», «Окт. 5, 2025», as blogs write it.
func monthFirst(s string) string {
	f := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '.' })
	for i := 0; i+2 < len(f); i++ {
		if len(f[i+1]) <= 2 && len(f[i+2]) == 4 && month(strings.ToLower(f[i])) {
			if d := pubdate.Parse(f[i+1] + " " + f[i] + " " + f[i+2]); d != "" {
				return d
			}
		}
	}
	return ""
}

// numeric reads 05.10.2025, 5-10-2025, 05/10/2025, 05.10.25 and 2025-10-05,
// the day first as in Russia.
func numeric(s string) string {
	s = strings.NewReplacer("/", ".", "-", ".").Replace(s)
	parts := strings.Split(s, ".")
	if len(parts) != 3 {
		return ""
	}
	if len(parts[0]) == 4 {
		return pubdate.Parse(strings.Join(parts, "-"))
	}
	if len(parts[2]) == 2 {
		parts[2] = "20" + parts[2]
	}
	return pubdate.Parse(strings.Join(parts, "."))
}

// dateInURL reads the day in the path of an address: /2025/10/05/,
// /2025-10-05-, /20251005/, /05.10.2025/, /05-10-2025/.
func dateInURL(address string) string {
	_, path, ok := strings.Cut(address, "://")
	if !ok {
		path = address
	}
	if i := strings.IndexByte(path, '/'); i >= 0 {
		path = path[i:]
	}
	path, _, _ = strings.Cut(path, "#")
	var parts [3]string
	n, start := 0, -1
	for i := 0; i <= len(path); i++ {
		if i < len(path) && path[i] >= '0' && path[i] <= '9' {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			if path[start:i] != "" && i-start == 8 {
				if d := pubdate.Parse(path[start:i]); d != "" && strings.HasPrefix(d, "20") {
					return d
				}
			}
			if n == 3 {
				parts[0], parts[1], n = parts[1], parts[2], 2
			}
			parts[n] = path[start:i]
			n++
			if n == 3 {
				if d := urlDay(parts); d != "" {
					return d
				}
			}
			start = -1
		}
		if i < len(path) && path[i] != '/' && path[i] != '-' && path[i] != '_' && path[i] != '.' {
			n = 0
		}
	}
	return ""
}

func urlDay(p [3]string) string {
	switch {
	case len(p[0]) == 4 && len(p[1]) <= 2 && len(p[2]) <= 2 && (p[0] >= "1990" && p[0] < "2100"):
		return pubdate.Parse(p[0] + "-" + pad(p[1]) + "-" + pad(p[2]))
	case len(p[2]) == 4 && len(p[0]) <= 2 && len(p[1]) <= 2 && (p[2] >= "1990" && p[2] < "2100"):
		return pubdate.Parse(p[2] + "-" + pad(p[1]) + "-" + pad(p[0]))
	}
	return ""
}

func pad(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}
