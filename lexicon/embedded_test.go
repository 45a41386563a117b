package lexicon

import (
	"strings"
	"testing"
)

// TestEmbedded wants the embedded lexicon to be without errors, and shows its warnings.
func TestEmbedded(t *testing.T) {
	l, ds := Embedded()
	var b strings.Builder
	if err := ds.Print(&b); err != nil {
		t.Fatal(err)
	}
	if ds.HasErrors() {
		t.Errorf("the embedded lexicon has errors:\n%s", b.String())
	} else {
		t.Log("\n" + b.String())
	}
	if len(l.Lists) == 0 {
		t.Error("the embedded lexicon has no lists")
	}
	for _, list := range l.Lists {
		t.Logf("%s: %d entries", list.Name, len(list.Entries))
	}
}
