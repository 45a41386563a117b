package diff

import (
	"fmt"
	"slices"
	"strings"

	"vestnik/lexicon"
)

// Edit is an entry or rule that two lexicons say differently.
type Edit struct {
	ID   string `json:"id"`
	Kind Kind   `json:"kind"` // gained: only the new one has it
	At   string `json:"at"`   // its place in the new lexicon, or in the old one when it is lost
}

// Lexicons gives the entries and rules that two lexicons say differently, by id.
// Notes, comments, order and examples do not count.
func Lexicons(from, to *lexicon.Lexicon) []Edit {
	old, next := items(from), items(to)
	var out []Edit
	for id, n := range next {
		if o, ok := old[id]; !ok {
			out = append(out, Edit{id, Gained, n.at})
		} else if o.says != n.says {
			out = append(out, Edit{id, Changed, n.at})
		}
	}
	for id, o := range old {
		if _, ok := next[id]; !ok {
			out = append(out, Edit{id, Lost, o.at})
		}
	}
	slices.SortFunc(out, func(a, b Edit) int { return strings.Compare(a.ID, b.ID) })
	return out
}

type item struct{ says, at string }

func items(l *lexicon.Lexicon) map[string]item {
	out := map[string]item{}
	var b strings.Builder
	for _, list := range l.Lists {
		for _, e := range list.Entries {
			b.Reset()
			writeEntry(&b, e)
			out[e.ID] = item{b.String(), e.Pos.String()}
		}
	}
	for _, f := range l.Frames {
		var roles []string
		for _, r := range f.Roles {
			roles = append(roles, fmt.Sprint(r.Name.Text, r.Forms))
		}
		slices.Sort(roles)
		out[f.ID] = item{fmt.Sprintf("%q %q %q %q %q %q %q %q %d", f.Event.Text, words(f.Verbs), words(f.Nouns), words(f.Phrases), f.Asserts.Text,
			roles, words(f.Requires), words(f.Unless), f.Priority), f.Pos.String()}
	}
	for _, c := range l.Cues {
		out[c.ID] = item{fmt.Sprintf("%q %q", c.Effect.Text, words(c.Words)), c.Pos.String()}
	}
	for _, p := range l.Patterns {
		out[p.ID] = item{fmt.Sprintf("%q %q %q %d", p.Type.Text, p.Match.Text, p.Name.Text, p.Priority), p.Pos.String()}
	}
	return out
}

func words(ss []lexicon.Str) []string {
	out := make([]string, len(ss))
	for i, s := range ss {
		out[i] = s.Text
	}
	return out
}

func writeEntry(b *strings.Builder, e *lexicon.Entry) {
	b.WriteString(e.List + "\t" + e.Type)
	for _, a := range append([]lexicon.Alias{e.Name}, e.Aliases...) {
		fmt.Fprintf(b, "\t%s %t %t", a.Text, a.Weak, a.Fixed)
	}
	var attrs []string
	for _, a := range e.Attrs {
		if a.Value != "" && a.Key != "note" {
			attrs = append(attrs, a.Key+":"+a.Value)
		}
	}
	slices.Sort(attrs)
	b.WriteString("\t" + strings.Join(attrs, "\t"))
}
