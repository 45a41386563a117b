package text

// A boundary is a place where a sentence may end: before token next, after a
// final mark and what closes behind it («.», «?!», «!»»).
type boundary struct {
	d     *Doc
	start int // first token of the sentence
	run   int // first of the final marks
	mark  int // last of them; [mark+1, next) are closing marks
	next  int
	quote int  // innermost closed quotation around the boundary or -1
	paren int  // the ( around it or -1
	words bool // the sentence has words before run
}

// left is the token before the final marks, nil at the start of the sentence.
func (b *boundary) left() *Token {
	if b.run <= b.start {
		return nil
	}
	return &b.d.Tokens[b.run-1]
}

// right is the token after the boundary, after the one after it; nil past the end.
func (b *boundary) right() *Token { return &b.d.Tokens[b.next] }

func (b *boundary) after() *Token {
	if b.next+1 == len(b.d.Tokens) {
		return nil
	}
	return &b.d.Tokens[b.next+1]
}

// point holds when the final mark is one full stop.
func (b *boundary) point() bool { return b.run == b.mark && b.d.Tokens[b.mark].Text == "." }

// closed holds when something was closed between the mark and the boundary.
func (b *boundary) closed() bool { return b.mark+1 < b.next }

// longSentence is how many tokens a sentence may have before it is cut behind
// the next mark. No sentence of prose is near it; what is, is a table or a text
// without marks, and what reads sentences must stay linear in it.
const longSentence = 600

// readSentences fills d.Sentences. tell, when not nil, hears of each decision.
func (d *Doc) readSentences(tell func(b *boundary, rule string, split bool)) {
	d.Sentences = d.Sentences[:0]
	if len(d.Tokens) == 0 {
		return
	}
	b := boundary{d: d, mark: -1, quote: -1, paren: -1}
	d.open = d.open[:0] // closed quotations around the current token
	line, quote, paragraph := 0, 0, 0
	for i := range d.Tokens {
		t := &d.Tokens[i]
		closes := false
		for n := len(d.open); n > 0 && d.Quotes[d.open[n-1]].Close <= i; n-- {
			closes = closes || d.Quotes[d.open[n-1]].Close == i
			d.open = d.open[:n-1]
		}
		b.next = i
		rule, split := "", false
		if t.Line {
			line++
			if br := d.breaks[line-1]; br != brkWrap && i > 0 {
				rule, split = br.String(), true
			}
		}
		if rule == "" && i > 0 {
			b.quote = -1
			if n := len(d.open); n > 0 {
				b.quote = int(d.open[n-1])
			}
			if b.mark >= 0 {
				rule, split = b.decide(closes)
			} else if b.words && b.inlineBullet() {
				rule, split = "bullet_inline", true
			} else if b.words && b.afterFace() {
				rule, split = "face", true
			} else if t.Line {
				rule = "wrap"
			}
		}
		if !split && i-b.start >= longSentence && (d.Tokens[i-1].Kind == Punct && len(d.open) == 0 || i-b.start >= 2*longSentence) {
			rule, split = "long", true
		}
		if rule != "" && tell != nil {
			tell(&b, rule, split)
		}
		switch {
		case split:
			d.endSentence(&b, i, paragraph, rule)
			if t.Line && d.breaks[line-1] != brkWrap {
				paragraph++
			}
		case b.mark >= 0 && rule != "mark" && rule != "emoji" && rule != "":
			b.mark = -1
		}
		b.take(i, t)
		for ; quote < len(d.Quotes) && d.Quotes[quote].Open <= i; quote++ {
			if d.Quotes[quote].Close > i {
				d.open = append(d.open, int32(quote))
			}
		}
	}
	d.endSentence(&b, len(d.Tokens), paragraph, "eof")
	d.markTitle()
}

// take notes token i as part of the sentence.
func (b *boundary) take(i int, t *Token) {
	switch t.Kind {
	case Word, Latin, Number, Other:
		b.words = true
	case Punct:
		switch t.Text {
		case ".", "!", "?", "…":
			if b.mark != i-1 || i == 0 {
				b.run = i
			}
			b.mark = i
		case "(":
			b.paren = i
		case ")":
			b.paren = -1
		}
	}
}

func (d *Doc) endSentence(b *boundary, last, paragraph int, rule string) {
	d.Sentences = append(d.Sentences, Sentence{First: b.start, Last: last, Paragraph: paragraph, Rule: rule})
	b.start, b.mark, b.paren, b.words = last, -1, -1, false
}

// maxTitle is the longest heading in tokens.
const maxTitle = 50

// markTitle marks the sentences of the first line when that is a heading.
func (d *Doc) markTitle() {
	if len(d.lines) < 2 {
		return
	}
	n := 0
	for n < len(d.Sentences) && d.Sentences[n].Paragraph == 0 {
		n++
	}
	if n == len(d.Sentences) {
		return
	}
	last := d.Sentences[n-1].Last
	end := d.Tokens[last-1].Text
	if last > maxTitle || end == "." || end == ";" || end == ":" || end == "," {
		return
	}
	if end == "»" || end == `"` || end == ")" {
		if last >= 2 && d.Tokens[last-2].Text == "." {
			return
		}
	}
	for k := range d.Sentences[:n] {
		d.Sentences[k].Title = true
	}
}
