package htmldoc

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// box is one element with the weight of the text in it. Boxes stand in
// document order, so the boxes inside box i are those from i+1 to end.
type box struct {
	node        *html.Node
	parent, end int32
	role, other role // other is the role when the first turns out wrong
	out         bool // not part of an article: hidden, or chrome that holds no greater part of the text
	block       bool
	heading     bool // holds an h1

	own, ownLinked, marks int32 // letters, letters in links, commas and full stops of the text directly in this block
	letters, linked       int32 // of everything inside that is not out
	good                  float32
}

// tree is the boxes of a page.
type tree struct {
	boxes   []box
	lenient bool // chrome is what hardly holds text, whatever its name
}

// survey weighs the elements under root.
func survey(root *html.Node, lenient bool) tree {
	t := tree{boxes: make([]box, 0, 1024), lenient: lenient}
	t.walk(root, -1, -1, false)
	t.weigh()
	return t
}

// walk makes the boxes of n and what is inside it. The parser bounds the depth.
func (t *tree) walk(n *html.Node, parent, block int32, link bool) {
	self := parent
	switch n.Type {
	case html.TextNode:
		if block >= 0 {
			t.text(&t.boxes[block], n.Data, link)
		}
		return
	case html.ElementNode:
		r, other := roleOf(n)
		self = int32(len(t.boxes))
		b := box{node: n, parent: parent, role: r, other: other, out: r == roleHidden, block: isBlock(n.DataAtom), heading: n.DataAtom == atom.H1}
		if r == roleHidden {
			b.end = self + 1
			t.boxes = append(t.boxes, b)
			return
		}
		t.boxes = append(t.boxes, b)
		if b.block || block < 0 {
			block = self
		}
		link = link || n.DataAtom == atom.A
	case html.DocumentNode:
	default:
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		t.walk(c, self, block, link)
	}
	if n.Type == html.ElementNode {
		t.boxes[self].end = int32(len(t.boxes))
	}
}

// text weighs a text node that stands directly in block b.
func (t *tree) text(b *box, s string, link bool) {
	var letters, marks int32
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c <= ' ' || !utf8.RuneStart(c):
		case c == ',' || c == '.':
			marks++
			letters++
		default:
			letters++
		}
	}
	b.own += letters
	b.marks += marks
	if link {
		b.ownLinked += letters
	}
}

// Weights of paragraphs, after Readability: a point for the paragraph, one for
// each comma or full stop, one for each hundred letters up to three.
const (
	minParagraph = 25 // letters; shorter blocks weigh nothing
	mostLinked   = 0.4
	smallText    = 220 // letters; a date, author or tag block longer than that is text
)

// weight is the weight of the text directly in a block.
func (b *box) weight() float32 {
	if b.own < minParagraph || float32(b.ownLinked) >= mostLinked*float32(b.own) {
		return 0
	}
	return 1 + float32(b.marks) + min(float32(b.own)/100, 3)
}

// weigh adds the weights up, children before parents.
func (t *tree) weigh() {
	// What has its own place on a page, and comments, is no part of the whole
	// that chrome is measured by.
	total := float32(0)
	for i := int32(0); i < int32(len(t.boxes)); i++ {
		b := &t.boxes[i]
		switch {
		case b.role == roleComment || b.node.DataAtom == atom.Nav || b.node.DataAtom == atom.Footer || b.node.DataAtom == atom.Aside:
			if b.end-i < int32(len(t.boxes))/2 {
				i = b.end - 1
				continue
			}
		}
		total += b.weight()
	}
	for i := len(t.boxes) - 1; i >= 0; i-- {
		b := &t.boxes[i]
		b.letters += b.own
		b.linked += b.ownLinked
		b.good += b.weight()
		switch b.role {
		case roleHidden:
			continue
		case roleChrome, roleWeak, roleComment:
			if b.out = !t.holdsArticle(int32(i), total); !b.out {
				b.role = b.other
			}
		case roleSmall:
			b.out = b.letters < smallText && !b.heading && (b.block || !t.blocksIn(int32(i)))
		default:
			if t.cards(int32(i)) {
				t.dropCards(int32(i))
			}
		}
		if b.out || b.parent < 0 {
			continue
		}
		p := &t.boxes[b.parent]
		p.letters += b.letters
		p.linked += b.linked
		p.good += b.good
		p.heading = p.heading || b.heading
	}
}

// The share of the page's weight from which on chrome is none.
const (
	chromeShare    = 0.5
	weakShare      = 0.25
	commentShare   = 0.8
	chromeLetters  = 250 // and so many letters
	lenientDivisor = 5
	headerLetters  = 2000 // a header with the h1 in it, up to that length, is none
	weakWeight     = 5    // text without links in an article that has a layout word for its class is text from that weight on
)

