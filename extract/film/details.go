package film

import (
	"slices"
	"strings"

	"vestnik/extract/event"
	"vestnik/extract/fact"
	"vestnik/extract/phrase"
)

// kind fills the type of the film and its genres: by the nouns it is called,
// the adjectives before them and the festival it takes part in.
func (d *draft) kind() {
	r := d.r
	best, rank := event.FilmType(""), 0
	first, last := 0, 0
	set := func(c event.FilmType, n, a, b int) {
		if n > rank {
			best, rank, first, last = c, n, a, b
		}
	}
	for _, n := range d.nps {
		p := &r.nps[n]
		if p.quote >= 0 {
			if _, ok := r.seasonOf(p); ok {
				set(event.Series, 5, p.first, p.last)
			}
		}
		for _, noun := range [...]int{p.noun, p.apposition} {
			if noun < 0 {
				continue
			}
			c := r.works[noun].class
			if c == nil {
				c = p.class
			}
			d.genre(noun)
			if c == nil {
				continue
			}
			from := min(p.first, noun)
			if noun == p.apposition {
				from = p.last
			}
			for k := from; k < noun; k++ {
				a := r.works[k].class
				if strings.Contains(r.t.Words[k].Form, "серийн") && !strings.HasPrefix(r.t.Words[k].Form, "односерийн") {
					set(event.Series, 6, k, k+1)
				}
				d.genre(k)
				if a == nil || !a.Adj || a.Film == "" || a.Weak && a.Film != "short" {
					continue
				}
				switch a.Film {
				case "feature", "other":
					set(event.FilmType(a.Film), 2, k, k+1)
				case "documentary":
					set(event.Documentary, 7, k, k+1)
				case "short":
					set(event.Short, 4, k, k+1)
				default:
					set(event.FilmType(a.Film), 5, k, k+1)
				}
			}
			v := 1
			switch c.Film {
			case "documentary":
				v = 7
			case "animation":
				v = 6
			case "series":
				v = 5
			case "short":
				v = 4
			case "other":
				v = 2
			}
			if c.Weak && c.Film == "feature" || c.Film == "" || c.Film == "no" {
				v = 0
			}
			set(event.FilmType(c.Film), v, noun, noun+1)
		}
		if p.quote >= 0 && p.noun < 0 {
			for k := p.first; k < r.quotes[p.quote].Open; k++ {
				d.genre(k)
				if a := r.works[k].class; a != nil && a.Adj && a.Film != "" {
					set(event.FilmType(a.Film), 3, k, k+1)
				}
			}
		}
		if p.quote >= 0 && p.noun < 0 && p.apposition < 0 && p.class != nil && !p.class.Weak && p.class.Film != "" && p.class.Film != "no" {
			v := 1
			switch p.class.Film {
			case "documentary", "animation", "series", "short":
				v = 3
			}
			set(event.FilmType(p.class.Film), v, p.first, p.last)
		}
		for _, w := range [...]int{p.first - 1, p.first - 2} {
			if w >= 0 && (r.lemma(w) == "сезон" || r.lemma(w) == "серия") && p.quote >= 0 {
				set(event.Series, 5, w, w+1)
			}
		}
	}
	for _, rd := range d.readings {
		if rd.kind != "" {
			set(rd.kind, 3, rd.token, rd.tokenLast)
		}
		if rank < 3 {
			if c, a, b := r.awardKind(rd); c != "" {
				set(c, 6, a, b)
			}
		}
		s := r.sentences[rd.sentence]
		if rank < 5 && len(d.r.titled(rd.sentence)) <= 1 {
			for k := s.First; k < s.Last; k++ {
				switch r.lemma(k) {
				case "сезон", "серия", "шоураннер":
					if rd.base != event.Awarded && !(k > s.First && r.openingSeason(k)) {
						set(event.Series, 4, k, k+1)
					}
				}
			}
		}
	}
	if rank <= 2 && r.fest >= 0 && d.atFestival() && r.shortFestival() {
		m := &r.t.Mentions[r.fest]
		if !d.fullLength() {
			set(event.Short, 3, m.First, m.Last)
		}
	}
	if best == "" {
		best = event.Feature
	}
	d.data.Film.FilmType = best
	if rank > 0 && last > first {
		d.mark("/film/filmType", first, last, "")
	}
}

