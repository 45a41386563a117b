package articles

import (
	"testing"

	"vestnik/extract"
)

func TestFilter(t *testing.T) {
	t.Parallel()
	ru := "Студия и фонд рассказали о картине"
	for _, tt := range []struct {
		f    Filter
		a    extract.Article
		want string
	}{
		{Filter{}, extract.Article{}, ""},
		{Filter{Languages: []string{"ru"}}, extract.Article{Language: "ru-KZ"}, ""},
		{Filter{Languages: []string{"ru", "kk"}}, extract.Article{Language: "en"}, DropLanguage},
		{Filter{Languages: []string{"ru"}}, extract.Article{Text: ru}, ""},
		{Filter{Languages: []string{"ru"}}, extract.Article{Text: "The studio"}, DropLanguage},
		{Filter{Sources: []string{"вестник*"}}, extract.Article{Source: "Вестник Севера"}, ""},
		{Filter{Sources: []string{"*.example.org"}}, extract.Article{URI: "https://news.example.org/1"}, ""},
		{Filter{Sources: []string{"*.example.org"}}, extract.Article{URI: "https://example.net/1"}, DropSource},
		{Filter{Sources: []string{"!news.*"}}, extract.Article{URI: "https://news.example.org/1"}, DropSource},
		{Filter{Sources: []string{"!news.*"}}, extract.Article{URI: "a.txt"}, ""},
		{Filter{Sources: []string{"*.org", "!news.*"}}, extract.Article{URI: "https://news.example.org/1"}, DropSource},
	} {
		if got := tt.f.Drop(&tt.a); got != tt.want {
			t.Errorf("%v over %+v: %q, want %q", tt.f, tt.a, got, tt.want)
		}
	}
	if err := (&Filter{Sources: []string{"!["}}).Check(); err == nil {
		t.Error("a broken pattern gave no error")
	}
}
