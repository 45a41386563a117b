package phrase

import (
	"strconv"
	"strings"

	"vestnik/extract/text"
)

// When is a date as an expression tells it.
type When struct {
	From, To Day  // To is zero unless the expression is a range
	Weekday  int  // 1..7 when only a day of the week is said
	Past     bool // the expression itself looks back: «в минувшую пятницу»
	Future   bool // or ahead: «в следующем месяце»
	Relative bool // it counts from the publication
	Loose    bool // a season, a quarter, «до конца года»: known to the year only
}

// Resolve gives the first and last day of the expression, cut to what is known.
// Without a year (or with a day of the week alone) the date nearest to the
// publication on the asked side is meant; without a publication it stays
// unknown.
func (w *When) Resolve(published Day, future bool) (from, to Day) {
	from, to = w.From, w.To
	future = future && !w.Past || w.Future
	if w.Weekday > 0 {
		if published.Zero() {
			return Day{}, Day{}
		}
		back := (published.Weekday() - w.Weekday + 7) % 7
		if future {
			ahead := (w.Weekday - published.Weekday() + 7) % 7
			if ahead == 0 {
				ahead = 7
			}
			return published.Add(ahead), Day{}
		}
		return published.Add(-back), Day{}
	}
	if from.Year == 0 && from.Month > 0 {
		if published.Zero() {
			return Day{}, Day{}
		}
		from.Year = published.Year
		probe := from
		if probe.Day == 0 {
			probe.Day = published.Day
		}
		if future && probe.Before(Day{published.Year, published.Month, 1}) {
			from.Year++
		}
		if !future && published.Before(probe) && (from.Month != published.Month) {
			if w.Past || monthsAhead(published, from) > 3 {
				from.Year--
			}
		}
		if to.Month > 0 && to.Year == 0 {
			to.Year = from.Year
		}
	}
	return from, to
}

func monthsAhead(a, b Day) int { return (b.Year-a.Year)*12 + b.Month - a.Month }

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
		for _, f := range strings.Fields(forms) {
			m[f] = i + 1
		}
	}
	return m
}()

var weekdays = map[string]int{
	"понедельник": 1, "понедельника": 1, "вторник": 2, "вторника": 2, "среду": 3, "четверг": 4, "четверга": 4,
	"пятницу": 5, "субботу": 6, "воскресенье": 7, "воскресенья": 7,
}

// date reads a date that begins with token i.
func (r *Reader) date(t *Text, i, end int) (Mention, bool) {
	tok := &t.Doc.Tokens[i]
	if tok.Kind != text.Word && tok.Kind != text.Number {
		return Mention{}, false
	}
	w, last := r.when(t, i, end)
	if last == i {
		return Mention{}, false
	}
	return Mention{Kind: Date, First: i, Last: last, Head: i, Forms: AnyForm, Name: t.Text(i, last), Date: &w, Rule: "date"}, true
}

// when reads a date expression and returns where it ends, i when there is none.
func (r *Reader) when(t *Text, i, end int) (When, int) {
	tok := &t.Doc.Tokens[i]
	if tok.Kind == text.Number {
		return r.numeric(t, i, end)
	}
	form := t.Words[i].Form
	if m, ok := months[form]; ok && (form != "мая" || i > 0) && (len(form) > 6 || t.Is(i+1, ".") || m == 5) && form != "мар" {
		return r.monthYear(t, i, end, m)
	}
	if d, n := ordinalDay(form); n {
		if i+1 < end {
			if m, ok := months[t.Words[i+1].Form]; ok {
				return r.dayMonth(t, i+1, end, Day{Month: m, Day: d})
			}
		}
	}
	return r.relative(t, i, end)
}

// ordinalDay reads «17-го», «3-е» as a day of the month.
func ordinalDay(form string) (int, bool) {
	n := 0
	for n < len(form) && form[n] >= '0' && form[n] <= '9' {
		n++
	}
	if n == 0 || n > 2 || n == len(form) || form[n] != '-' {
		return 0, false
	}
	d, _ := strconv.Atoi(form[:n])
	return d, d >= 1 && d <= 31
}

// numeric reads what a number begins: 5 мая 2020 года, 3–7 октября, 05.10.2025,
// 2025 год, 2025-10-05.
func (r *Reader) numeric(t *Text, i, end int) (When, int) {
	s := t.Doc.Tokens[i].Text
	if d, ok := dotted(s); ok {
		return When{From: d}, r.year(t, i+1, end)
	}
	if i+4 < end && (t.Is(i+1, ".") || t.Is(i+1, "/")) && t.Words[i+3].Form == t.Words[i+1].Form && !t.Doc.Tokens[i+2].Space && !t.Doc.Tokens[i+4].Space {
		if d, ok := dotted(s + "." + t.Doc.Tokens[i+2].Text + "." + t.Doc.Tokens[i+4].Text); ok {
			return When{From: d}, i + 5
		}
	}
	from, to, ok := span(s)
	if !ok {
		return When{}, i
	}
	if from >= 1 && from <= 31 && to <= 31 && i+1 < end {
		if m, ok := months[t.Words[i+1].Form]; ok {
			w, last := r.dayMonth(t, i+1, end, Day{Month: m, Day: from})
			if to > 0 {
				w.To = Day{w.From.Year, m, to}
			}
			return w, last
		}
		if k, day := r.rangeDash(t, i+1, end); k > 0 && to == 0 { // 3 – 7 октября
			if m, ok := months[t.Words[k].Form]; ok {
				w, last := r.dayMonth(t, k, end, Day{Month: m, Day: day})
				w.From, w.To = Day{w.From.Year, m, from}, w.From
				return w, last
			}
		}
	}
	if from >= 1900 && from <= 2100 {
		if last := r.year(t, i+1, end); last > i+1 {
			w := When{From: Day{Year: from}}
			if to > from {
				w.To = Day{Year: to}
			}
			return w, last
		}
		if i > 0 && (t.Is(i-1, "в") || t.Is(i-1, "до") || t.Is(i-1, "с")) && i+1 < end && t.Doc.Tokens[i+1].Kind == text.Punct {
			return When{From: Day{Year: from}}, i
		}
	}
	return When{}, i
}

