package match

import (
	"cmp"
	"slices"
	"strings"

	"vestnik/extract/morph"
	"vestnik/lexicon"
)

// Key is one sequence of words by which an entry is found, for people: lint and
// "lexicon show".
type Key struct {
	Words   string // folded as in the matcher: lower case, ё as е; "~" begins a stem
	Entry   *lexicon.Entry
	Name    string // the name or alias that it is a form of, as written
	Gram    morph.Gram
	Via     Via
	Weak    bool
	Fixed   bool // matched as written
	Initial bool // its first word must begin with a capital
	Upper   bool // its first word must be in capitals
	shape   shape
	fixed   string
}

// Keys lists what the program finds, by entry in no order, the keys of an entry
// in order. Relational adjectives are found by their lemma: theirs is the key.
// It is slow and meant for tools.
func (p *Program) Keys() map[*lexicon.Entry][]Key {
	words := make([]string, len(p.vocab))
	for w, n := range p.vocab {
		words[n] = w
	}
	// Every node but those of the root has one edge that leads to it.
	in := make([]edge, len(p.ends)) // from is 0 for the root
	for w, n := range p.root {
		if n != 0 {
			in[n] = edge{word: int32(w)}
		}
	}
	for _, e := range p.edges.slots {
		if e.from != 0 {
			in[e.to] = e
		}
	}
	out := make(map[*lexicon.Entry][]Key, 1<<14)
	add := func(text string, t *target) {
		keys := out[t.entry]
		for i := range keys {
			if k := &keys[i]; k.Words == text && k.Via == t.via && k.shape == t.shape && k.fixed == t.fixed {
				k.Gram |= t.gram
				k.Weak = k.Weak && t.weak
				return
			}
		}
		out[t.entry] = append(keys, Key{Words: text, Entry: t.entry, Name: t.name, Gram: t.gram, Via: t.via, Weak: t.weak,
			Fixed: t.fixed != "", Initial: t.shape == initial, Upper: t.shape == allUpper, shape: t.shape, fixed: t.fixed})
	}
	var parts []string
	for n := range p.ends {
		if p.ends[n] == 0 {
			continue
		}
		parts = parts[:0]
		for at := int32(n); at != 0; at = in[at].from {
			parts = append(parts, words[in[at].word])
		}
		slices.Reverse(parts)
		text := strings.Join(parts, " ")
		for k := p.ends[n]; k != 0; k = p.targets[k].next {
			add(text, &p.targets[k])
		}
	}
	for k := range p.singles[1:] {
		s := &p.singles[k+1]
		forms := map[string]morph.Gram{}
		s.each(p.dict, func(form string, g morph.Gram) { forms[form] |= g })
		for form, g := range forms {
			t := s.t
			t.gram = g
			add(form, &t)
		}
	}
	lemmas := p.Lemmas()
	for n, ts := range p.adjs {
		for k := range ts {
			add(lemmas[n], &ts[k])
		}
	}
	for _, keys := range out {
		slices.SortFunc(keys, func(a, b Key) int {
			return cmp.Or(cmp.Compare(a.Via, b.Via), strings.Compare(a.Name, b.Name), strings.Compare(a.Words, b.Words))
		})
	}
	return out
}

// Lemmas gives the lemmas that rules ask for, by their numbers.
func (p *Program) Lemmas() []string {
	lemmas := make([]string, len(p.lemmas))
	for l, n := range p.lemmas {
		lemmas[n] = l
	}
	return lemmas
}

// Fold is the form of a word that keys are made of.
func Fold(word string) string { return fold(word) }
