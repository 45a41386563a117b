package crawl

import (
	"hash/fnv"
	"time"
)

const (
	maxBackoff   = 5 * time.Minute
	maxHostDelay = time.Minute // that 429 and 503 slow a host down to
	hostFailures = 8           // failures in a row after which a host is left alone
)

// host is what politeness knows of an origin.
type host struct {
	origin   string
	rules    *robots // nil: not asked yet
	tries    int     // of robots.txt
	delay    time.Duration
	next     time.Time      // no request before
	idle     bool           // nothing waits
	busy     map[int64]bool // targets being fetched; 0 is robots.txt
	failures int            // in a row
}

// ready reports whether a request may be made now.
func (h *host) ready(now time.Time, perHost int) bool {
	return !h.idle && len(h.busy) < perHost && !h.busy[0] && !now.Before(h.next)
}

// slow doubles the delay of a host that asks for it.
func (h *host) slow() { h.delay = min(max(2*h.delay, time.Second), maxHostDelay) }

// backoff is how long to wait after a number of failures: 2 s, 4 s, 8 s ...,
// up to a quarter more or less, which differs between addresses so that they
// do not come back all at once.
func backoff(url string, failures int) time.Duration {
	d := min(2*time.Second<<min(failures, 10), maxBackoff)
	h := fnv.New32a()
	_, _ = h.Write([]byte(url))
	return d + d*time.Duration(int(h.Sum32()%101)-50)/200
}
