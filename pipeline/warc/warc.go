// Package warc reads web archives: WARC 1.0 and 1.1 (ISO 28500), plain or with
// every record packed by gzip or zstd, also with a zstd dictionary
// (https://iipc.github.io/warc-specifications/specifications/warc-zstd/).
//
// One record is held at a time and nothing of its body is, so memory does not
// grow with the archive. A damaged record is an *Error that names its place;
// the reader looks for the next record and goes on.
package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// maxHeader is the largest record header in bytes.
const maxHeader = 64 << 10

// Record is a record of an archive.
type Record struct {
	Version string // "1.0", "1.1"
	Type    string // WARC-Type in small letters: "response", "resource", "conversion", "revisit" ...
	URI     string // WARC-Target-URI without angle brackets
	Date    string // WARC-Date, when the page was fetched
	Format  string // Content-Type of the body
	Length  int64  // of the body in bytes
	Number  int    // from 1
	Offset  int64  // byte of the file where the record, or the packed member that holds it, begins
	First   bool   // the record is the first of its member: reading can begin at Offset

	// Body reads the content; it is valid until Next is called. A body cut
	// short or damaged ends with an error, which Next then returns as well.
	Body io.Reader
}

// Error is a damaged place of an archive.
type Error struct {
	Record int   // number that the record has or would have
	Offset int64 // byte of the file where the record, or its packed member, begins
	Err    error
}

