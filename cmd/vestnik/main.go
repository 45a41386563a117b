// Vestnik reads Russian press releases and news and emits agreement and film
// events.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

// The exit codes.
const (
	exitFailed = 1 // some documents failed, or the run broke off
	exitUsage  = 2 // flags, configuration, lexicon, topics: nothing was read
)

// exitError ends the program with a code. Without Err everything was said
// already.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit code %d", e.code)
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

func newRootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "vestnik",
		Short: "Agreements and films out of Russian news, as events",
		Long: `Vestnik reads Russian press releases and news and emits two kinds of events:
agreements (memoranda, contracts, treaties ... between organisations) and
films (announced, shot, premiered, awarded ...). It learns nothing: rules and
word lists decide, and each event says which.

  vestnik extract news/                     a folder of articles, events as JSON Lines or a report
  vestnik extract --kafka embedded news/    the same by way of Kafka topics, with nothing installed
  vestnik crawl https://example.org/rss     articles from feeds, sitemaps and sites
  vestnik serve --store events.db           articles over HTTP, and a page to try texts

Exit codes: 0 everything was read; 1 some documents failed, or the run broke
off; 2 the command could not start (flags, configuration, lexicon, topics).
Data goes to standard output, everything else to standard error.`,
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.AddCommand(
		newExtractCommand(),
		newAnnotateCommand(),
		newCrawlCommand(),
		newEvalCommand(),
		newExplainCommand(),
		newLexiconCommand(),
		newMorphCommand(),
		newBrokerCommand(),
		newConfigCommand(),
		newDlqCommand(),
		newEnqueueCommand(),
		newStreamCommand(),
		newTailCommand(),
		newServeCommand(),
		newVersionCommand(),
	)
	addConfig(root)
	return root
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	go func() {
		<-ctx.Done()
		stop() // a second signal ends the program at once
	}()
	os.Exit(exitCode(newRootCommand().ExecuteContext(ctx), os.Stderr))
}

// exitCode prints err, when it was not printed yet, and gives its code.
func exitCode(err error, stderr io.Writer) int {
	if err == nil {
		return 0
	}
	var e *exitError
	if !errors.As(err, &e) { // cobra's own: unknown command or flag
		fmt.Fprintf(stderr, "vestnik: %v\nvestnik --help is the manual\n", err)
		return exitUsage
	}
	if e.err != nil {
		fmt.Fprintf(stderr, "vestnik: %v\n", e.err)
	}
	return e.code
}
