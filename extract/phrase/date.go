package phrase

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"vestnik/extract/morph"
	"vestnik/extract/text"
)

// date reads a date that begins with token i: «5 мая 2020 года», «3–7 октября»,
// «05.10.2025», «в минувшую пятницу», «год назад», «до конца года». The
// preposition before it is not part of it.
func (r *Reader) date(t *Text, i, end int) (Mention, bool) {
	tok := &t.Doc.Tokens[i]
	if tok.Kind != text.Word && tok.Kind != text.Number && !(tok.Kind == text.Latin && t.Words[i].Is(morph.ROMN)) {
		return Mention{}, false
	}
	w, last := r.when(t, i, end)
	if last <= i {
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
	if c := tok.Text[0]; c >= '0' && c <= '9' || utf8.RuneCountInString(tok.Text) <= 2 {
		if n, ok := lookalike(tok.Text); ok { // З0 апреля
			return r.dayFirst(t, i, i+1, end, n, 0)
		}
		if w, last := r.numberWord(t, i, end, form); last > i {
			return w, last
		}
	}
	if m := monthName(t, i); m > 0 {
		return r.monthYear(t, i, end, m)
	}
	if d, next := ordinalDay(t, i, end); d > 0 && next < end && monthAt(t, next) > 0 {
		return r.dayMonth(t, next, end, d)
	}
	return r.relative(t, i, end)
}

// numberWord reads what a word begins that opens with digits: «17-го мая»,
// «2024-го года», «90-х годов», «2-й квартал».
func (r *Reader) numberWord(t *Text, i, end int, form string) (When, int) {
	head, suffix, ok := strings.Cut(form, "-")
	n, err := strconv.Atoi(head)
	if !ok || err != nil {
		if s := strings.TrimRight(form, "хйеягомуи"); s != form { // 90х
			n, err = strconv.Atoi(s)
			suffix = form[len(s):]
		}
	}
	if err != nil {
		return When{}, i
	}
	switch {
	case n >= 1 && n <= 31 && i+1 < end && monthAt(t, i+1) > 0:
		return r.dayMonth(t, i+1, end, n)
	case n >= 1900 && n <= 2100:
		if last := r.year(t, i+1, end); last > i+1 || strings.HasSuffix(suffix, "го") || suffix == "м" || suffix == "му" || suffix == "й" {
			w := When{From: Day{Year: n}}
			if suffix == "х" {
				w.Loose = true
			}
			return w, last
		}
	case n%10 == 0 && suffix == "х" && n < 100:
		if last := r.year(t, i+1, end); last > i+1 { // 90-х годов
			return When{Loose: true}, last
		}
	case n >= 1 && n <= 4 && i+1 < end:
		if w, last := r.yearFraction(t, i+1, end); last > i+1 {
			return w, last
		}
	}
	return When{}, i
}

// lookalike reads one or two digits of which some are letters of the same look:
// З0, 1О, l7.
func lookalike(s string) (int, bool) {
	n, digits, letters := 0, 0, 0
	for _, c := range s {
		d := -1
		switch {
		case c >= '0' && c <= '9':
			d = int(c - '0')
			digits++
		case c == 'З' || c == 'з':
			d, letters = 3, letters+1
		case c == 'О' || c == 'о' || c == 'O' || c == 'o':
			d, letters = 0, letters+1
		case c == 'l' || c == 'I' || c == 'і' || c == 'І':
			d, letters = 1, letters+1
		case c == 'б':
			d, letters = 6, letters+1
		}
		if d < 0 {
			return 0, false
		}
		n = n*10 + d
	}
	return n, letters > 0 && (digits > 0 || s == "ЗО") && n >= 1 && n <= 31
}

// ordinalDay reads a day of the month in words: «первого мая», «двадцать пятое
// декабря».
func ordinalDay(t *Text, i, end int) (day, next int) {
	tens := 0
	switch t.Words[i].Form {
	case "двадцать":
		tens = 20
	case "тридцать":
		tens = 30
	default:
		return dayNames[t.Words[i].Form], i + 1
	}
	if i+1 < end {
		if d := dayNames[t.Words[i+1].Form]; d > 0 && d < 10 {
			return tens + d, i + 2
		}
	}
	return 0, i
}

// numeric reads what a number begins.
func (r *Reader) numeric(t *Text, i, end int) (When, int) {
	s := t.Doc.Tokens[i].Text
	if d, ok := dotted(s); ok {
		last := r.year(t, i+1, end)
		if last+1 < end && dash(t, last) { // 03.10.2025 – 05.10.2025
			if to, ok := dotted(t.Doc.Tokens[last+1].Text); ok && d.Before(to) {
				return When{From: d, To: to}, r.year(t, last+2, end)
			}
		}
		return When{From: d}, last
	}
	if i+4 < end && (t.Is(i+1, ".") || t.Is(i+1, "/")) && t.Words[i+3].Form == t.Words[i+1].Form && !t.Doc.Tokens[i+2].Space && !t.Doc.Tokens[i+4].Space {
		if d, ok := dotted(s + "." + t.Doc.Tokens[i+2].Text + "." + t.Doc.Tokens[i+4].Text); ok {
			return When{From: d}, r.year(t, i+5, end)
		}
	}
	from, to, ok := span(s)
	if !ok {
		return When{}, i
	}
	if i+2 < end && !t.Doc.Tokens[i+1].Space && to == 0 { // 1О апреля
		if n, ok := lookalike(s + t.Doc.Tokens[i+1].Text); ok && monthAt(t, i+2) > 0 {
			return r.dayFirst(t, i, i+2, end, n, 0)
		}
	}
	if from >= 1 && from <= 31 && to <= 31 {
		if w, last := r.dayFirst(t, i, i+1, end, from, to); last > i {
			return w, last
		}
		if w, last := r.agoFrom(t, i, end, from); last > i && to == 0 {
			return w, last
		}
	}
	if from >= 1900 && from <= 2100 {
		return r.bareYear(t, i, end, from, to)
	}
	if w, last := r.agoFrom(t, i, end, from); to == 0 {
		return w, last
	}
	return When{}, i
}

// bareYear reads «2025 год», «2024–2026 годы», «2024 и 2025 годах» and a year
// without the word behind a preposition: «в 2024,».
func (r *Reader) bareYear(t *Text, i, end, from, to int) (When, int) {
	w := When{From: Day{Year: from}}
	if to > from && to <= 2100 {
		w.To = Day{Year: to}
	}
	k := i + 1
	if to == 0 && k+1 < end && (dash(t, k) || t.Is(k, "и") || t.Is(k, "по")) {
		if y, ok := yearNumber(t.Words[k+1].Form); ok && y > from {
			if last := r.year(t, k+2, end); last > k+2 {
				w.To = Day{Year: y}
				return w, last
			}
		}
	}
	if last := r.year(t, k, end); last > k {
		return w, last
	}
	if i == 0 || t.Doc.Tokens[i].Line || len(t.Doc.Tokens[i].Text) != 4 {
		return When{}, i
	}
	switch t.Words[i-1].Form {
	case "в", "с", "до", "к", "после", "на", "за", "по":
		if k >= end || t.Doc.Tokens[k].Kind == text.Punct || t.Words[k].Best == morph.PREP || t.Words[k].Best == morph.CONJ || t.Words[k].Best == morph.VERB {
			return w, k
		}
	}
	return When{}, i
}

// dayFirst reads a date from its day: «5 мая», «3–7 октября», «3 – 7 октября»,
// «3, 4 и 5 октября», «30 апреля – 3 мая», «13 по 14 апреля». k is the token
// behind the day.
func (r *Reader) dayFirst(t *Text, i, k, end, from, to int) (When, int) {
	if k >= end {
		return When{}, i
	}
	if m := monthAt(t, k); m > 0 {
		w, last := r.dayMonth(t, k, end, from)
		if last == k || last == i {
			return When{}, i
		}
		if to > from {
			w.To = Day{w.From.Year, m, to}
			return w, last
		}
		return r.untilDay(t, w, last, end)
	}
	n := k
	day := from
	for steps := 0; to == 0 && n+1 < end && steps < 6; steps++ {
		if !dash(t, n) && !t.Is(n, "по") && !t.Is(n, "и") && !t.Is(n, ",") {
			return When{}, i
		}
		d, upto, ok := span(t.Doc.Tokens[n+1].Text)
		if !ok || upto > 0 || d <= day || d > 31 {
			return When{}, i
		}
		day = d
		n += 2
		if m := monthAt(t, n); n < end && m > 0 {
			w, last := r.dayMonth(t, n, end, day)
			if last <= n {
				return When{}, i
			}
			w.From, w.To = Day{w.From.Year, m, from}, w.From
			return w, last
		}
	}
	return When{}, i
}

// untilDay reads the second day of a span: «30 апреля – 3 мая 2025 года», «28
// декабря 2024 года по 5 января 2025 года».
func (r *Reader) untilDay(t *Text, w When, last, end int) (When, int) {
	if last+2 >= end || !dash(t, last) && !t.Is(last, "по") {
		return w, last
	}
	d, upto, ok := span(t.Doc.Tokens[last+1].Text)
	m := monthAt(t, last+2)
	if !ok || upto > 0 || d < 1 || d > 31 || m == 0 {
		return w, last
	}
	to, stop := r.dayMonth(t, last+2, end, d)
	if stop <= last+2 {
		return w, last
	}
	w.To = to.From
	if w.From.Year == 0 && w.To.Year != 0 {
		w.From.Year = w.To.Year
		if w.To.Before(w.From) {
			w.From.Year--
		}
	}
	return w, stop
}

func dash(t *Text, i int) bool {
	return t.Is(i, "-") || t.Is(i, "–") || t.Is(i, "—")
}

// dotted reads 05.10.2025, 05.10.25, 05/10/2025 and 2025-10-05.
func dotted(s string) (Day, bool) {
	sep := ""
	for _, x := range [...]string{".", "-", "/"} {
		if strings.Count(s, x) == 2 {
			sep = x
		}
	}
	if sep == "" {
		return Day{}, false
	}
	p := strings.Split(s, sep)
	var n [3]int
	for i := range p {
		v, err := strconv.Atoi(p[i])
		if err != nil || len(p[i]) > 4 {
			return Day{}, false
		}
		n[i] = v
	}
	d := Day{n[2], n[1], n[0]}
	switch {
	case len(p[0]) == 4:
		d = Day{n[0], n[1], n[2]}
	case len(p[2]) == 2:
		d.Year += 2000
	}
	return d, d.valid() && d.Year > 0 && d.Month > 0 && d.Day > 0
}

// span reads 7, 2024 and 3–7.
func span(s string) (from, to int, ok bool) {
	if len(s) == 0 || len(s) > 12 || s[0] < '0' || s[0] > '9' {
		return 0, 0, false
	}
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
func (r *Reader) dayMonth(t *Text, i, end, day int) (When, int) {
	w, last := r.monthYear(t, i, end, monthAt(t, i))
	w.From.Day = day
	if w.From.Month == 0 { // «прошлого года» without a publication
		return w, last
	}
	if !w.From.valid() {
		return When{}, i
	}
	return w, last
}

// monthYear reads «мая 2020 года», «марте прошлого года», «мая т. г.», «мае 24
// года»; i is the month.
func (r *Reader) monthYear(t *Text, i, end, m int) (When, int) {
	w := When{From: Day{Month: m}}
	k := i + 1
	if k < end && t.Is(k, ".") && shortMonth(t.Words[i].Form) {
		k++
	}
	if k >= end {
		return w, k
	}
	if t.Doc.Tokens[k].Line && t.Doc.Tokens[k].Para {
		return w, k
	}
	n := k
	if t.Is(k, ",") && k+1 < end { // «в мае, 2020 года» is no date of that year unless the word follows
		n = k + 1
	}
	if y, ok := yearNumber(t.Words[n].Form); ok {
		last := r.year(t, n+1, end)
		if n == k || last > n+1 {
			w.From.Year = y
			return w, last
		}
	}
	if y, upto, ok := span(t.Doc.Tokens[k].Text); ok && upto == 0 && len(t.Doc.Tokens[k].Text) == 2 { // 24 года
		if last := r.year(t, k+1, end); last > k+1 {
			w.From.Year = 2000 + y
			return w, last
		}
	}
	if last := thisYear(t, k, end); last > k {
		w.Relative = true
		w.From.Year = r.day.Year
		return w, last
	}
	if shift, last := r.shiftedYear(t, k, end); last > k {
		w.Relative, w.Past, w.Future = true, shift < 0, shift > 0
		if r.day.Zero() {
			w.From = Day{}
		} else {
			w.From.Year = r.day.Year + shift
		}
		return w, last
	}
	return w, k
}

// thisYear passes «с. г.» and «т. г.», сего and текущего года.
func thisYear(t *Text, k, end int) int {
	if !t.Is(k, "с") && !t.Is(k, "т") || k+2 >= end || !t.Is(k+1, ".") || !t.Is(k+2, "г") {
		return k
	}
	if k+3 < end && t.Is(k+3, ".") {
		return k + 4
	}
	return k + 3
}

// yearNumber reads 2024 and 2024-го.
func yearNumber(form string) (int, bool) {
	if len(form) < 4 || form[0] < '1' || form[0] > '2' {
		return 0, false
	}
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
	case "год", "года", "году", "годов", "годом", "годы", "годах", "годами", "годам":
		return i + 1
	case "г", "гг":
		if i+1 < end && t.Is(i+1, ".") {
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
