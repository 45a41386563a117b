package crawl

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
)

// maxURL is the longest address in bytes that is fetched; longer ones come of
// loops in link building.
const maxURL = 2048

var (
	errScheme = errors.New("only http and https are fetched")
	errLong   = errors.New("the address is too long")
)

// tracking are the query parameters that say where a visitor came from or who
// he is, and nothing about the page.
var tracking = [...]string{
	"fbclid", "gclid", "yclid", "ysclid", "_openstat", "from_source", "_ga", "mc_cid", "mc_eid", "igshid",
	"phpsessid", "jsessionid", "sessionid", "sid", "aspsessionid",
}

// resolve gives the normal form of a link found on the page base (RFC 3986,
// section 6): small letters in scheme and host, international names in
// Punycode, no default port, no dot segments, no fragment, no tracking
// parameters. Two links with equal forms are one page.
func resolve(base *url.URL, link string) (*url.URL, error) {
	link = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' { // as browsers do
			return -1
		}
		return r
	}, strings.TrimSpace(link))
	if len(link) > maxURL {
		return nil, errLong
	}
	u, err := url.Parse(link)
	if err != nil {
		return nil, err
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	u.Scheme = strings.ToLower(u.Scheme)
	if u.Scheme != "http" && u.Scheme != "https" {
		return nil, errScheme
	}
	if u.User != nil {
		return nil, errors.New("the address holds a password")
	}
	if err := normalHost(u); err != nil {
		return nil, err
	}
	normalPath(u)
	u.RawQuery = normalQuery(u.RawQuery)
	u.ForceQuery, u.Fragment, u.RawFragment = false, "", ""
	if len(u.String()) > maxURL {
		return nil, errLong
	}
	return u, nil
}

func normalHost(u *url.URL) error {
	host := strings.TrimRight(strings.ToLower(u.Hostname()), ".")
	if host == "" {
		return errors.New("the address names no host")
	}
	if strings.ContainsRune(host, ':') {
		a, err := netip.ParseAddr(host)
		if err != nil {
			return fmt.Errorf("host: %w", err)
		}
		host = "[" + a.WithZone("").String() + "]"
	} else {
		ascii, err := idna.Lookup.ToASCII(host)
		if err != nil {
			return fmt.Errorf("host %q: %w", host, err)
		}
		host = ascii
	}
	port := u.Port()
	if n, err := strconv.ParseUint(port, 10, 16); port != "" && (err != nil || n == 0) {
		return fmt.Errorf("port %.20q", port)
	}
	if port != "" && !(u.Scheme == "http" && port == "80" || u.Scheme == "https" && port == "443") {
		host += ":" + port
	}
	u.Host = host
	return nil
}

// normalPath cleans the path; a semicolon's session id goes.
func normalPath(u *url.URL) {
	p := u.EscapedPath()
	if i := strings.Index(strings.ToLower(p), ";jsessionid="); i >= 0 {
		p = p[:i]
	}
	p = strings.NewReplacer("%2e", ".", "%2E", ".", "%2f", "%2F").Replace(p)
	whole := !strings.Contains(p, "%2F") // no escape changes where segments end
	if plain, err := url.PathUnescape(p); err == nil && whole {
		p = plain
	}
	slash := strings.HasSuffix(p, "/") || strings.HasSuffix(p, "/.") || strings.HasSuffix(p, "/..")
	p = path.Clean("/" + p)
	if slash && p != "/" {
		p += "/"
	}
	u.Path, u.RawPath = p, ""
	if plain, err := url.PathUnescape(p); err == nil && !whole {
		u.Path, u.RawPath = plain, p
	}
}

func normalQuery(raw string) string {
	if raw == "" {
		return ""
	}
	parts := strings.Split(raw, "&")
	parts = slices.DeleteFunc(parts, func(p string) bool {
		name, _, _ := strings.Cut(strings.ToLower(p), "=")
		return p == "" || strings.HasPrefix(name, "utm_") || slices.Contains(tracking[:], name)
	})
	return strings.Map(func(r rune) rune {
		if r == ' ' {
			return '+'
		}
		return r
	}, strings.Join(parts, "&"))
}

// origin is scheme, host and port: what robots.txt and politeness go by.
func origin(u *url.URL) string { return u.Scheme + "://" + u.Host }

// media reports whether the path ends like a file that holds no article.
func mediaFile(u *url.URL) bool {
	switch strings.ToLower(path.Ext(u.Path)) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".ico", ".bmp", ".tif", ".tiff", ".heic",
		".mp3", ".ogg", ".wav", ".flac", ".m4a", ".mp4", ".avi", ".mov", ".webm", ".mkv", ".wmv", ".flv",
		".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".rtf", ".odt", ".djvu", ".epub", ".fb2",
		".zip", ".rar", ".7z", ".tar", ".tgz", ".bz2", ".xz", ".exe", ".apk", ".dmg", ".iso",
		".css", ".js", ".mjs", ".woff", ".woff2", ".ttf", ".eot", ".map", ".swf":
		return true
	}
	return false
}
