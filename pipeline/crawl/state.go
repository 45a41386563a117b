package crawl

import (
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"net/url"
	"time"

	_ "modernc.org/sqlite" // the driver
)

//go:embed state.sql
var stateSchema string

// stateVersion is the layout of the state file.
const stateVersion = 1

// State is the memory of a crawl: what was fetched, what is to be fetched, and
// how long the outputs were then. It is a SQLite file that one crawl uses at a
// time.
type State struct {
	db *sql.DB
	tx *sql.Tx // open between commits
}

// status is what became of an address.
type status uint8

const (
	pending status = iota
	fetched
	failed   // for good: not found, no page, refused
	deferred // for this run: the host did not answer
)

// target is an address of the queue.
type target struct {
	id           int64
	url          string
	role         role
	depth        int
	hops         int // redirects that led here
	attempts     int // tries that failed
	seed         bool
	parent       int64  // page that named it first, 0 for a seed
	changed      string // date that a feed or sitemap gives
	etag         string
	lastModified string
}

// OpenState opens or makes a state file; the empty path keeps the state in
// memory.
func OpenState(path string) (*State, error) {
	name := ":memory:"
	if path != "" {
		name = "file:" + (&url.URL{Path: path}).EscapedPath() + "?_pragma=busy_timeout(2000)&_pragma=journal_mode(wal)&_pragma=locking_mode(exclusive)"
	}
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, fmt.Errorf("state: %w", err)
	}
	db.SetMaxOpenConns(1)
	s := &State{db: db}
	if err := s.open(); err != nil {
		_ = db.Close()
		return nil, fmt.Errorf("state %s: %w", path, err)
	}
	return s, nil
}

func (s *State) open() error {
	var version int
	if err := s.db.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if version > stateVersion {
		return fmt.Errorf("written by a newer program (layout %d)", version)
	}
	if version == 0 {
		if _, err := s.db.Exec(stateSchema); err != nil {
			return err
		}
		if _, err := s.db.Exec(fmt.Sprintf("PRAGMA user_version = %d", stateVersion)); err != nil {
			return err
		}
	}
	var err error
	s.tx, err = s.db.Begin()
	return err
}

// Close closes the file. What was not committed is forgotten, since the outputs
// do not hold it for sure.
func (s *State) Close() error {
	return errors.Join(s.tx.Rollback(), s.db.Close())
}

// commit makes everything up to here last.
func (s *State) commit() error {
	if err := s.tx.Commit(); err != nil {
		return fmt.Errorf("state: %w", err)
	}
	var err error
	if s.tx, err = s.db.Begin(); err != nil {
		return fmt.Errorf("state: %w", err)
	}
	return nil
}

// Length is how long the named output was at the last commit; 0 for one that
// the state does not know.
func (s *State) Length(output string) (n int64, err error) {
	err = s.tx.QueryRow("SELECT length FROM outputs WHERE name = ?", output).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return n, err
}

func (s *State) setLength(output string, n int64) error {
	_, err := s.tx.Exec("INSERT INTO outputs VALUES (?, ?) ON CONFLICT DO UPDATE SET length = excluded.length", output, n)
	return err
}

// begin starts a run. After one that came to its end the seeds, feeds,
// sitemaps and lists of articles are fetched again, on condition that they
// changed, and what was put off is tried again; a run that was killed goes on.
// Pages fetched before the moment recheck are fetched again as well.
func (s *State) begin(recheck time.Time) (resumed bool, err error) {
	var running int
	err = s.tx.QueryRow("SELECT count(*) FROM run WHERE running").Scan(&running)
	if err != nil || running > 0 {
		return running > 0, err
	}
	_, err = s.tx.Exec(`UPDATE pages SET status = ?, attempts = 0, not_before = 0
		WHERE status = ? OR seed OR status = ? AND (hub OR role != ? OR fetched < ?)`,
		pending, deferred, fetched, rolePage, recheck.UnixMilli())
	if err == nil {
		_, err = s.tx.Exec("INSERT INTO run VALUES (1, TRUE) ON CONFLICT DO UPDATE SET running = TRUE")
	}
	return false, err
}

