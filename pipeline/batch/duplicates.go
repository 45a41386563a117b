package batch

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"time"

	"vestnik/pipeline/checkpoint"
	"vestnik/pipeline/dedup"
)

// What may be remembered of articles: 60,000 take about 70 MB.
const (
	rememberedArticles = 60_000
	maxRemembered      = 1 << 16 // bytes of a URI
)

// Duplicates finds articles that repeat earlier ones of the run, among those
// that gave events: others have nothing to be marked. It remembers the last
// rememberedArticles, and keeps a log so that a run that goes on finds the
// same ones.
type Duplicates struct {
	window *dedup.Window
	log    *checkpoint.Spool // nil when the run cannot be resumed
	buf    []byte
}

// NewDuplicates returns an empty memory, or the one that the log holds; log
// may be nil.
func NewDuplicates(log *checkpoint.Spool) (*Duplicates, error) {
	d := &Duplicates{log: log}
	// No clock: what is remembered must not depend on the speed of the run.
	d.window = dedup.NewWindow(0, 100*365*24*time.Hour, rememberedArticles)
	if log == nil {
		return d, nil
	}
	br := bufio.NewReaderSize(log.Reader(), 64<<10)
	for {
		uri, signature, err := readSigned(br)
		if err == io.EOF {
			return d, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: broken: %w", log.Path, err)
		}
		d.window.Original(uri, signature)
	}
}

// Original gives the URI of the earlier article that this one repeats, or "".
func (d *Duplicates) Original(uri string, s *dedup.Signature) (string, error) {
	if s == nil || len(uri) > maxRemembered {
		return "", nil
	}
	if d.log != nil {
		d.buf = binary.AppendUvarint(d.buf[:0], uint64(len(uri)))
		d.buf = append(d.buf, uri...)
		for _, v := range s {
			d.buf = binary.LittleEndian.AppendUint32(d.buf, v)
		}
		if _, err := d.log.Write(d.buf); err != nil {
			return "", err
		}
	}
	return d.window.Original(uri, s), nil
}

// readSigned reads an entry of the log.
func readSigned(br *bufio.Reader) (string, *dedup.Signature, error) {
	n, err := binary.ReadUvarint(br)
	if err != nil {
		return "", nil, err
	}
	if n > maxRemembered {
		return "", nil, errors.New("no log of articles")
	}
	uri := make([]byte, n)
	s := &dedup.Signature{}
	if _, err := io.ReadFull(br, uri); err != nil {
		return "", nil, io.ErrUnexpectedEOF
	}
	if err := binary.Read(br, binary.LittleEndian, s); err != nil {
		return "", nil, io.ErrUnexpectedEOF
	}
	return string(uri), s, nil
}
