// Package pubdate reads publication dates as records, pages and feeds write
// them: ISO 8601 and RFC 3339, mail dates, Russian dates with the day first or
// the month in words, and Unix seconds.
package pubdate

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// withZone are the layouts that name a moment.
var withZone = [...]string{
	time.RFC3339Nano, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05.999Z0700", "2006-01-02T15:04Z0700",
	"2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 MST",
	time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 -0700",
}

// withoutZone are the layouts whose hour says nothing without a place.
var withoutZone = [...]string{
	time.DateOnly, "2006-01-02T15:04:05", "2006-01-02T15:04", time.DateTime, "2006-01-02 15:04", "2006-01-02 15:04:05.999999",
	"2.1.2006", "2.1.2006 15:04", "2.1.2006 15:04:05", "2.1.2006, 15:04", "15:04 2.1.2006", "15:04, 2.1.2006", "2006/01/02", "2006.01.02", "20060102",
}

var months = [...]string{"янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"}

// Parse returns a date as an RFC 3339 time when s names a moment, as an ISO
// 8601 date when it names a day, and "" when it names neither. An hour without
// a zone is left out: the day it belongs to elsewhere is not known.
func Parse(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if s == "" {
		return ""
	}
	for _, layout := range withZone {
		if t, err := time.Parse(layout, s); err == nil && plausible(t) {
			return t.Format(time.RFC3339)
		}
	}
	for _, layout := range withoutZone {
		if t, err := time.Parse(layout, s); err == nil && plausible(t) {
			return t.Format(time.DateOnly)
		}
	}
	if t, ok := unix(s); ok && plausible(t) {
		return t.Format(time.RFC3339)
	}
	return inWords(s)
}

// Read is Parse for metadata: nothing given is no date, and what is given must
// be one.
func Read(given string) (string, error) {
	if given == "" {
		return "", nil
	}
	date := Parse(given)
	if date == "" {
		return "", fmt.Errorf("the publication date %.60q is of no known form; ISO 8601 is", given)
	}
	return date, nil
}

// plausible keeps out years that come of misread numbers.
func plausible(t time.Time) bool { return t.Year() >= 1900 && t.Year() < 2200 }

// unix reads seconds or milliseconds since 1970, of ten digits or thirteen.
func unix(s string) (time.Time, bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return time.Time{}, false
	}
	switch len(s) {
	case 10:
		return time.Unix(n, 0).UTC(), true
	case 13:
		return time.UnixMilli(n).UTC(), true
	}
	return time.Time{}, false
}

// inWords reads «5 октября 2025 года, 12:30», also behind a weekday or an
// hour. Month names count by their beginnings, so every case of them fits.
func inWords(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == ',' || r == '«' || r == '»' })
	for i := 0; i+2 < len(words); i++ {
		day, err1 := strconv.Atoi(words[i])
		year, err2 := strconv.Atoi(strings.TrimRight(words[i+2], "г."))
		month := monthOf(words[i+1])
		if err1 != nil || err2 != nil || month == 0 {
			continue
		}
		t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
		if t.Day() == day && plausible(t) {
			return t.Format(time.DateOnly)
		}
	}
	return ""
}

func monthOf(word string) time.Month {
	for i, m := range months {
		rest, ok := strings.CutPrefix(word, m)
		if ok && (m != "ма" || rest == "я" || rest == "й") {
			return time.Month(i + 1)
		}
	}
	return 0
}
