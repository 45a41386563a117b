package sink

import "context"

// Flusher is a Sink that can hand on what it holds back while a run goes on.
type Flusher interface {
	Sink
	// Flush hands on what was written so far: then it is not lost when the
	// program dies, as far as the sink's delivery guarantees go.
	Flush(ctx context.Context) error
}

// Flush implements Flusher; nothing is held back.
func (s *JSONL) Flush(context.Context) error { return nil }

// Flush implements Flusher.
func (s *Kafka) Flush(ctx context.Context) error { return s.flush(ctx) }
