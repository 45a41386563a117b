package eval

import (
	"math/rand/v2"
	"slices"
)

// Interval is where a figure lies with 95 % confidence.
type Interval struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// Bootstrap fills the intervals of the rows by the percentile bootstrap over
// articles (Efron 1979): rounds times as many articles as there are, drawn with
// replacement. The seed is fixed, so the same report gives the same intervals.
func (r *Report) Bootstrap(rounds int) {
	n := len(r.documents)
	if n == 0 || rounds < 2 {
		return
	}
	random := rand.New(rand.NewPCG(20251005, 1))
	f1 := map[string][]float64{}
	sample := make([]*scorer, n)
	for range rounds {
		for i := range sample {
			sample[i] = r.documents[random.IntN(n)]
		}
		all := totals(added(sample))
		for i := range r.Rows {
			name := r.Rows[i].Name
			// A draw without anything of the slot says nothing about it.
			if c := all[name]; c != (Counts{}) {
				f1[name] = append(f1[name], c.F1())
			}
		}
	}
	for i := range r.Rows {
		values := f1[r.Rows[i].Name]
		if k := len(values); k > 0 {
			slices.Sort(values)
			r.Rows[i].Interval = &Interval{values[k*25/1000], values[min(k-1, k*975/1000)]}
		}
	}
}
