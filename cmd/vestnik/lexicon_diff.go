package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"vestnik/extract/diff"
	"vestnik/pipeline/compare"
	"vestnik/pipeline/page"
)

func newDiffCommand() *cobra.Command {
	var x lexiconDiff
	cmd := &cobra.Command{
		Use:   "diff OLD NEW PATH...",
		Short: "Compare what two lexicons read from a corpus",
		Long: `Diff reads every article with both lexicons and reports the events and names
gained, lost and changed, with the rules and entries they are owed to and the
words around. OLD and NEW are folders, laid over the embedded lexicon as
--lexicon does, or the word "embedded".

The same lexicons and articles give the same report, whatever the number of
workers. Rules marked * are said differently by the two lexicons; the numbers
behind a rule are gained/lost/changed.

` + inputHelp + `

Exit codes: 0 nothing differs; 1 something does, or articles failed; 2 usage, or a lexicon has
errors.`,
		Example: `  vestnik lexicon diff embedded my news/
  vestnik lexicon diff --sample 3 --html diff.html embedded my 'archive/*.jsonl.gz'
  git worktree add ../before HEAD~1 && vestnik lexicon diff ../before/my my news/`,
		Args: cobra.MinimumNArgs(3),
		RunE: x.run,
	}
	x.input.add(cmd)
	cmd.Flags().BoolVar(&x.only, "lexicon-only", false, "take the folders alone, without the embedded lexicon below them")
	cmd.Flags().StringVar(&x.format, "format", "text", "text or json")
	cmd.Flags().StringVar(&x.html, "html", "", "write a page to `FILE`")
	cmd.Flags().IntVar(&x.sample, "sample", 0, "show `N` changes of each rule and kind (default: all)")
	cmd.Flags().BoolVar(&x.events, "events", false, "compare events only, not names")
	return cmd
}

// lexiconDiff is one run of the command.
type lexiconDiff struct {
	input  inputFlags
	only   bool
	format string
	html   string
	sample int
	events bool
}

func (x *lexiconDiff) run(cmd *cobra.Command, args []string) error {
	if x.format != "text" && x.format != "json" {
		return &exitError{exitUsage, fmt.Errorf("unknown format %q: text and json are known", x.format)}
	}
	stderr := cmd.ErrOrStderr()
	src, err := x.input.source(cmd, args[2:])
	if err != nil {
		return err
	}
	sides, err := x.sides(stderr, args[:2])
	if err != nil {
		return err
	}
	progress := newProgress(stderr)
	report, err := compare.Corpus(cmd.Context(), src.Articles(), sides[0], sides[1], compare.Options{
		Run: x.input.options(), Sample: x.sample, Mentions: !x.events,
		Progress: func(string) { progress.step() },
		Failed:   func(err error) { fmt.Fprintf(stderr, "vestnik: %v\n", err) },
	})
	progress.done()
	if err != nil {
		if cmd.Context().Err() != nil {
			err = errors.New("interrupted")
		}
		return &exitError{exitFailed, err}
	}
	if x.html != "" {
		err = writeFile(x.html, cmd.OutOrStdout(), func(w io.Writer) error { return page.Diff(w, report) })
	}
	if err == nil && x.html != "-" {
		err = x.write(cmd.OutOrStdout(), report)
	}
	switch {
	case err != nil:
		return &exitError{exitFailed, err}
	case report.Differs() || report.Failed > 0:
		return &exitError{code: exitFailed}
	}
	return nil
}

func (x *lexiconDiff) write(w io.Writer, r *diff.Report) error {
	if x.format == "text" {
		return r.WriteText(w, colours(w))
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(r)
}

// sides loads and compiles both lexicons at the same time.
func (x *lexiconDiff) sides(stderr io.Writer, names []string) (sides [2]compare.Side, err error) {
	var said [2]bytes.Buffer // one after the other, not mixed
	var errs [2]error
	var both sync.WaitGroup
	for i, name := range names {
		both.Go(func() {
			flags := lexiconFlags{}
			if name != "embedded" {
				flags = lexiconFlags{dir: name, only: x.only}
			}
			lex, ds := flags.load()
			sides[i].Lexicon = lex
			sides[i].Program, errs[i] = compileOrPrint(&said[i], lex, ds)
		})
	}
	both.Wait()
	for i := range names {
		if errs[i] != nil {
			if _, err := said[i].WriteTo(stderr); err != nil {
				return sides, &exitError{exitUsage, err}
			}
			return sides, errs[i]
		}
	}
	return sides, nil
}

// progress is a bar on a terminal, and nothing elsewhere.
type progress struct{ bar *progressbar.ProgressBar }

func newProgress(w io.Writer) progress {
	if !isTerminal(w) {
		return progress{}
	}
	return progress{progressbar.NewOptions(-1, progressbar.OptionSetWriter(w), progressbar.OptionSetDescription("articles"),
		progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionClearOnFinish(), progressbar.OptionSpinnerType(14))}
}

func (p progress) step() {
	if p.bar != nil {
		_ = p.bar.Add(1) // a bar that cannot be drawn stops nothing
	}
}

func (p progress) done() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
