package agreement

import (
	"slices"

	"vestnik/extract/discourse"
	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
)

// antecedent finds the mention that a relative pronoun speaks of.
func (r *Reader) antecedent(s *frame.Sentence, j int) int {
	c := s.Clauses[s.Clause(j)]
	for k := c.Before; k >= s.First && k > c.Before-6; k-- {
		if n := r.t.At[k]; n >= 0 {
			if frame.IsParty(&r.t.Mentions[n]) {
				return int(n)
			}
			return -1
		}
	}
	return -1
}

// agent reads the instrumental without a preposition of a passive: «Центром
// кино был подписан ...».
func (r *Reader) agent(s *frame.Sentence, rd *reading, in func(int) bool) []side {
	for i := s.First; i < s.Last; i++ {
		n := r.t.At[i]
		if n < 0 {
			continue
		}
		m := &r.t.Mentions[n]
		i = m.Last - 1
		if p := s.Prep(m.First); p != "" && frame.IsParty(m) && m.Forms&phrase.Ablt != 0 { // «между А и Б»: nor is Б an agent
			list := s.Coordinated(int(n), frame.IsParty, phrase.Ablt)
			i = r.t.Mentions[list[len(list)-1]].Last - 1
			continue
		}
		behind := m.First == rd.trigger.Last && rd.trigger.Mood == frame.Participle // «заключённое «Ленфильмом»»
		if !frame.IsParty(m) || m.Forms&phrase.Ablt == 0 || m.Forms&phrase.Nomn != 0 && !behind || !in(m.First) || s.Prep(m.First) != "" || int(n) == rd.doc {
			continue
		}
		if covered(rd.with, int(n)) || covered(rd.between, int(n)) {
			continue
		}
		var out []side
		for _, x := range s.Coordinated(int(n), frame.IsParty, phrase.Ablt) {
			if y, ok := r.side(x, frame.ByAgent); ok {
				out = append(out, y)
			}
		}
		if m.Generic && len(out) == 0 && m.Forms&phrase.Singular == 0 { // подписанного сторонами
			if out = r.lastSides(); len(out) < 2 {
				out = r.actors[s.Index].sides
			}
			if len(out) < 2 {
				return nil
			}
		}
		return out
	}
	return nil
}

// subject reads the subject of an active verb: the list of nominatives before
// it, else the one behind it, else that of the clause it depends on.
func (r *Reader) subject(s *frame.Sentence, tr *frame.Trigger, doc int) []side {
	if n, ok := r.participant(s, tr); ok {
		if n >= 0 {
			if x, ok := r.side(n, frame.BySubject); ok {
				return []side{x}
			}
		}
		return nil
	}
	for c := tr.Clause; c >= 0; c = s.Clauses[c].Parent {
		if s.Clauses[c].Kind == frame.Relative {
			if n := r.antecedent(s, s.Clauses[c].First+1); n >= 0 && r.relativeSubject(s, c) {
				if x, ok := r.side(n, frame.BySubject); ok {
					return []side{x}
				}
			}
		}
		if out := r.nominatives(s, tr, c, doc); len(out) > 0 {
			return out
		}
	}
	if out := r.sharedSubject(s, tr, doc); len(out) > 0 {
		return out
	}
	return r.insiders(s, tr)
}

// sharedSubject reads the subject that a verb shares with the clause before it:
// «А открыла завод, а в мае подписала договор с Б».
func (r *Reader) sharedSubject(s *frame.Sentence, tr *frame.Trigger, doc int) []side {
	c := &s.Clauses[tr.Clause]
	k := c.First
	if c.Kind != frame.MainClause || k <= s.First || k+1 >= s.Last || !r.t.Is(k, ",") || !oneOf(r.t.Words[k+1].Form, "а", "и", "но") || tr.Passive || tr.Mood == frame.Nominal {
		return nil
	}
	if personal, closed := r.otherSubject(s, tr, doc); personal || closed {
		return nil
	}
	prev := s.Clause(k - 1)
	for s.Clauses[prev].Kind != frame.MainClause && s.Clauses[prev].Parent >= 0 {
		prev = s.Clauses[prev].Parent
	}
	if f := s.Clauses[prev].Finite; f < 0 || tr.Mood == frame.Past && pluralVerb(r.t.Words[f]) != tr.Plural { // the verbs agree with one subject
		return nil
	}
	return r.nominatives(s, &frame.Trigger{Token: s.Clauses[prev].Finite, Last: s.Clauses[prev].Finite + 1, Clause: prev, Mood: tr.Mood, Plural: tr.Plural, Frames: tr.Frames}, prev, doc)
}

