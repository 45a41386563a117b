package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"vestnik/extract/example"
)

func newExamplesCommand() *cobra.Command {
	var x examples
	cmd := &cobra.Command{
		Use:   "test [DIR]",
		Short: "Run the examples of the rules",
		Long: `Test reads the example texts that stand in the rules and compares what is read
from them with what the rules expect. With DIR the folder lies over the embedded
lexicon and the examples of its own files run; --all runs those below, too, to
show what the folder breaks.

The notation of examples is in the manual, lexicon/README.md:

  agreement signed memorandum: Казахфильм; Киргизфильм | place: Бишкек
  film premiere feature: Степь | festival: Евразия
  mention Event: Степной экран
  nothing

Exit codes: 0 all passed; 1 some failed; 2 the lexicon has errors.`,
		Args: cobra.MaximumNArgs(1),
		RunE: x.run,
	}
	x.lexicon.add(cmd)
	cmd.Flags().StringVar(&x.format, "format", "text", "text or json")
	cmd.Flags().StringVar(&x.match, "run", "", "run the examples of rules whose id holds `text`")
	cmd.Flags().BoolVarP(&x.verbose, "verbose", "v", false, "show the examples that pass")
	cmd.Flags().BoolVar(&x.all, "all", false, "run the examples of the embedded rules as well as those of DIR")
	return cmd
}

// examples is one run of the command.
type examples struct {
	lexicon benchFlags
	format  string
	match   string
	verbose bool
	all     bool
}

func (x *examples) run(cmd *cobra.Command, args []string) error {
	if x.format != "text" && x.format != "json" {
		return &exitError{exitUsage, fmt.Errorf("unknown format %q: text and json are known", x.format)}
	}
	lex, ds := x.lexicon.load(args)
	program, err := compileOrPrint(cmd.ErrOrStderr(), lex, ds)
	if err != nil {
		return err
	}
	var outcomes []example.Outcome
	failed := 0
	for _, o := range example.Run(program, lex) {
		if !x.all && !within(o.RulePos.File, args) || !strings.Contains(o.Rule, x.match) {
			continue
		}
		outcomes = append(outcomes, o)
		if !o.OK {
			failed++
		}
	}
	out := cmd.OutOrStdout()
	if x.format == "json" {
		err = writeOutcomes(out, outcomes)
	} else {
		err = x.print(out, outcomes, failed)
	}
	switch {
	case err != nil:
		return &exitError{exitFailed, err}
	case failed > 0:
		return &exitError{code: exitFailed}
	case len(outcomes) == 0:
		return &exitError{exitUsage, errors.New("no examples here")}
	}
	return nil
}

func (x *examples) print(w io.Writer, outcomes []example.Outcome, failed int) error {
	for i := range outcomes {
		if o := &outcomes[i]; x.verbose || !o.OK {
			if _, err := io.WriteString(w, o.String()); err != nil {
				return err
			}
		}
	}
	_, err := fmt.Fprintf(w, "%s, %d failed\n", plural(len(outcomes), "example"), failed)
	return err
}

// writeOutcomes writes a line of JSON an example.
func writeOutcomes(w io.Writer, outcomes []example.Outcome) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for i := range outcomes {
		o := &outcomes[i]
		err := e.Encode(struct {
			Rule    string   `json:"rule"`
			At      string   `json:"at"`
			Text    string   `json:"text"`
			OK      bool     `json:"ok"`
			Missing []string `json:"missing,omitempty"`
			Surplus []string `json:"surplus,omitempty"`
			Found   []string `json:"found,omitempty"`
			Fault   string   `json:"fault,omitempty"`
		}{o.Rule, o.Example.Text.Pos.String(), o.Example.Text.Text, o.OK, o.Missing, o.Surplus, o.Found, o.Fault})
		if err != nil {
			return err
		}
	}
	return nil
}
