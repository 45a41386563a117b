package cloudevent

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// StructuredType is the content type of structured mode.
const StructuredType = "application/cloudevents+json"

// AppendJSON appends the event in structured mode, without a line break. The
// order of attributes is fixed, so equal events give equal bytes. Data that is
// declared as JSON must be JSON on one line.
func (e *Envelope) AppendJSON(dst []byte) []byte {
	dst = append(dst, `{"specversion":"1.0"`...)
	for _, name := range names {
		dst = appendMember(dst, name, *e.attribute(name))
	}
	for _, name := range slices.Sorted(maps.Keys(e.Other)) {
		dst = appendMember(dst, name, e.Other[name])
	}
	switch {
	case e.Data == nil:
	case isJSON(e.DataContentType):
		dst = append(dst, `,"data":`...)
		dst = append(dst, e.Data...)
	case utf8.Valid(e.Data):
		dst = append(dst, `,"data":`...)
		dst = appendString(dst, string(e.Data))
	default:
		dst = append(dst, `,"data_base64":"`...)
		dst = base64.StdEncoding.AppendEncode(dst, e.Data)
		dst = append(dst, '"')
	}
	return append(dst, '}')
}

func appendMember(dst []byte, name, value string) []byte {
	if value == "" {
		return dst
	}
	dst = append(dst, `,"`...)
	dst = append(dst, name...)
	dst = append(dst, `":`...)
	return appendString(dst, value)
}

func appendString(dst []byte, s string) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		panic(err) // strings always encode
	}
	return append(dst, bytes.TrimSuffix(b.Bytes(), []byte("\n"))...)
}

// ParseJSON reads an event in structured mode. Attributes that are null are
// absent. The error wraps ErrNotCloudEvent when there is no specversion.
func ParseJSON(line []byte) (Envelope, error) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(line, &members); err != nil {
		return Envelope{}, fmt.Errorf("%w: %w", ErrNotCloudEvent, err)
	}
	var e Envelope
	specversion := ""
	for _, name := range slices.Sorted(maps.Keys(members)) {
		raw := members[name]
		if name == "data" || name == "data_base64" || string(raw) == "null" {
			continue
		}
		value, err := scalar(raw)
		if err != nil {
			return Envelope{}, fmt.Errorf("%w: attribute %s: %w", ErrNotCloudEvent, name, err)
		}
		if name == "specversion" {
			specversion = value
		} else if err := e.set(name, value); err != nil {
			return Envelope{}, err
		}
	}
	if err := e.check(specversion); err != nil {
		return Envelope{}, err
	}
	var err error
	e.Data, err = dataOf(members, e.DataContentType)
	return e, err
}

// scalar gives a string, number or boolean as a string.
func scalar(raw json.RawMessage) (string, error) {
	var v any
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		return "", err
	}
	switch v := v.(type) {
	case string:
		return v, nil
	case json.Number:
		return v.String(), nil
	case bool:
		return strings.TrimSpace(string(raw)), nil
	}
	return "", fmt.Errorf("%s is no string", raw)
}

// dataOf gives the bytes of data: JSON made compact, text or decoded base64.
func dataOf(members map[string]json.RawMessage, contentType string) ([]byte, error) {
	raw, text := members["data"], members["data_base64"]
	switch {
	case raw != nil && text != nil:
		return nil, fmt.Errorf("CloudEvent has both data and data_base64")
	case text != nil:
		var b []byte
		if err := json.Unmarshal(text, &b); err != nil {
			return nil, fmt.Errorf("data_base64: %w", err)
		}
		return b, nil
	case raw == nil:
		return nil, nil
	case !isJSON(contentType) && raw[0] == '"':
		var s string
		if err := json.Unmarshal(raw, &s); err != nil {
			return nil, fmt.Errorf("data: %w", err)
		}
		return []byte(s), nil
	}
	var b bytes.Buffer
	if err := json.Compact(&b, raw); err != nil {
		return nil, fmt.Errorf("data: %w", err)
	}
	return b.Bytes(), nil
}
