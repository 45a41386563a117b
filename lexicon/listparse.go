package lexicon

import (
	"path"
	"strings"
	"unicode/utf8"
)

// ParseList reads a list. The list holds every entry that can be read, whatever is wrong beside
// it. file is the path that stands in positions.
func ParseList(file string, src []byte) (*List, Diagnostics) {
	return parseList(file, strings.TrimPrefix(string(src), bom))
}

// parseList is ParseList of a text without a byte order mark.
func parseList(file, text string) (*List, Diagnostics) {
	var ds Diagnostics
	p := listParser{file: file, ds: &ds, list: &List{Name: stem(file), File: file}}
	lines := strings.Count(text, "\n") + 1
	p.list.Entries = make([]*Entry, 0, lines)
	p.entries = make([]Entry, 0, lines)
	p.schema = schemaOf(p.list.Name)
	for rest := text; rest != ""; {
		p.line, rest, _ = strings.Cut(rest, "\n")
		p.line = strings.TrimRight(p.line, "\r")
		p.n++
		p.parseLine()
	}
	if !p.named && p.n > 0 {
		p.needName(0)
	}
	ds.Sort()
	return p.list, ds
}

// maxLine keeps the reading of a line, which looks back in it, from growing slow.
const maxLine = 16 << 10

func stem(file string) string {
	base := path.Base(file)
	return strings.TrimSuffix(base, path.Ext(base))
}

// listParser holds the line being read and what the directives above it say.
type listParser struct {
	file     string
	list     *List
	schema   *listSchema
	ds       *Diagnostics
	line     string
	n        int
	named    bool
	typ      string
	defaults []Attr

	// Entries, aliases and attributes are cut from large arrays.
	entries []Entry
	aliases slab[Alias]
	attrbuf slab[Attr]
}

// slab gives slices that are cut from one array after another.
type slab[T any] struct{ free []T }

// take gives an empty slice with room for n.
func (s *slab[T]) take(n int) []T {
	if len(s.free) < n {
		s.free = make([]T, max(n, 512))
	}
	out := s.free[:0:n]
	s.free = s.free[n:]
	return out
}

// pos is the place of a byte offset in the line.
func (p *listParser) pos(off int) Pos {
	return Pos{p.file, p.n, utf8.RuneCountInString(p.line[:off]) + 1}
}

// fault reports an error about the n bytes from off on.
func (p *listParser) fault(code string, off, n int, hint, format string, args ...any) {
	p.report(Error, code, off, n, hint, format, args...)
}

func (p *listParser) report(sev Severity, code string, off, n int, hint, format string, args ...any) {
	p.ds.add(sev, code, p.pos(off), utf8.RuneCountInString(p.line[off:off+n]), p.line, hint, format, args...)
}

// trim gives the bounds of line[lo:hi] without the blanks around it.
func (p *listParser) trim(lo, hi int) (int, int) {
	for lo < hi && blank(p.line[lo]) {
		lo++
	}
	for lo < hi && blank(p.line[hi-1]) {
		hi--
	}
	return lo, hi
}

func blank(c byte) bool { return c == ' ' || c == '\t' }

func (p *listParser) parseLine() {
	checkLine(p.ds, p.file, p.n, p.line)
	lo, hi := p.trim(0, len(p.line))
	if lo == hi || p.line[lo] == '#' {
		return
	}
	if len(p.line) > maxLine {
		p.fault("long-line", lo, 1, "write several entries", "a line of %d bytes; the longest have %d", len(p.line), maxLine)
		return
	}
	if p.line[lo] == '%' {
		p.directive(lo, hi)
		return
	}
	if !p.named {
		p.needName(lo)
	}
	if p.line[lo] == '-' {
		p.removal(lo, hi)
		return
	}
	p.entry(lo, hi)
}

func (p *listParser) needName(off int) {
	p.named = true
	p.fault("no-list-name", off, len(p.line)-off, "start the file with %list "+p.list.Name, "%%list is missing")
}

var directives = []string{"%list", "%type", "%default"}

func (p *listParser) directive(lo, hi int) {
	end := lo
	for end < hi && !blank(p.line[end]) {
		end++
	}
	word := p.line[lo:end]
	arg, _ := p.trim(end, hi)
	if word != "%list" && !p.named {
		p.needName(lo)
	}
	switch word {
	case "%list":
		p.listName(lo, arg, hi)
	case "%type":
		p.typ = p.line[arg:hi]
		if p.typ != "" {
			p.checkType(p.typ, arg)
		}
	case "%default":
		p.defaults = p.attrs(nil, arg, hi, true)
	default:
		hint := didYouMean(word, directives)
		if hint == "" {
			hint = "directives are %list, %type and %default"
		}
		p.fault("unknown-directive", lo, end-lo, hint, "unknown directive %s", word)
	}
}

