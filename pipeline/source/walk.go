package source

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"vestnik/extract"
)

// walk is one run over the documents of a Source.
type walk struct {
	*Source
	root  string
	yield func(Document) bool

	pos    Position
	before int64 // Position.Bytes before the present file
	skip   int   // documents of the present file to pass over
	mark   Mark  // where its reading is to begin
	file   *counted
	bufs   []*bufio.Reader // reused for entries of archives, by depth
	outer  *watched        // the entry of an archive that is being read
}

// place says where a stream lies.
type place struct {
	path, uri string
	depth     int
	top       bool // the stream is the file itself: its offsets are the file's
	named     bool // by the user, not found in a folder or archive
}

// counted counts what is read of a file.
type counted struct {
	*os.File
	n int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.File.Read(p)
	c.n += int64(n)
	return n, err
}

// Seek implements io.Seeker.
func (c *counted) Seek(offset int64, whence int) (int64, error) {
	n, err := c.File.Seek(offset, whence)
	c.n = n
	return n, err
}

// give hands a document on, unless it lies before the place to go on from.
func (w *walk) give(d Document) bool {
	w.pos.Documents++
	if w.pos.Documents <= w.skip {
		return true
	}
	if w.file != nil {
		w.pos.Bytes = w.before + w.file.n
	}
	d.After = w.pos
	d.from = w.Source
	return w.yield(d)
}

// fail gives an error in place of a document.
func (w *walk) fail(at place, line int, offset int64, err error) bool {
	uri := at.uri
	if line > 0 {
		uri = recordURI(uri, line)
	}
	return w.give(Document{URI: uri, Err: &Error{Path: at.path, Line: line, Offset: offset, Err: err}})
}

// marked says that reading can begin at offset, behind what was given so far.
func (w *walk) marked(at place, offset int64, records int) {
	if at.top {
		w.pos.Mark = Mark{Offset: offset, Records: records, Documents: w.pos.Documents}
	}
}

// missing gives the error of a path that cannot be opened.
func (w *walk) missing(path string, err error) bool {
	read, changed := w.enter(path, nil)
	switch {
	case changed != nil:
		return w.yield(Document{Err: changed}) && false
	case !read:
		return true
	}
	more := w.give(Document{Err: &Error{Path: path, Offset: -1, Err: plain(err)}})
	w.leave()
	return more
}

// input reads one path: standard input, a folder or a file.
func (w *walk) input(path string) bool {
	if path == "-" {
		stdin := w.Stdin
		if stdin == nil {
			stdin = os.Stdin
		}
		if read, err := w.enter("-", nil); !read {
			return err == nil || w.yield(Document{Err: err}) && false
		}
		more := w.stream(stdin, place{path: "-", uri: "-", named: true}, kindUnknown)
		w.leave()
		return more
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return w.missing(path, err)
	case info.IsDir():
		return w.folder(path)
	}
	return w.open(path, true)
}

// open reads a file.
func (w *walk) open(path string, named bool) bool {
	f, err := os.Open(path)
	if err != nil {
		return w.missing(path, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return w.missing(path, err)
	}
	if read, err := w.enter(path, info); !read {
		return err == nil || w.yield(Document{Err: err}) && false
	}
	w.file = &counted{File: f}
	more := w.stream(w.file, place{path: path, uri: uriOf(path, w.root), top: true, named: named}, kindOf(path))
	w.file = nil
	w.leave()
	return more
}

// folder walks a folder in the order of names. Hidden files and folders are
// passed over; so are files of no known kind, which are counted.
func (w *walk) folder(path string) bool {
	more := true
	_ = filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			if more = w.missing(p, err); more && d != nil && d.IsDir() {
				return fs.SkipDir
			}
		case p != path && hidden(d):
			return skipHidden(d)
		case d.IsDir():
		case kindOf(p) == kindUnknown:
			w.passed(p)
		default:
			if info, err := os.Stat(p); err == nil && info.IsDir() {
				break // a link to a folder: not followed, it may lead back
			}
			more = w.open(p, false)
		}
		if !more {
			return fs.SkipAll
		}
		return nil
	})
	return more
}

func hidden(d fs.DirEntry) bool { return strings.HasPrefix(d.Name(), ".") }

func skipHidden(d fs.DirEntry) error {
	if d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// hiddenName reports whether a part of an entry's name is hidden, as the files
// are that macOS adds to archives.
func hiddenName(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") && part != "." && part != ".." || part == "__MACOSX" {
			return true
		}
	}
	return false
}

// passed counts a file of no known kind.
func (w *walk) passed(name string) { w.Skipped[strings.ToLower(filepath.Ext(name))]++ }

// buffer gives the buffer of a depth, reading r.
func (w *walk) buffer(i int, r io.Reader) *bufio.Reader {
	for len(w.bufs) <= i {
		w.bufs = append(w.bufs, bufio.NewReaderSize(nil, 64<<10))
	}
	w.bufs[i].Reset(r)
	return w.bufs[i]
}

// watched remembers the failure of an archive's entry: the archive says it
// itself, with its place.
type watched struct {
	io.Reader
	err  error
	next *watched // of the archive around this one
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.Reader.Read(p)
	if err != nil && err != io.EOF {
		w.err = err
	}
	return n, err
}

// plain takes the operation and the path out of a file error: the Error
// around it names the path.
func plain(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		if errors.Is(err, fs.ErrNotExist) {
			return errors.New("no such file or folder")
		}
		return pe.Err
	}
	return err
}

// article is a Document whose article is at hand but for its last touches.
func article(a extract.Article) Document { return Document{URI: a.URI, form: formArticle, article: a} }
