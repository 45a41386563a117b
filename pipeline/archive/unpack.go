package archive

import (
	"bufio"
	"compress/bzip2"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// Limits bound what a packed stream may grow to. The zero value means the
// defaults.
type Limits struct {
	// Ratio is how many times its packed size a stream may have, looked at
	// once it has given RatioFree bytes. Deflate reaches 1032, text 3 to 10.
	Ratio int64
	// Entry is the largest size in bytes of an unpacked stream or entry.
	Entry int64
}

// The defaults of Limits.
const (
	DefaultRatio = 1000
	DefaultEntry = 1 << 40
	RatioFree    = 32 << 20
)

func (l Limits) withDefaults() Limits {
	if l.Ratio <= 0 {
		l.Ratio = DefaultRatio
	}
	if l.Entry <= 0 {
		l.Entry = DefaultEntry
	}
	return l
}

// LimitError says that a stream grows beyond a limit, as decompression bombs
// do.
type LimitError struct{ What string }

func (e *LimitError) Error() string { return e.What }

// maxWindow bounds what a zstd frame can make the reader allocate.
const maxWindow = 128 << 20

// Unpack returns the unpacked stream of a gzip, zstd or bzip2 one, told by its
// first bytes, or nil for any other. Several members behind each other are one
// stream. Errors of the result name the byte of the packed stream. The
// result must be closed.
func Unpack(br *bufio.Reader, limits Limits) (io.ReadCloser, error) {
	head, _ := br.Peek(6)
	u := &unpacker{packed: counter{r: br}, limits: limits.withDefaults()}
	switch {
	case strings.HasPrefix(string(head), "\x1f\x8b"):
		z, err := gzip.NewReader(bufio.NewReaderSize(&u.packed, 64<<10))
		if err != nil {
			return nil, fmt.Errorf("gzip: %w", err)
		}
		u.name, u.r = "gzip", z
	case strings.HasPrefix(string(head), "\x28\xb5\x2f\xfd"), len(head) >= 4 && head[0]>>4 == 5 && string(head[1:4]) == "\x2a\x4d\x18":
		z, err := zstd.NewReader(&u.packed, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return nil, fmt.Errorf("zstd: %w", err)
		}
		u.name, u.r, u.close = "zstd", z, z.Close
	case strings.HasPrefix(string(head), "BZh") && len(head) > 3 && head[3] >= '1' && head[3] <= '9':
		u.name, u.r = "bzip2", bzip2.NewReader(bufio.NewReaderSize(&u.packed, 64<<10))
	default:
		return nil, nil
	}
	return u, nil
}

// unpacker is a packed stream unpacked, within limits.
type unpacker struct {
	packed counter
	name   string
	r      io.Reader
	close  func()
	out    int64
	limits Limits
	err    error
}

// Read implements io.Reader.
func (u *unpacker) Read(p []byte) (int, error) {
	if u.err != nil {
		return 0, u.err
	}
	n, err := u.r.Read(p)
	u.out += int64(n)
	switch {
	case u.out > u.limits.Entry:
		err = &LimitError{fmt.Sprintf("%s: unpacks to more than %d bytes", u.name, u.limits.Entry)}
	case u.out > RatioFree && u.out > u.limits.Ratio*u.packed.n:
		err = &LimitError{fmt.Sprintf("%s: unpacks to more than %d times its size", u.name, u.limits.Ratio)}
	case errors.Is(err, io.ErrUnexpectedEOF):
		err = fmt.Errorf("the packed file ends too early: %w", err)
	case err != nil && err != io.EOF:
		err = fmt.Errorf("%s: damaged before byte %d: %w", u.name, u.packed.n, err)
	}
	u.err = err
	return n, err
}

// Close implements io.Closer.
func (u *unpacker) Close() error {
	if u.close != nil {
		u.close()
		u.close = nil
	}
	return nil
}
