package main

import "github.com/spf13/cobra"

func newDiffCommand() *cobra.Command    { return &cobra.Command{Use: "diff"} }
func newSuggestCommand() *cobra.Command { return &cobra.Command{Use: "suggest"} }
