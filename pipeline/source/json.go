package source

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"vestnik/extract"
	"vestnik/pipeline/jsonarray"
	"vestnik/pipeline/telegram"
)

// json reads an array of records, or one record. JSON that is neither is
// passed over when it was found in a folder or archive, where it may be
// anything.
func (w *walk) json(br *bufio.Reader, at place) bool {
	head, _ := br.Peek(4 << 10)
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if !bytes.HasPrefix(head, []byte("[")) {
		return w.object(br, at)
	}
	if rest := bytes.TrimLeft(head[1:], " \t\r\n"); !at.named && !bytes.HasPrefix(rest, []byte("{")) {
		w.passed(at.path)
		return true
	}
	r := jsonarray.NewReader(br, w.maxLine())
	if _, err := r.Enter(""); err != nil {
		return w.element(at, err)
	}
	more := elements(w, at, r.Next, func(raw []byte) bool { return w.record(bytes.Clone(raw), at, r.Element, r.Offset) })
	if more && r.Element == 0 {
		return w.fail(at, 0, -1, errEmpty)
	}
	return more
}

// elements gives one element of an array after the other, and the errors of
// the broken ones among them, until none is left or no more are wanted.
func elements[E any](w *walk, at place, next func() (E, error), give func(E) bool) bool {
	for {
		e, err := next()
		var bad *jsonarray.Error
		more := true
		switch {
		case err == io.EOF:
			return true
		case errors.As(err, &bad):
			more = w.element(at, err)
		case err != nil:
			return w.broken(at, 0, -1, err)
		default:
			more = give(e)
		}
		if !more {
			return false
		}
	}
}

// element gives the error of a broken element.
func (w *walk) element(at place, err error) bool {
	var bad *jsonarray.Error
	if !errors.As(err, &bad) {
		return w.broken(at, 0, -1, err)
	}
	return w.fail(at, bad.Element, bad.Offset, bad.Err)
}

// object reads the one record of a file.
func (w *walk) object(br *bufio.Reader, at place) bool {
	limit := w.maxLine()
	raw, err := io.ReadAll(io.LimitReader(br, int64(limit)+1))
	switch {
	case err != nil:
		return w.broken(at, 0, -1, err)
	case len(raw) > limit:
		return w.fail(at, 0, -1, tooLong(limit))
	case len(bytes.TrimSpace(raw)) == 0:
		return w.fail(at, 0, -1, errEmpty)
	}
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if _, _, err := w.Source.record(raw); errors.Is(err, errNoText) && !at.named {
		w.passed(at.path)
		return true
	}
	return w.give(Document{URI: at.uri, form: formRecord, raw: raw, path: at.path, offset: 0})
}

// telegram reads the export of a channel.
func (w *walk) telegram(br *bufio.Reader, at place) bool {
	r, err := telegram.NewReader(br, w.maxLine())
	if err != nil {
		return w.element(at, err)
	}
	defer func() {
		if r.Passed > 0 {
			w.Skipped["messages without text"] += r.Passed
		}
	}()
	return elements(w, at, r.Next, func(m telegram.Message) bool {
		d := article(extract.Article{URI: recordURI(at.uri, int(m.ID)), Text: m.Text, Published: m.Published, Source: r.Channel})
		d.path = at.path
		d.line, d.offset = r.Place()
		return w.give(d)
	})
}
