package agreement

import (
	"fmt"
	"strings"
)

// String lists what the sentences of the text read last gave, a reading a line.
func (r *Reader) String() string {
	var b strings.Builder
	for k := range r.readings {
		rd := &r.readings[k]
		fmt.Fprintf(&b, "%d %s %s", rd.sentence, rd.kind, rd.status)
		if rd.frame != nil {
			fmt.Fprintf(&b, " by %s (%s)", rd.frame.ID, r.t.Text(rd.token, rd.tokenLast))
		}
		for _, g := range [...]struct {
			name  string
			sides []side
		}{{"subject", rd.subject}, {"with", rd.with}, {"between", rd.between}} {
			for _, x := range g.sides {
				fmt.Fprintf(&b, " %s:%s", g.name, x.party.Name)
			}
		}
		if rd.date != nil {
			fmt.Fprintf(&b, " date:%s", rd.date.Name)
		}
		if rd.place != nil {
			fmt.Fprintf(&b, " place:%s", rd.place.name)
		}
		if rd.occasion != nil {
			fmt.Fprintf(&b, " occasion:%s", rd.occasion.Name)
		}
		if rd.amount != nil {
			fmt.Fprintf(&b, " amount:%s", rd.amount.Name)
		}
		for _, f := range [...]struct {
			on   bool
			name string
		}{{rd.generic, "generic"}, {rd.plural, "plural"}, {rd.definite, "definite"}, {rd.listed, "listed"}, {rd.background, "background"}} {
			if f.on {
				b.WriteString(" " + f.name)
			}
		}
		if rd.listing != nil {
			b.WriteString(" announced")
			for _, x := range rd.listing.subject {
				b.WriteString(" by " + x.party.Name)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}
