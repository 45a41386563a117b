package cloudevent

import (
	"maps"
	"slices"
	"strings"
)

// Message is what the Kafka protocol binding puts a CloudEvent into: key,
// value and headers of a record. It names no Kafka client.
type Message struct {
	Key     []byte
	Value   []byte // nil is a tombstone
	Headers []Header
}

// Header is a record header.
type Header struct {
	Key   string
	Value []byte
}

const (
	headerPrefix      = "ce_"
	headerContentType = "content-type"
)

// Binary gives the event in binary mode of the Kafka protocol binding: context
// attributes in ce_ headers, the content type in its own, the key is the
// partition key and the value the data.
func (e *Envelope) Binary() Message {
	headers := make([]Header, 0, len(names)+1+len(e.Other))
	headers = append(headers, Header{headerPrefix + "specversion", []byte("1.0")})
	for _, name := range names {
		value := *e.attribute(name)
		switch {
		case value == "":
		case name == "datacontenttype":
			headers = append(headers, Header{headerContentType, []byte(value)})
		default:
			headers = append(headers, Header{headerPrefix + name, []byte(value)})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(e.Other)) {
		headers = append(headers, Header{headerPrefix + name, []byte(e.Other[name])})
	}
	m := Message{Value: e.Data, Headers: headers}
	if e.PartitionKey != "" {
		m.Key = []byte(e.PartitionKey)
	}
	return m
}

// Tombstone is the message that withdraws the fact with the partition key: a
// compacted topic forgets what it held under it.
func Tombstone(partitionKey string) Message { return Message{Key: []byte(partitionKey)} }

// Tombstone reports whether the message withdraws a fact.
func (m *Message) Tombstone() bool { return len(m.Value) == 0 }

// ParseMessage reads an event in either mode of the Kafka protocol binding: a
// content type of application/cloudevents says structured, ce_ headers say
// binary. Anything else gives an error that wraps ErrNotCloudEvent. When the
// event names no partition key, the key of the message is taken for it.
func ParseMessage(m Message) (Envelope, error) {
	var e Envelope
	specversion, contentType := "", ""
	for _, h := range m.Headers {
		key := strings.ToLower(h.Key)
		if key == headerContentType {
			contentType = string(h.Value)
			continue
		}
		name, ok := strings.CutPrefix(key, headerPrefix)
		switch {
		case !ok:
		case name == "specversion":
			specversion = string(h.Value)
		default:
			if err := e.set(name, string(h.Value)); err != nil {
				return Envelope{}, err
			}
		}
	}
	media, _, _ := strings.Cut(strings.ToLower(contentType), ";")
	if strings.TrimSpace(media) == StructuredType {
		var err error
		if e, err = ParseJSON(m.Value); err != nil {
			return Envelope{}, err
		}
	} else {
		if err := e.check(specversion); err != nil {
			return Envelope{}, err
		}
		e.DataContentType, e.Data = contentType, m.Value
	}
	if e.PartitionKey == "" {
		e.PartitionKey = string(m.Key)
	}
	return e, nil
}
