package lexicon

import (
	"fmt"
	"slices"
	"strings"
)

// ListFile is a list as a sequence of lines that can be edited. What is not edited keeps its
// bytes.
type ListFile struct {
	path string
	bom  string
	eol  string // of most lines
	list *List
	rows []row
}

// row is a line with what it is to the reader.
type row struct {
	text     string // with its end
	kind     rowKind
	entry    *Entry
	typ      string // what the directives above say
	defaults []Attr
}

type rowKind int

const (
	blankRow rowKind = iota
	commentRow
	directiveRow
	entryRow
	otherRow // a removal, or a line with an error; kept as it is
)

// ParseListFile reads a list for editing. The diagnostics are those of [ParseList].
func ParseListFile(path string, src []byte) (*ListFile, Diagnostics) {
	f := &ListFile{path: path, eol: "\n"}
	ds := f.read(string(src))
	return f, ds
}

func (f *ListFile) read(src string) Diagnostics {
	list, ds := ParseList(f.path, []byte(src))
	f.list, f.rows, f.bom = list, f.rows[:0], ""
	text := src
	if strings.HasPrefix(src, bom) {
		f.bom, text = bom, src[len(bom):]
	}
	if strings.Count(text, "\r\n")*2 > strings.Count(text, "\n") {
		f.eol = "\r\n"
	}
	entries := make(map[int]*Entry, len(list.Entries))
	for _, e := range list.Entries {
		entries[e.Pos.Line] = e
	}
	faulty := map[int]bool{}
	for _, d := range ds {
		if d.Severity == Error && d.Code != "no-list-name" && d.Code != "list-name-differs" {
			faulty[d.Pos.Line] = true
		}
	}
	p := listParser{file: f.path, list: &List{Name: list.Name}, schema: schemaOf(list.Name), ds: new(Diagnostics), named: true}
	for line := range strings.Lines(text) {
		p.n++
		p.line = strings.TrimRight(line, "\r\n")
		r := row{text: line, entry: entries[p.n]}
		content := strings.TrimLeft(p.line, " \t")
		switch {
		case content == "":
			r.kind = blankRow
		case content[0] == '#':
			r.kind = commentRow
		case content[0] == '%':
			r.kind = directiveRow
			if p.parseLine(); faulty[p.n] {
				r.kind = otherRow
			}
		case r.entry != nil && !faulty[p.n]:
			r.kind = entryRow
		default:
			r.kind = otherRow
		}
		r.typ, r.defaults = p.typ, p.defaults
		f.rows = append(f.rows, r)
	}
	return ds
}

// Bytes gives the file as it is now.
func (f *ListFile) Bytes() []byte {
	b := []byte(f.bom)
	for _, r := range f.rows {
		b = append(b, r.text...)
	}
	return b
}

// List gives what the file says now.
func (f *ListFile) List() *List { return f.list }

// Insert writes an entry into the file and gives its line. It stands in the part of the file whose
// %type and %default fit best, in the order of names if that part is in order, else at its end.
// Every other line keeps its bytes. e.Pos and the list of e do not matter; an empty e.ID stands for the default id.
func (f *ListFile) Insert(e *Entry) (int, error) {
	at, typ, defaults := f.placeFor(e)
	line := entryLine(f.list.Name, e, typ, defaults)
	probe, ds := ParseList(f.path, []byte("%list "+f.list.Name+"\n%type "+typ+"\n"+line+"\n"))
	if err := ds.Err(); err != nil {
		return 0, fmt.Errorf("%s cannot be written as an entry: %w", line, err)
	}
	if len(probe.Entries) != 1 || probe.Entries[0].Name.Text != e.Name.Text || len(probe.Entries[0].Aliases) != len(e.Aliases) {
		return 0, fmt.Errorf("%q cannot be written as an entry", line)
	}
	id := probe.Entries[0].ID
	for _, have := range f.list.Entries {
		if have.ID == id {
			return 0, fmt.Errorf("%s has %q already, at %s", f.path, id, have.Pos)
		}
	}
	if at > 0 && !strings.HasSuffix(f.rows[at-1].text, "\n") {
		f.rows[at-1].text += f.eol
	}
	f.rows = slices.Insert(f.rows, at, row{text: line + f.eol})
	f.read(string(f.Bytes()))
	return at + 1, nil
}

// placeFor gives the number of the row before which e goes, and what the directives say there.
func (f *ListFile) placeFor(e *Entry) (at int, typ string, defaults []Attr) {
	best, found := 0, -1
	for i := range f.rows {
		if f.rows[i].kind != entryRow {
			continue
		}
		if s := fit(e, f.rows[i].typ, f.rows[i].defaults); found < 0 || s > best {
			best, found = s, i
		}
	}
	if found < 0 { // no entry to stand beside
		at = len(f.rows)
		if at > 0 {
			typ, defaults = f.rows[at-1].typ, f.rows[at-1].defaults
		}
		return at, typ, defaults
	}
	typ, defaults = f.rows[found].typ, f.rows[found].defaults
	// The paragraph reaches from found to the next line that is no entry or comment.
	end := found
	for end < len(f.rows) && (f.rows[end].kind == entryRow || f.rows[end].kind == commentRow) {
		end++
	}
	key, last := sortKey(e.Name.Text), ""
	ordered := true
	at = -1
	for i := found; i < end; i++ {
		if f.rows[i].kind != entryRow {
			continue
		}
		k := sortKey(f.rows[i].entry.Name.Text)
		ordered = ordered && last <= k
		last = k
		if at < 0 && k > key {
			at = i
		}
	}
	if !ordered || at < 0 {
		for end > found && f.rows[end-1].kind == commentRow {
			end--
		}
		return end, typ, defaults
	}
	for at > found && f.rows[at-1].kind == commentRow {
		at--
	}
	return at, typ, defaults
}

// fit says how well an entry goes where the directives say typ and defaults.
func fit(e *Entry, typ string, defaults []Attr) int {
	score := 0
	if e.Type == typ {
		score += 10
	}
	for _, d := range defaults {
		if e.Attr(d.Key) == d.Value {
			score += 2
		} else {
			score -= 5
		}
	}
	return score
}

// sortKey puts ё beside е and capitals beside small letters.
func sortKey(name string) string {
	return strings.ReplaceAll(strings.ToLower(name), "ё", "е")
}
