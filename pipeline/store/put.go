package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"vestnik/extract/event"
	"vestnik/pipeline/sink"
)

// Reading is an article that was read, and with which lexicon.
type Reading struct {
	sink.Doc
	Lexicon string
}

// Put stores readings; job is the job that they belong to, or empty. Events
// that are there already stay where they are in the order.
func (s *Store) Put(ctx context.Context, job string, readings ...Reading) error {
	added := 0
	err := s.update(ctx, func(tx *sql.Tx) error {
		for i := range readings {
			n, err := s.put(tx, job, &readings[i])
			if err != nil {
				return err
			}
			added += n
		}
		return nil
	})
	if err == nil && added > 0 {
		s.announce()
	}
	return err
}

func (s *Store) put(tx *sql.Tx, job string, r *Reading) (added int, err error) {
	now := s.now().UnixMilli()
	uri := r.Article.URI
	_, err = tx.Exec("INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?)", uri, event.HashText(r.Article.Text), r.Article.Title, r.Lexicon, len(r.Events), now)
	if err != nil {
		return 0, err
	}
	keep := map[string]bool{}
	for i := range r.Events {
		keep[r.Events[i].Envelope.ID] = true
	}
	if err := s.withdraw(tx, uri, keep); err != nil {
		return 0, err
	}
	for i := range r.Events {
		e := &r.Events[i]
		row := rowOf(e.Event)
		res, err := tx.Exec(`INSERT INTO events (id, fact, subject, kind, state, published, date, source, parties, titles, countries, job, received, event)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET job = excluded.job WHERE excluded.job != ''`,
			e.Envelope.ID, e.ID, uri, e.Kind.String(), row.state, row.published, row.date, e.Document.Source,
			row.parties, row.titles, row.countries, job, now, e.Envelope.AppendJSON(nil))
		if err != nil {
			return added, err
		}
		if n, err := res.RowsAffected(); err == nil {
			added += int(n)
		}
	}
	return added, nil
}

// withdraw takes out the events of an article that are not to be kept.
func (s *Store) withdraw(tx *sql.Tx, uri string, keep map[string]bool) error {
	rows, err := tx.Query("SELECT id FROM events WHERE subject = ?", uri)
	if err != nil {
		return err
	}
	defer rows.Close()
	var gone []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return err
		}
		if !keep[id] {
			gone = append(gone, id)
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, id := range gone {
		if _, err := tx.Exec("DELETE FROM events WHERE id = ?", id); err != nil {
			return err
		}
	}
	return nil
}

// row is what events are filtered by.
type row struct {
	state, published, date, parties, titles, countries string
}

func rowOf(e *event.Event) row {
	var parties, titles, countries []string
	r := row{}
	if len(e.Document.Published) >= len("2025-10-05") {
		r.published = e.Document.Published[:len("2025-10-05")]
	}
	titles = append(titles, e.Document.Title)
	switch {
	case e.Agreement != nil:
		a := e.Agreement
		r.state, r.date = a.Status.String(), a.Date.Value
		titles = append(titles, a.Title)
		for _, p := range a.Parties {
			parties = append(parties, p.Name, p.Text)
			countries = append(countries, p.Country)
			for _, rep := range p.Representatives {
				parties = append(parties, rep.Name)
			}
		}
		countries = append(countries, a.Place.Country)
	case e.Film != nil:
		f := e.Film
		if r.state = f.Stage.String(); r.state == "" {
			r.state = f.Status.String()
		}
		titles = append(append(titles, f.Film.Name), f.Film.AlternateName...)
		for _, d := range slices.Concat(f.Film.Director, f.Film.Actor) {
			parties = append(parties, d.Name)
		}
		for _, c := range f.Film.ProductionCompany {
			parties = append(parties, c.Name)
		}
		countries = append(countries, f.Film.CountryOfOrigin...)
		for _, m := range f.Milestones {
			if m.Date.Value != "" {
				r.date = m.Date.Value
			}
			countries = append(countries, m.Place.Country)
		}
	}
	r.parties, r.titles = lines(parties), lines(titles)
	seen := map[string]bool{"": true}
	for _, c := range countries {
		if !seen[c] {
			seen[c] = true
			r.countries += " " + c
		}
	}
	if r.countries != "" {
		r.countries += " "
	}
	return r
}

func lines(names []string) string {
	seen := map[string]bool{"": true}
	var b strings.Builder
	for _, n := range names {
		if n = fold(n); !seen[n] {
			seen[n] = true
			b.WriteString(n + "\n")
		}
	}
	return b.String()
}

// fold makes texts comparable: small letters, one kind of e, quotation mark and
// blank.
func fold(s string) string {
	s = strings.Join(strings.Fields(strings.ToLower(s)), " ")
	return strings.NewReplacer("ё", "е", "«", `"`, "»", `"`, "„", `"`, "“", `"`, "”", `"`).Replace(s)
}
