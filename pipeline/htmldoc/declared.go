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
// element or the XML declaration, else empty.
func declared(raw []byte, contentType string) string {
	if _, params, err := mime.ParseMediaType(contentType); err == nil && params["charset"] != "" {
		return params["charset"]
	}
	head := bytes.ToLower(raw[:min(len(raw), sniffBytes)])
	if bytes.HasPrefix(head, []byte("<?xml")) {
		if label := attributeOf(head, "encoding"); label != "" {
			return label
		}
	}
	for {
		i := bytes.Index(head, []byte("<meta"))
		if i < 0 {
			return ""
		}
		head = head[i+len("<meta"):]
		if label := attributeOf(head, "charset"); label != "" {
			return label
		}
	}
}

// attributeOf finds name=LABEL in the tag that tag begins with, also inside
// another value: content="text/html; charset=koi8-r".
func attributeOf(tag []byte, name string) string {
	if end := bytes.IndexByte(tag, '>'); end >= 0 {
		tag = tag[:end]
	}
	for {
		i := bytes.Index(tag, []byte(name))
		if i < 0 {
			return ""
		}
		tag = bytes.TrimLeft(tag[i+len(name):], " \t\r\n")
		if !bytes.HasPrefix(tag, []byte("=")) {
			continue
		}
		value := bytes.TrimLeft(tag[1:], " \t\r\n\"'")
		if end := bytes.IndexAny(value, " \t\r\n\"'/;?"); end >= 0 {
			value = value[:end]
		}
		if label := string(value); charset.Known(label) {
			return label
		}
	}
}
