package crawl

import (
	"errors"
	"time"

	"vestnik/extract"
	"vestnik/pipeline/warc"
)

// Config says what to crawl and how. Zero values mean the defaults that are
// named; State and Emit must be set.
type Config struct {
	Seeds   []string
	Scope   Scope
	Depth   int       // links followed from a seed; the items of a feed or sitemap are one link away
	Include []Pattern // pages that may be articles of the output; empty: all
	Exclude []Pattern // addresses that are not fetched
	Since   string    // ISO 8601 date: what a feed or sitemap dates before it is not fetched

	MaxPages     int           // fetches of pages in this run, 0: no limit
	MaxSitemaps  int           // fetches of sitemaps in this run, 0: 1000
	MaxTime      time.Duration // of the run, 0: no limit
	Recheck      time.Duration // fetch pages again that were fetched so long ago, 0: never
	Sitemaps     bool          // read the sitemaps that the robots.txt of the seeds' hosts name
	UserAgent    string        // default DefaultUserAgent
	AllowPrivate bool          // fetch from private, loopback and link-local addresses

	Delay        time.Duration // between requests to a host; robots.txt may ask for more
	Concurrency  int           // requests at a time, 0: 8
	PerHost      int           // requests to a host at a time, 0: 1
	Timeout      time.Duration // of a request with its body, 0: 1 minute
	MaxSize      int64         // bytes of a page, 0: 8 MB
	MaxListSize  int64         // bytes of a feed or sitemap, 0: 50 MB
	MaxRedirects int           // 0: 5
	Attempts     int           // tries of an address, 0: 4
	MaxWait      time.Duration // longest Retry-After that is waited for, 0: 10 minutes

	State   *State
	Outputs []*Output    // whose lengths the state records
	Archive *warc.Writer // keeps what was fetched; may be nil
	Clock   Clock        // nil: of the machine

	// Emit takes each article that is new or has changed. An error ends the run.
	Emit func(extract.Article) error
	// Flush hands on what Emit holds back, before the state is committed; may be
	// nil.
	Flush func() error
	// Failed is told of each address that could not be fetched or read; may be
	// nil.
	Failed func(url string, err error)
	// Progress is called after each fetch; may be nil.
	Progress func(Stats)
}

// DefaultUserAgent names the program to hosts and their robots.txt.
const DefaultUserAgent = "Vestnik/1"

// Stats count what a run did.
type Stats struct {
	Fetched   int            // requests answered, robots.txt left out
	Bytes     int64          // of bodies as sent
	Articles  int            // handed on
	Unchanged int            // pages that had not changed, and articles known already
	Retries   int            // tries that failed and were made again
	Failed    int            // addresses given up
	Deferred  int            // addresses left to the next run because their host does not answer
	Refused   map[string]int // links not followed, by reason: robots, scope, depth, trap, old
	Left      int            // addresses waiting for the next run
	Resumed   bool           // the run goes on with one that was killed
}

func (c *Config) defaults() error {
	if c.State == nil || c.Emit == nil {
		return errors.New("crawl: no state or no output")
	}
	if len(c.Seeds) == 0 {
		return errors.New("nothing to begin with: no seed")
	}
	def := func(p *int, v int) {
		if *p <= 0 {
			*p = v
		}
	}
	def(&c.MaxSitemaps, 1000)
	def(&c.Concurrency, 8)
	def(&c.PerHost, 1)
	def(&c.MaxRedirects, 5)
	def(&c.Attempts, 4)
	if c.Timeout <= 0 {
		c.Timeout = time.Minute
	}
	if c.MaxWait <= 0 {
		c.MaxWait = 10 * time.Minute
	}
	if c.MaxSize <= 0 {
		c.MaxSize = 8 << 20
	}
	if c.MaxListSize <= 0 {
		c.MaxListSize = 50 << 20
	}
	if c.UserAgent == "" {
		c.UserAgent = DefaultUserAgent
	}
	if c.Clock == nil {
		c.Clock = systemClock{}
	}
	return nil
}
