package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"vestnik/extract"
	"vestnik/pipeline/articles"
	"vestnik/pipeline/cloudevent"
	"vestnik/pipeline/crawl"
	"vestnik/pipeline/pubdate"
	"vestnik/pipeline/sink"
	"vestnik/pipeline/warc"
)

func newCrawlCommand() *cobra.Command {
	var x crawling
	cmd := &cobra.Command{
		Use:   "crawl SEED...",
		Short: "Fetch articles from feeds, sitemaps and sites",
		Long: `Crawl fetches articles from the web, beginning with the addresses of feeds (RSS,
Atom), sitemaps or pages, and writes their events, or with --articles the
articles themselves as JSON Lines that every other command reads.

It follows links within --scope, --depth links from a seed; the items of a feed
or sitemap are one link away. It obeys robots.txt with its crawl-delay, asks a
host for one page at a time and waits --delay between, tries again when a host
is in trouble and keeps to its Retry-After. Private, loopback and link-local
addresses are refused, whatever name or redirect leads to them, unless
--allow-private is given. Pages that are lists of links give no article.

--state FILE remembers what was fetched. A crawl that was interrupted or killed
goes on with the same command, and FILE of -o and --warc-out then hold every
article once. After a crawl that came to its end the same command fetches what
is new: seeds, feeds, sitemaps and lists are asked whether they changed, and
articles fetched before are left alone (but see --recheck).

A pattern of --include and --exclude holds "*" for any signs; it speaks of path
and query when it begins with "/", else of the whole address. Pages not
included are walked through for links; excluded ones are not fetched.`,
		Example: `  vestnik crawl --state news.state -o events.jsonl https://example.org/rss.xml
  vestnik crawl --depth 2 --include '/news/*' --warc-out site.warc.gz https://example.org/
  vestnik crawl --articles --sitemaps --since 2025-10-01 https://example.org/ > articles.jsonl`,
		Args: cobra.MinimumNArgs(1),
		RunE: x.run,
	}
	flags := cmd.Flags()
	x.lexicon.add(cmd)
	x.kafka.add(cmd)
	flags.StringVar(&x.scope, "scope", "host", "how far to go: host (of the seeds), domain (with its subdomains) or prefix (the folders of the seeds)")
	flags.IntVar(&x.config.Depth, "depth", 1, "links to follow from a seed")
	flags.IntVar(&x.config.MaxPages, "max-pages", 1000, "pages to fetch in this run, 0 for no limit")
	flags.DurationVar(&x.config.MaxTime, "max-time", 0, "end the run after `DURATION`; the next one goes on")
	flags.StringArrayVar(&x.include, "include", nil, "take articles from addresses of `PATTERN` only (may be repeated)")
	flags.StringArrayVar(&x.exclude, "exclude", nil, "do not fetch addresses of `PATTERN` (may be repeated)")
	flags.StringVar(&x.since, "since", "", "pass over what a feed or sitemap dates before `DATE`")
	flags.BoolVar(&x.config.Sitemaps, "sitemaps", false, "read the sitemaps that robots.txt names")
	flags.DurationVar(&x.config.Recheck, "recheck", 0, "ask again for articles fetched longer than `DURATION` ago")
	flags.StringVar(&x.state, "state", "", "remember in `FILE` what was fetched")
	flags.StringVarP(&x.file, "output", "o", "", "append to `FILE`")
	flags.BoolVar(&x.articles, "articles", false, "write articles instead of events")
	flags.StringVar(&x.warc, "warc-out", "", "keep requests and responses in `FILE.warc.gz`")
	flags.DurationVar(&x.config.Delay, "delay", time.Second, "time between requests to a host; robots.txt may ask for more")
	flags.IntVar(&x.config.Concurrency, "concurrency", 8, "requests at a time")
	flags.IntVar(&x.config.PerHost, "per-host", 1, "requests to one host at a time")
	flags.DurationVar(&x.config.Timeout, "timeout", time.Minute, "longest time of a request")
	x.maxSize = 8 << 20
	flags.Var(&x.maxSize, "max-size", "largest page in bytes, unpacked; K, M and G may follow")
	flags.StringVar(&x.config.UserAgent, "user-agent", crawl.DefaultUserAgent, "how to call oneself; say whom to ask: \"Name/1 (+https://...)\"")
	flags.BoolVar(&x.config.AllowPrivate, "allow-private", false, "fetch from private, loopback and link-local addresses too")
	flags.StringVar(&x.source, "source", cloudevent.DefaultSource, "source attribute of the events")
	return cmd
}

