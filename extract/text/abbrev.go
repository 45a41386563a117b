package text

import (
	"strings"
	"unicode/utf8"
)

// abbreviation is how a word with a full stop goes on.
type abbreviation uint8

const (
	abbrNone abbreviation = iota
	abbrHead              // stands before what it belongs to and never ends a sentence: им., ул., напр.
	abbrTail              // stands after it and may end a sentence: г. (год), млн., т.д., обл.
	abbrSum               // a tail inside sums and times, where a number or a currency goes on: тыс., руб., долл., ч.
)

// abbreviations holds the words that are written with a full stop, in lower
// case. What has one meaning before a number and another after it (г., в., с.)
// is in abbreviationOf.
var abbreviations = func() map[string]abbreviation {
	m := map[string]abbreviation{}
	for class, words := range map[abbreviation]string{
		abbrHead: `им ул пер пл просп пр-т пр-кт мкр мкрн бул бульв наб ш пгт дер пос хут ст-ца
			св свв оз о-в м-в вдхр р-к хр пик
			ст пп подп гл разд рис табл илл ил см ср напр рук разг букв перен ок прибл тел факс моб доб эл вып № корп стр эт оф кв
			внутр прим примеч род корр спецкорр реж авт сост муз сл комп худ опер сц сцен прод ред гл-ред отв пер перев изд предисл ред-сост исп
			проф акад доц асп преп д-р инж арх
			ген полк подполк майор кап лейт серж ген-м ген-л адм маршал
			зам пом нач зав рук дир пред секр мин-во деп гос
			тов гр гр-н гр-ка г-н г-жа г-жи г-на г-ну г-ном госп
			англ каз казах кирг кырг рус русск тур турецк лат греч нем франц фр яп кит кор узб азерб груз арм итал исп польск укр белор тат башк монг перс араб тадж туркм санскр
			т-щ соотв приблиз совр ориг наст псевд урожд фам дев
			mr mrs ms dr prof st no vs art fig vol op pvt gen sen rep gov lt col`,
		abbrTail: `гг вв др проч обл р-н р-на р-не кол-во экз шт куб кв-л га км кг см мм мг дм мл гр
			чел изд-во ин-т ун-т мин-т ф-т о-во т-во
			inc ltd corp co jr sr bros etc al`,
		abbrSum: `ед мес нед дн янв фев февр мар апр авг сен сент окт ноя нояб дек пн вт чт пт сб вс
			тыс млн млрд трлн руб коп тг тнг долл евр сом тен час мин сек грн сум`,
	} {
		for _, w := range strings.Fields(words) {
			m[w] = class
		}
	}
	return m
}()

// abbreviationPairs are abbreviations of two letters with a full stop each.
var abbreviationPairs = map[[2]string]abbreviation{
	{"т", "е"}: abbrHead, {"т", "к"}: abbrHead, {"т", "н"}: abbrHead, {"т", "ч"}: abbrHead, {"т", "о"}: abbrHead, {"и", "о"}: abbrHead,
	{"в", "р"}: abbrHead, {"е", "и"}: abbrHead, {"т", "ж"}: abbrHead,
	{"т", "д"}: abbrTail, {"т", "п"}: abbrTail, {"н", "э"}: abbrTail, {"с", "г"}: abbrTail, {"т", "г"}: abbrTail, {"б", "у"}: abbrTail, {"г", "р"}: abbrTail,
	{"л", "с"}: abbrTail, {"к", "н"}: abbrTail, {"д", "н"}: abbrTail, {"p", "s"}: abbrHead, {"p", "m"}: abbrTail, {"a", "m"}: abbrTail,
	{"d", "c"}: abbrTail, {"u", "s"}: abbrHead, {"u", "k"}: abbrHead, {"i", "e"}: abbrHead, {"e", "g"}: abbrHead,
}

// abbreviationOf tells what the word at token i abbreviates when a full stop
// follows it.
func abbreviationOf(tokens []Token, i int) abbreviation {
	t := &tokens[i]
	if t.Kind != Word && t.Kind != Latin || len(t.Text) > 24 {
		return abbrNone
	}
	w := t.Text
	number := false
	if i > 0 {
		p := &tokens[i-1]
		number = p.Kind == Number || p.Kind == Latin && isRoman(p.Text) || p.Text == "/" || p.Text == "*" // км/ч
		if !number && i >= 2 && (p.Text == "тыс" || p.Text == "млн" || p.Text == "млрд") || p.Text == "." && i >= 3 && tokens[i-2].Text == "тыс" {
			number = true
		}
	}
	if utf8.RuneCountInString(w) == 1 {
		return letterAbbreviation(tokens, i, number)
	}
	if t.Shape != Lower {
		if t.Shape == Upper && len(w) > 4 {
			return abbrNone // ГЕН, США
		}
		w = strings.ToLower(w)
	}
	switch w {
	case "см", "гр", "ср", "стр", "кв", "пл", "ст", "эт", "ок", "исп":
		if number && (w == "см" || w == "гр" || w == "стр" || w == "эт") {
			return abbrTail
		}
		return abbrHead
	case "пр":
		if i > 0 && tokens[i-1].Text == "и" {
			return abbrTail
		}
		return abbrHead
	case "пик", "майор", "маршал", "сом", "сум", "лет", "час", "мар", "сен", "сл", "св", "co", "no", "art", "al", "гос", "gen", "col", "op":
		// words in their own right: only a number before or a lower-case spelling tells
		switch w {
		case "св", "гос", "co", "no", "сл":
			return abbreviations[w]
		}
		if number && (w == "мар" || w == "сен") {
			return abbrTail
		}
		return abbrNone
	}
	return abbreviations[w]
}

