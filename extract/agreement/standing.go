package agreement

import (
	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// dependent reports a mention in a place where no subject can stand: behind a
// noun whose complement it is, or behind adjectives in another case.
func (r *Reader) dependent(s *frame.Sentence, m *phrase.Mention) bool {
	if m.Forms&phrase.Gent == 0 || m.First == s.First {
		return false
	}
	if m.Forms != phrase.AnyForm && m.Forms != phrase.AnyForm&phrase.Singular {
		return false
	}
	k := m.First - 1
	p := r.t.Words[k]
	if o := r.t.Mention(k); o != nil && o.Last == m.First && o.Generic && o.Forms&phrase.Singular == 0 && r.completed(o) {
		return true
	}
	if r.t.At[k] < 0 && r.t.Doc.Tokens[k].Kind == text.Word && oblique(p) { // ремонт Северной ТЭС
		return true
	}
	if r.t.At[k] >= 0 || !p.Is(morph.NOUN) || len(p.Analyses) == 0 || p.Analyses[0].POS != morph.NOUN || r.t.Doc.Tokens[k].Shape != text.Lower {
		return r.owner(s, m)
	}
	return !r.descriptor(k) && !r.undeclined(m)
}

// oblique reports an adjective that stands in no nominative.
func oblique(w *match.Word) bool {
	if len(w.Analyses) == 0 || w.Analyses[0].POS != morph.ADJF || w.Gram&morph.Apro != 0 {
		return false
	}
	for i := range w.Analyses {
		if a := &w.Analyses[i]; a.POS != morph.ADJF || a.Gram&morph.Nomn != 0 {
			return false
		}
	}
	return true
}

// owner reports an abbreviation right behind a body in the nominative, of which
// that body is a part: «Центр реагирования (ЦР) МЧС».
func (r *Reader) owner(s *frame.Sentence, m *phrase.Mention) bool {
	if m.Last != m.First+1 || r.t.Doc.Tokens[m.First].Shape != text.Upper {
		return false
	}
	k := m.First - 1
	if r.t.Is(k, ")") {
		for k > s.First && !r.t.Is(k, "(") {
			k--
		}
		k--
	}
	if k < s.First {
		return false
	}
	x := r.t.Mention(k)
	return x != nil && x.Kind == phrase.Organization && !x.Weak && x.Last <= m.First && x.Forms&phrase.Nomn != 0 && x.Forms != phrase.AnyForm && s.Prep(x.First) == ""
}

// undeclined reports a name in quotation marks without a head noun that is one
// noun in the nominative: press texts decline such names, so behind a noun that
// is no head it does not complete it: «на фоне убытков «Вымпел» заявил».
func (r *Reader) undeclined(m *phrase.Mention) bool {
	k := m.First + 1
	if m.Last-m.First != 3 || r.t.Doc.Tokens[m.First].Kind != text.Punct || r.t.Doc.Tokens[k].Kind != text.Word || r.names(m.First-1) {
		return false
	}
	w := r.t.Words[k]
	if len(w.Analyses) == 0 || w.Analyses[0].POS != morph.NOUN || w.Analyses[0].Gram&morph.Fixd != 0 {
		return false
	}
	nomn := false
	for i := range w.Analyses {
		a := &w.Analyses[i]
		if a.Gram&morph.Gent != 0 && a.Gram&morph.Nomn == 0 {
			return false
		}
		nomn = nomn || a.Gram&morph.Nomn != 0
	}
	return nomn
}

// names reports a noun that a name in quotation marks can stand in apposition
// to: the head of a body, of a work, of a place.
func (r *Reader) names(k int) bool {
	for _, h := range r.t.Hits(k) {
		if c := r.lex.Class(h.Entry); c != nil && h.Last == k+1 {
			switch c.Role {
			case phrase.HeadRole, phrase.WorkRole, phrase.GenreRole, phrase.PlaceHead, phrase.LegalRole:
				return true
			}
		}
	}
	return false
}

// compared reports a mention that is only set beside the subject: «Монголия, как
// и Лаос, договор не подписала».
func (r *Reader) compared(s *frame.Sentence, m *phrase.Mention) bool {
	k := m.First - 1
	for k > s.First && r.t.At[k] < 0 && r.t.Words[k].Is(morph.ADJF) {
		k--
	}
	return k > s.First && r.t.Is(k, "и") && r.t.Is(k-1, "как")
}

// member makes the side of a member of a list. A body that only a common noun
// tells, and that the text names nowhere, keeps the wording of the text beside
// others that are named: «областное правительство и Союз промышленников».
func (r *Reader) member(n int, members []int) (side, bool) {
	x, ok := r.side(n, frame.BySubject)
	m := &r.t.Mentions[n]
	if ok || len(members) < 2 || m.Kind != phrase.Organization || !m.Generic || m.Weak || m.Forms&phrase.Singular == 0 || m.Class == nil || r.d.Of[n] >= 0 {
		return x, ok
	}
	if m.Last-m.First < 2 && !m.Class.Solo && !r.ofPerson(m) || m.Class.Descriptor {
		return x, false
	}
	for _, k := range members {
		if y := &r.t.Mentions[k]; k != n && y.Kind == phrase.Organization && (!y.Generic || r.ofPerson(y)) {
			x = r.unnamed(n)
			x.weak = false
			return x, true
		}
	}
	return x, false
}

// authority reports a common noun for one authority: «управление», «областное
// правительство».
func authority(m *phrase.Mention) bool {
	return m.Kind == phrase.Organization && m.Generic && !m.Weak && m.Class != nil && m.Class.Government && !m.Class.Descriptor && m.Forms&phrase.Singular != 0
}

// unnamed makes the side of a body that the text names nowhere: in the words of
// the text, and unsure when it stands alone.
func (r *Reader) unnamed(n int) side {
	x, _ := r.side(n, frame.BySubject)
	m := &r.t.Mentions[n]
	r.ofPersonNamed(&x, m)
	x.key, x.weak, x.party.Type = "g:"+x.party.Name, true, event.OrganizationParty
	if m.Class.Government {
		x.party.Type = event.GovernmentParty
	}
	return x
}

// ofPersonNamed adds to a side the person behind it who tells which body is meant:
// «переходная команда Байдена».
func (r *Reader) ofPersonNamed(x *side, m *phrase.Mention) bool {
	if m.Class == nil || m.Class.Role != phrase.HeadRole || m.Last != m.Head+1 || !r.ofPerson(m) {
		return false
	}
	x.last = r.t.Mention(m.Last).Last
	x.party.Name += " " + r.t.Text(m.Last, x.last)
	x.party.Text = r.t.Text(x.first, x.last)
	return true
}

// ofPerson reports a common noun with a person behind it whose body it is:
// «администрация Иванова».
func (r *Reader) ofPerson(m *phrase.Mention) bool {
	p := r.t.Mention(m.Last)
	return m.Last > m.First && p != nil && p.First == m.Last && p.Kind == phrase.Person && p.Forms&phrase.Gent != 0 && p.Forms&phrase.Nomn == 0
}

// descriptor reports a noun that a name stands in apposition to, alone or with a
// complement of its own: «завод «Луч»», «производитель соков «Нектар»».
func (r *Reader) descriptor(k int) bool {
	for end := k - 4; k > end && k >= 0 && r.t.At[k] < 0; k-- {
		f, _ := phrase.NounForms(r.t.Words[k])
		switch {
		case f&phrase.Nomn != 0:
			return true
		case f&phrase.Gent == 0 && !r.t.Words[k].Is(morph.ADJF):
			return false
		}
	}
	return false
}

// participant finds the noun before an active participle that does what it says:
// «компания, подписавшая договор», «участникам акции, заключившим контракт».
// mention is -1 for a noun that names no side.
func (r *Reader) participant(s *frame.Sentence, tr *frame.Trigger) (mention int, ok bool) {
	c := &s.Clauses[tr.Clause]
	if tr.Mood != frame.Participle || tr.Passive || c.Kind != frame.Participial {
		return -1, false
	}
	w := r.t.Words[tr.Token]
	for k := c.Before; k >= s.First && k > c.Before-8; k-- {
		if n := r.t.At[k]; n >= 0 {
			m := &r.t.Mentions[n]
			if frame.IsParty(m) && phrase.Agrees(w, m.Forms) && !r.dependent(s, m) {
				return int(n), true
			}
			k = m.First
			continue
		}
		x := r.t.Words[k]
		if frame.FiniteVerb(x) {
			return -1, false
		}
		if len(x.Analyses) > 0 && x.Analyses[0].POS == morph.NOUN {
			if f, _ := phrase.NounForms(x); phrase.Agrees(w, f) {
				return -1, true
			}
		}
	}
	return -1, false
}
