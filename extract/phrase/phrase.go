// Package phrase finds the phrases that events are made of: organisations,
// people, places, works, documents, occasions, dates and sums, each with its
// extent, its nominative name and the cases it can stand in.
//
// Every construct has a file of its own. Persons: fullname.go (orders,
// patronymics, initials, particles, eastern and foreign names), person.go (the
// rest and surnames alone), humanform.go (nominative, gender), latinname.go.
// Bodies: organization.go (heads), complete.go (what follows a head), core.go
// (the name itself), legal.go, known.go, acronym.go, press.go, shared.go,
// quotedname.go. Then place.go, sharedplace.go, post.go, occasion.go, eventending.go, document.go, award.go, quotation.go; date.go,
// calendar.go, relative.go, when.go; money.go, numeral.go.
//
// A Reader tries them at each token and keeps the longest. A token is tried only
// with the constructs that can begin there: by the roles of the lexicon entries
// that begin with it or behind adjectives (Reader.readMasks), or by its looks
// (Reader.opens). Before that the names of persons are collected (trait.go), so
// that a surname alone is known and no other name swallows one; afterwards
// support.go uses what the whole text says: a name seen once in a sure context is
// a name everywhere in it.
package phrase

import (
	"vestnik/extract/match"
	"vestnik/extract/text"
	"vestnik/lexicon"
)

// Kind is what a phrase names.
type Kind uint8

// The kinds of phrase.
const (
	Organization Kind = iota
	Person
	Country
	Region
	City
	Place
	Event // festivals, forums, visits and other occasions
	Work
	Document
	Date
	Money
	Award
	Post // a post without a name: «министр культуры»
	kinds
)

// String returns the name of the type, as `vestnik annotate` and the lexicon write it.
func (k Kind) String() string {
	return [...]string{"Organization", "Person", "Country", "Region", "City", "Place", "Event", "Work",
		"Document", "Date", "Money", "Award", "Post"}[k]
}

// Mention is one phrase of a text.
type Mention struct {
	Kind        Kind
	First, Last int   // tokens [First, Last)
	Head        int   // token of the head word
	Forms       Forms // cases and numbers it can stand in
	Name        string
	Country     string         // ISO 3166-1 alpha-2, when the phrase tells it
	Entry       *lexicon.Entry // the known thing, if it is one
	Class       *Class         // of the head word, if it has one
	Rule        string         // the rule that read it, for explanations

	Generic    bool // a common noun that points at something named elsewhere: «ведомство»
	Government bool // an authority
	Quoted     bool // the name is a quotation and nothing says of what
	Shared     bool // it borrows the head of the phrase before it: «акиматами области, ‹города›»
	Weak       bool // counts only when a frame asks for it

	Body   *Body  // of a post: what its holder speaks for
	Short  string // the distinguishing part of a name: Казахфильм of АО «Казахфильм»
	Person *Human
	Date   *When
	Money  *Sum
	Work   *Title
	Inner  []Mention // phrases inside this one, outermost first

	coreFirst, coreLast int  // see Core; both 0 when it is the whole
	plain               bool // see Plain
}

// Plain reports a body that common nouns and its owner name: «правительство
// Японии». What is left without the owner is no name.
func (m *Mention) Plain() bool { return m.plain }

// Core gives the tokens of the name itself: without the noun that says only
// what is named («компания «Ромашка»», «город Тараз») and without the country or
// body that it belongs to («Министерство обороны Казахстана»).
func (m *Mention) Core() (first, last int) {
	if m.coreLast == 0 {
		return m.First, m.Last
	}
	return m.coreFirst, m.coreLast
}

// Text is a text with its phrases.
type Text struct {
	Doc      *text.Doc
	Words    []*match.Word // of each token
	Mentions []Mention     // do not overlap; in order
	At       []int32       // mention that covers each token, or -1

	quoteAt []int32 // quotation that each token opens, or -1
	inQuote []int32 // innermost quotation around each token, or -1
	traits  []trait
	masks   []uint32 // see Reader.readMasks
	hits    []match.Match
	hitAt   []int32 // hits that begin with token i are hits[hitAt[i]:hitAt[i+1]]
}

// Hits returns the lexicon entries that begin with token i, shortest first.
func (t *Text) Hits(i int) []match.Match {
	if i < 0 || i+1 >= len(t.hitAt) {
		return nil
	}
	return t.hits[t.hitAt[i]:t.hitAt[i+1]]
}

// Mention returns the mention that covers token i, or nil.
func (t *Text) Mention(i int) *Mention {
	if i < 0 || i >= len(t.At) || t.At[i] < 0 {
		return nil
	}
	return &t.Mentions[t.At[i]]
}

// Text returns tokens [first, last) as written, with what stands between them.
func (t *Text) Text(first, last int) string {
	if first >= last {
		return ""
	}
	return t.Doc.Text[t.Doc.Tokens[first].Start:t.Doc.Tokens[last-1].End]
}

// Is reports whether token i is this mark or lower-case word.
func (t *Text) Is(i int, s string) bool {
	return i >= 0 && i < len(t.Words) && t.Words[i].Form == s
}

// after is the token behind a quotation and its closing mark.
func (t *Text) after(q int) int {
	if c := t.Doc.Quotes[q].Close; c >= 0 {
		return c + 1
	}
	return t.Doc.Quotes[q].End
}
