package batch

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	pq "github.com/parquet-go/parquet-go"

	"vestnik/extract"
	"vestnik/extract/event"
	"vestnik/pipeline/articles"
	"vestnik/pipeline/run"
	"vestnik/pipeline/sink"
	"vestnik/pipeline/sink/sinktest"
	"vestnik/pipeline/source"
)

// reader is an extractor that finds a film in each article and an agreement
// in every third.
func reader() func(extract.Article) extract.Result {
	return func(a extract.Article) extract.Result {
		res := extract.Result{Events: []event.Event{sinktest.Film(a.URI)}, Drops: map[string]int{"question": 1}}
		if len(a.Text)%3 == 0 {
			res.Events = append(res.Events, sinktest.Agreement(a.URI))
		}
		for i := range res.Events {
			res.Events[i].Document.SHA256 = event.HashText(a.Text)
		}
		return res
	}
}

// corpus writes n articles into a folder, some broken, every tenth a reprint.
func corpus(t testing.TB, n int) string {
	dir := t.TempDir()
	var lines strings.Builder
	for i := range n {
		text := ""
		for j := range 30 {
			text += fmt.Sprintf("слово%d ", (i-i%10)*100+j)
		}
		if i%10 > 1 {
			text += strings.Repeat(fmt.Sprintf("иное%d да%d нет%d ", i, i+1, i*i), 12)
		}
		fmt.Fprintf(&lines, `{"uri":"a/%d","text":"%s","published":"%d-10-05","source":"Источник %d"}`+"\n", i, text, 2000+i%20, i%3)
		if i%37 == 0 {
			lines.WriteString("{broken\n")
		}
	}
	for name, content := range map[string]string{"a.jsonl": lines.String(), "b.txt": "Последний текст, и он не повторяет других."} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func newBatch(dir string) *Batch {
	return &Batch{
		Articles: &source.Source{Paths: []string{dir}}, Extractor: reader, Mark: true,
		Options: run.Options{Workers: 3}, Run: "test", Complain: func(error) {},
	}
}

// content gives the content of an output, of databases and Parquet its rows.
func content(t testing.TB, target Target) string {
	t.Helper()
	raw, err := os.ReadFile(target.Path)
	if err != nil {
		t.Fatal(err)
	}
	switch target.Format {
	case Parquet:
		rows, err := pq.Read[any](bytes.NewReader(raw), int64(len(raw)))
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(rows...)
	case SQLite:
		db, err := sql.Open("sqlite", target.Path)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		var out string
		for _, table := range []string{"documents", "events", "agreements", "parties", "films", "milestones", "evidence"} {
			rows, err := db.Query("SELECT * FROM " + table + " ORDER BY 1, 2")
			if err != nil {
				t.Fatal(err)
			}
			names, _ := rows.Columns()
			for rows.Next() {
				cells, refs := make([]any, len(names)), make([]any, len(names))
				for i := range cells {
					refs[i] = &cells[i]
				}
				if err := rows.Scan(refs...); err != nil {
					t.Fatal(err)
				}
				out += fmt.Sprintln(cells...)
			}
		}
		return out
	}
	return string(raw)
}

func targetsIn(dir string) []Target {
	return []Target{
		{filepath.Join(dir, "e.jsonl"), JSONL}, {filepath.Join(dir, "e.csv"), CSV},
		{filepath.Join(dir, "e.parquet"), Parquet}, {filepath.Join(dir, "e.db"), SQLite},
	}
}

// TestResume stops runs at random documents, spoils what came after the last
// checkpoint, and goes on: all outputs are those of an undisturbed run.
func TestResume(t *testing.T) {
	dir := corpus(t, 150)
	plain, stopped := targetsIn(t.TempDir()), targetsIn(t.TempDir())
	undisturbed, err := newBatch(dir).Into(t.Context(), plain)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	var last *Report
	stops := 0
	for {
		ctx, cancel := context.WithCancel(t.Context())
		b := newBatch(dir)
		b.Resume = stopped[0].Path
		// Checkpoints come after each document, or never but at the end.
		if b.Every = 0; stops%5 == 4 {
			b.Every = 1 << 40
		}
		left := r.IntN(14)
		b.Progress = func(*Report) {
			if left--; left < 0 {
				cancel()
			}
		}
		last, err = b.Into(ctx, stopped)
		cancel()
		if err == nil {
			break
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		stops++
		for _, target := range stopped[:3] { // what was not yet on the disk
			f, err := os.OpenFile(partOf(target.Path), os.O_APPEND|os.O_WRONLY, 0)
			if err == nil {
				_, _ = f.WriteString("лишнее\n")
				_ = f.Close()
			}
		}
	}
	if stops < 12 {
		t.Errorf("%d stops only", stops)
	}
	for i := range plain {
		if got, want := content(t, stopped[i]), content(t, plain[i]); got != want {
			t.Errorf("%s: %d bytes, want %d", plain[i].Format, len(got), len(want))
		}
	}
	last.Before = 0
	if fmt.Sprint(*last) != fmt.Sprint(*undisturbed) {
		t.Errorf("got %+v, want %+v", last, undisturbed)
	}
	if !strings.Contains(content(t, plain[0]), `"duplicateof":"a/`) {
		t.Error("no reprint was marked")
	}
	left, _ := filepath.Glob(filepath.Join(filepath.Dir(stopped[0].Path), "*"))
	if len(left) != 4 {
		t.Errorf("left over: %q", left)
	}
}

// TestKilledAtTheEnd goes on from each moment between the last document and
// the last file getting its name.
func TestKilledAtTheEnd(t *testing.T) {
	dir := corpus(t, 40)
	plain := targetsIn(t.TempDir())
	if _, err := newBatch(dir).Into(t.Context(), plain); err != nil {
		t.Fatal(err)
	}
	for named := range 4 { // how many files have their names
		targets := targetsIn(t.TempDir())
		b := newBatch(dir)
		b.Resume = targets[0].Path
		s := &state{Batch: b, targets: targets}
		s.report.Events, s.report.Drops = map[string]int{}, map[string]int{}
		if _, err := s.open(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := s.read(t.Context()); err != nil {
			t.Fatal(err)
		}
		for _, o := range s.outputs {
			if err := o.Close(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.save(t.Context(), true); err != nil {
			t.Fatal(err)
		}
		for i, o := range s.outputs {
			if i < named {
				if err := o.Commit(t.Context()); err != nil {
					t.Fatal(err)
				}
			} else if o.spool != nil {
				_ = o.spool.Close()
			}
		}
		_ = s.log.Close()

		b = newBatch(dir)
		b.Resume = targets[0].Path
		if _, err := b.Into(t.Context(), targets); err != nil {
			t.Fatalf("%d named: %v", named, err)
		}
		for i := range plain {
			if content(t, targets[i]) != content(t, plain[i]) {
				t.Errorf("%d named: %s differs", named, plain[i].Format)
			}
		}
	}
}

func TestRefusals(t *testing.T) {
	dir := corpus(t, 30)
	target := Target{filepath.Join(t.TempDir(), "e.jsonl"), JSONL}
	stop := func() {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		b := newBatch(dir)
		b.Resume = target.Path
		b.Saved = func(*Report) { cancel() }
		if _, err := b.Into(ctx, []Target{target}); err == nil {
			t.Fatal("not stopped")
		}
	}
	tests := []struct {
		name   string
		change func(b *Batch)
		want   string
	}{
		{"other settings", func(b *Batch) { b.Run = "other" }, "is of a run with other inputs, flags or lexicon"},
		{"changed input", func(*Batch) {
			if err := os.WriteFile(filepath.Join(dir, "a.jsonl"), []byte(`{"text":"Новое"}`), 0o644); err != nil {
				t.Fatal(err)
			}
		}, "is not the file that was being read"},
		{"lost part", func(*Batch) { _ = os.Remove(partOf(target.Path)) }, "shorter than at the last checkpoint"},
		{"broken checkpoint", func(*Batch) { _ = os.WriteFile(checkpointOf(target.Path), []byte("{"), 0o644) }, "not a checkpoint"},
	}
	for _, tt := range tests {
		_ = os.Remove(checkpointOf(target.Path))
		stop()
		b := newBatch(dir)
		b.Resume = target.Path
		tt.change(b)
		_, err := b.Into(t.Context(), []Target{target})
		var settings *SettingsError
		if !errors.As(err, &settings) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

func TestFilter(t *testing.T) {
	a := extract.Article{URI: "https://www.example.kz/1", Published: "2025-10-05T23:00:00+05:00", Source: "Вести", PublishedBy: "Пресс-служба", Text: "Текст по-русски."}
	tests := []struct {
		f    Filter
		want string
	}{
		{Filter{}, ""},
		{Filter{Since: "2025-10-05", Until: "2025-10-05"}, ""},
		{Filter{Since: "2025-10-06"}, dropTime},
		{Filter{Until: "2025-10-04"}, dropTime},
		{Filter{Since: "2025", Until: "2025"}, ""},
		{Filter{Since: "2025-10", Until: "2025-10"}, ""},
		{Filter{Until: "2025-09"}, dropTime},
		{Filter{Since: "05.10.2025"}, ""},
		{Filter{Since: "вчера"}, "!"},
		{Filter{Since: "2025-1x"}, "!"},
		{Filter{Filter: articles.Filter{Languages: []string{"ru-RU"}}}, ""},
		{Filter{Filter: articles.Filter{Languages: []string{"kk", "en"}}}, articles.DropLanguage},
		{Filter{Filter: articles.Filter{Sources: []string{"вести"}}}, ""},
		{Filter{Filter: articles.Filter{Sources: []string{"*.kz"}}}, ""},
		{Filter{Filter: articles.Filter{Sources: []string{"*.kz", "!пресс*"}}}, articles.DropSource},
		{Filter{Filter: articles.Filter{Sources: []string{"!ria*"}}}, ""},
		{Filter{Filter: articles.Filter{Sources: []string{"[x"}}}, "!"},
	}
	for _, tt := range tests {
		got := "!"
		if tt.f.Check() == nil {
			got = tt.f.Drop(&a)
		}
		if got != tt.want {
			t.Errorf("%+v: %q, want %q", tt.f, got, tt.want)
		}
	}
	f := Filter{Since: "2025"}
	if got := f.Drop(&extract.Article{}); got != dropNoDate {
		t.Errorf("no date: %q", got)
	}
}

func TestFilterAndDrop(t *testing.T) {
	dir := corpus(t, 60)
	target := Target{filepath.Join(t.TempDir(), "e.jsonl"), JSONL}
	b := newBatch(dir)
	b.Mark, b.DropSame = false, true
	b.Filter = Filter{Since: "2005", Until: "2019", Filter: articles.Filter{Sources: []string{"источник*"}}}
	report, err := b.Into(t.Context(), []Target{target})
	if err != nil {
		t.Fatal(err)
	}
	if d := report.Drops; d[dropTime] != 15 || d[dropNoDate] != 1 || d[dropDuplicate] == 0 || report.Events["film"] != 60-15-d[dropDuplicate] {
		t.Errorf("%+v", report)
	}
}

// TestFilteredStay: what a filter leaves out is not taken out of a database.
func TestFilteredStay(t *testing.T) {
	dir := corpus(t, 20)
	target := Target{filepath.Join(t.TempDir(), "e.db"), SQLite}
	for _, f := range []Filter{{}, {Since: "2015"}} {
		b := newBatch(dir)
		b.Filter = f
		if _, err := b.Into(t.Context(), []Target{target}); err != nil {
			t.Fatal(err)
		}
	}
	if n := strings.Count(content(t, target), "vestnik.film.v1"); n < 21 {
		t.Errorf("%d films", n)
	}
}

func TestFormatOf(t *testing.T) {
	for path, want := range map[string]Format{"a.jsonl": JSONL, "a.CSV": CSV, "a.parquet": Parquet, "a.db": SQLite, "a.sqlite3": SQLite, "a": "", "a.txt": ""} {
		if got := FormatOf(path); got != want {
			t.Errorf("%s: %q", path, got)
		}
	}
}

var _ sink.Flusher = (*sink.JSONL)(nil)
