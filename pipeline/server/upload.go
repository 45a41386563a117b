package server

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strings"

	"vestnik/extract"
	"vestnik/pipeline/articles"
	"vestnik/pipeline/cloudevent"
	"vestnik/pipeline/store"
)

// upload is what a request brings.
type upload struct {
	articles []extract.Article
	problems []store.Problem // of articles that could not be read
	text     int64           // bytes of all texts

	meta     []cloudevent.Header // what the request says of its articles
	uri      string              // of the only article
	unpacked int64               // bytes that may yet be unpacked
	files    int                 // articles that may yet come
	maxText  int
}

// metaNames are the parameters that say what a text or page does not.
var metaNames = [...]string{"title", "published", "publishedBy", "source", "language", "located"}

// readUpload takes the articles out of a request.
func (s *Server) readUpload(w http.ResponseWriter, r *http.Request, query url.Values) (*upload, *fault) {
	contentType := r.Header.Get("Content-Type")
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil && contentType != "" {
		return nil, newFault(http.StatusUnsupportedMediaType, "media-type", fmt.Sprintf("content type %.100q: %v", contentType, err))
	}
	if !readable(kind) && kind != "application/zip" && kind != "multipart/form-data" {
		return nil, newFault(http.StatusUnsupportedMediaType, "media-type",
			fmt.Sprintf("content type %.100q is not read here: text/plain, text/html, application/json, application/x-ndjson, application/cloudevents+json, multipart/form-data and application/zip are", kind))
	}
	u := &upload{unpacked: s.MaxUnpacked, files: s.MaxFiles, maxText: s.MaxText, uri: query.Get("uri")}
	for _, name := range metaNames {
		if v := query.Get(name); v != "" {
			u.meta = append(u.meta, cloudevent.Header{Key: name, Value: []byte(v)})
		}
	}
	body, f := s.body(w, r)
	if f != nil {
		return nil, f
	}
	switch kind {
	case "application/zip":
		err = u.zip(body)
	case "multipart/form-data":
		err = u.multipart(body, params["boundary"])
	default:
		err = u.document(body, contentType, kind, u.uri)
	}
	if f := (*fault)(nil); errors.As(err, &f) {
		return nil, f
	}
	if err != nil {
		return nil, newFault(http.StatusBadRequest, "body", err.Error())
	}
	if len(u.articles)+len(u.problems) == 0 {
		return nil, newFault(http.StatusBadRequest, "body", "the request holds no article")
	}
	return u, nil
}

// weight is what a request may take of the memory for uploads, before it is
// read: its length, and what it may unpack to.
func (s *Server) weight(r *http.Request) int64 {
	n := r.ContentLength
	if n < 0 || n > s.MaxBody {
		n = s.MaxBody
	}
	kind, _, _ := strings.Cut(strings.ToLower(r.Header.Get("Content-Type")), ";")
	if r.Header.Get("Content-Encoding") != "" || kind == "application/zip" || kind == "multipart/form-data" {
		n += min(s.MaxUnpacked, n*maxRatio)
	}
	return n + 1
}

// maxRatio is the most that deflate can pack anything.
const maxRatio = 1032

// body reads the body of a request within the limits.
func (s *Server) body(w http.ResponseWriter, r *http.Request) ([]byte, *fault) {
	tooLarge := func(limit int64) *fault {
		return newFault(http.StatusRequestEntityTooLarge, "too-large", fmt.Sprintf("the body is longer than %d bytes", limit))
	}
	raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, s.MaxBody))
	var over *http.MaxBytesError
	switch {
	case errors.As(err, &over):
		return nil, tooLarge(s.MaxBody)
	case err != nil:
		return nil, newFault(http.StatusBadRequest, "body", "the body breaks off: "+err.Error())
	}
	switch enc := strings.ToLower(r.Header.Get("Content-Encoding")); enc {
	case "", "identity":
		return raw, nil
	case "gzip":
		z, err := gzip.NewReader(bytes.NewReader(raw))
		if err == nil {
			raw, err = io.ReadAll(io.LimitReader(z, s.MaxUnpacked+1))
		}
		switch {
		case err != nil:
			return nil, newFault(http.StatusBadRequest, "body", "gzip: "+err.Error())
		case int64(len(raw)) > s.MaxUnpacked:
			return nil, tooLarge(s.MaxUnpacked)
		}
		return raw, nil
	default:
		return nil, newFault(http.StatusUnsupportedMediaType, "encoding", fmt.Sprintf("content coding %.40q is not read here: gzip is", enc))
	}
}

