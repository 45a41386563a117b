package morph

import (
	"vestnik/lexicon/dict"
)

// Dictionary analyses and inflects Russian words. It is immutable and safe for
// concurrent use. Its readings, their order and scores are those of pymorphy3
// (Korobov, "Morphological Analyzer and Generator for Russian and Ukrainian
// Languages", 2015); testdata/exceptions.txt lists where they differ.
type Dictionary struct {
	data      *dict.Data
	tags      []tag
	own       [ownTags]uint16         // numbers of the tags that no paradigm has
	conflicts [len(gramNames)]set     // grammemes excluded by each bit of Gram
	prefixes  map[string]struct{}     // knownPrefixes
	longest   int                     // letters in the longest of them
	names     map[string][]nameEnding // name endings, see name.go
	ye, yo    byte                    // codes of е and ё
}

// noParadigm stands in Analysis.para for a reading without a paradigm.
const noParadigm = 0xFFFF

// Load reads the dictionary that is embedded in the program. It takes some tens of
// milliseconds; load it once.
func Load() (*Dictionary, error) {
	data, err := dict.Load()
	if err != nil {
		return nil, err
	}
	d := &Dictionary{data: data, ye: data.Alphabet.Code('е'), yo: data.Alphabet.Code('ё')}
	n := newNumbering()
	if err := d.readTags(n); err != nil {
		return nil, err
	}
	d.readConflicts(n, data.Grammemes)
	d.readPrefixes()
	if err := d.readNames(); err != nil {
		return nil, err
	}
	return d, nil
}

// Tag is the full OpenCorpora tag of a reading, "NOUN,anim,masc sing,nomn".
func (d *Dictionary) Tag(a Analysis) string { return d.tags[a.tag].text }

// Known tells whether a word, in any case of letters, stands in the dictionary
// itself; е may stand for ё.
func (d *Dictionary) Known(form string) bool {
	var w word
	w.set(d, form)
	return len(d.similar(&d.data.Words, w.codes, nil)) > 0
}
