package pattern

import (
	"errors"
	"testing"
	"unicode/utf8"
)

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		`head:(министерство|ведомство) <gent>+ country:@countries?`, `[<ADJF>+ <NOUN>]case "и" «.{1,3}»`,
		`а&!б | $x.y | @heads(complete: gen/po)`, `(((`, `~`, `а{1,`, "\xff", `[а б]case,`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := Parse(s)
		length := utf8.RuneCountInString(s)
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || e.Lo < 0 || e.Lo > length || e.Hi <= e.Lo {
				t.Fatalf("error %v of %q outside the text", err, s)
			}
			return
		}
		Walk(n, func(n Node) {
			if r := n.Range(); r.Lo < 0 || r.Hi > length || r.Lo >= r.Hi {
				t.Fatalf("%q: span %v of %s", s, r, n)
			}
		})
		once := n.String()
		again, err := Parse(once)
		if err != nil {
			t.Fatalf("%q prints as %q: %v", s, once, err)
		}
		if again.String() != once {
			t.Fatalf("%q prints as %q, then as %q", s, once, again)
		}
	})
}
