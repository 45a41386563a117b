package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"vestnik/extract"
	"vestnik/lexicon"
)

// lexiconFlags name the lexicon of a command.
type lexiconFlags struct {
	dir string
}

func (f *lexiconFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.dir, "lexicon", "", "folder of lexicon `files` laid over the embedded ones (see vestnik lexicon)")
}

// load reads the embedded lexicon and lays the named folder over it.
func (f *lexiconFlags) load() (*lexicon.Lexicon, lexicon.Diagnostics) {
	base, ds := lexicon.Embedded()
	if f.dir == "" || ds.HasErrors() {
		return base, ds
	}
	over, more := lexicon.LoadDir(f.dir)
	if ds = append(ds, more...); ds.HasErrors() {
		return base, ds
	}
	lex, more := lexicon.Overlay(base, over)
	return lex, append(ds, more...)
}

// compile loads and compiles the lexicon. Errors are printed to stderr with
// their places and end the command; warnings are left to "vestnik lexicon
// check".
func (f *lexiconFlags) compile(stderr io.Writer) (*extract.Program, error) {
	lex, ds := f.load()
	var program *extract.Program
	if !ds.HasErrors() {
		var more lexicon.Diagnostics
		program, more = extract.Compile(lex)
		ds = append(ds, more...)
	}
	if !ds.HasErrors() {
		return program, nil
	}
	var bad lexicon.Diagnostics
	for _, d := range ds {
		if d.Severity == lexicon.Error {
			bad = append(bad, d)
		}
	}
	bad.Sort()
	if err := bad.Print(stderr); err != nil {
		return nil, &exitError{exitUsage, err}
	}
	return nil, &exitError{exitUsage, errors.New(plural(len(bad), "error") + " in the lexicon")}
}

// plural gives "1 article", "2 articles".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
