package phrase

import (
	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/text"
	"vestnik/lexicon"
)

// Reader finds phrases. It reuses its memory from text to text and is for one
// goroutine.
type Reader struct {
	lex    *Lexicon
	words  *match.Words
	text   Text
	day    Day // publication
	people people
	found  []Mention // full names, in order
	depth  int       // of names inside names
	steps  int       // noun phrases tried for the present one
	sure   []sure
	sureBy map[string][]int32 // sure names by their first key
	counts map[string]int     // weak names

	acts    map[string]bool         // foreign names that a verb follows
	places  map[*lexicon.Entry]bool // sure places
	letters map[string]bool         // acronyms looked up already
}

// NewReader returns a reader for a compiled lexicon.
func NewReader(lex *Lexicon) *Reader {
	return &Reader{lex: lex, words: lex.Program.NewWords()}
}

// Read finds the phrases of a document. published is the day that relative
// dates count from; the zero Day leaves them without a value. The result is
// valid until the next call.
func (r *Reader) Read(doc *text.Doc, published Day) *Text {
	t := &r.text
	r.day = published
	*t = Text{Doc: doc, Words: t.Words[:0], Mentions: t.Mentions[:0], At: t.At[:0], hits: t.hits[:0], hitAt: t.hitAt[:0],
		quoteAt: t.quoteAt[:0], inQuote: t.inQuote[:0], traits: t.traits[:0], masks: t.masks[:0]}
	for i := range doc.Tokens {
		t.Words = append(t.Words, r.words.Of(&doc.Tokens[i]))
		t.At = append(t.At, -1)
		t.quoteAt = append(t.quoteAt, -1)
	}
	t.readQuotes()
	for _, s := range doc.Sentences {
		for i := s.First; i < s.Last; i++ {
			t.hitAt = append(t.hitAt, int32(len(t.hits)))
			if t.Words[i].Opens() {
				t.hits = r.hits(t.hits, t, i, min(s.Last, i+16)) // no name of the lexicon is longer
			} else if !t.Words[i].Known {
				if m, ok := r.compoundEvent(t, i); ok {
					t.hits = append(t.hits, m)
				}
			}
		}
	}
	t.hitAt = append(t.hitAt, int32(len(t.hits)))
	r.readMasks(t)
	r.readTraits(t)
	r.collectNames(t)
	for k := range doc.Sentences {
		r.sentence(t, k)
	}
	r.support(t)
	return t
}

// readMasks fills t.masks: the roles of the entries that begin with each token
// or, behind adjectives, with one after it.
func (r *Reader) readMasks(t *Text) {
	n := len(t.Doc.Tokens)
	t.masks = append(t.masks[:0], make([]uint32, n)...)
	for s := len(t.Doc.Sentences) - 1; s >= 0; s-- {
		x := t.Doc.Sentences[s]
		for i := x.Last - 1; i >= x.First; i-- {
			mask := uint32(0)
			for h := t.hitAt[i]; h < t.hitAt[i+1]; h++ {
				mask |= 1 << r.lex.byNumber[t.hits[h].N].Role
			}
			if i+1 < x.Last && t.masks[i+1] != 0 && passes(t, i) {
				mask |= t.masks[i+1]
			}
			t.masks[i] = mask
		}
	}
}

// passes reports the tokens that may stand between the beginning of a phrase
// and its head: adjectives, «и» between them, ordinals.
func passes(t *Text, i int) bool {
	w := t.Words[i]
	if isAdjective(w) {
		return true
	}
	switch t.Doc.Tokens[i].Kind {
	case text.Latin:
		return w.Is(morph.ROMN)
	case text.Word:
		c := t.Doc.Tokens[i].Text[0]
		return w.Form == "и" || w.Form == "г" || c >= '0' && c <= '9'
	case text.Punct:
		return t.Doc.Tokens[i].Text == "-" || t.quoteAt[i] >= 0
	}
	return false
}

// hits appends the entries that begin with token i and take part in phrases.
func (r *Reader) hits(dst []match.Match, t *Text, i, limit int) []match.Match {
	n := len(dst)
	dst = r.lex.Program.At(dst, t.Doc.Tokens, t.Words, i, limit)
	out := dst[:n]
	for _, m := range dst[n:] {
		if r.lex.of(m.N) == nil || m.Last == i+1 && t.Doc.Tokens[i].Shape <= text.Title && t.Doc.Tokens[i].Kind == text.Word && functionWord(t.Words[i].Best) {
			continue
		}
		out = append(out, m)
	}
	return out
}

