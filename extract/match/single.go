package match

import (
	"slices"
	"strings"

	"vestnik/extract/morph"
	"vestnik/extract/text"
)

// single is a name of one word that inflects like a noun. Its forms are not
// spelled out: it is filed under the beginning that they share, and whether a
// word of a text is one of them is found out when the word is met first. Most
// entries of a lexicon are such names, and most of their forms never occur.
type single struct {
	t       target // without grammemes
	head    morph.Analysis
	written string     // folded
	literal morph.Gram // grammemes of the name as written; 0 when it has another head that says so
	plural  bool       // in both numbers
	next    int32      // the next one with the same beginning, 0 for none
}

// minBase is the length in bytes of the shortest beginning that singles are
// filed under; longest is that of the longest ending of a noun.
const (
	minBase = 2 * len("а")
	longest = 7 * len("а")
)

// single files a name of one word, false when it is not one that inflects by a
// paradigm. literal is set for a name that stands as written, too.
func (b *Builder) single(w text.Token, readings []morph.Analysis, gram string, plural, literal bool, t target) bool {
	asked, _ := morph.ParseGram(gram)
	if strings.IndexByte(w.Text, '-') >= 0 { // the ending of «Москва-река» is long
		return false
	}
	if !nominative(readings, asked) {
		return false
	}
	var heads [2]morph.Analysis
	var bases [2]string
	n := 0
	for _, a := range readings {
		if n == len(heads) || !isHead(a, asked, n > 0, w.Shape) {
			continue
		}
		base, ok := b.p.dict.Base(a)
		if !ok || len(base) < minBase {
			return false
		}
		heads[n], bases[n] = a, fold(base)
		n++
	}
	written := fold(w.Text)
	for k := range heads[:n] {
		s := single{t: t, head: heads[k], written: written, plural: plural}
		if literal && k == 0 {
			s.literal = morph.Nomn | s.gram(morph.Nomn, s.number(0))&(morph.Numbers|morph.Genders)
		}
		s.next = b.p.bases[bases[k]]
		b.p.bases[bases[k]] = int32(len(b.p.singles))
		b.p.singles = append(b.p.singles, s)
	}
	return n > 0
}

// number is the k-th number of the forms, 0 when the forms keep that of the
// head and it has none.
func (s *single) number(k int) morph.Gram {
	switch {
	case !s.plural || s.head.Gram&(morph.Sgtm|morph.Pltm) != 0:
		return s.head.Gram & morph.Numbers
	case k == 0:
		return morph.Sing
	}
	return morph.Plur
}

func (s *single) numbers() int {
	if s.plural && s.head.Gram&(morph.Sgtm|morph.Pltm) == 0 {
		return 2
	}
	return 1
}

func (s *single) gram(c, number morph.Gram) morph.Gram {
	return c | s.head.Gram&morph.Genders | number
}

// each calls f with every form, folded.
func (s *single) each(dict *morph.Dictionary, f func(form string, g morph.Gram)) {
	for k := range s.numbers() {
		n := s.number(k)
		for _, c := range sixCases {
			if s.head.Gram&morph.Fixd != 0 {
				f(s.written, s.gram(c, n))
			} else if form, ok := dict.Inflect(s.head, c|n); ok {
				f(fold(form), s.gram(c, n))
			}
		}
	}
	if s.literal != 0 {
		f(s.written, s.literal)
	}
}

// gramOf gives the grammemes of a folded word as a form of the name, 0 when it
// is none.
func (s *single) gramOf(dict *morph.Dictionary, word string) (g morph.Gram) {
	if word != s.written && !dict.Spells(s.head, word) {
		return 0
	}
	s.each(dict, func(form string, x morph.Gram) {
		if form == word {
			g |= x
		}
	})
	return g
}

// alone gives what a folded word means by itself: the names of one word, in the
// order of the lexicon.
func (p *Program) alone(word string, id int32) []target {
	var out []target
	for end := len(word); end >= minBase && len(word)-end <= longest; end -= 2 {
		for k := p.bases[word[:end]]; k != 0; k = p.singles[k].next {
			s := &p.singles[k]
			if g := s.gramOf(p.dict, word); g != 0 {
				t := s.t
				t.gram = g
				out = append(out, t)
			}
		}
		if end < 2 || word[end-2] < 0xC0 { // no Cyrillic letter
			break
		}
	}
	if id >= 0 && int(id) < len(p.root) {
		for k := p.ends[p.root[id]]; k != 0; k = p.targets[k].next {
			out = append(out, p.targets[k])
		}
	}
	if len(out) < 2 {
		return out
	}
	slices.SortStableFunc(out, func(a, b target) int { return int(a.seq) - int(b.seq) })
	merged := out[:0]
next:
	for _, t := range out {
		for i := range merged {
			if merged[i].merge(&t) {
				continue next
			}
		}
		merged = append(merged, t)
	}
	return merged
}

// oneWord gives the token of a name that is one word of small Russian letters
// but for its first, without asking the tokenizer.
func oneWord(name string) (text.Token, bool) {
	t := text.Token{End: int32(len(name)), Text: name, Space: true, Line: true, Para: true}
	i := 0
	if len(name) > 2 && name[0] == 0xD0 && name[1] >= 0x90 && name[1] <= 0xAF {
		t.Shape, i = text.Title, 2
	}
	for ; i+1 < len(name); i += 2 {
		c, d := name[i], name[i+1]
		if !(c == 0xD0 && d >= 0xB0 && d <= 0xBF || c == 0xD1 && d >= 0x80 && d <= 0x8F || c == 0xD1 && d == 0x91) {
			return t, false
		}
	}
	return t, i == len(name) && i > 0
}
