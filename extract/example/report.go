package example

import (
	"fmt"
	"strings"
)

// String tells what became of the example, in lines, with its place; "ok" and
// the text when it passed.
func (o *Outcome) String() string {
	var b strings.Builder
	word := "FAIL"
	if o.OK {
		word = "ok  "
	}
	fmt.Fprintf(&b, "%s %s %s\n     %s\n", word, o.Example.Text.Pos, o.Rule, o.Example.Text.Text)
	if o.Fault != "" {
		fmt.Fprintf(&b, "     %s: %s\n", o.FaultPos, o.Fault)
	}
	for _, m := range o.Missing {
		fmt.Fprintf(&b, "     expected  %s\n", m)
	}
	for _, s := range o.Surplus {
		fmt.Fprintf(&b, "     read      %s\n", s)
	}
	if !o.OK && o.Fault == "" && len(o.Surplus) == 0 && len(o.Found) == 0 {
		b.WriteString("     read      nothing\n")
	}
	for _, f := range o.Found {
		fmt.Fprintf(&b, "     found     %s\n", f)
	}
	return b.String()
}
