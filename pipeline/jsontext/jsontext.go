// Package jsontext reads JSON members that others write now as a text, now as
// a number: ids, dates, titles.
package jsontext

import (
	"encoding/json"
	"fmt"
)

// Text is a JSON string, or a number as it is written; null is empty. Anything
// else is an error.
type Text string

// UnmarshalJSON implements json.Unmarshaler.
func (t *Text) UnmarshalJSON(b []byte) error {
	switch c := b[0]; {
	case c == '"':
		return json.Unmarshal(b, (*string)(t))
	case c == '-' || c >= '0' && c <= '9':
		*t = Text(b)
		return nil
	case c == 'n':
		return nil
	}
	return fmt.Errorf("a text or number is wanted, not %.40s", b)
}

// First gives the first of several members that is set, "" when none is.
func First(values ...Text) string {
	for _, v := range values {
		if v != "" {
			return string(v)
		}
	}
	return ""
}
