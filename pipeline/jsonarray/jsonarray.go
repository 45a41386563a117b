// Package jsonarray cuts the elements of a large JSON array out of a stream
// without reading it whole: of an array at the top, or of one that is a member
// of the object at the top.
//
// A broken element is an *Error with its place. In files that are printed with
// an element's opening bracket on a line of its own, as export programs do,
// reading goes on with the next element.
package jsonarray

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Error is an element that cannot be read.
type Error struct {
	Element int   // from 1; 0 for what stands before the array
	Offset  int64 // byte where it begins
	Err     error
}

func (e *Error) Error() string {
	return fmt.Sprintf("element %d (byte %d): %v", e.Element, e.Offset, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

// The ways in which an array can be broken.
var (
	ErrNoArray   = errors.New("not the JSON array that is looked for")
	ErrSyntax    = errors.New("not JSON")
	ErrLong      = errors.New("the element is longer than the limit")
	ErrTruncated = errors.New("the file ends too early")
)

// maxMember is how much of a member before the array is kept.
const maxMember = 4 << 10

// Reader gives the elements of an array.
type Reader struct {
	Element int   // number of the element last returned, from 1
	Offset  int64 // byte of the stream where it begins

	br     *bufio.Reader
	max    int
	at     int64 // offset of the next byte
	buf    []byte
	indent []byte // what stands before an element's bracket on its line; nil when elements do not begin lines
	held   []byte // beginning of an element that was read to find it
	line   []byte // blanks since the last line end
	ended  bool
}

// NewReader reads elements of at most max bytes.
func NewReader(br *bufio.Reader, max int) *Reader { return &Reader{br: br, max: max} }

func (r *Reader) readByte() (byte, error) {
	c, err := r.br.ReadByte()
	if err == nil {
		r.at++
	}
	return c, err
}

// skipSpace returns the next byte that is no blank.
func (r *Reader) skipSpace() (byte, error) {
	r.line = r.line[:0]
	for {
		c, err := r.readByte()
		switch {
		case err != nil:
			return 0, err
		case c == '\n':
			r.line = append(r.line[:0], c)
		case c == ' ' || c == '\t' || c == '\r':
			if len(r.line) > 0 && len(r.line) < 64 {
				r.line = append(r.line, c)
			}
		default:
			return c, nil
		}
	}
}

// Enter goes to the first element of the array: of the member key of the
// object at the top, or of the array at the top when key is "". It returns the
// members before it as they are written, long ones cut out.
func (r *Reader) Enter(key string) (map[string]string, error) {
	fail := func(err error) (map[string]string, error) {
		if err == io.EOF {
			err = ErrTruncated
		}
		r.ended = true
		return nil, &Error{Offset: max(r.at-1, 0), Err: err}
	}
	c, err := r.skipSpace()
	if c == 0xef { // byte order mark
		_, _ = r.readByte()
		_, _ = r.readByte()
		c, err = r.skipSpace()
	}
	switch {
	case err != nil:
		return fail(err)
	case c == '[' && key == "":
		return nil, nil
	case c != '{' || key == "":
		return fail(ErrNoArray)
	}
	members := make(map[string]string)
	for {
		c, err := r.skipSpace()
		if err == nil && c == '}' {
			return fail(ErrNoArray)
		}
		if err == nil && c == ',' {
			continue
		}
		if err == nil && c != '"' {
			err = ErrSyntax
		}
		if err != nil {
			return fail(err)
		}
		name, _, err := r.value(c, maxMember)
		if err != nil {
			return fail(err)
		}
		if c, err = r.skipSpace(); err == nil && c != ':' {
			err = ErrSyntax
		}
		if err == nil {
			c, err = r.skipSpace()
		}
		if err != nil {
			return fail(err)
		}
		if string(name) == `"`+key+`"` && c == '[' {
			return members, nil
		}
		member := string(name[1 : len(name)-1])
		value, long, err := r.value(c, maxMember)
		if err != nil {
			return fail(err)
		}
		if !long {
			members[member] = string(value)
		}
	}
}

// Next returns the next element, valid until the next call; io.EOF behind the
// last one; or an *Error, after which Next may be called again.
func (r *Reader) Next() ([]byte, error) {
	if r.ended {
		return nil, io.EOF
	}
	var c byte
	var err error
	if r.held != nil {
		c, r.held = '{', nil
	} else {
		for c, err = r.skipSpace(); err == nil && c == ','; {
			c, err = r.skipSpace()
		}
	}
	r.Offset = r.at - 1
	if err == nil && c == ']' {
		r.ended = true
		return nil, io.EOF
	}
	r.Element++
	if err == nil {
		if r.indent == nil && c == '{' && len(r.line) > 0 {
			r.indent = bytes.Clone(r.line)
		}
		var element []byte
		var long bool
		element, long, err = r.value(c, r.max)
		switch {
		case err == nil && long:
			return nil, r.fail(ErrLong)
		case err == nil:
			return element, nil
		}
	}
	if err == io.EOF {
		r.ended = true
		return nil, r.fail(ErrTruncated)
	}
	if err != errRestart && err != ErrSyntax {
		r.ended = true
		return nil, err
	}
	bad := r.fail(ErrSyntax)
	if err == ErrSyntax {
		r.resync()
	}
	return nil, bad
}

func (r *Reader) fail(err error) error {
	return &Error{Element: r.Element, Offset: r.Offset, Err: err}
}

// errRestart says that an element begins within another: that one was broken
// and has been left behind.
var errRestart = errors.New("an element begins here")

// value reads a JSON value that begins with c: brackets and quotation marks
// are followed, the rest is left to encoding/json. A value longer than max is
// read past.
func (r *Reader) value(c byte, max int) (value []byte, long bool, err error) {
	r.buf = append(r.buf[:0], c)
	depth, quoted, escaped := 0, false, false
	fresh := -1 // how much of r.indent the present line has given, -1: it has given something else
	for first := true; ; first = false {
		if !first {
			if depth == 0 && !quoted { // a number or name ends before a separator
				next, err := r.br.Peek(1)
				if err == io.EOF && len(r.buf) > 0 {
					return r.buf, long, nil
				}
				if err != nil {
					return nil, long, err
				}
				if next[0] == ',' || next[0] == ']' || next[0] == '}' || next[0] <= ' ' {
					return r.buf, long, nil
				}
			}
			if c, err = r.readByte(); err != nil {
				return nil, long, err
			}
			if len(r.buf) < max {
				r.buf = append(r.buf, c)
			} else {
				long = true
			}
		}
		switch {
		case escaped:
			escaped = false
		case quoted && c == '\\':
			escaped = true
		case c == '"':
			if quoted = !quoted; !quoted && depth == 0 {
				return r.buf, long, nil
			}
		case quoted && c == '\n':
			return nil, long, ErrSyntax // a string that is never closed
		case quoted:
		case c == '{' && fresh == len(r.indent) && fresh > 0 && depth > 0:
			r.held = []byte{c}
			return nil, long, errRestart
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			if depth--; depth < 0 {
				return nil, long, ErrSyntax
			}
			if depth == 0 {
				return r.buf, long, nil
			}
		}
		switch {
		case c == '\n':
			fresh = 1
		case fresh > 0 && fresh < len(r.indent) && c == r.indent[fresh]:
			fresh++
		default:
			fresh = -1
		}
	}
}

// resync reads on to a line that begins an element as the first one did.
func (r *Reader) resync() {
	if r.indent == nil {
		r.ended = true
		return
	}
	fresh := 1 // the broken string ended with its line
	for {
		c, err := r.readByte()
		if err != nil {
			r.ended = true
			return
		}
		switch {
		case c == '\n':
			fresh = 1
		case fresh == len(r.indent) && c == '{':
			r.held = []byte{c}
			return
		case fresh > 0 && fresh < len(r.indent) && c == r.indent[fresh]:
			fresh++
		default:
			fresh = -1
		}
	}
}
