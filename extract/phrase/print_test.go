package phrase

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"testing"

	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/text"
	"vestnik/lexicon"
)

// embedded is the compiled lexicon of the program, shared by the tests.
var embedded = sync.OnceValue(func() *Lexicon { return compileEmbedded() })

var dictionary = sync.OnceValue(func() *morph.Dictionary {
	dict, err := morph.Load()
	if err != nil {
		panic(err)
	}
	return dict
})

func compileEmbedded() *Lexicon {
	lex, _ := lexicon.Embedded() // its own tests look at the diagnostics
	return Compile(lex, match.NewBuilder(dictionary()))
}

// read finds the phrases of a text that appeared on published.
func read(source string, published Day) *Text {
	return NewReader(embedded()).Read(text.New(source), published)
}

// format writes a mention as the golden files have it.
func format(w io.Writer, t *Text, m *Mention, indent string) {
	first, last := m.Core()
	fmt.Fprintf(w, "%s%s «%s» = %s", indent, m.Kind, t.Text(m.First, m.Last), m.Name)
	if first != m.First || last != m.Last {
		fmt.Fprintf(w, " | core «%s»", t.Text(first, last))
	}
	var flags []string
	for _, f := range []struct {
		on   bool
		name string
	}{{m.Generic, "generic"}, {m.Weak, "weak"}, {m.Government, "government"}, {m.Quoted, "quoted"}, {m.Shared, "shared"}, {m.Plain(), "plain"}} {
		if f.on {
			flags = append(flags, f.name)
		}
	}
	if m.Country != "" {
		flags = append(flags, m.Country)
	}
	if m.Body != nil {
		flags = append(flags, "body="+m.Body.Name)
	}
	if len(flags) > 0 {
		fmt.Fprintf(w, " [%s]", strings.Join(flags, " "))
	}
	fmt.Fprintf(w, " %s\n", m.Rule)
	for i := range m.Inner {
		format(w, t, &m.Inner[i], indent+"  ")
	}
}

// TestPrint prints the phrases of the file that PHRASES names; a line that
// begins with "> " instead of a file name is read itself.
func TestPrint(t *testing.T) {
	file := os.Getenv("PHRASES")
	if file == "" {
		t.Skip("PHRASES names no file")
	}
	source, ok := strings.CutPrefix(file, "> ")
	if !ok {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, source = text.SplitMeta(string(raw))
	}
	x := read(source, Day{2025, 10, 5})
	for i := range x.Mentions {
		format(os.Stdout, x, &x.Mentions[i], "")
	}
}