// readable reports whether a content type is that of one document or of lines
// of JSON. None at all is told by the first bytes.
func readable(kind string) bool {
	switch kind {
	case "", "text/plain", "text/html", "application/xhtml+xml", "application/json", "application/x-ndjson", "application/jsonl",
		cloudevent.StructuredType:
		return true
	}
	return false
}

// document takes in a text, a page, or one or many articles in JSON. uri names
// a single article that does not name itself.
func (u *upload) document(raw []byte, contentType, kind, uri string) error {
	switch {
	case kind == "application/x-ndjson" || kind == "application/jsonl":
		return u.lines(raw, uri)
	case kind == "application/json":
		return u.json(raw, uri)
	}
	return u.add(raw, contentType, uri)
}

// lines takes in articles in JSON, one a line.
func (u *upload) lines(raw []byte, name string) error {
	n := 0
	for line := range bytes.Lines(raw) {
		n++
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		at := ""
		if name != "" {
			at = fmt.Sprintf("%s#%d", name, n)
		}
		if err := u.add(bytes.TrimSpace(line), "application/json", at); err != nil {
			return err
		}
	}
	return nil
}

// json takes in one article, a list of them, or an object whose member
// "articles" is the list.
func (u *upload) json(raw []byte, uri string) error {
	raw = bytes.TrimSpace(bytes.TrimPrefix(raw, []byte("\ufeff")))
	var list []json.RawMessage
	switch {
	case bytes.HasPrefix(raw, []byte("[")):
		if err := json.Unmarshal(raw, &list); err != nil {
			return fmt.Errorf("JSON: %w", err)
		}
	case !json.Valid(raw):
		var v any
		return fmt.Errorf("JSON: %w", json.Unmarshal(raw, &v))
	default:
		var batch struct {
			Articles *[]json.RawMessage `json:"articles"`
		}
		if err := json.Unmarshal(raw, &batch); err != nil || batch.Articles == nil {
			return u.add(raw, "application/json", uri)
		}
		list = *batch.Articles
	}
	for i, one := range list {
		at := ""
		if uri != "" {
			at = fmt.Sprintf("%s#%d", uri, i+1)
		}
		if err := u.add(one, "application/json", at); err != nil {
			return err
		}
	}
	return nil
}

// add takes in one article. Only a limit of the whole request is an error.
func (u *upload) add(raw []byte, contentType, uri string) error {
	if u.files--; u.files < 0 {
		return newFault(http.StatusRequestEntityTooLarge, "too-many", "more articles than one request may bring")
	}
	key := uri
	if key == "" { // equal uploads are one article
		sum := sha256.Sum256(raw)
		key = "urn:vestnik:upload:" + hex.EncodeToString(sum[:16])
	}
	if limit := 3 * u.maxText; len(raw) > limit { // \u escapes are three times as long as letters
		u.problems = append(u.problems, store.Problem{URI: key, Detail: fmt.Sprintf("the article with all that is around its text is longer than %d bytes", limit)})
		return nil
	}
	m := cloudevent.Message{Key: []byte(key), Value: raw, Headers: u.meta}
	if contentType != "" {
		m.Headers = append(m.Headers[:len(m.Headers):len(m.Headers)], cloudevent.Header{Key: "content-type", Value: []byte(contentType)})
	}
	a, err := articles.Decode(m)
	if err == nil && len(a.Text) > u.maxText {
		err = fmt.Errorf("the text is longer than %d bytes", u.maxText)
	}
	if err != nil {
		if a.URI == "" {
			a.URI = key
		}
		u.problems = append(u.problems, store.Problem{URI: a.URI, Detail: err.Error()})
		return nil
	}
	u.text += int64(len(a.Text))
	u.articles = append(u.articles, a)
	return nil
}

// typeOf gives the content type of a file by its name, or "" when the name
// does not tell.
func typeOf(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".txt", ".text", ".md":
		return "text/plain"
	case ".html", ".htm", ".xhtml":
		return "text/html"
	case ".json":
		return "application/json"
	case ".jsonl", ".ndjson":
		return "application/x-ndjson"
	case ".zip":
		return "application/zip"
	}
	return ""
}
