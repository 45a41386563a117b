package film

import (
	"strings"

	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/phrase"
)

// companies reads the producers, distributors, channels and platforms that a
// sentence names for its film.
func (r *Reader) companies(s *frame.Sentence, rd *reading) []credit {
	var out []credit
	for i := s.First; i < s.Last; i++ {
		m := r.t.Mention(i)
		if m == nil {
			continue
		}
		i = m.Last - 1
		if m.Kind == phrase.Work && m.Quoted && (r.channelBefore(s, m) || r.firm(m)) && !r.dubs(s, m) && (r.npAt[m.First] < 0 || r.nps[r.npAt[m.First]].verdict == other) {
			out = addCredit(out, credit{name: r.firmName(m), first: m.First, last: m.Last})
			continue
		}
		if m.Kind == phrase.Organization && m.Government && !m.Generic && r.ordered(s, m) {
			out = addCredit(out, credit{name: m.Name, first: m.First, last: m.Last})
			continue
		}
		if m.Kind != phrase.Organization || m.Generic || m.Government || r.original(m) || r.entitled(m) {
			continue
		}
		if r.makes(s, m, rd) {
			if n := len(out) - 1; n >= 0 && out[n].last == m.First && m.Rule == "org.foreign" {
				out[n].name += " " + m.Name // КиноПоиск HD
				out[n].last = m.Last
				continue
			}
			out = addCredit(out, credit{name: r.makerName(m), first: m.First, last: m.Last})
		}
	}
	return out
}

// ordered reports an authority that a film is made for: «по заказу акимата X».
func (r *Reader) ordered(s *frame.Sentence, m *phrase.Mention) bool {
	for k := m.First - 1; k > s.First && k >= m.First-2; k-- {
		if r.lemma(k) == "заказ" {
			return r.t.Is(k-1, "по")
		}
		if !r.adjectival(k) {
			return false
		}
	}
	return false
}

// entitled reports a body that is the title of a film, and none between the word
// for the film and the title: «мультфильм студии «Вереск» «X»».
func (r *Reader) entitled(m *phrase.Mention) bool {
	n := r.npAt[m.First]
	if n < 0 || r.nps[n].verdict == other {
		return false
	}
	p := &r.nps[n]
	return p.quote < 0 || p.noun < 0 || m.Last > r.quotes[p.quote].Open || m.First <= p.noun
}

// channelBefore reports a quoted name behind «телеканал», «студия».
func (r *Reader) channelBefore(s *frame.Sentence, m *phrase.Mention) bool {
	if m.First <= s.First {
		return false
	}
	switch r.lemma(m.First - 1) {
	case "телеканал", "канал", "платформа", "студия", "киностудия", "онлайн-кинотеатр", "кинокомпания", "сервис", "стриминг", "продюсер", "прокатчик", "дистрибьютор":
		return true
	}
	return false
}

// makes reports a body that has to do with the making or showing of a film: it
// does what the trigger says, it is called a studio or channel, or stands
// behind a word for making and showing.
func (r *Reader) makes(s *frame.Sentence, m *phrase.Mention, rd *reading) bool {
	if r.agency(m) {
		return false
	}
	if r.credited(s, m) {
		return true
	}
	prep := s.Prep(m.First)
	for k := m.First - 1; k >= s.First && k >= m.First-4; k-- {
		switch l := r.lemma(k); l {
		case "переговоры", "конкурс", "сотрудник", "рассказ":
			return false
		case "производство", "продюсер", "прокатчик", "дистрибьютор", "дистрибьютер", "студия", "киностудия", "кинокомпания", "продакшн", "компания-производитель", "агент", "сейлз-агент", "правообладатель", "копродукция", "сопродюсер", "телеканал", "платформа", "заказ", "онлайн-кинотеатр", "стриминг", "сервис":
			return true
		}
		if r.t.At[k] >= 0 {
			break
		}
	}
	if c := m.Class; c != nil && c.Role == phrase.HeadRole {
		n := strings.ToLower(c.Entry.Name.Text)
		for _, x := range [...]string{"киностуд", "студия", "кинокомпан", "телеканал", "канал", "онлайн-кинотеатр", "продюсер", "платформ", "телекомпан", "продакшн", "киноконцерн"} {
			if strings.HasPrefix(n, x) && prep != "о" && prep != "из" {
				return true
			}
		}
	}
	switch trade(m) {
	case "studio", "distributor":
		if prep != "о" && prep != "из" {
			return true
		}
	}
	if rd.trigger != nil && rd.trigger.Mood != frame.Nominal && prep == "" && m.Forms&phrase.Nomn != 0 && !rd.trigger.Passive && r.subjectOf(s, m, rd.trigger) {
		switch rd.base {
		case event.Announced, event.InProduction, event.Completed, event.Release, event.Premiere:
			return true
		}
		if rd.frame != nil && rd.frame.ID == "film.cancel" {
			return true
		}
	}
	if rd.trigger != nil && rd.trigger.Passive && prep == "" && m.Forms&phrase.Ablt != 0 && m.Forms&phrase.Nomn == 0 && s.Clause(m.First) == rd.trigger.Clause {
		return true
	}
	if prep == "на" && (rd.base == event.Release || rd.base == event.Premiere || rd.stage == event.Announced || rd.base == event.InProduction) && (r.platform(m) || strings.Contains(strings.ToLower(m.Name), "фильм") || strings.Contains(strings.ToLower(m.Name), "кино")) {
		return true
	}
	if prep == "с" && rd.base == event.InProduction && m.Rule == "org.foreign" {
		return true
	}
	if m.Rule == "org.foreign" && prep == "" && (rd.base == event.InProduction || rd.base == event.Completed || rd.base == event.Announced) && m.Last-m.First > 1 {
		return true
	}
	return r.announces(s, m)
}

