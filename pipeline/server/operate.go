package server

import (
	"context"
	"fmt"
	"net/http"
	"time"
)

// health says that the program runs.
func (s *Server) health(w http.ResponseWriter, _ *http.Request) {
	writeJSON(w, http.StatusOK, map[string]string{"status": "ok"})
}

// ready says that uploads can be taken.
func (s *Server) ready(w http.ResponseWriter, r *http.Request) {
	select {
	case <-s.stopping:
		problem(w, http.StatusServiceUnavailable, "stopping", "the server is about to stop")
		return
	default:
	}
	ctx, cancel := context.WithTimeout(r.Context(), 5*time.Second)
	defer cancel()
	if err := s.Store.Ping(ctx); err != nil {
		s.Log.Error("store", "error", err)
		problem(w, http.StatusServiceUnavailable, "store", "the store does not work")
		return
	}
	writeJSON(w, http.StatusOK, map[string]string{"status": "ok"})
}

// statusView is the state of the service.
type statusView struct {
	Lexicon string         `json:"lexicon"`
	Events  map[string]int `json:"events"`  // stored, by kind
	Backlog int            `json:"backlog"` // articles of jobs that wait
	Reload  bool           `json:"reload"`  // whether the lexicon can be read again
}

func (s *Server) status(w http.ResponseWriter, r *http.Request) {
	if _, f := parameters(r); f != nil {
		f.write(w)
		return
	}
	counts, err := s.Store.Counts(r.Context())
	if err != nil {
		s.broken(w, err)
		return
	}
	backlog, err := s.Store.Backlog(r.Context())
	if err != nil {
		s.broken(w, err)
		return
	}
	writeJSON(w, http.StatusOK, statusView{s.Program().Version(), counts, backlog, s.Reload != nil})
}

// reload reads the lexicon again: all or nothing.
func (s *Server) reload(w http.ResponseWriter, r *http.Request) {
	if _, f := parameters(r); f != nil {
		f.write(w)
		return
	}
	if s.Reload == nil {
		problem(w, http.StatusNotFound, "no-reload", "the lexicon of this server cannot be read again")
		return
	}
	before := s.Program().Version()
	version, err := s.Reload(r.Context())
	if err != nil {
		s.metrics.reloads.WithLabelValues("failed").Inc()
		s.Log.Warn("lexicon not reloaded", "error", err)
		problem(w, http.StatusUnprocessableEntity, "lexicon", fmt.Sprintf("the lexicon %s stays in use: %v", before, err))
		return
	}
	s.metrics.reloads.WithLabelValues("ok").Inc()
	s.Log.Info("lexicon reloaded", "before", before, "version", version)
	writeJSON(w, http.StatusOK, map[string]any{"lexicon": version, "changed": version != before})
}
