package htmldoc

import (
	"encoding/json"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"vestnik/pipeline/pubdate"
)

// metadata reads what the page says about itself.
func metadata(doc *goquery.Document) Article {
	var a Article
	jsonLD(doc, &a)
	first := func(field *string, values ...string) {
		for _, v := range values {
			if *field == "" {
				*field = oneLine(v)
			}
		}
	}
	first(&a.Title, meta(doc, "og:title"), doc.Find("article h1, main h1").First().Text(),
		doc.Find("h1").First().Text(), doc.Find("title").First().Text())
	first(&a.Publisher, meta(doc, "og:site_name"))
	a.Title = withoutSite(a.Title, a.Publisher)
	first(&a.URL, attr(doc, `link[rel="canonical"]`, "href"), meta(doc, "og:url"))
	first(&a.Language, attr(doc, "html[lang]", "lang"), strings.ReplaceAll(meta(doc, "og:locale"), "_", "-"))
	for _, v := range []string{
		a.Published,
		meta(doc, "article:published_time"), meta(doc, "og:published_time"),
		attr(doc, `[itemprop="datePublished"]`, "content"), attr(doc, `[itemprop="datePublished"]`, "datetime"),
		meta(doc, "date"), meta(doc, "pubdate"), meta(doc, "publishdate"), meta(doc, "DC.date"), meta(doc, "DC.date.issued"),
		attr(doc, "article time[datetime], main time[datetime]", "datetime"), attr(doc, "time[datetime]", "datetime"),
	} {
		if a.Published = pubdate.Parse(v); a.Published != "" {
			break
		}
	}
	return a
}

// meta is the content of the meta element of that name, property or itemprop.
func meta(doc *goquery.Document, name string) string {
	for _, key := range [...]string{"property", "name", "itemprop"} {
		if v := attr(doc, `meta[`+key+`="`+name+`" i]`, "content"); v != "" {
			return v
		}
	}
	return ""
}

func attr(doc *goquery.Document, selector, name string) string {
	return strings.TrimSpace(doc.Find(selector).First().AttrOr(name, ""))
}

// jsonLD fills a from the first article of the page's JSON-LD blocks.
func jsonLD(doc *goquery.Document, a *Article) {
	doc.Find(`script[type="application/ld+json"]`).EachWithBreak(func(_ int, s *goquery.Selection) bool {
		var v any
		if json.Unmarshal([]byte(s.Text()), &v) != nil {
			return true // broken blocks are common and the page has other sources
		}
		return !ldArticle(v, a)
	})
}

// ldArticle looks for an article in a JSON-LD value and its lists.
func ldArticle(v any, a *Article) bool {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			if ldArticle(x, a) {
				return true
			}
		}
	case map[string]any:
		if graph, ok := v["@graph"]; ok && ldArticle(graph, a) {
			return true
		}
		if !articleType(v["@type"]) {
			return false
		}
		a.Title = oneLine(ldString(v["headline"]))
		a.Published = oneLine(ldString(v["datePublished"]))
		a.Publisher = oneLine(ldString(v["publisher"]))
		a.Language = oneLine(ldString(v["inLanguage"]))
		return true
	}
	return false
}

func articleType(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || v == "BlogPosting" || v == "Report"
	case []any:
		for _, x := range v {
			if articleType(x) {
				return true
			}
		}
	}
	return false
}

// ldString is a JSON-LD text, or the name of the thing that stands for it.
func ldString(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		if len(v) > 0 {
			return ldString(v[0])
		}
	case map[string]any:
		return ldString(v["name"])
	}
	return ""
}

// titleSeparators part a heading from the name of the site in title elements.
var titleSeparators = [...]string{" | ", " — ", " – ", " - ", " :: ", " / "}

// withoutSite cuts the name of the site off the end of a title.
func withoutSite(title, site string) string {
	if site == "" {
		return title
	}
	for _, sep := range titleSeparators {
		if rest, ok := strings.CutSuffix(title, sep+site); ok {
			return rest
		}
	}
	return title
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