// subjectOf reports a body that is the subject of a trigger.
func (r *Reader) subjectOf(s *frame.Sentence, m *phrase.Mention, tr *frame.Trigger) bool {
	return s.Clause(m.First) == tr.Clause && m.First < tr.Token || s.Clause(m.First) == tr.Clause && m.First-tr.Last <= 3 && m.First >= tr.Last
}

// announces reports «об этом объявила компания X».
func (r *Reader) announces(s *frame.Sentence, m *phrase.Mention) bool {
	if m.Forms&phrase.Nomn == 0 {
		return false
	}
	for k := m.First - 1; k >= s.First && k >= m.First-2; k-- {
		switch r.lemma(k) {
		case "объявить", "анонсировать":
			return true
		}
	}
	return false
}

// agency reports bodies that tell news, as the lists of media have them, and
// networks where everybody shows films.
func (r *Reader) agency(m *phrase.Mention) bool {
	switch trade(m) {
	case "agency", "newspaper":
		return true
	}
	switch strings.ToLower(m.Name) {
	case "youtube", "instagram", "facebook", "twitter", "telegram":
		return true
	}
	return false
}

// trade gives the line of business that the lexicon notes for a body: "studio",
// "distributor", "platform", "broadcaster", "agency", "newspaper".
func trade(m *phrase.Mention) string {
	if m.Entry != nil {
		if x := m.Entry.Attr("sub"); x != "" {
			return x
		}
	}
	if m.Class != nil {
		return m.Class.Sub
	}
	return ""
}

// makers reads the bodies of a sentence on a film that can only be its makers
// or sellers: studios, channels, platforms, foreign companies.
func (r *Reader) makers(s *frame.Sentence) []credit {
	for i := s.First; i < s.Last; i++ {
		switch r.lemma(i) {
		case "переговоры", "конкурент", "напомнить", "ранее":
			return nil
		}
	}
	var out []credit
	signed := r.signs(s.Index)
	for i := s.First; i < s.Last; i++ {
		m := r.t.Mention(i)
		if m == nil {
			continue
		}
		i = m.Last - 1
		if m.Kind == phrase.Work && m.Quoted && (r.channelBefore(s, m) || r.firm(m) || r.beside(out, m)) && !r.dubs(s, m) && (r.npAt[m.First] < 0 || r.nps[r.npAt[m.First]].film < 0 || !r.toldOf(r.nps[r.npAt[m.First]].film)) {
			out = addCredit(out, credit{name: r.firmName(m), first: m.First, last: m.Last, origin: event.FromAntecedent})
			continue
		}
		if m.Kind != phrase.Organization || m.Generic || m.Government || r.agency(m) || s.Clauses[s.Clause(m.First)].Kind == frame.Aside && r.npAt[max(0, m.First-2)] >= 0 {
			continue
		}
		if r.entitled(m) || r.original(m) || r.dubs(s, m) {
			continue
		}
		if !signed && !r.studio(m) && !r.credited(s, m) && !r.beside(out, m) && !(m.Rule == "org.foreign" && m.Last-m.First > 1 && r.said(s, m)) {
			continue
		}
		if p := s.Prep(m.First); p == "о" || p == "против" || p == "от" {
			continue
		}
		out = addCredit(out, credit{name: r.makerName(m), first: m.First, last: m.Last, origin: event.FromAntecedent})
	}
	return out
}

// beside reports a name that follows a company in a list.
func (r *Reader) beside(out []credit, m *phrase.Mention) bool {
	if len(out) == 0 {
		return false
	}
	k := out[len(out)-1].last
	return m.First == k+1 && (r.t.Is(k, ",") || r.t.Is(k, "и"))
}

// original reports a foreign title in the brackets behind a title.
func (r *Reader) original(m *phrase.Mention) bool {
	return m.First >= 2 && r.t.Is(m.First-1, "(") && r.npAt[m.First-2] >= 0 && r.nps[r.npAt[m.First-2]].quote >= 0
}

