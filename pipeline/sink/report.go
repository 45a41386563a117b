package sink

import (
	"context"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"vestnik/extract/event"
)

// Report writes events for people: each article with its title, each event as
// a card. Articles without events are left out.
//
// Delivery guarantees: those of the writer. An article is handed to it whole.
type Report struct {
	w     io.Writer
	paint paint
	width int
}

// NewReport returns a report to w, lines folded at width signs (at least 40),
// with colours for a terminal or without.
func NewReport(w io.Writer, colour bool, width int) *Report {
	return &Report{w: w, paint: paint(colour), width: max(width, 40)}
}

// Write implements Sink.
func (r *Report) Write(_ context.Context, d Doc) error {
	if len(d.Events) == 0 {
		return nil
	}
	var b strings.Builder
	title := d.Article.Title
	if title == "" {
		title = d.Article.URI
	}
	b.WriteString(r.paint.bold(clean(title)) + "\n")
	var about []string
	for _, s := range []string{d.Article.URI, d.Article.Source, d.Article.Published} {
		if s != "" && s != title {
			about = append(about, clean(s))
		}
	}
	if len(about) > 0 {
		b.WriteString(r.paint.dim(strings.Join(about, " · ")) + "\n")
	}
	b.WriteByte('\n')
	for _, e := range d.Events {
		r.card(&b, e.Event, d.Article.Text)
		b.WriteByte('\n')
	}
	_, err := io.WriteString(r.w, b.String())
	return err
}

// Close implements Sink; nothing is held back.
func (r *Report) Close(context.Context) error { return nil }

// card writes one event.
func (r *Report) card(b *strings.Builder, e *event.Event, text string) {
	var c card
	switch {
	case e.Agreement != nil:
		c = agreementCard(e.Agreement)
	case e.Film != nil:
		c = filmCard(e.Film)
	}
	head := r.paint.kind(e.Kind, "■ "+e.Kind.String()) + "  " + r.paint.bold(clean(c.what))
	if c.name != "" {
		head += "  " + clean(c.name)
	}
	head += "  " + r.paint.confidence(e.Confidence)
	if e.Salience != event.Main && e.Salience != "" {
		head += "  " + r.paint.dim(e.Salience.String())
	}
	b.WriteString(head + "\n")
	for _, row := range c.rows {
		r.row(b, row)
	}
	if before, exact, after := excerpt(e, text); exact != "" {
		r.quote(b, before, exact, after)
	}
}

const labelWidth = 15

func (r *Report) row(b *strings.Builder, row row) {
	label := row.label
	for _, line := range fold(clean(row.value), r.width-labelWidth-2) {
		b.WriteString("  " + r.paint.dim(pad(label, labelWidth)) + line + "\n")
		label = ""
	}
}

// quote writes the evidence, the words that made the event marked.
func (r *Report) quote(b *strings.Builder, before, exact, after string) {
	// The marks are no letters of a text: clean takes them out of it.
	const on, off = "\x01", "\x02"
	marked := clean(before) + on + clean(exact) + off + clean(after)
	inside := false
	for _, line := range fold(marked, r.width-4) {
		var out strings.Builder
		out.WriteString("  " + r.paint.dim("│ "))
		for line != "" {
			mark := off
			if !inside {
				mark = on
			}
			part, rest, found := strings.Cut(line, mark)
			if inside {
				part = r.paint.underline(part)
			} else {
				part = r.paint.dim(part)
			}
			out.WriteString(part)
			line = rest
			if found {
				inside = !inside
			}
		}
		b.WriteString(out.String() + "\n")
	}
}

// fold breaks s at spaces into lines of at most width signs; a longer word
// stands alone.
func fold(s string, width int) []string {
	var lines []string
	line, n := "", 0
	for word := range strings.FieldsSeq(s) {
		w := utf8.RuneCountInString(word)
		if n > 0 && n+1+w > width {
			lines = append(lines, line)
			line, n = "", 0
		}
		if n > 0 {
			line += " "
			n++
		}
		line += word
		n += w
	}
	return append(lines, line)
}

func pad(s string, n int) string {
	return s + strings.Repeat(" ", max(n-utf8.RuneCountInString(s), 1))
}

// clean takes line breaks and control characters out of what an article says:
// it must not move the cursor of a terminal.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r' || r == '\u2028' || r == '\u2029':
			return ' '
		case r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, s)
}

// paint colours text with ANSI sequences, or leaves it when false.
type paint bool

func (p paint) with(code, s string) string {
	if !p || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p paint) bold(s string) string      { return p.with("1", s) }
func (p paint) dim(s string) string       { return p.with("2", s) }
func (p paint) underline(s string) string { return p.with("4", s) }

func (p paint) kind(k event.Kind, s string) string {
	if k == event.KindFilm {
		return p.with("35", s)
	}
	return p.with("36", s)
}

func (p paint) confidence(c float64) string {
	code := map[event.Band]string{event.High: "32", event.Medium: "33", event.Low: "31"}[event.BandOf(c)]
	return p.with(code, fmt.Sprintf("%.2f", c))
}
