package eval

import (
	"strings"
	"unicode"
)

// legal are words that do not tell one body from another.
var legal = set("ао оао зао пао ооо тоо нао гк ргп рггу гкп фгуп фгбу гуп нко ано чп ип " +
	"компания компании корпорация концерн холдинг группа")

// stop are words without weight.
var stop = set("и в во на по при с со о об от для из к the of and")

// generic are words that most names of states and places have.
var generic = set("республика республики республикой королевство королевства федерация федерации народная народной исламская исламской " +
	"государство государств город города область области район района край края")

// bodies are beginnings of words that make a name with a country in it that of
// a body rather than of the country.
var bodies = set("прави минис посол агент")

// abbreviations are written out before names are compared.
var abbreviations = map[string][]string{
	"рк": {"республики", "казахстан"}, "рф": {"российской", "федерации"}, "кр": {"кыргызской", "республики"},
	"руз": {"республики", "узбекистан"}, "рб": {"республики", "беларусь"}, "сша": {"соединенные", "штаты", "америки"},
	"кнр": {"китайская", "народная", "республика"}, "ес": {"европейский", "союз"}, "оаэ": {"объединенные", "арабские", "эмираты"},
	"ркк": {"республики", "казахстан"},
}

func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// words gives the runs of letters and digits of s in lower case, with ё as е
// and known abbreviations written out.
func words(s string) []string {
	// A dotted capital I becomes i and a combining dot, as Unicode has it and
	// Go's one-to-one mapping does not; the dot ends a word.
	s = strings.ToLower(strings.ReplaceAll(s, "İ", "i\u0307"))
	s = strings.ReplaceAll(s, "ё", "е")
	var out []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }) {
		if long, ok := abbreviations[w]; ok {
			out = append(out, long...)
		} else {
			out = append(out, w)
		}
	}
	return out
}

// plain is the form in which names are compared literally.
func plain(s string) string { return strings.Join(words(s), " ") }

// bag counts beginnings of words.
type bag map[string]int

func bagOf(list []string) bag {
	b := bag{}
	for _, w := range list {
		b[start(w)]++
	}
	return b
}

// start gives the first five letters of a word, which stand for its stem.
func start(w string) string {
	n := 0
	for i := range w {
		if n == 5 {
			return w[:i]
		}
		n++
	}
	return w
}

// dice is the Dice coefficient of two bags.
func dice(a, b bag) float64 {
	total, common := 0, 0
	for w, n := range a {
		total += n
		common += min(n, b[w])
	}
	for _, n := range b {
		total += n
	}
	if total == 0 {
		return 0
	}
	return float64(2*common) / float64(total)
}

// alike compares two names by their words except those without weight.
func alike(a, b string) float64 { return dice(stems(a), stems(b)) }

func stems(s string) bag {
	all := words(s)
	var core []string
	for _, w := range all {
		if !legal[w] && !stop[w] {
			core = append(core, w)
		}
	}
	if len(core) == 0 {
		core = all
	}
	return bagOf(core)
}

// sameBody compares two names of bodies, 0 to 1: the distinguishing words must
// agree, and so must the countries where both name one.
func sameBody(a, b string) float64 {
	switch {
	case a == "" || b == "":
		return 0
	case plain(a) == plain(b):
		return 1
	}
	ca, ra := countriesIn(a)
	cb, rb := countriesIn(b)
	common := false
	for c := range ca {
		common = common || cb[c]
	}
	switch {
	case len(ca) > 0 && len(cb) > 0 && !common:
		return 0
	case len(ra) == 0 && len(rb) == 0 && common:
		return 0.99
	case len(ra) == 0 && len(rb) == 0:
		return alike(a, b)
	case len(ra) == 0 || len(rb) == 0:
		return 0
	}
	return 0.98 * dice(bagOf(ra), bagOf(rb))
}

// countriesIn gives the codes of the countries that a name mentions, and its
// other words without generic ones. The name of a country alone has no others.
func countriesIn(name string) (map[string]bool, []string) {
	all := words(name)
	flat, body := "", false
	for _, w := range all {
		if !generic[w] {
			flat += w
		}
		body = body || bodies[start(w)]
	}
	if code, ok := alpha2(flat); ok && len(all) <= 4 && !body {
		return map[string]bool{code: true}, nil
	}
	codes := map[string]bool{}
	var rest []string
	for _, w := range all {
		if generic[w] || legal[w] || stop[w] {
			continue
		}
		if code, ok := alpha2(w); ok && len([]rune(w)) > 3 {
			codes[code] = true
		} else {
			rest = append(rest, w)
		}
	}
	return codes, rest
}