// insiders reads the body in which an indefinite «they» act: «в «Волга-Аэро»
// опровергли», «в Минтрансе согласовали».
func (r *Reader) insiders(s *frame.Sentence, tr *frame.Trigger) []side {
	if !tr.Plural || tr.Mood != frame.Past {
		return nil
	}
	for k := s.First; k < tr.Token; k++ {
		if w := r.t.Words[k].Form; w != "в" && w != "во" || r.t.At[k] >= 0 || s.Clause(k) != tr.Clause {
			continue
		}
		m := r.t.Mention(k + 1)
		if m == nil || m.Kind != phrase.Organization && m.Kind != phrase.Work || m.Forms&phrase.Loct == 0 || r.thing(m) {
			continue
		}
		if x, ok := r.side(int(r.t.At[k+1]), frame.BySubject); ok {
			return []side{x}
		}
	}
	return nil
}

// speaker gives the subject of the clause of a nominalisation, which is a side
// when it announces, plans or seeks the signing, but not when it only reports.
func (r *Reader) speaker(s *frame.Sentence, tr *frame.Trigger, doc int) []side {
	switch s.Prep(tr.Token) {
	case "", "о", "об", "к", "на":
	default:
		return nil // при подписании министр заявил
	}
	clause := tr.Clause
	if c := &s.Clauses[clause]; c.Kind == frame.Gerundial && c.Parent >= 0 { // «ведёт переговоры, добиваясь подписания»
		clause = c.Parent
	}
	out := r.nominatives(s, tr, clause, doc)
	for _, x := range out {
		if x.mention >= 0 && reports(&r.t.Mentions[x.mention]) {
			return nil
		}
	}
	if f := s.Clauses[tr.Clause].Finite; len(out) == 0 && f >= 0 && tr.Effects&frame.Denied != 0 && r.t.Words[f].POS&(1<<morph.VERB) != 0 { // «в «Ленфильме» опровергли подписание»
		return r.insiders(s, &frame.Trigger{Token: f, Last: f + 1, Clause: tr.Clause, Plural: pluralVerb(r.t.Words[f]), Mood: frame.Past})
	}
	return out
}

// pluralVerb reports a form that is a verb of the past in the plural.
func pluralVerb(w *match.Word) bool {
	for k := range w.Analyses {
		if a := &w.Analyses[k]; a.POS == morph.VERB && a.Gram&morph.Past != 0 && a.Gram&morph.Plur != 0 {
			return true
		}
	}
	return false
}

// planner reads whose intention a plan is: «готовность Еревана подписать»,
// «намерение президента США заключить».
func (r *Reader) planner(s *frame.Sentence, tr *frame.Trigger) []side {
	for k := tr.Token - 1; k > s.First; k-- {
		w := r.t.Words[k-1]
		if len(w.Analyses) == 0 || r.t.At[k-1] >= 0 {
			continue
		}
		switch w.Analyses[0].Lemma {
		case "готовность", "намерение", "решение", "план", "предложение", "отказ", "желание", "попытка", "обещание", "стремление":
			if r.predicateBetween(k, tr.Token) { // одобрил решение Армении о выходе и намерен подписать
				return nil
			}
			return r.list(s, k, phrase.Gent, frame.ByGenitive)
		}
	}
	return nil
}

// predicateBetween reports a finite verb or short adjective in [a, b).
func (r *Reader) predicateBetween(a, b int) bool {
	for k := a; k < b; k++ {
		if w := r.t.Words[k]; r.t.At[k] < 0 && (frame.FiniteVerb(w) || w.Best == morph.ADJS) {
			return true
		}
	}
	return false
}

// reports reports a body whose trade is news.
func reports(m *phrase.Mention) bool {
	if m.Class == nil {
		return false
	}
	switch m.Class.Sub {
	case "newspaper", "agency", "press":
		return true
	}
	return m.Class.Unit && m.Class.Entry.Name.Text == "пресс-служба" || m.Class.Entry.Name.Text == "пресс-служба"
}

