package film

import (
	"vestnik/extract/frame"
	"vestnik/extract/phrase"
)

// makerIn reports a sentence that names a studio, a distributor or a director:
// what they begin, buy or put off is a film, also when no word says so: «Студия
// «Y» приступает к «X»».
func (r *Reader) makerIn(s *frame.Sentence) bool {
	for k := s.First; k < s.Last; k++ {
		m := r.t.Mention(k)
		if m == nil {
			continue
		}
		k = m.Last - 1
		switch m.Kind {
		case phrase.Organization:
			if m.Class != nil && (m.Class.Sub == "studio" || m.Class.Sub == "distributor") && !m.Class.Weak {
				return true
			}
			switch r.lemma(m.First) { // also read as a form of law
			case "киностудия", "кинокомпания", "мультстудия", "киношкола":
				return true
			}
		case phrase.Post:
			if craftOf(m) == "director" {
				return true
			}
		}
	}
	return false
}
