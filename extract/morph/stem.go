package morph

import (
	"strings"

	"github.com/kljensen/snowball/russian"
)

// Stem is the Snowball stem of a word, in lower case and with ё written е. Stop
// words are stemmed too. Forms of one lexeme need not share a stem.
//
// The algorithm is Snowball's Russian stemmer as it was before 2018; of the official
// vocabulary twelve words come out otherwise (see TestStemVocabulary).
func Stem(form string) string {
	return russian.Stem(Fold(form), true)
}

// Fold writes a word in lower case with е for ё.
func Fold(form string) string {
	lower := strings.ToLower(form)
	if strings.Contains(lower, "ё") {
		return strings.ReplaceAll(lower, "ё", "е")
	}
	return lower
}
