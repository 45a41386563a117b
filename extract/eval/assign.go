package eval

// Assign gives the function that finds the id of the article an event belongs
// to by the subject of its envelope: the article's URI, or else what DocID
// makes of it. It gives "" for an article that gold does not have.
func Assign(gold []Gold) func(subject string) string {
	byURI, ids := map[string]string{}, map[string]bool{}
	for _, g := range gold {
		byURI[g.URI], ids[g.ID] = g.ID, true
	}
	return func(subject string) string {
		if id, ok := byURI[subject]; ok {
			return id
		}
		if id := DocID(subject); ids[id] {
			return id
		}
		return ""
	}
}
