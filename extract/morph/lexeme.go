package morph

import "math/bits"

// Form is one form of a lexeme.
type Form struct {
	Text string // lower case, with ё
	POS  POS
	Gram Gram
	tag  uint16
}

// Lexeme lists all forms of the lexeme a reading belongs to, in the order of its
// paradigm, the normal form first. A word that does not inflect has one form.
func (d *Dictionary) Lexeme(a Analysis) []Form {
	var out []Form
	for n := range d.forms(a) {
		f := d.formTag(a, n)
		t := &d.tags[f]
		out = append(out, Form{Text: d.formText(a, n), POS: t.pos, Gram: t.gram, tag: f})
	}
	return out
}

// Inflect gives the form of a reading's lexeme that has the wanted grammemes; among
// several the one that otherwise is most like the reading. It is false when the
// lexeme has no such form. A rare case that the lexeme lacks is replaced by the
// common one (loc2 by loct).
func (d *Dictionary) Inflect(a Analysis, want Gram) (string, bool) {
	n, ok := d.closest(a, want)
	if !ok {
		return "", false
	}
	return d.formText(a, n), true
}

// InflectTo is Inflect with the form's own grammemes.
func (d *Dictionary) InflectTo(a Analysis, want Gram) (Form, bool) {
	n, ok := d.closest(a, want)
	if !ok {
		return Form{}, false
	}
	t := d.formTag(a, n)
	return Form{Text: d.formText(a, n), POS: d.tags[t].pos, Gram: d.tags[t].gram, tag: t}, true
}

// Inflector inflects many words, most of which inflect alike: it remembers which
// form of a paradigm was chosen. It is for one goroutine.
type Inflector struct {
	dict   *Dictionary
	chosen map[inflection]int
}

type inflection struct {
	want      Gram
	para, tag uint16
}

// NewInflector makes an inflector that remembers nothing yet.
func (d *Dictionary) NewInflector() *Inflector {
	return &Inflector{dict: d, chosen: make(map[inflection]int, 1<<12)}
}

// Inflect is Dictionary.Inflect.
func (f *Inflector) Inflect(a *Analysis, want Gram) (string, bool) {
	if a.parts != nil || a.para == noParadigm {
		return f.dict.Inflect(*a, want)
	}
	key := inflection{want, a.para, a.tag}
	n, ok := f.chosen[key]
	if !ok {
		if n, ok = f.dict.closest(*a, want); !ok {
			n = -1
		}
		f.chosen[key] = n
	}
	if n < 0 {
		return "", false
	}
	return f.dict.formText(*a, n), true
}

func (d *Dictionary) closest(a Analysis, want Gram) (int, bool) {
	if n, ok := d.closestExact(a, want); ok {
		return n, true
	}
	if common := commonCases(want); common != want {
		return d.closestExact(a, common)
	}
	return 0, false
}

// commonCases replaces rare cases by the common ones they are variants of.
func commonCases(g Gram) Gram {
	for _, r := range [...][2]Gram{{Gen2, Gent}, {Acc2, Accs}, {Loc2, Loct}, {Voct, Nomn}} {
		if g&r[0] != 0 {
			g = g&^r[0] | r[1]
		}
	}
	return g
}

// closestExact is pymorphy3's choice: among the forms with the wanted grammemes the
// one whose tag has most in common with the reading's tag after the wanted
// grammemes have replaced those they exclude.
func (d *Dictionary) closestExact(a Analysis, want Gram) (int, bool) {
	goal := d.tags[a.tag].set
	wanted := set{gram: uint64(want)}
	goal = goal.with(wanted)
	for g := want; g != 0; g &= g - 1 {
		goal = goal.without(d.conflicts[bits.TrailingZeros64(uint64(g))])
	}
	best, found, score := 0, false, 0
	plain := a.parts == nil && a.para != noParadigm
	for n := range d.forms(a) {
		var s *set
		if plain {
			s = &d.tags[d.data.Form(a.para, uint16(n)).Tag].set
		} else {
			s = &d.tags[d.formTag(a, n)].set
		}
		if !s.has(wanted) {
			continue
		}
		// Ten times pymorphy3's measure: common grammemes less a tenth of the others.
		if v := 10*goal.common(*s) - goal.distance(*s); !found || v > score {
			best, found, score = n, true, v
		}
	}
	return best, found
}

