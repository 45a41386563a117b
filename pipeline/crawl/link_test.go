package crawl

import (
	"net/url"
	"strings"
	"testing"
)

func TestResolve(t *testing.T) {
	base, _ := url.Parse("https://example.org/news/today/index.html?x=1")
	for _, c := range []struct{ link, want string }{
		{"", "https://example.org/news/today/index.html?x=1"},
		{"a.html", "https://example.org/news/today/a.html"},
		{"../b", "https://example.org/news/b"},
		{"/c/./d/../e/", "https://example.org/c/e/"},
		{"//Other.Example/x", "https://other.example/x"},
		{"HTTP://Example.ORG:80", "http://example.org/"},
		{"https://example.org:443/?a=1#top", "https://example.org/?a=1"},
		{"https://example.org:8443/", "https://example.org:8443/"},
		{"?page=2&utm_source=vk&yclid=9", "https://example.org/news/today/index.html?page=2"},
		{"/x;jsessionid=AB12?y=1&PHPSESSID=77", "https://example.org/x?y=1"},
		{"https://министерство.рф/новости", "https://xn--80aijcdlexfefef9k.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"},
		{"/%d0%bd", "https://example.org/%D0%BD"},
		{"/a%2Fb", "https://example.org/a%2Fb"},
		{" /line\nbreak ", "https://example.org/linebreak"},
		{"http://[2A02:6B8::2]:80/", "http://[2a02:6b8::2]/"},
		{"/a?q=один два", "https://example.org/a?q=один+два"},
	} {
		u, err := resolve(base, c.link)
		if err != nil {
			t.Errorf("resolve(%q): %v", c.link, err)
		} else if c.link != "https://министерство.рф/новости" && u.String() != c.want || !strings.HasPrefix(u.String(), "http") {
			t.Errorf("resolve(%q) = %s, want %s", c.link, u, c.want)
		}
	}
	if u, err := resolve(base, "https://министерство.рф/новости"); err != nil || !strings.HasPrefix(u.Host, "xn--") || !strings.HasSuffix(u.Host, ".xn--p1ai") {
		t.Errorf("international name: %v, %v", u, err)
	}
	for _, bad := range []string{"mailto:a@b.c", "javascript:void(0)", "ftp://x/y", "http:///x", "http://u:p@x/", "http://a b/", "data:text/html,x",
		"/" + strings.Repeat("x", maxURL)} {
		if u, err := resolve(base, bad); err == nil {
			t.Errorf("resolve(%.40q) = %s, want an error", bad, u)
		}
	}
}

// FuzzResolve: the normal form is a fixed point, and always http.
func FuzzResolve(f *testing.F) {
	for _, s := range []string{"/a/../b?x=1#y", "//h/x", "http://министерство.рф/;jsessionid=1", "%2F%2f%zz", "?&&a", "http://[::1]:80/"} {
		f.Add(s)
	}
	base, _ := url.Parse("https://example.org/a/b")
	f.Fuzz(func(t *testing.T, s string) {
		u, err := resolve(base, s)
		if err != nil {
			return
		}
		again, err := resolve(nil, u.String())
		if err != nil {
			t.Fatalf("%q gave %q, which is no address: %v", s, u, err)
		}
		if again.String() != u.String() {
			t.Fatalf("%q: %q and then %q", s, u, again)
		}
	})
}
