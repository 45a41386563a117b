package text

import (
	"math/bits"
	"sort"
	"unicode/utf8"
)

// edit says that Text[t0:t1] was written for Source[s0:s1]. Between edits the
// two run on byte for byte, so clean text has none.
type edit struct {
	t0, t1, s0, s1 int32
}

// stride is the distance in bytes between the counted places of Source.
const stride = 128

// offsets maps bytes of a normalised text to code points of its source.
type offsets struct {
	source string
	edits  []edit
	counts []int32 // code points before the first rune start at or after k*stride
	starts []int32 // that rune start; empty for valid UTF-8, where it need not be known
}

func (o *offsets) reset(source string, valid bool) {
	o.source = source
	o.counts, o.starts = o.counts[:0], o.starts[:0]
	if valid {
		n := 0
		for at := 0; at < len(source); at += stride {
			o.counts = append(o.counts, int32(n))
			n += countRunes(source[at:min(at+stride, len(source))])
		}
		return
	}
	n, next := 0, 0
	for at := range source {
		if at >= next {
			o.counts = append(o.counts, int32(n))
			o.starts = append(o.starts, int32(at))
			next += stride
		}
		n++
	}
}

// countRunes counts the bytes that are no continuation bytes, eight at a time.
// The text must be valid UTF-8, except that it may begin or end inside a rune.
func countRunes(s string) int {
	n, i := len(s), 0
	for ; i+8 <= len(s); i += 8 {
		x := uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
			uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
		n -= bits.OnesCount64(x >> 7 &^ (x >> 6) & 0x0101010101010101)
	}
	for ; i < len(s); i++ {
		if s[i]&0xC0 == 0x80 {
			n--
		}
	}
	return n
}

// codePoint turns a byte offset of the source into a number of code points.
func (o *offsets) codePoint(at int) int {
	if len(o.counts) == 0 {
		return 0
	}
	k := min(at/stride, len(o.counts)-1)
	if len(o.starts) == 0 {
		return int(o.counts[k]) + countRunes(o.source[k*stride:at])
	}
	return int(o.counts[k]) + utf8.RuneCountInString(o.source[o.starts[k]:max(at, int(o.starts[k]))])
}

// start gives the byte of the source where what stands at byte t of the text
// begins: what was deleted before it is left out.
func (o *offsets) start(t int) int {
	k := sort.Search(len(o.edits), func(i int) bool { return int(o.edits[i].t0) > t }) - 1
	if k < 0 {
		return t
	}
	e := o.edits[k]
	if t < int(e.t1) {
		return int(e.s0)
	}
	return int(e.s1) + t - int(e.t1)
}

// end gives the byte of the source where what ends at byte t of the text ends:
// what was deleted after it is left out.
func (o *offsets) end(t int) int {
	k := sort.Search(len(o.edits), func(i int) bool { return int(o.edits[i].t0) >= t }) - 1
	if k < 0 {
		return t
	}
	e := o.edits[k]
	if t <= int(e.t1) {
		return int(e.s1)
	}
	return int(e.s1) + t - int(e.t1)
}

// Span maps bytes [startByte, endByte) of d.Text to code points [start, end) of
// d.Source. Marks that normalisation removed are part of the span only between
// the two places, never at its edges.
func (d *Doc) Span(startByte, endByte int) (start, end int) {
	s := d.offsets.start(startByte)
	e := max(d.offsets.end(endByte), s)
	return d.offsets.codePoint(s), d.offsets.codePoint(e)
}

// Exact cuts from d.Source what stands at bytes [startByte, endByte) of d.Text:
// the code points that Span names.
func (d *Doc) Exact(startByte, endByte int) string {
	s := d.offsets.start(startByte)
	return d.Source[s:max(d.offsets.end(endByte), s)]
}
