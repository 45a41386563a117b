package phrase

import (
	"os"
	"strings"
	"testing"
)

// table reads the lines of a test table, cut at " | ".
func table(t *testing.T, file string) [][]string {
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		row := strings.Split(line, " | ")
		for len(row) < 6 {
			row = append(row, "")
		}
		rows = append(rows, row)
	}
	return rows
}

func dash0(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func TestDates(t *testing.T) {
	published := Day{2025, 10, 5}
	for _, row := range table(t, "testdata/dates.txt") {
		x := read(row[0], published)
		var got *Mention
		for i := range x.Mentions {
			if x.Mentions[i].Date != nil && got == nil {
				got = &x.Mentions[i]
			}
		}
		if got == nil || row[1] == "-" {
			if (got == nil) != (row[1] == "-") {
				t.Errorf("%s: read %v, want %s", row[0], got != nil, row[1])
			}
			continue
		}
		if s := x.Text(got.First, got.Last); s != row[1] {
			t.Errorf("%s: read %q, want %q", row[0], s, row[1])
		}
		from, to := got.Date.Resolve(published, false)
		if row[2] != "" && dash0(from.String()) != row[2] || dash0(to.String()) != dash0(row[3]) {
			t.Errorf("%s: %s – %s, want %s – %s", row[0], from, to, row[2], dash0(row[3]))
		}
		if row[4] != "" {
			if from, _ := got.Date.Resolve(published, true); from.String() != row[4] {
				t.Errorf("%s: future %s, want %s", row[0], from, row[4])
			}
		}
	}
}

func TestResolveWithoutPublication(t *testing.T) {
	for _, source := range []string{"17 мая", "в пятницу", "вчера", "год назад", "в мае прошлого года", "осенью"} {
		x := read("Подписан "+source+".", Day{})
		for i := range x.Mentions {
			if w := x.Mentions[i].Date; w != nil {
				if from, to := w.Resolve(Day{}, false); !from.Zero() || !to.Zero() {
					t.Errorf("%s: %s – %s, want nothing", source, from, to)
				}
			}
		}
	}
}

func TestResolveAroundNewYear(t *testing.T) {
	for _, c := range []struct {
		published Day
		date      Day
		future    bool
		want      string
	}{
		{Day{2025, 12, 28}, Day{Month: 1, Day: 3}, false, "2026-01-03"},
		{Day{2025, 12, 28}, Day{Month: 1, Day: 3}, true, "2026-01-03"},
		{Day{2025, 12, 28}, Day{Month: 1, Day: 20}, false, "2025-01-20"},
		{Day{2025, 12, 28}, Day{Month: 1}, true, "2026-01"},
		{Day{2026, 1, 3}, Day{Month: 12, Day: 28}, false, "2025-12-28"},
		{Day{2026, 1, 3}, Day{Month: 12}, false, "2025-12"},
		{Day{2026, 1, 3}, Day{Month: 12}, true, "2026-12"},
		{Day{2026, 3, 1}, Day{Month: 2, Day: 28}, true, "2026-02-28"},
	} {
		w := When{From: c.date}
		if from, _ := w.Resolve(c.published, c.future); from.String() != c.want {
			t.Errorf("%v as of %s, future %v: %s, want %s", c.date, c.published, c.future, from, c.want)
		}
	}
}
