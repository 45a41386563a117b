package text

import (
	"strings"
	"testing"
)

// release is a piece of press prose of our own, in clean form.
const release = `Киностудия «Сарыарка» и Фонд поддержки кино Грузии подписали меморандум о совместном производстве

АСТАНА, 12 мая 2025 г. Национальная киностудия «Сарыарка» имени К. Сатпаева и Фонд поддержки кино Грузии подписали меморандум о сотрудничестве. Документ рассчитан на 2025–2027 годы и предусматривает выпуск трёх полнометражных картин с общим бюджетом около 2,4 млрд тенге.

«Мы шли к этому полтора года, — сказал генеральный директор студии А.Б. Жумабеков. — Первая лента, рабочее название которой «Перевал», уже запущена в производство». По его словам, съёмки пройдут в г. Тбилиси и в Жамбылской обл. с июня по сентябрь.

Режиссёр-постановщик Нино Гелашвили сообщила, что премьера назначена на 20-й международный кинофестиваль «Шёлковый экран». Её прошлую работу, драму «Долгий мост», посмотрели 140 тыс. человек.
`

func benchmark(b *testing.B, source string) {
	d := New(source)
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		d.Reset(source)
	}
}

func BenchmarkClean(b *testing.B) { benchmark(b, strings.Repeat(release, 50)) }

// BenchmarkEdited has a no-break space after every short word and a stress accent a paragraph.
func BenchmarkEdited(b *testing.B) {
	s := strings.NewReplacer(" и ", " и\u00A0", " с ", " с\u00A0", "студия", "сту\u0301дия").Replace(release)
	benchmark(b, strings.Repeat(s, 50))
}

func BenchmarkSpan(b *testing.B) {
	d := New(strings.ReplaceAll(strings.Repeat(release, 50), " и ", " и\u00A0"))
	n := 0
	for b.Loop() {
		t := &d.Tokens[n%len(d.Tokens)]
		d.Span(int(t.Start), int(t.End))
		n += 7
	}
}

// The benchmarks below are texts that would be slow with anything but linear work.

func BenchmarkOneSentence(b *testing.B) {
	benchmark(b, strings.Repeat("министерство культуры и студия, ", 5<<20/59))
}
func BenchmarkQuotes(b *testing.B)     { benchmark(b, strings.Repeat("«Ура", 1<<20/10)) }
func BenchmarkQuoteMarks(b *testing.B) { benchmark(b, strings.Repeat(`"`, 1<<20)) }
func BenchmarkDots(b *testing.B)       { benchmark(b, strings.Repeat(".", 1<<20)) }
func BenchmarkClosers(b *testing.B)    { benchmark(b, "Ура!"+strings.Repeat("»", 1<<19)) }
func BenchmarkInitials(b *testing.B)   { benchmark(b, strings.Repeat("А. ", 1<<18)) }
func BenchmarkLines(b *testing.B)      { benchmark(b, strings.Repeat("и\n", 1<<18)) }
func BenchmarkAccents(b *testing.B)    { benchmark(b, "а"+strings.Repeat("\u0301", 1<<19)) }
func BenchmarkSoftHyphens(b *testing.B) {
	benchmark(b, strings.Repeat("a\u00ADа\u00AD", 1<<17))
}
func BenchmarkBrackets(b *testing.B) { benchmark(b, strings.Repeat("[(a.", 1<<18)) }
func BenchmarkDomains(b *testing.B)  { benchmark(b, strings.Repeat("a.b", 1<<18)) }
