package parquet

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"vestnik/pipeline/sink/sinktest"
)

func TestRoundTrip(t *testing.T) {
	var b bytes.Buffer
	s := New(&b)
	var want []row
	for i := range 3000 {
		d := sinktest.Document(t, fmt.Sprintf("a/%d", i))
		if err := s.Write(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		for i := range d.Events {
			want = append(want, rowOf(&d.Events[i]))
		}
	}
	if err := s.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	got, err := parquet.Read[row](bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil || len(got) != len(want) {
		t.Fatalf("%d rows, %v", len(got), err)
	}
	for i := range got {
		if a, b := asJSON(t, got[i]), asJSON(t, want[i]); a != b {
			t.Fatalf("row %d: got %s, want %s", i, a, b)
		}
	}
}

// asJSON prints a row; lists come back empty and not nil.
func asJSON(t *testing.T, r row) string {
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(b), "null", "[]")
}

func TestColumns(t *testing.T) {
	schema := parquet.SchemaOf(row{})
	for _, path := range [][]string{
		{"ce_id"}, {"document", "uri"}, {"parties", "list", "element", "name"}, {"date", "value"}, {"amount", "value"},
		{"film", "director", "list", "element", "name"}, {"milestones", "list", "element", "festival", "name"},
	} {
		if _, ok := schema.Lookup(path...); !ok {
			t.Errorf("no column %v in\n%s", path, schema)
		}
	}
}

func TestEmpty(t *testing.T) {
	var b bytes.Buffer
	if err := New(&b).Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if rows, err := parquet.Read[row](bytes.NewReader(b.Bytes()), int64(b.Len())); err != nil || len(rows) != 0 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}

func BenchmarkWrite(b *testing.B) {
	d := sinktest.Document(b, "a/1")
	var out bytes.Buffer
	s := New(&out)
	for b.Loop() {
		if err := s.Write(b.Context(), d); err != nil {
			b.Fatal(err)
		}
	}
}
