package phrase

import (
	"slices"
	"strings"

	"vestnik/extract/event"
	"vestnik/extract/match"
	"vestnik/lexicon"
)

// Role is what an entry of a list does in phrases.
type Role uint8

// The roles.
const (
	NoRole       Role = iota
	HeadRole          // heads the name of an organisation: министерство
	LegalRole         // legal form: АО
	PostRole          // post of a person: министр
	DocRole           // kind of document: меморандум
	WorkRole          // word for a work, or for what is none: фильм, книга
	GenreRole         // genre: драма
	PlaceHead         // heads the name of a place: область
	GeoRole           // a country, region, city, place
	OrgRole           // a known organisation
	EventRole         // a known occasion
	EventHead         // heads the name of an occasion: форум, фестиваль, визит
	AwardRole         // a known award
	CoinRole          // currency
	GivenRole         // given name
	PersonRole        // a known person
	EndingRole        // ending of surnames; not matched as an entry
	ModifierRole      // adjective that is no part of a name: крупнейший
)

// Class is what phrases need to know of an entry.
type Class struct {
	Role    Role
	Entry   *lexicon.Entry
	Kind    Kind
	Country string

	Complete   Complete // of a head
	Government bool
	Solo       bool // may stand for a body without a completion
	Anaphor    bool // points at a body named before
	Coord      bool // its completion may hold coordination
	Weak       bool
	Unit       bool // part of a greater body: департамент
	Full       bool // an abbreviation of a whole name: Минсвязи
	Plural     bool // always in the plural: власти
	Descriptor bool // says only what the quoted name is: компания

	Film     string // of a work: feature ... or "no"; "" when it does not say
	Adj      bool   // of a work: an adjective that sets the kind
	Doc      event.AgreementType
	Generic  bool // «документ»
	Personal bool // of a document: of a person, not of bodies: «трудовой договор»
	Implies  string
	Craft    string // of a post in film: director
	Currency string
	Sub      string
}

// Complete is the set of ways a head goes on.
type Complete uint8

// The ways.
const (
	ByGen    Complete = 1 << iota // министерство культуры
	ByPo                          // комитет по туризму
	ByPri                         // совет при президенте
	ByIm                          // театр имени Абая
	ByQuoted                      // фонд «Алем»
	ByV                           // посольство в Анкаре
	ByBare                        // банк ВТБ
)

var completeNames = map[string]Complete{"gen": ByGen, "po": ByPo, "pri": ByPri, "im": ByIm, "quoted": ByQuoted, "v": ByV, "bare": ByBare}

// roles of the lists. A list that is not here takes part in nothing.
var listRoles = map[string]struct {
	role  Role
	kind  Kind
	class bool // matched in both numbers, whatever the capitals
}{
	"heads":       {HeadRole, Organization, true},
	"legal-forms": {LegalRole, Organization, true},
	"posts":       {PostRole, Post, true},
	"documents":   {DocRole, Document, true},
	"works":       {WorkRole, Work, true},
	"genres":      {GenreRole, Work, true},
	"place-heads": {PlaceHead, Place, true},
	"countries":   {GeoRole, Country, false},
	"regions":     {GeoRole, Region, false},
	"cities":      {GeoRole, City, false},
	"places":      {GeoRole, Place, false},
	"bodies":      {OrgRole, Organization, false},
	"companies":   {OrgRole, Organization, false},
	"media":       {OrgRole, Organization, false},
	"festivals":   {EventRole, Event, false},
	"events":      {EventRole, Event, false},
	"event-heads": {EventHead, Event, true},
	"awards":      {AwardRole, Award, false},
	"currencies":  {CoinRole, Money, true},
	"given-names": {GivenRole, Person, false},
	"people":      {PersonRole, Person, false},
	"modifiers":   {ModifierRole, Organization, true},
}

// Lexicon is what phrases need of a lexicon, compiled. It is immutable.
type Lexicon struct {
	Program    *match.Program
	classes    map[*lexicon.Entry]*Class
	byNumber   []*Class          // by number of the entry in Program
	countries  map[string]string // everyday name by code
	capitals   map[string]string // code by the name of the capital
	seats      map[string]string // the name of the capital by code
	adjectives map[string]string // code by relational adjective
	prefixes   map[string]string // code by the first part of a compound adjective: «армяно»
	members    map[string]Member // countries and unions by names of one word
	speech     map[int32]bool    // lemmas of speechVerbs
	press      map[int32]bool    // lemmas of pressVerbs

	eventEndings []eventEnding

	patterns []patternRule               // that make mentions, by priority
	subs     map[string]*lexicon.Pattern // all of them, by id
}

// Class returns what is known of an entry; nil when nothing is.
func (l *Lexicon) Class(e *lexicon.Entry) *Class { return l.classes[e] }

// ClassOf returns what is known of the entry of a match that Hits gave.
func (l *Lexicon) ClassOf(m *match.Match) *Class { return l.byNumber[m.N] }

// of returns the class of an entry by its number in the program; nil when it
// takes no part in phrases.
func (l *Lexicon) of(n int32) *Class {
	if int(n) >= len(l.byNumber) {
		return nil
	}
	return l.byNumber[n]
}

