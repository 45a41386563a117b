package htmldoc

import (
	"strings"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// chrome is what a page holds besides its article.
const chrome = "script, style, noscript, template, svg, iframe, form, nav, aside, footer, button, select, figcaption, " +
	"[hidden], [aria-hidden=true], [role=navigation], [role=complementary], body > header"

// containers are the elements that hold an article, the surest first.
var containers = [...]string{`[itemprop="articleBody"]`, "article", "main", `[role="main"]`, "#content, .content", "body"}

// minText is how many letters and signs a container must hold to be believed.
const minText = 80

// body returns the paragraphs of the article.
func body(doc *goquery.Document) string {
	doc.Find(chrome).Remove()
	longest := ""
	for _, selector := range containers {
		best := ""
		doc.Find(selector).Each(func(_ int, s *goquery.Selection) {
			if t := paragraphs(s.Nodes[0]); utf8.RuneCountInString(t) > utf8.RuneCountInString(best) {
				best = t
			}
		})
		if utf8.RuneCountInString(best) >= minText {
			return best
		}
		if len(best) > len(longest) {
			longest = best
		}
	}
	return longest
}

// paragraphs renders the blocks under n, a blank line between them. Text that
// stands in a block beside child blocks is a paragraph of its own.
func paragraphs(n *html.Node) string {
	r := renderer{}
	r.node(n)
	r.flush()
	return strings.Join(r.blocks, "\n\n")
}

type renderer struct {
	blocks []string
	line   strings.Builder
}

func (r *renderer) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		r.line.WriteString(n.Data)
		return
	case html.ElementNode:
		if n.DataAtom == atom.H1 {
			return // the title
		}
		if n.DataAtom == atom.Br {
			r.line.WriteString("\x00") // kept through the folding of white space
			return
		}
	case html.CommentNode, html.DoctypeNode:
		return
	}
	block := isBlock(n.DataAtom)
	if block {
		r.flush()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.node(c)
	}
	if block {
		r.flush()
	}
}

// flush ends a block: white space is folded, line breaks of br stay.
func (r *renderer) flush() {
	var lines []string
	for l := range strings.SplitSeq(r.line.String(), "\x00") {
		if l = oneLine(l); l != "" {
			lines = append(lines, l)
		}
	}
	r.line.Reset()
	if len(lines) > 0 {
		r.blocks = append(r.blocks, strings.Join(lines, "\n"))
	}
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd,
		atom.Blockquote, atom.Pre, atom.Table, atom.Tr, atom.Td, atom.Th, atom.Figure, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Hr, atom.Address, atom.Body, atom.Details, atom.Summary:
		return true
	}
	return false
}
