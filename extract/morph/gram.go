package morph

import (
	"fmt"
	"math/bits"
	"strings"
)

var posNames = [...]string{
	"UNKN", "NOUN", "ADJF", "ADJS", "COMP", "VERB", "INFN", "PRTF", "PRTS", "GRND", "NUMR", "ADVB",
	"NPRO", "PRED", "PREP", "CONJ", "PRCL", "INTJ", "LATN", "NUMB", "ROMN", "PNCT",
}

// gramNames are the names of the bits of Gram, lowest first.
var gramNames = [...]string{
	"nomn", "gent", "datv", "accs", "ablt", "loct", "voct", "gen2", "acc2", "loc2",
	"sing", "plur", "Sgtm", "Pltm", "masc", "femn", "neut", "ms-f", "anim", "inan",
	"perf", "impf", "tran", "intr", "past", "pres", "futr", "1per", "2per", "3per", "indc", "impr", "actv", "pssv",
	"Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Abbr", "Init", "Fixd", "Anum", "Apro", "Supr",
	"Arch", "Infr", "Slng", "Erro",
}

// restNames are the grammemes that have no bit in Gram; those that depend on
// context or that only tell variants of a form apart. They matter when forms are
// compared (see similarity).
var restNames = [...]string{
	"GNdr", "Ms-f", "Subx", "Qual", "Poss", "V-ey", "V-oy", "Cmp2", "V-ej", "Impe", "Impx", "Mult", "Refl",
	"incl", "excl", "Litr", "Dist", "Ques", "Dmns", "Prnt", "V-be", "V-en", "V-ie", "V-bi", "Fimp", "Prdx",
	"Coun", "Coll", "V-sh", "Af-p", "Inmx", "Vpre", "Anph", "Adjx", "Hypo", "intg", "real",
}

// Places in restNames of the variants of the instrumental, «-ей» and «-ой».
const (
	variantEy = 5
	variantOy = 6
)

func (p POS) String() string { return posNames[p] }

// String is the grammemes by their OpenCorpora names, joined by commas.
func (g Gram) String() string {
	var b strings.Builder
	for ; g != 0; g &= g - 1 {
		i := bits.TrailingZeros64(uint64(g))
		if i >= len(gramNames) {
			break
		}
		if b.Len() > 0 {
			b.WriteByte(',')
		}
		b.WriteString(gramNames[i])
	}
	return b.String()
}

// ParsePOS is the part of speech of that OpenCorpora name.
func ParsePOS(name string) (POS, error) {
	for i, n := range posNames {
		if n == name {
			return POS(i), nil
		}
	}
	return UNKN, fmt.Errorf("unknown part of speech %q", name)
}

// ParseGram reads grammemes by their OpenCorpora names, joined by commas:
// "sing,gent". An empty text is the empty set.
func ParseGram(list string) (Gram, error) {
	var g Gram
	for name := range strings.SplitSeq(list, ",") {
		name = strings.TrimSpace(name)
		if name == "" && list == "" {
			break
		}
		bit, ok := gramBit(name)
		if !ok {
			return 0, fmt.Errorf("unknown grammeme %q", name)
		}
		g |= bit
	}
	return g, nil
}

func gramBit(name string) (Gram, bool) {
	if name == "Ms-f" {
		return MsF, true
	}
	for i, n := range gramNames {
		if n == name {
			return 1 << i, true
		}
	}
	return 0, false
}

// String is the reading in one line: form, lemma, part of speech and grammemes, score.
func (a Analysis) String() string {
	return fmt.Sprintf("%s: %s %s,%s %.3f", a.Form, a.Lemma, a.POS, a.Gram, a.Score)
}