// relativeSubject reports a relative clause whose pronoun is in the nominative.
func (r *Reader) relativeSubject(s *frame.Sentence, c int) bool {
	for k := s.Clauses[c].First; k < s.Clauses[c].First+3 && k < s.Last; k++ {
		switch r.t.Words[k].Form {
		case "который", "которая", "которое", "которые":
			return true
		}
	}
	return false
}

// nominatives finds the list of nominatives of a clause that is the subject.
func (r *Reader) nominatives(s *frame.Sentence, tr *frame.Trigger, c, doc int) []side {
	var before, after []side
	anaphor, unnamed := false, -1
	for i := s.First; i < s.Last; i++ {
		n := r.t.At[i]
		if n < 0 {
			continue
		}
		m := &r.t.Mentions[n]
		i = m.Last - 1
		if last, ok := r.inList(s, int(n)); ok && m.Forms&phrase.Nomn != m.Forms {
			i = last - 1
			continue
		}
		if m.Kind == phrase.Event && !signing(tr) {
			continue
		}
		if int(n) == doc || r.oblique(m) || !frame.IsParty(m) && m.Kind != phrase.Post || m.Forms&phrase.Nomn == 0 || s.Clause(m.First) != c || s.Prep(m.First) != "" {
			continue
		}
		if m.Kind == phrase.Post && m.Last < s.Last {
			if p := r.t.Mention(m.Last); p != nil && p.Kind == phrase.Person {
				continue
			}
		}
		if m.Kind == phrase.City && !r.capital(m) || r.dependent(s, m) {
			continue
		}
		if !tr.Plural && r.compared(s, m) {
			list := s.Coordinated(int(n), frame.IsParty, phrase.Nomn)
			i = r.t.Mentions[list[len(list)-1]].Last - 1
			continue
		}
		if x := r.heads(s, m); len(x) > 0 {
			if m.First < tr.Token {
				before = x
			} else if after == nil {
				after = x
			}
			continue
		}
		var list []side
		members := s.Coordinated(int(n), frame.IsParty, phrase.Nomn)
		for _, x := range members {
			if m.Kind == phrase.Organization && r.t.Mentions[x].Kind == phrase.City { // аэропорты Борисполь и Львов
				continue
			}
			if y, ok := r.member(x, members); ok {
				list = append(list, y)
			}
		}
		last := &r.t.Mentions[members[len(members)-1]]
		i = last.Last - 1
		if len(list) == 0 {
			if m.Generic && m.First < tr.Token && r.severalOf(m) && m.Last-m.First <= 2 && !r.completed(m) {
				if x := r.before(s, m.First); len(x) > 1 {
					return x
				}
				if x := r.several(s); len(x) > 1 {
					return x
				}
			}
			if unnamed < 0 && m.First < tr.Token && authority(m) && !r.ofPerson(m) {
				unnamed = int(n)
			}
			anaphor = anaphor || m.Generic && m.First < tr.Token && m.Class != nil && m.Class.Anaphor && m.Class.Entry.Name.Text != "суд" && !r.severalOf(m) && (!m.Class.Government || discourse.AnyAuthority(r.t.Words[m.Head].Form)) && m.Forms&phrase.Singular != 0 && !r.ofPerson(m)
			continue
		}
		if m.First < tr.Token {
			if before != nil && r.colleague(m) {
				before = unique(append(before, list...)) // и его коллега из Вьетнама
				continue
			}
			if len(before) > 0 && tr.Plural && r.compared(s, m) { // А, как и Б, подписали
				before = append(before, list...)
			} else if before == nil || m.Forms&phrase.Accs == 0 || !r.verbAfter(s, &frame.Trigger{Last: s.First}, m.First) {
				before = list
			}
		} else if after == nil && !r.verbAfter(s, tr, m.First) {
			after = list
		}
	}
	if before == nil && anaphor { // «Этот же заказчик заключил ...»
		if a := r.actors[s.Index].sides; len(a) > 0 {
			x := a[0]
			x.origin = event.FromAntecedent
			return []side{x}
		}
		if n := r.quotedBefore(s); n >= 0 {
			if x, ok := r.side(n, frame.BySubject); ok {
				x.origin = event.FromAntecedent
				return []side{x}
			}
		}
	}
	if before != nil {
		return before
	}
	if unnamed >= 0 {
		return []side{r.unnamed(unnamed)}
	}
	return after
}

