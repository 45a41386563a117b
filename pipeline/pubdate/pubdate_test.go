package pubdate

import (
	"testing"
	"time"
)

func TestParse(t *testing.T) {
	tests := []struct{ in, want string }{
		{"2025-10-05", "2025-10-05"},
		{" 2025-10-05T12:30:00+05:00 ", "2025-10-05T12:30:00+05:00"},
		{"2025-10-05T12:30:00.123Z", "2025-10-05T12:30:00Z"},
		{"2025-10-05T12:30:00+0500", "2025-10-05T12:30:00+05:00"},
		{"2025-10-05 12:30:00", "2025-10-05"}, // the hour of which place
		{"Sun, 05 Oct 2025 12:30:00 +0300", "2025-10-05T12:30:00+03:00"},
		{"05.10.2025", "2025-10-05"},
		{"5.10.2025 12:30", "2025-10-05"},
		{"1759667400", "2025-10-05T12:30:00Z"},
		{"1759667400000", "2025-10-05T12:30:00Z"},
		{"5 октября 2025", "2025-10-05"},
		{"воскресенье, 5 Октября 2025 г., 12:30", "2025-10-05"},
		{"12:30, 5 мая 2025 года", "2025-05-05"},
		{"5 марта 2025", "2025-03-05"},
		{"31 февраля 2025", ""},
		{"2025-02-30", ""},
		{"вчера", ""},
		{"", ""},
		{"12345", ""},
	}
	for _, tt := range tests {
		if got := Parse(tt.in); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("5 октября 2025")
	f.Add("2025-10-05T12:30:00.5+0500")
	f.Fuzz(func(t *testing.T, s string) {
		got := Parse(s)
		if got == "" {
			return
		}
		_, err1 := time.Parse(time.RFC3339, got)
		_, err2 := time.Parse(time.DateOnly, got)
		if err1 != nil && err2 != nil {
			t.Errorf("%q: %q is neither time nor date", s, got)
		}
		if again := Parse(got); again != got {
			t.Errorf("%q: %q reads as %q", s, got, again)
		}
	})
}
