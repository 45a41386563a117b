package text

import (
	"strings"
	"unicode/utf8"
)

// script is the alphabet of a run of letters.
type script uint8

const (
	scriptNone script = iota
	scriptLatin
	scriptCyrillic
)

// latinTwins are the Latin letters that are typed for Cyrillic ones, and what
// they stand for. i and h stand for the Kazakh і and һ; ə and ö for ә and ө.
var latinTwins = map[rune]string{
	'a': "а", 'c': "с", 'e': "е", 'o': "о", 'p': "р", 'x': "х", 'y': "у", 'k': "к", 'i': "і", 'h': "һ",
	'A': "А", 'B': "В", 'C': "С", 'E': "Е", 'H': "Н", 'K': "К", 'M': "М", 'O': "О", 'P': "Р", 'T': "Т", 'X': "Х", 'Y': "У", 'I': "І",
	'ë': "ё", 'Ë': "Ё", 'ə': "ә", 'Ə': "Ә", 'ö': "ө", 'Ö': "Ө",
}

// twinOfCyrillic turns latinTwins round for the letters that look alike in
// both alphabets.
var twinOfCyrillic = func() map[rune]string {
	m := map[rune]string{}
	for l, c := range latinTwins {
		if l < 0x80 && l != 'k' && l != 'h' {
			r, _ := utf8.DecodeRuneInString(c)
			m[r] = string(l)
		}
	}
	return m
}()

// letter reads a letter of w bytes at i and returns the place to go on from:
// behind it, or back at the start of its run when the run mixes alphabets and
// is to be rewritten.
func (n *normalizer) letter(i, w int, s script) int {
	switch {
	case i < n.fixEnd:
		n.letters = n.fixTo
		if s != n.fixTo {
			r, _ := utf8.DecodeRuneInString(n.src[i:])
			if n.fixTo == scriptCyrillic {
				n.replace(i, i+w, latinTwins[r])
			} else {
				n.replace(i, i+w, twinOfCyrillic[r])
			}
		}
	case n.letters == s:
	case n.letters == scriptNone:
		n.letters = s
		n.run = n.here(i)
		if s == scriptLatin {
			if word := n.lonely(i); word > 0 {
				n.fixEnd, n.fixTo = i+word, scriptCyrillic
				return i
			}
		}
	default: // the alphabet changes within a run
		if i < n.judged {
			n.letters = s
			break
		}
		to, end := n.judge(n.run.at)
		n.letters = s
		if end <= i { // what stands between is no part of a run
			n.run = n.here(i)
			break
		}
		n.judged = end
		if to != scriptNone {
			n.fixEnd, n.fixTo = end, to
			n.copied, n.out, n.edits = n.run.copied, n.out[:n.run.out], n.edits[:n.run.edits]
			n.letters = scriptNone
			return n.run.at
		}
	}
	return i + w
}

func (n *normalizer) here(i int) runStart {
	return runStart{i, n.copied, len(n.out), len(n.edits)}
}

// judge reads the whole run of letters at i and tells to which alphabet it is
// to be brought: Cyrillic when every Latin letter of it has a Cyrillic twin,
// else Latin when every Cyrillic letter has a Latin one, else none.
func (n *normalizer) judge(i int) (to script, end int) {
	var strayLatin, strayCyrillic, weak bool
	for end = i; end < len(n.src); {
		r, w := utf8.DecodeRuneInString(n.src[end:])
		switch {
		case r < 0x80 && isASCIILetter(byte(r)):
			if r == 'I' && end+1 < len(n.src) && 'A' <= n.src[end+1] && n.src[end+1] <= 'Z' {
				strayLatin = true // IT, III
			} else if r == 'i' || r == 'h' || r == 'I' || r == 'k' {
				weak = true
			} else if latinTwins[r] == "" {
				strayLatin = true
			}
		case 0x400 <= r && r < 0x500:
			if twinOfCyrillic[r] == "" {
				strayCyrillic = true
			}
		case isInvisible(r) || 0x300 <= r && r < 0x370:
		default:
			return alphabet(strayLatin, strayCyrillic, weak), end
		}
		end += w
	}
	return alphabet(strayLatin, strayCyrillic, weak), end
}

func alphabet(strayLatin, strayCyrillic, weak bool) script {
	switch {
	case !strayLatin && (strayCyrillic || !weak):
		return scriptCyrillic
	case !strayCyrillic:
		return scriptLatin
	}
	return scriptNone
}

// lonelyWords are whole words typed in Latin letters that mean Cyrillic ones
// when a quoted name follows.
var lonelyWords = [...]string{"AO", "TOO", "OOO", "OAO", "PAO", "HAO", "CK"}

// lonely recognises a Latin word at i that stands for a Cyrillic one although
// no Cyrillic letter is in it, and returns its length: the prepositions and
// conjunctions «c», «o», «a», «y», «к» among Cyrillic words, their capitals at
// the start of a sentence, and legal forms before a quoted name.
func (n *normalizer) lonely(i int) int {
	s := n.src
	if i+2 >= len(s) || i > 0 && s[i-1] != ' ' && s[i-1] != '\n' && s[i-1] != 0xAB && s[i-1] != 0xA0 && s[i-1] != '(' {
		return 0
	}
	if after, ok := cutSpace(s[i+1:]); ok {
		r, _ := utf8.DecodeRuneInString(after)
		if !isCyrillic(r) && r != '«' && (r < '0' || r > '9') {
			return 0
		}
		before := strings.TrimRight(s[max(0, i-8):i], " \n\u00A0")
		last, _ := utf8.DecodeLastRuneInString(before)
		switch s[i] {
		case 'c', 'o', 'a', 'y', 'k':
			if isCyrillic(last) || classOf(last) != classLower && classOf(last) != classUpper {
				return 1
			}
		case 'B', 'C', 'K', 'O', 'A', 'Y':
			if isCyrillic(r) && (before == "" && i < 8 || strings.ContainsRune(".!?…«", last) || i > 0 && s[i-1] == '\n') {
				return 1
			}
		}
		return 0
	}
	if s[i] < 'A' || s[i] > 'Z' {
		return 0
	}
	for _, w := range lonelyWords {
		if !strings.HasPrefix(s[i:], w) {
			continue
		}
		if after, ok := cutSpace(s[i+len(w):]); ok && (strings.HasPrefix(after, "«") || strings.HasPrefix(after, `"`)) {
			return len(w)
		}
	}
	if strings.HasPrefix(s[i:], "CCCP") && (i+4 == len(s) || !isASCIIWord(s[i+4])) {
		return 4
	}
	return 0
}

// cutSpace cuts one space or no-break space from the front of s.
func cutSpace(s string) (after string, ok bool) {
	if s, ok := strings.CutPrefix(s, " "); ok {
		return s, true
	}
	return strings.CutPrefix(s, "\u00A0")
}
