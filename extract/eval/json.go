package eval

import "encoding/json"

// MarshalJSON gives the figures for machines: documents, duplicates,
// negatives, quiet, rows by name with [precision, recall, F1, right, wrong,
// missed], exact by slot with [share, of], as the reference scorer has them,
// and beside them intervals of F1, bands and errors.
func (r *Report) MarshalJSON() ([]byte, error) {
	rows, exact, intervals, bands := map[string][6]float64{}, map[string][2]float64{}, map[string]*Interval{}, map[string]any{}
	for _, row := range r.Rows {
		rows[row.Name] = [6]float64{round(row.Precision()), round(row.Recall()), round(row.F1()), float64(row.Right), float64(row.Wrong), float64(row.Missed)}
		if row.Interval != nil {
			intervals[row.Name] = row.Interval
		}
	}
	for _, x := range r.Exact {
		exact[x.Name] = [2]float64{round(share(x.Right, x.Of)), float64(x.Of)}
	}
	for _, b := range r.Bands {
		bands[b.Band.String()] = map[string]any{
			"events": [3]float64{round(b.Events.Precision()), float64(b.Events.Right), float64(b.Events.Wrong)},
			"slots":  [3]float64{round(b.Slots.Precision()), float64(b.Slots.Right), float64(b.Slots.Wrong)},
		}
	}
	return json.Marshal(struct {
		Docs       int                   `json:"docs"`
		Duplicates int                   `json:"duplicates"`
		Negatives  int                   `json:"negatives"`
		Quiet      int                   `json:"quiet"`
		Rows       map[string][6]float64 `json:"rows"`
		Exact      map[string][2]float64 `json:"exact"`
		Intervals  map[string]*Interval  `json:"intervals,omitempty"`
		Bands      map[string]any        `json:"bands"`
		Errors     []Error               `json:"errors,omitempty"`
	}{r.Documents, r.Repeated, r.Negatives, r.Quiet, rows, exact, intervals, bands, r.Errors})
}

// round cuts a figure to three digits.
func round(x float64) float64 { return float64(int(x*1000+0.5)) / 1000 }
