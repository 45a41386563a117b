package text

// line is the run of tokens [first, last) between two line breaks.
type line struct {
	first, last int32
}

// brk is how the line break before a line is read.
type brk uint8

const (
	brkPara   brk = iota // a blank line, or the start of the text
	brkLine              // a line of its own begins: heading, item, paragraph
	brkBullet            // an item of a list begins
	brkWrap              // the line goes on: the break is but white space
)

var brkNames = [...]string{"para", "line", "bullet", "wrap"}

func (b brk) String() string { return brkNames[b] }

// length of line k in bytes of Text.
func (d *Doc) lineLength(k int) int32 {
	l := d.lines[k]
	return d.Tokens[l.last-1].End - d.Tokens[l.first].Start
}

// readLines fills d.lines and d.breaks: which line breaks are hard. A text that
// was wrapped by hand shows itself by lines that go on in lower case; the
// longest of those gives the width, and a line nearly that long goes on too.
func (d *Doc) readLines() {
	d.lines, d.breaks = d.lines[:0], d.breaks[:0]
	for i := range d.Tokens {
		if d.Tokens[i].Line {
			if k := len(d.lines) - 1; k >= 0 {
				d.lines[k].last = int32(i)
			}
			d.lines = append(d.lines, line{first: int32(i)})
		}
	}
	if len(d.lines) == 0 {
		return
	}
	d.lines[len(d.lines)-1].last = int32(len(d.Tokens))
	width := d.wrapWidth()
	for k := range d.lines {
		d.breaks = append(d.breaks, d.readBreak(k, width))
	}
}

// maxWrap is the longest line, in bytes, that is taken for a wrapped one: about
// 130 Cyrillic letters. Longer lines are paragraphs.
const maxWrap = 250

// wrapWidth gives the width the text is wrapped at in bytes, 0 when it is not.
func (d *Doc) wrapWidth() int32 {
	var width int32
	seen := 0
	for k := 1; k < len(d.lines); k++ {
		first, before := &d.Tokens[d.lines[k].first], &d.Tokens[d.lines[k].first-1]
		if first.Para || !isLower(first) || d.bullet(int(d.lines[k].first)) || before.Kind == Punct && before.Text != "," {
			continue
		}
		n := d.lineLength(k - 1)
		if n < 60 {
			continue
		}
		if n > maxWrap {
			return 0
		}
		seen++
		width = max(width, n)
	}
	if seen < 2 {
		return 0
	}
	return width
}

// shortLine is the length in bytes below which two lines in lower case are
// items of a list and not one wrapped sentence.
const shortLine = 70

func (d *Doc) readBreak(k int, width int32) brk {
	first := int(d.lines[k].first)
	t := &d.Tokens[first]
	if t.Para {
		return brkPara
	}
	before := &d.Tokens[first-1]
	full := width > 0 && d.lineLength(k-1)*5 >= width*4
	dash := isDash(t.Text)
	if d.bullet(first) && !(full && dash && !endsSentence(before.Text)) {
		return brkBullet
	}
	if full {
		return brkWrap
	}
	lower := isLower(t)
	switch before.Text {
	case ".":
		if first >= 2 && (lower || t.Kind == Number) && abbreviationOf(d.Tokens, first-2) != 0 {
			return brkWrap
		}
		return brkLine
	case "!", "?", "…", ";", ":":
		return brkLine
	case ",", "(", "«", "„", "-", "–", "—":
		return brkWrap
	}
	if lower {
		if start := &d.Tokens[d.lines[k-1].first]; isLower(start) &&
			d.lineLength(k-1) < shortLine && d.lineLength(k) < shortLine {
			return brkLine
		}
		return brkWrap
	}
	if before.Kind == Word && before.Shape == Lower && isDangling(before.Text) {
		return brkWrap
	}
	return brkLine
}

// isDangling holds for the words that no line can end with: prepositions and
// conjunctions.
func isDangling(w string) bool {
	switch w {
	case "в", "во", "на", "с", "со", "к", "ко", "о", "об", "обо", "и", "а", "но", "или", "для", "по", "из", "от", "у", "за", "при",
		"до", "под", "над", "между", "без", "через", "про", "не", "ни", "имени", "что", "который", "которая", "которые", "также":
		return true
	}
	return false
}

func isDash(s string) bool { return s == "—" || s == "–" || s == "-" }

func endsSentence(s string) bool { return s == "." || s == "!" || s == "?" || s == "…" }

// bullet tells whether an item of a list begins at token i, the first of a
// line: «•», «—» or «-» and a space, «1.», «1)», «а)», «*», an emoji.
func (d *Doc) bullet(i int) bool {
	t := &d.Tokens[i]
	if i+1 >= len(d.Tokens) {
		return false
	}
	next := &d.Tokens[i+1]
	if next.Line {
		return false
	}
	switch t.Kind {
	case Symbol:
		return isBullet(t.Text) || t.Text == "*" || len(t.Text) >= 3 && t.Text >= "\u2190" && t.Text != "№"
	case Punct:
		return isDash(t.Text) && next.Space
	case Number:
		return len(t.Text) <= 3 && !next.Space && (next.Text == ")" || next.Text == ".")
	case Word, Latin:
		return len(t.Text) <= 2 && !next.Space && next.Text == ")"
	}
	return false
}

// isBullet holds for the marks that stand before items and nowhere else.
func isBullet(s string) bool {
	switch s {
	case "•", "●", "▪", "■", "◆", "◾", "▫", "□", "○", "▶", "►", "➤", "✔", "✅", "✓", "⁃", "‣", "🔹", "🔸", "▪️", "·":
		return true
	}
	return false
}
