package film

import "vestnik/extract/frame"

// apposedTitle gives the phrase with a title that stands behind the common noun of
// phrase n and names the same film: «готовит второй проект, комедию «X»».
func (r *Reader) apposedTitle(s *frame.Sentence, n int) int {
	p := &r.nps[n]
	if !p.pointed || p.quote >= 0 || p.last+1 >= s.Last || !r.t.Is(p.last, ",") && !r.dash(p.last) {
		return -1
	}
	m := r.npAt[p.last+1]
	if m < 0 || r.nps[m].quote < 0 || r.nps[m].verdict == other || r.nps[m].film < 0 || r.nps[m].forms&p.forms == 0 {
		return -1
	}
	return int(m)
}
