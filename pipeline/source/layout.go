package source

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"vestnik/extract"
)

// Layout is how a published archive of a news site is laid out, beyond what
// the usual names of columns and members tell. The zero value is none.
type Layout struct {
	Name     string
	Source   string // of articles that name none
	Language string
	HTML     bool // texts are HTML
}

// layouts are the known ones:
//
//   - lenta: lenta-ru-news.csv of Lenta.ru, url,title,text,topic,tags,date;
//   - ria: the Rossiya Segodnya corpus of RIA, JSON Lines of title and text,
//     which is HTML;
//   - tengrinews: dumps of Tengrinews, CSV with title, text or content, date
//     and url in any order, texts sometimes HTML.
var layouts = []Layout{
	{Name: "lenta", Source: "Lenta.ru", Language: "ru"},
	{Name: "ria", Source: "РИА Новости", Language: "ru", HTML: true},
	{Name: "tengrinews", Source: "Tengrinews", Language: "ru", HTML: true},
}

// LayoutOf gives a layout by its name.
func LayoutOf(name string) (Layout, bool) {
	i := slices.IndexFunc(layouts, func(l Layout) bool { return l.Name == name })
	if i < 0 {
		return Layout{}, false
	}
	return layouts[i], true
}

// LayoutNames lists the known layouts.
func LayoutNames() []string {
	var names []string
	for _, l := range layouts {
		names = append(names, l.Name)
	}
	return names
}

// apply fills in what the layout knows.
func (l Layout) apply(a extract.Article) extract.Article {
	a.Source = cmp.Or(a.Source, l.Source)
	a.Language = cmp.Or(a.Language, l.Language)
	if l.HTML {
		a.Text = fragmentText(a.Text)
		a.Title = strings.TrimSpace(fragmentText(a.Title))
	}
	return a
}

// fragmentText gives the text of a piece of HTML, a blank line between its
// paragraphs. Text without a tag or entity stays as it is.
func fragmentText(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return s
	}
	z := html.NewTokenizer(strings.NewReader(s))
	var b strings.Builder
	hidden := 0
	paragraph := func() {
		if b.Len() > 0 && !strings.HasSuffix(b.String(), "\n\n") {
			b.WriteString("\n\n")
		}
	}
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return strings.TrimSpace(b.String())
		}
		if kind == html.TextToken {
			if hidden == 0 {
				text := html.UnescapeString(string(z.Raw()))
				if fields := strings.TrimSpace(text); fields != "" || b.Len() > 0 && !strings.HasSuffix(b.String(), "\n") {
					b.WriteString(text)
				}
			}
			continue
		}
		name, _ := z.TagName()
		switch atom.Lookup(name) {
		case atom.Script, atom.Style:
			if kind == html.StartTagToken {
				hidden++
			} else if hidden > 0 {
				hidden--
			}
		case atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.Blockquote, atom.H1, atom.H2, atom.H3, atom.H4, atom.Table, atom.Tr:
			paragraph()
		case atom.Br:
			if b.Len() > 0 {
				b.WriteByte('\n')
			}
		}
	}
}
