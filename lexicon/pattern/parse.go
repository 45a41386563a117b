package pattern

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Error is a fault of a pattern.
type Error struct {
	Span
	Code    string // stable, kebab-case
	Message string
	Hint    string
	Word    string   // the name that is unknown, if one is
	Known   []string // the names that would do in its place
}

func (e *Error) Error() string { return fmt.Sprintf("%d: %s [%s]", e.Lo+1, e.Message, e.Code) }

const (
	maxDepth  = 40  // of brackets
	maxRepeat = 100 // times
)

// Parse reads a pattern. The error is an *Error.
func Parse(text string) (n Node, err error) {
	p := parser{in: []rune(text)}
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(*Error)
			if !ok {
				panic(r)
			}
			n, err = nil, e
		}
	}()
	n = p.alt()
	if p.i < len(p.in) {
		p.fail("pattern-bracket", p.i, p.i+1, "", "%c without its opening bracket", p.in[p.i])
	}
	if nullable(n) {
		p.fail("pattern-empty", 0, len(p.in), "let at least one element be neither ? nor *", "the pattern matches nothing at all")
	}
	return n, nil
}

// parser reads by recursive descent and leaves through a panic with an *Error.
type parser struct {
	in    []rune
	i     int
	depth int
}

func (p *parser) fail(code string, lo, hi int, hint, format string, args ...any) {
	panic(&Error{Span: Span{lo, max(hi, lo+1)}, Code: code, Message: fmt.Sprintf(format, args...), Hint: hint})
}

// peek is the next code point, 0 at the end.
func (p *parser) peek() rune {
	if p.i < len(p.in) {
		return p.in[p.i]
	}
	return 0
}

func (p *parser) space() {
	for p.i < len(p.in) && unicode.IsSpace(p.in[p.i]) {
		p.i++
	}
}

func (p *parser) span(lo int) Span { return Span{lo, p.i} }

// while takes code points as long as ok says so.
func (p *parser) while(ok func(rune) bool) string {
	lo := p.i
	for p.i < len(p.in) && ok(p.in[p.i]) {
		p.i++
	}
	return string(p.in[lo:p.i])
}

func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == '-' || r == '’' || r == '\''
}

func isASCIIName(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '-' || r == '_'
}

func (p *parser) alt() Node {
	p.space()
	lo := p.i
	var items []Node
	for {
		x := p.seq()
		if a, ok := x.(*Alt); ok {
			items = append(items, a.Items...)
		} else {
			items = append(items, x)
		}
		if p.peek() != '|' {
			break
		}
		p.i++
	}
	if len(items) == 1 {
		return items[0]
	}
	return &Alt{Span{lo, items[len(items)-1].Range().Hi}, items}
}

func (p *parser) seq() Node {
	var items []Node
	p.space()
	lo := p.i
	for p.i < len(p.in) && !strings.ContainsRune("|)]»", p.peek()) {
		x := p.item()
		if s, ok := x.(*Seq); ok {
			items = append(items, s.Items...)
		} else {
			items = append(items, x)
		}
		p.space()
	}
	switch len(items) {
	case 0:
		p.fail("pattern-nothing", p.i, p.i+1, "", "an element of the pattern is missing here")
	case 1:
		return items[0]
	}
	return &Seq{Span{lo, items[len(items)-1].Range().Hi}, items}
}

func (p *parser) item() Node {
	lo := p.i
	name := p.while(isASCIIName)
	if name == "" || p.peek() != ':' {
		p.i = lo
		return p.repeat()
	}
	p.i++
	if p.i == len(p.in) || unicode.IsSpace(p.peek()) {
		p.fail("pattern-nothing", p.i, p.i+1, "write what is captured right after the colon", "nothing to capture as %q", name)
	}
	x := p.repeat()
	return &Capture{p.span(lo), name, x}
}

