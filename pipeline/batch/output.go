package batch

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"vestnik/extract"
	"vestnik/pipeline/checkpoint"
	"vestnik/pipeline/cloudevent"
	"vestnik/pipeline/sink"
	"vestnik/pipeline/sink/csv"
	"vestnik/pipeline/sink/parquet"
	"vestnik/pipeline/sink/sqlite"
)

// Format is the form of an output file.
type Format string

// The formats.
const (
	JSONL   Format = "jsonl"
	CSV     Format = "csv"
	Parquet Format = "parquet"
	SQLite  Format = "sqlite"
)

func (f Format) String() string { return string(f) }

// FormatOf tells the format by the name of a file; "" when it does not say.
func FormatOf(path string) Format {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".jsonl", ".ndjson", ".json":
		return JSONL
	case ".csv":
		return CSV
	case ".parquet":
		return Parquet
	case ".db", ".sqlite", ".sqlite3":
		return SQLite
	}
	return ""
}

// partOf names the file that holds an output until it is complete.
func partOf(path string) string { return path + ".part" }

// Output is a file that events go to.
//
// Delivery guarantees: a JSON Lines, CSV or Parquet file appears under its
// name when it is complete; a database is filled as the run goes. When the run
// can be resumed, the file grows as NAME.part, that of Parquet as JSON Lines,
// from which it is made at the end.
type Output struct {
	sink.Sink
	path   string
	format Format
	spool  *checkpoint.Spool // of runs that can be resumed
	file   *sink.File        // of runs that cannot
	db     *sqlite.Sink
}

// Create starts an output of a run that cannot be resumed.
func Create(ctx context.Context, path string, format Format) (*Output, error) {
	o := &Output{path: path, format: format}
	if format == SQLite {
		return o, o.openDatabase(ctx)
	}
	file, err := sink.Create(path)
	if err != nil {
		return nil, err
	}
	o.file = file
	switch format {
	case CSV:
		o.Sink = csv.New(file, false)
	case Parquet:
		o.Sink = parquet.New(file)
	default:
		o.Sink = sink.NewJSONL(file)
	}
	return o, nil
}

// Resume starts an output of a run that can be resumed, or goes on with it
// behind its first size bytes.
func Resume(ctx context.Context, path string, format Format, size int64) (*Output, error) {
	o := &Output{path: path, format: format}
	if format == SQLite {
		return o, o.openDatabase(ctx)
	}
	spool, err := checkpoint.OpenSpool(partOf(path), size)
	if err != nil {
		return nil, fmt.Errorf("output: %w", err)
	}
	o.spool = spool
	if format == CSV {
		o.Sink = csv.New(spool, size > 0)
	} else {
		o.Sink = sink.NewJSONL(spool)
	}
	return o, nil
}

func (o *Output) openDatabase(ctx context.Context) (err error) {
	if o.db, err = sqlite.Open(ctx, o.path); err == nil {
		o.Sink = o.db
	}
	return err
}

// Sync makes what was written last and gives the size of the spool.
func (o *Output) Sync(ctx context.Context) (int64, error) {
	if o.db != nil {
		return 0, o.db.Flush(ctx)
	}
	return o.spool.Sync()
}

// Commit gives the complete file its name; the sink is closed.
func (o *Output) Commit(ctx context.Context) error {
	switch {
	case o.file != nil:
		err := o.file.Commit()
		o.file = nil
		return err
	case o.spool != nil:
		err := o.spool.Close()
		o.spool = nil
		if err != nil {
			return err
		}
		return Finish(ctx, o.path, o.format)
	}
	o.db = nil
	return nil
}

// Finish makes the file of an output whose spool is complete. It does nothing
// when that has happened already.
func Finish(ctx context.Context, path string, format Format) error {
	switch format {
	case SQLite:
		return nil
	case Parquet:
		return convert(ctx, path)
	}
	if err := checkpoint.Rename(partOf(path), path); err != nil {
		return fmt.Errorf("output: %w", err)
	}
	return nil
}

// Abort leaves the output: a file that is not complete is removed, a spool
// stays for the run that goes on.
func (o *Output) Abort() {
	switch {
	case o.file != nil:
		o.file.Abort()
	case o.spool != nil:
		_ = o.spool.Close()
	case o.db != nil:
		o.db.Abort()
	}
}

// maxEventLine is the longest line of a spool that is read back.
const maxEventLine = 256 << 20

// convert makes a Parquet file of the events of its spool.
func convert(ctx context.Context, path string) error {
	in, err := os.Open(partOf(path))
	if errors.Is(err, fs.ErrNotExist) {
		if _, there := os.Stat(path); there == nil {
			return nil // made before
		}
	}
	if err != nil {
		return fmt.Errorf("output: %w", err)
	}
	defer in.Close()
	file, err := sink.Create(path)
	if err != nil {
		return err
	}
	defer file.Abort()
	out := parquet.New(file)
	lines := bufio.NewReaderSize(in, 256<<10)
	for {
		line, err := lines.ReadBytes('\n')
		if err == io.EOF && len(line) == 0 {
			break
		}
		if err == nil && len(line) > maxEventLine {
			err = errors.New("a line is too long")
		}
		var d sink.Doc
		if err == nil {
			d, err = readBack(line)
		}
		if err == nil {
			err = out.Write(ctx, d)
		}
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return fmt.Errorf("output: %s: %w", partOf(path), err)
		}
	}
	if err := out.Close(ctx); err != nil {
		return fmt.Errorf("output: %w", err)
	}
	if err := file.Commit(); err != nil {
		return err
	}
	return os.Remove(partOf(path))
}

// readBack reads a line that sink.JSONL wrote.
func readBack(line []byte) (sink.Doc, error) {
	env, err := cloudevent.ParseJSON(line)
	if err != nil {
		return sink.Doc{}, err
	}
	e, err := env.Event()
	if err != nil {
		return sink.Doc{}, err
	}
	return sink.Doc{Article: extract.Article{URI: e.Document.URI}, Events: []sink.Event{{Event: e, Envelope: env}}}, nil
}
