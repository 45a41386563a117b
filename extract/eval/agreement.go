package eval

// agreements pairs and counts the agreements of an article.
func (s *scorer) agreements(predicted []agreement) {
	gold := s.gold.Agreements
	paired := pairs(len(gold), len(predicted), func(i, j int) float64 { return sameAgreement(&gold[i], &predicted[j]) }, 0.5)
	ofGold, ofPredicted := map[int]int{}, map[int]bool{}
	for _, p := range paired {
		ofGold[p.i], ofPredicted[p.j] = p.j, true
	}
	for i := range gold {
		g := &gold[i]
		s.evidence, s.about = g.Evidence, describe(g.Kind, g.Status, g.Parties)
		if j, ok := ofGold[i]; ok {
			s.agreement(g, &predicted[j])
		} else if g.Salience != "aggregate" && !merged(gold, i, ofGold) {
			s.missed(g)
		}
	}
	s.evidence, s.about = "", ""
	spare := 2 // predicted aggregates that cost nothing
	for j := range predicted {
		p := &predicted[j]
		if ofPredicted[j] {
			continue
		}
		if p.total && spare > 0 {
			spare--
			continue
		}
		s.wrong(p)
	}
}

// sameAgreement is the F1 of the parties, with a little for what else agrees.
func sameAgreement(g *Agreement, p *agreement) float64 {
	parties := renamed(g, p.parties)
	n := len(pairs(len(g.Parties), len(parties), func(i, j int) float64 { return sameBody(g.Parties[i], parties[j]) }, 0.59))
	total := len(g.Parties) + len(parties)
	if total == 0 || float64(2*n)/float64(total) <= 0.5 {
		return 0
	}
	similarity := float64(2*n) / float64(total)
	for _, same := range [...]bool{among(p.kind, g.Kind, g.KindAlt), among(p.status, g.Status, g.StatusAlt), sameDate(g.Date, p.date)} {
		if same {
			similarity += 0.01
		}
	}
	return similarity
}

// renamed gives parties that are written as another form of a gold party the
// gold's name.
func renamed(g *Agreement, parties []string) []string {
	if len(g.PartiesAlt) == 0 {
		return parties
	}
	forms := map[string]string{}
	for name, others := range g.PartiesAlt {
		for _, form := range others {
			// Of two names with the same other form the first in order, so
			// that the order of the map does not matter.
			if known, ok := forms[plain(form)]; !ok || name < known {
				forms[plain(form)] = name
			}
		}
	}
	out := make([]string, len(parties))
	for i, p := range parties {
		out[i] = p
		if name, ok := forms[plain(p)]; ok {
			out[i] = name
		}
	}
	return out
}

// merged reports whether another pair of the same loose group was read, which
// then stands for this one.
func merged(gold []Agreement, i int, paired map[int]int) bool {
	if gold[i].Group == "" || !gold[i].MergeOK {
		return false
	}
	for k := range gold {
		if _, ok := paired[k]; ok && gold[k].Group == gold[i].Group {
			return true
		}
	}
	return false
}

func (s *scorer) agreement(g *Agreement, p *agreement) {
	s.predicted = p.event
	defer func() { s.predicted = nil }()
	s.count("agreement events", Counts{Right: 1})
	if g.Salience == "aggregate" {
		return
	}
	s.one("agreement type", g.Kind, p.kind, among(p.kind, g.Kind, g.KindAlt))
	s.one("agreement status", g.Status, p.status, among(p.status, g.Status, g.StatusAlt))
	s.many("agreement parties", g.Parties, renamed(g, p.parties), sameBody, 0.59, true)
	if g.Date != "" || !p.inferred {
		s.one("agreement date", g.Date, p.date, dated(g.Date, g.DateAlt, p.date))
	}
	s.one("agreement place", g.Place, p.place, alike(g.Place, p.place) > 0.49)
	s.one("agreement occasion", g.Occasion, p.occasion, alike(g.Occasion, p.occasion) > 0.49)
	s.one("agreement amount", g.Value.sum().String(), p.value.String(), g.Value.sum().equal(p.value))
}

func (s *scorer) missed(g *Agreement) {
	s.count("agreement events", Counts{Missed: 1})
	s.lost("agreement events", describe(g.Kind, g.Status, g.Parties), "")
	s.quietly(func() {
		for slot, v := range map[string]string{"type": g.Kind, "status": g.Status, "date": g.Date, "place": g.Place, "occasion": g.Occasion, "amount": g.Value.sum().String()} {
			s.one("agreement "+slot, v, "", false)
		}
		s.count("agreement parties", Counts{Missed: len(g.Parties)})
	})
}

func (s *scorer) wrong(p *agreement) {
	s.predicted = p.event
	defer func() { s.predicted = nil }()
	s.count("agreement events", Counts{Wrong: 1})
	s.lost("agreement events", "", describe(p.kind, p.status, p.parties))
	s.quietly(func() {
		for slot, v := range map[string]string{"type": p.kind, "status": p.status, "date": p.date, "place": p.place, "occasion": p.occasion, "amount": p.value.String()} {
			s.one("agreement "+slot, "", v, false)
		}
		s.count("agreement parties", Counts{Wrong: len(p.parties)})
	})
}
