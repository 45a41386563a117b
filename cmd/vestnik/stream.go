package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/spf13/cobra"

	"vestnik/pipeline/cloudevent"
	"vestnik/pipeline/dedup"
	"vestnik/pipeline/metrics"
	"vestnik/pipeline/run"
	"vestnik/pipeline/stream"
)

func newStreamCommand() *cobra.Command {
	x := streaming{o: stream.Options{Duplicates: stream.KeepDuplicates}}
	cmd := &cobra.Command{
		Use:   "stream",
		Short: "Read articles from a Kafka topic and publish their events",
		Long: `Stream is a member of a Kafka consumer group: it reads articles from a topic and
publishes their events, until it gets SIGTERM. Start it as often as there are
partitions, on as many machines as you like; they share the partitions.

Articles (--in) are JSON, HTML or plain text as the content-type header says, or
CloudEvents in either mode, keyed by the article's URI; see
pipeline/articles/article.schema.json. Events go to <prefix>.agreement.v1 and
<prefix>.film.v1 as CloudEvents in binary mode, keyed by fact. What cannot be
read goes to <prefix>.dlq with its cause (vestnik dlq), and the stream goes on.

The offset of an article is committed only after everything it gave is
acknowledged by all replicas: nothing is lost when this program, a broker or
the network dies; what was under way comes again with the same ids.

With --tombstones a fact that its article no longer gives, after an edit of the
lexicon or of the article, is withdrawn: the topics' keys get null values. The
facts of each article are remembered in <prefix>.state.v1. To read everything
again with another lexicon, start it with another --group and the same prefix.

SIGHUP, or with --watch a change of the files of --lexicon, reads the lexicon
again; one with errors is logged and the one before stays.

Settings come from the configuration file (--config), the environment
(VESTNIK_GROUP for --group) and flags, the later before the earlier; "vestnik
config stream" shows them.`,
		Example: `  vestnik stream --kafka localhost:9092 --in articles --group news --topic-prefix news
  vestnik stream --create-topics --tombstones --duplicates mark --language ru
  vestnik stream --config vestnik.yaml --listen 127.0.0.1:9464`,
		Args: cobra.NoArgs,
		RunE: x.run,
	}
	flags := cmd.Flags()
	x.cluster.add(cmd)
	x.lexicon.add(cmd)
	o := &x.o
	x.inFlight, x.maxArticle = run.DefaultInFlight, stream.DefaultMaxArticle
	flags.StringVar(&o.In, "in", "", "articles `topic` (default: <prefix>.articles)")
	flags.StringVar(&o.Group, "group", "vestnik", "consumer group")
	flags.StringVar(&o.Prefix, "topic-prefix", "vestnik", "beginning of the topics' names")
	flags.StringVar(&o.Source, "source", cloudevent.DefaultSource, "source attribute of the events")
	flags.BoolVar(&o.CreateTopics, "create-topics", false, "create the topics that do not exist")
	flags.IntVar(&o.Partitions, "partitions", stream.DefaultPartitions, "partitions of the topics created")
	flags.IntVar(&o.Workers, "workers", 0, "articles read at a time (default: one a core)")
	flags.Var(&x.inFlight, "in-flight", "bytes of articles between fetch and acknowledgement; K, M and G may follow")
	flags.Var(&x.maxArticle, "max-article", "largest message; larger ones are dead letters")
	flags.DurationVar(&o.Timeout, "article-timeout", stream.DefaultTimeout, "longest reading of an article; longer ones are dead letters")
	flags.BoolVar(&o.Tombstones, "tombstones", false, "withdraw facts that their article no longer gives")
	flags.StringSliceVar(&o.Filter.Languages, "language", nil, "read articles in these languages only (BCP 47)")
	flags.StringSliceVar(&o.Filter.Sources, "only-source", nil, "read articles whose publication, publisher or host matches a `pattern`; !pattern leaves out")
	flags.Var(&o.Duplicates, "duplicates", "events of articles that repeat another one: keep, mark with duplicateof, or drop")
	flags.Float64Var(&o.Threshold, "similarity", dedup.DefaultThreshold, "least similarity of a duplicate, 0..1")
	flags.DurationVar(&o.WindowAge, "duplicates-age", dedup.DefaultAge, "how long an article is remembered to find duplicates")
	flags.IntVar(&o.WindowArticles, "duplicates-articles", dedup.DefaultArticles, "how many articles are")
	flags.StringVar(&x.listen, "listen", "", "`HOST:PORT` of /metrics, /healthz and /readyz, and of /debug/pprof/ on a loopback address")
	flags.BoolVar(&x.watch, "watch", false, "read the lexicon again when its files change; SIGHUP does it too")
	flags.StringVar(&x.logLevel, "log-level", "info", "debug, info, warn or error")
	flags.StringVar(&x.logFormat, "log-format", "json", "json or text")
	return cmd
}

// streaming is one run of the command.
type streaming struct {
	cluster              clusterFlags
	lexicon              lexiconFlags
	o                    stream.Options
	inFlight, maxArticle byteSize
	listen               string
	watch                bool
	logLevel, logFormat  string
}

func (x *streaming) run(cmd *cobra.Command, _ []string) error {
	ctx := cmd.Context()
	log, err := x.logger(cmd)
	if err != nil {
		return err
	}
	o := x.o
	o.In, o.InFlight, o.MaxArticle, o.Log, o.Metrics = articlesTopic(o.In, o.Prefix), int64(x.inFlight), int(x.maxArticle), log, metrics.New()
	if o.Cluster, err = x.cluster.cluster(); err != nil {
		return err
	}
	holder, err := x.lexicon.hold(ctx, cmd.ErrOrStderr(), log, x.watch)
	if err != nil {
		return err
	}
	o.Program = holder.Program
	s, err := stream.New(ctx, o)
	if errors.Is(err, context.Canceled) {
		log.Info("stopped before it began")
		return nil
	}
	if err != nil {
		return &exitError{exitUsage, err}
	}
	if x.listen != "" {
		srv, err := metrics.Listen(x.listen, o.Metrics, s)
		if err != nil {
			return &exitError{exitUsage, err}
		}
		log.Info("metrics", "address", srv.Addr())
		defer func() {
			ctx, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
			defer cancel()
			_ = srv.Close(ctx) // the process ends
		}()
	}
	log.Info("stream", "kafka", x.cluster.brokers, "in", o.In, "group", o.Group, "prefix", o.Prefix, "lexicon", holder.Program().Version(), "tombstones", o.Tombstones, "duplicates", o.Duplicates)
	err = s.Run(ctx)
	c := s.Counts()
	log.Info("stopped", "articles", c.Articles, "events", c.Events, "tombstones", c.Tombstones, "deadLetters", c.DeadLetters)
	if err != nil {
		return &exitError{exitFailed, err}
	}
	return nil
}

func (x *streaming) logger(cmd *cobra.Command) (*slog.Logger, error) {
	var level slog.Level
	if err := level.UnmarshalText([]byte(x.logLevel)); err != nil {
		return nil, &exitError{exitUsage, fmt.Errorf("log level %q: debug, info, warn and error are known", x.logLevel)}
	}
	o := &slog.HandlerOptions{Level: level}
	switch x.logFormat {
	case "json":
		return slog.New(slog.NewJSONHandler(cmd.ErrOrStderr(), o)), nil
	case "text":
		return slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), o)), nil
	}
	return nil, &exitError{exitUsage, fmt.Errorf("log format %q: json and text are known", x.logFormat)}
}
