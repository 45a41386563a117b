// Package sqlite keeps events in an SQLite database: tables and views of
// schema.sql, which tells their columns.
//
// Facts are written over by their id, and those that an article gave before
// and no longer gives are taken out, so that the database always holds the
// latest reading of each article: a run may be repeated, also with another
// lexicon, and several runs may fill one file.
package sqlite

import (
	"context"
	"database/sql"
	_ "embed"
	"fmt"
	"strings"

	_ "modernc.org/sqlite" // the driver

	"vestnik/extract/event"
	"vestnik/pipeline/sink"
)

//go:embed schema.sql
var schema string

// version is the user_version of databases with this schema; 0 is an empty one.
const version = 1

// batch is how many documents are written in a transaction.
const batch = 2000

// Sink writes events to a database.
//
// Delivery guarantees: what was written before Flush or Close returned nil is
// in the database, also when the program dies after; of what came later a part
// may be. Writing it again changes nothing.
type Sink struct {
	db   *sql.DB
	tx   *sql.Tx
	inTx map[string]*sql.Stmt // of the transaction, by their text
	n    int
}

// Open opens the database of a file, or makes it.
func Open(ctx context.Context, path string) (*Sink, error) {
	db, err := sql.Open("sqlite", dsn(path))
	if err != nil {
		return nil, fmt.Errorf("output %s: %w", path, err)
	}
	db.SetMaxOpenConns(1)
	s := &Sink{db: db, inTx: make(map[string]*sql.Stmt)}
	if err := s.create(ctx); err != nil {
		_ = db.Close()
		return nil, fmt.Errorf("output %s: %w", path, err)
	}
	return s, nil
}

// dsn names a file for the driver, whatever signs its name has.
func dsn(path string) string {
	name := strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(path)
	return "file:" + name + "?_pragma=foreign_keys(1)&_pragma=journal_mode(wal)&_pragma=synchronous(normal)&_pragma=busy_timeout(10000)"
}

// create makes the tables of a new database and refuses one of another kind.
func (s *Sink) create(ctx context.Context) error {
	var have, tables int
	if err := s.db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&have); err != nil {
		return err
	}
	if err := s.db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil {
		return err
	}
	switch {
	case have == version:
		return nil
	case have != 0:
		return fmt.Errorf("the database has version %d of the tables; this program writes version %d", have, version)
	case tables > 0:
		return fmt.Errorf("the database holds other tables; give a file of its own")
	}
	_, err := s.db.ExecContext(ctx, "BEGIN IMMEDIATE;\n"+schema+fmt.Sprintf("PRAGMA user_version = %d;\nCOMMIT;", version))
	return err
}

// Write implements sink.Sink.
func (s *Sink) Write(ctx context.Context, d sink.Doc) error {
	ctx = context.WithoutCancel(ctx) // a document is written whole; a run ends between two
	if s.tx == nil {
		tx, err := s.db.BeginTx(ctx, nil)
		if err != nil {
			return fmt.Errorf("sqlite: %w", err)
		}
		s.tx = tx
	}
	if err := s.withdraw(ctx, d); err != nil {
		return fmt.Errorf("sqlite: %w", err)
	}
	for i := range d.Events {
		if err := s.event(ctx, &d.Events[i]); err != nil {
			return fmt.Errorf("sqlite: event %s: %w", d.Events[i].ID, err)
		}
	}
	if s.n++; s.n >= batch {
		return s.Flush(ctx)
	}
	return nil
}

// Flush implements sink.Flusher.
func (s *Sink) Flush(context.Context) error {
	s.n = 0
	if s.tx == nil {
		return nil
	}
	err := s.tx.Commit()
	s.tx = nil
	clear(s.inTx)
	if err != nil {
		return fmt.Errorf("sqlite: %w", err)
	}
	return nil
}

// Close implements sink.Sink.
func (s *Sink) Close(ctx context.Context) error {
	err := s.Flush(ctx)
	if err == nil {
		_, err = s.db.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA optimize;")
	}
	if err2 := s.db.Close(); err == nil {
		err = err2
	}
	return err
}

// Abort closes the database; what was not flushed is not in it.
func (s *Sink) Abort() {
	if s.tx != nil {
		_ = s.tx.Rollback()
		s.tx = nil
	}
	_ = s.db.Close()
}

// exec runs a statement of the present transaction.
func (s *Sink) exec(ctx context.Context, query string, args ...any) error {
	stmt := s.inTx[query]
	if stmt == nil {
		var err error
		if stmt, err = s.tx.PrepareContext(ctx, query); err != nil {
			return err
		}
		s.inTx[query] = stmt
	}
	_, err := stmt.ExecContext(ctx, args...)
	return err
}

// withdraw takes out what the article gave before and does not give now.
func (s *Sink) withdraw(ctx context.Context, d sink.Doc) error {
	if len(d.Events) == 0 {
		return s.exec(ctx, "DELETE FROM events WHERE document_uri = ?", d.Article.URI)
	}
	rows, err := s.tx.QueryContext(ctx, "SELECT id FROM events WHERE document_uri = ?", d.Events[0].Document.URI)
	if err != nil {
		return err
	}
	var old []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return err
		}
		old = append(old, id)
	}
	if err := rows.Close(); err != nil {
		return err
	}
	for _, id := range old { // and with it, by cascade, all that hangs on it
		if err := s.exec(ctx, "DELETE FROM events WHERE id = ?", id); err != nil {
			return err
		}
	}
	return nil
}

