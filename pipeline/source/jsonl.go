package source

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"vestnik/extract"
	"vestnik/pipeline/jsontext"
	"vestnik/pipeline/pubdate"
	"vestnik/pipeline/table"
)

// record is a line of a JSON Lines file. Of fields that mean the same the
// first one that is set counts.
type record struct {
	URI         jsontext.Text `json:"uri"`
	ID          jsontext.Text `json:"id"`
	URL         jsontext.Text `json:"url"`
	Title       jsontext.Text `json:"title"`
	Text        jsontext.Text `json:"text"`
	Body        jsontext.Text `json:"body"`
	Published   jsontext.Text `json:"published"`
	Date        jsontext.Text `json:"date"`
	PublishedBy jsontext.Text `json:"publishedBy"`
	Located     jsontext.Text `json:"located"`
	Source      jsontext.Text `json:"source"`
	Language    jsontext.Text `json:"language"`
}

var errNoText = errors.New(`no text: neither "text" nor "body" is set`)

// records reads a JSON Lines stream. A record that cannot be read is an error
// of its own; only a stream that breaks off ends the reading.
func (w *walk) records(br *bufio.Reader, at place) bool {
	lines := lineReader{br: br, max: w.maxLine()}
	if at.top && w.mark.Offset > 0 {
		if _, err := w.file.Seek(w.mark.Offset, io.SeekStart); err != nil {
			return w.fail(at, 0, -1, plain(err))
		}
		br.Reset(w.file)
		lines.number, lines.read = w.mark.Records, w.mark.Offset
	}
	for {
		line, err := lines.next()
		if err == io.EOF {
			if lines.number == 0 {
				return w.fail(at, 0, -1, errEmpty)
			}
			return true
		}
		more := true
		switch {
		case errors.Is(err, errLongLine):
			more = w.fail(at, lines.number, lines.offset, tooLong(lines.max))
		case err != nil:
			return w.broken(at, lines.number, lines.offset, err)
		case len(bytes.TrimSpace(line)) > 0:
			more = w.record(bytes.Clone(line), at, lines.number, lines.offset)
		}
		if !more {
			return false
		}
		w.marked(at, lines.read, lines.number)
	}
}

// record gives the document of a JSON object.
func (w *walk) record(raw []byte, at place, number int, offset int64) bool {
	return w.give(Document{URI: recordURI(at.uri, number), form: formRecord, raw: raw, path: at.path, line: number, offset: offset})
}

// maxLine leaves room for a text of the largest size in \u escapes, which are
// three times as long as Cyrillic letters in UTF-8, and for the other fields.
func (s *Source) maxLine() int { return 3*s.maxText() + 64<<10 }

// record reads one line; at is the byte of the line that an error stands at.
func (s *Source) record(line []byte) (a extract.Article, at int, err error) {
	if i := invalidUTF8(line); i >= 0 {
		return a, i, errors.New("broken UTF-8")
	}
	if len(s.Columns) > 0 {
		if line, err = s.renamed(line); err != nil {
			return a, 0, err
		}
	}
	r, plain := decodeRecord(line)
	if plain {
		return s.articleOf(&r)
	}
	r = record{}
	if err := json.Unmarshal(line, &r); err != nil {
		var se *json.SyntaxError
		if errors.As(err, &se) {
			return a, max(int(se.Offset)-1, 0), fmt.Errorf("not a JSON object: %w", err)
		}
		var te *json.UnmarshalTypeError
		if errors.As(err, &te) {
			return a, 0, fmt.Errorf("not a JSON object: %s", te.Value)
		}
		return a, 0, err
	}
	return s.articleOf(&r)
}

// articleOf gives the article of a record.
func (s *Source) articleOf(r *record) (a extract.Article, at int, err error) {
	a = extract.Article{
		URI: jsontext.First(r.URI, r.ID, r.URL), Title: string(r.Title), Text: jsontext.First(r.Text, r.Body),
		Source: string(r.Source), Language: string(r.Language),
		PublishedBy: string(r.PublishedBy), Located: string(r.Located),
	}
	if a.Published, err = pubdate.Read(jsontext.First(r.Published, r.Date)); err != nil {
		return a, 0, err
	}
	if a.Text == "" {
		return a, 0, errNoText
	}
	return a, 0, nil
}

// renamed gives a record's members the names of the fields that Columns says
// they are.
func (s *Source) renamed(line []byte) ([]byte, error) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(line, &members); err != nil {
		return line, nil // the record says what is wrong
	}
	for field, name := range s.Columns {
		value, ok := members[name]
		if !ok && field == table.Text {
			return nil, fmt.Errorf("no text: %q is not set", name)
		}
		if ok {
			members[field.String()] = value
		}
	}
	return json.Marshal(members)
}

func invalidUTF8(b []byte) int {
	if utf8.Valid(b) {
		return -1
	}
	for i := 0; ; {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
}
