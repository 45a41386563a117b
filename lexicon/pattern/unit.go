package pattern

import (
	"fmt"
	"slices"
	"strings"
)

func (p *parser) unit() Node {
	lo := p.i
	c := p.peek()
	switch {
	case p.i == len(p.in):
		p.fail("pattern-nothing", p.i, p.i+1, "", "an element of the pattern is missing here")
	case isWord(c) && c != '-' && c != '\'' && c != '’':
		return p.lemma()
	}
	p.i++
	switch c {
	case '"':
		return p.literal(lo)
	case '~':
		w := p.while(isWord)
		if w == "" {
			p.fail("pattern-nothing", lo, p.i, "write the stem right after ~", "~ without a stem")
		}
		return &Stem{p.span(lo), w}
	case '<':
		return p.grammemes(lo)
	case '@':
		return p.member(lo)
	case '$':
		return p.sub(lo)
	case '.':
		return &Any{p.span(lo)}
	case '!':
		p.enter(lo)
		x := p.unit()
		p.depth--
		p.needAtom(x, "!")
		return &Not{p.span(lo), x}
	case '(':
		return p.bracketed(lo, ')')
	case '[':
		return p.agree(lo)
	case '«':
		if p.space(); p.peek() == '»' {
			p.i++
			return &Quote{p.span(lo), nil}
		}
		x := p.bracketed(lo, '»')
		return &Quote{p.span(lo), x}
	case '?', '*', '+', '{', '&', ':':
		p.fail("pattern-nothing", lo, p.i, "it stands right after what it belongs to", "nothing stands before %c", c)
	}
	p.fail("pattern-character", lo, p.i, `signs of punctuation are written "`+string(c)+`"`, "%c means nothing here", c)
	return nil
}

func (p *parser) enter(lo int) {
	if p.depth++; p.depth > maxDepth {
		p.fail("pattern-depth", lo, lo+1, "make parts of it patterns of their own", "brackets are nested deeper than %d", maxDepth)
	}
}

// bracketed reads a pattern and the closing bracket; the opening one at lo has been read.
func (p *parser) bracketed(lo int, closing rune) Node {
	p.enter(lo)
	if p.space(); p.i == len(p.in) {
		p.fail("pattern-bracket", lo, lo+1, "", "%c without %c", p.in[lo], closing)
	}
	x := p.alt()
	if p.peek() != closing {
		p.fail("pattern-bracket", lo, lo+1, "", "%c without %c", p.in[lo], closing)
	}
	p.i++
	p.depth--
	return x
}

func (p *parser) lemma() Node {
	lo := p.i
	w := p.while(isWord)
	latin := func(r rune) bool { return !isASCIIName(r) }
	if !strings.ContainsFunc(w, latin) && strings.ContainsFunc(w, func(r rune) bool { return r > '9' }) {
		p.fail("pattern-latin", lo, p.i, fmt.Sprintf(`write "%s" for the word itself, @%s for a list, $%s for a pattern, <%s> for a grammeme`, w, w, w, w),
			"a bare Latin word %s", w)
	}
	return &Lemma{p.span(lo), w}
}

func (p *parser) literal(lo int) Node {
	text := p.while(func(r rune) bool { return r != '"' })
	if p.i == len(p.in) {
		p.fail("pattern-bracket", lo, lo+1, "", `" without its closing "`)
	}
	p.i++
	if strings.TrimSpace(text) == "" {
		p.fail("pattern-nothing", lo, p.i, "", "an empty literal")
	}
	return &Literal{p.span(lo), text}
}

