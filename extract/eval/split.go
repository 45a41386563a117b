package eval

import (
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"
)

// Part is the n-th of m parts of the gold: tune on one, report the other.
type Part struct{ N, Of int }

// ParsePart reads "1/2"; "" is the whole.
func ParsePart(s string) (Part, error) {
	if s == "" {
		return Part{1, 1}, nil
	}
	n, of, ok := strings.Cut(s, "/")
	p := Part{}
	var err1, err2 error
	p.N, err1 = strconv.Atoi(n)
	p.Of, err2 = strconv.Atoi(of)
	if !ok || err1 != nil || err2 != nil || p.N < 1 || p.N > p.Of {
		return Part{}, fmt.Errorf("part %q is not N/M with N from 1 to M", s)
	}
	return p, nil
}

// Take gives the articles of the part. An article's part depends on its id
// alone, so that articles added later move none.
func (p Part) Take(gold []Gold) []Gold {
	if p.Of <= 1 {
		return gold
	}
	var out []Gold
	for _, g := range gold {
		h := fnv.New64a()
		h.Write([]byte(g.ID))
		sum := h.Sum64()
		sum ^= sum >> 32 // the low bits alone follow the last letter of the id
		if int(sum%uint64(p.Of)) == p.N-1 {
			out = append(out, g)
		}
	}
	return out
}
