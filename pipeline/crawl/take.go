package crawl

import (
	"errors"
	"fmt"
	"net/url"
	"time"
)

const (
	trapPages = 40 // pages of a shape before it can be called a trap
	trapShare = 20 // a trap has fewer than one article in so many pages
)

// take records a result and puts what it found into the queue.
func (c *crawler) take(r result) error {
	h, t := r.host, r.target
	delete(h.busy, t.id)
	h.idle = false
	now := c.Clock.Now()
	if c.PerHost == 1 { // the delay counts from the end of a request
		if at := now.Add(h.delay); at.After(h.next) {
			h.next = at
		}
	}
	if t.id == 0 {
		return c.takeRobots(r, now)
	}
	c.unsaved++
	if r.res != nil {
		c.stats.Fetched++
		c.stats.Bytes += int64(len(r.res.raw))
		if err := c.archive(r.res); err != nil {
			return err
		}
	}
	err := c.record(r, now)
	if c.Progress != nil {
		c.Progress(c.stats)
	}
	return err
}

func (c *crawler) record(r result, now time.Time) error {
	h, t := r.host, r.target
	var again *temporary
	switch {
	case errors.As(r.err, &again):
		return c.again(r, again, now)
	case r.err != nil:
		h.failures = 0
		return c.giveUp(r, failed)
	}
	h.failures = 0
	switch {
	case r.moved != nil:
		return c.redirect(r)
	case r.res.code == 304:
		c.stats.Unchanged++
		return c.State.same(t, r.res.at)
	case r.role != rolePage:
		t.role = r.role
		if err := c.State.done(t, r.res, false, ""); err != nil {
			return err
		}
		return c.queue(t, r.list)
	}
	return c.takePage(r)
}

// takePage hands on the articles of a page and queues its links.
func (c *crawler) takePage(r result) error {
	t := r.target
	isTwin := c.State.twin(t, r.sum)
	if err := c.State.done(t, r.res, r.page.hub, r.sum); err != nil {
		return err
	}
	at, err := url.Parse(t.url)
	if err != nil {
		return err
	}
	gain := 0
	if isTwin { // another address of a page that was read: its links lead round in a circle
		c.stats.Unchanged++
		return c.State.credit(shapeOf(at), 1, 0)
	}
	if c.scope.wanted(at) {
		for _, a := range r.page.articles {
			isNew, err := c.State.novel(&a, t.url)
			if err != nil {
				return fmt.Errorf("state: %w", err)
			}
			if !isNew {
				c.stats.Unchanged++
				continue
			}
			if a.Published == "" {
				a.Published = t.changed // what the feed says
			}
			if err := c.Emit(a); err != nil {
				return err
			}
			c.stats.Articles++
			gain++
		}
	}
	if err := c.credit(t, at, gain); err != nil {
		return err
	}
	links := r.page.links
	if t.seed {
		links = append(r.page.feeds, links...)
	}
	return c.queue(t, links)
}

// credit counts the page for its shape, and its articles also for the shape of
// the page that led to it: a list of articles is worth its pages.
func (c *crawler) credit(t target, at *url.URL, gain int) error {
	if err := c.State.credit(shapeOf(at), 1, gain); err != nil {
		return err
	}
	if gain == 0 || t.parent == 0 {
		return nil
	}
	from, err := c.State.address(t.parent)
	if err != nil {
		return err
	}
	u, err := url.Parse(from)
	if err != nil || shapeOf(u) == shapeOf(at) {
		return err
	}
	return c.State.credit(shapeOf(u), 0, gain)
}

// trapped reports whether pages of the shape of u gave next to nothing.
func (c *crawler) trapped(u *url.URL) (bool, error) {
	pages, gain, err := c.State.yield(shapeOf(u))
	return pages >= trapPages && gain*trapShare < pages, err
}

