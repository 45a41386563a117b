package event

// Date is a day, month or year, or a range of them.
//
// Value is ISO 8601 cut to its precision: "2025", "2025-10", "2025-10-05". A
// range («с 3 по 7 октября») has its first day in Value and its last in End,
// both of the same precision. When the expression could not be resolved (no
// publication date) Value, End and Precision are absent and Expression stays.
type Date struct {
	Value        string    `json:"value,omitempty"`
	End          string    `json:"end,omitempty"`
	Precision    Precision `json:"precision,omitempty"`
	Expression   string    `json:"expression,omitempty"` // as written; absent when the date is the publication's
	InferredFrom Origin    `json:"inferredFrom,omitempty"`
}

// Precision is how exact a date is.
type Precision string

// The precisions.
const (
	Year  Precision = "year"
	Month Precision = "month"
	Day   Precision = "day"
)

func (p Precision) String() string { return string(p) }

// PrecisionOf gives the precision of an ISO 8601 date that is cut to year,
// month or day, and "" for anything else, such as the 30th of February.
func PrecisionOf(value string) Precision {
	year, ok := digits(value, 0, 4)
	if !ok || year == 0 {
		return ""
	}
	if len(value) == 4 {
		return Year
	}
	month, ok := digits(value, 5, 2)
	if !ok || value[4] != '-' || month < 1 || month > 12 {
		return ""
	}
	if len(value) == 7 {
		return Month
	}
	day, ok := digits(value, 8, 2)
	if !ok || len(value) != 10 || value[7] != '-' || day < 1 || day > monthDays(year, month) {
		return ""
	}
	return Day
}

func digits(s string, at, n int) (int, bool) {
	if len(s) < at+n {
		return 0, false
	}
	v := 0
	for _, c := range []byte(s[at : at+n]) {
		if c < '0' || c > '9' {
			return 0, false
		}
		v = v*10 + int(c-'0')
	}
	return v, true
}

func monthDays(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}
