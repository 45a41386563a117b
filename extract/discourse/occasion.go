package discourse

import "vestnik/extract/phrase"

// Occasion gives the named event that an event mention speaks of: itself when
// it is named, else the one of the same head noun named last before it, else
// the first one after it. It is nil when the text names none.
func (d *Discourse) Occasion(m *phrase.Mention) *phrase.Mention {
	if !m.Weak && !m.Generic {
		return m
	}
	var found *phrase.Mention
	for i := range d.Text.Mentions {
		x := &d.Text.Mentions[i]
		if x.Kind != phrase.Event || x.Weak || x.Generic || !sameEvent(x, m) {
			continue
		}
		if x.First < m.First {
			found = x
		} else if found == nil {
			return x
		}
	}
	return found
}

// sameEvent reports whether a named event can be meant by a common noun.
func sameEvent(named, common *phrase.Mention) bool {
	if named.Class == nil || common.Class == nil {
		return false
	}
	return named.Class.Entry == common.Class.Entry || named.Class.Sub != "" && named.Class.Sub == common.Class.Sub
}
