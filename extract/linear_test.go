package extract_test

import (
	"strings"
	"testing"
	"time"

	"vestnik/extract"
)

// TestLinear reads texts that no newspaper prints and such as are four times as
// long: the time must grow with the length and not with its square.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip()
	}
	const size = 100 << 10
	for _, tt := range []struct{ name, unit string }{
		{"one sentence", "и стороны обсуждают развитие отношений, "},
		{"documents", "подписали меморандум и соглашение "},
		{"documents in sentences", "Акимат подписал договор с компанией. "},
		{"parties", "Казахстан, Франция, Узбекистан и "},
		{"signed by all", "Казахстан подписал с Францией договор, "},
		{"quotations", "фильм «Степь» и «Дом», "},
		{"nested quotations", "«Союз "},
		{"closed quotations", "» "},
		{"capitals", "Министерство Культуры Совета Союза "},
		{"names", "Пётр Громов Ержан Тулегенов "},
		{"initials", "А. Б. "},
		{"acronyms", "ГЦПНК ЕАЭС "},
		{"dates", "5 октября 2025 года "},
		{"sums", "5 млн долларов "},
		{"heads", "комитет комитета "},
		{"posts", "министр директора "},
		{"films", "Режиссёр снял фильм «Дом» с актёром. "},
		{"unknown words", "Абракадабрус "},
		{"brackets", "("},
		{"hyphens", "а-"},
		{"one word", "Ы"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			short := strings.Repeat(tt.unit, size/len(tt.unit))
			took := func(s string) time.Duration {
				x := compiled(t).NewExtractor()
				best := time.Hour
				for range 3 {
					start := time.Now()
					x.Extract(extract.Article{Text: s, Published: "2025-10-05"})
					best = min(best, time.Since(start))
				}
				return best
			}
			one, four := took(short), took(strings.Repeat(short, 4))
			t.Logf("%v, four times as long %v", one, four)
			if four > 10*one && four > 2*time.Second {
				t.Errorf("%d KB take %v, four times as much %v", len(short)>>10, one, four)
			}
		})
	}
}
