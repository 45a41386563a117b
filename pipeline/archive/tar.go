package archive

import (
	"archive/tar"
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
)

// block is the unit of a tar archive.
const block = 512

// Tar reads tar archives of every dialect that archive/tar knows.
type Tar struct {
	src    counter
	r      *tar.Reader
	number int
	began  int64 // where the present entry begins
	broken bool
	name   string
}

// NewTar reads the archive r from its beginning.
func NewTar(r io.Reader) *Tar {
	t := &Tar{src: counter{r: r}}
	t.r = tar.NewReader(&t.src)
	return t
}

// Next implements Reader. Folders, links and devices are passed over.
func (t *Tar) Next() (*Entry, error) {
	for {
		if t.broken {
			if err := t.resync(); err != nil {
				return nil, err
			}
		}
		h, err := t.r.Next()
		switch {
		case err == io.EOF:
			return nil, io.EOF
		case err != nil:
			return nil, t.damage(err)
		}
		t.number++
		t.began = max(t.src.n-block, 0)
		t.name = strings.ToValidUTF8(h.Name, "\uFFFD")
		if h.Typeflag != tar.TypeReg {
			continue
		}
		return &Entry{Name: t.name, Number: t.number, Offset: t.began, Reader: t.r}, nil
	}
}

// damage makes err the *Error of the entry behind the present one.
func (t *Tar) damage(err error) error {
	e := &Error{Entry: t.number + 1, Offset: t.src.n, Err: err}
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		// The content of the present entry is cut off.
		e.Entry, e.Offset, e.Name, e.Err = max(t.number, 1), t.began, t.name, ErrTruncated
	case errors.Is(err, tar.ErrHeader):
		e.Offset = max(t.src.n-block, 0)
		e.Err = ErrHeader
		t.number++
	default:
		return err
	}
	t.broken = true
	return e
}

// resync looks for the next header and begins a new tar.Reader there.
func (t *Tar) resync() error {
	t.broken = false
	if r := t.src.n % block; r != 0 {
		if _, err := io.CopyN(io.Discard, &t.src, block-r); errors.Is(err, io.ErrUnexpectedEOF) {
			return io.EOF
		} else if err != nil {
			return err
		}
	}
	buf := make([]byte, block)
	for {
		if _, err := io.ReadFull(&t.src, buf); err != nil {
			if errors.Is(err, io.ErrUnexpectedEOF) {
				return io.EOF
			}
			return err
		}
		if validHeader(buf) {
			t.src.r = io.MultiReader(bytes.NewReader(bytes.Clone(buf)), t.src.r)
			t.src.n -= block
			t.r = tar.NewReader(&t.src)
			return nil
		}
	}
}

// validHeader reports whether a block is a header: its checksum is right.
func validHeader(b []byte) bool {
	want, err := strconv.ParseInt(strings.Trim(string(b[148:156]), " \x00"), 8, 64)
	if err != nil || b[0] == 0 {
		return false
	}
	sum := int64(8 * ' ')
	for i, c := range b {
		if i < 148 || i >= 156 {
			sum += int64(c)
		}
	}
	return sum == want
}

// LooksLikeTar reports whether a file begins with a tar header.
func LooksLikeTar(head []byte) bool { return len(head) >= block && validHeader(head[:block]) }
