package htmldoc

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// opening is what stands above the first paragraph of a text as lines of their
// own: its date, and on pages without headings its title.
type opening struct {
	titled bool // the page has a title elsewhere

	title string
	date  string // as pubdate gives it
}

const (
	maxOpening   = 4   // blocks that may stand above the first paragraph
	maxTitle     = 160 // characters of the longest title
	minTitle     = 3   // words of the shortest
	bareDateRest = 3   // words besides the date on a line that is no more than one: «от 5 мая 2020 года», «Опубликовано»
)

// read takes those lines off the text. above is what stands over it on the
// page, where a page without headings has its title.
func (o *opening) read(text, above string) string {
	if !o.titled && above != "" && text != "" {
		whole := opening{}
		if rest := whole.read(above+"\n\n"+text, ""); whole.title != "" {
			*o = whole
			return rest
		}
	}
	var lines []string
	rest := text
	for n := 0; n < maxOpening; n++ {
		block, after, more := strings.Cut(rest, "\n\n")
		if !more || !short(block) {
			break
		}
		lines, rest = append(lines, strings.Split(block, "\n")...), after
	}
	if len(lines) == 0 {
		return text
	}
	kept := lines[:0]
	for _, l := range lines {
		if d := dateIn(l); (d != "" || clock(l)) && len(strings.FieldsFunc(l, notLetter)) <= bareDateRest+2 {
			if o.date == "" {
				o.date = d
			}
			continue
		}
		kept = append(kept, l)
	}
	if !o.titled {
		for i := len(kept) - 1; i >= 0; i-- {
			if len(strings.Fields(kept[i])) >= minTitle && utf8.RuneCountInString(kept[i]) <= maxTitle {
				// What stands above a title is the head of the page.
				o.title, kept = kept[i], kept[i+1:]
				break
			}
		}
	}
	if len(kept) == 0 {
		return rest
	}
	return strings.Join(kept, "\n\n") + "\n\n" + rest
}

// short holds for a block of lines that are no sentences.
func short(block string) bool {
	for l := range strings.SplitSeq(block, "\n") {
		if utf8.RuneCountInString(l) > maxTitle || strings.HasPrefix(l, "• ") || strings.Contains(l, cellSeparator) {
			return false
		}
		if last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(l, "»\"”)")); strings.ContainsRune(".!?…:;", last) && dateIn(l) == "" {
			return false
		}
	}
	return true
}

// clock holds for a line with nothing but an hour: «15:22».
func clock(l string) bool {
	return len(l) <= 8 && strings.Contains(l, ":") && !strings.ContainsFunc(l, unicode.IsLetter)
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }
