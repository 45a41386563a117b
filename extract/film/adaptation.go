package film

// adaptation gives the token of «экранизация» before the book or game whose title
// token open begins: «экранизацию романа Имени «X» отменили». -1 when there is none.
func (r *Reader) adaptation(open, k int) int {
	s := r.sentences[k]
	for i := open - 1; i >= s.First && i >= open-6; i-- {
		switch r.lemma(i) {
		case "экранизация", "киноверсия", "телеверсия", "экранизировать":
			if r.isNoun(i) {
				return i
			}
			return -1
		}
		if m := r.t.Mention(i); m == nil && !r.adjectival(i) && r.works[i].class == nil {
			return -1
		}
	}
	return -1
}
