package film

import (
	"strings"

	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// programmeLine reads a line of a festival's programme, which has no verb:
// «Открытие: «X», Россия, режиссёр Имя», ««Y» (Грузия - Франция), реж. Имя».
// Headings between the lines tell what kind of films follows.
func (r *Reader) programmeLine(s *frame.Sentence, prizes []award, start int) {
	if r.fest < 0 || r.revival || len(r.readings) > start || len(prizes) > 0 || !r.header() {
		return
	}
	for c := range s.Clauses {
		if s.Clauses[c].Finite >= 0 {
			return
		}
	}
	if r.heading(s) {
		return
	}
	kind := r.section
	if k := s.First + 1; r.t.Is(k, ":") || r.t.Is(k+1, ":") { // «Открытие: «X»»
		kind = ""
	}
	for n, hi := r.in(s.Index); n < hi; n++ {
		p := &r.nps[n]
		if p.quote < 0 || p.film < 0 || p.verdict == other || p.old || p.prior || p.life || r.toldIn(start, p.film) || !r.listPlace(s, p) {
			continue
		}
		if p.verdict == open && !r.credits(s, p) {
			continue
		}
		rd := reading{sentence: s.Index, stage: event.AtFestival, base: event.AtFestival, token: p.first, tokenLast: p.last, line: true, kind: kind}
		r.say(s, n, rd)
	}
}

// header reports a text that opens with the name of its festival in a line
// without a verb.
func (r *Reader) header() bool {
	h := r.sentences[r.sentenceOf(r.t.Mentions[r.fest].First)]
	return h.Index <= 1 && h.Clauses[0].Finite < 0
}

// heading reads a short line without a title as the heading of a section.
func (r *Reader) heading(s *frame.Sentence) bool {
	if s.Last-s.First > 8 || r.hasTitle(s) {
		return false
	}
	r.section = ""
	for k := s.First; k < s.Last; k++ {
		switch f := r.t.Words[k].Form; {
		case strings.HasPrefix(f, "коротк"):
			r.section = event.Short
		case strings.HasPrefix(f, "анимац"), strings.HasPrefix(f, "мульт"):
			r.section = event.Animation
		case strings.HasPrefix(f, "документ"), strings.HasPrefix(f, "неигров"):
			r.section = event.Documentary
		case strings.HasPrefix(f, "сериал"):
			r.section = event.Series
		}
	}
	return true
}

// hasTitle reports a sentence with a quotation that can be a film.
func (r *Reader) hasTitle(s *frame.Sentence) bool {
	for n, hi := r.in(s.Index); n < hi; n++ {
		if r.nps[n].quote >= 0 && r.nps[n].verdict != other {
			return true
		}
	}
	return false
}

// listPlace reports a title that opens a line, behind a bullet or number, or
// stands behind a colon, a semicolon or a dash.
func (r *Reader) listPlace(s *frame.Sentence, p *np) bool {
	if p.noun >= 0 && p.verdict == certain {
		return true
	}
	k := p.first - 1
	if k < s.First || r.t.Is(k, ":") || r.t.Is(k, ";") || r.dash(k) {
		return true
	}
	return k <= s.First+1 && r.t.Doc.Tokens[k].Kind != text.Word
}

// credits reports a director or country behind a title: in brackets, behind a
// comma or dash, or in the genitive.
func (r *Reader) credits(s *frame.Sentence, p *np) bool {
	k := p.last
	if r.t.Is(k, "(") {
		if r.directedIn(k+1, s.Last) {
			return true
		}
		k++
	} else if r.t.Is(k, ",") || r.dash(k) {
		k++
	}
	if k >= s.Last {
		return false
	}
	if r.t.Is(k, "реж") {
		return true
	}
	m := r.t.Mention(k)
	if m == nil {
		return directorNoun(r.lemma(k))
	}
	switch m.Kind {
	case phrase.Person:
		return k > p.last || m.Forms&phrase.Gent != 0
	case phrase.Country:
		return k > p.last
	case phrase.Post:
		return craftOf(m) == "director"
	}
	return false
}
