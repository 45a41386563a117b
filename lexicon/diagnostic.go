package lexicon

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Severity says whether a lexicon can be used in spite of a diagnostic.
type Severity int

const (
	// Error is a fault: the lexicon must not be used.
	Error Severity = iota
	// Warning is doubtful form: the lexicon can be used.
	Warning
	// Note is something to look at: how a name is going to be read.
	Note
)

func (s Severity) String() string {
	switch s {
	case Warning:
		return "warning"
	case Note:
		return "note"
	}
	return "error"
}

// Diagnostic is one thing to say about one place of a lexicon file.
type Diagnostic struct {
	Severity Severity
	Code     string // stable, kebab-case: unknown-attribute
	Pos      Pos
	EndCol   int    // column after the last letter meant; 0 when it is one letter
	Message  string // what is wrong, one line, no full stop
	Hint     string // what to do about it; may be empty
	Line     string // the source line, without its end
}

// Error gives file:line:col: severity: message [code].
func (d Diagnostic) Error() string {
	s := d.Severity.String() + ": " + d.Message + " [" + d.Code + "]"
	if p := d.Pos.String(); p != "" {
		return p + ": " + s
	}
	return s
}

// String gives the diagnostic as a person reads it: the message, the source line, a caret
// under the letters meant and the hint, each on a line of its own, ended by a newline.
func (d Diagnostic) String() string {
	var b strings.Builder
	b.WriteString(d.Error())
	b.WriteByte('\n')
	if d.Line != "" && d.Pos.Col > 0 {
		line, col, end := window(d.Line, d.Pos.Col, d.EndCol)
		b.WriteString("    " + strings.TrimRight(line, " \t\r") + "\n    ")
		b.WriteString(underline(line, col, end))
		b.WriteByte('\n')
	}
	if d.Hint != "" {
		b.WriteString("    hint: " + d.Hint + "\n")
	}
	return b.String()
}

// maxShown is how many code points of a source line are shown.
const maxShown = 120

// window cuts a long line down to what stands around the columns [col, end), with … where
// something is left out.
func window(line string, col, end int) (string, int, int) {
	text := []rune(line)
	if len(text) <= maxShown {
		return line, col, end
	}
	lo := max(0, min(col-1-maxShown/2, len(text)-maxShown))
	hi := lo + maxShown
	shown := string(text[lo:hi])
	if hi < len(text) {
		shown += "…"
	}
	if lo == 0 {
		return shown, col, min(end, hi+1)
	}
	return "…" + shown, col - lo + 1, min(end, hi+1) - lo + 1
}

// underline gives blanks and carets that stand under the columns [col, end) of line on a
// terminal with fixed cells. Tabs are kept, so that both lines are indented alike.
func underline(line string, col, end int) string {
	end = max(end, col+1)
	var b strings.Builder
	n := 0
	for _, r := range line {
		n++
		switch {
		case n >= end:
			return b.String()
		case n >= col && r == '\t':
			b.WriteByte('^')
		case n >= col:
			b.WriteString(strings.Repeat("^", max(cells(r), btoi(n == col))))
		case r == '\t':
			b.WriteByte('\t')
		default:
			b.WriteString(strings.Repeat(" ", cells(r)))
		}
	}
	if n < col { // the end of the line is meant
		b.WriteByte('^')
	}
	return b.String()
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// cells is the number of terminal cells a code point takes: 0 for marks and format
// characters, 2 for wide ones (Unicode Standard Annex 11), else 1.
func cells(r rune) int {
	switch {
	case r < 0x300:
		return btoi(r != 0xAD)
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// Diagnostics is a list of diagnostics, in the order of their places once sorted. As an error
// it is for the case that HasErrors says yes; use Err to get an error or nil.
type Diagnostics []Diagnostic

// Error gives the diagnostics without source lines, one a line.
func (ds Diagnostics) Error() string {
	var b strings.Builder
	for i, d := range ds {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(d.Error())
	}
	return b.String()
}

// HasErrors says whether one of them is an Error.
func (ds Diagnostics) HasErrors() bool {
	return slices.ContainsFunc(ds, func(d Diagnostic) bool { return d.Severity == Error })
}

// Err is nil when there is nothing worse than a warning, else the errors of ds.
func (ds Diagnostics) Err() error {
	var errs Diagnostics
	for _, d := range ds {
		if d.Severity == Error {
			errs = append(errs, d)
		}
	}
	if errs == nil {
		return nil
	}
	return errs
}

// Print writes every diagnostic with its source line, caret and hint.
func (ds Diagnostics) Print(w io.Writer) error {
	for _, d := range ds {
		if _, err := io.WriteString(w, d.String()); err != nil {
			return err
		}
	}
	return nil
}

// Sort puts the diagnostics into the order of their places, then of severity, code and message.
func (ds Diagnostics) Sort() {
	slices.SortStableFunc(ds, func(a, b Diagnostic) int {
		return cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(a.Severity, b.Severity),
			strings.Compare(a.Code, b.Code), strings.Compare(a.Message, b.Message))
	})
}

// add appends a diagnostic about n code points from pos on.
func (ds *Diagnostics) add(sev Severity, code string, pos Pos, n int, line, hint, format string, args ...any) {
	d := Diagnostic{Severity: sev, Code: code, Pos: pos, Message: fmt.Sprintf(format, args...), Hint: hint, Line: printable(line)}
	if n > 0 {
		d.EndCol = pos.Col + n
	}
	*ds = append(*ds, d)
}

// printable has U+FFFD for every byte of line that is not UTF-8.
func printable(line string) string {
	if utf8.ValidString(line) {
		return line
	}
	return strings.Map(func(r rune) rune { return r }, line)
}
