package crawl

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"vestnik/pipeline/warc"
)

// archive keeps a request and its response, as sent but for the transfer
// coding. What had not changed is kept already.
func (c *crawler) archive(res *response) error {
	if c.Archive == nil || res.code == http.StatusNotModified {
		return nil
	}
	asked := append([]byte("GET "+res.url+" HTTP/1.1\r\n"), fields(res.asked)...)
	head := fmt.Appendf(nil, "HTTP/1.1 %d %s\r\n%s", res.code, http.StatusText(res.code), fields(res.header))
	return c.Archive.WriteExchange(warc.Exchange{
		URI: res.url, Date: res.at, Address: res.addr, Request: asked, Head: head, Body: res.raw, Truncated: res.cut,
	})
}

// fields gives the lines of a header and the empty one behind them.
func fields(h http.Header) []byte {
	var b []byte
	for _, name := range slices.Sorted(maps.Keys(h)) {
		if name == "Transfer-Encoding" || name == "Content-Length" {
			continue // of the way it came
		}
		for _, v := range h[name] {
			v = strings.NewReplacer("\r", " ", "\n", " ").Replace(v)
			b = fmt.Appendf(b, "%s: %s\r\n", name, v)
		}
	}
	return append(b, "\r\n"...)
}
