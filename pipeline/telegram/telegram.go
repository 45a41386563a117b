// Package telegram reads the messages of a channel export of Telegram Desktop
// (result.json, "machine-readable JSON").
package telegram

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"vestnik/pipeline/jsonarray"
)

// Message is a post that has text.
type Message struct {
	ID        int64
	Text      string // all pieces behind each other, without their styles
	Published string // RFC 3339 time in UTC; a date when the export has no Unix time; or empty
}

// Reader reads the posts of an export.
type Reader struct {
	Channel string // name of the channel
	Passed  int    // messages without text and service messages so far

	elements *jsonarray.Reader
}

// NewReader reads the head of an export; messages are of at most max bytes.
func NewReader(br *bufio.Reader, max int) (*Reader, error) {
	r := &Reader{elements: jsonarray.NewReader(br, max)}
	members, err := r.elements.Enter("messages")
	if err != nil {
		return nil, err
	}
	_ = json.Unmarshal([]byte(members["name"]), &r.Channel)
	return r, nil
}

// message is a message of the export.
type message struct {
	ID   int64  `json:"id"`
	Type string `json:"type"`
	Date string `json:"date"`
	Unix string `json:"date_unixtime"`
	Text pieces `json:"text"`
}

// pieces is a text: a string, or an array of strings and of styled pieces.
type pieces string

func (p *pieces) UnmarshalJSON(b []byte) error {
	if b[0] != '[' {
		return json.Unmarshal(b, (*string)(p))
	}
	var parts []json.RawMessage
	if err := json.Unmarshal(b, &parts); err != nil {
		return err
	}
	var text strings.Builder
	for _, part := range parts {
		piece := struct {
			Text string `json:"text"`
		}{}
		var err error
		if part[0] == '"' {
			err = json.Unmarshal(part, &piece.Text)
		} else {
			err = json.Unmarshal(part, &piece)
		}
		if err != nil {
			return err
		}
		text.WriteString(piece.Text)
	}
	*p = pieces(text.String())
	return nil
}

// Next returns the next post; io.EOF behind the last one; a *jsonarray.Error
// for a broken message, after which Next may be called again.
func (r *Reader) Next() (Message, error) {
	for {
		raw, err := r.elements.Next()
		if err != nil {
			return Message{}, err
		}
		var m message
		if err := json.Unmarshal(raw, &m); err != nil {
			var te *json.UnmarshalTypeError
			if errors.As(err, &te) {
				err = fmt.Errorf("%s of a message is a JSON %s", te.Field, te.Value)
			}
			return Message{}, &jsonarray.Error{Element: r.elements.Element, Offset: r.elements.Offset, Err: err}
		}
		if m.Type != "message" || strings.TrimSpace(string(m.Text)) == "" {
			r.Passed++
			continue
		}
		return Message{ID: m.ID, Text: string(m.Text), Published: m.published()}, nil
	}
}

// Place says where the message last returned lies.
func (r *Reader) Place() (element int, offset int64) { return r.elements.Element, r.elements.Offset }

func (m *message) published() string {
	if n, err := strconv.ParseInt(m.Unix, 10, 64); err == nil {
		return time.Unix(n, 0).UTC().Format(time.RFC3339)
	}
	// date is an hour in the time zone of whoever exported it: only its day says something.
	if t, err := time.Parse("2006-01-02T15:04:05", m.Date); err == nil {
		return t.Format(time.DateOnly)
	}
	return ""
}
