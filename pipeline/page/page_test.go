package page

import (
	"strings"
	"testing"

	"vestnik/extract/diff"
	"vestnik/extract/event"
	"vestnik/extract/explain"
)

// sample is an article with an event, a name and something nearly read, whose
// texts try to break out of the page.
func sample() *explain.Explanation {
	text := "Студия <b>«Ёж»</b> подписала меморандум."
	r := []rune(text)
	span := func(lo, hi int) explain.Span { return explain.Span{Start: lo, End: hi, Text: string(r[lo:hi])} }
	trigger := &explain.Trigger{Span: span(19, 28), Mood: "past", Clause: "main",
		Frames: []explain.Step{{Rule: "agreement.sign", At: "rules/a.yaml:7:9"}}}
	return &explain.Explanation{
		URI: `x"><script>alert(1)</script>`, Title: "</title><script>document.body.dataset.broken = 1</script>", Text: text, Lexicon: "00",
		Events: []explain.Event{{Headline: "memorandum signed <i>", Event: event.Event{Salience: event.Main}, Trigger: trigger,
			Fields: []explain.Field{{Span: span(0, 18), Field: "/parties/0"}, {Span: span(19, 28), Field: "/status"}},
			Steps:  []explain.Step{{Rule: "agreement.sign", At: "rules/a.yaml:7:9", Note: "'\"><img src=x onerror=alert(1)>"}}}},
		Mentions: []explain.Mention{{Span: span(0, 18), Kind: "Organization", Name: "Студия «Ёж»", Rule: "org.head",
			Tokens: []explain.Token{{Text: "Студия", Readings: []string{"студия: студия NOUN"}}}}},
		Near: []explain.Near{{Span: span(29, 39), Condition: "no word of the sentence says"}},
	}
}

func TestSegments(t *testing.T) {
	x := sample()
	var b strings.Builder
	var events, near int
	for _, s := range Segments(x) {
		b.WriteString(s.Text)
		events += len(s.Events)
		near += len(s.Near)
	}
	if b.String() != x.Text {
		t.Errorf("the segments make %q", b.String())
	}
	if events != 2 || near != 1 {
		t.Errorf("%d segments of events, %d of near", events, near)
	}
}

func TestExplanationEscapes(t *testing.T) {
	var b strings.Builder
	if err := Explanation(&b, []*explain.Explanation{sample()}); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	if n := strings.Count(page, "<script>"); n != 1 {
		t.Errorf("%d scripts", n)
	}
	for _, bad := range []string{"<img", "<b>«", "<i>", "http://", "https://", "src=x onerror=alert(1)>\""} {
		if strings.Contains(page, bad) {
			t.Errorf("the page holds %s", bad)
		}
	}
}

// sampleDiff is a report whose texts try to break out of the page.
func sampleDiff() *diff.Report {
	r := &diff.Report{Old: "0", New: "1", Articles: 2, Edits: []diff.Edit{{ID: "a", Kind: diff.Changed, At: "my/lists/<b>.txt:1:1"}}}
	r.Add([]diff.Change{
		{What: diff.Event, Kind: diff.Gained, URI: "1", New: "</script><script>document.body.dataset.broken = 1</script>", Exact: "подписали", Rules: []string{"a", "b"}, Cause: []string{"a"}},
		{What: diff.Mention, Kind: diff.Lost, URI: "2", Old: "City Рига", Before: "мост <i>", Exact: "Рига", Rules: []string{"c"}},
		{What: diff.Event, Kind: diff.Changed, URI: "2", New: "x", Fields: []diff.Field{{Name: "/status", Old: "<u>", New: ""}}, Rules: []string{"a"}, Cause: []string{"a"}},
	})
	r.Finish(0)
	return r
}

func TestDiffEscapes(t *testing.T) {
	var b strings.Builder
	if err := Diff(&b, sampleDiff()); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "<script>"); n != 1 {
		t.Errorf("%d scripts", n)
	}
	for _, bad := range []string{"<i>", "<u>", "<b>.txt", "http://", "https://"} {
		if strings.Contains(b.String(), bad) {
			t.Errorf("the page holds %s", bad)
		}
	}
}
