package pattern

// Span is the part of the pattern's text a node was read from, in code points from 0.
type Span struct{ Lo, Hi int }

// Range gives the span itself.
func (s Span) Range() Span { return s }

// Node is an element of a pattern: one of the pointer types below. String gives it as written in
// canonical layout; parsing that gives the same node but for the spans.
type Node interface {
	Range() Span
	String() string
}

// Seq is its items one after the other; at least two.
type Seq struct {
	Span
	Items []Node
}

// Alt is any of its items; at least two.
type Alt struct {
	Span
	Items []Node
}

// Repeat is X from Min to Max times; Max -1 is without bound.
type Repeat struct {
	Span
	X        Node
	Min, Max int
}

// Capture is X under a name.
type Capture struct {
	Span
	Name string
	X    Node
}

// All holds where every item holds of the same words; at least two.
type All struct {
	Span
	Items []Node
}

// Not is one token of which X does not hold.
type Not struct {
	Span
	X Node
}

// Agree is X whose inflected words agree in the categories that are set.
type Agree struct {
	Span
	X                    Node
	Case, Number, Gender bool
}

// Literal is the very forms of its text, in any case of letters.
type Literal struct {
	Span
	Text string
}

// Lemma is any form of a word.
type Lemma struct {
	Span
	Text string
}

// Stem is any word with this stem.
type Stem struct {
	Span
	Text string
}

// Grammemes is a word with an analysis for which every term holds.
type Grammemes struct {
	Span
	Terms []Term
}

// Term holds when the analysis has one of the grammemes, or, negated, none of them.
type Term struct {
	Not   bool
	AnyOf []string
}

// Member is an entry of a list that passes the tests.
type Member struct {
	Span
	List  string
	Where []Test
}

// Mention is a mention of a type whose entry, if any, passes the tests.
type Mention struct {
	Span
	Type  string
	Where []Test
}

// Test holds when the attribute has one of the values.
type Test struct {
	Span
	Key   string
	AnyOf []string
}

// Sub is another pattern, by id.
type Sub struct {
	Span
	ID string
}

// Any is any one token.
type Any struct{ Span }

// Quote is a quotation; X, which may be nil, matches its whole content.
type Quote struct {
	Span
	X Node
}

// Children gives the nodes directly below n.
func Children(n Node) []Node {
	switch n := n.(type) {
	case *Seq:
		return n.Items
	case *Alt:
		return n.Items
	case *All:
		return n.Items
	case *Repeat:
		return []Node{n.X}
	case *Capture:
		return []Node{n.X}
	case *Not:
		return []Node{n.X}
	case *Agree:
		return []Node{n.X}
	case *Quote:
		if n.X != nil {
			return []Node{n.X}
		}
	}
	return nil
}

// Walk calls f for n and every node below it, parents first.
func Walk(n Node, f func(Node)) {
	f(n)
	for _, c := range Children(n) {
		Walk(c, f)
	}
}
