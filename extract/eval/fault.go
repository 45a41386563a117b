package eval

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"vestnik/extract/event"
)

// Error is one thing that was not read as annotated, with the text around it.
type Error struct {
	Doc     string `json:"doc"`
	Slot    string `json:"slot"`
	What    string `json:"what"`            // missed, wrong, other (another value) or spelling
	Event   string `json:"event,omitempty"` // the annotated event whose slot it is
	Gold    string `json:"gold,omitempty"`  // what the annotator has
	Got     string `json:"got,omitempty"`   // what the program has
	Context string `json:"context,omitempty"`
}

// around is how many code points of text an error shows on either side.
const around = 70

// PrintErrors lists the errors in order of articles.
func (r *Report) PrintErrors(w io.Writer) error {
	doc := ""
	for _, e := range r.Errors {
		if e.Doc != doc {
			doc = e.Doc
			if _, err := fmt.Fprintf(w, "\n== %s\n", doc); err != nil {
				return err
			}
		}
		line := e.What + " " + e.Slot + ": "
		switch {
		case e.Gold != "" && e.Got != "":
			line += "want " + e.Gold + ", got " + e.Got
		default:
			line += e.Gold + e.Got
		}
		if e.Event != "" {
			line += "\n   of " + e.Event
		}
		if e.Context != "" {
			line += "\n   in " + e.Context
		}
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}

// fault notes a wrong or missed filler; index is its place in its list or -1.
func (s *scorer) fault(slot, gold, got string, index int) {
	if s.silent || gold == "" && got == "" {
		return
	}
	s.note(slot, what(gold, got), gold, got, index)
}

// lost notes a missed or wrong event.
func (s *scorer) lost(slot, gold, got string) { s.note(slot, what(gold, got), gold, got, -1) }

// spelling notes a right name that is not written as in the gold.
func (s *scorer) spelling(slot, gold, got string) { s.note(slot, "spelling", gold, got, -1) }

// quietly counts without noting errors: the fillers of an event that is itself
// an error.
func (s *scorer) quietly(count func()) {
	s.silent = true
	count()
	s.silent = false
}

func what(gold, got string) string {
	switch {
	case got == "":
		return "missed"
	case gold == "":
		return "wrong"
	}
	return "other"
}

func (s *scorer) note(slot, what, gold, got string, index int) {
	context := ""
	if s.predicted != nil && got != "" {
		context = s.shown(slot, index)
	}
	if context == "" {
		context = s.find(gold)
	}
	about := s.about
	if strings.HasSuffix(slot, " events") {
		about = ""
	}
	s.errors = append(s.errors, Error{s.gold.ID, slot, what, about, gold, got, context})
}

// fields says where in the data the fillers of a slot are.
var fields = map[string]string{
	"agreement type": "/agreementType", "agreement status": "/status", "agreement parties": "/parties", "agreement date": "/date",
	"agreement place": "/place", "agreement occasion": "/occasion", "agreement amount": "/amount",
	"film title": "/film/name", "film type": "/film/filmType", "film stage": "/stage", "film date": "/milestones", "film box office": "/milestones",
	"film directors": "/film/director", "film countries": "/film/countryOfOrigin", "film companies": "/film/productionCompany",
	"film festivals": "/milestones", "film awards": "/milestones",
}

// shown gives the text around the evidence of the predicted event for a slot,
// or around its first evidence.
func (s *scorer) shown(slot string, index int) string {
	evidence := s.predicted.Evidence
	if len(evidence) == 0 {
		return ""
	}
	best := &evidence[0]
	if field := fields[slot]; field != "" {
		if index >= 0 && field != "/milestones" {
			field += "/" + strconv.Itoa(index)
		}
		for i := range evidence {
			if f := evidence[i].Field; f == field || strings.HasPrefix(f, field+"/") {
				best = &evidence[i]
				break
			}
		}
	}
	if at := s.offset(best); at >= 0 {
		return window(s.gold.Text, at, at+len(best.Exact))
	}
	return ""
}

// offset gives the byte where an evidence begins. The events may come from a
// run that cut the metadata off differently, so the exact text decides.
func (s *scorer) offset(e *event.Evidence) int {
	at, n := 0, 0
	for at = range s.gold.Text {
		if n == e.Start {
			break
		}
		n++
	}
	if strings.HasPrefix(s.gold.Text[at:], e.Exact) {
		return at
	}
	return strings.Index(s.gold.Text, e.Exact)
}

// find gives the text around a filler of the gold: where its name is written,
// or else where the first sentence of the annotator's evidence begins.
func (s *scorer) find(name string) string {
	first, _, _ := strings.Cut(s.evidence, " … ")
	for _, exact := range [...]string{name, first} {
		if exact == "" {
			continue
		}
		if at := strings.Index(s.gold.Text, exact); at >= 0 {
			return window(s.gold.Text, at, at+min(len(exact), around))
		}
	}
	return s.evidence
}

// window gives text[start:end] in brackets with what stands around it, on one
// line.
func window(text string, start, end int) string {
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	from, to := start, end
	for range around {
		_, n := utf8.DecodeLastRuneInString(text[:from])
		from -= n
		_, n = utf8.DecodeRuneInString(text[to:])
		to += n
	}
	return strings.Join(strings.Fields(text[from:start]+"⟦"+text[start:end]+"⟧"+text[end:to]), " ")
}

// describe names an event in an error.
func describe(a, b string, parties []string) string {
	s := a + " " + b
	if a == "" {
		s = "untitled " + b
	}
	if len(parties) > 0 {
		s += ": " + strings.Join(parties, " + ")
	}
	return s
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
