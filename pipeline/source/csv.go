package source

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"vestnik/extract"
	"vestnik/pipeline/charset"
	"vestnik/pipeline/table"
)

// table reads the rows of a CSV or TSV file.
func (w *walk) table(br *bufio.Reader, at place, k kind) bool {
	head, err := br.Peek(32 << 10)
	if err != nil && err != io.EOF {
		return w.broken(at, 0, -1, err)
	}
	if len(head) == 0 {
		return w.fail(at, 0, -1, errEmpty)
	}
	enc := w.Charset
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		// The offsets of errors are then those of the text in UTF-8.
		br = bufio.NewReaderSize(transform.NewReader(br, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder()), 64<<10)
		head, _ = br.Peek(16 << 10)
		enc = "utf-8"
		at.top = false
	} else if enc == "" && !valid(head) {
		if _, name, err := charset.Decode(head, ""); err == nil {
			enc = name
		}
	}
	comma := byte('\t')
	if k != kindTSV {
		comma = table.CommaOf(head)
	}
	rows := table.NewReader(br, comma, w.maxLine(), 0, 0)
	columns, more := w.columns(rows, at, enc)
	if columns == nil {
		return more
	}
	if at.top && w.mark.Offset > rows.After() {
		if _, err := w.file.Seek(w.mark.Offset, io.SeekStart); err != nil {
			return w.fail(at, 0, -1, plain(err))
		}
		br.Reset(w.file)
		rows = table.NewReader(br, comma, w.maxLine(), w.mark.Offset, w.mark.Records)
		w.pos.Documents = w.mark.Documents
	}
	for {
		row, err := rows.Next()
		var bad *table.Error
		switch {
		case err == io.EOF:
			return true
		case errors.As(err, &bad):
			more = w.fail(at, bad.Row, bad.Offset, bad.Err)
		case err != nil:
			return w.broken(at, rows.Row, rows.Offset, err)
		default:
			more = w.row(row, columns, at, rows, enc)
		}
		if !more {
			return false
		}
		w.marked(at, rows.After(), rows.Row)
	}
}

// columns reads the header and finds the columns. It has given the error when
// it returns nil.
func (w *walk) columns(rows *table.Reader, at place, enc string) (*table.Columns, bool) {
	var header [][]byte
	if !w.Columns.Numbered() {
		row, err := rows.Next()
		var bad *table.Error
		switch {
		case err == io.EOF:
			return nil, w.fail(at, 0, -1, errEmpty)
		case errors.As(err, &bad):
			return nil, w.fail(at, bad.Row, bad.Offset, bad.Err)
		case err != nil:
			return nil, w.broken(at, 0, -1, err)
		}
		for _, cell := range row {
			name, _ := decoded(cell, enc)
			header = append(header, []byte(name))
		}
	}
	columns, err := w.Columns.Find(header)
	if err != nil {
		return nil, w.fail(at, 1, 0, err)
	}
	return &columns, true
}

// row gives the article of a row.
func (w *walk) row(row [][]byte, c *table.Columns, at place, rows *table.Reader, enc string) bool {
	var broken error
	cell := func(f table.Field) string {
		s, err := decoded(c.Cell(row, f), enc)
		if err != nil {
			broken = cmp.Or(broken, fmt.Errorf("column %s: %w", f, err))
		}
		if f != table.Text {
			s = strings.TrimSpace(s)
		}
		return s
	}
	a := extract.Article{
		URI: cell(table.URI), Title: cell(table.Title), Text: cell(table.Text), Published: cell(table.Published),
		Source: cell(table.Source), Language: cell(table.Language), PublishedBy: cell(table.PublishedBy), Located: cell(table.Located),
	}
	if broken == nil && c[table.Text] >= len(row) {
		broken = fmt.Errorf("the row has %d cells, the text is in cell %d", len(row), c[table.Text]+1)
	}
	if broken != nil {
		return w.fail(at, rows.Row, rows.Offset, broken)
	}
	a.URI = cmp.Or(a.URI, recordURI(at.uri, rows.Row))
	d := article(a)
	d.path, d.line, d.offset = at.path, rows.Row, rows.Offset
	return w.give(d)
}

// decoded gives a cell as text.
func decoded(cell []byte, enc string) (string, error) {
	if enc == "" || enc == "utf-8" {
		if i := invalidUTF8(cell); i >= 0 {
			return "", errors.New("broken UTF-8")
		}
		return string(cell), nil
	}
	if len(cell) == 0 {
		return "", nil
	}
	s, _, err := charset.Decode(cell, enc)
	return s, err
}

// valid reports whether head is UTF-8 but for a letter cut in two at its end.
func valid(head []byte) bool {
	for cut := 0; cut < utf8.UTFMax && cut <= len(head); cut++ {
		if utf8.Valid(head[:len(head)-cut]) {
			return true
		}
	}
	return false
}