// end says that the run came to its end.
func (s *State) end() error {
	_, err := s.tx.Exec("UPDATE run SET running = FALSE")
	return err
}

// add puts an address into the queue. One that is there already is fetched
// again only when the list says that it changed after it was fetched; added
// says whether it is to be fetched now and was not before.
func (s *State) add(u *url.URL, t target) (added bool, err error) {
	priority := 1
	if t.role != rolePage || t.seed {
		priority = 0
	}
	res, err := s.tx.Exec(`INSERT INTO pages (url, origin, role, status, priority, depth, hops, seed, parent, changed)
		VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
		u.String(), origin(u), t.role, priority, t.depth, t.hops, t.seed, t.parent, t.changed)
	if err != nil {
		return false, fmt.Errorf("state: %w", err)
	}
	if n, _ := res.RowsAffected(); n > 0 {
		return true, nil
	}
	if t.changed == "" {
		return false, nil
	}
	var id, at int64
	var st status
	var old string
	err = s.tx.QueryRow("SELECT id, status, fetched, changed FROM pages WHERE url = ?", u.String()).Scan(&id, &st, &at, &old)
	if err != nil || st != fetched || t.changed == old || !newer(t.changed, time.UnixMilli(at)) {
		return false, err
	}
	_, err = s.tx.Exec("UPDATE pages SET status = 0, attempts = 0, not_before = 0, changed = ? WHERE id = ?", t.changed, id)
	return true, err
}

// newer reports whether a date of a list lies behind a moment; a day without
// an hour has to be over.
func newer(date string, than time.Time) bool {
	if t, err := time.Parse(time.RFC3339, date); err == nil {
		return t.After(than)
	}
	t, err := time.Parse(time.DateOnly, date)
	return err == nil && t.After(than)
}

// waiting gives the addresses of a host that are to be fetched by now, the most
// urgent first.
func (s *State) waiting(origin string, now time.Time, n int) ([]target, error) {
	rows, err := s.tx.Query(`SELECT id, url, role, depth, hops, attempts, seed, parent, changed, etag, last_modified FROM pages
		WHERE origin = ? AND status = 0 AND not_before <= ? ORDER BY priority, depth, id LIMIT ?`, origin, now.UnixMilli(), n)
	if err != nil {
		return nil, fmt.Errorf("state: %w", err)
	}
	defer rows.Close()
	var out []target
	for rows.Next() {
		var t target
		err := rows.Scan(&t.id, &t.url, &t.role, &t.depth, &t.hops, &t.attempts, &t.seed, &t.parent, &t.changed, &t.etag, &t.lastModified)
		if err != nil {
			return nil, fmt.Errorf("state: %w", err)
		}
		out = append(out, t)
	}
	return out, rows.Err()
}

// deferHost puts what waits at a host off to the next run.
func (s *State) deferHost(origin string, why error) error {
	_, err := s.tx.Exec("UPDATE pages SET status = ?, error = ? WHERE origin = ? AND status = 0", deferred, why.Error(), origin)
	return err
}

// nextTry is when the first address of a host may be tried again; false when
// none waits.
func (s *State) nextTry(origin string) (time.Time, bool, error) {
	var at sql.NullInt64
	err := s.tx.QueryRow("SELECT min(not_before) FROM pages WHERE origin = ? AND status = 0", origin).Scan(&at)
	return time.UnixMilli(at.Int64), at.Valid, err
}

// origins gives the hosts with something to fetch.
func (s *State) origins() ([]string, error) {
	rows, err := s.tx.Query("SELECT DISTINCT origin FROM pages WHERE status = 0 ORDER BY origin")
	if err != nil {
		return nil, fmt.Errorf("state: %w", err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var o string
		if err := rows.Scan(&o); err != nil {
			return nil, err
		}
		out = append(out, o)
	}
	return out, rows.Err()
}
