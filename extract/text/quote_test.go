package text

import (
	"fmt"
	"strings"
	"testing"
)

// TestQuotes: the quotations of a text, as depth:inside, with ~ for one that
// never closes.
func TestQuotes(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"plain", "Фильм «Перевал» вышел.", "0:Перевал"},
		{"nested", "Повесть «Книга „Мост“ и я» вышла.", "0:Книга „Мост“ и я | 1:Мост"},
		{"nested guillemets", "АО «Фонд «Самгау»» и ТОО «Мост».", "0:Фонд «Самгау» | 1:Самгау | 0:Мост"},
		{"closed once for two", "АО «Фонд «Самгау» и ТОО «Мост» подписали.", "0:Фонд «Самгау | 1:Самгау | 0:Мост"},
		{"closed once, with a comma", "Снимают второй сезон «Школа, 7 «Б» и ищут детей.", "0:Школа, 7 «Б | 1:Б"},
		{"three for one", "«Группа «Фонд «Самгау» здесь.", "0:Группа «Фонд «Самгау | 1:Фонд «Самгау | 2:Самгау"},
		{"straight", `Фильм "Перевал" и лента "Мост".`, "0:Перевал | 0:Мост"},
		{"straight nested", `ТОО "Фонд "Самгау"" здесь.`, `0:Фонд "Самгау" | 1:Самгау`},
		{"straight closed once", `ТОО "Фонд "Самгау" здесь.`, `0:Фонд "Самгау | 1:Самгау`},
		{"straight in brackets", `Лента ("Перевал") вышла.`, "0:Перевал"},
		{"straight before comma", `"Мы рады", - сказал он, - "и горды".`, "0:Мы рады | 0:и горды"},
		{"curly", "Лента “Перевал” и лента „Мост“ и „Путь”.", "0:Перевал | 0:Мост | 0:Путь"},
		{"mixed marks", "Лента «Перевал\" и лента „Мост».", "0:Перевал | 0:Мост"},
		{"straight inside guillemets", `«Студия "Мост" рада», — сказал он.`, `0:Студия "Мост" рада | 1:Мост`},
		{"guillemet for both", "Лента «Перевал« вышла.", "0:Перевал"},
		{"typewriter", "Лента <<Перевал>> и ''Мост''.", "0:Перевал | 0:Мост"},
		{"single", "Лента 'Перевал' вышла.", "0:Перевал"},
		{"apostrophe", "О'Нил и д’Артаньян.", ""},
		{"inch", `Экран 27" и всё.`, ""},
		{"stray close", "Перевал» вышел.", ""},
		{"spaced", "Лента \" Перевал \" вышла.", "0:Перевал"},
		{"glued", `Лента"Перевал" вышла.`, "0:Перевал"},
		{"unclosed in a sentence", "Лента «Перевал вышла. Это успех.", "0:~Перевал вышла."},
		{"unclosed paragraph", "«Мы рады. Это успех.\nЖюри «Моста» согласно.", "0:~Мы рады. Это успех. | 0:Моста"},
		{"unclosed outer", "Он сказал: «мы смотрели «Перевал» и «Мост».", "0:~мы смотрели «Перевал» и «Мост». | 1:Перевал | 1:Мост"},
		{"no crossing", "Лента «Перевал\n\nЛента Мост» вышла.", "0:~Перевал"},
		{"speech over paragraphs", "«Мы рады.\n\nМы снимем ещё», — сказал он.", "0:Мы рады.\n\nМы снимем ещё"},
		{"repeated mark", "«Мы рады.\n\n«Мы снимем ещё», — сказал он.", "0:~Мы рады. | 0:Мы снимем ещё"},
		{"wrapped", "Показали новую ленту «Большой\nперевал» и ушли.", "0:Большой\nперевал"},
		{"final mark", "Он спросил: «Где?» Она ушла.", "0:Где?"},
	} {
		d := New(c.source)
		var got []string
		for _, q := range d.Quotes {
			inside := ""
			if q.End > q.First {
				inside = d.Text[d.Tokens[q.First].Start:d.Tokens[q.End-1].End]
			}
			open := ""
			if q.Close < 0 {
				open = "~"
			}
			got = append(got, fmt.Sprintf("%d:%s%s", q.Depth, open, inside))
		}
		if g := strings.Join(got, " | "); g != c.want {
			t.Errorf("%s: %s\n got  %s\n want %s", c.name, c.source, g, c.want)
		}
	}
}

func TestQuoteOuter(t *testing.T) {
	d := New("АО «Фонд «Самгау» и «Книга „Мост“ и „Путь“».")
	var got []int
	for _, q := range d.Quotes {
		got = append(got, q.Outer)
	}
	if g, w := fmt.Sprint(got), "[-1 0 -1 2 2]"; g != w {
		t.Errorf("got %s, want %s", g, w)
	}
}
