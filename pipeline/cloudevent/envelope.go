// Package cloudevent is the CloudEvents 1.0 envelope of events: structured
// mode, one JSON object a line, for files and HTTP, and binary mode for Kafka,
// written and read
// (https://github.com/cloudevents/spec/tree/v1.0.2/cloudevents).
package cloudevent

import (
	"errors"
	"fmt"
	"strings"

	"vestnik/extract/event"
)

// DefaultSource is the source attribute when the user names none.
const DefaultSource = "/vestnik"

// jsonType is the datacontenttype of data that is JSON.
const jsonType = "application/json"

// Envelope is a CloudEvent of specversion 1.0: the attributes that the program
// knows, and others. An empty attribute is absent.
type Envelope struct {
	ID              string
	Type            string
	Source          string
	Subject         string // article URI
	Time            string // RFC 3339; publication of the article
	DataSchema      string
	DataContentType string // absent means JSON
	PartitionKey    string // fact id, and the Kafka key

	// DuplicateOf and ClusterID speak of other articles and are therefore
	// attributes and no part of data: the subject of the article that this one
	// repeats, and Event.ClusterID.
	DuplicateOf string
	ClusterID   string

	Other map[string]string // further extension attributes, by name
	Data  []byte            // as DataContentType says
}

// New puts an event into its envelope; source "" is DefaultSource. It fails
// when the event is not one of the contract.
func New(e *event.Event, source string) (Envelope, error) {
	if source == "" {
		source = DefaultSource
	}
	data, err := e.MarshalJSON()
	if err != nil {
		return Envelope{}, err
	}
	return Envelope{
		ID:              e.EventID(),
		Type:            e.Kind.Type(),
		Source:          source,
		Subject:         e.Subject(),
		Time:            e.Time(),
		DataSchema:      e.Kind.SchemaID(),
		DataContentType: jsonType,
		PartitionKey:    e.ID,
		ClusterID:       e.ClusterID(),
		Data:            data,
	}, nil
}

// Event reads the data of an envelope that New could have made.
func (e *Envelope) Event() (*event.Event, error) {
	kind := event.KindOfType(e.Type)
	if kind == 0 {
		return nil, fmt.Errorf("unknown type of event %q", e.Type)
	}
	return event.Parse(kind, e.Data)
}

// ErrNotCloudEvent says that a message or line is something else.
var ErrNotCloudEvent = errors.New("not a CloudEvent")

// attribute gives the place of a context attribute by its name, or nil for one
// that is kept in Other.
func (e *Envelope) attribute(name string) *string {
	switch name {
	case "id":
		return &e.ID
	case "type":
		return &e.Type
	case "source":
		return &e.Source
	case "subject":
		return &e.Subject
	case "time":
		return &e.Time
	case "dataschema":
		return &e.DataSchema
	case "datacontenttype":
		return &e.DataContentType
	case "partitionkey":
		return &e.PartitionKey
	case "duplicateof":
		return &e.DuplicateOf
	case "clusterid":
		return &e.ClusterID
	}
	return nil
}

// names lists the known attributes in the order in which they are written.
var names = [...]string{"id", "type", "source", "subject", "time", "dataschema", "datacontenttype", "partitionkey", "duplicateof", "clusterid"}

// set stores an attribute that was read.
func (e *Envelope) set(name, value string) error {
	if p := e.attribute(name); p != nil {
		*p = value
		return nil
	}
	if !validName(name) {
		return fmt.Errorf("%w: attribute name %q", ErrNotCloudEvent, name)
	}
	if e.Other == nil {
		e.Other = map[string]string{}
	}
	e.Other[name] = value
	return nil
}

// validName reports whether name is of small ASCII letters and digits.
func validName(name string) bool {
	for _, c := range []byte(name) {
		if !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
			return false
		}
	}
	return name != ""
}

// check demands what every CloudEvent must have.
func (e *Envelope) check(specversion string) error {
	switch {
	case specversion == "":
		return fmt.Errorf("%w: no specversion", ErrNotCloudEvent)
	case specversion != "1.0":
		return fmt.Errorf("CloudEvents specversion %q is not 1.0", specversion)
	case e.ID == "" || e.Type == "" || e.Source == "":
		return fmt.Errorf("CloudEvent lacks id, type or source: id %q, type %q, source %q", e.ID, e.Type, e.Source)
	}
	return nil
}

// isJSON reports whether a content type is JSON, as the JSON event format
// defines it: the subtype json or the suffix +json. None at all is JSON.
func isJSON(contentType string) bool {
	media, _, _ := strings.Cut(contentType, ";")
	media = strings.ToLower(strings.TrimSpace(media))
	return media == "" || strings.HasSuffix(media, "/json") || strings.HasSuffix(media, "+json")
}
