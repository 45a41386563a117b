package diff

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"vestnik/extract/event"
)

// events pairs events by their fact id, then those of one kind whose triggers
// are the same words, and reports the rest.
func (c *comparison) events(from, to []event.Event) {
	if len(from)+len(to) == 0 {
		return
	}
	partner := make([]int, len(from)) // index in to, -1 for none
	taken := make([]bool, len(to))
	for i := range from {
		partner[i] = -1
	}
	pair := func(same func(a, b *event.Event) bool) {
		for i := range from {
			for j := range to {
				if partner[i] < 0 && !taken[j] && same(&from[i], &to[j]) {
					partner[i], taken[j] = j, true
				}
			}
		}
	}
	pair(func(a, b *event.Event) bool { return a.ID == b.ID })
	pair(func(a, b *event.Event) bool { return a.Kind == b.Kind && overlap(place(a), place(b)) })
	for i := range from {
		old := &from[i]
		if partner[i] < 0 {
			p := place(old)
			c.add(Change{What: Event, Kind: Lost, Start: p[0], End: p[1], Old: Headline(old), Rules: old.Provenance.Rules})
			continue
		}
		next := &to[partner[i]]
		if fields := eventFields(old, next); len(fields) > 0 {
			p := place(next)
			c.add(Change{What: Event, Kind: Changed, Start: p[0], End: p[1], Old: Headline(old), New: Headline(next), Fields: fields,
				Rules: slices.Concat(old.Provenance.Rules, next.Provenance.Rules)})
		}
	}
	for j := range to {
		if !taken[j] {
			next := &to[j]
			p := place(next)
			c.add(Change{What: Event, Kind: Gained, Start: p[0], End: p[1], New: Headline(next), Rules: next.Provenance.Rules})
		}
	}
}

// place gives the span by which an event is known: its trigger, or the title of
// a film, else its first evidence.
func place(e *event.Event) [2]int {
	var p [2]int
	for i := range e.Evidence {
		v := &e.Evidence[i]
		if v.Field == "/status" || v.Field == "/film/name" {
			return [2]int{v.Start, v.End}
		}
		if i == 0 {
			p = [2]int{v.Start, v.End}
		}
	}
	return p
}

func overlap(a, b [2]int) bool { return a[0] < b[1] && b[0] < a[1] }

// Headline tells an event in a line.
func Headline(e *event.Event) string {
	var parts, names []string
	if a := e.Agreement; a != nil {
		parts = append(parts, a.AgreementType.String(), a.Status.String())
		for _, p := range a.Parties {
			names = append(names, p.Name)
		}
		parts = append(parts, strings.Join(names, "; "))
	}
	if f := e.Film; f != nil {
		parts = append(parts, "film", f.Film.FilmType.String(), f.Stage.String(), f.Status.String())
		if f.Film.Name != "" {
			parts = append(parts, "«"+f.Film.Name+"»")
		}
	}
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// eventFields compares the data of two events, leaf by leaf.
func eventFields(a, b *event.Event) []Field {
	old, next := leaves(a), leaves(b)
	var out []Field
	for _, name := range slices.Sorted(maps.Keys(merge(old, next))) {
		if old[name] != next[name] {
			out = append(out, Field{name, old[name], next[name]})
		}
	}
	return out
}

func merge(a, b map[string]string) map[string]string {
	out := maps.Clone(a)
	maps.Copy(out, b)
	return out
}

// leaves gives the values of an event's data by their JSON Pointers.
func leaves(e *event.Event) map[string]string {
	out := map[string]string{"/salience": e.Salience.String(), "/confidence": strconv.FormatFloat(e.Confidence, 'f', 2, 64)}
	var data any = e.Agreement
	if e.Film != nil {
		data = e.Film
	}
	raw, err := json.Marshal(data)
	if err != nil {
		panic(err) // texts and numbers always encode
	}
	var tree any
	if err := json.Unmarshal(raw, &tree); err != nil {
		panic(err) // it was just encoded
	}
	walk(out, "", tree)
	return out
}

func walk(out map[string]string, at string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			walk(out, at+"/"+k, x)
		}
	case []any:
		for i, x := range v {
			walk(out, at+"/"+strconv.Itoa(i), x)
		}
	case string:
		out[at] = v
	case float64:
		out[at] = strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		out[at] = strconv.FormatBool(v)
	}
}
