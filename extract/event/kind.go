package event

// Kind is the kind of an event.
type Kind uint8

// The kinds of event.
const (
	KindAgreement Kind = iota + 1
	KindFilm
)

// Kinds lists all kinds.
var Kinds = [...]Kind{KindAgreement, KindFilm}

func (k Kind) String() string {
	switch k {
	case KindAgreement:
		return "agreement"
	case KindFilm:
		return "film"
	}
	return "unknown"
}

// Type is the CloudEvents type of the kind.
func (k Kind) Type() string { return "vestnik." + k.String() + ".v1" }

// SchemaID is the id of the kind's JSON Schema, the CloudEvents dataschema.
func (k Kind) SchemaID() string { return "urn:vestnik:schema:" + k.String() + ":v1" }

// KindOfType gives the kind of a CloudEvents type, or 0 for a foreign one.
func KindOfType(t string) Kind {
	for _, k := range Kinds {
		if k.Type() == t {
			return k
		}
	}
	return 0
}
