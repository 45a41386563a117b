package stream

import (
	"sync"
	"testing"

	"vestnik/extract"
	"vestnik/lexicon"
)

// embedded compiles the embedded lexicon once for all tests.
var embedded = sync.OnceValues(func() (*extract.Program, lexicon.Diagnostics) {
	lex, ds := lexicon.Embedded()
	if ds.HasErrors() {
		return nil, ds
	}
	return extract.Compile(lex)
})

func testProgram(t testing.TB) *extract.Program {
	t.Helper()
	p, ds := embedded()
	if ds.HasErrors() {
		t.Fatal(ds)
	}
	return p
}
