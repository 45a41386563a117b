package source

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"mime"
	"strings"

	"vestnik/pipeline/htmldoc"
	"vestnik/pipeline/warc"
)

// warc reads the pages and texts of a web archive: response, resource and
// conversion records. Revisits hold nothing new; they, pages that were not
// found and what is neither page nor text are counted and passed over.
func (w *walk) warc(r io.Reader, at place) bool {
	records := warc.NewReader(r)
	if at.top && w.mark.Offset > 0 {
		var err error
		if records, err = warc.NewReaderAt(w.file, w.mark.Offset, w.mark.Records); err != nil {
			return w.fail(at, 0, -1, plain(err))
		}
	}
	for {
		rec, err := records.Next()
		var damage *warc.Error
		switch {
		case err == io.EOF:
			if w.pos.Documents == 0 && rec == nil && at.top && w.file.n == 0 {
				return w.fail(at, 0, -1, errEmpty)
			}
			return true
		case errors.As(err, &damage):
			if !w.fail(at, damage.Record, damage.Offset, damage.Err) {
				return false
			}
			continue
		case err != nil:
			return w.broken(at, 0, -1, err)
		}
		if rec.First {
			w.marked(at, rec.Offset, rec.Number-1)
		}
		if !w.capture(rec, at) {
			return false
		}
	}
}

// capture gives the document of a record, if it holds one.
func (w *walk) capture(rec *warc.Record, at place) bool {
	body, format := rec.Body, rec.Format
	switch rec.Type {
	case "response":
		media, _, _ := strings.Cut(rec.Format, ";")
		if media = strings.TrimSpace(media); media != "" && !strings.EqualFold(media, "application/http") {
			return true // DNS and the like
		}
		res, err := warc.ReadResponse(rec.Body)
		if err != nil {
			if errors.Is(err, warc.ErrTruncated) {
				return true // the record ends too early: Next says it
			}
			return w.captureError(rec, at, err)
		}
		if res.Status != 200 {
			w.Skipped[fmt.Sprintf("WARC status %d", res.Status)]++
			return true
		}
		body, format = res.Body, res.Format
	case "resource", "conversion":
	case "revisit":
		w.Skipped["WARC revisit"]++
		return true
	default: // warcinfo, request, metadata
		return true
	}
	d := Document{URI: cmp.Or(rec.URI, recordURI(at.uri, rec.Number)), format: format, path: at.path, line: rec.Number, offset: rec.Offset}
	media, _, err := mime.ParseMediaType(format)
	if err != nil {
		media, _, _ = strings.Cut(strings.ToLower(format), ";")
	}
	limit := w.maxText()
	switch strings.TrimSpace(media) {
	case "text/html", "application/xhtml+xml":
		d.form = formHTML
		limit = min(limit+DefaultMaxText, htmldoc.MaxPage)
	case "text/plain":
		d.form = formText
	default:
		w.Skipped["WARC "+cmp.Or(media, "record without a type")]++
		return true
	}
	buf := make([]byte, 0, min(rec.Length, int64(limit))+512)
	for len(buf) <= limit {
		if len(buf) == cap(buf) {
			buf = append(buf, 0)[:len(buf)]
		}
		var n int
		n, err = body.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if err != nil {
			break
		}
	}
	switch {
	case err == io.EOF && len(buf) == 0:
		return w.captureError(rec, at, errEmpty)
	case len(buf) > limit:
		return w.captureError(rec, at, tooLong(limit))
	case err != io.EOF:
		if _, outer := io.Copy(io.Discard, rec.Body); outer != nil {
			return true // Next says it
		}
		return w.captureError(rec, at, fmt.Errorf("content: %w", err))
	}
	d.raw = buf
	return w.give(d)
}

// captureError gives the error of a record's content.
func (w *walk) captureError(rec *warc.Record, at place, err error) bool {
	return w.give(Document{URI: cmp.Or(rec.URI, recordURI(at.uri, rec.Number)), Err: &Error{Path: at.path, Line: rec.Number, Offset: rec.Offset, Err: err}})
}
