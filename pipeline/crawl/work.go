package crawl

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
)

// result is what a worker made of a target.
type result struct {
	host   *host
	target target
	robots robotsFile // of the target without id
	res    *response  // nil when there was no answer
	moved  *url.URL   // where a redirect leads
	page   *page
	list   []listing // of a feed or sitemap
	role   role      // what it turned out to be
	sum    string    // hash of the body
	err    error
}

// work fetches and parses a target. It knows nothing of the state.
func (c *crawler) work(ctx context.Context, h *host, t target) (r result) {
	defer func() {
		if p := recover(); p != nil { // of a parser: it concerns this page alone
			r = result{host: h, target: t, err: fmt.Errorf("panic: %v\n%s", p, debug.Stack())}
		}
	}()
	r = result{host: h, target: t, role: t.role}
	if t.id == 0 {
		r.robots, r.err = c.fetch.fetchRobots(ctx, h.origin)
		return r
	}
	limit := c.MaxSize
	if t.role != rolePage || t.seed {
		limit = c.MaxListSize
	}
	r.res, r.err = c.fetch.get(ctx, request{url: t.url, etag: t.etag, lastModified: t.lastModified, limit: limit})
	if r.err != nil {
		return r
	}
	switch code := r.res.code; {
	case code == http.StatusOK:
		r.err = r.read(c.MaxSize)
	case code == http.StatusNotModified:
	case code == http.StatusTooManyRequests || code == http.StatusServiceUnavailable:
		r.err = &temporary{err: fmt.Errorf("HTTP status %d", code), after: retryAfter(r.res.header.Get("Retry-After"), c.Clock.Now())}
	case code >= 500 || code == http.StatusRequestTimeout || code == http.StatusTooEarly:
		r.err = &temporary{err: fmt.Errorf("HTTP status %d", code)}
	case code >= 300 && code < 400 && r.res.header.Get("Location") != "":
		base, err := url.Parse(t.url)
		if err != nil {
			r.err = err
			break
		}
		r.moved, r.err = resolve(base, r.res.header.Get("Location"))
	default:
		r.err = fmt.Errorf("HTTP status %d", code)
	}
	return r
}

// read parses the body as what it is.
func (r *result) read(maxPage int64) error {
	contentType := r.res.header.Get("Content-Type")
	at, err := url.Parse(r.target.url)
	if err != nil {
		return err
	}
	body := r.res.body
	r.sum = hashOf(string(body))
	kind, _, _ := strings.Cut(strings.ToLower(contentType), ";")
	if root := roleOf(body); root != rolePage && (r.target.seed || r.target.role != rolePage) {
		r.role = root
	} else if r.target.role == roleSitemap && strings.TrimSpace(kind) != "text/html" {
		if list, ok := readTextSitemap(body); ok {
			r.list = list
			return nil
		}
		return fmt.Errorf("%w: no sitemap", errKind)
	} else if root != rolePage {
		return fmt.Errorf("%w: a %s that is no seed", errKind, root)
	} else if r.target.seed && strings.HasSuffix(strings.TrimSpace(kind), "feed+json") {
		r.role = roleFeed
	} else {
		r.role = rolePage
	}
	switch r.role {
	case roleFeed:
		r.list, err = readFeed(body, contentType, at)
	case roleSitemap:
		r.list, err = readSitemap(body, contentType, at)
	default:
		if r.res.cut || int64(len(body)) > maxPage {
			return fmt.Errorf("%w of %d bytes", ErrTooLarge, maxPage)
		}
		r.page, err = readPage(body, contentType, at)
	}
	return err
}
