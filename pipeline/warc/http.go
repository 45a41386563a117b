package warc

import (
	"bufio"
	"compress/zlib"
	"fmt"
	"io"
	"net/http/httputil"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// Response is the HTTP response in the body of a response record.
type Response struct {
	Status int    // 200, 404 ...
	Format string // Content-Type

	// Body is the content without transfer and content coding. Archives often
	// hold it decoded although the header still names the coding, so the first
	// bytes decide.
	Body io.Reader
}

// ReadResponse reads the head of an HTTP response.
func ReadResponse(body io.Reader) (*Response, error) {
	br := bufio.NewReaderSize(body, 16<<10)
	budget := maxHeader
	line, err := readLine(br, &budget)
	if err != nil {
		return nil, fmt.Errorf("HTTP response: %w", err)
	}
	words := strings.Fields(line)
	if len(words) < 2 || !strings.HasPrefix(words[0], "HTTP/") {
		return nil, fmt.Errorf("HTTP response: %.40q is no status line", line)
	}
	res := &Response{}
	if res.Status, err = strconv.Atoi(words[1]); err != nil {
		return nil, fmt.Errorf("HTTP response: status %.10q", words[1])
	}
	chunked, coding := false, ""
	for {
		if line, err = readLine(br, &budget); err != nil {
			return nil, fmt.Errorf("HTTP response: %w", err)
		}
		if line == "" {
			break
		}
		name, value, _ := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "content-type":
			res.Format = value
		case "transfer-encoding":
			chunked = strings.EqualFold(value, "chunked")
		case "content-encoding":
			coding = strings.ToLower(value)
		}
	}
	if chunked && looksChunked(br) {
		br = bufio.NewReaderSize(httputil.NewChunkedReader(br), 16<<10)
	}
	res.Body, err = decoded(br, coding)
	return res, err
}

// looksChunked reports whether br begins with the size of a chunk.
func looksChunked(br *bufio.Reader) bool {
	head, _ := br.Peek(18)
	n := 0
	for n < len(head) && strings.IndexByte("0123456789abcdefABCDEF", head[n]) >= 0 {
		n++
	}
	return n > 0 && n < len(head) && (head[n] == '\r' || head[n] == ';' || head[n] == ' ' || head[n] == '\n')
}

// decoded takes off the content coding, when it is there.
func decoded(br *bufio.Reader, coding string) (io.Reader, error) {
	head, _ := br.Peek(4)
	switch coding {
	case "gzip", "x-gzip":
		if strings.HasPrefix(string(head), gzipMagic) {
			return gzip.NewReader(br)
		}
	case "zstd":
		if string(head) == zstdMagic {
			z, err := zstd.NewReader(br, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(8<<20))
			if err != nil {
				return nil, err
			}
			return z, nil
		}
	case "br":
		if len(head) > 0 && head[0] != '<' && head[0] != '\n' && head[0] != '\r' {
			return brotli.NewReader(br), nil
		}
	case "deflate":
		switch {
		case len(head) > 1 && head[0]&0xf == 8 && (uint(head[0])<<8|uint(head[1]))%31 == 0:
			return zlib.NewReader(br)
		case len(head) > 0 && head[0] != '<':
			return flate.NewReader(br), nil
		}
	}
	return br, nil
}
