package phrase

import (
	"strconv"
	"strings"
)

// relative reads expressions that count from the publication: «вчера», «в
// минувшую пятницу», «год назад», «в прошлом году», «до конца года», «осенью».
func (r *Reader) relative(t *Text, i, end int) (When, int) {
	form := t.Words[i].Form
	switch form {
	case "сегодня":
		return r.shift(0), i + 1
	case "вчера", "накануне":
		if form == "накануне" && i+1 < end && t.Words[i+1].Gram != 0 && nounNext(t, i+1) {
			return When{}, i // накануне саммита
		}
		w := r.shift(-1)
		w.Past = true
		return w, i + 1
	case "позавчера":
		w := r.shift(-2)
		w.Past = true
		return w, i + 1
	case "завтра":
		w := r.shift(1)
		w.Future = true
		return w, i + 1
	case "послезавтра":
		w := r.shift(2)
		w.Future = true
		return w, i + 1
	case "летом", "осенью", "зимой", "весной":
		return r.season(t, i, end)
	case "конца", "конце", "концу", "начала", "начале", "началу", "середине", "середины":
		if s, last := r.yearPart(t, i+1, end); last > i+1 {
			return s, last
		}
		return When{}, i
	case "квартале", "квартал", "полугодии", "полугодие", "полугодия", "квартала":
		if s, last := r.yearPart(t, i+1, end); last > i+1 {
			return s, last
		}
		return When{}, i
	case "год", "месяц", "неделю", "полгода":
		if t.Is(i+1, "назад") && i+1 < end {
			return r.ago(1, form), i + 2
		}
		return When{}, i
	}
	if d, ok := weekdays[form]; ok && i > 0 && (t.Is(i-1, "в") || t.Is(i-1, "во") || shifted(t, i-1)) {
		return When{Weekday: d, Relative: true}, i + 1
	}
	if n, ok := smallNumber(form); ok && i+2 < end && t.Is(i+2, "назад") {
		if w := r.ago(n, t.Words[i+1].Form); w.Relative {
			return w, i + 3
		}
	}
	if s, ok := shiftOf(form); ok && i+1 < end {
		return r.shiftedUnit(t, i, s)
	}
	return When{}, i
}

func nounNext(t *Text, i int) bool {
	f, _ := NounForms(t.Words[i])
	return f&Gent != 0 || isAdjective(t.Words[i])
}

func shifted(t *Text, i int) bool {
	_, ok := shiftOf(t.Words[i].Form)
	return ok
}

// shift gives the day n days after the publication.
func (r *Reader) shift(n int) When {
	w := When{Relative: true}
	if !r.day.Zero() {
		w.From = r.day.Add(n)
	}
	return w
}

// ago gives «два года назад», «месяц назад», «три дня назад».
func (r *Reader) ago(n int, unit string) When {
	w := When{Relative: true, Past: true}
	if r.day.Zero() {
		switch {
		case strings.HasPrefix(unit, "год"), unit == "лет", strings.HasPrefix(unit, "месяц"), strings.HasPrefix(unit, "недел"), strings.HasPrefix(unit, "дн"), unit == "полгода":
			return w
		}
		return When{}
	}
	switch {
	case strings.HasPrefix(unit, "год"), unit == "лет":
		w.From = Day{Year: r.day.Year - n}
	case strings.HasPrefix(unit, "месяц"):
		w.From = r.day.Months(-n)
	case unit == "полгода":
		w.From = r.day.Months(-6)
	case strings.HasPrefix(unit, "недел"):
		w.From = r.day.Add(-7 * n)
		w.From.Day = 0
	case strings.HasPrefix(unit, "дн"), unit == "день":
		w.From = r.day.Add(-n)
	default:
		return When{}
	}
	return w
}

// smallNumber reads a number of years or days in words or digits.
func smallNumber(form string) (int, bool) {
	switch form {
	case "два", "две":
		return 2, true
	case "три":
		return 3, true
	case "четыре":
		return 4, true
	case "пять":
		return 5, true
	case "шесть":
		return 6, true
	case "семь":
		return 7, true
	case "восемь":
		return 8, true
	case "девять":
		return 9, true
	case "десять":
		return 10, true
	}
	n, err := strconv.Atoi(form)
	return n, err == nil && n > 0 && n < 100
}

// shiftedUnit reads «прошлом году», «следующем месяце», «минувшую пятницу»,
// «этой осенью»; i is the adjective.
func (r *Reader) shiftedUnit(t *Text, i, s int) (When, int) {
	next := t.Words[i+1].Form
	w := When{Relative: true, Past: s < 0, Future: s > 0}
	switch next {
	case "году", "года", "год":
		if !r.day.Zero() {
			w.From = Day{Year: r.day.Year + s}
		}
		return w, i + 2
	case "месяце", "месяца", "месяц":
		if !r.day.Zero() {
			w.From = r.day.Months(s)
		}
		return w, i + 2
	case "летом", "осенью", "зимой", "весной":
		if !r.day.Zero() {
			w.From, w.Loose = Day{Year: r.day.Year + min(s, 0)}, true
			if s < 0 && r.day.Month > seasonEnd(next) {
				w.From.Year = r.day.Year
			}
			if s > 0 {
				w.From.Year = r.day.Year + 1
			}
		}
		return w, i + 2
	}
	if d, ok := weekdays[next]; ok {
		w.Weekday = d
		return w, i + 2
	}
	if m, ok := months[next]; ok && len(next) > 6 { // в прошлом декабре
		w.From = Day{Month: m}
		return w, i + 2
	}
	return When{}, i
}

// seasonEnd is the last month of a season.
func seasonEnd(form string) int {
	switch form {
	case "весной":
		return 5
	case "летом":
		return 8
	case "осенью":
		return 11
	}
	return 2
}

// season reads «осенью 2024 года», «летом»; a season gives its year.
func (r *Reader) season(t *Text, i, end int) (When, int) {
	if w, last := r.yearPart(t, i+1, end); last > i+1 {
		return w, last
	}
	w := When{Relative: true, Loose: true}
	if !r.day.Zero() {
		w.From = Day{Year: r.day.Year}
	}
	return w, i + 1
}

// yearPart reads the year that «до конца» or «осенью» speaks of.
func (r *Reader) yearPart(t *Text, i, end int) (When, int) {
	if i >= end {
		return When{}, i
	}
	if y, ok := yearNumber(t.Words[i].Form); ok {
		if last := r.year(t, i+1, end); last > i+1 {
			return When{From: Day{Year: y}, Loose: true}, last
		}
	}
	w := When{Relative: true, Loose: true}
	if s, last := r.shiftedYear(t, i, end); last > i {
		if !r.day.Zero() {
			w.From = Day{Year: r.day.Year + s}
		}
		return w, last
	}
	if t.Is(i, "года") {
		if !r.day.Zero() {
			w.From = Day{Year: r.day.Year}
		}
		return w, i + 1
	}
	if m, ok := months[t.Words[i].Form]; ok && len(t.Words[i].Form) > 6 || m == 5 && ok {
		x, last := r.monthYear(t, i, end, m)
		return x, last
	}
	return When{}, i
}
