package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAnnotate(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"a.txt":   "# date: 2025-10-06\nВчера в Таразе выступил Пётр Громов.",
		"b.jsonl": `{"id": "one", "text": "Тихо."}` + "\n" + `{"id": "two", "text": "Из Баку."}` + "\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	code, stdout, stderr := command(t, "", "annotate", dir)
	if code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	var got []string
	for line := range strings.Lines(stdout) {
		var d struct {
			ID       string
			Mentions []struct {
				Start, End              int
				Type, Text, Name, Value string
			}
		}
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		if d.Mentions == nil {
			t.Errorf("%s has no list of mentions", d.ID)
		}
		s := d.ID
		for _, m := range d.Mentions {
			s += "; " + m.Type + " " + m.Name + " " + m.Value
		}
		got = append(got, s)
	}
	want := "a.txt; Date Вчера 2025-10-05; City Тараз ; Person Пётр Громов |one|two; City Баку "
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}

	file := filepath.Join(dir, "out.jsonl")
	if code, _, stderr := command(t, "Из Баку.", "annotate", "-o", file, "-"); code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	if raw, err := os.ReadFile(file); err != nil || !strings.Contains(string(raw), `"name":"Баку"`) {
		t.Errorf("%s, %v", raw, err)
	}
}
