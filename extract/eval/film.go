package eval

// films pairs and counts the films of an article.
func (s *scorer) films(predicted []film) {
	gold := s.gold.Films
	paired := pairs(len(gold), len(predicted), func(i, j int) float64 { return sameFilm(&gold[i], &predicted[j]) }, 0.74)
	ofGold, ofPredicted := map[int]int{}, map[int]bool{}
	for _, p := range paired {
		ofGold[p.i], ofPredicted[p.j] = p.j, true
	}
	for i := range gold {
		g := &gold[i]
		s.evidence, s.about = g.Evidence, describe(g.Title, g.Stage, nil)
		if j, ok := ofGold[i]; ok {
			p := &predicted[j]
			s.predicted = p.event
			s.count("film events", Counts{Right: 1})
			if g.Title != "" {
				s.spelt("film title", g.Title, p.title)
			}
			s.film(g, p, true)
			s.predicted = nil
		} else if g.Salience != "aggregate" {
			s.count("film events", Counts{Missed: 1})
			s.lost("film events", describe(g.Title, g.Stage, nil), "")
			s.quietly(func() { s.film(g, &film{}, false) })
		}
	}
	s.evidence, s.about = "", ""
	for j := range predicted {
		if ofPredicted[j] {
			continue
		}
		p := &predicted[j]
		s.predicted = p.event
		s.count("film events", Counts{Wrong: 1})
		s.lost("film events", "", describe(p.title, p.stage, nil))
		s.quietly(func() { s.film(&Film{}, p, false) })
	}
	s.predicted = nil
}

// sameFilm compares titles; two films without one are the same.
func sameFilm(g *Film, p *film) float64 {
	if (g.Title == "" || g.descriptive) && p.title == "" {
		return 0.8
	}
	best := 0.0
	for _, a := range append([]string{g.Title}, g.TitleAlt...) {
		for _, b := range append([]string{p.title}, p.alt...) {
			switch {
			case a == "" || b == "":
			case plain(a) == plain(b):
				best = 1
			default:
				best = max(best, alike(a, b))
			}
		}
	}
	return best
}

func (s *scorer) film(g *Film, p *film, both bool) {
	s.one("film type", g.Kind, p.kind, among(p.kind, g.Kind, g.KindAlt))
	s.one("film stage", g.Stage, p.stage, among(p.stage, g.Stage, g.StageAlt))
	ok := false
	for _, d := range p.dates {
		ok = ok || dated(g.Date, g.DateAlt, d)
	}
	s.one("film date", g.Date, p.date, ok)
	s.one("film box office", g.BoxOffice.sum().String(), p.boxOffice.String(), g.BoxOffice.sum().equal(p.boxOffice))
	s.many("film directors", g.Directors, p.directors, alike, 0.59, both)
	var countries []string
	for _, c := range g.Countries {
		code, _ := alpha2(c)
		countries = append(countries, code)
	}
	s.many("film countries", countries, p.countries, equal, 0.5, false)
	s.many("film companies", g.Companies, p.companies, alike, 0.59, false)
	s.many("film festivals", g.Festivals, p.festivals, alike, 0.49, false)
	n, m := len(g.Awards), p.awards
	s.count("film awards", Counts{min(n, m), max(0, m-n), max(0, n-m)})
	if n != m {
		s.fault("film awards", number(n), number(m), -1)
	}
}

func equal(a, b string) float64 {
	if a == b {
		return 1
	}
	return 0
}
