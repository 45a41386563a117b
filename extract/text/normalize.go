package text

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A normalizer writes the normalised text: NFC; line breaks as \n and every
// other white space as ' '; no soft hyphens, zero-widths, byte order marks,
// stress accents and markdown; « for << and " for ” and the like; one
// hyphen; and words in one alphabet (see lookalike.go). Runs that need nothing
// are copied whole, and a text that needs nothing is not copied at all.
type normalizer struct {
	src     string
	out     []byte
	edits   []edit
	copied  int  // src[:copied] has been written
	invalid bool // src is no valid UTF-8

	letters   script // of the letter run that is being read, none between runs
	run       runStart
	fixEnd    int    // letters before this place are brought to fixTo
	fixTo     script //
	judged    int    // letter runs before this place have been judged
	linkClose int    // the ] of a markdown link, -1 for none
	linkEnd   int    // the end of its address
}

// runStart is the state at the start of a letter run, to go back to when the
// run turns out to mix alphabets.
type runStart struct {
	at, copied, out, edits int
}

// byteClass is what the first byte of a rune asks of the normalizer.
type byteClass uint8

const (
	bytePlain    byteClass = iota // copied as it is
	byteLetter                    // an ASCII letter
	byteCyrillic                  // first byte of a Cyrillic letter
	byteSpecial                   // to be looked at
)

var byteClasses = func() (t [256]byteClass) {
	for c := range t {
		switch {
		case isASCIILetter(byte(c)):
			t[c] = byteLetter
		case 0xD0 <= c && c <= 0xD3:
			t[c] = byteCyrillic
		case c >= 0x80, c < ' ' && c != '\n', c == 0x7F, strings.IndexByte("*_'<>,[]&", byte(c)) >= 0:
			t[c] = byteSpecial
		}
	}
	return t
}()

// normalize writes n.out and n.edits for src. Without edits the text is src.
func (n *normalizer) normalize(src string) {
	*n = normalizer{src: src, out: n.out[:0], edits: n.edits[:0], linkClose: -1}
	for i := 0; i < len(src); {
		switch byteClasses[src[i]] {
		case bytePlain:
			n.letters = scriptNone
			i++
		case byteLetter:
			i = n.letter(i, 1, scriptLatin)
		case byteCyrillic:
			if i+1 < len(src) && src[i+1]&0xC0 == 0x80 && !specialCyrillic(src[i], src[i+1]) {
				i = n.letter(i, 2, scriptCyrillic)
			} else {
				i = n.special(i)
			}
		default:
			i = n.special(i)
		}
	}
	if len(n.edits) > 0 {
		n.out = append(n.out, src[n.copied:]...)
	}
}

// specialCyrillic holds for the two-byte runes of the block that are no
// letters, and for ѐ and ѝ, which are е and и with a stress accent.
func specialCyrillic(a, b byte) bool {
	return a == 0xD2 && 0x82 <= b && b <= 0x89 || a == 0xD1 && (b == 0x90 || b == 0x9D)
}

// replace writes with for src[from:to].
func (n *normalizer) replace(from, to int, with string) {
	if k := len(n.edits) - 1; k >= 0 && with == "" && n.copied == from {
		if e := &n.edits[k]; int(e.s1) == from && e.t0 == e.t1 {
			e.s1 = int32(to)
			n.copied = to
			return
		}
	}
	n.out = append(n.out, n.src[n.copied:from]...)
	t0 := int32(len(n.out))
	n.out = append(n.out, with...)
	n.edits = append(n.edits, edit{t0, int32(len(n.out)), int32(from), int32(to)})
	n.copied = to
}