// crawling is one run of the command.
type crawling struct {
	config   crawl.Config
	lexicon  lexiconFlags
	kafka    kafkaFlags
	scope    string
	include  []string
	exclude  []string
	since    string
	state    string
	file     string
	warc     string
	articles bool
	maxSize  byteSize
	source   string

	stderr io.Writer
	events map[string]int // by kind
	failed int            // documents read badly
	told   time.Time      // of the last line of progress
}

func (x *crawling) run(cmd *cobra.Command, seeds []string) (err error) {
	x.stderr, x.events = cmd.ErrOrStderr(), map[string]int{}
	began := time.Now()
	cfg := &x.config
	cfg.Seeds, cfg.MaxSize = seeds, int64(x.maxSize)
	if err := x.check(cfg); err != nil {
		return &exitError{exitUsage, err}
	}
	ctx := cmd.Context()
	if cfg.State, err = crawl.OpenState(x.state); err != nil {
		return &exitError{exitUsage, err}
	}
	defer func() { _ = cfg.State.Close() }() // Run has committed
	out := cmd.OutOrStdout()
	for _, path := range []string{x.file, x.warc} {
		if path == "" {
			continue
		}
		o, err := crawl.OpenOutput(path, cfg.State)
		if err != nil {
			return &exitError{exitUsage, err}
		}
		defer func() { err = errors.Join(err, o.Close()) }()
		cfg.Outputs = append(cfg.Outputs, o)
		if path == x.file {
			out = o
			continue
		}
		cfg.Archive = warc.NewWriter(o)
		if o.Len() == 0 {
			if err := cfg.Archive.WriteInfo(began, "software: vestnik", "format: WARC File Format 1.1", "http-header-user-agent: "+cfg.UserAgent); err != nil {
				return &exitError{exitFailed, err}
			}
		}
	}
	if x.articles {
		cfg.Emit = func(a extract.Article) error { return writeArticle(out, a) }
	} else {
		stop, err := x.extract(ctx, cfg, out)
		if err != nil {
			return err
		}
		defer stop()
	}
	cfg.Failed = func(url string, err error) { fmt.Fprintf(x.stderr, "vestnik: %s: %v\n", url, err) }
	if isTerminal(x.stderr) {
		cfg.Progress = x.progress
	}
	stats, err := crawl.Run(ctx, *cfg)
	x.summary(stats, time.Since(began))
	switch {
	case ctx.Err() != nil && x.state != "":
		return &exitError{exitFailed, errors.New("interrupted: the same command goes on")}
	case ctx.Err() != nil:
		return &exitError{exitFailed, errors.New("interrupted")}
	case err != nil:
		return &exitError{exitFailed, err}
	case stats.Failed+stats.Deferred+x.failed > 0:
		return &exitError{code: exitFailed}
	}
	return nil
}

// check reads the flags that are no plain values.
func (x *crawling) check(cfg *crawl.Config) (err error) {
	if cfg.Scope, err = crawl.ParseScope(x.scope); err != nil {
		return err
	}
	for _, p := range x.include {
		cfg.Include = append(cfg.Include, crawl.Pattern(p))
	}
	for _, p := range x.exclude {
		cfg.Exclude = append(cfg.Exclude, crawl.Pattern(p))
	}
	if x.since != "" {
		if cfg.Since = pubdate.Parse(x.since); cfg.Since == "" {
			return fmt.Errorf("--since %q is no date such as 2025-10-05", x.since)
		}
	}
	if x.articles && x.kafka.brokers != "" {
		return errors.New("--articles writes no events, so nothing goes to --kafka")
	}
	if strings.HasPrefix(x.kafka.brokers, "embedded") {
		return errors.New("a broker inside the crawl would end with it: start \"vestnik broker\" and name its address")
	}
	if x.file != "" && x.file == x.warc {
		return errors.New("-o and --warc-out name the same file")
	}
	return nil
}

