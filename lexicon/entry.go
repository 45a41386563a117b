package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Alias is a name of an entry as written, without its prefix.
type Alias struct {
	Text  string
	Weak  bool // "?" (or `weak: yes` for the main name): counts with support from context only
	Fixed bool // "!": matched as written, case-sensitive, not inflected
	Pos   Pos  // of the text, after the prefix
}

// String gives the alias as written in a list.
func (a Alias) String() string {
	s := a.Text
	if a.Fixed {
		s = "!" + s
	}
	if a.Weak {
		s = "?" + s
	}
	return s
}

// Attr is an attribute of an entry. Default says that it comes from a %default line.
type Attr struct {
	Key, Value string
	Default    bool
	Pos        Pos // of the value
}

// Values are the parts of the value between slashes.
func (a Attr) Values() []string { return splitValues(a.Value) }

// Entry is one line of a list. Entries are shared between lexicons and never changed after reading.
type Entry struct {
	ID      string // unique in the lexicon
	List    string // name of its list
	Type    string // by attribute type or %type; may be empty in lists of word classes
	Name    Alias
	Aliases []Alias
	Attrs   []Attr // as written, then the defaults that hold; without id and type
	Pos     Pos    // of the name
}

// Attr gives the value of an attribute, "" when it has none. It answers for id and type too.
func (e *Entry) Attr(key string) string {
	switch key {
	case "id":
		return e.ID
	case "type":
		return e.Type
	}
	for i := range e.Attrs {
		if e.Attrs[i].Key == key {
			return e.Attrs[i].Value
		}
	}
	return ""
}

// Values gives the values of an attribute that are separated by slashes, nil when it has none.
func (e *Entry) Values(key string) []string { return splitValues(e.Attr(key)) }

// Has says whether value is among the values of an attribute.
func (e *Entry) Has(key, value string) bool {
	for part := range strings.SplitSeq(e.Attr(key), "/") {
		if strings.TrimSpace(part) == value {
			return true
		}
	}
	return false
}

// HasDefaultID says whether the id is the one an entry gets that names none.
func (e *Entry) HasDefaultID() bool { return e.ID == defaultID(e.List, e.Name.Text) }

func splitValues(v string) []string {
	if v == "" {
		return nil
	}
	parts := strings.Split(v, "/")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

func defaultID(list, name string) string {
	b := make([]byte, 0, 64)
	b = append(append(b, list...), '/')
	for _, r := range name {
		switch {
		case r >= 'а' && r <= 'я': // by far the most of them
		case r >= 'А' && r <= 'Я':
			r += 'а' - 'А'
		default:
			r = unicode.ToLower(r)
		}
		b = utf8.AppendRune(b, r)
	}
	return string(b)
}

// List is the entries of one list in the order of their files' paths and lines.
type List struct {
	Name    string
	File    string // the first file that has it
	Entries []*Entry
	Removes []Removal
}

// Removal asks an overlay to take the entry or rule with this id away from what lies below.
type Removal struct {
	ID  string
	Pos Pos // of the id
}
