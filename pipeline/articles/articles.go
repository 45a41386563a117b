// Package articles is the codec of the articles topic: what a message may look
// like and what article it gives.
//
// A message is one article, keyed by its URI, so that the versions of an
// article follow one another in one partition. The content-type header says
// what the value is:
//
//	application/json, any +json      an object as article.schema.json tells, after IPTC's ninjs
//	text/html, application/xhtml+xml a page; its charset may be declared
//	text/plain                       a text; metadata lines are taken off its front
//	application/cloudevents+json     a CloudEvent in structured mode with one of these as data
//
// A message with ce_ headers is a CloudEvent in binary mode: content-type then
// speaks of its data. Without a content type the first bytes decide. What a
// page or text does not say itself is taken from the headers uri, title,
// published, publishedBy, source, language and located, or from the
// attributes of the CloudEvent: subject is the URI, time the publication. A
// message whose value is null withdraws the article of its key.
//
// Delivery guarantees: the package keeps nothing and changes nothing; equal
// messages give equal articles.
package articles

import (
	"errors"
	"fmt"
	"mime"
	"strings"

	"vestnik/extract"
	"vestnik/extract/text"
	"vestnik/pipeline/charset"
	"vestnik/pipeline/cloudevent"
	"vestnik/pipeline/htmldoc"
	"vestnik/pipeline/pubdate"
)

// The headers of a message that is no JSON.
const (
	headerContentType = "content-type"
	headerURI         = "uri"
	headerTitle       = "title"
	headerPublished   = "published"
	headerPublishedBy = "publishedBy"
	headerSource      = "source"
	headerLanguage    = "language"
	headerLocated     = "located"
)

// The faults of a message that callers tell apart.
var (
	// ErrWithdrawn is no fault: the message withdraws the article. Decode
	// returns its URI beside it.
	ErrWithdrawn = errors.New("the article is withdrawn")
	// ErrNoURI says that nothing names the article.
	ErrNoURI = errors.New("nothing names the article: no uri, no subject, no key")
	// ErrNoText says that the article is empty.
	ErrNoText = errors.New("the article has no text")
)

// Decode reads the article of a message. It never panics; whatever it cannot
// read gives an error that says why in words.
func Decode(m cloudevent.Message) (extract.Article, error) {
	headers, isEvent := headersOf(m)
	if m.Value == nil && !isEvent {
		if len(m.Key) == 0 {
			return extract.Article{}, ErrNoURI
		}
		return extract.Article{URI: string(m.Key)}, ErrWithdrawn
	}
	var known extract.Article // from outside the value
	value, contentType := m.Value, headers[headerContentType]
	if isEvent || media(contentType) == cloudevent.StructuredType {
		e, err := cloudevent.ParseMessage(m)
		if err != nil {
			return extract.Article{}, fmt.Errorf("CloudEvent: %w", err)
		}
		value, contentType = e.Data, e.DataContentType
		if contentType == "" {
			contentType = "application/json"
		}
		if known, err = fromEvent(&e); err != nil {
			return extract.Article{}, err
		}
	} else {
		var err error
		if known, err = fromHeaders(headers); err != nil {
			return extract.Article{}, err
		}
	}
	if known.URI == "" {
		known.URI = string(m.Key)
	}
	a, err := decodeValue(value, contentType, known.URI)
	if err != nil {
		return extract.Article{URI: known.URI}, err
	}
	fill(&a, known)
	switch {
	case a.URI == "":
		return a, ErrNoURI
	case strings.TrimSpace(a.Text) == "":
		return a, ErrNoText
	case strings.IndexByte(a.Text, 0) >= 0:
		return a, errors.New("the text holds zero bytes: it is no text")
	}
	return a, nil
}

// headersOf gives the headers by name and whether they make the message a
// CloudEvent in binary mode. Of a header that comes twice the last counts.
func headersOf(m cloudevent.Message) (map[string]string, bool) {
	headers := make(map[string]string, len(m.Headers))
	isEvent := false
	for _, h := range m.Headers {
		name := h.Key
		if strings.EqualFold(name, headerContentType) {
			name = headerContentType
		}
		headers[name] = string(h.Value)
		isEvent = isEvent || strings.EqualFold(name, "ce_specversion")
	}
	return headers, isEvent
}

