package phrase

import (
	"math/big"
	"strings"

	"vestnik/extract/event"
	"vestnik/extract/text"
)

// Sum is an amount of money as an expression tells it.
type Sum struct {
	Value    string // decimal, without exponent; the lower one of a range
	Upper    string // the upper one of a range, "" otherwise
	Currency string // ISO 4217
	Bound    event.Bound
	Per      bool // a price: «1 490 тенге в месяц»
}

// money reads a sum that begins with token i: «более 1 млрд тенге», «$3,5 млн»,
// «от 3 до 5 млн долларов», «полмиллиарда евро», «12 261 760 тенге».
func (r *Reader) money(t *Text, i, end int) (Mention, bool) {
	bound, j := r.bound(t, i, end)
	sum, last, ok := r.sum(t, j, end)
	if !ok {
		return Mention{}, false
	}
	if bound == event.AtLeast && t.Is(i, "от") && last+1 < end && t.Is(last, "до") { // от 3 млн до 5 млн долларов
		if to, n, good := r.sum(t, last+1, end); good && (to.Currency == sum.Currency || sum.Currency == "") {
			sum.Upper, sum.Currency, last = to.Value, to.Currency, n
		}
	}
	if sum.Currency == "" {
		return Mention{}, false
	}
	sum.Bound = bound
	if sum.Upper != "" {
		sum.Bound = event.AtLeast
	}
	sum.Per = per(t, last, end)
	return Mention{
		Kind: Money, First: i, Last: last, Head: j, Forms: AnyForm, Name: t.Text(i, last), Money: &sum, Rule: "money",
	}, true
}

// sumWords are the words, numerals aside, that a sum begins with.
var sumWords = [...]string{
	"более", "свыше", "больше", "выше", "от", "менее", "меньше", "до", "около", "порядка", "примерно", "почти", "приблизительно", "ориентировочно",
	"не", "как", "полмиллиона", "полмиллиарда", "полтора", "полторы", "миллион", "миллиона", "миллионов", "миллиард", "миллиарда", "миллиардов",
	"тысяча", "тысячу", "тысячи", "триллион", "превысила", "превышает", "превысил",
}

// bound reads «более», «не менее», «около», «до», «почти», «как минимум».
func (r *Reader) bound(t *Text, i, end int) (event.Bound, int) {
	if i+1 >= end {
		return "", i
	}
	switch t.Words[i].Form {
	case "более", "свыше", "больше", "выше":
		if t.Is(i+1, "чем") {
			if i+2 < end && (t.Is(i+2, "на") || t.Is(i+2, "в")) {
				return event.AtLeast, i + 3
			}
			return event.AtLeast, i + 2
		}
		return event.AtLeast, i + 1
	case "от":
		return event.AtLeast, i + 1
	case "менее", "меньше":
		return event.AtMost, i + 1
	case "до":
		return event.AtMost, i + 1
	case "около", "порядка", "примерно", "почти", "приблизительно", "ориентировочно":
		return event.About, i + 1
	case "не":
		switch t.Words[i+1].Form {
		case "менее", "меньше":
			return event.AtLeast, i + 2
		case "более", "больше":
			return event.AtMost, i + 2
		}
	case "как":
		if t.Is(i+1, "минимум") {
			return event.AtLeast, i + 2
		}
	}
	return "", i
}

