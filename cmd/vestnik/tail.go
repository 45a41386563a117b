package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"vestnik/extract"
	"vestnik/pipeline/articles"
	"vestnik/pipeline/cloudevent"
	"vestnik/pipeline/deadletter"
	"vestnik/pipeline/kafka"
	"vestnik/pipeline/sink"
)

func newTailCommand() *cobra.Command {
	var x tailing
	cmd := &cobra.Command{
		Use:   "tail [TOPIC...]",
		Short: "Show events as they come",
		Long: `Tail shows what comes into topics, until it is interrupted: events as cards for
people or as JSON Lines, withdrawn facts, articles and dead letters in a line
each. Without a topic it follows those of the events.`,
		Example: `  vestnik tail
  vestnik tail --from-beginning --format jsonl vestnik.film.v1
  vestnik tail vestnik.dlq`,
		RunE: x.run,
	}
	x.cluster.add(cmd)
	flags := cmd.Flags()
	flags.StringVar(&x.prefix, "topic-prefix", "vestnik", "beginning of the topics' names")
	flags.BoolVar(&x.beginning, "from-beginning", false, "show what is there already too")
	flags.IntVarP(&x.count, "count", "n", 0, "end after that many messages (default: never)")
	flags.StringVar(&x.format, "format", "report", "report or jsonl")
	return cmd
}

// tailing is one run of the command.
type tailing struct {
	cluster   clusterFlags
	prefix    string
	beginning bool
	count     int
	format    string
}

func (x *tailing) run(cmd *cobra.Command, topics []string) error {
	ctx, w := cmd.Context(), cmd.OutOrStdout()
	if x.format != "report" && x.format != "jsonl" {
		return &exitError{exitUsage, fmt.Errorf("unknown format %q: report and jsonl are known", x.format)}
	}
	if len(topics) == 0 {
		topics = sink.TopicsOf(x.prefix).Names()
	}
	c, err := x.cluster.cluster()
	if err != nil {
		return err
	}
	from, err := x.begin(ctx, c, topics, cmd.ErrOrStderr())
	if errors.Is(err, context.Canceled) {
		return nil
	}
	if err != nil {
		return &exitError{exitUsage, err}
	}
	out := sink.Sink(sink.NewReport(w, colours(w), terminalWidth(w)))
	if x.format == "jsonl" {
		out = sink.NewJSONL(w)
	}
	shown := 0
	var failed error
	err = c.Follow(ctx, from, func(rec kafka.Record) bool {
		failed = x.show(ctx, w, out, rec)
		shown++
		return failed == nil && (x.count == 0 || shown < x.count)
	})
	if err = errors.Join(err, failed); err != nil {
		return &exitError{exitFailed, err}
	}
	return nil
}

// begin gives the offsets to start at. A topic that does not exist is waited
// for: a stream may be about to make it.
func (x *tailing) begin(ctx context.Context, c kafka.Cluster, topics []string, stderr io.Writer) (map[string]kafka.Mark, error) {
	p := c.Publisher()
	p.Timeout = x.cluster.timeout
	err := p.CheckTopics(ctx, topics...)
	var missing *kafka.MissingTopicError
	if errors.As(err, &missing) {
		fmt.Fprintf(stderr, "vestnik: %v; waiting for it\n", err)
		x.beginning = true // all of it will be new
	}
	for errors.As(err, &missing) {
		timer := time.NewTimer(500 * time.Millisecond)
		select {
		case <-ctx.Done():
			timer.Stop()
			return nil, errors.Join(p.Close(), ctx.Err())
		case <-timer.C:
		}
		err = p.CheckTopics(ctx, topics...)
	}
	from := make(map[string]kafka.Mark)
	for _, t := range topics {
		if err == nil && x.beginning {
			from[t], err = p.First(ctx, t)
		} else if err == nil {
			from[t], err = p.Mark(ctx, t)
		}
	}
	return from, errors.Join(err, p.Close())
}

// show prints one message.
func (x *tailing) show(ctx context.Context, w io.Writer, out sink.Sink, rec kafka.Record) error {
	if env, err := cloudevent.ParseMessage(rec.Message.Message); err == nil {
		if e, err := env.Event(); err == nil {
			d := sink.Doc{Article: extract.Article{URI: e.Document.URI, Title: e.Document.Title, Source: e.Document.Source, Published: e.Document.Published},
				Events: []sink.Event{{Event: e, Envelope: env}}}
			if x.format == "report" && env.DuplicateOf != "" {
				d.Article.Source = strings.TrimSpace(d.Article.Source + " (repeats " + env.DuplicateOf + ")")
			}
			return out.Write(ctx, d)
		}
	}
	place := fmt.Sprintf("%s/%d %d", rec.Topic, rec.Partition, rec.Offset)
	if x.format == "jsonl" { // only events are CloudEvents
		place = fmt.Sprintf(`{"topic":%q,"partition":%d,"offset":%d,"key":%q`, rec.Topic, rec.Partition, rec.Offset, rec.Key)
		if rec.Tombstone() {
			_, err := fmt.Fprintf(w, "%s,\"withdrawn\":true}\n", place)
			return err
		}
		_, err := fmt.Fprintf(w, "%s,\"bytes\":%d}\n", place, len(rec.Value))
		return err
	}
	var err error
	if l, bad := deadletter.Parse(rec.Message.Message); bad == nil {
		_, err = fmt.Fprintf(w, "%s  %s\n", place, letterLine(l))
	} else if rec.Tombstone() {
		_, err = fmt.Fprintf(w, "%s  withdrawn %q\n", place, rec.Key)
	} else if a, bad := articles.Decode(rec.Message.Message); bad == nil {
		_, err = fmt.Fprintf(w, "%s  article %q %q, %d bytes\n", place, a.URI, a.Title, len(rec.Value))
	} else {
		_, err = fmt.Fprintf(w, "%s  %q: %.200q\n", place, rec.Key, rec.Value)
	}
	return err
}
