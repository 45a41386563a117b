package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const evalData = "../../extract/eval/testdata/"

// evalOutput runs vestnik eval.
func evalOutput(args ...string) (string, error) {
	var out bytes.Buffer
	cmd := newEvalCommand()
	cmd.SetOut(&out)
	cmd.SetErr(&out)
	cmd.SilenceUsage, cmd.SilenceErrors = true, true
	cmd.SetArgs(args)
	err := cmd.ExecuteContext(context.Background())
	return out.String(), err
}

// TestEvalJSON: the figures are those of the reference scorer.
func TestEvalJSON(t *testing.T) {
	out, err := evalOutput(evalData+"gold", "--events", evalData+"events.jsonl", "--json")
	if err != nil {
		t.Fatal(err)
	}
	type figures struct {
		Docs   int
		Rows   map[string][6]float64
		Exact  map[string][2]float64
		Errors []any
	}
	var got, want figures
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(evalData + "want.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	if got.Docs != want.Docs || len(got.Rows) != len(want.Rows) || len(got.Errors) != 0 {
		t.Errorf("got %d documents, %d rows, %d errors", got.Docs, len(got.Rows), len(got.Errors))
	}
	for name, w := range want.Rows {
		for i := range w {
			if math.Abs(got.Rows[name][i]-w[i]) > 0.0011 {
				t.Errorf("%s: got %v, want %v", name, got.Rows[name], w)
			}
		}
	}
}

func TestEvalText(t *testing.T) {
	out, err := evalOutput(evalData+"gold", "--events", evalData+"events.jsonl", "--errors", "--bootstrap", "50")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"all events", "95 %", "high", "⟦"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in\n%s", want, out)
		}
	}
	half, err := evalOutput(evalData+"gold", "--split", "1/2")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(half, "documents 6") || !strings.Contains(half, "documents ") {
		t.Errorf("half of 6 documents:\n%s", half)
	}
}

func TestEvalErrors(t *testing.T) {
	bad := filepath.Join(t.TempDir(), "bad.jsonl")
	if err := os.WriteFile(bad, []byte("\n{\"id\":1}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{evalData + "gold", "--split", "3/2"}, exitUsage, "3/2"},
		{[]string{evalData + "absent"}, exitUsage, "absent"},
		{[]string{evalData + "events.jsonl"}, exitUsage, "no folder"},
		{[]string{t.TempDir()}, exitUsage, "no gold"},
		{[]string{evalData + "gold", "--events", "absent.jsonl"}, exitUsage, "absent.jsonl"},
		{[]string{evalData + "gold", "--events", bad}, exitFailed, "bad.jsonl:2: not a CloudEvent"},
	} {
		_, err := evalOutput(c.args...)
		var e *exitError
		if !errors.As(err, &e) || e.code != c.code || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: got %v", c.args, err)
		}
	}
}
