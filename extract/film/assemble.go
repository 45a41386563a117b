package film

import (
	"slices"

	"vestnik/extract/event"
	"vestnik/extract/fact"
	"vestnik/extract/frame"
	"vestnik/extract/phrase"
)

// assemble joins the readings of each film into a fact.
func (r *Reader) assemble() []fact.Fact {
	var out []fact.Fact
	r.refer()
	readings := make([][]*reading, len(r.films))
	pointing := make([][]int, len(r.films))
	for k := range r.readings {
		if f := r.readings[k].film; f >= 0 {
			readings[f] = append(readings[f], &r.readings[k])
			if n := r.readings[k].np; n >= 0 && r.nps[n].pointed && r.nps[n].ref != f && (len(pointing[f]) == 0 || pointing[f][len(pointing[f])-1] != n) {
				pointing[f] = append(pointing[f], n)
			}
		}
	}
	for n := range r.nps {
		if f := r.nps[n].ref; f >= 0 {
			pointing[f] = append(pointing[f], n)
		}
	}
	for f := range r.films {
		if x, ok := r.fact(f, readings[f], pointing[f]); ok {
			out = append(out, x)
		}
	}
	if len(out) == 0 {
		out = r.nameless(out)
	}
	slices.SortStableFunc(out, func(a, b fact.Fact) int { return a.Token - b.Token })
	return out
}

// refer resolves the common nouns that point at one film.
func (r *Reader) refer() {
	for n := range r.nps {
		p := &r.nps[n]
		if !p.pointed || p.plural || p.prior || p.life {
			continue
		}
		if fs := r.antecedents(n); len(fs) == 1 && r.toldOf(fs[0]) {
			p.ref = fs[0]
			continue
		}
		if fs := r.introduced(p); len(fs) == 1 && r.toldOf(fs[0]) {
			p.ref = fs[0]
		}
	}
}

// draft is a fact in the making.
type draft struct {
	r        *Reader
	film     int
	nps      []int
	readings []*reading
	data     *event.FilmData
	out      fact.Fact
	sole     int8         // 2 for the one film of the text, 1 for one of several, 0 when nobody asked
	shown    map[int]bool // sentences that tell of a premiere
}

// fact makes the fact of a film; ok is false when nothing is reported of it.
func (r *Reader) fact(f int, readings []*reading, pointing []int) (fact.Fact, bool) {
	d := draft{r: r, film: f, nps: r.films[f].nps, data: &event.FilmData{}}
	d.readings = readings
	if len(d.readings) == 0 {
		r.drop("named without news of it")
		r.untold(f)
		return fact.Fact{}, false
	}
	if len(pointing) > 0 { // the common nouns that point at it
		slices.Sort(pointing)
		pointing = slices.Compact(pointing)
		d.nps = slices.Concat(d.nps, pointing)
	}
	d.out.Kind, d.out.Film = event.KindFilm, d.data
	first := d.readings[0]
	d.out.Sentence, d.out.Token = first.sentence, first.token
	d.title()
	d.stages()
	d.kind()
	d.directors()
	d.countries()
	d.companies()
	d.actors()
	d.sure()
	d.out.Identity = r.key(r.nps[r.films[f].nps[0]].quote)
	return d.out, true
}

func (d *draft) mark(field string, first, last int, origin event.Origin) {
	d.out.Marks = append(d.out.Marks, fact.Mark{Field: field, First: first, Last: last, Origin: origin})
}

func (d *draft) step(rule, note string) {
	d.out.Steps = append(d.out.Steps, fact.Step{Rule: rule, Note: note})
}

// title writes the name of the film: as a word for a film leads to it, else
// in the nominative.
func (d *draft) title() {
	r := d.r
	bestAt, rank, name := -1, 9, ""
	for _, n := range d.nps {
		p := &r.nps[n]
		if p.quote < 0 {
			continue
		}
		x := &r.quotes[p.quote]
		s, changed := r.written(x.First, x.End), false
		k := 0
		if p.noun < 0 || p.noun > x.Open {
			s, changed = r.nominative(p.quote, d.slot(n))
			if k = 1; changed {
				k = 2
			}
		}
		if bestAt >= 0 && len([]rune(s)) > len([]rune(name))+4 && k <= 1 {
			k, rank = -1, 9
		}
		if k < rank {
			bestAt, rank, name = n, k, s
		}
	}
	if bestAt < 0 {
		return
	}
	p := &r.nps[bestAt]
	d.data.Film.Name = name
	x := &r.quotes[p.quote]
	d.mark("/film/name", x.First, x.End, "")
	d.step("title", name)
	for _, n := range d.nps {
		if r.nps[n].quote >= 0 {
			d.alternate(&r.nps[n])
		}
	}
}

