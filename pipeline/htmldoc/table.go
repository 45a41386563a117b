package htmldoc

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// cellSeparator parts the cells of a row.
const cellSeparator = " | "

// maxCell is the letters of the longest cell of a table of data. Layouts made
// of tables have longer ones.
const maxCell = 300

// dataTable returns the rows of a table of data, or nil for one that only
// lays out the page: with tables inside, long cells, a single row or column.
func dataTable(table *html.Node, out map[*html.Node]bool) []string {
	var rows []string
	wide := 0
	for tr := range table.Descendants() {
		switch {
		case tr.Type != html.ElementNode:
			continue
		case tr.DataAtom == atom.Table:
			return nil
		case tr.DataAtom == atom.Caption:
			if s := cellText(tr, out); s != "" {
				rows = append(rows, s)
			}
			continue
		case tr.DataAtom != atom.Tr:
			continue
		}
		var cells []string
		for td := tr.FirstChild; td != nil; td = td.NextSibling {
			if td.Type != html.ElementNode || td.DataAtom != atom.Td && td.DataAtom != atom.Th {
				continue
			}
			s := cellText(td, out)
			if utf8.RuneCountInString(s) > maxCell {
				return nil
			}
			if s != "" {
				cells = append(cells, s)
			}
		}
		if len(cells) > 0 {
			rows = append(rows, strings.Join(cells, cellSeparator))
		}
		if len(cells) > 1 {
			wide++
		}
	}
	if wide < 2 {
		return nil
	}
	return rows
}

// maxCellText bounds what is read of an element as one line, in bytes with the
// white space of the source.
const maxCellText = 16 << 10

// cellText is the text under n on one line.
func cellText(n *html.Node, out map[*html.Node]bool) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case b.Len() > maxCellText:
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Type == html.ElementNode && !out[n]:
			part := n.DataAtom == atom.Br || isBlock(n.DataAtom)
			if part {
				b.WriteByte(' ')
			}
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				walk(c)
			}
			if part {
				b.WriteByte(' ')
			}
		}
	}
	walk(n)
	return fold(strings.ReplaceAll(b.String(), "\x00", ""))
}
