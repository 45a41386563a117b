package text

// maxDepth bounds the nesting of quotations; deeper marks are garbage.
const maxDepth = 12

// readQuotes fills d.Quotes. A stack of open quotations lives through one
// paragraph. Where marks of one form open and close, white space around them
// decides; a closing mark closes the innermost quotation of its form and what
// is open inside it.
func (d *Doc) readQuotes() {
	d.Quotes = d.Quotes[:0]
	d.open = d.open[:0]
	pending := -1 // quotation that a paragraph ended in: it may close in a later one
	k := 0
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Line && k < len(d.lines) {
			if d.breaks[k] != brkWrap && i > 0 {
				pending = d.leaveParagraph(pending, i)
			}
			k++
		}
		if t.Kind != Punct && t.Text != "`" {
			continue
		}
		form := formOf(t.Text)
		if form == 0 {
			continue
		}
		switch opens, closes := d.quoteSide(i, form); {
		case closes && d.closeQuote(i, form):
		case closes && pending >= 0 && form == formOf(d.Tokens[d.Quotes[pending].Open].Text):
			d.closePending(pending, i)
			pending = -1
		case opens && len(d.open) < maxDepth:
			d.openQuote(i)
		}
	}
	d.leaveParagraph(pending, len(d.Tokens))
}

// form is the family of a quotation mark.
type form uint8

const (
	formGuillemet form = iota + 1 // « » ‹ ›
	formCurly                     // „ “ ”
	formStraight                  // "
	formSingle                    // ' ‘ ’
)

func formOf(s string) form {
	switch s {
	case "«", "»", "‹", "›":
		return formGuillemet
	case "„", "“", "”", "‟":
		return formCurly
	case `"`:
		return formStraight
	case "'", "‘", "’", "‚":
		return formSingle
	}
	return 0
}

// quoteSide tells whether the mark at token i may open and whether it may close.
func (d *Doc) quoteSide(i int, f form) (opens, closes bool) {
	t := &d.Tokens[i]
	spaceBefore, spaceAfter := t.Space || t.Line, i+1 == len(d.Tokens) || d.Tokens[i+1].Space || d.Tokens[i+1].Line
	// does a word lean on the mark, or what stands between words?
	if !spaceBefore && i > 0 {
		if p := &d.Tokens[i-1]; p.Text == "(" || p.Text == "[" || isDash(p.Text) || p.Text == "«" || p.Text == "„" || p.Text == "/" {
			spaceBefore = true
		}
	}
	if !spaceAfter && i+1 < len(d.Tokens) {
		if n := &d.Tokens[i+1]; n.Kind == Punct && formOf(n.Text) == 0 && n.Text != "(" && n.Text != "[" && n.Text != "…" || n.Text == "»" || n.Text == "”" {
			spaceAfter = true
		}
	}
	before, after := spaceBefore && !spaceAfter, !spaceBefore && spaceAfter
	switch t.Text {
	case "«", "‹", "„", "‘", "‚":
		return !after || len(d.open) == 0, after && f == formGuillemet // «Кыз« is met
	case "»", "›":
		return before && len(d.open) == 0, true
	case "“":
		if after {
			return false, true
		}
		return true, !before
	case "”", "‟":
		return before && len(d.open) == 0, !before
	case "’", "'":
		if f == formSingle && !before && !after {
			return false, false
		}
		return before && t.Text == "'", after
	}
	switch { // "
	case before:
		return true, false
	case after, i+1 == len(d.Tokens), d.Tokens[i+1].Line:
		return false, true
	}
	return true, true // closes when one is open
}

func (d *Doc) openQuote(i int) {
	q := Quote{Open: i, Close: -1, First: i + 1, End: i + 1, Outer: -1, Depth: len(d.open)}
	if n := len(d.open); n > 0 {
		q.Outer = int(d.open[n-1])
	}
	d.open = append(d.open, int32(len(d.Quotes)))
	d.Quotes = append(d.Quotes, q)
}

// closeQuote closes the innermost open quotation that the mark at token i fits,
// and those inside it.
func (d *Doc) closeQuote(i int, f form) bool {
	n := len(d.open) - 1
	for n >= 0 && formOf(d.Tokens[d.Quotes[d.open[n]].Open].Text) != f {
		n--
	}
	if n < 0 {
		n = len(d.open) - 1 // „Кыз": marks of two forms
		if n < 0 || f == formSingle || formOf(d.Tokens[d.Quotes[d.open[n]].Open].Text) == formSingle {
			return false
		}
	}
	for _, q := range d.open[n:] {
		d.Quotes[q].Close, d.Quotes[q].End = i, i
	}
	d.open = d.open[:n]
	return true
}

