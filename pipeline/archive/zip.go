package archive

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding/charmap"
)

// The signatures of a zip archive (APPNOTE.TXT 6.3.10, section 4.3).
const (
	zipLocal      = "PK\x03\x04"
	zipDescriptor = "PK\x07\x08"
	zipCentral    = "PK\x01\x02"
	zipEnd        = "PK\x05\x06"
	zip64End      = "PK\x06\x06"
)

// Zip reads zip archives by their local headers, in the order of the file. An
// entry that was written to a stream, its size behind it, must be packed: one
// that is only stored has no end that could be found, and is an error.
type Zip struct {
	src    *bufio.Reader
	count  counter
	limits Limits
	number int
	entry  *zipEntry // not read to its end yet
	failed bool
	done   bool
	inf    io.ReadCloser
	buf    *bufio.Reader // over the packed bytes of an entry
}

// NewZip reads the archive r from its beginning.
func NewZip(r io.Reader, limits Limits) *Zip {
	z := &Zip{count: counter{r: r}, limits: limits.withDefaults()}
	z.src = bufio.NewReaderSize(&z.count, 160<<10) // a header is of up to 128 KB
	return z
}

func (z *Zip) offset() int64 { return z.count.n - int64(z.src.Buffered()) }

// zipHeader is a local file header.
type zipHeader struct {
	flags, method uint16
	crc           uint32
	packed, size  uint64
	name          string
	zip64         bool
}

// Next implements Reader. Folders are passed over.
func (z *Zip) Next() (*Entry, error) {
	for {
		if z.done {
			return nil, io.EOF
		}
		if e := z.entry; e != nil {
			if err := e.finish(); err != nil {
				err = z.fail(e.Number, e.Name, e.Offset, err)
				if e.h.method == 0 && e.lim != nil {
					// What is stored may be a zip archive itself: not to be searched.
					_, _ = io.Copy(io.Discard, e.lim)
				}
				return nil, err
			}
			z.entry = nil
		}
		if z.failed {
			z.failed = false
			if err := z.resync(); err != nil {
				return nil, err
			}
		}
		began := z.offset()
		sig, err := z.src.Peek(4)
		switch s := string(sig); {
		case s == zipLocal:
		case s == zipCentral || s == zipEnd || s == zip64End:
			z.done = true
			continue
		case len(sig) < 4 && err != io.EOF:
			return nil, err
		case len(sig) < 4:
			z.done = true
			return nil, &Error{Entry: z.number + 1, Offset: began, Err: ErrTruncated}
		default:
			z.number++
			return nil, z.fail(z.number, "", began, ErrHeader)
		}
		z.number++
		h, err := z.header()
		if err != nil {
			return nil, z.fail(z.number, h.name, began, err)
		}
		e := &zipEntry{Entry: Entry{Name: h.name, Number: z.number, Offset: began}, zip: z, h: h, sum: crc32.NewIEEE()}
		if err := e.open(); err != nil {
			if h.flags&8 == 0 { // its end is known
				_, _ = io.CopyN(io.Discard, z.src, int64(h.packed))
				return nil, &Error{Entry: z.number, Name: h.name, Offset: began, Err: err}
			}
			return nil, z.fail(z.number, h.name, began, err)
		}
		z.entry = e
		e.Reader = e
		if strings.HasSuffix(h.name, "/") {
			continue
		}
		return &e.Entry, nil
	}
}

func (z *Zip) fail(number int, name string, offset int64, err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = ErrTruncated
	}
	z.entry, z.failed = nil, true
	if z.offset() == offset { // go on behind the broken header
		_, _ = z.src.Discard(1)
	}
	return &Error{Entry: number, Name: name, Offset: offset, Err: err}
}

// header reads a local file header; nothing is taken when it is broken.
func (z *Zip) header() (h zipHeader, err error) {
	b, err := z.src.Peek(30)
	if err != nil {
		return h, err
	}
	u16 := func(at int) uint16 { return binary.LittleEndian.Uint16(b[at:]) }
	h.flags, h.method = u16(6), u16(8)
	h.crc = binary.LittleEndian.Uint32(b[14:])
	h.packed = uint64(binary.LittleEndian.Uint32(b[18:]))
	h.size = uint64(binary.LittleEndian.Uint32(b[22:]))
	n, m := int(u16(26)), int(u16(28))
	if b, err = z.src.Peek(30 + n + m); err != nil {
		return h, err
	}
	name, extra := b[30:30+n], b[30+n:]
	h.name = zipName(name, h.flags)
	for len(extra) >= 4 {
		id, n := binary.LittleEndian.Uint16(extra), int(binary.LittleEndian.Uint16(extra[2:]))
		if extra = extra[4:]; n > len(extra) {
			break
		}
		switch field := extra[:n]; {
		case id == 1: // zip64
			h.zip64 = true
			for _, v := range []*uint64{&h.size, &h.packed} {
				if *v == math.MaxUint32 && len(field) >= 8 {
					*v = binary.LittleEndian.Uint64(field)
					field = field[8:]
				}
			}
		case id == 0x7075 && n > 5 && utf8.Valid(field[5:]): // Unicode path
			h.name = string(field[5:])
		}
		extra = extra[n:]
	}
	if h.packed > math.MaxInt64 || h.size > math.MaxInt64 || h.method == 0 && h.packed != h.size {
		return h, ErrHeader
	}
	_, err = z.src.Discard(30 + n + m)
	return h, err
}

