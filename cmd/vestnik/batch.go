package main

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"vestnik/pipeline/batch"
)

// batchHelp tells of runs over archives.
const batchHelp = `Of a long run --resume keeps a checkpoint beside the output, FILE.checkpoint.
When the run was stopped or killed, the same command goes on where it was and
the file gets the same content as that of an undisturbed run. Inputs, flags and
lexicon must be the same; else the command says so and ends with code 2.

--since, --until, --lang and --only-source choose articles. An article that
repeats an earlier one is marked: its events have the attribute duplicateof;
--duplicates drop leaves them out, keep does not look.`

// batchFlags say how a run over many articles goes.
type batchFlags struct {
	resume     bool
	every      time.Duration
	progress   string
	duplicates string
	chosen     batch.Filter
}

func (f *batchFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.BoolVar(&f.resume, "resume", false, "keep a checkpoint, and go on from it when it is there")
	flags.DurationVar(&f.every, "checkpoint-every", 2*time.Second, "time between checkpoints, 0 for one after each article")
	flags.StringVar(&f.progress, "progress", "auto", "bar, lines (one a checkpoint) or none; auto is a bar on a terminal")
	flags.StringVar(&f.duplicates, "duplicates", "mark", "what becomes of near-duplicates: mark, drop or keep")
	flags.StringVar(&f.chosen.Since, "since", "", "read articles published on `DATE` or later (2025-10-05, 2025-10, 2025)")
	flags.StringVar(&f.chosen.Until, "until", "", "read articles published on `DATE` or earlier")
	flags.StringSliceVar(&f.chosen.Languages, "lang", nil, "read articles in these languages (ru,kk)")
	flags.StringSliceVar(&f.chosen.Sources, "only-source", nil, "read articles of publications, publishers or hosts that match a `PATTERN`; ! before it shuts out")
}

func (f *batchFlags) filter() (batch.Filter, error) {
	if err := f.chosen.Check(); err != nil {
		return f.chosen, &exitError{exitUsage, err}
	}
	for _, c := range []struct {
		flag, value string
		known       []string
	}{{"duplicates", f.duplicates, []string{"mark", "drop", "keep"}}, {"progress", f.progress, []string{"auto", "bar", "lines", "none"}}} {
		if !slices.Contains(c.known, c.value) {
			return f.chosen, &exitError{exitUsage, fmt.Errorf("--%s %s: one of %v is wanted", c.flag, c.value, c.known)}
		}
	}
	return f.chosen, nil
}

// resumed gives the file that the checkpoint is named after, empty for a run
// that is not resumed.
func (f *batchFlags) resumed(targets []batch.Target, out *outputFlags, paths []string) (string, error) {
	switch {
	case !f.resume:
		return "", nil
	case len(targets) == 0:
		return "", &exitError{exitUsage, errors.New("--resume wants a file of events: -o FILE, --sqlite FILE or --parquet FILE")}
	case out.format == "report":
		return "", &exitError{exitUsage, errors.New("a report cannot be resumed; jsonl, csv, parquet and sqlite can")}
	case slices.Contains(paths, "-"):
		return "", &exitError{exitUsage, errors.New("standard input cannot be resumed")}
	}
	return targets[0].Path, nil
}

// memoryLimit is where the collector begins to work harder: the lexicon and
// dictionary alone take half of it, and a heap may otherwise grow to twice what
// is in use.
const memoryLimit = 420 << 20

// limitMemory keeps a run over a large archive below 500 MB, unless the
// environment says otherwise.
func limitMemory() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
}

// flagValues lists the flags of a command with their values, in the order of
// their names, but for some.
func flagValues(cmd *cobra.Command, but ...string) []string {
	var out []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !slices.Contains(but, f.Name) {
			out = append(out, f.Name+"="+f.Value.String())
		}
	})
	return out
}
