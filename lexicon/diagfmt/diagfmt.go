// Package diagfmt writes the diagnostics of a lexicon for people and for
// machines.
package diagfmt

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"vestnik/lexicon"
)

// Formats are the writers by name: text, json, sarif, github.
var Formats = map[string]func(io.Writer, lexicon.Diagnostics) error{
	"text": Text, "json": JSON, "sarif": SARIF, "github": GitHub,
}

// Text writes every diagnostic with its line, caret and hint.
func Text(w io.Writer, ds lexicon.Diagnostics) error { return ds.Print(w) }

// JSON writes a line of JSON a diagnostic. Columns count code points from 1;
// endColumn is exclusive.
func JSON(w io.Writer, ds lexicon.Diagnostics) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, d := range ds {
		err := e.Encode(struct {
			File      string `json:"file"`
			Line      int    `json:"line,omitempty"`
			Column    int    `json:"column,omitempty"`
			EndColumn int    `json:"endColumn,omitempty"`
			Severity  string `json:"severity"`
			Code      string `json:"code"`
			Message   string `json:"message"`
			Hint      string `json:"hint,omitempty"`
			Text      string `json:"text,omitempty"`
		}{d.Pos.File, d.Pos.Line, d.Pos.Col, d.EndCol, d.Severity.String(), d.Code, d.Message, d.Hint, d.Line})
		if err != nil {
			return err
		}
	}
	return nil
}

// GitHub writes workflow commands of GitHub Actions, which annotate the lines
// of a pull request.
func GitHub(w io.Writer, ds lexicon.Diagnostics) error {
	for _, d := range ds {
		kind := d.Severity.String()
		if d.Severity == lexicon.Note {
			kind = "notice"
		}
		message := d.Message
		if d.Hint != "" {
			message += "\nhint: " + d.Hint
		}
		place := ""
		if d.Pos.File != "" {
			place = fmt.Sprintf("file=%s,line=%d,col=%d,", property(d.Pos.File), max(d.Pos.Line, 1), max(d.Pos.Col, 1))
			if d.EndCol > 0 {
				place += fmt.Sprintf("endColumn=%d,", d.EndCol-1)
			}
		}
		if _, err := fmt.Fprintf(w, "::%s %stitle=%s::%s\n", kind, place, property(d.Code), data(message)); err != nil {
			return err
		}
	}
	return nil
}

// data escapes the message of a workflow command, property a value of its head.
func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func property(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}
