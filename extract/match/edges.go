package match

import "math/bits"

// edges are the edges of the trie: the node that a word leads to from a node. It
// is a hash table with open addresses, for it holds some hundred thousand edges
// and most of the questions it is asked have the answer no.
type edges struct {
	slots []edge
	n     int
}

type edge struct {
	from, word int32 // from is 0 in an empty slot
	to         int32
}

func newEdges(size int) edges {
	return edges{slots: make([]edge, 1<<bits.Len(uint(size)))}
}

// slot is where an edge is or would be.
func (e *edges) slot(from, word int32) int {
	const golden = 0x9E3779B97F4A7C15 // 2^64 divided by the golden ratio (Knuth, TAOCP 3, 6.4)
	mask := len(e.slots) - 1
	k := int((uint64(from)<<32|uint64(uint32(word)))*golden>>32) & mask
	for e.slots[k].from != 0 && (e.slots[k].from != from || e.slots[k].word != word) {
		k = (k + 1) & mask
	}
	return k
}

// next is the node that word leads to, 0 when it leads nowhere.
func (e *edges) next(from, word int32) int32 {
	if from == 0 {
		return 0
	}
	return e.slots[e.slot(from, word)].to
}

// add adds an edge that is not there.
func (e *edges) add(from, word, to int32) {
	if 4*(e.n+1) > 3*len(e.slots) {
		old := e.slots
		e.slots = make([]edge, 2*len(old))
		for _, x := range old {
			if x.from != 0 {
				e.slots[e.slot(x.from, x.word)] = x
			}
		}
	}
	e.slots[e.slot(from, word)] = edge{from, word, to}
	e.n++
}