// completed reports a common noun of people that a name in the genitive completes,
// so that it takes up nobody: «участники СВО», «жители Астаны».
func (r *Reader) completed(m *phrase.Mention) bool {
	if w := r.t.Words[m.Head]; len(w.Analyses) == 0 || w.Analyses[0].Gram&morph.Anim == 0 { // «компании Intel и AMD» are named, not completed
		return false
	}
	next := r.t.Mention(m.Last)
	return next != nil && next.First == m.Last && next.Forms&phrase.Gent != 0
}

// colleague reports a person introduced as the colleague of the one before.
func (r *Reader) colleague(m *phrase.Mention) bool {
	for k := m.First - 1; k >= 0 && k >= m.First-4; k-- {
		if oneOf(r.t.Words[k].Form, "коллега", "визави") {
			return true
		}
	}
	return false
}

// signing reports an active verb of signing, of which even a festival can be the
// subject; of others it is only where they happen.
func signing(tr *frame.Trigger) bool {
	if tr.Passive || tr.Mood == frame.Nominal || tr.Mood == frame.Participle {
		return false
	}
	for _, f := range tr.Frames {
		if f.ID == "agreement.sign" || f.ID == "agreement.pact" || f.ID == "agreement.extend" || f.ID == "agreement.terminate" || f.ID == "agreement.refuse" {
			return true
		}
	}
	return false
}

// several gives the sides that «стороны», «партнёры» take up: those of the last
// agreement, or those who act together behind it.
func (r *Reader) several(s *frame.Sentence) []side {
	last := r.lastSides()
	a := r.actors[s.Index]
	if n := len(r.readings); len(a.sides) > 1 && (len(last) < 2 || n > 0 && r.readings[n-1].sentence < a.sentence) {
		return a.sides
	}
	if len(last) > 1 {
		return last
	}
	return nil
}

// severalOf reports a common noun that in the nominative can only be a plural:
// «стороны», «ведомства».
func (r *Reader) severalOf(m *phrase.Mention) bool {
	if m.Forms&phrase.Singular == 0 {
		return true
	}
	f, _ := phrase.NounForms(r.t.Words[m.Head])
	return f&phrase.Nomn&phrase.Plural != 0 && f&phrase.Nomn&phrase.Singular == 0
}

// inList passes the list of bodies that a preposition before mention n governs:
// it gives the token behind the list.
func (r *Reader) inList(s *frame.Sentence, n int) (int, bool) {
	m := &r.t.Mentions[n]
	want := phrase.Forms(0)
	switch s.Prep(m.First) {
	case "с", "со", "между":
		want = phrase.Ablt
	default:
		return 0, false
	}
	if m.Forms&want == 0 || !frame.IsParty(m) {
		return 0, false
	}
	list := s.Coordinated(n, frame.IsParty, want)
	return r.t.Mentions[list[len(list)-1]].Last, true
}

// otherSubject reports a subject that can be no side: a person who speaks for
// nobody (personal), or a noun that nobody resolves.
func (r *Reader) otherSubject(s *frame.Sentence, tr *frame.Trigger, doc int) (personal, closed bool) {
	if n, ok := r.participant(s, tr); ok {
		if n < 0 {
			return true, true
		}
		m := &r.t.Mentions[n]
		return m.Kind == phrase.Person || m.Generic && m.Weak, true
	}
	if c := s.Clauses[tr.Clause]; c.Kind == frame.Relative && r.relativeSubject(s, tr.Clause) && c.Before >= 0 {
		if m := r.t.Mention(c.Before); m != nil && (m.Kind == phrase.Person || m.Kind == phrase.Post && m.Forms&phrase.Singular != 0) { // «тренер Быков, который подписал»
			return true, true
		}
	}
	for i := s.First; i < tr.Token; i++ {
		if s.Clause(i) != tr.Clause {
			continue
		}
		if m := r.t.Mention(i); m != nil {
			if int(r.t.At[i]) != doc && m.Forms&phrase.Nomn != 0 && s.Prep(m.First) == "" {
				switch m.Kind {
				case phrase.Person:
					if r.oblique(m) {
						break
					}
					personal, closed = true, true
				case phrase.Post:
					personal, closed = personal || m.Forms&phrase.Singular != 0, true
				case phrase.Organization:
					closed = true
				}
			}
			i = m.Last - 1
			continue
		}
		w := r.t.Words[i]
		switch w.Form {
		case "он", "она", "я", "кто":
			personal = true
		}
		if len(w.Analyses) > 0 && w.Analyses[0].POS == morph.NOUN && w.Analyses[0].Gram&morph.Nomn != 0 && s.Prep(i) == "" {
			closed = true
			personal = personal || w.Analyses[0].Gram&morph.Anim != 0 && w.Analyses[0].Gram&morph.Sing != 0
		}
	}
	return personal, closed
}

