package htmldoc

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxDateline is the length of the longest dateline, in characters.
const maxDateline = 80

// datelineOf is the dateline of the first paragraph, or of the second, below a
// lead.
func datelineOf(text string) string {
	if d := dateline(text); d != "" {
		return d
	}
	_, second, _ := strings.Cut(text, "\n\n")
	return dateline(second)
}

// dateline returns what the text opens with in the manner of wire stories,
// without the dash behind it: «АСТАНА, 5 октября. /КАЗИНФОРМ/ –», «Бишкек, 5
// октября 2025 года —», «МОСКВА, 5 окт – РИА Новости.», «АЛМАТЫ. КИНОВЕСТИ –».
// The opening counts when it is a capital-letter place or a place with a date,
// up to a dash, or up to a full stop that a date or an agency stands before.
func dateline(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	head := line
	n := 0
	for i := range line {
		if n++; n > maxDateline {
			head = line[:i]
			break
		}
	}
	first, _ := utf8.DecodeRuneInString(head)
	if !unicode.IsUpper(first) {
		return ""
	}
	place := head[:placeEnd(head)]
	shout := upper(place)
	rest := head[len(place):]
	if !shout && !strings.HasPrefix(rest, ", ") && !strings.HasPrefix(rest, ". ") {
		return ""
	}
	if place == "" || strings.HasPrefix(rest, " ") && !dash(rest[1:]) && !strings.HasPrefix(rest, " /") && !strings.HasPrefix(rest, " (") {
		return ""
	}
	end := -1
	for _, mark := range [...]string{" — ", " – ", " - ", " −"} {
		if i := strings.Index(head, mark); i >= 0 && (end < 0 || i < end) {
			end = i
		}
	}
	if end >= 0 {
		part := head[:end]
		if tail := head[len(place):end]; shout && titled(tail) || dayIn(tail) {
			return agency(head, part)
		}
	}
	// «Астана, 5 октября 2025 года. Сегодня ...»
	if i := strings.Index(rest, ". "); i > 0 && strings.HasPrefix(rest, ", ") && dayIn(rest[:i]) {
		if !words(rest[:i], 5) {
			return ""
		}
		return place + rest[:i]
	}
	return ""
}

// agency adds the name of an agency behind the dash: «МОСКВА, 5 окт – РИА
// Новости.».
func agency(head, part string) string {
	rest := head[len(part):]
	_, after, _ := strings.Cut(strings.TrimLeft(rest, " "), " ")
	name, _, ok := strings.Cut(after, ". ")
	if ok && titled(name) && words(name, 3) && upper(strings.Fields(name + " ")[0]) {
		return part + rest[:len(rest)-len(after)] + name
	}
	return part
}

// placeEnd is where the place at the head of a line ends: at the first comma,
// full stop, bracket or dash.
func placeEnd(s string) int {
	for i, r := range s {
		switch r {
		case ',', '.', '/', '(', '—', '–', ':', ';', '«', '"', '?', '!':
			return len(strings.TrimRight(s[:i], " "))
		case '-':
			if i > 0 && s[i-1] == ' ' {
				return i - 1
			}
		}
	}
	return len(s)
}

func dash(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r == '—' || r == '–' || r == '-' || r == '−'
}

// upper holds for text in capitals.
func upper(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 2
}

// titled holds when no word but that of a month begins with a small letter.
func titled(s string) bool {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) && !month(w) && w != "года" && w != "г" {
			return false
		}
	}
	return true
}

func words(s string, most int) bool { return len(strings.Fields(s)) <= most }

// dayIn holds for text with a day of the month: «, 5 октября», «05.10.2025».
func dayIn(s string) bool {
	f := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i := 0; i+1 < len(f); i++ {
		if len(f[i]) <= 2 && f[i][0] >= '0' && f[i][0] <= '9' && month(strings.ToLower(f[i+1])) {
			return len(f) <= i+5
		}
	}
	return dateIn(s) != ""
}

var monthStems = [...]string{"янв", "фев", "мар", "апр", "мая", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"}

// month holds for the name of a month in any case or its abbreviation.
func month(w string) bool {
	for _, m := range monthStems {
		if strings.HasPrefix(w, m) && utf8.RuneCountInString(w) <= 8 {
			return true
		}
	}
	return false
}