// forms is the number of forms of a reading's lexeme.
func (d *Dictionary) forms(a Analysis) int {
	switch {
	case a.parts != nil:
		return d.forms(a.parts[1])
	case a.para != noParadigm:
		return d.data.Forms(a.para)
	}
	_, size := ownLexeme(a.form)
	return size
}

// formTag is the tag of a form of a reading's lexeme.
func (d *Dictionary) formTag(a Analysis, n int) uint16 {
	switch {
	case a.parts != nil:
		return d.formTag(a.parts[0], d.partner(a, n))
	case a.para != noParadigm:
		return d.data.Form(a.para, uint16(n)).Tag
	}
	first, _ := ownLexeme(a.form)
	return d.own[first+n]
}

// formText is the text of a form of a reading's lexeme.
func (d *Dictionary) formText(a Analysis, n int) string {
	switch {
	case a.parts != nil:
		left := d.formText(a.parts[0], d.partner(a, n))
		return a.Form[:a.pre] + left + "-" + d.formText(a.parts[1], n) + a.Form[len(a.Form)-int(a.post):]
	case a.para != noParadigm:
		core := a.Form[a.pre : len(a.Form)-int(a.post)]
		from, to := d.stem(core, d.data.Form(a.para, a.form))
		f := d.data.Form(a.para, uint16(n))
		return a.Form[:a.pre] + d.data.Prefixes[f.Prefix] + core[from:to] + d.data.Suffixes[f.Suffix] + a.Form[len(a.Form)-int(a.post):]
	}
	return a.Form
}

// partner is the form of the left part that goes with form n of the right part: the
// one with the fewest other grammemes.
func (d *Dictionary) partner(a Analysis, n int) int {
	right := d.tags[d.formTag(a.parts[1], n)].set.conform()
	best, least := 0, 1<<30
	for m := range d.forms(a.parts[0]) {
		if v := d.tags[d.formTag(a.parts[0], m)].set.conform().distance(right); v < least {
			best, least = m, v
		}
	}
	return best
}

// Base is the beginning that all forms of a reading's lexeme share; false for a
// reading whose forms are not made of a beginning and an ending.
func (d *Dictionary) Base(a Analysis) (string, bool) {
	if a.parts != nil || a.para == noParadigm || a.post != 0 {
		return "", false
	}
	f := d.data.Form(a.para, a.form)
	if d.data.Prefixes[f.Prefix] != "" {
		return "", false
	}
	return a.Form[:max(len(a.Form)-len(d.data.Suffixes[f.Suffix]), int(a.pre))], true
}

// Spells tells whether a form of a reading's lexeme, which must have a Base, is
// written so; folded is as Fold gives it.
func (d *Dictionary) Spells(a Analysis, folded string) bool {
	base, ok := d.Base(a)
	if !ok || len(folded) < len(base) || !sameFolded(base, folded[:len(base)]) {
		return false
	}
	rest := folded[len(base):]
	for n := range d.data.Forms(a.para) {
		if suffix := d.data.Suffixes[d.data.Form(a.para, uint16(n)).Suffix]; len(suffix) == len(rest) && sameFolded(suffix, rest) {
			return true
		}
	}
	return false
}

// sameFolded tells whether a text in lower case is, with е for ё, the folded one,
// which is as long.
func sameFolded(lower, folded string) bool {
	for i := 0; i < len(lower); i++ {
		switch c := lower[i]; {
		case c == folded[i]:
		case c == "ё"[0] && folded[i] == "е"[0] && i+1 < len(lower) && lower[i+1] == "ё"[1] && folded[i+1] == "е"[1]:
			i++
		default:
			return false
		}
	}
	return true
}
