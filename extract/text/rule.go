package text

import (
	"strings"
	"unicode/utf8"
)

// verdict is the answer of a rule.
type verdict uint8

const (
	nothing verdict = iota
	join
	split
)

// A rule looks at a boundary and joins, splits or says nothing. The rules are
// asked in order and the first answer counts, in the manner of razdel
// (github.com/natasha/razdel), so that every decision has one name.
type rule struct {
	name   string
	answer func(b *boundary) verdict
}

var rules = [...]rule{
	{"empty", func(b *boundary) verdict { return joinIf(!b.words) }},                         // «…Мы», «1)»
	{"comma", func(b *boundary) verdict { return joinIf(b.d.Tokens[b.next-1].Text == ",") }}, // Co., Ltd.
	{"emoji", func(b *boundary) verdict { return joinIf(isEmoji(b.right())) }},
	{"bullet_inline", bulletInline},
	{"dash", dashAfter},
	{"lower", lowerAfter},
	{"quote_title", insideTitle},
	{"glued", glued},
	{"quote_final", finalInTitle},
	{"parens", insideParens},
	{"list_number", listNumber},
	{"initials", initials},
	{"abbr_head", abbrHeadRule},
	{"abbr_sum", abbrSumRule},
	{"abbr_lead", abbrLeadRule},
	{"abbr_tail", abbrTailRule},
	{"end", func(*boundary) verdict { return split }},
}

func joinIf(ok bool) verdict {
	if ok {
		return join
	}
	return nothing
}

// decide asks the rules. closes tells that a quotation closes at the token
// after the boundary.
func (b *boundary) decide(closes bool) (name string, isSplit bool) {
	if t := b.right(); closes || t.Kind == Punct && isTrailing(t.Text) {
		return "mark", false
	}
	for i := range rules {
		if v := rules[i].answer(b); v != nothing {
			return rules[i].name, v == split
		}
	}
	return "end", true
}

// isTrailing holds for the marks that cannot begin a sentence.
func isTrailing(s string) bool {
	switch s {
	case ".", "!", "?", "…", ",", ";", ":", ")", "]", "}", "»", "›", "”":
		return true
	}
	return false
}

// isEmoji holds for pictures, which go with the sentence before them.
func isEmoji(t *Token) bool {
	return t.Kind == Symbol && len(t.Text) >= 3 && t.Text >= "\u2190" && !isBullet(t.Text)
}

// isFace holds for the pictures that are written in place of a final mark.
func isFace(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case 0x1F600 <= r && r <= 0x1F64F, 0x1F910 <= r && r <= 0x1F92F, 0x1F970 <= r && r <= 0x1F97A:
		return true
	}
	return r == '🎉' || r == '🔥' || r == '👍' || r == '👏' || r == '❤'
}

// afterFace: «Премьера завтра 😍 Ждём всех».
func (b *boundary) afterFace() bool {
	tokens := b.d.Tokens
	if b.next < b.start+2 || tokens[b.next-1].Kind != Symbol || !isFace(tokens[b.next-1].Text) {
		return false
	}
	t, l := b.right(), &tokens[b.next-2]
	if !t.Space || l.Kind == Symbol && !isFace(l.Text) || isDangling(l.Text) {
		return false
	}
	return isWord(t) && t.Shape != Lower || t.Text == "«"
}

func isOpening(s string) bool {
	switch s {
	case "«", "„", "“", `"`, "(", "[", "'", "‘", "‹":
		return true
	}
	return false
}

func isWord(t *Token) bool { return t.Kind == Word || t.Kind == Latin }

// isLower holds for a word in lower case. «80-летний», which can begin a
// sentence, is none.
func isLower(t *Token) bool { return isWord(t) && t.Shape == Lower && !isASCIIDigit(t.Text[0]) }

func bulletInline(b *boundary) verdict {
	if b.inlineBullet() {
		return split
	}
	return nothing
}

// inlineBullet: a list that lost its line breaks: «: • кино; • театр».
func (b *boundary) inlineBullet() bool {
	t, after := b.right(), b.after()
	return t.Kind == Symbol && t.Space && isBullet(t.Text) && after != nil && !after.Line && b.d.Tokens[b.next-1].Kind == Punct
}

// dashAfter: the author goes on after direct speech («...!» — сказал) or after
// an abbreviation.
func dashAfter(b *boundary) verdict {
	if !isDash(b.right().Text) {
		return nothing
	}
	after := b.after()
	if after == nil || isLower(after) || after.Text == "«" && b.point() && b.closed() {
		return join
	}
	if b.closed() && b.d.Tokens[b.next-1].Text != ")" {
		return join
	}
	if b.point() && b.left() != nil && abbreviationOf(b.d.Tokens, b.run-1) != abbrNone {
		return join
	}
	return nothing
}