// slot gives the cases that a titled phrase stands in by what governs it.
func (d *draft) slot(n int) phrase.Forms {
	r := d.r
	p := &r.nps[n]
	s := r.sentences[p.sentence]
	if pr, f := r.prepositionBefore(p.first); pr {
		return f & p.forms
	}
	for _, rd := range d.readings {
		if rd.np != n || rd.trigger == nil {
			continue
		}
		switch {
		case rd.trigger.Mood == frame.Nominal && p.first >= rd.trigger.Last && rd.trigger.Last+4 >= p.first:
			return phrase.Gent
		}
	}
	if p.first > s.First && r.isNoun(p.first-1) && r.lower(p.first-1) {
		return phrase.Gent
	}
	return p.forms
}

// alternate reads the original title in the brackets behind a title.
func (d *draft) alternate(p *np) {
	r := d.r
	t := r.t
	s := r.sentences[p.sentence]
	if !t.Is(p.last, "(") || p.last >= s.Last {
		return
	}
	end := p.last + 1
	for end < s.Last && end < p.last+14 && !t.Is(end, ")") {
		end++
	}
	if end >= s.Last || !t.Is(end, ")") || end == p.last+1 {
		return
	}
	a, b := p.last+1, end
	if q := r.quoteAt[a]; q >= 0 && r.closeOf(int(q)) == end {
		a, b = r.quotes[q].First, r.quotes[q].End
	} else if !r.latin(a, b) {
		return
	}
	name := r.written(a, b)
	if name == "" || name == d.data.Film.Name || slices.Contains(d.data.Film.AlternateName, name) {
		return
	}
	d.data.Film.AlternateName = append(d.data.Film.AlternateName, name)
	d.mark(fact.Pointer("/film/alternateName", len(d.data.Film.AlternateName)-1), a, b, "")
}

// latin reports tokens in Latin letters.
func (r *Reader) latin(a, b int) bool {
	for k := a; k < b; k++ {
		if r.t.Doc.Tokens[k].Kind == 0 {
			return false
		}
	}
	return a < b && r.t.Doc.Tokens[a].Kind == 1
}

// stages fills the milestones, the stage that was reached last and the status.
func (d *draft) stages() {
	d.readings = d.told()
	reached := event.Stage("")
	planned := false
	var by *reading
	for _, rd := range d.readings {
		if rd.status != "" {
			if d.data.Status == "" {
				d.data.Status = rd.status
				d.mark("/status", rd.token, rd.tokenLast, rd.origin)
				d.rule(rd)
			}
			if rd.until != nil {
				rd.stage = event.Announced
				d.milestone(rd)
				planned, by = true, rd
			}
			continue
		}
		d.milestone(rd)
		d.rule(rd)
		if rd.stage == event.Announced {
			planned = true
			if by == nil {
				by = rd
			}
			continue
		}
		if rd.stage == event.AtFestival && d.premiered(rd.sentence) {
			continue
		}
		if rd.stage.Order() > reached.Order() || reached == "" { // a stage of the linguist's own has no order
			reached, by = rd.stage, rd
		}
	}
	switch {
	case reached != "":
		d.data.Stage = reached
	case planned && d.data.Status != event.Cancelled:
		d.data.Stage = event.Announced
	}
	if d.data.Stage != "" && by != nil {
		d.mark("/stage", by.token, by.tokenLast, by.origin)
		d.out.Sentence, d.out.Token = by.sentence, by.token
	}
	d.out.Salience = event.Main
	all := true
	for _, rd := range d.readings {
		all = all && rd.background
	}
	if all {
		d.out.Salience = event.Background
	}
}

// told leaves out who made the film from what is reported of it: «Картину снял
// Имя» is a stage only when the text tells no other.
func (d *draft) told() []*reading {
	r := d.r
	var out []*reading
	for _, rd := range d.readings {
		made := rd.frame != nil && rd.frame.ID == "film.finish" && rd.trigger != nil && rd.trigger.Mood == frame.Past && rd.status == "" && shoots(r.lemma(rd.token))
		if made {
			s := r.sentences[rd.sentence]
			made = r.dateNear(s, rd.token, rd.tokenLast, rd.trigger.Clause, nil) == nil
		}
		if !made {
			out = append(out, rd)
		}
	}
	if len(out) == 0 {
		return d.readings
	}
	return out
}

// premiered reports a sentence that tells of a premiere: the festival is where
// it took place.
func (d *draft) premiered(k int) bool {
	if d.shown == nil {
		d.shown = map[int]bool{}
		for _, rd := range d.readings {
			if rd.stage == event.Premiere {
				d.shown[rd.sentence] = true
			}
		}
	}
	return d.shown[k]
}

