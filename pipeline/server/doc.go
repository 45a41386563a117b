// Package server is the upload service: articles in over HTTP, events out at
// once, as a job, as a list with filters or as a stream; a workbench page for
// trying texts; metrics and health for operators. openapi.json describes all
// of it and is served at /openapi.json.
//
// Delivery guarantees: when an upload was answered with 200 its events are in
// the store, and when it was answered with 202 its articles are, so that the
// job is done although the program dies meanwhile (see package store). An
// upload that got no answer may or may not have been stored; sending it again
// gives the same events with the same ids. A stream or list that goes on from
// a cursor misses no event that is still there: events that an article no
// longer gives are taken out without a word.
//
// Limits: the size of a body, of what it unpacks to, the number of files in
// it, requests a second of a client and uploads at a time are bounded, so
// memory is bounded whatever is sent.
package server