func (p *parser) repeat() Node {
	lo := p.i
	x := p.all()
	minimum, maximum, ok := p.repetition()
	if !ok {
		return x
	}
	r := &Repeat{p.span(lo), x, minimum, maximum}
	if nullable(x) {
		p.fail("pattern-repeat", lo, p.i, "take one of the signs away", "repeats what may be nothing")
	}
	if strings.ContainsRune("?*+{", p.peek()) && p.i < len(p.in) {
		p.fail("pattern-repeat", p.i, p.i+1, "take one of the signs away", "a second sign of repetition")
	}
	return r
}

func (p *parser) repetition() (minimum, maximum int, ok bool) {
	lo := p.i
	p.i++
	switch {
	case lo == len(p.in):
	case p.in[lo] == '?':
		return 0, 1, true
	case p.in[lo] == '*':
		return 0, -1, true
	case p.in[lo] == '+':
		return 1, -1, true
	case p.in[lo] == '{':
		minimum = p.number()
		maximum = minimum
		p.space()
		if p.peek() == ',' {
			p.i++
			p.space()
			maximum = -1
			if p.peek() != '}' {
				maximum = p.number()
			}
		}
		p.space()
		if p.peek() != '}' {
			p.fail("pattern-bracket", lo, lo+1, "", "{ without }")
		}
		p.i++
		if maximum == 0 || maximum > 0 && maximum < minimum {
			p.fail("pattern-repeat", lo, p.i, "write the lesser number first", "%s repeats never", string(p.in[lo:p.i]))
		}
		return minimum, maximum, true
	}
	p.i = lo
	return 0, 0, false
}

func (p *parser) number() int {
	p.space()
	lo, n := p.i, 0
	for p.i < len(p.in) && '0' <= p.in[p.i] && p.in[p.i] <= '9' && n <= maxRepeat {
		n = n*10 + int(p.in[p.i]-'0')
		p.i++
	}
	if p.i == lo || n > maxRepeat {
		p.fail("pattern-repeat", lo, p.i, "write {2}, {1,3} or {2,}", "a number from 0 to %d stands in {}", maxRepeat)
	}
	return n
}

func (p *parser) all() Node {
	lo := p.i
	items := []Node{p.unit()}
	for {
		back := p.i
		p.space()
		if p.peek() != '&' {
			p.i = back
			break
		}
		p.i++
		p.space()
		x := p.unit()
		if a, ok := x.(*All); ok {
			items = append(items, a.Items...)
		} else {
			items = append(items, x)
		}
	}
	if len(items) == 1 {
		return items[0]
	}
	if a, ok := items[0].(*All); ok {
		items = slices.Concat(a.Items, items[1:])
	}
	for _, x := range items {
		p.needAtom(x, "&")
	}
	return &All{p.span(lo), items}
}

func (p *parser) needAtom(x Node, sign string) {
	if !atom(x) {
		r := x.Range()
		p.fail("pattern-not-one", r.Lo, r.Hi, "a word, literal, stem, grammemes, entry, mention, quotation or alternatives of them",
			"this cannot stand beside %s", sign)
	}
}

// atom says whether n takes words as one.
func atom(n Node) bool {
	switch n := n.(type) {
	case *Seq, *Repeat, *Capture, *Agree, *Sub:
		return false
	case *Alt:
		return !slices.ContainsFunc(n.Items, func(x Node) bool { return !atom(x) })
	}
	return true
}

// nullable says whether n can match no word at all. Sub-patterns never can.
func nullable(n Node) bool {
	switch n := n.(type) {
	case *Seq:
		return !slices.ContainsFunc(n.Items, func(x Node) bool { return !nullable(x) })
	case *Alt:
		return slices.ContainsFunc(n.Items, nullable)
	case *Repeat:
		return n.Min == 0 || nullable(n.X)
	case *Capture:
		return nullable(n.X)
	case *Agree:
		return nullable(n.X)
	}
	return false
}
