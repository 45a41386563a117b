package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// leftOut stands in the README for lines that are left out.
const leftOut = "…"

func readme(t *testing.T) string {
	t.Helper()
	src, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

// fenced gives the lines of the blocks of a language.
func fenced(src, language string) [][]string {
	var blocks [][]string
	for _, after := range strings.Split(src, "\n```"+language+"\n")[1:] {
		body, _, _ := strings.Cut(after, "\n```")
		blocks = append(blocks, strings.Split(body, "\n"))
	}
	return blocks
}

// inOrder reports whether lines holds the pieces of want, between which
// something is left out, in this order; missing is the first piece that it does
// not hold.
func inOrder(lines, want []string) (missing string, ok bool) {
	text := strings.Join(lines, "\n") + "\n"
	for i := 0; i < len(want); {
		if want[i] == leftOut {
			i++
			continue
		}
		end := i
		for end < len(want) && want[end] != leftOut {
			end++
		}
		piece := strings.Join(want[i:end], "\n") + "\n"
		_, rest, found := strings.Cut(text, piece)
		if !found {
			return piece, false
		}
		text, i = rest, end
	}
	return "", true
}

// TestReadmeCommands runs the commands of the README whose output it shows.
func TestReadmeCommands(t *testing.T) {
	blocks := fenced(readme(t), "console")
	if len(blocks) == 0 {
		t.Fatal("no block of commands")
	}
	t.Chdir(root)
	for _, b := range blocks {
		command, ok := strings.CutPrefix(b[0], "$ vestnik ")
		if !ok {
			t.Fatalf("no command: %s", b[0])
		}
		got := strings.Split(stable(runManual(words(command))), "\n")
		if piece, ok := inOrder(got, b[1:]); !ok {
			t.Errorf("$ vestnik %s\ndoes not print\n%s\nbut\n%s", command, piece, strings.Join(got, "\n"))
		}
	}
}

// TestReadmeText checks that the text that the README quotes is that of the
// release.
func TestReadmeText(t *testing.T) {
	release, err := os.ReadFile(filepath.Join(root, "testdata", "news", "release.txt"))
	if err != nil {
		t.Fatal(err)
	}
	paragraphs, quoted := strings.Split(string(release), "\n"), 0
	for _, block := range strings.Split(readme(t), "\n>\n") {
		var lines []string
		for _, line := range strings.Split(block, "\n") {
			if s, ok := strings.CutPrefix(line, "> "); ok {
				lines = append(lines, s)
			}
		}
		if s := strings.Join(lines, " "); s != "" && s != leftOut {
			quoted++
			if !slices.Contains(paragraphs, s) {
				t.Errorf("no paragraph of the release: %s", s)
			}
		}
	}
	if quoted == 0 {
		t.Error("nothing is quoted")
	}
}

// TestReadmeJSON compares the event that the README shows.
func TestReadmeJSON(t *testing.T) {
	blocks := fenced(readme(t), "json")
	if len(blocks) != 1 {
		t.Fatalf("%d blocks of JSON", len(blocks))
	}
	_, out, _ := command(t, "", "extract", filepath.Join(root, "testdata", "news", "feed.jsonl"))
	line, _, _ := strings.Cut(out, "\n")
	var b bytes.Buffer
	if err := json.Indent(&b, []byte(line), "", "  "); err != nil {
		t.Fatal(err)
	}
	want := make([]string, len(blocks[0]))
	for i, s := range blocks[0] {
		if want[i] = s; strings.TrimSpace(s) == leftOut {
			want[i] = leftOut
		}
	}
	got := strings.Split(stable(b.String()), "\n")
	if piece, ok := inOrder(got, strings.Split(stable(strings.Join(want, "\n")), "\n")); !ok {
		t.Errorf("the event has not\n%s\nbut is\n%s", piece, b.String())
	}
}

// figureSlack is how far figures may have moved since the README was written.
const figureSlack = 0.03

var figureRow = regexp.MustCompile(`(?m)^\| ((?:all|agreement|film) [a-z]+) \| (0\.\d+) \| (0\.\d+) \| (0\.\d+) \|$`)

// TestReadmeFigures compares the figures of quality with testdata/gold/stats.txt,
// which a test keeps true.
func TestReadmeFigures(t *testing.T) {
	stats, err := os.ReadFile(filepath.Join(root, "testdata", "gold", "stats.txt"))
	if err != nil {
		t.Fatal(err)
	}
	now := map[string][]string{}
	for _, line := range strings.Split(string(stats), "\n") {
		if f := strings.Fields(line); len(f) >= 5 {
			now[f[0]+" "+f[1]] = f[2:5]
		}
	}
	n := 0
	src := readme(t)
	with := figureRow.ReplaceAllStringFunc(src, func(line string) string {
		n++
		row := figureRow.FindStringSubmatch(line)
		is := now[row[1]]
		if is == nil {
			t.Errorf("stats.txt has no %q", row[1])
			return line
		}
		right := "| " + row[1] + " |"
		far := false
		for i, said := range row[2:] {
			x := number(t, is[i])
			right += fmt.Sprintf(" %.2f |", x)
			far = far || math.Abs(number(t, said)-x) > figureSlack
		}
		if far && !*updateManual {
			t.Errorf("README.md says\n%s\nand it is now (-update-manual writes it)\n%s", line, right)
		}
		return right
	})
	if n < 4 {
		t.Fatalf("%d rows of figures", n)
	}
	if *updateManual && with != src {
		if err := os.WriteFile(filepath.Join(root, "README.md"), []byte(with), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// TestReadmeFlags checks that the commands and flags that the README names
// exist.
func TestReadmeFlags(t *testing.T) {
	n := 0
	for _, m := range regexp.MustCompile(`(?:\./|\./cmd/|\$ |\x60)vestnik ((?:[a-z]+ ?)+)([^\n\x60]*)`).FindAllStringSubmatch(readme(t), -1) {
		cmd, _, err := newRootCommand().Find(strings.Fields(m[1]))
		if err != nil || !cmd.HasParent() {
			t.Errorf("vestnik %s: no such command", m[1])
			continue
		}
		n++
		for _, flag := range regexp.MustCompile(`--([a-z-]+)`).FindAllStringSubmatch(m[1]+m[2], -1) {
			if cmd.InheritedFlags().Lookup(flag[1]) == nil && cmd.Flags().Lookup(flag[1]) == nil && flag[1] != "help" {
				t.Errorf("vestnik %s has no --%s", cmd.Name(), flag[1])
			}
		}
	}
	if n < 15 {
		t.Errorf("only %d commands found", n)
	}
}
