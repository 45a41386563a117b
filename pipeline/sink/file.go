package sink

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// File is an output file that appears under its name only when it is complete.
//
// Delivery guarantees: until Commit returns nil the name holds what it held
// before, also after the loss of power; then it holds everything written.
type File struct {
	path string
	temp *os.File
	buf  *bufio.Writer
}

// Create starts a file that will be called path, in the folder of path.
func Create(path string) (*File, error) {
	temp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*.part")
	if err != nil {
		return nil, fmt.Errorf("output: %w", err)
	}
	return &File{path: path, temp: temp, buf: bufio.NewWriterSize(temp, 256<<10)}, nil
}

// Write implements io.Writer.
func (f *File) Write(p []byte) (int, error) { return f.buf.Write(p) }

// Commit gives the file its name.
func (f *File) Commit() error {
	mode := os.FileMode(0o644)
	if info, err := os.Stat(f.path); err == nil {
		mode = info.Mode().Perm()
	}
	err := errors.Join(f.buf.Flush(), f.temp.Chmod(mode), f.temp.Sync(), f.temp.Close())
	if err == nil {
		err = os.Rename(f.temp.Name(), f.path)
	}
	if err != nil {
		_ = os.Remove(f.temp.Name())
		return fmt.Errorf("output: %w", err)
	}
	if dir, err := os.Open(filepath.Dir(f.path)); err == nil {
		_ = dir.Sync() // the rename itself; not every file system can
		_ = dir.Close()
	}
	return nil
}

// Abort removes what was written. After Commit it does nothing.
func (f *File) Abort() {
	_ = f.temp.Close()
	_ = os.Remove(f.temp.Name())
}
