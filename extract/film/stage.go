package film

import (
	"strings"

	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
)

// reading is what one sentence says of one film.
type reading struct {
	sentence   int
	np         int // phrase that names the film, -1 when it is left out
	film       int // -1 for a film that has no title here
	stage      event.Stage
	base       event.Stage // of the frame, whatever its mood
	status     event.FilmStatus
	planned    bool
	trigger    *frame.Trigger // nil for a line of a list
	frame      *frame.Frame
	token      int
	tokenLast  int
	date       *phrase.Mention
	place      *phrase.Mention
	festival   string
	festFirst  int
	festLast   int
	fromLead   bool // the festival is the one the text is about
	amount     *phrase.Mention
	line       bool            // a line of a list without a verb
	dashed     bool            // of a list: only a title with a dash behind it continues it
	kind       event.FilmType  // that the section of a programme tells
	until      *phrase.Mention // new date of what was put off
	awards     []award
	origin     event.Origin
	background bool
}

// sentence reads what sentence k says of films.
func (r *Reader) sentence(k int) {
	s := r.sentences[k]
	start := len(r.readings)
	from := len(r.awards)
	r.awardsIn(s)
	prizes := r.awards[from:]
	triggers := r.triggers[k]
	for i := range triggers {
		r.trigger(s, triggers, &triggers[i], len(prizes) > 0)
	}
	r.predicates(s)
	r.noSequel(s)
	r.onScreen(s, start)
	r.shotPart(s)
	r.crews(s)
	r.gapped(s, start)
	r.pitched(s, start)
	r.programmeLine(s, prizes, start)
	r.openers(s, start)
	r.lineup(s, start)
	r.takings(s, start)
	r.deals(s, start)
	r.charts(s, start)
	r.calendar(s, start)
	r.listed(s, start)
	r.lines(s, prizes, start)
	r.prizes(s, prizes, start)
}

// trigger reads one trigger: the frame and the film that go together best.
func (r *Reader) trigger(s *frame.Sentence, all []frame.Trigger, tr *frame.Trigger, prize bool) {
	best, cost := -1, 0
	var by *frame.Frame
	for _, f := range tr.Frames {
		if !f.Film || !r.required(s, tr, f, prize) || f.ID == "film.cancel" && r.closes(s, tr) {
			continue
		}
		for n, hi := r.in(s.Index); n < hi; n++ {
			p := &r.nps[n]
			if p.sentence != s.Index || p.verdict == other || p.prior && (f.ID != "film.gross" || p.quote < 0) {
				continue
			}
			if p.verdict == open && !r.specific(s, tr, f) {
				continue
			}
			c, ok := r.fits(s, tr, f, p)
			if !ok {
				continue
			}
			c -= f.Priority
			if p.pointed {
				c += 2
			}
			if p.verdict == open {
				c += 6
			}
			if best < 0 || c < cost {
				best, cost, by = n, c, f
			}
		}
	}
	if best < 0 {
		r.miss(s, tr, nil, "no film that it governs stands in the sentence")
		r.leftOut(s, all, tr, prize)
		return
	}
	rd, ok := r.assert(s, all, tr, by)
	if !ok {
		r.drop("only possible, wished or denied")
		r.miss(s, tr, by, "only possible, wished or denied")
		return
	}
	rd.background = rd.background || r.nps[best].prior // the takings of an earlier film
	r.say(s, best, rd)
}

