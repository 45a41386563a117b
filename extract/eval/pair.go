package eval

import "sort"

// pair joins the i-th of the gold with the j-th of the predicted.
type pair struct{ i, j int }

// pairs joins n gold things with m predicted ones one to one, best similarity
// first and over floor only; ties go to the earlier ones.
func pairs(n, m int, similarity func(i, j int) float64, floor float64) []pair {
	type candidate struct {
		s float64
		pair
	}
	var all []candidate
	for i := range n {
		for j := range m {
			if s := similarity(i, j); s > floor {
				all = append(all, candidate{s, pair{i, j}})
			}
		}
	}
	// Candidates arrive in order of i and j, so a stable sort keeps that order.
	sort.SliceStable(all, func(x, y int) bool { return all[x].s > all[y].s })
	usedI, usedJ := map[int]bool{}, map[int]bool{}
	var out []pair
	for _, c := range all {
		if !usedI[c.i] && !usedJ[c.j] {
			usedI[c.i], usedJ[c.j] = true, true
			out = append(out, c.pair)
		}
	}
	return out
}
