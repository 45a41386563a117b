package lexicon

import (
	"strings"
	"testing"
)

func TestUnderline(t *testing.T) {
	for _, tt := range []struct {
		name, line string
		col, end   int
		want       string
	}{
		{"Cyrillic", "Алматы {x}", 8, 9, "       ^"},
		{"a range", "Алматы {x}", 1, 7, "^^^^^^"},
		{"tabs are kept", "\tА\tБ", 4, 5, "\t \t^"},
		{"a combining mark takes no cell", "Мои\u0306сей x", 9, 10, "       ^"},
		{"a combining mark within a range", "и\u0306н", 1, 4, "^^"},
		{"a combining mark alone", "и\u0306н", 2, 3, " ^"},
		{"wide letters take two cells", "北京 x", 4, 5, "     ^"},
		{"a wide letter", "北京", 2, 3, "  ^^"},
		{"soft hyphen", "а\u00ADб", 3, 4, " ^"},
		{"the end of the line", "аб", 3, 4, "  ^"},
		{"an empty line", "", 1, 2, "^"},
	} {
		if got := underline(tt.line, tt.col, tt.end); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestWindow(t *testing.T) {
	long := strings.Repeat("а", 200) + "XY" + strings.Repeat("б", 200)
	for _, tt := range []struct {
		line     string
		col, end int
		shown    string // the letters over the carets
		left     bool   // something is left out at the left
		right    bool
	}{
		{long, 201, 203, "XY", true, true},
		{long, 1, 3, "аа", false, true},
		{long, 402, 403, "б", true, false},
		{"коротко", 2, 4, "ор", false, false},
	} {
		line, col, end := window(tt.line, tt.col, tt.end)
		text := []rune(line)
		if got := string(text[col-1 : end-1]); got != tt.shown || len(text) > maxShown+2 ||
			strings.HasPrefix(line, "…") != tt.left || strings.HasSuffix(line, "…") != tt.right {
			t.Errorf("columns %d to %d: %q in %q", tt.col, tt.end, got, line)
		}
	}
}

func TestDiagnostics(t *testing.T) {
	var ds Diagnostics
	ds.add(Warning, "w", Pos{"b.txt", 1, 1}, 0, "строка", "", "second")
	ds.add(Error, "e", Pos{"a.txt", 10, 2}, 2, "строка", "so", "third %d", 3)
	ds.add(Error, "e", Pos{"a.txt", 9, 2}, 2, "строка", "", "first")
	ds.Sort()
	if got, want := ds.Error(), "a.txt:9:2: error: first [e]\na.txt:10:2: error: third 3 [e]\nb.txt:1:1: warning: second [w]"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got, want := ds[1].String(), "a.txt:10:2: error: third 3 [e]\n    строка\n     ^^\n    hint: so\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if err := ds.Err(); !ds.HasErrors() || err == nil || strings.Contains(err.Error(), "warning") {
		t.Errorf("Err() = %v", err)
	}
	if warnings := ds[2:]; warnings.HasErrors() || warnings.Err() != nil {
		t.Error("a warning is taken for an error")
	}
}

func TestNearest(t *testing.T) {
	for _, tt := range []struct{ word, want string }{
		{"contry", "country"}, {"cuontry", "country"}, {"country", "country"}, {"cntry", "country"},
		{"county", "country"}, {"kind", ""}, {"x", ""}, {"", ""}, {"столца", "столица"},
	} {
		if got := nearest(tt.word, []string{"id", "country", "столица"}); got != tt.want {
			t.Errorf("nearest(%q) = %q, want %q", tt.word, got, tt.want)
		}
	}
}
