package dict

import "math/bits"

// Automaton is a minimal acyclic automaton over words written in letter codes
// (see Alphabet). A final state holds the index of a record, a list of numbers
// whose meaning is the table's own. It is immutable.
type Automaton struct {
	states  []state
	targets []uint32 // children of all states, in order of state and code
	records []uint32 // records: a count, then so many numbers
}

// state is one state: which codes lead on, where its children begin in targets,
// and its record (0: not final).
type state struct {
	mask   uint64
	first  uint32
	record uint32
}

// State names a state of an automaton. Root is the state before the first letter.
type State uint32

// Root is the state before the first letter.
const Root State = 0

// Next follows one letter code; false when no word goes on that way.
func (a *Automaton) Next(s State, code byte) (State, bool) {
	st := &a.states[s]
	bit := uint64(1) << (code & 63)
	if st.mask&bit == 0 {
		return 0, false
	}
	return State(a.targets[st.first+uint32(bits.OnesCount64(st.mask&(bit-1)))]), true
}

// Record is the record of a state, nil when no word ends there. The caller must
// not change it.
func (a *Automaton) Record(s State) []uint32 {
	r := a.states[s].record
	if r == 0 {
		return nil
	}
	n := a.records[r]
	return a.records[r+1 : r+1+n : r+1+n]
}

// Find is the record of a word given in letter codes, nil when it is not there.
func (a *Automaton) Find(word []byte) []uint32 {
	s, ok := Root, true
	for _, c := range word {
		if s, ok = a.Next(s, c); !ok {
			return nil
		}
	}
	return a.Record(s)
}

// Each calls f with every word and its record, in the order of the codes. The
// word is valid during the call only.
func (a *Automaton) Each(f func(word []byte, record []uint32)) {
	var word []byte
	var walk func(s State)
	walk = func(s State) {
		if r := a.Record(s); r != nil {
			f(word, r)
		}
		for m := a.states[s].mask; m != 0; m &= m - 1 {
			c := byte(bits.TrailingZeros64(m))
			t, _ := a.Next(s, c)
			word = append(word, c)
			walk(t)
			word = word[:len(word)-1]
		}
	}
	walk(Root)
}

// Size is the number of states and of transitions.
func (a *Automaton) Size() (states, transitions int) { return len(a.states), len(a.targets) }
