package diff

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// Report is the differences over a corpus, in the order of its articles.
type Report struct {
	Old      string   `json:"old"` // versions of the lexicons
	New      string   `json:"new"`
	Edits    []Edit   `json:"edits"`
	Articles int      `json:"articles"`
	Failed   int      `json:"failed,omitempty"`
	Bytes    int64    `json:"bytes"`
	Totals   []Total  `json:"totals"` // by rule and entry
	Counts   Counts   `json:"counts"`
	Changes  []Change `json:"changes"`
	Left     int      `json:"left,omitempty"` // changes that a sample left out
}

// Counts are numbers of changes.
type Counts struct {
	Events   Count `json:"events"`
	Mentions Count `json:"mentions"`
}

// Count is a number for each kind.
type Count struct {
	Gained  int `json:"gained"`
	Lost    int `json:"lost"`
	Changed int `json:"changed"`
}

// Sum is the number of changes of all kinds.
func (c Count) Sum() int { return c.Gained + c.Lost + c.Changed }

func (c Count) String() string {
	return fmt.Sprintf("%d gained, %d lost, %d changed", c.Gained, c.Lost, c.Changed)
}

func (c *Count) add(k Kind) {
	switch k {
	case Gained:
		c.Gained++
	case Lost:
		c.Lost++
	case Changed:
		c.Changed++
	}
}

// Total is what a rule or entry has to do with the changes.
type Total struct {
	Rule   string `json:"rule"`
	Edited bool   `json:"edited,omitempty"` // the lexicons say it differently
	Counts
}

// Differs reports whether the lexicons read the corpus differently.
func (r *Report) Differs() bool { return r.Counts.Events.Sum()+r.Counts.Mentions.Sum() > 0 }

// Add counts changes and keeps them.
func (r *Report) Add(changes []Change) {
	for _, c := range changes {
		if c.What == Event {
			r.Counts.Events.add(c.Kind)
		} else {
			r.Counts.Mentions.add(c.Kind)
		}
	}
	r.Changes = append(r.Changes, changes...)
}

// Finish computes the totals and, when sample is above 0, keeps that many of
// the changes of each rule: the first of each, spread evenly over the corpus.
func (r *Report) Finish(sample int) {
	edited := map[string]bool{}
	for _, e := range r.Edits {
		edited[e.ID] = true
	}
	totals := map[string]*Total{}
	for _, c := range r.Changes {
		for _, rule := range c.blame() {
			t := totals[rule]
			if t == nil {
				t = &Total{Rule: rule, Edited: edited[rule]}
				totals[rule] = t
			}
			if c.What == Event {
				t.Events.add(c.Kind)
			} else {
				t.Mentions.add(c.Kind)
			}
		}
	}
	r.Totals = make([]Total, 0, len(totals))
	for _, id := range slices.Sorted(maps.Keys(totals)) {
		r.Totals = append(r.Totals, *totals[id])
	}
	slices.SortStableFunc(r.Totals, func(a, b Total) int {
		return cmp.Or(boolCompare(b.Edited, a.Edited), cmp.Compare(b.Events.Sum(), a.Events.Sum()), cmp.Compare(b.Mentions.Sum(), a.Mentions.Sum()))
	})
	if sample > 0 {
		r.sample(sample)
	}
}

// blame gives the rules that a change is counted for: its cause, else all that
// took part.
func (c *Change) blame() []string {
	if len(c.Cause) > 0 {
		return c.Cause
	}
	return c.Rules
}

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// sample keeps n changes of each rule, kind and what, spread over the corpus.
func (r *Report) sample(n int) {
	group := func(c *Change) string { return string(c.What) + string(c.Kind) + strings.Join(c.blame(), "\t") }
	size, seen := map[string]int{}, map[string]int{}
	for i := range r.Changes {
		size[group(&r.Changes[i])]++
	}
	var kept []Change
	for i := range r.Changes {
		g := group(&r.Changes[i])
		k := seen[g]
		seen[g]++
		// The k-th of size is kept when it begins a new n-th of the group.
		if size[g] <= n || k*n/size[g] != (k-1)*n/size[g] || k == 0 {
			kept = append(kept, r.Changes[i])
		}
	}
	r.Left = len(r.Changes) - len(kept)
	r.Changes = kept
}

// WriteText writes the report for a terminal.
func (r *Report) WriteText(w io.Writer, colour bool) error {
	p := painter{colour: colour}
	p.line("lexicon %s -> %s, %d articles", r.Old, r.New, r.Articles)
	for _, e := range r.Edits {
		p.line("  %s %-40s %s", p.paint(e.Kind, sign(e.Kind)), e.ID, e.At)
	}
	p.line("events   %s", r.Counts.Events)
	p.line("mentions %s", r.Counts.Mentions)
	for _, t := range r.Totals {
		mark := " "
		if t.Edited {
			mark = "*"
		}
		p.line("%s %-44s events %d/%d/%d  mentions %d/%d/%d", mark, t.Rule, t.Events.Gained, t.Events.Lost, t.Events.Changed,
			t.Mentions.Gained, t.Mentions.Lost, t.Mentions.Changed)
	}
	uri := ""
	for i := range r.Changes {
		c := &r.Changes[i]
		if c.URI != uri {
			p.line("\n%s", c.URI)
			uri = c.URI
		}
		p.change(c)
	}
	if r.Left > 0 {
		p.line("\n%d more changes are left out of the sample", r.Left)
	}
	_, err := io.WriteString(w, p.b.String())
	return err
}

func sign(k Kind) string { return map[Kind]string{Gained: "+", Lost: "-", Changed: "~"}[k] }

type painter struct {
	b      strings.Builder
	colour bool
}

func (p *painter) line(format string, args ...any) { fmt.Fprintf(&p.b, format+"\n", args...) }

// paint colours what was gained green, what was lost red.
func (p *painter) paint(k Kind, s string) string {
	if !p.colour {
		return s
	}
	return map[Kind]string{Gained: "\x1b[32m", Lost: "\x1b[31m", Changed: "\x1b[33m"}[k] + s + "\x1b[0m"
}

func (p *painter) change(c *Change) {
	text := c.New
	if c.Kind == Lost {
		text = c.Old
	}
	p.line("  %s %s %s", p.paint(c.Kind, sign(c.Kind)), c.What, text)
	for _, f := range c.Fields {
		p.line("      %-24s %s -> %s", strings.TrimPrefix(f.Name, "/"), absent(f.Old), absent(f.New))
	}
	p.line("      …%s[%s]%s…", c.Before, c.Exact, c.After)
	p.line("      %s", strings.Join(c.blame(), ", "))
}

func absent(s string) string {
	if s == "" {
		return "(nothing)"
	}
	return s
}
