package batch

import (
	"fmt"

	"vestnik/extract"
	"vestnik/pipeline/articles"
	"vestnik/pipeline/pubdate"
)

// Filter says which articles are read. The zero Filter takes all.
type Filter struct {
	articles.Filter

	// Since and Until are ISO 8601 days, both included; a month or year stands
	// for its first day in Since and its last in Until. An article without a
	// date of publication is outside of every time.
	Since, Until string
}

// The reasons for which articles are left out.
const (
	dropTime      = "published outside of the time asked for"
	dropNoDate    = "no date of publication"
	dropDuplicate = "duplicate"
)

// Check says what is wrong with the filter.
func (f *Filter) Check() error {
	if err := f.Filter.Check(); err != nil {
		return err
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
	return f.Filter.Drop(a)
}
