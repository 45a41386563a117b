package lexicon

import (
	"slices"
	"strings"
)

// attrKind says what an attribute's values look like.
type attrKind int

const (
	anyText    attrKind = iota
	country             // ISO 3166-1 alpha-2, in the countries list
	yesNo               // yes or no
	year                // 1 to 4 digits
	upper2              // two capital letters
	upper3              // three capital letters
	wikidataID          // Q and digits
	oneOf               // one of a set
)

type attrSchema struct {
	key    string
	kind   attrKind
	values []string // of oneOf
	open   bool     // takes values of the linguist's own, which begin with x_
}

// listSchema says what the entries of a list may say. Lists that linguists add have no schema:
// their types and attributes are free.
type listSchema struct {
	name      string
	needsType bool
	attrs     []attrSchema // beside commonAttrs
}

// types are the types that entries and patterns can have: those of mentions in the contract, and
// those that only name things inside events.
var types = []string{
	"Person", "Organization", "GovernmentOrganization", "Country", "Region", "City", "Place", "Event", "Work",
	"Document", "Date", "Money", "Festival", "Award", "Currency", "GivenName", "Surname", "Post", "Genre", "LegalForm", "WorkAttribute",
}

var (
	commonAttrs = []attrSchema{
		{key: "id"}, {key: "type"}, {key: "sub"}, {key: "country", kind: country}, {key: "city"}, {key: "wikidata", kind: wikidataID},
		{key: "from", kind: year}, {key: "until", kind: year}, {key: "note"}, {key: "weak", kind: yesNo}, {key: "inflect", kind: yesNo},
		{key: "gram", kind: oneOf, values: []string{"masc", "femn", "neut", "plur", "sing"}}, {key: "adj"}, {key: "full"},
	}
	completions = []string{"gen", "po", "pri", "im", "quoted", "v", "bare"}
	filmTypes   = []string{"feature", "documentary", "animation", "short", "series", "other", "no"}
	documents   = []string{"memorandum", "agreement", "contract", "roadmap", "protocol", "treaty", "declaration", "other"}
)

var listSchemas = []listSchema{
	{"countries", true, []attrSchema{{key: "iso", kind: upper2}, {key: "iso3", kind: upper3}, {key: "demonym"}, {key: "capital"}, {key: "compound"}}},
	{"regions", true, []attrSchema{{key: "capital"}}},
	{"cities", true, []attrSchema{{key: "region"}, {key: "capital", kind: yesNo}}},
	{"places", true, nil},
	{"bodies", true, nil},
	{"companies", true, []attrSchema{{key: "descriptor"}}},
	{"media", true, []attrSchema{{key: "descriptor"}}},
	{"festivals", true, nil},
	{"events", true, nil},
	{"awards", true, []attrSchema{{key: "festival"}}},
	{"currencies", true, []attrSchema{{key: "iso", kind: upper3}}},
	{"people", true, []attrSchema{{key: "body"}}},
	{"given-names", true, []attrSchema{{key: "gender", kind: oneOf, values: []string{"masc", "femn"}}, {key: "origin"}}},
	{"surname-endings", false, []attrSchema{{key: "gender", kind: oneOf, values: []string{"masc", "femn"}}, {key: "origin"}}},
	{"heads", false, []attrSchema{{key: "complete", kind: oneOf, values: completions},
		{key: "level", kind: oneOf, values: []string{"national", "regional", "local", "unit", "international"}},
		{key: "solo", kind: yesNo}, {key: "anaphor", kind: yesNo}, {key: "coord", kind: yesNo}, {key: "descriptor", kind: yesNo}}},
	{"event-heads", false, nil},
	{"place-heads", false, nil},
	{"modifiers", false, nil},
	{"legal-forms", false, []attrSchema{{key: "place", kind: oneOf, values: []string{"before", "after"}}, {key: "state", kind: yesNo}}},
	{"posts", false, []attrSchema{{key: "body"}, {key: "implies"}, {key: "craft"}, {key: "prefix", kind: yesNo}}},
	{"documents", false, []attrSchema{{key: "kind", kind: oneOf, values: documents, open: true}, {key: "states", kind: oneOf, values: documents, open: true},
		{key: "generic", kind: yesNo}, {key: "personal", kind: yesNo}}},
	{"genres", false, nil},
	{"works", false, []attrSchema{{key: "film", kind: oneOf, values: filmTypes}, {key: "pos"}, {key: "genre"}, {key: "of"}, {key: "kind"}}},
}

