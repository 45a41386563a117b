package main

import (
	"archive/zip"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// wheel is the Python package with the compiled OpenCorpora dictionary.
type wheel struct {
	zip  *zip.ReadCloser
	name string
}

// openWheel opens the package; path is the .whl file or a folder that holds
// exactly one.
func openWheel(path string) (*wheel, error) {
	if st, err := os.Stat(path); err != nil {
		return nil, err
	} else if st.IsDir() {
		found, err := filepath.Glob(filepath.Join(path, "pymorphy3_dicts_ru-*.whl"))
		if err != nil {
			return nil, err
		}
		if len(found) != 1 {
			return nil, fmt.Errorf("%s: %d files pymorphy3_dicts_ru-*.whl, want one; fetch it with pip download --no-deps pymorphy3-dicts-ru", path, len(found))
		}
		path = found[0]
	}
	z, err := zip.OpenReader(path)
	if err != nil {
		return nil, err
	}
	name, _, _ := strings.Cut(strings.TrimPrefix(filepath.Base(path), "pymorphy3_dicts_ru-"), "-py2")
	return &wheel{zip: z, name: "pymorphy3-dicts-ru " + name}, nil
}

func (w *wheel) read(name string) ([]byte, error) {
	f, err := w.zip.Open("pymorphy3_dicts_ru/data/" + name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

func (w *wheel) json(name string, into any) error {
	b, err := w.read(name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func (w *wheel) dawg(name string) (*dawgdic, error) {
	b, err := w.read(name)
	if err != nil {
		return nil, err
	}
	d, err := parseDawgdic(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return d, nil
}

// paradigm holds, for each form, the number of its suffix, tag and prefix.
type paradigm struct{ suffixes, tags, prefixes []uint32 }

// paradigms reads paradigms.array: a count, then each paradigm as its length and
// three columns of 16-bit numbers.
func (w *wheel) paradigms() ([]paradigm, error) {
	b, err := w.read("paradigms.array")
	if err != nil {
		return nil, err
	}
	next := func() int {
		if len(b) < 2 {
			err = fmt.Errorf("paradigms.array: file too short")
			return 0
		}
		v := binary.LittleEndian.Uint16(b)
		b = b[2:]
		return int(v)
	}
	list := make([]paradigm, next())
	for i := range list {
		n := next() / 3
		for _, column := range []*[]uint32{&list[i].suffixes, &list[i].tags, &list[i].prefixes} {
			for range n {
				*column = append(*column, uint32(next()))
			}
		}
	}
	return list, err
}
