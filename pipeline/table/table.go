// Package table reads the rows of CSV and TSV files (RFC 4180, with line ends
// of any kind) and says which column holds what.
//
// One row is held at a time. A row that cannot be read, such as one with a
// quotation mark that is never closed, is an *Error with its place, and
// reading goes on with the line behind its first one.
package table

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Error is a row that cannot be read.
type Error struct {
	Row    int   // from 1, with the header
	Offset int64 // byte where it begins
	Err    error
}

func (e *Error) Error() string { return fmt.Sprintf("row %d (byte %d): %v", e.Row, e.Offset, e.Err) }

func (e *Error) Unwrap() error { return e.Err }

// The ways in which a row can be broken.
var (
	ErrQuote = errors.New(`a quotation mark (") is never closed`)
	ErrLong  = errors.New("the row is longer than the limit")
)

// Reader reads rows.
type Reader struct {
	Row    int   // of the row last returned, from 1, with the header
	Offset int64 // byte of the file where it begins

	br     *bufio.Reader
	comma  byte
	max    int
	buf    []byte // bytes taken from br and not yet used up
	next   int64  // offset of buf[0]
	fields [][]byte
	cells  []byte // unquoted cells of the row
	ends   []int
	err    error
}

// NewReader reads rows of at most max bytes whose cells are parted by comma.
// The first byte lies at offset in the file, and rows rows lie before it.
func NewReader(br *bufio.Reader, comma byte, max int, offset int64, rows int) *Reader {
	return &Reader{br: br, comma: comma, max: max, next: offset, Row: rows}
}

// Next returns the cells of the next row, valid until the next call; io.EOF
// behind the last one, an *Error for a broken row, or the error of the stream.
// Empty lines are passed over.
func (r *Reader) Next() ([][]byte, error) {
	for {
		row, n, err := r.scan()
		if err == io.EOF {
			return nil, io.EOF
		}
		r.Offset = r.next
		if err != nil {
			var bad *Error
			if errors.As(err, &bad) {
				r.Row++
				bad.Row, bad.Offset = r.Row, r.Offset
				r.skipLine(bad.Err == ErrLong)
			}
			return nil, err
		}
		r.use(n)
		if len(row) == 1 && len(row[0]) == 0 {
			continue
		}
		r.Row++
		return row, nil
	}
}

// After is the offset behind the row last returned.
func (r *Reader) After() int64 { return r.next }

func (r *Reader) use(n int) {
	r.buf = r.buf[n:]
	r.next += int64(n)
}

// more takes the next line from the stream.
func (r *Reader) more() error {
	if r.err != nil {
		return r.err
	}
	if cap(r.buf)-len(r.buf) == 0 || len(r.buf) == 0 {
		grown := make([]byte, len(r.buf), 2*len(r.buf)+64<<10)
		copy(grown, r.buf)
		r.buf = grown
	}
	n, err := r.br.Read(r.buf[len(r.buf):min(cap(r.buf), len(r.buf)+64<<10)])
	r.buf = r.buf[:len(r.buf)+n]
	if n > 0 {
		return nil
	}
	if err != nil {
		r.err = err
	}
	return err
}

// scan parts the row at the beginning of buf, n bytes long with its end.
func (r *Reader) scan() (row [][]byte, n int, err error) {
	r.cells, r.ends = r.cells[:0], r.ends[:0]
	i := 0
	// at gives byte i, or 0 and false at the end of the file.
	at := func() (byte, bool) {
		for i >= len(r.buf) {
			if err = r.more(); err != nil {
				return 0, false
			}
		}
		return r.buf[i], true
	}
	endCell := func() { r.ends = append(r.ends, len(r.cells)) }
	if _, ok := at(); !ok {
		return nil, 0, err
	}
	for {
		c, ok := at()
		if ok && c == '"' {
			i++
			for { // a quoted cell
				from := i
				j := bytes.IndexByte(r.buf[i:], '"')
				if j < 0 {
					i = len(r.buf)
				} else {
					i += j
				}
				r.cells = append(r.cells, r.buf[from:i]...)
				if i > r.max {
					return nil, 0, &Error{Err: ErrQuote}
				}
				if _, ok := at(); !ok {
					if err == io.EOF {
						err = &Error{Err: ErrQuote}
					}
					return nil, 0, err
				}
				if r.buf[i] != '"' {
					continue
				}
				i++
				if c, ok := at(); ok && c == '"' {
					r.cells = append(r.cells, '"')
					i++
					continue
				}
				break
			}
		}
		for { // a plain cell, or what follows the closing mark
			from := i
			for i < len(r.buf) && r.buf[i] != r.comma && r.buf[i] != '\n' && r.buf[i] != '\r' {
				i++
			}
			r.cells = append(r.cells, r.buf[from:i]...)
			if i > r.max {
				return nil, 0, &Error{Err: ErrLong}
			}
			if i < len(r.buf) {
				break
			}
			if _, ok := at(); !ok {
				break
			}
		}
		c, ok = at()
		if !ok && err != io.EOF {
			return nil, 0, err
		}
		endCell()
		if ok && c == r.comma {
			i++
			continue
		}
		if ok {
			i++
			if c == '\r' {
				if c, ok := at(); ok && c == '\n' {
					i++
				} else if !ok && err != io.EOF {
					return nil, 0, err
				}
			}
		}
		break
	}
	r.fields = r.fields[:0]
	from := 0
	for _, end := range r.ends {
		r.fields = append(r.fields, r.cells[from:end])
		from = end
	}
	return r.fields, i, nil
}

// skipLine passes over the line at the beginning of buf, which may be longer
// than buf.
func (r *Reader) skipLine(long bool) {
	for {
		if i := bytes.IndexByte(r.buf, '\n'); i >= 0 {
			r.use(i + 1)
			return
		}
		if !long && len(r.buf) < r.max {
			if r.more() == nil {
				continue
			}
		}
		r.use(len(r.buf))
		if r.more() != nil {
			return
		}
	}
}
