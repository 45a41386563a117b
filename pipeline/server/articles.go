package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"

	"vestnik/extract"
	"vestnik/pipeline/store"
)

// answer is what an upload gets at once.
type answer struct {
	Events   []json.RawMessage `json:"events"` // CloudEvents in structured mode, in the order of the articles
	Articles []article         `json:"articles"`
	Problems []store.Problem   `json:"problems,omitempty"`
	Lexicon  string            `json:"lexicon"`
	Stored   bool              `json:"stored"`
}

// article is what an answer says of an article.
type article struct {
	URI       string               `json:"uri"`
	Title     string               `json:"title,omitempty"`
	Published string               `json:"published,omitempty"`
	Events    int                  `json:"events"`
	Drops     map[string]int       `json:"drops,omitempty"`
	Text      string               `json:"text,omitempty"`     // when asked for
	Mentions  []extract.Annotation `json:"mentions,omitempty"` // when asked for
}

// postArticles takes an upload.
func (s *Server) postArticles(w http.ResponseWriter, r *http.Request) {
	query, f := parameters(r, append([]string{"uri", "store", "include"}, metaNames[:]...)...)
	if f != nil {
		f.write(w)
		return
	}
	keep, f := flag(query, "store", true)
	if f != nil {
		f.write(w)
		return
	}
	var include []string
	if v := query.Get("include"); v != "" {
		include = strings.Split(v, ",")
	}
	for _, what := range include {
		if what != "text" && what != "mentions" {
			problem(w, http.StatusBadRequest, "parameter", fmt.Sprintf("include: %.40q is not known; text and mentions are", what))
			return
		}
	}
	release := s.admit(r)
	if release == nil {
		w.Header().Set("Retry-After", "1")
		problem(w, http.StatusServiceUnavailable, "busy", "too many uploads at a time")
		return
	}
	defer release()
	u, f := s.readUpload(w, r, query)
	if f != nil {
		f.write(w)
		return
	}
	switch {
	case prefersAsync(r) && !keep:
		problem(w, http.StatusBadRequest, "parameter", "a job is always stored: store=false and Prefer: respond-async exclude each other")
	case prefersAsync(r):
		s.addJob(w, r, u)
	case u.text > s.MaxAtOnce:
		problem(w, http.StatusRequestEntityTooLarge, "too-large",
			fmt.Sprintf("%d bytes of text are more than the %d that are read at once; send \"Prefer: respond-async\"", u.text, s.MaxAtOnce))
	default:
		s.answer(w, r, u, keep, include)
	}
}

// admit takes the room that an upload needs, or gives nil when there is none.
func (s *Server) admit(r *http.Request) (release func()) {
	select {
	case s.uploads <- struct{}{}:
	default:
		return nil
	}
	n := s.weight(r)
	if !s.held.TryAcquire(n) {
		<-s.uploads
		return nil
	}
	return func() {
		s.held.Release(n)
		<-s.uploads
	}
}

func prefersAsync(r *http.Request) bool {
	for _, v := range r.Header.Values("Prefer") {
		for p := range strings.SplitSeq(v, ",") {
			if name, _, _ := strings.Cut(p, ";"); strings.EqualFold(strings.TrimSpace(name), "respond-async") {
				return true
			}
		}
	}
	return false
}

// answer reads the articles while the client waits.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, u *upload, keep bool, include []string) {
	readings, errs := s.readAll(r.Context(), u.articles, slices.Contains(include, "mentions"))
	if r.Context().Err() != nil {
		return // the client has gone
	}
	out := answer{Events: []json.RawMessage{}, Articles: []article{}, Problems: u.problems, Lexicon: s.Program().Version(), Stored: keep}
	var good []store.Reading
	for i := range readings {
		if errs[i] != nil {
			out.Problems = append(out.Problems, store.Problem{URI: u.articles[i].URI, Detail: s.detail(u.articles[i].URI, errs[i])})
			continue
		}
		d := &readings[i]
		good = append(good, d.Reading)
		a := article{URI: d.Article.URI, Title: d.Article.Title, Published: d.Article.Published, Events: len(d.Events), Drops: d.drops, Mentions: d.mentions}
		if slices.Contains(include, "text") {
			a.Text = d.Article.Text
		}
		out.Articles = append(out.Articles, a)
		for k := range d.Events {
			out.Events = append(out.Events, d.Events[k].Envelope.AppendJSON(nil))
		}
	}
	if len(good) == 0 {
		f := newFault(http.StatusUnprocessableEntity, "unreadable", "no article could be read")
		if f.Problems = out.Problems; len(out.Problems) == 1 {
			f.Detail = out.Problems[0].Detail
		}
		f.write(w)
		return
	}
	if keep {
		if err := s.Store.Put(r.Context(), "", good...); err != nil {
			s.broken(w, err)
			return
		}
	}
	writeJSON(w, http.StatusOK, out)
}

// readAll reads articles, as many at a time as there are extractors.
func (s *Server) readAll(ctx context.Context, list []extract.Article, mentions bool) ([]reading, []error) {
	out, errs := make([]reading, len(list)), make([]error, len(list))
	var all sync.WaitGroup
	next := make(chan int)
	for range min(s.Workers, len(list)) {
		all.Go(func() {
			for i := range next {
				out[i], errs[i] = s.readers.read(ctx, list[i], s.Source, mentions)
				s.metrics.read(&out[i], errs[i])
			}
		})
	}
	for i := range list {
		next <- i
	}
	close(next)
	all.Wait()
	return out, errs
}

// detail is what a client is told of a failure over an article; the stack of a
// panic goes to the log.
func (s *Server) detail(uri string, err error) string {
	if errors.Is(err, errPanic) {
		s.Log.Error("panic", "uri", uri, "error", err)
		return errPanic.Error()
	}
	return err.Error()
}

// broken answers that the store failed.
func (s *Server) broken(w http.ResponseWriter, err error) {
	s.Log.Error("store", "error", err)
	problem(w, http.StatusInternalServerError, "store", "the store does not work")
}
