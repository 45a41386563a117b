package table

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Field is what a column can hold for an article.
type Field uint8

// The fields.
const (
	URI Field = iota
	Title
	Text
	Published
	Source
	Language
	PublishedBy
	Located
	fields // their number
)

func (f Field) String() string {
	return [...]string{"uri", "title", "text", "published", "source", "language", "publishedBy", "located"}[f]
}

// FieldOf gives the field of a name.
func FieldOf(name string) (Field, bool) {
	for f := range fields {
		if f.String() == name {
			return f, true
		}
	}
	return 0, false
}

// synonyms are the headings under which archives keep a field, first the ones
// that win. They are compared in small letters.
var synonyms = [fields][]string{
	URI:         {"uri", "url", "link", "id", "doc_id", "ссылка", "адрес"},
	Title:       {"title", "headline", "heading", "header", "name", "заголовок", "название"},
	Text:        {"text", "body", "content", "article", "fulltext", "full_text", "текст", "содержание"},
	Published:   {"published", "publishdate", "publish_date", "pub_date", "pubdate", "date", "datetime", "created_at", "time", "дата"},
	Source:      {"source", "site", "источник"},
	Language:    {"language", "lang", "язык"},
	PublishedBy: {"publishedby", "publisher", "издание"},
	Located:     {"located", "place", "место"},
}

// Mapping names the columns of fields: a heading, or the number of a column
// from 1. Fields without one are found by their usual headings.
type Mapping map[Field]string

// ParseMapping reads "text=body,title=headline,published=3".
func ParseMapping(s string) (Mapping, error) {
	m := make(Mapping)
	for part := range strings.SplitSeq(s, ",") {
		name, column, ok := strings.Cut(part, "=")
		f, known := FieldOf(strings.TrimSpace(name))
		switch {
		case !ok || strings.TrimSpace(column) == "":
			return nil, fmt.Errorf("%q is not of the form field=column", part)
		case !known:
			return nil, fmt.Errorf("unknown field %q: uri, title, text, published, source, language, publishedBy and located are known", name)
		}
		m[f] = strings.TrimSpace(column)
	}
	return m, nil
}

// Numbered reports whether all columns are given by number: then the file has
// no header.
func (m Mapping) Numbered() bool {
	for _, column := range m {
		if n, err := strconv.Atoi(column); err != nil || n < 1 {
			return false
		}
	}
	return len(m) > 0
}

// Columns are the numbers of columns, from 0, by field; -1 for none.
type Columns [fields]int

// Find finds the columns of a file with the given header; the header is nil
// when the mapping is Numbered. There must be a column of texts.
func (m Mapping) Find(header [][]byte) (Columns, error) {
	var c Columns
	names := make(map[string]int, len(header))
	for i, cell := range header {
		name := strings.ToLower(strings.TrimSpace(string(bytes.TrimPrefix(cell, []byte("\xef\xbb\xbf")))))
		if _, twice := names[name]; !twice {
			names[name] = i
		}
	}
	for f := range fields {
		c[f] = -1
		column, given := m[f]
		if !given {
			for _, s := range synonyms[f] {
				if i, ok := names[s]; ok {
					c[f] = i
					break
				}
			}
			continue
		}
		if i, ok := names[strings.ToLower(column)]; ok {
			c[f] = i
		} else if n, err := strconv.Atoi(column); err == nil && n >= 1 && (header == nil || n <= len(header)) {
			c[f] = n - 1
		} else {
			return c, fmt.Errorf("no column %q for %s; the columns are: %s", column, f, strings.Join(slices.Sorted(maps.Keys(names)), ", "))
		}
	}
	if c[Text] < 0 {
		return c, fmt.Errorf("no column is known to hold the text; --columns text=NAME names it; the columns are: %s", strings.Join(slices.Sorted(maps.Keys(names)), ", "))
	}
	return c, nil
}

// Cell gives the cell of a field, nil when the row has none.
func (c *Columns) Cell(row [][]byte, f Field) []byte {
	if i := c[f]; i >= 0 && i < len(row) {
		return row[i]
	}
	return nil
}

// CommaOf tells what parts the cells by the first line of a file: comma,
// semicolon, tab or bar, whichever stands there most, outside of quotations.
func CommaOf(head []byte) byte {
	counts := map[byte]int{}
	quoted := false
	for _, c := range head {
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\n':
			head = nil
		case c == ',' || c == ';' || c == '\t' || c == '|':
			counts[c]++
		}
		if head == nil {
			break
		}
	}
	best := byte(',')
	for _, c := range []byte{';', '\t', '|'} {
		if counts[c] > counts[best] {
			best = c
		}
	}
	return best
}
