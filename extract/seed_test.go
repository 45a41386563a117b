package extract_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vestnik/extract/eval"
	"vestnik/extract/event"
)

// TestSeed reads the release that the project began with, which may not be
// committed: seven agreements, of which two may be read as one, and four films,
// with every slot as annotated.
func TestSeed(t *testing.T) {
	dir := filepath.Join("..", "..", "shared", "gold", "dev")
	if _, err := os.Stat(filepath.Join(dir, "seed.txt")); err != nil {
		t.Skip("the seed release is not there")
	}
	all, err := eval.LoadGold(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	for i := range all {
		if all[i].ID == "seed" {
			seed(t, all[i:i+1])
			return
		}
	}
	t.Fatal("no article seed")
}

func seed(t *testing.T, gold []eval.Gold) {
	events := readAll(t, gold)
	report := eval.Score(gold, events)
	if err := report.PrintErrors(lines{t}); err != nil {
		t.Fatal(err)
	}
	if n := report.Row("agreement events").Right; n != 6 && n != 7 {
		t.Errorf("%d agreements", n)
	}
	if n := report.Row("film events").Right; n != 4 {
		t.Errorf("%d films", n)
	}
	if len(report.Errors) > 0 {
		t.Errorf("%d faults", len(report.Errors))
	}
	groups := map[string]int{}
	for _, e := range events["seed"] {
		if e.Kind == event.KindAgreement {
			groups[e.Agreement.Group]++
		}
	}
	if len(groups) != 2 {
		t.Errorf("groups of agreements: %v", groups)
	}
}

// lines logs what is written to it.
type lines struct{ t *testing.T }

func (l lines) Write(b []byte) (int, error) {
	l.t.Log(strings.TrimSpace(string(b)))
	return len(b), nil
}