func (d *draft) fullLength() bool {
	for _, n := range d.nps {
		p := &d.r.nps[n]
		for k := p.first; k < p.last; k++ {
			if strings.HasPrefix(d.r.t.Words[k].Form, "полнометраж") {
				return true
			}
		}
	}
	return false
}

func (d *draft) atFestival() bool {
	for _, rd := range d.readings {
		if rd.festival != "" {
			return true
		}
	}
	return false
}

// openingSeason reports «сезон» of something else: of a channel, a theatre.
func (r *Reader) openingSeason(k int) bool {
	l := r.lemma(k - 1)
	return l == "открыть" || l == "телевизионный" || l == "новый" && k > 1 && r.lemma(k-2) == "открыть"
}

// titled gives the films that a sentence names.
func (r *Reader) titled(k int) []int {
	var out []int
	for n, hi := r.in(k); n < hi; n++ {
		p := &r.nps[n]
		if p.sentence == k && p.film >= 0 && !slices.Contains(out, p.film) {
			out = append(out, p.film)
		}
	}
	return out
}

// seasonOf reports a title behind «сезон», «серия».
func (r *Reader) seasonOf(p *np) (int, bool) {
	k := r.quotes[p.quote].Open - 1
	if k >= 0 && r.lemma(k) == "сезон" {
		return k, true
	}
	return 0, false
}

// awardKind gives the type that the category of a prize tells: «лучшая анимация».
func (r *Reader) awardKind(rd *reading) (event.FilmType, int, int) {
	for i := range rd.awards {
		a := &rd.awards[i]
		if a.category == "" && a.name == "" || a.recipient != "" {
			continue
		}
		for k := a.first; k < a.last; k++ {
			if c := r.works[k].class; c != nil && c.Role == phrase.WorkRole {
				switch c.Film {
				case "documentary", "animation", "series":
					return event.FilmType(c.Film), k, k + 1
				case "short":
					return event.Short, k, k + 1
				}
			}
		}
	}
	return "", 0, 0
}

// shortFestival reports a festival of short films.
func (r *Reader) shortFestival() bool {
	m := &r.t.Mentions[r.fest]
	n := strings.ToLower(r.t.Text(m.First, m.Last))
	return strings.Contains(n, "короткометраж") || strings.Contains(n, "короткого метра")
}

// genre adds the genre that a word tells.
func (d *draft) genre(k int) {
	w := &d.r.works[k]
	if w.class == nil || w.class.Entry == nil {
		return
	}
	g := ""
	switch {
	case w.class.Role == phrase.GenreRole:
		g = w.class.Entry.Name.Text
	case w.film():
		g = w.class.Entry.Attr("genre")
	}
	if g == "" || slices.Contains(d.data.Film.Genre, g) {
		return
	}
	d.data.Film.Genre = append(d.data.Film.Genre, g)
	d.mark(fact.Pointer("/film/genre", len(d.data.Film.Genre)-1), k, k+1, "")
}

// directors fills the directors.
func (d *draft) directors() {
	r := d.r
	var list []credit
	line := map[int]bool{} // phrases that a list names
	for _, rd := range d.readings {
		if rd.base == event.Awarded || rd.line {
			line[rd.np] = true
		}
	}
	for _, n := range d.nps {
		for _, c := range r.directors(&r.nps[n], line[n]) {
			list = addCredit(list, c)
		}
	}
	for _, n := range d.nps {
		p := &r.nps[n]
		if len(list) == 0 {
			for _, c := range r.doer(r.sentences[p.sentence], r.triggers[p.sentence], p) {
				list = addCredit(list, c)
			}
		}
		if len(list) == 0 {
			if c, ok := r.his(p); ok {
				list = addCredit(list, c)
			}
		}
	}
	for _, rd := range d.readings {
		for i := range rd.awards {
			a := &rd.awards[i]
			if a.recipient != "" && (strings.Contains(a.category, "ежисс") || strings.Contains(a.name, "ежисс")) {
				list = addCredit(list, credit{name: a.recipient, first: a.first, last: a.last})
			}
		}
	}
	if len(list) == 0 {
		list = d.toldDirectors()
	}
	if len(list) == 0 {
		list = d.shows()
	}
	for _, c := range r.pairs(list) {
		d.data.Film.Director = append(d.data.Film.Director, event.Person{Name: c.name})
		d.mark(fact.Pointer("/film/director", len(d.data.Film.Director)-1), c.first, c.last, c.origin)
	}
}

