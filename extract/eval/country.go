package eval

import (
	"strings"
	"unicode/utf8"
)

// countries holds, for each ISO 3166-1 alpha-2 code, the beginnings of Russian
// words that name the country. It is the table of the reference scorer, in its
// order, which decides where two beginnings fit.
var countries = [...]struct{ code, starts string }{
	{"KZ", "казах"}, {"RU", "росси"}, {"UZ", "узбек"}, {"KG", "кыргы киргиз"}, {"AZ", "азерб"}, {"TR", "турци турец"},
	{"TM", "туркмен"}, {"TJ", "таджи"}, {"BY", "белару белорус"}, {"GE", "грузи"}, {"AM", "армени армян"}, {"UA", "украин"},
	{"FR", "франц"}, {"DE", "герман немец"}, {"IT", "итали"}, {"ES", "испан"}, {"GB", "велико британ англи соединенноекоролевство"}, {"US", "сша соединенныештаты америк"},
	{"CN", "китай кнр"}, {"JP", "япони"}, {"KR", "южнаякорея корея южнокор республикакорея"}, {"KP", "кндр севернаякорея северокор корейскаянародно"}, {"IN", "инди"}, {"IR", "иран"}, {"TH", "таила"},
	{"NL", "нидер голла"}, {"LT", "литва литов"}, {"LV", "латви"}, {"EE", "эстон"}, {"SE", "швеци"}, {"NO", "норве"}, {"FI", "финля"},
	{"DK", "дани"}, {"PL", "польш"}, {"CZ", "чехия чеш"}, {"SK", "словак словац"}, {"HU", "венгр"}, {"RO", "румын"}, {"BG", "болга"}, {"RS", "серби"},
	{"IL", "израи"}, {"CA", "канад"}, {"AU", "австрал"}, {"BR", "брази"}, {"MX", "мекси"}, {"AR", "арген"}, {"BE", "бельг"}, {"CH", "швейц"},
	{"AT", "австри"}, {"PT", "порту"}, {"GR", "греци"}, {"MN", "монго"}, {"QA", "катар"}, {"AE", "оаэ эмират объединенныеараб"}, {"EG", "египе"},
	{"SU", "ссср совет"}, {"HK", "гонконг"}, {"TW", "тайва"}, {"VN", "вьетн"}, {"SA", "саудо"}, {"IE", "ирлан"}, {"IS", "исланд"}, {"KH", "камбодж"}, {"DZ", "алжир"}, {"CY", "кипр"}, {"MT", "мальт"}, {"MA", "марокк"}, {"TN", "тунис"}, {"NG", "нигер"}, {"KE", "кения"}, {"ET", "эфиоп"}, {"LB", "ливан"}, {"AL", "албан"}, {"BA", "босни"}, {"ME", "черногор"}, {"MY", "малайз"}, {"ID", "индонез"}, {"PH", "филипп"}, {"PK", "пакист"}, {"AF", "афган"},
	{"CU", "куба"}, {"VE", "венесуэл"}, {"CO", "колумб"}, {"CL", "чили"}, {"PE", "перу"}, {"ZA", "юар южноафр"}, {"MD", "молд"}, {"LU", "люксемб"}, {"HR", "хорват"},
	{"SI", "словени"}, {"MK", "македон"}, {"SG", "сингап"}, {"NZ", "новаязел"}, {"IQ", "ирак"}, {"SY", "сири"}, {"JO", "иордан"}, {"KW", "кувейт"}, {"BH", "бахрейн"},
}

// alpha2 gives the code of a country named in Russian, a code itself
// unchanged, and "?" with the joined words of anything else. The second result
// says whether a country was found in the table.
func alpha2(name string) (string, bool) {
	if len(name) == 2 && upper(name[0]) && upper(name[1]) {
		return name, inTable(name)
	}
	flat := strings.Join(words(name), "")
	if strings.HasPrefix(strings.ToLower(name), "республика ") {
		flat = strings.Replace(flat, "республика", "", 1)
	}
	n := utf8.RuneCountInString(flat)
	for _, c := range countries {
		for start := range strings.SplitSeq(c.starts, " ") {
			if m := utf8.RuneCountInString(start); strings.HasPrefix(flat, start) && (m > 4 || n <= m+2) {
				return c.code, true
			}
		}
	}
	return "?" + flat, false
}

func upper(c byte) bool { return 'A' <= c && c <= 'Z' }

func inTable(code string) bool {
	for _, c := range countries {
		if c.code == code {
			return true
		}
	}
	return false
}
