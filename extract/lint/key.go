package lint

import (
	"slices"

	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
	"vestnik/lexicon"
)

// maxWords is how many words and signs of a text are tried as a name; see
// phrase.Reader.Read.
const maxWords = 16

// reach wants every name to be found when it stands in a sentence as written.
func (l *linter) reach() {
	program := l.p.Matcher()
	words := program.NewWords()
	var doc text.Doc
	var ws []*match.Word
	var hits []match.Match
	for _, list := range l.lex.Lists {
		for _, e := range list.Entries {
			if l.p.Phrases().Class(e) == nil || !l.mine(e.Pos.File) {
				continue
			}
			for _, a := range names(e) {
				doc.Reset("Это " + a.Text + " и всё.")
				ws = ws[:0]
				for i := range doc.Tokens {
					ws = append(ws, words.Of(&doc.Tokens[i]))
				}
				limit := min(doc.Sentences[0].Last, 1+maxWords)
				hits = hits[:0]
				if len(doc.Tokens) > 1 {
					hits = program.At(hits, doc.Tokens, ws, 1, limit)
				}
				if !slices.ContainsFunc(hits, func(m match.Match) bool { return m.Entry == e }) {
					l.unreachable(e, a, &doc)
				}
			}
		}
	}
}

// unreachable says why a name is never found.
func (l *linter) unreachable(e *lexicon.Entry, a lexicon.Alias, doc *text.Doc) {
	s := lexicon.Str{Text: a.Text, Pos: a.Pos}
	switch n := len(doc.Tokens) - 4; {
	case len(doc.Sentences) > 1:
		l.add(lexicon.Warning, "unreachable", s, "write it without the full stop", "a sentence ends within %q: it is not found", a.Text)
	case n > maxWords:
		l.add(lexicon.Error, "unreachable", s, "shorten it", "%q has %d words and signs; names of more than %d are never found", a.Text, n, maxWords)
	default:
		l.add(lexicon.Error, "unreachable", s, "", "%q is never found as it is written", a.Text)
	}
}

// sameKeys reports entries of one list that are found by the same words
// though their names are written differently.
func (l *linter) sameKeys() {
	for _, list := range l.lex.Lists {
		byWords := map[string][]match.Key{}
		type pair struct{ a, b *lexicon.Entry }
		seen := map[pair]bool{}
		for _, e := range list.Entries {
			for _, k := range l.keys[e] {
				if k.Via != match.ViaName || k.Weak || k.Fixed {
					continue
				}
				for _, other := range byWords[k.Words] {
					if other.Entry == e || seen[pair{other.Entry, e}] || other.Name == k.Name || !sameForm(other.Gram, k.Gram) || other.Upper != k.Upper {
						continue
					}
					seen[pair{other.Entry, e}] = true
					l.add(lexicon.Warning, "same-words", l.alias(e, k.Name), "delete one, or mark one with ?",
						"%q and %q of %s, at %s, are both found by the words %q", k.Name, other.Name, other.Entry.ID, other.Entry.Pos, k.Words)
				}
				byWords[k.Words] = append(byWords[k.Words], k)
			}
		}
	}
}

// sameForm reports nominatives that no context tells apart. Other cases that look
// alike («Агры» of Агра and Агры) are in the nature of names.
func sameForm(a, b morph.Gram) bool {
	return a&b&morph.Nomn != 0 && (a&morph.Numbers == 0 || b&morph.Numbers == 0 || a&b&morph.Numbers != 0)
}

// alias places a name of an entry.
func (l *linter) alias(e *lexicon.Entry, name string) lexicon.Str {
	for _, a := range names(e) {
		if a.Text == name {
			return lexicon.Str{Text: a.Text, Pos: a.Pos}
		}
	}
	return lexicon.Str{Text: e.Name.Text, Pos: e.Name.Pos}
}

// order is the order in which constructs win over others of the same length;
// see package phrase.
var order = []phrase.Role{phrase.OrgRole, phrase.EventRole, phrase.PersonRole, phrase.GeoRole, phrase.AwardRole}

// shadowed reports names that are read as an entry of another list wherever
// they stand.
func (l *linter) shadowed() {
	type use struct {
		e    *lexicon.Entry
		a    lexicon.Alias
		rank int
	}
	best := map[string]use{}
	visit := func(f func(u use, key string)) {
		for _, list := range l.lex.Lists {
			for _, e := range list.Entries {
				c := l.p.Phrases().Class(e)
				if c == nil || e.Has("weak", "yes") {
					continue
				}
				rank := slices.Index(order, c.Role)
				if rank < 0 {
					continue
				}
				for _, a := range names(e) {
					if !a.Weak {
						f(use{e, a, rank}, match.Fold(a.Text))
					}
				}
			}
		}
	}
	visit(func(u use, key string) {
		if b, ok := best[key]; !ok || u.rank < b.rank {
			best[key] = u
		}
	})
	visit(func(u use, key string) {
		if b := best[key]; b.rank < u.rank {
			l.add(lexicon.Warning, "shadowed", lexicon.Str{Text: u.a.Text, Pos: u.a.Pos}, "mark the name that is less usual with ? or {weak: yes}",
				"%q is always read as %s, at %s", u.a.Text, b.e.ID, b.e.Pos)
		}
	})
}
