// Package store keeps the events, articles and jobs of the upload service in
// one SQLite file.
//
// Delivery guarantees: what a method reported as done is on disk, also after
// the loss of power. The events of an article are put in together, with what
// an earlier reading of the article gave and this one does not taken out. A
// job is taken in whole; its articles leave the waiting list in the
// transaction that puts their events in, so a job that was broken off goes on
// and no article is read twice or lost.
package store

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"net/url"
	"sync"
	"time"

	_ "modernc.org/sqlite" // the driver
)

//go:embed schema.sql
var schema string

// layout is the version of the tables.
const layout = 1

// ErrNotFound says that there is no event or job of that id.
var ErrNotFound = errors.New("not found")

// Store is the open file. Its methods may be called from many goroutines.
type Store struct {
	write *sql.DB // one connection: SQLite has one writer
	read  *sql.DB
	now   func() time.Time

	mu      sync.Mutex
	changed chan struct{} // closed when events were added
}

// Open opens or makes the file.
func Open(path string) (*Store, error) {
	name := "file:" + (&url.URL{Path: path}).EscapedPath() +
		"?_pragma=busy_timeout(5000)&_pragma=journal_mode(wal)&_pragma=synchronous(full)&_pragma=foreign_keys(on)"
	s := &Store{now: time.Now, changed: make(chan struct{})}
	var err error
	if s.write, err = sql.Open("sqlite", name+"&_txlock=immediate"); err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	s.write.SetMaxOpenConns(1)
	if s.read, err = sql.Open("sqlite", name+"&_pragma=query_only(on)"); err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	s.read.SetMaxOpenConns(4)
	if err := s.open(); err != nil {
		return nil, errors.Join(fmt.Errorf("store %s: %w", path, err), s.Close())
	}
	return s, nil
}

func (s *Store) open() error {
	var version int
	if err := s.write.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if version > layout {
		return fmt.Errorf("written by a newer program (layout %d)", version)
	}
	if version == layout {
		return nil
	}
	return s.update(context.Background(), func(tx *sql.Tx) error {
		if _, err := tx.Exec(schema); err != nil {
			return err
		}
		_, err := tx.Exec(fmt.Sprintf("PRAGMA user_version = %d", layout))
		return err
	})
}

// Close closes the file.
func (s *Store) Close() error {
	var err error
	if s.read != nil {
		err = s.read.Close()
	}
	if s.write != nil {
		err = errors.Join(err, s.write.Close())
	}
	return err
}

// Ping reports whether the file can be written to.
func (s *Store) Ping(ctx context.Context) error {
	return s.update(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec("UPDATE jobs SET done = done WHERE FALSE")
		return err
	})
}

// update runs f in a transaction.
func (s *Store) update(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	if err := f(tx); err != nil {
		_ = tx.Rollback()
		return fmt.Errorf("store: %w", err)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	return nil
}

// Changed returns a channel that is closed when events are added after the
// call.
func (s *Store) Changed() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.changed
}

func (s *Store) announce() {
	s.mu.Lock()
	defer s.mu.Unlock()
	close(s.changed)
	s.changed = make(chan struct{})
}
