package crawl

import (
	"net/url"
	"testing"
)

func mustURL(s string) *url.URL {
	u, err := resolve(nil, s)
	if err != nil {
		panic(err)
	}
	return u
}

func TestScope(t *testing.T) {
	seed := mustURL("https://www.gov.example.ru/press/news/index.html")
	for _, c := range []struct {
		kind Scope
		url  string
		want bool
	}{
		{ScopeHost, "http://gov.example.ru/other", true},
		{ScopeHost, "https://sub.gov.example.ru/", false},
		{ScopeHost, "https://gov.example.ru:8443/", false},
		{ScopeHost, "https://example.ru/", false},
		{ScopeDomain, "https://culture.example.ru/", true},
		{ScopeDomain, "https://example.ru/", true},
		{ScopeDomain, "https://notexample.ru/", false},
		{ScopePrefix, "https://gov.example.ru/press/news/5", true},
		{ScopePrefix, "https://gov.example.ru/press/newsletter", false},
		{ScopePrefix, "https://gov.example.ru/press/", false},
	} {
		if got := newScope(c.kind, []*url.URL{seed}, nil, nil).holds(mustURL(c.url)); got != c.want {
			t.Errorf("%s: holds(%s) = %v, want %v", c.kind, c.url, got, c.want)
		}
	}
}

func TestScopePatterns(t *testing.T) {
	s := newScope(ScopeHost, []*url.URL{mustURL("https://example.org/")}, []Pattern{"/news/*"}, []Pattern{"*print=*", "/новости/архив*"})
	for url, want := range map[string][2]bool{ // holds, wanted
		"https://example.org/news/5":                {true, true},
		"https://example.org/about":                 {true, false},
		"https://example.org/news/5?print=1":        {false, true},
		"https://example.org/новости/архив/2024/01": {false, false},
	} {
		u := mustURL(url)
		if got := [2]bool{s.holds(u), s.wanted(u)}; got != want {
			t.Errorf("%s: holds, wanted = %v, want %v", url, got, want)
		}
	}
}

func TestGlob(t *testing.T) {
	for _, c := range []struct {
		pattern, s string
		want       bool
	}{
		{"", "", true}, {"", "a", false}, {"a", "a", true}, {"a", "ab", false}, {"*", "", true}, {"*", "abc", true},
		{"a*", "abc", true}, {"*c", "abc", true}, {"a*c", "abc", true}, {"a*c", "ac", true}, {"a*a", "a", false},
		{"*b*", "abc", true}, {"a*b*c", "a-b-c", true}, {"a*b*c", "a-c", false}, {"**", "x", true}, {"*ab", "aab", true},
	} {
		if got := glob(c.pattern, c.s); got != c.want {
			t.Errorf("glob(%q, %q) = %v", c.pattern, c.s, got)
		}
	}
}

func TestParseScope(t *testing.T) {
	for _, s := range []Scope{ScopeHost, ScopeDomain, ScopePrefix} {
		if got, err := ParseScope(s.String()); err != nil || got != s {
			t.Errorf("%s: %v, %v", s, got, err)
		}
	}
	if _, err := ParseScope("planet"); err == nil {
		t.Error("no error for an unknown scope")
	}
}
