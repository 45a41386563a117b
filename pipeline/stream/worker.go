package stream

import (
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"vestnik/extract"
	"vestnik/pipeline/articles"
	"vestnik/pipeline/cloudevent"
	"vestnik/pipeline/deadletter"
	"vestnik/pipeline/dedup"
	"vestnik/pipeline/kafka"
	"vestnik/pipeline/metrics"
	"vestnik/pipeline/state"
)

// worker reads articles until stop is closed. The reading itself is done by an
// engine, which the worker leaves behind when it takes too long.
func (s *Stream) worker(stop <-chan struct{}) {
	e := s.newEngine()
	defer func() { close(e.in) }()
	timer := time.NewTimer(s.o.Timeout)
	defer timer.Stop()
	for {
		var j *job
		select {
		case <-stop:
			return
		case j = <-s.todo:
		}
		if j.alive.Err() != nil {
			j.skipped = true
			close(j.done)
			continue
		}
		began := time.Now()
		s.m.Seconds(metrics.Queue, began.Sub(j.fetched).Seconds())
		timer.Reset(s.o.Timeout)
		e.in <- j
		select {
		case j.reading = <-e.out:
		case <-timer.C:
			err := fmt.Errorf("reading it took longer than %v", s.o.Timeout)
			j.reading = reading{outcome: outcomeDead, dead: j.letter(deadletter.Timeout, err)}
			s.abandon(e)
			e = s.newEngine()
		case <-stop:
			s.abandon(e)
			e = s.newEngine() // for the deferred close
			j.skipped = true
		}
		s.m.Seconds(metrics.Read, time.Since(began).Seconds())
		close(j.done)
	}
}

// engine is a goroutine with an extractor.
type engine struct {
	in  chan *job
	out chan reading // holds one, so that an abandoned engine can end
}

func (s *Stream) newEngine() *engine {
	e := &engine{in: make(chan *job), out: make(chan reading, 1)}
	go func() {
		r := reader{s: s}
		for j := range e.in {
			out := r.read(j)
			e.out <- out
		}
	}()
	return e
}

// abandon lets an engine run to the end of its article, whose reading nobody
// waits for, and counts it until then.
func (s *Stream) abandon(e *engine) {
	close(e.in)
	s.m.Abandoned.Set(float64(s.abandoned.Add(1)))
	go func() {
		<-e.out
		s.m.Abandoned.Set(float64(s.abandoned.Add(-1)))
	}()
}

// reader makes readings, one at a time.
type reader struct {
	s       *Stream
	program *extract.Program // of extract
	extract func(extract.Article) extract.Result
}

// read makes the reading of an article; whatever fails gives a dead letter.
func (r *reader) read(j *job) (out reading) {
	defer func() {
		if p := recover(); p != nil {
			r.s.log.Error("panic", "partition", j.record.Partition, "offset", j.record.Offset, "uri", out.uri, "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
			out = reading{outcome: outcomeDead, dead: j.letter(deadletter.Panic, fmt.Errorf("panic: %v", p))}
			r.extract, r.program = nil, nil // its scratch space may be half-written
		}
	}()
	dead := func(cause deadletter.Cause, err error) reading {
		return reading{outcome: outcomeDead, dead: j.letter(cause, err)}
	}
	if n := len(j.record.Value); n > r.s.o.MaxArticle {
		return dead(deadletter.TooLarge, fmt.Errorf("%d bytes are over the limit of %d", n, r.s.o.MaxArticle))
	}
	a, err := articles.Decode(j.record.Message.Message)
	out.uri = a.URI
	switch {
	case errors.Is(err, articles.ErrWithdrawn):
		out.outcome = outcomeWithdrawn
		return out
	case err != nil:
		return dead(deadletter.Decode, err)
	}
	if reason := r.s.o.Filter.Drop(&a); reason != "" {
		out.outcome, out.drops = outcomeFiltered, map[string]int{reason: 1}
		return out
	}
	if r.s.window != nil {
		if signature, ok := dedup.Sign(a.Text); ok {
			out.signature = signature
		}
	}
	res := r.extractor()(a)
	out.outcome, out.drops = outcomeRead, res.Drops
	for i := range res.Events {
		e, err := cloudevent.New(&res.Events[i], r.s.o.Source)
		if err != nil {
			return dead(deadletter.Event, err)
		}
		message := kafka.Message{Message: e.Binary()}
		if n := message.Size(); n+maxURI > kafka.MaxMessage { // duplicateof may come
			return dead(deadletter.Event, fmt.Errorf("an event of %d bytes is larger than the %d a message may have", n, kafka.MaxMessage))
		}
		out.events = append(out.events, e)
		out.messages = append(out.messages, message.Message)
		out.facts = append(out.facts, state.Fact{Kind: res.Events[i].Kind, ID: res.Events[i].ID})
	}
	if n := state.Size(out.uri, out.facts); r.s.o.Tombstones && n > kafka.MaxMessage {
		return dead(deadletter.Event, fmt.Errorf("%d facts give a state of up to %d bytes, more than a message may have", len(out.facts), n))
	}
	return out
}

// maxURI is room left in a message for the duplicateof attribute; a longer URI
// is not put there.
const maxURI = 4 << 10

// extractor gives the extractor of the program in use.
func (r *reader) extractor() func(extract.Article) extract.Result {
	if r.s.o.newExtract != nil {
		if r.extract == nil {
			r.extract = r.s.o.newExtract()
		}
		return r.extract
	}
	if p := r.s.o.Program(); p != r.program || r.extract == nil {
		r.program, r.extract = p, p.NewExtractor().Extract
	}
	return r.extract
}
