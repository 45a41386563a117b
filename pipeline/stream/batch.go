package stream

import (
	"context"
	"fmt"
	"time"

	"vestnik/pipeline/cloudevent"
	"vestnik/pipeline/deadletter"
	"vestnik/pipeline/kafka"
	"vestnik/pipeline/metrics"
	"vestnik/pipeline/state"
)

// batch is what is published in one call: articles that follow one another in
// a partition.
type batch struct {
	jobs   []*job
	events int
	bytes  int64
}

func (b *batch) add(j *job) {
	b.jobs = append(b.jobs, j)
	b.events += len(j.reading.events)
	b.bytes += j.size
}

func (b *batch) full() bool {
	return len(b.jobs) >= batchArticles || b.events >= batchEvents || b.bytes >= batchBytes
}

// sending is what an article gives to publish.
type sending struct {
	job      *job
	messages []kafka.Message     // events, tombstones, dead letter
	state    *cloudevent.Message // nil when it is as before
	withdrew []state.Fact
	dead     deadletter.Cause
}

// publish publishes the batch, waits until it is acknowledged, and counts its
// offsets as done. It returns false when ctx ended before.
func (p *partition) publish(ctx context.Context, b *batch) bool {
	sendings := make([]*sending, len(b.jobs))
	pending := make(map[string][]state.Fact) // facts of articles that come twice in the batch
	var messages []kafka.Message
	for i, j := range b.jobs {
		sendings[i] = p.prepare(j, pending)
		messages = append(messages, sendings[i].messages...)
	}
	began := time.Now()
	if !p.send(ctx, messages, sendings) {
		return false
	}
	p.s.m.Seconds(metrics.Publish, time.Since(began).Seconds())
	if !p.writeState(ctx, sendings) {
		return false
	}
	last := b.jobs[len(b.jobs)-1].record
	p.committer.done(p.id, last.Offset+1)
	p.account(sendings)
	p.acked.Store(last.Offset + 1)
	p.tellLag()
	return true
}

// prepare makes the messages of an article.
func (p *partition) prepare(j *job, pending map[string][]state.Fact) *sending {
	r := &j.reading
	out := &sending{job: j}
	if r.dead != nil {
		out.dead = r.dead.Cause
		out.messages = []kafka.Message{{Topic: DeadLetterTopic(p.s.o.Prefix), Message: r.dead.Encode()}}
		return out // what is known of the article stays
	}
	if r.outcome == outcomeFiltered {
		return out
	}
	if r.signature != nil {
		original := p.s.window.Original(r.uri, r.signature)
		if original != "" && p.s.o.Duplicates == DropDuplicates {
			r.outcome, r.events, r.messages, r.facts, r.drops = outcomeDuplicate, nil, nil, nil, map[string]int{dropDuplicate: 1}
		} else if original != "" && len(original) < maxURI {
			for i := range r.events {
				r.events[i].DuplicateOf = original
				r.messages[i] = r.events[i].Binary()
			}
		}
	}
	for i, m := range r.messages {
		out.messages = append(out.messages, kafka.Message{Topic: p.s.topics[r.facts[i].Kind], Message: m})
	}
	if p.table != nil {
		old, known := pending[r.uri]
		if !known {
			old = p.table.Facts(r.uri)
		}
		pending[r.uri] = r.facts
		out.withdrew = state.Missing(old, r.facts)
		for _, f := range out.withdrew {
			out.messages = append(out.messages, kafka.Message{Topic: p.s.topics[f.Kind], Message: cloudevent.Tombstone(f.ID)})
		}
		if m := state.Encode(r.uri, r.facts); known || !p.table.Equal(m) {
			out.state = &m
		}
	}
	return out
}

