package main

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"
)

// builder makes a minimal acyclic automaton from words in sorted order: the
// incremental algorithm of Daciuk, Mihov, Watson and Watson, "Incremental
// Construction of Minimal Acyclic Finite-State Automata" (2000). Records belong
// to final states, so states with different records are never joined.
type builder struct {
	register map[string]uint32 // signature of a finished state -> its number
	states   []node            // finished states, children before parents
	path     []node            // states of the last word, still open
	last     []byte
	records  map[string]uint32
	list     []uint32 // all records, each a count and its numbers
}

// node is a state: codes in rising order, where they lead, its record.
type node struct {
	codes   []byte
	targets []uint32
	record  uint32
}

func newBuilder() *builder {
	return &builder{
		register: map[string]uint32{},
		path:     make([]node, 1),
		records:  map[string]uint32{},
		list:     []uint32{0}, // place 0 means no record
	}
}

// add takes the next word, in codes, and its record.
func (b *builder) add(word []byte, record []uint32) error {
	if b.last != nil && slices.Compare(b.last, word) >= 0 {
		return fmt.Errorf("words out of order")
	}
	common := 0
	for common < len(word) && common < len(b.last) && word[common] == b.last[common] {
		common++
	}
	b.close(common)
	for _, c := range word[common:] {
		top := &b.path[len(b.path)-1]
		top.codes = append(top.codes, c)
		top.targets = append(top.targets, 0) // known once the child is closed
		b.path = append(b.path, node{})
	}
	b.path[len(b.path)-1].record = b.place(record)
	b.last = append(b.last[:0], word...)
	return nil
}

// close finishes the open states beyond the given depth, deepest first.
func (b *builder) close(depth int) {
	for len(b.path) > depth+1 {
		n := b.path[len(b.path)-1]
		b.path = b.path[:len(b.path)-1]
		parent := &b.path[len(b.path)-1]
		parent.targets[len(parent.targets)-1] = b.finish(n)
	}
}

// finish gives the number of the finished state equal to n.
func (b *builder) finish(n node) uint32 {
	sig := binary.AppendUvarint(nil, uint64(n.record))
	for i, c := range n.codes {
		sig = append(sig, c)
		sig = binary.AppendUvarint(sig, uint64(n.targets[i]))
	}
	if s, ok := b.register[string(sig)]; ok {
		return s
	}
	s := uint32(len(b.states))
	b.states = append(b.states, n)
	b.register[string(sig)] = s
	return s
}

// place gives the place of a record in the list, equal records sharing one.
func (b *builder) place(record []uint32) uint32 {
	var key []byte
	for _, v := range record {
		key = binary.LittleEndian.AppendUint32(key, v)
	}
	if p, ok := b.records[string(key)]; ok {
		return p
	}
	p := uint32(len(b.list))
	b.list = append(append(b.list, uint32(len(record))), record...)
	b.records[string(key)] = p
	return p
}

// write ends the automaton and appends it to a dictionary file. States are
// numbered depth first from the root, so that the states of a word lie near each
// other.
func (b *builder) write(w *writer) {
	b.close(0)
	root := b.finish(b.path[0])
	number := make([]uint32, len(b.states))
	var order []uint32
	var visit func(s uint32)
	visit = func(s uint32) {
		if number[s] != 0 {
			return
		}
		order = append(order, s)
		number[s] = uint32(len(order))
		for _, t := range b.states[s].targets {
			visit(t)
		}
	}
	visit(root)
	masks := make([]uint64, len(order))
	var places, targets []uint32
	for i, s := range order {
		n := b.states[s]
		places = append(places, n.record)
		for j, c := range n.codes {
			masks[i] |= 1 << c
			d := int64(number[n.targets[j]]-1) - int64(i)
			targets = append(targets, uint32(d<<1^d>>63))
		}
		if bits.OnesCount64(masks[i]) != len(n.codes) {
			panic("code beyond the alphabet")
		}
	}
	w.masks(masks)
	w.numbers(places)
	w.numbers(targets)
	w.numbers(b.list)
}
