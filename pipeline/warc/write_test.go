package warc

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
)

func TestWriter(t *testing.T) {
	var b bytes.Buffer
	w := NewWriter(&b)
	date := time.Date(2025, 10, 5, 12, 30, 0, 999, time.FixedZone("", 3*3600))
	if err := w.WriteInfo(date, "software: test"); err != nil {
		t.Fatal(err)
	}
	x := Exchange{
		URI: "https://example.org/1", Date: date, Address: "93.184.215.14:443", Request: []byte("GET /1 HTTP/1.1\r\n\r\n"),
		Head: []byte("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"), Body: []byte("<p>да</p>"), Truncated: true,
	}
	if err := w.WriteExchange(x); err != nil {
		t.Fatal(err)
	}
	r := NewReader(bytes.NewReader(b.Bytes()))
	var kinds []string
	for {
		rec, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		kinds = append(kinds, rec.Type)
		if rec.Date != "2025-10-05T09:30:00Z" || rec.Version != "1.1" || !rec.First {
			t.Errorf("record %+v", rec)
		}
		if rec.Type != "response" {
			continue
		}
		res, err := ReadResponse(rec.Body)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(res.Body)
		if string(body) != "<p>да</p>" || err != nil || res.Status != 200 || res.Format != "text/html" || rec.URI != x.URI {
			t.Errorf("response %d %q %q of %s, %v", res.Status, res.Format, body, rec.URI, err)
		}
	}
	if got := strings.Join(kinds, " "); got != "warcinfo request response" {
		t.Errorf("records %s", got)
	}
	if err := NewWriter(full{}).WriteExchange(x); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("a full disk: %v", err)
	}
}

// full is a writer that takes nothing.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }
