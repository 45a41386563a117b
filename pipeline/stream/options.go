package stream

import (
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"time"

	"vestnik/extract"
	"vestnik/pipeline/articles"
	"vestnik/pipeline/cloudevent"
	"vestnik/pipeline/kafka"
	"vestnik/pipeline/metrics"
	"vestnik/pipeline/run"
)

// The defaults of Options.
const (
	DefaultMaxArticle = 1 << 20
	DefaultTimeout    = 30 * time.Second
	DefaultGrace      = 2 * time.Second
	DefaultPartitions = 3
)

// Options are the settings of a stream. The zero of most is their default.
type Options struct {
	Cluster kafka.Cluster
	In      string // articles topic
	Group   string // consumer group
	Prefix  string // beginning of the names of the other topics
	Source  string // source attribute of the events

	CreateTopics bool // make the topics that do not exist
	Partitions   int  // of those

	// Program gives the compiled lexicon in use. It is called for every
	// article, from many goroutines: another answer is a hot reload, which
	// takes effect between articles.
	Program func() *extract.Program

	Workers    int           // readings at a time
	InFlight   int64         // bytes of articles between fetch and acknowledgement; a reader holds up to 100 more of each partition
	MaxArticle int           // bytes of a message, a larger one is a dead letter
	Timeout    time.Duration // of reading one article
	Grace      time.Duration // for what is under way when the stream stops or is rebalanced

	Tombstones bool // withdraw facts that another reading of their article does not give
	Filter     articles.Filter

	Duplicates     Duplicates
	Threshold      float64       // least similarity of a duplicate, 0..1
	WindowAge      time.Duration // how long an article is remembered
	WindowArticles int           // how many are

	Metrics *metrics.Stream
	Log     *slog.Logger

	// newExtract stands in for Program in tests.
	newExtract func() func(extract.Article) extract.Result
}

// Duplicates says what becomes of the events of an article that repeats an
// earlier one.
type Duplicates string

// What becomes of duplicates.
const (
	KeepDuplicates Duplicates = "keep" // they are not looked for
	MarkDuplicates Duplicates = "mark" // their events carry duplicateof
	DropDuplicates Duplicates = "drop" // their events are left out
)

func (d Duplicates) String() string { return string(d) }

// Set implements pflag.Value.
func (d *Duplicates) Set(s string) error {
	switch got := Duplicates(s); got {
	case KeepDuplicates, MarkDuplicates, DropDuplicates:
		*d = got
		return nil
	}
	return fmt.Errorf("%q is not keep, mark or drop", s)
}

// Type implements pflag.Value.
func (d *Duplicates) Type() string { return "keep|mark|drop" }

func (o *Options) setDefaults() {
	if o.Prefix == "" {
		o.Prefix = "vestnik"
	}
	if o.Source == "" {
		o.Source = cloudevent.DefaultSource
	}
	if o.Partitions <= 0 {
		o.Partitions = DefaultPartitions
	}
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.InFlight <= 0 {
		o.InFlight = run.DefaultInFlight
	}
	if o.MaxArticle <= 0 {
		o.MaxArticle = DefaultMaxArticle
	}
	if o.Timeout <= 0 {
		o.Timeout = DefaultTimeout
	}
	if o.Grace <= 0 {
		o.Grace = DefaultGrace
	}
	if o.Duplicates == "" {
		o.Duplicates = KeepDuplicates
	}
	if o.Metrics == nil {
		o.Metrics = metrics.New()
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
}

func (o *Options) check() error {
	switch {
	case o.Cluster.Brokers == "":
		return errors.New("no Kafka brokers are given")
	case o.In == "":
		return errors.New("no articles topic is given")
	case o.Group == "":
		return errors.New("no consumer group is given")
	case o.Program == nil && o.newExtract == nil:
		return errors.New("no lexicon is given")
	case o.Threshold > 1:
		return fmt.Errorf("a similarity of %v is over 1", o.Threshold)
	}
	return o.Filter.Check()
}

// mostAbandoned is how many readings may run on beyond their time before the
// program is taken for hung.
func (o *Options) mostAbandoned() int { return max(4, 2*o.Workers) }
