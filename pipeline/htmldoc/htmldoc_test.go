package htmldoc

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

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
	f.Add([]byte(samplePage), "text/html", "")
	f.Add([]byte("<p>a<br>\x00<table><p>b"), "", "https://t.me/s/a")
	files, err := filepath.Glob(filepath.Join(pages, "*.html"))
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw, "", "https://a.example/2025/10/05/")
	}
	f.Fuzz(func(t *testing.T, raw []byte, contentType, url string) {
		a, err := Parse(raw, contentType, url)
		if err != nil {
			return
		}
		if strings.TrimSpace(a.Text) == "" {
			t.Error("neither text nor error")
		}
		if !utf8.ValidString(a.Text) || !utf8.ValidString(a.Title) {
			t.Errorf("not UTF-8: %q %q", a.Title, a.Text)
		}
		if strings.ContainsRune(a.Text, 0) || strings.Contains(a.Text, "\n\n\n") {
			t.Errorf("marks of the layout left: %q", a.Text)
		}
		if (a.Published == "") != (a.PublishedFrom == DateNone) {
			t.Errorf("date %q from %q", a.Published, a.PublishedFrom)
		}
		if !strings.Contains(a.Text, a.Dateline) {
			t.Errorf("dateline %q is not in %q", a.Dateline, a.Text)
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

// BenchmarkParsePages reads the pages of testdata, which are short: what a page
// costs whatever its length shows here.
func BenchmarkParsePages(b *testing.B) {
	files, err := filepath.Glob(filepath.Join(pages, "*.html"))
	if err != nil || len(files) == 0 {
		b.Fatal(files, err)
	}
	var raws [][]byte
	size := int64(0)
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		raws, size = append(raws, raw), size+int64(len(raw))
	}
	b.SetBytes(size)
	for b.Loop() {
		for _, raw := range raws {
			if _, err := Parse(raw, "", ""); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkParseLarge reads a page of the usual make: scripts and styles,
// menus, an article of thirty paragraphs, cards of other articles, comments.
func BenchmarkParseLarge(b *testing.B) {
	var p strings.Builder
	p.WriteString(`<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>Студии подписали договор | Экран</title>`)
	p.WriteString("<script>" + strings.Repeat("var a = {\"b\": [1, 2, 3], 'c': function () { return 1 < 2 }};\n", 200) + "</script>")
	p.WriteString(`</head><body><nav><ul>` + strings.Repeat(`<li class="menu__item"><a class="menu__link" href="/section/">Раздел сайта</a></li>`, 80) + "</ul></nav>")
	p.WriteString(`<div class="layout"><div class="article__text"><h1>Студии подписали договор</h1>`)
	p.WriteString(strings.Repeat(`<p class="text">Студия «Мост» и телеканал <a href="/n">«Волна»</a> подписали договор о съёмках сериала, рассказал директор студии &mdash; Пётр Зимин.</p>`, 30))
	p.WriteString(`</div><div class="cards">` + strings.Repeat(`<div class="card"><a href="/1"><img src="/i.jpg" alt=""><span class="card__title">Другая новость того же дня</span></a></div>`, 60))
	p.WriteString(`</div><div class="comments">` + strings.Repeat(`<div class="comment"><b>Имя</b><p>Очень ждём этот сериал всей семьёй.</p></div>`, 60) + "</div></div></body></html>")
	raw := []byte(p.String())
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(raw, "", ""); err != nil {
			b.Fatal(err)
		}
	}
}
