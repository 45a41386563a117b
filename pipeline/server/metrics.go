package server

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics are what operators watch.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
	articles *prometheus.CounterVec
	events   *prometheus.CounterVec
	drops    *prometheus.CounterVec
	bytes    prometheus.Counter
	reading  prometheus.Histogram
	reloads  *prometheus.CounterVec
	streams  prometheus.Gauge
	page     http.Handler
}

func newMetrics(s *Server) *metrics {
	const ns = "vestnik_serve"
	buckets := prometheus.ExponentialBuckets(0.001, 4, 8) // 1 ms to 16 s
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: ns, Name: "requests_total", Help: "Requests by path, method and status."}, []string{"path", "method", "status"}),
		seconds:  prometheus.NewHistogramVec(prometheus.HistogramOpts{Namespace: ns, Name: "request_seconds", Help: "Time of requests by path.", Buckets: buckets}, []string{"path"}),
		articles: prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: ns, Name: "articles_total", Help: "Articles by result: read or failed."}, []string{"result"}),
		events:   prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: ns, Name: "events_total", Help: "Events read by kind."}, []string{"kind"}),
		drops:    prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: ns, Name: "drops_total", Help: "What was read and left out, by reason."}, []string{"reason"}),
		bytes:    prometheus.NewCounter(prometheus.CounterOpts{Namespace: ns, Name: "text_bytes_total", Help: "Bytes of text read."}),
		reading:  prometheus.NewHistogram(prometheus.HistogramOpts{Namespace: ns, Name: "article_seconds", Help: "Time of reading an article.", Buckets: buckets}),
		reloads:  prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: ns, Name: "lexicon_reloads_total", Help: "Reloads of the lexicon by result: ok or failed."}, []string{"result"}),
		streams:  prometheus.NewGauge(prometheus.GaugeOpts{Namespace: ns, Name: "streams", Help: "Streams of events that are open."}),
	}
	backlog := prometheus.NewGaugeFunc(prometheus.GaugeOpts{Namespace: ns, Name: "backlog_articles", Help: "Articles of jobs that wait."}, func() float64 {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		n, err := s.Store.Backlog(ctx)
		if err != nil {
			return -1
		}
		return float64(n)
	})
	m.registry.MustRegister(m.requests, m.seconds, m.articles, m.events, m.drops, m.bytes, m.reading, m.reloads, m.streams, backlog,
		lexiconVersion{s}, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	m.page = promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
	return m
}

func (m *metrics) serve(w http.ResponseWriter, r *http.Request) { m.page.ServeHTTP(w, r) }

// request counts a request. Methods that no path takes are one, so that
// clients cannot make new series.
func (m *metrics) request(path, method string, code int, took time.Duration) {
	switch method {
	case "GET", "HEAD", "POST":
	default:
		method = "other"
	}
	m.requests.WithLabelValues(path, method, strconv.Itoa(code)).Inc()
	m.seconds.WithLabelValues(path).Observe(took.Seconds())
}

// read counts an article.
func (m *metrics) read(r *reading, err error) {
	if err != nil {
		m.articles.WithLabelValues("failed").Inc()
		return
	}
	m.articles.WithLabelValues("read").Inc()
	m.bytes.Add(float64(len(r.Article.Text)))
	m.reading.Observe(r.took.Seconds())
	for _, e := range r.Events {
		m.events.WithLabelValues(e.Kind.String()).Inc()
	}
	for reason, n := range r.drops {
		m.drops.WithLabelValues(reason).Add(float64(n))
	}
}

// lexiconVersion is a metric whose label is the version of the moment.
type lexiconVersion struct{ s *Server }

func (l lexiconVersion) desc(version string) *prometheus.Desc {
	return prometheus.NewDesc("vestnik_serve_lexicon_info", "The lexicon in use.", nil, prometheus.Labels{"version": version})
}

// Describe implements prometheus.Collector; the series is not known beforehand.
func (l lexiconVersion) Describe(chan<- *prometheus.Desc) {}

// Collect implements prometheus.Collector.
func (l lexiconVersion) Collect(ch chan<- prometheus.Metric) {
	ch <- prometheus.MustNewConstMetric(l.desc(l.s.Program().Version()), prometheus.GaugeValue, 1)
}
