// Package state remembers which facts each article gave, so that those that
// another reading of the article no longer gives can be withdrawn. It is kept
// in a compacted topic, keyed by the article's URI, in the same partition as
// the article: the member of the consumer group that reads a partition of the
// articles reads that partition of the state first.
//
// Delivery guarantees: an article's state is written after its events and
// tombstones are acknowledged and before its offset is committed. When the
// program dies between, the article is read again against the older state, so
// a tombstone may come twice and is never left out, as long as the reading
// that was interrupted is repeated with the same lexicon. If the lexicon
// changed just then, facts that only the interrupted reading gave stay. The
// articles topic must be keyed by URI; when its number of partitions changes,
// articles move away from their state, and facts withdrawn later stay too.
package state

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"vestnik/extract/event"
	"vestnik/pipeline/cloudevent"
	"vestnik/pipeline/kafka"
)

// Fact is a fact that an article gave.
type Fact struct {
	Kind event.Kind
	ID   string // fact id, the key of its event
}

// Missing lists the facts of old that are not among those of now.
func Missing(old, now []Fact) []Fact {
	var out []Fact
	for _, f := range old {
		if !slices.Contains(now, f) {
			out = append(out, f)
		}
	}
	return out
}

// Encode gives the message for the state topic. An article without facts gives
// a tombstone, so the topic holds nothing of it.
func Encode(uri string, facts []Fact) cloudevent.Message {
	m := cloudevent.Message{Key: []byte(uri)}
	if len(facts) == 0 {
		return m
	}
	// As encoding/json would write a map of lists, which it does by reflection:
	// this is done for every article.
	value := append(make([]byte, 0, 16+40*len(facts)), '{')
	for _, kind := range event.Kinds {
		n := 0
		for _, f := range facts {
			if f.Kind != kind {
				continue
			}
			if n++; n == 1 {
				if len(value) > 1 {
					value = append(value, ',')
				}
				value = append(append(append(value, '"'), kind.String()...), `":[`...)
			} else {
				value = append(value, ',')
			}
			value = appendString(value, f.ID)
		}
		if n > 0 {
			value = append(value, ']')
		}
	}
	value = append(value, '}')
	m.Value = value
	return m
}

// appendString appends a JSON string; ids are of plain letters and digits.
func appendString(dst []byte, s string) []byte {
	for _, c := range []byte(s) {
		if !(c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c == '-') {
			quoted, err := json.Marshal(s)
			if err != nil {
				panic(err) // strings always encode
			}
			return append(dst, quoted...)
		}
	}
	return append(append(append(dst, '"'), s...), '"')
}

// Size is about how many bytes the message of Encode takes, and no less.
func Size(uri string, facts []Fact) int {
	n := len(uri) + 64
	for _, f := range facts {
		n += 6*len(f.ID) + 3 // every byte may be escaped
	}
	return n
}

// decode reads the value of a message of the state topic. Kinds that it does
// not know are passed over.
func decode(value []byte) ([]Fact, error) {
	if len(value) == 0 {
		return nil, nil
	}
	byKind := make(map[string][]string)
	if err := json.Unmarshal(value, &byKind); err != nil {
		return nil, fmt.Errorf("state: %w", err)
	}
	var facts []Fact
	for _, kind := range event.Kinds {
		for _, id := range byKind[kind.String()] {
			facts = append(facts, Fact{kind, id})
		}
	}
	return facts, nil
}

// Table is the state of one partition as far as it is acknowledged. It is used
// by one goroutine at a time. It takes about 100 bytes an article, 35 a fact
// and the URI.
type Table struct {
	next  int64             // offset of the state topic that was not read yet
	byURI map[string]string // values as they stand in the topic
}

// NewTable returns the state before anything was read.
func NewTable() *Table { return &Table{next: kafka.FirstOffset, byURI: make(map[string]string)} }

// Len is how many articles have facts.
func (t *Table) Len() int { return len(t.byURI) }

// Facts gives the facts of an article.
func (t *Table) Facts(uri string) []Fact {
	facts, err := decode([]byte(t.byURI[uri]))
	if err != nil {
		return nil // Load has looked at every value
	}
	return facts
}

// Set takes over what Encode gave once it is acknowledged.
func (t *Table) Set(m cloudevent.Message) {
	if len(m.Value) == 0 {
		delete(t.byURI, string(m.Key))
	} else {
		t.byURI[string(m.Key)] = string(m.Value)
	}
}

// DamagedError says that the state topic cannot be what it should be; trying
// again does not help.
type DamagedError struct{ Reason string }

func (e *DamagedError) Error() string { return e.Reason }

// Load reads what the state topic has that the table has not: all of it at
// first, what other members wrote when the partition comes back. It fails with a *DamagedError, or with one that
// may go away.
func (t *Table) Load(ctx context.Context, p *kafka.Publisher, topic string, partition int) error {
	end, err := p.Mark(ctx, topic)
	if err != nil {
		return err
	}
	to, ok := end[partition]
	if !ok {
		return &DamagedError{fmt.Sprintf("the state topic %q has %d partitions and needs at least %d, as many as the articles topic", topic, len(end), partition+1)}
	}
	for rec, err := range p.Span(ctx, topic, partition, t.next, to) {
		if err != nil {
			return err
		}
		if _, err := decode(rec.Value); err != nil {
			return &DamagedError{fmt.Sprintf("%s/%d at %d: %v", topic, partition, rec.Offset, err)}
		}
		t.Set(rec.Message.Message)
	}
	t.next = to
	return nil
}

// Equal reports whether a message says what the table has.
func (t *Table) Equal(m cloudevent.Message) bool {
	return bytes.Equal([]byte(t.byURI[string(m.Key)]), m.Value)
}
