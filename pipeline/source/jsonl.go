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
)

// record is a line of a JSON Lines file. Of fields that mean the same the
// first one that is set counts.
type record struct {
	URI         scalar `json:"uri"`
	ID          scalar `json:"id"`
	URL         scalar `json:"url"`
	Title       scalar `json:"title"`
	Text        scalar `json:"text"`
	Body        scalar `json:"body"`
	Published   scalar `json:"published"`
	Date        scalar `json:"date"`
	PublishedBy scalar `json:"publishedBy"`
	Located     scalar `json:"located"`
	Source      scalar `json:"source"`
	Language    scalar `json:"language"`
}

// scalar is a JSON string, or a number as it is written; null is empty.
type scalar string

func (s *scalar) UnmarshalJSON(b []byte) error {
	switch c := b[0]; {
	case c == '"':
		return json.Unmarshal(b, (*string)(s))
	case c == '-' || c >= '0' && c <= '9':
		*s = scalar(b)
		return nil
	case c == 'n':
		return nil
	}
	return fmt.Errorf("a text or number is wanted, not %.40s", b)
}

func firstOf(values ...scalar) string {
	for _, v := range values {
		if v != "" {
			return string(v)
		}
	}
	return ""
}

// records reads a JSON Lines stream. A record that cannot be read is an error
// of its own; only a stream that breaks off ends the reading.
func (s *Source) records(br *bufio.Reader, path, uri string, yield yieldFunc) bool {
	lines := lineReader{br: br, max: s.maxLine()}
	for {
		line, err := lines.next()
		if err == io.EOF {
			if lines.number == 0 {
				return yield(extract.Article{URI: uri}, &Error{Path: path, Offset: -1, Err: errEmpty})
			}
			return true
		}
		fail := func(offset int64, err error) bool {
			return yield(extract.Article{URI: fmt.Sprintf("%s#%d", uri, lines.number)}, &Error{Path: path, Line: lines.number, Offset: offset, Err: err})
		}
		switch {
		case errors.Is(err, errLongLine):
			if !fail(lines.offset, tooLong(lines.max)) {
				return false
			}
			continue
		case err != nil:
			return fail(lines.offset, readError(err))
		}
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		a, at, err := s.record(line)
		if err != nil {
			if !fail(lines.offset+int64(at), err) {
				return false
			}
			continue
		}
		if a.URI == "" {
			a.URI = fmt.Sprintf("%s#%d", uri, lines.number)
		}
		if !yield(a, nil) {
			return false
		}
	}
}

// maxLine leaves room for a text of the largest size in \u escapes, which are
// three times as long as Cyrillic letters in UTF-8, and for the other fields.
func (s *Source) maxLine() int { return 3*s.maxText() + 64<<10 }

// record reads one line; at is the byte of the line that an error stands at.
func (s *Source) record(line []byte) (a extract.Article, at int, err error) {
	if i := invalidUTF8(line); i >= 0 {
		return a, i, errors.New("broken UTF-8")
	}
	var r record
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
	a = extract.Article{
		URI: firstOf(r.URI, r.ID, r.URL), Title: string(r.Title), Text: firstOf(r.Text, r.Body),
		Source: string(r.Source), Language: string(r.Language),
		PublishedBy: string(r.PublishedBy), Located: string(r.Located),
	}
	if a.Published, err = published(firstOf(r.Published, r.Date)); err != nil {
		return a, 0, err
	}
	if a.Text == "" {
		return a, 0, errors.New(`no text: neither "text" nor "body" is set`)
	}
	return a, 0, s.check(a.Text)
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
