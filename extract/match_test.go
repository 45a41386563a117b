package extract_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"vestnik/extract/match"
	"vestnik/extract/text"
)

// TestKeysFound checks that every word by which an entry is listed finds it,
// though the forms of names of one word are not spelled out in the matcher.
func TestKeysFound(t *testing.T) {
	p := compiled(t).Matcher()
	words := p.NewWords()
	n := 0
	for e, keys := range p.Keys() {
		for _, k := range keys {
			if k.Via > match.ViaDemonym || k.Via == match.ViaAdj || k.Fixed || k.Upper || strings.ContainsAny(k.Words, " ~") {
				continue
			}
			first, size := utf8.DecodeRuneInString(k.Words)
			token := text.Token{Text: strings.ToUpper(string(first)) + k.Words[size:], Kind: text.Word, Shape: text.Title}
			n++
			found := false
			for _, m := range p.At(nil, []text.Token{token}, []*match.Word{words.Of(&token)}, 0, 1) {
				found = found || m.Entry == e && m.Gram&k.Gram == k.Gram
			}
			if !found && k.Initial {
				t.Errorf("%s is not found as %s", e.ID, k.Words)
			}
		}
	}
	if n < 50000 {
		t.Errorf("%d keys", n)
	}
}
