package lexicon

import (
	"strings"
	"unicode/utf8"

	yaml "go.yaml.in/yaml/v4"
)

// at gives a function from the code points of a scalar's value to their places in the file. Where
// the value is folded from several lines, every code point is placed at its beginning.
func (p *ruleParser) at(n *yaml.Node) func(off int) Pos {
	start := p.place(n)
	switch {
	case n.Style&yaml.LiteralStyle != 0:
		return p.atLiteral(n)
	case n.Style&yaml.FoldedStyle != 0:
		return func(int) Pos { return start }
	}
	line := []rune(p.line(start))
	if start.Col < 1 || start.Col > len(line) {
		return func(int) Pos { return start }
	}
	written := line[start.Col-1:]
	quote := rune(0)
	if n.Style&yaml.SingleQuotedStyle != 0 {
		quote = '\''
	} else if n.Style&yaml.DoubleQuotedStyle != 0 {
		quote = '"'
	}
	// cols holds, for every code point of the value, how many stand before it in the line.
	cols, ok := unquote([]rune(n.Value), written, quote)
	if !ok {
		return func(int) Pos { return start }
	}
	return func(off int) Pos {
		off = max(0, min(off, len(cols)-1))
		return Pos{p.file, start.Line, start.Col + cols[off]}
	}
}

// unquote aligns a value with how it is written on one line. It says no when it is written otherwise.
func unquote(value, written []rune, quote rune) ([]int, bool) {
	i := 0
	if quote != 0 {
		i = 1
	}
	cols := make([]int, 0, len(value)+1)
	for _, r := range value {
		if i >= len(written) {
			return nil, false
		}
		cols = append(cols, i)
		if quote == '\'' && r == '\'' || quote == '"' && written[i] == '\\' {
			i++
			if i >= len(written) || written[i] != r {
				return nil, false
			}
		} else if written[i] != r {
			return nil, false
		}
		i++
	}
	return append(cols, i), true
}

// atLiteral is at for a block after |: its lines stand as they are, indented.
func (p *ruleParser) atLiteral(n *yaml.Node) func(off int) Pos {
	var places []Pos
	at := n.Line
	for line := range strings.SplitSeq(n.Value, "\n") {
		at++
		source := p.line(Pos{Line: at})
		col := utf8.RuneCountInString(source[:max(0, len(source)-len(line))]) + 1
		for range line {
			places = append(places, Pos{p.file, at, col})
			col++
		}
		places = append(places, Pos{p.file, at, col})
	}
	return func(off int) Pos { return places[max(0, min(off, len(places)-1))] }
}
