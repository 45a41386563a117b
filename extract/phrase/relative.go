package phrase

import (
	"strconv"
	"strings"

	"vestnik/extract/morph"
	"vestnik/extract/text"
)

// relative reads expressions that count from the publication: «вчера», «в
// минувшую пятницу», «год назад», «через два года», «в прошлом году», «до конца
// года», «осенью».
func (r *Reader) relative(t *Text, i, end int) (When, int) {
	form := t.Words[i].Form
	switch form {
	case "сегодня":
		return r.shift(0), i + 1
	case "вчера", "накануне":
		if form == "накануне" && i+1 < end && occasionNext(t, i+1) {
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
	case "сегодняшнего", "вчерашнего", "завтрашнего":
		if i+1 >= end || t.Words[i+1].Form != "дня" {
			return When{}, i
		}
		switch form {
		case "вчерашнего":
			return r.shift(-1), i + 2
		case "завтрашнего":
			return r.shift(1), i + 2
		}
		return r.shift(0), i + 2
	case "летом", "осенью", "зимой", "весной":
		return r.season(t, i, end)
	case "лето", "осень", "весну", "зиму", "лета", "осени", "весны", "зимы", "лету", "весне", "зиме":
		return r.seasonCase(t, i, end)
	case "конца", "конце", "концу", "конец", "начала", "начале", "началу", "начало", "середине", "середины":
		if s, last := r.yearPart(t, i+1, end); last > i+1 {
			return s, last
		}
		if s, last := r.yearFraction(t, i+1, end); last > i+1 { // конце второго квартала
			return s, last
		}
		return When{}, i
	case "через":
		w, last := r.ahead(t, i, end)
		if last < end && t.Is(last, "после") { // «через два года после выборов» is not counted from today
			return When{}, i
		}
		return w, last
	}
	if w, last := r.yearFraction(t, i, end); last > i {
		return w, last
	}
	if d, ok := weekdays[form]; ok {
		return r.weekday(t, i, end, d)
	}
	if w, last := r.agoFrom(t, i, end, -1); last > i {
		return w, last
	}
	if s, ok := shiftOf(form); ok && i+1 < end {
		return r.shiftedUnit(t, i, end, s)
	}
	return When{}, i
}

// occasionNext reports that «накануне» governs what follows: a genitive.
func occasionNext(t *Text, i int) bool {
	w := t.Words[i]
	f, _ := NounForms(w)
	return w.Best == morph.NOUN && f&Gent != 0 && f&(Nomn|Ablt)&Singular == 0 || w.Best == morph.ADJF && agree(w, Gent, 0) != 0 || w.Best == morph.NUMB
}

// weekday reads «пятницу» behind «в», and the date that may follow it: «в
// пятницу, 3 октября».
func (r *Reader) weekday(t *Text, i, end, day int) (When, int) {
	if i == 0 || !(t.Is(i-1, "в") || t.Is(i-1, "во") || t.Is(i-1, "на") || t.Is(i-1, "с") || t.Is(i-1, "до") || t.Is(i-1, "к") || shifted(t, i-1)) {
		return When{}, i
	}
	k := i + 1
	if k+1 < end && t.Is(k, ",") {
		k++
	}
	if k+1 < end {
		if d, upto, ok := span(t.Doc.Tokens[k].Text); ok && d >= 1 && d <= 31 && upto == 0 && monthAt(t, k+1) > 0 {
			if w, last := r.dayFirst(t, k, k+1, end, d, 0); last > k {
				return w, last
			}
		}
	}
	return When{Weekday: day, Relative: true}, i + 1
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

// agoFrom reads «два года назад», «месяц назад», «10 лет назад», «полтора года
// назад». n is the number when it is read already, -1 otherwise.
func (r *Reader) agoFrom(t *Text, i, end, n int) (When, int) {
	form := t.Words[i].Form
	k := i + 1
	switch {
	case n >= 0:
	case unitOf(form) != 0:
		n, k = 1, i
	case form == "полгода":
		n, k = 1, i
	case form == "несколько":
		n = 0
	default:
		v, ok := smallNumber(form)
		if !ok {
			return When{}, i
		}
		n = v
	}
	if k+1 >= end || !t.Is(k+1, "назад") || unitOf(t.Words[k].Form) == 0 {
		return When{}, i
	}
	return r.ago(n, t.Words[k].Form), k + 2
}

// unitOf tells the unit of time of a word: year, month, week, day.
func unitOf(form string) byte {
	switch {
	case strings.HasPrefix(form, "год"), form == "лет", form == "полгода":
		return 'y'
	case strings.HasPrefix(form, "месяц"):
		return 'm'
	case strings.HasPrefix(form, "недел"):
		return 'w'
	case form == "день", strings.HasPrefix(form, "дн"), form == "сутки", form == "суток":
		return 'd'
	}
	return 0
}

// ago gives a time n units before the publication; n is 0 for «несколько».
func (r *Reader) ago(n int, unit string) When {
	w := When{Relative: true, Past: true}
	if n == 0 {
		w.Loose = true
		return w
	}
	r.move(&w, -n, unit)
	return w
}

// move sets the time n units from the publication, known to the unit.
func (r *Reader) move(w *When, n int, unit string) {
	if r.day.Zero() {
		return
	}
	switch {
	case unit == "полгода":
		w.From = r.day.Months(6 * n)
	case unitOf(unit) == 'y':
		w.From = Day{Year: r.day.Year + n}
	case unitOf(unit) == 'm':
		w.From = r.day.Months(n)
	case unitOf(unit) == 'w':
		w.From = r.day.Add(7 * n)
		w.From.Day = 0
	case unitOf(unit) == 'd':
		w.From = r.day.Add(n)
	}
}

// ahead reads «через год», «через два месяца», «через несколько дней».
func (r *Reader) ahead(t *Text, i, end int) (When, int) {
	k, n := i+1, 1
	if k >= end {
		return When{}, i
	}
	if unitOf(t.Words[k].Form) == 0 {
		v, ok := smallNumber(t.Words[k].Form)
		if t.Is(k, "несколько") {
			v, ok = 0, true
		}
		if !ok || k+1 >= end || unitOf(t.Words[k+1].Form) == 0 {
			return When{}, i
		}
		n = v
		k++
	}
	w := When{Relative: true, Future: true, Loose: n == 0}
	if n > 0 {
		r.move(&w, n, t.Words[k].Form)
	}
	return w, k + 1
}

// smallNumber reads a number of years or days in words or digits.
func smallNumber(form string) (int, bool) {
	if n := numerals[form]; n > 0 && n <= 100 {
		return n, true
	}
	if len(form) == 0 || form[0] < '0' || form[0] > '9' {
		return 0, false
	}
	n, err := strconv.Atoi(form)
	return n, err == nil && n > 0 && n < 1000
}

// shiftedUnit reads «прошлом году», «следующем месяце», «минувшую пятницу»,
// «этой осенью», «прошлой неделе»; i is the adjective.
func (r *Reader) shiftedUnit(t *Text, i, end, s int) (When, int) {
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
	case "неделе", "неделю", "недели", "неделей":
		if !r.day.Zero() {
			monday := r.day.Add(1 - r.day.Weekday() + 7*s)
			if sunday := monday.Add(6); monday.Month == sunday.Month {
				w.From = Day{Year: monday.Year, Month: monday.Month}
			} else if monday.Year == sunday.Year {
				w.From = Day{Year: monday.Year}
			}
		}
		return w, i + 2
	case "летом", "осенью", "зимой", "весной", "лета", "осени", "зимы", "весны":
		if !r.day.Zero() {
			w.From, w.Loose = Day{Year: r.day.Year + min(s, 0)}, true
			if s < 0 && r.day.Month > seasonEnd(next) {
				w.From.Year = r.day.Year
			}
			if s > 0 && r.day.Month >= seasonStart(next) {
				w.From.Year = r.day.Year + 1
			}
		}
		return w, i + 2
	}
	if q, last := r.yearFraction(t, i+1, end); last > i+1 && (strings.HasPrefix(next, "квартал") || strings.HasPrefix(next, "полугод")) { // в текущем квартале
		q.Past, q.Future = s < 0, s > 0
		return q, last
	}
	if fractionWord(next) {
		if !r.day.Zero() {
			w.From = Day{Year: r.day.Year}
		}
		w.Loose = true
		return w, i + 2
	}
	if d, ok := weekdays[next]; ok {
		w.Weekday = d
		if k := i + 2; k+1 < end { // в минувшую пятницу, 3 октября
			if x, last := r.weekdayDate(t, k, end); last > k {
				return x, last
			}
		}
		return w, i + 2
	}
	if m := monthAt(t, i+1); m > 0 && len(next) > 6 { // в прошлом декабре
		w.From = Day{Month: m}
		return w, i + 2
	}
	return When{}, i
}

// weekdayDate reads the date behind a day of the week.
func (r *Reader) weekdayDate(t *Text, k, end int) (When, int) {
	if t.Is(k, ",") {
		k++
	}
	if k+1 < end && monthAt(t, k+1) > 0 {
		if d, upto, ok := span(t.Doc.Tokens[k].Text); ok && d >= 1 && d <= 31 && upto == 0 {
			return r.dayFirst(t, k, k+1, end, d, 0)
		}
	}
	return When{}, k
}

// seasonEnd and seasonStart are the last and first month of a season.
func seasonEnd(form string) int {
	switch form[:4] {
	case "ве":
		return 5
	case "ле":
		return 8
	case "ос":
		return 11
	}
	return 2
}

func seasonStart(form string) int {
	if e := seasonEnd(form); e > 2 {
		return e - 2
	}
	return 12
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

// seasonCase reads «на осень», «к лету», «до весны 2027 года», «в начале зимы»:
// the name of a season in another case, behind a word of time or before a year.
func (r *Reader) seasonCase(t *Text, i, end int) (When, int) {
	if t.Doc.Tokens[i].Shape != text.Lower {
		return When{}, i
	}
	w, last := r.season(t, i, end)
	if last > i+1 {
		return w, last
	}
	if i == 0 {
		return When{}, i
	}
	switch t.Words[i-1].Form {
	case "на", "к":
		if !r.day.Zero() && r.day.Month > seasonEnd(t.Words[i].Form) && seasonEnd(t.Words[i].Form) > 2 {
			w.From.Year++ // «на весну» of the next year
		}
		return w, last
	case "до", "с", "начале", "начала", "началу", "начало", "середине", "середины", "конце", "конца", "концу", "конец":
		return w, last
	}
	return When{}, i
}

func fractionWord(form string) bool {
	return strings.HasPrefix(form, "квартал") || strings.HasPrefix(form, "полугоди")
}

// yearFraction reads a quarter or half of a year, known to the year: «первом
// квартале 2025 года», «III квартал», «второй половине года», «2-й квартал».
func (r *Reader) yearFraction(t *Text, i, end int) (When, int) {
	k := i
	if k >= end {
		return When{}, i
	}
	switch form := t.Words[k].Form; {
	case strings.HasPrefix(form, "перв"), strings.HasPrefix(form, "втор"), strings.HasPrefix(form, "трет"), strings.HasPrefix(form, "четверт"), t.Words[k].Is(morph.ROMN):
		k++
	}
	if k >= end {
		return When{}, i
	}
	form := t.Words[k].Form
	if !fractionWord(form) && !(k > i && (form == "половине" || form == "половины" || form == "половину")) {
		return When{}, i
	}
	if w, last := r.yearPart(t, k+1, end); last > k+1 {
		w.Loose = true
		return w, last
	}
	if k == i || !fractionWord(form) {
		return When{}, i
	}
	w := When{Relative: true, Loose: true}
	if !r.day.Zero() {
		w.From = Day{Year: r.day.Year}
	}
	return w, k + 1
}

// yearPart reads the year or month that «до конца» or «осенью» speaks of.
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
		w.Past, w.Future = s < 0, s > 0
		return w, last
	}
	if last := thisYear(t, i, end); last > i {
		w.From.Year = r.day.Year
		return w, last
	}
	if t.Is(i, "года") {
		if !r.day.Zero() {
			w.From = Day{Year: r.day.Year}
		}
		return w, i + 1
	}
	if t.Is(i, "месяца") || t.Is(i, "недели") {
		if !r.day.Zero() {
			w.From = Day{Year: r.day.Year, Month: r.day.Month}
		}
		return w, i + 1
	}
	if m := monthName(t, i); m > 0 {
		return r.monthYear(t, i, end, m)
	}
	return When{}, i
}
