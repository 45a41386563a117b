package articles

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"vestnik/extract"
	"vestnik/pipeline/cloudevent"
	"vestnik/pipeline/jsontext"
	"vestnik/pipeline/pubdate"
)

// SchemaID is the id of the JSON Schema of an article.
const SchemaID = "urn:vestnik:schema:article:v1"

//go:embed article.schema.json
var schema []byte

// Schema gives the text of the JSON Schema of an article.
func Schema() []byte { return bytes.Clone(schema) }

// article is the JSON of an article. Of members that mean the same the first
// that is set counts; unknown ones are passed over.
type article struct {
	URI   jsontext.Text `json:"uri"`
	ID    jsontext.Text `json:"id"`
	GUID  jsontext.Text `json:"guid"`
	URL   jsontext.Text `json:"url"`
	Title jsontext.Text `json:"title"`

	Headline  jsontext.Text `json:"headline"`  // ninjs 1
	Headlines []value       `json:"headlines"` // ninjs 2 and 3

	Text     jsontext.Text `json:"text"`
	BodyText jsontext.Text `json:"body_text"` // ninjs 1
	Body     jsontext.Text `json:"body"`
	HTML     jsontext.Text `json:"html"`
	BodyHTML jsontext.Text `json:"body_html"` // ninjs 1
	Bodies   []value       `json:"bodies"`    // ninjs 2 and 3

	Published      jsontext.Text `json:"published"`
	FirstCreated   jsontext.Text `json:"firstcreated"`   // ninjs 1
	FirstCreated2  jsontext.Text `json:"firstCreated"`   // ninjs 2 and 3
	VersionCreated jsontext.Text `json:"versioncreated"` // ninjs 1
	Date           jsontext.Text `json:"date"`

	PublishedBy jsontext.Text `json:"publishedBy"`
	Located     jsontext.Text `json:"located"`
	Source      jsontext.Text `json:"source"`
	Language    jsontext.Text `json:"language"`
}

// value is a headline or body of ninjs 2 and 3.
type value struct {
	Value       string `json:"value"`
	ContentType string `json:"contentType"`
	Lower       string `json:"contenttype"`
}

func decodeJSON(raw []byte) (extract.Article, error) {
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(raw) {
		return extract.Article{}, errors.New("JSON: broken UTF-8")
	}
	var in article
	if err := json.Unmarshal(raw, &in); err != nil {
		return extract.Article{}, fmt.Errorf("JSON: %w", err)
	}
	a := extract.Article{
		URI: jsontext.First(in.URI, in.ID, in.GUID, in.URL), Title: jsontext.First(in.Title, in.Headline), Text: jsontext.First(in.Text, in.BodyText),
		Source: string(in.Source), Language: string(in.Language), PublishedBy: string(in.PublishedBy), Located: string(in.Located),
	}
	for _, h := range in.Headlines {
		if a.Title == "" {
			a.Title = h.Value
		}
	}
	html := jsontext.First(in.HTML, in.BodyHTML)
	if a.Text == "" && html == "" {
		a.Text, html = bodyOf(&in)
	}
	var err error
	a.Published, err = pubdate.Read(jsontext.First(in.Published, in.FirstCreated, in.FirstCreated2, in.Date, in.VersionCreated))
	if err != nil || a.Text != "" || html == "" {
		return a, err
	}
	inner, err := page([]byte(html), "text/html; charset=utf-8", a.URI)
	if err != nil {
		return a, err
	}
	inner.URI = a.URI
	text := inner.Text
	fill(&a, inner)
	a.Text = text
	return a, nil
}

// bodyOf gives the body of ninjs 2 and 3, plain text before HTML, or the body
// member, which may be either.
func bodyOf(in *article) (text, html string) {
	for _, b := range in.Bodies {
		switch kind := media(b.ContentType + b.Lower); {
		case kind == "text/plain" && text == "":
			text = b.Value
		case (kind == "text/html" || kind == "application/xhtml+xml") && html == "":
			html = b.Value
		}
	}
	if text == "" && html == "" {
		if body := string(in.Body); strings.HasPrefix(strings.TrimLeft(body, " \t\r\n"), "<") {
			html = body
		} else {
			text = body
		}
	}
	return text, html
}

// written is an article as Encode writes it.
type written struct {
	URI         string `json:"uri"`
	Title       string `json:"title,omitempty"`
	Text        string `json:"text"`
	Published   string `json:"published,omitempty"`
	PublishedBy string `json:"publishedBy,omitempty"`
	Located     string `json:"located,omitempty"`
	Source      string `json:"source,omitempty"`
	Language    string `json:"language,omitempty"`
}

// Encode gives the message of an article: JSON, keyed by the URI. Equal
// articles give equal bytes. It fails when the article has no URI.
func Encode(a extract.Article) (cloudevent.Message, error) {
	if a.URI == "" {
		return cloudevent.Message{}, ErrNoURI
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(written{a.URI, a.Title, a.Text, a.Published, a.PublishedBy, a.Located, a.Source, a.Language})
	if err != nil {
		return cloudevent.Message{}, err
	}
	return cloudevent.Message{
		Key: []byte(a.URI), Value: bytes.TrimSuffix(b.Bytes(), []byte("\n")),
		Headers: []cloudevent.Header{{Key: headerContentType, Value: []byte("application/json")}},
	}, nil
}
