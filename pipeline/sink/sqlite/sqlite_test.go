package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vestnik/extract"
	"vestnik/extract/event"
	"vestnik/pipeline/sink"
	"vestnik/pipeline/sink/sinktest"
)

// Tables lists the tables of the schema.
var tables = []string{"documents", "events", "agreements", "topics", "parties", "representatives", "films", "film_people", "film_companies", "milestones", "evidence", "rules"}

// dump lists all rows of all tables and views.
func dump(t testing.TB, path string) string {
	t.Helper()
	db, err := sql.Open("sqlite", dsn(path))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var out strings.Builder
	for _, table := range append(slices.Clone(tables), "agreement_overview", "party_overview", "country_pairs", "agreements_by_month", "film_overview", "film_timeline", "clusters") {
		rows, err := db.Query("SELECT * FROM " + table)
		if err != nil {
			t.Fatalf("%s: %v", table, err)
		}
		names, _ := rows.Columns()
		var lines []string
		for rows.Next() {
			cells := make([]any, len(names))
			refs := make([]any, len(names))
			for i := range cells {
				refs[i] = &cells[i]
			}
			if err := rows.Scan(refs...); err != nil {
				t.Fatal(err)
			}
			lines = append(lines, fmt.Sprint(cells...))
		}
		_ = rows.Close()
		slices.Sort(lines)
		fmt.Fprintf(&out, "%s %v\n  %s\n", table, names, strings.Join(lines, "\n  "))
	}
	return out.String()
}

func fill(t testing.TB, path string, docs ...sink.Doc) {
	t.Helper()
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		if err := s.Write(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func count(t testing.TB, path, query string) (n int) {
	t.Helper()
	db, err := sql.Open("sqlite", dsn(path))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRow(query).Scan(&n); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return n
}

// TestUpsert: writing again, in one run or several, changes nothing.
func TestUpsert(t *testing.T) {
	a, b := sinktest.Document(t, "a.txt"), sinktest.Document(t, "b.txt")
	once, twice := filepath.Join(t.TempDir(), "once?#%.db"), filepath.Join(t.TempDir(), "twice.db")
	fill(t, once, a, b)
	fill(t, twice, b, a, a)
	fill(t, twice, b)
	first := dump(t, once)
	if _, err := os.Stat(once); err != nil {
		t.Error(err)
	}
	if first != dump(t, twice) {
		t.Errorf("got\n%s\nwant\n%s", dump(t, twice), first)
	}
	for _, table := range tables {
		if n := count(t, twice, "SELECT count(*) FROM "+table); n == 0 {
			t.Errorf("%s is empty", table)
		}
	}
}

// TestWithdraw: facts that an article no longer gives are taken out, with all
// that hangs on them.
func TestWithdraw(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	fill(t, path, sinktest.Document(t, "a.txt"), sinktest.Document(t, "b.txt"))
	film, err := sink.NewDoc(extract.Article{URI: "a.txt"}, []event.Event{sinktest.Film("a.txt")}, "")
	if err != nil {
		t.Fatal(err)
	}
	fill(t, path, film)
	for query, want := range map[string]int{"SELECT count(*) FROM agreements": 1, "SELECT count(*) FROM films": 2, "SELECT count(*) FROM parties": 2, "SELECT count(*) FROM evidence": 4} {
		if n := count(t, path, query); n != want {
			t.Errorf("%s: %d, want %d", query, n, want)
		}
	}
	fill(t, path, sink.Doc{Article: extract.Article{URI: "a.txt"}}, sink.Doc{Article: extract.Article{URI: "b.txt"}})
	for _, table := range tables {
		if n := count(t, path, "SELECT count(*) FROM "+table); n != 0 && table != "documents" {
			t.Errorf("%s: %d rows left", table, n)
		}
	}
}

func TestViews(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	fill(t, path, sinktest.Document(t, "a.txt"), sinktest.Document(t, "b.txt"))
	tests := []struct {
		query string
		want  int
	}{
		{"SELECT count(*) FROM agreement_overview WHERE parties = 'Киностудия «Заря» — Фонд «Кино Алатау»' AND said = 'подписала' AND amount_value > 3500000", 2},
		{"SELECT agreements FROM party_overview WHERE name = 'Киностудия «Заря»' AND country = 'KZ'", 1}, // one fact in two articles
		{"SELECT agreements FROM agreements_by_month WHERE month = '2025-03' AND status = 'signed'", 1},
		{"SELECT count(*) FROM film_overview WHERE directors = 'Анна Лугова' AND companies = 'Заря'", 2},
		{"SELECT count(*) FROM film_timeline WHERE festival_name = 'Кинофестиваль «Звезда»' AND amount_value = 1000", 2},
		{"SELECT articles FROM clusters LIMIT 1", 2},
		{"SELECT count(*) FROM country_pairs", 0},
		{"SELECT count(*) FROM events WHERE json_extract(data, '$.id') = id", 4},
		{"SELECT count(*) FROM events WHERE ce_duplicateof = 'original.txt'", 2},
	}
	for _, tt := range tests {
		if n := count(t, path, tt.query); n != tt.want {
			t.Errorf("%s: %d, want %d", tt.query, n, tt.want)
		}
	}
}

func TestRefusesOthers(t *testing.T) {
	dir := t.TempDir()
	other := filepath.Join(dir, "other.db")
	db, _ := sql.Open("sqlite", other)
	if _, err := db.Exec("CREATE TABLE x (y)"); err != nil {
		t.Fatal(err)
	}
	_ = db.Close()
	text := filepath.Join(dir, "text.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("not a database ", 100)), 0o644); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{other: "holds other tables", text: "not a database", filepath.Join(dir, "no", "x.db"): "unable to open"} {
		if _, err := Open(context.Background(), path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
	}
}

func TestAbort(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Write(t.Context(), sinktest.Document(t, "a.txt")); err != nil {
		t.Fatal(err)
	}
	if err := s.Flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := s.Write(t.Context(), sinktest.Document(t, "b.txt")); err != nil {
		t.Fatal(err)
	}
	s.Abort()
	if n := count(t, path, "SELECT count(*) FROM events"); n != 2 {
		t.Errorf("%d events", n)
	}
}

func BenchmarkWrite(b *testing.B) {
	s, err := Open(context.Background(), filepath.Join(b.TempDir(), "a.db"))
	if err != nil {
		b.Fatal(err)
	}
	d := sinktest.Document(b, "a.txt")
	none := sink.Doc{Article: extract.Article{URI: "b.txt"}}
	b.Run("with events", func(b *testing.B) {
		for b.Loop() {
			if err := s.Write(context.Background(), d); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("without", func(b *testing.B) {
		for b.Loop() {
			if err := s.Write(context.Background(), none); err != nil {
				b.Fatal(err)
			}
		}
	})
	_ = s.Close(context.Background())
}
