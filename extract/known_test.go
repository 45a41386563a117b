package extract_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"vestnik/extract/eval"
)

// A knownArticle is an article that is not yet read as annotated: why, and what
// exactly differs.
type knownArticle struct {
	id, reason string
	faults     []string // sorted
}

// unexplained is the reason of an article that -update has added.
const unexplained = "not looked at yet"

const knownHeader = `# Articles that are not read as annotated, each with the reason and with what
# differs. The test fails when something here starts to be read and when
# something else is no longer read; -update rewrites all but the reasons.
`

// TestArticlesKnown compares every fault of the engine on the project's own
// articles with the list of known ones.
func TestArticlesKnown(t *testing.T) {
	gold := articles(t)
	report := eval.Score(gold, readAll(t, gold))
	data, err := os.ReadFile(knownFile)
	if err != nil && !*update {
		t.Fatal(err)
	}
	known := parseKnown(t, string(data))
	found := faults(report)
	if *update {
		compareFile(t, knownFile, formatKnown(found, known))
		return
	}
	for _, d := range report.EachDocument() {
		was, is := known[d.ID], found[d.ID]
		fails := d.Events.Wrong+d.Events.Missed+d.Slots.Wrong+d.Slots.Missed > 0
		if fails && was.id == "" {
			t.Errorf("%s: is no longer read as annotated", d.ID)
		}
		for _, f := range missing(is.faults, was.faults) {
			t.Errorf("%s: new: %s", d.ID, f)
		}
		for _, f := range missing(was.faults, is.faults) {
			t.Errorf("%s: read now, take it out of the list: %s", d.ID, f)
		}
		delete(known, d.ID)
	}
	for id := range known {
		t.Errorf("%s: is in the list and no article", id)
	}
}

// faults gives what differs from the annotation, by article.
func faults(r *eval.Report) map[string]knownArticle {
	found := map[string]knownArticle{}
	for _, e := range r.Errors {
		line := e.What + " " + e.Slot + ": "
		if e.Gold != "" && e.Got != "" {
			line += "want " + e.Gold + ", got " + e.Got
		} else {
			line += e.Gold + e.Got
		}
		if e.Event != "" && !strings.HasSuffix(e.Slot, " events") {
			line += " (of " + e.Event + ")"
		}
		a := found[e.Doc]
		a.id, a.reason = e.Doc, unexplained
		a.faults = append(a.faults, strings.Join(strings.Fields(line), " "))
		found[e.Doc] = a
	}
	for _, a := range found {
		slices.Sort(a.faults)
	}
	return found
}

// missing gives what is in a and not in b; both are sorted and may repeat.
func missing(a, b []string) []string {
	var out []string
	for _, x := range a {
		i, ok := slices.BinarySearch(b, x)
		if ok {
			b = slices.Delete(slices.Clone(b), i, i+1)
		} else {
			out = append(out, x)
		}
	}
	return out
}

// parseKnown reads the list: "== id: reason" and below it a fault a line.
func parseKnown(t *testing.T, src string) map[string]knownArticle {
	t.Helper()
	known := map[string]knownArticle{}
	id := ""
	for n, line := range strings.Split(src, "\n") {
		switch head, ok := strings.CutPrefix(line, "== "); {
		case ok:
			var reason string
			id, reason, ok = strings.Cut(head, ": ")
			if !ok || known[id].id != "" {
				t.Fatalf("%s:%d: no reason, or an article twice", knownFile, n+1)
			}
			known[id] = knownArticle{id: id, reason: reason}
		case line == "" || line[0] == '#':
		case id == "":
			t.Fatalf("%s:%d: a fault of no article", knownFile, n+1)
		default:
			a := known[id]
			a.faults = append(a.faults, line)
			known[id] = a
		}
	}
	for _, a := range known {
		slices.Sort(a.faults)
	}
	return known
}

// formatKnown writes the list, with the reasons that known has.
func formatKnown(found, known map[string]knownArticle) string {
	var b strings.Builder
	b.WriteString(knownHeader)
	var ids []string
	for id := range found {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		reason := found[id].reason
		if was := known[id].reason; was != "" {
			reason = was
		}
		fmt.Fprintf(&b, "\n== %s: %s\n", id, reason)
		for _, f := range found[id].faults {
			b.WriteString(f + "\n")
		}
	}
	return b.String()
}