// dubs reports a body that only translates or dubs.
func (r *Reader) dubs(s *frame.Sentence, m *phrase.Mention) bool {
	for k := s.First; k < s.Last; k++ {
		switch r.lemma(k) {
		case "дубляж", "озвучание", "озвучить", "перевод", "дублировать":
			if s.Clause(k) == s.Clause(m.First) {
				return true
			}
		}
	}
	return false
}

// said reports a foreign name with a word for production, sale or rights, or a
// verb of making near it, or with «Films», «Pictures» in it.
func (r *Reader) said(s *frame.Sentence, m *phrase.Mention) bool {
	for k := m.First; k < m.Last; k++ {
		switch r.t.Words[k].Form {
		case "films", "film", "pictures", "studio", "studios", "production", "productions", "entertainment", "media", "sales", "cinema", "distribution":
			return true
		}
	}
	for k := max(s.First, m.First-6); k < s.Last && k < m.Last+6; k++ {
		switch r.lemma(k) {
		case "проект", "производство", "копродукция", "продюсер", "агент", "права", "право", "бюджет", "расход", "прокат", "делать", "вести", "сторона", "продюсировать", "снимать", "делить":
			return true
		}
	}
	return false
}

// studio reports a body that is called a studio, channel, platform or maker of
// films.
func (r *Reader) studio(m *phrase.Mention) bool {
	switch trade(m) {
	case "studio", "distributor", "platform":
		return true
	}
	n := strings.ToLower(m.Name)
	if c := m.Class; c != nil && c.Entry != nil {
		n += " " + strings.ToLower(c.Entry.Name.Text)
	}
	for k := max(0, m.First-1); k < m.Last; k++ {
		n += " " + r.t.Words[k].Form
	}
	for _, x := range [...]string{"киностуд", "студи", "кинокомпан", "телеканал", "онлайн-кинотеатр", "продакшн", "продакшен", "фильм", "стриминг", "телекомпан", "киноконцерн", "прокатн", "прокатчик", "дистрибьютор", "синема"} {
		if strings.Contains(n, x) {
			return true
		}
	}
	return false
}

// makerName gives the name of a studio without the word for what it is.
func (r *Reader) makerName(m *phrase.Mention) string {
	if m.Short != "" && m.Class != nil && m.Class.Role == phrase.HeadRole && strings.Contains(m.Name, "«") {
		return m.Short
	}
	if m.Class != nil && m.Class.Role == phrase.HeadRole && m.Class.Entry != nil && channelHead(m.Class.Entry.Name.Text) {
		head, rest, ok := strings.Cut(m.Name, " ")
		if ok && strings.EqualFold(head, m.Class.Entry.Name.Text) && (rest == strings.ToUpper(rest) || rest[0] < 0x80) {
			return rest // телеканал НТВ, кинокомпания Lionsgate
		}
	}
	return m.Name
}

// channelHead reports words for what shows or makes films that are no part of
// the name behind them.
func channelHead(name string) bool {
	switch name {
	case "телеканал", "канал", "кинокомпания", "платформа", "сервис", "стриминг", "онлайн-кинотеатр", "киностудия", "студия", "видеосервис", "стриминг-сервис", "телекомпания", "дистрибьютор", "прокатчик":
		return true
	}
	return false
}

// firmName gives the nominative of a quotation that names a company: «покажут
// на «Волне»».
func (r *Reader) firmName(m *phrase.Mention) string {
	if n := r.npAt[m.First]; n >= 0 && r.nps[n].firm && m.First > 0 && r.t.Is(m.First-1, "на") {
		name, _ := r.nominative(r.nps[n].quote, phrase.Loct)
		return name
	}
	return m.Name
}

// firm reports a quotation that names a company.
func (r *Reader) firm(m *phrase.Mention) bool {
	n := r.npAt[m.First]
	return n >= 0 && r.nps[n].firm
}

// creditsIn reads the companies that a sentence away from its film names: those
// only that it gives a part in the film.
func (r *Reader) creditsIn(s *frame.Sentence) []credit {
	var out []credit
	for i := s.First; i < s.Last; i++ {
		m := r.t.Mention(i)
		if m == nil {
			continue
		}
		i = m.Last - 1
		switch {
		case m.Kind == phrase.Work && m.Quoted && r.firm(m) && !r.dubs(s, m):
			out = addCredit(out, credit{name: r.firmName(m), first: m.First, last: m.Last, origin: event.FromAntecedent})
		case m.Kind == phrase.Organization && !m.Generic && !m.Government && r.credited(s, m) && !r.dubs(s, m):
			out = addCredit(out, credit{name: r.makerName(m), first: m.First, last: m.Last, origin: event.FromAntecedent})
		}
	}
	return out
}
