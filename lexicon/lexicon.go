package lexicon

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

//go:embed ru
var embedded embed.FS

// Lexicon is what a folder of lexicon files says. It is immutable once read.
type Lexicon struct {
	Lists    []*List // by name
	Frames   []*Frame
	Cues     []*Cue
	Patterns []*Pattern
	Removes  []Removal // of rules
	Files    []File    // by path
	Version  string    // 16 hexadecimal digits, a hash of the content without comments, layout and order
}

// List gives a list by name, nil when there is none.
func (l *Lexicon) List(name string) *List {
	i, ok := slices.BinarySearchFunc(l.Lists, name, func(l *List, name string) int { return strings.Compare(l.Name, name) })
	if !ok {
		return nil
	}
	return l.Lists[i]
}

// Diagnose makes a diagnostic about n code points from pos on, with the source line. It is for
// faults that are found outside this package.
func (l *Lexicon) Diagnose(sev Severity, code string, pos Pos, n int, message, hint string) Diagnostic {
	var ds Diagnostics
	ds.add(sev, code, pos, n, l.sourceLine(pos), hint, "%s", message)
	return ds[0]
}

func (l *Lexicon) sourceLine(pos Pos) string {
	for _, f := range l.Files {
		if f.Path == pos.File {
			return f.Line(pos.Line)
		}
	}
	return ""
}

// fillLines gives the diagnostics that lack their source line theirs, and puts all into order. It
// reads every file once, however many there are.
func (l *Lexicon) fillLines(ds Diagnostics) {
	ds.Sort()
	var text string // what is left of the file
	var line int    // the number of its first line
	for i := range ds {
		d := &ds[i]
		if i == 0 || d.Pos.File != ds[i-1].Pos.File {
			text, line = "", 1
			for _, f := range l.Files {
				if f.Path == d.Pos.File {
					text = f.Text
				}
			}
		}
		for ; line < d.Pos.Line && text != ""; line++ {
			_, text, _ = strings.Cut(text, "\n")
		}
		if d.Line == "" && d.Pos.Line > 0 {
			d.Line = printable(File{Text: text}.Line(1))
		}
	}
}

// Embedded reads the Russian lexicon that is part of the program.
func Embedded() (*Lexicon, Diagnostics) {
	sub, err := fs.Sub(embedded, "ru")
	if err != nil {
		panic(err) // "ru" is a valid path
	}
	l, ds := load(sub, "lexicon/ru")
	ds = append(ds, l.Check()...)
	ds.Sort()
	return l, ds
}

// Load reads lists/**.txt and rules/**.yaml of fsys, in the order of their paths. The lexicon
// holds what can be read; it must not be used when the diagnostics have errors. What its files
// refer to may be in another lexicon below: [Overlay] checks that, or [Lexicon.Check] for one that
// is used alone.
func Load(fsys fs.FS) (*Lexicon, Diagnostics) { return load(fsys, "") }

// LoadDir is Load of a folder; positions begin with the folder as given.
func LoadDir(dir string) (*Lexicon, Diagnostics) { return load(os.DirFS(dir), dir) }

func load(fsys fs.FS, prefix string) (*Lexicon, Diagnostics) {
	l, ds := new(Lexicon), Diagnostics(nil)
	names, err := lexiconFiles(fsys)
	if err != nil {
		ds.add(Error, "unreadable", Pos{File: prefix}, 0, "", "", "%v", err)
	}
	for _, name := range names {
		file := path.Join(prefix, name)
		src, err := fs.ReadFile(fsys, name)
		if err != nil {
			ds.add(Error, "unreadable", Pos{File: file}, 0, "", "", "%v", err)
			continue
		}
		l.addFile(file, src, &ds)
	}
	l.duplicates(&ds)
	l.sharedAliases(&ds, nil)
	l.Version = l.version()
	l.fillLines(ds)
	return l, ds
}

// lexiconFiles gives the sorted paths of the lists and rule files. A folder that is missing
// holds none.
func lexiconFiles(fsys fs.FS) ([]string, error) {
	var names []string
	for _, dir := range []string{"lists", "rules"} {
		err := fs.WalkDir(fsys, dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
				return err
			}
			switch ext := path.Ext(name); {
			case dir == "lists" && ext == ".txt", dir == "rules" && (ext == ".yaml" || ext == ".yml"):
				names = append(names, name)
			}
			return nil
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("reading %s: %w", dir, err)
		}
	}
	if len(names) == 0 {
		return nil, errors.New("no lexicon here: neither lists/*.txt nor rules/*.yaml")
	}
	slices.Sort(names)
	return names, nil
}

func (l *Lexicon) addFile(file string, src []byte, ds *Diagnostics) {
	text := strings.TrimPrefix(string(src), bom)
	l.Files = append(l.Files, File{Path: file, Text: text})
	if path.Ext(file) != ".txt" {
		rules, found := parseRules(file, text)
		*ds = append(*ds, found...)
		l.Frames = append(l.Frames, rules.Frames...)
		l.Cues = append(l.Cues, rules.Cues...)
		l.Patterns = append(l.Patterns, rules.Patterns...)
		l.Removes = append(l.Removes, rules.Removes...)
		return
	}
	list, found := parseList(file, text)
	*ds = append(*ds, found...)
	if have := l.List(list.Name); have != nil {
		have.Entries = append(have.Entries, list.Entries...)
		have.Removes = append(have.Removes, list.Removes...)
		return
	}
	i, _ := slices.BinarySearchFunc(l.Lists, list.Name, func(l *List, name string) int { return strings.Compare(l.Name, name) })
	l.Lists = slices.Insert(l.Lists, i, list)
}
