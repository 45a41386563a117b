package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"vestnik/extract"
)

// Problem is an article that could not be read.
type Problem struct {
	URI    string `json:"uri"`
	Detail string `json:"detail"`
}

// maxProblems is how many of a job are kept; the others are counted.
const maxProblems = 100

// Job is an upload that is read in its own time.
type Job struct {
	ID       string
	Created  time.Time
	Finished time.Time // zero while it is not
	Articles int
	Done     int // of the articles, failed ones too
	Failed   int
	Events   int
	Problems []Problem // the first hundred
}

// AddJob takes in a job. problems are the articles of it that could not be
// read from the upload.
func (s *Store) AddJob(ctx context.Context, articles []extract.Article, problems []Problem) (Job, error) {
	var id [16]byte
	_, _ = rand.Read(id[:]) // never fails
	now := s.now()
	j := Job{
		ID: hex.EncodeToString(id[:]), Created: now.Truncate(time.Millisecond),
		Articles: len(articles) + len(problems), Done: len(problems), Failed: len(problems), Problems: problems[:min(len(problems), maxProblems)],
	}
	if len(articles) == 0 {
		j.Finished = j.Created
	}
	errs, err := json.Marshal(j.Problems)
	if err != nil {
		return j, err
	}
	return j, s.update(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec("INSERT INTO jobs (id, created, finished, articles, done, failed, errors) VALUES (?, ?, ?, ?, ?, ?, ?)",
			j.ID, j.Created.UnixMilli(), millis(j.Finished), j.Articles, j.Done, j.Failed, string(errs))
		for i := 0; i < len(articles) && err == nil; i++ {
			var b []byte
			if b, err = json.Marshal(articles[i]); err == nil {
				_, err = tx.Exec("INSERT INTO waiting (job, article) VALUES (?, ?)", j.ID, string(b))
			}
		}
		return err
	})
}

func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// Job gives a job by its id. The error may be ErrNotFound.
func (s *Store) Job(ctx context.Context, id string) (Job, error) {
	j := Job{ID: id}
	var created, finished int64
	var errs string
	err := s.read.QueryRowContext(ctx, "SELECT created, finished, articles, done, failed, events, errors FROM jobs WHERE id = ?", id).
		Scan(&created, &finished, &j.Articles, &j.Done, &j.Failed, &j.Events, &errs)
	if errors.Is(err, sql.ErrNoRows) {
		return j, ErrNotFound
	}
	if err != nil {
		return j, fmt.Errorf("store: %w", err)
	}
	j.Created = time.UnixMilli(created).UTC()
	if finished != 0 {
		j.Finished = time.UnixMilli(finished).UTC()
	}
	return j, json.Unmarshal([]byte(errs), &j.Problems)
}

// Waiting is an article of a job that is not read yet.
type Waiting struct {
	N       int64
	Job     string
	Article extract.Article
}

// Next gives up to n waiting articles, the oldest first; fewer when their texts
// together are longer than the given number of bytes.
func (s *Store) Next(ctx context.Context, n, bytes int) ([]Waiting, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT n, job, article FROM waiting ORDER BY n LIMIT ?", n)
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	defer rows.Close()
	var out []Waiting
	for bytes > 0 && rows.Next() {
		var w Waiting
		var text string
		if err := rows.Scan(&w.N, &w.Job, &text); err != nil {
			return nil, fmt.Errorf("store: %w", err)
		}
		if err := json.Unmarshal([]byte(text), &w.Article); err != nil {
			return nil, fmt.Errorf("store: waiting article %d: %w", w.N, err)
		}
		bytes -= len(w.Article.Text)
		out = append(out, w)
	}
	return out, rows.Err()
}

// Backlog counts the waiting articles.
func (s *Store) Backlog(ctx context.Context) (n int, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT count(*) FROM waiting").Scan(&n)
	return n, err
}

// Outcome is what became of a waiting article: a reading, or a problem.
type Outcome struct {
	Waiting Waiting
	Reading Reading
	Problem error
}

// Finish stores what became of waiting articles. One that has left the list
// meanwhile changes nothing.
func (s *Store) Finish(ctx context.Context, outcomes ...Outcome) error {
	added := 0
	err := s.update(ctx, func(tx *sql.Tx) error {
		for i := range outcomes {
			n, err := s.finish(tx, &outcomes[i])
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

func (s *Store) finish(tx *sql.Tx, o *Outcome) (added int, err error) {
	w := o.Waiting
	res, err := tx.Exec("DELETE FROM waiting WHERE n = ?", w.N)
	if err != nil {
		return 0, err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return 0, err
	}
	failed, events, errs := 0, 0, ""
	if o.Problem != nil {
		failed = 1
		b, err := json.Marshal(Problem{w.Article.URI, o.Problem.Error()})
		if err != nil {
			return 0, err
		}
		errs = string(b)
	} else {
		events = len(o.Reading.Events)
		if added, err = s.put(tx, w.Job, &o.Reading); err != nil {
			return 0, err
		}
	}
	_, err = tx.Exec(`UPDATE jobs SET done = done + 1, failed = failed + ?1, events = events + ?2,
		errors = CASE WHEN ?3 != '' AND json_array_length(errors) < ?4 THEN json_insert(errors, '$[#]', json(?3)) ELSE errors END,
		finished = CASE WHEN done + 1 >= articles THEN ?5 ELSE 0 END WHERE id = ?6`,
		failed, events, errs, maxProblems, s.now().UnixMilli(), w.Job)
	return added, err
}
