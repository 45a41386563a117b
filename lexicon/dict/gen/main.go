// Command gen makes the dictionary file of package dict from the Python package
// pymorphy3-dicts-ru. The same package gives the same file, byte for byte.
//
//	pip download --no-deps pymorphy3-dicts-ru==2.4.417150.4580142
//	go run ./gen -o russian.dict.zst WHEEL|FOLDER
package main

import (
	"encoding/base64"
	"encoding/binary"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"

	"vestnik/lexicon/dict"
)

func main() {
	out := flag.String("o", "russian.dict.zst", "file to write")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: gen [-o FILE] WHEEL|FOLDER")
		os.Exit(2)
	}
	if err := run(flag.Arg(0), *out); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(path, out string) error {
	w, err := openWheel(path)
	if err != nil {
		return err
	}
	defer w.zip.Close()
	b, err := convert(w)
	if err != nil {
		return err
	}
	if _, err := dict.Decode(b); err != nil {
		return err
	}
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	packed := enc.EncodeAll(b, nil)
	fmt.Printf("%s: %d bytes, packed %d\n", w.name, len(b), len(packed))
	return os.WriteFile(out, packed, 0o644)
}

// convert makes the unpacked dictionary file.
func convert(w *wheel) ([]byte, error) {
	var tags, suffixes []string
	var grammemes [][4]*string // name, parent, Russian alias, description
	var meta [][2]any
	for name, into := range map[string]any{
		"gramtab-opencorpora-int.json": &tags, "suffixes.json": &suffixes, "grammemes.json": &grammemes, "meta.json": &meta,
	} {
		if err := w.json(name, into); err != nil {
			return nil, err
		}
	}
	prefixes, err := paradigmPrefixes(meta)
	if err != nil {
		return nil, err
	}
	paradigms, err := w.paradigms()
	if err != nil {
		return nil, err
	}
	words, err := records(w, "words.dawg", reading)
	if err != nil {
		return nil, err
	}
	probs, err := records(w, "p_t_given_w.intdawg", probability(&tags))
	if err != nil {
		return nil, err
	}
	all := []table{words, probs}
	for i := range prefixes {
		endings, err := records(w, fmt.Sprintf("prediction-suffixes-%d.dawg", i), ending)
		if err != nil {
			return nil, err
		}
		all = append(all, endings)
	}
	letters, err := alphabet(all)
	if err != nil {
		return nil, err
	}

	f := &writer{}
	f.text(dict.Magic)
	f.text(w.name)
	f.text(letters)
	f.texts(tags)
	var names, parents []string
	for _, g := range grammemes {
		names = append(names, *g[0])
		if g[1] == nil {
			parents = append(parents, "")
		} else {
			parents = append(parents, *g[1])
		}
	}
	f.texts(names)
	f.texts(parents)
	f.texts(prefixes)
	f.texts(suffixes)
	writeParadigms(f, paradigms)
	code := dict.NewAlphabet(letters)
	for _, t := range all {
		b := newBuilder()
		for _, e := range t {
			if err := b.add(code.Encode(nil, e.word), e.record); err != nil {
				return nil, fmt.Errorf("%q: %w", e.word, err)
			}
		}
		b.write(f)
	}
	return f.b, nil
}

// paradigmPrefixes takes the prefixes of forms out of the package's meta.json.
func paradigmPrefixes(meta [][2]any) ([]string, error) {
	for _, kv := range meta {
		options, ok := kv[1].(map[string]any)
		if kv[0] != "compile_options" || !ok {
			continue
		}
		if n, _ := options["max_suffix_length"].(float64); n != dict.MaxEnding {
			return nil, fmt.Errorf("meta.json: endings of %v letters, want %d", n, dict.MaxEnding)
		}
		var out []string
		list, _ := options["paradigm_prefixes"].([]any)
		for _, p := range list {
			s, _ := p.(string)
			out = append(out, s)
		}
		return out, nil
	}
	return nil, fmt.Errorf("meta.json: no compile_options")
}

func writeParadigms(f *writer, paradigms []paradigm) {
	var sizes, suffixes, tags, prefixes []uint32
	for _, p := range paradigms {
		sizes = append(sizes, uint32(len(p.tags)))
		suffixes = append(suffixes, p.suffixes...)
		tags = append(tags, p.tags...)
		prefixes = append(prefixes, p.prefixes...)
	}
	for _, column := range [][]uint32{sizes, suffixes, tags, prefixes} {
		f.numbers(column)
	}
}

// table is a list of words in sorted order, each with its record.
type table []entry

type entry struct {
	word   string
	record []uint32
}

// records reads one dawgdic file. The keys of one word follow each other; split
// cuts a key into the word and the numbers it adds to the word's record.
func records(w *wheel, name string, split func(key string, value uint32) (string, []uint32, error)) (table, error) {
	d, err := w.dawg(name)
	if err != nil {
		return nil, err
	}
	var t table
	d.each(func(key []byte, value uint32) {
		word, add, e := split(string(key), value)
		if e != nil {
			err = fmt.Errorf("%s: %q: %w", name, key, e)
			return
		}
		if add == nil {
			return
		}
		if n := len(t); n > 0 && t[n-1].word == word {
			t[n-1].record = append(t[n-1].record, add...)
			return
		}
		t = append(t, entry{word, add})
	})
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(t, func(a, b entry) int { return strings.Compare(a.word, b.word) })
	for i := 1; i < len(t); i++ {
		if t[i].word == t[i-1].word {
			return nil, fmt.Errorf("%s: readings of %q do not follow each other", name, t[i].word)
		}
	}
	return t, nil
}

// payload cuts a key "word \x01 base64" and checks the length of the payload.
func payload(key string, size int) (string, []byte, error) {
	word, text, ok := strings.Cut(key, "\x01")
	if !ok {
		return "", nil, fmt.Errorf("no payload")
	}
	b, err := base64.StdEncoding.DecodeString(strings.TrimRight(text, "\n"))
	if err != nil {
		return "", nil, err
	}
	if len(b) != size {
		return "", nil, fmt.Errorf("payload of %d bytes, want %d", len(b), size)
	}
	return word, b, nil
}

// reading cuts a key of words.dawg: paradigm and form number, 16 bits each.
func reading(key string, _ uint32) (string, []uint32, error) {
	word, b, err := payload(key, 4)
	if err != nil {
		return "", nil, err
	}
	return word, []uint32{binary.BigEndian.Uint32(b)}, nil
}

// ending cuts a key of prediction-suffixes: count, paradigm, form number.
func ending(key string, _ uint32) (string, []uint32, error) {
	word, b, err := payload(key, 8)
	if err != nil {
		return "", nil, err
	}
	return word, []uint32{binary.BigEndian.Uint32(b), binary.BigEndian.Uint32(b[4:])}, nil
}

// probability cuts a key "word:tag" of p_t_given_w.intdawg, whose value is in
// millionths. Tags that no paradigm has (LATN, ROMN) are added to the list.
func probability(tags *[]string) func(string, uint32) (string, []uint32, error) {
	number := map[string]uint32{}
	for i, t := range *tags {
		number[t] = uint32(i)
	}
	return func(key string, value uint32) (string, []uint32, error) {
		word, tag, ok := strings.Cut(key, ":")
		if !ok {
			return "", nil, fmt.Errorf("no tag")
		}
		n, ok := number[tag]
		if !ok {
			n = uint32(len(*tags))
			number[tag] = n
			*tags = append(*tags, tag)
		}
		return word, []uint32{n, value}, nil
	}
}

// alphabet is every letter of the tables' words, by code point.
func alphabet(tables []table) (string, error) {
	seen := map[rune]bool{}
	for _, t := range tables {
		for _, e := range t {
			for _, r := range e.word {
				seen[r] = true
			}
		}
	}
	var letters []rune
	for r := range seen {
		letters = append(letters, r)
	}
	if len(letters) > dict.MaxLetters {
		return "", fmt.Errorf("%d letters, at most %d", len(letters), dict.MaxLetters)
	}
	slices.Sort(letters)
	return string(letters), nil
}
