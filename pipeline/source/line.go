package source

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

var errLongLine = errors.New("line too long")

// lineReader cuts a stream into lines of at most max bytes and counts lines
// and bytes. A longer line is skipped without being held.
type lineReader struct {
	br     *bufio.Reader
	max    int
	number int   // of the line last returned, from 1
	offset int64 // of its first byte
	read   int64
	buf    []byte
}

// next returns the next line without its end, valid until the next call;
// errLongLine for one that is too long, io.EOF after the last, or the error of
// the stream.
func (l *lineReader) next() ([]byte, error) {
	l.buf = l.buf[:0]
	l.offset = l.read
	long := false
	for {
		part, err := l.br.ReadSlice('\n')
		l.read += int64(len(part))
		if len(l.buf)+len(part) > l.max+2 { // + line end
			long = true
			l.buf = l.buf[:0]
		}
		if !long {
			l.buf = append(l.buf, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && l.read == l.offset:
			return nil, io.EOF
		case err != nil && err != io.EOF:
			l.number++
			return nil, err
		}
		l.number++
		if long {
			return nil, errLongLine
		}
		line := bytes.TrimRight(l.buf, "\r\n")
		if l.number == 1 {
			if rest, ok := bytes.CutPrefix(line, []byte("\xef\xbb\xbf")); ok {
				line = rest
				l.offset += 3
			}
		}
		return line, nil
	}
}
