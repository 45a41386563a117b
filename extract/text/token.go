package text

import "unicode/utf8"

// tokenize cuts d.Text into d.Tokens.
func (d *Doc) tokenize() {
	s := d.Text
	d.Tokens = d.Tokens[:0]
	for i, start := 0, true; ; start = false {
		space, newlines := start, 0
		if start {
			newlines = 2
		}
		for i < len(s) && (s[i] == ' ' || s[i] == '\n') {
			space = true
			if s[i] == '\n' {
				newlines++
			}
			i++
		}
		if i == len(s) {
			return
		}
		t := Token{Start: int32(i), Space: space, Line: newlines > 0, Para: newlines > 1}
		i = scan(s, i, &t)
		t.End = int32(i)
		t.Text = s[t.Start:i]
		d.Tokens = append(d.Tokens, t)
	}
}

// scan reads the token at i, sets its kind and shape and returns its end.
func scan(s string, i int, t *Token) int {
	if c := s[i]; c < 0x80 && (isASCIIWord(c) || c == '@' || c == '#') {
		if end := scanAddress(s, i); end > i {
			t.Kind = Other
			return end
		}
	}
	r, w := utf8.DecodeRuneInString(s[i:])
	switch classOf(r) {
	case classLower, classUpper:
		return scanWord(s, i, i, t)
	case classDigit:
		return scanNumber(s, i, t)
	case classPunct:
		t.Kind = Punct
	case classSymbol:
		t.Kind = Symbol
	default:
		t.Kind = Other
	}
	return i + w
}

// part counts the letters of one part of a word: parts end at hyphens and apostrophes.
type part struct {
	letters, upper int
	first          bool // the first letter is a capital
}

func (p part) shape() Shape {
	switch {
	case p.upper == 0:
		return Lower
	case p.upper == 1 && p.first:
		return Title
	case p.upper == p.letters:
		return Upper
	}
	return Mixed
}

// joinShape gives the shape of a word with shape so far and a further part.
func joinShape(so Shape, soLetters int, p part) Shape {
	s := p.shape()
	switch {
	case soLetters == 0 || p.letters == 0:
		return max(so, s)
	case so == s:
		return so
	case so == Title && s == Lower:
		return Title
	case so == Upper && s == Title && p.letters == 1, so == Title && soLetters == 1 && s == Upper:
		return Upper
	}
	return Mixed
}

// scanWord reads a word: from is where the token begins, i (its first letter)
// comes after it when digits open the token (20-летие).
func scanWord(s string, from, i int, t *Token) int {
	var (
		p               part
		letters         int // of the parts before p
		shape           = Lower
		last            rune
		cyrillic, other bool
	)
	for i < len(s) {
		r, w := rune(s[i]), 1
		if r >= 0x80 {
			r, w = utf8.DecodeRuneInString(s[i:])
		}
		c := classOf(r)
		if c == classUpper && r > 0x7F != (last > 0x7F) && p.letters >= 3 && p.upper <= 1 && isCyrillic(r) != isCyrillic(last) {
			break // передаетReuters: two words that lost their space
		}
		switch c {
		case classUpper:
			if p.letters == 0 {
				p.first = true
			}
			p.upper++
			fallthrough
		case classLower:
			p.letters++
			last = r
			if isCyrillic(r) {
				cyrillic = true
			} else if !isLatin(r) && r != 'ʼ' {
				other = true
			}
			i += w
			continue
		case classDigit, classMark:
			i += w
			continue
		}
		// a joint: only between letters and digits
		if i+w >= len(s) || !joins(s, from, i, r, w, last) {
			break
		}
		if r != '_' && r != '&' {
			shape = joinShape(shape, letters, p)
			letters += p.letters
			p = part{}
		}
		i += w
	}
	t.Shape = joinShape(shape, letters, p)
	switch {
	case other && !cyrillic:
		t.Kind = Other
	case isCyrillic(last):
		t.Kind = Word
	default:
		t.Kind = Latin
	}
	if t.Kind == Word || t.Kind == Latin {
		if end := scanDomain(s, from, i); end > i {
			t.Kind, t.Shape = Other, Lower
			return end
		}
	}
	return i
}

// joins tells whether the mark r (w bytes long, at i) stands inside the word
// that began at from.
func joins(s string, from, i int, r rune, w int, last rune) bool {
	next, nw := utf8.DecodeRuneInString(s[i+w:])
	c := classOf(next)
	letter := c == classLower || c == classUpper
	switch r {
	case '-':
		return letter || c == classDigit
	case '\'', '’':
		return letter && last != 0
	case '_':
		return (letter || c == classDigit) && isLatin(next) && isLatin(last)
	case '&':
		return c == classUpper && isLatin(next) && isLatin(last) && classOf(last) == classUpper
	case '/': // х/ф, к/т, б/у
		if !letter || !isCyrillic(next) || !isCyrillic(last) || i-from != 2 {
			return false
		}
		after, _ := utf8.DecodeRuneInString(s[i+w+nw:])
		c := classOf(after)
		return c != classLower && c != classUpper && c != classDigit && c != classMark
	}
	return false
}

// scanNumber reads a number and what is glued to it.
func scanNumber(s string, from int, t *Token) int {
	t.Kind = Number
	i := from
	for {
		group := i
		for i < len(s) && isASCIIDigit(s[i]) {
			i++
		}
		if i == len(s) {
			return i
		}
		r, w := utf8.DecodeRuneInString(s[i:])
		if i+w < len(s) && isASCIIDigit(s[i+w]) {
			switch r {
			case '.', ':', '/', '-', '–', '—':
				i += w
				continue
			case ',':
				if decimalComma(s, from, group, i) {
					i++
					continue
				}
			}
		}
		switch {
		case r == '-' && i+1 < len(s):
			next, _ := utf8.DecodeRuneInString(s[i+1:])
			if c := classOf(next); c == classLower || c == classUpper {
				return scanWord(s, from, i+1, t)
			}
		case r < 0x80 && isASCIILetter(byte(r)), isCyrillic(r) && suffix(s[i:]):
			return scanWord(s, from, i, t)
		}
		return i
	}
}

// decimalComma tells whether the comma at i joins the digits around it: «3,5»
// and «1,500,000», not «2019,2020,2021».
func decimalComma(s string, from, group, i int) bool {
	end := i + 1
	for end < len(s) && end < i+5 && isASCIIDigit(s[end]) {
		end++
	}
	if after := end - i - 1; i-group >= 4 && after == 4 {
		return false
	}
	if group > from && s[group-1] == ',' { // a second comma
		return i-group == 3 && end-i-1 == 3
	}
	return true
}

// suffixes are the Cyrillic endings that make one word with the digits before
// them even without a hyphen: 90х, 1й, 4К. Others are units: 10млн, 2024г.
var suffixes = [...]string{"й", "я", "е", "х", "го", "му", "ми", "ти", "ый", "ой", "ая", "ое", "ые", "ых", "К", "Д"}

func suffix(s string) bool {
	end := 0
	for end < len(s) && end < 40 {
		r, w := utf8.DecodeRuneInString(s[end:])
		if c := classOf(r); c != classLower && c != classUpper {
			break
		}
		end += w
	}
	for _, x := range suffixes {
		if s[:end] == x {
			return true
		}
	}
	return end > len("лет") && (s[:len("лет")] == "лет") // 60летие, 25летний
}