// rangeDash reads «– 7» or «по 7» behind a day and returns the token of what
// follows the second day.
func (r *Reader) rangeDash(t *Text, i, end int) (next, day int) {
	if i+2 >= end || !(t.Is(i, "-") || t.Is(i, "–") || t.Is(i, "—") || t.Is(i, "по") || t.Is(i, "и")) {
		return 0, 0
	}
	d, to, ok := span(t.Doc.Tokens[i+1].Text)
	if !ok || to > 0 || d < 1 || d > 31 {
		return 0, 0
	}
	return i + 2, d
}

// dotted reads 05.10.2025, 05.10.25 and 2025-10-05.
func dotted(s string) (Day, bool) {
	var sep string
	switch {
	case strings.Count(s, ".") == 2:
		sep = "."
	case strings.Count(s, "-") == 2:
		sep = "-"
	default:
		return Day{}, false
	}
	p := strings.Split(s, sep)
	var n [3]int
	for i := range p {
		v, err := strconv.Atoi(p[i])
		if err != nil {
			return Day{}, false
		}
		n[i] = v
	}
	d := Day{n[2], n[1], n[0]}
	if len(p[0]) == 4 {
		d = Day{n[0], n[1], n[2]}
	} else if len(p[2]) == 2 {
		d.Year += 2000
	}
	return d, d.valid() && d.Year > 0 && d.Month > 0 && d.Day > 0
}

// span reads 7, 2024 and 3–7.
func span(s string) (from, to int, ok bool) {
	for i, c := range s {
		if c == '–' || c == '-' || c == '—' {
			a, err1 := strconv.Atoi(s[:i])
			b, err2 := strconv.Atoi(strings.TrimLeft(s[i:], "–-—"))
			return a, b, err1 == nil && err2 == nil && a < b
		}
	}
	n, err := strconv.Atoi(s)
	return n, 0, err == nil && len(s) <= 4
}

// dayMonth reads the year behind a month; i is the token of the month.
func (r *Reader) dayMonth(t *Text, i, end int, d Day) (When, int) {
	w, last := r.monthYear(t, i, end, d.Month)
	w.From.Day = d.Day
	if !w.From.valid() {
		return When{}, i
	}
	return w, last
}

// monthYear reads «мая 2020 года», «марте прошлого года»; i is the month.
func (r *Reader) monthYear(t *Text, i, end, m int) (When, int) {
	w := When{From: Day{Month: m}}
	k := i + 1
	if t.Is(k, ".") && len([]rune(t.Words[i].Form)) <= 4 && k < end {
		k++
	}
	if k < end {
		if y, ok := yearNumber(t.Words[k].Form); ok {
			w.From.Year = y
			return w, r.year(t, k+1, end)
		}
		if shift, last := r.shiftedYear(t, k, end); last > k {
			w.Relative = true
			if !r.day.Zero() {
				w.From.Year = r.day.Year + shift
			} else {
				w.From = Day{}
			}
			return w, last
		}
	}
	return w, k
}

// yearNumber reads 2024 and 2024-го.
func yearNumber(form string) (int, bool) {
	form, _, _ = strings.Cut(form, "-")
	n, err := strconv.Atoi(form)
	return n, err == nil && n >= 1900 && n <= 2100
}

// year passes «года», «год», «году», «г.» and returns where it ends.
func (r *Reader) year(t *Text, i, end int) int {
	if i >= end {
		return i
	}
	switch t.Words[i].Form {
	case "год", "года", "году", "годов", "годом", "годы", "годах":
		return i + 1
	case "г", "гг":
		if t.Is(i+1, ".") && i+1 < end {
			return i + 2
		}
		return i + 1
	}
	return i
}

// shiftedYear reads «прошлого года», «этого года» and gives the shift.
func (r *Reader) shiftedYear(t *Text, i, end int) (shift, last int) {
	if i+1 >= end {
		return 0, i
	}
	s, ok := shiftOf(t.Words[i].Form)
	if !ok {
		return 0, i
	}
	switch t.Words[i+1].Form {
	case "года", "году", "год":
		return s, i + 2
	}
	return 0, i
}

// shiftOf reads the adjective of «в прошлом году»: -1, 0 or 1.
func shiftOf(form string) (int, bool) {
	for _, x := range [...]struct {
		stem  string
		shift int
	}{{"прошл", -1}, {"минувш", -1}, {"предыдущ", -1}, {"этом", 0}, {"этот", 0}, {"эту", 0}, {"этой", 0}, {"этого", 0}, {"нынешн", 0}, {"текущ", 0}, {"следующ", 1}, {"будущ", 1}, {"грядущ", 1}, {"ближайш", 1}} {
		if strings.HasPrefix(form, x.stem) {
			return x.shift, true
		}
	}
	return 0, false
}
