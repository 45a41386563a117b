package agreement

import (
	"vestnik/extract/frame"
	"vestnik/extract/phrase"
)

// actorBefore finds who acts in the sentences before a reading.
func (r *Reader) actorBefore(rd *reading) *side {
	a := r.actors[rd.sentence]
	if len(a.sides) > 0 && rd.sentence-a.sentence <= 2 && !(r.leads() && r.titled(a.sides[0])) {
		return &a.sides[0]
	}
	if p, ok := r.protagonist(); ok {
		return &p
	}
	if len(a.sides) > 0 && !r.actedMany { // the only one in the text
		return &a.sides[0]
	}
	return nil
}

// titled reports a side that is only a quotation and so may be the title of a
// work as well.
func (r *Reader) titled(x side) bool {
	return x.mention >= 0 && r.t.Mentions[x.mention].Kind == phrase.Work && r.d.Of[x.mention] < 0
}

// leads reports a text with a protagonist.
func (r *Reader) leads() bool {
	_, ok := r.protagonist()
	return ok
}

// protagonist finds the body that a text is about: named at its beginning and
// most often of all.
func (r *Reader) protagonist() (side, bool) {
	if r.hero == nil {
		x, ok := r.findProtagonist()
		r.hero = &hero{x, ok}
	}
	return r.hero.side, r.hero.ok
}

func (r *Reader) findProtagonist() (side, bool) {
	best, most := -1, 2
	if x, ok := r.opener(); ok {
		best, most = x, max(1, len(r.d.Entities[x].Mentions))
	}
	for k, e := range r.d.Entities {
		if e.Kind != phrase.Organization || len(e.Mentions) <= most || reports(&r.t.Mentions[e.Mentions[0]]) {
			continue
		}
		if first := r.t.Mentions[e.Mentions[0]].First; len(r.t.Doc.Sentences) > 3 && first >= r.t.Doc.Sentences[3].First {
			continue
		}
		best, most = k, len(e.Mentions)
	}
	if best < 0 {
		return side{}, false
	}
	x, ok := r.side(r.d.Entities[best].Mentions[0], frame.BySubject)
	return x, ok
}

// opener finds a body that the heading names alone or that the first sentences
// have as their subject, and that the text comes back to.
func (r *Reader) opener() (int, bool) {
	all := r.t.Doc.Sentences
	for k := 0; k < len(all) && k < 2; k++ {
		if e := r.named(all[k].First, all[k].Last, all[k].Title); e >= 0 && len(r.d.Entities[e].Mentions) > 1 {
			return e, true
		}
	}
	return 0, false
}

// named gives the body that tokens [first, last) name: in a heading the only
// one, else the one that opens them as the subject.
func (r *Reader) named(first, last int, title bool) int {
	found := -1
	for i := first; i < last; i++ {
		m := r.t.Mention(i)
		if m == nil {
			continue
		}
		e := r.d.Of[r.t.At[i]]
		good := m.Kind == phrase.Organization && !m.Generic && !m.Weak && !reports(m) && e >= 0
		if !title {
			if good && m.Forms&phrase.Nomn != 0 && i <= first+1 {
				return e
			}
			return -1
		}
		if good {
			if found >= 0 && found != e {
				return -1
			}
			found = e
		}
		i = m.Last - 1
	}
	return found
}
