package phrase

// When is a date as an expression tells it.
type When struct {
	From, To Day  // To is zero unless the expression is a range
	Weekday  int  // 1..7 when only a day of the week is said
	Past     bool // the expression itself looks back: «в минувшую пятницу»
	Future   bool // or ahead: «в следующем месяце»
	Relative bool // it counts from the publication
	Loose    bool // a season, a quarter, «до конца года»: known to the year only
}

// Yearless reports a date whose year is still to be found: a month, a day of the
// week.
func (w *When) Yearless() bool { return w.Weekday > 0 || w.From.Year == 0 && w.From.Month != 0 }

// grace is how many days a date without a year may lie on the wrong side of the
// publication and still be of its year: clocks differ, and an announcement is
// often printed a little before or after the day.
const grace = 31

// Resolve gives the first and last day of the expression, cut to what is known.
// A date without a year is the nearest one on the asked side of the publication:
// with future the next one, else the last one, give or take a month. A day of
// the week alone is the last one, today included, or the next one. Without a
// publication what would count from it stays unknown.
func (w *When) Resolve(published Day, future bool) (from, to Day) {
	from, to = w.From, w.To
	future = (future || w.Future) && !w.Past
	if w.Weekday > 0 {
		if published.Zero() {
			return Day{}, Day{}
		}
		return weekdayNear(published, w.Weekday, future, w.Past), Day{}
	}
	if from.Year != 0 || from.Month == 0 {
		return from, to
	}
	if published.Zero() {
		return Day{}, Day{}
	}
	from.Year = published.Year
	first, last := published, published
	if !w.Past && !w.Future {
		first, last = published.Add(-grace), published.Add(grace)
	}
	switch {
	case future && endOf(from).Before(first):
		from.Year++
	case !future && last.Before(startOf(from)):
		from.Year--
	case !future && !w.Past && near(published, Day{from.Year + 1, from.Month, from.Day}): // 3 января, published on 28 December
		from.Year++
	case future && !w.Future && near(Day{from.Year - 1, from.Month, from.Day}, published): // 28 декабря, published on 3 January
		from.Year--
	}
	if to.Month > 0 && to.Year == 0 {
		to.Year = from.Year
		if to.Before(from) {
			to.Year++
		}
	}
	return from, to
}

// near reports that b is a known day within ten days after a.
func near(a, b Day) bool { return a.Day > 0 && b.Day > 0 && !b.Before(a) && !a.Add(10).Before(b) }

// startOf and endOf give the first and last day of what may be a month.
func startOf(d Day) Day {
	if d.Day == 0 {
		d.Day = 1
	}
	return d
}

func endOf(d Day) Day {
	if d.Day == 0 {
		return Day{d.Year, d.Month, 1}.Add(31).monthStart().Add(-1)
	}
	return d
}

func (d Day) monthStart() Day { return Day{d.Year, d.Month, 1} }

// weekdayNear gives the last or next day of the week; with strict the last one
// is not today.
func weekdayNear(published Day, weekday int, future, strict bool) Day {
	if future {
		ahead := (weekday - published.Weekday() + 7) % 7
		if ahead == 0 {
			ahead = 7
		}
		return published.Add(ahead)
	}
	back := (published.Weekday() - weekday + 7) % 7
	if back == 0 && strict {
		back = 7
	}
	return published.Add(-back)
}
