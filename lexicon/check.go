package lexicon

import (
	"slices"
	"strings"
	"unicode/utf8"

	"vestnik/lexicon/pattern"
)

// Check reports references to what the lexicon does not have: countries, festivals, cues, lists
// and patterns. It is for a lexicon that is complete.
func (l *Lexicon) Check() Diagnostics {
	var ds Diagnostics
	l.checkCountries(&ds)
	l.checkFestivals(&ds)
	l.checkCues(&ds)
	l.checkPatterns(&ds)
	l.fillLines(ds)
	return ds
}

// checkCountries wants every country to be the attribute iso of an entry of the list of countries.
// Without that list nothing is checked.
func (l *Lexicon) checkCountries(ds *Diagnostics) {
	countries := l.List("countries")
	if countries == nil {
		return
	}
	known := map[string]bool{}
	for _, e := range countries.Entries {
		for _, code := range e.Values("iso") {
			known[code] = true
		}
	}
	seenDefault := map[Pos]bool{}
	for _, list := range l.Lists {
		for _, e := range list.Entries {
			for i := range e.Attrs {
				a := &e.Attrs[i]
				if a.Key != "country" || known[a.Value] || a.Default && seenDefault[a.Pos] {
					continue
				}
				if a.Default {
					seenDefault[a.Pos] = true
				}
				for _, code := range a.Values() {
					if allBetween(code, 'A', 'Z') && len(code) == 2 && !known[code] {
						l.fault(ds, "dead-country", Str{a.Value, a.Pos}, "codes are the attribute iso in list countries",
							"no country has the code %s", code)
					}
				}
			}
		}
	}
}

// checkFestivals wants the festival of an award to be an id, name or alias in the list of festivals.
func (l *Lexicon) checkFestivals(ds *Diagnostics) {
	festivals, awards := l.List("festivals"), l.List("awards")
	if festivals == nil || awards == nil {
		return
	}
	known := map[string]bool{}
	var names []string
	for _, e := range festivals.Entries {
		known[e.ID], known[strings.TrimPrefix(e.ID, "festivals/")], known[e.Name.Text] = true, true, true
		names = append(names, e.Name.Text)
		for _, a := range e.Aliases {
			known[a.Text] = true
		}
	}
	seen := map[Pos]bool{}
	for _, e := range awards.Entries {
		for _, a := range e.Attrs {
			if a.Key != "festival" || seen[a.Pos] {
				continue
			}
			seen[a.Pos] = true
			for _, f := range a.Values() {
				if !known[f] {
					l.fault(ds, "dead-festival", Str{a.Value, a.Pos}, didYouMean(f, names), "%q is not in list festivals", f)
				}
			}
		}
	}
}

func (l *Lexicon) checkCues(ds *Diagnostics) {
	ids := make([]string, len(l.Cues))
	for i, c := range l.Cues {
		ids[i] = c.ID
	}
	for _, f := range l.Frames {
		for _, u := range f.Unless {
			if !slices.Contains(ids, u.Text) {
				l.fault(ds, "dead-cue", u, didYouMean(u.Text, ids), "no cue has the id %q", u.Text)
			}
		}
	}
}

func (l *Lexicon) checkPatterns(ds *Diagnostics) {
	byID := make(map[string]*Pattern, len(l.Patterns))
	ids := make([]string, 0, len(l.Patterns))
	for _, p := range l.Patterns {
		byID[p.ID] = p
		ids = append(ids, p.ID)
	}
	lists := make([]string, len(l.Lists))
	for i, list := range l.Lists {
		lists[i] = list.Name
	}
	for _, p := range l.Patterns {
		if p.Expr == nil {
			continue
		}
		pattern.Walk(p.Expr, func(n pattern.Node) {
			at := func(word string) Str { return Str{word, p.At(n.Range().Lo + 1)} }
			switch n := n.(type) {
			case *pattern.Sub:
				if byID[n.ID] == nil {
					l.fault(ds, "dead-pattern", at(n.ID), didYouMean(n.ID, ids), "no pattern has the id %q", n.ID)
				}
			case *pattern.Mention:
				if !slices.Contains(types, n.Type) {
					l.fault(ds, "unknown-type", at(n.Type), didYouMean(n.Type, types), "unknown type %q", n.Type)
				}
			case *pattern.Member:
				if l.List(n.List) == nil {
					l.fault(ds, "dead-list", at(n.List), didYouMean(n.List, lists), "there is no list %q", n.List)
				}
				l.checkTests(ds, p, n)
			}
		})
	}
	l.checkCycles(ds, byID)
}

// checkTests wants the attributes that a pattern asks for to be attributes of the list.
func (l *Lexicon) checkTests(ds *Diagnostics, p *Pattern, m *pattern.Member) {
	schema := schemaOf(m.List)
	if schema == nil {
		return
	}
	for _, t := range m.Where {
		a, ok := schema.attr(t.Key)
		if !ok {
			l.fault(ds, "unknown-attribute", Str{t.Key, p.At(t.Lo)}, didYouMean(t.Key, schema.keys()),
				"unknown attribute %q in list %s", t.Key, m.List)
			continue
		}
		for _, v := range t.AnyOf {
			if hint, ok := a.check(v); !ok {
				ds.add(Error, "bad-value", p.At(t.Lo), t.Hi-t.Lo, "", hint, "%q cannot be the value of %s", v, t.Key)
			}
		}
	}
}

// checkCycles reports patterns that hold themselves.
func (l *Lexicon) checkCycles(ds *Diagnostics, byID map[string]*Pattern) {
	done := map[*Pattern]bool{} // false while it is being visited
	var visit func(p *Pattern, path string)
	visit = func(p *Pattern, path string) {
		done[p] = false
		pattern.Walk(p.Expr, func(n pattern.Node) {
			sub, ok := n.(*pattern.Sub)
			if !ok || byID[sub.ID] == nil || byID[sub.ID].Expr == nil {
				return
			}
			next := byID[sub.ID]
			switch finished, seen := done[next]; {
			case !seen:
				visit(next, path+" > "+next.ID)
			case !finished:
				l.fault(ds, "pattern-cycle", Str{sub.ID, p.At(sub.Lo + 1)}, "a pattern cannot hold itself; use + or *", "%s > %s goes round", path, next.ID)
			}
		})
		done[p] = true
	}
	for _, p := range l.Patterns {
		if _, seen := done[p]; !seen && p.Expr != nil && byID[p.ID] == p {
			visit(p, p.ID)
		}
	}
}

// deadRemoval reports a removal of what is not there.
func (l *Lexicon) deadRemoval(ds *Diagnostics, r Removal, ids []string) {
	ds.add(Error, "dead-removal", r.Pos, utf8.RuneCountInString(r.ID), "", didYouMean(r.ID, ids),
		"nothing with the id %q to take away", r.ID)
}
