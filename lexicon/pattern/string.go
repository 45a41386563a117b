package pattern

import (
	"strconv"
	"strings"
)

func join(nodes []Node, sep string, wrap func(Node) bool) string {
	var b strings.Builder
	for i, n := range nodes {
		if i > 0 {
			b.WriteString(sep)
		}
		b.WriteString(group(n, wrap(n)))
	}
	return b.String()
}

func group(n Node, wrap bool) string {
	if wrap {
		return "(" + n.String() + ")"
	}
	return n.String()
}

func isAlt(n Node) bool {
	_, ok := n.(*Alt)
	return ok
}

// loose says that n needs brackets to stand before a repetition sign.
func loose(n Node) bool {
	switch n.(type) {
	case *Alt, *Seq, *Capture, *Repeat:
		return true
	}
	return false
}

func (n *Seq) String() string { return join(n.Items, " ", isAlt) }
func (n *Alt) String() string { return join(n.Items, " | ", func(Node) bool { return false }) }
func (n *All) String() string { return join(n.Items, "&", isAlt) }
func (n *Not) String() string { return "!" + group(n.X, isAlt(n.X)) }

func (n *Capture) String() string {
	_, repeat := n.X.(*Repeat)
	return n.Name + ":" + group(n.X, loose(n.X) && !repeat)
}

func (n *Repeat) String() string {
	x := group(n.X, loose(n.X))
	switch lo := strconv.Itoa(n.Min); {
	case n.Min == 0 && n.Max == 1:
		return x + "?"
	case n.Min == 0 && n.Max < 0:
		return x + "*"
	case n.Min == 1 && n.Max < 0:
		return x + "+"
	case n.Max < 0:
		return x + "{" + lo + ",}"
	case n.Min == n.Max:
		return x + "{" + lo + "}"
	default:
		return x + "{" + lo + "," + strconv.Itoa(n.Max) + "}"
	}
}

func (n *Agree) String() string {
	s := "[" + n.X.String() + "]"
	if n.Case && n.Number && n.Gender {
		return s
	}
	var on []string
	for i, set := range [...]bool{n.Case, n.Number, n.Gender} {
		if set {
			on = append(on, categories[i])
		}
	}
	return s + strings.Join(on, ",")
}

func (n *Literal) String() string { return `"` + n.Text + `"` }
func (n *Lemma) String() string   { return n.Text }
func (n *Stem) String() string    { return "~" + n.Text }
func (n *Sub) String() string     { return "$" + n.ID }
func (n *Any) String() string     { return "." }
func (n *Member) String() string  { return "@" + n.List + whereString(n.Where) }
func (n *Mention) String() string { return "@" + n.Type + whereString(n.Where) }

func (n *Quote) String() string {
	if n.X == nil {
		return "«»"
	}
	return "«" + n.X.String() + "»"
}

func (n *Grammemes) String() string {
	terms := make([]string, len(n.Terms))
	for i, t := range n.Terms {
		terms[i] = strings.Join(t.AnyOf, "|")
		if t.Not {
			terms[i] = "!" + terms[i]
		}
	}
	return "<" + strings.Join(terms, " ") + ">"
}

func whereString(tests []Test) string {
	if len(tests) == 0 {
		return ""
	}
	parts := make([]string, len(tests))
	for i, t := range tests {
		parts[i] = t.Key + ": " + strings.Join(t.AnyOf, "/")
	}
	return "(" + strings.Join(parts, ", ") + ")"
}
