package event

// Money is a sum. Value is a decimal string without exponent or grouping:
// "1000000000", "3.5". A range has its lower end in Value.
type Money struct {
	Value    string `json:"value,omitempty"`
	Currency string `json:"currency,omitempty"` // ISO 4217
	Bound    Bound  `json:"bound,omitempty"`    // absent when exact
	Text     string `json:"text,omitempty"`     // as written
	Period   string `json:"period,omitempty"`   // of box office: «три недели проката»
}

// Bound says how a sum relates to the number.
type Bound string

// The bounds.
const (
	AtLeast Bound = "min"   // более, свыше, не менее, от
	AtMost  Bound = "max"   // менее, до, не более
	About   Bound = "about" // около, порядка, почти
)

func (b Bound) String() string { return string(b) }

// Known reports whether b is of the contract.
func (b Bound) Known() bool { return b == AtLeast || b == AtMost || b == About }
