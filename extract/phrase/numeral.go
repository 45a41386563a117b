package phrase

import "math/big"

// numerals are the numbers in words, in the cases that sums and terms use.
var numerals = map[string]int{
	"один": 1, "одного": 1, "одну": 1, "одной": 1, "два": 2, "две": 2, "двух": 2, "двумя": 2, "три": 3, "трех": 3, "тремя": 3, "четыре": 4, "четырех": 4,
	"пять": 5, "пяти": 5, "шесть": 6, "шести": 6, "семь": 7, "семи": 7, "восемь": 8, "восьми": 8, "девять": 9, "девяти": 9, "десять": 10, "десяти": 10,
	"одиннадцать": 11, "двенадцать": 12, "тринадцать": 13, "четырнадцать": 14, "пятнадцать": 15, "шестнадцать": 16, "семнадцать": 17,
	"восемнадцать": 18, "девятнадцать": 19, "двадцать": 20, "двадцати": 20, "тридцать": 30, "тридцати": 30, "сорок": 40, "сорока": 40, "пятьдесят": 50,
	"пятидесяти": 50, "шестьдесят": 60, "семьдесят": 70, "восемьдесят": 80, "девяносто": 90, "сто": 100, "ста": 100, "двести": 200, "двухсот": 200,
	"триста": 300, "трехсот": 300, "четыреста": 400, "четырехсот": 400, "пятьсот": 500, "пятисот": 500, "шестьсот": 600, "семьсот": 700, "восемьсот": 800, "девятьсот": 900,
}

// numeral reads a number in words below a thousand, «полтора», «два с
// половиной», «полмиллиарда», and a scale that stands for one: «миллион
// долларов».
func (r *Reader) numeral(t *Text, i, end int) (value, upper *big.Rat, next int, ok bool) {
	switch t.Words[i].Form {
	case "полтора", "полторы":
		return big.NewRat(3, 2), nil, i + 1, true
	case "полмиллиона":
		return big.NewRat(500_000, 1), nil, i + 1, true
	case "полмиллиарда":
		return big.NewRat(500_000_000, 1), nil, i + 1, true
	case "миллион", "миллиона", "миллиард", "миллиарда", "триллион", "тысяча", "тысячу":
		return big.NewRat(1, 1), nil, i, true
	}
	n, last, k := 0, 1000, i
	for k < end {
		v := numerals[t.Words[k].Form]
		if v == 0 || v >= last || last < 20 || last < 100 && v >= 10 {
			break
		}
		n += v
		last = v
		k++
	}
	if k == i {
		return nil, nil, i, false
	}
	value = big.NewRat(int64(n), 1)
	if k+1 < end && t.Is(k, "с") && t.Is(k+1, "половиной") {
		value.Add(value, big.NewRat(1, 2))
		k += 2
	}
	return value, nil, k, true
}
