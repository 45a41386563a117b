package source

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/zstd"

	"vestnik/extract"
	"vestnik/pipeline/charset"
	"vestnik/pipeline/htmldoc"
)

var (
	errEmpty = errors.New("empty: no text")
)

// maxWindow bounds what a zstd frame can make the reader allocate.
const maxWindow = 128 << 20

// stream reads the documents of r, unpacking gzip and zstd by their first
// bytes, whatever the name says.
func (s *Source) stream(r io.Reader, path, uri string, k kind, yield yieldFunc) bool {
	fail := func(err error) bool {
		return yield(extract.Article{URI: uri}, &Error{Path: path, Offset: -1, Err: err})
	}
	br := bufio.NewReaderSize(r, 64<<10)
	packed, closer, err := unpack(br)
	if err != nil {
		return fail(err)
	}
	defer closer()
	if packed != nil {
		br = bufio.NewReaderSize(packed, 64<<10)
	}
	if k == kindUnknown {
		head, err := br.Peek(4 << 10)
		if err != nil && err != io.EOF {
			return fail(readError(err))
		}
		k = kindOfBytes(head)
	}
	if k == kindJSONL {
		return s.records(br, path, uri, yield)
	}
	a, err := s.document(br, k)
	if err != nil {
		return fail(err)
	}
	a.URI = uri
	return yield(a, nil)
}

// unpack returns the unpacked stream of a gzip or zstd one, or nil.
func unpack(br *bufio.Reader) (io.Reader, func(), error) {
	head, _ := br.Peek(4)
	switch {
	case strings.HasPrefix(string(head), "\x1f\x8b"):
		z, err := gzip.NewReader(br)
		if err != nil {
			return nil, nil, fmt.Errorf("gzip: %w", err)
		}
		return z, func() { _ = z.Close() }, nil
	case strings.HasPrefix(string(head), "\x28\xb5\x2f\xfd"):
		z, err := zstd.NewReader(br, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return nil, nil, fmt.Errorf("zstd: %w", err)
		}
		return z, z.Close, nil
	}
	return nil, func() {}, nil
}

// document reads one text or page.
func (s *Source) document(r io.Reader, k kind) (extract.Article, error) {
	limit := s.maxText()
	if k == kindHTML {
		limit += DefaultMaxText // what a page holds besides its text
	}
	raw, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	switch {
	case err != nil:
		return extract.Article{}, readError(err)
	case len(raw) > limit:
		return extract.Article{}, tooLong(limit)
	case len(raw) == 0:
		return extract.Article{}, errEmpty
	}
	if what := binary(raw); what != "" {
		return extract.Article{}, fmt.Errorf("binary file (%s), not a text", what)
	}
	var a extract.Article
	if k == kindHTML {
		a, err = page(raw)
	} else {
		a, err = s.plainText(raw)
	}
	if err != nil {
		return extract.Article{}, err
	}
	return a, s.check(a.Text)
}

func page(raw []byte) (extract.Article, error) {
	p, err := htmldoc.Parse(raw, "", "")
	if err != nil {
		return extract.Article{}, err
	}
	return extract.Article{
		Title: p.Title, Text: p.Text, Source: p.URL, Language: p.Language,
		Published: p.Published, PublishedBy: p.Publisher,
	}, nil
}

func (s *Source) plainText(raw []byte) (extract.Article, error) {
	decoded, _, err := charset.Decode(raw, s.Charset)
	if err != nil {
		return extract.Article{}, err
	}
	return withMeta(decoded)
}

// check refuses what is no readable text.
func (s *Source) check(text string) error {
	switch {
	case strings.TrimSpace(text) == "":
		return errEmpty
	case len(text) > s.maxText():
		return tooLong(s.maxText())
	case strings.ContainsRune(text, 0):
		return errors.New("binary file (zero bytes), not a text")
	}
	return nil
}

func tooLong(limit int) error {
	return fmt.Errorf("longer than the limit of %d bytes", limit)
}

// readError words the errors of packed and cut-off files.
func readError(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("the packed file ends too early")
	}
	return plain(err)
}
