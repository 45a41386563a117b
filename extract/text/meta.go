package text

import "strings"

// Meta is what an input file says about its article.
type Meta struct {
	Source    string // who published it
	Title     string
	URL       string
	Published string // the date as given
	Language  string
}

// SplitMeta takes the metadata off the front of a text file. body is always a
// suffix of raw and is the article text that offsets count from: nothing in it
// is changed, and white space at its edges stays. Three forms are known, and
// may follow one another in this order:
//
//   - front matter: a line «---», lines «key: value», a line «---» (or «...»);
//   - lines «# key: value» at the top: source, date, title, url and the like.
//     A line with another key of Latin letters is taken off too; the first
//     other line, blank lines included, begins the body;
//   - «date 2025-10-05» as the first words of the text: it goes with the white
//     space on both sides of it, and dates the article when nothing else did.
//
// A byte order mark at the front of raw belongs to no body. Lines may end in
// \n or \r\n. Of a key that is given twice the first value counts.
func SplitMeta(raw string) (meta Meta, body string) {
	body = strings.TrimPrefix(raw, "\uFEFF")
	body = meta.frontMatter(body)
	body = meta.hashLines(body)
	body = meta.leadingDate(body)
	return meta, body
}

// maxFrontMatter bounds the front matter, in lines.
const maxFrontMatter = 100

func (m *Meta) frontMatter(s string) (rest string) {
	first, rest, ok := cutLine(s)
	if !ok || strings.TrimRight(first, " \t") != "---" {
		return s
	}
	found := Meta{}
	for range maxFrontMatter {
		line, after, more := cutLine(rest)
		switch trimmed := strings.TrimRight(line, " \t"); {
		case trimmed == "---" || trimmed == "...":
			m.merge(found)
			return after
		case trimmed == "" || trimmed[0] == '#' || trimmed[0] == ' ' || trimmed[0] == '-': // a comment, or the inside of a value that is not ours
		default:
			key, value, ok := strings.Cut(trimmed, ":")
			if !ok || !isKey(key) {
				return s
			}
			found.set(key, unquote(strings.TrimSpace(value)))
		}
		if !more {
			return s
		}
		rest = after
	}
	return s
}

func (m *Meta) hashLines(s string) (rest string) {
	for {
		line, after, _ := cutLine(s)
		line, ok := strings.CutPrefix(line, "# ")
		if !ok {
			return s
		}
		key, value, ok := strings.Cut(line, ":")
		if !ok || !isKey(key) {
			return s
		}
		m.set(key, strings.TrimSpace(value))
		s = after
	}
}

func (m *Meta) leadingDate(s string) (rest string) {
	rest, ok := strings.CutPrefix(strings.TrimLeft(s, " \t\r\n"), "date")
	if !ok || rest == "" || strings.IndexByte(" \t:", rest[0]) < 0 {
		return s
	}
	date := strings.TrimLeft(rest, " \t:")
	end := 0
	for end < len(date) && (isASCIIDigit(date[end]) || strings.IndexByte("-.:/TZ+", date[end]) >= 0) {
		end++
	}
	if end < 8 || !isASCIIDigit(date[0]) || end < len(date) && strings.IndexByte(" \t\r\n", date[end]) < 0 {
		return s
	}
	if m.Published == "" {
		m.Published = date[:end]
	}
	return strings.TrimLeft(date[end:], " \t\r\n")
}

func (m *Meta) set(key, value string) {
	field := m.field(strings.ToLower(key))
	if field != nil && *field == "" {
		*field = value
	}
}

func (m *Meta) field(key string) *string {
	switch key {
	case "source", "publisher", "site":
		return &m.Source
	case "title", "headline":
		return &m.Title
	case "url", "link", "uri":
		return &m.URL
	case "date", "published", "pubdate", "datepublished":
		return &m.Published
	case "lang", "language":
		return &m.Language
	}
	return nil
}

func (m *Meta) merge(n Meta) {
	for _, key := range [...]string{"source", "title", "url", "date", "lang"} {
		m.set(key, *n.field(key))
	}
}

// isKey holds for a short word of Latin letters, as keys are.
func isKey(s string) bool {
	for i := range len(s) {
		if !isASCIIWord(s[i]) && s[i] != '_' && s[i] != '-' {
			return false
		}
	}
	return 0 < len(s) && len(s) <= 20 && isASCIILetter(s[0])
}

// cutLine cuts the first line off s, without its line break.
func cutLine(s string) (line, rest string, found bool) {
	line, rest, found = strings.Cut(s, "\n")
	return strings.TrimSuffix(line, "\r"), rest, found
}

// unquote takes the quotation marks of a YAML scalar off.
func unquote(s string) string {
	if n := len(s); n >= 2 && s[0] == s[n-1] {
		switch s[0] {
		case '"':
			return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(s[1 : n-1])
		case '\'':
			return strings.ReplaceAll(s[1:n-1], "''", "'")
		}
	}
	return s
}
