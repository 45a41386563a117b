package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// Texts of the press are used for measuring where they are at hand, beside the
// project, and belong to their publishers: none may be copied into it.

const (
	shingle     = 8  // words that are compared at a time
	longLetters = 60 // letters of a sentence that is long enough to be somebody's
	longRun     = 16 // words that are nobody's common phrase, wherever they stand
)

// TestNoPressTexts checks that no sentence of the press texts, nor a long piece
// of one, stands in the project.
func TestNoPressTexts(t *testing.T) {
	gold := filepath.Join(root, "..", "shared", "gold")
	if _, err := os.Stat(gold); err != nil {
		t.Skip("the press texts are not there")
	}
	own := ownShingles(t)
	texts := 0
	check := func(name, text string) {
		texts++
		for _, s := range sentences(text) {
			if where, ok := copied(own, s); ok {
				t.Errorf("%s has words of %s: %s", where, name, strings.Join(s, " "))
			}
		}
	}
	for _, pattern := range []string{"seed.txt", "d*.txt"} {
		files, err := filepath.Glob(filepath.Join(gold, "dev", pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			check(filepath.Base(name), string(b))
		}
	}
	for _, name := range []string{"unlabelled.jsonl.gz", "news.jsonl.gz"} {
		eachRecord(t, filepath.Join(gold, name), func(uri, text string) { check(name+" "+uri, text) })
	}
	if texts == 0 {
		t.Error("no press text was read")
	}
}

// TestCopied tries the comparison itself.
func TestCopied(t *testing.T) {
	const text = "Степная студия вчера показала журналистам новые съёмочные павильоны на берегу тихого озера.\n" +
		"Директор студии рассказал, что строительство заняло почти четыре года."
	own := map[uint64]string{}
	add(own, "own.txt", "# "+text)
	for _, x := range []struct {
		text string
		want bool
	}{
		{text, true},
		{"Степная студия вчера показала журналистам новые\nсъёмочные павильоны на берегу тихого озера", true},
		{"СТЕПНАЯ СТУДИЯ ВЧЕРА ПОКАЗАЛА ЖУРНАЛИСТАМ НОВЫЕ СЪЕМОЧНЫЕ ПАВИЛЬОНЫ НА БЕРЕГУ ТИХОГО ОЗЕРА.", true},
		{"Степная студия вчера показала журналистам новые съёмочные площадки на берегу тихого озера.", false},
		{"Директор студии рассказал", false},
	} {
		got := false
		for _, s := range sentences(x.text) {
			_, ok := copied(own, s)
			got = got || ok
		}
		if got != x.want {
			t.Errorf("%q: copied is %v", x.text, got)
		}
	}
}

// copied reports whether the words of a sentence stand in the project, and where.
func copied(own map[uint64]string, words []string) (string, bool) {
	n := len(words) - shingle + 1
	if n < 1 || utf8.RuneCountInString(strings.Join(words, "")) < longLetters {
		return "", false
	}
	run, all, where := 0, true, ""
	for i := range n {
		file, ok := own[hash(words[i:i+shingle])]
		if !ok {
			run, all = 0, false
			continue
		}
		where = file
		if run++; run+shingle-1 >= longRun {
			return where, true
		}
	}
	return where, all
}

// ownShingles gives the hashes of all runs of words in the project's files, with
// a file that each stands in.
func ownShingles(t *testing.T) map[uint64]string {
	t.Helper()
	own := map[uint64]string{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			if d != nil && d.Name() == ".git" {
				return fs.SkipDir
			}
			return err
		}
		b, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if strings.HasSuffix(name, ".gz") {
			z, err := gzip.NewReader(bytes.NewReader(b))
			if err != nil {
				return nil // a file that is broken on purpose
			}
			if b, err = io.ReadAll(z); err != nil {
				return nil
			}
		}
		add(own, name, string(b))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return own
}

// add hashes the words of a file, across its sentences and lines.
func add(own map[uint64]string, name, text string) {
	words := russian(text)
	for i := range len(words) - shingle + 1 {
		own[hash(words[i:i+shingle])] = name
	}
}

func hash(words []string) uint64 {
	h := fnv.New64a()
	for _, w := range words {
		h.Write([]byte(w))
		h.Write([]byte{' '})
	}
	return h.Sum64()
}

// sentences cuts a text roughly and gives the words of each sentence; a single
// line break does not end one.
func sentences(text string) [][]string {
	var out [][]string
	for s := range strings.FieldsFuncSeq(strings.ReplaceAll(text, "\n\n", "."), func(r rune) bool { return strings.ContainsRune(".!?;…•", r) }) {
		if words := russian(s); len(words) >= shingle {
			out = append(out, words)
		}
	}
	return out
}

// russian gives the Russian words of a text in small letters, ё as е.
func russian(text string) []string {
	text = strings.ReplaceAll(strings.ToLower(text), "ё", "е")
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.Is(unicode.Cyrillic, r) })
}

// eachRecord reads packed JSON Lines.
func eachRecord(t *testing.T, name string, do func(uri, text string)) {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var r struct{ URI, Text string }
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		do(r.URI, r.Text)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}