// lowerAfter: no sentence begins in lower case, except items «б) ...».
func lowerAfter(b *boundary) verdict {
	t, after := b.right(), b.after()
	if isLower(t) {
		if after != nil && after.Text == ")" && !after.Space && len(t.Text) <= 2 {
			return split
		}
		return join
	}
	if after != nil && (isOpening(t.Text) || t.Text == "+" || t.Text == "&") && !after.Space && isLower(after) {
		return join
	}
	return nothing
}

// glued: without white space a full stop ends a sentence only between a word
// and a capital («года.В Астане»), not after initials and abbreviations.
func glued(b *boundary) verdict {
	t := b.right()
	if t.Space {
		return nothing
	}
	l := b.left()
	if l == nil {
		return join
	}
	upper := !b.point() && t.Kind == Number || t.Kind == Word && t.Shape != Lower || isOpening(t.Text) || isDash(t.Text) && b.after() != nil && b.after().Space
	if !upper {
		return join
	}
	if b.closed() || !b.point() {
		return split
	}
	switch l.Kind {
	case Number:
		return joinUnless(len(l.Text) >= 2 && b.run-1 > b.start)
	case Word, Latin:
		if utf8.RuneCountInString(l.Text) == 1 || abbreviationOf(b.d.Tokens, b.run-1) != abbrNone || isNameInitial(l.Text) {
			return join
		}
		if l.Text == "Яндекс" || t.Text == "РФ" && l.Shape == Upper { // ВЭБ.РФ, ДОМ.РФ
			return join
		}
		return split
	}
	return split
}

func joinUnless(end bool) verdict {
	if end {
		return split
	}
	return join
}

// maxInner is the longest quotation, in tokens, that is read as one title with
// full stops inside («Чолпон-Ата. Итоги»).
const maxInner = 12

// isSpeech tells whether quotation q is direct speech: after a colon, or
// followed by a dash.
func (b *boundary) isSpeech(q *Quote) bool {
	tokens := b.d.Tokens
	if q.Open > 0 && tokens[q.Open-1].Text == ":" {
		return true
	}
	c := q.Close + 1
	for c < len(tokens) && c < q.Close+3 && (tokens[c].Text == "," || tokens[c].Text == ".") {
		c++
	}
	return c < len(tokens) && isDash(tokens[c].Text) && (c > q.Close+1 || q.Open == b.start)
}

func insideTitle(b *boundary) verdict {
	if b.quote < 0 {
		return nothing
	}
	q := &b.d.Quotes[b.quote]
	if b.mark < q.First || q.End-q.First > maxInner || b.isSpeech(q) {
		return nothing
	}
	if q.Open == b.start && q.End-q.First > maxInner/2 {
		return nothing
	}
	return join
}

// finalInTitle: «Ну, погоди!» Котёночкина, «Pass Ltd.» Асанова: the mark
// belongs to the title.
func finalInTitle(b *boundary) verdict {
	if !b.closed() || b.point() && (b.left() == nil || abbreviationOf(b.d.Tokens, b.run-1) == abbrNone) {
		return nothing
	}
	// the quotation that closed behind the mark
	n := b.closedQuote()
	if n < 0 {
		return nothing
	}
	q := &b.d.Quotes[n]
	if q.Open <= b.start || q.End-q.First > maxInner || b.d.Tokens[q.Open-1].Text == ":" || isDash(b.d.Tokens[q.Open-1].Text) {
		return nothing
	}
	if t := b.right(); !isWord(t) || starters[t.Text] {
		return nothing
	}
	return join
}

// closedQuote finds the quotation that closes right behind the mark, or -1.
func (b *boundary) closedQuote() int {
	quotes := b.d.Quotes
	lo, hi := 0, len(quotes) // the last one that opens before the mark
	for lo < hi {
		if m := (lo + hi) / 2; quotes[m].Open < b.mark {
			lo = m + 1
		} else {
			hi = m
		}
	}
	for k := lo - 1; k >= 0 && k >= lo-3; k-- {
		if quotes[k].Close == b.mark+1 {
			return k
		}
	}
	return -1
}

// maxParens is the longest bracket, in tokens, that is read through.
const maxParens = 30

// insideParens: (реж. А. Сатаров. Казахстан, 2024)
func insideParens(b *boundary) verdict {
	if b.paren < 0 || b.paren == b.start || b.mark-b.paren > maxParens {
		return nothing
	}
	tokens := b.d.Tokens
	for k := b.next; k < len(tokens) && k < b.next+maxParens && !tokens[k].Line; k++ {
		switch tokens[k].Text {
		case "(":
			return nothing
		case ")":
			return join
		}
	}
	return nothing
}

// listNumber: «1. Общие положения», «IV. Итоги».
func listNumber(b *boundary) verdict {
	if !b.point() || b.run-1 != b.start || b.closed() {
		return nothing
	}
	l := b.left()
	return joinIf(l.Kind == Number && len(l.Text) <= 6 || l.Kind == Latin && isRoman(l.Text))
}

