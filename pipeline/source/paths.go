package source

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
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
