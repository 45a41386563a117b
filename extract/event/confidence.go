package event

// Band is a class of confidence. Precision of each band is measured on the
// gold by package eval.
type Band uint8

// The bands.
const (
	Low    Band = iota // below 0.6: read over a gap, worth a look
	Medium             // 0.6 and more: something was inferred from elsewhere in the text
	High               // 0.85 and more: said in one clause
)

// Bands lists all bands, surest first.
var Bands = [...]Band{High, Medium, Low}

// BandOf gives the band of a confidence.
func BandOf(confidence float64) Band {
	switch {
	case confidence >= 0.85:
		return High
	case confidence >= 0.6:
		return Medium
	}
	return Low
}

func (b Band) String() string {
	switch b {
	case High:
		return "high"
	case Medium:
		return "medium"
	}
	return "low"
}
