package metrics

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/pprof"
	"time"

	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Health says how a service is. The errors are for people.
type Health interface {
	Live() error  // nil unless the program should be started again
	Ready() error // nil when it does its work
}

// Handler serves /metrics, /healthz and /readyz, and /debug/pprof/ when
// profiles is set.
func Handler(s *Stream, h Health, profiles bool) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(s.registry, promhttp.HandlerOpts{Registry: s.registry}))
	answer := func(check func() error) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/plain; charset=utf-8")
			if err := check(); err != nil {
				w.WriteHeader(http.StatusServiceUnavailable)
				fmt.Fprintln(w, err)
				return
			}
			fmt.Fprintln(w, "ok")
		}
	}
	mux.Handle("GET /healthz", answer(h.Live))
	mux.Handle("GET /readyz", answer(h.Ready))
	if profiles {
		mux.HandleFunc("GET /debug/pprof/", pprof.Index)
		mux.HandleFunc("GET /debug/pprof/cmdline", pprof.Cmdline)
		mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
		mux.HandleFunc("GET /debug/pprof/symbol", pprof.Symbol)
		mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	}
	return mux
}

// Server answers over HTTP until it is closed.
type Server struct {
	inner *http.Server
	addr  string
	done  chan error
}

// Listen starts a server on host:port. Profiles are served when every address
// it listens on is a loopback one.
func Listen(addr string, s *Stream, h Health) (*Server, error) {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("metrics: %w", err)
	}
	tcp, ok := l.Addr().(*net.TCPAddr)
	srv := &Server{
		inner: &http.Server{Handler: Handler(s, h, ok && tcp.IP.IsLoopback()), ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute},
		addr:  l.Addr().String(),
		done:  make(chan error, 1),
	}
	go func() { srv.done <- srv.inner.Serve(l) }()
	return srv, nil
}

// Addr is the host and port that the server listens on.
func (s *Server) Addr() string { return s.addr }

// Close ends the server; requests under way have until ctx ends.
func (s *Server) Close(ctx context.Context) error {
	err := s.inner.Shutdown(ctx)
	if served := <-s.done; !errors.Is(served, http.ErrServerClosed) {
		err = errors.Join(err, served)
	}
	return err
}
