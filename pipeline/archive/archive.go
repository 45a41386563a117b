// Package archive reads tar and zip archives and streams packed with gzip,
// zstd and bzip2 from beginning to end: nothing is looked up, so archives
// within archives, cut-off ones and standard input are read the same way, and
// memory does not grow with the archive or its entries.
//
// A damaged entry is an *Error that names its place; the reader looks for the
// next entry and goes on.
package archive

import (
	"errors"
	"fmt"
	"io"
)

// Entry is a file of an archive. Read gives its content, until Next is called.
type Entry struct {
	Name   string // with slashes, as stored, in UTF-8
	Number int    // from 1, folders and links counted
	Offset int64  // byte of the archive where its header begins
	io.Reader
}

// Error is a damaged place of an archive.
type Error struct {
	Entry  int    // number that the entry has or would have; 0: no entry
	Name   string // of the entry, when it is known
	Offset int64  // byte of the archive where the entry begins or the damage lies
	Err    error
}

func (e *Error) Error() string {
	s := fmt.Sprintf("entry %d", e.Entry)
	if e.Name != "" {
		s += fmt.Sprintf(" %q", e.Name)
	}
	return fmt.Sprintf("%s (byte %d): %v", s, e.Offset, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

// Reader gives the entries of an archive in turn.
type Reader interface {
	// Next returns the next file, io.EOF behind the last one, or an *Error
	// after which Next may be called again. Any other error is of the stream.
	Next() (*Entry, error)
}

// The ways in which an archive can be damaged.
var (
	ErrHeader    = errors.New("broken entry header")
	ErrTruncated = errors.New("the archive ends too early")
	ErrChecksum  = errors.New("wrong checksum")
)

// counter counts the bytes read of a stream.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}