func (p *listParser) listName(lo, arg, hi int) {
	name := p.line[arg:hi]
	switch {
	case p.named:
		p.fault("second-list-name", lo, hi-lo, "a file holds one list", "%%list stands here a second time or too late")
		return
	case name == "":
		p.fault("no-list-name", lo, hi-lo, "write %list "+p.list.Name, "%%list without a name")
	case !validListName(name):
		p.fault("bad-list-name", arg, hi-arg, "use small Latin letters, digits and hyphens", "%q cannot be the name of a list", name)
	case name != p.list.Name:
		p.fault("list-name-differs", arg, hi-arg, "call the file "+name+".txt or write %list "+p.list.Name,
			"list %q in the file of %q", name, p.list.Name)
		p.list.Name, p.schema = name, schemaOf(name)
	}
	if near := nearest(name, knownLists); p.schema == nil && near != "" {
		p.report(Warning, "unknown-list", arg, hi-arg, "did you mean "+near+"?", "list %q is unknown and close to a known one", name)
	}
	p.named = true
}

func validListName(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !('a' <= c && c <= 'z' || i > 0 && ('0' <= c && c <= '9' || c == '-')) {
			return false
		}
	}
	return s != ""
}

func (p *listParser) removal(lo, hi int) {
	arg, _ := p.trim(lo+1, hi)
	if arg == hi {
		p.fault("no-id", lo, 1, "write the id after the hyphen: -"+p.list.Name+"/...", "a removal without an id")
		return
	}
	id := p.line[arg:hi]
	if !strings.Contains(id, "/") {
		id = defaultID(p.list.Name, id)
	}
	p.list.Removes = append(p.list.Removes, Removal{ID: id, Pos: p.pos(arg)})
}

func (p *listParser) entry(lo, hi int) {
	p.entries = append(p.entries, Entry{List: p.list.Name, Type: p.typ}) // never moves: there is room for every line
	e := &p.entries[len(p.entries)-1]
	headEnd := hi
	open := strings.IndexByte(p.line[lo:hi], '{')
	closing := strings.IndexByte(p.line[lo:hi], '}')
	switch {
	case open < 0 && closing >= 0:
		p.fault("unbalanced-brace", lo+closing, 1, "", "} without {")
		return
	case open >= 0 && closing < open:
		off := open
		if closing >= 0 {
			off = closing
		}
		p.fault("unbalanced-brace", lo+off, 1, "attributes stand in { and } at the end of the line", "%c without its other brace", p.line[lo+off])
		return
	case open >= 0:
		open, closing = lo+open, lo+closing
		if next := strings.IndexByte(p.line[open+1:closing], '{'); next >= 0 {
			p.fault("unbalanced-brace", open+1+next, 1, "", "{ inside { }")
			return
		}
		if after, _ := p.trim(closing+1, hi); after < hi {
			p.fault("text-after-brace", after, hi-after, "names stand before the attributes", "text after }")
		}
		headEnd = open
	}
	if !p.names(e, lo, headEnd) {
		return
	}
	if open >= 0 {
		e.Attrs = p.attrs(e, open+1, closing, false)
	}
	p.finish(e)
}

// names reads line[lo:hi], the name and aliases, into e. It says no when there is no name.
func (p *listParser) names(e *Entry, lo, hi int) bool {
	nameEnd := hi
	if eq := strings.IndexByte(p.line[lo:hi], '='); eq >= 0 {
		nameEnd = lo + eq
	}
	name, ok := p.alias(lo, nameEnd)
	if !ok {
		p.fault("no-name", lo, min(1, hi-lo), "the name stands first, in the nominative", "an entry without a name")
		return false
	}
	if semi := strings.IndexByte(name.Text, ';'); semi >= 0 {
		off := lo + strings.IndexByte(p.line[lo:nameEnd], ';')
		p.fault("semicolon-in-name", off, 1, "write = between the name and its aliases", "; in a name")
		name.Text = strings.TrimRight(name.Text[:semi], " \t")
	}
	e.Name, e.Pos = name, name.Pos
	if nameEnd == hi {
		return true
	}
	if eq := strings.IndexByte(p.line[nameEnd+1:hi], '='); eq >= 0 {
		p.fault("second-equals", nameEnd+1+eq, 1, "aliases are separated by ;", "= stands here a second time")
		return true
	}
	e.Aliases = p.aliases.take(strings.Count(p.line[nameEnd:hi], ";") + 1)
	for start := nameEnd + 1; start <= hi; {
		end := hi
		if semi := strings.IndexByte(p.line[start:hi], ';'); semi >= 0 {
			end = start + semi
		}
		a, ok := p.alias(start, end)
		switch {
		case !ok:
			p.report(Warning, "empty-alias", min(start, len(p.line)-1), 1, "delete the separator", "an alias without text")
		case a.Text == e.Name.Text && a.Fixed == e.Name.Fixed || containsAlias(e.Aliases, a):
			p.ds.add(Warning, "repeated-alias", a.Pos, utf8.RuneCountInString(a.Text), p.line, "delete it", "alias %q stands here twice", a.Text)
		default:
			e.Aliases = append(e.Aliases, a)
		}
		start = end + 1
	}
	return true
}

