package agreement

import (
	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// willing reads whose will an infinitive right behind it is, whoever the clause
// is about: «МИД поддержал предложение Ирана продлить договор».
func (r *Reader) willing(s *frame.Sentence, tr *frame.Trigger) []side {
	if tr.Mood != frame.Infinitive {
		return nil
	}
	x := r.planner(s, tr)
	if len(x) == 0 || x[len(x)-1].last != tr.Token {
		return nil
	}
	return x
}

// addressee reads to whom it is proposed to sign or prolong a document together:
// «Рига предложила Осло продлить договор».
func (r *Reader) addressee(s *frame.Sentence, tr *frame.Trigger) []side {
	if tr.Mood != frame.Infinitive {
		return nil
	}
	for k := tr.Token - 1; k > s.First && s.Clause(k) == tr.Clause; k-- {
		m := r.t.Mention(k)
		if m == nil {
			if w := r.t.Words[k]; !w.Is(morph.ADJF) {
				return nil
			}
			continue
		}
		v := r.t.Words[m.First-1]
		if m.Forms&phrase.Datv == 0 || m.Forms&phrase.Nomn != 0 && m.Kind != phrase.Country && m.Kind != phrase.City || m.Generic || m.First == s.First || r.t.At[m.First-1] >= 0 || len(v.Analyses) == 0 || !proposes(v.Analyses[0].Lemma) {
			return nil
		}
		return r.sides(s.Coordinated(int(r.t.At[k]), frame.IsParty, phrase.Datv), frame.ByTo)
	}
	return nil
}

func proposes(lemma string) bool {
	switch lemma {
	case "предложить", "предлагать", "предложение":
		return true
	}
	return false
}

// nation reads the inhabitants who stand for their state: «американцы вышли из
// договора».
func (r *Reader) nation(s *frame.Sentence, rd *reading) []side {
	tr := rd.trigger
	if rd.kind == event.Contract && r.t.Mentions[rd.doc].Class.Entry.Attr("states") == "" || tr.Passive || tr.Mood == frame.Infinitive {
		return nil
	}
	switch rd.frame.ID {
	case "agreement.leave", "agreement.withdraw", "agreement.suspend", "agreement.ratify", "agreement.terminate", "agreement.extend":
	default:
		return nil
	}
	for k := s.First; k < tr.Token; k++ {
		if r.t.At[k] >= 0 || s.Clause(k) != tr.Clause || s.Prep(k) != "" || k > s.First && r.t.Doc.Tokens[k-1].Kind == text.Number {
			continue
		}
		for _, h := range r.t.Hits(k) {
			c := r.lex.ClassOf(&h)
			if h.Via == match.ViaDemonym && c != nil && c.Country != "" && r.t.Words[k].Has(morph.NOUN, morph.Nomn|morph.Plur) && h.Last == k+1 {
				return []side{r.country(c.Country, k, k+1, frame.BySubject)}
			}
		}
	}
	return nil
}