// functionWord reports the parts of speech that no name consists of: «после» is
// hardly ever the ambassador.
func functionWord(p morph.POS) bool {
	switch p {
	case morph.PREP, morph.CONJ, morph.PRCL, morph.NPRO, morph.PRED, morph.INTJ, morph.GRND, morph.INFN:
		return true
	}
	return false
}

// construct is one kind of phrase.
type construct struct {
	// read reads a phrase that begins with token i and ends before end.
	read func(r *Reader, t *Text, i, end int) (Mention, bool)
	// mask is the roles of which one must be reachable from token i; 0 for none.
	mask uint32
	// opens are the kinds of token that open it without such a role.
	opens opening
}

// opening says by which token a phrase may begin.
type opening uint8

const (
	byCapital opening = 1 << iota // a word with a capital, a Latin word, an address
	byQuote                       // a quotation mark
	byNumber                      // a number, a sign of currency
	byTime                        // a word that dates begin with
	bySum                         // a word that sums begin with
)

// constructs in the order in which they win over others of the same length.
var constructs = [...]construct{
	{(*Reader).date, 0, byNumber | byTime},
	{(*Reader).money, 1 << CoinRole, byNumber | bySum},
	{(*Reader).organization, 1<<HeadRole | 1<<LegalRole | 1<<OrgRole, byCapital | byQuote},
	{(*Reader).occasion, 1<<EventRole | 1<<EventHead, 0},
	{(*Reader).person, 1 << PersonRole, byCapital},
	{(*Reader).place, 1<<GeoRole | 1<<PlaceHead, 0},
	{(*Reader).placeByPreposition, 0, byCapital},
	{(*Reader).award, 1 << AwardRole, 0},
	{(*Reader).document, 1 << DocRole, 0},
	{(*Reader).post, 1 << PostRole, 0},
	{(*Reader).quotation, 0, byQuote},
}

// sentence appends the phrases of one sentence: at each token the longest.
func (r *Reader) sentence(t *Text, k int) {
	s := t.Doc.Sentences[k]
	for i := s.First; i < s.Last; {
		m, ok := r.longest(t, i, s.Last)
		if !ok {
			i++
			continue
		}
		for _, x := range r.spread(t, m, s.Last) {
			n := int32(len(t.Mentions))
			t.Mentions = append(t.Mentions, x)
			for j := x.First; j < x.Last; j++ {
				t.At[j] = n
			}
			i = x.Last
		}
	}
}

// maxPhrase bounds the length of a phrase in tokens, so that reading stays
// linear in sentences that never end.
const maxPhrase = 64

// longest tries every construct that can begin with token i.
func (r *Reader) longest(t *Text, i, end int) (best Mention, ok bool) {
	mask, opens := t.masks[i], r.opens(t, i)
	if mask == 0 && opens == 0 && len(r.lex.patterns) == 0 {
		return best, false
	}
	end = min(end, i+maxPhrase)
	r.steps = 0
	for k := range constructs {
		c := &constructs[k]
		if c.mask&mask == 0 && c.opens&opens == 0 {
			continue
		}
		if m, good := c.read(r, t, i, end); good && (!ok || m.Last > best.Last || m.Last == best.Last && best.Weak && !m.Weak) {
			best, ok = m, true
		}
	}
	if len(r.lex.patterns) > 0 { // a linguist's pattern wins over what is no longer
		if m, good := r.patterned(t, i, end); good && (!ok || m.Last >= best.Last) {
			best, ok = m, true
		}
	}
	return best, ok
}

// opens says what phrases token i opens by its own looks.
func (r *Reader) opens(t *Text, i int) opening {
	tok := &t.Doc.Tokens[i]
	switch tok.Kind {
	case text.Word:
		x := opening(0)
		if tok.Shape != text.Lower {
			x = byCapital
		}
		if c, d := tok.Text[0], tok.Text[len(tok.Text)-1]; c >= '0' && c <= '9' || d >= '0' && d <= '9' || tok.Text == "ЗО" {
			x |= byTime
		}
		return x | opening(t.Words[i].Marks)
	case text.Latin:
		if t.Words[i].Is(morph.ROMN) {
			return byCapital | byTime
		}
		return byCapital
	case text.Other:
		return byCapital
	case text.Number:
		return byNumber
	case text.Symbol:
		return byNumber
	}
	if t.quoteAt[i] >= 0 {
		return byQuote
	}
	return 0
}