// say gives a reading to the films that phrase n and its list speak of.
func (r *Reader) say(s *frame.Sentence, n int, rd reading) {
	if m := r.apposedTitle(s, n); m >= 0 {
		n = m
	}
	if r.nps[n].pointed {
		films := r.antecedents(n)
		if len(films) == 0 {
			rd.np, rd.film = n, -1
			r.keep(rd)
			return
		}
		if len(films) == 1 && r.nps[n].ref < 0 {
			r.nps[n].ref = films[0]
		}
		for _, f := range films {
			rd.np, rd.film, rd.origin = n, f, event.FromAntecedent
			r.keep(rd)
		}
		return
	}
	for _, m := range r.list(n) {
		p := &r.nps[m]
		if p.film < 0 || p.verdict == other {
			continue
		}
		if p.life && rd.base != event.Awarded {
			r.drop("told of a person")
			continue
		}
		if p.old {
			r.drop("an old film")
			continue
		}
		if p.verdict == open {
			p.verdict = likely
			if r.films[p.film].kind == open {
				r.films[p.film].kind = likely
			}
		}
		rd.np, rd.film = m, p.film
		r.keep(rd)
	}
}

func (r *Reader) keep(rd reading) {
	r.readings = append(r.readings, rd)
	if rd.film >= 0 {
		r.spoken[rd.film] = true
	}
}

// list gives the phrases that are coordinated with phrase n, itself included.
func (r *Reader) list(n int) []int {
	first := n
	for r.nps[first].member >= 0 {
		first = r.nps[first].member
	}
	out := []int{first}
	for k := first + 1; k < len(r.nps) && r.nps[k].sentence == r.nps[first].sentence; k++ {
		m := r.nps[k].member
		for m >= 0 && m != first {
			m = r.nps[m].member
		}
		if m == first {
			out = append(out, k)
		}
	}
	return out
}

