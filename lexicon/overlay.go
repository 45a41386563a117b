package lexicon

import (
	"slices"
	"strings"
)

// Overlay lays one lexicon over another: entries and rules of over replace those of base with the
// same id, others are added at the end of their list, and what over removes is left out. Neither
// lexicon is changed. The diagnostics are about the result and do not repeat those of base and over.
func Overlay(base, over *Lexicon) (*Lexicon, Diagnostics) {
	l := &Lexicon{Files: slices.Concat(base.Files, over.Files)}
	var ds Diagnostics
	l.overlayLists(base, over, &ds)

	gone := map[string]bool{}
	ids := texts(base.ruleIDs())
	for _, r := range over.Removes {
		if !slices.Contains(ids, r.ID) {
			l.deadRemoval(&ds, r, ids)
		}
		gone[r.ID] = true
	}
	l.Frames = overlay(base.Frames, over.Frames, gone, func(f *Frame) string { return f.ID })
	l.Cues = overlay(base.Cues, over.Cues, gone, func(c *Cue) string { return c.ID })
	l.Patterns = overlay(base.Patterns, over.Patterns, gone, func(p *Pattern) string { return p.ID })

	mine := make(map[string]bool, len(over.Files))
	for _, f := range over.Files {
		mine[f.Path] = true
	}
	l.sharedAliases(&ds, mine)
	ds = append(ds, l.Check()...)
	l.Version = l.version()
	l.fillLines(ds)
	return l, ds
}

// overlayLists makes the lists of l. An id stands for one entry in the whole lexicon, so that an
// entry can be replaced or removed from any list.
func (l *Lexicon) overlayLists(base, over *Lexicon, ds *Diagnostics) {
	gone := map[string]bool{}
	var removes []Removal
	for _, list := range over.Lists {
		for _, e := range list.Entries {
			gone[e.ID] = true
		}
		for _, r := range list.Removes {
			gone[r.ID] = true
			removes = append(removes, r)
		}
	}
	id := func(e *Entry) string { return e.ID }
	for _, list := range base.Lists {
		merged := &List{Name: list.Name, File: list.File}
		var above []*Entry
		if o := over.List(list.Name); o != nil {
			above = o.Entries
		}
		merged.Entries = overlay(list.Entries, above, gone, id)
		l.Lists = append(l.Lists, merged)
	}
	for _, list := range over.Lists {
		if base.List(list.Name) == nil {
			l.Lists = append(l.Lists, &List{Name: list.Name, File: list.File, Entries: list.Entries})
		}
	}
	slices.SortFunc(l.Lists, func(a, b *List) int { return strings.Compare(a.Name, b.Name) })
	if len(removes) == 0 {
		return
	}
	var ids []string
	known := map[string]bool{}
	for _, list := range base.Lists {
		for _, e := range list.Entries {
			ids = append(ids, e.ID)
			known[e.ID] = true
		}
	}
	for _, r := range removes {
		if !known[r.ID] {
			l.deadRemoval(ds, r, ids)
		}
	}
}

// overlay is base without what is gone, with what is above in place of what has the same id, and
// the rest of above at the end.
func overlay[R any](base, above []*R, gone map[string]bool, id func(*R) string) []*R {
	byID := make(map[string]*R, len(above))
	for _, r := range above {
		byID[id(r)] = r
	}
	var out []*R
	for _, r := range base {
		if next := byID[id(r)]; next != nil {
			out = append(out, next)
			delete(byID, id(r))
		} else if !gone[id(r)] {
			out = append(out, r)
		}
	}
	for _, r := range above {
		if byID[id(r)] == r {
			out = append(out, r)
		}
	}
	return out
}