// sum reads [sign] number [scale] [currency]. In «от 3 до 5 млн долларов» the
// first number has neither; its scale and currency are those of the second. The
// currency is "" when nothing tells it.
func (r *Reader) sum(t *Text, i, end int) (Sum, int, bool) {
	k, cur := i, ""
	if k < end && (t.Doc.Tokens[k].Kind == text.Symbol || t.Doc.Tokens[k].Kind == text.Latin) {
		c, hit := r.class(t, k, CoinRole)
		if hit == nil {
			return Sum{}, i, false
		}
		cur, k = c.Currency, hit.Last
	}
	value, upper, k2, ok := r.number(t, k, end)
	if !ok {
		return Sum{}, i, false
	}
	k = k2
	if upper == nil && cur == "" && k+1 < end && t.Is(k, "до") && t.Is(i-1, "от") { // от 3 до 5 млн
		if u, none, n, good := r.number(t, k+1, end); good && none == nil {
			upper, k = u, n
		}
	}
	power, n := scale(t, k, end)
	k = n
	raise(value, power)
	raise(upper, power)
	for { // 2 млрд 300 млн
		v, u, n, good := r.number(t, k, end)
		if !good || power == 0 || u != nil || t.Doc.Tokens[k].Kind != text.Number {
			break
		}
		p, m := scale(t, n, end)
		if p >= power || m == n && p == 0 && v.Cmp(big.NewRat(1000, 1)) >= 0 {
			break
		}
		if _, x := r.currency(t, m, end); x == m && p == 0 {
			break
		}
		raise(v, p)
		value.Add(value, v)
		k, power = m, p
	}
	if cur == "" {
		cur, k = r.currency(t, k, end)
	}
	s := Sum{Value: decimal(value), Currency: cur}
	if upper != nil {
		s.Upper = decimal(upper)
	}
	return s, k, cur != "" || t.Is(i-1, "от") && power > 0
}

func raise(v *big.Rat, power int) {
	if v != nil && power > 0 {
		v.Mul(v, new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(power)), nil)))
	}
}

// currency reads «тенге», «долларов США», «долл.», «руб.», and «казахстанских
// тенге».
func (r *Reader) currency(t *Text, k, end int) (string, int) {
	if k >= end {
		return "", k
	}
	c, hit := r.class(t, k, CoinRole)
	if hit == nil && k+1 < end && isAdjective(t.Words[k]) {
		if c, hit = r.class(t, k+1, CoinRole); hit == nil {
			return "", k
		}
	}
	if hit == nil || hit.Last > end {
		return "", k
	}
	last := hit.Last
	if last < end && t.Is(last, ".") && len(t.Words[last-1].Form) <= 8 && !t.Doc.Tokens[last].Space {
		switch {
		case last+1 < end && t.Is(last+1, "сша"):
			last += 2
		case last+1 < end: // the point of an abbreviation, unless it ends the sentence
			last++
		case shortCoin(t.Words[last-1].Form):
			last++
		}
	}
	return c.Currency, last
}

// shortCoin reports the abbreviations of currencies that are written with a
// point.
func shortCoin(form string) bool {
	switch form {
	case "долл", "руб", "тг", "тнг", "грн", "коп":
		return true
	}
	return false
}

// number reads digits, digit groups and a decimal part, a range «3–5», or a
// number in words: «два с половиной», «сто двадцать», «полтора», «полмиллиона».
// upper is nil unless it is a range. The result needs what follows to be a sum.
func (r *Reader) number(t *Text, i, end int) (value, upper *big.Rat, next int, ok bool) {
	if i >= end {
		return nil, nil, i, false
	}
	if t.Doc.Tokens[i].Kind != text.Number {
		return r.numeral(t, i, end)
	}
	k := i + 1
	for k < end && group(t, k) && group3(t.Doc.Tokens[k-1].Text, k-1 == i) {
		k++
	}
	if !r.moneyFollows(t, k, end) {
		return nil, nil, i, false
	}
	s := t.Doc.Tokens[i].Text
	for n := i + 1; n < k; n++ {
		s += t.Doc.Tokens[n].Text
	}
	from, to := s, ""
	if x := strings.IndexAny(s, "–-—"); x > 0 {
		from, to = s[:x], strings.TrimLeft(s[x:], "–-—")
	} else if k+1 < end && dash(t, k) && t.Doc.Tokens[k+1].Kind == text.Number && k == i+1 { // 3 – 5 млн
		to = t.Doc.Tokens[k+1].Text
		k += 2
	}
	if value, ok = parseNumber(from); !ok {
		return nil, nil, i, false
	}
	if to != "" {
		if upper, ok = parseNumber(to); !ok {
			return nil, nil, i, false
		}
	}
	return value, upper, k, true
}

