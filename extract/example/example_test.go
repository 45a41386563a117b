package example

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"vestnik/extract"
	"vestnik/lexicon"
)

var update = flag.Bool("update", false, "rewrite testdata/known.txt: leave out what passes, add what fails")

// TestEmbedded runs the examples of the embedded rules. Those of
// testdata/known.txt must fail, all others pass.
func TestEmbedded(t *testing.T) {
	src, err := os.ReadFile("testdata/known.txt")
	if err != nil {
		t.Fatal(err)
	}
	known, err := ParseKnown(src)
	if err != nil {
		t.Fatal(err)
	}
	lex, ds := lexicon.Embedded()
	p, more := extract.Compile(lex)
	if p == nil || ds.HasErrors() {
		t.Fatal(ds.Err(), more.Err())
	}
	seen := map[string]bool{}
	outcomes := Run(p, lex)
	if len(outcomes) == 0 {
		t.Fatal("no examples")
	}
	for i := range outcomes {
		o := &outcomes[i]
		if *update {
			break
		}
		name := o.Name()
		seen[name] = true
		switch reason := known[name]; {
		case o.OK && reason != "":
			t.Errorf("%s: %s\npasses now; take it out of testdata/known.txt (%s)", o.Example.Text.Pos, name, reason)
		case !o.OK && reason == "":
			t.Errorf("%s", o)
		}
	}
	if *update {
		writeKnown(t, known, outcomes)
		return
	}
	for name := range known {
		if !seen[name] {
			t.Errorf("testdata/known.txt names an example that is gone: %s", name)
		}
	}
}

// writeKnown writes the list as it is now; new failures await their reason.
func writeKnown(t *testing.T, known Known, outcomes []Outcome) {
	byReason := map[string][]string{}
	for i := range outcomes {
		if o := &outcomes[i]; !o.OK {
			reason := known[o.Name()]
			if reason == "" {
				reason = "to be explained"
			}
			byReason[reason] = append(byReason[reason], o.Name())
		}
	}
	var b strings.Builder
	for _, reason := range slices.Sorted(maps.Keys(byReason)) {
		fmt.Fprintf(&b, "# %s\n%s\n\n", reason, strings.Join(byReason[reason], "\n"))
	}
	if err := os.WriteFile("testdata/known.txt", []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestParse(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{"agreement signed memorandum: А; Б", ""},
		{"agreement signed memorandum: А; Б | place: Астана | date: 2024-05", ""},
		{"agreement terminated other", ""},
		{"film premiere: Степь | festival: Евразия", ""},
		{"film -", ""},
		{"mention Event: Степной экран | country: KZ", ""},
		{"agreement signed: А", "write agreement STATUS TYPE: PARTY; PARTY"},
		{"film premiere feature: Степь; Пётр Ланской", ""},
		{"film", "write film STAGE TYPE: TITLE"},
		{"mention Event", "write mention TYPE: NAME"},
		{"movie premiere: Степь", `"movie" is none of agreement, film, mention`},
		{"", "write agreement, film or mention first"},
		{"film premiere: Степь | party: А", `"party" is no field of film: `},
		{"film premiere: Степь | festival", `"festival" is no field of film: `},
	} {
		_, err := parse(tt.line)
		switch {
		case err == nil && tt.want != "":
			t.Errorf("%q is taken, want %q", tt.line, tt.want)
		case err != nil && (tt.want == "" || !strings.HasPrefix(err.Error(), tt.want)):
			t.Errorf("%q: %v, want %q", tt.line, err, tt.want)
		}
	}
}

func TestFold(t *testing.T) {
	for _, tt := range []struct{ a, b string }{
		{"ООО «Ладога»", "ооо ладога"},
		{"Тёмные ночи", "темные  ночи"},
		{" Банк – „Невский“ ", "банк - невский"},
	} {
		if fold(tt.a) != fold(tt.b) {
			t.Errorf("%q and %q differ: %q, %q", tt.a, tt.b, fold(tt.a), fold(tt.b))
		}
	}
	if fold("Банк А") == fold("Банк Б") {
		t.Error("different names are equal")
	}
}

func TestParseKnown(t *testing.T) {
	known, err := ParseKnown([]byte("# why\na: x\n\nb: y\n# other\nc: z\n"))
	if err != nil || len(known) != 3 || known["b: y"] != "why" || known["c: z"] != "other" {
		t.Errorf("%v, %v", known, err)
	}
	for _, bad := range []string{"a: x\n", "# r\na: x\na: x\n"} {
		if _, err := ParseKnown([]byte(bad)); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("agreement signed memorandum: А; Б | place: Астана")
	f.Add("film premiere: Степь | festival: Евразия")
	f.Add("mention Event: x | country: KZ")
	f.Fuzz(func(t *testing.T, s string) {
		if l, err := parse(s); err == nil && l.kind == "" {
			t.Errorf("%q is taken as nothing", s)
		}
	})
}
