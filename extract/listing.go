package extract

import (
	"slices"
	"strings"

	"vestnik/extract/match"
	"vestnik/lexicon"
)

// Listed is an entry of the lexicon with all that finds it.
type Listed struct {
	Entry *lexicon.Entry
	Keys  []match.Key
	Read  bool // its list takes part in reading
}

// Find gives the entries that name means: the one with this id, else those
// with this name or alias, else those that some form of theirs is written so.
func (p *Program) Find(lex *lexicon.Lexicon, name string) []Listed {
	keys := p.Matcher().Keys()
	folded := match.Fold(name)
	tests := []func(*lexicon.Entry) bool{
		func(e *lexicon.Entry) bool { return e.ID == name || e.ID == strings.ToLower(name) },
		func(e *lexicon.Entry) bool {
			return match.Fold(e.Name.Text) == folded || slices.ContainsFunc(e.Aliases, func(a lexicon.Alias) bool { return match.Fold(a.Text) == folded })
		},
		func(e *lexicon.Entry) bool {
			return slices.ContainsFunc(keys[e], func(k match.Key) bool { return k.Words == folded })
		},
	}
	for _, test := range tests {
		var out []Listed
		for _, list := range lex.Lists {
			for _, e := range list.Entries {
				if test(e) {
					out = append(out, Listed{e, keys[e], p.phrases.Class(e) != nil})
				}
			}
		}
		if out != nil {
			return out
		}
	}
	return nil
}
