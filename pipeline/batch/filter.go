package batch

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"vestnik/extract"
	"vestnik/pipeline/articles"
	"vestnik/pipeline/pubdate"
)

// Filter says which articles are read. The zero Filter takes all.
type Filter struct {
	// Since and Until are ISO 8601 days, both included; a month or year stands
	// for its first day in Since and its last in Until. An article without a
	// date of publication is outside of every time.
	Since, Until string
	// Languages are BCP 47 tags, of which the language counts. An article that
	// declares none is taken for Russian when it looks Russian.
	Languages []string
	// Sources are patterns as of path.Match over the name of the publication,
	// its publisher, and the host of the URI, in any case. One that begins
	// with "!" shuts out; when there are others, one of them must match.
	Sources []string
}

// The reasons for which articles are left out.
const (
	dropTime      = "published outside of the time asked for"
	dropNoDate    = "no date of publication"
	dropLanguage  = "language"
	dropSource    = "source"
	dropDuplicate = "duplicate"
)

// Check says what is wrong with the filter.
func (f *Filter) Check() error {
	for _, p := range f.Sources {
		if _, err := path.Match(strings.TrimPrefix(p, "!"), ""); err != nil {
			return fmt.Errorf("pattern of sources %q: %w", p, err)
		}
	}
	for _, day := range []*string{&f.Since, &f.Until} {
		if *day == "" || len(*day) == 4 || len(*day) == 7 && pubdate.Parse(*day+"-01") != "" {
			continue
		}
		parsed := pubdate.Parse(*day)
		if parsed == "" {
			return fmt.Errorf("%q is no date such as 2025-10-05, 2025-10 or 2025", *day)
		}
		*day = parsed[:len("2006-01-02")]
	}
	return nil
}

// Drop gives the reason why the article is not read, or "".
func (f *Filter) Drop(a *extract.Article) string {
	if f.Since != "" || f.Until != "" {
		day := a.Published
		if len(day) < len("2006-01-02") {
			return dropNoDate
		}
		day = day[:len("2006-01-02")]
		if f.Since != "" && day < f.Since || f.Until != "" && day[:len(f.Until)] > f.Until {
			return dropTime
		}
	}
	if len(f.Languages) > 0 {
		language := articles.LanguageOf(a.Language, a.Text)
		if !slices.ContainsFunc(f.Languages, func(want string) bool { return articles.LanguageOf(want, "") == language }) {
			return dropLanguage
		}
	}
	if len(f.Sources) > 0 && !f.source(a) {
		return dropSource
	}
	return ""
}

func (f *Filter) source(a *extract.Article) bool {
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
					return false
				}
				found = true
			}
		}
	}
	return found || !wanted
}
