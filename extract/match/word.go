package match

import (
	"strings"

	"vestnik/extract/morph"
	"vestnik/extract/text"
)

// Word is a word form with everything that the lexicon and the dictionary say
// of it, computed once.
type Word struct {
	*morph.Word
	Lemmas []int32    // lemma number of each analysis, -1 for a lemma no rule asks for
	Marks  uint8      // see Builder.Mark
	Asked  bool       // rules ask for some lemma of it
	POS    uint32     // a bit for the part of speech of each analysis
	Gram   morph.Gram // grammemes of all analyses together
	Best   morph.POS  // part of speech of the likeliest analysis
	Given  float32    // share of the readings as a given name
	Surn   float32    // share of the readings as a surname
	Common float32    // share of the readings that name nobody and no place
	adj    bool       // some analysis is an adjective of the lexicon
	id     int32      // word number, -1 for a word that is in no key
	stem   int32      // word number of the stem, -1 likewise
	alone  []target   // what the word means by itself
	text   string     // as written
}

// Opens reports whether an entry of the lexicon can begin with the word.
func (w *Word) Opens() bool { return w.adj || len(w.alone) > 0 || w.id >= 0 || w.stem >= 0 && !w.Known }

// Is reports whether some analysis is of this part of speech.
func (w *Word) Is(p morph.POS) bool { return w.POS&(1<<p) != 0 }

// Has reports whether some analysis is of this part of speech and has all of
// the grammemes.
func (w *Word) Has(p morph.POS, g morph.Gram) bool {
	for i := range w.Analyses {
		if a := &w.Analyses[i]; a.POS == p && a.Gram&g == g {
			return true
		}
	}
	return false
}

// Words gives words for tokens. It remembers them by their text, up to a
// bound: when the present generation of words is full it becomes the old one,
// and of the old one those are dropped that have not been asked for since. It is
// for one goroutine.
type Words struct {
	program      *Program
	present, old map[string]*Word
}

// generation bounds the words remembered: two generations take about 100 MB. The
// news of a month have some hundred thousand words, and a word costs as much to
// read anew as all else does for fifty words of a text.
const generation = 3 << 15

// NewWords returns an empty memory.
func (p *Program) NewWords() *Words {
	return &Words{program: p, present: make(map[string]*Word, 1<<12)}
}

// Of returns the word of a token.
func (ws *Words) Of(t *text.Token) *Word {
	if w, ok := ws.present[t.Text]; ok {
		return w
	}
	if len(ws.present) >= generation {
		ws.old, ws.present = ws.present, make(map[string]*Word, generation)
	}
	if w, ok := ws.old[t.Text]; ok {
		ws.present[w.text] = w
		return w
	}
	w := ws.program.word(ws.program.dict.Word(t.Text), t.Text)
	w.text = strings.Clone(t.Text)
	ws.present[w.text] = w
	return w
}

func (p *Program) word(m *morph.Word, form string) *Word {
	w := &Word{Word: m, Marks: p.marks[m.Form], Lemmas: make([]int32, len(m.Analyses)), id: -1, stem: -1}
	best := float32(-1)
	for i := range m.Analyses {
		a := &m.Analyses[i]
		switch {
		case a.Gram&morph.Name != 0:
			w.Given += a.Score
		case a.Gram&morph.Surn != 0:
			w.Surn += a.Score
		case a.Gram&(morph.Patr|morph.Geox|morph.Orgn|morph.Init) == 0:
			w.Common += a.Score
		}
		if a.Score > best {
			w.Best, best = a.POS, a.Score
		}
		w.POS |= 1 << a.POS
		w.Gram |= a.Gram
		if i > 0 && a.Lemma == m.Analyses[i-1].Lemma {
			w.Lemmas[i] = w.Lemmas[i-1]
		} else {
			w.Lemmas[i] = p.Lemma(a.Lemma)
		}
		w.Asked = w.Asked || w.Lemmas[i] >= 0
		w.adj = w.adj || a.POS == morph.ADJF && w.Lemmas[i] >= 0 && int(w.Lemmas[i]) < len(p.adjs) && p.adjs[w.Lemmas[i]] != nil
	}
	folded := fold(form)
	w.id = p.wordNumber(folded)
	w.alone = p.alone(folded, w.id)
	if k := strings.LastIndexByte(form, '-'); k > 0 && w.id < 0 && len(w.alone) == 0 && (form[0] < 0x80 || form[:k] == strings.ToLower(form[:k])) {
		folded = fold(form[k+1:]) // ADS-соглашение, онлайн-форум
		w.id = p.wordNumber(folded)
		w.alone = p.alone(folded, w.id)
	}
	if m.Stem != "" {
		if n, ok := p.vocab["~"+m.Stem]; ok {
			w.stem = n
		}
	}
	return w
}

// wordNumber is the number of a folded word or stem, -1 for one that is in no key.
func (p *Program) wordNumber(word string) int32 {
	if n, ok := p.vocab[word]; ok {
		return n
	}
	return -1
}

// fold is the form that keys are made of: lower case, ё as е, one kind of
// quotation mark and of dash.
func fold(s string) string {
	if folded(s) {
		return s
	}
	switch s {
	case "«", "»", "“", "”", "„", "\"":
		return "\""
	case "–", "—", "-", "−":
		return "-"
	}
	return strings.ReplaceAll(strings.ToLower(s), "ё", "е")
}

// folded reports a word of small letters of Russian and ASCII alone, as forms
// out of the dictionary are.
func folded(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
		case c == '-':
			if len(s) == 1 {
				return false
			}
		case c == 0xD0 && i+1 < len(s) && s[i+1] >= 0xB0 && s[i+1] <= 0xBF: // а–п
			i++
		case c == 0xD1 && i+1 < len(s) && s[i+1] >= 0x80 && s[i+1] <= 0x8F: // р–я
			i++
		default:
			return false
		}
	}
	return true
}
