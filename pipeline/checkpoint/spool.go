package checkpoint

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// ErrLocked says that another run writes to the same file.
var ErrLocked = errors.New("another run is writing to it")

// Spool is an output file on its way: Path until Commit gives it its name.
type Spool struct {
	Path string

	f    *os.File
	w    *bufio.Writer
	size int64
}

// ErrShort says that a spool is shorter than the checkpoint says.
var ErrShort = errors.New("it is shorter than at the last checkpoint")

// OpenSpool opens the spool at path, or makes it, and cuts it to size. The
// file is locked against other runs until it is closed.
func OpenSpool(path string, size int64) (*Spool, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	s := &Spool{Path: path, f: f, w: bufio.NewWriterSize(f, 256<<10), size: size}
	if err := lock(f); err != nil {
		_ = f.Close()
		return nil, fmt.Errorf("%s: %w", path, ErrLocked)
	}
	info, err := f.Stat()
	if err == nil && info.Size() < size {
		err = fmt.Errorf("%s: %w", path, ErrShort)
	}
	if err == nil {
		err = f.Truncate(size)
	}
	if err == nil {
		_, err = f.Seek(size, io.SeekStart)
	}
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	return s, nil
}

// Write implements io.Writer.
func (s *Spool) Write(p []byte) (int, error) {
	n, err := s.w.Write(p)
	s.size += int64(n)
	return n, err
}

// Sync makes what was written last and returns its size.
func (s *Spool) Sync() (int64, error) {
	if err := s.w.Flush(); err != nil {
		return 0, err
	}
	return s.size, s.f.Sync()
}

// Reader reads the spool from its beginning.
func (s *Spool) Reader() io.Reader { return io.NewSectionReader(s.f, 0, s.size) }

// Close closes the file and leaves it where it is.
func (s *Spool) Close() error { return s.f.Close() }

// Rename gives a spool that is complete and closed its name. It does nothing
// when that has happened already.
func Rename(spool, path string) error {
	err := os.Rename(spool, path)
	if errors.Is(err, fs.ErrNotExist) {
		if _, there := os.Stat(path); there == nil {
			return nil
		}
	}
	if err != nil {
		return err
	}
	return syncFolder(path)
}
