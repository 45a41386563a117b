package stream

import (
	"context"
	"time"

	"vestnik/pipeline/cloudevent"
	"vestnik/pipeline/deadletter"
	"vestnik/pipeline/dedup"
	"vestnik/pipeline/kafka"
	"vestnik/pipeline/state"
)

// job is an article on its way through one generation.
type job struct {
	record  kafka.Record
	size    int64           // bytes taken of the room
	fetched time.Time       //
	alive   context.Context // ends with the generation
	done    chan struct{}   // closed when reading is set, or skipped

	skipped bool // the generation ended before a worker came to it
	reading reading
}

// outcome is what became of an article. It is a label of a metric.
type outcome string

const (
	outcomeRead      outcome = "read"
	outcomeFiltered  outcome = "filtered"
	outcomeDuplicate outcome = "duplicate"
	outcomeWithdrawn outcome = "withdrawn"
	outcomeDead      outcome = "dead"
)

// dropDuplicate is why the events of an article that repeats another are left
// out.
const dropDuplicate = "duplicate"

// reading is what a worker makes of an article.
type reading struct {
	outcome   outcome
	uri       string
	events    []cloudevent.Envelope
	messages  []cloudevent.Message // of the events
	facts     []state.Fact         // of the events
	signature *dedup.Signature
	dead      *deadletter.Letter
	drops     map[string]int
}

// overhead is what an article takes besides its bytes.
const overhead = 512

func newJob(alive context.Context, rec kafka.Record, most int64) *job {
	return &job{record: rec, size: min(int64(rec.Size()+overhead), most), fetched: time.Now(), alive: alive, done: make(chan struct{})}
}

// letter makes the dead letter of the article.
func (j *job) letter(cause deadletter.Cause, err error) *deadletter.Letter {
	return &deadletter.Letter{
		Cause: cause, Error: err.Error(),
		Topic: j.record.Topic, Partition: j.record.Partition, Offset: j.record.Offset, Message: j.record.Message.Message,
	}
}