func containsAlias(as []Alias, a Alias) bool {
	for _, b := range as {
		if a.Text == b.Text && a.Fixed == b.Fixed {
			return true
		}
	}
	return false
}

// alias reads line[lo:hi]; it says no when there is no text.
func (p *listParser) alias(lo, hi int) (Alias, bool) {
	lo, hi = p.trim(lo, hi)
	var a Alias
	for ; lo < hi; lo++ {
		if p.line[lo] == '?' {
			a.Weak = true
		} else if p.line[lo] == '!' {
			a.Fixed = true
		} else {
			break
		}
	}
	lo, hi = p.trim(lo, hi)
	a.Text, a.Pos = p.line[lo:hi], p.pos(lo)
	return a, lo < hi
}

// attrs reads the attributes in line[lo:hi]. Into e, when there is one, go id and type.
func (p *listParser) attrs(e *Entry, lo, hi int, isDefault bool) []Attr {
	if l, h := p.trim(lo, hi); l == h {
		return nil
	}
	attrs := p.attrbuf.take(strings.Count(p.line[lo:hi], ",") + 1 + len(p.defaults))
	for start := lo; start <= hi; {
		end := hi
		if comma := strings.IndexByte(p.line[start:hi], ','); comma >= 0 {
			end = start + comma
		}
		if a, keyOff, ok := p.attr(start, end); ok {
			a.Default = isDefault
			valueOff, _ := p.trim(keyOff+len(a.Key), end)
			valueOff, _ = p.trim(valueOff+1, end)
			switch {
			case hasAttr(attrs, a.Key) || e != nil && (a.Key == "id" && e.ID != "" || a.Key == "type" && e.Type != p.typ):
				p.fault("repeated-attribute", keyOff, len(a.Key), "several values are separated by /", "attribute %q stands here twice", a.Key)
			case a.Key == "id" && e == nil:
				p.fault("default-id", keyOff, len(a.Key), "", "an id cannot be a default")
			case a.Key == "id":
				p.checkID(a.Value, valueOff)
				e.ID = a.Value
			case a.Key == "type" && e != nil:
				p.checkType(a.Value, valueOff)
				e.Type = a.Value
			default:
				p.checkAttr(a, keyOff, valueOff)
				attrs = append(attrs, a)
			}
		}
		start = end + 1
	}
	return attrs
}

func hasAttr(attrs []Attr, key string) bool {
	for i := range attrs {
		if attrs[i].Key == key {
			return true
		}
	}
	return false
}

// attr reads one `key: value` from line[lo:hi] and gives the offset of the key.
func (p *listParser) attr(lo, hi int) (Attr, int, bool) {
	lo, hi = p.trim(lo, hi)
	if lo == hi {
		p.report(Warning, "empty-attribute", max(0, min(lo, len(p.line)-1)), min(1, len(p.line)), "delete the comma", "an attribute without text")
		return Attr{}, lo, false
	}
	colon := strings.IndexByte(p.line[lo:hi], ':')
	if colon < 0 {
		p.fault("no-value", lo, hi-lo, "write key: value; a value cannot hold a comma, several values are separated by /",
			"%q is not key: value", p.line[lo:hi])
		return Attr{}, lo, false
	}
	_, keyEnd := p.trim(lo, lo+colon)
	key := p.line[lo:keyEnd]
	if !validKey(key) {
		p.fault("bad-key", lo, max(1, keyEnd-lo), "a key is a word in Latin letters", "%q cannot be the key of an attribute", key)
		return Attr{}, lo, false
	}
	v, _ := p.trim(lo+colon+1, hi)
	return Attr{Key: key, Value: single(p.line[v:hi]), Pos: p.pos(v)}, lo, true
}

// single makes one space of several, which is how Format writes a directive.
func single(s string) string {
	if !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' }), " ")
}

func validKey(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !asciiLetter(c) && (i == 0 || !('0' <= c && c <= '9' || c == '_' || c == '-')) {
			return false
		}
	}
	return s != ""
}

// finish adds what the directives say to e and e to the list.
func (p *listParser) finish(e *Entry) {
	written := len(e.Attrs)
	if written == 0 {
		e.Attrs = p.defaults[:len(p.defaults):len(p.defaults)]
	}
	for _, d := range p.defaults {
		if written > 0 && !hasAttr(e.Attrs[:written], d.Key) {
			e.Attrs = append(e.Attrs, d)
		}
	}
	if e.ID == "" {
		e.ID = defaultID(e.List, e.Name.Text)
	}
	if e.Has("weak", "yes") {
		e.Name.Weak = true
	}
	if e.Type == "" && p.schema != nil && p.schema.needsType {
		p.report(Error, "no-type", 0, len(p.line), "write %type above or {type: ...}", "an entry of %s without a type", p.list.Name)
	}
	p.list.Entries = append(p.list.Entries, e)
}