// insert puts a row into a table; "" is NULL.
func (s *Sink) insert(ctx context.Context, table string, values ...any) error {
	for i, v := range values {
		switch v := v.(type) {
		case string:
			if v == "" {
				values[i] = nil
			}
		case fmt.Stringer:
			values[i] = nil
			if t := v.String(); t != "" {
				values[i] = t
			}
		}
	}
	return s.exec(ctx, "INSERT OR REPLACE INTO "+table+" VALUES (?"+strings.Repeat(", ?", len(values)-1)+")", values...)
}

// event puts an event and what hangs on it into its tables.
func (s *Sink) event(ctx context.Context, e *sink.Event) error {
	d := &e.Document
	const document = `INSERT INTO documents VALUES (?, nullif(?, ''), nullif(?, ''), nullif(?, ''), nullif(?, ''), nullif(?, ''), nullif(?, ''), nullif(?, ''))
ON CONFLICT (uri) DO UPDATE SET title = excluded.title, source = excluded.source, published = excluded.published, publishedBy = excluded.publishedBy,
located = excluded.located, language = excluded.language, sha256 = excluded.sha256`
	if err := s.exec(ctx, document, d.URI, d.Title, d.Source, d.Published, d.PublishedBy, d.Located, d.Language, d.SHA256); err != nil {
		return err
	}
	env := &e.Envelope
	err := s.insert(ctx, "events", e.ID, env.ID, env.Type, env.Source, env.Time, env.ClusterID, env.DuplicateOf, d.URI,
		e.Salience, e.Confidence, e.Provenance.Lexicon, e.Provenance.Engine, string(env.Data))
	if err != nil {
		return err
	}
	for i, v := range e.Evidence {
		if err := s.insert(ctx, "evidence", e.ID, i, v.Field, v.Exact, v.Prefix, v.Suffix, v.Start, v.End, v.InferredFrom); err != nil {
			return err
		}
	}
	for i, rule := range e.Provenance.Rules {
		if err := s.insert(ctx, "rules", e.ID, i, rule); err != nil {
			return err
		}
	}
	if e.Agreement != nil {
		return s.agreement(ctx, e.ID, e.Agreement)
	}
	return s.film(ctx, e.ID, e.Film)
}

func (s *Sink) agreement(ctx context.Context, id string, a *event.AgreementData) error {
	var count any
	if a.Count != 0 {
		count = a.Count
	}
	err := s.insert(ctx, "agreements", id, a.AgreementType, a.AgreementTypeText, a.Status, a.Title,
		a.Date.Value, a.Date.End, a.Date.Precision, a.Date.Expression, a.Date.InferredFrom,
		a.Group, a.Place.Name, a.Place.Country, a.Occasion.Name,
		a.Amount.Value, a.Amount.Currency, a.Amount.Bound, a.Amount.Text, count)
	if err != nil {
		return err
	}
	for i, topic := range a.Topics {
		if err := s.insert(ctx, "topics", id, i, topic); err != nil {
			return err
		}
	}
	for i := range a.Parties {
		p := &a.Parties[i]
		if err := s.insert(ctx, "parties", id, i, p.Name, p.Text, p.Type, p.Country, p.Role, strings.Join(p.SameAs, " ")); err != nil {
			return err
		}
		for j, r := range p.Representatives {
			if err := s.insert(ctx, "representatives", id, i, j, r.Name, r.JobTitle); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Sink) film(ctx context.Context, id string, f *event.FilmData) error {
	err := s.insert(ctx, "films", id, f.Film.Name, strings.Join(f.Film.AlternateName, "; "), f.Film.FilmType,
		strings.Join(f.Film.Genre, "; "), strings.Join(f.Film.CountryOfOrigin, "; "), f.Film.Duration, f.Film.InLanguage, f.Stage, f.Status)
	if err != nil {
		return err
	}
	for _, group := range []struct {
		field  string
		people []event.Person
	}{{"director", f.Film.Director}, {"actor", f.Film.Actor}} {
		for i, p := range group.people {
			if err := s.insert(ctx, "film_people", id, group.field, i, p.Name, p.JobTitle); err != nil {
				return err
			}
		}
	}
	for i, c := range f.Film.ProductionCompany {
		if err := s.insert(ctx, "film_companies", id, i, c.Name); err != nil {
			return err
		}
	}
	for i := range f.Milestones {
		m := &f.Milestones[i]
		err := s.insert(ctx, "milestones", id, i, m.Stage, m.Date.Value, m.Date.End, m.Date.Precision, m.Date.Expression, m.Date.InferredFrom,
			m.Place.Name, m.Place.Country, m.Festival.Name, m.Award.Name, m.Award.Category, m.Award.Recipient,
			m.Amount.Value, m.Amount.Currency, m.Amount.Bound, m.Amount.Text, m.Amount.Period)
		if err != nil {
			return err
		}
	}
	return nil
}