// oblique reports a person in an oblique case that only the post before tells:
// «по словам министра Нурлана Бегалина».
func (r *Reader) oblique(m *phrase.Mention) bool {
	if m.Kind != phrase.Person || m.First == 0 {
		return false
	}
	p := r.t.Mention(m.First - 1)
	return p != nil && p.Kind == phrase.Post && p.Last == m.First && p.Forms&phrase.Nomn == 0
}

// aboutPerson reports a noun of time or cause in a sentence about a person, whose
// document it then is: «После расторжения контракта с лейблом певица записала
// альбом».
func (r *Reader) aboutPerson(s *frame.Sentence, tr *frame.Trigger) bool {
	switch s.Prep(tr.Token) {
	case "после", "до", "перед", "из-за", "с", "со", "при", "ввиду", "вследствие":
	default:
		return false
	}
	for i := s.First; i < s.Last; i++ {
		if s.Clause(i) == tr.Clause && s.Prep(i) == "" {
			if private, named := r.private(i); named {
				return private
			}
		}
		if m := r.t.Mention(i); m != nil {
			i = m.Last - 1
		}
	}
	return false
}

// personBefore reports a verb in the singular whose subject is left out and was,
// in the sentence before, a person: «Певица переехала в Москву. В том же году
// подписала контракт с агентством».
func (r *Reader) personBefore(s *frame.Sentence, tr *frame.Trigger) bool {
	if tr.Plural || tr.Passive || tr.Mood != frame.Past || s.Index == 0 {
		return false
	}
	before := r.t.Doc.Sentences[s.Index-1]
	if before.Title || r.t.Doc.Tokens[s.First].Para {
		return false
	}
	for i := before.First; i < before.Last; i++ {
		if private, named := r.private(i); named {
			return private
		}
		if m := r.t.Mention(i); m != nil {
			i = m.Last - 1
		}
	}
	return false
}

// private tells of the nominative at token i, if there is one, whether it is a
// person who stands for nobody.
func (r *Reader) private(i int) (private, named bool) {
	m := r.t.Mention(i)
	if m == nil {
		for k := range r.t.Words[i].Analyses {
			if a := &r.t.Words[i].Analyses[k]; a.POS == morph.NOUN && a.Gram&morph.Nomn != 0 && a.Score > 0.3 {
				animate := a.Gram&morph.Anim != 0 && a.Gram&morph.Sing != 0
				return animate, animate
			}
		}
		return false, false
	}
	if m.Forms&phrase.Nomn == 0 {
		return false, false
	}
	switch m.Kind {
	case phrase.Person:
		return r.d.Body(int(r.t.At[i])) == nil, true
	case phrase.Post:
		if p := r.t.Mention(m.Last); p != nil && p.Kind == phrase.Person {
			return r.d.Body(int(r.t.At[m.Last])) == nil, true
		}
		return calling(m), true
	case phrase.Organization, phrase.Country, phrase.Region, phrase.City, phrase.Work:
		return false, true
	}
	return false, false
}

// calling reports a word for what a person does that is no office in a body:
// an actress, a footballer, but not a director.
func calling(m *phrase.Mention) bool {
	if m.Forms&phrase.Singular == 0 || m.Body != nil {
		return false
	}
	body := m.Class.Entry.Attr("body")
	return m.Class.Craft != "" || m.Weak && (body == "culture" || body == "sport")
}

// subjectIsSide reports a frame whose subject is one of the sides.
func subjectIsSide(f *frame.Frame) bool {
	return slices.ContainsFunc(f.Party, func(x frame.Form) bool { return x.Relation == frame.Subject })
}

func hasObject(f *frame.Frame) bool {
	for _, x := range f.Party {
		if x.Relation == frame.Object {
			return true
		}
	}
	return false
}