// special deals with the rune at i and returns the place after it.
func (n *normalizer) special(i int) int {
	if n.src[i] < 0x80 {
		return n.specialASCII(i)
	}
	r, w := utf8.DecodeRuneInString(n.src[i:])
	if r == utf8.RuneError && w == 1 {
		n.invalid = true
		n.letters = scriptNone
		n.replace(i, i+1, "\uFFFD")
		return i + 1
	}
	to := i + w
	if isInvisible(r) {
		n.replace(i, to, "") // a letter run goes on after it
		return to
	}
	if 0x300 <= r && r < 0x370 {
		return n.combine(i, w)
	}
	cyrillicNear := n.letters == scriptCyrillic || to+1 < len(n.src) && byteClasses[n.src[to]] == byteCyrillic
	n.letters = scriptNone
	switch r {
	case '\u0085', '\u2028':
		n.replace(i, to, "\n")
	case '\u2029':
		n.replace(i, to, "\n\n")
	case '\u00A0', '\u1680', '\u2000', '\u2001', '\u2002', '\u2003', '\u2004', '\u2005', '\u2006', '\u2007',
		'\u2008', '\u2009', '\u200A', '\u202F', '\u205F', '\u2800', '\u3000':
		n.replace(i, to, " ")
	case '\u2010', '\u2011':
		n.replace(i, to, "-")
	case '\u2012':
		n.replace(i, to, "–")
	case '\u2015':
		n.replace(i, to, "—")
	case 'ѐ':
		n.replace(i, to, "е")
	case 'ѝ':
		n.replace(i, to, "и")
	case 'ë', 'Ë', 'ə', 'Ə', 'ö', 'Ö':
		if cyrillicNear {
			n.replace(i, to, latinTwins[r])
			n.letters = scriptCyrillic
			n.run = n.here(to)
		}
	default:
		if r < 0x340 || 0x2010 <= r && r < 0x2060 || r >= 0x1F000 && r < 0x20000 {
			return to // nothing to compose there
		}
		if !norm.NFC.PropertiesString(n.src[i:to]).BoundaryBefore() {
			return n.combine(i, w)
		}
		if s := n.src[i:to]; !norm.NFC.IsNormalString(s) {
			n.replace(i, to, norm.NFC.String(s))
		}
	}
	return to
}

// isInvisible holds for what is not seen and means nothing in a Russian text:
// soft hyphen, zero-width and directional marks, byte order marks, variation
// selectors.
func isInvisible(r rune) bool {
	switch {
	case r < 0x180E:
		return r == 0xAD
	case 0x200B <= r && r <= 0x200F, 0x202A <= r && r <= 0x202E, 0x2060 <= r && r <= 0x206F, 0xFE00 <= r && r <= 0xFE0F:
		return true
	}
	return r == 0x180E || r == 0xFEFF
}

// combine joins the combining marks at i (the first is w bytes long) with the
// letter before them: й and ё are composed, the stress accent of a Cyrillic
// letter is dropped.
func (n *normalizer) combine(i, w int) int {
	base, _ := utf8.DecodeLastRuneInString(n.src[:i])
	from := i - utf8.RuneLen(base)
	if i == 0 || base == utf8.RuneError || from < 0 {
		return i + w
	}
	to := i + w
	for to < len(n.src) {
		r, w := utf8.DecodeRuneInString(n.src[to:])
		if r < 0x300 || norm.NFC.PropertiesString(n.src[to:to+w]).BoundaryBefore() {
			break
		}
		to += w
	}
	marks := n.src[i:to]
	if n.copied > from { // the letter itself was rewritten: keep it so, and drop a stress accent after it
		if !isStress(marks) {
			return to
		}
		if k := len(n.edits) - 1; int(n.edits[k].s1) == i && n.edits[k].t0 < n.edits[k].t1 {
			n.edits[k].s1 = int32(to)
			n.copied = to
		} else {
			n.replace(i, to, "")
		}
		return to
	}
	composed := n.src[from:to]
	if isCyrillic(base) && strings.ContainsAny(marks, "\u0300\u0301\u0340\u0341") {
		composed = strings.NewReplacer("\u0300", "", "\u0301", "", "\u0340", "", "\u0341", "").Replace(composed)
	}
	composed = norm.NFC.String(composed)
	if composed != n.src[from:to] {
		n.replace(from, to, composed)
	}
	return to
}

func isStress(marks string) bool { return marks == "\u0301" || marks == "\u0300" }

