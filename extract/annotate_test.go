package extract

import (
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"testing"

	"vestnik/lexicon"
)

var embeddedProgram = sync.OnceValue(func() *Program {
	lex, _ := lexicon.Embedded()
	p, ds := Compile(lex)
	if ds.HasErrors() {
		panic(ds)
	}
	return p
})

func TestAnnotate(t *testing.T) {
	const source = "Министр культуры Казахстана Аида Жумабаева и АО «Степь» подписали\u00a05 октября в г.\u00a0Тараз договор на $3,5 млн. Ведомство довольно."
	var got []string
	for _, a := range embeddedProgram().NewExtractor().Annotate(Article{URI: "a", Text: source, Published: "2025-10-06"}) {
		exact := string([]rune(source)[a.Start:a.End])
		if exact != a.Text {
			t.Errorf("[%d, %d) is %q, not %q", a.Start, a.End, exact, a.Text)
		}
		got = append(got, strings.TrimRight(a.Type+" "+a.Text+" = "+a.Name+" "+a.Value+a.Currency, " "))
	}
	want := []string{
		"Country Казахстана = Казахстан",
		"Person Аида Жумабаева = Аида Жумабаева",
		"Organization Степь = АО «Степь»",
		"Date 5 октября = 5 октября 2025-10-05",
		"City Тараз = Тараз",
		"Document договор = договор",
		"Money $3,5 млн = $3,5 млн 3500000USD",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Two readings of one article must be equal, whatever was read between them.
func TestAnnotateRepeats(t *testing.T) {
	x := embeddedProgram().NewExtractor()
	a := Article{Text: "Проект ведёт Ержан Тулегенов. Союз северных художников (ССХ) ждёт Тулегенова в Таразе."}
	first, err := json.Marshal(x.Annotate(a))
	if err != nil {
		t.Fatal(err)
	}
	x.Annotate(Article{Text: "Пётр Громов и компания «Кедр» уехали в Баку."})
	if again, _ := json.Marshal(x.Annotate(a)); string(again) != string(first) {
		t.Errorf("%s\nthen\n%s", first, again)
	}
}
