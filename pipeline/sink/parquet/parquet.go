// Package parquet writes events as a Parquet file: a row an event, its columns
// the fields of the contract under their names and nested as there, before
// them the attributes of the CloudEvent as ce_*. Sums are of type DOUBLE and
// ce_time is a timestamp; dates are strings, as their precision differs.
package parquet

import (
	"context"
	"io"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"vestnik/pipeline/sink"
)

// groupRows is how many rows make a row group; about as many are held in
// memory.
const groupRows = 10_000

// Sink writes events as Parquet.
//
// Delivery guarantees: a Parquet file is readable when Close has returned nil,
// and holds nothing before. A run that is to be resumed keeps its events as
// JSON Lines and makes the file at its end.
type Sink struct {
	w    *parquet.GenericWriter[row]
	rows []row
	n    int
}

// New returns a sink that writes to w.
func New(w io.Writer) *Sink {
	return &Sink{w: parquet.NewGenericWriter[row](w,
		parquet.Compression(&zstd.Codec{}),
		parquet.CreatedBy("vestnik", "1", ""),
		parquet.PageBufferSize(256<<10),
		parquet.WriteBufferSize(256<<10),
	)}
}

// Write implements sink.Sink.
func (s *Sink) Write(_ context.Context, d sink.Doc) error {
	s.rows = s.rows[:0]
	for i := range d.Events {
		s.rows = append(s.rows, rowOf(&d.Events[i]))
	}
	if len(s.rows) == 0 {
		return nil
	}
	if _, err := s.w.Write(s.rows); err != nil {
		return err
	}
	if s.n += len(s.rows); s.n >= groupRows {
		s.n = 0
		return s.w.Flush()
	}
	return nil
}

// Close implements sink.Sink: it writes the end of the file.
func (s *Sink) Close(context.Context) error { return s.w.Close() }