var knownLists = func() []string {
	names := make([]string, len(listSchemas))
	for i, s := range listSchemas {
		names[i] = s.name
	}
	return names
}()

// schemaOf gives the schema of a list, nil when it is not one of the known lists.
func schemaOf(name string) *listSchema {
	for i := range listSchemas {
		if listSchemas[i].name == name {
			return &listSchemas[i]
		}
	}
	return nil
}

// attr gives the schema of an attribute; without a list schema it knows the common ones.
func (s *listSchema) attr(key string) (attrSchema, bool) {
	if s != nil {
		for _, a := range s.attrs {
			if a.key == key {
				return a, true
			}
		}
	}
	for _, a := range commonAttrs {
		if a.key == key {
			return a, true
		}
	}
	return attrSchema{}, false
}

func (s *listSchema) keys() []string {
	var keys []string
	for _, a := range s.attrs {
		keys = append(keys, a.key)
	}
	for _, a := range commonAttrs {
		keys = append(keys, a.key)
	}
	return keys
}

func (p *listParser) checkType(typ string, off int) {
	if !slices.Contains(types, typ) {
		hint := didYouMean(typ, types)
		if hint == "" {
			hint = "types are " + strings.Join(types, ", ")
		}
		p.fault("unknown-type", off, len(typ), hint, "unknown type %q", typ)
	}
}

// checkID wants ids that can stand in a removal line and in YAML without quotes.
func (p *listParser) checkID(id string, off int) {
	if id == "" || strings.ContainsAny(id, " \t\"'#:") || strings.HasPrefix(id, "-") {
		p.fault("bad-id", off, len(id), "use letters, digits, and . / - _", "%q cannot be an id", id)
	}
}

func (p *listParser) checkAttr(a Attr, keyOff, valueOff int) {
	s, ok := p.schema.attr(a.Key)
	if !ok {
		if p.schema != nil {
			p.fault("unknown-attribute", keyOff, len(a.Key), didYouMean(a.Key, p.schema.keys()),
				"unknown attribute %q in list %s", a.Key, p.schema.name)
		}
		return
	}
	if s.kind == anyText || a.Value == "" {
		return
	}
	off := valueOff
	for part := range strings.SplitSeq(a.Value, "/") {
		lo, hi := p.trim(off, off+len(part))
		if hint, ok := s.check(p.line[lo:hi]); !ok {
			p.fault("bad-value", lo, hi-lo, hint, "%q cannot be the value of %s", p.line[lo:hi], a.Key)
		}
		off += len(part) + 1
	}
}

// check says whether v can be a value of the attribute; hint says what can.
func (s attrSchema) check(v string) (hint string, ok bool) {
	switch s.kind {
	case country, upper2:
		return "write the ISO 3166-1 alpha-2 code, such as KZ", allBetween(v, 'A', 'Z') && len(v) == 2
	case upper3:
		return "write the ISO code, three capital letters", allBetween(v, 'A', 'Z') && len(v) == 3
	case year:
		return "write a year in digits", allBetween(v, '0', '9') && len(v) <= 4
	case wikidataID:
		return "write the Wikidata id, Q and digits", len(v) > 1 && v[0] == 'Q' && allBetween(v[1:], '0', '9')
	case yesNo:
		return "write yes or no", v == "yes" || v == "no"
	case oneOf:
		if slices.Contains(s.values, v) || s.open && extension(v) {
			return "", true
		}
		if n := nearest(v, s.values); n != "" {
			return "did you mean " + n + "?", false
		}
		hint := "values are " + strings.Join(s.values, ", ")
		if s.open {
			hint += ", or one of your own that begins with x_"
		}
		return hint, false
	}
	return "", true
}

func allBetween(s string, lo, hi byte) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < lo || s[i] > hi {
			return false
		}
	}
	return s != ""
}
