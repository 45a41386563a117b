package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"vestnik/lexicon"
)

func newVersionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the versions of program, lexicon and Go",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			lex, ds := lexicon.Embedded()
			if err := ds.Err(); err != nil {
				return &exitError{exitUsage, fmt.Errorf("the embedded lexicon: %w", err)}
			}
			_, err := fmt.Fprintf(cmd.OutOrStdout(), "vestnik %s\nlexicon %s\n%s %s/%s\n",
				version(), lex.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}

// version is the module version or, for a build from a checkout, its commit.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	v := info.Main.Version
	if v == "" || v == "(devel)" {
		v = "devel"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && v == "devel" {
			v += " " + s.Value
		}
	}
	return v
}
