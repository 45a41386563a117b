package crawl

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"time"
)

// commitEvery and commitAfter bound what a killed crawl does again.
const (
	commitEvery = time.Second
	commitAfter = 200 // fetches
)

// crawler is one run. Everything but the fetches themselves is done by the
// goroutine of Run.
type crawler struct {
	Config
	fetch    *fetcher
	scope    *scope
	seedAt   map[string]bool // origins of the seeds
	hosts    map[string]*host
	order    []*host // for turns
	turn     int
	inFlight int
	results  chan result
	pages    int // dispatched
	sitemaps int
	began    time.Time
	saved    time.Time // last commit
	unsaved  int       // fetches since
	stats    Stats
}

// Run crawls until nothing is left to fetch, a limit is reached, ctx is done or
// Emit fails. Errors of single addresses go to Config.Failed.
func Run(ctx context.Context, cfg Config) (Stats, error) {
	if err := cfg.defaults(); err != nil {
		return Stats{}, err
	}
	c := &crawler{Config: cfg, hosts: map[string]*host{}, seedAt: map[string]bool{}, results: make(chan result, cfg.Concurrency)}
	c.stats.Refused = map[string]int{}
	c.began = c.Clock.Now()
	c.saved = c.began
	if err := c.start(); err != nil {
		return c.stats, err
	}
	c.fetch = newFetcher(&c.Config)
	defer c.fetch.close()
	ctx, cancel := context.WithCancel(ctx)
	err := c.loop(ctx)
	cancel()
	for ; c.inFlight > 0; c.inFlight-- {
		<-c.results // what was cancelled stays in the queue
	}
	if err == nil {
		err = c.State.end()
	}
	if err == nil || ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		err = errors.Join(err, c.save())
	}
	left, lerr := c.State.left()
	c.stats.Left = left
	return c.stats, errors.Join(err, lerr)
}

// start puts the seeds into the queue and takes up what an earlier run left.
func (c *crawler) start() error {
	var seeds []*url.URL
	for _, s := range c.Seeds {
		u, err := resolve(nil, s)
		if err != nil {
			return fmt.Errorf("seed %s: %w", s, err)
		}
		seeds = append(seeds, u)
		c.seedAt[origin(u)] = true
	}
	c.scope = newScope(c.Scope, seeds, c.Include, c.Exclude)
	recheck := time.UnixMilli(0)
	if c.Recheck > 0 {
		recheck = c.began.Add(-c.Recheck)
	}
	var err error
	if c.stats.Resumed, err = c.State.begin(recheck); err != nil {
		return fmt.Errorf("state: %w", err)
	}
	for _, u := range seeds {
		if _, err := c.State.add(u, target{seed: true}); err != nil {
			return err
		}
	}
	origins, err := c.State.origins()
	if err != nil {
		return err
	}
	for _, o := range origins {
		c.host(o)
	}
	return c.save()
}

// host gives the host of an origin and wakes it.
func (c *crawler) host(origin string) *host {
	h := c.hosts[origin]
	if h == nil {
		h = &host{origin: origin, delay: c.Delay, busy: map[int64]bool{}}
		c.hosts[origin] = h
		c.order = append(c.order, h)
	}
	h.idle = false
	return h
}

// loop dispatches and takes results until nothing is left.
func (c *crawler) loop(ctx context.Context) error {
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		wake, err := c.dispatch(ctx)
		if err != nil {
			return err
		}
		if c.inFlight == 0 && wake.IsZero() {
			return nil
		}
		var timer <-chan time.Time
		if !wake.IsZero() && c.inFlight < c.Concurrency {
			timer = c.Clock.After(max(wake.Sub(c.Clock.Now()), 0))
		}
		select {
		case r := <-c.results:
			c.inFlight--
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := c.take(r); err != nil {
				return err
			}
		case <-timer:
		case <-ctx.Done():
			return ctx.Err()
		}
		if now := c.Clock.Now(); c.unsaved >= commitAfter || c.unsaved > 0 && now.Sub(c.saved) >= commitEvery {
			if err := c.save(); err != nil {
				return err
			}
		}
	}
}