func (d *draft) rule(rd *reading) {
	if rd.frame != nil {
		st := fact.Step{Rule: rd.frame.ID, At: rd.frame.Rule.Pos.String(), Note: d.r.t.Text(rd.token, rd.tokenLast)}
		d.out.Steps = append(d.out.Steps, st)
		return
	}
	rule := "award.line"
	switch rd.base {
	case event.Announced:
		rule = "deal.document"
	case event.Release:
		rule = "calendar.line"
	case event.AtFestival:
		rule = "lineup.line"
	case event.BoxOffice:
		rule = "takings.line"
	case event.Completed, event.InProduction:
		rule = "predicate.ready"
	}
	d.step(rule, d.r.t.Text(rd.token, rd.tokenLast))
}

// milestone adds what a reading tells: one milestone, or one for each prize.
func (d *draft) milestone(rd *reading) {
	r := d.r
	s := r.sentences[rd.sentence]
	m := event.Milestone{Stage: rd.stage}
	clause := 0
	if rd.token >= s.First && rd.token < s.Last {
		clause = s.Clause(rd.token)
	}
	date := rd.until
	if date == nil {
		var ok func(*phrase.Mention) bool
		if rd.stage == event.InProduction { // «съёмки продлятся до ноября»
			ok = func(m *phrase.Mention) bool { return s.Prep(m.First) != "до" }
		}
		date = r.dateNear(s, rd.token, rd.tokenLast, clause, ok)
		if date == nil && rd.line && rd.base == event.AtFestival {
			date = r.headerDay()
		}
		if date == nil && rd.base == event.AtFestival {
			date = r.programmeDay()
		}
		if date == nil && rd.base == event.AtFestival {
			date = r.festivalDay()
		}
	}
	weekend := false
	if date == nil && rd.base == event.BoxOffice && rd.trigger == nil && r.box {
		date = r.weekend()
		weekend = date != nil
	}
	if date != nil {
		if rd.base == event.AtFestival && rd.line {
			rd.planned = rd.planned || r.soonerAhead(date)
		}
		from, to := date.Date.Resolve(r.published, rd.planned || r.futureAt(r.sentences[r.sentenceOf(date.First)], date.First))
		if weekend && to != (phrase.Day{}) {
			from, to = to, phrase.Day{} // what was taken by the end of it
		}
		m.Date = event.Date{Value: from.String(), Expression: r.t.Text(date.First, date.Last)}
		if to != (phrase.Day{}) {
			m.Date.End = to.String()
		}
		m.Date.Precision = event.PrecisionOf(m.Date.Value)
		if m.Date.Precision == "" {
			m.Date.Value, m.Date.End = "", ""
		}
		if m.Date.End <= m.Date.Value || event.PrecisionOf(m.Date.End) != m.Date.Precision {
			m.Date.End = ""
		}
		rd.date = date
	} else if rd.base == event.Awarded {
		date, last := r.ceremonyDay(), false
		if date == nil {
			date, last = r.festivalDay(), true // prizes are given on its last day
		}
		if date != nil {
			from, to := date.Date.Resolve(r.published, false)
			if last && to != (phrase.Day{}) {
				from = to
			}
			m.Date = event.Date{Value: from.String(), Precision: event.PrecisionOf(from.String()), Expression: r.t.Text(date.First, date.Last), InferredFrom: event.FromLead}
			rd.date = date
			if m.Date.Precision == "" {
				m.Date.Value = ""
			}
		}
	}
	if place := r.placeIn(s, clause); place != nil {
		m.Place = event.Place{Name: place.Short, Country: place.Country}
		if m.Place.Name == "" {
			m.Place.Name = place.Name
		}
		rd.place = place
	}
	switch rd.base {
	case event.AtFestival, event.Awarded, event.Premiere:
		var ok bool
		rd.festival, rd.festFirst, rd.festLast, ok = r.festivalFor(s)
		if !ok && r.fest >= 0 && rd.base != event.Premiere && !r.elsewhere(s) {
			x := &r.t.Mentions[r.fest]
			rd.festival, rd.festFirst, rd.festLast, rd.fromLead = r.festivalName(x), x.First, x.Last, true
		}
		m.Festival.Name = rd.festival
	case event.BoxOffice:
		if rd.trigger != nil || rd.amount != nil {
			sum := rd.amount
			if sum == nil {
				sum = r.amountOf(s, rd)
			}
			if sum == nil {
				sum = r.gross(s, rd.trigger)
			}
			if sum != nil {
				m.Amount = event.Money{Value: sum.Money.Value, Currency: sum.Money.Currency, Bound: sum.Money.Bound, Text: r.t.Text(sum.First, sum.Last)}
				if a, b := r.period(s); b > a {
					m.Amount.Period = r.t.Text(a, b)
				}
				rd.amount = sum
			}
		}
	}
	if len(rd.awards) == 0 {
		d.addMilestone(m, rd)
		return
	}
	for i := range rd.awards {
		x := m
		a := &rd.awards[i]
		if len(rd.awards) > 1 && i == 0 && r.t.Is(a.last, ":") {
			continue // «два приза: A и B»
		}
		x.Award = event.Award{Name: a.name, Category: a.category, Recipient: a.recipient}
		n := len(d.data.Milestones)
		d.addMilestone(x, rd)
		if len(d.data.Milestones) > n {
			d.mark(fact.Pointer("/milestones", n)+"/award", a.first, a.last, "")
		}
	}
}

