package htmldoc

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// notice is a line that pages add to articles. It is known by how it opens,
// lower case, ё as е.
type notice struct {
	opening string
	most    int // letters of the longest line that is still the notice
	ends    bool
}

// legalNotice is the longest line on the use of a site's materials.
const legalNotice = 401

// notices are compared in order. ends marks what stands only below an article:
// headings over other articles, and comments. They end the text when they are
// short blocks of their own.
var notices = []notice{
	{"читайте также", 300, false}, {"читайте еще", 300, false}, {"читать также", 300, false}, {"читать далее", 60, false},
	{"смотрите также", 300, false}, {"также читайте", 300, false}, {"также по теме", 300, false}, {"по теме:", 300, false},
	{"ранее по теме", 300, false}, {"подробнее:", 200, false}, {"подробности на сайте", 120, false}, {"подробнее на сайте", 120, false}, {"подробнее читайте", 250, false}, {"read also", 300, false},
	{"материалы по теме", 60, true}, {"новости по теме", 60, true}, {"статьи по теме", 60, true}, {"похожие новости", 60, true},
	{"похожие материалы", 60, true}, {"похожие записи", 60, true}, {"похожие статьи", 60, true}, {"другие новости", 60, true},
	{"другие материалы", 60, true}, {"последние новости", 60, true}, {"еще новости", 60, true}, {"все новости", 60, false},
	{"популярное", 40, true}, {"самое читаемое", 40, true}, {"главные новости", 40, true}, {"новости партнеров", 60, true},
	{"комментарии", 60, true}, {"комментариев", 60, false}, {"оставить комментарий", 100, true}, {"добавить комментарий", 100, true},
	{"обсуждение", 30, true}, {"ваш комментарий", 60, true}, {"вам может быть интересно", 60, true}, {"это интересно", 30, true},
	{"вам также может", 100, true}, {"рекомендуем", 60, true}, {"лента новостей", 40, true}, {"предыдущая новость", 250, false},
	{"следующая новость", 250, false}, {"предыдущая статья", 250, false}, {"следующая статья", 250, false},
	{"подписывайтесь", 300, false}, {"подпишитесь", 300, false}, {"подписаться на", 150, false}, {"подписаться", 25, false}, {"подписка на", 150, false},
	{"следите за", 250, false}, {"присоединяйтесь к", 250, false}, {"присоединяйся к", 250, false}, {"читайте нас", 250, false},
	{"мы в телеграм", 200, false}, {"мы в telegram", 200, false}, {"мы в соцсетях", 200, false}, {"мы в социальных сетях", 200, false},
	{"наш телеграм", 200, false}, {"наш telegram", 200, false}, {"больше новостей", 250, false}, {"больше интересных", 250, false},
	{"самые важные новости", 250, false}, {"все самое интересное", 250, false}, {"хотите быть в курсе", 250, false}, {"жми на", 150, false},
	{"скачайте приложение", 200, false}, {"скачайте наше", 200, false}, {"ставьте лайк", 200, false},
	{"поделиться", 120, false}, {"поделитесь", 150, false}, {"рассказать друзьям", 80, false}, {"отправить другу", 80, false},
	{"версия для печати", 80, false}, {"распечатать", 60, false}, {"печать", 20, false}, {"скопировать ссылку", 60, false},
	{"вернуться к списку", 80, false}, {"назад к списку", 80, false}, {"к списку новостей", 80, false}, {"возврат к списку", 80, false},
	{"фото:", 200, false}, {"фото из", 120, false}, {"фото пресс-служб", 120, false}, {"фото автора", 120, false}, {"фото ©", 120, false}, {"фото /", 120, false}, {"фотография:", 200, false}, {"фотографии:", 200, false}, {"фото с сайта", 150, false},
	{"фото предоставлен", 150, false}, {"(фото", 200, false}, {"© фото", 200, false}, {"на фото:", 300, false}, {"слева направо", 250, false}, {"иллюстрация:", 200, false},
	{"изображение:", 200, false}, {"видео:", 150, false}, {"кадр из фильма", 100, false}, {"photo:", 200, false}, {"скриншот", 100, false},
	{"источник:", 200, false}, {"источник фото", 200, false}, {"теги:", 400, false}, {"метки:", 400, false}, {"тэги:", 400, false},
	{"ключевые слова", 400, false}, {"рубрика:", 150, false}, {"рубрики:", 200, false}, {"категория:", 150, false}, {"раздел:", 100, false},
	{"автор:", 120, false}, {"авторы:", 200, false}, {"текст:", 120, false}, {"просмотров", 60, false}, {"просмотры:", 60, false},
	{"количество просмотров", 80, false}, {"опубликовано:", 100, false}, {"опубликовано в", 60, false}, {"дата публикации", 100, false}, {"обновлено:", 100, false},
	{"дата изменения", 100, false}, {"последнее изменение", 100, false}, {"время чтения", 60, false}, {"время на чтение", 60, false},
	{"нашли ошибку", 250, false}, {"заметили ошибку", 250, false}, {"нашли опечатку", 250, false}, {"заметили опечатку", 250, false},
	{"если вы нашли", 250, false}, {"если вы заметили", 250, false}, {"если вы обнаружили", 250, false}, {"увидели ошибку", 250, false},
	{"при использовании материал", legalNotice, false}, {"при копировании", legalNotice, false}, {"при перепечатке", legalNotice, false},
	{"при цитировании", legalNotice, false}, {"любое использование материалов", legalNotice, false}, {"использование материалов", legalNotice, false},
	{"перепечатка материалов", legalNotice, false}, {"копирование материалов", legalNotice, false}, {"все права защищены", 300, false}, {"©", 250, false},
	{"(c) ", 250, false}, {"(с) ", 250, false}, {"copyright", 250, false},
	{"мы используем cookie", 500, false}, {"мы используем файлы cookie", 500, false}, {"наш сайт использует", 500, false},
	{"этот сайт использует", 500, false}, {"сайт использует cookie", 500, false}, {"сайт использует файлы", 500, false},
	{"продолжая пользоваться", 400, false}, {"продолжая использовать", 400, false}, {"оставаясь на сайте", 400, false},
	{"реклама", 25, false}, {"на правах рекламы", 60, false}, {"erid", 120, false}, {"advertisement", 30, false},
	{"оцените", 80, false}, {"рейтинг:", 60, false}, {"голосов:", 40, false}, {"включите javascript", 200, false},
	{"для просмотра", 150, false}, {"ваш браузер", 250, false}, {"зарегистрируйтесь", 150, false}, {"войдите", 120, false},
	{"ссылка скопирована", 60, false}, {"загрузка", 20, false},
}