// Compile adds the lists of a lexicon to a builder.
func Compile(lex *lexicon.Lexicon, b *match.Builder) *Lexicon {
	l := &Lexicon{Program: b.Program(), classes: make(map[*lexicon.Entry]*Class, 1<<14), countries: make(map[string]string, 256)}
	l.capitals, l.seats, l.adjectives = map[string]string{}, map[string]string{}, map[string]string{}
	l.prefixes, l.members = map[string]string{}, map[string]Member{}
	for form, x := range starts() {
		b.Mark(form, uint8(x))
	}
	l.speech, l.press = lemmasOf(b, speechVerbs[:]), lemmasOf(b, pressVerbs[:])
	for _, list := range lex.Lists {
		r, ok := listRoles[list.Name]
		if !ok {
			if len(lex.Patterns) > 0 { // for @list in patterns
				for _, e := range list.Entries {
					b.Add(e, true)
				}
			}
			continue
		}
		for _, e := range list.Entries {
			c := classOf(e, r.role, r.kind)
			l.classes[e] = c
			n := b.Add(e, r.class)
			for int(n) >= len(l.byNumber) {
				l.byNumber = append(l.byNumber, nil)
			}
			l.byNumber[n] = c
			if r.role == EventHead && slices.Contains(eventEndings[:], e.Name.Text) {
				l.eventEndings = append(l.eventEndings, eventEnding{strings.TrimSuffix(e.Name.Text, "ь"), e, n})
			}
			switch {
			case r.kind == Country:
				l.country(e, c.Country)
				l.member(e, c.Country)
			case list.Name == "bodies":
				l.member(e, "")
			}
		}
	}
	l.compilePatterns(lex)
	return l
}

func lemmasOf(b *match.Builder, verbs []string) map[int32]bool {
	m := make(map[int32]bool, len(verbs))
	for _, v := range verbs {
		m[b.Lemma(v)] = true
	}
	return m
}

// country keeps what sentences need of a country.
func (l *Lexicon) country(e *lexicon.Entry, code string) {
	if l.countries[code] == "" {
		l.countries[code] = e.Name.Text
	}
	if e.Attr("until") == "" {
		l.capitals[e.Attr("capital")] = code
		l.seats[code] = e.Attr("capital")
	}
	for _, adj := range e.Values("adj") {
		adj = strings.ReplaceAll(adj, "ё", "е")
		if l.adjectives[adj] == "" {
			l.adjectives[adj] = code
		}
		l.prefix(strings.TrimSuffix(adj, "ий"), code) // казахстанско-
		if stem, ok := strings.CutSuffix(adj, "ский"); ok {
			l.prefix(strings.TrimSuffix(stem, "ь"), code) // армяно-, монголо-
		}
	}
	for _, d := range e.Values("demonym") {
		l.prefix(d, code) // греко-, сербо-
	}
	for _, p := range e.Values("compound") {
		l.prefix(strings.TrimSuffix(p, "о"), code)
	}
}

// prefix keeps a stem with which a compound adjective can begin.
func (l *Lexicon) prefix(stem, code string) {
	stem = strings.ReplaceAll(stem, "ё", "е") + "о"
	if l.prefixes[stem] == "" {
		l.prefixes[stem] = code
	}
}

// oneCountry gives the country of an entry, "" when it belongs to several.
func oneCountry(e *lexicon.Entry) string {
	if c := e.Attr("country"); !strings.Contains(c, "/") {
		return c
	}
	return ""
}

func classOf(e *lexicon.Entry, role Role, kind Kind) *Class {
	yes := func(key string) bool { return e.Attr(key) == "yes" }
	c := &Class{
		Role: role, Entry: e, Kind: kind, Country: oneCountry(e),
		Government: e.Type == "GovernmentOrganization", Solo: yes("solo"), Anaphor: yes("anaphor"),
		Coord: yes("coord"), Weak: yes("weak"), Unit: e.Attr("level") == "unit", Plural: role == HeadRole && e.Attr("gram") == "plur", Descriptor: yes("descriptor"),
		Full: e.Attr("full") != "", Film: e.Attr("film"), Adj: e.Attr("pos") == "adj", Doc: event.AgreementType(e.Attr("kind")), Generic: yes("generic"), Personal: yes("personal"),
		Implies: e.Attr("implies"), Craft: e.Attr("craft"), Currency: e.Attr("iso"), Sub: e.Attr("sub"),
	}
	if strings.Contains(c.Country, "/") { // the law of several countries
		c.Country = ""
	}
	for _, v := range e.Values("complete") {
		c.Complete |= completeNames[v]
	}
	switch kind {
	case Country:
		c.Country = e.Attr("iso")
	case Organization:
		if e.Type == "Country" {
			c.Kind = Country
		}
	}
	return c
}

// class returns the class and match of the longest hit of a role that begins
// with token i, a sure one before a weak one, or nil.
func (r *Reader) class(t *Text, i int, role Role) (c *Class, hit *match.Match) {
	hits := t.Hits(i)
	for k := len(hits) - 1; k >= 0; k-- {
		x := r.lex.byNumber[hits[k].N]
		if x.Role != role || hits[k].Via == match.ViaDemonym {
			continue
		}
		if hit == nil || hits[k].Last == hit.Last && hit.Weak && !hits[k].Weak {
			c, hit = x, &hits[k]
		}
	}
	return c, hit
}
