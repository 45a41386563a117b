package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"vestnik/extract"
	"vestnik/extract/suggest"
	"vestnik/lexicon"
	"vestnik/pipeline/run"
)

func newSuggestCommand() *cobra.Command {
	var x suggestion
	cmd := &cobra.Command{
		Use:   "suggest PATH...",
		Short: "Find names and words that the lexicon lacks",
		Long: `Suggest reads a corpus and ranks what the lexicon lacks: organisations,
festivals and awards that are in no list, persons behind a post, verbs that
govern a document but evoke nothing, nouns before quotations, capital words that
nothing explains. Each has a number, the line it would be in a list, counts
(places, articles) and places. Look at every line before you take it.

--accept writes lines into the folder of --lexicon, each into its file, where it
belongs in the order of names; all else in the files keeps its bytes:

  --accept 3,7          the candidates of these numbers
  --accept 12=cities    a number and the list it goes to
  --accept FILE         lines LIST: ENTRY, such as --format lines prints, edited

` + inputHelp,
		Example: `  vestnik lexicon suggest --top 10 news/
  vestnik lexicon suggest --kind festival --format lines news/ > lines.txt
  vestnik lexicon suggest --lexicon my --accept lines.txt
  vestnik lexicon suggest --lexicon my --accept 3,7 news/`,
		RunE: x.run,
	}
	x.input.add(cmd)
	x.lexicon.add(cmd)
	flags := cmd.Flags()
	flags.StringVar(&x.format, "format", "text", "text, lines or json")
	flags.StringSliceVar(&x.kinds, "kind", nil, "`kinds` of candidates: organization, festival, award, person, verb, descriptor, unknown")
	flags.IntVar(&x.least, "min", 2, "leave out what stands at fewer than `N` places")
	flags.IntVar(&x.most, "top", 20, "at most `N` candidates of each kind; 0 for all")
	flags.StringVar(&x.accept, "accept", "", "write the candidates of these `numbers`, or the lines of a file, into the folder of --lexicon")
	return cmd
}

// suggestion is one run of the command.
type suggestion struct {
	input       inputFlags
	lexicon     lexiconFlags
	format      string
	kinds       []string
	least, most int
	accept      string
}

func (x *suggestion) run(cmd *cobra.Command, paths []string) error {
	if err := x.check(); err != nil {
		return &exitError{exitUsage, err}
	}
	if x.accept != "" {
		if lines, err := os.ReadFile(x.accept); err == nil {
			accepted, err := parseLines(string(lines))
			if err == nil {
				err = x.write(cmd.OutOrStdout(), accepted)
			}
			if err != nil {
				return &exitError{exitUsage, err}
			}
			return nil
		}
	}
	if len(paths) == 0 {
		return &exitError{exitUsage, errors.New("no articles: name files or folders")}
	}
	candidates, failed, err := x.candidates(cmd, paths)
	if err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	if x.accept != "" {
		var accepted map[string][]string
		if accepted, err = pick(candidates, x.accept); err == nil {
			err = x.write(out, accepted)
		}
		if err != nil {
			return &exitError{exitUsage, err}
		}
	} else if err := x.print(out, candidates); err != nil {
		return &exitError{exitFailed, err}
	}
	if failed {
		return &exitError{code: exitFailed}
	}
	return nil
}

func (x *suggestion) check() error {
	if !slices.Contains([]string{"text", "lines", "json"}, x.format) {
		return fmt.Errorf("unknown format %q: text, lines and json are known", x.format)
	}
	for _, k := range x.kinds {
		if !slices.Contains(suggest.Kinds[:], suggest.Kind(k)) {
			return fmt.Errorf("unknown kind %q: %v are known", k, suggest.Kinds)
		}
	}
	if x.accept != "" && x.lexicon.dir == "" {
		return errors.New("--accept writes into the folder of --lexicon; name one")
	}
	return nil
}

