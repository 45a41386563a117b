package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"vestnik/pipeline/articles"
	"vestnik/pipeline/kafka"
	"vestnik/pipeline/stream"
)

func newEnqueueCommand() *cobra.Command {
	var x enqueuing
	cmd := &cobra.Command{
		Use:   "enqueue PATH|-...",
		Short: "Put articles of files into the articles topic",
		Long: `Enqueue sends articles to the topic that vestnik stream reads, as JSON, keyed by
their URIs. So an archive is read by as many machines as there are partitions.

` + inputHelp + `

With --checkpoint a run that broke off goes on where it stopped: run the same
command again. Articles of the last moments may then be in the topic twice, with
the same keys and values; their events have the same ids.`,
		Example: `  vestnik enqueue --create-topics news/
  vestnik enqueue --checkpoint archive.checkpoint --in articles 'archive/*.jsonl.gz'`,
		Args: cobra.MinimumNArgs(1),
		RunE: x.run,
	}
	x.cluster.add(cmd)
	x.input.add(cmd)
	flags := cmd.Flags()
	flags.StringVar(&x.topic, "in", "", "articles `topic` (default: <prefix>.articles)")
	flags.StringVar(&x.prefix, "topic-prefix", "vestnik", "beginning of the topics' names")
	flags.BoolVar(&x.create, "create-topics", false, "create the topic when it does not exist")
	flags.IntVar(&x.partitions, "partitions", stream.DefaultPartitions, "partitions of the topic created")
	flags.StringVar(&x.checkpoint, "checkpoint", "", "`file` that remembers how far the run came")
	return cmd
}

// enqueuing is one run of the command.
type enqueuing struct {
	cluster       clusterFlags
	input         inputFlags
	topic, prefix string
	create        bool
	partitions    int
	checkpoint    string
}

func (x *enqueuing) run(cmd *cobra.Command, paths []string) error {
	ctx, stderr := cmd.Context(), cmd.ErrOrStderr()
	src, err := x.input.source(cmd, paths)
	if err != nil {
		return err
	}
	p, err := x.cluster.publisher()
	if err != nil {
		return err
	}
	topic := articlesTopic(x.topic, x.prefix)
	if x.create {
		err = p.Create(ctx, kafka.Topic{Name: topic, Partitions: x.partitions})
	} else {
		err = p.CheckTopics(ctx, topic)
	}
	if err != nil {
		return &exitError{exitUsage, err}
	}
	began := time.Now()
	q := articles.Enqueuer{
		Publisher: p, Topic: topic, File: x.checkpoint, Inputs: paths,
		Failed: func(err error) { fmt.Fprintf(stderr, "vestnik: %v\n", err) },
	}
	c, err := q.Run(ctx, src.Articles())
	if closing := p.Close(); err == nil {
		err = closing
	}
	line := plural(c.Sent, "article") + " -> " + topic
	if c.Skipped > 0 {
		line += fmt.Sprintf(", %d done before", c.Skipped)
	}
	if c.Failed > 0 {
		line += fmt.Sprintf(", %d failed", c.Failed)
	}
	fmt.Fprintf(stderr, "vestnik: %s (%.1f s, %.2f MB)\n", line, time.Since(began).Seconds(), float64(c.Bytes)/1e6)
	switch {
	case errors.Is(err, context.Canceled):
		return &exitError{exitFailed, errors.New("interrupted")}
	case err != nil:
		return &exitError{exitFailed, err}
	case c.Failed > 0:
		return &exitError{code: exitFailed}
	}
	return nil
}
