package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"vestnik/extract/morph"
)

// morphOptions are the flags of vestnik morph.
type morphOptions struct {
	forms   bool   // print every form of every lexeme
	inflect string // grammemes to inflect to
}

func newMorphCommand() *cobra.Command {
	var o morphOptions
	cmd := &cobra.Command{
		Use:   "morph WORD...",
		Short: "Print how the dictionary reads words",
		Long: `Morph prints, a line a reading: the form, its lemma, its OpenCorpora tag, the share
of the reading and how it was found: in the dictionary, by a prefix, by the parts of
a hyphenated word, by the ending, or as a name. A word that begins with a capital letter and
is not in the dictionary is read as a name too. The stem is what gazetteers are
matched with. Capital letters count: «А» may be an initial.

  vestnik morph меморандума Кушербаевым
  vestnik morph --inflect plur,gent студия      each reading in the genitive plural
  vestnik morph --forms киноцентр               all forms of each lexeme`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, words []string) error {
			want, err := morph.ParseGram(o.inflect)
			if err != nil {
				return &exitError{exitUsage, fmt.Errorf("--inflect: %w", err)}
			}
			d, err := morph.Load()
			if err != nil {
				return &exitError{exitUsage, err}
			}
			for i, word := range words {
				if i > 0 {
					fmt.Fprintln(cmd.OutOrStdout())
				}
				if err := o.print(cmd.OutOrStdout(), d, word, want); err != nil {
					return &exitError{exitFailed, err}
				}
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&o.forms, "forms", false, "print all forms of each lexeme")
	cmd.Flags().StringVar(&o.inflect, "inflect", "", "print each reading in this `form`, OpenCorpora grammemes joined by commas (sing,gent)")
	return cmd
}

// print writes the table of one word.
func (o morphOptions) print(out io.Writer, d *morph.Dictionary, word string, want morph.Gram) error {
	w := d.Word(word)
	if _, err := fmt.Fprintf(out, "%s (stem %s)\n", word, w.Stem); err != nil {
		return err
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	head := []string{"form", "lemma", "tag", "score", "method"}
	if want != 0 {
		head = append(head, want.String())
	}
	fmt.Fprintln(table, strings.Join(head, "\t"))
	seen := map[string]bool{}
	var lexemes []string
	for _, a := range append(append([]morph.Analysis{}, w.Analyses...), w.Names...) {
		row := []string{a.Form, a.Lemma, d.Tag(a), fmt.Sprintf("%.3f", a.Score), a.Method.String()}
		if want != 0 {
			form, ok := d.Inflect(a, want)
			if !ok {
				form = "-"
			}
			row = append(row, form)
		}
		fmt.Fprintln(table, strings.Join(row, "\t"))
		if all := lexeme(d, a); o.forms && !seen[all] {
			seen[all] = true
			lexemes = append(lexemes, all)
		}
	}
	if err := table.Flush(); err != nil {
		return err
	}
	for _, all := range lexemes {
		if _, err := fmt.Fprint(out, "\n", all); err != nil {
			return err
		}
	}
	return nil
}

// lexeme is the forms of a reading's lexeme, a line a form.
func lexeme(d *morph.Dictionary, a morph.Analysis) string {
	var b strings.Builder
	table := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, f := range d.Lexeme(a) {
		fmt.Fprintf(table, "%s\t%s\t%s\n", f.Text, f.POS, f.Gram)
	}
	table.Flush()
	return b.String()
}
