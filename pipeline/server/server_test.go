package server

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/httptest"
	"net/textproto"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"vestnik/extract"
	"vestnik/extract/event"
	"vestnik/lexicon"
	"vestnik/pipeline/store"
)

// program compiles the embedded lexicon once for all tests.
var program = sync.OnceValue(func() *extract.Program {
	lex, ds := lexicon.Embedded()
	p, more := extract.Compile(lex)
	if ds.HasErrors() || p == nil {
		panic(fmt.Sprint(ds, more))
	}
	return p
})

const signed = "АСТАНА, 5 октября 2025 года. Министерство культуры Казахстана и Союз кинематографистов Кыргызстана подписали меморандум о сотрудничестве.\n"

// api is a server under test.
type api struct {
	*httptest.Server
	*testing.T
	server *Server
	token  string
}

func newAPI(t *testing.T, change func(*Config)) *api {
	t.Helper()
	st, err := store.Open(filepath.Join(t.TempDir(), "events.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	cfg := Config{Store: st, Program: program, Rate: -1}
	if change != nil {
		change(&cfg)
	}
	s, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	hs := httptest.NewServer(s)
	t.Cleanup(hs.Close)
	return &api{Server: hs, T: t, server: s}
}

// got is an answer.
type got struct {
	code   int
	header http.Header
	body   []byte
}

func (g got) String() string { return fmt.Sprintf("%d %.400s", g.code, g.body) }

// into reads the body.
func (a *api) into(g got, v any) {
	a.Helper()
	if err := json.Unmarshal(g.body, v); err != nil {
		a.Fatalf("%s: %v", g, err)
	}
}

// do makes a request; header are names and values in turn.
func (a *api) do(method, path, body string, header ...string) got {
	a.Helper()
	req, err := http.NewRequestWithContext(a.Context(), method, a.URL+path, strings.NewReader(body))
	if err != nil {
		a.Fatal(err)
	}
	if a.token != "" {
		req.Header.Set("Authorization", "Bearer "+a.token)
	}
	for i := 0; i < len(header); i += 2 {
		if header[i] == "Host" {
			req.Host = header[i+1]
		}
		req.Header.Set(header[i], header[i+1])
	}
	res, err := a.Client().Do(req)
	if err != nil {
		a.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		a.Fatal(err)
	}
	if res.StatusCode >= 400 && res.Header.Get("Content-Type") != "application/problem+json" {
		a.Errorf("%s %s: an error of type %q: %s", method, path, res.Header.Get("Content-Type"), b)
	}
	return got{res.StatusCode, res.Header, b}
}

// post uploads and reads the answer.
func (a *api) post(path, contentType, body string, header ...string) answer {
	a.Helper()
	g := a.do("POST", path, body, append(header, "Content-Type", contentType)...)
	if g.code != http.StatusOK {
		a.Fatalf("POST %s: %s", path, g)
	}
	var out answer
	a.into(g, &out)
	return out
}

func zipOf(t *testing.T, files ...string) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(w, files[i+1])
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestUploads(t *testing.T) {
	a := newAPI(t, nil)
	article, _ := json.Marshal(map[string]string{"uri": "j", "text": signed})
	page := "<html><body><article><h1>Меморандум</h1><p>" + signed + "</p></article></body></html>"
	var form bytes.Buffer
	m := multipart.NewWriter(&form)
	_ = m.WriteField("published", "2025-10-06")
	for name, body := range map[string]string{"f.txt": signed, "p.html": page, "z.zip": zipOf(t, "in/z.txt", signed)} {
		w, _ := m.CreateFormFile("files", name)
		fmt.Fprint(w, body)
	}
	h := textproto.MIMEHeader{}
	h.Set("Content-Disposition", `form-data; name="x"; filename="picture.png"`)
	h.Set("Content-Type", "image/png")
	_, _ = m.CreatePart(h)
	_ = m.Close()
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	fmt.Fprint(z, signed)
	_ = z.Close()
	for name, c := range map[string]struct {
		query, contentType, body string
		header                   []string
		uris                     string
		events, problems         int
	}{
		"text":       {"?uri=t", "text/plain; charset=utf-8", signed, nil, "t", 1, 0},
		"page":       {"?uri=https://example.org/1", "text/html", page, nil, "https://example.org/1", 1, 0},
		"json":       {"", "application/json", string(article), nil, "j", 1, 0},
		"json list":  {"", "application/json", "[" + string(article) + `,{"uri":"n","text":"Погода хорошая."},{"text":7.5},{"uri":"k"}]`, nil, "j n urn:", 1, 1},
		"json batch": {"", "application/json", `{"articles":[` + string(article) + `]}`, nil, "j", 1, 0},
		"lines":      {"", "application/x-ndjson", string(article) + "\n\n{\"broken\n", nil, "j", 1, 1},
		"event":      {"", "application/cloudevents+json", `{"specversion":"1.0","id":"1","type":"x","source":"/x","subject":"ce","time":"2025-10-05T10:00:00Z","data":{"text":"Погода"}}`, nil, "ce", 0, 0},
		"zip":        {"", "application/zip", zipOf(t, "a/1.txt", signed, "b.html", page, "c.jsonl", string(article), "d.png", "x", ".hidden.txt", "x", "in.zip", "PK"), nil, "a/1.txt b.html j", 3, 1},
		"form":       {"", m.FormDataContentType(), form.String(), nil, "f.txt p.html in/z.txt", 3, 1},
		"gzip":       {"?uri=g", "text/plain", packed.String(), []string{"Content-Encoding", "gzip"}, "g", 1, 0},
		"cp1251":     {"?uri=c", "text/plain; charset=windows-1251", cp1251(signed), nil, "c", 1, 0},
	} {
		out := a.post("/v1/articles"+c.query, c.contentType, c.body, c.header...)
		uris := map[string]bool{}
		for _, x := range out.Articles {
			uris[x.URI] = true
		}
		for _, want := range strings.Fields(c.uris) {
			found := false
			for u := range uris {
				found = found || u == want || want == "urn:" && strings.HasPrefix(u, want)
			}
			if !found {
				t.Errorf("%s: articles %v, want %s", name, uris, c.uris)
			}
		}
		if len(uris) != len(strings.Fields(c.uris)) || len(out.Events) != c.events || len(out.Problems) != c.problems || out.Lexicon == "" || !out.Stored {
			t.Errorf("%s: articles %v, %d events, problems %v", name, uris, len(out.Events), out.Problems)
		}
	}
}

func cp1251(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r < 0x80:
			b.WriteRune(r)
		case r >= 'А' && r <= 'я':
			b.WriteByte(byte(r - 'А' + 0xc0))
		}
	}
	return b.String()
}

