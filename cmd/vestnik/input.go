package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"vestnik/pipeline/charset"
	"vestnik/pipeline/run"
	"vestnik/pipeline/source"
)

// inputHelp tells of the inputs in the manual of every command that reads
// articles.
const inputHelp = `Inputs are files, folders (walked in the order of names; hidden files are passed
over), globs, and "-" for standard input. The name tells what a file is, the
first bytes when the name does not:

  .txt          text in UTF-8, UTF-16, windows-1251, KOI8-R or IBM866; it may begin
                with metadata ("# date: 2025-10-05", "# source: ...", YAML front matter)
  .html .htm    a page: title, date, publisher and body are taken out of it
  .jsonl        a record a line: uri (or id, url), text (or body), title, published
                (or date), source, language
  .gz .zst      each of them packed

An article's URI, the subject of its events, is its path relative to the input
root: the deepest folder that holds all inputs, or --root. What cannot be read
is named on standard error and the run goes on; the exit code is then 1.`

// inputFlags say what articles to read and how.
type inputFlags struct {
	root    string
	charset string
	maxText byteSize
	workers int
}

func (f *inputFlags) add(cmd *cobra.Command) {
	f.maxText = source.DefaultMaxText
	flags := cmd.Flags()
	flags.StringVar(&f.root, "root", "", "`folder` that URIs are relative to (default: the deepest one that holds all inputs)")
	flags.StringVar(&f.charset, "charset", "", "`name` of the charset of text files (default: detected)")
	flags.Var(&f.maxText, "max-text", "largest text of an article in bytes; K, M and G may follow")
	flags.IntVar(&f.workers, "workers", 0, "articles read at a time (default: one a core)")
}

// source gives the articles of paths.
func (f *inputFlags) source(cmd *cobra.Command, paths []string) (*source.Source, error) {
	if f.charset != "" && !charset.Known(f.charset) {
		return nil, &exitError{exitUsage, fmt.Errorf("unknown charset %q", f.charset)}
	}
	return &source.Source{Paths: paths, Root: f.root, Charset: f.charset, MaxText: int(f.maxText), Stdin: cmd.InOrStdin()}, nil
}

func (f *inputFlags) options() run.Options { return run.Options{Workers: f.workers} }

// byteSize is a flag of a number of bytes.
type byteSize int64

func (b *byteSize) String() string {
	for _, unit := range []struct {
		size int64
		name string
	}{{1 << 30, "G"}, {1 << 20, "M"}, {1 << 10, "K"}} {
		if n := int64(*b); n > 0 && n%unit.size == 0 {
			return strconv.FormatInt(n/unit.size, 10) + unit.name
		}
	}
	return strconv.FormatInt(int64(*b), 10)
}

// Set implements pflag.Value.
func (b *byteSize) Set(s string) error {
	factor := int64(1)
	digits := strings.TrimRight(strings.ToUpper(s), "KMGIB")
	switch unit := strings.ToUpper(s[len(digits):]); strings.TrimSuffix(strings.TrimSuffix(unit, "B"), "I") {
	case "":
	case "K":
		factor = 1 << 10
	case "M":
		factor = 1 << 20
	case "G":
		factor = 1 << 30
	default:
		return fmt.Errorf("unknown unit %q", unit)
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n < 1 || n > 1<<40/factor {
		return fmt.Errorf("%q is no size such as 500K or 16M", s)
	}
	*b = byteSize(n * factor)
	return nil
}

// Type implements pflag.Value.
func (b *byteSize) Type() string { return "bytes" }
