package film

import (
	"vestnik/extract/frame"
	"vestnik/extract/trace"
)

// untold records a film of which nothing is reported.
func (r *Reader) untold(f int) {
	if !r.Trace.On() || len(r.films[f].nps) == 0 {
		return
	}
	p := &r.nps[r.films[f].nps[0]]
	r.Trace.Miss(trace.Miss{Sentence: p.sentence, First: p.first, Last: p.last, Condition: "film: named without news of it"})
}

// miss records a trigger of films from which nothing was read. by is the frame
// that came nearest, nil for none.
func (r *Reader) miss(s *frame.Sentence, tr *frame.Trigger, by *frame.Frame, condition string) {
	if !r.Trace.On() {
		return
	}
	for _, f := range tr.Frames {
		if by == nil && f.Film {
			by = f
		}
	}
	if by != nil {
		r.Trace.Miss(trace.Miss{Rule: by.ID, At: by.Rule.Pos.String(), Sentence: s.Index, First: tr.Token, Last: tr.Last, Condition: "film: " + condition})
	}
}
