// Package text turns an article into normalised text, tokens, sentences and
// quotations, and maps every place in them back to the source.
package text

// Doc is one text, normalised and cut into tokens, quotations and sentences.
type Doc struct {
	Source    string     // the text as given
	Text      string     // the normalised text that tokens are cut from
	Tokens    []Token    // in order
	Sentences []Sentence // in order; every token belongs to exactly one
	Quotes    []Quote    // in order of their opening mark; an inner quotation follows its outer one

	// unexported: map from byte offsets of Text to code points of Source
}

// Kind is what a token is made of.
type Kind uint8

// The kinds of token.
const (
	Word   Kind = iota // Cyrillic letters, with inner hyphens and apostrophes
	Latin              // Latin letters, also mixed with digits (COVID-19, CJ, 4K)
	Number             // digits with decimal comma or point, digit groups stay apart; ranges 2024–2025 are one token
	Punct              // one punctuation mark
	Symbol             // currency signs, №, %, emoji and the like
	Other
)

// Shape says how a word is capitalised.
type Shape uint8

// The shapes of words.
const (
	Lower Shape = iota // министерство
	Title              // Министерство
	Upper              // ГЦПНК, at least two letters, all capitals; a single capital letter is Title
	Mixed              // КазМунайГаз, МосОблДума
)

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
	Paragraph   int    // number of the paragraph, from 0
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
