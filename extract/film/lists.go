package film

import (
	"strings"

	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// columns reports texts that are lists: of what films took, of what is released
// when. Their opening sentences say so.
func (r *Reader) columns() (box, releases bool) {
	for k, s := range r.sentences {
		if k > 3 {
			break
		}
		for i := s.First; i < s.Last; i++ {
			if r.inTitle(i) {
				continue
			}
			releases = releases || r.t.Is(i, "премьера")
			switch r.lemma(i) {
			case "касса", "сбор", "сборы", "бокс-офис", "кассовый", "уик-энд", "уикенд":
				box = true
			case "премьера", "кинопремьера", "релиз", "прокат", "новинка", "кинотеатр", "афиша":
				releases = true
			}
		}
	}
	return box, releases
}

// charts reads the box office of a text on it: a sum behind each title.
func (r *Reader) charts(s *frame.Sentence, start int) {
	if !r.box {
		return
	}
	for n, hi := r.in(s.Index); n < hi; n++ {
		p := &r.nps[n]
		if p.sentence != s.Index || p.quote < 0 || p.film < 0 || p.verdict == other || p.before >= 0 && p.noun < 0 || p.prior || r.grossed(start, n) {
			continue
		}
		m := r.sumBehind(s, n)
		if m == nil || m.First-p.last > 14 {
			continue
		}
		if p.verdict == open {
			p.verdict = likely
			r.films[p.film].kind = max(r.films[p.film].kind, likely)
		}
		r.keep(reading{sentence: s.Index, np: n, film: p.film, stage: event.BoxOffice, base: event.BoxOffice, token: m.First, tokenLast: m.Last, amount: m})
	}
}

// weekend gives the days that the heading of a chart names.
func (r *Reader) weekend() *phrase.Mention {
	for k := 0; k < len(r.sentences) && k < 2; k++ {
		s := r.sentences[k]
		if s.Clauses[0].Finite >= 0 {
			continue
		}
		for i := s.First; i < s.Last; i++ {
			if m := r.t.Mention(i); m != nil && m.First == i && m.Kind == phrase.Date && m.Date.From.Day > 0 {
				return m
			}
		}
	}
	return nil
}

// grossed reports a phrase that has a reading of the box office.
func (r *Reader) grossed(start, n int) bool {
	for k := start; k < len(r.readings); k++ {
		if rd := &r.readings[k]; rd.base == event.BoxOffice && rd.np >= 0 && (rd.np == n || r.nps[rd.np].film == r.nps[n].film) {
			return true
		}
	}
	return false
}

// calendar reads the lines of a list of releases: a date and a title without
// a verb between them.
func (r *Reader) calendar(s *frame.Sentence, start int) {
	if !r.releases || r.revival || len(r.readings) > start {
		return
	}
	if s.Clauses[0].Finite >= 0 {
		return
	}
	first := -1
	for n, hi := r.in(s.Index); n < hi; n++ {
		if p := &r.nps[n]; p.sentence == s.Index && p.quote >= 0 && p.verdict != other && p.film >= 0 && p.before < 0 {
			first = n
			break
		}
	}
	if first < 0 || r.nps[first].old || r.nps[first].life {
		return
	}
	p := &r.nps[first]
	var date *phrase.Mention
	for i := s.First; i < s.Last; i++ {
		m := r.t.Mention(i)
		if m == nil {
			continue
		}
		i = m.Last - 1
		if m.Kind != phrase.Date || m.Date.From.Day == 0 {
			continue
		}
		if m.Last <= p.first && m.First <= s.First+3 || m.First >= p.last && date == nil {
			date = m
			break
		}
	}
	if date == nil && s.Index > 0 {
		b := r.sentences[s.Index-1]
		if m := r.t.Mention(b.First); m != nil && m.Kind == phrase.Date && b.Last-m.Last <= 2 && m.Date.From.Day > 0 {
			date = m // «5 мая. «X» - драма»
		} else if b.Clauses[0].Finite < 0 && b.Last-b.First <= 16 && (r.t.Is(b.Last-2, "премьера") || r.t.Is(b.Last-1, "премьера")) {
			for i := b.First; i < b.Last && date == nil; i++ {
				if m := r.t.Mention(i); m != nil && m.First == i && m.Kind == phrase.Date && m.Date.From.Day > 0 {
					date = m // «10 сентября, 20:30 - премьера. Драма «X»»
				}
			}
		}
	}
	if date == nil {
		return
	}
	rd := reading{sentence: s.Index, base: event.Release, stage: event.Release, token: p.first, tokenLast: p.last}
	from, _ := date.Date.Resolve(r.published, true)
	if r.published.Zero() || r.published.Before(from) {
		rd.stage, rd.planned = event.Announced, true
	}
	rd.until, rd.line = date, true
	r.say(s, first, rd)
}

// listed gives what a sentence that ends in a colon says to the titles that
// the lines behind it begin with.
func (r *Reader) listed(s *frame.Sentence, start int) {
	if r.listing != nil {
		n := r.opens(s)
		if n < 0 {
			if len(r.titled(s.Index)) == 0 || len(r.readings) > start {
				r.listing = nil
			}
		} else if len(r.readings) == start && (!r.listing.dashed || r.dash(r.nps[n].last)) {
			rd := *r.listing
			rd.sentence, rd.np = s.Index, -1
			rd.token, rd.tokenLast = r.nps[n].first, r.nps[n].last
			rd.line = true
			r.say(s, n, rd)
		}
	}
	colon := s.Last-1 >= s.First && r.t.Is(s.Last-1, ":")
	if s.Last <= s.First || !colon && !r.novelties(s) {
		return
	}
	for k := len(r.readings) - 1; k >= start; k-- {
		if rd := r.readings[k]; rd.film < 0 && (colon || rd.stage == event.Release) {
			rd.dashed = !colon
			r.listing = &rd
			return
		}
	}
	if k := r.launch(s); colon && k >= 0 {
		r.listing = &reading{sentence: s.Index, np: -1, film: -1, stage: event.Announced, base: event.Announced, planned: true, dashed: true, token: k, tokenLast: k + 1}
	}
}

// launch gives the noun of what a list of projects won, «В запуск идут:»,
// «Победители питчинга:», or -1.
func (r *Reader) launch(s *frame.Sentence) int {
	for k := s.First; k < s.Last; k++ {
		if f := r.t.Words[k].Form; strings.HasPrefix(f, "питчинг") || strings.HasPrefix(f, "кинопитчинг") {
			return k
		}
		switch r.lemma(k) {
		case "запуск", "производство":
			if k > s.First && r.t.Is(k-1, "в") {
				return k
			}
		}
	}
	return -1
}

// novelties reports a sentence that counts new films, which the lines behind it
// tell one by one: «В прокат вышли три новинки.» Only a line of the form
// ««X» - комедия ...» continues it.
func (r *Reader) novelties(s *frame.Sentence) bool {
	for k := s.First; k < s.Last; k++ {
		switch r.lemma(k) {
		case "новинка", "премьера", "кинопремьера", "киноновинка", "картина", "фильм", "лента":
			if r.t.Doc.Tokens[k].Kind == text.Word && k > s.First && r.several(k) {
				return true
			}
		}
	}
	return false
}

// several reports a number before a noun, «четыре новинки», «сразу пять новых картин».
func (r *Reader) several(k int) bool {
	for j := k - 1; j >= 0 && j >= k-2; j-- {
		switch r.lemma(j) {
		case "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "несколько":
			return true
		}
		if r.t.Doc.Tokens[j].Kind == text.Number {
			return true
		}
	}
	return false
}

// opens gives the titled phrase that a line begins with, behind a bullet, a
// number or a date, or -1.
func (r *Reader) opens(s *frame.Sentence) int {
	for k := s.First; k < s.Last && k < s.First+6; k++ {
		if n := r.npAt[k]; n >= 0 && r.nps[n].quote >= 0 {
			if p := &r.nps[n]; p.verdict != other && p.film >= 0 && p.before < 0 {
				return int(n)
			}
			return -1
		}
		tok := &r.t.Doc.Tokens[k]
		if tok.Kind == text.Word && !r.adjectival(k) && r.works[k].class == nil {
			return -1
		}
	}
	return -1
}

// deals reads a film that a document is about: «соглашение о копродукции
// сериала «X»», «договор по фильму «X»».
func (r *Reader) deals(s *frame.Sentence, start int) {
	if len(r.readings) > start {
		return
	}
	for i := s.First; i < s.Last; i++ {
		m := r.t.Mention(i)
		if m == nil {
			continue
		}
		i = m.Last - 1
		if m.Kind != phrase.Document || !r.contractNoun(m.Head) {
			continue
		}
		for k := m.Last; k < s.Last && k < m.Last+14; k++ {
			n := r.npAt[k]
			if n < 0 {
				if frame.FiniteVerb(r.t.Words[k]) && r.t.At[k] < 0 || r.t.Is(k, ",") || r.t.Is(k, ";") {
					break
				}
				continue
			}
			if p := &r.nps[n]; p.quote >= 0 && p.noun >= 0 && (p.verdict == certain || p.verdict == likely) && !p.old && !p.prior {
				r.say(s, int(n), reading{sentence: s.Index, stage: event.Announced, base: event.Announced, planned: true, token: m.Head, tokenLast: m.Head + 1})
			}
			break
		}
	}
}

// contractNoun reports documents that films are made or shown by.
func (r *Reader) contractNoun(k int) bool {
	switch r.lemma(k) {
	case "договор", "контракт", "соглашение", "меморандум", "протокол", "сделка", "договорённость", "лицензия", "допсоглашение":
		return true
	}
	return false
}

// contracts gives a stage to the films that a text on a contract names without
// saying more of them: «Студии подписали договор о производстве. Речь идёт о
// сериале «X»».
func (r *Reader) contracts() {
	for n := range r.nps {
		p := &r.nps[n]
		if p.quote < 0 || p.noun < 0 || p.verdict != certain || p.film < 0 || p.life || p.prior || p.old || r.life || r.toldOf(p.film) {
			continue
		}
		for k := p.sentence; k >= 0 && k >= p.sentence-1; k-- {
			if i, ok := r.filmContract(k); ok {
				r.say(r.sentences[p.sentence], n, reading{sentence: p.sentence, stage: event.Announced, base: event.Announced, planned: true, token: i, tokenLast: i + 1, origin: event.FromAntecedent})
				break
			}
		}
	}
}

// filmContract reports a sentence that tells of a contract on making or showing
// films, and gives the token of the document.
func (r *Reader) filmContract(k int) (int, bool) {
	s := r.sentences[k]
	signed, at := false, -1
	for i := range r.triggers[k] {
		tr := &r.triggers[k][i]
		for _, f := range tr.Frames {
			if f.Film || f.Asserts != "signed" {
				continue
			}
			if _, ok := tr.Status(f); ok {
				signed = true
			}
		}
	}
	if !signed {
		return 0, false
	}
	making := false
	for i := s.First; i < s.Last; i++ {
		if m := r.t.Mention(i); m != nil && m.Kind == phrase.Document && at < 0 {
			at = m.Head
		}
		switch r.lemma(i) {
		case "съёмка", "производство", "показ", "прокат", "копродукция", "экранизация", "кинопроизводство", "лицензия", "лицензионный", "дистрибуция":
			making = true
		}
	}
	return at, making && at >= 0
}

// noSequel reads «продолжения «X» не будет».
func (r *Reader) noSequel(s *frame.Sentence) {
	for k := s.First; k+1 < s.Last; k++ {
		if !r.t.Is(k, "не") || !r.t.Is(k+1, "будет") {
			continue
		}
		for n, hi := r.in(s.Index); n < hi; n++ {
			p := &r.nps[n]
			if p.sentence == s.Index && p.quote >= 0 && p.sequel && p.last == k {
				r.say(s, n, reading{sentence: s.Index, status: event.Cancelled, token: k, tokenLast: k + 2})
			}
		}
	}
}

// lineup reads a competition without a verb: «В конкурсе фестиваля - «X» и «Y»».
func (r *Reader) lineup(s *frame.Sentence, start int) {
	if len(r.readings) > start || s.Clauses[0].Finite >= 0 && !r.opener(s) {
		return
	}
	if _, _, _, ok := r.festivalFor(s); !ok && r.fest < 0 {
		return
	}
	if n := len(r.readings) - 1; !r.lemmaIn(s, "конкурс") && !(n >= 0 && r.readings[n].line && r.readings[n].sentence == s.Index-1) && !r.opener(s) {
		return
	}
	for n, hi := r.in(s.Index); n < hi; n++ {
		p := &r.nps[n]
		if p.sentence != s.Index || p.quote < 0 || p.film < 0 || p.verdict == other || p.life || p.old || p.prior {
			continue
		}
		if !r.t.Is(p.first-1, ":") && !r.dash(p.first-1) && !r.t.Is(p.first-1, "это") && p.first-1 >= s.First && !(p.noun >= 0 && r.dashed(s.First, p.first)) {
			return
		}
		if p.first == s.First && !r.opener(s) {
			return
		}
		r.say(s, n, reading{sentence: s.Index, stage: event.AtFestival, base: event.AtFestival, token: p.first, tokenLast: p.last, line: true})
		return
	}
}

// opener reports «Фильм открытия - «X»».
func (r *Reader) opener(s *frame.Sentence) bool {
	for k := s.First; k+1 < s.Last && k < s.First+3; k++ {
		if l := r.lemma(k); l == "фильм-открытие" || l == "фильм-закрытие" {
			return true
		}
		if r.works[k].film() && (r.lemma(k+1) == "открытие" || r.lemma(k+1) == "закрытие") {
			return true
		}
	}
	return false
}

// signs reports a sentence in which a document is signed.
func (r *Reader) signs(k int) bool {
	for i := range r.triggers[k] {
		tr := &r.triggers[k][i]
		for _, f := range tr.Frames {
			if f.Film || f.Asserts != "signed" || f.ID != "agreement.sign" {
				continue
			}
			if _, ok := tr.Status(f); ok {
				return true
			}
		}
	}
	return false
}

// gapped reads the titles that share the verb of the one before them: ««X» выйдет
// 5 мая, «Y» - 12 июня», ««X» включён в конкурс, «Y» Имени - во внеконкурсный показ».
func (r *Reader) gapped(s *frame.Sentence, start int) {
	until := len(r.readings)
	for k := start; k < until; k++ {
		rd := r.readings[k]
		if rd.trigger == nil || rd.np < 0 || r.nps[rd.np].quote < 0 || rd.trigger.Mood == frame.Nominal || rd.trigger.Mood == frame.Participle {
			continue
		}
		for n, hi := rd.np+1, r.spans[s.Index+1]; n < hi; n++ {
			p := &r.nps[n]
			if p.quote < 0 || p.verdict == other || p.film < 0 || p.life || p.prior || p.old || p.first < rd.token || r.toldIn(start, p.film) || p.forms&phrase.Nomn == 0 && p.forms != phrase.AnyForm {
				continue
			}
			if !r.t.Is(p.first-1, ",") && !r.t.Is(p.first-1, "а") && !r.t.Is(p.first-1, ";") || !r.gapBehind(s, p) {
				continue
			}
			x := rd
			x.token, x.tokenLast, x.awards = p.last, p.last, nil
			r.say(s, n, x)
		}
	}
}

// gapBehind reports a dash behind a title and its director, and behind it a date
// or a preposition.
func (r *Reader) gapBehind(s *frame.Sentence, p *np) bool {
	k := p.after
	if m := r.t.Mention(k); m != nil && m.Kind == phrase.Person {
		k = m.Last
	}
	if k+1 >= s.Last || !r.dash(k) {
		return false
	}
	if m := r.t.Mention(k + 1); m != nil && m.Kind == phrase.Date {
		return true
	}
	switch r.t.Words[k+1].Form {
	case "в", "во", "на", "с", "к", "до", "от":
		return true
	}
	return false
}

// toldIn reports a film that a sentence has told of already.
func (r *Reader) toldIn(start, f int) bool {
	for k := start; k < len(r.readings); k++ {
		if r.readings[k].film == f {
			return true
		}
	}
	return false
}

// pitched reads the projects that a pitching or a market chose: titles with a
// director or country in brackets behind the word.
func (r *Reader) pitched(s *frame.Sentence, start int) {
	if len(r.readings) > start {
		return
	}
	at := -1
	for k := s.First; k < s.Last && at < 0; k++ {
		if f := r.t.Words[k].Form; strings.HasPrefix(f, "питч") || strings.HasPrefix(f, "кинопитч") || strings.HasPrefix(f, "кинорын") || r.lemma(k) == "план" && r.slate(s, k) {
			at = k
		}
	}
	if at < 0 {
		return
	}
	for n, hi := r.in(s.Index); n < hi; n++ {
		p := &r.nps[n]
		if p.quote < 0 || p.first < at || p.verdict == other || p.film < 0 || p.old || p.prior || p.life || r.toldIn(start, p.film) {
			continue
		}
		if p.verdict == open && !(r.t.Is(p.last, "(") && r.directedIn(p.last+1, s.Last)) {
			continue
		}
		r.say(s, n, reading{sentence: s.Index, stage: event.Announced, base: event.Announced, planned: true, token: at, tokenLast: at + 1})
	}
}

// slate reports «план студии на 2027 год: ...»: the films that a studio means to
// make.
func (r *Reader) slate(s *frame.Sentence, k int) bool {
	studio := false
	for j := k + 1; j < s.Last && j < k+14; j++ {
		if r.t.Is(j, ":") {
			return studio
		}
		m := r.t.Mention(j)
		studio = studio || m != nil && m.Kind == phrase.Organization && r.studio(m) || makerNoun(r.lemma(j))
	}
	return false
}

// directedIn reports a word for a director in the brackets that open before
// token k.
func (r *Reader) directedIn(k, last int) bool {
	for ; k < last && !r.t.Is(k, ")"); k++ {
		if strings.HasPrefix(r.t.Words[k].Form, "реж") || strings.HasPrefix(r.t.Words[k].Form, "автор") {
			return true
		}
	}
	return false
}
