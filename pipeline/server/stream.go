package server

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"net/url"
	"time"

	"vestnik/pipeline/cloudevent"
	"vestnik/pipeline/store"
)

const (
	streamBatch = 100
	heartbeat   = 20 * time.Second // a comment, so that proxies keep the connection
	writeTime   = 30 * time.Second // that a client may take for a batch
)

// streamEvents sends events as they come (server-sent events, WHATWG HTML
// 9.2). The id of each is the cursor behind it; a client that comes back with
// Last-Event-ID goes on there. Events are read from the store, so a slow
// client costs no memory and misses nothing.
func (s *Server) streamEvents(w http.ResponseWriter, r *http.Request) {
	query, f := parameters(r, append([]string{"after"}, filterNames[:]...)...)
	var want store.Filter
	var after int64
	if f == nil {
		want, f = filter(query)
	}
	if f == nil {
		after, f = number(query, "after", -1, 0, math.MaxInt64)
	}
	if last := r.Header.Get("Last-Event-ID"); f == nil && last != "" {
		after, f = number(url.Values{"Last-Event-ID": {last}}, "Last-Event-ID", 0, 0, math.MaxInt64)
	}
	if f != nil {
		f.write(w)
		return
	}
	if after < 0 { // from now on
		var err error
		if after, err = s.Store.Last(r.Context()); err != nil {
			s.broken(w, err)
			return
		}
	}
	s.metrics.streams.Inc()
	defer s.metrics.streams.Dec()
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Accel-Buffering", "no")
	w.WriteHeader(http.StatusOK)
	st := stream{w: w, rc: http.NewResponseController(w)}
	if st.comment() != nil {
		return
	}
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		changed := s.Store.Changed() // before reading: nothing between is missed
		var err error
		if after, err = st.catchUp(r.Context(), s.Store, want, after); err != nil {
			return
		}
		select {
		case <-changed:
		case <-beat.C:
			if st.comment() != nil {
				return
			}
		case <-s.stopping:
			return
		case <-r.Context().Done():
			return
		}
	}
}

// stream is an open stream of events.
type stream struct {
	w  http.ResponseWriter
	rc *http.ResponseController
}

// catchUp sends the events behind a cursor and gives the new one.
func (st stream) catchUp(ctx context.Context, from *store.Store, want store.Filter, after int64) (int64, error) {
	for {
		rows, err := from.Events(ctx, want, after, false, streamBatch)
		if err != nil {
			return after, err
		}
		_ = st.rc.SetWriteDeadline(time.Now().Add(writeTime)) // not all connections have deadlines
		for _, row := range rows {
			kind := ""
			if e, err := cloudevent.ParseJSON(row.Event); err == nil {
				kind = e.Type
			}
			if _, err := fmt.Fprintf(st.w, "id: %d\nevent: %s\ndata: %s\n\n", row.Seq, kind, row.Event); err != nil {
				return after, err
			}
			after = row.Seq
		}
		if len(rows) > 0 {
			if err := st.rc.Flush(); err != nil {
				return after, err
			}
		}
		if len(rows) < streamBatch {
			return after, nil
		}
	}
}

func (st stream) comment() error {
	_ = st.rc.SetWriteDeadline(time.Now().Add(writeTime))
	if _, err := fmt.Fprint(st.w, ":\n\n"); err != nil {
		return err
	}
	return st.rc.Flush()
}