// letterAbbreviation is abbreviationOf for a single letter; number tells that
// it follows a number.
func letterAbbreviation(tokens []Token, i int, number bool) abbreviation {
	w := tokens[i].Text
	if i >= 2 && tokens[i-1].Text == "." && len(tokens[i-2].Text) <= 8 {
		w = strings.ToLower(w)
		before := strings.ToLower(tokens[i-2].Text)
		if a := abbreviationPairs[[2]string{before, w}]; a != abbrNone {
			return a
		}
		if w == "н" && utf8.RuneCountInString(before) <= 4 && len(before) > 0 { // к.м.н., д.ф.-м.н., канд. филол. н.: the name follows
			return abbrHead
		}
	}
	if tokens[i].Shape != Lower {
		if tokens[i].Text != "Г" {
			return abbrNone // an initial
		}
		w = "г"
	}
	switch w {
	case "г":
		if number || i >= 2 && tokens[i-1].Text == "." && (tokens[i-2].Text == "с" || tokens[i-2].Text == "т") {
			return abbrTail
		}
		if i > 0 && tokens[i-1].Kind == Word && (tokens[i-1].Text == "этого" || tokens[i-1].Text == "текущего" || tokens[i-1].Text == "прошлого") {
			return abbrTail
		}
		return abbrHead
	case "в":
		if number {
			return abbrTail
		}
		return abbrNone
	case "ч", "ш":
		if number {
			return abbrSum
		}
		return abbrHead
	case "я", "и", "а", "у", "ы", "э", "ю":
		return abbrNone
	case "с", "р", "м", "л", "к", "д", "п", "т", "о", "ф", "б", "н":
		if w == "м" && i >= 2 && tokens[i-1].Text == "." && (tokens[i-2].Text == "кв" || tokens[i-2].Text == "куб") {
			return abbrTail
		}
		if number && w != "п" && w != "о" {
			return abbrTail
		}
		return abbrHead
	}
	return abbrNone
}

// isRoman holds for the Roman numerals, Latin or typed in Cyrillic.
func isRoman(w string) bool {
	if w == "" || len(w) > 8 {
		return false
	}
	for _, r := range w {
		switch r {
		case 'I', 'V', 'X', 'L', 'C', 'М', 'M', 'Х', 'І':
		default:
			return false
		}
	}
	return true
}

// starters are words that begin sentences and are no part of a name: a capital
// here shows that a sentence begins.
var starters = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`Во На По Со Об За Для При До После Из От Он Она Оно Они Это Эта Этот Эти Так Также Но Как Кроме
		Мы Вы Его Её Ее Их Ему Им Ей Что Чтобы Там Тогда Если Когда Однако Ранее Напомним Сейчас Теперь Все Всё Всего Среди Между Над Под Не Ни
		Уже Ещё Еще Только Здесь Тут Сам Сама Сами Согласно Благодаря Помимо Документ Соглашение Меморандум Договор Стороны Фильм Картина
		Лента Проект Премьера Съёмки Съемки По-прежнему Кстати Причём При Том Тем Такой Такая Такие Затем Потом Позже Сегодня Вчера Завтра
		Подписание Встреча Напоминаем Отметим Добавим Организаторы Кто Где Ведь Хотя Пока Поэтому Именно Через Против Перед Вместе Всем
		Накануне Впервые Вскоре Впрочем Возможно Вероятно Один Одна Два Две Три Каждый Каждая Многие Некоторые Новый Новая Новое Новые`) {
		m[w] = true
	}
	return m
}()

// leadWords can stand before «г.» and «в.» when a date opens a sentence: the
// sentence cannot have ended there.
var leadWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`в во с со до к ко по после на от из за ещё еще уже лишь только а и но при около конце концу конца начале началу начала середине летом зимой весной осенью
		весны лета осени зимы января февраля марта апреля мая июня июля августа сентября октября ноября декабря
		январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре
		год года году годы годов половине квартале полугодии первой второй первом втором третьем четвёртом . , - – — г гг в вв`) {
		m[w] = true
	}
	return m
}()

// surnameEndings are endings of Russian, Kazakh, Georgian, Armenian and
// Ukrainian surnames in some of their cases.
var surnameEndings = [...]string{"ов", "ев", "ёв", "ин", "ын", "ова", "ева", "ёва", "ина", "ына", "ову", "еву", "ину", "овым", "евым", "иным", "овой", "евой", "иной",
	"ский", "ская", "ского", "ской", "ским", "цкий", "цкая", "цкого", "ко", "юк", "ук", "ич", "ян", "дзе", "швили", "бай", "бек", "улы", "кызы", "уулу"}

func likeSurname(w string) bool {
	if len(w) < 8 {
		return false
	}
	for _, e := range surnameEndings {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}
