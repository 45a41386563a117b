package lexicon

import "unicode/utf8"

// fault reports an error about a text in one of the files; fillLines gives it its line.
func (l *Lexicon) fault(ds *Diagnostics, code string, s Str, hint, format string, args ...any) {
	ds.add(Error, code, s.Pos, utf8.RuneCountInString(s.Text), "", hint, format, args...)
}

// duplicates reports ids that two entries or two rules have.
func (l *Lexicon) duplicates(ds *Diagnostics) {
	n := 0
	for _, list := range l.Lists {
		n += len(list.Entries)
	}
	entries := make(map[string]*Entry, n)
	for _, list := range l.Lists {
		for _, e := range list.Entries {
			first, ok := entries[e.ID]
			if !ok {
				entries[e.ID] = e
				continue
			}
			name := Str{e.Name.Text, e.Name.Pos}
			if e.HasDefaultID() && first.HasDefaultID() {
				l.fault(ds, "duplicate-name", name, "delete one; another thing of this name needs an id of its own: {id: ...}",
					"%q is in list %s already, at %s", e.Name.Text, e.List, first.Pos)
			} else {
				l.fault(ds, "duplicate-id", name, "ids name one entry", "id %q is taken by %s", e.ID, first.Pos)
			}
		}
	}
	rules := map[string]Pos{}
	for _, s := range l.ruleIDs() {
		if first, ok := rules[s.Text]; ok {
			l.fault(ds, "duplicate-rule", s, "ids name one rule", "id %q is taken by %s", s.Text, first)
		} else {
			rules[s.Text] = s.Pos
		}
	}
}

// ruleIDs gives the ids of frames, cues and patterns.
func (l *Lexicon) ruleIDs() []Str {
	ids := make([]Str, 0, len(l.Frames)+len(l.Cues)+len(l.Patterns))
	for _, f := range l.Frames {
		ids = append(ids, Str{f.ID, f.Pos})
	}
	for _, c := range l.Cues {
		ids = append(ids, Str{c.ID, c.Pos})
	}
	for _, p := range l.Patterns {
		ids = append(ids, Str{p.ID, p.Pos})
	}
	return ids
}

// sharedAliases warns of aliases that are a name or alias of another entry of the same list or
// type (between lists of names), unless one of them says that it is weak. Names that two entries
// share have ids that tell them apart and are meant. With mine, the files of an overlay, it
// reports what one of them shares with another file, in the one.
func (l *Lexicon) sharedAliases(ds *Diagnostics, mine map[string]bool) {
	type use struct {
		e *Entry
		a *Alias
	}
	n := 0
	for _, list := range l.Lists {
		n += 2 * len(list.Entries)
	}
	// Words of classes, such as heads and legal forms, may well be in several of them.
	named := map[string]bool{}
	for _, s := range listSchemas {
		named[s.name] = s.needsType
	}
	seen := make(map[string]use, n)
	look := func(e *Entry, a *Alias) {
		first, ok := seen[a.Text]
		if !ok {
			seen[a.Text] = use{e, a}
			return
		}
		if first.e == e || first.a.Weak || a.Weak || first.a == &first.e.Name && a == &e.Name ||
			first.e.List != e.List && (first.e.Type != e.Type || e.Type == "" || !named[e.List] || !named[first.e.List]) {
			return
		}
		at, other := a, first.e
		if mine != nil {
			if mine[a.Pos.File] == mine[first.a.Pos.File] {
				return
			}
			if mine[first.a.Pos.File] {
				at, other = first.a, e
			}
		}
		ds.add(Warning, "shared-alias", at.Pos, utf8.RuneCountInString(at.Text), "", "mark it with ? where it is less usual",
			"%q is also a name of %s, at %s", at.Text, other.ID, other.Pos)
	}
	for _, list := range l.Lists {
		for _, e := range list.Entries {
			look(e, &e.Name)
			for i := range e.Aliases {
				look(e, &e.Aliases[i])
			}
		}
	}
}
