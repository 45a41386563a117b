// Package morph analyses Russian word forms: lemma, part of speech and
// grammemes of every reading of a form, inflection to other forms of the same
// lexeme, and the Snowball stem.
package morph

import "cmp"

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
	Lemma  string  // normal form in lower case, with ё where the dictionary has it
	Form   string  // the word itself in lower case, with ё where the dictionary has it
	POS    POS     // part of speech
	Known  bool    // found in the dictionary; otherwise predicted
	Method Method  // how the reading was found
	joined bool    // a hyphenated word read by its parts, perhaps with more around it
	Score  float32 // share of this reading among all readings of the form, 0..1
	Gram   Gram    // grammemes

	tag   uint16       // number of the full OpenCorpora tag
	para  uint16       // paradigm, noParadigm when the reading has none
	form  uint16       // number of this form within the paradigm
	pre   uint16       // bytes of Form and of Lemma before the part that inflects
	post  uint16       // bytes after it
	parts *[2]Analysis // both halves of a hyphenated word when both inflect
}

// likelier orders readings by their score, highest first. The score of a reading
// is never NaN.
func likelier(a, b Analysis) int { return cmp.Compare(b.Score, a.Score) }

// Method is the way a reading was found.
type Method uint8

// The methods, in the order in which they are tried; they are those of pymorphy3
// except ByName.
const (
	ByDictionary    Method = iota // the form stands in the dictionary
	ByInitial                     // a single capital letter: an initial
	ByShape                       // number, punctuation, Roman number, Latin word
	ByParticle                    // known without its particle: «смотри-ка»
	ByAdverb                      // «по-» and the dative of an adjective
	ByHyphen                      // by the parts of a hyphenated word
	ByPrefix                      // known without a common prefix: «экс-», «супер»
	ByUnknownPrefix               // a dictionary word after up to five letters
	ByEnding                      // by the ending, as known words with it
	ByName                        // by the ending of a surname, patronymic or given name
	ByNothing                     // nothing is known about the word
)

var methodNames = [...]string{
	"dictionary", "initial", "shape", "particle", "adverb", "hyphen", "prefix", "unknown prefix", "ending", "name", "nothing",
}

func (m Method) String() string { return methodNames[m] }
