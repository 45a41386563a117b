package event

import (
	"strconv"
	"strings"
)

// Resolves reports whether a JSON Pointer (RFC 6901) points at a value of
// data, which is what encoding/json makes of JSON: maps, slices and scalars.
func Resolves(data any, pointer string) bool {
	if pointer == "" {
		return true
	}
	if pointer[0] != '/' {
		return false
	}
	for part := range strings.SplitSeq(pointer[1:], "/") {
		switch v := data.(type) {
		case map[string]any:
			value, ok := v[unescape.Replace(part)]
			if !ok {
				return false
			}
			data = value
		case []any:
			n, err := strconv.Atoi(part)
			if err != nil || n < 0 || n >= len(v) || strconv.Itoa(n) != part {
				return false
			}
			data = v[n]
		default:
			return false
		}
	}
	return true
}

// unescape undoes the two escapes of RFC 6901 in one pass, so that "~01"
// gives "~1".
var unescape = strings.NewReplacer("~1", "/", "~0", "~")
