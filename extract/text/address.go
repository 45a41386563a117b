package text

import (
	"strings"
	"unicode/utf8"
)

// scanAddress reads an address with a scheme, an e-mail, an @name or a #hashtag
// at i and returns its end, or i when there is none.
func scanAddress(s string, i int) int {
	switch c := s[i]; {
	case c == '@':
		end := i + 1
		for end < len(s) && (isASCIIWord(s[end]) || s[end] == '_' || s[end] == '.' && end+1 < len(s) && isASCIIWord(s[end+1])) {
			end++
		}
		if end > i+1 {
			return end
		}
		return i
	case c == '#':
		end := i + 1
		for end < len(s) {
			r, w := utf8.DecodeRuneInString(s[end:])
			if c := classOf(r); c != classLower && c != classUpper && c != classDigit && r != '_' {
				break
			}
			end += w
		}
		if end > i+1 {
			return end
		}
		return i
	}
	end := i
	for end < len(s) && end < i+64 && (isASCIIWord(s[end]) || strings.IndexByte("._+-", s[end]) >= 0) {
		end++
	}
	if end == i || end == len(s) {
		return i
	}
	switch {
	case s[end] == ':' && strings.HasPrefix(s[end:], "://") && end+3 < len(s):
		return trimAddress(s, i, addressEnd(s, end+3))
	case s[end] == '@' && end+1 < len(s) && isASCIIWord(s[end+1]):
		host := end + 1
		dot := false
		for host < len(s) && (isASCIIWord(s[host]) || s[host] == '-' || s[host] == '.' && host+1 < len(s) && isASCIIWord(s[host+1])) {
			dot = dot || s[host] == '.'
			host++
		}
		if dot {
			return host
		}
	}
	return i
}

// addressEnd gives the end of the path at i: before white space, quotation
// marks and brackets.
func addressEnd(s string, i int) int {
	for i < len(s) {
		r, w := utf8.DecodeRuneInString(s[i:])
		switch r {
		case ' ', '\n', '«', '»', '“', '”', '„', '"', '<', '>', '(', ')', '[', ']', '|', '…', '*', '`':
			return i
		}
		i += w
	}
	return i
}

// trimAddress takes the punctuation of the sentence off the end of s[from:end].
func trimAddress(s string, from, end int) int {
	return from + len(strings.TrimRight(s[from:end], ".,;:!?'—–_"))
}

// isDomain knows the top-level domains that are met without a scheme.
func isDomain(top string) bool {
	switch top {
	case "com", "org", "net", "info", "biz", "edu", "gov", "int", "ru", "su", "kz", "kg", "uz", "tj", "tm", "az", "am", "ge", "by",
		"ua", "md", "eu", "uk", "de", "fr", "it", "tr", "cn", "jp", "kr", "io", "ly", "me", "tv", "fm", "cc", "co", "ai", "app",
		"online", "site", "pro", "media", "news", "film", "today", "press", "рф", "рус", "қаз":
		return true
	case "COM", "ORG", "NET", "RU", "KZ", "UZ", "KG", "AZ", "UA", "TV":
		return true
	}
	return false
}

// maxLabels and maxLabel bound a domain name, in labels and bytes of one.
const (
	maxLabels = 5
	maxLabel  = 64
)

// scanDomain tells where the address ends whose first label is s[from:i]
// (tengrinews.kz, t.me/name, культура.рф), or i when it is none.
func scanDomain(s string, from, i int) int {
	end := i
	for labels := 0; labels < maxLabels && end+1 < len(s) && s[end] == '.'; labels++ {
		label := end + 1
		stop := label
		for stop < len(s) && stop < label+maxLabel {
			r, w := utf8.DecodeRuneInString(s[stop:])
			if c := classOf(r); c != classLower && c != classDigit && r != '-' && c != classUpper || isCyrillic(r) && stop > label && isASCIILetter(s[stop-1]) {
				break
			}
			stop += w
		}
		if stop == label {
			break
		}
		end = stop
	}
	if end == i {
		return i
	}
	dot := strings.LastIndexByte(s[:end], '.')
	if !isDomain(s[dot+1 : end]) {
		return i
	}
	if end+1 < len(s) && (s[end] == '/' || s[end] == '?') && s[end+1] != ' ' && s[end+1] != '\n' {
		return trimAddress(s, from, addressEnd(s, end))
	}
	return end
}
