package htmldoc

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// block is a paragraph of text, a list or a table.
type block struct {
	text    string // lines parted by "\n"
	linked  int    // bytes of it that stand in links
	heading bool
	list    bool
}

// lineBreak stands for br until white space is folded.
const lineBreak = '\x00'

// renderer writes the text of elements as blocks.
type renderer struct {
	out    map[*html.Node]bool // elements left out
	blocks []block
	line   strings.Builder
	linked int
	link   int // depth of a elements
	pre    int
	list   int // id of the list of the current item, 0 outside
	lists  int
	items  []int // for each block the list it is an item of
	level  int   // of the heading, 0 outside
	marker bool  // the next block opens an item
}

func (r *renderer) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		r.line.WriteString(strings.ReplaceAll(n.Data, "\x00", ""))
		if r.link > 0 {
			r.linked += len(n.Data)
		}
		return
	case html.ElementNode:
	default:
		return
	}
	if r.out[n] {
		// What is left out still parts words, unless it stands inside a line.
		if isBlock(n.DataAtom) {
			r.flush()
		}
		return
	}
	switch n.DataAtom {
	case atom.Br:
		r.line.WriteByte(lineBreak)
		return
	case atom.Table:
		if rows := dataTable(n, r.out); rows != nil {
			r.flush()
			r.push(block{text: strings.Join(rows, "\n"), list: true}, 0)
			return
		}
	case atom.Ul, atom.Ol, atom.Dl:
		r.flush()
		outer := r.list
		if outer == 0 {
			r.lists++
			r.list = r.lists
		}
		r.children(n)
		r.flush()
		r.list = outer
		return
	case atom.Li, atom.Dt:
		r.flush()
		r.marker = true
		r.children(n)
		r.flush()
		r.marker = false
		return
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		r.flush()
		r.level++
		r.children(n)
		r.flush()
		r.level--
		return
	case atom.Cite:
		if n.Parent != nil && n.Parent.DataAtom == atom.Blockquote {
			r.line.WriteByte(lineBreak) // who is quoted, below the words
		}
	case atom.A:
		r.link++
		r.children(n)
		r.link--
		return
	case atom.Pre:
		r.flush()
		r.pre++
		r.children(n)
		r.flush()
		r.pre--
		return
	case atom.Sup:
		if footnote(n) {
			return
		}
	}
	block := isBlock(n.DataAtom)
	if block {
		r.flush()
	}
	r.children(n)
	if block {
		r.flush()
	}
}

func (r *renderer) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.node(c)
	}
}

// footnote holds for the mark of a note: «[1]».
func footnote(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.DataAtom == atom.A {
			return true
		}
	}
	return false
}

// flush ends a paragraph. White space is folded; a line break stays, and two
// or more of them part paragraphs, as old pages write them.
func (r *renderer) flush() {
	if r.line.Len() == 0 {
		return
	}
	raw := r.line.String()
	r.line.Reset()
	linked := r.linked
	r.linked = 0
	if r.pre > 0 {
		raw = strings.ReplaceAll(strings.ReplaceAll(raw, "\r", ""), "\n", string(lineBreak))
	}
	var lines []string
	end := func() {
		if len(lines) > 0 {
			text := strings.Join(lines, "\n")
			r.push(block{text: text, linked: min(linked, len(text)), heading: r.level > 0}, r.list)
			lines = nil
		}
	}
	for l := range strings.SplitSeq(raw, string(lineBreak)) {
		if l = fold(l); l != "" {
			lines = append(lines, l)
		} else {
			end()
		}
	}
	end()
}

// push adds a block; the items of a list become lines of one block.
func (r *renderer) push(b block, list int) {
	if list > 0 && !b.heading {
		b.list = true
		if r.marker && !bulleted(b.text) {
			b.text = "• " + b.text
		}
		r.marker = false
		if n := len(r.blocks); n > 0 && r.items[n-1] == list {
			last := &r.blocks[n-1]
			last.text += "\n" + b.text
			last.linked += b.linked
			return
		}
	}
	r.blocks = append(r.blocks, b)
	r.items = append(r.items, list)
}

// bulleted holds for text that opens with a mark or number of a list already.
func bulleted(s string) bool {
	c, n := utf8.DecodeRuneInString(s)
	switch c {
	case '•', '-', '–', '—', '*', '·', '▪', '●', '■', '✓', '►':
		return true
	}
	if c < '0' || c > '9' {
		return false
	}
	rest := strings.TrimLeft(s[n:], "0123456789")
	return strings.HasPrefix(rest, ". ") || strings.HasPrefix(rest, ") ")
}

// fold joins the words of a line by single spaces and drops characters that
// only guide the layout: soft hyphens and zero-width spaces.
func fold(s string) string {
	if strings.ContainsAny(s, "\u00ad\u200b\ufeff\u2060") {
		s = layoutMarks.Replace(s)
	}
	return oneLine(s)
}

var layoutMarks = strings.NewReplacer("\u00ad", "", "\u200b", "", "\ufeff", "", "\u2060", "")
