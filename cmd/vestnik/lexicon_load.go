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
	dir  string
	only bool
}

func (f *lexiconFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.dir, "lexicon", "", "folder of lexicon `files` laid over the embedded ones (see vestnik lexicon)")
	cmd.Flags().BoolVar(&f.only, "lexicon-only", false, "use the files of --lexicon alone, without the embedded ones")
}

// load reads the embedded lexicon and lays the named folder over it, or reads
// the folder alone.
func (f *lexiconFlags) load() (*lexicon.Lexicon, lexicon.Diagnostics) {
	if f.only && f.dir == "" {
		return nil, lexicon.Diagnostics{{Severity: lexicon.Error, Code: "no-lexicon", Message: "--lexicon-only needs --lexicon"}}
	}
	if f.only {
		lex, ds := lexicon.LoadDir(f.dir)
		ds = append(ds, lex.Check()...)
		ds.Sort()
		return lex, ds
	}
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
	return compileOrPrint(stderr, lex, ds)
}

// compileOrPrint compiles a lexicon that was read with diagnostics ds, or
// prints the errors.
func compileOrPrint(stderr io.Writer, lex *lexicon.Lexicon, ds lexicon.Diagnostics) (*extract.Program, error) {
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
