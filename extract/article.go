// Package extract reads events out of Russian articles: article in, events
// out. It does no input or output, starts no goroutine, reads no clock and
// keeps nothing between articles.
package extract

// Article is one document to read, as a source hands it over.
type Article struct {
	URI      string // path relative to the input root, or URL; the subject of its events
	Title    string // heading when it is not part of Text
	Text     string // the text that offsets of events count code points of
	Source   string // name of the publication, when known
	Language string // BCP 47 tag, when known

	// Published is the publication time as far as it is known: an ISO 8601
	// date ("2025-10-05") or an RFC 3339 time; empty when unknown.
	Published   string
	PublishedBy string // name of the publisher, when known
	Located     string // place the article is dated from, when known from outside Text
}
