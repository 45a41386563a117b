package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"vestnik/pipeline/batch"
	"vestnik/pipeline/sink"
	"vestnik/pipeline/sink/csv"
)

// outputHelp tells of the outputs.
const outputHelp = `Events go to standard output or to -o FILE. --format says how, else the name of
the file, else it is a report for people on a terminal and jsonl elsewhere:

  jsonl     JSON Lines, a CloudEvent in structured mode a line
  csv       a table for spreadsheets, a row an event (.csv)
  parquet   a row an event, nested as the contract is (.parquet)
  sqlite    tables and views of a database, facts written over (.db, .sqlite)
  report    for people

--sqlite FILE and --parquet FILE write such a file besides. Events come in the
order of the input, whatever the number of workers. A file appears when it is
complete; a database fills as the run goes.`

// outputFlags say where events are written to and how.
type outputFlags struct {
	format  string
	file    string
	sqlite  string
	parquet string
}

func (f *outputFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.format, "format", "", "jsonl, csv, parquet, sqlite or report (default: by the name of the file; report on a terminal, else jsonl)")
	flags.StringVarP(&f.file, "output", "o", "", "write to `FILE`, which appears when it is complete")
	flags.StringVar(&f.sqlite, "sqlite", "", "write to the database `FILE` as well")
	flags.StringVar(&f.parquet, "parquet", "", "write to the Parquet file `FILE` as well")
}

// targets are the files that events are written to, but for a report.
func (f *outputFlags) targets() ([]batch.Target, error) {
	usage := func(format string, args ...any) ([]batch.Target, error) {
		return nil, &exitError{exitUsage, fmt.Errorf(format, args...)}
	}
	toFile := f.file != "" && f.file != "-"
	switch batch.Format(f.format) {
	case "", batch.JSONL, batch.CSV, "report":
	case batch.Parquet, batch.SQLite:
		if !toFile {
			return usage("--format %s wants a file: -o FILE", f.format)
		}
	default:
		return usage("unknown format %q: jsonl, csv, parquet, sqlite and report are known", f.format)
	}
	var targets []batch.Target
	if toFile && f.format != "report" {
		targets = append(targets, batch.Target{Path: f.file, Format: cmp.Or(batch.Format(f.format), batch.FormatOf(f.file), batch.JSONL)})
	}
	if f.sqlite != "" {
		targets = append(targets, batch.Target{Path: f.sqlite, Format: batch.SQLite})
	}
	if f.parquet != "" {
		targets = append(targets, batch.Target{Path: f.parquet, Format: batch.Parquet})
	}
	for i, t := range targets {
		for _, other := range targets[:i] {
			if t.Path == other.Path {
				return usage("two outputs are called %s", t.Path)
			}
		}
	}
	return targets, nil
}

// open starts what is no target: standard output or the file of a report. It
// is no output at all when there is a target or quiet is set, and no format
// asked for.
func (f *outputFlags) open(stdout io.Writer, quiet bool) (*printer, error) {
	p := &printer{}
	w := stdout
	switch {
	case f.file != "" && f.file != "-" && f.format == "report":
		file, err := sink.Create(f.file)
		if err != nil {
			return nil, &exitError{exitUsage, err}
		}
		p.file, w = file, file
	case f.file != "" && f.file != "-", f.format == "" && f.file == "" && (quiet || f.sqlite != "" || f.parquet != ""):
		w = io.Discard
	}
	switch {
	case f.format == "report" || f.format == "" && isTerminal(w):
		p.Sink = sink.NewReport(w, colours(w), terminalWidth(w))
	case f.format == "csv":
		p.Sink = csv.New(w, false)
	default:
		p.Sink = sink.NewJSONL(w)
	}
	return p, nil
}

// printer is standard output or the file of a report.
type printer struct {
	sink.Sink
	file *sink.File
}

// Flush implements sink.Flusher; nothing is held back.
func (p *printer) Flush(context.Context) error { return nil }

// commit gives the file its name.
func (p *printer) commit() error {
	if p.file == nil {
		return nil
	}
	err := p.file.Commit()
	p.file = nil
	return err
}

// abort removes the file that was not committed.
func (p *printer) abort() {
	if p.file != nil {
		p.file.Abort()
	}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// terminalWidth is the width of the terminal w, at most 120 signs; 100 when it
// is none.
func terminalWidth(w io.Writer) int {
	if f, ok := w.(*os.File); ok {
		if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 0 {
			return min(width, 120)
		}
	}
	return 100
}

// colours reports whether w is a terminal that wants colours.
func colours(w io.Writer) bool {
	return isTerminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}
