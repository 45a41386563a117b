package server

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"

	"vestnik/pipeline/store"
)

// fault is an error that a client is told of (RFC 9457). The type is
// "urn:vestnik:problem:" and a code.
type fault struct {
	Type     string          `json:"type"`
	Title    string          `json:"title"`
	Status   int             `json:"status"`
	Detail   string          `json:"detail,omitempty"`
	Problems []store.Problem `json:"problems,omitempty"`
}

func newFault(status int, code, detail string) *fault {
	return &fault{Type: "urn:vestnik:problem:" + code, Title: http.StatusText(status), Status: status, Detail: detail}
}

func (f *fault) Error() string { return f.Detail }

func (f *fault) write(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Del("Content-Length")
	w.WriteHeader(f.Status)
	_ = json.NewEncoder(w).Encode(f) // a client that has gone needs no answer
}

func problem(w http.ResponseWriter, status int, code, detail string) {
	newFault(status, code, detail).write(w)
}

func notAllowed(w http.ResponseWriter, methods map[string]http.HandlerFunc) {
	allow := slices.Sorted(maps.Keys(methods))
	if methods[http.MethodGet] != nil {
		allow = append(allow, http.MethodHead)
	}
	w.Header().Set("Allow", strings.Join(allow, ", "))
	problem(w, http.StatusMethodNotAllowed, "method", "this path takes "+strings.Join(allow, ", "))
}

// writeJSON answers 200, or another status, with a value.
func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(v) // a client that has gone needs no answer
}
