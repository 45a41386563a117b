package csv

import (
	"bytes"
	"encoding/csv"
	"flag"
	"os"
	"strings"
	"testing"

	"vestnik/extract"
	"vestnik/pipeline/sink"
	"vestnik/pipeline/sink/sinktest"
)

var update = flag.Bool("update", false, "rewrite the golden file")

// TestGolden shows every column: "name: agreement | film".
func TestGolden(t *testing.T) {
	var b bytes.Buffer
	s := New(&b, false)
	if err := s.Write(t.Context(), sinktest.Document(t, "a/1.txt")); err != nil {
		t.Fatal(err)
	}
	raw, ok := strings.CutPrefix(b.String(), "\ufeff")
	if !ok {
		t.Error("no byte order mark")
	}
	rows, err := csv.NewReader(strings.NewReader(raw)).ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	var got strings.Builder
	for i, name := range rows[0] {
		if rows[1][i] == "" && rows[2][i] == "" {
			t.Errorf("%s is empty in a document that has everything", name)
		}
		got.WriteString(name + ": " + rows[1][i] + " | " + rows[2][i] + "\n")
	}
	const file = "testdata/columns.txt"
	if *update {
		if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || got.String() != string(want) {
		t.Errorf("%v; got\n%s", err, got.String())
	}
}

func TestHeader(t *testing.T) {
	head := "\ufeff" + strings.Join(Names(), ",") + "\n"
	for _, tt := range []struct {
		goOn, write bool
		want        string
	}{{false, false, head}, {true, false, ""}, {false, true, head}, {true, true, ""}} {
		var b bytes.Buffer
		s := New(&b, tt.goOn)
		if tt.write {
			if err := s.Write(t.Context(), sink.Doc{Article: extract.Article{URI: "a"}}); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
		if b.String() != tt.want {
			t.Errorf("%+v: %q", tt, b.String())
		}
	}
}
