package lexicon

import "testing"
import "os"

func TestEmbedded(t *testing.T) {
	l, ds := Embedded()
	ds.Print(os.Stdout)
	for _, li := range l.Lists {
		t.Log(li.Name, len(li.Entries))
	}
	t.Log(l.Version)
}