// assert says what stage a trigger asserts by its frame, under its modality.
func (r *Reader) assert(s *frame.Sentence, all []frame.Trigger, tr *frame.Trigger, f *frame.Frame) (reading, bool) {
	rd := reading{sentence: s.Index, np: -1, film: -1, trigger: tr, frame: f, token: tr.Token, tokenLast: tr.Last, base: event.Stage(f.Asserts)}
	rd.background = r.recalled(s)
	e := tr.Effects
	if e&frame.Anniversary != 0 {
		return rd, false
	}
	stage := rd.base
	if _, _, _, ok := r.festivalFor(s); f.ID == "film.present" && (ok || r.programme(s)) && !r.first(s, tr) {
		stage = event.AtFestival
	}
	rd.base = stage
	if tr.Mood == frame.Nominal && (r.aside(s, tr) || r.footage(s, tr)) {
		return rd, false
	}
	if tr.Mood == frame.Nominal {
		switch r.phase(s, all, tr) {
		case "film.finish":
			if stage == event.InProduction && !r.ending(s, tr) {
				stage = event.Completed
			}
			rd.base = stage
		case "film.cancel":
			rd.status = event.Cancelled
			if r.halted(s, tr) {
				rd.status = event.Postponed
			}
			return rd, true
		case "film.postpone":
			rd.status = event.Postponed
			rd.planned, rd.until = true, r.newDate(s)
			return rd, true
		}
	}
	switch f.Asserts {
	case "cancelled", "postponed":
		if e&(frame.Negated|frame.Hypothetical) != 0 || tr.Mood == frame.Infinitive {
			return rd, false
		}
		rd.base, rd.status = "", event.FilmStatus(f.Asserts)
		if rd.status == event.Postponed {
			rd.planned, rd.until = true, r.newDate(s)
		}
		return rd, true
	}
	if e&frame.Negated != 0 && tr.Mood == frame.Future && r.notBefore(s, tr) {
		e &^= frame.Negated
	}
	if e&frame.Negated != 0 {
		if tr.Mood == frame.Future || tr.Mood == frame.Present && (stage == event.Release || stage == event.Premiere) {
			rd.status = event.Cancelled
			return rd, true
		}
		if tr.Mood == frame.Past && (stage == event.Release || stage == event.AtFestival) && f.ID != "film.present" {
			rd.status = event.Cancelled // «не вышел», «не прошёл отбор»
			return rd, true
		}
		return rd, false
	}
	if e&frame.Denied != 0 && (tr.Mood == frame.Infinitive || tr.Mood == frame.Nominal) {
		rd.status = event.Cancelled
		return rd, true
	}
	if f.ID == "film.present" && tr.Mood == frame.Present && stage == event.Premiere && !r.screen(s, tr) {
		return rd, false // shown as a habit
	}
	if f.ID == "film.watch" && r.weeks(s) {
		return rd, false
	}
	if f.ID == "film.present" && tr.Mood == frame.Nominal && stage == event.Premiere && !r.first(s, tr) && !r.takesPlace(s, tr) {
		return rd, false // «задержан за показ фильма»
	}
	if f.ID == "film.present" && !r.first(s, tr) && (r.repertoire(s) || stage == event.Premiere && tr.Mood == frame.Past && r.shownAgain(s, tr)) {
		return rd, false
	}
	if tr.Mood == frame.Gerund && (stage == event.Announced || stage == event.InProduction) {
		return rd, false // «поставив фильм», «работая над картиной» tell of something else
	}
	if tr.Mood == frame.Past && (f.ID == "film.shoot" || f.ID == "film.announce") && !tr.Passive && past(r.lemma(tr.Token)) {
		return rd, false // «снимали в Твери», «работал над фильмом» tell how it was made
	}
	if tr.Mood == frame.Nominal && f.ID == "film.premiere" && r.attended(s, tr) {
		return rd, false
	}
	if f.ID == "film.become" && tr.Mood != frame.Future {
		return rd, false
	}
	if tr.Last > tr.Token+1 && r.lemma(tr.Last-1) == "дата" { // «обрёл дату»
		rd.planned = true
	}
	watch := f.ID == "film.watch"
	switch tr.Mood {
	case frame.Past, frame.Present, frame.Participle, frame.Gerund:
		if e&frame.Hypothetical != 0 || watch {
			return rd, false
		}
		if tr.Mood == frame.Present && r.lemma(tr.Token) == "экранизировать" {
			rd.planned = true
		}
		if (tr.Mood == frame.Participle || s.Clauses[tr.Clause].Kind == frame.Relative && tr.Mood == frame.Past) && (stage == event.Completed || stage == event.InProduction || stage == event.Announced) {
			return rd, false // «снятый», «создаваемый» say only what film it is
		}
	case frame.Future:
		if e&frame.Hypothetical != 0 && !watch {
			return rd, false
		}
		rd.planned = true
	case frame.Infinitive:
		if watch && r.may(s, tr) {
			rd.planned = true
			break
		}
		if e&frame.Hypothetical != 0 && e&frame.Planned == 0 || e&(frame.Planned|frame.Wish|frame.InTalks) == 0 {
			began, ahead := r.began(s, tr)
			if !began {
				return rd, false
			}
			rd.planned = ahead
			break
		}
		rd.planned = true
	case frame.Nominal:
		paved := r.paved(s, tr)
		if e&frame.Hypothetical != 0 && e&frame.Planned == 0 && !paved && !r.takenUp(s, tr) {
			return rd, false
		}
		rd.planned = rd.planned || paved
		if stage == event.InProduction && r.lasts(s, tr.Clause) {
			break
		}
		if f := s.Clauses[tr.Clause].Finite; stage == event.InProduction && f >= 0 && r.lemma(f) == "занять" && r.t.Words[f].Has(morph.VERB, morph.Past) {
			stage = event.Completed // съёмки заняли месяц
			rd.base = stage
		}
		rd.planned = rd.planned || e&(frame.Planned|frame.InTalks|frame.Wish) != 0 || r.coming(s, tr) || r.contracted(s, tr) || r.dated(s, tr)
	}
	if r.longAgo(s, tr) {
		return rd, false
	}
	if r.life && !rd.planned || r.revival && (rd.base == event.Premiere || rd.base == event.Release) {
		return rd, false
	}
	if rd.planned {
		if stage == event.BoxOffice || stage == event.Awarded {
			return rd, false
		}
		if stage != event.AtFestival { // chosen for a festival is what is news
			stage = event.Announced
		}
	}
	if tr.Mood == frame.Nominal && !rd.planned && (stage == event.Release || stage == event.Premiere || stage == event.AtFestival || stage == event.InProduction && s.Clauses[tr.Clause].Finite < 0) && !r.pastVerb(s, tr.Clause) && r.ahead(s, tr) {
		stage, rd.planned = event.Announced, true
	}
	if (tr.Mood == frame.Present || tr.Mood == frame.Nominal && r.presentVerb(s, tr.Clause)) && (stage == event.Release || stage == event.Premiere || stage == event.InProduction || stage == event.AtFestival) && r.ahead(s, tr) {
		stage, rd.planned = event.Announced, true
	}
	rd.stage = stage
	return rd, true
}

