package agreement

import (
	"fmt"

	"vestnik/extract/discourse"
	"vestnik/extract/event"
	"vestnik/extract/fact"
	"vestnik/extract/frame"
	"vestnik/extract/phrase"
)

// Read gives the agreements of a text. triggers[k] are those of sentences[k];
// published is the day that relative dates count from.
func (r *Reader) Read(t *phrase.Text, d *discourse.Discourse, sentences []*frame.Sentence, triggers [][]frame.Trigger, published phrase.Day) []fact.Fact {
	r.t, r.d, r.published = t, d, published
	r.readings, r.listing, r.unsided, r.lastActor, r.pact = r.readings[:0], nil, nil, actor{}, pact{}
	r.actors = map[int]actor{}
	r.hero, r.talk, r.dealt, r.actedMany = nil, nil, nil, false
	clear(r.Drops)
	if !r.mentionsDocument() {
		return nil
	}
	for k, s := range sentences {
		r.actors[s.Index] = r.lastActor
		r.sentence(s, triggers[k])
	}
	var out []fact.Fact
	for _, x := range r.assemble() {
		out = append(out, r.fact(x))
	}
	return out
}

// Worth reports whether a text speaks of agreements at all: of another Read finds
// none.
func (r *Reader) Worth(t *phrase.Text) bool {
	r.t, r.dealt = t, nil
	return r.mentionsDocument()
}

// mentionsDocument reports whether a document or a deal stands in the text.
func (r *Reader) mentionsDocument() bool {
	for i := range r.t.Mentions {
		if r.t.Mentions[i].Kind == phrase.Document {
			return true
		}
	}
	return r.speaksOfDeal() || r.speaksOfPact()
}

// fact makes the fact of a draft.
func (r *Reader) fact(d *draft) fact.Fact {
	first := d.readings[0]
	a := &event.AgreementData{AgreementType: r.kindOf(d), AgreementTypeText: d.kindText, Status: d.status, Count: d.count}
	f := fact.Fact{Kind: event.KindAgreement, Agreement: a, Salience: event.Main, Sentence: first.sentence, Token: first.token}
	if d.kindDoc >= 0 {
		m := &r.t.Mentions[d.kindDoc]
		f.Marks = append(f.Marks, fact.Mark{Field: "/agreementType", First: m.First, Last: m.Last})
		f.Steps = append(f.Steps, fact.Step{Rule: m.Class.Entry.ID, At: m.Class.Entry.Pos.String(), Note: "kind of document"})
	}
	told := d.teller()
	f.Marks = append(f.Marks, fact.Mark{Field: "/status", First: told.token, Last: told.tokenLast})
	if told.frame != nil {
		f.Steps = append(f.Steps, fact.Step{Rule: told.frame.ID, At: told.frame.Rule.Pos.String(),
			Note: fmt.Sprintf("%s, %s", told.trigger.Mood, r.t.Text(told.token, told.tokenLast))})
		for _, c := range told.trigger.Cues {
			f.Steps = append(f.Steps, fact.Step{Rule: c.Rule.ID, At: c.Rule.Pos.String(), Note: "modality"})
		}
	}
	for k, x := range d.sides {
		a.Parties = append(a.Parties, x.party)
		f.Marks = append(f.Marks, fact.Mark{Field: fact.Pointer("/parties", k), First: x.first, Last: x.last, Origin: x.origin})
		if x.mention >= 0 {
			f.Steps = append(f.Steps, fact.Step{Rule: r.t.Mentions[x.mention].Rule, Note: fmt.Sprintf("party by %s: %s", x.how, x.party.Name)})
		}
	}
	r.circumstancesOf(d, &f)
	switch {
	case d.count > 1:
		f.Salience = event.Aggregate
	case d.background || r.longAgo(d):
		f.Salience = event.Background
	}
	if d.group != "" {
		a.Group = d.group // the extractor turns the text into an id
	}
	f.Confidence = confidence(d)
	f.Identity = r.identity(d)
	return f
}

// teller gives the reading that tells the state of the document: the first one,
// as a rule.
func (d *draft) teller() *reading {
	for _, rd := range d.readings {
		if rd.status == d.status {
			return rd
		}
	}
	return d.readings[0]
}

