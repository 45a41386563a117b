package agreement

import (
	"strings"

	"vestnik/extract/frame"
	"vestnik/extract/phrase"
	"vestnik/extract/trace"
)

// dropAt counts something that was read and left out, and says where.
func (r *Reader) dropAt(reason string, rd *reading) {
	r.drop(reason)
	if !r.Trace.On() {
		return
	}
	m := trace.Miss{Sentence: rd.sentence, First: rd.token, Last: rd.tokenLast, Condition: reason}
	if rd.frame != nil {
		m.Rule, m.At = rd.frame.ID, rd.frame.Rule.Pos.String()
	}
	r.Trace.Miss(m)
}

// ungoverned records why no trigger of the sentence governs document n: the
// condition that failed for the nearest one.
func (r *Reader) ungoverned(s *frame.Sentence, triggers []frame.Trigger, n int) {
	if !r.Trace.On() {
		return
	}
	d := &r.t.Mentions[n]
	miss := trace.Miss{Sentence: s.Index, First: d.First, Last: d.Last, Condition: "no word of the sentence says what is done to the document"}
	best := -1
	for k := range triggers {
		tr := &triggers[k]
		for _, f := range tr.Frames {
			if f.Film {
				continue
			}
			gap := max(d.First-tr.Last, tr.Token-d.Last, 0)
			if best < 0 || gap < best {
				best = gap
				miss.Rule, miss.At, miss.Condition = f.ID, f.Rule.Pos.String(), r.misfit(s, tr, f, d)
			}
		}
	}
	r.Trace.Miss(miss)
}

// misfit names the first condition of fits that a trigger and a document fail.
func (r *Reader) misfit(s *frame.Sentence, tr *frame.Trigger, f *frame.Frame, d *phrase.Mention) string {
	word := "«" + r.t.Text(tr.Token, tr.Last) + "»"
	if s.Clause(d.First) != tr.Clause && !r.related(s, d, tr) {
		return "the document is in another clause (" + s.Clauses[s.Clause(d.First)].Kind.String() + ") than " + word +
			" (" + s.Clauses[tr.Clause].Kind.String() + ")"
	}
	if tr.Mood != frame.Nominal && tr.Mood != frame.Participle && r.verbBetween(s, tr, d) {
		return "another verb stands between " + word + " and the document"
	}
	if tr.Passive && d.Forms&phrase.Nomn != 0 && !agrees(tr, d) {
		return word + " does not agree in number with the document"
	}
	prep := s.Prep(d.First)
	if prep != "" {
		prep = "«" + prep + "» and "
	}
	return "the document stands in " + prep + cases(d.Forms) + ", which " + word + " (" + tr.Mood.String() + ") does not govern as a document"
}

// cases names the cases of forms, whatever their number.
func cases(f phrase.Forms) string {
	var out []string
	for _, c := range []struct {
		f    phrase.Forms
		name string
	}{{phrase.Nomn, "nominative"}, {phrase.Gent, "genitive"}, {phrase.Datv, "dative"}, {phrase.Accs, "accusative"},
		{phrase.Ablt, "instrumental"}, {phrase.Loct, "prepositional"}} {
		if f&c.f != 0 {
			out = append(out, c.name)
		}
	}
	if len(out) == 6 {
		return "any case"
	}
	return strings.Join(out, " or ")
}

// idle records the triggers of a sentence with which no document was read.
func (r *Reader) idle(s *frame.Sentence, triggers []frame.Trigger, used map[int]bool) {
	if !r.Trace.On() {
		return
	}
	for k := range triggers {
		tr := &triggers[k]
		for _, f := range tr.Frames {
			if !f.Film && !used[tr.Token] {
				r.Trace.Miss(trace.Miss{Rule: f.ID, At: f.Rule.Pos.String(), Sentence: s.Index, First: tr.Token, Last: tr.Last,
					Condition: "no document that it governs stands in the sentence"})
				break
			}
		}
	}
}
