// Package agreement reads agreements: it finds what is done to a document, who
// its sides are, and puts together what the sentences of a text say of one
// document.
//
// Reading goes in two steps. sentence.go, governor.go and parties.go read one
// sentence at a time; assemble.go joins the readings of the whole text.
package agreement

import (
	"vestnik/extract/discourse"
	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/phrase"
	"vestnik/extract/trace"
)

// side is a party as one sentence names it.
type side struct {
	key     string // equal for the same body
	party   event.Party
	mention int // -1 for a country known only from the description of a body
	first   int // tokens of its words
	last    int
	how     frame.How
	origin  event.Origin
	weak    bool
	stub    bool // known by its country alone: «с ведомствами Турции»
	country string
}

// reading is what one sentence says of one document.
type reading struct {
	sentence  int
	doc       int // mention of the document, -1 for deals without one
	token     int // of the trigger
	tokenLast int
	trigger   *frame.Trigger
	frame     *frame.Frame
	status    event.Status
	kind      event.AgreementType
	kindText  string
	generic   bool // «документ»: the kind is to be found elsewhere
	plural    bool
	count     int

	subject, with, between []side
	circumstances
	background bool
	definite   bool           // takes up a document named before
	listed     bool           // an item of a list of documents
	outcome    bool           // «соответствующий протокол»: it puts in writing what was told before
	among      bool           // singled out of a total: «среди которых меморандум»
	listing    *reading       // the sentence that announced the list
	title      bool           // from the heading
	end        *frame.Trigger // the main verb, when a participle told the sides and it tells the state
	name       string         // of a document with a name of its own: «Договор по открытому небу»
	another    bool           // «похожий документ»: no document named before
	personal   bool           // one of those who sign is a person who stands for nobody
	closed     bool           // the clause has a subject of its own, even if nobody knows whom it means
	nested     bool           // its sides stand behind a document that it changes
	from, to   int            // tokens of the item, when it is an item of a list within a sentence
}

// hero is the body that a text is about, if there is one.
type hero struct {
	side side
	ok   bool
}

// actor is the subject of a sentence, kept for those behind it.
type actor struct {
	sides    []side
	sentence int
	met      bool // at a meeting
}

// Reader reads agreements. It is for one goroutine.
type Reader struct {
	lex *phrase.Lexicon

	t         *phrase.Text
	d         *discourse.Discourse
	published phrase.Day
	readings  []reading
	listing   *reading // the sentence that announces a list of documents
	unsided   *reading // the last one that names no side, for the sentence that tells them
	lastActor actor
	actedMany bool          // not one body alone acts in the text
	pact      pact          // the last «договорились»
	actors    map[int]actor // who acted before each sentence
	hero      *hero         // the body that the text is about, once it was asked for
	talk      *bool         // whether the text is an interview
	dealt     *bool         // whether it speaks of a deal
	Drops     map[string]int
	Trace     *trace.Trace // nil when nobody asks what was nearly read
}

// NewReader returns a reader for a compiled lexicon.
func NewReader(lex *phrase.Lexicon) *Reader { return &Reader{lex: lex} }

// drop counts something that was read and left out.
func (r *Reader) drop(reason string) {
	if r.Drops == nil {
		r.Drops = map[string]int{}
	}
	r.Drops[reason]++
}
