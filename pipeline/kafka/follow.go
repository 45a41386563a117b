package kafka

import (
	"context"
	"sync"
	"time"
)

// Follow yields the records of topics as they come, from the given offsets on,
// until ctx ends or yield returns false. Records of a partition come in order;
// a broker that is away is waited for. It calls yield from one goroutine at a
// time.
func (c Cluster) Follow(ctx context.Context, from map[string]Mark, yield func(Record) bool) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	records := make(chan Record)
	var all sync.WaitGroup
	for topic, mark := range from {
		for part, offset := range mark {
			r, err := c.Partition(topic, part, offset)
			if err != nil {
				cancel()
				all.Wait()
				return err
			}
			all.Go(func() {
				defer r.Close()
				follow(ctx, r, records)
			})
		}
	}
	defer all.Wait()
	defer cancel()
	for {
		select {
		case <-ctx.Done():
			return nil
		case rec := <-records:
			if !yield(rec) {
				return nil
			}
		}
	}
}

func follow(ctx context.Context, r *Partition, out chan<- Record) {
	for {
		rec, err := r.Next(ctx)
		if err != nil {
			timer := time.NewTimer(200 * time.Millisecond)
			select {
			case <-ctx.Done():
				timer.Stop()
				return
			case <-timer.C:
				continue
			}
		}
		select {
		case out <- rec:
		case <-ctx.Done():
			return
		}
	}
}
