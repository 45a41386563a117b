package agreement_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vestnik/extract/agreement"
	"vestnik/extract/discourse"
	"vestnik/extract/fact"
	"vestnik/extract/frame"
	"vestnik/extract/frame/frametest"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

// compiled is the lexicon that the tests share.
var compiled = sync.OnceValues(frametest.Compile)

// read prints the agreements of a text, one a line.
func read(t *testing.T, s string) string {
	t.Helper()
	c, err := compiled()
	if err != nil {
		t.Fatal(err)
	}
	published := phrase.Day{Year: 2024, Month: 5, Day: 20}
	tx := phrase.NewReader(c.Phrases).Read(text.New(s), published)
	d := discourse.Read(c.Phrases, tx)
	frames := frame.NewReader(c.Frames)
	var sentences []*frame.Sentence
	var triggers [][]frame.Trigger
	for k := range tx.Doc.Sentences {
		sentence, tr := frames.Sentence(tx, k)
		sentences, triggers = append(sentences, sentence), append(triggers, tr)
	}
	r := agreement.NewReader(c.Phrases)
	var b strings.Builder
	for _, f := range r.Read(tx, d, sentences, triggers, published) {
		b.WriteString(line(&f) + "\n")
	}
	if b.Len() == 0 {
		return "nothing\n"
	}
	return b.String()
}

func line(f *fact.Fact) string {
	a := f.Agreement
	var parties []string
	for _, p := range a.Parties {
		s := p.Name
		for _, r := range p.Representatives {
			s += " (" + r.Name + ")"
		}
		parties = append(parties, s)
	}
	out := fmt.Sprintf("%s %s: %s", a.Status, a.AgreementType, strings.Join(parties, "; "))
	for _, x := range [...][2]string{{"date", a.Date.Value}, {"place", a.Place.Name}, {"occasion", a.Occasion.Name}, {"amount", a.Amount.Value + a.Amount.Currency}} {
		if x[1] != "" {
			out += ", " + x[0] + " " + x[1]
		}
	}
	if a.Count > 0 {
		out += fmt.Sprintf(", count %d", a.Count)
	}
	if f.Salience != "main" {
		out += ", " + string(f.Salience)
	}
	for _, m := range f.Marks {
		if m.Origin != "" {
			out += fmt.Sprintf(", %s from %s", m.Field, m.Origin)
		}
	}
	return out
}

// TestGolden reads testdata/*.txt: groups under "# TITLE", a text behind "> "
// (further lines behind "> " as well), then the agreements read from it.
func TestGolden(t *testing.T) {
	files, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".txt") {
			continue
		}
		file := "testdata/" + f.Name()
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		for _, block := range strings.Split(strings.TrimSpace(string(raw)), "\n\n") {
			if strings.HasPrefix(block, "#") {
				out.WriteString(block + "\n\n")
				continue
			}
			lines := strings.Split(block, "\n")
			k := slices.IndexFunc(lines, func(s string) bool { return !strings.HasPrefix(s, ">") })
			if k < 0 {
				k = len(lines)
			}
			var body []string
			for _, l := range lines[:k] {
				body = append(body, strings.TrimPrefix(strings.TrimPrefix(l, ">"), " "))
			}
			n++
			out.WriteString(strings.Join(lines[:k], "\n") + "\n" + read(t, strings.Join(body, "\n")) + "\n")
		}
		got := strings.TrimSpace(out.String()) + "\n"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if d := cmp.Diff(string(raw), got); d != "" {
			t.Errorf("%s (-want +got); -update writes it anew:\n%s", file, d)
		}
	}
	if n < 40 {
		t.Errorf("testdata holds %d texts only", n)
	}
}
