package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// Filter says which events are wanted; empty fields want any.
type Filter struct {
	Kind          string // agreement or film
	State         string // status or stage
	Party         string // part of the name of a party, company, director, actor or representative
	Title         string // part of the title of film, document or article
	Country       string // ISO 3166-1 alpha-2, of a party, place or film
	Source        string // document.source, whole
	Subject       string // URI of the article, whole
	Job           string
	PublishedFrom string // ISO 8601 day of publication, inclusive
	PublishedTo   string // inclusive
	DateFrom      string // ISO 8601 day that the agreement's or milestone's date does not end before
	DateTo        string // ISO 8601 day that it does not begin after
}

// Row is a stored event.
type Row struct {
	Seq   int64  // place in the order of arrival
	Event []byte // CloudEvent in structured mode
}

// where gives the condition of a filter and its arguments.
func (f Filter) where() (string, []any) {
	var conds []string
	var args []any
	add := func(cond string, arg ...any) { conds, args = append(conds, cond), append(args, arg...) }
	for _, eq := range [...]struct{ column, value string }{
		{"kind", f.Kind}, {"state", f.State}, {"source", f.Source}, {"subject", f.Subject}, {"job", f.Job},
	} {
		if eq.value != "" {
			add(eq.column+" = ?", eq.value)
		}
	}
	if f.Party != "" {
		add("instr(parties, ?) > 0", fold(f.Party))
	}
	if f.Title != "" {
		add("instr(titles, ?) > 0", fold(f.Title))
	}
	if f.Country != "" {
		add("instr(countries, ?) > 0", " "+strings.ToUpper(f.Country)+" ")
	}
	if f.PublishedFrom != "" {
		add("published >= ?", f.PublishedFrom)
	}
	if f.PublishedTo != "" {
		add("published != '' AND published <= ?", f.PublishedTo)
	}
	// A date may be cut to month or year: "2025-10" is before "2025-10-05" as
	// text, and behind it with a sign larger than all digits added.
	if f.DateFrom != "" {
		add("date != '' AND date || '~' >= ?", f.DateFrom)
	}
	if f.DateTo != "" {
		add("date != '' AND date <= ?", f.DateTo)
	}
	return strings.Join(conds, " AND "), args
}

// Events gives up to limit events after the place seq in the order of arrival,
// or, newest first, before it; seq 0 begins at the first or the newest.
func (s *Store) Events(ctx context.Context, f Filter, seq int64, newestFirst bool, limit int) ([]Row, error) {
	where, args := f.where()
	if where != "" {
		where = " AND " + where
	}
	query := "SELECT seq, event FROM events WHERE seq > ?" + where + " ORDER BY seq LIMIT ?"
	if newestFirst {
		query = "SELECT seq, event FROM events WHERE (? = 0 OR seq < ?)" + where + " ORDER BY seq DESC LIMIT ?"
		args = append([]any{seq, seq}, args...)
	} else {
		args = append([]any{seq}, args...)
	}
	rows, err := s.read.QueryContext(ctx, query, append(args, limit)...)
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	defer rows.Close()
	var out []Row
	for rows.Next() {
		var r Row
		if err := rows.Scan(&r.Seq, &r.Event); err != nil {
			return nil, fmt.Errorf("store: %w", err)
		}
		out = append(out, r)
	}
	return out, rows.Err()
}

// Event gives the event of a CloudEvents id. The error may be ErrNotFound.
func (s *Store) Event(ctx context.Context, id string) (Row, error) {
	var r Row
	err := s.read.QueryRowContext(ctx, "SELECT seq, event FROM events WHERE id = ?", id).Scan(&r.Seq, &r.Event)
	if errors.Is(err, sql.ErrNoRows) {
		return r, ErrNotFound
	}
	return r, err
}

// Last is the place of the newest event, 0 when there is none.
func (s *Store) Last(ctx context.Context) (n int64, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM events").Scan(&n)
	return n, err
}

// Counts gives the number of events by kind.
func (s *Store) Counts(ctx context.Context) (map[string]int, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT kind, count(*) FROM events GROUP BY kind")
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	defer rows.Close()
	out := map[string]int{}
	for rows.Next() {
		var kind string
		var n int
		if err := rows.Scan(&kind, &n); err != nil {
			return nil, err
		}
		out[kind] = n
	}
	return out, rows.Err()
}
