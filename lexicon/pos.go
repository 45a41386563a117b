package lexicon

import (
	"cmp"
	"strconv"
	"strings"
)

// Pos is a place in a lexicon file. Line and Col count from 1; Col counts code points and
// leaves a byte order mark out. The zero Pos is no place.
type Pos struct {
	File string
	Line int
	Col  int
}

// String gives file:line:col, or less where less is known.
func (p Pos) String() string {
	var b strings.Builder
	b.WriteString(p.File)
	for _, n := range [...]int{p.Line, p.Col} {
		if n == 0 {
			break
		}
		if b.Len() > 0 {
			b.WriteByte(':')
		}
		b.WriteString(strconv.Itoa(n))
	}
	return b.String()
}

// Compare orders places by file, line and column.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(strings.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Col, q.Col))
}
