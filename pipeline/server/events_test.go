package server

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"vestnik/extract"
)

// subjects gives the subjects of events.
func subjects(t *testing.T, events []json.RawMessage) string {
	t.Helper()
	var out []string
	for _, raw := range events {
		var e struct{ Subject, ID string }
		if err := json.Unmarshal(raw, &e); err != nil {
			t.Fatal(err)
		}
		out = append(out, e.Subject)
	}
	return strings.Join(out, " ")
}

func TestEvents(t *testing.T) {
	a := newAPI(t, nil)
	for i, day := range []string{"2025-10-01", "2025-10-02", "2025-10-03"} {
		a.post(fmt.Sprintf("/v1/articles?uri=u%d&published=%s&source=S%d", i, day, i%2), "text/plain", signed)
	}
	for query, want := range map[string]string{
		"":                           "u0 u1 u2",
		"?order=newest&limit=2":      "u2 u1",
		"?type=film":                 "",
		"?type=vestnik.agreement.v1": "u0 u1 u2",
		"?state=signed&country=kz":   "u0 u1 u2",
		"?state=denied":              "",
		"?publishedFrom=2025-10-02":  "u1 u2",
		"?publishedTo=2025-10-01":    "u0",
		"?dateFrom=2025-10-06":       "",
		"?source=S1":                 "u1",
		"?subject=u2":                "u2",
		"?party=кинематографистов":        "u0 u1 u2",
		"?party=кинематографистов&job=x":  "",
		"?title=меморандум о несбыточном": "",
	} {
		path := "/v1/events" + strings.ReplaceAll(query, " ", "%20")
		g := a.do("GET", path, "")
		var page eventPage
		a.into(g, &page)
		if got := subjects(t, page.Events); g.code != 200 || got != want {
			t.Errorf("%s: %s, want %s", query, got, want)
		}
	}
	var all []string
	after, pages := "0", 0
	for {
		g := a.do("GET", "/v1/events?limit=2&after="+after, "")
		var page eventPage
		a.into(g, &page)
		all = append(all, subjects(t, page.Events))
		after = page.Cursor
		if pages++; !page.More {
			break
		}
		if next := g.header.Get("Link"); next != `</v1/events?after=`+after+`&limit=2>; rel="next"` {
			t.Errorf("Link %s", next)
		}
	}
	if got := strings.Join(all, " "); got != "u0 u1 u2" || pages != 2 {
		t.Errorf("%d pages: %s", pages, got)
	}
	// Nothing new behind the cursor, until there is.
	var page eventPage
	a.into(a.do("GET", "/v1/events?after="+after, ""), &page)
	if len(page.Events) != 0 || page.Cursor != after || page.More {
		t.Errorf("behind the last: %+v", page)
	}
	var e struct{ ID string }
	a.into(got{body: a.post("/v1/articles?uri=u3", "text/plain", signed).Events[0]}, &e)
	a.into(a.do("GET", "/v1/events?after="+after, ""), &page)
	if subjects(t, page.Events) != "u3" {
		t.Errorf("behind the last: %s", subjects(t, page.Events))
	}
	one := a.do("GET", "/v1/events/"+e.ID, "")
	if one.code != 200 || one.header.Get("Content-Type") != "application/cloudevents+json" || string(one.body) != string(page.Events[0]) {
		t.Errorf("one event: %s", one)
	}
	// An article that no longer tells of it takes it back.
	a.post("/v1/articles?uri=u3", "text/plain", "Погода хорошая.")
	if g := a.do("GET", "/v1/events/"+e.ID, ""); g.code != 404 {
		t.Errorf("a withdrawn event: %s", g)
	}
	if out := a.post("/v1/articles?store=false&uri=u9", "text/plain", signed); len(out.Events) != 1 || out.Stored {
		t.Errorf("a trial: %+v", out)
	}
	a.into(a.do("GET", "/v1/events?subject=u9", ""), &page)
	if len(page.Events) != 0 {
		t.Error("a trial was stored")
	}
}

