package server

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"net/http"
)

//go:embed openapi.json
var openAPIDocument []byte

//go:embed workbench.html
var workbenchPage []byte

// OpenAPI gives the OpenAPI 3.1 document of the service.
func OpenAPI() []byte { return bytes.Clone(openAPIDocument) }

func (s *Server) openAPI(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(openAPIDocument) // a client that has gone needs no answer
}

// policy allows the page its own script and style and requests to this server,
// and nothing else: what an article says can neither run nor be sent away.
var policy = "default-src 'none'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; script-src " +
	hashed("script") + "; style-src " + hashed("style")

// hashed gives the CSP source of the page's only script or style element.
func hashed(element string) string {
	_, rest, _ := bytes.Cut(workbenchPage, []byte("<"+element+">"))
	body, _, _ := bytes.Cut(rest, []byte("</"+element+">"))
	sum := sha256.Sum256(body)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// workbench serves the page for trying texts. It holds no data and so needs no
// token; its requests do.
func (s *Server) workbench(w http.ResponseWriter, _ *http.Request) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", policy)
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-cache")
	_, _ = w.Write(workbenchPage) // a client that has gone needs no answer
}
