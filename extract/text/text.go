// Package text turns an article into normalised text, tokens, sentences and
// quotations, and maps every place in them back to the source.
//
// New runs four passes over a text: normalisation (normalize.go, lookalike.go),
// tokens (token.go), line breaks and quotations (line.go, quote.go), sentences
// (sentence.go, rule.go). Each is linear in the length of the text.
//
// The scanner of tokens is written by hand instead of taken from a segmenter of
// Unicode words (UAX 29): the joins wanted here (hyphenated words, 2024–2025,
// COVID-19, 20-летие, 09.12.2024, addresses) undo so many of its breaks that the
// joining would cost more than the scanning, and the capitalisation that every
// later stage asks for falls out of the same pass.
//
// # Tokens
//
//   - One Word: художественно-публицистический, Алма-Ата, О’Нил, ЭКСПО-2017, 20-летие, 3-й, 90-х, 100-метровый, х/ф.
//     A word may thus begin with digits or hold them; its Shape is that of its letters.
//   - One Latin: COVID-19, G20, 4K, 3D, AT&T, L’Oréal. Mixed alphabets (PRщик) are a Word when they end in Cyrillic.
//   - One Number: 3,5; 1.5; 09.12.2024; 2025-10-05; 12:30; 24/7; 2024–2025; 19:00–21:00; 1.2.3. Signs, digit groups
//     (1 500 000) and units glued to the digits (10млн, 2024г) are tokens of their own.
//   - One Other: addresses (https://..., bit.ly/x, культура.рф), e-mails, @names, #hashtags, words of other scripts.
//   - A Punct or Symbol is one mark: «...» is three tokens, «и.о.» four. Symbol has currency, №, %, &, bullets, emoji.
package text

// Doc is one text, normalised and cut into tokens, quotations and sentences.
// It is not safe for use by several goroutines while Reset runs, and safe
// otherwise.
type Doc struct {
	Source    string     // the text as given
	Text      string     // the normalised text that tokens are cut from
	Tokens    []Token    // in order
	Sentences []Sentence // in order; every token belongs to exactly one
	Quotes    []Quote    // in order of their opening mark; an inner quotation follows its outer one

	normalizer normalizer
	offsets    offsets
	lines      []line  // in order
	breaks     []brk   // of each line: how the break before it is read
	open       []int32 // scratch of the quotation stack
}

// New reads a text: everything in the result is filled in.
func New(source string) *Doc {
	d := new(Doc)
	d.Reset(source)
	return d
}

// Reset reads another text into d and reuses its memory. What was cut from the
// texts before (strings) stays valid; slices of d do not.
func (d *Doc) Reset(source string) {
	d.Source = source
	n := &d.normalizer
	n.normalize(source)
	d.Text = source
	if len(n.edits) > 0 {
		d.Text = string(n.out)
	}
	d.offsets.edits = n.edits
	d.offsets.reset(source, !n.invalid)
	d.tokenize()
	d.readLines()
	d.readQuotes()
	d.readSentences(nil)
	d.endOpenQuotes()
}

// Kind is what a token is made of.
type Kind uint8

// The kinds of token.
const (
	Word   Kind = iota // Cyrillic letters, with inner hyphens, apostrophes and digits
	Latin              // Latin letters, also mixed with digits (COVID-19, CJ, 4K)
	Number             // digits with decimal comma or point, digit groups stay apart; ranges 2024–2025, dates 09.12.2024, times 12:30 are one token
	Punct              // one punctuation mark
	Symbol             // one currency sign, №, %, bullet, emoji and the like
	Other              // addresses, e-mails, @names, #hashtags, words of other scripts
)

var kindNames = [...]string{"Word", "Latin", "Number", "Punct", "Symbol", "Other"}

func (k Kind) String() string { return kindNames[k] }

// Shape says how a word is capitalised.
type Shape uint8

// The shapes of words. A word of several parts (Алма-Ата, Иль-де-Франс, О’Нил)
// is Title when its first part is and the others are Title or Lower.
const (
	Lower Shape = iota // министерство
	Title              // Министерство
	Upper              // ГЦПНК, at least two letters, all capitals; a single capital letter is Title
	Mixed              // КазМунайГаз, МосОблДума
)

var shapeNames = [...]string{"Lower", "Title", "Upper", "Mixed"}

func (s Shape) String() string { return shapeNames[s] }

// Token is one word, number or mark of Doc.Text.
type Token struct {
	Start, End int32  // bytes of Doc.Text, End exclusive
	Text       string // Doc.Text[Start:End]
	Kind       Kind
	Shape      Shape // of Word and Latin
	Space      bool  // white space (or the start of the text) stands before the token
	Line       bool  // a line break stands before the token (or the start of the text)
	Para       bool  // a blank line stands before the token (or the start of the text)
}

// Sentence is a run of tokens.
type Sentence struct {
	First, Last int    // tokens [First, Last)
	Paragraph   int    // number of the paragraph, from 0; a line break that is no wrapping ends one too
	Title       bool   // a heading line: the first line of a text when it stands alone and has no final full stop
	Rule        string // name of the rule that ended it
}

// Quote is one quotation.
type Quote struct {
	Open, Close int // tokens of its marks; Close is -1 when it never closes and then End tells where it is taken to end
	First, End  int // tokens inside the marks [First, End)
	Outer       int // index of the enclosing quotation or -1
	Depth       int // 0 for an outermost one
}
