// Package diff compares what two lexicons read from the same articles: events
// and names gained, lost and changed, with the rules and entries that they are
// owed to. It is pure: it neither reads files nor runs the engine.
package diff

import (
	"slices"
	"strings"

	"vestnik/extract"
	"vestnik/extract/event"
)

// Kind says what became of an event or name.
type Kind string

// The kinds of change, in the order in which they are printed.
const (
	Gained  Kind = "gained"
	Lost    Kind = "lost"
	Changed Kind = "changed"
)

// Kinds lists the kinds.
var Kinds = [...]Kind{Gained, Lost, Changed}

// What says what a change is about.
type What string

// Both are compared.
const (
	Event   What = "event"
	Mention What = "mention"
)

// Change is one difference.
type Change struct {
	What   What     `json:"what"`
	Kind   Kind     `json:"kind"`
	URI    string   `json:"uri"`
	Start  int      `json:"start"` // code points of the article's text
	End    int      `json:"end"`
	Before string   `json:"before"` // text around
	Exact  string   `json:"exact"`
	After  string   `json:"after"`
	Old    string   `json:"old,omitempty"` // the event or name in a line
	New    string   `json:"new,omitempty"`
	Fields []Field  `json:"fields,omitempty"` // of a changed one
	Rules  []string `json:"rules,omitempty"`  // rules and entries that took part on either side
	Cause  []string `json:"cause,omitempty"`  // those of them that the lexicons say differently
}

// Field is a changed part.
type Field struct {
	Name string `json:"name"` // JSON Pointer into the data
	Old  string `json:"old,omitempty"`
	New  string `json:"new,omitempty"`
}

// Side is what one lexicon read from an article.
type Side struct {
	Events      []event.Event
	Annotations []extract.Annotation
}

// Article compares what was read from an article, in the order of the text.
// edited are the ids that the lexicons say differently.
func Article(a extract.Article, from, to Side, edited map[string]bool) []Change {
	c := comparison{uri: a.URI, text: []rune(a.Text), edited: edited}
	c.events(from.Events, to.Events)
	c.mentions(from.Annotations, to.Annotations)
	slices.SortStableFunc(c.out, func(x, y Change) int {
		if x.What != y.What {
			return strings.Compare(string(x.What), string(y.What))
		}
		if x.Start != y.Start {
			return x.Start - y.Start
		}
		return x.End - y.End
	})
	return c.out
}

type comparison struct {
	uri    string
	text   []rune
	edited map[string]bool
	out    []Change
}

// around is how many code points of context stand on each side.
const around = 90

// add completes a change with its context and its cause.
func (c *comparison) add(x Change) {
	x.URI = c.uri
	x.Start, x.End = max(0, min(x.Start, len(c.text))), max(0, min(x.End, len(c.text)))
	x.Before = oneLine(string(c.text[max(0, x.Start-around):x.Start]))
	x.Exact = oneLine(string(c.text[x.Start:max(x.Start, x.End)]))
	x.After = oneLine(string(c.text[max(x.Start, x.End):min(len(c.text), x.End+around)]))
	slices.Sort(x.Rules)
	x.Rules = slices.Compact(x.Rules)
	for _, r := range x.Rules {
		if c.edited[r] {
			x.Cause = append(x.Cause, r)
		}
	}
	c.out = append(c.out, x)
}

// oneLine folds white space, but keeps whether some stands at the ends.
func oneLine(s string) string {
	folded := strings.Join(strings.Fields(s), " ")
	if folded == "" {
		return ""
	}
	if strings.TrimLeft(s, " \t\r\n") != s {
		folded = " " + folded
	}
	if strings.TrimRight(s, " \t\r\n") != s {
		folded += " "
	}
	return folded
}
