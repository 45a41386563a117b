package charset

import (
	"testing"

	"golang.org/x/text/encoding/charmap"
)

func TestRepair(t *testing.T) {
	const text = "<h1>Студия «Мост»</h1>\n<p>Подписан договор — №5, съёмки начнутся в мае…</p>"
	for _, cm := range []*charmap.Charmap{charmap.Windows1251, charmap.Windows1252} {
		broken := ""
		for _, c := range []byte(text) {
			r := cm.DecodeByte(c)
			if r == '\uFFFD' {
				r = rune(c)
			}
			broken += string(r)
		}
		if got, ok := Repair(broken); !ok || got != text {
			t.Errorf("%v: %q, %v", cm, got, ok)
		}
		if got, _, err := DecodePage([]byte(broken+"\n<p>Исправная строка"), ""); err != nil || got != text+"\n<p>Исправная строка" {
			t.Errorf("%v: page %q, %v", cm, got, err)
		}
	}
	for _, good := range []string{text, "", "СССР, РСФСР, РСДРП, СРСР, РССС", "Ð Ñ Ð Ñ Ð Ñ Ð Ñ Ð Ñ", "Vertrag über Österreich"} {
		if got, ok := Repair(good); ok {
			t.Errorf("%q became %q", good, got)
		}
	}
}
