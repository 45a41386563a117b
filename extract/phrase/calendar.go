package phrase

import (
	"strings"

	"vestnik/extract/text"
)

// months by form, abbreviations included.
var months = func() map[string]int {
	m := make(map[string]int, 96)
	for i, forms := range [12]string{
		"январь января январе январю январем янв", "февраль февраля феврале февралю февралем фев февр",
		"март марта марте марту мартом мар", "апрель апреля апреле апрелю апрелем апр", "май мая мае маю маем",
		"июнь июня июне июню июнем июн", "июль июля июле июлю июлем июл", "август августа августе августу августом авг",
		"сентябрь сентября сентябре сентябрю сентябрем сен сент", "октябрь октября октябре октябрю октябрем окт",
		"ноябрь ноября ноябре ноябрю ноябрем ноя нояб", "декабрь декабря декабре декабрю декабрем дек",
	} {
		for f := range strings.FieldsSeq(forms) {
			m[f] = i + 1
		}
	}
	return m
}()

// dayNames are the days of the month in words, in the cases that dates use.
var dayNames = func() map[string]int {
	m := make(map[string]int, 64)
	for i, stem := range [...]string{
		"перв", "втор", "", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят", "одиннадцат", "двенадцат", "тринадцат",
		"четырнадцат", "пятнадцат", "шестнадцат", "семнадцат", "восемнадцат", "девятнадцат", "двадцат",
	} {
		if stem != "" {
			m[stem+"ого"], m[stem+"ое"] = i+1, i+1
		}
	}
	m["третьего"], m["третье"], m["тридцатого"], m["тридцатое"] = 3, 3, 30, 30
	return m
}()

var weekdays = map[string]int{
	"понедельник": 1, "понедельника": 1, "понедельнику": 1, "вторник": 2, "вторника": 2, "вторнику": 2, "среду": 3, "среды": 3, "среде": 3,
	"четверг": 4, "четверга": 4, "четвергу": 4, "пятницу": 5, "пятницы": 5, "пятнице": 5, "субботу": 6, "субботы": 6, "субботе": 6,
	"воскресенье": 7, "воскресенья": 7, "воскресенью": 7,
}

// monthAt gives the month that token i names behind a day.
func monthAt(t *Text, i int) int {
	if i >= len(t.Words) || t.Doc.Tokens[i].Kind != text.Word {
		return 0
	}
	return months[t.Words[i].Form]
}

// monthName gives the month that token i names by itself. Abbreviations and
// «Мая» with a capital (a name) are none.
func monthName(t *Text, i int) int {
	form := t.Words[i].Form
	m := months[form]
	if shortMonth(form) {
		return 0
	}
	if m == 5 && t.Doc.Tokens[i].Shape != text.Lower {
		return 0
	}
	return m
}

// shortMonth reports an abbreviation.
func shortMonth(form string) bool {
	switch form {
	case "янв", "фев", "февр", "апр", "июн", "июл", "авг", "сен", "сент", "окт", "ноя", "нояб", "дек":
		return true
	}
	return false
}

// shiftOf reads the adjective of «в прошлом году»: -1, 0 or 1.
func shiftOf(form string) (int, bool) {
	switch form {
	case "этом", "этот", "эту", "этой", "этого", "эти", "это":
		return 0, true
	}
	for _, x := range [...]struct {
		stem  string
		shift int
	}{{"прошл", -1}, {"минувш", -1}, {"предыдущ", -1}, {"прошедш", -1}, {"истекш", -1}, {"нынешн", 0}, {"текущ", 0}, {"следующ", 1}, {"будущ", 1}, {"грядущ", 1}, {"ближайш", 1}, {"наступающ", 1}, {"предстоящ", 1}} {
		if strings.HasPrefix(form, x.stem) {
			return x.shift, true
		}
	}
	return 0, false
}

// timeWords are the words other than months, weekdays and days that a date
// begins with.
var timeWords = strings.Fields(`сегодня сегодняшнего вчерашнего завтрашнего вчера накануне позавчера завтра послезавтра летом осенью зимой весной лето осень весну зиму лета осени весны зимы лету весне зиме конца конце концу конец начала
	начале началу начало середине середины квартале квартал квартала кварталу кварталом полугодии полугодие полугодия год году года месяц неделю
	неделе полгода полтора полторы через несколько одну один один две два три четыре пять шесть семь восемь девять десять первый первом первого
	второй втором второго третий третьем третьего четвертый четвертом четвертого двадцать тридцать этом этот эту этой этого эти`)

// starts gives by which words dates and sums begin, and how.
func starts() map[string]opening {
	m := make(map[string]opening, 256)
	for f := range months {
		m[f] |= byTime
	}
	for f := range weekdays {
		m[f] |= byTime
	}
	for f := range dayNames {
		m[f] |= byTime
	}
	for _, f := range timeWords {
		m[f] |= byTime
	}
	for _, stem := range [...]string{"прошл", "минувш", "предыдущ", "прошедш", "истекш", "нынешн", "текущ", "следующ", "будущ", "грядущ", "ближайш", "наступающ", "предстоящ"} {
		for _, e := range [...]string{"ом", "ого", "ую", "ей", "ий", "ем", "его", "юю", "ой", "ый", "ие", "ые", "ее", "ая", "яя"} {
			m[stem+e] |= byTime
		}
	}
	for f := range numerals {
		m[f] |= bySum
	}
	for _, f := range sumWords {
		m[f] |= bySum
	}
	return m
}