// moneyFollows reports whether a number that ends before token k can be one of
// money: a scale, a currency, a further number of a range comes, or a sign stood
// before it.
func (r *Reader) moneyFollows(t *Text, k, end int) bool {
	if k-2 >= 0 && t.Doc.Tokens[k-2].Kind == text.Symbol {
		return true
	}
	if k >= end {
		return t.Doc.Tokens[max(0, k-2)].Kind == text.Latin
	}
	if t.masks[k]&(1<<CoinRole) != 0 || t.Is(k, "до") || dash(t, k) {
		return true
	}
	p, _ := scale(t, k, end)
	return p > 0 || k-2 >= 0 && t.Doc.Tokens[k-2].Kind == text.Latin
}

// group reports three digits that stand apart, with a decimal part perhaps.
func group(t *Text, k int) bool {
	s := t.Doc.Tokens[k].Text
	return t.Doc.Tokens[k].Kind == text.Number && t.Doc.Tokens[k].Space && !t.Doc.Tokens[k].Line && digitsOf(s) == 3 && (len(s) == 3 || s[3] == ',' || s[3] == '.')
}

// group3 reports digits that further groups can follow.
func group3(s string, first bool) bool {
	return digitsOf(s) == len(s) && (len(s) == 3 || first && len(s) < 3)
}

func parseNumber(s string) (*big.Rat, bool) {
	if strings.Count(s, ",") > 1 { // 1,500,000
		s = strings.ReplaceAll(s, ",", "")
	}
	if strings.Count(s, ".") > 1 { // 1.500.000
		s = strings.ReplaceAll(s, ".", "")
	}
	s = strings.Replace(s, ",", ".", 1)
	if len(s) == 0 || len(s) > 40 || strings.Trim(s, "0123456789.") != "" {
		return nil, false
	}
	return new(big.Rat).SetString(s)
}

// digitsOf counts the digits before the decimal part.
func digitsOf(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// scale reads «тыс.», «млн», «миллиарда», «трлн» and gives the power of ten.
func scale(t *Text, k, end int) (power, next int) {
	if k >= end {
		return 0, k
	}
	switch f := t.Words[k].Form; {
	case f == "тыс" || strings.HasPrefix(f, "тысяч") && len(f) < 20:
		power = 3
	case f == "млн" || strings.HasPrefix(f, "миллион") && len(f) < 22:
		power = 6
	case f == "млрд" || strings.HasPrefix(f, "миллиард") && len(f) < 24:
		power = 9
	case f == "трлн" || strings.HasPrefix(f, "триллион") && len(f) < 24:
		power = 12
	default:
		return 0, k
	}
	if k++; k+1 < end && t.Is(k, ".") {
		k++
	}
	return power, k
}

// decimal writes a rational that has a finite decimal expansion.
func decimal(v *big.Rat) string {
	if v.IsInt() {
		return v.Num().String()
	}
	s := v.FloatString(6)
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}

// per reports that a sum is a price: «в месяц», «за тонну», «с человека».
func per(t *Text, k, end int) bool {
	if k+1 >= end {
		return false
	}
	next := t.Words[k+1].Form
	switch t.Words[k].Form {
	case "в":
		switch next {
		case "месяц", "год", "сутки", "день", "неделю", "час", "квартал":
			return true
		}
	case "за":
		switch next {
		case "тонну", "баррель", "штуку", "килограмм", "кг", "литр", "метр", "квадратный", "кв", "единицу", "акцию", "унцию", "билет", "доллар", "кубометр", "тысячу", "мвт", "квт", "один", "одну", "одного", "человека":
			return true
		}
	case "с":
		return next == "человека" || next == "тонны"
	case "на":
		return next == "человека" || next == "душу"
	case "ежемесячно", "ежегодно", "ежедневно":
		return true
	}
	return false
}
