package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"vestnik/lexicon"
)

func newInitCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init DIR",
		Short: "Write a commented folder to begin a lexicon of your own with",
		Long: `Init writes a folder of lexicon files that say nothing yet: the kinds of files,
with comments and examples to uncomment. No file that is there is touched.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			starter, err := fs.Sub(lexicon.Starter, "starter")
			if err != nil {
				return &exitError{exitUsage, err}
			}
			err = fs.WalkDir(starter, ".", func(name string, d fs.DirEntry, err error) error {
				if err != nil {
					return err
				}
				to := filepath.Join(args[0], filepath.FromSlash(name))
				if d.IsDir() {
					return os.MkdirAll(to, 0o755)
				}
				src, err := fs.ReadFile(starter, name)
				if err != nil {
					return err
				}
				if err := writeNew(to, src); err != nil {
					return err
				}
				_, err = fmt.Fprintln(cmd.OutOrStdout(), to)
				return err
			})
			if err != nil {
				return &exitError{exitUsage, err}
			}
			return nil
		},
	}
}

// writeNew writes a file that must not be there yet.
func writeNew(name string, content []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already", name)
	}
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return errors.Join(err, f.Close())
}
