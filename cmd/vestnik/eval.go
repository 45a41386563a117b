package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"vestnik/extract"
	"vestnik/extract/eval"
	"vestnik/extract/event"
	"vestnik/pipeline/cloudevent"
)

// evalFlags say what to compare and what to print.
type evalFlags struct {
	lexicon   lexiconFlags
	events    string
	part      string
	bootstrap int
	errors    bool
	json      bool
}

func newEvalCommand() *cobra.Command {
	var f evalFlags
	cmd := &cobra.Command{
		Use:   "eval GOLD",
		Short: "Measure what is read against annotated articles",
		Long: `Eval reads the articles of the folder GOLD and compares the events with what a
human annotated: precision, recall and F1 of events and of every slot, the share
of names written exactly, and the precision of each band of confidence.

GOLD holds <id>.txt with <id>.json, or the project's own <id>.txtar: an article,
what it is dated, its annotation and its golden events in one file.

With --bootstrap 1000 each F1 gets the interval it lies in with 95 % confidence,
by drawing articles with replacement. With --split 1/2 only the first of two
halves is compared, so that rules can be tuned on one and measured on the other;
an article's half depends on its id alone. With --events the events are those of
a file that "vestnik extract --format jsonl" wrote.`,
		Example: `  vestnik eval testdata/articles
  vestnik eval gold/dev --split 2/2 --bootstrap 1000
  vestnik eval gold/dev --errors | less`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args[0]) },
	}
	f.lexicon.add(cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.events, "events", "", "`file` of events to compare instead of reading the articles, - for standard input")
	flags.StringVar(&f.part, "split", "", "compare part `N/M` of the articles only")
	flags.IntVar(&f.bootstrap, "bootstrap", 0, "`rounds` of the bootstrap for intervals (default: no intervals)")
	flags.BoolVar(&f.errors, "errors", false, "list what is wrong, missed or misspelt, with the text around each")
	flags.BoolVar(&f.json, "json", false, "print JSON")
	return cmd
}

func (f *evalFlags) run(cmd *cobra.Command, dir string) error {
	part, err := eval.ParsePart(f.part)
	if err != nil {
		return &exitError{exitUsage, err}
	}
	if info, err := os.Stat(dir); err != nil {
		return &exitError{exitUsage, err}
	} else if !info.IsDir() {
		return &exitError{exitUsage, fmt.Errorf("%s is no folder", dir)}
	}
	gold, err := eval.LoadGold(os.DirFS(dir))
	if err != nil {
		return &exitError{exitUsage, fmt.Errorf("%s: %w", dir, err)}
	}
	gold = part.Take(gold)
	var events map[string][]event.Event
	if f.events != "" {
		events, err = f.readEvents(cmd.InOrStdin(), gold)
	} else {
		events, err = f.extract(cmd, gold)
	}
	if err != nil {
		return err
	}
	report := eval.Score(gold, events)
	report.Bootstrap(f.bootstrap)
	return f.print(cmd.OutOrStdout(), report)
}

// extract reads the articles.
func (f *evalFlags) extract(cmd *cobra.Command, gold []eval.Gold) (map[string][]event.Event, error) {
	program, err := f.lexicon.compile(cmd.ErrOrStderr())
	if err != nil {
		return nil, err
	}
	extractor := program.NewExtractor()
	events := map[string][]event.Event{}
	for _, g := range gold {
		if err := cmd.Context().Err(); err != nil {
			return nil, err
		}
		events[g.ID] = extractor.Extract(extract.Article{URI: g.URI, Title: g.Title, Text: g.Text, Published: g.Published, Source: g.Source}).Events
	}
	return events, nil
}

// readEvents reads envelopes, a line each. Those of other articles than gold
// has are passed over.
func (f *evalFlags) readEvents(stdin io.Reader, gold []eval.Gold) (map[string][]event.Event, error) {
	r := stdin
	if f.events != "-" {
		file, err := os.Open(f.events)
		if err != nil {
			return nil, &exitError{exitUsage, err}
		}
		defer file.Close()
		r = file
	}
	assign := eval.Assign(gold)
	events := map[string][]event.Event{}
	lines := bufio.NewReader(r)
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			id, e, err := parseEvent(line, assign)
			if err != nil {
				return nil, &exitError{exitFailed, fmt.Errorf("%s:%d: %w", f.events, n, err)}
			}
			if id != "" {
				events[id] = append(events[id], *e)
			}
		}
		if errors.Is(err, io.EOF) {
			return events, nil
		}
		if err != nil {
			return nil, &exitError{exitFailed, fmt.Errorf("%s: %w", f.events, err)}
		}
	}
}

// parseEvent reads an envelope and finds its article.
func parseEvent(line []byte, assign func(subject string) string) (string, *event.Event, error) {
	envelope, err := cloudevent.ParseJSON(line)
	if err != nil {
		return "", nil, err
	}
	e, err := envelope.Event()
	if err != nil {
		return "", nil, err
	}
	return assign(envelope.Subject), e, nil
}

func (f *evalFlags) print(w io.Writer, report *eval.Report) error {
	if f.json {
		if !f.errors {
			report.Errors = nil
		}
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", " ")
		return enc.Encode(report)
	}
	if err := report.Print(w); err != nil {
		return err
	}
	if !f.errors {
		return nil
	}
	return report.PrintErrors(w)
}