func fromHeaders(h map[string]string) (extract.Article, error) {
	a := extract.Article{
		URI: h[headerURI], Title: h[headerTitle], Source: h[headerSource], Language: h[headerLanguage],
		PublishedBy: h[headerPublishedBy], Located: h[headerLocated],
	}
	var err error
	a.Published, err = pubdate.Read(h[headerPublished])
	return a, err
}

// fromEvent takes what the attributes say. The source attribute names the
// producer, not the publication, and is left alone.
func fromEvent(e *cloudevent.Envelope) (extract.Article, error) {
	a := extract.Article{
		URI: e.Subject, Title: e.Other["title"], Language: e.Other["language"],
		PublishedBy: e.Other["publishedby"], Located: e.Other["located"], Source: e.Other["publication"],
	}
	var err error
	a.Published, err = pubdate.Read(e.Time)
	return a, err
}

// decodeValue reads the value as its content type says, or as it looks when
// there is none. uri is the address of a page.
func decodeValue(value []byte, contentType, uri string) (extract.Article, error) {
	kind := media(contentType)
	if kind == "" || kind == "application/octet-stream" {
		kind = looksLike(value)
	}
	switch {
	case len(value) == 0:
		return extract.Article{}, ErrNoText
	case kind == "application/json" || strings.HasSuffix(kind, "+json"):
		return decodeJSON(value)
	case kind == "text/html" || kind == "application/xhtml+xml":
		return page(value, contentType, uri)
	case kind == "text/plain":
		return plainText(value, contentType)
	}
	return extract.Article{}, fmt.Errorf("content type %q is not read here: JSON, text/html, text/plain and CloudEvents are", contentType)
}

// media is the type and subtype of a content type, in small letters.
func media(contentType string) string {
	m, _, _ := strings.Cut(contentType, ";")
	return strings.ToLower(strings.TrimSpace(m))
}

// looksLike tells the content type by the first bytes.
func looksLike(value []byte) string {
	head := strings.TrimLeft(strings.TrimPrefix(string(value[:min(len(value), 256)]), "\ufeff"), " \t\r\n")
	switch {
	case strings.HasPrefix(head, "{"):
		return "application/json"
	case strings.HasPrefix(head, "<"):
		return "text/html"
	}
	return "text/plain"
}

func page(raw []byte, contentType, uri string) (extract.Article, error) {
	p, err := htmldoc.Parse(raw, contentType, uri)
	if err != nil {
		return extract.Article{}, fmt.Errorf("page: %w", err)
	}
	return extract.Article{Title: p.Title, Text: p.Text, Published: p.Published, PublishedBy: p.Publisher, Language: p.Language}, nil
}

func plainText(raw []byte, contentType string) (extract.Article, error) {
	_, params, _ := mime.ParseMediaType(contentType) // what cannot be read declares no charset
	decoded, _, err := charset.Decode(raw, params["charset"])
	if err != nil {
		return extract.Article{}, fmt.Errorf("text: %w", err)
	}
	meta, body := text.SplitMeta(decoded)
	a := extract.Article{Text: body, Title: meta.Title, Source: meta.Source, Language: meta.Language}
	if a.Source == "" {
		a.Source = meta.URL
	}
	a.Published, err = pubdate.Read(meta.Published)
	return a, err
}

// fill takes from known what a does not say itself.
func fill(a *extract.Article, known extract.Article) {
	for _, f := range [...]struct {
		to   *string
		from string
	}{
		{&a.URI, known.URI}, {&a.Title, known.Title}, {&a.Source, known.Source}, {&a.Language, known.Language},
		{&a.Published, known.Published}, {&a.PublishedBy, known.PublishedBy}, {&a.Located, known.Located},
	} {
		if *f.to == "" {
			*f.to = f.from
		}
	}
}
