package phrase

import (
	"math/big"
	"strings"

	"vestnik/extract/event"
	"vestnik/extract/text"
)

// Sum is an amount of money as an expression tells it.
type Sum struct {
	Value    string // decimal, without exponent
	Currency string // ISO 4217
	Bound    event.Bound
	Per      bool // a price: «1 490 тенге в месяц»
}

// money reads a sum that begins with token i: «более 1 млрд тенге», «$3,5 млн»,
// «около 200 тыс. евро», «12 261 760 тенге».
func (r *Reader) money(t *Text, i, end int) (Mention, bool) {
	bound, j := r.bound(t, i, end)
	sum, last, ok := r.sum(t, j, end)
	if !ok {
		return Mention{}, false
	}
	if sum.Bound = bound; bound == "" {
		sum.Bound = ""
	}
	return Mention{
		Kind: Money, First: i, Last: last, Head: j, Forms: AnyForm, Name: t.Text(i, last), Money: &sum, Rule: "money",
	}, true
}

// bound reads «более», «не менее», «около», «до», «почти».
func (r *Reader) bound(t *Text, i, end int) (event.Bound, int) {
	if i+1 >= end {
		return "", i
	}
	switch t.Words[i].Form {
	case "более", "свыше", "больше", "выше":
		if t.Is(i+1, "чем") {
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
	}
	return "", i
}

// sum reads [sign] number [scale] [currency]; a sign or a currency must be there.
func (r *Reader) sum(t *Text, i, end int) (Sum, int, bool) {
	k := i
	cur := ""
	if c, hit := r.class(t, k, CoinRole); hit != nil && t.Doc.Tokens[k].Kind != text.Word && t.Doc.Tokens[k].Kind != text.Latin {
		cur, k = c.Currency, hit.Last
	}
	value, k2, ok := r.number(t, k, end)
	if !ok {
		return Sum{}, i, false
	}
	k = k2
	scaled := false
	if power, n := r.scale(t, k, end); n > k {
		value.Mul(value, new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(power)), nil)))
		k, scaled = n, true
	}
	_ = scaled
	if cur == "" {
		c, n := r.currency(t, k, end)
		if n == k {
			return Sum{}, i, false
		}
		cur, k = c, n
	}
	return Sum{Value: decimal(value), Currency: cur}, k, true
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
	if t.Is(last, ".") && last < end && len([]rune(t.Words[last-1].Form)) <= 4 {
		last++
		if t.Is(last, "сша") && last < end {
			last++
		}
	}
	return c.Currency, last
}

// number reads digits, digit groups and a decimal part, or a small number in
// words («два миллиона»).
func (r *Reader) number(t *Text, i, end int) (*big.Rat, int, bool) {
	if i >= end {
		return nil, i, false
	}
	tok := &t.Doc.Tokens[i]
	if tok.Kind != text.Number {
		n, ok := smallNumber(t.Words[i].Form)
		switch t.Words[i].Form {
		case "один", "одного", "миллион", "миллиард":
			n, ok = 1, true
		case "двести":
			n, ok = 200, true
		case "триста":
			n, ok = 300, true
		case "сто":
			n, ok = 100, true
		case "пятьсот":
			n, ok = 500, true
		}
		if !ok {
			return nil, i, false
		}
		if f := t.Words[i].Form; f == "миллион" || f == "миллиард" {
			return big.NewRat(1, 1), i, true
		}
		return big.NewRat(int64(n), 1), i + 1, true
	}
	s := tok.Text
	k := i + 1
	for k < end && t.Doc.Tokens[k].Kind == text.Number && len(t.Doc.Tokens[k].Text) >= 3 && digitsOf(t.Doc.Tokens[k].Text) == 3 && !strings.ContainsAny(s, ",.") && digitsOf(s)%3 <= 3 {
		s += t.Doc.Tokens[k].Text
		k++
		if strings.ContainsAny(s, ",.") {
			break
		}
	}
	if x := strings.IndexAny(s, "–-—"); x > 0 {
		s = s[:x]
	}
	s = strings.Replace(s, ",", ".", 1)
	if strings.Count(s, ".") > 1 { // 1.500.000
		s = strings.ReplaceAll(s, ".", "")
	}
	v, ok := new(big.Rat).SetString(s)
	return v, k, ok
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
func (r *Reader) scale(t *Text, k, end int) (int, int) {
	if k >= end {
		return 0, k
	}
	power := 0
	switch f := t.Words[k].Form; {
	case f == "тыс" || strings.HasPrefix(f, "тысяч"):
		power = 3
	case f == "млн" || strings.HasPrefix(f, "миллион"):
		power = 6
	case f == "млрд" || strings.HasPrefix(f, "миллиард"):
		power = 9
	case f == "трлн" || strings.HasPrefix(f, "триллион"):
		power = 12
	default:
		return 0, k
	}
	k++
	if t.Is(k, ".") && k < end {
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
