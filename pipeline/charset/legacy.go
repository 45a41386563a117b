package charset

import (
	"unicode"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// The single-byte encodings that Russian text is found in, most usual first:
// of two that score the same the earlier one wins.
var legacy = []*charmap.Charmap{
	charmap.Windows1251,
	charmap.KOI8R,
	charmap.CodePage866,
	charmap.ISO8859_5,
}

// letterScore is the natural logarithm, times 100, of the share of each letter
// а to я in Russian text: the letter frequencies of the Russian National
// Corpus (о 10.97 %, е 8.45 %, а 8.01 % ... ъ 0.04 %).
var letterScore = [32]int16{
	-252, -414, -309, -407, -351, -247, -467, -410, // а б в г д е ж з
	-261, -441, -336, -312, -344, -270, -221, -357, // и й к л м н о п
	-305, -291, -277, -364, -595, -464, -534, -424, // р с т у ф х ц ч
	-492, -563, -782, -396, -405, -574, -505, -391, // ш щ ъ ы ь э ю я
}

// The costs of what Russian text hardly holds, on the scale of letterScore.
const (
	costForeign = -1200    // a letter of another alphabet or a sign no text uses: Ў, ╬, №¤
	costControl = -2500    // an undefined byte or a control character
	costSign    = -500     // « » — … № and the like
	costCase    = -900     // a capital after a small letter, the mark of KOI8-R read as windows-1251
	costUpper   = -20      // a capital letter otherwise
	costRow     = -50      // a capital inside a word of capitals
	minAverage  = -560     // below that mean score a text is in none of the encodings
	sampleBytes = 64 << 10 // of a text that are looked at
	highBytes   = 4 << 10  // bytes above 0x7f that are scored
)

// legacyName is the WHATWG label of cm.
func legacyName(cm *charmap.Charmap) string {
	name, err := htmlindex.Name(cm)
	if err != nil {
		panic("charset: an encoding without a label: " + cm.String())
	}
	return name
}

// bestLegacy returns the encoding that makes the most Russian text of raw, or
// nil when none makes any.
func bestLegacy(raw []byte) *charmap.Charmap {
	sample := highSample(raw)
	var best *charmap.Charmap
	top := 0
	for _, cm := range legacy {
		s, ok := score(sample, cm)
		if ok && (best == nil || s > top) {
			best, top = cm, s
		}
	}
	if best == nil || top < minAverage {
		return nil
	}
	return best
}

// highSample gathers the runs of bytes above 0x7f at the head of raw, each with
// the byte behind it. Markup between them is passed over, so that a page with
// scripts ahead of its text is judged by the text.
func highSample(raw []byte) []byte {
	sample := make([]byte, 0, min(len(raw), highBytes))
	var prev byte
	for _, b := range raw {
		if b >= 0x80 || prev >= 0x80 {
			if len(sample) == cap(sample) {
				break
			}
			sample = append(sample, b)
		}
		prev = b
	}
	return sample
}

// score returns the mean score of the bytes above 0x7f of sample read as cm.
func score(sample []byte, cm *charmap.Charmap) (mean int, ok bool) {
	sum, n := 0, 0
	var prev rune
	for _, b := range sample {
		r := cm.DecodeByte(b)
		if b >= 0x80 {
			n++
			sum += runeScore(prev, r)
		}
		prev = r
	}
	if n == 0 {
		return 0, false
	}
	return sum / n, true
}

func runeScore(prev, r rune) int {
	switch {
	case r == 'ё':
		return -600
	case r == 'Ё':
		return -750
	case 'а' <= r && r <= 'я':
		return int(letterScore[r-'а'])
	case 'А' <= r && r <= 'Я':
		s := int(letterScore[r-'А'])
		switch {
		case 'а' <= prev && prev <= 'я':
			return s + costCase
		case 'А' <= prev && prev <= 'Я':
			return s + costRow
		}
		return s + costUpper
	case r == '«' || r == '»' || r == '—' || r == '–' || r == '№' || r == '…' || r == '\u00a0' || r == '“' || r == '”' || r == '„' || r == '’':
		return costSign
	case r == unicode.ReplacementChar || unicode.IsControl(r):
		return costControl
	}
	return costForeign
}