// isNameInitial holds for the initials of more than one letter.
func isNameInitial(w string) bool {
	switch w {
	case "Дж", "Дм", "Ал", "Вл", "Ев", "Ек", "Ст", "Гр", "Конст", "Серг", "Мих", "Хр", "Эд",
		"Ph", "Th", "Ch", "Ye", "Yu", "Zh", "Sh":
		return true
	}
	return false
}

func isInitial(t *Token) bool {
	return isWord(t) && t.Shape == Title && (utf8.RuneCountInString(t.Text) == 1 || isNameInitial(t.Text))
}

// initials: А. С. Пушкин, Пушкин А. С., Дж. Р. Р. Толкин.
func initials(b *boundary) verdict {
	l, t := b.left(), b.right()
	if l == nil || !b.point() || b.closed() || !isInitial(l) {
		return nothing
	}
	if !isWord(t) || b.abbreviation() == abbrHead { // P.S.
		return nothing
	}
	if b.run-1 > b.start { // +10 °C, 5 G
		if p := &b.d.Tokens[b.run-2]; p.Text == "°" || p.Kind == Number && l.Kind == Latin {
			return nothing
		}
	}
	if isInitial(t) && b.after() != nil && b.after().Text == "." {
		return join
	}
	if starters[t.Text] || utf8.RuneCountInString(t.Text) == 1 { // «Sputnik V. В нём»
		return split
	}
	tokens := b.d.Tokens
	first := b.run - 1 // the first initial
	for first-2 > b.start && tokens[first-1].Text == "." && isInitial(&tokens[first-2]) {
		first -= 2
	}
	if l.Kind == Latin && t.Kind == Word {
		if first > b.start && tokens[first-1].Kind == Latin || isRoman(l.Text) && first > b.start && isPartWord(tokens[first-1].Text) {
			return join
		}
		return split
	}
	if first > b.start {
		if p := &tokens[first-1]; p.Kind == Word && p.Shape == Title && likeSurname(p.Text) && !likeSurname(t.Text) {
			return split
		}
	}
	return join
}

// isPartWord holds for the names of numbered parts: «Часть I. Начало».
func isPartWord(w string) bool {
	switch w {
	case "Часть", "Глава", "Раздел", "Том", "Книга", "Эпизод", "часть", "глава", "раздел", "том", "книга", "эпизод", "сезон":
		return true
	}
	return false
}

// abbreviation gives the class of the word before a full stop.
func (b *boundary) abbreviation() abbreviation {
	if !b.point() || b.left() == nil || b.closed() {
		return abbrNone
	}
	return abbreviationOf(b.d.Tokens, b.run-1)
}

func abbrHeadRule(b *boundary) verdict {
	if b.abbreviation() != abbrHead {
		return nothing
	}
	return joinUnless(starters[b.right().Text])
}

// abbrSumRule: 10 руб. 50 коп., 12 ч. 30 мин., долл. США, 5 млн. USD.
func abbrSumRule(b *boundary) verdict {
	if b.abbreviation() != abbrSum {
		return nothing
	}
	t := b.right()
	switch {
	case t.Kind == Number, t.Kind == Symbol:
		return join
	case isWord(t) && t.Shape == Upper && (t.Kind == Latin || t.Text == "США" || t.Text == "РФ" || t.Text == "РК"):
		return join
	}
	return nothing
}

// maxLead is the number of tokens a date can take at the start of a sentence.
const maxLead = 12

// abbrLeadRule: the sentence has but a date so far: «В 2024 г. Казахстан ...».
func abbrLeadRule(b *boundary) verdict {
	if a := b.abbreviation(); a != abbrTail && a != abbrSum {
		return nothing
	}
	t := b.right()
	if t.Text == "(" || t.Kind == Symbol && !isEmoji(t) {
		return join
	}
	if b.run-b.start > maxLead {
		return nothing
	}
	opens := b.d.Tokens[b.start].Kind == Number && b.run-b.start > 2 // 12 мая 2025 г.
	for k := b.start; k < b.run; k++ {
		switch w := &b.d.Tokens[k]; {
		case w.Kind == Number || w.Kind == Latin && isRoman(w.Text):
		case leadWords[w.Text]:
		case k == b.start && isWord(w) && w.Shape == Title && leadWords[strings.ToLower(w.Text)]:
			opens = true
		default:
			return nothing
		}
	}
	return joinIf(opens)
}

// abbrTailRule: the sentence goes on in lower case only, which was asked
// before, or with the rest of a foreign name («Warner Bros. Discovery»).
func abbrTailRule(b *boundary) verdict {
	if l := b.left(); l != nil && b.point() && !b.closed() && (l.Text == "Bros" || l.Text == "Co") && b.right().Kind == Latin {
		return join
	}
	if a := b.abbreviation(); a == abbrTail || a == abbrSum {
		return split
	}
	return nothing
}
