package discourse

import (
	"sort"

	"vestnik/extract/phrase"
)

// Occasion gives the named event that an event mention speaks of: itself when
// it is named, else the one of the same head noun named last before it, else
// the first one after it. It is nil when the text names none near.
func (d *Discourse) Occasion(m *phrase.Mention) *phrase.Mention {
	if !m.Weak && !m.Generic {
		return m
	}
	if d.events == nil {
		d.events = []*phrase.Mention{}
		for i := range d.Text.Mentions {
			if x := &d.Text.Mentions[i]; x.Kind == phrase.Event && !x.Weak && !x.Generic {
				d.events = append(d.events, x)
			}
		}
	}
	at := sort.Search(len(d.events), func(i int) bool { return d.events[i].First >= m.First })
	for k := at - 1; k >= max(0, at-recent); k-- {
		if sameEvent(d.events[k], m) {
			return d.events[k]
		}
	}
	for k := at; k < min(len(d.events), at+recent); k++ {
		if sameEvent(d.events[k], m) {
			return d.events[k]
		}
	}
	return nil
}

// sameEvent reports whether a named event can be meant by a common noun.
func sameEvent(named, common *phrase.Mention) bool {
	if named.Class == nil || common.Class == nil {
		return false
	}
	return named.Class.Entry == common.Class.Entry || named.Class.Sub != "" && named.Class.Sub == common.Class.Sub
}
