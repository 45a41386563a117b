package extract

import (
	"vestnik/extract/discourse"
	"vestnik/extract/event"
	"vestnik/extract/fact"
	"vestnik/extract/frame"
	"vestnik/extract/phrase"
	"vestnik/extract/trace"
)

// Inspection is all that is read from an article, for the tools that look into
// the engine: explain, diff, suggest and the tests of the lexicon. It holds
// scratch space of its extractor and is valid until the next article.
type Inspection struct {
	Article     Article
	Text        *phrase.Text
	Discourse   *discourse.Discourse
	Sentences   []*frame.Sentence
	Triggers    [][]frame.Trigger // of each sentence
	Facts       []fact.Fact       // in the order of Events
	Events      []event.Event
	Annotations []Annotation
	Misses      []trace.Miss // what was nearly read; only when asked for
	Drops       map[string]int
}

// Inspect reads one article and keeps everything that was found on the way.
// With near, it records what did not become an event, too.
func (x *Extractor) Inspect(a Article, near bool) *Inspection {
	var t *trace.Trace
	if near {
		t = new(trace.Trace)
	}
	x.agreements.Trace, x.films.Trace = t, t
	r := x.read(a, true)
	x.agreements.Trace, x.films.Trace = nil, nil
	n := &Inspection{
		Article: a, Text: r.phrases, Discourse: r.discourse, Sentences: r.sentences, Triggers: r.triggers,
		Facts: r.facts, Drops: r.drops, Events: x.events(a, &r),
		Annotations: annotate(r.phrases, x.frames, phrase.ParseDay(a.Published)),
	}
	if t != nil {
		n.Misses = t.Misses
	}
	return n
}
