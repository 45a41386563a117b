package frame

import (
	"slices"
	"strings"

	"vestnik/extract/match"
	"vestnik/extract/morph"
)

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

// Words gives the normal forms of the verbs and nouns that evoke a frame, those
// that are derived among them, in order.
func (l *Lexicon) Words(p *match.Program, id string) []string {
	var out []string
	lemmas := p.Lemmas()
	for _, words := range [...]map[int32][]*Frame{l.verbs, l.nouns} {
		for n, fs := range words {
			if slices.ContainsFunc(fs, func(f *Frame) bool { return f.ID == id }) && !slices.Contains(out, lemmas[n]) {
				out = append(out, lemmas[n])
			}
		}
	}
	slices.Sort(out)
	return out
}

// String names the effects, as cues of the lexicon do.
func (e Effect) String() string {
	var out []string
	for name, x := range effects {
		if e&x != 0 && name != "condition" {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}