// kindOf gives the type of the document: a contract between states is a treaty.
func (r *Reader) kindOf(d *draft) event.AgreementType {
	k := d.kind
	if d.kindDoc >= 0 {
		if s := r.t.Mentions[d.kindDoc].Class.Entry.Attr("states"); s != "" && len(d.sides) > 0 {
			states := true
			for _, x := range d.sides {
				states = states && x.party.Type == event.CountryParty
			}
			if states {
				k = event.AgreementType(s)
			}
		}
	}
	if k == "" {
		k = event.OtherAgreement
	}
	return k
}

// circumstancesOf writes place, occasion, date and amount.
func (r *Reader) circumstancesOf(d *draft, f *fact.Fact) {
	a := f.Agreement
	if d.occasion != nil {
		a.Occasion.Name = d.occasion.Name
		f.Marks = append(f.Marks, fact.Mark{Field: "/occasion", First: d.occasion.First, Last: d.occasion.Last, Origin: d.inherited})
	}
	if d.place != nil {
		a.Place = event.Place{Name: d.place.name, Country: d.place.country}
		f.Marks = append(f.Marks, fact.Mark{Field: "/place", First: d.place.first, Last: d.place.last, Origin: d.inherited})
	}
	if d.date != nil {
		a.Date = r.dateOf(d)
		if a.Date != (event.Date{}) {
			f.Marks = append(f.Marks, fact.Mark{Field: "/date", First: d.date.First, Last: d.date.Last, Origin: d.inherited})
		}
	}
	if d.amount != nil {
		m := d.amount.Money
		a.Amount = event.Money{Value: m.Value, Currency: m.Currency, Bound: m.Bound, Text: d.amount.Name}
		f.Marks = append(f.Marks, fact.Mark{Field: "/amount", First: d.amount.First, Last: d.amount.Last})
	}
}

// longAgo reports an agreement that its own sentence dates half a year or more
// before the publication, or in a year that is over.
func (r *Reader) longAgo(d *draft) bool {
	if d.date == nil || d.inherited != "" || r.published.Zero() || d.status == event.Planned || d.status == event.InTalks {
		return false
	}
	from, to := d.date.Date.Resolve(r.published, false)
	if to.Year != 0 {
		from = to
	}
	if from.Year == 0 || from.Month == 0 {
		return from.Year != 0 && from.Year < r.published.Year
	}
	return (r.published.Year-from.Year)*12+r.published.Month-from.Month > 6
}

// dateOf resolves the date of a draft against the publication.
func (r *Reader) dateOf(d *draft) event.Date {
	future := d.status == event.Planned || d.status == event.InTalks
	from, to := d.date.Date.Resolve(r.published, future)
	if tr := d.teller().trigger; tr != nil && tr.Mood == frame.Past && from.Year > r.published.Year && !r.published.Zero() {
		return event.Date{Expression: d.date.Name} // «через три года» of a story, not from today
	}
	out := event.Date{Value: from.String(), Expression: d.date.Name}
	out.Precision = event.PrecisionOf(out.Value)
	if to.Year != 0 && event.PrecisionOf(to.String()) == out.Precision {
		out.End = to.String()
	}
	if d.inherited != "" {
		out.InferredFrom = d.inherited
	}
	return out
}

// confidence falls with every thing that was not said where the event is said.
func confidence(d *draft) float64 {
	c := 0.95
	for _, x := range d.sides {
		if x.origin == event.FromLead || x.origin == event.FromAntecedent {
			c -= 0.12
		}
		if x.weak {
			c -= 0.08
		}
		if x.stub {
			c -= 0.2
		}
	}
	if len(d.sides) < 2 {
		c -= 0.3
	}
	if d.readings[0].trigger == nil && !d.listed {
		c -= 0.15
	}
	if d.status != event.Signed {
		c -= 0.05
	}
	return max(0.1, float64(int(c*100+0.5))/100)
}

// identity is text, not lexicon: the sentence of the trigger, the place of the
// trigger in it and the words of the last side.
func (r *Reader) identity(d *draft) string {
	rd := d.readings[0]
	s := r.t.Doc.Sentences[rd.sentence]
	last := ""
	if n := len(d.sides); n > 0 {
		last = r.t.Text(d.sides[n-1].first, d.sides[n-1].last)
	}
	return fmt.Sprintf("%s\x00%d\x00%s", r.t.Text(s.First, s.Last), rd.token-s.First, last)
}
