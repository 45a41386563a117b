package server

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// guard knows the tokens.
type guard struct {
	hashes [][sha256.Size]byte
}

func newGuard(tokens []string) *guard {
	g := &guard{}
	for _, t := range tokens {
		g.hashes = append(g.hashes, sha256.Sum256([]byte(t)))
	}
	return g
}

// token reports whether a request shows a token. How long it takes says
// nothing of the tokens: hashes are compared, all of them, in constant time.
func (g *guard) token(r *http.Request) bool {
	if len(g.hashes) == 0 {
		return true
	}
	scheme, given, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	sum := sha256.Sum256([]byte(strings.TrimSpace(given)))
	ok := 0
	for i := range g.hashes {
		ok |= subtle.ConstantTimeCompare(g.hashes[i][:], sum[:])
	}
	return ok == 1 && strings.EqualFold(scheme, "Bearer")
}

// host reports whether a request names a host that the server answers to. With
// tokens that is any; without, only the machine's own names, so that a name of
// somebody else that leads to the loopback address opens nothing to the pages
// of that name.
func (g *guard) host(r *http.Request) bool {
	if len(g.hashes) > 0 {
		return true
	}
	name := r.Host
	if h, _, err := net.SplitHostPort(name); err == nil {
		name = h
	}
	return Loopback(strings.Trim(name, "[]"))
}

// Loopback reports whether a host name or address means the machine itself.
func Loopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	a, err := netip.ParseAddr(host)
	return err == nil && a.Unmap().IsLoopback()
}

// client names who makes a request: the token, or the address.
func (g *guard) client(r *http.Request) string {
	if len(g.hashes) > 0 {
		sum := sha256.Sum256([]byte(r.Header.Get("Authorization")))
		return hex.EncodeToString(sum[:8])
	}
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// maxClients is how many clients' rates are remembered.
const maxClients = 10_000

// clients bounds the requests of each client.
type clients struct {
	rate  rate.Limit
	burst int
	mu    sync.Mutex
	known map[string]*rate.Limiter
}

func newClients(perSecond float64) *clients {
	c := &clients{rate: rate.Limit(perSecond), burst: max(int(2*perSecond), 1), known: map[string]*rate.Limiter{}}
	if perSecond < 0 {
		c.rate = rate.Inf
	}
	return c
}

// allow reports whether a client may make a request now.
func (c *clients) allow(name string, now time.Time) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	l := c.known[name]
	if l == nil {
		if len(c.known) >= maxClients {
			for k, old := range c.known {
				if old.TokensAt(now) >= float64(c.burst) { // at rest: as good as forgotten
					delete(c.known, k)
				}
			}
		}
		if len(c.known) >= maxClients {
			return false
		}
		l = rate.NewLimiter(c.rate, c.burst)
		c.known[name] = l
	}
	return l.AllowN(now, 1)
}
