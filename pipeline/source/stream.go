package source

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"vestnik/pipeline/archive"
	"vestnik/pipeline/htmldoc"
)

var errEmpty = errors.New("empty: no text")

// stream reads the documents of r, unpacking gzip, zstd and bzip2 by their
// first bytes, whatever the name says.
func (w *walk) stream(r io.Reader, at place, k kind) bool {
	if at.depth > w.depth() {
		return w.fail(at, 0, -1, fmt.Errorf("archives in archives deeper than %d", w.depth()))
	}
	if k == kindWARC {
		return w.warc(r, at)
	}
	br := w.buffer(2*at.depth, r)
	packed, err := archive.Unpack(br, w.Limits)
	if err != nil {
		return w.broken(at, 0, -1, err)
	}
	if packed != nil {
		defer packed.Close()
		at.depth++
		at.top = false
		if k == kindUnknown || at.depth < w.depth() && k != kindText && k != kindHTML {
			// A packed stream may be packed again.
			inner := w.buffer(2*at.depth-1, packed)
			if head, _ := inner.Peek(3); packedAgain(head) {
				return w.stream(inner, at, k)
			}
			br = inner
		} else {
			br = w.buffer(2*at.depth-1, packed)
		}
	}
	return w.kind(br, at, k)
}

func packedAgain(head []byte) bool {
	return bytes.HasPrefix(head, []byte("\x1f\x8b")) || bytes.HasPrefix(head, []byte("\x28\xb5\x2f")) || bytes.HasPrefix(head, []byte("BZh"))
}

// kind reads the documents of an unpacked stream.
func (w *walk) kind(br *bufio.Reader, at place, k kind) bool {
	if k == kindUnknown || k == kindJSON {
		head, err := br.Peek(8 << 10)
		if err != nil && err != io.EOF {
			return w.broken(at, 0, -1, err)
		}
		if k == kindJSON {
			if k = kindOfJSON(head); k == kindJSONL && bytes.IndexByte(head, '\n') < 0 && json.Valid(head) {
				k = kindJSON
			}
		} else if k = kindOfBytes(head); k == kindText && (len(w.Columns) > 0 || w.Layout.Name != "") {
			k = kindCSV
		}
	}
	switch k {
	case kindJSONL:
		return w.records(br, at)
	case kindJSON:
		return w.json(br, at)
	case kindTelegram:
		return w.telegram(br, at)
	case kindCSV, kindTSV:
		return w.table(br, at, k)
	case kindWARC:
		return w.warc(br, at)
	case kindTar:
		return w.entries(archive.NewTar(br), at)
	case kindZip:
		return w.entries(archive.NewZip(br, w.Limits), at)
	}
	return w.document(br, at, k)
}

// entries reads the files of an archive.
func (w *walk) entries(r archive.Reader, at place) bool {
	for {
		e, err := r.Next()
		var damage *archive.Error
		switch {
		case err == io.EOF:
			return true
		case errors.As(err, &damage):
			in := at
			if damage.Name != "" {
				in = inside(at, damage.Name)
			}
			if !w.fail(in, damage.Entry, damage.Offset, damage.Err) {
				return false
			}
			continue
		case err != nil:
			return w.broken(at, 0, -1, err)
		}
		k := kindOf(e.Name)
		if k == kindUnknown || hiddenName(e.Name) {
			if !hiddenName(e.Name) {
				w.passed(e.Name)
			}
			continue
		}
		before := w.outer
		w.outer = &watched{Reader: e, next: before}
		more := w.stream(w.outer, inside(at, e.Name), k)
		w.outer = before
		if !more {
			return false
		}
	}
}

// inside is the place of an entry.
func inside(at place, name string) place {
	return place{path: at.path + "!/" + name, uri: at.uri + "!/" + name, depth: at.depth + 1}
}

// broken gives the error of a stream, unless an archive around it will.
func (w *walk) broken(at place, line int, offset int64, err error) bool {
	for o := w.outer; o != nil; o = o.next {
		if o.err != nil {
			return true
		}
	}
	var limit *archive.LimitError
	switch {
	case errors.As(err, &limit):
	case errors.Is(err, io.ErrUnexpectedEOF):
		err = errors.New("the packed file ends too early")
	default:
		err = plain(err)
	}
	return w.fail(at, line, offset, err)
}

// document reads one text or page.
func (w *walk) document(r io.Reader, at place, k kind) bool {
	limit := w.maxText()
	form := formText
	if k == kindHTML {
		form = formHTML
		limit = min(limit+DefaultMaxText, htmldoc.MaxPage) // what a page holds besides its text
	}
	raw, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	switch {
	case err != nil:
		return w.broken(at, 0, -1, err)
	case len(raw) > limit:
		return w.fail(at, 0, -1, tooLong(limit))
	case len(raw) == 0:
		return w.fail(at, 0, -1, errEmpty)
	}
	return w.give(Document{URI: at.uri, form: form, raw: raw, path: at.path, offset: -1})
}
