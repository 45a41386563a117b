package page

import (
	"io"

	"vestnik/extract/diff"
)

// Diff writes the page of a comparison of lexicons: totals by rule, and the
// changes, which can be narrowed down to a rule, a kind or a text.
func Diff(w io.Writer, r *diff.Report) error {
	return templates.ExecuteTemplate(w, "diff.tmpl", r)
}
