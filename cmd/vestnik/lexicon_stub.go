package main

import "github.com/spf13/cobra"

func newShowCommand() *cobra.Command    { return &cobra.Command{Use: "show"} }
func newFormatCommand() *cobra.Command  { return &cobra.Command{Use: "fmt"} }
func newInitCommand() *cobra.Command    { return &cobra.Command{Use: "init"} }
func newDiffCommand() *cobra.Command    { return &cobra.Command{Use: "diff"} }
func newSuggestCommand() *cobra.Command { return &cobra.Command{Use: "suggest"} }
