package event

import "time"

// Subject is the CloudEvents subject: the article's URI.
func (e *Event) Subject() string { return e.Document.URI }

// Time is the CloudEvents time: when the article was published, as RFC 3339,
// or "" when that is unknown. A date without an hour is midnight UTC; a time
// without a zone is taken as UTC. The zone is kept as given.
func (e *Event) Time() string { return TimeOf(e.Document.Published) }

// TimeOf is Event.Time for a publication time or date.
func TimeOf(published string) string {
	for _, layout := range [...]string{time.RFC3339Nano, "2006-01-02", "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02T15:04"} {
		if t, err := time.Parse(layout, published); err == nil {
			return t.Format(time.RFC3339Nano)
		}
	}
	return ""
}
