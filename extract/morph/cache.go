package morph

import (
	"strings"
	"unicode"
	"unicode/utf8"
	"unsafe"
)

// Word is everything that is known about a word form. It is shared and must not be
// changed.
type Word struct {
	Form     string     // lower case, е for ё
	Stem     string     // see Stem
	Analyses []Analysis // see Dictionary.Parse
	Names    []Analysis // see Dictionary.ParseName; only of an unknown word with a capital letter
	Known    bool       // some reading stands in the dictionary
}

// Word analyses a form in any case of letters. It holds on to no memory of form.
func (d *Dictionary) Word(form string) *Word {
	w := &Word{Form: Fold(form), Analyses: d.Parse(form)}
	if w.Form == form {
		w.Form = strings.Clone(form)
	}
	w.Stem = Stem(w.Form)
	w.Known = w.Analyses[0].Known
	if !w.Known && capitalised(form) {
		w.Names = d.ParseName(form)
	}
	return w
}

// capitalised tells whether a form may be a name: it begins with a capital letter of
// Russian and is no abbreviation, that is, not all capitals unless it is long.
func capitalised(form string) bool {
	const abbreviation = 6
	for i, r := range form {
		switch {
		case i == 0 && !(unicode.IsUpper(r) && unicode.Is(unicode.Cyrillic, r)):
			return false
		case i > 0 && unicode.IsLower(r):
			return true
		}
	}
	return utf8.RuneCountInString(form) > abbreviation
}

// Cache keeps the words of a dictionary by form, as written. It is not safe for
// concurrent use: each worker has its own. Its memory is bounded: when the present
// generation of words is full, it becomes the old one, and the words of the old one
// that have not been asked for since are dropped.
type Cache struct {
	dict         *Dictionary
	present, old map[string]*Word
	size, limit  int // bytes of the present generation, estimated; and their limit
}

// DefaultCacheBytes is enough for the words of some thousand articles.
const DefaultCacheBytes = 48 << 20

// NewCache makes a cache of DefaultCacheBytes.
func (d *Dictionary) NewCache() *Cache { return d.NewCacheOf(DefaultCacheBytes) }

// NewCacheOf makes a cache that takes about maxBytes of memory at most.
func (d *Dictionary) NewCacheOf(maxBytes int) *Cache {
	return &Cache{dict: d, present: map[string]*Word{}, limit: maxBytes / 2}
}

// Word is Dictionary.Word, computed once.
func (c *Cache) Word(form string) *Word {
	if w, ok := c.present[form]; ok {
		return w
	}
	w, ok := c.old[form]
	if !ok {
		w = c.dict.Word(form)
	}
	c.keep(form, w)
	return w
}

func (c *Cache) keep(form string, w *Word) {
	cost := w.bytes()
	if c.size+cost > c.limit && len(c.present) > 0 {
		c.old, c.present, c.size = c.present, make(map[string]*Word, len(c.present)), 0
	}
	if form == w.Form {
		form = w.Form
	} else {
		form = strings.Clone(form)
	}
	c.present[form] = w
	c.size += cost
}

// Len is the number of words kept.
func (c *Cache) Len() int {
	n := len(c.present)
	for form := range c.old {
		if _, ok := c.present[form]; !ok {
			n++
		}
	}
	return n
}

// bytes estimates the memory of a word and of its place in the map.
func (w *Word) bytes() int {
	const place = 2*int(unsafe.Sizeof("")) + int(unsafe.Sizeof(Word{}))
	n := place + 4*len(w.Form)
	for _, list := range [...][]Analysis{w.Analyses, w.Names} {
		n += len(list) * int(unsafe.Sizeof(Analysis{}))
		for i := range list {
			n += len(list[i].Lemma)
			if list[i].parts != nil {
				n += int(unsafe.Sizeof(*list[i].parts))
			}
		}
	}
	return n
}
