// Package metrics is what the streaming service tells of itself: Prometheus
// metrics, liveness and readiness, and profiles on the loopback interface.
//
// Delivery guarantees: counters begin at zero when the program starts; what
// they count may be counted again when articles are read again.
package metrics

import (
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
)

// Stage is a part of the way of an article whose time is measured.
type Stage string

// The stages, in the order of the way.
const (
	Queue   Stage = "queue"   // fetched, waiting for a worker
	Read    Stage = "read"    // decoded, filtered, extracted, put into envelopes
	Publish Stage = "publish" // a batch's events until they are acknowledged
	State   Stage = "state"   // a batch's states until they are acknowledged
	Commit  Stage = "commit"  // offsets until they are committed
	Total   Stage = "total"   // fetched until acknowledged
)

// stages lists all stages.
var stages = [...]Stage{Queue, Read, Publish, State, Commit, Total}

// Stream holds the metrics of a stream. The names and labels are documented
// by their help texts; labels have few values.
type Stream struct {
	Articles    *prometheus.CounterVec // outcome
	Bytes       prometheus.Counter
	Events      *prometheus.CounterVec // kind
	Tombstones  *prometheus.CounterVec // kind
	Drops       *prometheus.CounterVec // reason
	DeadLetters *prometheus.CounterVec // cause
	Errors      *prometheus.CounterVec // operation
	Rebalances  prometheus.Counter
	Partitions  prometheus.Gauge
	Lag         *prometheus.GaugeVec // partition
	InFlight    prometheus.Gauge
	Abandoned   prometheus.Gauge
	Window      prometheus.Gauge
	Reloads     prometheus.Counter

	lexicon  *prometheus.GaugeVec // version
	seconds  map[Stage]prometheus.Observer
	registry *prometheus.Registry
}

// New returns metrics in a registry of their own.
func New() *Stream {
	r := prometheus.NewRegistry()
	counter := func(name, help string) prometheus.Counter {
		c := prometheus.NewCounter(prometheus.CounterOpts{Namespace: "vestnik", Subsystem: "stream", Name: name, Help: help})
		r.MustRegister(c)
		return c
	}
	counters := func(name, help string, labels ...string) *prometheus.CounterVec {
		c := prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: "vestnik", Subsystem: "stream", Name: name, Help: help}, labels)
		r.MustRegister(c)
		return c
	}
	gauge := func(name, help string) prometheus.Gauge {
		g := prometheus.NewGauge(prometheus.GaugeOpts{Namespace: "vestnik", Subsystem: "stream", Name: name, Help: help})
		r.MustRegister(g)
		return g
	}
	gauges := func(name, help string, labels ...string) *prometheus.GaugeVec {
		g := prometheus.NewGaugeVec(prometheus.GaugeOpts{Namespace: "vestnik", Subsystem: "stream", Name: name, Help: help}, labels)
		r.MustRegister(g)
		return g
	}
	s := &Stream{
		Articles:    counters("articles_total", "Articles whose events are acknowledged, by outcome: read, filtered, duplicate, withdrawn or dead.", "outcome"),
		Bytes:       counter("bytes_total", "Bytes of the articles' messages."),
		Events:      counters("events_total", "Events acknowledged.", "kind"),
		Tombstones:  counters("tombstones_total", "Facts withdrawn.", "kind"),
		Drops:       counters("drops_total", "Articles and readings left out, by reason.", "reason"),
		DeadLetters: counters("dead_letters_total", "Articles sent to the dead letters.", "cause"),
		Errors:      counters("errors_total", "Failed attempts: join, fetch, publish, state or commit. All are tried again.", "operation"),
		Rebalances:  counter("rebalances_total", "Generations of the consumer group that this member took part in."),
		Partitions:  gauge("partitions", "Partitions of the articles topic that are this member's."),
		Lag:         gauges("lag", "Articles of the partition that are not acknowledged yet.", "partition"),
		InFlight:    gauge("in_flight_bytes", "Bytes of articles between fetch and acknowledgement."),
		Abandoned:   gauge("abandoned", "Readings that took too long and still run."),
		Window:      gauge("window_articles", "Articles remembered to find duplicates."),
		Reloads:     counter("lexicon_reloads_total", "Times that the lexicon was another one."),
		lexicon: prometheus.NewGaugeVec(prometheus.GaugeOpts{Namespace: "vestnik", Name: "lexicon_info",
			Help: "1 for the version of the lexicon in use."}, []string{"version"}),
		seconds:  make(map[Stage]prometheus.Observer),
		registry: r,
	}
	seconds := prometheus.NewHistogramVec(prometheus.HistogramOpts{Namespace: "vestnik", Subsystem: "stream", Name: "stage_seconds",
		Help:    "Time by stage: queue, read and total are of an article, publish, state and commit of a batch.",
		Buckets: prometheus.ExponentialBuckets(0.0001, 2.5, 14)}, []string{"stage"})
	r.MustRegister(s.lexicon, seconds, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	for _, stage := range stages {
		s.seconds[stage] = seconds.WithLabelValues(string(stage))
	}
	return s
}

// Seconds records how long a stage took.
func (s *Stream) Seconds(stage Stage, seconds float64) {
	s.seconds[stage].Observe(seconds)
}

// Lexicon tells the version of the lexicon in use.
func (s *Stream) Lexicon(version string) {
	s.lexicon.Reset()
	s.lexicon.WithLabelValues(version).Set(1)
}