// candidates reads the corpus.
func (x *suggestion) candidates(cmd *cobra.Command, paths []string) ([]suggest.Candidate, bool, error) {
	stderr := cmd.ErrOrStderr()
	src, err := x.input.source(cmd, paths)
	if err != nil {
		return nil, false, err
	}
	lex, ds := x.lexicon.load()
	program, err := compileOrPrint(stderr, lex, ds)
	if err != nil {
		return nil, false, err
	}
	ranking, progress := suggest.NewRanking(lex), newProgress(stderr)
	newWork := func() func(extract.Article) suggest.Observations {
		e := program.NewExtractor()
		return func(a extract.Article) suggest.Observations { return suggest.Observe(e.Inspect(a, false)) }
	}
	emit := func(r run.Result[suggest.Observations]) error {
		if r.Err != nil {
			fmt.Fprintf(stderr, "vestnik: %v\n", r.Err)
			return nil
		}
		ranking.Add(r.Value)
		progress.step()
		return nil
	}
	counts, err := run.Each(cmd.Context(), src.Articles(), x.input.options(), newWork, emit)
	progress.done()
	if err != nil {
		if cmd.Context().Err() != nil {
			err = errors.New("interrupted")
		}
		return nil, false, &exitError{exitFailed, err}
	}
	all := ranking.Candidates(x.least, x.most)
	if len(x.kinds) > 0 {
		all = slices.DeleteFunc(all, func(c suggest.Candidate) bool { return !slices.Contains(x.kinds, string(c.Kind)) })
	}
	return all, counts.Failed > 0, nil
}

func (x *suggestion) print(w io.Writer, all []suggest.Candidate) error {
	b := bufio.NewWriter(w)
	switch x.format {
	case "json":
		e := json.NewEncoder(b)
		e.SetEscapeHTML(false)
		for i := range all {
			if err := e.Encode(struct {
				Number int `json:"number"`
				suggest.Candidate
			}{i + 1, all[i]}); err != nil {
				return err
			}
		}
	case "lines":
		for _, c := range all {
			list := c.List
			if list == "" {
				list = "?"
			}
			fmt.Fprintf(b, "%s: %s\n", list, c.Line)
		}
	default:
		kind := suggest.Kind("")
		for i, c := range all {
			if c.Kind != kind {
				kind = c.Kind
				fmt.Fprintf(b, "%s\n", kind)
			}
			fmt.Fprintf(b, "%4d  %-9s %s   (%d in %s)\n", i+1, c.List, c.Line, c.Count, plural(c.Documents, "article"))
			for _, at := range c.Contexts {
				fmt.Fprintf(b, "          %s: …%s [%s] %s…\n", at.URI, at.Before, at.Exact, at.After)
			}
		}
	}
	return b.Flush()
}

// pick gives the lines of the numbers, by list.
func pick(all []suggest.Candidate, numbers string) (map[string][]string, error) {
	out := map[string][]string{}
	for part := range strings.SplitSeq(numbers, ",") {
		number, list, named := strings.Cut(strings.TrimSpace(part), "=")
		n, err := strconv.Atoi(number)
		if err != nil || n < 1 || n > len(all) {
			return nil, fmt.Errorf("%q is neither a file nor a number from 1 to %d", part, len(all))
		}
		c := all[n-1]
		if !named {
			list = c.List
		}
		if list == "" {
			return nil, fmt.Errorf("say which list %q goes to: --accept %d=cities", c.Name, n)
		}
		out[list] = append(out[list], c.Line)
	}
	return out, nil
}

// parseLines reads lines LIST: ENTRY; blank lines and those of "#" are passed
// over.
func parseLines(text string) (map[string][]string, error) {
	out := map[string][]string{}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		list, entry, ok := strings.Cut(line, ":")
		if !ok || list == "?" || strings.ContainsAny(list, " {=") {
			return nil, fmt.Errorf("line %d: write LIST: ENTRY, with a list in the place of %q", n, list)
		}
		out[list] = append(out[list], strings.TrimSpace(entry))
	}
	return out, nil
}

// write puts the lines into their files.
func (x *suggestion) write(w io.Writer, lines map[string][]string) error {
	contents := map[string][]byte{}
	for _, list := range slices.Sorted(maps.Keys(lines)) {
		file := filepath.Join(x.lexicon.dir, "lists", list+".txt")
		if list == "rules" {
			file = filepath.Join(x.lexicon.dir, "rules", "suggested.yaml")
		}
		src, err := os.ReadFile(file)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if list == "rules" {
			contents[file], err = suggest.AppendFrames(src, lines[list])
		} else {
			contents[file], err = suggest.Insert(list, src, lines[list])
		}
		if err != nil {
			var ds lexicon.Diagnostics
			if errors.As(err, &ds) {
				return fmt.Errorf("%s: %w", file, err)
			}
			return err
		}
	}
	for _, file := range slices.Sorted(maps.Keys(contents)) {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := replaceFile(file, contents[file]); err != nil {
			return err
		}
		fmt.Fprintln(w, file)
	}
	return nil
}
