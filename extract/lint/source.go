package lint

import (
	"strings"

	"vestnik/lexicon"
)

// splitLines gives the lines of a file of the lexicon, without their ends.
func splitLines(lex *lexicon.Lexicon, file string) []string {
	for _, f := range lex.Files {
		if f.Path == file {
			lines := strings.Split(f.Text, "\n")
			for i := range lines {
				lines[i] = strings.TrimRight(lines[i], "\r")
			}
			return lines
		}
	}
	return nil
}
