// Package source finds articles in files: folders, globs, texts and pages,
// JSON Lines and JSON arrays, CSV and TSV, Telegram exports, web archives
// (WARC), each also packed with gzip, zstd or bzip2 and inside tar and zip
// archives, and standard input.
//
// Nothing stops a run: what cannot be read comes out as an *Error that names
// the place, and the next document follows. One document is held at a time,
// so memory does not grow with an archive.
//
// Delivery guarantees: a source keeps no state. Every document says the
// Position behind it; a run that dies goes on from one, and then gives the
// same documents in the same order as one that was not disturbed. When the
// files have changed in between it says so and gives nothing.
package source

import (
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"

	"vestnik/extract"
	"vestnik/pipeline/archive"
	"vestnik/pipeline/table"
)

// DefaultMaxText is the largest text of one article in bytes of UTF-8.
const DefaultMaxText = 16 << 20

// DefaultDepth is how deep archives and packed streams may lie in each other.
const DefaultDepth = 5

// Source reads the articles of Paths.
type Source struct {
	Paths   []string  // files, folders, globs, "-" for Stdin
	Root    string    // folder that URIs are relative to; empty: the deepest folder that holds all Paths
	MaxText int       // largest text in bytes, 0 means DefaultMaxText
	Charset string    // declared charset of text and CSV files, empty to detect
	Stdin   io.Reader // what "-" reads, nil means os.Stdin

	Layout  Layout        // of a published archive, zero for none
	Columns table.Mapping // fields of CSV columns and JSON members that have names of their own
	Depth   int           // of archives within archives, 0 means DefaultDepth
	Limits  archive.Limits

	From *Position // where to go on, nil for the beginning

	// Skipped counts what was passed over because it is of no kind read here:
	// files of folders and archives by extension, records of web archives by
	// why. It grows while Documents runs.
	Skipped map[string]int
}

// Error says which document could not be read.
type Error struct {
	Path   string // file as given, "-" for standard input, "!/" before the entry of an archive
	Line   int    // record or row of a file of many, from 1; 0 for a whole file
	Offset int64  // byte offset of the record or of the trouble, -1 when it says nothing
	Err    error
}

func (e *Error) Error() string {
	s := e.Path
	if s == "-" {
		s = "standard input"
	}
	if e.Line > 0 {
		s += fmt.Sprintf(":%d", e.Line)
	}
	if e.Offset >= 0 {
		s += fmt.Sprintf(" (byte %d)", e.Offset)
	}
	return s + ": " + e.Err.Error()
}

func (e *Error) Unwrap() error { return e.Err }

// Articles yields each article, or an *Error for what could not be read, in
// the order of Paths; folders are walked in the order of their names. Nothing
// is read ahead, and one article is held at a time.
func (s *Source) Articles() iter.Seq2[extract.Article, error] {
	return func(yield func(extract.Article, error) bool) {
		for d := range s.Documents() {
			a, err := d.Article()
			if !yield(a, err) {
				return
			}
		}
	}
}

// Documents yields what Articles does before it is parsed, so that parsing can
// be done elsewhere, in parallel.
func (s *Source) Documents() iter.Seq[Document] {
	return func(yield func(Document) bool) {
		s.Skipped = make(map[string]int)
		inputs, bad := expand(s.Paths)
		root := s.Root
		if root == "" {
			root = commonFolder(inputs)
		}
		w := &walk{Source: s, root: root, yield: yield}
		for _, in := range inputs {
			if err := bad[in]; err != nil {
				if !w.missing(in, err) {
					return
				}
				continue
			}
			if !w.input(in) {
				return
			}
		}
		w.end()
	}
}

// Size is how many bytes the files of Paths have, as they lie on the disk;
// what cannot be told counts nothing.
func (s *Source) Size() (total int64) {
	inputs, _ := expand(s.Paths)
	for _, in := range inputs {
		if in == "-" {
			continue
		}
		_ = filepath.WalkDir(in, func(p string, d os.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil
			case p != in && hidden(d):
				return skipHidden(d)
			case d.IsDir() || p != in && kindOf(p) == kindUnknown:
				return nil
			}
			if info, err := os.Stat(p); err == nil && !info.IsDir() {
				total += info.Size()
			}
			return nil
		})
	}
	return total
}

func (s *Source) maxText() int {
	if s.MaxText > 0 {
		return s.MaxText
	}
	return DefaultMaxText
}

func (s *Source) depth() int {
	if s.Depth > 0 {
		return s.Depth
	}
	return DefaultDepth
}

// uriOf names a file relative to root, with slashes, or by its cleaned path
// when it lies elsewhere.
func uriOf(path, root string) string {
	abs, err1 := filepath.Abs(path)
	absRoot, err2 := filepath.Abs(root)
	if err1 == nil && err2 == nil {
		if rel, err := filepath.Rel(absRoot, abs); err == nil && filepath.IsLocal(rel) {
			return filepath.ToSlash(rel)
		}
	}
	return filepath.ToSlash(filepath.Clean(path))
}
