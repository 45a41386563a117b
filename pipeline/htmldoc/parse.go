package htmldoc

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxDepth is how deep elements may nest in a page that the parser refused.
// The parser takes 512 open elements; what it opens by itself (tbody, repeated
// formatting elements) counts too.
const maxDepth = 150

// parse builds the tree of a page. The parser refuses pages nested too deep;
// those are flattened and read again, so that their text is not lost.
func parse(text string) (*html.Node, error) {
	root, err := html.Parse(strings.NewReader(text))
	if err == nil {
		return root, nil
	}
	return html.Parse(strings.NewReader(flatten(text)))
}

// flatten drops the tags of elements nested deeper than maxDepth, but those of
// paragraphs and of what is not shown, up to twice that depth. A line break
// stands for the blocks among them.
func flatten(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	z := html.NewTokenizer(strings.NewReader(text))
	var open []atom.Atom
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.StartTagToken:
			raw := string(z.Raw())
			name, _ := z.TagName()
			a := atom.Lookup(name)
			switch {
			case void(a):
			case isFormatting(a):
				continue // unclosed ones nest without end
			case len(open) < maxDepth, len(open) < 2*maxDepth && kept(a):
				open = append(open, a)
			default:
				if isBlock(a) {
					b.WriteString("<br>")
				}
				continue
			}
			b.WriteString(raw)
		case html.EndTagToken:
			raw := string(z.Raw())
			name, _ := z.TagName()
			if n := len(open); n > 0 && open[n-1] == atom.Lookup(name) {
				open = open[:n-1]
				b.WriteString(raw)
			}
		default:
			b.Write(z.Raw())
		}
	}
}

// kept holds for elements whose tags stay at any depth.
func kept(a atom.Atom) bool {
	switch a {
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.Template, atom.Script, atom.Style, atom.Noscript, atom.Textarea, atom.Iframe,
		atom.Title, atom.Head, atom.Body:
		return true
	}
	return false
}

// void holds for elements that hold nothing.
func void(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Param,
		atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// isFormatting holds for the elements that the parser opens again in every
// block after the one they were left open in.
func isFormatting(a atom.Atom) bool {
	switch a {
	case atom.A, atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S, atom.Small, atom.Strike, atom.Strong,
		atom.Tt, atom.U:
		return true
	}
	return false
}

// isBlock holds for elements that begin a paragraph of their own.
func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Nav, atom.Ul, atom.Ol,
		atom.Li, atom.Dl, atom.Dt, atom.Dd, atom.Blockquote, atom.Pre, atom.Table, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Td,
		atom.Th, atom.Caption, atom.Figure, atom.Figcaption, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Hr,
		atom.Address, atom.Body, atom.Html, atom.Details, atom.Summary, atom.Center, atom.Form, atom.Fieldset, atom.Menu, atom.Hgroup,
		atom.Dialog, atom.Search:
		return true
	}
	return false
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
