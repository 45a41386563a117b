package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"vestnik/pipeline/archive"
	"vestnik/pipeline/charset"
	"vestnik/pipeline/run"
	"vestnik/pipeline/source"
	"vestnik/pipeline/table"
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
  .json         an array of such records, one record, or the export of a Telegram
                channel (result.json)
  .csv .tsv     a table with a header; columns are found by their usual names, or
                named: --columns text=body,title=head,published=day (or by number:
                text=3,title=1 of a file without a header)
  .warc .wet    a web archive: response, resource and conversion records
  .tar .zip     archives of all these, also in each other
  .gz .zst .bz2 each of them packed

--layout lenta, ria or tengrinews is for the published archives of these sites.
What is damaged is named with its place, and what lies behind it is read.

An article's URI, the subject of its events, is its path relative to the input
root: the deepest folder that holds all inputs, or --root. What cannot be read
is named on standard error and the run goes on; the exit code is then 1.`

// inputFlags say what articles to read and how.
type inputFlags struct {
	root    string
	charset string
	maxText byteSize
	workers int

	columns     string
	layout      string
	depth       int
	maxUnpacked byteSize
	maxRatio    int64
}

func (f *inputFlags) add(cmd *cobra.Command) {
	f.maxText = source.DefaultMaxText
	flags := cmd.Flags()
	flags.StringVar(&f.root, "root", "", "`folder` that URIs are relative to (default: the deepest one that holds all inputs)")
	flags.StringVar(&f.charset, "charset", "", "`name` of the charset of text files (default: detected)")
	flags.Var(&f.maxText, "max-text", "largest text of an article in bytes; K, M and G may follow")
	flags.StringVar(&f.columns, "columns", "", "`FIELD=COLUMN,...` of tables and records whose fields have other names: uri, title, text, published, source, language, publishedBy, located")
	flags.StringVar(&f.layout, "layout", "", "`name` of a published archive's layout: "+strings.Join(source.LayoutNames(), ", "))
	flags.IntVar(&f.depth, "max-depth", source.DefaultDepth, "how deep archives may lie in each other")
	f.maxUnpacked = archive.DefaultEntry
	flags.Var(&f.maxUnpacked, "max-unpacked", "largest size of one packed file or entry, unpacked")
	flags.Int64Var(&f.maxRatio, "max-ratio", archive.DefaultRatio, "how many times its packed size a file or entry may have")
	flags.IntVar(&f.workers, "workers", 0, "articles read at a time (default: one a core)")
}

// source gives the articles of paths.
func (f *inputFlags) source(cmd *cobra.Command, paths []string) (*source.Source, error) {
	if f.charset != "" && !charset.Known(f.charset) {
		return nil, &exitError{exitUsage, fmt.Errorf("unknown charset %q", f.charset)}
	}
	src := &source.Source{
		Paths: paths, Root: f.root, Charset: f.charset, MaxText: int(f.maxText), Stdin: cmd.InOrStdin(),
		Depth: f.depth, Limits: archive.Limits{Entry: int64(f.maxUnpacked), Ratio: f.maxRatio},
	}
	if f.columns != "" {
		var err error
		if src.Columns, err = table.ParseMapping(f.columns); err != nil {
			return nil, &exitError{exitUsage, fmt.Errorf("--columns: %w", err)}
		}
	}
	if f.layout != "" {
		var ok bool
		if src.Layout, ok = source.LayoutOf(f.layout); !ok {
			return nil, &exitError{exitUsage, fmt.Errorf("unknown layout %q: %s are known", f.layout, strings.Join(source.LayoutNames(), ", "))}
		}
	}
	return src, nil
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