// aside reports a noun that only tells where or when something else happened:
// «познакомились на съёмках», «во время съёмок».
func (r *Reader) aside(s *frame.Sentence, tr *frame.Trigger) bool {
	switch r.lemma(tr.Token) {
	case "съёмка", "съемка", "киносъёмка", "монтаж", "работа", "производство":
	default:
		return false
	}
	for k := tr.Token - 1; k >= s.First && k >= tr.Token-3; k-- {
		switch r.t.Words[k].Form {
		case "на":
			return r.t.Words[tr.Token].Form != "съемки" && r.t.Words[tr.Token].Form != "съёмки" && !r.inStage(s, tr)
		case "время", "после", "до", "ради", "из-за", "для", "от":
			return true
		}
		if !r.adjectival(k) {
			return false
		}
	}
	return false
}

// contracted reports a noun that a document or a right is about: «договор о
// производстве», «права на показ», «контракт на съёмки».
func (r *Reader) contracted(s *frame.Sentence, tr *frame.Trigger) bool {
	for k := tr.Token - 1; k >= s.First && k >= tr.Token-4; k-- {
		switch r.t.Words[k].Form {
		case "о", "об", "на":
			for j := k - 1; j >= s.First && j >= k-3; j-- {
				if m := r.t.Mention(j); m != nil && m.Kind == phrase.Document {
					return true
				}
				switch r.lemma(j) {
				case "право", "лицензия", "договор", "контракт", "соглашение", "заказ", "договорённость", "меморандум":
					return true
				}
			}
			return false
		}
		if m := r.t.Mention(k); m != nil && m.Kind == phrase.Document {
			return true
		}
		if !r.adjectival(k) {
			return false
		}
	}
	return false
}

// lasts reports a clause in which something that has begun will go on or end.
func (r *Reader) lasts(s *frame.Sentence, clause int) bool {
	f := s.Clauses[clause].Finite
	if f < 0 {
		return false
	}
	switch r.lemma(f) {
	case "продлиться", "продолжиться", "завершиться", "закончиться":
		return true
	}
	return false
}

// takenUp reports a noun behind «к» of a verb that tells that the work has
// begun: «приступил к съёмкам».
func (r *Reader) takenUp(s *frame.Sentence, tr *frame.Trigger) bool {
	if tr.Token-2 < s.First || !r.t.Is(tr.Token-1, "к") {
		return false
	}
	w := r.t.Words[tr.Token-2]
	switch r.lemma(tr.Token - 2) {
	case "приступить", "вернуться", "перейти":
		return w.Has(morph.VERB, morph.Past) && !r.t.Is(tr.Token-3, "не")
	}
	return false
}

// paved reports work that something signed or decided leads to: «открывает дорогу
// к совместной работе над фильмом», «даёт старт съёмкам».
func (r *Reader) paved(s *frame.Sentence, tr *frame.Trigger) bool {
	f := s.Clauses[tr.Clause].Finite
	if f < 0 || f > tr.Token {
		return false
	}
	switch r.lemma(f) {
	case "открыть", "открывать", "проложить", "прокладывать", "расчистить", "расчищать":
	default:
		return false
	}
	for k := f + 1; k < tr.Token && k < f+4; k++ {
		switch r.lemma(k) {
		case "дорога", "путь", "возможность":
			return k+1 < tr.Token && (r.t.Is(k+1, "к") || r.t.Is(k+1, "для"))
		}
	}
	return false
}

