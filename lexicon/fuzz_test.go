package lexicon

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"
)

// checkDiagnostics wants every diagnostic to be about a place in the text and to be printable.
func checkDiagnostics(t *testing.T, src []byte, ds Diagnostics) {
	t.Helper()
	lines := strings.Count(string(src), "\n") + 1
	for _, d := range ds {
		if d.Pos.Line < 1 || d.Pos.Line > lines || d.Pos.Col < 1 || d.Pos.Col > utf8.RuneCountInString(d.Line)+1 {
			t.Fatalf("%q: %s is nowhere in %q", src, d.Error(), d.Line)
		}
		if s := d.String(); !utf8.ValidString(s) && utf8.Valid(src) {
			t.Fatalf("%q: printed as %q", src, s)
		}
	}
}

func FuzzParseList(f *testing.F) {
	for _, s := range []string{sample, messy, tidy, "", "%list", "\xff = \xfe {a\x00: b}", "а = ; ?! {,:,} }{", "%list f\n%default weak: yes, country:\n?!а {weak: no}"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		file, ds := ParseListFile("festivals.txt", src)
		checkDiagnostics(t, src, ds)
		if !bytes.Equal(file.Bytes(), src) {
			t.Fatalf("%q is written as %q", src, file.Bytes())
		}
		version := listVersion(file.List())
		file.Format()
		once := file.Bytes()
		if v := listVersion(file.List()); v != version && !ds.HasErrors() {
			t.Fatalf("formatting %q as %q changes what it says", src, once)
		}
		file.Format()
		if !bytes.Equal(file.Bytes(), once) {
			t.Fatalf("%q is formatted as %q, then as %q", src, once, file.Bytes())
		}
	})
}

func FuzzParseRules(f *testing.F) {
	for _, s := range []string{
		"frames:\n  - id: a.b\n    verbs: [подписать]\n    roles:\n      party: [subject, с+ablt]\n",
		"patterns:\n  - id: x\n    match: |\n      а <NUON>\n    name: '{a}'\n", "cues: [&a {id: 'it''s'}, *a]\n", "a: \"\\u0441\\n\"\n---\nb: 1\n",
		"remove: [a, a]\ncues:\n  - words: >\n      а\n      б\n", "\xff", "\t", "%YAML 1.1\n---\n? a\n: b", "patterns:\n- match: \"а\\\" $ б\"\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		rules, ds := ParseRules("rules.yaml", src)
		checkDiagnostics(t, src, ds)
		for _, p := range rules.Patterns {
			for off := range 3 {
				p.At(off)
			}
		}
	})
}
