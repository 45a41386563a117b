package phrase

import (
	"vestnik/extract/match"
	"vestnik/extract/text"
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
	sure   []sure
	sureBy map[string][]int32 // sure names by their first key
	counts map[string]int     // weak names
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
		quoteAt: t.quoteAt[:0], inQuote: t.inQuote[:0], traits: t.traits[:0]}
	for i := range doc.Tokens {
		t.Words = append(t.Words, r.words.Of(&doc.Tokens[i]))
		t.At = append(t.At, -1)
		t.quoteAt = append(t.quoteAt, -1)
	}
	t.readQuotes()
	for _, s := range doc.Sentences {
		for i := s.First; i < s.Last; i++ {
			t.hitAt = append(t.hitAt, int32(len(t.hits)))
			limit := min(s.Last, i+16) // no name of the lexicon is longer
			t.hits = r.hits(t.hits, t, i, limit)
		}
	}
	t.hitAt = append(t.hitAt, int32(len(t.hits)))
	r.readTraits(t)
	r.collectNames(t)
	for k := range doc.Sentences {
		r.sentence(t, k)
	}
	r.support(t)
	return t
}

// hits appends the entries that begin with token i and take part in phrases.
func (r *Reader) hits(dst []match.Match, t *Text, i, limit int) []match.Match {
	n := len(dst)
	dst = r.lex.Program.At(dst, t.Doc.Tokens, t.Words, i, limit)
	out := dst[:n]
	for _, m := range dst[n:] {
		if r.lex.classes[m.Entry] != nil {
			out = append(out, m)
		}
	}
	return out
}

// construct reads one kind of phrase that begins with token i and ends before
// end.
type construct func(r *Reader, t *Text, i, end int) (Mention, bool)

// constructs in the order in which they win over others of the same length.
var constructs = [...]construct{
	(*Reader).date, (*Reader).money, (*Reader).organization, (*Reader).occasion, (*Reader).person,
	(*Reader).place, (*Reader).placeByPreposition, (*Reader).award, (*Reader).document, (*Reader).post, (*Reader).quotation,
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

// longest tries every construct at token i.
func (r *Reader) longest(t *Text, i, end int) (best Mention, ok bool) {
	if t.Doc.Tokens[i].Kind == text.Punct && !opensQuote(t, i) {
		return best, false
	}
	for _, c := range constructs {
		if m, good := c(r, t, i, end); good && (!ok || m.Last > best.Last) {
			best, ok = m, true
		}
	}
	return best, ok
}
