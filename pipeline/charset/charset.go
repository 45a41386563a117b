// Package charset turns the bytes of a Russian document into text. A byte
// order mark decides first, then a declared charset that fits the bytes, then
// validity as UTF-8, then the look of the letters: UTF-16 by its byte pairs,
// and windows-1251, KOI8-R, IBM866 and ISO 8859-5 by how likely
// the letters they give are in Russian.
package charset

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"

	htmlcharset "golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// ErrUnknown is returned for bytes that are text in no encoding known here.
var ErrUnknown = errors.New("cannot tell the encoding: neither UTF-8 nor UTF-16, windows-1251, KOI8-R, IBM866")

// BrokenError says where a text that is UTF-8 for the greater part stops
// being it.
type BrokenError struct {
	Offset int64 // bytes before the first broken one
	Count  int   // broken bytes in all
}

func (e *BrokenError) Error() string {
	return fmt.Sprintf("broken UTF-8 at byte %d (%d bad bytes)", e.Offset, e.Count)
}

var boms = []struct {
	mark string
	name string
	enc  encoding.Encoding
}{
	{"\xef\xbb\xbf", "utf-8", encoding.Nop},
	{"\xff\xfe", "utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"\xfe\xff", "utf-16be", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
}

// Decode returns the text of raw without a byte order mark and the name of
// the encoding it was in (a WHATWG label such as "windows-1251"). declared is
// what a header, a meta element or a flag says, or empty; a declaration that
// the bytes contradict is passed over. Errors are *BrokenError and ErrUnknown.
func Decode(raw []byte, declared string) (text, name string, err error) {
	for _, b := range boms {
		if !bytes.HasPrefix(raw, []byte(b.mark)) {
			continue
		}
		body := raw[len(b.mark):]
		if b.name != "utf-8" {
			text, err := decode(body, b.enc)
			return text, b.name, err
		}
		if bad := broken(body); bad != nil {
			bad.Offset += int64(len(b.mark))
			return "", "utf-8", bad
		}
		return string(body), "utf-8", nil
	}
	valid, multi, bad := utf8Stats(raw)
	if valid && multi > 0 && bytes.IndexByte(raw, 0) < 0 {
		// Wrong single-byte declarations are common on servers; bytes that
		// form UTF-8 sequences by chance are not.
		return string(raw), "utf-8", nil
	}
	if enc, name := lookup(declared); enc != nil && believable(raw, enc, name) {
		if text, err := decode(raw, enc); err == nil && fits(text) {
			return text, name, nil
		}
	}
	if enc, name := utf16Look(raw); enc != nil {
		text, err := decode(raw, enc)
		return text, name, err
	}
	if valid {
		return string(raw), "utf-8", nil
	}
	if multi > 20*bad {
		return "", "utf-8", broken(raw)
	}
	if latin(raw) {
		text, err := decode(raw, charmap.Windows1252)
		return text, legacyName(charmap.Windows1252), err
	}
	if m := bestLegacy(raw); m != nil {
		text, err := decode(raw, m)
		return text, legacyName(m), err
	}
	if multi > bad {
		return "", "utf-8", broken(raw)
	}
	return "", "", ErrUnknown
}

// lookup finds the encoding a label names, by the WHATWG list and the names
// Russian documents use besides. It returns nil for an unknown label.
func lookup(label string) (encoding.Encoding, string) {
	if label == "" {
		return nil, ""
	}
	switch label {
	case "cp1251", "CP1251", "win1251", "win-1251":
		label = "windows-1251"
	case "cp866", "CP866", "dos", "DOS":
		label = "ibm866"
	case "koi8", "KOI8":
		label = "koi8-r"
	}
	enc, _ := htmlcharset.Lookup(label)
	if enc == nil {
		return nil, ""
	}
	name, err := htmlindex.Name(enc)
	if err != nil {
		return nil, ""
	}
	return enc, name
}

// Known reports whether label names an encoding.
func Known(label string) bool {
	enc, _ := lookup(label)
	return enc != nil
}

func decode(raw []byte, enc encoding.Encoding) (string, error) {
	out, err := enc.NewDecoder().Bytes(raw)
	return string(out), err
}

// fits reports whether a decoded text holds hardly any replacement or control
// characters: a declared charset that gives them is not the one.
func fits(text string) bool {
	bad, all := 0, 0
	for _, r := range text {
		all++
		if r == utf8.RuneError || r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f' && r != 0x1a {
			bad++
		}
	}
	return bad*100 <= all
}

// utf8Stats counts the multi-byte sequences and the broken bytes of raw. A
// sequence cut off by the end of raw counts as one broken byte.
func utf8Stats(raw []byte) (valid bool, multi, bad int) {
	if utf8.Valid(raw) {
		return true, utf8.RuneCount(raw) - ascii(raw), 0
	}
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			multi++
		}
		i += n
	}
	return bad == 0, multi, bad
}

func ascii(raw []byte) int {
	n := 0
	for _, b := range raw {
		if b < utf8.RuneSelf {
			n++
		}
	}
	return n
}

// broken describes the broken bytes of raw, or returns nil.
func broken(raw []byte) *BrokenError {
	var e *BrokenError
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && n == 1 {
			if e == nil {
				e = &BrokenError{Offset: int64(i)}
			}
			e.Count++
		}
		i += n
	}
	return e
}

// utf16Look recognises UTF-16 without a byte order mark: nearly every pair of
// bytes has a high byte of Basic Latin, Cyrillic or General Punctuation at
// the same place.
func utf16Look(raw []byte) (encoding.Encoding, string) {
	n := min(len(raw), 4096) &^ 1
	if n < 8 {
		return nil, ""
	}
	var le, be int
	for i := 0; i < n; i += 2 {
		if utf16High(raw[i+1]) {
			le++
		}
		if utf16High(raw[i]) {
			be++
		}
	}
	pairs := n / 2
	switch {
	case le*20 >= pairs*19 && le > be:
		return boms[1].enc, "utf-16le"
	case be*20 >= pairs*19 && be > le:
		return boms[2].enc, "utf-16be"
	}
	return nil, ""
}

func utf16High(b byte) bool { return b == 0x00 || b == 0x04 || b == 0x20 || b == 0x21 }
