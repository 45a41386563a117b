package server

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"time"

	"golang.org/x/sync/semaphore"

	"vestnik/extract"
	"vestnik/pipeline/store"
)

// Config says what to serve. Store and Program must be set, the zero values of
// others mean the defaults that are named.
type Config struct {
	Store   *store.Store
	Program func() *extract.Program               // the compiled lexicon of the moment
	Reload  func(context.Context) (string, error) // reads the lexicon again and gives its version; nil: not offered
	Source  string                                // source attribute of the events
	Tokens  []string                              // one of which a client must show; none: everybody may, from this machine's own names only
	Log     *slog.Logger                          // nil: silent

	MaxBody     int64         // bytes of a request as sent, 0: 32 MB
	MaxUnpacked int64         // bytes that a request unpacks to, 0: 128 MB
	MaxText     int           // bytes of one article, 0: 4 MB
	MaxFiles    int           // articles of a request, 0: 10,000
	MaxAtOnce   int64         // bytes of text that are read while the client waits, 0: 4 MB
	MaxUploads  int           // uploads at a time, 0: four a core
	MaxHeld     int64         // bytes of uploads at a time, as sent and unpacked, 0: 256 MB
	Rate        float64       // requests a second of a client, 0: 20; negative: no limit
	Workers     int           // articles read at a time, 0: one a core
	Grace       time.Duration // given to requests when the server stops, 0: 10 s
}

func (c *Config) defaults() error {
	if c.Store == nil || c.Program == nil {
		return errors.New("server: no store or no lexicon")
	}
	def := func(p *int, v int) {
		if *p <= 0 {
			*p = v
		}
	}
	def64 := func(p *int64, v int64) {
		if *p <= 0 {
			*p = v
		}
	}
	cores := runtime.GOMAXPROCS(0)
	def64(&c.MaxBody, 32<<20)
	def64(&c.MaxUnpacked, 128<<20)
	def64(&c.MaxAtOnce, 4<<20)
	def64(&c.MaxHeld, 256<<20)
	c.MaxHeld = max(c.MaxHeld, c.MaxBody+c.MaxUnpacked+1) // the largest upload alone
	def(&c.MaxText, 4<<20)
	def(&c.MaxFiles, 10_000)
	def(&c.MaxUploads, 4*cores)
	def(&c.Workers, cores)
	if c.Rate == 0 {
		c.Rate = 20
	}
	if c.Grace <= 0 {
		c.Grace = 10 * time.Second
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	return nil
}

// Server is the service: an http.Handler, and the worker of the jobs.
type Server struct {
	Config
	handler  http.Handler
	readers  *readers
	clients  *clients
	guard    *guard
	uploads  chan struct{} // a place for each upload
	held     *semaphore.Weighted
	metrics  *metrics
	hasJobs  chan struct{} // told of new jobs
	stopping chan struct{} // closed when the server stops
}

// New makes the service. Run, or RunJobs, must run for jobs to be done.
func New(cfg Config) (*Server, error) {
	if err := cfg.defaults(); err != nil {
		return nil, err
	}
	s := &Server{
		Config: cfg, readers: newReaders(cfg.Program, cfg.Workers), clients: newClients(cfg.Rate), guard: newGuard(cfg.Tokens),
		uploads: make(chan struct{}, cfg.MaxUploads), held: semaphore.NewWeighted(cfg.MaxHeld), hasJobs: make(chan struct{}, 1), stopping: make(chan struct{}),
	}
	s.metrics = newMetrics(s)
	s.handler = s.routes()
	return s, nil
}

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Run serves on a listener until ctx is done, and then gives requests
// Config.Grace to end. Streams end at once.
func (s *Server) Run(ctx context.Context, l net.Listener) error {
	hs := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       2 * time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(s.Log.Handler(), slog.LevelDebug),
	}
	jobs, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	jobsDone := make(chan struct{})
	go func() {
		defer close(jobsDone)
		s.RunJobs(jobs)
	}()
	failed := make(chan error, 1)
	go func() { failed <- hs.Serve(l) }()
	select {
	case err := <-failed:
		cancel()
		<-jobsDone
		return err
	case <-ctx.Done():
	}
	close(s.stopping)
	cancel() // the articles at hand are finished, the others wait in the store
	grace, stop := context.WithTimeout(context.WithoutCancel(ctx), s.Grace)
	defer stop()
	err := hs.Shutdown(grace)
	if err != nil {
		err = errors.Join(err, hs.Close())
	}
	<-jobsDone
	return err
}

