// Package dict holds the morphological dictionary of Russian as data: word
// forms, paradigms, tags, endings of unknown words and the probabilities of
// readings, all from OpenCorpora as compiled in the PyPI package
// pymorphy3-dicts-ru. It knows how the data lie in the file, not what they mean
// for a text: extract/morph does the analysis.
//
// The data are under CC BY-SA, see LICENSE and NOTICE beside this file.
//
// To make the data anew, fetch the package with
//
//	pip download --no-deps pymorphy3-dicts-ru==2.4.417150.4580142
//
// into this folder, run go generate, and remove the package again. The same package
// gives the same file, byte for byte.
package dict

//go:generate go run ./gen -o russian.dict.zst .

import (
	_ "embed"
	"errors"
	"fmt"

	"github.com/klauspost/compress/zstd"
)

//go:embed russian.dict.zst
var russian []byte

// Data is the dictionary in memory. It is immutable and safe for concurrent use.
type Data struct {
	Source    string // name and version of what the data were made from
	Alphabet  Alphabet
	Tags      []string   // OpenCorpora tags, "NOUN,anim,masc sing,nomn"
	Grammemes []Grammeme // every grammeme the tags name, in dictionary order
	Prefixes  []string   // prefixes of forms: "", "по", "наи"
	Suffixes  []string   // endings of forms

	// Words maps a form to its readings, each Pack(paradigm, form number).
	Words Automaton
	// Endings maps, for each of Prefixes, an ending of up to MaxEnding letters
	// to readings of known words with it, each a count of words followed by
	// Pack(paradigm, form number).
	Endings []Automaton
	// Probs maps a form to the probabilities of its tags as counted in the
	// corpus, each the tag's number followed by the probability in millionths.
	Probs Automaton

	paradigms []uint16 // for each form: suffix, tag, prefix
	starts    []uint32 // where each paradigm begins, counted in forms; one more at the end
}

// Grammeme is one grammeme and the one it belongs under ("gent" under "CAse").
type Grammeme struct{ Name, Parent string }

// MaxEnding is the length in letters of the longest key of Endings.
const MaxEnding = 5

// FormInfo describes one form of a paradigm by numbers into Suffixes, Tags and Prefixes.
type FormInfo struct{ Suffix, Tag, Prefix uint16 }

// Pack puts a paradigm and a form number into one number.
func Pack(paradigm, form uint16) uint32 { return uint32(paradigm)<<16 | uint32(form) }

// Unpack undoes Pack.
func Unpack(v uint32) (paradigm, form uint16) { return uint16(v >> 16), uint16(v) }

// Forms is the number of forms of a paradigm.
func (d *Data) Forms(paradigm uint16) int {
	return int(d.starts[paradigm+1] - d.starts[paradigm])
}

// Form is one form of a paradigm; form 0 is the normal form.
func (d *Data) Form(paradigm, form uint16) FormInfo {
	i := 3 * (d.starts[paradigm] + uint32(form))
	f := d.paradigms[i : i+3 : i+3]
	return FormInfo{Suffix: f[0], Tag: f[1], Prefix: f[2]}
}

// Paradigms is the number of paradigms.
func (d *Data) Paradigms() int { return len(d.starts) - 1 }

// Load reads the dictionary embedded in the program.
func Load() (*Data, error) {
	r, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, fmt.Errorf("dictionary: %w", err)
	}
	defer r.Close()
	b, err := r.DecodeAll(russian, nil)
	if err != nil {
		return nil, fmt.Errorf("dictionary: %w", err)
	}
	return Decode(b)
}

// Decode reads a dictionary from its unpacked file. The error tells of a file
// cut short or of another format; a damaged file may give wrong data but no panic
// here.
func Decode(b []byte) (*Data, error) {
	r := &reader{b: b}
	if r.text() != Magic {
		return nil, errors.New("dictionary: not a dictionary file of this version")
	}
	d := &Data{Source: r.text()}
	d.Alphabet = NewAlphabet(r.text())
	d.Tags = r.texts()
	names, parents := r.texts(), r.texts()
	if len(names) != len(parents) {
		return nil, errTruncated
	}
	for i := range names {
		d.Grammemes = append(d.Grammemes, Grammeme{names[i], parents[i]})
	}
	d.Prefixes = r.texts()
	d.Suffixes = r.texts()
	d.readParadigms(r)
	d.Words = r.automaton()
	d.Probs = r.automaton()
	d.Endings = make([]Automaton, len(d.Prefixes))
	for i := range d.Endings {
		d.Endings[i] = r.automaton()
	}
	if r.failed {
		return nil, errTruncated
	}
	return d, nil
}

func (d *Data) readParadigms(r *reader) {
	sizes := r.numbers()
	columns := [3][]uint32{r.numbers(), r.numbers(), r.numbers()}
	total := len(columns[0])
	d.starts = make([]uint32, len(sizes)+1)
	for i, n := range sizes {
		d.starts[i+1] = d.starts[i] + n
	}
	if int(d.starts[len(sizes)]) != total {
		r.failed = true
		return
	}
	d.paradigms = make([]uint16, 3*total)
	for c, column := range columns {
		if len(column) != total {
			r.failed = true
			return
		}
		for i, v := range column {
			d.paradigms[3*i+c] = uint16(v)
		}
	}
}
