package phrase

import (
	"vestnik/extract/morph"
	"vestnik/extract/text"
)

// Title is the name of a work as quoted.
type Title struct {
	Name  string // as written between the marks
	Quote int    // quotation of the document, -1 for an unquoted title
	First int    // tokens between the marks
	Last  int
}

// readQuotes notes which quotation each token opens and stands in. A quotation
// of several sentences names nothing and opens none.
func (t *Text) readQuotes() {
	quotes := t.Doc.Quotes
	t.inQuote = t.inQuote[:0]
	s := 0
	for q := range quotes {
		for s < len(t.Doc.Sentences) && t.Doc.Sentences[s].Last <= quotes[q].Open {
			s++
		}
		if s < len(t.Doc.Sentences) && t.after(q) <= t.Doc.Sentences[s].Last {
			t.quoteAt[quotes[q].Open] = int32(q)
		}
	}
	in, next := -1, 0
	for i := range t.Doc.Tokens {
		for in >= 0 && quotes[in].End <= i {
			in = quotes[in].Outer
		}
		for ; next < len(quotes) && quotes[next].Open < i; next++ {
			if quotes[next].End > i {
				in = next
			}
		}
		t.inQuote = append(t.inQuote, int32(in))
	}
}

// opensQuote reports whether token i opens a quotation of the document.
func opensQuote(t *Text, i int) bool { return quoteAt(t, i) >= 0 }

// quoteAt returns the quotation that token i opens, or -1.
func quoteAt(t *Text, i int) int {
	if i < 0 || i >= len(t.Doc.Tokens) || t.Doc.Tokens[i].Kind != text.Punct {
		return -1
	}
	return int(t.quoteAt[i])
}

// unquote returns the tokens between the marks.
func (r *Reader) unquote(t *Text, q int) (first, last int) {
	return t.Doc.Quotes[q].First, t.Doc.Quotes[q].End
}

// nameLike reports whether a quotation is a name and not speech: short, begun
// with a capital, a digit or a Latin letter.
func (r *Reader) nameLike(t *Text, q int) bool {
	first, last := r.unquote(t, q)
	if last <= first || last-first > 16 {
		return false
	}
	tok := &t.Doc.Tokens[first]
	if tok.Kind == text.Word && tok.Shape == text.Lower {
		return false
	}
	verbs := 0
	for k := first; k < last; k++ {
		if t.Doc.Tokens[k].Kind == text.Punct && t.Doc.Tokens[k].Text == ";" {
			return false
		}
		if p := bestPOS(t.Words[k]); p == morph.VERB || p == morph.PRTS {
			verbs++
		}
	}
	if last-first > 9 && verbs > 0 {
		return false
	}
	end := t.Doc.Tokens[last-1].Text
	return end != "," && (end != "." || last-first < 5 || legalLatin(t.Doc.Tokens[last-2].Text))
}

// spoken reports a short quotation that is speech and no name: it has a verb, and
// one who said it stands behind a dash: ««Обсуждаем
// договор с фондом», – рассказал ректор».
func (r *Reader) spoken(t *Text, q int) bool {
	first, last := r.unquote(t, q)
	k := t.after(q)
	if k+2 >= len(t.Words) || !t.Is(k, ",") || !dash(t, k+1) || !r.speech(t, k+2) {
		return false
	}
	for i := first; i < last; i++ {
		if bestPOS(t.Words[i]) == morph.VERB {
			return true
		}
	}
	return false
}

// titleOfLaw reports the title of a law that is about an agreement, whose words tell
// which one it is: «закон «О ратификации Соглашения между А и Б»».
func (r *Reader) titleOfLaw(t *Text, q int) bool {
	first, last := r.unquote(t, q)
	if last-first < 3 || !t.Is(first, "о") && !t.Is(first, "об") {
		return false
	}
	w := t.Words[first+1]
	return len(w.Analyses) > 0 && (w.Analyses[0].Lemma == "ратификация" || w.Analyses[0].Lemma == "денонсация")
}

// quotation reads a quoted name of which nothing yet says what it names.
func (r *Reader) quotation(t *Text, i, end int) (Mention, bool) {
	q := quoteAt(t, i)
	if q < 0 || !r.nameLike(t, q) || r.spoken(t, q) || r.titleOfLaw(t, q) {
		return Mention{}, false
	}
	first, last := r.unquote(t, q)
	if m, ok := r.quotedDocument(t, i, first, last); ok {
		return m, true
	}
	if m, ok := r.quotedCompany(t, i, first, last); ok {
		return m, true
	}
	name := t.title(first, last)
	if k, ok := r.namedAfter(t, t.after(q), end); ok && !r.heads(t, i-1) { // «Самал» имени Абая
		return Mention{Kind: Organization, First: i, Last: k, Head: first, Forms: AnyForm, Name: t.title(i, k), Short: name, Rule: "org.quoted-named"}, true
	}
	return Mention{
		Kind: Work, First: i, Last: min(t.after(q), len(t.Doc.Tokens)), Head: first, Forms: AnyForm, Name: name, Short: name,
		Quoted: true, Rule: "quotation", Work: &Title{Name: name, Quote: q, First: first, Last: last},
	}, true
}

// quotedBody reads a quotation that is the full name of a body: «„Координационный
// совет жителей“». Behind the word for a work it is a title.
func (r *Reader) quotedBody(t *Text, i, end int) (Mention, bool) {
	q := quoteAt(t, i)
	if q < 0 {
		return Mention{}, false
	}
	first, last := r.unquote(t, q)
	if last-first < 2 || t.Doc.Tokens[first].Shape == text.Lower || t.masks[first]&(1<<HeadRole) == 0 {
		return Mention{}, false
	}
	if c, _ := r.class(t, i-1, WorkRole); i > 0 && c != nil {
		return Mention{}, false
	}
	m, ok := r.headed(t, first, last)
	if !ok || m.Last != last || m.Weak || m.Generic || m.plain {
		return Mention{}, false
	}
	m.First, m.Last = i, min(t.after(q), end)
	m.coreFirst, m.coreLast, m.Rule = first, last, "org.quoted"
	return m, true
}

// quotedNominative gives a quoted name in the nominative when its last mark
// stands behind an inflected name of one or two words: «Голосу Америки» is
// Голос Америки, «Ведомостям» is Ведомости.
func (r *Reader) quotedNominative(t *Text, first, last int) string {
	w := t.Words[first]
	if t.Doc.Tokens[first].Kind != text.Word || w.Best != morph.NOUN || !w.Known {
		return t.title(first, last)
	}
	forms, _ := NounForms(w)
	if forms&Nomn != 0 {
		return t.title(first, last)
	}
	return r.nominative(t, first, first+1, last, forms, false)
}
