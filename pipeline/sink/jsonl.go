package sink

import (
	"context"
	"io"
)

// JSONL writes events as CloudEvents in structured mode, one a line.
//
// Delivery guarantees: those of the writer. A line is handed to it whole, with
// the other lines of its document.
type JSONL struct {
	w   io.Writer
	buf []byte
}

// NewJSONL returns a sink that writes to w.
func NewJSONL(w io.Writer) *JSONL { return &JSONL{w: w} }

// Write implements Sink.
func (s *JSONL) Write(_ context.Context, d Doc) error {
	if len(d.Events) == 0 {
		return nil
	}
	s.buf = s.buf[:0]
	for i := range d.Events {
		s.buf = d.Events[i].Envelope.AppendJSON(s.buf)
		s.buf = append(s.buf, '\n')
	}
	_, err := s.w.Write(s.buf)
	return err
}

// Close implements Sink; nothing is held back.
func (s *JSONL) Close(context.Context) error { return nil }