// holdsArticle tells whether box i, named like chrome, is none for what it
// holds, on a page of the given weight.
func (t *tree) holdsArticle(i int32, total float32) bool {
	b := &t.boxes[i]
	switch b.node.DataAtom {
	case atom.Nav, atom.Footer, atom.Menu, atom.Dialog:
		return false
	}
	if b.role != roleComment && b.heading && b.letters < headerLetters {
		return true
	}
	share := float32(chromeShare)
	switch b.role {
	case roleComment:
		share = commentShare
	case roleWeak:
		share = weakShare
		if b.node.DataAtom == atom.Header && b.linked*3 < b.letters && t.inMain(i) {
			return true
		}
		if b.good >= weakWeight && b.linked*8 < b.letters && t.inMain(i) {
			return true
		}
	}
	if t.lenient {
		share /= lenientDivisor
	}
	return b.letters >= chromeLetters && b.good >= share*total
}

// inMain tells whether box i lies in an element that holds an article.
func (t *tree) inMain(i int32) bool {
	for p := t.boxes[i].parent; p >= 0; p = t.boxes[p].parent {
		if r := t.boxes[p].role; r == roleMain || r == roleBody {
			return true
		}
	}
	return false
}

// blocksIn tells whether a block lies in box i: an inline element left open.
func (t *tree) blocksIn(i int32) bool {
	for c := i + 1; c < t.boxes[i].end; c++ {
		if t.boxes[c].block {
			return true
		}
	}
	return false
}

// minCards is how many like blocks with links make a list of other articles.
const minCards = 3

// cards tells whether box i holds a list of other articles: at least minCards
// children of one tag and class, each of them short and with a link that is a
// good part of its text, and hardly anything else.
func (t *tree) cards(i int32) bool {
	b := &t.boxes[i]
	if b.end-i < 2*minCards || b.letters == 0 {
		return false
	}
	n, others := 0, int32(0)
	var like *html.Node
	for c := i + 1; c < b.end; c = t.boxes[c].end {
		x := &t.boxes[c]
		if x.out {
			continue
		}
		if card(x) && (like == nil || sameKind(like, x.node)) {
			like = x.node
			n++
		} else {
			others += x.letters
		}
	}
	return n >= minCards && others*3 < b.letters
}

// maxCard is the letters of the longest card.
const maxCard = 400

func card(x *box) bool {
	switch x.node.DataAtom {
	case atom.P, atom.Tr, atom.Tbody, atom.H2, atom.H3, atom.Br:
		return false
	case atom.Li:
		return x.linked*4 >= x.letters*3 && x.linked >= 15
	}
	return x.block && x.letters <= maxCard && x.linked >= 15 && x.linked*4 >= x.letters
}

func (t *tree) dropCards(i int32) {
	b := &t.boxes[i]
	b.letters, b.linked, b.good, b.out = 0, 0, 0, true
}

// sameKind holds for elements of one tag and class.
func sameKind(a, b *html.Node) bool {
	return a.DataAtom == b.DataAtom && a.Data == b.Data && attribute(a, "class") == attribute(b, "class")
}

func attribute(n *html.Node, name string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			return n.Attr[i].Val
		}
	}
	return ""
}

// heading is the box of the page's h1 that is most likely its title: the first
// that is not in chrome, else the first with text; -1 without one.
func (t *tree) heading() int32 {
	first := int32(-1)
	for i := range t.boxes {
		if t.boxes[i].node.DataAtom != atom.H1 || t.boxes[i].letters == 0 {
			continue
		}
		if !t.isOut(int32(i)) {
			return int32(i)
		}
		if first < 0 {
			first = int32(i)
		}
	}
	return first
}

// isOut tells whether box i or one around it is out.
func (t *tree) isOut(i int32) bool {
	for ; i >= 0; i = t.boxes[i].parent {
		if t.boxes[i].out {
			return true
		}
	}
	return false
}

// How far around the start of the body its heading may stand, in boxes.
const (
	headingReach = 15
	headingInner = 30
)

// headingBefore is the h1 to h4 or the element named a title that stands
// nearest above the first paragraph of the body in box inner; -1 without one.
func (t *tree) headingBefore(inner int32) int32 {
	found := int32(-1)
	for i := max(inner-headingReach, 0); i < int32(len(t.boxes)) && i < inner+headingInner; i++ {
		b := &t.boxes[i]
		if i > inner && b.own >= minText && b.weight() > 0 {
			break
		}
		if b.letters < 5 || b.letters > 250 || t.isOut(i) {
			continue
		}
		switch b.node.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4:
		case atom.Div, atom.P, atom.Td:
			class := strings.ToLower(attribute(b.node, "class"))
			if b.own == 0 || !strings.Contains(class, "title") && !strings.Contains(class, "zagolov") && !strings.Contains(class, "headline") {
				continue
			}
		default:
			continue
		}
		if s := t.textOf(i); !strings.HasSuffix(s, ".") && noticeOf(s) == nil {
			found = i
		}
	}
	return found
}

// textOf is the text of a heading's box on one line, without an hour ahead of
// it; "" for box -1.
func (t *tree) textOf(i int32) string {
	if i < 0 {
		return ""
	}
	s := cellText(t.boxes[i].node, nil)
	if hour, rest, ok := strings.Cut(s, " "); ok && clock(hour) {
		return rest
	}
	return s
}
