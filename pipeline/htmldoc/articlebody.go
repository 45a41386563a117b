package htmldoc

import (
	"html"
	"regexp"
	"strings"
	"unicode/utf8"
)

const (
	minLinkedBody = 200  // letters that articleBody must hold to count
	covered       = 0.85 // share of articleBody's letters found in the page's text that confirms the page's text
)

var markup = regexp.MustCompile(`(?i)<(/?)(p|br|div|li|h[1-6])\b[^>]*>|<[^>]+>`)

// withLinked settles the text of the page with JSON-LD's articleBody. Where
// the page holds that text, the page's is better, since it has paragraphs;
// what the page has before and after it is cut off. Where it does not, the
// page is made by scripts or closed to readers, and articleBody is the text.
func withLinked(text, body string) string {
	body = plainBody(body)
	if utf8.RuneCountInString(body) < minLinkedBody {
		return text
	}
	want := letters(body)
	blocks := strings.Split(text, "\n\n")
	first, last, found := -1, -1, 0
	for i, b := range blocks {
		l := letters(b)
		if l == "" || !strings.Contains(want, l) {
			continue
		}
		found += len(l)
		if first < 0 {
			first = i
		}
		last = i
	}
	if float64(found) >= covered*float64(len(want)) {
		// Before the first confirmed paragraph a lead may stand that
		// articleBody leaves out; below the last one nothing of the article.
		return strings.Join(blocks[max(first-1, 0):last+1], "\n\n")
	}
	if len(letters(text)) >= len(want) || cutShort(body) {
		return text
	}
	return body
}

// plainBody is articleBody without markup, its paragraphs parted.
func plainBody(body string) string {
	if strings.Contains(body, "&lt;") {
		body = html.UnescapeString(body) // escaped as a whole
	}
	if strings.Contains(body, "<") {
		body = markup.ReplaceAllStringFunc(body, func(tag string) string {
			if strings.EqualFold(tag[:2], "<a") || !isBlockTag(tag) {
				return ""
			}
			return "\n"
		})
	}
	body = html.UnescapeString(body)
	var blocks []block
	for line := range strings.SplitSeq(body, "\n") {
		if line = fold(line); line != "" {
			blocks = append(blocks, block{text: line})
		}
	}
	return strings.Join(articleBlocks(blocks, ""), "\n\n")
}

func isBlockTag(tag string) bool {
	name := strings.ToLower(strings.Trim(tag, "</> "))
	if i := strings.IndexAny(name, " \t\n/"); i >= 0 {
		name = name[:i]
	}
	switch name {
	case "p", "br", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6":
		return true
	}
	return false
}

// cutShort holds for a body that breaks off: «... на совместное произв…».
func cutShort(body string) bool {
	return strings.HasSuffix(body, "…") || strings.HasSuffix(body, "...") || strings.HasSuffix(body, "[…]")
}
