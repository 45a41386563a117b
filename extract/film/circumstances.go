package film

import (
	"strings"

	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// dateNear gives the date that belongs to a trigger: in its clause, the
// nearest; not the year of a film or a term.
func (r *Reader) dateNear(s *frame.Sentence, token, last, clause int, ok func(*phrase.Mention) bool) *phrase.Mention {
	var found *phrase.Mention
	cost := 0
	for i := s.First; i < s.Last; i++ {
		m := r.t.Mention(i)
		if m == nil {
			continue
		}
		i = m.Last - 1
		if m.Kind != phrase.Date || !r.dateful(s, m) || ok != nil && !ok(m) {
			continue
		}
		c := m.First - last
		if c < 0 {
			c = token - m.Last
		}
		if s.Clause(m.First) != clause {
			if s.Clauses[s.Clause(m.First)].Finite >= 0 && s.Clauses[clause].Finite >= 0 && s.Clauses[clause].Kind == frame.MainClause && s.Clauses[s.Clause(m.First)].Kind == frame.MainClause {
				continue
			}
			c += 10
		}
		if found == nil || c < cost {
			found, cost = m, c
		}
	}
	return found
}

// dateful reports a date that can be when something happened: not the year of
// a film («лучший фильм 2011 года») and not within a title.
func (r *Reader) dateful(s *frame.Sentence, m *phrase.Mention) bool {
	if m.Date.From == (phrase.Day{}) && m.Date.Weekday == 0 && !m.Date.Relative {
		return false
	}
	if n := r.npAt[m.First]; n >= 0 && r.nps[n].quote >= 0 {
		return false
	}
	if m.First > s.First {
		k := m.First - 1
		if m.Date.From.Month == 0 && m.Date.From.Year > 0 && r.works[k].class != nil || r.isNoun(k) && m.Date.From.Month == 0 && m.Date.From.Year > 0 && r.t.Mention(k) == nil && r.t.Doc.Tokens[k].Kind == text.Word && !r.t.Is(k, "года") {
			switch r.lemma(k) {
			case "лето", "осень", "весна", "зима", "конец", "начало", "середина", "квартал", "половина":
				return true
			}
			return false
		}
	}
	return true
}

// placeIn gives the city where a thing happens: «в Астане».
func (r *Reader) placeIn(s *frame.Sentence, clause int) *phrase.Mention {
	for i := s.First; i < s.Last; i++ {
		m := r.t.Mention(i)
		if m == nil {
			continue
		}
		i = m.Last - 1
		if m.Kind != phrase.City || m.Weak || m.Forms&phrase.Loct == 0 || r.npAt[m.First] >= 0 {
			continue
		}
		if c := s.Clause(m.First); c != clause && s.Clauses[clause].Parent != c && s.Clauses[c].Parent != clause {
			continue
		}
		if p := s.Prep(m.First); p == "в" || p == "во" {
			return m
		}
	}
	return nil
}

// festivalIn gives the film festival that a sentence names.
func (r *Reader) festivalIn(s *frame.Sentence) *phrase.Mention {
	var section *phrase.Mention
	for i := s.First; i < s.Last; i++ {
		m := r.t.Mention(i)
		if m == nil {
			continue
		}
		i = m.Last - 1
		if !r.filmFestival(m) || r.npAt[m.First] >= 0 && r.nps[r.npAt[m.First]].verdict != other {
			continue
		}
		if m.Class.Sub != "section" {
			return m
		}
		if section == nil {
			section = m
		}
	}
	return section
}

// festivalFor gives the festival of a sentence, also one that is named by its
// city: «покажут в Каннах».
func (r *Reader) festivalFor(s *frame.Sentence) (name string, first, last int, ok bool) {
	if m := r.festivalIn(s); m != nil {
		if m.Class.Sub == "section" {
			if c, first, last := r.festivalCity(s); c != nil {
				return c.Entry.Name.Text, first, last, true
			}
			if r.fest >= 0 && r.t.Mentions[r.fest].First != m.First {
				x := &r.t.Mentions[r.fest]
				return r.festivalName(x), x.First, x.Last, true // a section of the festival that the text is about
			}
		}
		return r.festivalName(m), m.First, m.Last, true
	}
	if c, first, last := r.festivalCity(s); c != nil {
		return c.Entry.Name.Text, first, last, true
	}
	if q := r.quotedFestival(s); q >= 0 {
		x := &r.quotes[q]
		return r.written(x.First, x.End), x.First, x.End, true
	}
	return r.festivalAt(s)
}

// festivalAt reads a festival in a town that no list knows: «приз кинофестиваля
// в Миассе», «в программе фестиваля в Балаково».
func (r *Reader) festivalAt(s *frame.Sentence) (name string, first, last int, ok bool) {
	for i := s.First; i+2 < s.Last; i++ {
		l := r.lemma(i)
		if l != "кинофестиваль" && l != "киносмотр" && l != "фестиваль" || !r.t.Is(i+1, "в") && !r.t.Is(i+1, "на") {
			continue
		}
		m := r.t.Mention(i + 2)
		if m == nil || m.First != i+2 || m.Kind != phrase.City && m.Kind != phrase.Place && m.Kind != phrase.Region {
			continue
		}
		return l + " " + r.t.Text(i+1, m.Last), i, m.Last, true
	}
	return "", 0, 0, false
}

// filmFestival reports a named festival that can show films.
func (r *Reader) filmFestival(m *phrase.Mention) bool {
	if m.Kind != phrase.Event || m.Generic || m.Class == nil {
		return false
	}
	if m.Weak {
		return m.Class.Sub == "festival" && m.Last-m.First > 2 && cinemaEvent(m)
	}
	return m.Class.Sub == "festival" || m.Class.Sub == "section" || m.Last-m.First > 2 && cinemaEvent(m)
}

// mainFestival finds the festival that a text is about: the first named one of
// its first sentences.
func (r *Reader) mainFestival() int {
	section := -1
	for k, s := range r.sentences {
		if k > 2 && (section < 0 || k > 8) {
			break
		}
		if m := r.festivalIn(s); m != nil && !r.past(s, m) {
			if m.Class.Sub != "section" {
				return int(r.t.At[m.First])
			}
			if section < 0 {
				section = int(r.t.At[m.First])
			}
		}
	}
	for k, s := range r.sentences {
		if k > 1 {
			break
		}
		if c, first, _ := r.festivalCity(s); c != nil && r.t.At[first] >= 0 && !r.past(s, &r.t.Mentions[r.t.At[first]]) {
			r.city = c
			return int(r.t.At[first])
		}
	}
	return section
}

// past reports a festival that only tells who a person is: «призёр Каннского
// фестиваля».
func (r *Reader) past(s *frame.Sentence, m *phrase.Mention) bool {
	k := m.First - 1
	if k < s.First {
		return false
	}
	switch r.t.Words[k].Form {
	case "победители", "победителей", "призеры", "призёры", "призеров", "призёров", "лауреаты", "лауреатов":
		return false // the text gives the list of them
	}
	switch r.lemma(k) {
	case "призёр", "лауреат", "победитель", "участник", "участница", "номинант", "обладатель", "гость", "директор", "президент", "основатель", "член", "призер":
		return true
	}
	return false
}

// festivalName writes a festival by what tells it apart: the head noun and the
// quoted name, or the known name.
func (r *Reader) festivalName(m *phrase.Mention) string {
	if m.Kind != phrase.Event && r.city != nil {
		return r.city.Entry.Name.Text // the city of the festival that the text is about
	}
	for i := m.First; i < m.Last; i++ {
		if r.quoteAt[i] < 0 {
			continue
		}
		x := &r.quotes[r.quoteAt[i]]
		if x.End <= m.Last && x.End > x.First {
			return r.written(x.First, x.End)
		}
	}
	if m.Entry != nil && m.Entry.Name.Text != "" {
		return m.Name
	}
	return strings.TrimSpace(m.Name)
}

// gross gives the sum of ticket sales that a trigger tells.
func (r *Reader) gross(s *frame.Sentence, tr *frame.Trigger) *phrase.Mention {
	var found *phrase.Mention
	for i := s.First; i < s.Last; i++ {
		m := r.t.Mention(i)
		if m == nil {
			continue
		}
		i = m.Last - 1
		if m.Kind != phrase.Money || m.Money.Per || r.budget(s, m) {
			continue
		}
		if c := s.Clause(m.First); c != tr.Clause && s.Clauses[c].Parent != tr.Clause && s.Clauses[tr.Clause].Parent != c {
			continue
		}
		if found == nil || m.First > tr.Token && found.First < tr.Token {
			found = m
		}
	}
	if found == nil || r.boxWord(s) {
		return found
	}
	switch r.lemma(tr.Token) {
	case "собрать", "собирать", "заработать", "зарабатывать", "наторговать", "наскрести", "насобирать", "перешагнуть", "перевалить", "выручить", "набрать":
		return found
	}
	return nil
}

// budget reports a sum that is spent and not taken.
func (r *Reader) budget(s *frame.Sentence, m *phrase.Mention) bool {
	for k := m.First - 1; k >= s.First && k >= m.First-5; k-- {
		switch r.lemma(k) {
		case "бюджет", "стоимость", "выделить", "потратить", "обойтись", "вложить", "затратить", "штраф", "грант":
			return true
		}
	}
	return false
}

// boxWord reports a word for the box office.
func (r *Reader) boxWord(s *frame.Sentence) bool {
	for k := s.First; k < s.Last; k++ {
		switch l := r.lemma(k); l {
		case "прокат", "касса", "кассовый", "сбор", "кинопрокат", "билет", "кинотеатр", "уик-энд", "уикенд", "бокс-офис", "сборы":
			return true
		}
	}
	return false
}

// period gives how long the tickets were sold: «три недели проката», «первый
// уик-энд».
func (r *Reader) period(s *frame.Sentence) (first, last int) {
	for k := s.First; k < s.Last; k++ {
		switch r.lemma(k) {
		case "неделя", "месяц", "день", "уик-энд", "уикенд", "выходной", "сутки":
		default:
			continue
		}
		first = k
		for first > s.First && first > k-3 && (r.adjectival(first-1) || r.t.Doc.Tokens[first-1].Kind == text.Number || r.numeral(first-1)) {
			first--
		}
		if first == k && r.lemma(k) != "уик-энд" && r.lemma(k) != "уикенд" && !r.t.Is(k-1, "за") {
			continue
		}
		last = k + 1
		if last < s.Last && (r.lemma(last) == "прокат" || r.lemma(last) == "показ") {
			last++
		}
		return first, last
	}
	return 0, 0
}

// numeral reports a number in words.
func (r *Reader) numeral(i int) bool {
	a := best(r.t.Words[i])
	return a != nil && a.POS == morph.NUMR
}

// amountOf gives the sum that stands behind a title and before the next one,
// when the sentence names several films.
func (r *Reader) amountOf(s *frame.Sentence, rd *reading) *phrase.Mention {
	if rd.np < 0 || r.nps[rd.np].quote < 0 || len(r.titled(rd.sentence)) < 2 {
		return nil
	}
	return r.sumBehind(s, rd.np)
}

// sumBehind gives the first sum behind phrase n and before the next title.
func (r *Reader) sumBehind(s *frame.Sentence, n int) *phrase.Mention {
	for i := r.nps[n].last; i < s.Last; i++ {
		if m := r.npAt[i]; m >= 0 && int(m) != n && r.nps[m].quote >= 0 && r.nps[m].verdict != other {
			return nil
		}
		m := r.t.Mention(i)
		if m == nil {
			continue
		}
		i = m.Last - 1
		if m.Kind == phrase.Money && !m.Money.Per && !r.budget(s, m) {
			return m
		}
	}
	return nil
}

// futureAt reports a date in a clause whose verb is in the future, or in the
// present of what is still to come: «смотр стартует 20 июня».
func (r *Reader) futureAt(s *frame.Sentence, i int) bool {
	if i < s.First || i >= s.Last {
		return false
	}
	f := s.Clauses[s.Clause(i)].Finite
	if f < 0 {
		return false
	}
	return r.t.Words[f].Has(morph.VERB, morph.Futr) || r.t.Words[f].Has(morph.VERB, morph.Pres) && s.Prep(i) != "с"
}
