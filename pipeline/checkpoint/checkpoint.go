// Package checkpoint lets a batch run that was killed go on: a Checkpoint says
// how far the input was read and how long the outputs were then, a Spool is an
// output that can be cut back to that length.
//
// Delivery guarantees: a checkpoint is written after the outputs it speaks of
// and appears whole or not at all, also when the power is lost. What was
// written after the last checkpoint is cut off and written again, so every
// event is in the finished file once.
package checkpoint

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"vestnik/pipeline/source"
)

// version of the form of the file.
const version = 1

// Checkpoint is a moment of a run.
type Checkpoint struct {
	Version  int              `json:"version"`
	Run      string           `json:"run"`      // what the run is: settings and lexicon; another run must not go on here
	Position source.Position  `json:"position"` // of the input, all before is in the outputs
	Outputs  map[string]int64 `json:"outputs"`  // sizes of the spools in bytes, by path
	Done     bool             `json:"done"`     // all input is read; outputs may still lack their final form or name

	Documents int            `json:"documents"`
	Failed    int            `json:"failed"`
	Bytes     int64          `json:"bytes"` // of text
	Events    map[string]int `json:"events"`
	Drops     map[string]int `json:"drops"`
}

// Load reads the checkpoint of a file; nil when there is none.
func Load(path string) (*Checkpoint, error) {
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	c := &Checkpoint{}
	if err := json.Unmarshal(raw, c); err != nil {
		return nil, fmt.Errorf("%s: not a checkpoint: %w", path, err)
	}
	if c.Version != version {
		return nil, fmt.Errorf("%s: a checkpoint of version %d; this program knows version %d", path, c.Version, version)
	}
	return c, nil
}

// Save writes the checkpoint to a file.
func (c *Checkpoint) Save(path string) error {
	c.Version = version
	raw, err := json.Marshal(c)
	if err != nil {
		return err
	}
	temp := path + ".new"
	f, err := os.OpenFile(temp, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(append(raw, '\n'))
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(temp, path); err != nil {
		return err
	}
	return syncFolder(path)
}

// Remove removes the checkpoint of a file, when there is one.
func Remove(path string) error {
	_ = os.Remove(path + ".new")
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// syncFolder makes the names of a folder last; not every file system can.
func syncFolder(path string) error {
	if dir, err := os.Open(filepath.Dir(path)); err == nil {
		_ = dir.Sync()
		_ = dir.Close()
	}
	return nil
}
