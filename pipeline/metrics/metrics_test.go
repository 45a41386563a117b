package metrics

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus/testutil"
)

type health struct{ live, ready error }

func (h *health) Live() error  { return h.live }
func (h *health) Ready() error { return h.ready }

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	res, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(body)
}

func TestServer(t *testing.T) {
	s, h := New(), &health{ready: errors.New("not in the group yet")}
	s.Articles.WithLabelValues("read").Add(3)
	s.Lag.WithLabelValues("0").Set(17)
	s.Lexicon("v1")
	s.Lexicon("v2")
	s.Seconds(Read, 0.02)
	srv, err := Listen("127.0.0.1:0", s, h)
	if err != nil {
		t.Fatal(err)
	}
	base := "http://" + srv.Addr()
	code, body := get(t, base+"/metrics")
	for _, want := range []string{
		`vestnik_stream_articles_total{outcome="read"} 3`, `vestnik_stream_lag{partition="0"} 17`, `vestnik_lexicon_info{version="v2"} 1`,
		`vestnik_stream_stage_seconds_count{stage="read"} 1`, `vestnik_stream_stage_seconds_count{stage="commit"} 0`, "go_goroutines",
	} {
		if code != 200 || !strings.Contains(body, want) {
			t.Errorf("/metrics: %d, %q is missing", code, want)
		}
	}
	if strings.Contains(body, `version="v1"`) {
		t.Error("the former lexicon is still told")
	}
	if code, body := get(t, base+"/healthz"); code != 200 || body != "ok\n" {
		t.Errorf("/healthz: %d %q", code, body)
	}
	if code, body := get(t, base+"/readyz"); code != 503 || body != "not in the group yet\n" {
		t.Errorf("/readyz: %d %q", code, body)
	}
	if code, _ := get(t, base+"/debug/pprof/cmdline"); code != 200 {
		t.Errorf("profiles on loopback: %d", code)
	}
	if err := srv.Close(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestNoProfilesElsewhere(t *testing.T) {
	rec := httptest.NewRecorder()
	Handler(New(), &health{}, false).ServeHTTP(rec, httptest.NewRequest("GET", "/debug/pprof/", nil))
	if rec.Code != http.StatusNotFound {
		t.Errorf("%d", rec.Code)
	}
}

// TestNames holds the metrics to the naming rules of Prometheus.
func TestNames(t *testing.T) {
	s := New()
	s.Articles.WithLabelValues("read")
	s.Lag.WithLabelValues("0")
	s.Lexicon("v")
	faults, err := testutil.GatherAndLint(s.registry)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults {
		t.Errorf("%s: %s", f.Metric, f.Text)
	}
}
