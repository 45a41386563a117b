package text

import "testing"

func TestExplain(t *testing.T) {
	got := Explain("Договор подписан 5 мая 2024 г. в Астане.В церемонии участвовал А. Сеитов!\nВсё")
	want := `join  lower          мая 2024 г. | в Астане.
split glued          . в Астане. | В церемонии участвовал
join  initials       церемонии участвовал А. | Сеитов!⏎Всё
split line           А. Сеитов! | Всё
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTitle(t *testing.T) {
	for _, c := range []struct {
		source string
		want   bool
	}{
		{"Студия подписала договор\n\nТекст новости.", true},
		{"Студия подписала договор\nТекст новости.", true},
		{"Где снимут «Перевал»?\n\nТекст новости.", true},
		{"Студия подписала договор.\n\nТекст новости.", false},
		{"Студия подписала договор", false},
		{"Подписано:\n- договор", false},
	} {
		if got := New(c.source).Sentences[0].Title; got != c.want {
			t.Errorf("%q: %v", c.source, got)
		}
	}
}
