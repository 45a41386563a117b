package agreement

import (
	"slices"
	"strings"

	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// circumstances are where, when and on what occasion, as mentions of the text.
type circumstances struct {
	place    *placed
	occasion *phrase.Mention
	date     *phrase.Mention
	amount   *phrase.Mention
}

// placed is a place and where it was read.
type placed struct {
	name, country string
	first, last   int
}

// around fills the circumstances from the sentence of a reading.
func (r *Reader) around(s *frame.Sentence, rd *reading, d *phrase.Mention) {
	in := func(i int) bool { return true }
	if d != nil {
		in = r.near(s, rd, d)
	}
	for i := s.First; i < s.Last; i++ {
		m := r.t.Mention(i)
		if m == nil {
			continue
		}
		i = m.Last - 1
		switch m.Kind {
		case phrase.City, phrase.Country, phrase.Place:
			if m.Kind == phrase.Place && m.Entry != nil {
				continue // a sea, a mountain, a palace
			}
			if rd.place == nil && in(m.First) {
				rd.place = r.placeOf(s, m, rd)
			}
		case phrase.Event:
			if rd.occasion == nil && r.occasioned(s, m) {
				rd.occasion = r.d.Occasion(m)
			}
		case phrase.Date:
			if in(m.First) && r.dateFits(s, m, rd, d) && (rd.date == nil || rd.date.First < rd.tokenLast && m.First >= rd.tokenLast && !r.dateBefore(rd)) {
				rd.date = m
			}
		case phrase.Money:
			if rd.amount == nil && !m.Money.Per && d != nil && in(m.First) && r.amountFits(s, m, d, rd) {
				rd.amount = m
			}
		}
	}
	if rd.place == nil {
		rd.place = r.capitalPlace(s, in)
	}
	if rd.occasion != nil && rd.place == nil {
		rd.place = r.placeOfOccasion(rd.occasion)
	}
	if rd.place == nil && r.d.Dateline >= 0 {
		for i := s.First; i < s.Last; i++ {
			if w := r.t.Words[i].Form; w == "здесь" || w == "тут" {
				m := &r.t.Mentions[r.d.Dateline]
				rd.place = &placed{m.Short, m.Country, m.First, m.Last}
			}
		}
	}
}

// ceremony finds the clause behind token i that tells of the signing itself: «...;
// церемония прошла 6 мая в Белграде». It is -1 when there is none.
func (r *Reader) ceremony(s *frame.Sentence, i int) int {
	for k := i; k < s.Last; k++ {
		if w := r.t.Words[k].Form; r.t.At[k] < 0 && (w == "церемония" || w == "подписание" || w == "подписи") && s.Clauses[s.Clause(k)].Finite >= 0 {
			return s.Clause(k)
		}
	}
	return -1
}

// capitalPlace reads «в армянской столице», «в столице Армении».
func (r *Reader) capitalPlace(s *frame.Sentence, in func(int) bool) *placed {
	for k := s.First + 1; k < s.Last; k++ {
		if !r.t.Is(k, "столице") || !in(k) {
			continue
		}
		code := ""
		switch m := r.t.Mention(k + 1); {
		case r.t.Is(k-1, "в") && k+1 < s.Last && m != nil && m.Kind == phrase.Country && m.Forms&phrase.Gent != 0:
			code = m.Country
		case k-2 >= s.First && r.t.Is(k-2, "в"):
			if c := r.lex.AdjectiveCountries(r.t, k-1); len(c) == 1 {
				code = c[0]
			}
		}
		if name := r.lex.Capital(code); code != "" && name != "" {
			return &placed{name, code, k, k + 1}
		}
	}
	return nil
}

// dateBefore reports a date that stands right beside the trigger.
func (r *Reader) dateBefore(rd *reading) bool { return rd.tokenLast-rd.date.Last <= 6 }

// near says which tokens can tell circumstances of a reading: its own clause,
// its trigger's and the main clause around a participle.
func (r *Reader) near(s *frame.Sentence, rd *reading, d *phrase.Mention) func(int) bool {
	if rd.to > 0 {
		return func(i int) bool { return i >= rd.from && i < rd.to }
	}
	if rd.end != nil {
		return func(i int) bool { return s.Clause(i) == rd.end.Clause }
	}
	a := s.Clause(d.First)
	b := a
	if rd.trigger != nil {
		b = rd.trigger.Clause
		if s.Clauses[b].Kind == frame.Participial {
			return func(i int) bool { return s.Clause(i) == b }
		}
	}
	z, outer := r.ceremony(s, d.Last), s.Clauses[b].Parent
	if s.Clauses[b].Kind == frame.MainClause || r.said(s, b) {
		outer = -1
	}
	from := r.behindLinks(s, d.First)
	return func(i int) bool {
		c := s.Clause(i)
		return i >= from && (c == a || c == b || c == z || c == outer)
	}
}

// said reports a clause that tells what somebody said: when and where he said it
// is not when and where it was done.
func (r *Reader) said(s *frame.Sentence, c int) bool {
	p := s.Clauses[c].Parent
	if s.Clauses[c].Kind != frame.Subordinate || p < 0 || s.Clauses[p].Finite < 0 || !r.t.Is(s.Clauses[c].First+1, "что") {
		return false
	}
	return frame.Speech(r.t.Words[s.Clauses[p].Finite].Form)
}

// behindLinks is where the text goes on behind links to other news that were run
// into the sentence: «■Порт расширят 15 апреля 2024 14:52 А и Б подписали».
func (r *Reader) behindLinks(s *frame.Sentence, to int) int {
	from := s.First
	for k := s.First; k < to; k++ {
		if t := r.t.Doc.Tokens[k].Text; t == "■" || t == "▪" || clock(t) && !r.t.Is(k-1, "в") {
			from = k + 1
		}
	}
	return from
}

// clock reports a time of day: 14:52.
func clock(token string) bool {
	return len(token) >= 4 && len(token) <= 5 && token[0] >= '0' && token[0] <= '9' && strings.IndexByte(token, ':') > 0
}

// placeOf reads «в Астане», «в городе Алматы», «на Кипре».
func (r *Reader) placeOf(s *frame.Sentence, m *phrase.Mention, rd *reading) *placed {
	p := s.Prep(m.First)
	if p != "в" && p != "во" && p != "на" || m.Forms&phrase.Loct == 0 || m.Weak {
		return nil
	}
	if m.Kind == phrase.Country && (m.First == 0 || r.t.Words[m.First-1].Form != p) {
		return nil
	}
	if m.First > 1 && r.t.Words[m.First-1].Form == p {
		if x := r.t.Mention(m.First - 2); x != nil && x.Kind == phrase.Organization && x.Last == m.First-1 && m.Kind == phrase.Country {
			return nil // посольство в Канаде
		}
	}
	if r.inTopic(rd, m) {
		return nil
	}
	if rd.trigger != nil && m.Kind == phrase.Country && m.First > rd.tokenLast+12 {
		return nil
	}
	return &placed{m.Short, m.Country, m.First, m.Last}
}

// inTopic reports a place that belongs to what the document is about: «договор об
// осмотре путепроводов в Ноябрьске».
func (r *Reader) inTopic(rd *reading, m *phrase.Mention) bool {
	if rd.doc < 0 {
		return false
	}
	d := &r.t.Mentions[rd.doc]
	if m.First < d.Last || rd.token >= d.Last && rd.token < m.First {
		return false
	}
	k := m.First - 2 // before the preposition
	if k < d.Last {
		return false
	}
	if x := r.t.Mention(k); x != nil { // обучение в Институте сварки в Гданьске
		return x.Kind == phrase.Organization && x.First > d.Last && (x.Generic || x.Forms&phrase.Loct != 0 && oneOf(r.prep(x), "в", "во", "на"))
	}
	w := r.t.Words[k]
	if len(w.Analyses) == 0 || w.Analyses[0].POS != morph.NOUN {
		return false
	}
	switch w.Analyses[0].Lemma {
	case "сотрудничество", "взаимопонимание", "партнёрство", "партнерство", "намерение", "взаимодействие", "дружба":
		return false
	}
	return true
}

// prep is the preposition right before a phrase.
func (r *Reader) prep(m *phrase.Mention) string {
	if m.First == 0 || r.t.At[m.First-1] >= 0 {
		return ""
	}
	return r.t.Words[m.First-1].Form
}

// occasioned reports an event that a phrase of occasion leads to: «в рамках
// форума», «на полях саммита», «в ходе визита».
func (r *Reader) occasioned(s *frame.Sentence, m *phrase.Mention) bool {
	if m.Kind != phrase.Event || vague(r.t, m) {
		return false
	}
	for k := m.First - 1; k >= s.First && k >= m.First-5; k-- {
		switch w := r.t.Words[k].Form; w {
		case "рамках", "ходе", "полях", "кулуарах", "время", "итогам", "площадке", "преддверии", "результатам", "завершении", "окончании", "открытии", "закрытии", "церемонии":
			return true
		case "на", "в", "во":
			return m.Class == nil || m.Class.Sub != "visit"
		case "к":
			return k > s.First && strings.HasPrefix(r.t.Words[k-1].Form, "приуроч")
		case "из", "после", "до", "для", "о", "об", "с", "перед":
			return false
		}
		if r.t.At[k] >= 0 {
			return false
		}
	}
	return false
}

// placeOfOccasion gives the place that an occasion tells: the city of a known
// festival, the destination of a visit, the city in its name.
func (r *Reader) placeOfOccasion(m *phrase.Mention) *placed {
	if m.Entry != nil {
		if city := m.Entry.Attr("city"); city != "" {
			return &placed{city, m.Entry.Attr("country"), m.First, m.Last}
		}
		return r.venue(m)
	}
	if p := r.placeBeside(m); p != nil {
		return p
	}
	if p := r.placeInName(m); p != nil {
		return p
	}
	return r.venue(m)
}

// placeInName gives the place that an event's own words tell: «форум в
// Караганде», «визит в Ереван».
func (r *Reader) placeInName(m *phrase.Mention) *placed {
	if m.Class == nil {
		return nil
	}
	for k := m.Last - 1; k > m.First; k-- {
		p := r.t.Words[k-1].Form
		if p != "в" && p != "во" {
			continue
		}
		for _, h := range r.t.Hits(k) {
			c := r.lex.Class(h.Entry)
			if c != nil && (c.Kind == phrase.City || c.Kind == phrase.Country) && c.Role == phrase.GeoRole {
				return &placed{c.Entry.Name.Text, c.Country, k, h.Last}
			}
		}
	}
	return nil
}

// placeBeside gives the city that the sentence of a named occasion tells: «В
// Оренбурге прошёл VI международный форум ...».
func (r *Reader) placeBeside(m *phrase.Mention) *placed {
	if s := r.sentenceAt(m.First); s != nil {
		for i := s.First + 1; i < s.Last; i++ {
			x := r.t.Mention(i)
			if x == nil {
				continue
			}
			if x.Kind == phrase.City && x.First == i && x.Forms&phrase.Loct != 0 && !x.Weak && (r.t.Is(i-1, "в") || r.t.Is(i-1, "во")) {
				return &placed{x.Short, x.Country, x.First, x.Last}
			}
			i = x.Last - 1
		}
	}
	return nil
}

// sentenceAt gives the sentence of a token.
func (r *Reader) sentenceAt(i int) *text.Sentence {
	at, found := slices.BinarySearchFunc(r.t.Doc.Sentences, i, func(s text.Sentence, i int) int {
		if i < s.First {
			return 1
		}
		if i >= s.Last {
			return -1
		}
		return 0
	})
	if !found {
		return nil
	}
	return &r.t.Doc.Sentences[at]
}

// dateFits reports a date that can be the day of what the trigger asserts, and
// not a term or the date of another document.
func (r *Reader) dateFits(s *frame.Sentence, m *phrase.Mention, rd *reading, d *phrase.Mention) bool {
	w := m.Date
	if w.From == (phrase.Day{}) && w.Weekday == 0 && !w.Relative {
		return false
	}
	prev := ""
	if m.First > s.First {
		prev = r.t.Words[m.First-1].Form
	}
	planned := rd.status == "planned" || rd.status == "in_talks"
	if later(rd.status) && d != nil && m.First >= d.Last && r.ofDocument(rd, m, d, prev) {
		return false
	}
	switch prev {
	case "на", "до", "по":
		if !planned {
			return false
		}
	case "с":
		return rd.frame != nil && rd.frame.ID == "agreement.force" && rd.trigger.Mood == frame.Present && m.First >= rd.tokenLast // действует с 2021 года
	case "от":
		return d != nil && (m.First-d.Last <= 8 && m.First > d.Last) && !r.otherDocument(s, m.First, d)
	case "сроком":
		return false
	case "к":
		if !planned {
			return false
		}
	}
	if planned && r.past(w) {
		return false
	}
	if w.To.Year != 0 && prev != "" && w.To.Month == 0 {
		return false // на 2024–2026 годы
	}
	if m.First > 1 && strings.HasPrefix(r.t.Words[m.First-1].Form, "срок") {
		return false
	}
	return true
}

// ofDocument reports a date that a document has by its own name, so that it is
// the day of signing: «договор 2010 года», «соглашение от 5 мая».
func (r *Reader) ofDocument(rd *reading, m *phrase.Mention, d *phrase.Mention, prev string) bool {
	if prev == "от" {
		return true
	}
	if m.First == d.Last && rd.token < d.First && m.Forms&phrase.Gent != 0 {
		return true
	}
	return m.Date.From.Month == 0 && prev != "в" && prev != "во" && m.Forms&phrase.Gent != 0 // Договор о ракетах 1987 года
}

// past reports a date before the publication, which no plan can have.
func (r *Reader) past(w *phrase.When) bool {
	if r.published.Zero() {
		return false
	}
	from, _ := w.Resolve(r.published, true)
	return from.Year != 0 && from.String() <= r.published.String()[:len(from.String())] && from.Day != 0
}

// amountFits reports a sum that is said of the document: «на сумму», «на 640
// млн», «стоимостью», «сумма контракта составила».
func (r *Reader) amountFits(s *frame.Sentence, m *phrase.Mention, d *phrase.Mention, rd *reading) bool {
	for k := m.First - 1; k >= s.First && k >= m.First-7; k-- {
		switch w := r.t.Words[k].Form; {
		case w == "на":
			return k < m.First && (m.First-k <= 3 || r.t.Is(k+1, "сумму") || r.t.Is(k+1, "общую")) && !r.projectSum(k)
		case strings.HasPrefix(w, "сумм") || strings.HasPrefix(w, "стоимост") || strings.HasPrefix(w, "размер") || strings.HasPrefix(w, "цен") || strings.HasPrefix(w, "объем"):
			return true
		case w == "за":
			return rd.frame != nil && rd.frame.ID == "agreement.buy" || m.First-k == 1
		case w == "о" || w == "об":
			return d.First < k && k-d.Last <= 2
		case w == "составит" || w == "составила" || w == "составил" || w == "составляет":
			return r.t.Mention(k) == nil && d.First < k && k-d.Last <= 6
		}
		if x := r.t.Mention(k); x != nil && (x.Kind == phrase.Date || x.Kind == phrase.Money) {
			return false
		}
	}
	return false
}

// projectSum reports a sum that belongs to something else than the document:
// «проекты на 2 млрд».
func (r *Reader) projectSum(k int) bool {
	if k == 0 {
		return false
	}
	w := r.t.Words[k-1]
	if r.t.Doc.Tokens[k-1].Kind != text.Word {
		return false
	}
	for _, stem := range [...]string{"проект", "инвестици", "вложени", "производств", "завод"} {
		if strings.HasPrefix(w.Form, stem) {
			return true
		}
	}
	return false
}