// newDate gives the date to which something is put off: «на 9 июня».
func (r *Reader) newDate(s *frame.Sentence) *phrase.Mention {
	for i := s.First + 1; i < s.Last; i++ {
		if m := r.t.Mention(i); m != nil && m.Kind == phrase.Date && m.First == i && (r.t.Is(i-1, "на") || r.t.Is(i-1, "до")) {
			if a := best(r.t.Words[max(s.First, i-2)]); a != nil && a.POS == morph.PRTF {
				continue // «намеченный на 5 мая» is the old date
			}
			return m
		}
	}
	return nil
}

// closes reports what is no cancelling: «закрыл фестиваль X», «в связи с
// закрытием кинотеатров».
func (r *Reader) closes(s *frame.Sentence, tr *frame.Trigger) bool {
	m := r.t.Mention(tr.Last)
	if tr.Last >= s.Last || m == nil {
		return false
	}
	return m.Kind == phrase.Event || tr.Mood == frame.Nominal
}

// coming reports «предстоящая премьера», «впереди премьеры».
func (r *Reader) coming(s *frame.Sentence, tr *frame.Trigger) bool {
	for k := tr.Token - 1; k >= s.First && k >= tr.Token-3; k-- {
		switch r.lemma(k) {
		case "предстоящий", "грядущий", "будущий", "впереди", "скорый", "ближайший":
			return true
		}
	}
	for k := s.First; k < s.Last; k++ {
		if s.Clause(k) != tr.Clause {
			continue
		}
		switch r.lemma(k) {
		case "назначить", "наметить", "запланировать", "ожидаться", "планироваться", "намечен", "запланированный", "назначенный", "намеченный", "предусматривать", "предполагать", "предусмотреть":
			return true
		}
	}
	return false
}

// presentVerb reports a clause whose verb stands in the present.
func (r *Reader) presentVerb(s *frame.Sentence, clause int) bool {
	f := s.Clauses[clause].Finite
	if f < 0 {
		return false
	}
	a := best(r.t.Words[f])
	return a != nil && a.POS == morph.VERB && a.Gram&morph.Pres != 0
}

// pastVerb reports a clause whose verb stands in the past.
func (r *Reader) pastVerb(s *frame.Sentence, clause int) bool {
	f := s.Clauses[clause].Finite
	if f < 0 {
		return false
	}
	a := best(r.t.Words[f])
	return a != nil && a.POS == morph.VERB && a.Gram&morph.Past != 0
}

// longAgo reports a trigger whose date lies years before the publication: the
// text tells history.
func (r *Reader) longAgo(s *frame.Sentence, tr *frame.Trigger) bool {
	m := r.dateNear(s, tr.Token, tr.Last, tr.Clause, nil)
	if m == nil { // a date elsewhere in the sentence
		for i := s.First; i < s.Last; i++ {
			if x := r.t.Mention(i); x != nil && x.Kind == phrase.Date && x.Date.From.Year > 0 && r.dateful(s, x) {
				m = x
				break
			}
		}
	}
	if m == nil {
		return false
	}
	from, _ := m.Date.Resolve(r.published, false)
	return from.Year > 0 && from.Year < r.year-1
}

// began reports an infinitive behind a verb of beginning or ending: «начал
// снимать».
func (r *Reader) began(s *frame.Sentence, tr *frame.Trigger) (began, ahead bool) {
	for k := tr.Token - 1; k >= s.First && k >= tr.Token-4; k-- {
		switch r.lemma(k) {
		case "начать", "начинать", "продолжать", "продолжить", "успеть", "закончить", "завершить":
			return true, r.t.Words[k].Gram&morph.Futr != 0
		}
	}
	for k := tr.Last; k < s.Last && k < tr.Last+3; k++ { // «снимать ленту начнут в мае»
		if l := r.lemma(k); (l == "начать" || l == "начинать") && s.Clause(k) == tr.Clause {
			return true, r.t.Words[k].Has(morph.VERB, morph.Futr)
		}
	}
	return false, false
}

