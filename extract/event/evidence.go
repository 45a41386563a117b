package event

// Evidence shows where in the article a field of the data stands, as a W3C
// text quote and text position selector
// (https://www.w3.org/TR/annotation-model/#selectors).
type Evidence struct {
	Field        string `json:"field"`            // JSON Pointer (RFC 6901) into data: "/parties/0"
	Exact        string `json:"exact"`            // text[Start:End]
	Prefix       string `json:"prefix,omitempty"` // up to Context code points before Start
	Suffix       string `json:"suffix,omitempty"` // up to Context code points after End
	Start        int    `json:"start"`            // code points of the article text as given
	End          int    `json:"end"`              // exclusive
	InferredFrom Origin `json:"inferredFrom,omitempty"`
}

// Context is how many code points Evidence.Prefix and Suffix hold.
const Context = 32

// Origin says what a field was taken from when it is not said where the event
// is said.
type Origin string

// The origins.
const (
	FromLead       Origin = "lead"
	FromDateline   Origin = "dateline"
	FromHeading    Origin = "heading"
	FromAntecedent Origin = "antecedent"
	FromAlias      Origin = "alias"
	FromPublished  Origin = "published"
)

func (o Origin) String() string { return string(o) }

// Known reports whether o is of the contract.
func (o Origin) Known() bool {
	switch o {
	case FromLead, FromDateline, FromHeading, FromAntecedent, FromAlias, FromPublished:
		return true
	}
	return false
}
