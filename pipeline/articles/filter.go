package articles

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"vestnik/extract"
)

// Filter says which articles are read. The zero Filter takes all.
type Filter struct {
	// Languages are the languages read, as BCP 47 tags; of those the language
	// alone counts. An article that declares none is taken for Russian when it
	// looks Russian.
	Languages []string
	// Sources are patterns as of path.Match over the name of the publication,
	// its publisher, and the host of the URI, in any case. One that begins
	// with "!" shuts out; when there are others, one of them must match.
	Sources []string
}

// The reasons of Filter.
const (
	DropLanguage = "language"
	DropSource   = "source"
)

// Check says what is wrong with the filter.
func (f *Filter) Check() error {
	for _, p := range f.Sources {
		if _, err := path.Match(strings.TrimPrefix(p, "!"), ""); err != nil {
			return fmt.Errorf("pattern of sources %q: %w", p, err)
		}
	}
	return nil
}

// Drop gives the reason why the article is not read, or "".
func (f *Filter) Drop(a *extract.Article) string {
	if len(f.Languages) > 0 {
		language := LanguageOf(a.Language, a.Text)
		if !slices.ContainsFunc(f.Languages, func(want string) bool { return LanguageOf(want, "") == language }) {
			return DropLanguage
		}
	}
	if len(f.Sources) == 0 {
		return ""
	}
	names := []string{strings.ToLower(a.Source), strings.ToLower(a.PublishedBy)}
	if u, err := url.Parse(a.URI); err == nil {
		names = append(names, strings.ToLower(u.Hostname()))
	}
	wanted, found := false, false
	for _, p := range f.Sources {
		pattern, out := strings.CutPrefix(strings.ToLower(p), "!")
		wanted = wanted || !out
		for _, name := range names {
			if ok, err := path.Match(pattern, name); err == nil && ok && name != "" {
				if out {
					return DropSource
				}
				found = true
			}
		}
	}
	if wanted && !found {
		return DropSource
	}
	return ""
}
