// Package match compiles the lists of a lexicon into one matcher and finds
// their entries in text.
//
// A list entry is written in the nominative. The compiler inflects it once, so
// a key is the sequence of word forms of one case of the name: a hit says not
// only which entry stands here but also in which cases it can stand. Words the
// dictionary does not know are keyed by their predicted forms and, as the
// prediction may be wrong, by their stem as well.
//
// Keys are runs of word numbers in a trie. Most words of a text have no number,
// so they cost one look-up, however large the lexicon is.
package match

import (
	"strings"

	"vestnik/extract/morph"
	"vestnik/extract/text"
	"vestnik/lexicon"
)

// Via says by which name of its entry a match was found.
type Via uint8

// The kinds of name.
const (
	ViaName    Via = iota // the name or an alias
	ViaAdj                // the relational adjective: казахстанский
	ViaDemonym            // the inhabitant: казахстанец
	ViaStem               // a stem of a word unknown to the dictionary
)

// String returns the word that explanations print.
func (v Via) String() string {
	return [...]string{"name", "adjective", "demonym", "stem"}[v]
}

// Match is one entry found in a text.
type Match struct {
	Entry       *lexicon.Entry
	Name        string     // the name or alias that was found, in the nominative as the lexicon writes it
	First, Last int        // tokens [First, Last)
	Gram        morph.Gram // the cases, numbers and genders it can stand in; 0 when unknown
	Via         Via
	Weak        bool  // counts only with support from its context
	N           int32 // number of the entry in the program, see Builder.Add
}

// target is what stands at the end of a key.
type target struct {
	entry *lexicon.Entry
	n     int32 // its number
	seq   int32 // number of the name, in the order of the lexicon
	name  string
	fixed string // exact text asked for, or ""
	gram  morph.Gram
	via   Via
	shape shape
	weak  bool
	next  int32 // the next target of its node, 0 for none
}

// merge joins the grammemes of targets that differ in nothing else, false when
// they differ.
func (t *target) merge(o *target) bool {
	if t.entry != o.entry || t.via != o.via || t.fixed != o.fixed || t.shape != o.shape {
		return false
	}
	t.gram |= o.gram
	t.weak = t.weak && o.weak
	return true
}

// shape is what a key asks of the capitals of the text.
type shape uint8

const (
	anyShape shape = iota
	initial        // the first word begins with a capital
	allUpper       // the first word is in capitals
	acronym        // the word is in capitals but for a small ending: МИДа
)

// Program is a compiled set of lists. It is immutable and may be shared.
type Program struct {
	dict    *morph.Dictionary
	vocab   map[string]int32 // folded form, or "~" and a stem -> word number
	lemmas  map[string]int32 // lemma -> lemma number
	root    []int32          // word number -> node, 0 when none
	edges   edges
	ends    []int32          // by node: the first of its targets, 0 for none
	targets []target         // from 1
	adjs    [][]target       // by lemma number
	marks   map[string]uint8 // see Builder.Mark
	bases   map[string]int32 // folded beginning -> the last single filed under it
	singles []single         // from 1
	number  map[*lexicon.Entry]int32
}

// Dictionary returns the dictionary that the program was compiled with.
func (p *Program) Dictionary() *morph.Dictionary { return p.dict }

// Lemma returns the number that Builder.Lemma gave to a lemma, or -1.
func (p *Program) Lemma(lemma string) int32 {
	if n, ok := p.lemmas[fold(lemma)]; ok {
		return n
	}
	return -1
}

// At appends to dst all matches that begin with token i of tokens, shortest
// first. words holds the word of each token; limit is the token at which a
// match must have ended.
func (p *Program) At(dst []Match, tokens []text.Token, words []*Word, i, limit int) []Match {
	w := words[i]
	if w.adj {
		for k := range w.Analyses {
			a := &w.Analyses[k]
			if n := w.Lemmas[k]; n >= 0 && a.POS == morph.ADJF && int(n) < len(p.adjs) {
				for j := range p.adjs[n] {
					t := &p.adjs[n][j]
					dst = add(dst, Match{t.entry, t.name, i, i + 1, a.Gram & (morph.Cases | morph.Numbers | morph.Genders), t.via, t.weak, t.n})
				}
			}
		}
	}
	for k := range w.alone {
		if t := &w.alone[k]; t.fits(tokens[i : i+1]) {
			dst = add(dst, Match{t.entry, t.name, i, i + 1, t.gram, t.via, t.weak, t.n})
		}
	}
	if w.id >= 0 && int(w.id) < len(p.root) && i+1 < limit && words[i+1].id >= 0 {
		dst = p.walk(dst, tokens, words, i, p.edges.next(p.root[w.id], words[i+1].id), i+2, limit)
	}
	if w.stem >= 0 && !w.Known && ending(w.Form[len(w.Stem):]) && int(w.stem) < len(p.root) && tokens[i].Shape != text.Lower {
		dst = p.walk(dst, tokens, words, i, p.root[w.stem], i+1, limit)
	}
	return dst
}

// ending reports the case endings of names in the singular.
func ending(s string) bool {
	switch s {
	case "", "а", "у", "ом", "ем", "е", "ы", "и", "ю", "я", "ой", "ей", "ь", "ью", "й", "ия", "ии", "ию":
		return true
	}
	return false
}

func (p *Program) walk(dst []Match, tokens []text.Token, words []*Word, first int, node int32, j, limit int) []Match {
	for node != 0 {
		for k := p.ends[node]; k != 0; k = p.targets[k].next {
			if t := &p.targets[k]; t.fits(tokens[first:j]) {
				dst = add(dst, Match{t.entry, t.name, first, j, t.gram, t.via, t.weak, t.n})
			}
		}
		if j >= limit {
			return dst
		}
		w := words[j]
		if w.id < 0 {
			return dst
		}
		node = p.edges.next(node, w.id)
		j++
	}
	return dst
}

// add joins the grammemes of matches that differ in nothing else.
func add(dst []Match, m Match) []Match {
	for k := len(dst) - 1; k >= 0 && dst[k].First == m.First; k-- {
		d := &dst[k]
		if d.N == m.N && d.Last == m.Last && d.Via == m.Via {
			d.Gram |= m.Gram
			d.Weak = d.Weak && m.Weak
			return dst
		}
	}
	return append(dst, m)
}

func (t *target) fits(tokens []text.Token) bool {
	switch t.shape {
	case initial:
		if tokens[0].Shape == text.Lower && (tokens[0].Kind == text.Word || tokens[0].Kind == text.Latin) {
			return false
		}
	case allUpper:
		if tokens[0].Shape != text.Upper && len([]rune(tokens[0].Text)) > 1 {
			return false
		}
	case acronym:
		return strings.HasPrefix(tokens[0].Text, t.name)
	}
	if t.fixed == "" {
		return true
	}
	rest := t.fixed
	for k, tok := range tokens {
		if k > 0 && tok.Space {
			if len(rest) == 0 || rest[0] != ' ' {
				return false
			}
			rest = rest[1:]
		}
		if len(rest) < len(tok.Text) || rest[:len(tok.Text)] != tok.Text {
			return false
		}
		rest = rest[len(tok.Text):]
	}
	return rest == ""
}
