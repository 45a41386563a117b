package event

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
)

// FactID names a fact by the article's URI, its kind and its identity. The
// identity is text, not lexicon: the sentence of the trigger, its place among
// the triggers there and the surface of the distributed party; for a film the
// quoted title. So the id outlives edits of the lexicon.
// It is 128 bits of SHA-256 in hexadecimal.
func FactID(uri string, kind Kind, identity string) string {
	return hash("fact", uri, kind.String(), identity)
}

// GroupID names the distribution that several pairs share, by the article's
// URI and the text that distributes.
func GroupID(uri, identity string) string { return hash("group", uri, identity) }

// HashText is the SHA-256 of an article's text in hexadecimal, for
// Document.SHA256.
func HashText(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// EventID is the CloudEvents id: 128 bits of SHA-256 of Canonical in
// hexadecimal. It is equal on replay and new when the content changes.
func (e *Event) EventID() string {
	sum := sha256.Sum256(e.Canonical())
	return hex.EncodeToString(sum[:16])
}

// hash joins parts with their lengths, so that no two lists of parts give the
// same bytes.
func hash(parts ...string) string {
	h := sha256.New()
	var n [8]byte
	for _, p := range parts {
		binary.BigEndian.PutUint64(n[:], uint64(len(p)))
		h.Write(n[:])
		h.Write([]byte(p))
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}
