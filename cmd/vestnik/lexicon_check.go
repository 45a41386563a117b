package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"vestnik/extract"
	"vestnik/extract/example"
	"vestnik/extract/lint"
	"vestnik/lexicon"
	"vestnik/lexicon/diagfmt"
)

func newCheckCommand() *cobra.Command {
	var x check
	cmd := &cobra.Command{
		Use:   "check [DIR]",
		Short: "Say what is wrong with the lexicon, and where",
		Long: `Check reports the faults of a lexicon: of form, of reference, and of Russian
(words unknown to the dictionary, names and rules that can never be found,
names that cannot be told apart, rules that no example exercises).

With DIR the folder lies over the embedded lexicon and what concerns its files
is reported. Every fault has file:line:column, the line with carets under the
letters that are meant, and mostly what to do. Errors make a lexicon unusable
or a rule dead; warnings are doubtful; notes (--notes, always shown for DIR)
tell how names of unknown words are going to be inflected.

Exit codes: 0 no errors; 1 errors (with --strict, warnings as well); 2 usage.`,
		Example: `  vestnik lexicon check
  vestnik lexicon check my
  vestnik lexicon check --format sarif my > lexicon.sarif
  vestnik lexicon check --format github my    in a workflow of GitHub Actions`,
		Args: cobra.MaximumNArgs(1),
		RunE: x.run,
	}
	x.lexicon.add(cmd)
	cmd.Flags().StringVar(&x.format, "format", "text", "text, json, sarif or github")
	cmd.Flags().BoolVar(&x.notes, "notes", false, "show notes on the embedded lexicon, too")
	cmd.Flags().BoolVar(&x.strict, "strict", false, "exit with 1 when there are warnings")
	return cmd
}

// check is one run of the command.
type check struct {
	lexicon benchFlags
	format  string
	notes   bool
	strict  bool
}

func (x *check) run(cmd *cobra.Command, args []string) error {
	write, ok := diagfmt.Formats[x.format]
	if !ok {
		return &exitError{exitUsage, fmt.Errorf("unknown format %q: text, json, sarif and github are known", x.format)}
	}
	var shown lexicon.Diagnostics
	counts := map[lexicon.Severity]int{}
	lex, ds := x.lexicon.load(args)
	for _, d := range diagnose(lex, ds, func(file string) bool { return within(file, args) }) {
		if !within(d.Pos.File, args) {
			continue
		}
		counts[d.Severity]++
		if d.Severity != lexicon.Note || x.notes || len(args) > 0 {
			shown = append(shown, d)
		}
	}
	if err := write(cmd.OutOrStdout(), shown); err != nil {
		return &exitError{exitFailed, err}
	}
	if x.format == "text" {
		x.summary(cmd.ErrOrStderr(), counts)
	}
	if counts[lexicon.Error] > 0 || x.strict && counts[lexicon.Warning] > 0 {
		return &exitError{code: exitFailed}
	}
	return nil
}

func (x *check) summary(w io.Writer, counts map[lexicon.Severity]int) {
	fmt.Fprintf(w, "vestnik: %s, %s, %s\n", plural(counts[lexicon.Error], "error"), plural(counts[lexicon.Warning], "warning"),
		plural(counts[lexicon.Note], "note"))
}

// diagnose adds to the faults of form those of sense. A lexicon with faults of
// form is not looked into any further. mine says which files are asked about.
func diagnose(lex *lexicon.Lexicon, ds lexicon.Diagnostics, mine func(file string) bool) lexicon.Diagnostics {
	if lex == nil || ds.HasErrors() {
		return ds
	}
	program, more := extract.Compile(lex)
	ds = append(ds, more...)
	if program != nil {
		ds = append(ds, lint.Check(lex, program, example.Run(program, lex), mine)...)
	}
	ds.Sort()
	return ds
}
