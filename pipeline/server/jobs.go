package server

import (
	"context"
	"errors"
	"net/http"
	"time"

	"vestnik/extract"
	"vestnik/pipeline/store"
)

// jobView is a job as clients see it.
type jobView struct {
	ID       string          `json:"id"`
	State    string          `json:"state"` // waiting, running, done
	Created  time.Time       `json:"created"`
	Finished *time.Time      `json:"finished,omitempty"`
	Articles int             `json:"articles"`
	Done     int             `json:"done"` // of the articles, failed ones too
	Failed   int             `json:"failed"`
	Events   int             `json:"events"`
	Problems []store.Problem `json:"problems,omitempty"` // the first hundred
	Links    jobLinks        `json:"links"`
}

type jobLinks struct {
	Self   string `json:"self"`
	Events string `json:"events"`
}

func viewOf(j store.Job) jobView {
	v := jobView{
		ID: j.ID, State: "running", Created: j.Created, Articles: j.Articles, Done: j.Done, Failed: j.Failed, Events: j.Events, Problems: j.Problems,
		Links: jobLinks{"/v1/jobs/" + j.ID, "/v1/events?job=" + j.ID},
	}
	switch {
	case !j.Finished.IsZero():
		v.State, v.Finished = "done", &j.Finished
	case j.Done == j.Failed && j.Events == 0 && j.Done < j.Articles:
		v.State = "waiting"
	}
	return v
}

// addJob takes in an upload to be read in its own time.
func (s *Server) addJob(w http.ResponseWriter, r *http.Request, u *upload) {
	j, err := s.Store.AddJob(r.Context(), u.articles, u.problems)
	if err != nil {
		s.broken(w, err)
		return
	}
	select {
	case s.hasJobs <- struct{}{}:
	default: // told already
	}
	w.Header().Set("Location", "/v1/jobs/"+j.ID)
	w.Header().Set("Preference-Applied", "respond-async")
	writeJSON(w, http.StatusAccepted, viewOf(j))
}

// getJob tells how far a job is.
func (s *Server) getJob(w http.ResponseWriter, r *http.Request) {
	if _, f := parameters(r); f != nil {
		f.write(w)
		return
	}
	j, err := s.Store.Job(r.Context(), r.PathValue("id"))
	switch {
	case errors.Is(err, store.ErrNotFound):
		problem(w, http.StatusNotFound, "not-found", "there is no job of this id")
	case err != nil:
		s.broken(w, err)
	default:
		writeJSON(w, http.StatusOK, viewOf(j))
	}
}

// The articles of jobs that are read and stored together: one transaction for
// all of them, and what a server that is killed reads again.
const (
	batchArticles = 64
	batchBytes    = 8 << 20
)

// RunJobs reads the articles of jobs, those of earlier runs first, until ctx is
// done; the articles at hand are then finished.
func (s *Server) RunJobs(ctx context.Context) {
	for ctx.Err() == nil {
		waiting, err := s.Store.Next(ctx, batchArticles, batchBytes)
		if err == nil && len(waiting) > 0 {
			err = s.doJobs(context.WithoutCancel(ctx), waiting)
		}
		if err != nil && ctx.Err() == nil {
			s.Log.Error("store", "error", err)
		}
		if err == nil && len(waiting) > 0 {
			continue
		}
		select {
		case <-s.hasJobs:
		case <-ctx.Done():
		case <-time.After(time.Minute): // after a failure of the store
		}
	}
}

// doJobs reads a batch of articles.
func (s *Server) doJobs(ctx context.Context, waiting []store.Waiting) error {
	list := make([]extract.Article, len(waiting))
	for i := range waiting {
		list[i] = waiting[i].Article
	}
	readings, errs := s.readAll(ctx, list, false)
	outcomes := make([]store.Outcome, len(waiting))
	for i := range waiting {
		outcomes[i] = store.Outcome{Waiting: waiting[i], Reading: readings[i].Reading}
		if errs[i] != nil {
			outcomes[i].Problem = errors.New(s.detail(list[i].URI, errs[i]))
		}
	}
	return s.Store.Finish(ctx, outcomes...)
}
