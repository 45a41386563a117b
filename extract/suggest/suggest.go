// Package suggest finds what a lexicon lacks: names that were read by rules but
// are in no list, verbs that govern documents but evoke no frame, nouns before
// quotations that say nothing yet, capital words that nothing explains. Each
// is a candidate with counts, contexts and a line that could be pasted into a
// list or rule file. It is pure: it neither reads nor writes files.
package suggest

import (
	"cmp"
	"slices"
	"strings"

	"vestnik/extract"
	"vestnik/extract/match"
	"vestnik/lexicon"
)

// Kind is what a candidate would be.
type Kind string

// The kinds, in the order in which they are printed.
const (
	Organization Kind = "organization"
	Festival     Kind = "festival"
	Award        Kind = "award"
	Person       Kind = "person"     // with a post
	Verb         Kind = "verb"       // that governs a document
	Descriptor   Kind = "descriptor" // noun before a quotation
	Unknown      Kind = "unknown"    // capital word that nothing explains
)

// Kinds lists the kinds.
var Kinds = [...]Kind{Organization, Festival, Award, Person, Verb, Descriptor, Unknown}

// Context is a place where a candidate stands.
type Context struct {
	URI    string `json:"uri"`
	Before string `json:"before"`
	Exact  string `json:"exact"`
	After  string `json:"after"`
}

// Candidate is something that the lexicon could have.
type Candidate struct {
	Kind      Kind      `json:"kind"`
	Name      string    `json:"name"`
	List      string    `json:"list,omitempty"` // the list it belongs to, "rules" for a frame, "" when that is open
	Line      string    `json:"line"`           // as it would be written there
	Count     int       `json:"count"`
	Documents int       `json:"documents"`
	Contexts  []Context `json:"contexts"`
}

// observation is a candidate as one place shows it.
type observation struct {
	kind    Kind
	key     string // equal for the same candidate
	name    string
	list    string
	line    string
	context Context
}

// Observations are what one article shows.
type Observations []observation

// Ranking collects what articles show. The order in which they are added
// decides which contexts are kept.
type Ranking struct {
	known      map[string]bool // folded names and aliases of the lexicon
	candidates map[string]*Candidate
	lastDoc    map[string]int
	documents  int
}

// NewRanking returns an empty ranking for a lexicon, whose names are no
// candidates.
func NewRanking(lex *lexicon.Lexicon) *Ranking {
	r := &Ranking{known: map[string]bool{}, candidates: map[string]*Candidate{}, lastDoc: map[string]int{}}
	for _, list := range lex.Lists {
		for _, e := range list.Entries {
			r.known[foldName(e.Name.Text)] = true
			for _, a := range e.Aliases {
				r.known[foldName(a.Text)] = true
			}
		}
	}
	return r
}

// contexts is how many places of a candidate are kept.
const contexts = 3

// Add counts what one more article shows.
func (r *Ranking) Add(os Observations) {
	r.documents++
	for i := range os {
		o := &os[i]
		if r.known[foldName(o.name)] {
			continue
		}
		key := string(o.kind) + "\t" + o.key
		c := r.candidates[key]
		if c == nil {
			c = &Candidate{Kind: o.kind, Name: o.name, List: o.list, Line: o.line}
			r.candidates[key] = c
		}
		c.Count++
		if o.kind == Unknown && len(o.name) < len(c.Name) { // the shortest form is mostly the nominative
			c.Name, c.Line = o.name, o.line
		}
		if r.lastDoc[key] != r.documents {
			r.lastDoc[key] = r.documents
			c.Documents++
			if len(c.Contexts) < contexts {
				c.Contexts = append(c.Contexts, o.context)
			}
		}
	}
}

// Candidates gives those that stand at least least times, the most frequent
// first, at most most of each kind (0: all), by kind.
func (r *Ranking) Candidates(least, most int) []Candidate {
	var all []Candidate
	for _, c := range r.candidates {
		if c.Count >= least {
			all = append(all, *c)
		}
	}
	slices.SortFunc(all, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(slices.Index(Kinds[:], a.Kind), slices.Index(Kinds[:], b.Kind)), cmp.Compare(b.Documents, a.Documents),
			cmp.Compare(b.Count, a.Count), strings.Compare(a.Name, b.Name), strings.Compare(a.Line, b.Line))
	})
	if most <= 0 {
		return all
	}
	var out []Candidate
	n := map[Kind]int{}
	for _, c := range all {
		if n[c.Kind]++; n[c.Kind] <= most {
			out = append(out, c)
		}
	}
	return out
}

// foldName is the form in which names are compared.
func foldName(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("«", " ", "»", " ", "\"", " ").Replace(match.Fold(s))), " ")
}

// Observe gives what an article shows. It keeps nothing of the inspection.
func Observe(n *extract.Inspection) Observations {
	o := observer{n: n, t: n.Text}
	for i := range n.Text.Mentions {
		o.mention(i)
	}
	for k, s := range n.Sentences {
		o.verbs(s, n.Triggers[k])
	}
	o.descriptors()
	o.unknown()
	return o.out
}
