package film

import (
	"vestnik/extract/frame"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// granted reports a sentence of money that is handed out: it names a sum, or a
// number where the sentence before names one: «Четыре миллиона достались «X».
// Ещё три уйдут на мультфильм «Y»».
func (r *Reader) granted(s *frame.Sentence) bool {
	if r.sumIn(s) {
		return true
	}
	if s.Index == 0 || !r.sumIn(r.sentences[s.Index-1]) {
		return false
	}
	for k := s.First; k < s.Last; k++ {
		if r.npAt[k] < 0 && (r.t.Doc.Tokens[k].Kind == text.Number || r.numeral(k)) {
			return true
		}
	}
	return false
}

// sumIn reports a sum of money in a sentence.
func (r *Reader) sumIn(s *frame.Sentence) bool {
	for k := s.First; k < s.Last; k++ {
		if m := r.t.Mention(k); m != nil && m.Kind == phrase.Money {
			return true
		}
	}
	return false
}
