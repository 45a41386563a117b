package morph

import (
	"strings"
	"unicode/utf8"

	"vestnik/lexicon/dict"
)

// maxLetters is the length of the longest word that is analysed; longer ones are
// unknown unless their shape says what they are. The longest word of the
// dictionary has 36 letters.
const maxLetters = 96

// maxDepth bounds how often a word is analysed inside a word: «экс-вице-...».
const maxDepth = 6

// word is a word being analysed: its lower-case text and its letters in the
// dictionary's codes.
type word struct {
	text  string
	codes []byte
	buf   [maxLetters]byte
}

// set takes a form. The text is copied, so that readings do not hold on to the
// text the form was cut from.
func (w *word) set(d *Dictionary, form string) {
	lower := strings.ToLower(form)
	if lower == form {
		lower = strings.Clone(lower)
	}
	w.text = lower
	w.codes = w.buf[:0]
	if len(lower) <= utf8.UTFMax*maxLetters && utf8.RuneCountInString(lower) <= maxLetters {
		w.codes = d.data.Alphabet.Encode(w.codes, lower)
	}
}

// span is a part of a word.
type span struct {
	text  string
	codes []byte
}

// after is the span without its first n letters, with the bytes they take.
func (s span) after(n int) (rest span, bytes int) {
	for range n {
		_, size := utf8.DecodeRuneInString(s.text[bytes:])
		bytes += size
	}
	return span{s.text[bytes:], s.codes[n:]}, bytes
}

// Parse lists all readings of a word, in any case of letters, most likely first as
// far as the corpus has the word. There is always at least one reading. The scores of
// a word sum to 1, but where the corpus has the word they are probabilities of tags,
// and readings with the same tag have its probability each.
func (d *Dictionary) Parse(form string) []Analysis {
	var w word
	w.set(d, form)
	return d.parse(form, span{w.text, w.codes}, 0)
}

// parse analyses a word that may be part of another. form is the text as written,
// w the same in lower case.
func (d *Dictionary) parse(form string, w span, depth int) []Analysis {
	out := d.readings(form, w, depth)
	d.weigh(w, out)
	return out
}

// readings tries one analyser after the other; the first that gives readings
// ends the search.
func (d *Dictionary) readings(form string, w span, depth int) []Analysis {
	out := d.lookup(w)
	out = d.initials(out, form, w.text)
	if len(out) > 0 {
		return out
	}
	if out = d.shape(form, w.text); len(out) > 0 {
		return out
	}
	if len(w.codes) > 0 && depth < maxDepth {
		if out = d.hyphenated(w, depth); len(out) > 0 {
			return out
		}
		if out = d.prefixed(w, depth); len(out) > 0 {
			return out
		}
		if out = d.byEnding(d.unknownPrefixed(w), w); len(out) > 0 {
			return out
		}
	}
	return []Analysis{d.plain(w.text, ownUnknown, ByNothing, 1)}
}

// plain is a reading that does not inflect.
func (d *Dictionary) plain(lower string, own int, m Method, score float32) Analysis {
	id := d.own[own]
	t := &d.tags[id]
	return Analysis{Lemma: lower, Form: lower, POS: t.pos, Gram: t.gram, Score: score, Method: m, tag: id, para: noParadigm, form: uint16(own)}
}

// weigh replaces scores by the probabilities of the corpus and sorts by them, or
// makes the scores sum to 1 when the corpus does not have the word.
func (d *Dictionary) weigh(w span, list []Analysis) {
	if len(w.codes) > 0 {
		record := d.data.Probs.Find(w.codes)
		known := false
		for i := range list {
			known = known || probability(record, list[i].tag) > 0
		}
		if known {
			for i := range list {
				list[i].Score = probability(record, list[i].tag)
			}
			insertionSort(list)
			return
		}
	}
	sum := float32(0)
	for i := range list {
		sum += list[i].Score
	}
	if sum == 0 {
		return
	}
	for i := range list {
		list[i].Score /= sum
	}
}

// probability is the probability of a tag in a record of Probs.
func probability(record []uint32, tag uint16) float32 {
	for i := 0; i < len(record); i += 2 {
		if record[i] == uint32(tag) {
			return float32(record[i+1]) / 1e6
		}
	}
	return 0
}

// insertionSort sorts by falling score, keeping the order of equals.
func insertionSort(list []Analysis) {
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && list[j].Score > list[j-1].Score; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}

