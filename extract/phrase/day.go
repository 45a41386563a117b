package phrase

import (
	"fmt"
	"time"
)

// Day is a day of the calendar; the zero Day is unknown.
type Day struct{ Year, Month, Day int }

// ParseDay reads the date at the start of an ISO 8601 or RFC 3339 string. A
// string that begins otherwise gives the zero Day.
func ParseDay(s string) Day {
	if len(s) < 10 {
		return Day{}
	}
	t, err := time.Parse(time.DateOnly, s[:10])
	if err != nil {
		return Day{}
	}
	return dayOf(t)
}

func dayOf(t time.Time) Day { return Day{t.Year(), int(t.Month()), t.Day()} }

func (d Day) time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

// Zero reports whether the day is unknown.
func (d Day) Zero() bool { return d == Day{} }

// Add gives the day n days later.
func (d Day) Add(n int) Day { return dayOf(d.time().AddDate(0, 0, n)) }

// Months gives the month n months later.
func (d Day) Months(n int) Day {
	m := d.Year*12 + d.Month - 1 + n
	return Day{Year: m / 12, Month: m%12 + 1}
}

// Before reports whether d is earlier; unknown parts count as the beginning.
func (d Day) Before(e Day) bool {
	if d.Year != e.Year {
		return d.Year < e.Year
	}
	if d.Month != e.Month {
		return d.Month < e.Month
	}
	return d.Day < e.Day
}

// Weekday is 1 for Monday to 7 for Sunday.
func (d Day) Weekday() int { return (int(d.time().Weekday())+6)%7 + 1 }

// String gives ISO 8601 cut to what is known: 2024, 2024-05, 2024-05-17.
func (d Day) String() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// valid reports whether the known parts make a date.
func (d Day) valid() bool {
	if d.Month < 0 || d.Month > 12 || d.Day < 0 || d.Day > 31 || d.Day > 0 && d.Month == 0 {
		return false
	}
	if d.Year != 0 && (d.Year < 1000 || d.Year > 2999) {
		return false
	}
	if d.Day == 0 || d.Month == 0 {
		return true
	}
	year := d.Year
	if year == 0 {
		year = 2024 // a leap year, so that 29 February passes
	}
	return Day{year, d.Month, d.Day}.time().Day() == d.Day
}