// leaveParagraph empties the stack at the end of a paragraph (token end). Of
// the quotations that are still open, one that begins like a name («Фонд
// «Самрук») ends where the first inside it does; a paragraph of direct speech
// is left to close later. It returns the quotation to wait for, or -1.
func (d *Doc) leaveParagraph(pending, end int) int {
	if len(d.open) == 0 {
		if pending >= 0 && end-d.Quotes[pending].Open > maxSpeech {
			return -1
		}
		return pending
	}
	for n := len(d.open) - 1; n >= 0; n-- {
		q := int(d.open[n])
		if q+1 < len(d.Quotes) {
			if in := d.Quotes[q+1]; in.Close >= 0 && d.likeName(q, in.Open) {
				d.closeTwice(q, in.Close)
			}
		}
	}
	outermost := int(d.open[0])
	d.open = d.open[:0]
	if q := &d.Quotes[outermost]; q.Close < 0 {
		if pending >= 0 && d.Tokens[q.Open].Line { // the mark is repeated with each paragraph of a speech
			return pending
		}
		if form := formOf(d.Tokens[q.Open].Text); form != formSingle && endsSentence(d.Tokens[end-1].Text) {
			return outermost
		}
	}
	return -1
}

// closeTwice ends quotation q at the closing mark of an inner one; what was
// opened after that mark is no longer inside q.
func (d *Doc) closeTwice(q, mark int) {
	d.Quotes[q].Close, d.Quotes[q].End = mark, mark
	for k := q + 1; k < len(d.Quotes); k++ {
		if in := &d.Quotes[k]; in.Open > mark && in.Outer == q {
			in.Outer = d.Quotes[q].Outer
		}
		d.setDepth(k)
	}
}

// setDepth sets the depth of quotation k by that of its outer one.
func (d *Doc) setDepth(k int) {
	q := &d.Quotes[k]
	q.Depth = 0
	if q.Outer >= 0 {
		q.Depth = d.Quotes[q.Outer].Depth + 1
	}
}

// maxSpeech bounds direct speech over several paragraphs, in tokens.
const maxSpeech = 2000

// maxName is the number of words before an inner quotation in a name.
const maxName = 8

// likeName holds when quotation q can be a name with another in it that opens
// at token inner: a few words, the first one capital. Without a word before the
// mark («сезон «Школа, 7 «Б») it can be speech too, and then has no punctuation.
func (d *Doc) likeName(q, inner int) bool {
	first := d.Quotes[q].First
	if inner <= first || inner-first > maxName || d.Tokens[first].Shape == Lower {
		return false
	}
	named := first >= 2 && isWord(&d.Tokens[first-2]) && !d.Tokens[first-1].Line
	for _, t := range d.Tokens[first:inner] {
		switch {
		case isWord(&t), t.Text == "-":
		case named && (t.Kind == Number || t.Text == ","):
		default:
			return false
		}
	}
	return true
}

// closePending closes at token i a quotation that was opened paragraphs before.
func (d *Doc) closePending(pending, i int) {
	p := &d.Quotes[pending]
	if i-p.Open > maxSpeech {
		return
	}
	p.Close, p.End = i, i
	d.open = d.open[:0]
	for k := pending + 1; k < len(d.Quotes); k++ {
		q := &d.Quotes[k]
		if q.Close < 0 && q.Outer == -1 { // the repeated marks
			q.Close, q.End = i, i
		}
		if q.Outer == -1 {
			q.Outer = pending
		}
		d.setDepth(k)
	}
}

// endOpenQuotes sets the end of the quotations that never close: the end of
// their paragraph for those that open it, of their sentence for others.
func (d *Doc) endOpenQuotes() {
	s := 0
	for k := range d.Quotes {
		q := &d.Quotes[k]
		if q.Close >= 0 {
			continue
		}
		for s < len(d.Sentences)-1 && d.Sentences[s].Last <= q.Open {
			s++
		}
		last := s
		if d.Tokens[q.Open].Line {
			for last+1 < len(d.Sentences) && d.Sentences[last+1].Paragraph == d.Sentences[s].Paragraph {
				last++
			}
		}
		q.End = max(d.Sentences[last].Last, q.First)
		if q.Outer >= 0 {
			q.End = max(min(q.End, d.Quotes[q.Outer].End), q.First)
		}
	}
}
