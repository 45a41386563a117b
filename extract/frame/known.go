package frame

import (
	"strings"

	"vestnik/extract/morph"
)

// KnownEffect reports whether a cue of this effect changes how events are read.
func KnownEffect(name string) bool { return effects[name] != 0 }

// LemmaOf gives the normal form by which a word of a rule is found: the word
// itself when some reading has it for its normal form, else the normal form of
// its likeliest reading. So rules may say «в рамках» and «должен», which the
// dictionary keeps under «рамка» and «должный».
func LemmaOf(dict *morph.Dictionary, word string) string {
	as := dict.Parse(word)
	w := yo(word)
	best := 0
	for i := range as {
		if yo(as[i].Lemma) == w {
			return word
		}
		if as[i].Score > as[best].Score {
			best = i
		}
	}
	return as[best].Lemma
}

func yo(s string) string { return strings.ReplaceAll(strings.ToLower(s), "ё", "е") }
