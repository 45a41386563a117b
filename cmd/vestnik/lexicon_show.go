package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vestnik/extract"
	"vestnik/extract/frame"
	"vestnik/extract/match"
	"vestnik/lexicon"
)

func newShowCommand() *cobra.Command {
	var flags lexiconFlags
	cmd := &cobra.Command{
		Use:   "show NAME|ID...",
		Short: "Show entries and rules with the forms they are found by",
		Long: `Show prints what the lexicon has under a name, an alias, an inflected form or an
id: entries with their place, attributes and every form and stem that finds
them; rules with their place, words and roles, for the id of a rule or a word
that triggers it.

Exit codes: 0 found; 1 nothing has the name; 2 the lexicon has errors.`,
		Example: `  vestnik lexicon show меморандум
  vestnik lexicon show "Каннский кинофестиваль"
  vestnik lexicon show agreement.sign
  vestnik lexicon show --lexicon my "Степной экран"`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			lex, ds := flags.load()
			program, err := compileOrPrint(cmd.ErrOrStderr(), lex, ds)
			if err != nil {
				return err
			}
			missing := false
			for _, name := range args {
				s := show{w: cmd.OutOrStdout(), lex: lex, program: program}
				if s.name(name); s.shown == 0 {
					fmt.Fprintf(cmd.ErrOrStderr(), "vestnik: the lexicon has no %q\n", name)
					missing = true
				}
			}
			if missing {
				return &exitError{code: exitFailed}
			}
			return nil
		},
	}
	flags.add(cmd)
	return cmd
}

// show prints what one name means.
type show struct {
	w       io.Writer
	lex     *lexicon.Lexicon
	program *extract.Program
	shown   int
}

func (s *show) name(name string) {
	for _, x := range s.program.Find(s.lex, name) {
		s.entry(x)
	}
	dict := s.program.Matcher().Dictionary()
	lemma := match.Fold(frame.LemmaOf(dict, name))
	triggers := func(words ...[]lexicon.Str) bool {
		for _, w := range slices.Concat(words...) {
			if match.Fold(frame.LemmaOf(dict, w.Text)) == lemma {
				return true
			}
		}
		return false
	}
	for _, f := range s.lex.Frames {
		if f.ID == name || triggers(f.Verbs, f.Nouns, f.Phrases) {
			s.frame(f)
		}
	}
	for _, c := range s.lex.Cues {
		if c.ID == name || triggers(c.Words) {
			s.head(c.ID, c.Pos, c.Note)
			s.row("effect", c.Effect.Text)
			s.row("words", strs(c.Words))
		}
	}
	for _, p := range s.lex.Patterns {
		if p.ID == name {
			s.head(p.ID, p.Pos, p.Note)
			s.row("match", p.Match.Text)
			s.row("name", p.Name.Text)
		}
	}
}

func (s *show) head(id string, pos lexicon.Pos, note string) {
	s.shown++
	fmt.Fprintf(s.w, "%s  %s\n", id, pos)
	s.row("note", note)
}

func (s *show) row(label, value string) {
	if value != "" {
		fmt.Fprintf(s.w, "  %-9s %s\n", label, value)
	}
}

func (s *show) entry(x extract.Listed) {
	e := x.Entry
	s.head(e.ID, e.Pos, e.Attr("note"))
	s.row("name", e.Name.String())
	for _, a := range e.Aliases {
		s.row("alias", a.String())
	}
	s.row("type", e.Type)
	for _, a := range e.Attrs {
		if a.Value != "" && a.Key != "note" {
			s.row(a.Key, a.Value)
		}
	}
	if !x.Read {
		s.row("found by", "nothing: nothing is read with the list "+e.List)
		return
	}
	for _, k := range x.Keys {
		s.row("found by", k.Words+" "+keyNote(k))
	}
}

// keyNote says how a key is found.
func keyNote(k match.Key) string {
	notes := []string{k.Via.String()}
	if g := k.Gram.String(); g != "" && !k.Fixed {
		notes = append(notes, g)
	}
	switch {
	case k.Fixed:
		notes = append(notes, "as written")
	case k.Upper:
		notes = append(notes, "in capitals")
	case k.Initial:
		notes = append(notes, "with a capital")
	}
	if k.Weak {
		notes = append(notes, "weak")
	}
	return "(" + strings.Join(notes, "; ") + ")"
}

func (s *show) frame(f *lexicon.Frame) {
	s.head(f.ID, f.Pos, f.Note)
	s.row("event", f.Event.Text)
	s.row("asserts", f.Asserts.Text)
	s.row("verbs", strs(f.Verbs))
	s.row("nouns", strs(f.Nouns))
	s.row("phrases", strs(f.Phrases))
	for _, r := range f.Roles {
		var forms []string
		for _, x := range r.Forms {
			forms = append(forms, x.String())
		}
		s.row(r.Name.Text, strings.Join(forms, ", "))
	}
	s.row("requires", strs(f.Requires))
	s.row("unless", strs(f.Unless))
	if f.Priority != 0 {
		s.row("priority", fmt.Sprint(f.Priority))
	}
	s.row("found by", strings.Join(s.program.Frames().Words(s.program.Matcher(), f.ID), ", "))
}

func strs(ss []lexicon.Str) string {
	var out []string
	for _, s := range ss {
		out = append(out, s.Text)
	}
	return strings.Join(out, ", ")
}
