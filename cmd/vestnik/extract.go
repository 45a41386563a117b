package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"vestnik/extract"
	"vestnik/pipeline/cloudevent"
	"vestnik/pipeline/run"
	"vestnik/pipeline/sink"
	"vestnik/pipeline/source"
)

func newExtractCommand() *cobra.Command {
	var x extraction
	cmd := &cobra.Command{
		Use:   "extract PATH|-...",
		Short: "Read articles and write their events",
		Long: `Extract reads articles and writes the agreements and films they tell of.

` + inputHelp + `

Events go to standard output or to -o FILE: as JSON Lines, a CloudEvent in
structured mode a line, or as a report for people, which is the default on a
terminal. They come in the order of the input, whatever the number of workers.
A file of -o appears when it is complete.

With --kafka they go to Kafka instead, as CloudEvents in binary mode, to the
topics <prefix>.agreement.v1 and <prefix>.film.v1, keyed by fact; to a file
as well when -o names one. Every event is acknowledged by all replicas before
the command ends. "--kafka embedded" starts a broker inside the program,
publishes, reads the events back from the topics and prints them;
"--kafka embedded:DIR" keeps the topics in a folder.`,
		Example: `  vestnik extract release.txt
  vestnik extract --format jsonl news/ > events.jsonl
  vestnik extract -o events.jsonl 'archive/*.jsonl.gz'
  iconv -f cp1251 -t utf-8 old.txt | vestnik extract -
  vestnik extract --kafka embedded news/
  vestnik extract --kafka localhost:9092 --create-topics news/`,
		Args: cobra.MinimumNArgs(1),
		RunE: x.run,
	}
	flags := cmd.Flags()
	x.input.add(cmd)
	x.lexicon.add(cmd)
	x.kafka.add(cmd)
	x.out.add(cmd)
	flags.StringVar(&x.source, "source", cloudevent.DefaultSource, "source attribute of the events")
	flags.BoolVarP(&x.verbose, "verbose", "v", false, "say what was left out, and show the stack of every failure inside")
	return cmd
}

// extraction is one run of the command.
type extraction struct {
	input   inputFlags
	lexicon lexiconFlags
	kafka   kafkaFlags
	out     outputFlags
	source  string
	verbose bool

	stderr   io.Writer
	panicked bool
	events   map[string]int // by kind
	drops    map[string]int // by reason
}

func (x *extraction) run(cmd *cobra.Command, paths []string) error {
	x.stderr = cmd.ErrOrStderr()
	x.events, x.drops = make(map[string]int), make(map[string]int)
	began := time.Now()

	src, err := x.input.source(cmd, paths)
	if err != nil {
		return err
	}
	if err := x.out.check(); err != nil {
		return err
	}
	program, err := x.lexicon.compile(x.stderr)
	if err != nil {
		return err
	}
	ctx := cmd.Context()
	kafka, err := x.kafka.open(ctx)
	if err != nil {
		return err
	}
	defer kafka.stop()
	printer, err := x.out.open(cmd.OutOrStdout(), kafka != nil && !kafka.embedded())
	if err != nil {
		return err
	}
	defer printer.abort()

	sinks := []sink.Sink{printer}
	if kafka != nil {
		sinks = []sink.Sink{kafka}
		if !kafka.embedded() {
			sinks = append(sinks, printer)
		}
	}
	counts, err := x.read(ctx, program, src, sinks)
	for _, s := range sinks {
		if err == nil {
			err = s.Close(ctx)
		}
	}
	if err == nil && kafka.embedded() {
		err = kafka.readBack(ctx, printer)
	}
	if err == nil {
		err = kafka.close()
	}
	if err == nil {
		err = printer.commit()
	}
	if err != nil {
		if ctx.Err() != nil {
			err = errors.New("interrupted: nothing is complete")
		}
		return &exitError{exitFailed, err}
	}
	x.summary(counts, src, kafka, time.Since(began))
	if counts.Failed > 0 {
		return &exitError{code: exitFailed}
	}
	return nil
}

// document is what a worker makes of an article.
type document struct {
	sink.Doc
	drops map[string]int
	err   error
}

// read runs the articles of src into sinks.
func (x *extraction) read(ctx context.Context, program *extract.Program, src *source.Source, sinks []sink.Sink) (run.Counts, error) {
	newWork := func() func(extract.Article) document {
		e := program.NewExtractor()
		return func(a extract.Article) document {
			res := e.Extract(a)
			doc, err := sink.NewDoc(a, res.Events, x.source)
			return document{doc, res.Drops, err}
		}
	}
	failed := 0
	emit := func(r run.Result[document]) error {
		if err := errors.Join(r.Err, r.Value.err); err != nil {
			if r.Err == nil { // run counted the others
				failed++
				err = &sink.DocError{URI: r.Article.URI, Err: err}
			}
			x.complain(err)
			return nil
		}
		for reason, n := range r.Value.drops {
			x.drops[reason] += n
		}
		for _, s := range sinks {
			err := s.Write(ctx, r.Value.Doc)
			var one *sink.DocError
			switch {
			case errors.As(err, &one):
				failed++
				x.complain(err)
				return nil
			case err != nil:
				return err
			}
		}
		for _, e := range r.Value.Events {
			x.events[e.Kind.String()]++
		}
		return nil
	}
	counts, err := run.Each(ctx, src.Articles(), x.input.options(), newWork, emit)
	counts.Failed += failed
	return counts, err
}

// complain says on standard error what became of one document. The stack of a
// failure inside is shown for the first of a run, with --verbose for all.
func (x *extraction) complain(err error) {
	fmt.Fprintf(x.stderr, "vestnik: %v\n", err)
	var p *run.PanicError
	if errors.As(err, &p) && (x.verbose || !x.panicked) {
		x.panicked = true
		fmt.Fprintf(x.stderr, "this is a fault of the program, not of the document:\n%s\n", p.Stack)
	}
}

// summary says in one line what was done.
func (x *extraction) summary(c run.Counts, src *source.Source, kafka *kafkaOutput, took time.Duration) {
	line := plural(c.Documents, "article")
	for _, kind := range []string{"agreement", "film"} {
		line += ", " + plural(x.events[kind], kind)
	}
	if c.Failed > 0 {
		line += fmt.Sprintf(", %d failed", c.Failed)
	}
	if kafka != nil {
		line += " -> " + kafka.String()
	}
	fmt.Fprintf(x.stderr, "vestnik: %s (%.1f s, %.2f MB of text)\n", line, took.Seconds(), float64(c.Bytes)/1e6)
	if n := sum(src.Skipped); n > 0 {
		fmt.Fprintf(x.stderr, "vestnik: passed over %s of other kinds (%s)\n", plural(n, "file"), tally(src.Skipped))
	}
	if len(x.drops) > 0 && x.verbose {
		fmt.Fprintf(x.stderr, "vestnik: left out: %s\n", tally(x.drops))
	}
}

func sum(counts map[string]int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}

// tally lists counts in the order of their names.
func tally(counts map[string]int) string {
	var parts []string
	for _, k := range slices.Sorted(maps.Keys(counts)) {
		name := k
		if name == "" {
			name = "no extension"
		}
		parts = append(parts, fmt.Sprintf("%d %s", counts[k], name))
	}
	return strings.Join(parts, ", ")
}
