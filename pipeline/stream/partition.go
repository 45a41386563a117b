package stream

import (
	"context"
	"sync/atomic"
	"time"

	"vestnik/pipeline/kafka"
	"vestnik/pipeline/state"
)

// queueLength bounds the articles of a partition that wait for its emitter;
// mostly their bytes do.
const queueLength = 4096

// How much an emitter publishes at a time. Publisher cuts it into batches.
const (
	batchArticles = 2000
	batchEvents   = 2000
	batchBytes    = 4 << 20
)

// linger is how long an emitter waits for more before it publishes a batch
// that is not full. Without it, batches are of a few articles while reading is
// the slower part, and the brokers are kept busy with many small requests.
const linger = 25 * time.Millisecond

// partition is one partition during one generation.
type partition struct {
	s         *Stream
	alive     context.Context // ends with the generation
	id        int
	label     string // id, for metrics
	committer *committer
	table     *state.Table // nil without tombstones
	queue     chan *job    // in the order of offsets; closed by fetch

	end, acked atomic.Int64 // next offset of the partition as last heard, and to be acknowledged
}

// tellLag brings the metric up to date.
func (p *partition) tellLag() {
	p.s.m.Lag.WithLabelValues(p.label).Set(float64(max(0, p.end.Load()-p.acked.Load())))
}

// fetch reads the partition from an offset until ctx ends.
func (p *partition) fetch(ctx context.Context, offset int64) {
	defer close(p.queue)
	r, err := p.s.o.Cluster.Partition(p.s.o.In, p.id, offset)
	if err != nil { // an offset out of all bounds
		p.s.log.Error("fetch", "partition", p.id, "error", err)
		<-ctx.Done()
		return
	}
	defer r.Close()
	first := true
	for wait := 20 * time.Millisecond; ; {
		rec, err := r.Next(ctx)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			p.s.m.Errors.WithLabelValues("fetch").Inc()
			p.s.log.Warn("fetch", "partition", p.id, "error", err)
			if !pause(ctx, wait) {
				return
			}
			wait = min(2*wait, time.Second)
			continue
		}
		wait = 20 * time.Millisecond
		if first {
			p.acked.Store(rec.Offset)
			first = false
		}
		if rec.End > p.end.Load() {
			p.end.Store(rec.End)
			p.tellLag()
		}
		if !p.take(ctx, rec) {
			return
		}
	}
}

// take waits for room for an article and hands it on.
func (p *partition) take(ctx context.Context, rec kafka.Record) bool {
	j := newJob(ctx, rec, p.s.o.InFlight)
	if p.s.room.Acquire(ctx, j.size) != nil {
		return false
	}
	p.s.m.InFlight.Add(float64(j.size))
	select {
	case p.queue <- j:
	case <-ctx.Done():
		p.release(j)
		return false
	}
	select {
	case p.s.todo <- j:
	case <-ctx.Done():
		j.skipped = true
		close(j.done)
		return false
	}
	return true
}

func (p *partition) release(j *job) {
	p.s.room.Release(j.size)
	p.s.m.InFlight.Add(-float64(j.size))
}

// emit publishes the readings in the order of their articles until the queue
// is closed and empty. After ctx ends, or when the first article that no
// worker came to is reached, nothing more is published.
func (p *partition) emit(ctx context.Context) {
	var held *job // taken from the queue, not ready yet
	for {
		j := held
		held = nil
		if j == nil {
			var ok bool
			if j, ok = <-p.queue; !ok {
				return
			}
		}
		select {
		case <-j.done:
		case <-ctx.Done():
			p.discard(j)
			return
		}
		if j.skipped {
			p.discard(j)
			return
		}
		b := batch{}
		b.add(j)
		held = p.gather(&b)
		ok := p.publish(ctx, &b)
		for _, j := range b.jobs {
			p.release(j)
		}
		if !ok {
			p.discard(held)
			return
		}
	}
}

// gather adds to the batch what is ready, and what becomes ready within the
// linger while the generation lasts; it returns the article that did not.
func (p *partition) gather(b *batch) (held *job) {
	wait, cancel := context.WithTimeout(p.alive, linger)
	defer cancel()
	for !b.full() {
		if held == nil {
			var ok bool
			select {
			case held, ok = <-p.queue:
			default:
				select {
				case held, ok = <-p.queue:
				case <-wait.Done():
					return nil
				}
			}
			if !ok {
				return nil
			}
		}
		select {
		case <-held.done:
		default:
			select {
			case <-held.done:
			case <-wait.Done():
				return held
			}
		}
		if held.skipped {
			return held
		}
		b.add(held)
		held = nil
	}
	return nil
}

// discard gives the room of an article and of all behind it back; they will be
// read again.
func (p *partition) discard(first *job) {
	if first != nil {
		p.release(first)
	}
	for j := range p.queue {
		p.release(j)
	}
}

// pause waits, and reports false when ctx ended.
func pause(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
