package lint

import (
	"slices"
	"strings"
	"unicode/utf8"

	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
	"vestnik/lexicon"
)

// classRoles are the roles of lists of common words; those of the others are
// lists of names, in which unknown words are no wonder.
var classRoles = []phrase.Role{phrase.HeadRole, phrase.LegalRole, phrase.PostRole, phrase.DocRole, phrase.WorkRole, phrase.GenreRole,
	phrase.PlaceHead, phrase.EventHead, phrase.CoinRole, phrase.ModifierRole}

func (l *linter) isClass(e *lexicon.Entry) bool {
	c := l.p.Phrases().Class(e)
	return c != nil && slices.Contains(classRoles, c.Role)
}

// names gives the name and the aliases of an entry.
func names(e *lexicon.Entry) []lexicon.Alias { return append([]lexicon.Alias{e.Name}, e.Aliases...) }

// entry looks at the words of an entry.
func (l *linter) entry(e *lexicon.Entry) {
	if l.p.Phrases().Class(e) == nil {
		return // a list that nothing is read with
	}
	for _, a := range names(e) {
		if !a.Fixed && e.Attr("inflect") != "no" {
			l.inflection(e, a)
		}
	}
	for _, key := range [...]string{"adj", "demonym"} {
		for _, v := range e.Values(key) {
			l.derived(e, key, v)
		}
	}
}

// inflection looks at how a name is inflected.
func (l *linter) inflection(e *lexicon.Entry, a lexicon.Alias) {
	s := lexicon.Str{Text: a.Text, Pos: a.Pos}
	sev := lexicon.Note
	if l.isClass(e) {
		sev = lexicon.Warning
	}
	var keys []match.Key
	for _, k := range l.keys[e] {
		if k.Name == a.Text && k.Via == match.ViaName {
			keys = append(keys, k)
		}
	}
	doc := text.New(a.Text)
	if len(keys) == 0 || len(doc.Tokens) == 0 || !hasRussian(doc) || shortAbbreviation(doc) {
		return
	}
	if want := e.Attr("gram"); want != "" && a.Pos == e.Name.Pos && l.readings(doc, want) == 0 {
		l.add(sev, "bad-gram", s, "", "no word of %q is %s: it is inflected as if nothing were said", a.Text, want)
	}
	// The compiler gives all cases and no gender to what it could not inflect.
	if len(keys) == 1 && keys[0].Gram&morph.Genders == 0 && keys[0].Gram&morph.Cases == morph.Cases {
		l.add(sev, "not-inflected", s, "write it in the nominative, or {inflect: no} if it has one form", "%q has no noun in the nominative: only this form is found", a.Text)
		return
	}
	from := 0
	for i, t := range doc.Tokens {
		off := from + strings.Index(a.Text[from:], t.Text)
		if off < from {
			return // spelt otherwise than it reads; the positions are unknown
		}
		from = off + len(t.Text)
		if t.Kind != text.Word || !cyrillic(t.Text) || l.dict.Known(t.Text) {
			continue
		}
		if forms := formsAt(keys, i); len(forms) > 1 {
			if len(forms) > 7 {
				forms = append(forms[:6], "…")
			}
			l.add(sev, "unknown-word", word(s, t.Text, off), "if the forms are wrong, write {inflect: no} and the forms as aliases",
				"%q is unknown to the dictionary; it is found as %s", t.Text, strings.Join(forms, ", "))
		}
	}
}

// formsAt gives the forms of the i-th word of keys of the same length.
func formsAt(keys []match.Key, i int) []string {
	var out []string
	for _, k := range keys {
		words := strings.Fields(k.Words)
		if i < len(words) && !slices.Contains(out, words[i]) && !strings.HasPrefix(words[i], "~") {
			out = append(out, words[i])
		}
	}
	return out
}

// readings counts the words of a name that have the grammemes.
func (l *linter) readings(doc *text.Doc, gram string) (n int) {
	want, err := morph.ParseGram(gram)
	if err != nil {
		return 1
	}
	for _, t := range doc.Tokens {
		for _, a := range l.dict.Parse(t.Text) {
			if a.Gram&want == want && a.Gram&morph.Nomn != 0 {
				n++
			}
		}
	}
	return n
}

func hasRussian(doc *text.Doc) bool {
	return slices.ContainsFunc(doc.Tokens, func(t text.Token) bool { return t.Kind == text.Word && cyrillic(t.Text) })
}

// shortAbbreviation reports names that are never inflected: РК, МИД.
func shortAbbreviation(doc *text.Doc) bool {
	return len(doc.Tokens) == 1 && doc.Tokens[0].Shape == text.Upper && utf8.RuneCountInString(doc.Tokens[0].Text) <= 3
}

// derived looks at a relational adjective or a demonym.
func (l *linter) derived(e *lexicon.Entry, key, value string) {
	s := l.attr(e, key, value)
	want := morph.ADJF
	what := "an adjective in the masculine nominative"
	if key == "demonym" {
		want, what = morph.NOUN, "a noun in the nominative"
	}
	as := l.dict.Parse(value)
	for i := range as {
		if as[i].POS == want && match.Fold(as[i].Lemma) == match.Fold(value) {
			return
		}
	}
	if strings.Contains(value, " ") {
		return
	}
	l.add(lexicon.Warning, "bad-"+key, s, "", "%q is not %s", value, what)
}

// attr places a value of an attribute.
func (l *linter) attr(e *lexicon.Entry, key, value string) lexicon.Str {
	for _, a := range e.Attrs {
		if a.Key == key {
			s := lexicon.Str{Text: a.Value, Pos: a.Pos}
			if i := strings.Index(a.Value, value); i >= 0 {
				return word(s, value, i)
			}
			return s
		}
	}
	return lexicon.Str{Text: e.Name.Text, Pos: e.Name.Pos}
}
