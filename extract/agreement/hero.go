package agreement

import (
	"vestnik/extract/frame"
	"vestnik/extract/phrase"
)

// actorBefore finds who acts in the sentences before a reading.
func (r *Reader) actorBefore(rd *reading) *side {
	a := r.actors[rd.sentence]
	if len(a.sides) > 0 && rd.sentence-a.sentence <= 2 {
		return &a.sides[0]
	}
	if p, ok := r.protagonist(); ok {
		return &p
	}
	if len(a.sides) > 0 {
		return &a.sides[0]
	}
	return nil
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
