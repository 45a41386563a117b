package match

import (
	"strings"
	"testing"

	"vestnik/extract/morph"
)

func TestForms(t *testing.T) {
	d, err := morph.Load()
	if err != nil {
		t.Fatal(err)
	}
	b := NewBuilder(d)
	for _, tt := range []struct{ name, genitive, gram string }{
		{"хоррор", "хоррора", "plur"},
		{"лучший фильм", "лучшего фильма", ""},
		{"высшая школа", "высшей школы", ""},
		{"Высший совет", "высшего совета", ""},
		{"Куявско-Поморское воеводство", "куявско-поморского воеводства", ""},
		{"Каннский кинофестиваль", "каннского кинофестиваля", ""},
		{"Босния и Герцеговина", "боснии и герцеговины", ""},
	} {
		var got []string
		for _, f := range b.forms(tt.name, tt.gram, false) {
			if f.gram&morph.Gent != 0 {
				got = append(got, strings.Join(f.words, " "))
			}
		}
		if len(got) == 0 || got[0] != tt.genitive {
			t.Errorf("%s: the genitive is %q, want %q", tt.name, got, tt.genitive)
		}
	}
}
