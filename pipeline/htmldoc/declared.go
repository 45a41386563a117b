package htmldoc

import (
	"bytes"
	"mime"

	"vestnik/pipeline/charset"
)

// sniffBytes is how far a page is searched for its charset declaration. The
// HTML standard says 1024; real pages put scripts before it.
const sniffBytes = 8 << 10

// declared is the charset of the Content-Type header, else of the meta
// element, else empty.
func declared(raw []byte, contentType string) string {
	if _, params, err := mime.ParseMediaType(contentType); err == nil && params["charset"] != "" {
		return params["charset"]
	}
	head := bytes.ToLower(raw[:min(len(raw), sniffBytes)])
	for {
		i := bytes.Index(head, []byte("charset"))
		if i < 0 {
			return ""
		}
		head = bytes.TrimLeft(head[i+len("charset"):], " \t\r\n")
		if !bytes.HasPrefix(head, []byte("=")) {
			continue
		}
		value := bytes.TrimLeft(head[1:], " \t\r\n\"'")
		end := bytes.IndexAny(value, " \t\r\n\"'/>;")
		if end < 0 {
			return ""
		}
		if label := string(value[:end]); charset.Known(label) {
			return label
		}
	}
}
