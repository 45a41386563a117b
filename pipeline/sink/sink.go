// Package sink is where events go: JSON Lines, a report for people, Kafka.
package sink

import (
	"context"

	"vestnik/extract"
	"vestnik/extract/event"
	"vestnik/pipeline/cloudevent"
)

// Doc is an article that was read, with its events in the order of the text.
type Doc struct {
	Article extract.Article
	Events  []Event
}

// Event is an event and the envelope it travels in.
type Event struct {
	*event.Event
	Envelope cloudevent.Envelope
}

// NewDoc puts the events of an article into envelopes with the given source
// attribute. It fails when an event is not one of the contract.
func NewDoc(a extract.Article, events []event.Event, source string) (Doc, error) {
	d := Doc{Article: a}
	if len(events) > 0 {
		d.Events = make([]Event, len(events))
	}
	for i := range events {
		env, err := cloudevent.New(&events[i], source)
		if err != nil {
			return Doc{Article: a}, err
		}
		d.Events[i] = Event{&events[i], env}
	}
	return d, nil
}

// Sink takes documents in input order, from one goroutine.
type Sink interface {
	// Write takes the events of a document. A *DocError concerns this document
	// alone, any other error ends the run.
	Write(ctx context.Context, d Doc) error
	// Close hands on what is held back. Events are delivered when it has
	// returned nil.
	Close(ctx context.Context) error
}

// DocError says that one document's events could not be handed on.
type DocError struct {
	URI string
	Err error
}

func (e *DocError) Error() string { return e.URI + ": " + e.Err.Error() }

func (e *DocError) Unwrap() error { return e.Err }
