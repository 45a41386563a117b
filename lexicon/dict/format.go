package dict

import (
	"encoding/binary"
	"errors"
	"math/bits"
	"strings"
)

// Magic begins every dictionary file; its number is the version of the format.
//
// The file is a row of values. A number is an unsigned varint, a text its length
// and bytes, a list its length and members; a list of texts is one text with a
// line feed after each. An automaton is four lists: the states' masks (8 bytes
// each, little-endian), the places of their records, the targets (as distance
// from the number of the state, zigzag), the records. The whole is packed with zstd.
const Magic = "vestnik dictionary 1"

var errTruncated = errors.New("dictionary: file is damaged")

// reader takes values off a file; after a failure it gives zeros.
type reader struct {
	b      []byte
	failed bool
}

func (r *reader) number() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.failed, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return v
}

// length reads the length of a list whose members take at least one byte each.
func (r *reader) length() int {
	n := r.number()
	if n > uint64(len(r.b)) {
		r.failed, r.b = true, nil
		return 0
	}
	return int(n)
}

func (r *reader) text() string {
	n := r.length()
	s := string(r.b[:n])
	r.b = r.b[n:]
	return s
}

// texts reads a list of texts, kept as parts of one string.
func (r *reader) texts() []string {
	all := r.text()
	if all == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(all, "\n"), "\n")
}

func (r *reader) numbers() []uint32 {
	out := make([]uint32, r.length())
	b := r.b
	for i := range out {
		if len(b) > 0 && b[0] < 0x80 {
			out[i] = uint32(b[0])
			b = b[1:]
			continue
		}
		v, n := binary.Uvarint(b)
		if n <= 0 {
			r.failed, r.b = true, nil
			return out
		}
		out[i] = uint32(v)
		b = b[n:]
	}
	r.b = b
	return out
}

func (r *reader) automaton() Automaton {
	masks := r.masks()
	places := r.numbers()
	a := Automaton{states: make([]state, len(masks)), targets: r.numbers(), records: r.numbers()}
	if len(places) != len(masks) || len(masks) == 0 {
		r.failed = true
		return Automaton{}
	}
	first := uint32(0)
	for i, m := range masks {
		n := uint32(bits.OnesCount64(m))
		if int(first+n) > len(a.targets) || int(places[i]) >= len(a.records) {
			r.failed = true
			return Automaton{}
		}
		a.states[i] = state{mask: m, first: first, record: places[i]}
		for j := first; j < first+n; j++ {
			z := a.targets[j]
			a.targets[j] = uint32(int64(i) + (int64(z>>1) ^ -int64(z&1)))
			if int(a.targets[j]) >= len(masks) {
				r.failed = true
				return Automaton{}
			}
		}
		first += n
	}
	return a
}

func (r *reader) masks() []uint64 {
	n := r.length()
	if 8*n > len(r.b) {
		r.failed, r.b = true, nil
		return nil
	}
	out := make([]uint64, n)
	for i := range out {
		out[i] = binary.LittleEndian.Uint64(r.b[8*i:])
	}
	r.b = r.b[8*n:]
	return out
}
