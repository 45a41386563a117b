// Package lint finds what is wrong with a lexicon and needs Russian to be
// found: words that morphology does not know, names and rules that can never be
// found, names that cannot be told apart once they are inflected, rules that no
// example exercises. Faults of form are found by package lexicon.
//
// The messages are listed, one file each, in testdata/bad.
package lint

import (
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"

	"vestnik/extract"
	"vestnik/extract/example"
	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/lexicon"
)

// Check gives what is to be said about a lexicon and the program compiled from
// it. Errors are rules and names that do nothing; warnings are doubtful; notes
// tell how a name of unknown words is going to be inflected. outcomes are those
// of the examples, nil when they were not run. mine says which files are asked
// about, nil for all: the others are not looked at on their own.
func Check(lex *lexicon.Lexicon, p *extract.Program, outcomes []example.Outcome, mine func(file string) bool) lexicon.Diagnostics {
	if mine == nil {
		mine = func(string) bool { return true }
	}
	l := &linter{lex: lex, p: p, mine: mine, dict: p.Matcher().Dictionary(), keys: p.Matcher().Keys(), lines: map[string][]string{}}
	for _, f := range lex.Frames {
		l.frame(f)
	}
	l.shadowedVerbs()
	for _, c := range lex.Cues {
		l.cue(c)
	}
	for _, r := range lex.Patterns {
		l.examples(r.Examples)
		if r.Type.Text != "" && !phrase.MadeByPattern(r.Type.Text) {
			l.add(lexicon.Warning, "unused-pattern", r.Type, "write the names into a list",
				"a pattern makes no mention of type %s", r.Type.Text)
		}
	}
	for _, list := range lex.Lists {
		for _, e := range list.Entries {
			if mine(e.Pos.File) {
				l.entry(e)
			}
		}
	}
	l.reach()
	l.sameKeys()
	l.shadowed()
	l.exercised(outcomes)
	l.ds = slices.DeleteFunc(l.ds, func(d lexicon.Diagnostic) bool { return !mine(d.Pos.File) })
	l.ds.Sort()
	return l.ds
}

type linter struct {
	lex   *lexicon.Lexicon
	p     *extract.Program
	mine  func(file string) bool
	dict  *morph.Dictionary
	keys  map[*lexicon.Entry][]match.Key
	ds    lexicon.Diagnostics
	lines map[string][]string // of the files, once asked for
}

// add reports about the letters of s.
func (l *linter) add(sev lexicon.Severity, code string, s lexicon.Str, hint, format string, args ...any) {
	d := lexicon.Diagnostic{Severity: sev, Code: code, Pos: s.Pos, Message: fmt.Sprintf(format, args...), Hint: hint, Line: l.line(s.Pos)}
	if n := utf8.RuneCountInString(s.Text); n > 0 {
		d.EndCol = s.Pos.Col + n
	}
	l.ds = append(l.ds, d)
}

// line gives the source line of a place.
func (l *linter) line(pos lexicon.Pos) string {
	lines, ok := l.lines[pos.File]
	if !ok {
		lines = splitLines(l.lex, pos.File)
		l.lines[pos.File] = lines
	}
	if pos.Line < 1 || pos.Line > len(lines) {
		return ""
	}
	return lines[pos.Line-1]
}

// word is one word of a text with its place.
func word(s lexicon.Str, text string, off int) lexicon.Str {
	s.Pos.Col += utf8.RuneCountInString(s.Text[:off])
	s.Text = text
	return s
}

// cyrillic reports whether a word has Cyrillic letters only, and hyphens.
func cyrillic(w string) bool {
	for _, r := range w {
		if r != '-' && !unicode.Is(unicode.Cyrillic, r) {
			return false
		}
	}
	return w != ""
}
