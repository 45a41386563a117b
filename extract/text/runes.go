package text

import "unicode"

// class is what a rune is to the scanners.
type class uint8

const (
	classOther  class = iota
	classLower        // a letter that is not a capital, of any script
	classUpper        // a capital letter
	classDigit        // 0-9
	classMark         // a combining mark: goes on with the word before it
	classPunct        // punctuation
	classSymbol       // signs, currency, emoji, bullets
	classSpace        // ' ' and '\n': normalisation leaves no others
)

// tableSize covers ASCII, Latin and Cyrillic: nearly every rune of a Russian text.
const tableSize = 0x530

// classes answers classOf for the runes below tableSize.
var classes = func() (t [tableSize]class) {
	for r := range t {
		t[r] = classify(rune(r))
	}
	return t
}()

// symbolMarks are punctuation to Unicode and signs to us: they stand for a
// word (&, %, №) or for a layout (bullets, markdown), not for a pause.
const symbolMarks = "&%#@*_†‡•‣‧⁃§¶‰"

func classify(r rune) class {
	switch {
	case r == ' ' || r == '\n':
		return classSpace
	case '0' <= r && r <= '9':
		return classDigit
	case unicode.IsUpper(r):
		return classUpper
	case unicode.IsLetter(r):
		return classLower
	case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r):
		return classMark
	}
	for _, s := range symbolMarks {
		if r == s {
			return classSymbol
		}
	}
	switch {
	case unicode.IsPunct(r):
		return classPunct
	case unicode.IsSymbol(r):
		return classSymbol
	}
	return classOther
}

func classOf(r rune) class {
	if uint32(r) < tableSize {
		return classes[r]
	}
	return classify(r)
}

// isCyrillic holds for the letters of the Cyrillic block and its supplement.
func isCyrillic(r rune) bool { return 0x400 <= r && r < 0x530 }

// isLatin holds for the Latin letters, with their diacritics.
func isLatin(r rune) bool {
	return r < 0x80 || 0xC0 <= r && r < 0x250 || 0x1E00 <= r && r < 0x1F00
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isASCIIDigit(c byte) bool { return '0' <= c && c <= '9' }

func isASCIIWord(c byte) bool { return isASCIILetter(c) || isASCIIDigit(c) }