// extract makes the articles of a crawl into events.
func (x *crawling) extract(ctx context.Context, cfg *crawl.Config, out io.Writer) (stop func(), err error) {
	program, err := x.lexicon.compile(x.stderr)
	if err != nil {
		return nil, err
	}
	kafka, err := x.kafka.open(ctx)
	if err != nil {
		return nil, err
	}
	var sinks []sink.Sink
	switch {
	case kafka != nil:
		sinks = append(sinks, kafka)
		if x.file != "" {
			sinks = append(sinks, sink.NewJSONL(out))
		}
	case x.file == "" && isTerminal(out):
		sinks = append(sinks, sink.NewReport(out, colours(out), terminalWidth(out)))
	default:
		sinks = append(sinks, sink.NewJSONL(out))
	}
	extractor := program.NewExtractor()
	cfg.Emit = func(a extract.Article) error {
		doc, err := readOne(extractor, a, x.source)
		if err != nil {
			extractor = program.NewExtractor() // its scratch space may be half-written
			return x.complain(a.URI, &sink.DocError{URI: a.URI, Err: err})
		}
		for _, s := range sinks {
			if err := s.Write(ctx, doc); err != nil {
				return x.complain(a.URI, err)
			}
		}
		for _, e := range doc.Events {
			x.events[e.Kind.String()]++
		}
		return nil
	}
	cfg.Flush = func() error {
		for _, s := range sinks {
			if err := s.Close(ctx); err != nil {
				return err
			}
		}
		return nil
	}
	return kafka.stop, nil
}

// readOne reads the events of an article; a panic is an error.
func readOne(e *extract.Extractor, a extract.Article, source string) (doc sink.Doc, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return sink.NewDoc(a, e.Extract(a).Events, source)
}

// complain says what became of one document; other errors end the run.
func (x *crawling) complain(uri string, err error) error {
	var one *sink.DocError
	if !errors.As(err, &one) {
		return fmt.Errorf("%s: %w", uri, err)
	}
	x.failed++
	fmt.Fprintf(x.stderr, "vestnik: %v\n", err)
	return nil
}

// progress writes a line over the last one, not more than five a second.
func (x *crawling) progress(s crawl.Stats) {
	if now := time.Now(); now.Sub(x.told) >= 200*time.Millisecond {
		x.told = now
		fmt.Fprintf(x.stderr, "\r\x1b[K%d fetched, %s, %d failed", s.Fetched, plural(s.Articles, "article"), s.Failed)
	}
}

func (x *crawling) summary(s crawl.Stats, took time.Duration) {
	if x.config.Progress != nil {
		fmt.Fprint(x.stderr, "\r\x1b[K")
	}
	line := fmt.Sprintf("%d fetched, %s", s.Fetched, plural(s.Articles, "article"))
	if !x.articles {
		for _, kind := range []string{"agreement", "film"} {
			line += ", " + plural(x.events[kind], kind)
		}
	}
	for _, part := range []struct {
		n    int
		what string
	}{{s.Unchanged, "unchanged"}, {s.Retries, "tried again"}, {s.Failed, "failed"}, {s.Left, "left for the next run"}} {
		if part.n > 0 {
			line += fmt.Sprintf(", %d %s", part.n, part.what)
		}
	}
	fmt.Fprintf(x.stderr, "vestnik: %s (%.1f s, %.2f MB)\n", line, took.Seconds(), float64(s.Bytes)/1e6)
	if len(s.Refused) > 0 {
		fmt.Fprintf(x.stderr, "vestnik: links not followed: %s\n", tally(s.Refused))
	}
}

// writeArticle writes an article as a line that every command reads.
func writeArticle(w io.Writer, a extract.Article) error {
	m, err := articles.Encode(a)
	if err != nil {
		return err
	}
	_, err = w.Write(append(m.Value, '\n'))
	return err
}
