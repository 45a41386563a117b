package dedup

import (
	"container/list"
	"sync"
	"time"
)

// The defaults of a Window.
const (
	DefaultThreshold = 0.7
	DefaultAge       = 72 * time.Hour
	DefaultArticles  = 100_000 // about 1.2 kB each with its bands
)

// Window remembers the articles of the last while. It may be used by many
// goroutines.
type Window struct {
	threshold float64
	age       time.Duration
	articles  int
	now       func() time.Time

	mu    sync.Mutex
	byURI map[string]*list.Element
	order list.List // of *entry, the oldest at the front
	bands [bands]map[uint64][]*entry
}

// entry is what is remembered of an article.
type entry struct {
	uri       string
	signature *Signature
	original  string // URI of what it repeats, "" for an original
	seen      time.Time
}

// NewWindow returns a window that finds articles at least as similar as
// threshold (0..1) among at most that many articles of the last age. A zero
// is the default.
func NewWindow(threshold float64, age time.Duration, articles int) *Window {
	w := &Window{threshold: threshold, age: age, articles: articles, now: time.Now, byURI: make(map[string]*list.Element)}
	if threshold <= 0 {
		w.threshold = DefaultThreshold
	}
	if age <= 0 {
		w.age = DefaultAge
	}
	if articles <= 0 {
		w.articles = DefaultArticles
	}
	for i := range w.bands {
		w.bands[i] = make(map[uint64][]*entry)
	}
	return w
}

// Original returns the URI of the most similar original that the article
// repeats, or "" when it is an original itself, and remembers the article. An
// article that is read again unchanged gets the answer it got before; its
// earlier versions are no originals of it.
func (w *Window) Original(uri string, s *Signature) string {
	w.mu.Lock()
	defer w.mu.Unlock()
	now := w.now()
	if known := w.byURI[uri]; known != nil {
		e := known.Value.(*entry)
		if *e.signature == *s {
			e.seen = now
			w.order.MoveToBack(known)
			return e.original
		}
		w.forget(known)
	}
	for front := w.order.Front(); front != nil && (w.order.Len() >= w.articles || now.Sub(front.Value.(*entry).seen) > w.age); front = w.order.Front() {
		w.forget(front)
	}
	e := &entry{uri: uri, signature: s, original: w.nearest(s), seen: now}
	w.byURI[uri] = w.order.PushBack(e)
	if e.original == "" {
		for b := range w.bands {
			key := s.band(b)
			w.bands[b][key] = append(w.bands[b][key], e)
		}
	}
	return e.original
}

// Len is how many articles are remembered.
func (w *Window) Len() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.order.Len()
}

// nearest finds the original most similar to s; of equals the one whose
// URI is first in order.
func (w *Window) nearest(s *Signature) string {
	best, uri := w.threshold, ""
	tried := make(map[*entry]bool)
	for b := range w.bands {
		for _, e := range w.bands[b][s.band(b)] {
			if tried[e] {
				continue
			}
			tried[e] = true
			if got := e.signature.Similarity(s); got > best || got == best && (uri == "" || e.uri < uri) {
				best, uri = got, e.uri
			}
		}
	}
	return uri
}

func (w *Window) forget(el *list.Element) {
	e := w.order.Remove(el).(*entry)
	delete(w.byURI, e.uri)
	if e.original != "" {
		return
	}
	for b := range w.bands {
		key := e.signature.band(b)
		same := w.bands[b][key]
		for i := range same {
			if same[i] == e {
				same = append(same[:i:i], same[i+1:]...)
				break
			}
		}
		if len(same) == 0 {
			delete(w.bands[b], key)
		} else {
			w.bands[b][key] = same
		}
	}
}
