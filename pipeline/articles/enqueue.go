package articles

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"

	"vestnik/extract"
	"vestnik/pipeline/kafka"
)

// Enqueuer puts the articles of a source into the articles topic.
//
// Delivery guarantees: the checkpoint names how many documents of the source
// are done, and is written after the articles among them are acknowledged by
// all replicas. When the program dies, the next run goes on behind it: nothing
// is left out, and the articles of the last call may come twice, with equal
// keys and values. Without a checkpoint file a run begins at the beginning.
type Enqueuer struct {
	Publisher *kafka.Publisher
	Topic     string
	File      string              // of the checkpoint, "" for none
	Inputs    []string            // what is read; a checkpoint of others is refused
	MaxBytes  int                 // of a message; larger articles are failed documents
	Failed    func(error)         // told of each document that cannot be sent
	Progress  func(EnqueueCounts) // called after each call; may be nil
}

// EnqueueCounts say what a run has done.
type EnqueueCounts struct {
	Sent    int // articles acknowledged
	Bytes   int64
	Failed  int
	Skipped int // documents that an earlier run did
}

// checkpoint is the content of the file.
type checkpoint struct {
	Topic     string   `json:"topic"`
	Inputs    []string `json:"inputs"`
	Documents int      `json:"documents"` // of the source that are done, failed ones too
	Last      string   `json:"last"`      // URI of the last of them
	Complete  bool     `json:"complete,omitempty"`
}

// How much is sent in one call.
const (
	callArticles = 500
	callBytes    = 4 << 20
)

// Run sends the articles. The source must give the same documents in the same
// order as in the run that wrote the checkpoint.
func (q *Enqueuer) Run(ctx context.Context, source iter.Seq2[extract.Article, error]) (EnqueueCounts, error) {
	var c EnqueueCounts
	done, err := q.load()
	if err != nil {
		return c, err
	}
	skip, last := done.Documents, done.Last
	now := checkpoint{Topic: q.Topic, Inputs: q.Inputs}
	var held []kafka.Message
	size := 0
	flush := func() error {
		if err := q.Publisher.Publish(ctx, held); err != nil {
			return err
		}
		c.Sent += len(held)
		c.Bytes += int64(size)
		clear(held)
		held, size = held[:0], 0
		if q.Progress != nil {
			q.Progress(c)
		}
		return q.save(now)
	}
	for a, err := range source {
		if ctx.Err() != nil {
			return c, ctx.Err()
		}
		now.Documents++
		now.Last = a.URI
		if now.Documents <= skip {
			c.Skipped++
			if now.Documents == skip && a.URI != last {
				return c, fmt.Errorf("%s: document %d was %q and is %q now: the input has changed (delete the file to begin anew)", q.File, skip, last, a.URI)
			}
			continue
		}
		m, err := q.message(a, err)
		if err != nil {
			c.Failed++
			if q.Failed != nil {
				q.Failed(err)
			}
			continue
		}
		held = append(held, m)
		if size += m.Size(); len(held) >= callArticles || size >= callBytes {
			if err := flush(); err != nil {
				return c, err
			}
		}
	}
	if now.Documents < skip {
		return c, fmt.Errorf("%s: %d documents were done and there are only %d now: the input has changed (delete the file to begin anew)", q.File, skip, now.Documents)
	}
	now.Complete = true
	return c, flush()
}

func (q *Enqueuer) message(a extract.Article, err error) (kafka.Message, error) {
	if err != nil {
		return kafka.Message{}, err
	}
	m, err := Encode(a)
	if err != nil {
		return kafka.Message{}, fmt.Errorf("%s: %w", a.URI, err)
	}
	out := kafka.Message{Topic: q.Topic, Message: m}
	if most := q.MaxBytes; most > 0 && len(m.Value) > most || out.Size() > kafka.MaxMessage {
		return kafka.Message{}, fmt.Errorf("%s: %d bytes are more than a message may have", a.URI, len(m.Value))
	}
	return out, nil
}

// load reads the checkpoint; one that is not there is at the beginning.
func (q *Enqueuer) load() (checkpoint, error) {
	if q.File == "" {
		return checkpoint{}, nil
	}
	raw, err := os.ReadFile(q.File)
	if errors.Is(err, fs.ErrNotExist) {
		return checkpoint{}, nil
	}
	if err != nil {
		return checkpoint{}, fmt.Errorf("checkpoint: %w", err)
	}
	var c checkpoint
	if err := json.Unmarshal(raw, &c); err != nil {
		return checkpoint{}, fmt.Errorf("checkpoint %s: %w", q.File, err)
	}
	if c.Documents < 0 || c.Topic != q.Topic || !slices.Equal(c.Inputs, q.Inputs) {
		return checkpoint{}, fmt.Errorf("checkpoint %s is of topic %q and inputs %q, not of this run", q.File, c.Topic, c.Inputs)
	}
	return c, nil
}

// save writes the checkpoint so that it is whole at any moment.
func (q *Enqueuer) save(c checkpoint) error {
	if q.File == "" {
		return nil
	}
	raw, err := json.Marshal(c)
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(q.File), filepath.Base(q.File)+".*")
	if err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	_, err = f.Write(append(raw, '\n'))
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(f.Name(), q.File)
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return fmt.Errorf("checkpoint: %w", err)
	}
	return nil
}
