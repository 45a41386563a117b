package lexicon

// Str is a text with its place in a file.
type Str struct {
	Text string
	Pos  Pos
}

// Frame says how a verb and its nominalisations name the parts of an event.
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
	Priority int
	Examples []Example
	Pos      Pos // of the id
}

// Role is a part of an event and the surface forms in which it stands beside the trigger.
type Role struct {
	Name  Str
	Forms []Str // subject, object, и, a case (ablt), or preposition+case (с+ablt)
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
	Type     Str // type of the mentions it makes; empty for patterns that only serve others
	Match    Str // in the language of package pattern
	Name     Str // template of the nominative name; {x} stands for the capture x
	Priority int
	Examples []Example
	Pos      Pos // of the id
}

// Example is a text with what is to be read from it. What Expect says is interpreted by package extract.
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
