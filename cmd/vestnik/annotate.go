package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"vestnik/extract"
	"vestnik/pipeline/run"
	"vestnik/pipeline/sink"
)

func newAnnotateCommand() *cobra.Command {
	var x annotation
	cmd := &cobra.Command{
		Use:   "annotate PATH|-...",
		Short: "Read articles and write the names, dates and sums in them",
		Long: `Annotate reads articles and writes the names, dates and sums in them, a line of
JSON an article:

  {"id": "news/1.txt", "mentions": [{"start": 0, "end": 6, "type": "City", "text": "Тарусе", "name": "Таруса"}]}

start and end count code points of the article's text, end is exclusive, and
text is what stands there; name is nominative. The types are Person,
Organization, GovernmentOrganization, Country, Region, City, Place, Event,
Work, Document, Date and Money. Dates and sums have a value, dates counted from
the article's publication.

` + inputHelp,
		Example: `  vestnik annotate release.txt
  vestnik annotate -o names.jsonl 'archive/*.jsonl.gz'`,
		Args: cobra.MinimumNArgs(1),
		RunE: x.run,
	}
	x.input.add(cmd)
	x.lexicon.add(cmd)
	cmd.Flags().StringVarP(&x.file, "output", "o", "", "write to `FILE`, which appears when it is complete")
	return cmd
}

// annotation is one run of the command.
type annotation struct {
	input   inputFlags
	lexicon lexiconFlags
	file    string
}

func (x *annotation) run(cmd *cobra.Command, paths []string) error {
	stderr := cmd.ErrOrStderr()
	src, err := x.input.source(cmd, paths)
	if err != nil {
		return err
	}
	program, err := x.lexicon.compile(stderr)
	if err != nil {
		return err
	}
	var out io.Writer = cmd.OutOrStdout()
	var file *sink.File
	if x.file != "" && x.file != "-" {
		if file, err = sink.Create(x.file); err != nil {
			return &exitError{exitUsage, err}
		}
		out = file
	}
	newWork := func() func(extract.Article) []byte {
		e := program.NewExtractor()
		return func(a extract.Article) []byte { return annotationLine(a.URI, e.Annotate(a)) }
	}
	emit := func(r run.Result[[]byte]) error {
		if r.Err != nil {
			fmt.Fprintf(stderr, "vestnik: %v\n", r.Err)
			return nil
		}
		_, err := out.Write(r.Value)
		return err
	}
	counts, err := run.Each(cmd.Context(), src.Articles(), x.input.options(), newWork, emit)
	if file != nil {
		if err == nil {
			err = file.Commit()
		} else {
			file.Abort()
		}
	}
	if err != nil {
		if cmd.Context().Err() != nil {
			err = errors.New("interrupted: nothing is complete")
		}
		return &exitError{exitFailed, err}
	}
	if counts.Failed > 0 {
		return &exitError{code: exitFailed}
	}
	return nil
}

// annotationLine writes the line of an article.
func annotationLine(id string, mentions []extract.Annotation) []byte {
	if mentions == nil {
		mentions = []extract.Annotation{}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	line := struct {
		ID       string               `json:"id"`
		Mentions []extract.Annotation `json:"mentions"`
	}{id, mentions}
	if err := e.Encode(line); err != nil {
		panic(err) // strings and numbers always encode
	}
	return b.Bytes()
}
