package server

import (
	"mime"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"vestnik/pipeline/store"
)

// FuzzUpload: whatever is sent gives articles within the limits, or a fault.
func FuzzUpload(f *testing.F) {
	for _, s := range []struct{ kind, body string }{
		{"text/plain", signed}, {"text/html", "<p>а</p>"}, {"application/json", `{"articles":[{"text":"а"},3]}`}, {"application/json", `[{"text":"а"},null]`},
		{"application/x-ndjson", "{\"text\":\"а\"}\n{\n"}, {"application/cloudevents+json", `{"specversion":"1.0"}`},
		{"multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=f; filename=\"../a.txt\"\r\n\r\nа\r\n--x--\r\n"},
		{"application/zip", "PK\x05\x06" + strings.Repeat("\x00", 18)},
	} {
		f.Add(s.kind, []byte(s.body))
	}
	s := &Server{Config: Config{MaxBody: 1 << 16, MaxUnpacked: 1 << 18, MaxText: 1 << 12, MaxFiles: 20}}
	f.Fuzz(func(t *testing.T, kind string, body []byte) {
		r := httptest.NewRequest("POST", "/v1/articles", strings.NewReader(string(body)))
		r.Header.Set("Content-Type", kind)
		u, fault := s.readUpload(httptest.NewRecorder(), r, url.Values{})
		if fault != nil {
			if fault.Status < 400 || fault.Status >= 500 {
				t.Fatalf("status %d", fault.Status)
			}
			return
		}
		if n := len(u.articles) + len(u.problems); n == 0 || n > 2*s.MaxFiles {
			t.Fatalf("%d articles", n)
		}
		for _, a := range u.articles {
			if a.URI == "" || strings.TrimSpace(a.Text) == "" || len(a.Text) > s.MaxText {
				t.Fatalf("article %+v", a)
			}
		}
		for _, p := range u.problems {
			if p == (store.Problem{}) || p.Detail == "" {
				t.Fatalf("problem %+v", p)
			}
		}
		if k, _, err := mime.ParseMediaType(kind); err == nil && k == "text/plain" && len(u.articles)+len(u.problems) != 1 {
			t.Fatal("a text is one article")
		}
	})
}

func TestZipNames(t *testing.T) {
	u := &upload{unpacked: 1 << 20, files: 10, maxText: 1000}
	if err := u.zip([]byte(zipOf(t, "../../up.txt", "а", `dir\win.txt`, "б", "/abs.txt", "в", "__MACOSX/x.txt", "г", "a/.git/x.txt", "д"))); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, a := range u.articles {
		names = append(names, a.URI)
	}
	if got := strings.Join(names, " "); got != "up.txt dir/win.txt abs.txt" {
		t.Errorf("names %s", got)
	}
}
