package morph

import (
	"strings"
	"unicode"
)

// initialLetters are the letters that names begin with.
const initialLetters = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯ"

// initials adds the readings of a single capital letter as the initial of a given
// name and of a patronymic, in either gender and each of six cases.
func (d *Dictionary) initials(out []Analysis, form, lower string) []Analysis {
	if len(form) != len("А") || !strings.Contains(initialLetters, form) {
		return out
	}
	for i := ownNameInitial; i < ownPatronymicMasculine; i++ {
		out = append(out, d.plain(lower, i, ByInitial, 0.1))
	}
	return out
}

// shape reads tokens that are no Russian words: numbers, punctuation, Roman
// numbers and Latin words. A Roman number is a Latin word too.
func (d *Dictionary) shape(form, lower string) []Analysis {
	const score = 0.9
	switch {
	case form == "" || form[0] == 0xD0 || form[0] == 0xD1: // the first bytes of Cyrillic letters only
		return nil
	case isInteger(form):
		return []Analysis{d.plain(lower, ownInteger, ByShape, score)}
	case isReal(form):
		return []Analysis{d.plain(lower, ownReal, ByShape, score)}
	case isPunctuation(form):
		return []Analysis{d.plain(lower, ownPunctuation, ByShape, score)}
	}
	var out []Analysis
	if isRoman(form) {
		out = append(out, d.plain(lower, ownRoman, ByShape, score))
	}
	if isLatin(form) {
		out = append(out, d.plain(lower, ownLatin, ByShape, score))
	}
	return out
}

// digits takes digits, single underscores between them, off the front of s.
func digits(s string) (rest string, ok bool) {
	last := rune(0)
	for i, r := range s {
		if !unicode.IsDigit(r) && (r != '_' || last == 0 || last == '_') {
			s = s[i:]
			return s, last != 0 && last != '_'
		}
		last = r
	}
	return "", last != 0 && last != '_'
}

func unsigned(s string) string {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		return s[1:]
	}
	return s
}

// isInteger tells whether Python's int() reads s.
func isInteger(s string) bool {
	rest, ok := digits(unsigned(strings.TrimSpace(s)))
	return ok && rest == ""
}

// isReal tells whether Python's float() reads s, with a comma for the point.
func isReal(s string) bool {
	s = unsigned(strings.TrimSpace(s))
	if len(s) <= len("infinity") && (strings.EqualFold(s, "inf") || strings.EqualFold(s, "infinity") || strings.EqualFold(s, "nan")) {
		return true
	}
	rest, whole := digits(s)
	if !whole && rest != s {
		return false // ends in an underscore
	}
	if rest != "" && (rest[0] == '.' || rest[0] == ',') {
		after, fraction := digits(rest[1:])
		if !fraction && (after != rest[1:] || !whole) {
			return false
		}
		rest, whole = after, true
	}
	if whole && rest != "" && (rest[0] == 'e' || rest[0] == 'E') {
		rest, whole = digits(unsigned(rest[1:]))
	}
	return whole && rest == ""
}

func isPunctuation(s string) bool {
	marks := false
	for _, r := range s {
		switch {
		case unicode.IsPunct(r):
			marks = true
		case !unicode.IsSpace(r):
			return false
		}
	}
	return marks
}

func isLatin(s string) bool {
	letters := false
	for _, r := range s {
		if unicode.IsLetter(r) {
			if !unicode.Is(unicode.Latin, r) {
				return false
			}
			letters = true
		}
	}
	return letters
}

// isRoman tells whether s is a Roman number of at most 4999, in any case of letters.
func isRoman(s string) bool {
	if s == "" || len(s) > len("MMMMDCCCLXXXVIII") {
		return false
	}
	s = strings.ToUpper(s)
	rest := strings.TrimLeft(s, "M")
	if len(s)-len(rest) > 4 {
		return false
	}
	rest = romanDigit(rest, "CM", "CD", "D", "C")
	rest = romanDigit(rest, "XC", "XL", "L", "X")
	rest = romanDigit(rest, "IX", "IV", "V", "I")
	return rest == ""
}

// romanDigit takes one decimal digit off the front of s, which may be none.
func romanDigit(s, nine, four, five, one string) string {
	for _, pair := range [...]string{nine, four} {
		if rest, ok := strings.CutPrefix(s, pair); ok {
			return rest
		}
	}
	s = strings.TrimPrefix(s, five)
	for range 3 {
		s = strings.TrimPrefix(s, one)
	}
	return s
}
