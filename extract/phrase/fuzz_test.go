package phrase

import (
	"strings"
	"testing"
	"time"

	"vestnik/extract/text"
)

// check fails when the phrases of a text break what callers rely on.
func check(t *testing.T, x *Text) {
	t.Helper()
	n := len(x.Doc.Tokens)
	if len(x.Words) != n || len(x.At) != n {
		t.Fatalf("%d tokens, %d words, %d places", n, len(x.Words), len(x.At))
	}
	last := 0
	for i := range x.Mentions {
		m := &x.Mentions[i]
		if m.First < last || m.Last <= m.First || m.Last > n {
			t.Fatalf("mention %d is [%d, %d) behind %d of %d tokens: %s", i, m.First, m.Last, last, n, m.Rule)
		}
		last = m.Last
		inside(t, m, m.First, m.Last)
		for k := m.First; k < m.Last; k++ {
			if x.At[k] != int32(i) {
				t.Fatalf("token %d belongs to %d, not %d", k, x.At[k], i)
			}
		}
		if m.Kind >= kinds || m.Name == "" || m.Rule == "" {
			t.Fatalf("mention %d without kind, name or rule: %+v", i, m)
		}
		if (m.Kind == Date) != (m.Date != nil) || (m.Kind == Money) != (m.Money != nil) {
			t.Fatalf("mention %d: %s without its value", i, m.Kind)
		}
		if m.Date != nil {
			m.Date.Resolve(Day{2025, 10, 5}, i%2 == 0)
		}
	}
}

func inside(t *testing.T, m *Mention, first, last int) {
	t.Helper()
	if a, b := m.Core(); a < first || b > last || b <= a {
		t.Fatalf("core [%d, %d) outside of [%d, %d): %s", a, b, first, last, m.Rule)
	}
	for i := range m.Inner {
		o := &m.Inner[i]
		if o.First < first || o.Last > last || o.Last <= o.First {
			t.Fatalf("inner [%d, %d) outside of [%d, %d): %s in %s", o.First, o.Last, first, last, o.Rule, m.Rule)
		}
		inside(t, o, first, last)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range samples {
		f.Add(s)
	}
	r := NewReader(embedded())
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) > 1<<14 {
			return
		}
		check(t, r.Read(text.New(source), Day{2025, 10, 5}))
	})
}

// samples are texts of our own with every construct.
var samples = []string{
	"Министерство культуры Республики Казахстан и АО «Степь» подписали 5 мая 2024 г. меморандум на $3,5 млн.",
	"Айгуль Сарсенова (Aigul Sarsenova) встретила Н.А. Жданова в г. Тараз накануне.",
	"«Степь», «Лес» и ООО «НК «Поле» сообщают, пишет Lenta.example.ru: от 3 до 5 млн евро",
	"с 30 апреля по 3 мая; 05.10.2025; З0 апреля; 3, 4 и 5 октября; в пятницу, 3",
	"Министр иностранных дел Франции, аким города", "«", "до", "от 3 до", "$", "в", "12 млн", "АО «", "им.", "г.", "Ким Чен", "через", "2 млрд 300",
}

// TestLinear reads texts that never end a sentence, or open what they never
// close. Reading must be linear: a text twice as long may take a few times as
// long, not hundreds of times.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	for name, unit := range map[string]string{
		"words":      "министерство культуры и спорта области ",
		"capitals":   "Министерство Департамента Управления ",
		"shouted":    "МИНИСТЕРСТВО СЕВЕРНОЙ СТЕПИ ",
		"quotes":     "«Степь «Лес ",
		"adjectives": "новый большой северный ",
		"lists":      "Астана, Алматы, Тараз и ",
		"names":      "Айгуль Сарсенова ",
		"latin":      "Northwind Traders ",
		"numbers":    "12 345 678 ",
		"brackets":   "(АБВ (ГДЕ ",
	} {
		t.Run(name, func(t *testing.T) {
			took := func(bytes int) time.Duration {
				doc := text.New(strings.Repeat(unit, bytes/len(unit)))
				r := NewReader(embedded())
				began := time.Now()
				check(t, r.Read(doc, Day{2025, 10, 5}))
				return time.Since(began)
			}
			took(1 << 14)
			small, large := took(1<<17), took(1<<20)
			if large > 40*small+time.Second {
				t.Errorf("%v for 128 KB, %v for 1 MB", small, large)
			}
		})
	}
}

func BenchmarkRead(b *testing.B) {
	source := strings.Repeat(strings.Join(samples[:4], "\n\n")+"\n\n"+benchText, 20)
	doc := text.New(source)
	r := NewReader(embedded())
	r.Read(doc, Day{2025, 10, 5})
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		r.Read(doc, Day{2025, 10, 5})
	}
}

func BenchmarkCompile(b *testing.B) {
	for b.Loop() {
		compileEmbedded()
	}
}

// benchText is prose of our own, with as many names as news have.
const benchText = `В столице открылся форум о развитии кино, на который приехали гости из двадцати стран. По словам организаторов, за
три дня участники обсудят, как снимать вместе, где искать деньги и почему зритель возвращается в залы. Открывая встречу, министр культуры
и информации Казахстана напомнил, что в прошлом году в стране вышло больше сорока картин, а сборы выросли на треть. «Мы видим, что
молодые режиссёры больше не боятся больших тем», — отметил он.

Директор студии «Северный ветер» Пётр Громов рассказал, что работа над новым фильмом идёт с весны и закончится до конца года. Съёмки
шли в горах, на берегу озера и в старом городе, куда пришлось привезти несколько тонн оборудования. Бюджет картины он не назвал, но
добавил, что большую часть средств дал частный фонд. Вечером гостям показали короткие ленты студентов, а наутро все разъехались по
площадкам, чтобы увидеть, как устроены павильоны и сколько людей нужно для одной сцены.`