// send publishes messages until they are acknowledged or ctx ends. When a
// broker will not have some of them, each article is sent alone, and those
// that are refused become dead letters.
func (p *partition) send(ctx context.Context, messages []kafka.Message, sendings []*sending) bool {
	for wait := 100 * time.Millisecond; ; wait = min(2*wait, 5*time.Second) {
		err := p.s.publisher.Publish(ctx, messages)
		switch {
		case err == nil:
			return true
		case ctx.Err() != nil:
			return false
		case kafka.Rejected(err) && len(sendings) > 1:
			for _, one := range sendings {
				if !p.send(ctx, one.messages, []*sending{one}) {
					return false
				}
			}
			return true
		case kafka.Rejected(err) && sendings[0].dead != deadletter.Rejected:
			one := sendings[0]
			r := &one.job.reading
			r.outcome, r.events, r.messages, r.facts = outcomeDead, nil, nil, nil
			one.dead, one.state, one.withdrew = deadletter.Rejected, nil, nil
			one.messages = []kafka.Message{{Topic: DeadLetterTopic(p.s.o.Prefix), Message: one.job.letter(deadletter.Rejected, err).Encode()}}
			messages = one.messages
			continue
		}
		p.failed("publish", err)
		if !pause(ctx, wait) {
			return false
		}
	}
}

// writeState publishes the states of the articles to the partition of the
// state topic that goes with this one.
func (p *partition) writeState(ctx context.Context, sendings []*sending) bool {
	var messages []kafka.Message
	for _, one := range sendings {
		if one.state != nil {
			messages = append(messages, kafka.Message{Topic: StateTopic(p.s.o.Prefix), Message: *one.state})
		}
	}
	if len(messages) == 0 {
		return true
	}
	began := time.Now()
	for wait := 100 * time.Millisecond; ; wait = min(2*wait, 5*time.Second) {
		err := p.s.publisher.PublishAt(ctx, p.id, messages)
		if err == nil {
			break
		}
		if ctx.Err() != nil {
			return false
		}
		p.failed("state", err)
		if !pause(ctx, wait) {
			return false
		}
	}
	for _, m := range messages {
		p.table.Set(m.Message)
	}
	p.s.m.Seconds(metrics.State, time.Since(began).Seconds())
	return true
}

// failed tells that something is tried again.
func (p *partition) failed(operation string, err error) {
	p.s.m.Errors.WithLabelValues(operation).Inc()
	p.s.log.Error(operation, "partition", p.id, "error", err)
	p.s.unready(fmt.Errorf("%s: %w", operation, err))
}

// account counts what is acknowledged.
func (p *partition) account(sendings []*sending) {
	m := p.s.m
	var c Counts
	now := time.Now()
	for _, one := range sendings {
		r := &one.job.reading
		m.Articles.WithLabelValues(string(r.outcome)).Inc()
		m.Bytes.Add(float64(len(one.job.record.Value)))
		m.Seconds(metrics.Total, now.Sub(one.job.fetched).Seconds())
		for _, f := range r.facts {
			m.Events.WithLabelValues(f.Kind.String()).Inc()
		}
		for _, f := range one.withdrew {
			m.Tombstones.WithLabelValues(f.Kind.String()).Inc()
		}
		for reason, n := range r.drops {
			m.Drops.WithLabelValues(reason).Add(float64(n))
		}
		if one.dead != "" {
			m.DeadLetters.WithLabelValues(one.dead.String()).Inc()
			c.DeadLetters++
			p.s.log.Warn("dead letter", "cause", one.dead, "partition", p.id, "offset", one.job.record.Offset)
		}
		c.Articles++
		c.Events += len(r.facts)
		c.Tombstones += len(one.withdrew)
	}
	p.s.tellVersion()
	if p.s.window != nil {
		m.Window.Set(float64(p.s.window.Len()))
	}
	p.s.ready()
	p.s.mu.Lock()
	defer p.s.mu.Unlock()
	p.s.counts.Articles += c.Articles
	p.s.counts.Events += c.Events
	p.s.counts.Tombstones += c.Tombstones
	p.s.counts.DeadLetters += c.DeadLetters
}
