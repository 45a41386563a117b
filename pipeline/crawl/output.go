package crawl

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Output is a file that a crawl appends to, whose length the state records.
//
// Delivery guarantees: what was written behind the recorded length was written
// by a run that was killed before it could record it, and is cut off when the
// file is opened again; the run fetches it anew.
type Output struct {
	name string
	file *os.File
	buf  *bufio.Writer
	n    int64
}

// OpenOutput opens or makes a file and cuts it back to the length that state
// knows. A file that the state does not know must be empty, so that nothing
// of another kind is destroyed.
func OpenOutput(path string, state *State) (*Output, error) {
	name, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	length, err := state.Length(name)
	if err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	o := &Output{name: name, file: f, buf: bufio.NewWriterSize(f, 64<<10), n: length}
	if err := o.cut(length); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", path, err), f.Close())
	}
	return o, nil
}

func (o *Output) cut(length int64) error {
	info, err := o.file.Stat()
	switch {
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return errors.New("not a file")
	case length == 0 && info.Size() > 0:
		return errors.New("the file exists and no crawl of this state wrote it")
	case info.Size() < length:
		return fmt.Errorf("the file has %d bytes, the state of the crawl knows of %d: it was changed in between", info.Size(), length)
	}
	if err := o.file.Truncate(length); err != nil {
		return err
	}
	_, err = o.file.Seek(length, 0)
	return err
}

// Len is the length of the file with what was written so far.
func (o *Output) Len() int64 { return o.n }

// Write implements io.Writer.
func (o *Output) Write(p []byte) (int, error) {
	n, err := o.buf.Write(p)
	o.n += int64(n)
	return n, err
}

// sync makes what was written last and gives the length of the file.
func (o *Output) sync() (int64, error) {
	if err := o.buf.Flush(); err != nil {
		return 0, err
	}
	return o.n, o.file.Sync()
}

// Close closes the file.
func (o *Output) Close() error {
	return errors.Join(o.buf.Flush(), o.file.Close())
}
