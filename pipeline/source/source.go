// Package source finds articles in files: folders, globs, text and HTML
// files, JSON Lines, each also packed with gzip or zstd, and standard input.
//
// Nothing stops a run: what cannot be read comes out as an *Error that names
// the place, and the next document follows.
//
// Delivery guarantees: a source keeps no state. A run that dies is started
// again from its beginning and gives the same articles in the same order.
package source

import (
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"

	"vestnik/extract"
)

// DefaultMaxText is the largest text of one article in bytes of UTF-8.
const DefaultMaxText = 16 << 20

// Source reads the articles of Paths.
type Source struct {
	Paths   []string  // files, folders, globs, "-" for Stdin
	Root    string    // folder that URIs are relative to; empty: the deepest folder that holds all Paths
	MaxText int       // largest text in bytes, 0 means DefaultMaxText
	Charset string    // declared charset of text files, empty to detect
	Stdin   io.Reader // what "-" reads, nil means os.Stdin

	// Skipped counts the files of folders that were passed over because their
	// names are of no kind read here, by extension. It grows while Articles runs.
	Skipped map[string]int
}

// Error says which document could not be read.
type Error struct {
	Path   string // file as given, "-" for standard input
	Line   int    // record of a JSON Lines file, from 1; 0 for a whole file
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

// yieldFunc takes an article or an *Error and says whether to go on.
type yieldFunc func(extract.Article, error) bool

// Articles yields each article, or an *Error for what could not be read, in
// the order of Paths; folders are walked in the order of their names. Nothing
// is read ahead, and one article is held at a time.
func (s *Source) Articles() iter.Seq2[extract.Article, error] {
	return func(yield func(extract.Article, error) bool) {
		s.Skipped = make(map[string]int)
		inputs, bad := expand(s.Paths)
		root := s.Root
		if root == "" {
			root = commonFolder(inputs)
		}
		for _, in := range inputs {
			if err := bad[in]; err != nil {
				if !yield(extract.Article{}, &Error{Path: in, Offset: -1, Err: err}) {
					return
				}
				continue
			}
			if !s.input(in, root, yield) {
				return
			}
		}
	}
}

// input reads one path: standard input, a folder or a file.
func (s *Source) input(path, root string, yield yieldFunc) bool {
	if path == "-" {
		stdin := s.Stdin
		if stdin == nil {
			stdin = os.Stdin
		}
		return s.stream(stdin, "-", "-", kindUnknown, yield)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return yield(extract.Article{}, &Error{Path: path, Offset: -1, Err: plain(err)})
	case info.IsDir():
		return s.folder(path, root, yield)
	}
	return s.file(path, root, yield)
}

func (s *Source) file(path, root string, yield yieldFunc) bool {
	f, err := os.Open(path)
	if err != nil {
		return yield(extract.Article{}, &Error{Path: path, Offset: -1, Err: plain(err)})
	}
	defer f.Close()
	return s.stream(f, path, uriOf(path, root), kindOf(path), yield)
}

func (s *Source) maxText() int {
	if s.MaxText > 0 {
		return s.MaxText
	}
	return DefaultMaxText
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
