package source

import (
	"cmp"
	"errors"
	"fmt"
	"mime"
	"strings"

	"vestnik/extract"
	"vestnik/pipeline/charset"
	"vestnik/pipeline/htmldoc"
	"vestnik/pipeline/pubdate"
)

// form is what the bytes of a Document are.
type form uint8

const (
	formArticle form = iota // no bytes: the article is there
	formText                // a text file
	formHTML                // a page
	formRecord              // a JSON object
)

// Document is an article as it lies in its file, or the error of why it could
// not be taken out.
type Document struct {
	URI   string   // empty when only Article can tell
	After Position // the place behind it
	Err   error    // *Error or *ChangedError: there is no article

	form    form
	raw     []byte
	format  string // Content-Type of a text or page of the web
	article extract.Article
	path    string // for errors
	line    int
	offset  int64
	from    *Source
}

// Name is the URI, as far as it is known.
func (d Document) Name() string { return d.URI }

// Size is how many bytes the document holds.
func (d Document) Size() int { return len(d.raw) + len(d.article.Text) + len(d.article.Title) }

// Article parses the document. Its error is an *Error.
func (d *Document) Article() (extract.Article, error) {
	if d.Err != nil {
		return extract.Article{URI: d.URI}, d.Err
	}
	var a extract.Article
	at := 0
	var err error
	switch d.form {
	case formText:
		a, err = d.text()
	case formHTML:
		a, err = d.page()
	case formRecord:
		a, at, err = d.from.record(d.raw)
	default:
		a = d.article
		if a.Published, err = pubdate.Read(a.Published); err != nil {
			a.Text = ""
		}
	}
	if err == nil && d.form != formText && d.form != formHTML {
		a = d.from.Layout.apply(a)
	}
	if err == nil {
		err = d.from.check(a.Text)
	}
	if d.URI != "" && a.URI == "" || err != nil {
		a.URI = d.URI
	}
	if err != nil {
		offset := d.offset
		if offset >= 0 {
			offset += int64(at)
		}
		return extract.Article{URI: a.URI}, &Error{Path: d.path, Line: d.line, Offset: offset, Err: err}
	}
	return a, nil
}

// text reads a text file.
func (d *Document) text() (extract.Article, error) {
	if what := binary(d.raw); what != "" {
		return extract.Article{}, fmt.Errorf("binary file (%s), not a text", what)
	}
	declared := d.from.Charset
	if d.format != "" { // of the web: no metadata of ours
		if _, params, err := mime.ParseMediaType(d.format); err == nil {
			declared = params["charset"]
		}
		decoded, _, err := charset.Decode(d.raw, declared)
		return extract.Article{Text: decoded}, err
	}
	decoded, _, err := charset.Decode(d.raw, declared)
	if err != nil {
		return extract.Article{}, err
	}
	return withMeta(decoded)
}

// page reads a page. One of the web keeps its address as URI.
func (d *Document) page() (extract.Article, error) {
	if what := binary(d.raw); what != "" {
		return extract.Article{}, fmt.Errorf("binary file (%s), not a text", what)
	}
	address := ""
	if d.format != "" {
		address = d.URI
	}
	p, err := htmldoc.Parse(d.raw, d.format, address)
	if err != nil {
		return extract.Article{}, err
	}
	return extract.Article{
		Title: p.Title, Text: p.Text, Source: p.URL, Language: p.Language,
		Published: p.Published, PublishedBy: p.Publisher,
	}, nil
}

// check refuses what is no readable text.
func (s *Source) check(text string) error {
	switch {
	case strings.TrimSpace(text) == "":
		return errEmpty
	case len(text) > s.maxText():
		return tooLong(s.maxText())
	case strings.IndexByte(text, 0) >= 0:
		return errors.New("binary file (zero bytes), not a text")
	}
	return nil
}

func tooLong(limit int) error {
	return fmt.Errorf("longer than the limit of %d bytes", limit)
}

// recordURI names a record that has no name of its own.
func recordURI(uri string, n int) string { return fmt.Sprintf("%s#%d", cmp.Or(uri, "-"), n) }
