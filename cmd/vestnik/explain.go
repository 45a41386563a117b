package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"vestnik/extract/explain"
	"vestnik/pipeline/page"
	"vestnik/pipeline/sink"
)

func newExplainCommand() *cobra.Command {
	var x explanation
	cmd := &cobra.Command{
		Use:   "explain PATH|-...",
		Short: "Tell why each event was read, and what nearly was",
		Long: `Explain reads articles and tells for each event how it was read: the sentence
and its clauses, the trigger with its mood and the words that change it, the
frame with its place in the lexicon, each party with the rule that made it one,
what was taken over from elsewhere, the confidence; and for each name the rule,
the entry with its place, and the readings of its words.

With --near it tells as well what did not become an event: verbs and documents
with the condition that failed.

With --html FILE it writes one page that needs nothing else: the text with its
names and events marked, a card for each event, the derivation under the
pointer.

` + inputHelp,
		Example: `  vestnik explain release.txt
  vestnik explain --near release.txt
  vestnik explain --near --html why.html release.txt`,
		Args: cobra.MinimumNArgs(1),
		RunE: x.run,
	}
	x.input.add(cmd)
	x.lexicon.add(cmd)
	cmd.Flags().BoolVar(&x.near, "near", false, "tell what did not become an event, and why")
	cmd.Flags().StringVar(&x.html, "html", "", "write a page to `FILE`")
	cmd.Flags().StringVar(&x.format, "format", "text", "text or json")
	return cmd
}

// explanation is one run of the command.
type explanation struct {
	input   inputFlags
	lexicon lexiconFlags
	near    bool
	html    string
	format  string
}

func (x *explanation) run(cmd *cobra.Command, paths []string) error {
	if x.format != "text" && x.format != "json" {
		return &exitError{exitUsage, fmt.Errorf("unknown format %q: text and json are known", x.format)}
	}
	src, err := x.input.source(cmd, paths)
	if err != nil {
		return err
	}
	program, err := x.lexicon.compile(cmd.ErrOrStderr())
	if err != nil {
		return err
	}
	extractor := program.NewExtractor()
	var all []*explain.Explanation
	failed := false
	for a, err := range src.Articles() {
		if err != nil {
			fmt.Fprintf(cmd.ErrOrStderr(), "vestnik: %v\n", err)
			failed = true
			continue
		}
		e := explain.New(extractor.Inspect(a, x.near), program.Version())
		if x.html != "" {
			all = append(all, e)
			continue
		}
		if err := x.write(cmd.OutOrStdout(), e); err != nil {
			return &exitError{exitFailed, err}
		}
	}
	if x.html != "" {
		if err := writeFile(x.html, cmd.OutOrStdout(), func(w io.Writer) error { return page.Explanation(w, all) }); err != nil {
			return &exitError{exitFailed, err}
		}
	}
	if failed {
		return &exitError{code: exitFailed}
	}
	return nil
}

func (x *explanation) write(w io.Writer, e *explain.Explanation) error {
	if x.format == "text" {
		return e.WriteText(w)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(e)
}

// writeFile writes a file that appears when it is complete; "-" is stdout.
func writeFile(name string, stdout io.Writer, write func(io.Writer) error) error {
	if name == "-" {
		return write(stdout)
	}
	f, err := sink.Create(name)
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		f.Abort()
		return err
	}
	return f.Commit()
}