// save makes outputs and state last, the outputs first.
func (c *crawler) save() error {
	if c.Flush != nil {
		if err := c.Flush(); err != nil {
			return err
		}
	}
	for _, o := range c.Outputs {
		n, err := o.sync()
		if err != nil {
			return err
		}
		if err := c.State.setLength(o.name, n); err != nil {
			return fmt.Errorf("state: %w", err)
		}
	}
	c.saved, c.unsaved = c.Clock.Now(), 0
	return c.State.commit()
}

// dispatch starts as many requests as politeness allows and tells when the
// next one is due; the zero time says that none will be before a result comes.
func (c *crawler) dispatch(ctx context.Context) (wake time.Time, err error) {
	now := c.Clock.Now()
	if c.MaxTime > 0 && now.Sub(c.began) >= c.MaxTime {
		return wake, nil
	}
	for i := 0; i < len(c.order) && c.inFlight < c.Concurrency; i++ {
		h := c.order[(c.turn+i)%len(c.order)]
		for h.ready(now, c.PerHost) && c.inFlight < c.Concurrency {
			if err := c.next(ctx, h, now); err != nil {
				return wake, err
			}
		}
	}
	c.turn++
	for _, h := range c.order {
		// A host with room that waits for its time wakes the loop.
		if !h.idle && len(h.busy) < c.PerHost && !h.busy[0] && h.next.After(now) && (wake.IsZero() || h.next.Before(wake)) {
			wake = h.next
		}
	}
	return wake, nil
}

// next starts one request to a host, or finds that there is none to make: the
// host is then idle or has a later time.
func (c *crawler) next(ctx context.Context, h *host, now time.Time) error {
	if h.rules == nil {
		if f, ok := c.State.robots(h.origin, now.Add(-robotsLife)); ok {
			return c.ruled(h, f)
		}
		c.send(ctx, h, target{})
		return nil
	}
	waiting, err := c.State.waiting(h.origin, now, len(h.busy)+1)
	if err != nil {
		return err
	}
	for _, t := range waiting {
		if h.busy[t.id] {
			continue
		}
		if t.role == rolePage && c.MaxPages > 0 && c.pages >= c.MaxPages {
			h.idle = true // lists come first, so nothing else waits
			return nil
		}
		if why, err := c.refuse(h, t); why != "" || err != nil {
			c.stats.Refused[why]++
			if err == nil {
				err = c.State.fail(t, failed, 0, errors.New(why))
			}
			if t.seed && why == "robots" {
				c.report(t.url, errors.New("robots.txt does not allow it"))
			}
			return err
		}
		if t.role == rolePage {
			c.pages++
		}
		if t.role == roleSitemap {
			c.sitemaps++
		}
		c.send(ctx, h, t)
		return nil
	}
	at, some, err := c.State.nextTry(h.origin)
	switch {
	case err != nil:
		return err
	case some && at.After(now):
		h.next = at
	default:
		h.idle = true // what waits is being fetched
	}
	return nil
}

// refuse names the reason for which a target is not fetched, or "".
func (c *crawler) refuse(h *host, t target) (string, error) {
	u, err := url.Parse(t.url)
	switch {
	case err != nil:
		return "", err
	case !h.rules.allows(u):
		return "robots", nil
	case t.role == roleSitemap && c.sitemaps >= c.MaxSitemaps:
		return "too many sitemaps", nil
	case t.role == rolePage && t.depth >= 2:
		if trapped, err := c.trapped(u); trapped || err != nil {
			return "trap", err
		}
	}
	return "", nil
}

// send makes a request in a goroutine; the target without id is robots.txt.
func (c *crawler) send(ctx context.Context, h *host, t target) {
	h.busy[t.id] = true
	h.next = c.Clock.Now().Add(h.delay)
	c.inFlight++
	go func() { c.results <- c.work(ctx, h, t) }()
}

func (c *crawler) report(at string, err error) {
	if c.Failed != nil {
		c.Failed(at, err)
	}
}
