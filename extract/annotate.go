package extract

import (
	"slices"

	"vestnik/extract/frame"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// Annotation is a name, date or sum of an article.
type Annotation struct {
	Start int    `json:"start"` // code points of Article.Text
	End   int    `json:"end"`   // exclusive
	Type  string `json:"type"`  // Person, Organization, GovernmentOrganization, Country, Region, City, Place, Event, Work, Document, Date or Money
	Text  string `json:"text"`  // what stands at [Start, End)

	// Name is the nominative name of what is meant. It can be longer than Text:
	// the text of «Министерство обороны» in «Министерства обороны Казахстана»
	// ends before the country, which is an annotation of its own.
	Name string `json:"name"`

	Country  string `json:"country,omitempty"`  // ISO 3166-1 alpha-2
	Entry    string `json:"entry,omitempty"`    // id of the lexicon's entry
	Value    string `json:"value,omitempty"`    // of a date (ISO 8601, cut to its precision) or sum (decimal)
	Until    string `json:"until,omitempty"`    // last day of a span of dates
	Currency string `json:"currency,omitempty"` // ISO 4217
	Rule     string `json:"rule"`               // the rule that read it
}

// Annotate finds the names, dates and sums of an article, in the order of the
// text; one that holds others stands before them. What only a frame could make
// sure of, such as a quotation of which nothing says what it names, is left out.
func (x *Extractor) Annotate(a Article) []Annotation {
	x.doc.Reset(a.Text)
	return annotate(x.phrases.Read(&x.doc, phrase.ParseDay(a.Published)), x.frames, phrase.ParseDay(a.Published))
}

// annotate gives the annotations of a text that was read.
func annotate(t *phrase.Text, frames *frame.Reader, published phrase.Day) []Annotation {
	n := annotator{t: t, frames: frames, published: published}
	for i := range t.Mentions {
		n.mention(&t.Mentions[i])
	}
	slices.SortStableFunc(n.out, func(a, b Annotation) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	return n.out
}

type annotator struct {
	t         *phrase.Text
	frames    *frame.Reader
	published phrase.Day
	out       []Annotation
}

// mention adds a mention and those inside it.
func (n *annotator) mention(m *phrase.Mention) {
	for i := range m.Inner {
		n.mention(&m.Inner[i])
	}
	if kind := typeOf(m); kind != "" {
		first, last := m.Core()
		tokens := n.t.Doc.Tokens
		from, to := int(tokens[first].Start), int(tokens[last-1].End)
		b := Annotation{Type: kind, Text: n.t.Doc.Exact(from, to), Name: m.Name, Country: m.Country, Rule: m.Rule}
		b.Start, b.End = n.t.Doc.Span(from, to)
		if m.Entry != nil {
			b.Entry = m.Entry.ID
		}
		switch {
		case m.Date != nil:
			from, to := m.Date.Resolve(n.published, m.Date.Yearless() && n.ahead(m.First))
			b.Value, b.Until = from.String(), to.String()
		case m.Money != nil:
			b.Value, b.Currency = m.Money.Value, m.Money.Currency
		}
		n.out = append(n.out, b)
	}
}

// ahead reports a date of what is still to come: «подпишут в сентябре».
func (n *annotator) ahead(i int) bool {
	k, found := slices.BinarySearchFunc(n.t.Doc.Sentences, i, func(s text.Sentence, i int) int {
		switch {
		case i < s.First:
			return 1
		case i >= s.Last:
			return -1
		}
		return 0
	})
	return found && n.frames.Ahead(n.t, k, i)
}

// typeOf gives the type that a mention is printed as, "" for one that is not
// printed: a post, an award, a common noun, a guess.
func typeOf(m *phrase.Mention) string {
	if m.Weak || m.Plain() || m.Generic && m.Kind != phrase.Document {
		return ""
	}
	switch m.Kind {
	case phrase.Post, phrase.Award:
		return ""
	case phrase.Organization:
		if m.Government {
			return "GovernmentOrganization"
		}
	case phrase.Work:
		if m.Quoted {
			return ""
		}
	}
	return m.Kind.String()
}
