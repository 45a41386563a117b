package morph

import (
	"strings"
	"unicode/utf8"
)

// Stem is the Snowball stem of a word, in lower case and with ё written е. Stop
// words are stemmed too. Forms of one lexeme need not share a stem.
//
// The algorithm is Snowball's Russian stemmer as it was before 2018, when it took
// superlatives for such outside R2 too and let words of two letters be; of the
// official vocabulary twelve words come out otherwise (see TestStemVocabulary). It
// takes endings only, so a stem is the beginning of its word.
func Stem(form string) string { return stemOf(Fold(form)) }

// stemOf stems a folded word.
func stemOf(w string) string {
	if len(w) <= 2 || len(w) <= 2*utf8.UTFMax && utf8.RuneCountInString(w) <= 2 {
		return w
	}
	rv, r2 := regions(w)
	w = stemInflection(w, rv)
	if s, ok := strings.CutSuffix(w, "и"); ok && len(s) >= rv {
		w = s
	}
	if s, ok := derivational.cut(w, r2); ok {
		w = s
	}
	if strings.HasSuffix(w, "нн") {
		return w[:len(w)-len("н")]
	}
	if s, ok := superlative.cut(w, 0); ok {
		if strings.HasSuffix(s, "нн") {
			s = s[:len(s)-len("н")]
		}
		return s
	}
	return strings.TrimSuffix(w, "ь")
}

// regions gives where RV, the part behind the first vowel, and R2 begin: R1 begins
// behind the first consonant that follows a vowel, R2 likewise in R1.
func regions(w string) (rv, r2 int) {
	rv, r2 = len(w), len(w)
	found, after := 0, false // consonants behind vowels; the letter before is a vowel of the region
	for i, r := range w {
		v := isVowel(r)
		end := i + utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size := utf8.DecodeRuneInString(w[i:])
			end = i + size
		}
		if v && rv == len(w) {
			rv = end
		}
		if after && !v {
			if found++; found == 2 {
				return rv, end
			}
		}
		after = v
	}
	return rv, r2
}

func isVowel(r rune) bool {
	switch r {
	case 'а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я':
		return true
	}
	return false
}

// stemInflection takes off the ending of a gerund, else a reflexive ending and that
// of an adjective or participle, a verb or a noun.
func stemInflection(w string, rv int) string {
	if s, ok := gerund.cut(w, rv); ok {
		return s
	}
	if s, ok := reflexive.cut(w, rv); ok {
		w = s
	}
	if s, ok := adjective.cut(w, rv); ok {
		if p, ok := participle.cut(s, rv); ok {
			return p
		}
		return s
	}
	if s, ok := verb.cut(w, rv); ok {
		return s
	}
	s, _ := noun.cut(w, rv)
	return s
}

// endings are endings by their last letter, the longer ones first.
type endings [32][]ending

type ending struct {
	text  string
	group bool // counts only behind а or я
}

// The endings of the algorithm.
var (
	gerund       = newEndings("в вши вшись", "ившись ывшись ивши ывши ив ыв")
	reflexive    = newEndings("", "ся сь")
	adjective    = newEndings("", "ими ыми его ого ему ому ее ие ые ое ей ий ый ой ем им ым ом их ых ую юю ая яя ою ею")
	participle   = newEndings("ем нн вш ющ щ", "ивш ывш ующ")
	verb         = newEndings("ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно", "уйте ейте ыть ыло ыли ыла уют ует ишь ить ите ило или ила ены ено ена ят ыт ым ыл ую уй ит им ил ен ей ю")
	noun         = newEndings("", "иями ями иях иям ием ией ами ях ям ья ью ье ом ой ов ия ию ий ии ие ем ей еи ев ах ам я ю ь ы у о й и е а")
	derivational = newEndings("", "ост ость")
	superlative  = newEndings("", "ейше ейш")
)

func newEndings(group, any string) *endings {
	e := new(endings)
	for n := len("ившись"); n > 0; n -= len("и") {
		for k, list := range [...]string{group, any} {
			for s := range strings.FieldsSeq(list) {
				if len(s) == n {
					last := e.letter(s)
					e[last] = append(e[last], ending{s, k == 0})
				}
			}
		}
	}
	return e
}

// letter is the number of the last letter of a word, -1 when it is no small Russian
// one.
func (e *endings) letter(w string) int {
	if len(w) < 2 {
		return -1
	}
	switch c, d := w[len(w)-2], w[len(w)-1]; {
	case c == 0xD0 && d >= 0xB0 && d <= 0xBF: // а–п
		return int(d) - 0xB0
	case c == 0xD1 && d >= 0x80 && d <= 0x8F: // р–я
		return int(d) - 0x80 + 16
	}
	return -1
}

// cut takes the longest ending off that begins at from or later. One that wants а
// or я before it and has none ends the search.
func (e *endings) cut(w string, from int) (string, bool) {
	n := e.letter(w)
	if n < 0 {
		return w, false
	}
	for _, x := range e[n] {
		at := len(w) - len(x.text)
		if at < from || w[at:] != x.text {
			continue
		}
		if x.group && (at-2 < from || w[at-2:at] != "а" && w[at-2:at] != "я") {
			return w, false
		}
		return w[:at], true
	}
	return w, false
}

// Fold writes a word in lower case with е for ё.
func Fold(form string) string {
	lower := strings.ToLower(form)
	if strings.Contains(lower, "ё") {
		return strings.ReplaceAll(lower, "ё", "е")
	}
	return lower
}
