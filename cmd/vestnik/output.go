package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"vestnik/pipeline/sink"
)

// outputFlags say where events are written to and how.
type outputFlags struct {
	format string
	file   string
}

func (f *outputFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.format, "format", "", "jsonl or report (default: report on a terminal, else jsonl)")
	cmd.Flags().StringVarP(&f.file, "output", "o", "", "write to `FILE`, which appears when it is complete")
}

func (f *outputFlags) check() error {
	switch f.format {
	case "", "jsonl", "report":
		return nil
	}
	return &exitError{exitUsage, fmt.Errorf("unknown format %q: jsonl and report are known", f.format)}
}

// open starts the output: the file, else stdout. It is no output at all when
// neither file nor format is asked for and quiet is set.
func (f *outputFlags) open(stdout io.Writer, quiet bool) (*printer, error) {
	p := &printer{}
	w := stdout
	switch {
	case f.file != "" && f.file != "-":
		file, err := sink.Create(f.file)
		if err != nil {
			return nil, &exitError{exitUsage, err}
		}
		p.file, w = file, file
	case quiet && f.format == "":
		w = io.Discard
	}
	if f.format == "report" || f.format == "" && isTerminal(w) {
		p.Sink = sink.NewReport(w, colours(w), terminalWidth(w))
	} else {
		p.Sink = sink.NewJSONL(w)
	}
	return p, nil
}

// printer is the file or standard output.
type printer struct {
	sink.Sink
	file *sink.File
}

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
