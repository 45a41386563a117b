package lexicon

import "vestnik/lexicon/pattern"

// Str is a text with its place in a file.
type Str struct {
	Text string
	Pos  Pos
}

// Frame says how a verb and its nominalisations name the parts of an event. Voice, participles and
// regular nominalisations are derived, not listed.
type Frame struct {
	ID       string
	Note     string
	Event    Str   // agreement or film
	Verbs    []Str // infinitives
	Nouns    []Str // nominalisations that are not derived from the verbs
	Phrases  []Str // several words, lemmas
	Asserts  Str   // a status, a stage, cancelled or postponed
	Roles    []Role
	Requires []Str // roles without which the frame does not fire
	Unless   []Str // ids of cues that cancel it
	Priority int   // the higher one wins between frames of equal length
	Examples []Example
	Pos      Pos // of the id
}

// Role is a part of an event and the surface forms in which it stands beside the trigger.
type Role struct {
	Name  Str
	Forms []Form
}

// Form is a surface form of a role: a relation (subject, object, agent, и), or a case with or
// without a preposition: с+ablt, "в рамках+gent", gent.
type Form struct {
	Relation string // "" for a case
	Prep     string // "" for a bare case
	Case     string // "" for a relation
	Pos      Pos
}

// String gives the form as written in a rule.
func (f Form) String() string {
	switch {
	case f.Case == "":
		return f.Relation
	case f.Prep == "":
		return f.Case
	}
	return f.Prep + "+" + f.Case
}

// Cue is a class of words that change how an event is meant.
type Cue struct {
	ID       string
	Note     string
	Effect   Str
	Words    []Str // lemmas, or several words
	Examples []Example
	Pos      Pos // of the id
}

// Pattern is a phrase over tokens.
type Pattern struct {
	ID       string
	Note     string
	Type     Str          // type of the mentions it makes; empty for patterns that only serve others
	Match    Str          // as written
	Expr     pattern.Node // what Match says
	Name     Str          // template of the nominative name; {x} stands for the capture x
	Priority int
	Examples []Example
	Pos      Pos // of the id

	at func(off int) Pos // place of a code point of Match
}

// At gives the place in the file of a code point of Match, such as the bounds of the span of a
// node of Expr.
func (p *Pattern) At(off int) Pos { return p.at(off) }

// Example is a text with what is to be read from it. What the lines of Expect say is interpreted by
// package extract.
type Example struct {
	Text   Str
	Expect []Str // a line each; none when nothing is to be read
	Pos    Pos
}

// Rules are the rules of one file.
type Rules struct {
	Frames   []*Frame
	Cues     []*Cue
	Patterns []*Pattern
	Removes  []Removal
}