func (e *Error) Error() string {
	return fmt.Sprintf("record %d (byte %d): %v", e.Record, e.Offset, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

// The ways in which an archive can be damaged.
var (
	ErrNoWARC    = errors.New("no WARC record begins here")
	ErrHeader    = errors.New("broken record header")
	ErrTruncated = errors.New("the record ends too early")
	ErrLength    = errors.New("the record is not as long as its Content-Length says")
)

// Reader reads the records of an archive in turn.
type Reader struct {
	members
	record *Record
	left   int64 // bytes of the body not read yet
	number int
	failed bool // look for the next record first
	start  int64
}

// NewReader reads an archive from its beginning. When r is an io.Seeker the
// search behind damage begins right behind the damaged record's beginning,
// otherwise where the damage was noticed.
func NewReader(r io.Reader) *Reader {
	x := &Reader{}
	x.members.reset(r, 0)
	return x
}

// NewReaderAt goes on reading a file at the offset of a record that is First;
// number is how many records lie before it.
func NewReaderAt(file io.ReadSeeker, offset int64, number int) (*Reader, error) {
	x := &Reader{number: number}
	x.members.reset(file, 0)
	if head, _ := x.src.Peek(4); string(head) == "\x5d\x2a\x4d\x18" {
		if err := x.skippable(head[0]); err != nil { // the dictionary
			return nil, err
		}
	}
	return x, x.seek(file, offset)
}

// Next returns the next record, io.EOF behind the last one, or an *Error after
// which Next may be called again. Any other error is of the stream itself.
func (r *Reader) Next() (*Record, error) {
	if r.record != nil {
		if err := r.finish(); err != nil {
			return nil, err
		}
	}
	if r.failed {
		r.failed = false
		if err := r.resync(); err != nil {
			return nil, err
		}
	}
	for {
		first := r.cur == nil
		if first {
			if err := r.open(); err != nil {
				return nil, r.fail(err)
			}
			r.start = r.at
		}
		if !r.packed {
			skipBlank(r.cur)
			r.start = r.offset()
			first = true
		} else if !first {
			skipBlank(r.cur)
		}
		switch _, err := r.cur.Peek(1); {
		case err == io.EOF && r.packed:
			r.cur = nil // the member is used up
			continue
		case err == io.EOF:
			return nil, io.EOF
		case err != nil: // of the record before when the member has given one
			if first {
				r.number++
			}
			return nil, r.fail(err)
		}
		r.number++
		rec, err := r.header()
		if err != nil {
			return nil, r.fail(err)
		}
		rec.First = first
		r.record, r.left = rec, rec.Length
		rec.Body = (*body)(r)
		return rec, nil
	}
}

// fail makes err the *Error of the present record. What is no damage of a
// record, io.EOF or the failure of the file, stays what it is.
func (r *Reader) fail(err error) error {
	if err == io.EOF || r.broken != nil {
		if r.broken != nil {
			return r.broken
		}
		return err
	}
	r.failed = true
	r.record = nil
	if r.cur == nil {
		r.number++
		r.start = r.at
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = ErrTruncated
	}
	return &Error{Record: r.number, Offset: r.start, Err: err}
}

// finish reads past the body of the present record and checks what follows.
func (r *Reader) finish() error {
	if _, err := io.Copy(io.Discard, (*body)(r)); err != nil {
		return r.fail(err)
	}
	r.record = nil
	if !r.packed {
		skipBlank(r.cur)
		if head, _ := r.cur.Peek(5); len(head) > 0 && string(head) != "WARC/" {
			return r.fail(ErrLength)
		}
	}
	return nil
}

// body is the Reader as the body of its record.
type body Reader

func (b *body) Read(p []byte) (int, error) {
	if b.left == 0 {
		return 0, io.EOF
	}
	if int64(len(p)) > b.left {
		p = p[:b.left]
	}
	n, err := b.cur.Read(p)
	b.left -= int64(n)
	if err == io.EOF && b.left > 0 {
		err = ErrTruncated
	}
	return n, err
}

// header reads a record's version line and fields.
func (r *Reader) header() (*Record, error) {
	budget := maxHeader
	line, err := readLine(r.cur, &budget)
	if err != nil {
		return nil, err
	}
	version, ok := strings.CutPrefix(line, "WARC/")
	if !ok || version == "" {
		return nil, ErrNoWARC
	}
	rec := &Record{Version: version, Number: r.number, Offset: r.start, Length: -1}
	name, value := "", ""
	for {
		line, err := readLine(r.cur, &budget)
		if err != nil {
			return nil, err
		}
		if name != "" && line != "" && (line[0] == ' ' || line[0] == '\t') {
			value += " " + strings.TrimSpace(line) // folded
			continue
		}
		if name != "" {
			if err := rec.set(name, value); err != nil {
				return nil, err
			}
		}
		if line == "" {
			break
		}
		if name, value, ok = strings.Cut(line, ":"); !ok {
			return nil, fmt.Errorf("%w: %.40q is no field", ErrHeader, line)
		}
		value = strings.TrimSpace(value)
	}
	if rec.Length < 0 {
		return nil, fmt.Errorf("%w: no Content-Length", ErrHeader)
	}
	return rec, nil
}

func (rec *Record) set(name, value string) error {
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "warc-type":
		rec.Type = strings.ToLower(value)
	case "warc-target-uri":
		rec.URI = strings.TrimSuffix(strings.TrimPrefix(value, "<"), ">")
	case "warc-date":
		rec.Date = value
	case "content-type":
		rec.Format = value
	case "content-length":
		n, err := strconv.ParseInt(value, 10, 64)
		if err != nil || n < 0 {
			return fmt.Errorf("%w: Content-Length %.20q", ErrHeader, value)
		}
		rec.Length = n
	}
	return nil
}

// readLine reads a line without its end; budget is what a header has left.
func readLine(br *bufio.Reader, budget *int) (string, error) {
	var line []byte
	for {
		part, err := br.ReadSlice('\n')
		if *budget -= len(part); *budget < 0 {
			return "", fmt.Errorf("%w: longer than %d bytes", ErrHeader, maxHeader)
		}
		line = append(line, part...)
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF:
			return "", ErrTruncated
		case err != nil:
			return "", err
		}
		return string(bytes.TrimRight(line, "\r\n")), nil
	}
}

// skipBlank reads past line ends.
func skipBlank(br *bufio.Reader) {
	for {
		c, err := br.ReadByte()
		if err != nil {
			return
		}
		if c != '\r' && c != '\n' {
			_ = br.UnreadByte()
			return
		}
	}
}
