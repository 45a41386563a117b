package dict

// Alphabet numbers the letters that dictionary words are written with: the n-th
// letter has the code n, counted from 1. Code 0 stands for every other letter
// and occurs in no word.
type Alphabet struct {
	letters []rune
	ascii   [128]byte
	cyr     [128]byte // U+0400 to U+047F
	other   map[rune]byte
}

// MaxLetters is the largest alphabet an automaton can tell apart.
const MaxLetters = 63

// NewAlphabet makes the alphabet of the given letters, in that order.
func NewAlphabet(letters string) Alphabet {
	a := Alphabet{letters: []rune(letters)}
	for i, r := range a.letters {
		c := byte(i + 1)
		switch {
		case r < 128:
			a.ascii[r] = c
		case r >= 0x400 && r < 0x480:
			a.cyr[r-0x400] = c
		default:
			if a.other == nil {
				a.other = map[rune]byte{}
			}
			a.other[r] = c
		}
	}
	return a
}

// Code is the code of a letter, 0 when no dictionary word has it.
func (a *Alphabet) Code(r rune) byte {
	switch {
	case r >= 0x400 && r < 0x480:
		return a.cyr[r-0x400]
	case r >= 0 && r < 128:
		return a.ascii[r]
	}
	return a.other[r]
}

// Letter is the letter of a code.
func (a *Alphabet) Letter(code byte) rune { return a.letters[code-1] }

// Encode appends the codes of a word's letters to dst, a code a letter.
func (a *Alphabet) Encode(dst []byte, word string) []byte {
	for _, r := range word {
		dst = append(dst, a.Code(r))
	}
	return dst
}

// Decode is the word of a row of codes.
func (a *Alphabet) Decode(codes []byte) string {
	out := make([]rune, len(codes))
	for i, c := range codes {
		out[i] = a.Letter(c)
	}
	return string(out)
}
