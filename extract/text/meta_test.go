package text

import (
	"strings"
	"testing"
)

func TestSplitMeta(t *testing.T) {
	for _, c := range []struct {
		name, raw, body string
		meta            Meta
	}{
		{"none", "Текст.\n# не ключ", "Текст.\n# не ключ", Meta{}},
		{"hash lines", "# source: Студия\n# date: 2025-10-05\nТекст.\n", "Текст.\n", Meta{Source: "Студия", Published: "2025-10-05"}},
		{"all keys", "# title: Имя: подробно\n# url: https://a.example/b\n# lang: ru\n# author: А\n\nТекст", "\nТекст",
			Meta{Title: "Имя: подробно", URL: "https://a.example/b", Language: "ru"}},
		{"crlf and mark", "\uFEFF# date: 5 мая\r\nТекст\r\n", "Текст\r\n", Meta{Published: "5 мая"}},
		{"hashtag", "#source: Текст", "#source: Текст", Meta{}},
		{"markdown heading", "# Новость: фильм\nТекст", "# Новость: фильм\nТекст", Meta{}},
		{"front matter", "---\ntitle: \"Имя \\\"в кавычках\\\"\"\npublished: '2025-01-02'\ntags:\n  - a\n- b\n# comment\nlang: ru\n---\nТекст", "Текст",
			Meta{Title: `Имя "в кавычках"`, Published: "2025-01-02", Language: "ru"}},
		{"front matter open", "---\ntitle: Имя\nТекст", "---\ntitle: Имя\nТекст", Meta{}},
		{"ruler", "---\nТекст о кино.\n---\nЕщё", "---\nТекст о кино.\n---\nЕщё", Meta{}},
		{"leading date", " date 2025-10-05 В Астане.", "В Астане.", Meta{Published: "2025-10-05"}},
		{"both dates", "# date: 2025-10-06\n date 2025-10-05 В Астане.", "В Астане.", Meta{Published: "2025-10-06"}},
		{"date word", "date of birth", "date of birth", Meta{}},
		{"date glued", "date 2025-10-05В", "date 2025-10-05В", Meta{}},
		{"empty", "", "", Meta{}},
		{"only meta", "# date: 2025", "", Meta{Published: "2025"}},
	} {
		meta, body := SplitMeta(c.raw)
		if meta != c.meta || body != c.body {
			t.Errorf("%s: got %+v %q, want %+v %q", c.name, meta, body, c.meta, c.body)
		}
	}
}

func FuzzSplitMeta(f *testing.F) {
	for _, s := range []string{"# source: a\n# date: b\nc", "---\ntitle: x\n---\n date 2025-10-05 y", "\uFEFFdate: 2025-01-01T10:00:00Z z"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		if _, body := SplitMeta(raw); !strings.HasSuffix(raw, body) {
			t.Errorf("%q is no suffix of %q", body, raw)
		}
	})
}