func (p *parser) grammemes(lo int) Node {
	var terms []Term
	for {
		p.space()
		switch {
		case p.i == len(p.in):
			p.fail("pattern-bracket", lo, lo+1, "", "< without >")
		case p.peek() == '>':
			p.i++
			if terms == nil {
				p.fail("pattern-nothing", lo, p.i, "<> holds grammemes: <NOUN gent>; . is any word", "no grammeme in <>")
			}
			return &Grammemes{p.span(lo), terms}
		}
		var t Term
		if p.peek() == '!' {
			t.Not = true
			p.i++
		}
		for {
			t.AnyOf = append(t.AnyOf, p.known("unknown-grammeme", "grammeme", grammemes))
			if p.peek() != '|' {
				break
			}
			p.i++
		}
		terms = append(terms, t)
	}
}

// known reads a name that must be one of names.
func (p *parser) known(code, what string, names []string) string {
	lo := p.i
	w := p.while(func(r rune) bool { return isWord(r) || r == '_' })
	if w == "" {
		p.fail("pattern-nothing", lo, lo+1, "", "a %s is missing here", what)
	}
	if !slices.Contains(names, w) {
		panic(&Error{Span: p.span(lo), Code: code, Message: fmt.Sprintf("unknown %s %q", what, w), Word: w, Known: names})
	}
	return w
}

func (p *parser) agree(lo int) Node {
	x := p.bracketed(lo, ']')
	if single(x) {
		p.fail("pattern-agree", lo, p.i, "write at least two elements in []", "one word alone agrees with nothing")
	}
	n := &Agree{X: x}
	if !isASCIIName(p.peek()) {
		n.Case, n.Number, n.Gender = true, true, true
	} else {
		for {
			switch p.known("unknown-category", "category of agreement", categories) {
			case "case":
				n.Case = true
			case "number":
				n.Number = true
			case "gender":
				n.Gender = true
			}
			if p.peek() != ',' {
				break
			}
			p.i++
		}
	}
	n.Span = p.span(lo)
	return n
}

// single says whether n is always one unit. A sub-pattern may be more.
func single(n Node) bool {
	if c, ok := n.(*Capture); ok {
		return single(c.X)
	}
	return atom(n)
}

func (p *parser) member(lo int) Node {
	name := p.while(isASCIIName)
	if name == "" {
		p.fail("pattern-nothing", lo, p.i, "write the name of a list or a type right after @", "@ without a name")
	}
	where := p.where()
	if c := name[0]; 'A' <= c && c <= 'Z' {
		return &Mention{p.span(lo), name, where}
	}
	return &Member{p.span(lo), name, where}
}

// where reads the attributes an entry must have, if a bracket follows at once.
func (p *parser) where() []Test {
	if p.peek() != '(' {
		return nil
	}
	open := p.i
	p.i++
	var tests []Test
	for {
		p.space()
		lo := p.i
		t := Test{Key: p.while(isASCIIName)}
		if p.space(); t.Key == "" || p.peek() != ':' {
			p.fail("pattern-where", lo, p.i, "write @list(key: value); leave a space before ( that only groups", "key: value is missing here")
		}
		p.i++
		t.AnyOf = p.values()
		t.Span = p.span(lo)
		tests = append(tests, t)
		switch p.peek() {
		case ')':
			p.i++
			return tests
		case ',':
			p.i++
		default:
			p.fail("pattern-bracket", open, open+1, "", "( without )")
		}
	}
}

func (p *parser) values() []string {
	var values []string
	for {
		p.space()
		lo := p.i
		v := strings.TrimSpace(p.while(func(r rune) bool { return !strings.ContainsRune(",/()", r) }))
		if v == "" {
			p.fail("pattern-where", lo, p.i, "write @list(key: value)", "a value is missing here")
		}
		values = append(values, v)
		if p.peek() != '/' {
			return values
		}
		p.i++
	}
}

func (p *parser) sub(lo int) Node {
	id := p.while(func(r rune) bool { return isASCIIName(r) || r == '.' })
	trimmed := strings.TrimRight(id, ".-")
	p.i -= len(id) - len(trimmed)
	if trimmed == "" {
		p.fail("pattern-nothing", lo, p.i, "write the id of a pattern right after $", "$ without an id")
	}
	return &Sub{p.span(lo), trimmed}
}
