package phrase

import (
	"slices"
	"strings"
	"testing"
	"time"

	"vestnik/extract/match"
	"vestnik/extract/text"
	"vestnik/lexicon"
)

// withPatterns compiles two lists of the embedded lexicon with a file of rules.
func withPatterns(t *testing.T, rules string) *Lexicon {
	t.Helper()
	lex, _ := lexicon.Embedded()
	more, ds := lexicon.ParseRules("test.yaml", []byte(rules))
	if ds.HasErrors() {
		t.Fatal(ds)
	}
	return Compile(&lexicon.Lexicon{
		Patterns: more.Patterns,
		Lists:    slices.DeleteFunc(slices.Clone(lex.Lists), func(l *lexicon.List) bool { return l.Name != "cities" && l.Name != "festivals" }),
	}, match.NewBuilder(dictionary()))
}

// TestPatterns has a line for every element of a pattern.
func TestPatterns(t *testing.T) {
	for _, c := range []struct{ match, name, text, want string }{
		{`гильдия`, "", "Создана гильдия.", "Гильдия"},                                      // a lemma
		{`гильдия`, "", "Создан цех.", ""},                                                  //
		{`"гильдию"`, "", "В гильдии собрали гильдию.", "Гильдия"},                          // a form
		{`~гильд`, "", "Не по-гильдски.", ""},                                               // a stem
		{`гильдия <NOUN gent>`, "", "Пришли к гильдии сапожников.", "Гильдия сапожников"},   // grammemes
		{`гильдия <NOUN gent>`, "", "Гильдия сапожникам помогла.", ""},                      //
		{`гильдия <NOUN gent !plur>`, "", "Гильдия сапожников.", ""},                        // negated
		{`гильдия <Capital>`, "", "К гильдии Рассвет.", "Гильдия Рассвет"},                  // letters
		{`гильдия @festivals`, "", "Гильдия Берлинале.", "Гильдия Берлинале"},               // an entry
		{`гильдия @City`, "", "У гильдии Тараза.", "Гильдия Тараза"},                        // a mention
		{`гильдия @City`, "", "У гильдии сапожников.", ""},                                  //
		{`гильдия «»`, "", "С гильдией «Свет».", "Гильдия «Свет»"},                          // a quotation
		{`гильдия «<NOUN>»`, "", "С гильдией «Свет и тень».", ""},                           //
		{`гильдия . город`, "", "Гильдия вольного города.", "Гильдия вольного города"},      // anything
		{`гильдия !<VERB>`, "", "Гильдия собралась.", ""},                                   // not
		{`гильдия <ADJF gent>? <NOUN gent>`, "", "О гильдии мастеров.", "Гильдия мастеров"}, // optional
		{`гильдия <ADJF gent>{2} <NOUN gent>`, "", "О гильдии старых мастеров.", ""},        // counted
		{`(цех | гильдия <NOUN gent>)`, "", "Собрался цех.", "Цех"},                         // either
		{`гильдия [<ADJF gent> <NOUN gent>]`, "", "О гильдии старых мастеров.", "Гильдия старых мастеров"},
		{`гильдия [<ADJF> <NOUN>]`, "", "В гильдии старый мастеров нет.", ""}, // agreement
		{`head:гильдия what:<NOUN gent> "при" of:@City`, "{head} {what} ({of})", "О гильдии мастеров при Тараз.", "Гильдия мастеров (Тараз)"},
	} {
		rule := "patterns:\n  - id: test.one\n    note: проба\n    type: Organization\n    match: '" + c.match + "'\n"
		if c.name != "" {
			rule += "    name: '" + c.name + "'\n"
		}
		lex := withPatterns(t, rule)
		x := NewReader(lex).Read(text.New(c.text), Day{})
		got := ""
		for i := range x.Mentions {
			if x.Mentions[i].Rule == "test.one" {
				got = x.Mentions[i].Name
			}
		}
		if got != c.want {
			t.Errorf("%s in «%s»: %q, want %q", c.match, c.text, got, c.want)
		}
	}
}

// TestPatternLinear: what a pattern repeats costs no more than a bounded time at
// each token.
func TestPatternLinear(t *testing.T) {
	lex := withPatterns(t, "patterns:\n  - id: test.one\n    note: проба\n    type: Organization\n    match: '.* (. | . .)* .* гильдия'\n")
	start := time.Now()
	NewReader(lex).Read(text.New(strings.Repeat("мастер ", 2000)), Day{})
	if d := time.Since(start); d > 10*time.Second {
		t.Errorf("%v for 2,000 words", d)
	}
}