// toldDirectors looks for «режиссёр - Имя» in the sentences of the film and
// those right behind them, up to where another film is named.
func (d *draft) toldDirectors() []credit {
	r := d.r
	for _, k := range d.around() {
		cs := r.told(k)
		if len(cs) == 0 {
			cs = d.shooter(k)
		}
		if len(cs) > 0 {
			if len(d.titled(k)) == 0 {
				for i := range cs {
					cs[i].origin = event.FromAntecedent
				}
			}
			return cs
		}
	}
	return nil
}

// titled gives the films that count as named in sentence k: where the text has
// news of one film alone, the others do not.
func (d *draft) titled(k int) []int {
	if d.alone() {
		return d.r.toldTitles(k)
	}
	return d.r.titled(k)
}

// alone reports the one film that a text names, or has news of.
func (d *draft) alone() bool {
	if d.sole == 0 {
		d.sole = 1
		if d.r.single() || d.only() {
			d.sole = 2
		}
	}
	return d.sole == 2
}

// around gives the sentences that can tell who made the film and where: those
// that name it or point at it, those right behind, and, when the text is on
// this film alone, all. None of them speaks of another.
func (d *draft) around() []int {
	r := d.r
	seen := map[int]bool{}
	var sentences []int
	add := func(k int) {
		if k < 0 || k >= len(r.sentences) || seen[k] {
			return
		}
		seen[k] = true
		if fs := d.titled(k); len(fs) > 1 || len(fs) == 1 && fs[0] != d.film || d.others(k) {
			return
		}
		sentences = append(sentences, k)
	}
	for _, n := range d.nps {
		add(r.nps[n].sentence)
	}
	for _, n := range d.nps {
		k := r.nps[n].sentence
		for j := k + 1; j < len(r.sentences) && j <= k+2; j++ {
			if len(d.titled(j)) > 0 || !d.alone() && r.paragraph(j) != r.paragraph(k) {
				break
			}
			add(j)
		}
	}
	if d.alone() {
		for k := range r.sentences {
			add(k)
		}
		return sentences
	}
	for _, n := range d.nps { // «Режиссёр Имя вернулся к работе. Он снимает «X»»
		if k := r.nps[n].sentence - 1; k >= 0 && r.paragraph(k) == r.paragraph(k+1) && len(r.titled(k)) == 0 {
			add(k)
		}
	}
	return sentences
}

// countries fills the countries of origin.
func (d *draft) countries() {
	r := d.r
	var list []origin
	line := map[int]bool{} // phrases of which no verb tells
	for _, rd := range d.readings {
		if rd.trigger == nil || rd.line {
			line[rd.np] = true
		}
	}
	for _, n := range d.nps {
		for _, o := range r.origins(&r.nps[n], line[n]) {
			list = addOrigin(list, o)
		}
	}
	if len(list) == 0 {
		for _, n := range d.nps {
			if o, ok := r.local(r.sentences[r.nps[n].sentence], &r.nps[n]); ok {
				list = addOrigin(list, o)
			}
		}
	}
	if len(list) == 0 {
		for _, rd := range d.readings {
			if rd.np >= 0 && r.nps[rd.np].pointed {
				if o, ok := r.local(r.sentences[rd.sentence], &r.nps[rd.np]); ok {
					list = addOrigin(list, o)
				}
			}
		}
	}
	if len(list) == 0 {
		list = d.abroad()
	}
	if len(list) == 0 {
		list = d.shooters()
	}
	if len(list) == 0 {
		list = d.toldOrigins()
	}
	if len(list) == 0 {
		list = d.coproduction()
	}
	for _, o := range list {
		d.data.Film.CountryOfOrigin = append(d.data.Film.CountryOfOrigin, o.code)
		d.mark(fact.Pointer("/film/countryOfOrigin", len(d.data.Film.CountryOfOrigin)-1), o.first, o.last, o.origin)
	}
}

