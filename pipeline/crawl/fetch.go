package crawl

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"strconv"
	"strings"
	"time"
)

// ErrTooLarge says that a body is longer than the limit, as sent or unpacked.
var ErrTooLarge = errors.New("longer than the limit")

// errKind says that a response is of a kind that holds no article.
var errKind = errors.New("no page, feed or sitemap")

// request is one request, without redirects.
type request struct {
	url          string
	etag         string // for a conditional request
	lastModified string
	limit        int64 // bytes of the body, as sent and unpacked
	any          bool  // read a body of any content type
}

// response is what came of a request.
type response struct {
	url    string
	code   int
	proto  string
	header http.Header // of the response
	asked  http.Header // of the request
	addr   string      // network address that answered
	at     time.Time   // when it was asked
	raw    []byte      // body as sent, without transfer coding
	body   []byte      // raw unpacked
	cut    bool        // raw or body ends at the limit
}

// fetcher makes requests.
type fetcher struct {
	client    *http.Client
	userAgent string
	timeout   time.Duration
	clock     Clock
}

func newFetcher(c *Config) *fetcher {
	dialer := &net.Dialer{Timeout: min(c.Timeout, 15*time.Second), KeepAlive: 30 * time.Second}
	if !c.AllowPrivate {
		dialer.Control = control
	}
	return &fetcher{
		userAgent: c.UserAgent, timeout: c.Timeout, clock: c.Clock,
		client: &http.Client{
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
			Transport: &http.Transport{
				DialContext:            dialer.DialContext,
				ForceAttemptHTTP2:      true,
				TLSHandshakeTimeout:    min(c.Timeout, 15*time.Second),
				ResponseHeaderTimeout:  c.Timeout,
				MaxResponseHeaderBytes: 256 << 10,
				MaxIdleConnsPerHost:    c.PerHost,
				IdleConnTimeout:        30 * time.Second,
				DisableCompression:     true, // the archive keeps what was sent
			},
		},
	}
}

func (f *fetcher) close() { f.client.CloseIdleConnections() }

// get makes a request. An error that more tries may mend is a *temporary.
func (f *fetcher) get(ctx context.Context, r request) (*response, error) {
	ctx, cancel := context.WithTimeout(ctx, f.timeout)
	defer cancel()
	res := &response{url: r.url, at: f.clock.Now()}
	trace := &httptrace.ClientTrace{GotConn: func(c httptrace.GotConnInfo) { res.addr = c.Conn.RemoteAddr().String() }}
	req, err := http.NewRequestWithContext(httptrace.WithClientTrace(ctx, trace), http.MethodGet, r.url, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", f.userAgent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,text/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1")
	req.Header.Set("Accept-Language", "ru,*;q=0.5")
	req.Header.Set("Accept-Encoding", "gzip")
	if r.etag != "" {
		req.Header.Set("If-None-Match", r.etag)
	}
	if r.lastModified != "" {
		req.Header.Set("If-Modified-Since", r.lastModified)
	}
	res.asked = req.Header
	hr, err := f.client.Do(req)
	if err != nil {
		return nil, worded(err)
	}
	defer hr.Body.Close()
	res.code, res.header, res.proto = hr.StatusCode, hr.Header, hr.Proto
	if res.code != http.StatusOK {
		return res, nil // the body says nothing to a crawler
	}
	if !r.any && !readable(hr.Header.Get("Content-Type")) {
		return res, fmt.Errorf("%w: %s", errKind, hr.Header.Get("Content-Type"))
	}
	if res.raw, res.cut, err = readUpTo(hr.Body, r.limit); err != nil {
		return res, worded(err)
	}
	return res, res.unpack(r.limit)
}

// unpack takes off the content coding and, of a sitemap in a gzip file, the
// packing.
func (res *response) unpack(limit int64) error {
	res.body = res.raw
	if !bytes.HasPrefix(res.raw, []byte("\x1f\x8b")) {
		if enc := res.header.Get("Content-Encoding"); enc != "" && enc != "identity" && enc != "gzip" {
			return fmt.Errorf("content coding %q was not asked for", enc)
		}
		return nil // some servers name gzip and send none
	}
	body := res.raw
	for range 2 { // a packed file may be packed once more on its way
		if !bytes.HasPrefix(body, []byte("\x1f\x8b")) {
			break
		}
		z, err := gzip.NewReader(bytes.NewReader(body))
		if err != nil {
			return fmt.Errorf("gzip: %w", err)
		}
		var cut bool
		body, cut, err = readUpTo(z, limit)
		res.cut = res.cut || cut
		if err != nil && !res.cut {
			return fmt.Errorf("gzip: %w", err)
		}
	}
	res.body = body
	return nil
}

// readUpTo reads r to its end or the limit; cut tells which.
func readUpTo(r io.Reader, limit int64) (b []byte, cut bool, err error) {
	b, err = io.ReadAll(io.LimitReader(r, limit+1))
	if int64(len(b)) > limit {
		return b[:limit], true, nil
	}
	return b, false, err
}

// readable reports whether a content type may be that of a page, feed or
// sitemap.
func readable(contentType string) bool {
	kind, _, _ := strings.Cut(strings.ToLower(contentType), ";")
	switch kind = strings.TrimSpace(kind); kind {
	case "", "text/html", "application/xhtml+xml", "text/plain", "text/xml", "application/xml",
		"application/gzip", "application/x-gzip", "application/octet-stream", "application/feed+json":
		return true
	}
	return strings.HasSuffix(kind, "+xml")
}

// temporary is an error that another try may mend.
type temporary struct {
	err   error
	after time.Duration // the server asks to wait so long; 0 when it does not say
}

func (e *temporary) Error() string { return e.err.Error() }
func (e *temporary) Unwrap() error { return e.err }

// worded sorts the errors of a request: the ones that stay, and those that
// come of the network or the hour.
func worded(err error) error {
	var (
		dns      *net.DNSError
		unknown  x509.UnknownAuthorityError
		hostname x509.HostnameError
		invalid  x509.CertificateInvalidError
		verify   *tls.CertificateVerificationError
		record   tls.RecordHeaderError
		alert    tls.AlertError
	)
	switch {
	case errors.Is(err, ErrAddress):
		return ErrAddress
	case errors.As(err, &dns) && dns.IsNotFound:
		return fmt.Errorf("no such host: %s", dns.Name)
	case errors.As(err, &unknown), errors.As(err, &hostname), errors.As(err, &invalid), errors.As(err, &verify),
		errors.As(err, &record), errors.As(err, &alert), errors.Is(err, http.ErrSchemeMismatch):
		return fmt.Errorf("TLS: %w", inner(err))
	case errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, context.DeadlineExceeded):
		return &temporary{err: errors.New("took too long")}
	}
	return &temporary{err: inner(err)}
}

// inner takes the method and the address off an error of the client.
func inner(err error) error {
	for {
		next := errors.Unwrap(err)
		if next == nil {
			return err
		}
		if _, isOp := err.(*net.OpError); isOp {
			return err
		}
		err = next
	}
}

// retryAfter reads a Retry-After header: seconds or a date; 0 when there is
// none.
func retryAfter(value string, now time.Time) time.Duration {
	if value == "" {
		return 0
	}
	if n, err := strconv.Atoi(strings.TrimSpace(value)); err == nil {
		return max(time.Duration(min(n, 1<<30))*time.Second, 0)
	}
	if t, err := http.ParseTime(value); err == nil {
		return max(t.Sub(now), 0)
	}
	return 0
}