// zipName decodes a name that is not said to be in UTF-8 but may be; else it
// is in IBM866, as Russian Windows wrote them.
func zipName(raw []byte, flags uint16) string {
	name := string(raw)
	if !utf8.Valid(raw) {
		if flags&0x800 == 0 {
			if s, err := charmap.CodePage866.NewDecoder().String(name); err == nil {
				name = s
			}
		}
		name = strings.ToValidUTF8(name, "\uFFFD")
	}
	return strings.ReplaceAll(name, "\\", "/")
}

// zipEntry reads the content of an entry.
type zipEntry struct {
	Entry
	zip  *Zip
	h    zipHeader
	r    io.Reader
	lim  *io.LimitedReader // over the packed bytes when their number is known
	sum  hash.Hash32
	out  uint64
	in   int64 // offset of the first packed byte
	err  error
	stop func()
}

func (e *zipEntry) open() error {
	z := e.zip
	e.in = z.offset()
	if e.h.flags&1 != 0 {
		return errors.New("the entry is encrypted")
	}
	var src interface {
		io.Reader
		io.ByteReader
	} = z.src
	if e.h.flags&8 == 0 {
		e.lim = &io.LimitedReader{R: z.src, N: int64(e.h.packed)}
		if z.buf == nil {
			z.buf = bufio.NewReaderSize(nil, 32<<10)
		}
		z.buf.Reset(e.lim)
		src = z.buf
	}
	switch e.h.method {
	case 0:
		if e.lim == nil {
			return errors.New("the entry is stored without its size")
		}
		e.r = src
	case 8:
		if z.inf == nil {
			z.inf = flate.NewReader(src)
		} else if err := z.inf.(flate.Resetter).Reset(src, nil); err != nil {
			return err
		}
		e.r = z.inf
	case 93:
		if e.lim == nil {
			return errors.New("the entry is packed by zstd without its size")
		}
		d, err := zstd.NewReader(src, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return err
		}
		e.r, e.stop = d, d.Close
	default:
		return fmt.Errorf("packed by method %d, which is not known", e.h.method)
	}
	return nil
}

// Read implements io.Reader. The checksum is compared at the end.
func (e *zipEntry) Read(p []byte) (int, error) {
	if e.err != nil {
		return 0, e.err
	}
	n, err := e.r.Read(p)
	e.sum.Write(p[:n])
	e.out += uint64(n)
	limits := e.zip.limits
	switch taken := e.zip.offset() - e.in; {
	case e.out > uint64(limits.Entry):
		err = &LimitError{fmt.Sprintf("unpacks to more than %d bytes", limits.Entry)}
	case e.out > RatioFree && e.out > uint64(limits.Ratio*taken):
		err = &LimitError{fmt.Sprintf("unpacks to more than %d times its size", limits.Ratio)}
	case err == io.EOF:
		if end := e.end(); end != nil {
			err = end
		}
	case errors.Is(err, io.ErrUnexpectedEOF):
		err = ErrTruncated
	}
	e.err = err
	return n, err
}

// end reads the data descriptor and checks the entry against it or the header.
func (e *zipEntry) end() error {
	if e.stop != nil {
		e.stop()
	}
	crc, size := e.h.crc, e.h.size
	if e.lim != nil {
		if e.out < size && e.lim.N > 0 {
			return ErrTruncated
		}
		if _, err := io.Copy(io.Discard, e.lim); err != nil {
			return err
		}
	} else {
		b, _ := e.zip.src.Peek(24)
		taken := 0
		if bytes.HasPrefix(b, []byte(zipDescriptor)) {
			taken = 4
		}
		n := 12
		// Sizes are of 8 bytes in zip64; what follows tells when the header does not.
		if len(b) >= taken+20 && (e.h.zip64 || binary.LittleEndian.Uint64(b[taken+12:]) == e.out) && binary.LittleEndian.Uint32(b[taken+8:]) != uint32(e.out) {
			n = 20
		}
		if len(b) < taken+n {
			return ErrTruncated
		}
		crc, size = binary.LittleEndian.Uint32(b[taken:]), uint64(binary.LittleEndian.Uint32(b[taken+8:]))
		if n == 20 {
			size = binary.LittleEndian.Uint64(b[taken+12:])
		} else {
			size |= e.out &^ math.MaxUint32
		}
		_, _ = e.zip.src.Discard(taken + n)
	}
	if e.sum.Sum32() != crc || e.out != size {
		return ErrChecksum
	}
	return io.EOF
}

// finish reads past the rest of the entry.
func (e *zipEntry) finish() error {
	if e.err == nil {
		_, _ = io.Copy(io.Discard, e)
	}
	if e.err == io.EOF {
		return nil
	}
	return e.err
}

// resync looks for the next local header or the end.
func (z *Zip) resync() error {
	for {
		window, err := z.src.Peek(32 << 10)
		if len(window) < 4 {
			if err == nil || err == io.EOF {
				z.done = true
				err = io.EOF
			}
			return err
		}
		i := bytes.Index(window, []byte("PK"))
		switch {
		case i < 0 || i > len(window)-4:
			i = max(len(window)-3, 1)
			if err != nil {
				i = len(window)
			}
		case i == 0:
			switch string(window[:4]) {
			case zipLocal, zipCentral, zipEnd:
				return nil
			}
			i = 1
		}
		if _, err := z.src.Discard(i); err != nil {
			return err
		}
	}
}
