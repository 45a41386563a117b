package agreement

import (
	"slices"

	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/phrase"
)

// represented reads the sides that people sign for: «от «Ленфильма» договор
// подписал А. Иванов, от студии «Авала» — М. Петрович», «от имени Казахстана»,
// «со стороны вуза», «с узбекской стороны».
func (r *Reader) represented(s *frame.Sentence, tr *frame.Trigger) []side {
	var out []side
	for k := s.First; k+1 < s.Last; k++ {
		if r.t.At[k] >= 0 {
			continue
		}
		sides := r.principals(s, tr, k)
		if len(sides) == 0 {
			continue
		}
		n := r.signatory(s, k, sides[len(sides)-1].last)
		if n < 0 {
			continue
		}
		if m := &r.t.Mentions[n]; m.Kind == phrase.Organization && len(sides) == 1 { // с израильской стороны документ подписал фонд «Роса»
			x, ok := r.side(n, frame.BySubject)
			if !ok || sides[0].party.Type != event.CountryParty {
				continue
			}
			sides[0] = x
		} else if x, ok := r.side(n, frame.BySubject); ok && len(sides) == 1 && sides[0].party.Type == event.CountryParty && r.sideOf(k) && x.party.Type != event.CountryParty {
			sides[0] = x // с российской стороны договор подписал глава «Роскино»
		} else if m.Kind == phrase.Person && len(sides) == 1 {
			sides[0].party.Representatives = []event.Person{{Name: m.Name, JobTitle: r.jobTitle(m)}}
		}
		out = append(out, sides...)
	}
	return unique(out)
}

// sideOf reports «с казахстанской стороны», «с иранской —», which only says from
// where the one who signs is.
func (r *Reader) sideOf(k int) bool {
	return (r.t.Is(k, "с") || r.t.Is(k, "со")) && !r.t.Is(k+1, "стороны")
}

// principals reads the sides that the preposition at token k introduces.
func (r *Reader) principals(s *frame.Sentence, tr *frame.Trigger, k int) []side {
	switch r.t.Words[k].Form {
	case "от":
		if r.t.Is(k+1, "имени") || r.t.Is(k+1, "лица") {
			return r.list(s, k+2, phrase.Gent, frame.BySubject)
		}
		if !r.opens(s, tr, k) {
			return nil // письмо от студии
		}
		return r.list(s, k+1, phrase.Gent, frame.BySubject)
	case "с", "со":
		if r.t.Is(k+1, "стороны") {
			return r.list(s, k+2, phrase.Gent, frame.BySubject)
		}
		if m := r.t.Mention(k + 1); m != nil && m.Forms&phrase.Gent != 0 && m.Class != nil && m.Class.Entry.Name.Text == "сторона" {
			if x, ok := r.side(int(r.t.At[k+1]), frame.BySubject); ok {
				return []side{x}
			}
			return nil
		}
		if c := r.lex.AdjectiveCountries(r.t, k+1); len(c) == 1 && r.dash(k+2) { // с узбекской — Б. Ниязов
			return []side{{
				key: "c:" + c[0], country: c[0], mention: -1, first: k + 1, last: k + 2, how: frame.BySubject,
				party: event.Party{Name: r.lex.CountryName(c[0]), Text: r.t.Text(k+1, k+2), Type: event.CountryParty, Country: c[0]},
			}}
		}
	}
	return nil
}

// opens reports a place where «от» can tell for whom somebody signs: at the
// start of a clause, behind the verb or behind the signatory.
func (r *Reader) opens(s *frame.Sentence, tr *frame.Trigger, k int) bool {
	if k == s.First || k == tr.Last {
		return true
	}
	if m := r.t.Mention(k - 1); m != nil {
		return m.Kind == phrase.Person
	}
	switch r.t.Words[k-1].Form {
	case ",", ":", ";", "(", "и", "а", "—", "–", "-":
		return true
	}
	return false
}

// signatory finds who signs for the sides that token k introduces and that end
// before token last: the person or post before them or behind them.
func (r *Reader) signatory(s *frame.Sentence, k, last int) int {
	if m := r.t.Mention(k - 1); k > s.First && m != nil && m.Kind == phrase.Person {
		return int(r.t.At[k-1])
	}
	post := -1
	for i := last; i < s.Last; i++ {
		m := r.t.Mention(i)
		if m == nil {
			if r.t.Is(i, ",") || r.t.Is(i, ";") {
				break
			}
			continue
		}
		switch m.Kind {
		case phrase.Person:
			return int(r.t.At[i])
		case phrase.Post:
			post = int(r.t.At[i])
		case phrase.Organization:
			if post < 0 && !m.Generic && m.Forms&phrase.Nomn != 0 && m.Forms&phrase.Gent == 0 && s.Prep(m.First) == "" {
				return int(r.t.At[i])
			}
		}
		i = m.Last - 1
	}
	return post
}

// signedFor puts the sides that people sign for in the place of the bodies they
// lead.
func (r *Reader) signedFor(s *frame.Sentence, rd *reading) {
	if rd.frame == nil || !signs(rd.frame) || rd.trigger.Passive {
		return
	}
	x := r.represented(s, rd.trigger)
	if len(x) == 0 || len(x) < len(rd.subject) { // «от имени сторон», one of several is told apart
		return
	}
	rd.personal, rd.closed = false, false
	rd.subject = slices.DeleteFunc(rd.subject, func(y side) bool {
		if y.mention < 0 {
			return true
		}
		k := r.t.Mentions[y.mention].Kind
		return k == phrase.Person || k == phrase.Post
	})
	rd.subject = unique(append(rd.subject, x...))
	rd.with = slices.DeleteFunc(rd.with, func(y side) bool { return has(x, y.key) })
}

// representatives reads for whom the document named before was signed: «От
// Катара его подписал А. Иванов, от Омана — С. Хасан».
func (r *Reader) representatives(s *frame.Sentence, triggers []frame.Trigger, start int) {
	if len(r.readings) > start || start == 0 || s.Index-r.readings[start-1].sentence > 2 {
		return
	}
	for k := range triggers {
		tr := &triggers[k]
		for _, f := range tr.Frames {
			if !signs(f) || f.ID == "agreement.deal" || tr.Mood != frame.Past || tr.Passive {
				continue
			}
			status, ok := tr.Status(f)
			x := r.represented(s, tr)
			if !ok || len(x) == 0 {
				continue
			}
			rd := reading{sentence: s.Index, doc: -1, token: tr.Token, tokenLast: tr.Last, trigger: tr, frame: f,
				status: event.Status(status), definite: true, generic: true, subject: x}
			r.around(s, &rd, nil)
			r.readings = append(r.readings, rd)
			return
		}
	}
}
