package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/dict"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// packing makes a file of records, each packed alone.
type packing struct {
	name string
	pack func(t testing.TB, records []string) []byte
}

var packings = []packing{
	{"plain", func(_ testing.TB, records []string) []byte { return []byte(strings.Join(records, "")) }},
	{"gzip", func(t testing.TB, records []string) []byte {
		var b bytes.Buffer
		for _, r := range records {
			z := gzip.NewWriter(&b)
			if _, err := io.WriteString(z, r); err != nil {
				t.Fatal(err)
			}
			if err := z.Close(); err != nil {
				t.Fatal(err)
			}
		}
		return b.Bytes()
	}},
	{"gzip in one member", func(t testing.TB, records []string) []byte { return gz(t, strings.Join(records, "")) }},
	{"zstd", func(t testing.TB, records []string) []byte { return zst(t, records, nil) }},
	{"zstd with a dictionary", func(t testing.TB, records []string) []byte {
		var samples [][]byte
		for i := range 64 {
			samples = append(samples, []byte(record("response", fmt.Sprintf("https://example.org/%d", i), strings.Repeat("Словарь архива. ", i))))
		}
		d, err := dict.BuildZstdDict(samples, dict.Options{MaxDictSize: 4 << 10, HashBytes: 6, ZstdDictID: 7})
		if err != nil {
			t.Fatal(err)
		}
		head := []byte("\x5d\x2a\x4d\x18")
		head = append(head, byte(len(d)), byte(len(d)>>8), byte(len(d)>>16), 0)
		return append(append(head, d...), zst(t, records, d)...)
	}},
}

func gz(t testing.TB, s string) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := io.WriteString(z, s); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func zst(t testing.TB, records []string, dict []byte) []byte {
	options := []zstd.EOption{zstd.WithEncoderConcurrency(1)}
	if dict != nil {
		options = append(options, zstd.WithEncoderDict(dict))
	}
	z, err := zstd.NewWriter(nil, options...)
	if err != nil {
		t.Fatal(err)
	}
	var out []byte
	for _, r := range records {
		out = z.EncodeAll([]byte(r), out)
	}
	return out
}

func record(kind, uri, body string) string {
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: <%s>\r\nWARC-Date: 2025-10-05T10:00:00Z\r\nContent-Type: text/plain;\r\n charset=utf-8\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, uri, len(body), body)
}

func bodyOf(i int) string {
	return fmt.Sprintf("%d: %s", i, strings.Repeat(fmt.Sprintf("Студия «Маяк» сняла серию %d. ", i*i), 20))
}

func records(n int) []string {
	var out []string
	for i := range n {
		out = append(out, record("conversion", fmt.Sprintf("u%d", i+1), bodyOf(i+1)))
	}
	return out
}

// list reads an archive to "number uri" of whole records and "! error".
func list(r io.Reader) (out []string, whole int) {
	x := NewReader(r)
	for {
		rec, err := x.Next()
		var damage *Error
		switch {
		case err == io.EOF:
			return out, whole
		case errors.As(err, &damage):
			out = append(out, "! "+err.Error())
			continue
		case err != nil:
			return append(out, "!! "+err.Error()), whole
		}
		if b, err := io.ReadAll(rec.Body); err == nil && strings.Contains(string(b), "Студия") {
			whole++
			out = append(out, fmt.Sprintf("%d %s", rec.Number, rec.URI))
		}
	}
}

func TestRecords(t *testing.T) {
	for _, p := range packings {
		t.Run(p.name, func(t *testing.T) {
			x := NewReader(bytes.NewReader(p.pack(t, records(5))))
			for i := 1; i <= 5; i++ {
				rec, err := x.Next()
				if err != nil {
					t.Fatal(err)
				}
				if i == 3 {
					continue // a body that is not read
				}
				b, err := io.ReadAll(rec.Body)
				if err != nil || string(b) != bodyOf(i) {
					t.Errorf("record %d: %q, %v", i, b, err)
				}
				if rec.URI != fmt.Sprintf("u%d", i) || rec.Type != "conversion" || rec.Version != "1.1" || rec.Number != i || rec.Format != "text/plain; charset=utf-8" {
					t.Errorf("record %d: %+v", i, rec)
				}
			}
			if _, err := x.Next(); err != io.EOF {
				t.Errorf("at the end: %v", err)
			}
		})
	}
}

// TestGoOn shows that reading can begin at each record that is first.
func TestGoOn(t *testing.T) {
	for _, p := range packings {
		raw := p.pack(t, records(4))
		x := NewReader(bytes.NewReader(raw))
		for {
			rec, err := x.Next()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			if !rec.First {
				continue
			}
			y, err := NewReaderAt(bytes.NewReader(raw), rec.Offset, rec.Number-1)
			if err != nil {
				t.Fatal(err)
			}
			again, err := y.Next()
			if err != nil || again.URI != rec.URI || again.Offset != rec.Offset || again.Number != rec.Number {
				t.Errorf("%s: record %d at %d: %+v, %v", p.name, rec.Number, rec.Offset, again, err)
			}
		}
	}
}

type plainReader struct{ io.Reader }

// TestDamage flips each byte in turn: at most the record it lies in is lost
// when the file can be searched, and nothing is lost without an error.
func TestDamage(t *testing.T) {
	for _, p := range packings {
		if p.name == "gzip in one member" {
			continue // all behind the damage is lost
		}
		t.Run(p.name, func(t *testing.T) {
			raw := p.pack(t, records(6))
			for i := 0; i < len(raw); i += 7 {
				bad := bytes.Clone(raw)
				bad[i] ^= 0x55
				out, whole := list(bytes.NewReader(bad))
				if whole < 4 && !(strings.Contains(p.name, "dictionary") && i < len(raw)/2) {
					t.Errorf("byte %d: %d records of 6 left:\n%s", i, whole, strings.Join(out, "\n"))
				}
				if p.name != "plain" && whole < 6 && !strings.Contains(strings.Join(out, "\n"), "! ") {
					t.Errorf("byte %d: loss without an error", i)
				}
				if out, _ := list(plainReader{bytes.NewReader(bad)}); len(out) == 0 {
					t.Errorf("byte %d, stream: nothing", i)
				}
			}
		})
	}
}