// TestContract: events of an answer keep their schemas.
func TestContract(t *testing.T) {
	c := jsonschema.NewCompiler()
	for id, raw := range map[string][]byte{event.CommonSchemaID: event.CommonSchema(), event.KindAgreement.SchemaID(): event.KindAgreement.Schema()} {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		if err := c.AddResource(id, doc); err != nil {
			t.Fatal(err)
		}
	}
	schema := c.MustCompile(event.KindAgreement.SchemaID())
	a := newAPI(t, nil)
	out := a.post("/v1/articles?uri=x&title=%D0%97&published=2025-10-05&source=Portal&include=text,mentions", "text/plain", signed)
	var e struct {
		Time string
		Data any
	}
	if err := json.Unmarshal(out.Events[0], &e); err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(e.Data); err != nil {
		t.Error(err)
	}
	doc := e.Data.(map[string]any)["document"].(map[string]any)
	if e.Time != "2025-10-05T00:00:00Z" || doc["title"] != "З" || doc["source"] != "Portal" {
		t.Errorf("time %s, document %v", e.Time, doc)
	}
	if x := out.Articles[0]; x.Text != signed || len(x.Mentions) == 0 || x.Events != 1 {
		t.Errorf("article %+v", x)
	}
}

func TestRefusals(t *testing.T) {
	a := newAPI(t, func(c *Config) {
		c.MaxBody, c.MaxUnpacked, c.MaxText, c.MaxFiles, c.MaxAtOnce = 10_000, 50_000, 3_200, 3, 6_000
	})
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	_, _ = z.Write(make([]byte, 5_000_000))
	_ = z.Close()
	long := strings.Repeat("слово ", 350)
	three, _ := json.Marshal([]map[string]string{{"text": long[:3100]}, {"text": long[:3100]}})
	for name, c := range map[string]struct {
		method, path, contentType, body string
		header                          []string
		code                            int
		kind                            string
	}{
		"nothing there":      {"GET", "/v2/x", "", "", nil, 404, "not-found"},
		"method":             {"DELETE", "/v1/articles", "", "", nil, 405, "method"},
		"unknown parameter":  {"POST", "/v1/articles?ur=x", "text/plain", signed, nil, 400, "parameter"},
		"twice":              {"POST", "/v1/articles?uri=x&uri=y", "text/plain", signed, nil, 400, "parameter"},
		"store":              {"POST", "/v1/articles?store=no", "text/plain", signed, nil, 400, "parameter"},
		"include":            {"POST", "/v1/articles?include=all", "text/plain", signed, nil, 400, "parameter"},
		"media type":         {"POST", "/v1/articles", "application/pdf", "%PDF", nil, 415, "media-type"},
		"broken media type":  {"POST", "/v1/articles", "text/plain; =", signed, nil, 415, "media-type"},
		"coding":             {"POST", "/v1/articles", "text/plain", signed, []string{"Content-Encoding", "br"}, 415, "encoding"},
		"body":               {"POST", "/v1/articles", "text/plain", strings.Repeat("x", 10_001), nil, 413, "too-large"},
		"bomb":               {"POST", "/v1/articles", "text/plain", bomb.String(), []string{"Content-Encoding", "gzip"}, 413, "too-large"},
		"zip bomb":           {"POST", "/v1/articles", "application/zip", zipOf(t, "a.txt", strings.Repeat(" ", 60_000)), nil, 413, "too-large"},
		"no gzip":            {"POST", "/v1/articles", "text/plain", signed, []string{"Content-Encoding", "gzip"}, 400, "body"},
		"no zip":             {"POST", "/v1/articles", "application/zip", "PK", nil, 400, "body"},
		"empty zip":          {"POST", "/v1/articles", "application/zip", zipOf(t), nil, 400, "body"},
		"no form":            {"POST", "/v1/articles", "multipart/form-data; boundary=x", "--y", nil, 400, "body"},
		"no boundary":        {"POST", "/v1/articles", "multipart/form-data", "--y", nil, 400, "body"},
		"too many":           {"POST", "/v1/articles", "application/json", `[{"text":"а"},{"text":"б"},{"text":"в"},{"text":"г"}]`, nil, 413, "too-many"},
		"no JSON":            {"POST", "/v1/articles", "application/json", `{"text":`, nil, 400, "body"},
		"empty list":         {"POST", "/v1/articles", "application/json", `[]`, nil, 400, "body"},
		"empty":              {"POST", "/v1/articles", "text/plain", "", nil, 422, "unreadable"},
		"no text":            {"POST", "/v1/articles", "application/json", `{"title":"а"}`, nil, 422, "unreadable"},
		"long text":          {"POST", "/v1/articles", "text/plain", strings.Repeat("слово ", 320), nil, 422, "unreadable"},
		"much at once":       {"POST", "/v1/articles", "application/json", string(three), nil, 413, "too-large"},
		"long page":          {"POST", "/v1/articles", "application/json", `{"text":"а","x":"` + strings.Repeat("x", 9_900) + `"}`, nil, 422, "unreadable"},
		"date":               {"POST", "/v1/articles?published=soon", "text/plain", signed, nil, 422, "unreadable"},
		"job without store":  {"POST", "/v1/articles?store=false", "text/plain", signed, []string{"Prefer", "respond-async"}, 400, "parameter"},
		"no job":             {"GET", "/v1/jobs/1", "", "", nil, 404, "not-found"},
		"no event":           {"GET", "/v1/events/1", "", "", nil, 404, "not-found"},
		"limit":              {"GET", "/v1/events?limit=1001", "", "", nil, 400, "parameter"},
		"cursor":             {"GET", "/v1/events?after=-1", "", "", nil, 400, "parameter"},
		"type":               {"GET", "/v1/events?type=book", "", "", nil, 400, "parameter"},
		"state":              {"GET", "/v1/events?state=sined", "", "", nil, 400, "parameter"},
		"country":            {"GET", "/v1/events?country=KAZ", "", "", nil, 400, "parameter"},
		"day":                {"GET", "/v1/events?dateFrom=2025-02-30", "", "", nil, 400, "parameter"},
		"stream":             {"GET", "/v1/events/stream?order=newest", "", "", nil, 400, "parameter"},
		"last event":         {"GET", "/v1/events/stream", "", "", []string{"Last-Event-ID", "x"}, 400, "parameter"},
		"control characters": {"GET", "/v1/events?party=%00", "", "", nil, 400, "parameter"},
		"other host":         {"GET", "/v1/events", "", "", []string{"Host", "evil.example"}, 421, "host"},
		"other site":         {"POST", "/v1/articles", "text/plain", signed, []string{"Sec-Fetch-Site", "cross-site"}, 403, "cross-origin"},
		"no reload":          {"POST", "/v1/reload", "", "", nil, 404, "no-reload"},
	} {
		header := c.header
		if c.contentType != "" {
			header = append(header, "Content-Type", c.contentType)
		}
		g := a.do(c.method, c.path, c.body, header...)
		var f fault
		if g.code == c.code {
			a.into(g, &f)
		}
		if g.code != c.code || f.Type != "urn:vestnik:problem:"+c.kind || f.Status != c.code {
			t.Errorf("%s: %s, want %d %s", name, g, c.code, c.kind)
		}
	}
	if g := a.do("GET", "/v1/events", ""); string(g.body) != `{"events":[],"cursor":"0","more":false}`+"\n" {
		t.Errorf("something was stored: %s", g)
	}
}

