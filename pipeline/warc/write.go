package warc

import (
	"bytes"
	"crypto/rand"
	"crypto/sha1"
	"encoding/base32"
	"fmt"
	"io"
	"net"
	"time"

	"github.com/klauspost/compress/gzip"
)

// Writer writes a WARC 1.1 archive, every record packed by gzip, so that
// archives can be joined and cut between records
// (https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/).
//
// Delivery guarantees: those of the writer below; an Exchange is handed to it
// in one call.
type Writer struct {
	w   io.Writer
	buf bytes.Buffer
	z   *gzip.Writer
}

// Exchange is a request and its response.
type Exchange struct {
	URI       string
	Date      time.Time
	Address   string // "host:port" that answered, or empty
	Request   []byte // request line and header with the empty line
	Head      []byte // status line and header with the empty line
	Body      []byte // without transfer coding
	Truncated bool   // Body ends at a limit
}

// NewWriter returns a writer of records to w.
func NewWriter(w io.Writer) *Writer { return &Writer{w: w} }

// WriteInfo writes the record that tells what made the archive. fields are
// lines "name: value" of its body.
func (w *Writer) WriteInfo(date time.Time, fields ...string) error {
	var body bytes.Buffer
	for _, f := range fields {
		body.WriteString(f + "\r\n")
	}
	w.buf.Reset()
	err := w.record([]string{"WARC-Type: warcinfo", recordID(newID()), dated(date), "Content-Type: application/warc-fields"}, body.Bytes())
	return w.flush(err)
}

// WriteExchange writes a request record and a response record.
func (w *Writer) WriteExchange(x Exchange) error {
	request, response := newID(), newID()
	common := []string{"WARC-Target-URI: " + x.URI, dated(x.Date)}
	if host, _, err := net.SplitHostPort(x.Address); err == nil {
		common = append(common, "WARC-IP-Address: "+host)
	}
	w.buf.Reset()
	err := w.record(append([]string{"WARC-Type: request", recordID(request), "WARC-Concurrent-To: " + response,
		"Content-Type: application/http;msgtype=request"}, common...), x.Request)
	head := append([]string{"WARC-Type: response", recordID(response), "WARC-Payload-Digest: " + digest(x.Body),
		"Content-Type: application/http;msgtype=response"}, common...)
	if x.Truncated {
		head = append(head, "WARC-Truncated: length")
	}
	if err == nil {
		err = w.record(head, append(x.Head[:len(x.Head):len(x.Head)], x.Body...))
	}
	return w.flush(err)
}

// record adds one packed record to the buffer.
func (w *Writer) record(head []string, body []byte) error {
	if w.z == nil {
		w.z = gzip.NewWriter(&w.buf)
	} else {
		w.z.Reset(&w.buf)
	}
	fmt.Fprint(w.z, "WARC/1.1\r\n")
	for _, h := range head {
		fmt.Fprintf(w.z, "%s\r\n", h)
	}
	fmt.Fprintf(w.z, "WARC-Block-Digest: %s\r\nContent-Length: %d\r\n\r\n", digest(body), len(body))
	if _, err := w.z.Write(body); err != nil {
		return err
	}
	if _, err := io.WriteString(w.z, "\r\n\r\n"); err != nil {
		return err
	}
	return w.z.Close()
}

func (w *Writer) flush(err error) error {
	if err == nil {
		_, err = w.w.Write(w.buf.Bytes())
	}
	if err != nil {
		return fmt.Errorf("WARC: %w", err)
	}
	return nil
}

func recordID(id string) string { return "WARC-Record-ID: " + id }
func dated(t time.Time) string  { return "WARC-Date: " + t.UTC().Format("2006-01-02T15:04:05Z") }
func digest(b []byte) string {
	s := sha1.Sum(b)
	return "sha1:" + base32.StdEncoding.EncodeToString(s[:])
}

// newID gives a random UUID (RFC 9562, version 4) as the format wants it.
func newID() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("<urn:uuid:%x-%x-%x-%x-%x>", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
