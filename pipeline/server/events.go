package server

import (
	"encoding/json"
	"errors"
	"math"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"vestnik/extract/event"
	"vestnik/pipeline/cloudevent"
	"vestnik/pipeline/store"
)

// maxPage is the largest number of events of an answer.
const maxPage = 1000

// filterNames are the parameters that filters are made of.
var filterNames = [...]string{"type", "state", "party", "title", "country", "source", "subject", "job", "publishedFrom", "publishedTo", "dateFrom", "dateTo"}

// filter reads the parameters of a filter.
func filter(query url.Values) (store.Filter, *fault) {
	f := store.Filter{
		Party: query.Get("party"), Title: query.Get("title"), Source: query.Get("source"), Subject: query.Get("subject"), Job: query.Get("job"),
	}
	var bads [7]*fault
	var words []string
	for _, k := range event.Kinds {
		words = append(words, k.String(), k.Type())
	}
	kind, fault := choice(query, "type", words...)
	bads[0] = fault
	f.Kind = kind
	if k := event.KindOfType(kind); k != 0 {
		f.Kind = k.String()
	}
	f.State = query.Get("state")
	if query.Has("state") && !event.Status(f.State).Known() && !event.Stage(f.State).Known() && !event.FilmStatus(f.State).Known() {
		bads[1] = bad("state", "is no status of an agreement, nor stage or status of a film")
	}
	f.Country = query.Get("country")
	if query.Has("country") && !isCountry(f.Country) {
		bads[2] = bad("country", "must be an ISO 3166-1 code of two letters")
	}
	f.PublishedFrom, bads[3] = day(query, "publishedFrom")
	f.PublishedTo, bads[4] = day(query, "publishedTo")
	f.DateFrom, bads[5] = day(query, "dateFrom")
	f.DateTo, bads[6] = day(query, "dateTo")
	for _, b := range bads {
		if b != nil {
			return f, b
		}
	}
	return f, nil
}

func isCountry(s string) bool {
	return len(s) == 2 && strings.Trim(strings.ToUpper(s), "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// eventPage is a part of the list of events.
type eventPage struct {
	Events []json.RawMessage `json:"events"`
	Cursor string            `json:"cursor"` // to go on behind the last of them
	More   bool              `json:"more"`   // there are others already
}

// getEvents lists events.
func (s *Server) getEvents(w http.ResponseWriter, r *http.Request) {
	query, f := parameters(r, append([]string{"after", "limit", "order"}, filterNames[:]...)...)
	var want store.Filter
	var limit, after int64
	var order string
	if f == nil {
		want, f = filter(query)
	}
	if f == nil {
		limit, f = number(query, "limit", 100, 1, maxPage)
	}
	if f == nil {
		after, f = number(query, "after", 0, 0, math.MaxInt64)
	}
	if f == nil {
		order, f = choice(query, "order", "oldest", "newest")
	}
	if f != nil {
		f.write(w)
		return
	}
	rows, err := s.Store.Events(r.Context(), want, after, order == "newest", int(limit)+1)
	if err != nil {
		s.broken(w, err)
		return
	}
	page := eventPage{Events: []json.RawMessage{}, Cursor: strconv.FormatInt(after, 10), More: len(rows) > int(limit)}
	for _, row := range rows[:min(len(rows), int(limit))] {
		page.Events = append(page.Events, row.Event)
		page.Cursor = strconv.FormatInt(row.Seq, 10)
	}
	if page.More {
		query.Set("after", page.Cursor)
		w.Header().Set("Link", "<"+r.URL.Path+"?"+query.Encode()+`>; rel="next"`)
	}
	writeJSON(w, http.StatusOK, page)
}

// getEvent gives one event.
func (s *Server) getEvent(w http.ResponseWriter, r *http.Request) {
	if _, f := parameters(r); f != nil {
		f.write(w)
		return
	}
	row, err := s.Store.Event(r.Context(), r.PathValue("id"))
	switch {
	case errors.Is(err, store.ErrNotFound):
		problem(w, http.StatusNotFound, "not-found", "there is no event of this id")
	case err != nil:
		s.broken(w, err)
	default:
		w.Header().Set("Content-Type", cloudevent.StructuredType)
		_, _ = w.Write(row.Event) // a client that has gone needs no answer
	}
}
