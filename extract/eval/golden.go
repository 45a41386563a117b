package eval

import (
	"bytes"
	"encoding/json"
	"fmt"

	"vestnik/extract/event"
)

// FormatEvents writes events as a golden file: a JSON array of {type, data},
// a field a line and an evidence a line, so that a change shows in review as
// the lines that it changes. The versions of lexicon and engine are left out,
// since they change with every edit; the rules stay.
func FormatEvents(events []event.Event) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("[")
	for i, e := range events {
		if i > 0 {
			b.WriteString(",")
		}
		e.Provenance.Lexicon, e.Provenance.Engine = "", ""
		data, err := e.MarshalJSON()
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "\n{\"type\": %q,\n \"data\": {", e.Kind.Type())
		if err := members(&b, data); err != nil {
			return nil, err
		}
		b.WriteString("}}")
	}
	b.WriteString("\n]\n")
	return b.Bytes(), nil
}

// members writes the fields of an object a line each, in their order.
func members(b *bytes.Buffer, object []byte) error {
	d := json.NewDecoder(bytes.NewReader(object))
	if _, err := d.Token(); err != nil {
		return err
	}
	for first := true; d.More(); first = false {
		name, err := d.Token()
		if err != nil {
			return err
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return err
		}
		if !first {
			b.WriteString(",")
		}
		fmt.Fprintf(b, "\n  %q: ", name)
		var list []json.RawMessage
		if json.Unmarshal(value, &list) != nil || value[0] != '[' || len(list) == 0 || list[0][0] != '{' {
			b.Write(value)
			continue
		}
		b.WriteString("[")
		for i, item := range list {
			if i > 0 {
				b.WriteString(",")
			}
			b.WriteString("\n   ")
			b.Write(item)
		}
		b.WriteString("]")
	}
	return nil
}

// ParseEvents reads what FormatEvents wrote.
func ParseEvents(data []byte) ([]event.Event, error) {
	var list []struct {
		Type string
		Data json.RawMessage
	}
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, err
	}
	var out []event.Event
	for i, x := range list {
		kind := event.KindOfType(x.Type)
		if kind == 0 {
			return nil, fmt.Errorf("event %d: unknown type %q", i, x.Type)
		}
		e, err := event.Parse(kind, x.Data)
		if err != nil {
			return nil, fmt.Errorf("event %d: %w", i, err)
		}
		out = append(out, *e)
	}
	return out, nil
}