// hit is a dictionary entry that a word matches, and which of its е are ё there.
type hit struct {
	record []uint32
	yo     uint64 // bit i: letter i is ё
}

// similar finds a word as it is and with ё for any of its е: first as it is, then
// by the first letter changed. Words of more than 64 letters are in no dictionary.
func (d *Dictionary) similar(a *dict.Automaton, codes []byte, hits []hit) []hit {
	if len(codes) == 0 || len(codes) > 64 {
		return hits
	}
	return d.similarFrom(a, codes, 0, dict.Root, 0, hits)
}

func (d *Dictionary) similarFrom(a *dict.Automaton, codes []byte, from int, s dict.State, yo uint64, hits []hit) []hit {
	var branches [64]dict.State // where ё leads, by letter
	var branching uint64
	at, ok := s, true
	for i := from; i < len(codes); i++ {
		c := codes[i]
		if c == d.ye {
			if t, ok := a.Next(at, d.yo); ok {
				branches[i] = t
				branching |= 1 << i
			}
		}
		if at, ok = a.Next(at, c); !ok {
			break
		}
	}
	if ok {
		if r := a.Record(at); r != nil {
			hits = append(hits, hit{r, yo})
		}
	}
	for i := from; branching>>i != 0; i++ {
		if branching&(1<<i) != 0 {
			hits = d.similarFrom(a, codes, i+1, branches[i], yo|1<<i, hits)
		}
	}
	return hits
}

// spell is the text of a span with ё where a hit has it.
func (h hit) spell(w span) string {
	if h.yo == 0 {
		return w.text
	}
	b := []byte(w.text)
	at := 0
	for i := range w.codes {
		_, size := utf8.DecodeRune(b[at:])
		if h.yo&(1<<i) != 0 {
			copy(b[at:], "ё")
		}
		at += size
	}
	return string(b)
}

// lookup lists the readings of a word that stands in the dictionary.
func (d *Dictionary) lookup(w span) []Analysis {
	var buf [4]hit
	hits := d.similar(&d.data.Words, w.codes, buf[:0])
	n := 0
	for _, h := range hits {
		n += len(h.record)
	}
	if n == 0 {
		return nil
	}
	out := make([]Analysis, 0, n)
	for _, h := range hits {
		form := h.spell(w)
		for _, v := range h.record {
			para, index := dict.Unpack(v)
			out = append(out, d.inflected(form, para, index, ByDictionary, out))
		}
	}
	return out
}

// inflected is the reading of a form by a paradigm. Lemmas that the last reading of
// others already has are shared with it.
func (d *Dictionary) inflected(form string, para, index uint16, m Method, others []Analysis) Analysis {
	f := d.data.Form(para, index)
	t := &d.tags[f.Tag]
	a := Analysis{
		Form: form, POS: t.pos, Gram: t.gram, Score: 1, Known: m == ByDictionary, Method: m,
		tag: f.Tag, para: para, form: index,
	}
	if n := len(others); n > 0 && others[n-1].para == para && others[n-1].form != 0 && index != 0 && others[n-1].Form == form &&
		d.sameStem(para, index, others[n-1].form) {
		a.Lemma = others[n-1].Lemma
	} else {
		a.Lemma = d.lemma(form, para, index)
	}
	return a
}

func (d *Dictionary) sameStem(para, i, j uint16) bool {
	a, b := d.data.Form(para, i), d.data.Form(para, j)
	return a.Suffix == b.Suffix && a.Prefix == b.Prefix
}

// lemma is the normal form of the lexeme that has form at index of a paradigm.
func (d *Dictionary) lemma(form string, para, index uint16) string {
	if index == 0 {
		return form
	}
	f, normal := d.data.Form(para, index), d.data.Form(para, 0)
	prefix, suffix := d.data.Prefixes[normal.Prefix], d.data.Suffixes[normal.Suffix]
	from, to := d.stem(form, f)
	if prefix == "" && from == 0 && strings.HasPrefix(form[to:], suffix) {
		return form[:to+len(suffix)]
	}
	return prefix + form[from:to] + suffix
}

// stem cuts a form: the bytes between the paradigm's prefix and suffix.
func (d *Dictionary) stem(form string, f dict.FormInfo) (from, to int) {
	from = min(len(d.data.Prefixes[f.Prefix]), len(form))
	to = max(len(form)-len(d.data.Suffixes[f.Suffix]), from)
	return from, to
}