func TestTokens(t *testing.T) {
	const good = "0123456789abcdef0123"
	a := newAPI(t, func(c *Config) { c.Tokens = []string{"another-token-of-somebody", good} })
	for _, path := range []string{"/v1/events", "/v1/status", "/metrics", "/v1/jobs/x", "/v1/events/stream"} {
		for _, given := range []string{"", "Bearer", "Bearer " + good[1:], "Bearer " + good + "4", "Basic " + good, good} {
			if g := a.do("GET", path, "", "Authorization", given); g.code != http.StatusUnauthorized || g.header.Get("WWW-Authenticate") == "" {
				t.Errorf("%s with %q: %s", path, given, g)
			}
		}
	}
	for _, path := range []string{"/", "/openapi.json", "/healthz", "/readyz"} {
		if g := a.do("GET", path, ""); g.code != http.StatusOK {
			t.Errorf("%s: %s", path, g)
		}
	}
	if g := a.do("GET", "/v1/status", "", "Authorization", "bearer "+good, "Host", "vestnik.example"); g.code != http.StatusOK {
		t.Errorf("with a token: %s", g)
	}
	a.token = good
	if out := a.post("/v1/articles", "text/plain", signed); len(out.Events) != 1 {
		t.Errorf("%d events", len(out.Events))
	}
}

