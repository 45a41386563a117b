package server

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// maxParameter is the longest value of a parameter in code points.
const maxParameter = 2000

// parameters reads the query of a request, whose parameters must be of the
// given names, each at most once: a filter that is misspelt must not give all.
func parameters(r *http.Request, names ...string) (url.Values, *fault) {
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, bad("query", err.Error())
	}
	for name, values := range query {
		switch {
		case !slices.Contains(names, name):
			return nil, bad(name, "there is no such parameter; known are "+strings.Join(names, ", "))
		case len(values) > 1:
			return nil, bad(name, "stands more than once")
		case values[0] == "" || utf8.RuneCountInString(values[0]) > maxParameter:
			return nil, bad(name, fmt.Sprintf("must have from 1 to %d signs", maxParameter))
		case !utf8.ValidString(values[0]) || strings.ContainsFunc(values[0], isControl):
			return nil, bad(name, "holds control characters or broken UTF-8")
		}
	}
	return query, nil
}

func isControl(r rune) bool { return r < ' ' || r == 0x7f }

func bad(name, detail string) *fault {
	return newFault(http.StatusBadRequest, "parameter", fmt.Sprintf("%.40q: %s", name, detail))
}

// flag reads a parameter that is true or false.
func flag(query url.Values, name string, standard bool) (bool, *fault) {
	switch {
	case !query.Has(name):
		return standard, nil
	case query.Get(name) == "true":
		return true, nil
	case query.Get(name) == "false":
		return false, nil
	}
	return false, bad(name, "must be true or false")
}

// number reads a parameter that is a number between least and most.
func number(query url.Values, name string, standard, least, most int64) (int64, *fault) {
	if !query.Has(name) {
		return standard, nil
	}
	n, err := strconv.ParseInt(query.Get(name), 10, 64)
	if err != nil || n < least || n > most || strconv.FormatInt(n, 10) != query.Get(name) {
		return 0, bad(name, fmt.Sprintf("must be a number from %d to %d", least, most))
	}
	return n, nil
}

// choice reads a parameter that is one of a few words.
func choice(query url.Values, name string, words ...string) (string, *fault) {
	if v := query.Get(name); !query.Has(name) || slices.Contains(words, v) {
		return v, nil
	}
	return "", bad(name, "must be one of "+strings.Join(words, ", "))
}

// day reads a parameter that is a day.
func day(query url.Values, name string) (string, *fault) {
	if !query.Has(name) {
		return "", nil
	}
	if _, err := time.Parse(time.DateOnly, query.Get(name)); err != nil {
		return "", bad(name, "must be a day such as 2025-10-05")
	}
	return query.Get(name), nil
}
