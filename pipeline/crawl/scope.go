package crawl

import (
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// Scope says how far from its seeds a crawl goes.
type Scope uint8

// The scopes.
const (
	ScopeHost   Scope = iota // the hosts of the seeds; www. makes no difference, neither does the scheme
	ScopeDomain              // their registrable domains with all hosts under them
	ScopePrefix              // the folders of the seeds
)

func (s Scope) String() string { return [...]string{"host", "domain", "prefix"}[s] }

// ParseScope is the opposite of String.
func ParseScope(name string) (Scope, error) {
	for _, s := range [...]Scope{ScopeHost, ScopeDomain, ScopePrefix} {
		if s.String() == name {
			return s, nil
		}
	}
	return 0, fmt.Errorf("unknown scope %q: host, domain and prefix are known", name)
}

// scope decides which addresses belong to the crawl.
type scope struct {
	kind    Scope
	places  map[string]bool // hosts or domains
	folders []string        // host and path, for ScopePrefix
	include []Pattern
	exclude []Pattern
}

func newScope(kind Scope, seeds []*url.URL, include, exclude []Pattern) *scope {
	s := &scope{kind: kind, places: map[string]bool{}, include: include, exclude: exclude}
	for _, u := range seeds {
		if kind == ScopePrefix {
			s.folders = append(s.folders, bareHost(u)+u.EscapedPath()[:strings.LastIndexByte(u.EscapedPath(), '/')+1])
		} else {
			s.places[s.place(u)] = true
		}
	}
	return s
}

// place is what addresses of one scope have in common.
func (s *scope) place(u *url.URL) string {
	if s.kind == ScopeDomain {
		if d, err := publicsuffix.EffectiveTLDPlusOne(u.Hostname()); err == nil {
			return d
		}
	}
	return bareHost(u)
}

func bareHost(u *url.URL) string { return strings.TrimPrefix(u.Host, "www.") }

// holds reports whether an address is in scope and not excluded.
func (s *scope) holds(u *url.URL) bool {
	return s.within(u) && !matchAny(s.exclude, u)
}

func (s *scope) within(u *url.URL) bool {
	if s.kind != ScopePrefix {
		return s.places[s.place(u)]
	}
	at := bareHost(u) + u.EscapedPath()
	for _, f := range s.folders {
		if strings.HasPrefix(at, f) {
			return true
		}
	}
	return false
}

// wanted reports whether the page of an address may be an article of the
// output. Other pages are walked through for their links all the same.
func (s *scope) wanted(u *url.URL) bool {
	return len(s.include) == 0 || matchAny(s.include, u)
}

// Pattern is a shape of addresses: "*" stands for any run of signs. One that
// begins with "/" speaks of path and query, another one of the whole address.
type Pattern string

// Match reports whether the whole of u, or of its path and query, is of the
// pattern.
func (p Pattern) Match(u *url.URL) bool {
	at := u.String()
	if strings.HasPrefix(string(p), "/") {
		at = u.RequestURI()
	}
	return glob(string(p), at) || glob(string(p), unescaped(at))
}

// unescaped lets patterns be written with Russian letters.
func unescaped(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}

func matchAny(patterns []Pattern, u *url.URL) bool {
	for _, p := range patterns {
		if p.Match(u) {
			return true
		}
	}
	return false
}

// glob matches s with a pattern of literal pieces between stars. Taking each
// piece where it stands first is right, as only the stars are open.
func glob(pattern, s string) bool {
	pieces := strings.Split(pattern, "*")
	rest, ok := strings.CutPrefix(s, pieces[0])
	if !ok || len(pieces) == 1 {
		return ok && rest == ""
	}
	last := pieces[len(pieces)-1]
	for _, piece := range pieces[1 : len(pieces)-1] {
		i := strings.Index(rest, piece)
		if i < 0 {
			return false
		}
		rest = rest[i+len(piece):]
	}
	return strings.HasSuffix(rest, last)
}
