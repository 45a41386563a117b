package main

import "github.com/spf13/cobra"

func newSuggestCommand() *cobra.Command { return &cobra.Command{Use: "suggest"} }