// queue puts the addresses of a page or list into the queue.
func (c *crawler) queue(t target, list []listing) error {
	for _, l := range list {
		depth := t.depth
		if l.role == rolePage {
			depth++
		}
		switch {
		case depth > c.Depth:
			c.stats.Refused["depth"]++
			continue
		case l.role == rolePage && !c.scope.holds(l.url), l.role != rolePage && !c.scope.within(l.url) && !c.seedAt[origin(l.url)]:
			c.stats.Refused["scope"]++
			continue
		case c.Since != "" && l.changed != "" && l.changed < c.Since:
			c.stats.Refused["old"]++
			continue
		}
		added, err := c.State.add(l.url, target{role: l.role, depth: depth, parent: t.id, changed: l.changed})
		if err != nil {
			return err
		}
		if added {
			c.host(origin(l.url))
		}
	}
	return nil
}

// redirect queues where a redirect leads, as an address like any other.
func (c *crawler) redirect(r result) error {
	t, to := r.target, r.moved
	switch {
	case to.String() == t.url:
		r.err = errors.New("redirects to itself")
	case t.hops >= c.MaxRedirects:
		r.err = fmt.Errorf("more than %d redirects", c.MaxRedirects)
	case !c.scope.holds(to):
		c.stats.Refused["scope"]++
		r.err = fmt.Errorf("redirects out of scope to %s", to)
	}
	if r.err != nil {
		return c.giveUp(r, failed)
	}
	if err := c.State.moved(t, r.res); err != nil {
		return err
	}
	t.hops++
	if _, err := c.State.add(to, t); err != nil {
		return err
	}
	c.host(origin(to))
	return nil
}

// again puts a target back for another try, or gives it up.
func (c *crawler) again(r result, why *temporary, now time.Time) error {
	h, t := r.host, r.target
	h.failures++
	wait := backoff(t.url, t.attempts)
	if why.after > 0 || r.res != nil && (r.res.code == 429 || r.res.code == 503) {
		h.slow()
		wait = max(wait, why.after)
		h.next = now.Add(wait) // the whole host waits
	}
	switch {
	case wait > c.MaxWait:
		return c.leave(h, fmt.Errorf("%w: asks to wait %s", why.err, wait))
	case t.attempts+1 >= c.Attempts:
		if err := c.giveUp(r, deferred); err != nil {
			return err
		}
		if h.failures >= hostFailures {
			return c.leave(h, why.err)
		}
		return nil
	}
	c.stats.Retries++
	return c.State.retry(t, now.Add(wait), why.err)
}

// giveUp records and reports that a target is not fetched.
func (c *crawler) giveUp(r result, st status) error {
	code := 0
	if r.res != nil {
		code = r.res.code
	}
	c.stats.Failed++
	c.report(r.target.url, r.err)
	return c.State.fail(r.target, st, code, r.err)
}

// leave puts what waits at a host off to the next run.
func (c *crawler) leave(h *host, why error) error {
	c.stats.Deferred++
	c.report(h.origin, why)
	h.idle = true
	return c.State.deferHost(h.origin, why)
}

// takeRobots records a robots.txt, or tries again.
func (c *crawler) takeRobots(r result, now time.Time) error {
	h, f := r.host, r.robots
	var again *temporary
	switch {
	case r.err != nil && !errors.As(r.err, &again):
		return c.leave(h, r.err) // no such host, refused address, TLS
	case r.err == nil && (f.code == 429 || f.code >= 500):
		r.err = fmt.Errorf("robots.txt: HTTP status %d", f.code)
	}
	if r.err == nil {
		if err := c.State.setRobots(h.origin, f); err != nil {
			return err
		}
		return c.ruled(h, f)
	}
	h.tries++
	if h.tries >= c.Attempts {
		return c.leave(h, r.err)
	}
	c.stats.Retries++
	h.next = now.Add(backoff(h.origin, h.tries-1))
	return nil
}

// ruled sets what a host allows.
func (c *crawler) ruled(h *host, f robotsFile) error {
	h.rules = f.rules(c.UserAgent)
	h.delay = max(h.delay, h.rules.delay())
	if !c.Sitemaps || !c.seedAt[h.origin] {
		return nil
	}
	base, err := url.Parse(h.origin)
	if err != nil {
		return err
	}
	for _, s := range h.rules.sitemaps {
		u, err := resolve(base, s)
		if err != nil {
			continue
		}
		if err := c.queue(target{}, []listing{{url: u, role: roleSitemap}}); err != nil {
			return err
		}
	}
	return nil
}
