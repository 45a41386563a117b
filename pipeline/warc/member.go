package warc

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// The first bytes of packed members.
const (
	gzipMagic = "\x1f\x8b\x08"
	zstdMagic = "\x28\xb5\x2f\xfd"
)

// maxWindow bounds what a zstd frame can make the reader allocate.
const maxWindow = 128 << 20

// members gives the packed members of a file in turn; of a plain file the
// whole is one member.
type members struct {
	file   io.Reader
	src    *bufio.Reader // over file
	base   int64         // offset of the file where src began
	broken error         // of the file itself

	cur    *bufio.Reader // the present member unpacked, nil between members
	packed bool
	at     int64 // where the present member begins

	gz    *gzip.Reader
	zs    *zstd.Decoder
	frame frame
	dict  []byte
	inner *bufio.Reader // buffer of packed members
	read  int64         // bytes src took from file
}

// source counts what is read of the file and remembers its failure.
type source members

func (s *source) Read(p []byte) (int, error) {
	n, err := s.file.Read(p)
	s.read += int64(n)
	if err != nil && err != io.EOF && !errors.Is(err, io.ErrUnexpectedEOF) {
		s.broken = err
	}
	return n, err
}

func (m *members) reset(file io.Reader, offset int64) {
	m.file, m.base, m.read, m.cur = file, offset, 0, nil
	if m.src == nil {
		m.src = bufio.NewReaderSize((*source)(m), 256<<10)
		m.inner = bufio.NewReaderSize(nil, 64<<10)
	} else {
		m.src.Reset((*source)(m))
	}
}

// offset is where the next byte of src lies in the file.
func (m *members) offset() int64 { return m.base + m.read - int64(m.src.Buffered()) }

// open begins the member at the present offset; io.EOF when there is none.
func (m *members) open() error {
	for {
		m.at = m.offset()
		head, err := m.src.Peek(4)
		switch {
		case len(head) == 0:
			return err
		case bytes.HasPrefix(head, []byte(gzipMagic)):
			return m.openGzip()
		case string(head) == zstdMagic:
			return m.openZstd()
		case len(head) == 4 && string(head[1:]) == "\x2a\x4d\x18" && head[0]>>4 == 5:
			if err := m.skippable(head[0]); err != nil {
				return err
			}
		case head[0] == 'W' || head[0] == '\r' || head[0] == '\n':
			m.cur, m.packed = m.src, false
			return nil
		default:
			return ErrNoWARC
		}
	}
}

func (m *members) openGzip() error {
	if err := m.startGzip(m.src); err != nil {
		return fmt.Errorf("gzip: %w", err)
	}
	m.inner.Reset(m.gz)
	m.cur, m.packed = m.inner, true
	return nil
}

func (m *members) startGzip(src *bufio.Reader) (err error) {
	if m.gz == nil {
		m.gz = new(gzip.Reader)
	}
	if err = m.gz.Reset(src); err == nil {
		m.gz.Multistream(false)
	}
	return err
}

func (m *members) openZstd() error {
	m.frame.reset(m.src)
	if err := m.startZstd(&m.frame); err != nil {
		return fmt.Errorf("zstd: %w", err)
	}
	m.inner.Reset(m.zs)
	m.cur, m.packed = m.inner, true
	return nil
}

func (m *members) startZstd(src io.Reader) (err error) {
	if m.zs != nil {
		return m.zs.Reset(src)
	}
	options := []zstd.DOption{zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow)}
	if m.dict != nil {
		options = append(options, zstd.WithDecoderDicts(m.dict))
	}
	m.zs, err = zstd.NewReader(src, options...)
	return err
}

// maxDictionary is the largest dictionary of a .warc.zst.
const maxDictionary = 16 << 20

// skippable reads past a skippable frame. Magic 0x184D2A5D, before all
// records, holds the dictionary, itself perhaps packed.
func (m *members) skippable(magic byte) (err error) {
	defer func() {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
	}()
	var head [8]byte
	if _, err := io.ReadFull(m.src, head[:]); err != nil {
		return err
	}
	size := int64(binary.LittleEndian.Uint32(head[4:]))
	if magic != 0x5d || size > maxDictionary {
		_, err := io.CopyN(io.Discard, m.src, size)
		return err
	}
	dict := make([]byte, size)
	if _, err := io.ReadFull(m.src, dict); err != nil {
		return err
	}
	if bytes.HasPrefix(dict, []byte(zstdMagic)) {
		d, err := zstd.NewReader(bytes.NewReader(dict), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxDictionary))
		if err != nil {
			return fmt.Errorf("zstd dictionary: %w", err)
		}
		defer d.Close()
		if dict, err = io.ReadAll(io.LimitReader(d, maxDictionary)); err != nil {
			return fmt.Errorf("zstd dictionary: %w", err)
		}
	}
	m.dict, m.zs = dict, nil
	return nil
}

// trialBytes of a member are enough to unpack the first bytes of its record: a
// zstd block has at most 128 KB.
const trialBytes = 160 << 10

// resync stands src before the next member that unpacks to a record, or the
// next record of a plain file. io.EOF when there is none.
func (r *Reader) resync() error {
	r.cur = nil
	if s, ok := r.file.(io.Seeker); ok {
		if err := r.seek(s, r.start+1); err != nil {
			return err
		}
	}
	for {
		window, err := r.src.Peek(trialBytes)
		if len(window) == 0 {
			if err == nil {
				err = io.EOF
			}
			return err
		}
		i := nextMark(window)
		switch {
		case i < 0:
			i = len(window)
			if err == nil {
				i -= len("WARC/1.") - 1 // the rest may begin a mark
			}
		case i == 0 && r.begins(window):
			return nil
		case i == 0:
			i = 1
		}
		if _, err := r.src.Discard(i); err != nil {
			return err
		}
	}
}

// nextMark is the place in window where a record may begin, or -1.
func nextMark(window []byte) int {
	best := -1
	for _, magic := range [...]string{gzipMagic, zstdMagic, "WARC/1."} {
		if best >= 0 {
			window = window[:min(best+len(magic), len(window))]
		}
		if i := bytes.Index(window, []byte(magic)); i >= 0 && (best < 0 || i < best) {
			best = i
		}
	}
	return best
}

// begins reports whether a record, packed or not, begins window.
func (m *members) begins(window []byte) bool {
	var err error
	var unpacked io.Reader
	switch {
	case window[0] == 'W':
		return true
	case window[0] == zstdMagic[0]:
		if err = m.startZstd(bytes.NewReader(window)); err == nil {
			unpacked = m.zs
		}
	default:
		if err = m.startGzip(bufio.NewReader(bytes.NewReader(window))); err == nil {
			unpacked = m.gz
		}
	}
	if err != nil {
		return false
	}
	var head [5]byte
	_, err = io.ReadFull(unpacked, head[:])
	return err == nil && string(head[:]) == "WARC/"
}

func (r *Reader) seek(s io.Seeker, offset int64) error {
	if _, err := s.Seek(offset, io.SeekStart); err != nil {
		return err
	}
	r.reset(r.file, offset)
	return nil
}
