package htmldoc

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The search for the body.
const (
	bodyShare   = 0.4  // share of the region's weight that a marked container must hold
	regionShare = 0.6  // share of the page's weight that an article element must hold
	stepShare   = 0.75 // share of its parent's weight that the next element inwards must hold
	cellShare   = 0.5  // the same of a cell beside others: columns of a page laid out by a table
	minText     = 80   // letters that a body must hold to be believed
	minLead     = 60   // letters that a paragraph beside the body must hold to belong to it
)

// body returns the paragraphs of the article in the container inner, under the
// heading.
func (p *page) body(region, inner, heading int32, title string) string {
	t := &p.tree
	if len(t.boxes) == 0 {
		return ""
	}
	text := t.render(t.parts(region, inner, heading), title)
	if utf8.RuneCountInString(text) < minText && inner != 0 {
		if all := t.render([]int32{0}, title); len(all) > len(text) {
			text = all
		}
	}
	return withLinked(text, p.ld.body)
}

// region is the article or main element that holds the article, else the
// outermost box.
func (t *tree) region() int32 {
	if len(t.boxes) == 0 {
		return 0
	}
	region := int32(0)
	for i := range t.boxes {
		b := &t.boxes[i]
		if b.role == roleMain && !b.out && b.good >= regionShare*t.boxes[region].good && b.good > 0 && !t.isOut(int32(i)) {
			region = int32(i)
		}
	}
	return region
}

// container is the innermost box of the region that holds the body.
func (t *tree) container(region int32) int32 {
	if len(t.boxes) == 0 {
		return 0
	}
	r := &t.boxes[region]
	best := int32(-1)
	for i := region; i < r.end; i++ {
		b := &t.boxes[i]
		if b.out {
			i = b.end - 1
			continue
		}
		if b.role != roleBody || paragraphLike(b.node) || b.good < bodyShare*r.good || b.letters < minText {
			continue
		}
		// The innermost of nested containers that holds nearly all of the
		// outer one's text, and the heaviest of several.
		if best < 0 || b.good > t.boxes[best].good || i < t.boxes[best].end && b.good >= 0.85*t.boxes[best].good {
			best = i
		}
	}
	if best >= 0 {
		return best
	}
	at := region
	for {
		next := int32(-1)
		for c := at + 1; c < t.boxes[at].end; c = t.boxes[c].end {
			x, share := &t.boxes[c], float32(stepShare)
			if x.node.DataAtom == atom.Td && x.letters > maxCell {
				share = cellShare
			}
			if !x.out && x.block && x.good > 0 && x.good >= share*t.boxes[at].good && !paragraphLike(x.node) {
				next = c
			}
		}
		if next < 0 {
			return at
		}
		at = next
	}
}

func paragraphLike(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Ul, atom.Ol, atom.Li, atom.Blockquote, atom.Pre, atom.Dl:
		return true
	}
	return false
}

// parts is the container and the text beside it on the way in from the region:
// the lead above it, further paragraphs below it. They stand in document order.
func (t *tree) parts(region, inner, heading int32) []int32 {
	var before, after []int32
	for at := inner; at != region && at > 0; at = t.boxes[at].parent {
		parent := t.boxes[at].parent
		if parent < 0 {
			break
		}
		var above []int32
		for c := parent + 1; c < t.boxes[parent].end; c = t.boxes[c].end {
			switch {
			case c <= heading && heading < t.boxes[c].end && c < at:
				above = append(above, t.leads(heading, t.boxes[c].end, at)...)
			case c < at && (c > heading || heading > inner) && t.beside(c, at, true):
				above = append(above, c)
			case c > at && t.beside(c, at, false):
				after = append(after, c)
			}
		}
		before = append(above, before...)
	}
	return append(append(before, inner), after...)
}

// maxAbove is the letters of the longest block above a body that may hold its
// title and date.
const maxAbove = 200

// above is the text of the nearest block over box inner, if it is short and
// leads nowhere.
func (t *tree) above(inner int32) string {
	for at := inner; at > 0; at = t.boxes[at].parent {
		parent := t.boxes[at].parent
		if parent < 0 {
			return ""
		}
		found := int32(-1)
		for c := parent + 1; c < at; c = t.boxes[c].end {
			if t.boxes[c].letters > 0 && !t.boxes[c].out {
				found = c
			}
		}
		if found >= 0 {
			if x := &t.boxes[found]; x.letters > maxAbove || x.linked*4 > x.letters {
				return ""
			}
			return t.render([]int32{found}, "")
		}
	}
	return ""
}

// leads are the boxes of a lead between the heading and the end of the block
// that it heads.
func (t *tree) leads(heading, end, at int32) []int32 {
	var out []int32
	for i := t.boxes[heading].end; i < end; i++ {
		x := &t.boxes[i]
		if x.out || (x.role == roleLead || x.node.DataAtom == atom.P) && t.beside(i, at, true) {
			if !x.out {
				out = append(out, i)
			}
			i = x.end - 1
		}
	}
	return out
}

// beside tells whether box c, a sibling of box at, belongs to its text.
func (t *tree) beside(c, at int32, above bool) bool {
	x := &t.boxes[c]
	if x.out || x.letters == 0 || x.linked*4 > x.letters {
		return false
	}
	if x.role == roleLead && above {
		return x.letters >= minParagraph
	}
	if x.letters < minLead || x.good <= 0 {
		return false
	}
	switch x.node.DataAtom {
	case atom.P, atom.Ul, atom.Ol, atom.Blockquote, atom.Table:
		return true
	case atom.Div, atom.Section:
		return above || x.role == roleBody || attribute(x.node, "class") != "" && sameKind(x.node, t.boxes[at].node)
	}
	return above && x.node.DataAtom == atom.H2
}

// render writes the text of the boxes.
func (t *tree) render(parts []int32, title string) string {
	out := map[*html.Node]bool{}
	for _, i := range parts {
		for c := i + 1; c < t.boxes[i].end; c++ {
			if t.boxes[c].out {
				out[t.boxes[c].node] = true
				c = t.boxes[c].end - 1
			}
		}
	}
	r := renderer{out: out}
	for _, i := range parts {
		r.flush()
		r.node(t.boxes[i].node)
		r.flush()
	}
	return strings.Join(articleBlocks(r.blocks, title), "\n\n")
}
