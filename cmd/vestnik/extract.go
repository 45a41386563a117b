package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"vestnik/extract"
	"vestnik/pipeline/batch"
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

` + outputHelp + `

With --kafka they go to Kafka instead, as CloudEvents in binary mode, to the
topics <prefix>.agreement.v1 and <prefix>.film.v1, keyed by fact; to files as
well when -o, --sqlite or --parquet names one. Every event is acknowledged by
all replicas before the command ends. "--kafka embedded" starts a broker inside
the program, publishes, reads the events back from the topics and prints them;
"--kafka embedded:DIR" keeps the topics in a folder.

` + batchHelp,
		Example: `  vestnik extract release.txt
  vestnik extract --format jsonl news/ > events.jsonl
  vestnik extract -o events.jsonl --resume 'archive/*.warc.gz' dump.tar.zst
  vestnik extract -o events.csv --layout lenta lenta-ru-news.csv.bz2
  vestnik extract --sqlite events.db --since 2024 --only-source '*.kz' news/
  vestnik extract --columns text=body,title=head,published=day -o events.parquet dump.tsv
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
	x.batch.add(cmd)
	flags.StringVar(&x.source, "source", cloudevent.DefaultSource, "source attribute of the events")
	flags.BoolVarP(&x.verbose, "verbose", "v", false, "show the stack of every failure inside")
	return cmd
}

// extraction is one run of the command.
type extraction struct {
	input   inputFlags
	lexicon lexiconFlags
	kafka   kafkaFlags
	out     outputFlags
	batch   batchFlags
	source  string
	verbose bool

	stderr   io.Writer
	progress *batchProgress
	panicked bool
}

func (x *extraction) run(cmd *cobra.Command, paths []string) error {
	x.stderr = cmd.ErrOrStderr()
	began := time.Now()
	limitMemory()

	src, err := x.input.source(cmd, paths)
	if err != nil {
		return err
	}
	targets, err := x.out.targets()
	if err != nil {
		return err
	}
	filter, err := x.batch.filter()
	if err != nil {
		return err
	}
	resume, err := x.batch.resumed(targets, &x.out, paths)
	if err != nil {
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

	var sinks []sink.Flusher
	if kafka != nil {
		sinks = append(sinks, kafka)
	}
	if !kafka.embedded() {
		sinks = append(sinks, printer)
	}
	x.progress = newBatchProgress(x.batch.progress, x.stderr, src)
	b := batch.Batch{
		Articles:  src,
		Extractor: func() func(extract.Article) extract.Result { return program.NewExtractor().Extract },
		Source:    x.source, Filter: filter, Mark: x.batch.duplicates == "mark", DropSame: x.batch.duplicates == "drop",
		Options: x.input.options(), Sinks: sinks,
		Resume: resume, Run: runID(cmd, paths, program), Every: x.batch.every,
		Complain: x.complain, Progress: x.progress.document, Saved: x.progress.checkpoint,
	}
	report, err := b.Into(ctx, targets)
	x.progress.end()
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
		return x.broken(ctx, err, resume)
	}
	x.summary(report, src, kafka, time.Since(began))
	if report.Failed > 0 {
		return &exitError{code: exitFailed}
	}
	return nil
}

// broken words the error that ended a run.
func (x *extraction) broken(ctx context.Context, err error, resume string) error {
	var settings *batch.SettingsError
	switch {
	case errors.As(err, &settings):
		return &exitError{exitUsage, err}
	case ctx.Err() != nil && resume != "":
		err = errors.New("interrupted: the same command goes on")
	case ctx.Err() != nil:
		err = errors.New("interrupted: nothing is complete")
	}
	return &exitError{exitFailed, err}
}

// complain says on standard error what became of one document. The stack of a
// failure inside is shown for the first of a run, with --verbose for all.
func (x *extraction) complain(err error) {
	x.progress.clear()
	fmt.Fprintf(x.stderr, "vestnik: %v\n", err)
	var p *run.PanicError
	if errors.As(err, &p) && (x.verbose || !x.panicked) {
		x.panicked = true
		fmt.Fprintf(x.stderr, "this is a fault of the program, not of the document:\n%s\n", p.Stack)
	}
}

// summary says what was done, and what was left out and why.
func (x *extraction) summary(r *batch.Report, src *source.Source, kafka *kafkaOutput, took time.Duration) {
	line := plural(r.Documents, "article")
	for _, kind := range []string{"agreement", "film"} {
		line += ", " + plural(r.Events[kind], kind)
	}
	if r.Failed > 0 {
		line += fmt.Sprintf(", %d failed", r.Failed)
	}
	if r.Before > 0 {
		line += fmt.Sprintf(", %d of them read before", r.Before)
	}
	if kafka != nil {
		line += " -> " + kafka.String()
	}
	fmt.Fprintf(x.stderr, "vestnik: %s (%.1f s, %.2f MB of text)\n", line, took.Seconds(), float64(r.Bytes)/1e6)
	if len(src.Skipped) > 0 {
		fmt.Fprintf(x.stderr, "vestnik: passed over: %s\n", tally(src.Skipped))
	}
	if len(r.Drops) > 0 {
		fmt.Fprintf(x.stderr, "vestnik: left out: %s\n", tally(r.Drops))
	}
}

// runID says what a run is: everything that its output depends on. Flags that
// say how it is run do not count.
func runID(cmd *cobra.Command, paths []string, program *extract.Program) string {
	parts := append([]string{extract.Engine, program.Version()}, flagValues(cmd, "workers", "progress", "checkpoint-every", "verbose", "kafka-timeout")...)
	for _, p := range paths {
		if abs, err := filepath.Abs(p); err == nil {
			p = abs
		}
		parts = append(parts, p)
	}
	return strings.Join(parts, "\n")
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
