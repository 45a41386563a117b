package sink

import (
	"strconv"
	"strings"

	"vestnik/extract/event"
)

// card is what the report says of an event.
type card struct {
	what string // kind of document and status, or stage of a film
	name string // of the film
	rows []row
}

type row struct{ label, value string }

// add puts in a row when there is something to say.
func (c *card) add(label string, parts ...string) {
	if v := join(" ", parts...); v != "" {
		c.rows = append(c.rows, row{label, v})
	}
}

func agreementCard(a *event.AgreementData) card {
	c := card{what: join(" ", a.AgreementType.String(), a.Status.String())}
	c.add("document", quoted(a.Title))
	for i, p := range a.Parties {
		label := "parties"
		if i > 0 {
			label = ""
		}
		var people []string
		for _, r := range p.Representatives {
			people = append(people, join(", ", r.Name, r.JobTitle))
		}
		c.add(label, p.Name, bracket(join(", ", p.Country, p.Role)), dash(strings.Join(people, "; ")))
	}
	c.add("date", dateText(a.Date))
	c.add("place", placeText(a.Place))
	c.add("occasion", a.Occasion.Name)
	c.add("amount", moneyText(a.Amount))
	c.add("topics", strings.Join(a.Topics, "; "))
	if a.Count > 0 {
		c.add("count", strconv.Itoa(a.Count))
	}
	return c
}

func filmCard(f *event.FilmData) card {
	c := card{what: join(" ", f.Film.FilmType.String(), f.Stage.String(), f.Status.String()), name: quoted(f.Film.Name)}
	if c.name == "" {
		c.name = "(untitled)"
	}
	c.add("also", strings.Join(f.Film.AlternateName, "; "))
	c.add("directed by", names(f.Film.Director, person))
	c.add("actors", names(f.Film.Actor, person))
	c.add("companies", names(f.Film.ProductionCompany, named))
	c.add("countries", strings.Join(f.Film.CountryOfOrigin, ", "))
	c.add("genre", strings.Join(f.Film.Genre, ", "))
	c.add("duration", f.Film.Duration)
	for _, m := range f.Milestones {
		award := join(", ", m.Award.Name, m.Award.Category, m.Award.Recipient)
		c.add(m.Stage.String(), join(" · ", dateText(m.Date), placeText(m.Place), m.Festival.Name, award, moneyText(m.Amount)))
	}
	return c
}

func person(p event.Person) string { return join(", ", p.Name, p.JobTitle) }
func named(n event.Named) string   { return n.Name }

func names[T any](list []T, name func(T) string) string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = name(x)
	}
	return strings.Join(out, "; ")
}

func dateText(d event.Date) string {
	value := join("/", d.Value, d.End)
	if d.Expression == "" {
		return value
	}
	return join(" ", value, "«"+d.Expression+"»")
}

func placeText(p event.Place) string { return join(", ", p.Name, p.Country) }

func moneyText(m event.Money) string {
	sign := map[event.Bound]string{event.AtLeast: "≥", event.AtMost: "≤", event.About: "≈"}[m.Bound]
	return join(" ", sign, m.Value, m.Currency, quoted(m.Text), bracket(m.Period))
}

func quoted(s string) string  { return around("«", s, "»") }
func bracket(s string) string { return around("(", s, ")") }
func dash(s string) string    { return around("— ", s, "") }

func around(open, s, end string) string {
	if s == "" {
		return ""
	}
	return open + s + end
}

// join joins the parts that are not empty.
func join(sep string, parts ...string) string {
	var some []string
	for _, p := range parts {
		if p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, sep)
}

// most is how many code points of a sentence are shown on each side of the
// words that made the event.
const most = 160

// excerpt gives the words that made the event with the sentence around them,
// or as much of it as the evidence holds when the text is not at hand.
func excerpt(e *event.Event, text string) (before, exact, after string) {
	ev := trigger(e)
	if ev == nil {
		return "", "", ""
	}
	start, end := byteOffset(text, ev.Start), byteOffset(text, ev.End)
	if text == "" || start < 0 || end < start || text[start:end] != ev.Exact {
		return around("…", ev.Prefix, ""), ev.Exact, around("", ev.Suffix, "…")
	}
	return leftOf(text[:start]), ev.Exact, rightOf(text, end)
}

// trigger is the evidence that shows best why the event was read: that of the
// status or stage, else the first.
func trigger(e *event.Event) *event.Evidence {
	for i := range e.Evidence {
		switch e.Evidence[i].Field {
		case "/status", "/stage":
			return &e.Evidence[i]
		}
	}
	if len(e.Evidence) > 0 {
		return &e.Evidence[0]
	}
	return nil
}

// leftOf is the part of the sentence that ends text.
func leftOf(text string) string {
	n := 0
	for i := len(text); i > 0; n++ {
		if n == most {
			return around("…", text[i:], "")
		}
		if text[i-1] == '\n' || sentenceEnd(text[:i]) {
			return strings.TrimLeft(text[i:], " ")
		}
		for i--; i > 0 && text[i]&0xc0 == 0x80; i-- {
		}
	}
	return text
}

// rightOf is the part of the sentence of text that begins at byte end.
func rightOf(text string, end int) string {
	n := 0
	for i := range text[end:] {
		at := end + i
		switch {
		case n == most:
			return text[end:at] + "…"
		case text[at] == '\n', text[at] == ' ' && sentenceEnd(text[:at]):
			return text[end:at]
		}
		n++
	}
	return text[end:]
}

// sentenceEnd reports whether s looks like ending with a sentence: a stop
// after a word of some length. It is for display; package text does it right.
func sentenceEnd(s string) bool {
	rest, ok := strings.CutSuffix(s, ".")
	if !ok {
		return strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?")
	}
	word := rest[strings.LastIndexAny(rest, " \n.")+1:]
	return len(word) > 8 // bytes: more than four letters
}

// byteOffset is the byte where code point n of text begins, or -1.
func byteOffset(text string, n int) int {
	for i := range text {
		if n == 0 {
			return i
		}
		n--
	}
	if n == 0 {
		return len(text)
	}
	return -1
}
