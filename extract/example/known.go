package example

import (
	"bufio"
	"bytes"
	"fmt"
	"strings"
)

// Known are examples that fail and are known to: the engine does not read them
// yet. They are kept so that it shows when one starts to work.
type Known map[string]string // reason by Outcome.Name

// ParseKnown reads a list of known failures: a reason in a line that begins
// with "#", and below it the names of the outcomes that fail for it, a line
// each.
func ParseKnown(src []byte) (Known, error) {
	known, reason := Known{}, ""
	sc := bufio.NewScanner(bytes.NewReader(src))
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		switch {
		case line == "":
		case line[0] == '#':
			reason = strings.TrimSpace(line[1:])
		case reason == "":
			return nil, fmt.Errorf("line %d: an example without a reason above it", n)
		case known[line] != "":
			return nil, fmt.Errorf("line %d: %s is there twice", n, line)
		default:
			known[line] = reason
		}
	}
	return known, sc.Err()
}
