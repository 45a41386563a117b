package agreement

import (
	"slices"
	"strings"

	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// draft is one agreement as put together so far.
type draft struct {
	readings []*reading // the first is the one that made it
	sides    []side
	status   event.Status
	kind     event.AgreementType
	kindText string
	kindDoc  int // mention that gave the kind
	circumstances
	inherited  event.Origin // of the circumstances
	group      string
	count      int
	background bool
	listed     bool
	open       *reading // the lead whose distribution it belongs to
}

// assemble joins the readings of a text into drafts.
func (r *Reader) assemble() []*draft {
	var drafts []*draft
	var lead *reading // a plural with one side, whose other sides later sentences tell
	for k := range r.readings {
		rd := &r.readings[k]
		for _, set := range r.distribute(rd) {
			if n := r.place(&drafts, lead, rd, set); n != nil && len(set.sides) > 0 {
				n.group = set.group
			}
		}
		if rd.plural && len(rd.subject) == 1 && rd.trigger != nil && rd.status == event.Signed && lead == nil {
			lead = rd
		}
	}
	r.inheritLead(drafts)
	return r.settle(drafts)
}

// recent is how many drafts a reading is held against, so that assembly stays
// linear in texts of any length.
const recent = 100

// oldest is the first draft that a reading is still held against.
func oldest(drafts []*draft) int { return max(0, len(drafts)-recent) }

// share is the sides of one agreement of a reading.
type share struct {
	sides []side
	group string
}

// distribute gives the agreements of a reading: one for each pair when a plural
// is signed by one with several.
func (r *Reader) distribute(rd *reading) []share {
	all := unique(append(append(append([]side(nil), rd.subject...), rd.with...), rd.between...))
	one, many := rd.subject, rd.with
	if len(one) > 1 && len(many) == 1 {
		one, many = many, one
	}
	if len(one) == 0 && len(rd.between) == 0 && rd.plural && len(rd.with) > 1 { // «Заключены соглашения с А и Б»
		var out []share
		for _, x := range unique(rd.with) {
			out = append(out, share{sides: []side{x}})
		}
		return out
	}
	stubs := len(many) > 1 && many[0].stub
	shared := len(many) > 1 && r.sharedHead(many)
	if len(one) != 1 || len(many) < 2 || !(rd.plural || stubs || shared) {
		return []share{{sides: all}}
	}
	group := r.t.Text(r.t.Doc.Sentences[rd.sentence].First, r.t.Doc.Sentences[rd.sentence].Last)
	var out []share
	for _, x := range many {
		if x.key != one[0].key {
			out = append(out, share{unique([]side{one[0], x}), group})
		}
	}
	return out
}

// sharedHead reports sides that share one head noun in the plural.
func (r *Reader) sharedHead(sides []side) bool {
	for _, x := range sides {
		if x.mention < 0 || r.t.Mentions[x.mention].Rule != "org.shared-head" {
			return false
		}
	}
	return true
}

// unique drops sides that name a body a second time.
func unique(sides []side) []side {
	var out []side
	for _, x := range sides {
		if x.key == "" || has(out, x.key) || slices.ContainsFunc(out, func(y side) bool { return y.party.Name == x.party.Name }) {
			continue
		}
		out = append(out, x)
	}
	return out
}

func has(sides []side, key string) bool {
	return slices.ContainsFunc(sides, func(x side) bool { return x.key == key })
}

// place finds the draft that a share belongs to or makes a new one.
func (r *Reader) place(drafts *[]*draft, lead, rd *reading, s share) *draft {
	if rd.listed && len(rd.between) == 0 && len(s.sides) > 0 { // the list was announced with one side of all its documents
		if a := r.announcement(rd); a != nil && len(a.subject) == 1 && !has(s.sides, a.subject[0].key) {
			y := a.subject[0]
			y.origin = event.FromAntecedent
			return r.add(drafts, rd, append([]side{y}, s.sides...))
		}
	}
	if rd.count > 1 && s.group == "" {
		return r.add(drafts, rd, s.sides)
	}
	switch len(s.sides) {
	case 0:
		if a := r.actors[rd.sentence]; len(a.sides) > 1 && rd.sentence-a.sentence <= 1 && rd.trigger != nil && (rd.trigger.Passive || r.theyDid(rd)) && !rd.generic && rd.doc >= 0 && !rd.plural &&
			(len(*drafts) == 0 || !near((*drafts)[len(*drafts)-1], rd)) {
			both := append([]side(nil), a.sides...) // «А и Б создают СП. Договор подписан ...»
			for k := range both {
				both[k].origin = event.FromAntecedent
			}
			return r.add(drafts, rd, both)
		}
		if both := r.predecessor(*drafts, rd); len(both) > 0 {
			rd.background = true
			return r.add(drafts, rd, both)
		}
		if both := r.next(*drafts, rd); len(both) > 0 {
			return r.add(drafts, rd, both)
		}
		r.supplement(*drafts, rd)
		return nil
	case 1:
		return r.oneSided(drafts, lead, rd, s.sides[0])
	}
	for k := len(*drafts) - 1; k >= oldest(*drafts) && !rd.another; k-- {
		d := (*drafts)[k]
		if r.same(d, rd, s.sides) {
			r.merge(d, rd, s.sides)
			return d
		}
	}
	if rd.generic && !rd.another && s.group == "" && rd.trigger != nil && len(*drafts) > 0 {
		d := (*drafts)[len(*drafts)-1]
		if near(d, rd) && (len(d.sides) < 2 || overlap(d.sides, s.sides)) {
			if len(d.sides) < 2 {
				d.sides = unique(append(d.sides, s.sides...))
			}
			r.merge(d, rd, nil)
			return nil
		}
	}
	return r.add(drafts, rd, s.sides)
}

// next gives the sides of a further document that the same sides are to sign:
// «Подписан протокол. Соглашение планируют заключить в мае».
func (r *Reader) next(drafts []*draft, rd *reading) []side {
	if len(drafts) == 0 || rd.trigger == nil || rd.generic || rd.plural || rd.closed || rd.doc < 0 || rd.status != event.Planned && rd.status != event.InTalks {
		return nil
	}
	d := drafts[len(drafts)-1]
	if !near(d, rd) || len(d.sides) != 2 || d.status == event.Denied || sameKind(d.kind, rd.kind) || d.kindDoc < 0 || ofKind(drafts, rd.kind) {
		return nil
	}
	both := slices.Clone(d.sides)
	for k := range both {
		both[k].origin = event.FromAntecedent
	}
	return both
}

// sameKind reports kinds that are one, or that «договор» can mean.
func sameKind(a, b event.AgreementType) bool {
	state := func(k event.AgreementType) bool { return k == event.Contract || k == event.Treaty }
	return a == b || state(a) && state(b)
}

// ofKind reports a draft of a kind of document.
func ofKind(drafts []*draft, kind event.AgreementType) bool {
	return slices.ContainsFunc(drafts[oldest(drafts):], func(d *draft) bool { return sameKind(d.kind, kind) })
}

// overlap reports a side that two lists share.
func overlap(a, b []side) bool {
	return slices.ContainsFunc(b, func(x side) bool { return has(a, x.key) })
}

// near reports a reading at most two sentences behind a draft.
func near(d *draft, rd *reading) bool {
	return rd.sentence-d.readings[len(d.readings)-1].sentence <= 2
}

func (r *Reader) add(drafts *[]*draft, rd *reading, sides []side) *draft {
	if rd.generic && !r.nameKind(rd) {
		r.drop("agreement: «документ» without an agreement before it")
		return nil
	}
	d := &draft{readings: []*reading{rd}, sides: sides, status: rd.status, kind: rd.kind, kindText: rd.kindText, kindDoc: rd.doc,
		circumstances: rd.circumstances, count: rd.count, background: rd.background, listed: rd.listed}
	if rd.listed && r.announcement(rd) != nil {
		a := r.announcement(rd)
		d.inherit(a.circumstances, event.FromAntecedent)
	}
	if p := r.unsided; p != nil && rd.definite && rd.sentence-p.sentence <= 2 { // «Меморандум подписан в Дохе. Документ подписали А и Б»
		d.inherit(p.circumstances, event.FromAntecedent)
		if d.amount == nil {
			d.amount = p.amount
		}
	}
	r.scene(d, rd)
	r.visit(d, rd)
	r.sceneBefore(d, rd)
	*drafts = append(*drafts, d)
	return d
}

// theyDid reports «они» for the subject of a trigger: «А и Б дружат давно. В мае
// они подписали соглашение».
func (r *Reader) theyDid(rd *reading) bool {
	for k := rd.token - 1; k >= 0 && k >= rd.token-3; k-- {
		if r.t.Is(k, "они") {
			return true
		}
		if r.t.At[k] >= 0 || r.t.Doc.Tokens[k].Kind == text.Punct {
			return false
		}
	}
	return false
}

// scene gives a draft whose sides the sentence before tells the place of that
// sentence: «В Эр-Рияде А встретился с Б. Подписан протокол».
func (r *Reader) scene(d *draft, rd *reading) {
	a := r.actors[rd.sentence]
	if !a.met || d.place != nil || d.occasion != nil || d.date != nil || rd.sentence-a.sentence != 1 || len(d.sides) < 2 || d.status != event.Signed ||
		slices.ContainsFunc(d.sides, func(x side) bool { return !has(a.sides, x.key) }) {
		return
	}
	s := r.t.Doc.Sentences[a.sentence]
	for i := s.First + 1; i < s.Last; i++ {
		if m := r.t.Mention(i); m != nil && m.First == i {
			if m.Kind == phrase.City && !m.Weak && m.Forms&phrase.Loct != 0 && (r.t.Is(i-1, "в") || r.t.Is(i-1, "во")) {
				d.inherit(circumstances{place: &placed{m.Short, m.Country, m.First, m.Last}}, event.FromAntecedent)
				return
			}
			i = m.Last - 1
		}
	}
}

// nameKind gives a reading of «документ» the kind of the document named last.
func (r *Reader) nameKind(rd *reading) bool {
	at, _ := slices.BinarySearchFunc(r.t.Mentions, rd.token, func(m phrase.Mention, i int) int { return m.First - i })
	last := max(rd.doc, at) // a pronoun has no document, and a document of several pairs has been named for the first of them
	for n := last - 1; n >= 0; n-- {
		m := &r.t.Mentions[n]
		if m.Kind == phrase.Document && !m.Class.Generic && !m.Weak {
			rd.kind, rd.kindText, rd.doc = m.Class.Doc, m.Name, n
			return true
		}
	}
	return r.nameAhead(rd, last)
}

// nameAhead takes the kind from the sentence behind: «Документ подписали А и Б.
// Речь идёт о меморандуме».
func (r *Reader) nameAhead(rd *reading, last int) bool {
	if rd.doc < 0 || rd.sentence+1 >= len(r.t.Doc.Sentences) {
		return false
	}
	end := r.t.Doc.Sentences[rd.sentence+1].Last
	for n := last + 1; n < len(r.t.Mentions) && r.t.Mentions[n].First < end; n++ {
		if m := &r.t.Mentions[n]; m.Kind == phrase.Document && !m.Class.Generic && !m.Weak && m.Forms&phrase.Singular != 0 {
			rd.kind, rd.kindText, rd.doc = m.Class.Doc, m.Name, n
			return true
		}
	}
	return false
}

// announcement finds the reading that announced a list.
func (r *Reader) announcement(rd *reading) *reading {
	if rd.listing != nil {
		return rd.listing
	}
	for k := len(r.readings) - 1; k >= 0; k-- {
		x := &r.readings[k]
		if x.sentence <= rd.sentence && !x.listed && x.trigger != nil && x.token < rd.token {
			return x
		}
	}
	return nil
}

// inherit fills circumstances from elsewhere.
func (d *draft) inherit(c circumstances, from event.Origin) {
	if d.place == nil && c.place != nil {
		d.place, d.inherited = c.place, from
	}
	if d.occasion == nil && c.occasion != nil {
		d.occasion, d.inherited = c.occasion, from
	}
	if d.date == nil && c.date != nil {
		d.date, d.inherited = c.date, from
	}
}

// supplement adds what a sentence without sides tells of the document named
// last.
func (r *Reader) supplement(drafts []*draft, rd *reading) {
	if len(drafts) == 0 {
		r.unsided = rd
		r.dropAt("agreement: no side is named", rd)
		return
	}
	d := drafts[len(drafts)-1]
	if len(drafts) == 1 && rd.trigger != nil && rd.doc < 0 && rd.sentence-d.readings[len(d.readings)-1].sentence <= 5 { // the ceremony of the only document
		r.merge(d, rd, nil)
		return
	}
	if rd.plural && rd.trigger != nil && rd.status == event.Signed { // «Оба документа подписаны в четверг»
		for _, x := range drafts[oldest(drafts) : len(drafts)-1] {
			if (near(x, rd) || d.group != "" && x.group == d.group) && x.status == rd.status {
				x.inherit(rd.circumstances, event.FromAntecedent)
			}
		}
	}
	if near(d, rd) && rd.generic && rd.trigger != nil && (rd.status == event.Terminated || rd.status == event.Extended || rd.status == event.Ratified) {
		d.status, d.place, d.date, d.occasion = rd.status, rd.place, rd.date, rd.occasion
	}
	if !near(d, rd) && !r.only(drafts, rd) || rd.status != d.status && rd.trigger != nil && rd.status != event.Signed {
		r.unsided = rd
		r.dropAt("agreement: no side is named", rd)
		return
	}
	r.merge(d, rd, nil)
	if rd.amount != nil && d.group != "" && r.each(rd) {
		for _, x := range drafts[oldest(drafts):] {
			if x.group == d.group && x.amount == nil {
				x.amount = rd.amount
			}
		}
	}
}

// only reports a reading that can speak of no other document than those of one
// draft or group: there are no others in the text so far.
func (r *Reader) only(drafts []*draft, rd *reading) bool {
	d := drafts[len(drafts)-1]
	if !(rd.plural && d.group != "" || rd.definite && !rd.plural && rd.trigger == nil && !rd.generic) || d.kind != rd.kind || rd.sentence-d.readings[len(d.readings)-1].sentence > 6 {
		return false
	}
	for _, x := range drafts[oldest(drafts):] {
		if x != d && !(d.group != "" && x.group == d.group) {
			return false
		}
	}
	return true
}

// each reports a sum told of every one of several documents: «сумма каждого
// соглашения», «по 90 тысяч долларов каждый».
func (r *Reader) each(rd *reading) bool {
	s := r.t.Doc.Sentences[rd.sentence]
	for k := s.First; k < s.Last; k++ {
		if strings.HasPrefix(r.t.Words[k].Form, "кажд") {
			return true
		}
	}
	return false
}

// oneSided places a reading that names one side.
func (r *Reader) oneSided(drafts *[]*draft, lead, rd *reading, x side) *draft {
	for _, d := range (*drafts)[oldest(*drafts):] {
		if d.listed && rd.listed {
			continue // items of one list are different documents
		}
		if x.country == "" && x.how != frame.BySubject && r.stub(d, x) >= 0 && kinds(d, rd) {
			d.sides[r.stub(d, x)] = x
			r.merge(d, rd, nil)
			return nil
		}
	}
	for k := len(*drafts) - 1; k >= oldest(*drafts); k-- {
		d := (*drafts)[k]
		if x.how != frame.BySubject && r.stub(d, x) >= 0 && kinds(d, rd) && !(d.listed && rd.listed) { // the lead named it by its country alone
			d.sides[r.stub(d, x)] = x
			r.merge(d, rd, nil)
			return nil
		}
		if !rd.another && !otherName(d, rd, true) && has(d.sides, x.key) && d.status == rd.status && kinds(d, rd) && !d.listed && !(rd.trigger != nil && !rd.definite && !d.readings[0].title && x.how != frame.BySubject && !near(d, rd)) {
			r.merge(d, rd, nil)
			return nil
		}
	}
	planned := x.how == frame.ByGenitive && len(rd.subject) == 1 && rd.trigger != nil && rd.trigger.Mood == frame.Infinitive // предложение президента США продлить
	if x.how == frame.BySubject || x.how == frame.ByAgent || x.how == frame.ByTo || planned {
		if rd.generic && !rd.another {
			r.supplement(*drafts, rd)
			return nil
		}
		if y, ok := r.declined(*drafts, rd, x); ok {
			return r.add(drafts, rd, []side{y, x})
		}
		return r.add(drafts, rd, []side{x})
	}
	if lead != nil && !has(lead.subject, x.key) && rd.doc >= 0 && !rd.background {
		y := lead.subject[0]
		y.origin = event.FromLead
		d := r.add(drafts, rd, []side{y, x})
		if d == nil {
			return nil
		}
		d.open = lead
		d.inherit(lead.circumstances, event.FromLead)
		d.group = r.t.Text(r.t.Doc.Sentences[lead.sentence].First, r.t.Doc.Sentences[lead.sentence].Last)
		return nil
	}
	if r.interview() {
		for _, y := range r.interviewed() {
			if y.key != x.key {
				return r.add(drafts, rd, []side{y, x})
			}
		}
	}
	if rd.closed || rd.trigger != nil && (rd.trigger.Passive || rd.trigger.Mood == frame.Nominal) && !r.leads() {
		if y, ok := r.goesOnWith(*drafts, rd, x); ok && !rd.closed {
			return r.add(drafts, rd, []side{y, x})
		}
		return r.add(drafts, rd, []side{x})
	}
	if a := r.actorBefore(rd); a != nil && a.key != x.key && !rd.listed {
		y := *a
		y.origin = event.FromAntecedent
		return r.add(drafts, rd, []side{y, x})
	}
	if y, ok := r.goesOnWith(*drafts, rd, x); ok && !rd.listed {
		return r.add(drafts, rd, []side{y, x})
	}
	return r.add(drafts, rd, []side{x})
}

// declined gives the one whose offer a body turns down in a text that has told
// another agreement of his: «А подписала договор с Б, а В от соглашения отказалась».
func (r *Reader) declined(drafts []*draft, rd *reading, x side) (side, bool) {
	if rd.status != event.Denied || len(drafts) == 0 || rd.doc < 0 || x.first == 0 || !oneOf(r.t.Words[x.first-1].Form, "а", "но", "зато") {
		return side{}, false
	}
	d := drafts[len(drafts)-1]
	if !near(d, rd) || len(d.sides) < 2 || has(d.sides, x.key) || len(d.readings[0].subject) != 1 && d.sides[0].origin != event.FromAntecedent {
		return side{}, false
	}
	y := d.sides[0]
	y.origin = event.FromAntecedent
	return y, true
}

// goesOnWith gives the side that a passive about another body goes on with: that
// of the agreement told before, else the body that acts in the sentence before.
func (r *Reader) goesOnWith(drafts []*draft, rd *reading, x side) (side, bool) {
	body := x.party.Type == event.OrganizationParty || x.party.Type == event.GovernmentParty
	if x.how != frame.ByWith || !body && !rd.another {
		return side{}, false
	}
	if y, ok := r.follows(drafts, rd, x); ok || !body {
		return y, ok
	}
	a := r.actors[rd.sentence]
	if len(a.sides) != 1 || r.titled(a.sides[0]) || rd.sentence-a.sentence > 1 || a.sides[0].key == x.key || len(bodiesOnly(append([]side(nil), a.sides...))) == 0 {
		return side{}, false
	}
	y := a.sides[0]
	y.origin = event.FromAntecedent
	return y, true
}

// follows gives the side of the agreement told before: «А подписала договор с Б.
// Контракт с В расторгнут».
func (r *Reader) follows(drafts []*draft, rd *reading, x side) (side, bool) {
	pick := func(fits func(d *draft) bool) (side, bool) {
		for k := len(drafts) - 1; k >= oldest(drafts); k-- {
			d := drafts[k]
			if len(d.sides) < 2 || has(d.sides, x.key) || !fits(d) {
				continue
			}
			y := d.sides[0]
			y.origin = event.FromAntecedent
			return y, true
		}
		return side{}, false
	}
	if rd.another { // «такой же меморандум»
		if y, ok := pick(func(d *draft) bool { return d.kind == rd.kind }); ok {
			return y, true
		}
		return pick(func(d *draft) bool { return near(d, rd) })
	}
	return pick(func(d *draft) bool {
		first := d.readings[0]
		return near(d, rd) && (len(first.subject) == 1 || d.sides[0].origin == event.FromAntecedent || len(first.subject) == 2 && r.also(rd))
	})
}

// also reports a sentence that goes on with the same subject: «также».
func (r *Reader) also(rd *reading) bool {
	s := r.t.Doc.Sentences[rd.sentence]
	for k := s.First; k < s.Last; k++ {
		if oneOf(r.t.Words[k].Form, "также", "тоже", "кроме") {
			return true
		}
	}
	return false
}

// stub finds the side of a draft that is known only by the country of x.
func (r *Reader) stub(d *draft, x side) int {
	for k, y := range d.sides {
		if y.stub && (y.country == x.country || x.country == "") && x.party.Type != event.CountryParty {
			return k // lists and paragraphs keep one order, so a body of unknown country takes the first
		}
	}
	return -1
}

// same reports whether a reading speaks of a draft.
func (r *Reader) same(d *draft, rd *reading, sides []side) bool {
	if d.listed && rd.listed || otherName(d, rd, false) || !kinds(d, rd) || d.count > 1 || (d.status == rd.status || d.kind != rd.kind && !rd.generic) && r.otherDay(d, rd) && !toldLater(d, rd) {
		return false
	}
	if d.status != rd.status && !rd.generic && !rd.definite && d.kind != rd.kind && !d.readings[0].title {
		return false // «подписали соглашение», «ратифицировали договор»: two documents
	}
	if !statuses(d, rd) && !(d.readings[0].title && !rd.background) {
		return false
	}
	common := 0
	for _, x := range sides {
		if has(d.sides, x.key) {
			common++
		}
	}
	if common == len(sides) || common == len(d.sides) && common > 0 {
		return common > 1 || len(d.sides) == 1 && (near(d, rd) || d.readings[0].title)
	}
	if (d.readings[0].title || d.readings[0].sentence == 0) && !rd.listed && (d.kind == rd.kind || rd.generic) { // the heading names countries, the body their bodies
		return sameCountries(d.sides, sides) || d.readings[0].title && rd.sentence <= 3 && len(sides) == len(d.sides) && places(d.sides) && bodies(sides)
	}
	return false
}

// places reports sides that are all countries, regions or cities.
func places(sides []side) bool {
	return !slices.ContainsFunc(sides, func(x side) bool {
		return x.party.Type != event.CountryParty && x.party.Type != event.RegionParty && x.party.Type != event.CityParty
	})
}

// bodies reports sides that are all organisations.
func bodies(sides []side) bool {
	return !slices.ContainsFunc(sides, func(x side) bool {
		return x.party.Type != event.OrganizationParty && x.party.Type != event.GovernmentParty
	})
}

// otherDay reports that a reading tells another day than a draft.
func (r *Reader) otherDay(d *draft, rd *reading) bool {
	if d.date == nil || rd.date == nil {
		return false
	}
	a, _ := d.date.Date.Resolve(r.published, false)
	b, _ := rd.date.Date.Resolve(r.published, false)
	x, y := a.String(), b.String()
	n := min(len(x), len(y))
	return n > 0 && x[:n] != y[:n]
}

// sameCountries reports sides that are the countries of the others.
func sameCountries(a, b []side) bool {
	if len(a) != len(b) {
		return false
	}
	for _, x := range b {
		if x.country == "" || !slices.ContainsFunc(a, func(y side) bool {
			return y.key == x.key || y.country == x.country && (y.party.Type == event.CountryParty || y.stub)
		}) {
			return false
		}
	}
	return true
}

// kinds reports whether two nouns can name one document.
func kinds(d *draft, rd *reading) bool {
	state := func(k event.AgreementType) bool { return k == event.Contract || k == event.Treaty } // договор
	return d.kind == rd.kind || state(d.kind) && state(rd.kind) || rd.generic || d.kind == "" || rd.kind == event.Agreement || d.kind == event.Agreement ||
		rd.definite || d.kindDoc < 0 && d.kind == event.OtherAgreement && !rd.listed || rd.kind == event.OtherAgreement && rd.doc >= 0 && rd.trigger == nil
}

// statuses reports whether two states can be of one document in one text.
func statuses(d *draft, rd *reading) bool {
	if d.status == rd.status || rd.outcome && rd.status == event.Signed && d.status != event.Denied {
		return true
	}
	open := func(s event.Status) bool { return s == event.Planned || s == event.InTalks }
	over := func(s event.Status) bool { return s == event.Terminated || s == event.Denied }
	return open(d.status) && open(rd.status) || d.status == event.Extended && open(rd.status) || open(d.status) && rd.status == event.Extended || over(d.status) && over(rd.status) ||
		toldLater(d, rd) || d.kindText == rd.kindText && ends(rd.status, d.status) && rd.background && !d.background ||
		d.status == event.Signed && rd.status == event.Ratified || d.status == event.Ratified && rd.status == event.Signed && !rd.background
}

// toldLater reports a reading that tells what became of the document signed before:
// «В 2015 году подписали соглашение ... США вышли из соглашения».
func toldLater(d *draft, rd *reading) bool {
	return ends(d.status, rd.status) && (d.kindText == rd.kindText || rd.generic)
}

// ends reports that a signed document can come from the one state to the other.
func ends(from, to event.Status) bool {
	return from == event.Signed && (to == event.Terminated || to == event.Extended)
}

// rank orders kinds by how much they say.
func rank(k event.AgreementType) int {
	switch k {
	case "":
		return 0
	case event.OtherAgreement:
		return 1
	case event.Agreement:
		return 2
	}
	return 3
}

// merge adds a reading to a draft.
func (r *Reader) merge(d *draft, rd *reading, sides []side) {
	ended := toldLater(d, rd) // by the kinds as they were
	d.readings = append(d.readings, rd)
	better := false
	if len(sides) == len(d.sides) && sameCountries(d.sides, sides) {
		for k := range sides {
			better = better || sides[k].party.Type != event.CountryParty
		}
	}
	better = better || len(sides) == len(d.sides) && places(d.sides) && bodies(sides)
	if len(sides) > len(d.sides) || better {
		d.sides = sides
	}
	for _, x := range append(append(append([]side(nil), rd.subject...), rd.with...), rd.between...) {
		for k := range d.sides {
			if d.sides[k].key == x.key {
				d.sides[k].party.Representatives = append(d.sides[k].party.Representatives, newReps(d.sides[k], x)...)
			}
		}
	}
	if !rd.generic && rank(rd.kind) > rank(d.kind) && !(rd.outcome && d.kindDoc >= 0) {
		d.kind, d.kindText, d.kindDoc = rd.kind, rd.kindText, rd.doc
	}
	r.mergeState(d, rd, ended)
	if d.amount == nil {
		d.amount = rd.amount
	}
	d.background = d.background && rd.background
}

// mergeState gives a draft the state that a reading tells and its circumstances.
// Place and date are those of the state that is told in the end: a treaty is not
// ratified where and when it was signed. ended says that the reading tells what
// became of the signed document.
func (r *Reader) mergeState(d *draft, rd *reading, ended bool) {
	switch {
	case ended || rd.status != d.status && (rd.status == event.Ratified || rd.status == event.Extended):
		d.status, d.place, d.date, d.occasion = rd.status, nil, nil, nil
	case later(d.status) && rd.status != d.status && !(d.status == event.Extended && (rd.generic || rd.kind != d.kind)): // «документ», «протокол» is what extends it
		return
	case rd.status == event.Planned && d.status == event.InTalks:
		d.status = rd.status
	}
	if d.place == nil {
		d.place = rd.place
	}
	if d.occasion == nil {
		d.occasion = rd.occasion
	}
	if d.date == nil || rd.status == event.Ratified && rd.date != nil {
		d.date = rd.date
	}
}

// later reports a state that a signed document comes to.
func later(s event.Status) bool {
	return s == event.Ratified || s == event.Extended || s == event.Terminated
}

func newReps(a, x side) []event.Person {
	var out []event.Person
	for _, p := range x.party.Representatives {
		if !slices.ContainsFunc(a.party.Representatives, func(q event.Person) bool { return q.Name == p.Name }) {
			out = append(out, p)
		}
	}
	return out
}
