package eval

import (
	"path"
	"slices"
	"strings"

	"vestnik/extract/event"
)

// Counts are how often something was right, wrong and missed.
type Counts struct {
	Right, Wrong, Missed int
}

func (c *Counts) add(d Counts) {
	c.Right += d.Right
	c.Wrong += d.Wrong
	c.Missed += d.Missed
}

// Precision is the share of what was given that is right, 0 of nothing.
func (c Counts) Precision() float64 { return share(c.Right, c.Right+c.Wrong) }

// Recall is the share of what there is that was given, 0 of nothing.
func (c Counts) Recall() float64 { return share(c.Right, c.Right+c.Missed) }

// F1 is the harmonic mean of precision and recall.
func (c Counts) F1() float64 {
	p, r := c.Precision(), c.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func share(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// DocID gives the id of the gold that a subject belongs to: its last element
// without fragment and the endings .txt and .html.
func DocID(subject string) string {
	subject, _, _ = strings.Cut(subject, "#")
	if subject == "" {
		return ""
	}
	if strings.HasSuffix(subject, "/") {
		return ""
	}
	base := path.Base(subject)
	for _, ending := range [...]string{".txt", ".html", ".htm"} {
		if name, ok := strings.CutSuffix(base, ending); ok {
			return name
		}
	}
	return base
}

// Score compares the events of each article, by its id, with the gold.
//
// Within an article, gold and predicted events of a kind are paired one to
// one, best similarity first. An agreement pairs when the F1 of its parties is
// over 0.5, a film when its title matches. Aggregates are optional: never
// missed, and two a text are never wrong. An event that stays alone has all its
// fillers wrong or missed.
func Score(gold []Gold, events map[string][]event.Event) *Report {
	r := &Report{}
	seen := map[string]bool{}
	for i := range gold {
		g := &gold[i]
		var agreements []agreement
		var films []film
		predicted := events[g.ID]
		for k := range predicted {
			e := &predicted[k]
			if id := e.EventID(); seen[id] {
				r.Repeated++
			} else {
				seen[id] = true
			}
			if e.Kind == event.KindAgreement {
				agreements = append(agreements, agreementOf(e))
			} else {
				films = append(films, filmOf(e))
			}
		}
		s := &scorer{gold: g, counts: map[string]*Counts{}, exact: map[string]*Exact{}}
		s.agreements(agreements)
		s.films(films)
		r.documents = append(r.documents, s)
		r.Errors = append(r.Errors, s.errors...)
		if len(g.Agreements)+len(g.Films) == 0 {
			r.Negatives++
			if len(predicted) == 0 {
				r.Quiet++
			}
		}
	}
	r.sum()
	return r
}

// scorer compares one article.
type scorer struct {
	gold   *Gold
	counts map[string]*Counts // by slot
	exact  map[string]*Exact  // by slot
	bands  [len(event.Bands)]BandCounts
	errors []Error

	// what is compared at the moment, for bands and errors
	predicted *event.Event
	evidence  string // of the gold
	about     string // the event of the gold, in a line
	silent    bool   // count without noting errors
}

func (s *scorer) at(slot string) *Counts {
	c := s.counts[slot]
	if c == nil {
		c = &Counts{}
		s.counts[slot] = c
	}
	return c
}

func (s *scorer) count(slot string, c Counts) {
	s.at(slot).add(c)
	if s.predicted == nil {
		return
	}
	band := &s.bands[event.BandOf(s.predicted.Confidence)]
	if strings.HasSuffix(slot, " events") {
		band.Events.add(c)
	} else {
		band.Slots.add(c)
	}
}

// one counts a slot with at most one filler; "" is none.
func (s *scorer) one(slot, gold, predicted string, ok bool) {
	var c Counts
	switch {
	case gold == "" && predicted != "" && ok:
		s.at(slot) // a tolerated addition
		return
	case gold != "" && predicted != "" && ok:
		c.Right = 1
	default:
		if predicted != "" {
			c.Wrong = 1
		}
		if gold != "" {
			c.Missed = 1
		}
	}
	s.count(slot, c)
	if c.Wrong+c.Missed > 0 {
		s.fault(slot, gold, predicted, -1)
	}
}

// many counts a slot with any number of fillers; those whose similarity is
// over floor are paired. With exact it also counts how many of the paired are
// written as in the gold.
func (s *scorer) many(slot string, gold, predicted []string, similarity func(a, b string) float64, floor float64, exact bool) {
	paired := pairs(len(gold), len(predicted), func(i, j int) float64 { return similarity(gold[i], predicted[j]) }, floor)
	s.count(slot, Counts{len(paired), len(predicted) - len(paired), len(gold) - len(paired)})
	leftGold, leftPredicted := make([]bool, len(gold)), make([]bool, len(predicted))
	for _, p := range paired {
		leftGold[p.i], leftPredicted[p.j] = true, true
		if exact {
			s.spelt(slot, gold[p.i], predicted[p.j])
		}
	}
	for i, done := range leftGold {
		if !done {
			s.fault(slot, gold[i], "", i)
		}
	}
	for j, done := range leftPredicted {
		if !done {
			s.fault(slot, "", predicted[j], j)
		}
	}
}

// spelt counts whether a right name is written as in the gold.
func (s *scorer) spelt(slot, gold, predicted string) {
	x := s.exact[slot]
	if x == nil {
		x = &Exact{}
		s.exact[slot] = x
	}
	x.Of++
	if plain(gold) == plain(predicted) {
		x.Right++
	} else {
		s.spelling(slot, gold, predicted)
	}
}

// among reports whether a value is the first or one of the alternatives.
func among(value, first string, alternatives []string) bool {
	return value == first || slices.Contains(alternatives, value)
}

// sameDate: equal, or the coarser of the two agrees with the finer and is at
// least a month.
func sameDate(g, p string) bool {
	if g == "" || p == "" {
		return false
	}
	n := min(len(g), len(p))
	return g[:n] == p[:n] && n >= len("2006-01") || g == p
}

// dated reports whether p is the date g or one of the alternatives.
func dated(g string, alternatives []string, p string) bool {
	if sameDate(g, p) {
		return true
	}
	for _, a := range alternatives {
		if sameDate(a, p) {
			return true
		}
	}
	return false
}
