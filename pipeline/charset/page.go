package charset

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// DecodePage is Decode for web pages, which are put together from parts: a
// template in UTF-8 around a text in windows-1251, or the other way round, or
// a text cut inside a letter. Each part, from tag to tag or line to line, is
// read in its own encoding, and text that was read wrongly once before is
// repaired (see Repair); the name is that of most of the letters. Bytes that
// are text in neither become U+FFFD. The error is ErrUnknown.
func DecodePage(raw []byte, declared string) (text, name string, err error) {
	body := bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(body) && bytes.IndexByte(body, 0) < 0 {
		if text, name, ok := mixed(body, declared); ok {
			return text, name, nil
		}
	}
	text, name, err = Decode(raw, declared)
	if bad := (*BrokenError)(nil); errors.As(err, &bad) {
		return strings.ToValidUTF8(string(body), "\uFFFD"), "utf-8", nil
	}
	if err == nil && name == "utf-8" {
		text, _ = Repair(text)
	}
	return text, name, err
}

// minPart is how many multi-byte sequences make a part UTF-8 beyond chance.
// Capitals before a closing quotation mark form single ones in windows-1251.
const minPart = 4

// mixed reads a page whose parts are in different encodings. ok is false when
// the page holds no part that is surely UTF-8.
func mixed(raw []byte, declared string) (text, name string, ok bool) {
	var rest []byte // the parts that are not UTF-8
	utf8Letters := 0
	for part := range parts(raw) {
		valid, multi, bad := utf8Stats(part)
		switch {
		case valid && multi >= minPart, multi > 20*bad:
			utf8Letters += multi
		case !valid:
			rest = append(rest, part...)
		}
	}
	if utf8Letters == 0 {
		return "", "", false
	}
	cm := bestLegacy(rest)
	if cm == nil {
		cm = charmap.Windows1251 // a few signs: «, », ©, a no-break space
		if enc, _ := lookup(declared); enc != nil {
			if d, isMap := enc.(*charmap.Charmap); isMap {
				cm = d
			}
		}
	}
	var b strings.Builder
	b.Grow(len(raw) + len(rest))
	legacyLetters := 0
	for part := range parts(raw) {
		valid, multi, bad := utf8Stats(part)
		switch {
		case valid:
			b.Write(part)
		case multi > 2*bad:
			b.Write(bytes.ToValidUTF8(part, []byte("\uFFFD")))
		default:
			for _, c := range part {
				b.WriteRune(cm.DecodeByte(c))
			}
			legacyLetters += bad
		}
	}
	if legacyLetters > utf8Letters {
		return b.String(), legacyName(cm), true
	}
	return b.String(), "utf-8", true
}

// parts yields the pieces of raw between tags and lines, with their ends.
func parts(raw []byte) func(yield func([]byte) bool) {
	return func(yield func([]byte) bool) {
		for len(raw) > 0 {
			n := bytes.IndexAny(raw, "<>\n") + 1
			if n <= 0 {
				n = len(raw)
			}
			if !yield(raw[:n]) {
				return
			}
			raw = raw[n:]
		}
	}
}