func TestRate(t *testing.T) {
	a := newAPI(t, func(c *Config) { c.Rate = 2 })
	codes := map[int]int{}
	for range 10 {
		codes[a.do("GET", "/v1/status", "").code]++
	}
	if codes[200] < 4 || codes[429] < 3 {
		t.Errorf("answers %v", codes)
	}
	if g := a.do("GET", "/healthz", ""); g.code != 200 {
		t.Errorf("health is bounded too: %s", g)
	}
	c := newClients(2)
	now := time.Now()
	for i := range maxClients {
		if !c.allow(fmt.Sprint(i), now) {
			t.Fatal("a new client was refused")
		}
	}
	if c.allow("one more", now) || !c.allow("one more", now.Add(time.Hour)) {
		t.Error("clients at rest are to be forgotten, busy ones not")
	}
}

func TestBusy(t *testing.T) {
	a := newAPI(t, func(c *Config) { c.MaxUploads = 1 })
	a.server.uploads <- struct{}{}
	if g := a.do("POST", "/v1/articles", signed, "Content-Type", "text/plain"); g.code != 503 || g.header.Get("Retry-After") == "" {
		t.Error(g)
	}
	<-a.server.uploads
	if !a.server.held.TryAcquire(a.server.MaxHeld - 10) {
		t.Fatal("something is held")
	}
	if g := a.do("POST", "/v1/articles", signed, "Content-Type", "text/plain"); g.code != 503 {
		t.Error(g)
	}
	a.server.held.Release(a.server.MaxHeld - 10)
	if out := a.post("/v1/articles", "text/plain", signed); len(out.Events) != 1 {
		t.Errorf("%d events", len(out.Events))
	}
}

