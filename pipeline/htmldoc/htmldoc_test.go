package htmldoc

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

const samplePage = `<!DOCTYPE html>
<html lang="ru"><head><meta charset="windows-1251">
<title>Киностудия и фонд подписали договор | Вестник кино</title>
<meta property="og:title" content="Киностудия и фонд подписали договор">
<meta property="og:site_name" content="Вестник кино">
<meta property="article:published_time" content="2025-03-04T10:20:00+05:00">
<link rel="canonical" href="https://kino.example/news/1">
</head><body><header>Меню</header><nav><a href="/">Главная</a></nav>
<article><h1>Киностудия и фонд подписали договор</h1>
<p>Киностудия «Заря» и Фонд&nbsp;поддержки   кино
подписали договор о совместном производстве двух картин.</p>
<p>Съёмки начнутся в мае.<br>Режиссёр — Анна Лугова.</p><script>var x = "нет"</script>
<aside>Читайте также</aside></article><footer>© Вестник кино</footer></body></html>`

const pageText = "Киностудия «Заря» и Фонд поддержки кино подписали договор о совместном производстве двух картин.\n\n" +
	"Съёмки начнутся в мае.\nРежиссёр — Анна Лугова."

func TestParse(t *testing.T) {
	raw, err := charmap.Windows1251.NewEncoder().String(samplePage)
	if err != nil {
		t.Fatal(err)
	}
	want := Article{
		URL: "https://kino.example/news/1", Title: "Киностудия и фонд подписали договор", Text: pageText,
		Published: "2025-03-04T10:20:00+05:00", Publisher: "Вестник кино", Language: "ru", Charset: "windows-1251", PublishedFrom: DateOpenGraph,
	}
	got, err := Parse([]byte(raw), "", "")
	if err != nil || got != want {
		t.Errorf("got %+v, %v\nwant %+v", got, err, want)
	}
	want.Charset = "utf-8" // the meta element contradicts the bytes
	if got, err := Parse([]byte(samplePage), "text/html; charset=utf-8", ""); err != nil || got != want {
		t.Errorf("got %+v, %v\nwant %+v", got, err, want)
	}
}

func TestMetadata(t *testing.T) {
	tests := []struct {
		name, head             string
		title, published, site string
	}{
		{"json-ld", `<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":["NewsArticle"],"headline":"Заголовок","datePublished":"2024-01-02T03:04:05Z","publisher":{"name":"Сайт"}}]}</script>`,
			"Заголовок", "2024-01-02T03:04:05Z", "Сайт"},
		{"broken json-ld", `<script type="application/ld+json">{</script><meta name="date" content="2024-01-02 11:00">`, "", "2024-01-02", ""},
		{"title element", `<title>Новость — Сайт</title><meta property="og:site_name" content="Сайт">`, "Новость", "", "Сайт"},
		{"day first", `<meta name="DATE" content="05.10.2025">`, "", "2025-10-05", ""},
		{"time element", `<time datetime="2025-10-05T09:00">вчера</time>`, "", "2025-10-05", ""},
		{"no date", `<meta name="date" content="2025-02-30"><time datetime="P3D">`, "", "", ""},
	}
	for _, tt := range tests {
		a, err := Parse([]byte("<html>"+tt.head+"<p>Текст."), "", "")
		if err != nil || a.Title != tt.title || a.Published != tt.published || a.Publisher != tt.site {
			t.Errorf("%s: got %q %q %q, %v", tt.name, a.Title, a.Published, a.Publisher, err)
		}
	}
}

func TestParseErrors(t *testing.T) {
	if _, err := Parse([]byte("<html><body><nav>Меню</nav></body></html>"), "", ""); !errors.Is(err, ErrNoText) {
		t.Errorf("page without text: %v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(samplePage), "text/html")
	f.Add([]byte("<p>a<br>\x00<table><p>b"), "")
	f.Fuzz(func(t *testing.T, raw []byte, contentType string) {
		a, err := Parse(raw, contentType, "")
		if err == nil && strings.TrimSpace(a.Text) == "" {
			t.Error("neither text nor error")
		}
	})
}

func BenchmarkParse(b *testing.B) {
	b.SetBytes(int64(len(samplePage)))
	for b.Loop() {
		if _, err := Parse([]byte(samplePage), "", ""); err != nil {
			b.Fatal(err)
		}
	}
}
