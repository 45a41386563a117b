package main

import (
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"vestnik/lexicon"
)

func newLexiconCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lexicon",
		Short: "Check, test, compare and edit the lexicon",
		Long: `The lexicon is what the program knows: lists of names and words
(lists/*.txt) and rules (rules/*.yaml). One is embedded. A folder of the same
build lies over it: it adds entries and rules, replaces those with the same id
and takes away what it names. --lexicon DIR of every command reads it.

  vestnik lexicon init my            a commented folder to begin with
  vestnik lexicon check my           what is wrong in it, and where
  vestnik lexicon test my            run the examples of the rules
  vestnik lexicon diff embedded my news/    what it changes in what is read
  vestnik lexicon show меморандум    an entry, its forms and its place
  vestnik lexicon suggest news/      names and words that are missing
  vestnik lexicon fmt -w my          one layout

lexicon/README.md is the manual of the files.`,
	}
	cmd.AddCommand(newCheckCommand(), newExamplesCommand(), newShowCommand(), newFormatCommand(), newInitCommand(), newDiffCommand(), newSuggestCommand())
	return cmd
}

// benchFlags name the lexicon that a lexicon command works on: DIR over the
// embedded one, DIR alone, or the embedded one.
type benchFlags struct {
	only bool
}

func (f *benchFlags) add(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.only, "lexicon-only", false, "take DIR alone, without the embedded lexicon below it")
}

// load reads the lexicon of the arguments, of which there is at most one.
func (f *benchFlags) load(args []string) (*lexicon.Lexicon, lexicon.Diagnostics) {
	flags := lexiconFlags{only: f.only}
	if len(args) > 0 {
		flags.dir = args[0]
	}
	return flags.load()
}

// within reports whether a file of a lexicon lies in the folder that the
// arguments name; all do when they name none.
func within(file string, args []string) bool {
	if len(args) == 0 {
		return true
	}
	dir := path.Clean(filepath.ToSlash(args[0]))
	return dir == "." || file == dir || strings.HasPrefix(path.Clean(filepath.ToSlash(file)), dir+"/")
}
