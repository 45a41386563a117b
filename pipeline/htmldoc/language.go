package htmldoc

import (
	"strings"
	"unicode"
)

// functionWords are frequent words that tell languages of one script apart.
var functionWords = map[string]string{
	"ru": " и в не на с что по для как от из это также при о его об или который после ",
	"uk": " і в не на з що та для як від із це також у про й його або який після ",
	"be": " і ў не на з што для як ад гэта таксама у пра яго або які пасля ",
	"bg": " и в не на с че за да се от са е като това със при след или ",
	"kk": " және мен бен пен үшін бойынша туралы осы бұл да де бір болып деп екі ",
	"ky": " жана менен үчүн боюнча бул да бир деп эки болуп тууралуу кыргыз ",
	"en": " the of and to in a is for that on with as by at from was ",
	"de": " der die das und in von den mit für ist auf des dem im zu ein ",
	"fr": " le la les des et du en un une pour dans que sur est au par ",
	"es": " el la los de y en que del las un una por con para se es ",
	"it": " il la di e che in un una per con del della sono si le i ",
	"tr": " ve bir bu için ile de da olarak olan en çok daha gibi sonra ",
	"uz": " va bilan uchun bu bir ham bo‘yicha haqida da deb bo'yicha o'zbekiston ",
	"pl": " i w na z się nie do że jest od za po oraz dla jak ",
	"az": " və bir bu üçün ilə də da olan kimi haqqında sonra edib azərbaycan ",
}

const (
	minDetect  = 40      // letters; shorter texts show no language
	sampleText = 8 << 10 // bytes of text that are looked at
)

// DetectLanguage returns the BCP 47 tag of the language of text, or "" when
// text is short or shows none of those known: Russian, Ukrainian, Belarusian,
// Bulgarian, Serbian, Kazakh, Kyrgyz, Tatar, Bashkir, Tajik, Mongolian and
// Uzbek in Cyrillic script, and some of the Latin script. Letters of their own
// alphabets decide first, function words where alphabets agree.
func DetectLanguage(text string) string {
	if len(text) > sampleText {
		text = strings.ToValidUTF8(text[:sampleText], "")
	}
	var count [0x600]int
	cyrillic, latin := 0, 0
	for _, r := range text {
		r = unicode.ToLower(r)
		if r < 0x80 {
			if 'a' <= r && r <= 'z' {
				latin++
			}
			continue
		}
		if int(r) < len(count) {
			count[r]++
		}
		switch {
		case r >= 0x400 && r < 0x530:
			cyrillic++
		case r >= 0xc0 && r < 0x250:
			latin++
		}
	}
	if cyrillic+latin < minDetect {
		return ""
	}
	if latin > cyrillic {
		return byWords(text, latinLanguages)
	}
	of := func(letters string) float64 {
		n := 0
		for _, r := range letters {
			n += count[r]
		}
		return float64(n) / float64(cyrillic)
	}
	// Shares measured on texts of a few hundred letters; borrowed names in
	// Russian texts stay far below.
	foreign := of("әғқұіңөүҙҫҷҳў")
	switch {
	case foreign > 0 && foreign < .1 && of("јњљћђ") == 0 && of("їєў") < .004 && byWords(text, cyrillicLanguages) == "ru":
		return "ru" // with foreign names in it
	case of("ҙҫ") > .01:
		return "ba"
	case of("ӣӯҷҳ") > .01:
		return "tg"
	case of("ў") > .004 && of("қғҳ") > .01 && of("і") == 0 && of("ә") == 0:
		return "uz"
	case of("әғқұі") > .04 && of("ғқұ") > .01:
		return "kk"
	case of("җәһ") > .02 && of("ғқұ") < .01:
		return "tt"
	case of("ңөү") > .02 && of("ң") > 0:
		return "ky"
	case of("өү") > .03:
		return "mn"
	case of("љњћђј") > .01:
		return "sr"
	case of("ў") > .005 && of("і") > .01:
		return "be"
	case of("ії") > .03 || of("їє") > .005:
		return "uk"
	case of("ыэё") > .005:
		if of("ыэ") < .02 && of("ңөү") > .01 {
			return "ky"
		}
		return "ru"
	}
	return byWords(text, cyrillicLanguages)
}

var (
	cyrillicLanguages = []string{"ru", "uk", "bg", "be", "kk", "ky"}
	latinLanguages    = []string{"en", "de", "fr", "es", "it", "tr", "uz", "pl", "az"}
)

// byWords returns the language whose function words are most of text.
func byWords(text string, languages []string) string {
	hits := make([]int, len(languages))
	all := 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && r != '‘' && r != '\'' }) {
		all++
		for i, l := range languages {
			if strings.Contains(functionWords[l], " "+w+" ") {
				hits[i]++
			}
		}
	}
	best := 0
	for i := range hits {
		if hits[i] > hits[best] {
			best = i
		}
	}
	if hits[best]*20 < all || hits[best] == 0 {
		return ""
	}
	return languages[best]
}
