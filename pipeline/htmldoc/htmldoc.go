// Package htmldoc reads an article out of a web page: title, publication
// date, publisher, language and the body text without the page around it.
//
// One parse serves everything. Metadata is taken from JSON-LD first, then
// OpenGraph and other meta elements, then the time element; the body from the
// element that holds the most text in paragraphs.
package htmldoc

import (
	"bytes"
	"errors"
	"fmt"
	"mime"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"vestnik/pipeline/charset"
)

// Article is what a page says.
type Article struct {
	URL       string // canonical address, when the page names one, else the one Parse was given
	Title     string // heading without the name of the site
	Text      string // paragraphs, a blank line between them
	Published string // ISO 8601 date or RFC 3339 time, empty when the page does not say
	Publisher string // name of the site or the publisher
	Language  string // BCP 47 tag
	Charset   string // encoding of the bytes
}

// ErrNoText is returned for a page that holds no paragraph of text.
var ErrNoText = errors.New("the page holds no text")

// Parse reads the page raw. contentType is the Content-Type header, empty for
// a file; url is the address of the page, empty when unknown. Errors are those
// of charset.Decode and ErrNoText; HTML itself is never malformed.
func Parse(raw []byte, contentType, url string) (Article, error) {
	text, enc, err := charset.Decode(raw, declared(raw, contentType))
	if err != nil {
		return Article{}, err
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return Article{}, fmt.Errorf("html: %w", err)
	}
	doc := goquery.NewDocumentFromNode(root)
	a := metadata(doc)
	a.Charset = enc
	if a.URL == "" {
		a.URL = url
	}
	a.Text = body(doc)
	if a.Text == "" {
		return a, ErrNoText
	}
	return a, nil
}

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
