// Package morph analyses Russian word forms: lemma, part of speech and
// grammemes of every reading of a form, inflection to other forms of the same
// lexeme, and the Snowball stem.
package morph

// POS is a part of speech in the OpenCorpora notation.
type POS uint8

// The parts of speech.
const (
	UNKN POS = iota
	NOUN
	ADJF
	ADJS
	COMP
	VERB
	INFN
	PRTF
	PRTS
	GRND
	NUMR
	ADVB
	NPRO
	PRED
	PREP
	CONJ
	PRCL
	INTJ
	LATN
	NUMB
	ROMN
	PNCT
)

// Gram is a set of grammemes, one bit each, in the OpenCorpora notation.
type Gram uint64

// The grammemes the program reasons about. Others stay in the tag's text only.
const (
	Nomn Gram = 1 << iota
	Gent
	Datv
	Accs
	Ablt
	Loct
	Voct
	Gen2
	Acc2
	Loc2
	Sing
	Plur
	Sgtm
	Pltm
	Masc
	Femn
	Neut
	MsF // common gender (ms-f, Ms-f)
	Anim
	Inan
	Perf
	Impf
	Tran
	Intr
	Past
	Pres
	Futr
	Per1
	Per2
	Per3
	Indc
	Impr
	Actv
	Pssv
	Name // given name
	Surn // surname
	Patr // patronymic
	Geox // toponym
	Orgn // organisation
	Trad // trade mark
	Abbr
	Init // initial
	Fixd // indeclinable
	Anum // ordinal adjective
	Apro // pronominal adjective
	Supr // superlative
	Arch
	Infr
	Slng
	Erro
)

// Sets of grammemes of one category.
const (
	Cases   = Nomn | Gent | Datv | Accs | Ablt | Loct | Voct | Gen2 | Acc2 | Loc2
	Numbers = Sing | Plur
	Genders = Masc | Femn | Neut | MsF
)

// Analysis is one reading of a word form.
type Analysis struct {
	Lemma string  // normal form in lower case, with ё where the dictionary has it
	POS   POS     // part of speech
	Gram  Gram    // grammemes
	Score float32 // share of this reading among all readings of the form, 0..1
	Known bool    // found in the dictionary; otherwise predicted from the ending

	tag  uint16 // index of the full OpenCorpora tag
	para uint16 // paradigm
	form uint16 // number of this form within the paradigm
}
