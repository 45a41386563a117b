package warc

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
)

// frame reads the bytes of one zstd frame and no more, which the decoder alone
// would not stop at (RFC 8878, section 3.1.1).
type frame struct {
	src      *bufio.Reader
	pending  []byte // header bytes read and not yet handed on
	head     [18]byte
	left     int64 // of the present block
	last     bool  // the present block is the last one
	checksum bool
	done     bool
}

var errFrame = errors.New("broken zstd frame")

func (f *frame) reset(src *bufio.Reader) { *f = frame{src: src, left: -1} }

// Read implements io.Reader.
func (f *frame) Read(p []byte) (int, error) {
	for len(f.pending) == 0 && f.left <= 0 {
		if f.done {
			return 0, io.EOF
		}
		if err := f.advance(); err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return 0, err
		}
	}
	if len(f.pending) > 0 {
		n := copy(p, f.pending)
		f.pending = f.pending[n:]
		return n, nil
	}
	if int64(len(p)) > f.left {
		p = p[:f.left]
	}
	n, err := f.src.Read(p)
	f.left -= int64(n)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// advance reads the frame header, the next block header or the checksum.
func (f *frame) advance() error {
	switch {
	case f.left < 0:
		n, err := f.header()
		f.left = 0
		f.pending = f.head[:n]
		return err
	case !f.last:
		if _, err := io.ReadFull(f.src, f.head[:3]); err != nil {
			return err
		}
		f.pending = f.head[:3]
		h := uint32(f.head[0]) | uint32(f.head[1])<<8 | uint32(f.head[2])<<16
		f.last = h&1 == 1
		switch f.left = int64(h >> 3); h >> 1 & 3 {
		case 1: // one byte, repeated
			f.left = 1
		case 3:
			return errFrame
		}
		return nil
	case f.checksum:
		f.checksum = false
		f.left = 4
		return nil
	}
	f.done = true
	return nil
}

// header reads the frame header and gives its length.
func (f *frame) header() (int, error) {
	if _, err := io.ReadFull(f.src, f.head[:5]); err != nil {
		return 0, err
	}
	if binary.LittleEndian.Uint32(f.head[:]) != 0xfd2fb528 {
		return 0, errFrame
	}
	d := f.head[4]
	f.checksum = d&4 != 0
	single := d&0x20 != 0
	more := [...]int{0, 1, 2, 4}[d&3] // dictionary id
	if !single {
		more++ // window
	}
	switch d >> 6 { // content size
	case 0:
		if single {
			more++
		}
	case 1:
		more += 2
	case 2:
		more += 4
	case 3:
		more += 8
	}
	_, err := io.ReadFull(f.src, f.head[5:5+more])
	return 5 + more, err
}
