package lexicon

import (
	"fmt"
	"unicode/utf8"
)

// nearest gives the candidate that is closest to word by edit distance, if that is at most 2
// and less than the length of word; the first of equals; else "".
func nearest(word string, candidates []string) string {
	best, dist := "", 3
	w := []rune(word)
	for _, c := range candidates {
		if d := distance(w, []rune(c), dist); d < dist && d < len(w) && d < utf8.RuneCountInString(c) {
			best, dist = c, d
		}
	}
	return best
}

// didYouMean is the hint for a name that is not among the known ones; "" when none is near.
func didYouMean(word string, known []string) string {
	if n := nearest(word, known); n != "" {
		return fmt.Sprintf("did you mean %q?", n)
	}
	return ""
}

// distance is the edit distance of a and b with transposition of neighbours (optimal string
// alignment), or limit when it is not below limit.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	prev2 := make([]int, len(b)+1)
	prev := make([]int, len(b)+1)
	cur := make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			d := prev[j-1]
			if a[i-1] != b[j-1] {
				d = min(d, prev[j], cur[j-1]) + 1
				if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
					d = min(d, prev2[j-2]+1)
				}
			}
			cur[j] = d
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return min(prev[len(b)], limit)
}