// companies fills the producers, distributors and platforms.
func (d *draft) companies() {
	r := d.r
	var list []credit
	seen := map[int]bool{}
	for _, rd := range d.readings {
		if rd.base == event.Awarded || rd.base == event.AtFestival {
			continue
		}
		if len(r.titled(rd.sentence)) > 3 {
			continue
		}
		seen[rd.sentence] = true
		if rd.origin != "" && rd.trigger == nil && rd.sentence > 0 {
			for _, c := range r.makers(r.sentences[rd.sentence-1]) {
				list = addCredit(list, c)
			}
		}
		for _, c := range r.companies(r.sentences[rd.sentence], rd) {
			list = addCredit(list, c)
		}
	}
	if len(list) == 0 {
		list = d.signatories()
	}
	for _, k := range d.sentences() {
		for _, c := range r.makers(r.sentences[k]) {
			if seen[k] {
				c.origin = ""
			}
			list = addCredit(list, c)
		}
		seen[k] = true
	}
	if r.single() {
		for k, s := range r.sentences {
			if fs := r.titled(k); seen[k] || len(fs) > 1 || len(fs) == 1 && fs[0] != d.film {
				continue
			}
			for _, c := range r.creditsIn(s) {
				list = addCredit(list, c)
			}
		}
	}
	if m := r.studioOf; m != nil && d.out.Salience != event.Background && d.made() {
		list = addCredit(list, credit{name: r.makerName(m), first: m.First, last: m.Last, origin: event.FromLead})
	}
	for _, c := range list {
		d.data.Film.ProductionCompany = append(d.data.Film.ProductionCompany, event.Named{Name: c.name})
		d.mark(fact.Pointer("/film/productionCompany", len(d.data.Film.ProductionCompany)-1), c.first, c.last, c.origin)
	}
}

// signatories gives the sides of the document that a joint film comes from, which
// a sentence before it names: «A и Б подписали меморандум. Он открывает дорогу к
// совместной работе над «X»», «Первый проект – «X»».
func (d *draft) signatories() []credit {
	r := d.r
	for _, rd := range d.readings {
		if rd.base != event.InProduction && rd.base != event.Announced && rd.base != event.Completed || len(r.titled(rd.sentence)) != 1 || !r.joint(rd.sentence) {
			continue
		}
		for k := rd.sentence - 1; k >= 0 && k >= rd.sentence-3 && len(r.titled(k)) == 0; k-- {
			if !r.signs(k) {
				continue
			}
			if sides := r.makers(r.sentences[k]); len(sides) > 1 {
				return sides // one alone is as likely an authority that lets others make films
			}
			return nil
		}
	}
	return nil
}

// joint reports a sentence that speaks of a common or first project.
func (r *Reader) joint(k int) bool {
	s := r.sentences[k]
	for i := s.First; i < s.Last; i++ {
		switch r.lemma(i) {
		case "совместный", "общий":
			return true
		case "проект", "ласточка":
			return i > s.First && r.lemma(i-1) == "первый"
		}
	}
	return false
}

// made reports a film of which more is told than its prizes and festivals.
func (d *draft) made() bool {
	for _, rd := range d.readings {
		if rd.base != event.Awarded && rd.base != event.AtFestival && rd.base != event.BoxOffice {
			return true
		}
	}
	return false
}

// actors fills the actors that a text on one film names.
func (d *draft) actors() {
	r := d.r
	var list []credit
	for _, n := range d.nps {
		k := r.nps[n].sentence
		if fs := r.titled(k); len(fs) > 1 {
			continue
		}
		for _, c := range r.actors(k) {
			if !slices.ContainsFunc(d.data.Film.Director, func(p event.Person) bool { return p.Name == c.name }) {
				list = addCredit(list, c)
			}
		}
	}
	for _, c := range list {
		d.data.Film.Actor = append(d.data.Film.Actor, event.Person{Name: c.name})
		d.mark(fact.Pointer("/film/actor", len(d.data.Film.Actor)-1), c.first, c.last, c.origin)
	}
}

// sentences gives the sentences that speak of a film alone: those that name it
// or point at it, and those behind them that name no other film, up to the end
// of the paragraph.
func (d *draft) sentences() []int {
	r := d.r
	var out []int
	seen := map[int]bool{}
	add := func(k int) {
		if !seen[k] {
			seen[k] = true
			out = append(out, k)
		}
	}
	mine := func(k int) bool {
		fs := r.titled(k)
		return len(fs) == 0 || len(fs) == 1 && fs[0] == d.film
	}
	for _, n := range d.nps {
		p := &r.nps[n]
		if p.life || p.prior || !mine(p.sentence) {
			continue
		}
		for k := p.sentence; k < len(r.sentences) && k <= p.sentence+3 && r.paragraph(k) == r.paragraph(p.sentence) && mine(k); k++ {
			add(k)
		}
	}
	return out
}
