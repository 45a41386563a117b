package pattern

import (
	"errors"
	"strconv"
	"strings"
	"testing"
)

func TestString(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{`министерство`, ""},
		{`head:(министерство|ведомство)  <gent>+ country:@countries?`, `head:(министерство | ведомство) <gent>+ country:@countries?`},
		{`"по вопросам" ~культур`, ""},
		{`<NOUN|NPRO gent !plur>`, ""},
		{`< NOUN   gent >`, `<NOUN gent>`},
		{`@heads(complete: gen/po, solo: yes)`, ""},
		{`@heads( complete:gen / po )`, `@heads(complete: gen/po)`},
		{`@heads (министерство)`, `@heads министерство`},
		{`@Organization "и" @Organization`, ""},
		{`$org.department-of . $x.`, `$org.department-of . $x .`},
		{`«» | «.{1,5}»`, ""},
		{`[<ADJF>+ head:<NOUN>] [<ADJF> <NOUN>]case,number`, ""},
		{`[<ADJF> <NOUN>]gender,case,number`, `[<ADJF> <NOUN>]`},
		{`[<ADJF> <NOUN>]number , .`, "error"},
		{`[<ADJF> <NOUN>]number,case "," .`, `[<ADJF> <NOUN>]case,number "," .`},
		{`директор&<plur> & !@posts`, `директор&<plur>&!@posts`},
		{`(а б)+ в{2} г{1,3} д{2,} е*`, ""},
		{`((а)) ((б | в) | г)`, `а (б | в | г)`},
		{`(x:а)+ y:(z:б+)`, ""},
		{`a:(б в)`, ""},
		{`а&б+`, ""},
		{`(а | б)&<plur>`, ""},
		{`!(а | б)`, ""},
		{`COVID-19`, "error"},
		{`2024`, ""},
	} {
		n, err := Parse(tt.in)
		if tt.want == "error" {
			if err == nil {
				t.Errorf("%s: no error", tt.in)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", tt.in, err)
			continue
		}
		want := tt.want
		if want == "" {
			want = tt.in
		}
		if got := n.String(); got != want {
			t.Errorf("%s: got %s, want %s", tt.in, got, want)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{``, "1-2 an element of the pattern is missing here [pattern-nothing]"},
		{`(а | )`, "6-7 an element of the pattern is missing here [pattern-nothing]"},
		{`(а б`, "1-2 ( without ) [pattern-bracket]"},
		{`а)`, "2-3 ) without its opening bracket [pattern-bracket]"},
		{`[а б`, "1-2 [ without ] [pattern-bracket]"},
		{`«а`, "1-2 « without » [pattern-bracket]"},
		{`«`, "1-2 « without » [pattern-bracket]"},
		{`слово "по`, `7-8 " without its closing " [pattern-bracket]`},
		{`""`, `1-3 an empty literal [pattern-nothing]`},
		{`слово <NOUN`, "7-8 < without > [pattern-bracket]"},
		{`слово <NUON>`, `8-12 unknown grammeme "NUON" [unknown-grammeme]`},
		{`<>`, "1-3 no grammeme in <> [pattern-nothing]"},
		{`<!>`, "3-4 a grammeme is missing here [pattern-nothing]"},
		{`[а б]cases`, `6-11 unknown category of agreement "cases" [unknown-category]`},
		{`[а]`, "1-4 one word alone agrees with nothing [pattern-agree]"},
		{`слово country`, "7-14 a bare Latin word country [pattern-latin]"},
		{`а | *`, "5-6 nothing stands before * [pattern-nothing]"},
		{`а?+`, "3-4 a second sign of repetition [pattern-repeat]"},
		{`(а?)+`, "1-6 repeats what may be nothing [pattern-repeat]"},
		{`а{3,1}`, "2-7 {3,1} repeats never [pattern-repeat]"},
		{`а{x}`, "3-4 a number from 0 to 100 stands in {} [pattern-repeat]"},
		{`а{999}`, "3-6 a number from 0 to 100 stands in {} [pattern-repeat]"},
		{`а{1`, "2-3 { without } [pattern-bracket]"},
		{`а? б*`, "1-6 the pattern matches nothing at all [pattern-empty]"},
		{`а&(б в)`, "4-7 this cannot stand beside & [pattern-not-one]"},
		{`!$x`, "2-4 this cannot stand beside ! [pattern-not-one]"},
		{`x: а`, `3-4 nothing to capture as "x" [pattern-nothing]`},
		{`а , б`, "3-4 , means nothing here [pattern-character]"},
		{`~ а`, "1-2 ~ without a stem [pattern-nothing]"},
		{`@`, "1-2 @ without a name [pattern-nothing]"},
		{`$.`, "1-2 $ without an id [pattern-nothing]"},
		{`@heads(а)`, "8-9 key: value is missing here [pattern-where]"},
		{`@heads(solo: )`, "14-15 a value is missing here [pattern-where]"},
		{`@heads(solo: yes`, "7-8 ( without ) [pattern-bracket]"},
		{strings.Repeat("(", 50) + "а", "41-42 brackets are nested deeper than 40 [pattern-depth]"},
		{strings.Repeat("!", 50) + "а", "41-42 brackets are nested deeper than 40 [pattern-depth]"},
	} {
		_, err := Parse(tt.in)
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%s: error %v", tt.in, err)
			continue
		}
		if got := strconv.Itoa(e.Lo+1) + "-" + strconv.Itoa(e.Hi+1) + " " + e.Message + " [" + e.Code + "]"; got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.in, got, tt.want)
		}
	}
}