// noticeOf finds the notice that a line of text is, or returns nil.
func noticeOf(line string) *notice {
	low := begin(line)
	letters := -1
	for i := range notices {
		n := &notices[i]
		if !strings.HasPrefix(low, n.opening) {
			continue
		}
		if rest := low[len(n.opening):]; rest != "" {
			// «Печать» is not «Печатники»; an opening may stop inside a word on purpose.
			last, _ := utf8.DecodeLastRuneInString(n.opening)
			next, _ := utf8.DecodeRuneInString(rest)
			if n.most < 40 && unicode.IsLetter(last) && unicode.IsLetter(next) {
				continue
			}
			if n.ends && !strings.Contains(n.opening, " ") && strings.ContainsFunc(rest, unicode.IsLetter) {
				continue // «Комментарии экспертов»
			}
		}
		if n.most == legalNotice && !strings.Contains(line, "ссылк") && !strings.Contains(line, "разреш") && !strings.Contains(line, "запрещ") &&
			!strings.Contains(line, "соглас") {
			continue // «Использование материалов архива оговорено ...»
		}
		if letters < 0 {
			letters = utf8.RuneCountInString(line)
		}
		if letters <= n.most {
			return n
		}
	}
	return nil
}

// begin is the beginning of a line, lower case, ё as е, without marks before
// the first letter.
func begin(line string) string {
	line = strings.TrimLeftFunc(line, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '©' && r != '('
	})
	const most = 96 // bytes, more than the longest opening
	if len(line) > most {
		cut := most
		for cut > 0 && !utf8.RuneStart(line[cut]) {
			cut--
		}
		line = line[:cut]
	}
	return strings.ReplaceAll(strings.ToLower(line), "ё", "е")
}

// articleBlocks keeps the blocks that belong to the article: no title over
// again, no notices, no links to other pages, no headings of nothing.
func articleBlocks(blocks []block, title string) []string {
	kept := make([]block, 0, len(blocks))
	for _, b := range blocks {
		if len(kept) < 3 && title != "" && sameText(b.text, title) {
			continue
		}
		lines := strings.Split(b.text, "\n")
		if len(lines) == 1 || len(lines) <= 3 && !b.list {
			if n := noticeOf(lines[0]); n != nil {
				if n.ends && (b.heading || len(kept) > 0) {
					break
				}
				continue
			}
		}
		if len(lines) > 1 {
			b.text = withoutNotices(lines)
			if b.text == "" {
				continue
			}
		}
		b.text = withoutCredit(b.text)
		if b.text == "" || linksOnly(&b) || !unicodeText(b.text) {
			continue
		}
		kept = append(kept, b)
	}
	for len(kept) > 0 && kept[len(kept)-1].heading {
		kept = kept[:len(kept)-1]
	}
	out := make([]string, len(kept))
	for i := range kept {
		out[i] = kept[i].text
	}
	return out
}

func withoutNotices(lines []string) string {
	kept := lines[:0]
	for _, l := range lines {
		if noticeOf(l) == nil {
			kept = append(kept, l)
		}
	}
	return strings.Join(kept, "\n")
}

// linksOnly holds for a block that is a link and no sentence, or a list of
// links: a way to other pages.
func linksOnly(b *block) bool {
	if b.linked*10 < len(b.text)*8 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(b.text, " »\"”)"))
	return b.list || b.heading || !strings.ContainsRune(".!?…;", last)
}

const (
	maxCaption = 300 // bytes of the longest caption
	minBefore  = 120 // bytes of a sentence before a credit that is text, no caption
)

// withoutCredit cuts the photo credit off the end of a short block, or all of
// it when what stands before the credit is no more than a caption.
func withoutCredit(s string) string {
	if len(s) > maxCaption {
		return s
	}
	for _, mark := range [...]string{"Фото: ", "Фото автора", "Фото ©", "© Фото"} {
		if i := strings.Index(s, mark); i >= 0 {
			if before := strings.TrimRight(s[:i], " /("); len(before) >= minBefore && strings.HasSuffix(before, ".") {
				return before
			}
			return ""
		}
	}
	return s
}

// unicodeText holds for a block with a letter or digit in it.
func unicodeText(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// sameText compares two headings by their letters and digits.
func sameText(a, b string) bool {
	return a == b || len(a) < 2*len(b)+16 && letters(a) == letters(b)
}

// letters are the letters and digits of s, lower case, ё as е.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'ё' || r == 'Ё':
			return 'е'
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