func TestErrors(t *testing.T) {
	good := records(3)
	pack := func(s ...string) string { return string(packings[1].pack(t, s)) }
	long := strings.Replace(good[1], "Content-Length: ", "Content-Length: 9", 1)
	short := strings.Replace(good[1], "Content-Length: ", "Content-Length: 1\r\nX: ", 1)
	tests := []struct{ name, in, want string }{
		{"length too large", good[0] + long + good[2], "1 u1\n! record 2 (byte 1183): the record ends too early\n3 u3"},
		{"length too small", good[0] + short + good[2], "1 u1\n! record 2 (byte 1183): the record is not as long as its Content-Length says\n3 u3"},
		{"no length", good[0] + "WARC/1.0\r\nWARC-Type: resource\r\n\r\n" + good[2], "1 u1\n! record 2 (byte 1183): broken record header: no Content-Length\n3 u3"},
		{"no field", "WARC/1.0\r\nzzz\r\n\r\n" + good[2], "! record 1 (byte 0): broken record header: \"zzz\" is no field\n2 u3"},
		{"truncated", good[0] + good[1][:400], "1 u1\n! record 2 (byte 1183): the record ends too early"},
		{"something else", "<html>", "! record 1 (byte 0): no WARC record begins here"},
		{"gzip truncated", pack(good[0]) + pack(good[1])[:100], fmt.Sprintf("1 u1\n! record 2 (byte %d): the record ends too early", len(pack(good[0])))},
		{"gzip of something else", pack(good[0]) + pack("text\n\n") + pack(good[2]), fmt.Sprintf("1 u1\n! record 2 (byte %d): no WARC record begins here\n3 u3", len(pack(good[0])))},
		{"junk between", pack(good[0]) + "junk" + pack(good[2]), fmt.Sprintf("1 u1\n! record 2 (byte %d): no WARC record begins here\n3 u3", len(pack(good[0])))},
		{"long header", "WARC/1.0\r\nA: " + strings.Repeat("x", maxHeader) + "\r\n", "! record 1 (byte 0): broken record header: longer than 65536 bytes"},
	}
	for _, tt := range tests {
		for _, r := range []io.Reader{strings.NewReader(tt.in), plainReader{strings.NewReader(tt.in)}} {
			if _, seeker := r.(io.Seeker); !seeker && tt.name == "length too large" {
				continue // the record behind is swallowed
			}
			out, _ := list(r)
			if got := strings.Join(out, "\n"); got != tt.want {
				t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, tt.want)
			}
		}
	}
}

func TestReadResponse(t *testing.T) {
	page := "<html><p>Страница"
	var br bytes.Buffer
	w := brotli.NewWriter(&br)
	_, _ = io.WriteString(w, page)
	_ = w.Close()
	tests := []struct{ name, in, want string }{
		{"plain", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page, "200 text/html " + page},
		{"no reason", "HTTP/2 404\nContent-Type: text/html\n\n" + page, "404 text/html " + page},
		{"chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<html\r\n4;x=y\r\n><p>\r\n0\r\n\r\n", "200  <html><p>"},
		{"chunked taken off", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + page, "200  " + page},
		{"gzip", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + string(gz(t, page)), "200  " + page},
		{"gzip taken off", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + page, "200  " + page},
		{"brotli", "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n" + br.String(), "200  " + page},
		{"zstd", "HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\n\r\n" + string(zst(t, []string{page}, nil)), "200  " + page},
		{"no status", "<html>\r\n\r\n", `! HTTP response: "<html>" is no status line`},
		{"cut off", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n", "! HTTP response: the record ends too early"},
	}
	for _, tt := range tests {
		got := ""
		res, err := ReadResponse(strings.NewReader(tt.in))
		if err == nil {
			var b []byte
			b, err = io.ReadAll(res.Body)
			got = fmt.Sprintf("%d %s %s", res.Status, res.Format, b)
		}
		if err != nil {
			got = "! " + err.Error()
		}
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func FuzzReader(f *testing.F) {
	for _, p := range packings {
		f.Add(p.pack(f, records(2)))
	}
	f.Add([]byte("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 40\r\n\r\nHTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		x := NewReader(bytes.NewReader(raw))
		for n := 0; ; n++ {
			rec, err := x.Next()
			if err == io.EOF {
				return
			}
			if n > len(raw)+1 {
				t.Fatalf("more than %d records and errors", n)
			}
			var damage *Error
			if err != nil && !errors.As(err, &damage) {
				t.Fatal(err)
			}
			if err == nil {
				if res, err := ReadResponse(rec.Body); err == nil {
					_, _ = io.Copy(io.Discard, io.LimitReader(res.Body, 1<<20))
				}
			}
		}
	})
}

func BenchmarkReader(b *testing.B) {
	for _, p := range packings {
		raw := p.pack(b, records(500))
		plain := len(strings.Join(records(500), ""))
		b.Run(p.name, func(b *testing.B) {
			b.SetBytes(int64(plain))
			for b.Loop() {
				x := NewReader(bytes.NewReader(raw))
				for {
					rec, err := x.Next()
					if err != nil {
						break
					}
					_, _ = io.Copy(io.Discard, rec.Body)
				}
			}
		})
	}
}
