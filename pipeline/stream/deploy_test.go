package stream

import (
	"encoding/json"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"vestnik/pipeline/metrics"
)

// TestDeploy: the dashboard and the alerts are well formed and speak of metrics
// and labels that there are.
func TestDeploy(t *testing.T) {
	m := metrics.New()
	m.Lexicon("v")
	for _, outcome := range []outcome{outcomeRead, outcomeDead} {
		m.Articles.WithLabelValues(string(outcome))
	}
	m.Events.WithLabelValues("film")
	m.Tombstones.WithLabelValues("film")
	m.Drops.WithLabelValues("language")
	m.DeadLetters.WithLabelValues("panic")
	m.Errors.WithLabelValues("publish")
	m.Lag.WithLabelValues("0")
	rec := httptest.NewRecorder()
	metrics.Handler(m, &Stream{}, false).ServeHTTP(rec, httptest.NewRequest("GET", "/metrics", nil))
	known := rec.Body.String()

	read := func(name string) []byte {
		b, err := os.ReadFile(filepath.Join("deploy", name))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	var exprs []string
	var alerts struct {
		Groups []struct {
			Rules []struct {
				Alert, Expr string
				Annotations struct{ Summary string }
			}
		}
	}
	if err := yaml.Unmarshal(read("alerts.yaml"), &alerts); err != nil {
		t.Fatal(err)
	}
	for _, g := range alerts.Groups {
		for _, r := range g.Rules {
			if r.Alert == "" || r.Expr == "" || r.Annotations.Summary == "" {
				t.Errorf("rule %+v is not complete", r)
			}
			exprs = append(exprs, r.Expr)
		}
	}
	var dashboard struct {
		Panels []struct {
			Title   string
			Targets []struct{ Expr string }
		}
		Annotations struct{ List []struct{ Expr string } }
	}
	if err := json.Unmarshal(read("grafana.json"), &dashboard); err != nil {
		t.Fatal(err)
	}
	for _, p := range dashboard.Panels {
		if len(p.Targets) == 0 {
			t.Errorf("panel %q shows nothing", p.Title)
		}
		for _, target := range p.Targets {
			exprs = append(exprs, target.Expr)
		}
	}
	for _, a := range dashboard.Annotations.List {
		exprs = append(exprs, a.Expr)
	}
	name := regexp.MustCompile(`\b(?:vestnik|process)_[a-z_]+`)
	seen := make(map[string]bool)
	for _, e := range exprs {
		if strings.Count(e, "(") != strings.Count(e, ")") || strings.Count(e, "{") != strings.Count(e, "}") {
			t.Errorf("brackets of %q", e)
		}
		for _, n := range name.FindAllString(e, -1) {
			seen[n] = true
			if !strings.Contains(known, "\n"+n+"{") && !strings.Contains(known, "\n"+n+" ") {
				t.Errorf("%q: there is no metric %s", e, n)
			}
		}
	}
	if len(seen) < 15 {
		t.Errorf("only %d metrics are shown", len(seen))
	}
}
