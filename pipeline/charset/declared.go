package charset

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// believable tells whether raw, which is not valid UTF-8, may be in the
// declared encoding. Servers declare one encoding for all they serve, and
// pages keep the declaration of the template they were copied from.
func believable(raw []byte, enc encoding.Encoding, name string) bool {
	if name == "utf-8" {
		return false
	}
	if strings.HasPrefix(name, "utf-16") {
		// A declaration that can be read as ASCII disproves itself.
		look, _ := utf16Look(raw)
		return look != nil
	}
	cm, ok := enc.(*charmap.Charmap)
	if !ok {
		return true // of many bytes a letter; what they cannot hold gives replacement characters
	}
	sample := highSample(raw)
	best := bestLegacy(raw)
	if best == nil || best == cm {
		return true
	}
	letters, runs := highRuns(sample)
	if letters < minContrary {
		return true
	}
	if !cyrillic(cm) {
		// Latin scripts have single letters above 0x7f, Cyrillic whole words.
		return letters < cyrillicRun*runs
	}
	said, _ := score(sample, cm)
	found, _ := score(sample, best)
	return found-said < clearMargin
}

const (
	minContrary = 12  // letters above 0x7f that can contradict a declaration
	cyrillicRun = 3   // mean length of runs of them from which on text is Cyrillic
	clearMargin = 150 // of mean scores between the declared encoding and another
)

// highRuns counts the bytes above 0x7f and the runs they form.
func highRuns(sample []byte) (letters, runs int) {
	var prev byte
	for _, b := range sample {
		if b >= utf8.RuneSelf {
			letters++
			if prev < utf8.RuneSelf {
				runs++
			}
		}
		prev = b
	}
	return letters, runs
}

// latin holds for text in a Latin script of one byte a letter: single letters
// above 0x7f among many below it.
func latin(raw []byte) bool {
	sample := raw[:min(len(raw), sampleBytes)]
	letters, runs := highRuns(sample)
	if letters == 0 || letters >= 2*runs {
		return false
	}
	low := 0
	for _, b := range sample {
		if 'a' <= b|0x20 && b|0x20 <= 'z' {
			low++
		}
	}
	return low >= 4*letters
}

// cyrillic holds for encodings of Cyrillic script: they have the letter я.
func cyrillic(cm *charmap.Charmap) bool {
	_, ok := cm.EncodeRune('я')
	return ok
}
