package film

import (
	"vestnik/extract/event"
	"vestnik/extract/fact"
	"vestnik/extract/frame"
)

// nameless makes the fact of a film without a title, when the text tells in its
// opening that one is being made or has been made, and names no other.
func (r *Reader) nameless(out []fact.Fact) []fact.Fact {
	for f := range r.films {
		if r.films[f].kind >= likely && r.films[f].kind != other {
			return out
		}
	}
	for k := range r.readings {
		rd := &r.readings[k]
		if rd.film >= 0 || rd.np < 0 || rd.sentence > 2 || rd.background {
			continue
		}
		p := &r.nps[rd.np]
		if p.plural || p.verdict != certain || p.life || p.prior || p.class == nil || p.class.Weak || !r.making(rd) {
			continue
		}
		d := draft{r: r, film: -1, nps: []int{rd.np}, readings: []*reading{rd}, data: &event.FilmData{}}
		for j := k + 1; j < len(r.readings); j++ {
			if x := &r.readings[j]; x.film < 0 && (x.np < 0 || !r.nps[x.np].plural && !r.fresh(&r.nps[x.np]) && r.nps[x.np].sentence > p.sentence) {
				d.readings = append(d.readings, x)
			}
		}
		d.out.Kind, d.out.Film, d.out.Sentence, d.out.Token = event.KindFilm, d.data, rd.sentence, rd.token
		d.stages()
		d.kind()
		d.directors()
		d.countries()
		d.companies()
		d.out.Confidence = 0.55
		s := r.sentences[rd.sentence]
		d.out.Identity = r.t.Text(s.First, s.Last)
		return append(out, d.out)
	}
	return out
}

// making reports a reading of the making of a film that is said of someone:
// «студия снимает фильм», «режиссёр закончил съёмки фильма».
func (r *Reader) making(rd *reading) bool {
	if rd.frame == nil || rd.trigger == nil || rd.trigger.Mood == frame.Participle {
		return false
	}
	switch rd.frame.ID {
	case "film.casting":
		return rd.trigger.Mood != frame.Nominal // «объявили состав картины»
	case "film.shoot", "film.finish", "film.announce":
	default:
		return false
	}
	l := r.lemma(rd.trigger.Token)
	switch l {
	case "снимать", "снять", "съёмка", "экранизировать", "анонсировать", "доснять", "работать", "приступить", "готовить":
		return true
	case "работа":
		return rd.trigger.Mood == frame.Nominal && r.undertakes(r.sentences[rd.sentence], rd.trigger)
	}
	return false
}
