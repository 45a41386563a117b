package source

import (
	"fmt"
	"hash/fnv"
	"io/fs"
)

// Position is a place between two documents of a Source. It can be stored as
// JSON.
type Position struct {
	Files  int    `json:"files"`            // that lie behind
	Digest uint64 `json:"digest,omitempty"` // of their names, sizes and times
	Bytes  int64  `json:"bytes"`            // of input that lie behind, as they lie on the disk

	Path      string `json:"path,omitempty"`      // of the file the place is in
	Size      int64  `json:"size,omitempty"`      // of that file
	Modified  int64  `json:"modified,omitempty"`  // Unix nanoseconds
	Documents int    `json:"documents,omitempty"` // of that file that lie behind
	Mark      Mark   `json:"mark,omitzero"`       // where its reading can begin
}

// Mark is a place of a file at which reading can begin.
type Mark struct {
	Offset    int64 `json:"offset,omitempty"`
	Records   int   `json:"records,omitempty"`   // that lie before it
	Documents int   `json:"documents,omitempty"` // that the records before it gave
}

// ChangedError says that the files are not those that a Position is of.
type ChangedError struct {
	Path string // the file that differs, empty when it lies behind
}

func (e *ChangedError) Error() string {
	if e.Path == "" {
		return "the files read so far have changed since: sizes, times or names differ"
	}
	return fmt.Sprintf("%s is not the file that was being read: its name, size or time differs", e.Path)
}

// fold takes a file into the digest of those that lie behind.
func (p *Position) fold(path string, size, modified int64) {
	h := fnv.New64a()
	fmt.Fprintf(h, "%d %s %d %d", p.Digest, path, size, modified)
	p.Digest = h.Sum64()
	p.Files++
	p.Bytes += size
}

// enter begins a file and says whether it is to be read: not when it lies
// before the place to go on from.
func (w *walk) enter(path string, info fs.FileInfo) (read bool, err error) {
	size, modified := int64(0), int64(0)
	if info != nil {
		size, modified = info.Size(), info.ModTime().UnixNano()
	}
	w.skip, w.mark = 0, Mark{}
	if from := w.From; from != nil {
		if w.pos.Files < from.Files {
			w.pos.fold(path, size, modified)
			return false, nil
		}
		if w.pos.Files == from.Files {
			if w.pos.Digest != from.Digest {
				return false, &ChangedError{}
			}
			if from.Path != "" {
				if path != from.Path || size != from.Size || modified != from.Modified {
					return false, &ChangedError{Path: path}
				}
				w.skip, w.mark = from.Documents, from.Mark
			}
		}
	}
	w.pos.Path, w.pos.Size, w.pos.Modified, w.pos.Documents, w.pos.Mark = path, size, modified, w.mark.Documents, w.mark
	w.before = w.pos.Bytes
	return true, nil
}

// leave ends the present file.
func (w *walk) leave() {
	w.pos.Bytes = w.before
	w.pos.fold(w.pos.Path, w.pos.Size, w.pos.Modified)
	w.pos.Path, w.pos.Size, w.pos.Modified, w.pos.Documents, w.pos.Mark = "", 0, 0, 0, Mark{}
}

// end says when the place to go on from lies behind all files.
func (w *walk) end() {
	if from := w.From; from != nil && (w.pos.Files < from.Files || w.pos.Files == from.Files && (w.pos.Digest != from.Digest || from.Path != "")) {
		w.yield(Document{Err: &ChangedError{Path: from.Path}})
	}
}

// IsZero reports whether the position is the beginning.
func (p Position) IsZero() bool { return p.Files == 0 && p.Path == "" }
