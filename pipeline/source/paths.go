package source

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"vestnik/extract"
)

var errNoMatch = errors.New("no file matches the pattern")

// expand replaces patterns by the files they match, in order of name, and
// says which inputs cannot be opened as they are. A path that exists is never
// a pattern, whatever its letters.
func expand(paths []string) (inputs []string, bad map[string]error) {
	bad = make(map[string]error)
	for _, p := range paths {
		if p == "-" || !strings.ContainsAny(p, "*?[") {
			inputs = append(inputs, p)
			continue
		}
		if _, err := os.Lstat(p); err == nil {
			inputs = append(inputs, p)
			continue
		}
		matches, err := filepath.Glob(p)
		if err == nil && len(matches) == 0 {
			err = errNoMatch
		}
		if err != nil {
			bad[p] = err
			inputs = append(inputs, p)
			continue
		}
		inputs = append(inputs, matches...)
	}
	return inputs, bad
}

// commonFolder is the deepest folder that holds all inputs: a folder given
// alone is it itself, a file's is the one it lies in.
func commonFolder(inputs []string) string {
	common := ""
	for _, in := range inputs {
		if in == "-" {
			continue
		}
		folder := filepath.Clean(in)
		if info, err := os.Stat(in); err != nil || !info.IsDir() {
			folder = filepath.Dir(folder)
		}
		if abs, err := filepath.Abs(folder); err == nil {
			folder = abs
		}
		if common == "" {
			common = folder
		}
		for !within(folder, common) {
			common = filepath.Dir(common)
		}
	}
	return common
}

func within(path, folder string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(rel)
}

// folder walks a folder in the order of names. Hidden files and folders are
// passed over; so are files of no known kind, which are counted.
func (s *Source) folder(path, root string, yield yieldFunc) bool {
	more := true
	_ = filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			if more = yield(extract.Article{}, &Error{Path: p, Offset: -1, Err: plain(err)}); more && d != nil && d.IsDir() {
				return fs.SkipDir
			}
		case p != path && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir():
		case kindOf(p) == kindUnknown:
			s.Skipped[strings.ToLower(filepath.Ext(p))]++
		default:
			if info, err := os.Stat(p); err == nil && info.IsDir() {
				break // a link to a folder: not followed, it may lead back
			}
			more = s.file(p, root, yield)
		}
		if !more {
			return fs.SkipAll
		}
		return nil
	})
	return more
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
