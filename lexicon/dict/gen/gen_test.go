package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"vestnik/lexicon/dict"
)

// TestReproduce makes the committed file again when the package lies in the folder
// above, where go generate reads it.
func TestReproduce(t *testing.T) {
	w, err := openWheel("..")
	if err != nil {
		t.Skip(err)
	}
	defer w.zip.Close()
	got, err := convert(w)
	if err != nil {
		t.Fatal(err)
	}
	packed, err := os.ReadFile(filepath.Join("..", "russian.dict.zst"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := zstd.NewReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	want, err := r.DecodeAll(packed, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("the committed file is not what the package gives")
	}
}

// file is a dictionary file with nothing but words; the record of a word is its
// length.
func file(t *testing.T, words []string) []byte {
	t.Helper()
	f := &writer{}
	f.text(dict.Magic)
	f.text("test")
	f.text("абв")
	for range 3 { // tags, names and parents of grammemes
		f.texts(nil)
	}
	f.texts([]string{""})
	f.texts([]string{"", "а"})
	writeParadigms(f, []paradigm{{suffixes: []uint32{0, 1}, tags: []uint32{0, 0}, prefixes: []uint32{0, 0}}})
	alphabet := dict.NewAlphabet("абв")
	for _, list := range [][]string{words, nil, nil} {
		b := newBuilder()
		for _, w := range list {
			if err := b.add(alphabet.Encode(nil, w), []uint32{uint32(len(w))}); err != nil {
				t.Fatal(err)
			}
		}
		b.write(f)
	}
	return f.b
}

func TestAutomaton(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var words []string
	for range 2000 {
		var b strings.Builder
		for range 1 + rng.IntN(9) {
			b.WriteRune([]rune("абв")[rng.IntN(3)])
		}
		words = append(words, b.String())
	}
	slices.Sort(words)
	words = slices.Compact(words)
	raw := file(t, words)
	d, err := dict.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	d.Words.Each(func(codes []byte, record []uint32) {
		w := d.Alphabet.Decode(codes)
		got = append(got, w)
		if len(record) != 1 || int(record[0]) != len(w) {
			t.Errorf("%s: record %v", w, record)
		}
	})
	if !slices.Equal(got, words) {
		t.Errorf("%d words, want %d", len(got), len(words))
	}
	for n := range raw {
		if _, err := dict.Decode(raw[:n]); err == nil {
			t.Fatalf("no error for the first %d of %d bytes", n, len(raw))
		}
	}
}

// TestMinimal counts the states of an automaton whose words share their ends.
func TestMinimal(t *testing.T) {
	raw := file(t, []string{"аба", "абв", "вба", "вбв"})
	d, err := dict.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	if states, transitions := d.Words.Size(); states != 4 || transitions != 5 {
		t.Errorf("%d states and %d transitions, want 4 and 5", states, transitions)
	}
}

func TestOrder(t *testing.T) {
	b := newBuilder()
	if err := b.add([]byte{1, 2}, []uint32{1}); err != nil {
		t.Fatal(err)
	}
	for _, word := range [][]byte{{1, 2}, {1, 1, 3}} {
		if b.add(word, []uint32{1}) == nil {
			t.Errorf("%v after 1 2: no error", word)
		}
	}
}

func TestBadWheel(t *testing.T) {
	empty := t.TempDir()
	if _, err := openWheel(empty); err == nil || !strings.Contains(err.Error(), "pip download") {
		t.Errorf("empty folder: %v", err)
	}
	for _, b := range [][]byte{nil, {1, 0}, {1, 0, 0, 0, 0, 0}, {1, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0}} {
		if _, err := parseDawgdic(b); err == nil {
			t.Errorf("%v: no error", b)
		}
	}
}