// may reports «можно», «смогут» around an infinitive of seeing.
func (r *Reader) may(s *frame.Sentence, tr *frame.Trigger) bool {
	for k := max(s.First, tr.Token-8); k < s.Last && k < tr.Token+6; k++ {
		switch r.t.Words[k].Form {
		case "можно", "смогут", "сможет", "сможем", "предстоит", "получится", "удастся":
			return s.Clause(k) == tr.Clause
		}
	}
	return false
}

// ahead reports a date in the future beside a verb in the present: «выходит 30
// апреля».
func (r *Reader) ahead(s *frame.Sentence, tr *frame.Trigger) bool {
	if m := r.dateNear(s, tr.Token, tr.Last, tr.Clause, nil); m != nil {
		if s.Prep(m.First) == "до" {
			return false
		}
		if tr.Mood == frame.Present && m.First > s.First && r.t.Is(m.First-1, "с") && r.lemma(tr.Token) != "выходить" && r.lemma(tr.Token) != "стартовать" {
			return false
		}
		if m.Date.Weekday > 0 && m.First > s.First && r.t.Is(m.First-1, "с") {
			return false
		}
		if m.Date.Future || m.Date.Loose && !m.Date.Past && m.Date.From.Year >= r.published.Year {
			return true
		}
		if r.published.Zero() {
			return false
		}
		from, _ := m.Date.Resolve(r.published, true)
		return r.published.Before(from) && (from.Day > 0 || from.Year > r.published.Year || from.Month > r.published.Month)
	}
	return false
}

// phase gives the id of the frame of ending, cancelling or putting off that
// governs a noun: «завершились съёмки», «премьера отложена».
func (r *Reader) phase(s *frame.Sentence, all []frame.Trigger, noun *frame.Trigger) string {
	for i := range all {
		x := &all[i]
		if x.Token == noun.Token || x.Clause != noun.Clause || x.Mood == frame.Nominal || x.Effects&(frame.Negated|frame.Hypothetical) != 0 {
			continue
		}
		gap := x.Token - noun.Token
		if gap < -8 || gap > 14 {
			continue
		}
		for _, f := range x.Frames {
			switch f.ID {
			case "film.cancel", "film.postpone":
				if x.Mood != frame.Infinitive && x.Mood != frame.Participle {
					return f.ID
				}
			case "film.finish":
				if ends(r.lemma(x.Token)) {
					if x.Mood == frame.Past || x.Mood == frame.Present || x.Mood == frame.Participle {
						return f.ID
					}
				}
			}
		}
	}
	for k := noun.Token - 1; k >= s.First && k >= noun.Token-3; k-- {
		switch r.lemma(k) {
		case "окончание", "завершение":
			return "film.finish"
		case "отмена":
			return "film.cancel"
		case "перенос":
			return "film.postpone"
		}
	}
	return ""
}

// halted reports work that is stopped and not given up: «съёмки заморожены».
func (r *Reader) halted(s *frame.Sentence, tr *frame.Trigger) bool {
	switch r.lemma(tr.Token) {
	case "съёмка", "съемка", "производство", "работа", "монтаж":
	default:
		return false
	}
	for k := s.First; k < s.Last; k++ {
		switch r.lemma(k) {
		case "заморозить", "замораживать", "остановить", "останавливать":
			if s.Clause(k) == tr.Clause {
				return true
			}
		}
	}
	return false
}

