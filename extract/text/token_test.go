package text

import (
	"strings"
	"testing"
)

// kinds prints tokens as text/K, where K is the first letter of the kind and,
// for words, of the shape.
func kinds(d *Doc) string {
	var out []string
	for _, t := range d.Tokens {
		s := t.Text + "/" + t.Kind.String()[:1]
		if t.Kind == Word || t.Kind == Latin {
			s += t.Shape.String()[:1]
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{"министерство Министерство ГЦПНК КазМунайГаз", "министерство/WL Министерство/WT ГЦПНК/WU КазМунайГаз/WM"},
		{"художественно-публицистический", "художественно-публицистический/WL"},
		{"Иль-де-Франс Алма-Ата Чолпон-Ата", "Иль-де-Франс/WT Алма-Ата/WT Чолпон-Ата/WT"},
		{"и.о.", "и/WL ./P о/WL ./P"},
		{"2024–2025 2024-2025 1941—1945", "2024–2025/N 2024-2025/N 1941—1945/N"},
		{"3,5 1.5 1 500 000", "3,5/N 1.5/N 1/N 500/N 000/N"},
		{"09.12.2024 2025-10-05 12:30 24/7", "09.12.2024/N 2025-10-05/N 12:30/N 24/7/N"},
		{"в 2019,2020,2021", "в/WL 2019/N ,/P 2020/N ,/P 2021/N"},
		{"1,500,000", "1,500,000/N"},
		{"COVID-19 4K G20 CJ ENM Netflix iPhone", "COVID-19/LU 4K/LT G20/LT CJ/LU ENM/LU Netflix/LT iPhone/LM"},
		{"ЭКСПО-2017 Ту-154 20-летие 3-й 17-го 90-х 16-серийная", "ЭКСПО-2017/WU Ту-154/WT 20-летие/WL 3-й/WL 17-го/WL 90-х/WL 16-серийная/WL"},
		{"90х 60летие 4К", "90х/WL 60летие/WL 4К/WT"},
		{"10млн 2024г 100км", "10/N млн/WL 2024/N г/WL 100/N км/WL"},
		{"х/ф «Перевал» и/или", "х/ф/WL «/P Перевал/WT »/P и/WL //P или/WL"},
		{"О’Нил д'Артаньян Кот-д’Ивуар L’Oréal", "О’Нил/WT д'Артаньян/WM Кот-д’Ивуар/WT L’Oréal/LT"},
		{"AT&T R&D", "AT&T/LU R&D/LU"},
		{"PRщик VIPов SMS-рассылка", "PRщик/WM VIPов/WM SMS-рассылка/WM"},
		{"передаётReuters МоскваMoscow", "передаёт/WL Reuters/LT Москва/WT Moscow/LT"},
		{"Қоркыт Ата, Өзбек, Әлия", "Қоркыт/WT Ата/WT ,/P Өзбек/WT ,/P Әлия/WT"},
		{"Я и А", "Я/WT и/WL А/WT"},
		{"№ 5 $3,5 ₽10 5% 18+ +7", "№/S 5/N $/S 3,5/N ₽/S 10/N 5/N %/S 18/N +/S +/S 7/N"},
		{"https://a.example.com/б?c=1, ok", "https://a.example.com/б?c=1/O ,/P ok/LL"},
		{"(www.film.kz)", "(/P www.film.kz/O )/P"},
		{"bit.ly/bbc. t.me/film_kz культура.рф", "bit.ly/bbc/O ./P t.me/film_kz/O культура.рф/O"},
		{"film.kzсообщает", "film.kz/O сообщает/WL"},
		{"press.office@mfa.gov.kz. @film_kz #кино_2024", "press.office@mfa.gov.kz/O ./P @film_kz/O #кино_2024/O"},
		{"#1", "#1/O"},
		{"...?!", "./P ./P ./P ?/P !/P"},
		{"«„“”»\"", "«/P „/P “/P ”/P »/P \"/P"},
		{"• 🎬 ➤", "•/S 🎬/S ➤/S"},
		{"何猷君", "何猷君/O"},
		{"Москва–Астана", "Москва/WT –/P Астана/WT"},
		{"кино- и телефильмы", "кино/WL -/P и/WL телефильмы/WL"},
		{"5-6-летний", "5-6-летний/WL"},
		{"1-комн.", "1-комн/WL ./P"},
		{"Яндекс.Дзен", "Яндекс/WT ./P Дзен/WT"},
		{"года.В", "года/WL ./P В/WT"},
		{"**Подписан** __меморандум__", "Подписан/WT меморандум/WL"},
		{"[Студия](https://a.example/b_c) и [фонд](http://b.example)", "Студия/WT и/WL фонд/WL"},
		{"[1] и (2)", "[/P 1/N ]/P и/WL (/P 2/N )/P"},
		{"", ""},
		{" \n\u00A0\u200B ", ""},
	} {
		if got := kinds(New(c.source)); got != c.want {
			t.Errorf("%q\n got  %s\n want %s", c.source, got, c.want)
		}
	}
}

func TestTokenFlags(t *testing.T) {
	d := New("а б,\nв\n \nг")
	var got []string
	for _, k := range d.Tokens {
		s := k.Text
		for _, f := range []struct {
			on   bool
			name string
		}{{k.Space, "s"}, {k.Line, "l"}, {k.Para, "p"}} {
			if f.on {
				s += f.name
			}
		}
		got = append(got, s)
	}
	if g, w := strings.Join(got, " "), "аslp бs , вsl гslp"; g != w {
		t.Errorf("got %s, want %s", g, w)
	}
}
