package lexicon

import "strings"

// What the rules can say, by the contract of events.
var (
	events   = []string{"agreement", "film"}
	statuses = []string{"planned", "in_talks", "signed", "ratified", "extended", "terminated", "denied"}
	stages   = []string{"announced", "in_production", "completed", "premiere", "festival", "release", "award", "box_office",
		"cancelled", "postponed"}

	// effects of cues on the event they stand with.
	effects = []string{"planned", "in_talks", "hypothetical", "wish", "negated", "denied", "background", "aggregate",
		"extended", "terminated", "cancelled", "postponed", "reported", "condition", "anniversary", "basis"}

	// roleNames are the parts of an event that a frame can fill.
	roleNames = []string{"party", "representative", "document", "topic", "occasion", "amount", "count",
		"film", "director", "actor", "company", "festival", "award", "category", "recipient", "genre", "period",
		"place", "date", "country", "name"}

	// relations are the forms of roles that are no case.
	relations = []string{"subject", "object", "agent", "и"}
)

// extension reports whether a value of an open vocabulary (kinds of documents,
// stages of films) is one that a linguist adds: "x_" and then small letters,
// digits and underscores, as in the contract of events.
func extension(s string) bool {
	rest, ok := strings.CutPrefix(s, "x_")
	return ok && rest != "" && strings.Trim(rest, "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}