func TestJobs(t *testing.T) {
	a := newAPI(t, nil)
	body, _ := json.Marshal([]map[string]string{{"uri": "1", "text": signed}, {"uri": "2"}, {"uri": "3", "text": signed}})
	g := a.do("POST", "/v1/articles", string(body), "Content-Type", "application/json", "Prefer", "wait=10, respond-async")
	var j jobView
	a.into(g, &j)
	if g.code != 202 || g.header.Get("Location") != j.Links.Self || g.header.Get("Preference-Applied") != "respond-async" || j.State != "waiting" || j.Articles != 3 || j.Failed != 1 {
		t.Fatalf("%s", g)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	done := make(chan struct{})
	go func() {
		defer close(done)
		a.server.RunJobs(ctx)
	}()
	for {
		changed := a.server.Store.Changed()
		a.into(a.do("GET", j.Links.Self, ""), &j)
		if j.State == "done" {
			break
		}
		select {
		case <-changed:
		case <-t.Context().Done():
			t.Fatal("the job does not end")
		}
	}
	cancel()
	<-done
	if j.Done != 3 || j.Failed != 1 || j.Events != 2 || j.Finished == nil || len(j.Problems) != 1 || j.Problems[0].URI != "2" {
		t.Errorf("job %+v", j)
	}
	var page eventPage
	a.into(a.do("GET", j.Links.Events, ""), &page)
	if got := subjects(t, page.Events); got != "1 3" {
		t.Errorf("events of the job: %s", got)
	}
}

// event is what a stream sends.
type sent struct{ id, kind, data string }

// follow opens a stream.
func (a *api) follow(ctx context.Context, path string, header ...string) (next func() sent) {
	a.Helper()
	req, err := http.NewRequestWithContext(ctx, "GET", a.URL+path, nil)
	if err != nil {
		a.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	res, err := a.Client().Do(req)
	if err != nil {
		a.Fatal(err)
	}
	a.Cleanup(func() { _ = res.Body.Close() })
	if res.StatusCode != 200 || res.Header.Get("Content-Type") != "text/event-stream" {
		a.Fatalf("stream: %s", res.Status)
	}
	lines := bufio.NewScanner(res.Body)
	lines.Buffer(nil, 1<<20)
	return func() (s sent) {
		for lines.Scan() {
			name, value, _ := strings.Cut(lines.Text(), ": ")
			switch name {
			case "id":
				s.id = value
			case "event":
				s.kind = value
			case "data":
				s.data = value
			case "":
				if s.id != "" {
					return s
				}
			}
		}
		return sent{}
	}
}

func TestStream(t *testing.T) {
	a := newAPI(t, nil)
	upload := func(uri string) { a.post("/v1/articles?uri="+uri, "text/plain", signed) }
	upload("before")
	fresh := a.follow(t.Context(), "/v1/events/stream?type=agreement")
	films := a.follow(t.Context(), "/v1/events/stream?type=film&after=0")
	upload("u1")
	first := fresh()
	if first.kind != "vestnik.agreement.v1" || !strings.Contains(first.data, `"subject":"u1"`) {
		t.Errorf("first event %+v", first)
	}
	upload("u2")
	if s := fresh(); !strings.Contains(s.data, `"subject":"u2"`) {
		t.Errorf("second event %+v", s)
	}
	again := a.follow(t.Context(), "/v1/events/stream", "Last-Event-ID", first.id)
	if s := again(); !strings.Contains(s.data, `"subject":"u2"`) {
		t.Errorf("behind %s: %+v", first.id, s)
	}
	all := a.follow(t.Context(), "/v1/events/stream?after=0")
	for _, want := range []string{"before", "u1", "u2"} {
		if s := all(); !strings.Contains(s.data, `"subject":"`+want+`"`) {
			t.Errorf("from the beginning: %+v, want %s", s, want)
		}
	}
	a.post("/v1/articles?uri=film", "text/plain", "Картина «Солёный ветер» режиссёра Айданы Сериковой вышла в прокат 5 октября 2025 года.")
	if s := films(); s.kind != "vestnik.film.v1" {
		t.Errorf("film %+v", s)
	}
}

// TestStreamMissesNothing: many uploads at a time, a stream gets each once and
// in order.
func TestStreamMissesNothing(t *testing.T) {
	a := newAPI(t, nil)
	next := a.follow(t.Context(), "/v1/events/stream?after=0")
	const n = 40
	go func() {
		for i := range n {
			r, err := a.server.readers.read(context.Background(), articleOf(fmt.Sprintf("u%02d", i)), "", false)
			if err == nil {
				err = a.server.Store.Put(context.Background(), "", r.Reading)
			}
			if err != nil {
				t.Error(err)
			}
		}
	}()
	var got []string
	for range n {
		var e struct{ Subject string }
		if err := json.Unmarshal([]byte(next().data), &e); err != nil {
			t.Fatal(err)
		}
		got = append(got, e.Subject)
	}
	if !slices.IsSorted(got) || len(slices.Compact(got)) != n {
		t.Errorf("stream %v", got)
	}
}

func TestOpenAPIDocument(t *testing.T) {
	var doc struct {
		OpenAPI string
		Paths   map[string]map[string]struct {
			OperationID string
			Parameters  []struct{ Name, In string }
			Responses   map[string]any
		}
		Components struct{ Schemas map[string]any }
	}
	if err := json.Unmarshal(OpenAPI(), &doc); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(doc.OpenAPI, "3.1") {
		t.Errorf("version %s", doc.OpenAPI)
	}
	a := newAPI(t, nil)
	for path, methods := range doc.Paths {
		// Every path is served, and takes just the methods of the document.
		g := a.do("PATCH", strings.ReplaceAll(path, "{id}", "x"), "")
		var allowed []string
		for _, m := range strings.Split(g.header.Get("Allow"), ", ") {
			if m != "HEAD" {
				allowed = append(allowed, strings.ToLower(m))
			}
		}
		var documented []string
		for m := range methods {
			documented = append(documented, m)
		}
		slices.Sort(documented)
		if !slices.Equal(allowed, documented) {
			t.Errorf("%s takes %v, the document says %v", path, allowed, documented)
		}
	}
	names := func(path, method string) (out []string) {
		for _, p := range doc.Paths[path][method].Parameters {
			if p.In == "query" {
				out = append(out, p.Name)
			}
		}
		return out
	}
	for _, c := range []struct {
		path, method string
		want         []string
	}{
		{"/v1/events", "get", append(slices.Clone(filterNames[:]), "after", "limit", "order")},
		{"/v1/events/stream", "get", append(slices.Clone(filterNames[:]), "after")},
		{"/v1/articles", "post", append([]string{"uri", "store", "include"}, metaNames[:]...)},
	} {
		got := names(c.path, c.method)
		slices.Sort(got)
		slices.Sort(c.want)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: parameters %v, the program takes %v", c.path, got, c.want)
		}
	}
	if g := a.do("GET", "/openapi.json", ""); g.code != 200 || string(g.body) != string(OpenAPI()) {
		t.Errorf("served: %d, %d bytes", g.code, len(g.body))
	}
}

func TestStatusAndMetrics(t *testing.T) {
	a := newAPI(t, nil)
	a.post("/v1/articles", "text/plain", signed)
	a.do("GET", "/v1/events/x", "")
	a.do("BREW", "/v1/events", "")
	var s statusView
	a.into(a.do("GET", "/v1/status", ""), &s)
	if s.Lexicon != program().Version() || s.Events["agreement"] != 1 || s.Backlog != 0 || s.Reload {
		t.Errorf("status %+v", s)
	}
	m := string(a.do("GET", "/metrics", "").body)
	for _, want := range []string{
		`vestnik_serve_requests_total{method="POST",path="/v1/articles",status="200"} 1`,
		`vestnik_serve_requests_total{method="GET",path="/v1/events/{id}",status="404"} 1`,
		`vestnik_serve_requests_total{method="other",path="/v1/events",status="405"} 1`,
		`vestnik_serve_events_total{kind="agreement"} 1`,
		`vestnik_serve_articles_total{result="read"} 1`,
		`vestnik_serve_lexicon_info{version="` + program().Version() + `"} 1`,
		`vestnik_serve_backlog_articles 0`,
	} {
		if !strings.Contains(m, want) {
			t.Errorf("no %s", want)
		}
	}
}

func TestNotReady(t *testing.T) {
	a := newAPI(t, nil)
	if g := a.do("GET", "/readyz", ""); g.code != 200 {
		t.Error(g)
	}
	if err := a.server.Store.Close(); err != nil {
		t.Fatal(err)
	}
	if g := a.do("GET", "/readyz", ""); g.code != 503 {
		t.Error(g)
	}
	if g := a.do("POST", "/v1/articles", signed, "Content-Type", "text/plain"); g.code != 500 {
		t.Error(g)
	}
	if g := a.do("GET", "/healthz", ""); g.code != 200 {
		t.Error(g)
	}
}

func articleOf(uri string) extract.Article { return extract.Article{URI: uri, Text: signed} }
