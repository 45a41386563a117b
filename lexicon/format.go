package lexicon

import (
	"cmp"
	"slices"
	"strings"
)

// attrOrder is the order in which the attributes of all lists are written; those of one list stand
// in its place, marked by "".
var attrOrder = []string{"id", "type", "sub", "country", "city", "", "adj", "full", "from", "until", "wikidata", "gram", "inflect", "weak", "note"}

// entryLine writes an entry in canonical layout where the directives say typ and defaults.
func entryLine(list string, e *Entry, typ string, defaults []Attr) string {
	var b strings.Builder
	name := e.Name
	if e.Has("weak", "yes") {
		name.Weak = false
	}
	b.WriteString(name.String())
	sep := " = "
	for _, a := range e.Aliases {
		b.WriteString(sep + a.String())
		sep = "; "
	}
	sep = " {"
	for _, a := range writtenAttrs(list, e, typ, defaults) {
		b.WriteString(sep + strings.TrimRight(a.Key+": "+a.Value, " "))
		sep = ", "
	}
	if sep == ", " {
		b.WriteByte('}')
	}
	return b.String()
}

// writtenAttrs gives, in canonical order, the attributes that the directives do not say already.
func writtenAttrs(list string, e *Entry, typ string, defaults []Attr) []Attr {
	var attrs []Attr
	if e.ID != "" && e.ID != defaultID(list, e.Name.Text) {
		attrs = append(attrs, Attr{Key: "id", Value: e.ID})
	}
	if e.Type != typ && e.Type != "" {
		attrs = append(attrs, Attr{Key: "type", Value: e.Type})
	}
	for _, a := range e.Attrs {
		if i := slices.IndexFunc(defaults, func(d Attr) bool { return d.Key == a.Key }); i < 0 && a.Value != "" || i >= 0 && defaults[i].Value != a.Value {
			attrs = append(attrs, a)
		}
	}
	for _, d := range defaults {
		if d.Value != "" && !hasAttr(e.Attrs, d.Key) {
			attrs = append(attrs, Attr{Key: d.Key})
		}
	}
	schema := schemaOf(list)
	rank := func(key string) int {
		if i := slices.Index(attrOrder, key); i >= 0 {
			return i * 100
		}
		own := slices.Index(attrOrder, "") * 100
		if schema != nil {
			return own + 1 + slices.IndexFunc(schema.attrs, func(a attrSchema) bool { return a.key == key })
		}
		return own
	}
	slices.SortStableFunc(attrs, func(a, b Attr) int { return cmp.Compare(rank(a.Key), rank(b.Key)) })
	return attrs
}

// Format lays the file out canonically: entries in the order of their names within a paragraph (lines
// between blank lines and directives), one layout of entries and directives, LF, no spaces at line ends,
// never two blank lines together. A comment keeps standing before the entry it stands before. A comment that is the only one
// of its paragraph and stands at its head is a heading of the whole paragraph and stays there. Lines
// with errors keep their text and end a paragraph. What the file says does not change.
func (f *ListFile) Format() {
	f.eol = "\n"
	var out []string
	for i := 0; i < len(f.rows); {
		if k := f.rows[i].kind; k == entryRow || k == commentRow {
			end := i
			for end < len(f.rows) && (f.rows[end].kind == entryRow || f.rows[end].kind == commentRow) {
				end++
			}
			out = f.formatParagraph(out, f.rows[i:end])
			i = end
			continue
		}
		line := strings.TrimRight(f.rows[i].text, "\r\n")
		if f.rows[i].kind != otherRow {
			line = strings.TrimRight(line, " \t\r")
		}
		if f.rows[i].kind == directiveRow {
			line = strings.TrimLeft(line, " \t")
			if word, rest, ok := strings.Cut(line, " "); ok && !strings.ContainsAny(line, "\t{}") {
				line = word + " " + single(strings.TrimLeft(rest, " "))
			}
		}
		if line != "" || len(out) > 0 && out[len(out)-1] != "" {
			out = append(out, line)
		}
		i++
	}
	for len(out) > 0 && out[len(out)-1] == "" {
		out = out[:len(out)-1]
	}
	text := ""
	if len(out) > 0 {
		text = strings.Join(out, "\n") + "\n"
	}
	f.read(text)
}

// formatParagraph appends the lines of a paragraph in order to out.
func (f *ListFile) formatParagraph(out []string, rows []row) []string {
	type group struct {
		comments []string
		entry    *Entry
		line     string
	}
	var groups []group
	var comments []string // before the next entry
	commented := 0
	for _, r := range rows {
		if r.kind == commentRow {
			comments = append(comments, strings.Trim(r.text, " \t\r\n"))
			continue
		}
		if comments != nil {
			commented++
		}
		groups = append(groups, group{comments, r.entry, entryLine(f.list.Name, r.entry, r.typ, r.defaults)})
		comments = nil
	}
	if commented == 1 && len(groups) > 1 && groups[0].comments != nil {
		out = append(out, groups[0].comments...)
		groups[0].comments = nil
	}
	slices.SortStableFunc(groups, func(a, b group) int {
		return cmp.Or(strings.Compare(sortKey(a.entry.Name.Text), sortKey(b.entry.Name.Text)), strings.Compare(a.line, b.line))
	})
	for _, g := range groups {
		out = append(append(out, g.comments...), g.line)
	}
	return append(out, comments...)
}

// FormatRules gives a rule file with LF, without a byte order mark, spaces at line ends or blank lines at
// its end. The rest of its layout is the linguist's.
func FormatRules(src []byte) []byte {
	var b strings.Builder
	for line := range strings.Lines(strings.TrimPrefix(string(src), bom)) {
		b.WriteString(strings.TrimRight(line, " \t\r\n") + "\n")
	}
	text := strings.Trim(b.String(), "\n")
	if text == "" {
		return nil
	}
	return []byte(text + "\n")
}
