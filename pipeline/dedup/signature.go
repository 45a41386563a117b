// Package dedup finds near-duplicates among the articles of a window: reprints
// of a release with a changed line, a new heading, a dropped paragraph.
//
// Articles are compared by the Jaccard index of their shingles of three words,
// estimated by MinHash (Broder, "On the resemblance and containment of
// documents", 1997) and found by locality-sensitive hashing in bands (Leskovec,
// Rajaraman, Ullman, "Mining of Massive Datasets", 3.4).
//
// Delivery guarantees: the window lives in memory and is lost with the
// program. An article whose original was read before a restart, or by another
// member of the group, is then taken for an original: something is sent once
// more, never something left out. Only originals are ever pointed at, and an
// article read again keeps its verdict, so of a set of duplicates one is sent.
package dedup

import (
	"math/bits"
	"unicode"
	"unicode/utf8"

	"github.com/zeebo/xxh3"
)

const (
	// hashes is the length of a signature: the estimate of the index is right
	// to about 1/sqrt(hashes).
	hashes = 128
	// bands of rows hashes each: two articles with index s meet in some band
	// with probability 1-(1-s^rows)^bands, which is 0.5 at 0.55 and 0.998 at 0.8.
	bands = 32
	rows  = hashes / bands
	// shingle is how many words stand in one.
	shingle = 3
)

// Signature stands for the set of shingles of a text.
type Signature [hashes]uint32

// Sign gives the signature of a text and whether it has one: a text of fewer
// than two shingles is too short to be compared. Case, ё, punctuation and
// white space do not count.
func Sign(text string) (*Signature, bool) {
	var s Signature
	for i := range s {
		s[i] = ^uint32(0)
	}
	var window [shingle]uint64
	words, n := 0, 0
	word := make([]byte, 0, 64)
	end := func() {
		if len(word) == 0 {
			return
		}
		copy(window[:], window[1:])
		window[shingle-1] = xxh3.Hash(word)
		word = word[:0]
		if words++; words >= shingle {
			h := window[0]
			for _, w := range window[1:] {
				h = mix(h ^ bits.RotateLeft64(w, 29))
			}
			s.add(h)
			n++
		}
	}
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if r = unicode.ToLower(r); r == 'ё' {
				r = 'е'
			}
			word = utf8.AppendRune(word, r)
		case unicode.Is(unicode.Mn, r) || r == '\u00ad': // a stress mark or soft hyphen inside a word
		default:
			end()
		}
	}
	end()
	return &s, n >= 2
}

// add lowers each minimum for which the shingle h has a lower value. The
// hashes are those of one family, a·i+b over the two halves of a mixed 64-bit
// value (Kirsch and Mitzenmacher, "Less hashing, same performance", 2006).
func (s *Signature) add(h uint64) {
	h = mix(h)
	a, b := uint32(h), uint32(h>>32)|1
	for i := range s {
		a += b
		v := a * 0x9e3779b1
		v ^= v >> 15
		if v < s[i] {
			s[i] = v
		}
	}
}

// mix is the finaliser of MurmurHash3.
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// Similarity estimates the Jaccard index of the shingles of two texts, 0..1.
func (s *Signature) Similarity(t *Signature) float64 {
	equal := 0
	for i := range s {
		if s[i] == t[i] {
			equal++
		}
	}
	return float64(equal) / hashes
}

// band gives the key of one band.
func (s *Signature) band(b int) uint64 {
	h := uint64(b)
	for _, v := range s[b*rows : (b+1)*rows] {
		h = mix(h<<32 ^ h>>32 ^ uint64(v))
	}
	return h
}
