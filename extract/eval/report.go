package eval

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"vestnik/extract/event"
)

// Report is what a comparison gave.
type Report struct {
	Documents int // articles compared
	Negatives int // of them without annotated events
	Quiet     int // of those, without predicted events
	Repeated  int // predicted events whose id was there before
	Rows      []Row
	Exact     []Exact
	Bands     []BandCounts // surest first
	Errors    []Error      // in order of articles

	documents []*scorer
}

// Row is the figures of a slot, of the events of a kind, or of a total.
type Row struct {
	Name string
	Counts
	Interval *Interval // of F1; nil without Bootstrap
}

// Exact says how many right names of a slot are written as in the gold.
type Exact struct {
	Name      string
	Right, Of int
}

// BandCounts are the figures of the predicted events of one band of
// confidence. Missed ones have no confidence and are not in it, save fillers
// missed of an event that was read.
type BandCounts struct {
	Band   event.Band
	Events Counts
	Slots  Counts
}

// Document gives the figures of one article.
type Document struct {
	ID            string
	Events, Slots Counts
}

// EachDocument gives the figures of every article, in order of ids.
func (r *Report) EachDocument() []Document {
	var out []Document
	for _, s := range r.documents {
		rows := totals(s.counts)
		out = append(out, Document{s.gold.ID, rows[allEvents], rows[allSlots]})
	}
	return out
}

// Totals that stand among the slots.
const (
	allEvents = "all events"
	allSlots  = "all slots"
)

// sum fills the figures from those of the articles.
func (r *Report) sum() {
	r.Documents = len(r.documents)
	exact := map[string]*Exact{}
	r.Bands = make([]BandCounts, len(event.Bands))
	for i, b := range event.Bands {
		r.Bands[i].Band = b
	}
	for _, s := range r.documents {
		for slot, x := range s.exact {
			if exact[slot] == nil {
				exact[slot] = &Exact{Name: slot}
			}
			exact[slot].Right += x.Right
			exact[slot].Of += x.Of
		}
		for i := range r.Bands {
			r.Bands[i].Events.add(s.bands[r.Bands[i].Band].Events)
			r.Bands[i].Slots.add(s.bands[r.Bands[i].Band].Slots)
		}
	}
	for _, slot := range slices.Sorted(maps.Keys(exact)) {
		r.Exact = append(r.Exact, *exact[slot])
	}
	all := totals(added(r.documents))
	for _, name := range slices.SortedFunc(maps.Keys(all), byRow) {
		r.Rows = append(r.Rows, Row{Name: name, Counts: all[name]})
	}
}

// byRow orders slots by name and puts the totals after them.
func byRow(a, b string) int { return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b)) }

func rank(name string) int {
	switch name {
	case allSlots:
		return 3
	case allEvents:
		return 2
	case "agreement slots", "film slots":
		return 1
	}
	return 0
}

// added adds up the counts of articles by slot.
func added(documents []*scorer) map[string]*Counts {
	all := map[string]*Counts{}
	for _, s := range documents {
		for slot, c := range s.counts {
			if all[slot] == nil {
				all[slot] = &Counts{}
			}
			all[slot].add(*c)
		}
	}
	return all
}

// totals puts the sums beside the slots.
func totals(slots map[string]*Counts) map[string]Counts {
	out := map[string]Counts{allEvents: {}, allSlots: {}, "agreement slots": {}, "film slots": {}}
	add := func(name string, c Counts) {
		t := out[name]
		t.add(c)
		out[name] = t
	}
	for slot, c := range slots {
		add(slot, *c)
		if strings.HasSuffix(slot, " events") {
			add(allEvents, *c)
			continue
		}
		add(allSlots, *c)
		kind, _, _ := strings.Cut(slot, " ")
		add(kind+" slots", *c)
	}
	return out
}

// Row gives the figures of a slot by its name, such as "agreement parties",
// "film events", "all slots"; zero when the gold and the events have none.
func (r *Report) Row(name string) Row {
	for _, row := range r.Rows {
		if row.Name == name {
			return row
		}
	}
	return Row{Name: name}
}

// Print writes the figures as a table for a person.
func (r *Report) Print(w io.Writer) error {
	_, err := io.WriteString(w, r.Stats()+r.bandTable())
	return err
}

// Stats gives the figures as text for a golden file: it depends on nothing but
// the gold and the events.
func (r *Report) Stats() string {
	var b strings.Builder
	fmt.Fprintf(&b, "documents %d, of %d without events %d stayed empty, repeated event ids %d\n", r.Documents, r.Negatives, r.Quiet, r.Repeated)
	fmt.Fprintf(&b, "%-22s%7s%7s%7s%7s%7s%7s", "", "P", "R", "F1", "right", "wrong", "missed")
	if slices.ContainsFunc(r.Rows, func(row Row) bool { return row.Interval != nil }) {
		fmt.Fprintf(&b, "%16s", "F1, 95 %")
	}
	b.WriteString("\n")
	for _, row := range r.Rows {
		fmt.Fprintf(&b, "%-22s%7.3f%7.3f%7.3f%7d%7d%7d", row.Name, row.Precision(), row.Recall(), row.F1(), row.Right, row.Wrong, row.Missed)
		if row.Interval != nil {
			fmt.Fprintf(&b, "   %.3f – %.3f", row.Interval.Low, row.Interval.High)
		}
		b.WriteString("\n")
	}
	for _, x := range r.Exact {
		fmt.Fprintf(&b, "written exactly: %-20s %.3f of %d\n", x.Name, share(x.Right, x.Of), x.Of)
	}
	return b.String()
}

func (r *Report) bandTable() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-22s%9s%7s%7s%9s%7s%7s\n", "confidence", "events P", "right", "wrong", "slots P", "right", "wrong")
	for _, x := range r.Bands {
		fmt.Fprintf(&b, "%-22s%9.3f%7d%7d%9.3f%7d%7d\n", x.Band, x.Events.Precision(), x.Events.Right, x.Events.Wrong, x.Slots.Precision(), x.Slots.Right, x.Slots.Wrong)
	}
	return b.String()
}