// ending reports a clause that says that something is about to end: «завершает
// работу», «заканчивают съёмки».
func (r *Reader) ending(s *frame.Sentence, tr *frame.Trigger) bool {
	f := s.Clauses[tr.Clause].Finite
	if f < 0 {
		return false
	}
	switch r.lemma(f) {
	case "завершать", "заканчивать", "завершаться", "заканчиваться", "оканчивать":
		return r.t.Words[f].Has(morph.VERB, morph.Pres)
	}
	return false
}

// footage reports «первые кадры» that are shown or published and not shot.
func (r *Reader) footage(s *frame.Sentence, tr *frame.Trigger) bool {
	if tr.Last != tr.Token+2 || r.lemma(tr.Last-1) != "кадр" && r.lemma(tr.Last-1) != "сцена" {
		return false
	}
	for k := s.First; k < s.Last; k++ {
		switch r.lemma(k) {
		case "снять", "отснять", "сниматься", "снимать", "доснять":
			if s.Clause(k) == tr.Clause {
				return false
			}
		}
	}
	return true
}

// notBefore reports «не выйдет раньше 2027 года».
func (r *Reader) notBefore(s *frame.Sentence, tr *frame.Trigger) bool {
	for k := tr.Last; k < s.Last && k < tr.Last+4; k++ {
		if r.t.Is(k, "раньше") || r.t.Is(k, "ранее") {
			return r.t.Mention(k+1) != nil && r.t.Mention(k+1).Kind == phrase.Date
		}
	}
	return false
}

// takesPlace reports a showing of which the clause says that it took or takes
// place, is planned or falls on a day.
func (r *Reader) takesPlace(s *frame.Sentence, tr *frame.Trigger) bool {
	if tr.Effects&(frame.Planned|frame.InTalks) != 0 || r.coming(s, tr) || r.contracted(s, tr) {
		return true
	}
	if f := s.Clauses[tr.Clause].Finite; f >= 0 {
		switch r.lemma(f) {
		case "состояться", "пройти", "проходить", "начаться", "начинаться", "стартовать", "завершиться", "закончиться", "организовать", "устроить", "провести", "собрать", "отменить", "перенести", "отложить", "открыться":
			return true
		}
	}
	return s.Clauses[tr.Clause].Finite < 0 && r.dateNear(s, tr.Token, tr.Last, tr.Clause, nil) != nil
}

// past reports verbs whose imperfective past tells no stage.
func past(lemma string) bool {
	switch lemma {
	case "снимать", "работать", "трудиться", "сниматься", "делать", "создавать", "ставить", "готовить", "разрабатывать", "задумывать", "готовиться", "поставить":
		return true
	}
	return false
}

// attended reports a premiere that somebody goes to: «привела маму на премьеру»,
// «намерен посмотреть премьеру».
func (r *Reader) attended(s *frame.Sentence, tr *frame.Trigger) bool {
	for k := s.First; k < s.Last; k++ {
		if s.Clause(k) != tr.Clause {
			continue
		}
		switch r.lemma(k) {
		case "прийти", "приехать", "привести", "посетить", "побывать", "прибыть", "посмотреть", "опоздать", "заметить", "сходить", "явиться", "отправиться", "пойти", "объявить", "познакомиться", "появиться", "встретиться", "поссориться":
			return r.t.Is(tr.Token-1, "на") || r.lemma(k) == "посмотреть" || r.lemma(k) == "посетить"
		}
	}
	return false
}

// ends reports verbs of ending: «завершились», «подошли к концу».
func ends(lemma string) bool {
	switch lemma {
	case "подойти", "финишировать":
		return true
	}
	for _, p := range [...]string{"заверш", "законч", "оконч", "заканч"} {
		if strings.HasPrefix(lemma, p) {
			return true
		}
	}
	return false
}

// recalled reports a sentence that recalls what is known: «Напомним, ранее ...».
func (r *Reader) recalled(s *frame.Sentence) bool {
	for k := s.First; k < s.Last && k < s.First+4; k++ {
		switch r.t.Words[k].Form {
		case "напомним", "ранее", "напоминаем", "прежде":
			return true
		}
	}
	return false
}
