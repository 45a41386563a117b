package agreement

import (
	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
)

// firstPerson reports a clause whose subject is the speaker: «мы подписали»,
// «наша компания заключила», «подпишем».
func (r *Reader) firstPerson(s *frame.Sentence, tr *frame.Trigger) bool {
	w := r.t.Words[tr.Token]
	for k := range w.Analyses {
		if a := &w.Analyses[k]; a.POS == morph.VERB && a.Gram&morph.Per1 != 0 {
			return true
		}
	}
	for k := s.First; k < s.Last; k++ {
		if s.Clause(k) != tr.Clause && s.Clauses[tr.Clause].Parent != s.Clause(k) {
			continue
		}
		switch r.t.Words[k].Form {
		case "мы", "я":
			return true
		case "наша", "наш", "наше":
			if m := r.t.Mention(k + 1); k+1 < s.Last && m != nil && m.Kind == phrase.Organization && m.Generic {
				return true
			}
		}
	}
	return false
}

// quoted finds the body of the speaker: of the person to whom the speech is
// ascribed behind it or before it, or of the first person of an interview.
func (r *Reader) quoted(s *frame.Sentence) []side {
	for k := s.Index; k < s.Index+4 && k < len(r.t.Doc.Sentences); k++ {
		if x, ok := r.ascribed(k); ok {
			return []side{x}
		}
	}
	for k := s.Index - 1; k >= 0 && k > s.Index-4; k-- {
		if x, ok := r.ascribed(k); ok {
			return []side{x}
		}
	}
	if r.interview() {
		return r.interviewed()
	}
	return nil
}

// interviewed finds the body of the person who answers in an interview: the
// first one named in the text.
func (r *Reader) interviewed() []side {
	for n := range r.t.Mentions[:min(len(r.t.Mentions), 100)] {
		m := &r.t.Mentions[n]
		if m.Kind != phrase.Person && m.Kind != phrase.Post || m.Forms&phrase.Nomn == 0 {
			continue
		}
		if x, ok := r.side(n, frame.BySignatory); ok {
			x.origin = event.FromHeading
			return []side{x}
		}
	}
	return nil
}

// ascribed finds the speaker that sentence k names by a verb of speech.
func (r *Reader) ascribed(k int) (side, bool) {
	s := r.t.Doc.Sentences[k]
	speech := false
	for i := s.First; i < s.Last; i++ {
		speech = speech || r.t.At[i] < 0 && frame.Speech(r.t.Words[i].Form)
	}
	if !speech {
		return side{}, false
	}
	for i := s.First; i < s.Last; i++ {
		m := r.t.Mention(i)
		if m == nil {
			continue
		}
		if (m.Kind == phrase.Person || m.Kind == phrase.Post) && m.Forms&phrase.Nomn != 0 {
			if x, ok := r.side(int(r.t.At[i]), frame.BySignatory); ok {
				x.origin = event.FromAntecedent
				return x, true
			}
		}
		i = m.Last - 1
	}
	return side{}, false
}

// interview reports a text of questions and answers: many lines open with a
// dash.
func (r *Reader) interview() bool {
	if r.talk == nil {
		found := r.findInterview()
		r.talk = &found
	}
	return *r.talk
}

func (r *Reader) findInterview() bool {
	n := 0
	for _, s := range r.t.Doc.Sentences {
		if s.First < len(r.t.Doc.Tokens) && (r.t.Is(s.First, "–") || r.t.Is(s.First, "—") || r.t.Is(s.First, "-")) && r.t.Doc.Tokens[s.First].Line {
			n++
		}
	}
	return n >= 4
}
