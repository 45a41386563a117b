// Package deadletter is the form of messages in the dead-letter topic: the
// message that could not be read as it was, with headers that say why and from
// where.
//
//	dlq-cause      decode, too-large, timeout, panic, event or rejected
//	dlq-error      in words
//	dlq-topic, dlq-partition, dlq-offset   where the message stood
//	dlq-truncated  length of the value, when it was cut because a message must not be that large
//
// Key, value and the other headers are those of the message. The headers hold
// no time and no place in the program, so a message that is read twice gives
// equal letters.
//
// Delivery guarantees: a form, which loses nothing but the end of a value
// that would not fit; dlq-topic, -partition and -offset then still say where
// the whole of it stands.
package deadletter

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"vestnik/pipeline/cloudevent"
	"vestnik/pipeline/kafka"
)

// Cause is why a message became a dead letter.
type Cause string

// The causes.
const (
	Decode   Cause = "decode"    // the message is no article
	TooLarge Cause = "too-large" // it is larger than the limit
	Timeout  Cause = "timeout"   // reading it took longer than the limit
	Panic    Cause = "panic"     // the program failed over it
	Event    Cause = "event"     // an event read from it breaks the contract or is too large for a message
	Rejected Cause = "rejected"  // a broker does not take its events
)

// Causes lists all causes.
var Causes = [...]Cause{Decode, TooLarge, Timeout, Panic, Event, Rejected}

func (c Cause) String() string { return string(c) }

// Known reports whether c is one of Causes.
func (c Cause) Known() bool {
	for _, k := range Causes {
		if c == k {
			return true
		}
	}
	return false
}

// Letter is a dead letter.
type Letter struct {
	Cause     Cause
	Error     string
	Topic     string // where the message stood
	Partition int
	Offset    int64
	Truncated int                // whole length of the value when Message has not all of it, else 0
	Message   cloudevent.Message // as it was read
}

const prefix = "dlq-"

// maxError bounds the header with the error.
const maxError = 1000

// Encode gives the message for the dead-letter topic.
func (l Letter) Encode() cloudevent.Message {
	m := cloudevent.Message{Key: l.Message.Key, Value: l.Message.Value}
	for _, h := range l.Message.Headers {
		if !strings.HasPrefix(h.Key, prefix) { // a letter that was replayed and failed again
			m.Headers = append(m.Headers, h)
		}
	}
	add := func(name, value string) {
		m.Headers = append(m.Headers, cloudevent.Header{Key: prefix + name, Value: []byte(value)})
	}
	text := strings.ToValidUTF8(l.Error, "\uFFFD")
	if len(text) > maxError {
		text = text[:maxError]
		for !utf8.ValidString(text) {
			text = text[:len(text)-1]
		}
	}
	add("cause", string(l.Cause))
	add("error", text)
	add("topic", l.Topic)
	add("partition", strconv.Itoa(l.Partition))
	add("offset", strconv.FormatInt(l.Offset, 10))
	sized := kafka.Message{Message: m}
	if over := sized.Size() + 64 - kafka.MaxMessage; over > 0 {
		add("truncated", strconv.Itoa(len(m.Value)))
		m.Value = m.Value[:max(0, len(m.Value)-over)]
		if over > len(l.Message.Value) { // it is the key or the headers that are large
			m.Headers = m.Headers[len(m.Headers)-6:]
			m.Key = m.Key[:min(len(m.Key), kafka.MaxMessage/2)]
		}
	}
	return m
}

// ErrNotLetter says that a message is no dead letter.
var ErrNotLetter = errors.New("not a dead letter: it has no dlq-cause header")

// Parse reads a message of the dead-letter topic.
func Parse(m cloudevent.Message) (Letter, error) {
	l := Letter{Message: cloudevent.Message{Key: m.Key, Value: m.Value}}
	var err error
	number := func(h cloudevent.Header, bits int) int64 {
		n, bad := strconv.ParseInt(string(h.Value), 10, bits)
		if bad != nil || n < 0 {
			err = fmt.Errorf("header %s: %.40q is no number", h.Key, h.Value)
		}
		return n
	}
	for _, h := range m.Headers {
		switch strings.TrimPrefix(h.Key, prefix) {
		case h.Key:
			l.Message.Headers = append(l.Message.Headers, h)
		case "cause":
			l.Cause = Cause(h.Value)
		case "error":
			l.Error = string(h.Value)
		case "topic":
			l.Topic = string(h.Value)
		case "partition":
			l.Partition = int(number(h, 32))
		case "offset":
			l.Offset = number(h, 64)
		case "truncated":
			l.Truncated = int(number(h, 32))
		}
	}
	if l.Cause == "" {
		return Letter{}, ErrNotLetter
	}
	return l, err
}
