package crawl

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/temoto/robotstxt"
)

const (
	maxRobots     = 500 << 10      // bytes, as RFC 9309 demands at least
	robotsLife    = 24 * time.Hour // RFC 9309: not to be used longer
	robotsHops    = 5
	maxCrawlDelay = 5 * time.Minute // longer ones mean "stay away" and would hold a crawl for ever
)

// robots is what a host allows.
type robots struct {
	group    *robotstxt.Group // nil: everything is allowed
	closed   bool             // nothing may be fetched: the file cannot be had (RFC 9309, 2.3.1.4)
	sitemaps []string
}

// allows reports whether the host lets u be fetched.
func (r *robots) allows(u *url.URL) bool {
	return !r.closed && (r.group == nil || r.group.Test(u.RequestURI()))
}

func (r *robots) delay() time.Duration {
	if r.group == nil {
		return 0
	}
	return min(r.group.CrawlDelay, maxCrawlDelay)
}

// robotsFile is a robots.txt as it is kept in the state: code 0 means that the
// host could not be asked.
type robotsFile struct {
	code int
	body []byte
	at   time.Time
}

// rules reads a robots.txt for the named agent.
func (f robotsFile) rules(userAgent string) *robots {
	switch {
	case f.code == 0 || f.code >= 500 || f.code == http.StatusTooManyRequests:
		return &robots{closed: true}
	case f.code >= 300:
		return &robots{}
	}
	data, err := robotstxt.FromBytes(f.body)
	if err != nil {
		return &robots{} // not a robots.txt: an error page, an image
	}
	return &robots{group: data.FindGroup(product(userAgent)), sitemaps: data.Sitemaps}
}

// product is the first word of a User-Agent, which robots.txt goes by.
func product(userAgent string) string {
	name, _, _ := strings.Cut(userAgent, "/")
	name, _, _ = strings.Cut(strings.TrimSpace(name), " ")
	return strings.ToLower(name)
}

// fetchRobots asks an origin for its robots.txt and follows its redirects,
// whose network addresses are checked like all others.
func (f *fetcher) fetchRobots(ctx context.Context, origin string) (robotsFile, error) {
	at := origin + "/robots.txt"
	for range robotsHops + 1 {
		res, err := f.get(ctx, request{url: at, limit: maxRobots, any: true})
		if err != nil {
			return robotsFile{at: f.clock.Now()}, err
		}
		if res.code < 300 || res.code >= 400 {
			return robotsFile{code: res.code, body: res.body, at: res.at}, nil
		}
		base, err := url.Parse(at)
		if err != nil {
			break
		}
		next, err := resolve(base, res.header.Get("Location"))
		if err != nil {
			break
		}
		at = next.String()
	}
	return robotsFile{code: http.StatusNotFound, at: f.clock.Now()}, nil // RFC 9309: too many redirects are no file
}
