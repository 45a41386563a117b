package example

import (
	"fmt"
	"slices"
	"strings"

	"vestnik/lexicon"
)

// kind says what a line is about.
type kind string

const (
	agreement kind = "agreement"
	film      kind = "film"
	mention   kind = "mention"
)

// line is one line of an expectation.
type line struct {
	kind   kind
	status string   // of an agreement; stage of a film
	typ    string   // of an agreement, film or mention; "" when a film may be of any type
	names  []string // parties; title and directors; name of the mention
	fields []field
}

// field is a further demand.
type field struct {
	key    string
	values []string
}

var fieldKeys = map[kind][]string{
	agreement: {"date", "place", "occasion", "amount", "count", "topic", "title", "representative", "salience"},
	film: {"type", "director", "actor", "company", "country", "genre", "festival", "award", "category", "recipient", "date", "place", "amount",
		"milestone", "alternate", "salience"},
	mention: {"country", "entry", "value"},
}

// parse reads a line of an expectation. The error says what is wrong, for a
// linguist.
func parse(s string) (line, error) {
	parts := strings.Split(s, "|")
	head, names, named := strings.Cut(parts[0], ":")
	words := strings.Fields(head)
	if len(words) == 0 {
		return line{}, fmt.Errorf("write agreement, film or mention first")
	}
	l := line{kind: kind(words[0])}
	switch {
	case l.kind == agreement && len(words) == 3:
		l.status, l.typ = words[1], words[2]
	case l.kind == agreement:
		return l, fmt.Errorf("write agreement STATUS TYPE: PARTY; PARTY")
	case l.kind == film && (len(words) == 2 || len(words) == 3):
		l.status = words[1]
		if len(words) == 3 {
			l.typ = words[2]
		}
	case l.kind == film:
		return l, fmt.Errorf("write film STAGE TYPE: TITLE")
	case l.kind == mention && len(words) == 2 && named:
		l.typ = words[1]
	case l.kind == mention:
		return l, fmt.Errorf("write mention TYPE: NAME")
	default:
		return l, fmt.Errorf("%q is none of agreement, film, mention", words[0])
	}
	if named && l.kind == mention {
		l.names = []string{strings.TrimSpace(names)}
	} else if named {
		l.names = split(names)
	}
	for _, p := range parts[1:] {
		key, value, ok := strings.Cut(p, ":")
		key = strings.TrimSpace(key)
		if !ok || !slices.Contains(fieldKeys[l.kind], key) {
			return l, fmt.Errorf("%q is no field of %s: %s", key, l.kind, strings.Join(fieldKeys[l.kind], ", "))
		}
		l.fields = append(l.fields, field{key, split(value)})
	}
	return l, nil
}

func split(s string) []string {
	var out []string
	for part := range strings.SplitSeq(s, ";") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// Fault is a line that does not follow the notation.
type Fault struct {
	Line lexicon.Str
	Err  error
}

// Lint gives the lines of an example that cannot be understood.
func Lint(e lexicon.Example) []Fault {
	var out []Fault
	for _, s := range e.Expect {
		if _, err := parse(s.Text); err != nil {
			out = append(out, Fault{s, err})
		}
	}
	return out
}
