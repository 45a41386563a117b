package discourse

import (
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// dateline reads the place that a wire story opens with: «БЕРЛИН, 17 фев.»,
// «Алматы, 10 июня 2024 года.», «АСТАНА. КАЗИНФОРМ –», «Чолпон-Ата. Итоги ...».
// It stands at the head of the first or second paragraph.
func (d *Discourse) dateline() {
	t := d.Text
	seen := -1
	for k, s := range t.Doc.Sentences {
		if s.Paragraph == seen {
			continue
		}
		seen = s.Paragraph
		if k > 6 {
			return
		}
		m := t.Mention(s.First)
		if m == nil || m.Kind != phrase.City || m.First != s.First || m.Last >= len(t.Words) {
			continue
		}
		next := &t.Doc.Tokens[m.Last]
		mark := next.Kind == text.Punct && (next.Text == "." || next.Text == "," || next.Text == "—" || next.Text == "–" || next.Text == "(" || next.Text == ":")
		if !mark {
			continue
		}
		if next.Text == "," {
			x := t.Mention(m.Last + 1)
			if x == nil || x.Kind != phrase.Date {
				if !allUpper(t, m) {
					continue
				}
			}
		}
		if next.Text == "." && m.Last < s.Last-1 && !allUpper(t, m) {
			continue
		}
		d.Located, d.Dateline = m.Name, int(t.At[m.First])
		return
	}
}

func allUpper(t *phrase.Text, m *phrase.Mention) bool {
	for i := m.First; i < m.Last; i++ {
		if t.Doc.Tokens[i].Kind == text.Word && t.Doc.Tokens[i].Shape != text.Upper {
			return false
		}
	}
	return true
}
