// Package csv writes events as a table for spreadsheets: a row an event.
//
// The file is UTF-8 with a byte order mark, without which Excel misreads
// Cyrillic, its cells parted by commas (RFC 4180). A column is named by the
// path of its field in the contract with _ between the steps: date_value is
// /date/value. The first columns, ce_*, are attributes of the CloudEvent, named
// as on Kafka. Columns of agreements are empty for films and the other way
// round; status belongs to both.
//
// What is a list in the contract is one cell, its items parted by "; ".
// Columns of the same list have equally many items, some of them empty: the
// second item of parties_country is the country of the second item of
// parties_name. A "; " inside an item becomes ", ". Representatives of a party
// and awards are joined the same way, one item a party or milestone, several
// within it parted by " + ". evidence_exact holds the quotation of what
// evidence_field points to.
//
// A cell that a spreadsheet would take for a formula, because it begins with
// =, +, -, @, a tab or a carriage return, gets an apostrophe before it.
package csv

import (
	"context"
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"vestnik/extract/event"
	"vestnik/pipeline/sink"
)

// Sink writes events as CSV.
//
// Delivery guarantees: those of the writer. The rows of a document are handed
// to it together.
type Sink struct {
	w     io.Writer
	buf   strings.Builder
	cells []string
	head  bool // the header is still to be written
}

// New returns a sink that writes to w, with a header unless the rows are to
// go on behind others.
func New(w io.Writer, goOn bool) *Sink { return &Sink{w: w, head: !goOn} }

// Write implements sink.Sink.
func (s *Sink) Write(_ context.Context, d sink.Doc) error {
	if len(d.Events) == 0 {
		return nil
	}
	s.buf.Reset()
	w := csv.NewWriter(&s.buf)
	if err := s.header(w); err != nil {
		return err
	}
	for i := range d.Events {
		s.cells = s.cells[:0]
		for _, c := range columns {
			s.cells = append(s.cells, harmless(c.value(&d.Events[i])))
		}
		if err := w.Write(s.cells); err != nil {
			return err
		}
	}
	return s.flush(w)
}

// Close implements sink.Sink; a file without events holds the header.
func (s *Sink) Close(context.Context) error {
	s.buf.Reset()
	w := csv.NewWriter(&s.buf)
	if err := s.header(w); err != nil {
		return err
	}
	return s.flush(w)
}

// Flush implements sink.Flusher; nothing is held back.
func (s *Sink) Flush(context.Context) error { return nil }

func (s *Sink) header(w *csv.Writer) error {
	if !s.head {
		return nil
	}
	s.head = false
	s.buf.WriteString("\ufeff")
	return w.Write(Names())
}

func (s *Sink) flush(w *csv.Writer) error {
	w.Flush()
	if err := w.Error(); err != nil {
		return err
	}
	if s.buf.Len() == 0 {
		return nil
	}
	_, err := io.WriteString(s.w, s.buf.String())
	return err
}

// harmless keeps a cell from being a formula.
func harmless(cell string) string {
	if cell != "" && strings.IndexByte("=+-@\t\r", cell[0]) >= 0 {
		return "'" + cell
	}
	return cell
}

// Names lists the columns.
func Names() []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.name
	}
	return names
}

// column is a column of the table.
type column struct {
	name  string
	value func(*sink.Event) string
}

// agreement is the value of an agreement, empty for other events.
func agreement(name string, value func(*event.AgreementData) string) column {
	return column{name, func(e *sink.Event) string {
		if e.Agreement == nil {
			return ""
		}
		return value(e.Agreement)
	}}
}

// film is the value of a film, empty for other events.
func film(name string, value func(*event.FilmData) string) column {
	return column{name, func(e *sink.Event) string {
		if e.Film == nil {
			return ""
		}
		return value(e.Film)
	}}
}

// list joins one value of each item.
func list[T any](items []T, value func(*T) string) string {
	parts := make([]string, len(items))
	some := false
	for i := range items {
		parts[i] = strings.ReplaceAll(value(&items[i]), "; ", ", ")
		some = some || parts[i] != ""
	}
	if !some {
		return ""
	}
	return strings.Join(parts, "; ")
}

func text(s *string) string { return *s }

func names(people []event.Person) string {
	return list(people, func(p *event.Person) string { return p.Name })
}

func within(people []event.Person, value func(*event.Person) string) string {
	parts := make([]string, len(people))
	for i := range people {
		parts[i] = value(&people[i])
	}
	return strings.Join(parts, " + ")
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
