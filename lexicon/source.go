package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// File is a lexicon file as read, without its byte order mark.
type File struct {
	Path string // as it stands in positions
	Text string
}

// Line gives the n-th line (from 1) without its end, "" when there is none.
func (f File) Line(n int) string {
	rest := f.Text
	for ; n > 1; n-- {
		_, after, ok := strings.Cut(rest, "\n")
		if !ok {
			return ""
		}
		rest = after
	}
	line, _, _ := strings.Cut(rest, "\n")
	return strings.TrimRight(line, "\r")
}

const bom = "\uFEFF"

// checkLine reports faults of a line that do not depend on what the line says.
func checkLine(ds *Diagnostics, file string, n int, line string) {
	// One pass over the bytes finds out that nearly every line has nothing to look at.
	suspect := false
	var prev byte
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case c < ' ' && c != '\t', c == 0x7F, c == 0xC2, c == 0xE2, c == 0xEF, c >= 0xF0,
			(c == 0xD0 || c == 0xD1) && asciiLetter(prev),
			asciiLetter(c) && prev >= 0x80:
			suspect = true
		}
		prev = c
	}
	if !suspect && (line == "" || line[len(line)-1] > ' ') && utf8.ValidString(line) {
		return
	}
	col := 0
	for i, r := range line {
		col++
		pos := Pos{file, n, col}
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(line[i:]); size == 1 {
				ds.add(Error, "bad-utf8", pos, 0, line, "save the file as UTF-8",
					"byte 0x%02X is not UTF-8", line[i])
				return
			}
		}
		switch {
		case r < ' ' && r != '\t', r >= 0x7F && r < 0xA0, r == 0x2028, r == 0x2029:
			ds.add(Error, "control-character", pos, 0, line, "delete it", "control character U+%04X", r)
		case r == 0xA0, r == 0xAD, r >= 0x2000 && r <= 0x200F, r == 0x202F, r == 0x2060, r == 0xFEFF:
			ds.add(Warning, "invisible-character", pos, 0, line, "use a plain space or delete it",
				"invisible character U+%04X", r)
		}
	}
	if end := strings.TrimRight(line, " \t"); len(end) < len(line) && end != "" {
		ds.add(Warning, "trailing-space", Pos{file, n, utf8.RuneCountInString(end) + 1}, len(line)-len(end), line, "",
			"spaces at the end of the line")
	}
	if suspect {
		checkLookalikes(ds, file, n, line)
	}
}

func asciiLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// lookalikes are Latin letters that look like a Cyrillic one, and the Cyrillic ones.
const (
	latinLookalikes    = "ABCEHIKMOPTXYaceiopxy"
	cyrillicLookalikes = "АВСЕНІКМОРТХУасеіорху"
)

// checkLookalikes reports words with Cyrillic letters whose Latin letters all look Cyrillic.
func checkLookalikes(ds *Diagnostics, file string, n int, line string) {
	cyrillic, latin, other := false, 0, false // of the word being read; latin: column of the first
	var letter rune
	col := 0
	flush := func() {
		if cyrillic && latin > 0 && !other {
			i := strings.IndexRune(latinLookalikes, letter)
			c := []rune(cyrillicLookalikes)[utf8.RuneCountInString(latinLookalikes[:i])]
			ds.add(Warning, "latin-lookalike", Pos{file, n, latin}, 0, line, "write the Cyrillic "+string(c)+" (U+"+hex4(c)+")",
				"Latin %c (U+%s) in a Cyrillic word", letter, hex4(letter))
		}
		cyrillic, latin, other = false, 0, false
	}
	for _, r := range line {
		col++
		switch {
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic = true
		case r < 0x80 && asciiLetter(byte(r)):
			if !strings.ContainsRune(latinLookalikes, r) {
				other = true
			} else if latin == 0 {
				latin, letter = col, r
			}
		case unicode.Is(unicode.Mn, r):
		default:
			flush()
		}
	}
	flush()
}

func hex4(r rune) string {
	const digits = "0123456789ABCDEF"
	return string([]byte{digits[r>>12&15], digits[r>>8&15], digits[r>>4&15], digits[r&15]})
}