// route is a path with a handler for each method.
type route struct {
	path    string
	open    bool // needs no token
	methods map[string]http.HandlerFunc
}

func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	for _, r := range []route{
		{"/{$}", true, map[string]http.HandlerFunc{"GET": s.workbench}},
		{"/openapi.json", true, map[string]http.HandlerFunc{"GET": s.openAPI}},
		{"/healthz", true, map[string]http.HandlerFunc{"GET": s.health}},
		{"/readyz", true, map[string]http.HandlerFunc{"GET": s.ready}},
		{"/metrics", false, map[string]http.HandlerFunc{"GET": s.metrics.serve}},
		{"/v1/status", false, map[string]http.HandlerFunc{"GET": s.status}},
		{"/v1/articles", false, map[string]http.HandlerFunc{"POST": s.postArticles}},
		{"/v1/jobs/{id}", false, map[string]http.HandlerFunc{"GET": s.getJob}},
		{"/v1/events", false, map[string]http.HandlerFunc{"GET": s.getEvents}},
		{"/v1/events/stream", false, map[string]http.HandlerFunc{"GET": s.streamEvents}},
		{"/v1/events/{id}", false, map[string]http.HandlerFunc{"GET": s.getEvent}},
		{"/v1/reload", false, map[string]http.HandlerFunc{"POST": s.reload}},
	} {
		mux.Handle(r.path, s.handle(r))
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		problem(w, http.StatusNotFound, "not-found", "there is nothing at "+r.URL.Path)
	})
	// Forms and scripts of other sites must not upload in a visitor's name.
	cross := http.NewCrossOriginProtection()
	cross.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		problem(w, http.StatusForbidden, "cross-origin", "a page of another site asked for this")
	}))
	return cross.Handler(mux)
}

// handle puts what all requests have in common around a route.
func (s *Server) handle(r route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		began := time.Now()
		rec := &recorder{ResponseWriter: w, code: http.StatusOK}
		w = rec
		defer func() {
			if p := recover(); p != nil {
				s.Log.Error("panic", "path", req.URL.Path, "panic", p)
				if !rec.wrote {
					problem(w, http.StatusInternalServerError, "internal", "a fault of the program")
				}
			}
			s.metrics.request(r.path, req.Method, rec.code, time.Since(began))
			s.Log.Debug("request", "method", req.Method, "path", req.URL.Path, "status", rec.code, "took", time.Since(began))
		}()
		w.Header().Set("X-Content-Type-Options", "nosniff")
		method := req.Method
		if method == http.MethodHead {
			method = http.MethodGet
		}
		h := r.methods[method]
		switch {
		case h == nil:
			notAllowed(w, r.methods)
		case !s.guard.host(req):
			problem(w, http.StatusMisdirectedRequest, "host", "without tokens the server answers to the names of its own machine only")
		case !r.open && !s.guard.token(req):
			w.Header().Set("WWW-Authenticate", `Bearer realm="vestnik"`)
			problem(w, http.StatusUnauthorized, "token", "a token is needed: Authorization: Bearer ...")
		case !r.open && !s.clients.allow(s.guard.client(req), began):
			w.Header().Set("Retry-After", "1")
			problem(w, http.StatusTooManyRequests, "rate", "more requests a second than a client may make")
		default:
			h(w, req)
		}
	})
}

// recorder remembers the status of a response.
type recorder struct {
	http.ResponseWriter
	code  int
	wrote bool
}

func (r *recorder) WriteHeader(code int) {
	if !r.wrote {
		r.code, r.wrote = code, true
	}
	r.ResponseWriter.WriteHeader(code)
}

func (r *recorder) Write(p []byte) (int, error) {
	r.wrote = true
	return r.ResponseWriter.Write(p)
}

// Unwrap lets http.ResponseController reach the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }
