package morph

import (
	"fmt"
	"math/bits"
	"strings"

	"vestnik/lexicon/dict"
)

// tag is one OpenCorpora tag, taken apart.
type tag struct {
	text       string
	pos        POS
	gram       Gram
	set        set
	equal      uint16 // lowest number of a tag with the same grammemes in the same order
	productive bool   // new words may have this tag
}

// set is every grammeme of a tag: the bits of Gram but for Ms-f, then parts of
// speech, then restNames.
type set struct{ gram, rest uint64 }

func (s set) has(t set) bool { return t.gram&^s.gram == 0 && t.rest&^s.rest == 0 }
func (s set) size() int      { return bits.OnesCount64(s.gram) + bits.OnesCount64(s.rest) }
func (s set) without(t set) set {
	return set{s.gram &^ t.gram, s.rest &^ t.rest}
}
func (s set) with(t set) set { return set{s.gram | t.gram, s.rest | t.rest} }

// distance is the number of grammemes that only one of two sets has.
func (s set) distance(t set) int { return set{s.gram ^ t.gram, s.rest ^ t.rest}.size() }

// common is the number of grammemes that both sets have.
func (s set) common(t set) int { return set{s.gram & t.gram, s.rest & t.rest}.size() }

// grammeme numbers: Gram bits, then 64 + POS, then 64 + len(posNames) + restNames.
type numbering map[string]int

func newNumbering() numbering {
	n := make(numbering, len(gramNames)+len(posNames)+len(restNames))
	for i, name := range gramNames {
		n[name] = i
	}
	for i, name := range posNames {
		n[name] = 64 + i
	}
	for i, name := range restNames {
		n[name] = 64 + len(posNames) + i
	}
	return n
}

func (n numbering) set(name string) (set, bool) {
	i, ok := n[name]
	if !ok {
		return set{}, false
	}
	if i < 64 {
		return set{gram: 1 << i}, true
	}
	return set{rest: 1 << (i - 64)}, true
}

// parse takes a tag apart: "NOUN,anim,masc sing,nomn".
func (n numbering) parse(text string) (tag, error) {
	t := tag{text: text}
	for rest, more := text, true; more; {
		end := strings.IndexAny(rest, ", ")
		name := rest
		if more = end >= 0; more {
			name, rest = rest[:end], rest[end+1:]
		}
		g, ok := n.set(name)
		if !ok {
			return t, fmt.Errorf("tag %q: unknown grammeme %q", text, name)
		}
		t.set = t.set.with(g)
	}
	t.gram = Gram(t.set.gram)
	if common, _ := n.set("Ms-f"); t.set.has(common) {
		t.gram |= MsF
	}
	parts := t.set.rest & (1<<len(posNames) - 1)
	t.pos = POS(bits.TrailingZeros64(parts))
	switch t.pos {
	case NUMR, NPRO, PRED, PREP, CONJ, PRCL, INTJ:
	default:
		t.productive = t.gram&Apro == 0
	}
	return t, nil
}

// unknownPOS tells whether a part of speech is no real one.
func (p POS) unknownPOS() bool { return p == UNKN || p >= LATN }

// Tags of readings that the dictionary has no paradigm for, in the order in which
// Dictionary.own numbers them. Initials follow, of a name or a patronymic by gender
// and case, and fixed patronymics («Абишулы»).
const (
	ownUnknown = iota
	ownPunctuation
	ownLatin
	ownRoman
	ownInteger
	ownReal
	ownAdverb
	ownNameInitial
	ownNameInitialFeminine = ownNameInitial + 6
	ownPatronymicInitial   = ownNameInitial + 12
	ownPatronymicMasculine = ownPatronymicInitial + 12
	ownPatronymicFeminine  = ownPatronymicMasculine + 6
	ownTags                = ownPatronymicFeminine + 6
)

// ownLexeme is the first tag and the number of tags of the lexeme that a reading with
// a tag of our own belongs to.
func ownLexeme(own uint16) (first, size int) {
	switch {
	case own >= ownPatronymicFeminine:
		return ownPatronymicFeminine, 6
	case own >= ownPatronymicMasculine:
		return ownPatronymicMasculine, 6
	case own >= ownPatronymicInitial:
		return ownPatronymicInitial, 12
	case own >= ownNameInitialFeminine:
		return ownNameInitialFeminine, 6
	case own >= ownNameInitial:
		return ownNameInitial, 6
	}
	return int(own), 1
}

func ownTagTexts() []string {
	texts := []string{"UNKN", "PNCT", "LATN", "ROMN", "NUMB,intg", "NUMB,real", "ADVB"}
	for _, kind := range []string{"Name,Fixd,Abbr,Init", "Patr,Fixd,Abbr,Init", "Patr,Fixd"} {
		for _, gender := range []string{"masc", "femn"} {
			for _, c := range gramNames[:6] {
				texts = append(texts, "NOUN,anim,"+gender+",Sgtm,"+kind+" sing,"+c)
			}
		}
	}
	return texts
}

// readTags fills d.tags and d.own.
func (d *Dictionary) readTags(n numbering) error {
	byText := make(map[string]uint16, len(d.data.Tags))
	byForm := make(map[string]uint16, len(d.data.Tags))
	add := func(text string) error {
		t, err := n.parse(text)
		if err != nil {
			return err
		}
		id := uint16(len(d.tags))
		byText[text] = id
		flat := strings.Replace(text, " ", ",", 1)
		if first, ok := byForm[flat]; ok {
			t.equal = first
		} else {
			t.equal = id
			byForm[flat] = id
		}
		d.tags = append(d.tags, t)
		return nil
	}
	d.tags = make([]tag, 0, len(d.data.Tags)+ownTags)
	for _, text := range d.data.Tags {
		if err := add(text); err != nil {
			return err
		}
	}
	for i, text := range ownTagTexts() {
		if _, ok := byText[text]; !ok {
			if err := add(text); err != nil {
				return err
			}
		}
		d.own[i] = byText[text]
	}
	return nil
}

// readConflicts fills d.conflicts: which grammemes each grammeme excludes. They
// are the others under the same parent or grandparent, and plural excludes gender.
func (d *Dictionary) readConflicts(n numbering, list []dict.Grammeme) {
	parent := make(map[string]string, len(list))
	for _, g := range list {
		parent[g.Name] = g.Parent
	}
	under := map[string]set{}
	for _, g := range list {
		s, ok := n.set(g.Name)
		if !ok {
			continue
		}
		if g.Parent != "" {
			under[g.Parent] = under[g.Parent].with(s)
		}
		if p := parent[g.Parent]; p != "" {
			under[p] = under[p].with(s)
		}
	}
	for i, name := range gramNames {
		own, _ := n.set(name)
		c := under[parent[name]]
		if name == "plur" {
			gender, _ := n.set("GNdr")
			c = c.with(gender).with(under["GNdr"])
		}
		d.conflicts[i] = c.without(own)
	}
}
