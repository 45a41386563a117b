package htmldoc

import (
	"errors"
	"strings"
	"testing"
)

func TestDateIn(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Опубликовано: 5 октября 2025 г., 12:30", "2025-10-05"},
		{"5 ОКТЯБРЯ 2025", "2025-10-05"},
		{"Окт. 5, 2025 12:30", "2025-10-05"},
		{"воскресенье, 5 окт. 2025", "2025-10-05"},
		{"05.10.2025 | Новости", "2025-10-05"},
		{"Новости / 05.10.2025", "2025-10-05"},
		{"12:30, 05/10/2025", "2025-10-05"},
		{"5-10-2025", "2025-10-05"},
		{"05.10.25", "2025-10-05"},
		{"Дата: 2025-10-05 12:30:11", "2025-10-05"},
		{"от 1 мая 1998 года № 12-п", "1998-05-01"},
		{"29 февраля 2024", "2024-02-29"},
		{"29 февраля 2023", ""},
		{"31.04.2025", ""},
		{"вчера, 12:30", ""},
		{"5 октября", ""},
		{"тел. 22-33-44", ""},
		{"версия 1.10.2", ""},
		{"192.168.10.25", ""},
		{"цена 1.234.567", ""},
		{"", ""},
	}
	for _, tt := range tests {
		if got := dateIn(tt.in); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestDateInURL(t *testing.T) {
	tests := []struct{ in, want string }{
		{"https://a.example/2025/10/05/kino.html", "2025-10-05"},
		{"https://a.example/news/2025/10/5/", "2025-10-05"},
		{"https://a.example/news/2025-10-05-kino", "2025-10-05"},
		{"https://a.example/20251005/kino-1778.html", "2025-10-05"},
		{"https://a.example/05-10-2025/kino", "2025-10-05"},
		{"https://a.example/news/05.10.2025/1", "2025-10-05"},
		{"/culture/2025/10/05/x", "2025-10-05"},
		{"https://a.example/2025/10/kino", ""},
		{"https://a.example/news/20251005123", ""},
		{"https://a.example/news/2025/31/12", ""},
		{"https://a.example/p/12/34/5678", ""},
		{"https://a.example/id/19991231", ""}, // a number as likely
		{"", ""},
	}
	for _, tt := range tests {
		if got := dateInURL(tt.in); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

// TestPublished shows which part of a page wins.
func TestPublished(t *testing.T) {
	const (
		ld    = `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-01-01"}</script>`
		og    = `<meta property="article:published_time" content="2025-01-02T10:00:00+03:00">`
		meta  = `<meta name="DC.date.issued" content="2025-01-03">`
		micro = `<span itemprop="datePublished" content="2025-01-04">вчера</span>`
		clock = `<time datetime="2025-01-05">вчера</time>`
		words = `<div class="news-date">7 января 2025 года</div>`
	)
	parts := []struct {
		html, want string
		from       DateSource
	}{
		{ld, "2025-01-01", DateJSONLD}, {og, "2025-01-02T10:00:00+03:00", DateOpenGraph}, {meta, "2025-01-03", DateMeta},
		{micro, "2025-01-04", DateMicrodata}, {clock, "2025-01-05", DateTimeElement}, {"", "2025-01-06", DateURL},
		{words, "2025-01-07", DateText},
	}
	const text = "<p>Студия и телеканал подписали договор о совместном производстве сериала, рассказал директор студии."
	for i, p := range parts {
		var b strings.Builder
		b.WriteString("<body><h1>Студия и телеканал подписали договор</h1>")
		for _, q := range parts[i:] {
			b.WriteString(q.html)
		}
		url := "https://a.example/2025/01/06/x"
		if p.from > DateURL {
			url = "https://a.example/x"
		}
		a, err := Parse([]byte(b.String()+text), "", url)
		if err != nil || a.Published != p.want || a.PublishedFrom != p.from {
			t.Errorf("%v: got %q from %q, %v", p.from, a.Published, a.PublishedFrom, err)
		}
	}
	noise := []string{
		`<meta property="article:modified_time" content="2025-01-02">`,
		`<aside><time datetime="2025-01-05">вчера</time></aside>`,
		`<time datetime="P3D">три дня</time>`,
		`<time itemprop="dateModified" datetime="2025-01-05"></time>`,
		`<script type="application/ld+json">{"@type":"Event","datePublished":"2025-01-01"}</script>`,
	}
	for _, n := range noise {
		a, err := Parse([]byte("<h1>Заголовок</h1>"+n+text), "", "")
		if err != nil || a.Published != "" {
			t.Errorf("%s: got %q from %q, %v", n, a.Published, a.PublishedFrom, err)
		}
	}
}

func TestDateline(t *testing.T) {
	tests := []struct{ in, want string }{
		{"АСТАНА, 5 октября. /КИНОВЕСТИ/ – Стороны подписали договор.", "АСТАНА, 5 октября. /КИНОВЕСТИ/"},
		{"АСТАНА. КИНОВЕСТИ – Стороны подписали договор.", "АСТАНА. КИНОВЕСТИ"},
		{"МОСКВА, 5 окт – РИА Экран. Стороны подписали договор.", "МОСКВА, 5 окт – РИА Экран"},
		{"Бишкек, 5 октября 2025 года — Стороны подписали договор.", "Бишкек, 5 октября 2025 года"},
		{"Нижний Новгород, 5 октября 2025 года. Стороны подписали договор.", "Нижний Новгород, 5 октября 2025 года"},
		{"САНКТ-ПЕТЕРБУРГ — Стороны подписали договор.", "САНКТ-ПЕТЕРБУРГ"},
		{"МОСКВА /Экран/. Стороны подписали договор.", ""},
		{"Стороны подписали договор — так сообщили в студии.", ""},
		{"Режиссёр Анна Лугова, автор сценария — Пётр Зимин.", ""},
		{"В Астане, 5 октября, подписан договор", ""},
		{"США и Канада — участники проекта.", ""},
		{"«Мосэкран», 5 мая", ""},
		{"", ""},
	}
	for _, tt := range tests {
		if got := dateline(tt.in); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestDetectLanguage(t *testing.T) {
	tests := []struct{ want, in string }{
		{"ru", "Министерство культуры подписало договор о съёмках фильма с казахстанской студией."},
		{"ru", "В конкурс вошёл фильм «Бала мен ұстаз» режиссёра Ғалыма Сейтова, сообщили на студии «Қазақкино»."},
		{"kk", "Мәдениет министрлігі фильм түсіру туралы келісімге қол қойды, деп хабарлады баспасөз қызметі."},
		{"ky", "Маданият министрлиги тасма тартуу боюнча келишимге кол койду, деп билдирди басма сөз кызматы. Иш күзүндө башталат жана эки жылга созулат, тасманын бюджети жаңы."},
		{"uk", "Міністерство культури підписало угоду про спільне виробництво фільмів із польською студією."},
		{"be", "Міністэрства культуры падпісала пагадненне аб сумеснай вытворчасці фільмаў з польскай студыяй, паведаміў міністр учора ўвечары."},
		{"bg", "Министерството на културата подписа договор за съвместно производство на филми с полско студио."},
		{"sr", "Министарство културе потписало је уговор о заједничкој производњи филмова са студијем из Пољске."},
		{"en", "The ministry of culture has signed an agreement on the joint production of films."},
		{"de", "Das Ministerium hat mit dem Studio einen Vertrag über die gemeinsame Produktion von Filmen unterzeichnet."},
		{"tr", "Kültür Bakanlığı ile stüdyo, ortak film yapımı için bir anlaşma imzaladı ve çalışmalar başladı."},
		{"", "Кино"},
		{"", "12345 67890 12345 67890 12345 67890 12345 67890"},
	}
	for _, tt := range tests {
		if got := DetectLanguage(tt.in); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestNotices(t *testing.T) {
	tests := []struct {
		in   string
		want bool
	}{
		{"Читайте также: В музее открылась выставка", true},
		{"ПОДПИСЫВАЙТЕСЬ НА НАШ КАНАЛ!", true},
		{"Фото: пресс-служба", true},
		{"Нашли ошибку? Выделите её и нажмите Ctrl+Enter", true},
		{"© Студия «Мост», 2025", true},
		{"Печать", true},
		{"Печатники получили новый кинотеатр", false},
		{"Реклама", true},
		{"Рекламации принимает дирекция студии", false},
		{"Подписаться под документом решились не все участники", false},
		{"Подписаться на рассылку", true},
		{"Комментарии (12)", true},
		{"Комментарии экспертов", false},
		{"Обсуждение соглашения", false},
		{"Похожие новости дня", true},
		{"Использование материалов архива оговорено в договоре", false},
		{"Использование материалов сайта разрешено при наличии ссылки", true},
		{"Фото режиссёра украсило афишу фестиваля", false},
		{"Опубликовано постановление о премиях в области кино", false},
		{"Источник в министерстве подтвердил подписание договора", false},
		{"Фотография стала второй профессией режиссёра Ильиной", false},
		{"При поддержке фонда снято пять фильмов", false},
	}
	for _, tt := range tests {
		if got := noticeOf(tt.in) != nil; got != tt.want {
			t.Errorf("%q: got %v", tt.in, got)
		}
	}
}

func TestRoleOfClasses(t *testing.T) {
	tests := []struct {
		class string
		want  role
	}{
		{"entry-content", roleBody}, {"newsDetailText", roleBody}, {"article__body", roleBody}, {"js-mediator-article", roleBody},
		{"article-body__related", roleChrome}, {"sidebar-right", roleWeak}, {"comments-list", roleComment}, {"layout has-sidebar", rolePlain},
		{"elementor-widget elementor-widget-text-editor", rolePlain}, {"news-date-time", roleSmall}, {"b-article_lead", roleLead},
		{"headerless", rolePlain}, {"upload", rolePlain}, {"", rolePlain}, {strings.Repeat("x", 5000) + " comments", rolePlain},
	}
	for _, tt := range tests {
		var b bagOfClasses
		b.add(tt.class)
		if got, _ := b.role(); got != tt.want {
			t.Errorf("%.40q: got %v, want %v", tt.class, got, tt.want)
		}
	}
}

// TestBounded feeds pages made to be costly.
func TestBounded(t *testing.T) {
	const p = "<p>Студия и телеканал подписали договор о совместном производстве сериала, рассказал директор студии.</p>"
	tests := map[string]string{
		"div":        strings.Repeat("<div>", 100000) + p,
		"formatting": strings.Repeat("<b><i><font color=red>", 30000) + p,
		"tables":     strings.Repeat("<table><tr><td>", 20000) + p,
		"templates":  strings.Repeat("<template>", 5000) + p,
		"lists":      strings.Repeat("<ul><li>", 20000) + p,
		"links":      strings.Repeat("<a href=x>", 50000) + p,
		"attributes": "<div " + strings.Repeat(`class="a b c d" data-x=1 `, 50000) + ">" + p,
		"class":      `<div class="` + strings.Repeat("news ", 500000) + `">` + p,
		"paragraphs": strings.Repeat(p, 50000),
		"json":       `<script type="application/ld+json">` + strings.Repeat("[", 100000) + "</script>" + p,
		"unclosed":   "<!-- " + strings.Repeat("<p>", 10),
		"brackets":   strings.Repeat("<", 500000) + p,
		"entities":   "<p>" + strings.Repeat("&amp", 300000),
		"select":     strings.Repeat("<select><option>", 20000) + p,
		"times":      strings.Repeat("<time>5 мая</time>", 50000) + p,
		"authors":    strings.Repeat(`<span class=author>`, 400) + strings.Repeat("<b class=author>1</b>", 50000) + p,
	}
	for name, html := range tests {
		if _, err := Parse([]byte(html), "", ""); err != nil && !errors.Is(err, ErrNoText) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Parse(make([]byte, MaxPage+1), "", ""); !errors.Is(err, ErrTooLong) {
		t.Errorf("huge page: %v", err)
	}
}

func TestArticleBody(t *testing.T) {
	body := strings.Repeat("Студия подписала договор о съёмках. ", 8)
	tests := []struct{ name, text, body, want string }{
		{"short", "Текст страницы", "Коротко", "Текст страницы"},
		{"page has nothing", "Загрузка", "<p>" + body + "</p><p>Съёмки &laquo;начались&raquo;.</p>", strings.TrimSpace(body) + "\n\nСъёмки «начались»."},
		{"cut short", "Загрузка", body + "…", "Загрузка"},
		{"ends confirmed", "Анонс.\n\n" + strings.TrimSpace(body) + "\n\nПохожие события недели", body, "Анонс.\n\n" + strings.TrimSpace(body)},
		{"page has more", body + body, body, body + body},
	}
	for _, tt := range tests {
		if got := withLinked(tt.text, tt.body); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestWithoutCredit(t *testing.T) {
	const sentence = "Студия и телеканал подписали договор о совместном производстве сериала, рассказал директор студии."
	tests := []struct{ in, want string }{
		{"Фото: пресс-служба", ""},
		{"На церемонии подписания. Фото: Р. Хасанов", ""},
		{sentence + " Фото: пресс-служба студии", sentence},
		{sentence, sentence},
		{strings.Repeat(sentence, 4) + " Фото: архив", strings.Repeat(sentence, 4) + " Фото: архив"},
	}
	for _, tt := range tests {
		if got := withoutCredit(tt.in); got != tt.want {
			t.Errorf("%q: got %q", tt.in, got)
		}
	}
}
