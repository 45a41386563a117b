package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vestnik/lexicon"
	"vestnik/pipeline/sink"
)

func newFormatCommand() *cobra.Command {
	var x format
	cmd := &cobra.Command{
		Use:   "fmt [-w|--check] PATH...",
		Short: "Lay lexicon files out in one way",
		Long: `Fmt puts the entries of a list in order within each paragraph (between blank
lines and directives) and writes them in one layout; comments stay before the
entry they stand before. Rule files lose spaces at line ends. Nothing that a
file says changes, nor does the version of the lexicon.

Paths are files and folders. The files that are not in the layout are named;
-w rewrites them; the one file given is printed when neither -w nor --check is.

Exit codes: 0 done, or all in the layout; 1 --check found files that are not;
2 a file cannot be read or has errors.`,
		Args: cobra.MinimumNArgs(1),
		RunE: x.run,
	}
	cmd.Flags().BoolVarP(&x.write, "write", "w", false, "rewrite the files")
	cmd.Flags().BoolVar(&x.check, "check", false, "name the files that are not in the layout and exit with 1")
	return cmd
}

// format is one run of the command.
type format struct {
	write, check bool
}

func (x *format) run(cmd *cobra.Command, paths []string) error {
	if x.write && x.check {
		return &exitError{exitUsage, errors.New("either -w or --check")}
	}
	files, err := formattable(paths)
	if err != nil {
		return &exitError{exitUsage, err}
	}
	changed := 0
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			return &exitError{exitUsage, err}
		}
		out, err := formatted(file, src)
		if err != nil {
			return &exitError{exitUsage, err}
		}
		single := len(paths) == 1 && len(files) == 1 && files[0] == paths[0] && !x.write && !x.check
		switch {
		case single:
			if _, err := cmd.OutOrStdout().Write(out); err != nil {
				return &exitError{exitFailed, err}
			}
			continue
		case bytes.Equal(src, out):
			continue
		}
		changed++
		fmt.Fprintln(cmd.OutOrStdout(), file)
		if x.write {
			if err := replaceFile(file, out); err != nil {
				return &exitError{exitFailed, err}
			}
		}
	}
	if x.check && changed > 0 {
		return &exitError{code: exitFailed}
	}
	return nil
}

// replaceFile writes a file so that it is never there by halves.
func replaceFile(name string, content []byte) error {
	f, err := sink.Create(name)
	if err != nil {
		return err
	}
	if _, err := f.Write(content); err != nil {
		f.Abort()
		return err
	}
	return f.Commit()
}

// formatted gives a file in the layout.
func formatted(file string, src []byte) ([]byte, error) {
	if filepath.Ext(file) != ".txt" {
		if _, ds := lexicon.ParseRules(file, src); ds.HasErrors() {
			return nil, ds.Err()
		}
		return lexicon.FormatRules(src), nil
	}
	f, ds := lexicon.ParseListFile(file, src)
	if ds.HasErrors() {
		return nil, ds.Err()
	}
	f.Format()
	return f.Bytes(), nil
}

// formattable gives the lists and rule files of paths, in order.
func formattable(paths []string) ([]string, error) {
	var files []string
	for _, p := range paths {
		err := filepath.WalkDir(p, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			if name == p || slices.Contains([]string{".txt", ".yaml", ".yml"}, filepath.Ext(name)) && !strings.HasPrefix(d.Name(), ".") {
				files = append(files, name)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	if len(files) == 0 {
		return nil, errors.New("no lists or rule files here")
	}
	return files, nil
}
