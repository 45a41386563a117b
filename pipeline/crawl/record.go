package crawl

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"vestnik/extract"
)

// done records a fetch that gave a response.
func (s *State) done(t target, res *response, hub bool, sum string) error {
	_, err := s.tx.Exec(`UPDATE pages SET status = ?, role = ?, hub = ?, etag = ?, last_modified = ?, sha256 = ?, fetched = ?, code = ?, error = '' WHERE id = ?`,
		fetched, t.role, hub, res.header.Get("ETag"), res.header.Get("Last-Modified"), sum, res.at.UnixMilli(), res.code, t.id)
	return err
}

// same records that a page did not change.
func (s *State) same(t target, at time.Time) error {
	_, err := s.tx.Exec("UPDATE pages SET status = ?, fetched = ?, error = '' WHERE id = ?", fetched, at.UnixMilli(), t.id)
	return err
}

// moved records a redirect.
func (s *State) moved(t target, res *response) error {
	_, err := s.tx.Exec("UPDATE pages SET status = ?, fetched = ?, code = ?, error = '' WHERE id = ?", fetched, res.at.UnixMilli(), res.code, t.id)
	return err
}

// fail records why an address is not fetched: failed or deferred.
func (s *State) fail(t target, st status, code int, why error) error {
	_, err := s.tx.Exec("UPDATE pages SET status = ?, code = ?, error = ? WHERE id = ?", st, code, why.Error(), t.id)
	return err
}

// retry records a try that failed.
func (s *State) retry(t target, at time.Time, why error) error {
	_, err := s.tx.Exec("UPDATE pages SET attempts = attempts + 1, not_before = ?, error = ? WHERE id = ?", at.UnixMilli(), why.Error(), t.id)
	return err
}

// twin reports whether another address had the same body.
func (s *State) twin(t target, sum string) bool {
	var id int64
	return s.tx.QueryRow("SELECT id FROM pages WHERE sha256 = ? AND id != ? LIMIT 1", sum, t.id).Scan(&id) == nil
}

// novel decides whether an article is to be written, and under which URI. A
// page that names another page's address as its own keeps its own, unless it
// holds the same text.
func (s *State) novel(a *extract.Article, at string) (bool, error) {
	sum := hashOf(a.Title, a.Text)
	for range 2 {
		var from, old string
		err := s.tx.QueryRow("SELECT url, sha256 FROM articles WHERE uri = ?", a.URI).Scan(&from, &old)
		switch {
		case errors.Is(err, sql.ErrNoRows), err == nil && from == at && old != sum:
			_, err := s.tx.Exec("INSERT INTO articles VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET url = excluded.url, sha256 = excluded.sha256", a.URI, at, sum)
			return true, err
		case err != nil, old == sum, a.URI == at:
			return false, err
		}
		a.URI = at
	}
	return false, nil
}

func hashOf(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// robots gives a robots.txt fetched after since.
func (s *State) robots(origin string, since time.Time) (robotsFile, bool) {
	var f robotsFile
	var at int64
	err := s.tx.QueryRow("SELECT code, body, fetched FROM robots WHERE origin = ? AND fetched > ? AND code != 0", origin, since.UnixMilli()).Scan(&f.code, &f.body, &at)
	f.at = time.UnixMilli(at)
	return f, err == nil
}

func (s *State) setRobots(origin string, f robotsFile) error {
	_, err := s.tx.Exec("INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?)", origin, f.code, f.body, f.at.UnixMilli())
	return err
}

// shapeOf makes addresses that differ in numbers alone equal: the days of a
// calendar, the pages of a list.
func shapeOf(u *url.URL) string {
	var b strings.Builder
	b.WriteString(u.Host)
	digits := func(s string) {
		was := false
		for _, r := range s {
			is := r >= '0' && r <= '9'
			if !is {
				b.WriteRune(r)
			} else if !was {
				b.WriteByte('#')
			}
			was = is
		}
	}
	digits(u.EscapedPath())
	for i, part := range strings.Split(u.RawQuery, "&") {
		name, _, _ := strings.Cut(part, "=")
		if part != "" {
			b.WriteByte("?&"[min(i, 1)])
			digits(name)
		}
	}
	return b.String()
}

// credit counts a page of a shape and what it gave.
func (s *State) credit(shape string, pages, gain int) error {
	_, err := s.tx.Exec("INSERT INTO shapes VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET pages = pages + excluded.pages, gain = gain + excluded.gain", shape, pages, gain)
	return err
}

// yield is what pages of a shape gave so far.
func (s *State) yield(shape string) (pages, gain int, err error) {
	err = s.tx.QueryRow("SELECT pages, gain FROM shapes WHERE shape = ?", shape).Scan(&pages, &gain)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return pages, gain, err
}

// address gives the address of a page by its id.
func (s *State) address(id int64) (string, error) {
	var at string
	err := s.tx.QueryRow("SELECT url FROM pages WHERE id = ?", id).Scan(&at)
	if err != nil {
		return "", fmt.Errorf("state: page %d: %w", id, err)
	}
	return at, nil
}

// left counts what waits in the queue.
func (s *State) left() (n int, err error) {
	err = s.tx.QueryRow("SELECT count(*) FROM pages WHERE status IN (?, ?)", pending, deferred).Scan(&n)
	return n, err
}
