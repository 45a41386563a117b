package suggest

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"vestnik/lexicon"
)

// headers begin lists that are not there yet.
var headers = map[string]string{
	"bodies":    "%list bodies\n%type Organization\n\n",
	"companies": "%list companies\n%type Organization\n\n",
	"festivals": "%list festivals\n%type Event\n%default sub: festival\n\n",
	"awards":    "%list awards\n%type Award\n\n",
	"people":    "%list people\n%type Person\n\n",
	"works":     "%list works\n%type Work\n\n",
	"cities":    "%list cities\n%type City\n\n",
	"regions":   "%list regions\n%type Region\n\n",
	"places":    "%list places\n%type Place\n\n",
}

// Insert writes lines of entries into a list file, each where it belongs; all
// other lines keep their bytes. An empty src begins a new file.
func Insert(list string, src []byte, lines []string) ([]byte, error) {
	if len(src) == 0 {
		header, ok := headers[list]
		if !ok {
			header = "%list " + list + "\n\n"
		}
		src = []byte(header)
	}
	name := "lists/" + list + ".txt"
	f, ds := lexicon.ParseListFile(name, src)
	if ds.HasErrors() {
		return nil, ds.Err()
	}
	for _, line := range lines {
		probe, ds := lexicon.ParseList(name, []byte(typed(f.List(), list)+line+"\n"))
		if ds.HasErrors() || len(probe.Entries) != 1 {
			return nil, fmt.Errorf("%s: %w", line, ds.Err())
		}
		if _, err := f.Insert(probe.Entries[0]); err != nil {
			return nil, err
		}
	}
	return f.Bytes(), nil
}

// typed gives the head of a file in which an entry has the type and the
// defaults that those of the list mostly have.
func typed(l *lexicon.List, list string) string {
	if len(l.Entries) == 0 {
		if header, ok := headers[list]; ok {
			return header
		}
		return "%list " + list + "\n"
	}
	types, attrs := map[string]int{}, map[string]int{}
	for _, e := range l.Entries {
		types[e.Type]++
		for _, a := range e.Attrs {
			if a.Default {
				attrs[a.Key+": "+a.Value]++
			}
		}
	}
	head := "%list " + list + "\n"
	if typ := mostly(types, len(l.Entries)); len(typ) > 0 && typ[0] != "" {
		head += "%type " + typ[0] + "\n"
	}
	if defaults := mostly(attrs, len(l.Entries)); len(defaults) > 0 {
		head += "%default " + strings.Join(defaults, ", ") + "\n"
	}
	return head
}

// mostly gives, in order, what more than half of n have.
func mostly(counts map[string]int, n int) []string {
	var out []string
	for _, k := range slices.Sorted(maps.Keys(counts)) {
		if counts[k]*2 > n {
			out = append(out, k)
		}
	}
	return out
}

// AppendFrames writes frames, each in one line, to the end of a rule file that
// holds nothing but frames. An empty src begins a new file.
func AppendFrames(src []byte, lines []string) ([]byte, error) {
	text := string(src)
	if text == "" {
		text = "# Verbs taken over from suggestions. Add examples: a text and what it is to give.\nframes:\n"
	}
	if !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	for _, line := range lines {
		text += "  " + line + "\n"
	}
	if _, ds := lexicon.ParseRules("rules/suggested.yaml", []byte(text)); ds.HasErrors() {
		return nil, ds.Err()
	}
	return []byte(text), nil
}