// objects reads the sides that a document joins: «меморандум объединил А, Б и В».
func (r *Reader) objects(s *frame.Sentence, rd *reading) []side {
	for i := s.First; i < s.Last; i++ {
		m := r.t.Mention(i)
		if m == nil {
			continue
		}
		if int(r.t.At[i]) != rd.doc && frame.IsParty(m) && m.Forms&phrase.Accs != 0 && s.Clause(m.First) == rd.trigger.Clause && s.Prep(m.First) == "" && !covered(rd.with, int(r.t.At[i])) {
			var out []side
			for _, n := range s.Coordinated(int(r.t.At[i]), frame.IsParty, phrase.Accs) {
				if x, ok := r.side(n, frame.ByObject); ok {
					out = append(out, x)
				}
			}
			return out
		}
		i = m.Last - 1
	}
	return nil
}

// quotedBefore finds the name in quotation marks that a common noun can take
// up: the last one of the sentences before.
func (r *Reader) quotedBefore(s *frame.Sentence) int {
	for k := s.First - 1; k >= 0 && k > s.First-200; k-- {
		n := int(r.t.At[k])
		if n < 0 {
			continue
		}
		m := &r.t.Mentions[n]
		k = m.First
		if m.Quoted && (m.Kind == phrase.Work && !r.thing(m) || m.Kind == phrase.Organization) {
			return n
		}
	}
	return -1
}

// heads reads the states for which several holders of one post act: «президенты
// России и Казахстана», «главы ведомств Таджикистана, Ирана и Монголии».
func (r *Reader) heads(s *frame.Sentence, m *phrase.Mention) []side {
	if noun, _ := phrase.NounForms(r.t.Words[m.Head]); m.Kind != phrase.Post || noun&phrase.Nomn&phrase.Singular != 0 {
		return nil
	}
	var out []side
	add := func(code, name string, first, last int) {
		if code != "" && !has(out, "c:"+code) {
			out = append(out, side{key: "c:" + code, mention: -1, first: first, last: last, how: frame.BySignatory, country: code,
				party: event.Party{Name: name, Text: r.t.Text(first, last), Type: event.CountryParty, Country: code}})
		}
	}
	for k := m.Head; k < m.Last; k++ {
		for _, h := range r.t.Hits(k) {
			if c := r.lex.Class(h.Entry); c != nil && c.Kind == phrase.Country && h.Last <= m.Last && !h.Weak {
				add(c.Country, h.Name, k, h.Last)
			}
		}
	}
	if len(out) == 0 {
		return nil
	}
	for k := m.Last; k+1 < s.Last && (r.t.Is(k, ",") || r.t.Is(k, "и")); {
		x := r.t.Mention(k + 1)
		if x == nil || x.Kind != phrase.Country || x.Forms&phrase.Gent == 0 {
			break
		}
		add(x.Country, x.Name, x.First, x.Last)
		k = x.Last
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// verbAfter reports another verb between a trigger and a later token.
func (r *Reader) verbAfter(s *frame.Sentence, tr *frame.Trigger, to int) bool {
	for k := tr.Last; k < to; k++ {
		if r.t.At[k] < 0 && frame.FiniteVerb(r.t.Words[k]) {
			return true
		}
	}
	return false
}

// before reads the list of nominatives that stands before token i of the
// sentence: «А и Б объединяются: партнёры подписали ...».
func (r *Reader) before(s *frame.Sentence, i int) []side {
	for k := s.First; k < i; k++ {
		m := r.t.Mention(k)
		if m == nil {
			continue
		}
		if frame.IsParty(m) && !m.Generic && m.Forms&phrase.Nomn != 0 && s.Prep(m.First) == "" {
			var out []side
			for _, n := range s.Coordinated(int(r.t.At[k]), frame.IsParty, phrase.Nomn) {
				if x, ok := r.side(n, frame.BySubject); ok {
					x.origin = event.FromAntecedent
					out = append(out, x)
				}
			}
			return out
		}
		k = m.Last - 1
	}
	return nil
}

// lastSides gives the sides of the agreement read last, which «стороны»,
// «партнёры», «обе компании» take up.
func (r *Reader) lastSides() []side {
	for k := len(r.readings) - 1; k >= 0; k-- {
		rd := &r.readings[k]
		all := unique(append(append(append([]side(nil), rd.subject...), rd.with...), rd.between...))
		if len(all) < 2 {
			continue
		}
		for i := range all {
			all[i].origin = event.FromAntecedent
		}
		return all
	}
	return nil
}
