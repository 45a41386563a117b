package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// root is the root of the module, from the folder of this package.
const root = "../.."

// rooms are the packages that may import only what stands before them here, the
// packages of one line only what stands on earlier lines. The packages of
// pipeline and lexicon are bound to their rooms alone.
var rooms = [][]string{
	{"lexicon/pattern", "lexicon/dict"},
	{"lexicon"},
	{"lexicon/diagfmt", "lexicon/dict/gen"},
	{"extract/text", "extract/trace", "extract/event"},
	{"extract/morph", "extract/fact"},
	{"extract/match"},
	{"extract/phrase"},
	{"extract/discourse", "extract/frame"},
	{"extract/frame/frametest", "extract/agreement", "extract/film"},
	{"extract", "extract/eval"},
	{"extract/example", "extract/diff", "extract/explain", "extract/suggest"},
	{"extract/lint"},
	{"pipeline"},
	{"cmd"},
}

// rank is the line of rooms that a package stands on.
func rank(pkg string) int {
	for _, room := range []string{"pipeline", "cmd"} {
		if strings.HasPrefix(pkg, room+"/") {
			pkg = room
		}
	}
	return slices.IndexFunc(rooms, func(line []string) bool { return slices.Contains(line, pkg) })
}

// impure are the packages that extract does without: it has no input or output,
// no clock, no goroutine, and no regular expressions, which are slow.
var impure = []string{
	"os", "net", "log", "syscall", "io/ioutil", "sync", "context", "regexp", "testing", "runtime", "plugin", "embed", "math/rand", "reflect",
}

// allowedImpure are the exceptions, by package.
var allowedImpure = map[string][]string{
	"extract/event": {"embed"},        // the JSON Schemas
	"extract/eval":  {"math/rand/v2"}, // drawing articles, from a seed
}

// clocks are the functions of package time that depend on when they are called.
var clocks = []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTicker", "NewTimer", "LoadLocation"}

// TestImports checks that imports point one way: cmd, pipeline, extract,
// lexicon; within extract, from the later stages of reading to the earlier.
func TestImports(t *testing.T) {
	n := 0
	eachFile(t, parser.ImportsOnly, func(pkg, file string, f *ast.File) {
		n++
		from := rank(pkg)
		if from < 0 {
			t.Errorf("%s: package %s has no place in rooms", file, pkg)
			return
		}
		for _, spec := range f.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			to, own := strings.CutPrefix(name, "vestnik/")
			switch {
			case own && rank(to) > from:
				t.Errorf("%s imports %s, which is later", file, to)
			case own && rank(to) == from && room(to) != "pipeline" && room(to) != "cmd":
				t.Errorf("%s imports %s, which stands beside it", file, to)
			case !own && room(pkg) == "extract" && !pure(pkg, name):
				t.Errorf("%s imports %s", file, name)
			}
		}
	})
	if n < 100 {
		t.Errorf("only %d files found", n)
	}
}

func room(pkg string) string {
	first, _, _ := strings.Cut(pkg, "/")
	return first
}

func pure(pkg, imported string) bool {
	if slices.Contains(allowedImpure[pkg], imported) {
		return true
	}
	return !slices.ContainsFunc(impure, func(x string) bool { return imported == x || strings.HasPrefix(imported, x+"/") })
}

// TestPure checks that extract asks no clock, starts no goroutine and does
// nothing before main.
func TestPure(t *testing.T) {
	eachFile(t, parser.SkipObjectResolution, func(pkg, file string, f *ast.File) {
		if room(pkg) != "extract" {
			return
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				t.Errorf("%s: a goroutine", file)
			case *ast.FuncDecl:
				if n.Recv == nil && n.Name.Name == "init" {
					t.Errorf("%s: func init", file)
				}
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains(clocks, n.Sel.Name) {
					t.Errorf("%s: time.%s", file, n.Sel.Name)
				}
			}
			return true
		})
	})
}

// eachFile parses the Go files of the project that are not tests.
func eachFile(t *testing.T, mode parser.Mode, do func(pkg, file string, f *ast.File)) {
	t.Helper()
	for _, top := range []string{"lexicon", "extract", "pipeline", "cmd"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() && d.Name() == "testdata" {
				return fs.SkipDir
			}
			if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return nil
			}
			f, err := parser.ParseFile(token.NewFileSet(), name, nil, mode)
			if err != nil {
				return err
			}
			rel, err := filepath.Rel(root, name)
			if err != nil {
				return err
			}
			rel = filepath.ToSlash(rel)
			do(path.Dir(rel), rel, f)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

var (
	mapHeading = regexp.MustCompile("^#+ `([a-z/]+)`")
	quotedName = regexp.MustCompile("`([^`]+)`")
	fileLike   = regexp.MustCompile(`^[A-Za-z0-9_./*-]+\.(go|md|txt|txtar|json|sql|yaml|html|zst|py|sh)$`)
)

// TestMap checks that ARCHITECTURE.md is a map of what is there: every package
// is named, and every file that is named exists. A name in the first cell of a
// row of a table is relative to the package of the heading above.
func TestMap(t *testing.T) {
	src, err := os.ReadFile(filepath.Join(root, "ARCHITECTURE.md"))
	if err != nil {
		t.Fatal(err)
	}
	dir := ""
	for i, line := range strings.Split(string(src), "\n") {
		if strings.HasPrefix(line, "#") {
			dir = ""
			if m := mapHeading.FindStringSubmatch(line); m != nil {
				dir = m[1]
			}
		}
		for _, m := range quotedName.FindAllStringSubmatch(line, -1) {
			if !fileLike.MatchString(m[1]) {
				continue
			}
			if here, _ := filepath.Glob(filepath.Join(root, dir, m[1])); len(here) > 0 {
				continue
			}
			if there, _ := filepath.Glob(filepath.Join(root, m[1])); len(there) == 0 {
				t.Errorf("ARCHITECTURE.md:%d: there is no %s (below %q)", i+1, m[1], dir)
			}
		}
	}
	packages := map[string]bool{}
	eachFile(t, parser.PackageClauseOnly, func(pkg, _ string, _ *ast.File) { packages[pkg] = true })
	for pkg := range packages {
		if !strings.Contains(string(src), "`"+pkg+"`") {
			t.Errorf("ARCHITECTURE.md does not name %s", pkg)
		}
	}
}
