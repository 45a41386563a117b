// Package event is the contract of what the program emits: the events read
// from an article as plain Go values, their JSON, the JSON Schemas of it, the
// ids of facts and events, and the check that a value keeps the contract.
//
// The extractor fills the structures, sinks print them. Nothing here knows
// Russian, and nothing here reads a clock: equal values give equal bytes.
package event

// Event is one fact of one article. Exactly one of Agreement and Film is set,
// the one that Kind names.
type Event struct {
	Kind       Kind
	ID         string // fact id, of FactID; also the partition key
	Document   Document
	Salience   Salience
	Confidence float64 // 0..1, see BandOf
	Evidence   []Evidence
	Provenance Provenance

	Agreement *AgreementData
	Film      *FilmData
}

// Document is the article that an event was read from.
type Document struct {
	URI         string `json:"uri"`                   // path relative to the input root, or URL
	Title       string `json:"title,omitempty"`       // headline
	Source      string `json:"source,omitempty"`      // where the article was taken from, as the input says
	Published   string `json:"published,omitempty"`   // RFC 3339 time, or a date when the hour is unknown
	PublishedBy string `json:"publishedBy,omitempty"` // name of the publisher
	Located     string `json:"located,omitempty"`     // place of the dateline, nominative
	Language    string `json:"language,omitempty"`    // BCP 47, such as "ru"
	SHA256      string `json:"sha256,omitempty"`      // of the article text as given, see HashText
}

// Salience says how an article treats a fact.
type Salience string

// The saliences.
const (
	Main       Salience = "main"       // news of this text
	Background Salience = "background" // recalled: «ранее», «напомним»
	Aggregate  Salience = "aggregate"  // a total: «35 меморандумов»
)

func (s Salience) String() string { return string(s) }

// Known reports whether s is of the contract.
func (s Salience) Known() bool { return s == Main || s == Background || s == Aggregate }

// Provenance says what read an event. It is no part of the event's identity.
type Provenance struct {
	Rules   []string `json:"rules,omitempty"`   // ids of the rules, in the order they applied
	Lexicon string   `json:"lexicon,omitempty"` // version of the lexicon
	Engine  string   `json:"engine,omitempty"`  // version of the program
}

// Place is a settlement, region or country.
type Place struct {
	Name    string `json:"name"`              // nominative
	Country string `json:"country,omitempty"` // ISO 3166-1 alpha-2
}

// Named is something of which the contract keeps the name alone: a film
// company, a festival, an occasion.
type Named struct {
	Name string `json:"name"` // nominative
}

// Person is a human being.
type Person struct {
	Name     string `json:"name"`               // nominative
	JobTitle string `json:"jobTitle,omitempty"` // post, nominative
}