func TestReload(t *testing.T) {
	var err error
	a := newAPI(t, func(c *Config) {
		c.Reload = func(context.Context) (string, error) { return "v2", err }
	})
	if g := a.do("POST", "/v1/reload", ""); g.code != 200 || string(g.body) != `{"changed":true,"lexicon":"v2"}`+"\n" {
		t.Error(g)
	}
	err = errors.New("heads.yaml:3:7: no such class")
	if g := a.do("POST", "/v1/reload", ""); g.code != 422 || !bytes.Contains(g.body, []byte("heads.yaml:3:7")) {
		t.Error(g)
	}
	if g := a.do("GET", "/metrics", ""); !bytes.Contains(g.body, []byte(`vestnik_serve_lexicon_reloads_total{result="failed"} 1`)) {
		t.Errorf("metrics: %.300s", g.body)
	}
}

func TestPanicOfTheExtractor(t *testing.T) {
	broken := true
	a := newAPI(t, func(c *Config) {
		c.Workers = 1
		c.Program = func() *extract.Program {
			if broken {
				return &extract.Program{} // whose extractors fail
			}
			return program()
		}
	})
	if g := a.do("POST", "/v1/articles", signed, "Content-Type", "text/plain"); g.code != 422 || !bytes.Contains(g.body, []byte(errPanic.Error())) {
		t.Error(g)
	}
	broken = false
	if out := a.post("/v1/articles", "text/plain", signed); len(out.Events) != 1 {
		t.Errorf("%d events after a panic", len(out.Events))
	}
}

func TestRunStops(t *testing.T) {
	st, err := store.Open(filepath.Join(t.TempDir(), "events.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	s, err := New(Config{Store: st, Program: program})
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- s.Run(ctx, l) }()
	res, err := http.Get("http://" + l.Addr().String() + "/v1/events/stream")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	cancel()
	if _, err := io.ReadAll(res.Body); err != nil {
		t.Errorf("the stream broke off: %v", err)
	}
	if err := <-done; err != nil {
		t.Errorf("Run: %v", err)
	}
}

func TestLoopback(t *testing.T) {
	for host, want := range map[string]bool{"localhost": true, "LOCALHOST": true, "127.0.0.1": true, "127.9.9.9": true, "::1": true, "::ffff:127.0.0.1": true,
		"": false, "0.0.0.0": false, "::": false, "192.168.0.1": false, "localhost.evil.example": false, "example.org": false} {
		if Loopback(host) != want {
			t.Errorf("Loopback(%q) = %v", host, !want)
		}
	}
}
