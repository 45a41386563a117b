package source

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"vestnik/pipeline/jsontext"
)

// decodeRecord reads a record as json.Unmarshal does, several times as fast.
// ok is false for what is not plain enough, also for what is no JSON:
// json.Unmarshal then decides and words the error. line is UTF-8.
func decodeRecord(line []byte) (r record, ok bool) {
	s := scanner{b: line}
	if !s.take('{') {
		return r, false
	}
	if s.take('}') {
		return r, s.atEnd()
	}
	for {
		name, plain := s.str()
		if !plain || !s.take(':') {
			return r, false
		}
		field := r.field(name)
		if field == nil && resemblesField(name) {
			return r, false
		}
		s.space()
		switch c := s.peek(); {
		case c == '"':
			value, ok := s.str()
			if !ok {
				return r, false
			}
			if field != nil {
				*field = jsontext.Text(value)
			}
		case field != nil && c != 'n':
			value, ok := s.number()
			if !ok {
				return r, false
			}
			*field = jsontext.Text(value)
		default: // of another field; null leaves a field as it is
			if !s.skip() {
				return r, false
			}
		}
		switch {
		case s.take(','):
		case s.take('}'):
			return r, s.atEnd()
		default:
			return r, false
		}
	}
}

// field gives the place of a member.
func (r *record) field(name string) *jsontext.Text {
	switch name {
	case "uri":
		return &r.URI
	case "id":
		return &r.ID
	case "url":
		return &r.URL
	case "title":
		return &r.Title
	case "text":
		return &r.Text
	case "body":
		return &r.Body
	case "published":
		return &r.Published
	case "date":
		return &r.Date
	case "publishedBy":
		return &r.PublishedBy
	case "located":
		return &r.Located
	case "source":
		return &r.Source
	case "language":
		return &r.Language
	}
	return nil
}

// resemblesField reports whether json.Unmarshal may take a name, which differs
// in case, for that of a field.
func resemblesField(name string) bool {
	if !strings.ContainsAny(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ\u017f\u212a") && name != "publishedby" {
		return false
	}
	for _, known := range [...]string{"uri", "id", "url", "title", "text", "body", "published", "date", "publishedBy", "located", "source", "language"} {
		if strings.EqualFold(name, known) {
			return true
		}
	}
	return false
}

// scanner goes over the bytes of a JSON value.
type scanner struct {
	b []byte
	i int
}

func (s *scanner) peek() byte {
	if s.i < len(s.b) {
		return s.b[s.i]
	}
	return 0
}

func (s *scanner) space() {
	for s.i < len(s.b) {
		switch s.b[s.i] {
		case ' ', '\t', '\r', '\n':
			s.i++
		default:
			return
		}
	}
}

// take passes over c, with blanks around it.
func (s *scanner) take(c byte) bool {
	s.space()
	if s.peek() != c {
		return false
	}
	s.i++
	s.space()
	return true
}

func (s *scanner) atEnd() bool {
	s.space()
	return s.i == len(s.b)
}

// str reads a string.
func (s *scanner) str() (string, bool) {
	if s.peek() != '"' {
		return "", false
	}
	rest := s.b[s.i+1:]
	end := bytes.IndexByte(rest, '"')
	if end < 0 {
		return "", false
	}
	if bytes.IndexByte(rest[:end], '\\') < 0 {
		s.i += end + 2
		return string(rest[:end]), !hasLow(rest[:end])
	}
	out := make([]byte, 0, len(rest))
	for {
		stop := bytes.IndexByte(rest, '"')
		if stop < 0 {
			return "", false
		}
		escape := bytes.IndexByte(rest[:stop], '\\')
		if escape < 0 {
			out = append(out, rest[:stop]...)
			s.i = len(s.b) - len(rest) + stop + 1
			return string(out), !hasLow(rest[:stop])
		}
		if hasLow(rest[:escape]) {
			return "", false
		}
		out = append(out, rest[:escape]...)
		rest = rest[escape+1:]
		var n int
		if out, n = unescape(out, rest); n == 0 {
			return "", false
		}
		rest = rest[n:]
	}
}

// unescape appends what the escape sequence behind a backslash means; n is its
// length, 0 when it is none.
func unescape(out, seq []byte) (_ []byte, n int) {
	if len(seq) == 0 {
		return out, 0
	}
	switch seq[0] {
	case '"', '\\', '/':
		return append(out, seq[0]), 1
	case 'b':
		return append(out, '\b'), 1
	case 'f':
		return append(out, '\f'), 1
	case 'n':
		return append(out, '\n'), 1
	case 'r':
		return append(out, '\r'), 1
	case 't':
		return append(out, '\t'), 1
	case 'u':
		r, ok := hex4(seq[1:])
		if !ok {
			return out, 0
		}
		n = 5
		if utf16.IsSurrogate(r) {
			low := rune(utf8.RuneError)
			if len(seq) > 6 && seq[5] == '\\' && seq[6] == 'u' {
				if second, ok := hex4(seq[7:]); ok {
					low = utf16.DecodeRune(r, second)
				}
			}
			if r = low; r != utf8.RuneError {
				n = 11
			}
		}
		return utf8.AppendRune(out, r), n
	}
	return out, 0
}

func hex4(b []byte) (rune, bool) {
	if len(b) < 4 {
		return 0, false
	}
	v, err := strconv.ParseUint(string(b[:4]), 16, 16)
	return rune(v), err == nil && b[0] != '+' && b[0] != '_'
}

// hasLow reports whether b has a control character, which JSON forbids.
func hasLow(b []byte) bool {
	for _, c := range b {
		if c < 0x20 {
			return true
		}
	}
	return false
}

// number reads a number as it is written.
func (s *scanner) number() (string, bool) {
	from := s.i
	for s.i < len(s.b) && strings.IndexByte("+-.eE0123456789", s.b[s.i]) >= 0 {
		s.i++
	}
	raw := s.b[from:s.i]
	return string(raw), len(raw) > 0 && json.Valid(raw)
}

// skip passes over any value.
func (s *scanner) skip() bool {
	from, depth := s.i, 0
	for s.i < len(s.b) {
		switch c := s.b[s.i]; c {
		case '"':
			whole := s.i == from
			if _, ok := s.str(); !ok {
				return false
			}
			if depth == 0 {
				return whole
			}
			continue
		case '{', '[':
			depth++
		case '}', ']', ',':
			if depth == 0 {
				return json.Valid(s.b[from:s.i])
			}
			if c != ',' {
				depth--
			}
			if depth == 0 {
				s.i++
				return json.Valid(s.b[from:s.i])
			}
		}
		s.i++
	}
	return false
}
