// Package page writes self-contained HTML pages: one file each, without
// anything that would be loaded from elsewhere. What comes from articles and
// lexicons is escaped by html/template.
package page

import (
	"embed"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"

	"vestnik/extract/explain"
)

//go:embed *.tmpl
var files embed.FS

var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"join": strings.Join,
	"inc":  func(i int) int { return i + 1 },
}).ParseFS(files, "*.tmpl"))

// Explanation writes the page of some articles: the text with names and events
// marked, a card an event, derivations under the pointer.
func Explanation(w io.Writer, articles []*explain.Explanation) error {
	type article struct {
		*explain.Explanation
		N        int
		Segments []Segment
	}
	var data []article
	for i, x := range articles {
		data = append(data, article{x, i, Segments(x)})
	}
	return templates.ExecuteTemplate(w, "explain.tmpl", data)
}

// Segment is a run of the text to which the same things refer.
type Segment struct {
	Text    string
	Mention int    // index of the outermost name, -1 for none
	Kind    string // of the name
	Events  []int  // indexes of events that have a field or their trigger here
	Near    []int  // indexes of what nearly became an event
	Trigger int    // event whose trigger it is, -1 for none
}

// Marked reports whether something refers to the segment.
func (s Segment) Marked() bool { return s.Mention >= 0 || len(s.Events)+len(s.Near) > 0 }

// Refs lists the events as one attribute, " 0 2 ".
func (s Segment) Refs() string {
	if len(s.Events) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteByte(' ')
	for _, e := range s.Events {
		b.WriteString(strconv.Itoa(e) + " ")
	}
	return b.String()
}

// Segments cuts the text of an explanation where something begins or ends.
func Segments(x *explain.Explanation) []Segment {
	text := []rune(x.Text)
	cuts := []int{0, len(text)}
	cut := func(s explain.Span) { cuts = append(cuts, s.Start, s.End) }
	for _, m := range x.Mentions {
		if m.Level == 0 {
			cut(m.Span)
		}
	}
	for _, e := range x.Events {
		for _, f := range e.Fields {
			cut(f.Span)
		}
		if e.Trigger != nil {
			cut(e.Trigger.Span)
		}
	}
	for _, n := range x.Near {
		cut(n.Span)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []Segment
	for i := 0; i+1 < len(cuts); i++ {
		lo, hi := cuts[i], cuts[i+1]
		if lo < 0 || hi > len(text) {
			continue
		}
		out = append(out, segment(x, string(text[lo:hi]), lo, hi))
	}
	return out
}

// segment finds what refers to [lo, hi), which nothing cuts.
func segment(x *explain.Explanation, text string, lo, hi int) Segment {
	s := Segment{Text: text, Mention: -1, Trigger: -1}
	covers := func(p explain.Span) bool { return p.Start <= lo && hi <= p.End && p.Start < p.End }
	for i, m := range x.Mentions {
		if m.Level == 0 && covers(m.Span) {
			s.Mention, s.Kind = i, m.Kind
		}
	}
	for i, e := range x.Events {
		on := e.Trigger != nil && covers(e.Trigger.Span)
		if on && s.Trigger < 0 {
			s.Trigger = i
		}
		for _, f := range e.Fields {
			on = on || covers(f.Span)
		}
		if on {
			s.Events = append(s.Events, i)
		}
	}
	for i, n := range x.Near {
		if covers(n.Span) {
			s.Near = append(s.Near, i)
		}
	}
	return s
}
