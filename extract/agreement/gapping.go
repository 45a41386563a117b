package agreement

import (
	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// dash reports a dash between words.
func (r *Reader) dash(i int) bool {
	return r.t.Is(i, "—") || r.t.Is(i, "–") || r.t.Is(i, "-") && r.t.Doc.Tokens[i].Space
}

// dashed reads the side that a dash sets off before its document: «с Катаром —
// меморандум, а с Японией — дорожную карту».
func (r *Reader) dashed(s *frame.Sentence, d *phrase.Mention) []side {
	k := d.First - 1
	if k <= s.First || !r.dash(k) {
		return nil
	}
	for j := k - 1; j >= s.First && j > k-9; j-- {
		if r.t.At[j] >= 0 {
			continue
		}
		switch r.t.Words[j].Form {
		case "с", "со":
			return r.list(s, j+1, phrase.Ablt, frame.ByWith)
		case ",", ";", ".":
			return nil
		}
	}
	return nil
}

// gapAt reports a dash that stands for a verb left out: «с Оманом — протокол».
func (r *Reader) gapAt(s *frame.Sentence, k int) bool {
	if k+1 >= s.Last || !r.dash(k) {
		return false
	}
	m := r.t.Mention(k + 1)
	return m != nil && m.Kind == phrase.Document || r.t.Is(k+1, "с") || r.t.Is(k+1, "со")
}

// ofGap reports a preposition behind the dash of a verb left out: «а «Бета» – с
// «Гаммой»».
func (r *Reader) ofGap(s *frame.Sentence, k int) bool {
	if k-2 < s.First || !r.dash(k-1) {
		return false
	}
	m := r.t.Mention(k - 2)
	return m != nil && frame.IsParty(m) && m.Forms&phrase.Nomn != 0 && s.Prep(m.First) == ""
}

// told reads the sides that an item of a list sets off with a dash behind its
// document: «1) договор аренды – порт Тикси и ООО «Север»».
func (r *Reader) told(s *frame.Sentence, rd *reading, d *phrase.Mention) []side {
	if rd.to == 0 && !r.bullet(s.Index) {
		return nil
	}
	end := s.Last
	if rd.to > 0 {
		end = rd.to
	}
	for k := d.Last; k < end-1 && k < d.Last+16; k++ {
		if m := r.t.Mention(k); m != nil {
			if m.Kind == phrase.Document {
				return nil
			}
			k = m.Last - 1
			continue
		}
		if frame.FiniteVerb(r.t.Words[k]) {
			return nil
		}
		if !r.dash(k) {
			continue
		}
		first := r.firstOf(s, k+1, phrase.Nomn)
		if first < 0 {
			return nil
		}
		return unique(r.sides(s.Coordinated(first, memberOf, phrase.Nomn), frame.ByBetween))
	}
	return nil
}

// labelled reads a line that names the sides and then, behind a colon, the
// document: «Минэнерго + Минэкономики: меморандум о малых ГЭС».
func (r *Reader) labelled(s *frame.Sentence, d *phrase.Mention) []side {
	k := d.First - 1
	if k <= s.First || !r.t.Is(k, ":") || s.Clauses[s.Clause(d.First)].Finite >= 0 {
		return nil
	}
	var out []side
	for i := s.First; i < k; i++ {
		if m := r.t.Mention(i); m != nil {
			if !frame.IsParty(m) {
				return nil
			}
			if x, ok := r.side(int(r.t.At[i]), frame.BySubject); ok {
				out = append(out, x)
			}
			i = m.Last - 1
			continue
		}
		switch tok := &r.t.Doc.Tokens[i]; {
		case tok.Kind == text.Punct, tok.Kind == text.Symbol, tok.Kind == text.Other, tok.Kind == text.Number, tok.Text == "и":
		default:
			return nil
		}
	}
	return unique(out)
}

// gapped reads what a verb left out says of further sides: «А заключила
// контракт с Б, а В — с Г».
func (r *Reader) gapped(s *frame.Sentence, start int) {
	if len(r.readings) == start {
		return
	}
	base := r.readings[len(r.readings)-1]
	r.gappedDates(s, base)
	if base.trigger == nil || base.trigger.Passive || len(base.subject) == 0 {
		return
	}
	for k := base.tokenLast; k+2 < s.Last; k++ {
		if !r.dash(k) || r.t.At[k] >= 0 || !r.t.Is(k+1, "с") && !r.t.Is(k+1, "со") {
			continue
		}
		n := r.t.At[k-1]
		if n < 0 {
			continue
		}
		m := &r.t.Mentions[n]
		if !frame.IsParty(m) || m.Forms&phrase.Nomn == 0 || s.Prep(m.First) != "" {
			continue
		}
		x, ok := r.side(int(n), frame.BySubject)
		with := r.list(s, k+2, phrase.Ablt, frame.ByWith)
		if n := len(with); n > 1 && r.gapAt(s, with[n-1].last) { // с А, Б – с В
			with = with[:n-1]
		}
		if !ok || len(with) == 0 || has(base.subject, x.key) {
			continue
		}
		rd := base
		rd.subject, rd.with, rd.between, rd.amount = []side{x}, with, nil, nil
		rd.token, rd.tokenLast = k, k+1
		r.readings = append(r.readings, rd)
	}
}

// gappedDates reads further sides with dates of their own: «В январе подписан
// контракт с А, в июне – с Б на 900 тысяч».
func (r *Reader) gappedDates(s *frame.Sentence, base reading) {
	if base.trigger == nil || base.date == nil || base.plural || len(base.with) != 1 {
		return
	}
	for k := max(base.tokenLast, base.date.Last); k+2 < s.Last; k++ {
		if !r.dash(k) || r.t.At[k] >= 0 || !r.t.Is(k+1, "с") && !r.t.Is(k+1, "со") {
			continue
		}
		m := r.t.Mention(k - 1)
		with := r.list(s, k+2, phrase.Ablt, frame.ByWith)
		if m == nil || m.Kind != phrase.Date || len(with) != 1 || has(base.with, with[0].key) {
			continue
		}
		rd := base
		rd.with, rd.date, rd.amount, rd.another = with, m, nil, true
		rd.token, rd.tokenLast = k, k+1
		r.readings = append(r.readings, rd)
	}
}

// leftOut reads a sentence that leaves the verb of the one before out: «С Масдаром –
// меморандум о взаимопонимании».
func (r *Reader) leftOut(s *frame.Sentence, rd *reading, d *phrase.Mention) bool {
	n := len(r.readings)
	if n == 0 || s.Index-r.readings[n-1].sentence != 1 || s.Clauses[s.Clause(d.First)].Finite >= 0 || d.Weak || d.Class.Generic || !oneOf(r.t.Words[s.First].Form, "с", "со", "а") {
		return false
	}
	last := &r.readings[n-1]
	with := r.dashed(s, d)
	if len(with) == 0 || last.trigger == nil || len(last.subject) != 1 || has(with, last.subject[0].key) {
		return false
	}
	y := last.subject[0]
	y.origin = event.FromAntecedent
	rd.status, rd.subject, rd.with, rd.another = last.status, []side{y}, with, true
	return true
}