// specialASCII deals with control characters, markdown, typewriter quotation
// marks and left-over entities.
func (n *normalizer) specialASCII(i int) int {
	s := n.src
	n.letters = scriptNone
	next := byte(0)
	if i+1 < len(s) {
		next = s[i+1]
	}
	switch c := s[i]; c {
	case '\r':
		if next == '\n' {
			n.replace(i, i+1, "")
		} else {
			n.replace(i, i+1, "\n")
		}
	case '*', '_':
		return n.emphasis(i)
	case '\'', '<', '>':
		if next != c || i+2 < len(s) && s[i+2] == c {
			break
		}
		with := `"`
		if c == '<' {
			with = "«"
		} else if c == '>' {
			with = "»"
		}
		n.replace(i, i+2, with)
		return i + 2
	case ',':
		if next == ',' && (i == 0 || s[i-1] == ' ' || s[i-1] == '\n' || s[i-1] == '(') && i+2 < len(s) &&
			byteClasses[s[i+2]] != bytePlain && s[i+2] != ',' {
			n.replace(i, i+2, "„")
			return i + 2
		}
	case '[':
		n.link(i)
	case ']':
		if i == n.linkClose {
			n.replace(i, n.linkEnd, "")
			return n.linkEnd
		}
	case '&':
		for _, e := range entities {
			if strings.HasPrefix(s[i:], e[0]) {
				n.replace(i, i+len(e[0]), e[1])
				return i + len(e[0])
			}
		}
	default:
		if c < ' ' || c == 0x7F {
			if c == '\f' || c == '\v' {
				n.replace(i, i+1, "\n")
			} else {
				n.replace(i, i+1, " ")
			}
		}
	}
	return i + 1
}

// entities are what careless conversions from HTML leave in a text.
var entities = [...][2]string{
	{"&nbsp;", " "}, {"&quot;", `"`}, {"&laquo;", "«"}, {"&raquo;", "»"}, {"&mdash;", "—"}, {"&ndash;", "–"},
	{"&amp;", "&"}, {"&bdquo;", "„"}, {"&ldquo;", "“"}, {"&rdquo;", "”"}, {"&hellip;", "…"}, {"&#171;", "«"}, {"&#187;", "»"},
	{"&#8212;", "—"}, {"&#8211;", "–"}, {"&#34;", `"`}, {"&#39;", "'"}, {"&#160;", " "},
}

// emphasis removes a run of two or more * or _ (bold and italic of Telegram,
// rulers, blanks of forms). Where it glued two words, a space is left.
func (n *normalizer) emphasis(i int) int {
	s := n.src
	to := i + 1
	for to < len(s) && s[to] == s[i] {
		to++
	}
	if to-i < 2 {
		return to
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[to:])
	if s[i] == '_' && before < 0x80 && isASCIIWord(byte(before)) && after < 0x80 && isASCIIWord(byte(after)) {
		return to
	}
	with := ""
	if classOf(before) == classLower && classOf(after) == classUpper {
		with = " "
	}
	n.replace(i, to, with)
	return to
}

// maxLink and maxAddress bound a markdown link, in bytes.
const (
	maxLink    = 600
	maxAddress = 2000
)

// link reads [text](address) at i: the bracket and the address are removed.
func (n *normalizer) link(i int) {
	s := n.src
	limit := min(len(s), i+maxLink)
	end := i + 1
	for end < limit && s[end] != ']' {
		if s[end] == '[' || s[end] == '\n' && end+1 < limit && s[end+1] == '\n' {
			return
		}
		end++
	}
	if end >= limit || !strings.HasPrefix(s[end:], "](") {
		return
	}
	address := s[end+2 : min(len(s), end+2+maxAddress)]
	if !strings.HasPrefix(address, "http") && !strings.HasPrefix(address, "www.") && !strings.HasPrefix(address, "/") &&
		!strings.HasPrefix(address, "tg:") && !strings.HasPrefix(address, "mailto:") {
		return
	}
	stop := strings.IndexAny(address, ") \n")
	if stop < 0 || address[stop] != ')' {
		return
	}
	n.replace(i, i+1, "")
	n.linkClose, n.linkEnd = end, end+2+stop+1
}
