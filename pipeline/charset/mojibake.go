package charset

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// mojibakes are the ways UTF-8 was read as a single-byte encoding and saved as
// UTF-8 again. lead are the letters that the first bytes of Cyrillic, 0xD0 and
// 0xD1, then became, half of all; they share the first of their own bytes.
var mojibakes = []struct {
	lead [2]string
	cm   *charmap.Charmap
}{
	{[2]string{"Р", "С"}, charmap.Windows1251},
	{[2]string{"Ð", "Ñ"}, charmap.Windows1252},
}

const (
	minLead   = 8   // such letters in a text
	leadShare = .35 // of its letters beyond ASCII
)

// Repair undoes the reading of UTF-8 as windows-1251 («РљРёРЅРѕ» for «Кино») or
// windows-1252 («ÐšÐ¸Ð½Ð¾»), part by part between lines and tags. It returns
// text and false when there is nothing to undo.
func Repair(text string) (string, bool) {
	sample := text[:min(len(text), sampleBytes)]
	for _, m := range mojibakes {
		lead, high := 0, 0
		first, second, third := m.lead[0][0], m.lead[0][1], m.lead[1][1]
		for i := 0; i+1 < len(sample); i++ {
			c := sample[i]
			if c < 0xc0 {
				continue
			}
			high++
			if c == first && (sample[i+1] == second || sample[i+1] == third) {
				lead++
			}
		}
		if lead < minLead || float64(lead) < leadShare*float64(high) {
			continue
		}
		var b strings.Builder
		b.Grow(len(text))
		done := false
		for part := range parts([]byte(text)) {
			if raw, ok := encodeBack(part, m.cm); ok {
				done = true
				part = raw
			}
			b.Write(part)
		}
		if done {
			return b.String(), true
		}
	}
	return text, false
}

// encodeBack gives the bytes that part was before it was read as cm; ok is
// false when they are not UTF-8 of more than ASCII.
func encodeBack(part []byte, cm *charmap.Charmap) (raw []byte, ok bool) {
	raw = make([]byte, 0, len(part))
	for i := 0; i < len(part); {
		r, n := utf8.DecodeRune(part[i:])
		i += n
		c, ok := cm.EncodeRune(r)
		if !ok {
			if r < 0x80 || r > 0xff {
				return nil, false
			}
			c = byte(r) // bytes without a letter stay what they are
		}
		raw = append(raw, c)
	}
	valid, multi, _ := utf8Stats(raw)
	return raw, valid && multi > 0
}