// elsewhere reports a sentence that speaks of festivals without naming them:
// «на ведущих мировых фестивалях».
func (r *Reader) elsewhere(s *frame.Sentence) bool {
	for k := s.First; k < s.Last; k++ {
		if m := r.t.Mention(k); m != nil && m.Kind == phrase.Event && m.Weak && m.Forms&phrase.Singular == 0 {
			return true
		}
	}
	return false
}

// addMilestone adds a milestone unless one of the same stage says as much.
func (d *draft) addMilestone(m event.Milestone, rd *reading) {
	for i := range d.data.Milestones {
		x := &d.data.Milestones[i]
		if x.Stage != m.Stage || x.Award != m.Award && m.Award != (event.Award{}) && x.Award != (event.Award{}) && !sameAward(x.Award, m.Award) {
			continue
		}
		if x.Date.Value != "" && m.Date.Value != "" && x.Date.Value != m.Date.Value && m.Award == (event.Award{}) {
			continue
		}
		if x.Festival.Name != "" && m.Festival.Name != "" && x.Festival.Name != m.Festival.Name {
			continue
		}
		if x.Date.Value == "" && m.Date.Expression != "" {
			x.Date = m.Date
			d.dateMark(i, rd)
		}
		if x.Place.Name == "" {
			x.Place = m.Place
		}
		if x.Festival.Name == "" && m.Festival.Name != "" {
			x.Festival = m.Festival
			d.festivalMark(i, rd)
		}
		if x.Amount.Value == "" {
			x.Amount = m.Amount
		}
		if x.Award == (event.Award{}) || x.Award.Name == "" && m.Award.Name != "" {
			if m.Award != (event.Award{}) {
				x.Award = m.Award
			}
		}
		return
	}
	i := len(d.data.Milestones)
	d.data.Milestones = append(d.data.Milestones, m)
	at := fact.Pointer("/milestones", i)
	d.mark(at+"/stage", rd.token, rd.tokenLast, rd.origin)
	d.dateMark(i, rd)
	d.festivalMark(i, rd)
	if rd.place != nil && m.Place.Name != "" {
		d.mark(at+"/place", rd.place.First, rd.place.Last, "")
	}
	if rd.amount != nil {
		d.mark(at+"/amount", rd.amount.First, rd.amount.Last, "")
	}
}

// sameAward reports a prize told twice.
func sameAward(a, b event.Award) bool {
	return a.Name == b.Name && (a.Category == "" || b.Category == "" || a.Category == b.Category) && (a.Category != "" || b.Category != "" || a.Recipient == b.Recipient)
}

func (d *draft) dateMark(i int, rd *reading) {
	if rd.date != nil && d.data.Milestones[i].Date.Expression != "" {
		d.mark(fact.Pointer("/milestones", i)+"/date", rd.date.First, rd.date.Last, "")
	}
}

func (d *draft) festivalMark(i int, rd *reading) {
	if rd.festival == "" || d.data.Milestones[i].Festival.Name == "" {
		return
	}
	o := event.Origin("")
	if rd.fromLead {
		o = event.FromLead
	}
	d.mark(fact.Pointer("/milestones", i)+"/festival", rd.festFirst, rd.festLast, o)
}

// sure sets the confidence: high when a word for a film and the trigger stand
// together, medium when something was inferred, low when the title alone had
// to do.
func (d *draft) sure() {
	c := 0.7
	for _, rd := range d.readings {
		switch {
		case rd.np >= 0 && rd.origin == "" && d.r.nps[rd.np].verdict == certain && d.r.nps[rd.np].quote >= 0:
			c = max(c, 0.9)
		case rd.origin != "":
			c = max(c, 0.65)
		}
	}
	if c < 0.9 && d.r.films[d.film].kind != certain {
		c = 0.55
		if d.readings[0].trigger == nil || d.r.fest >= 0 {
			c = 0.65
		}
	}
	d.out.Confidence = c
}
