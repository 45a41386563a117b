package sink

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"

	"vestnik/pipeline/cloudevent"
	"vestnik/pipeline/kafka"
)

// Span is a part of a topic: what lies between two marks.
type Span struct {
	Topic    string
	From, To kafka.Mark
}

// ReadBack yields what was published to spans, a Doc for each subject. rank
// gives the place of each event, by the id of its envelope, in what was written;
// each partition must hold its events in that order, as the Kafka sink writes them, and so are they merged:
// one event of each partition is held at a time, and the events of one
// document. The Articles of the Docs have what the events tell of them.
// Tombstones are passed over. It ends with the first error.
func ReadBack(ctx context.Context, p *kafka.Publisher, spans []Span, rank map[string]int) iter.Seq2[Doc, error] {
	return func(yield func(Doc, error) bool) {
		var heads []*head
		defer func() {
			for _, h := range heads {
				h.stop()
			}
		}()
		for _, s := range spans {
			for _, part := range s.To.Partitions() {
				h := &head{order: len(heads)}
				h.next, h.stop = iter.Pull2(p.Read(ctx, s.Topic, part, s.From[part], s.To[part]))
				heads = append(heads, h)
				if err := h.advance(rank); err != nil {
					yield(Doc{}, err)
					return
				}
			}
		}
		var doc Doc
		for {
			h := first(heads)
			if len(doc.Events) > 0 && (h == nil || h.event.Subject() != doc.Article.URI) {
				if !yield(doc, nil) {
					return
				}
				doc = Doc{}
			}
			if h == nil {
				return
			}
			if len(doc.Events) == 0 {
				d := h.event.Document
				doc.Article.URI, doc.Article.Title, doc.Article.Source = d.URI, d.Title, d.Source
				doc.Article.Published, doc.Article.Language = d.Published, d.Language
			}
			doc.Events = append(doc.Events, h.event)
			if err := h.advance(rank); err != nil {
				yield(Doc{}, err)
				return
			}
		}
	}
}

// head is the next event of one partition.
type head struct {
	order int // among the partitions, for equal ranks
	next  func() (kafka.Message, error, bool)
	stop  func()
	event Event // nil inside when the partition is used up
	rank  int
}

func (h *head) advance(rank map[string]int) error {
	for {
		m, err, ok := h.next()
		switch {
		case !ok:
			h.event = Event{}
			return nil
		case err != nil:
			return err
		case m.Tombstone():
			continue
		}
		env, err := cloudevent.ParseMessage(m.Message)
		if err != nil {
			return fmt.Errorf("topic %s: %w", m.Topic, err)
		}
		e, err := env.Event()
		if err != nil {
			return fmt.Errorf("topic %s: %w", m.Topic, err)
		}
		h.event, h.rank = Event{e, env}, rank[env.ID]
		return nil
	}
}

// first is the head that comes first in the input, or nil when all are used
// up.
func first(heads []*head) *head {
	left := slices.DeleteFunc(slices.Clone(heads), func(h *head) bool { return h.event.Event == nil })
	if len(left) == 0 {
		return nil
	}
	return slices.MinFunc(left, func(a, b *head) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.order, b.order))
	})
}
