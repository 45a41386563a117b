package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"vestnik/lexicon"
)

var updateManual = flag.Bool("update-manual", false, "rewrite what the commands of lexicon/README.md print")

// volatile is what differs from run to run or with every edit of the embedded
// lexicon: durations, versions, ids, lines of embedded files.
var volatile = []struct {
	re   *regexp.Regexp
	with string
}{
	{regexp.MustCompile(`\(\d+\.\d s, \d+\.\d\d MB of text\)`), "(…)"},
	{regexp.MustCompile(`\b[0-9a-f]{16,64}\b`), "…"},
	{regexp.MustCompile(`(lexicon/ru/[a-z/-]+\.(txt|yaml)):\d+:\d+`), "$1:…"},
	{regexp.MustCompile(` \d\.\d{3}\b`), " …"},
	{regexp.MustCompile(`[ \t]+\n`), "\n"},
}

func stable(s string) string {
	for _, v := range volatile {
		s = v.re.ReplaceAllString(s, v.with)
	}
	return s
}

// TestManual follows the worked edits of the linguist's manual: it writes the
// files that stand there, runs the commands and compares what they print. At
// the end the folder is that of lexicon/testdata/overlay.
func TestManual(t *testing.T) {
	if testing.Short() {
		t.Skip("many commands")
	}
	if _, ds := lexicon.Embedded(); ds.HasErrors() {
		t.Skip("the embedded lexicon has faults of form, which its own test reports")
	}
	manual, err := filepath.Abs("../../lexicon/README.md")
	if err != nil {
		t.Fatal(err)
	}
	overlay, err := filepath.Abs("../../lexicon/testdata/overlay")
	if err != nil {
		t.Fatal(err)
	}
	src, err := os.ReadFile(manual)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	got := follow(t, string(src))
	if *updateManual {
		if err := os.WriteFile(manual, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.RemoveAll(overlay); err != nil {
			t.Fatal(err)
		}
		if err := os.CopyFS(overlay, os.DirFS("my")); err != nil {
			t.Fatal(err)
		}
	}
	sameFolder(t, overlay, "my")
}

var fileName = regexp.MustCompile(`^\*\*((?:my|news)/[a-z0-9/.-]+)\*\*$`)

// follow runs the blocks of a manual and gives it with what the commands print
// now.
func follow(t *testing.T, manual string) string {
	t.Helper()
	var out []string
	lines := strings.Split(manual, "\n")
	file := ""
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		out = append(out, line)
		if m := fileName.FindStringSubmatch(line); m != nil {
			file = m[1]
			continue
		}
		if !strings.HasPrefix(line, "```") || line == "```" {
			continue
		}
		var body []string
		for i++; i < len(lines) && lines[i] != "```"; i++ {
			body = append(body, lines[i])
		}
		switch {
		case line == "```console":
			body = console(t, body)
		case file != "":
			writeManualFile(t, file, strings.Join(body, "\n")+"\n")
			file = ""
		}
		out = append(append(out, body...), "```")
	}
	return strings.Join(out, "\n")
}

func writeManualFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// console runs the commands of a block and gives it with what they print now.
func console(t *testing.T, body []string) []string {
	t.Helper()
	var out []string
	for i := 0; i < len(body); {
		command, ok := strings.CutPrefix(body[i], "$ vestnik ")
		if !ok {
			t.Fatalf("no command: %s", body[i])
		}
		out = append(out, body[i])
		i++
		var want []string
		for i < len(body) && !strings.HasPrefix(body[i], "$ ") {
			want = append(want, body[i])
			i++
		}
		got := strings.Split(strings.TrimRight(stable(runManual(words(command))), "\n"), "\n")
		if len(got) == 1 && got[0] == "" {
			got = nil
		}
		if !*updateManual && strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("$ vestnik %s\nprints\n%s\nthe manual says\n%s", command, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		out = append(out, got...)
	}
	return out
}

// runManual runs a command and gives all that it prints, in order, as a
// terminal shows it.
func runManual(args []string) string {
	var b bytes.Buffer
	root := newRootCommand()
	root.SetArgs(args)
	root.SetOut(&b)
	root.SetErr(&b)
	exitCode(root.Execute(), &b)
	return b.String()
}

// words cuts a command as a shell does; only double quotes are known.
func words(command string) []string {
	var out []string
	quoted, word := false, strings.Builder{}
	for _, r := range command + " " {
		switch {
		case r == '"':
			quoted = !quoted
		case r == ' ' && !quoted:
			if word.Len() > 0 {
				out = append(out, word.String())
				word.Reset()
			}
		default:
			word.WriteRune(r)
		}
	}
	return out
}

// sameFolder compares the files of two folders.
func sameFolder(t *testing.T, want, got string) {
	t.Helper()
	files := func(dir string) map[string]string {
		out := map[string]string{}
		err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := os.ReadFile(name)
			rel, _ := filepath.Rel(dir, name)
			out[rel] = string(b)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	w, g := files(want), files(got)
	for name, text := range w {
		if g[name] != text {
			t.Errorf("%s: got\n%s\nwant\n%s", name, g[name], text)
		}
	}
	for name := range g {
		if _, ok := w[name]; !ok {
			t.Errorf("%s is not in %s", name, want)
		}
	}
}
