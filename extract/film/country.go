package film

import (
	"slices"
	"strings"

	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// homeland is the country whose films a text calls its own.
type homeland struct {
	code        string
	first, last int
	origin      event.Origin
}

// homeland finds the country of the authority or national body that the first
// sentences speak of, else that of the dateline.
func (r *Reader) homeland() homeland {
	for k, s := range r.sentences {
		if k > 1 {
			break
		}
		for i := s.First; i < s.Last; i++ {
			m := r.t.Mention(i)
			if m == nil {
				continue
			}
			i = m.Last - 1
			if m.Kind == phrase.Organization && m.Country != "" && (m.Government || strings.Contains(strings.ToLower(m.Name), "национальн") || strings.Contains(strings.ToLower(m.Name), "государственн")) {
				return homeland{m.Country, m.First, m.Last, event.FromLead}
			}
		}
	}
	if n := r.d.Dateline; n >= 0 && n < len(r.t.Mentions) {
		m := &r.t.Mentions[n]
		return homeland{m.Country, m.First, m.Last, event.FromDateline}
	}
	return homeland{}
}

// origin is a country of a film with where it stands.
type origin struct {
	code        string
	first, last int
	origin      event.Origin
}

func addOrigin(list []origin, o origin) []origin {
	if o.code == "" || slices.ContainsFunc(list, func(x origin) bool { return x.code == o.code }) {
		return list
	}
	return append(list, o)
}

// origins reads the countries that stand with a phrase of a film.
func (r *Reader) origins(p *np, line bool) []origin {
	var out []origin
	t := r.t
	s := r.sentences[p.sentence]
	noun := p.noun
	if noun < 0 && p.quote >= 0 {
		noun = r.quotes[p.quote].Open
	}
	for k := p.first; k < noun; k++ {
		if r.adjectival(k) {
			for _, c := range r.lex.AdjectiveCountries(t, k) {
				out = addOrigin(out, origin{c, k, k + 1, ""})
			}
		}
	}
	if p.apposition >= 0 {
		for k := p.last; k < p.apposition; k++ {
			for _, c := range r.lex.AdjectiveCountries(t, k) {
				out = addOrigin(out, origin{c, k, k + 1, ""})
			}
		}
	}
	k := p.last
	for k < s.Last && t.Is(k, "(") {
		end := k + 1
		for end < s.Last && end < k+24 && !t.Is(end, ")") {
			end++
		}
		out = r.countriesIn(out, k+1, end)
		k = end + 1
	}
	if line {
		out = r.lineCountries(out, s, k)
	}
	out = r.production(out, s, p, k)
	return out
}

// countriesIn adds the countries that stand bare between two tokens.
func (r *Reader) countriesIn(out []origin, a, b int) []origin {
	for k := a; k < b; k++ {
		m := r.t.Mention(k)
		if m == nil {
			continue
		}
		if m.Kind == phrase.Country && m.Forms&phrase.Nomn != 0 {
			out = addOrigin(out, origin{m.Country, m.First, m.Last, ""})
		}
		k = m.Last - 1
	}
	return out
}

// lineCountries reads «..., Иран, Имя», «..., Имя (Страна - Страна)» behind the
// title in a line of a list, up to the next title.
func (r *Reader) lineCountries(out []origin, s *frame.Sentence, k int) []origin {
	for ; k < s.Last; k++ {
		if r.npAt[k] >= 0 {
			return out
		}
		m := r.t.Mention(k)
		if m == nil {
			continue
		}
		if m.Kind == phrase.Country && m.Forms&phrase.Nomn != 0 && (r.t.Is(k-1, ",") || r.t.Is(k-1, "(") || r.dash(k-1) || r.t.Is(k-1, "/") || r.t.Is(k-1, "и")) {
			out = addOrigin(out, origin{m.Country, m.First, m.Last, ""})
		}
		k = m.Last - 1
	}
	return out
}

// production reads «производства Казахстана», «созданный в копродукции с
// Францией и Литвой», «совместного производства России и Беларуси».
func (r *Reader) production(out []origin, s *frame.Sentence, p *np, k int) []origin {
	t := r.t
	until := min(s.Last, k+14)
	for ; k < until; k++ {
		if r.npAt[k] >= 0 && &r.nps[r.npAt[k]] != p && k >= p.after {
			return out
		}
		l := r.lemma(k)
		switch {
		case l == "копродукция" || l == "сотрудничество" && k > 0 && t.Is(k-1, "в") || t.Words[k].Form == "совместно" || l == "партнёрство":
			if k+1 < s.Last && (t.Is(k+1, "с") || t.Is(k+1, "со")) {
				before := len(out)
				out = r.countryList(out, s, k+2, phrase.Ablt)
				if len(out) > before && r.home.code != "" {
					out = addOrigin(out, origin{r.home.code, r.home.first, r.home.last, r.home.origin})
				}
				if len(out) > before {
					return out
				}
			}
			if k+1 < s.Last {
				out = r.countryList(out, s, k+1, phrase.Gent)
			}
		case l == "производство":
			if r.adjectival(k - 1) {
				for _, c := range r.lex.AdjectiveCountries(t, k-1) {
					out = addOrigin(out, origin{c, k - 1, k, ""})
				}
			}
			out = r.countryList(out, s, k+1, phrase.Gent)
		}
	}
	return out
}

// countryList adds the countries of a list that begins with token k.
func (r *Reader) countryList(out []origin, s *frame.Sentence, k int, forms phrase.Forms) []origin {
	m := r.t.Mention(k)
	if m == nil || m.Kind != phrase.Country || m.Forms&forms == 0 {
		return out
	}
	for _, n := range s.Coordinated(int(r.t.At[k]), func(x *phrase.Mention) bool { return x.Kind == phrase.Country }, forms) {
		x := &r.t.Mentions[n]
		out = addOrigin(out, origin{x.Country, x.First, x.Last, ""})
	}
	return out
}

// local reports «местные новинки», «отечественный фильм»: a film of the country
// that the sentence speaks of.
func (r *Reader) local(s *frame.Sentence, p *np) (origin, bool) {
	said := false
	for k := s.First; k < p.first+6 && k < s.Last; k++ {
		switch r.lemma(k) {
		case "местный", "отечественный":
			if k+1 < s.Last && r.works[k+1].film() || k+2 < s.Last && r.works[k+2].film() {
				said = true
			}
		}
	}
	if !said {
		return origin{}, false
	}
	for k := s.First; k < s.Last; k++ {
		if r.t.Doc.Tokens[k].Kind != text.Word {
			continue
		}
		if c := r.lex.AdjectiveCountries(r.t, k); len(c) == 1 {
			return origin{c[0], k, k + 1, event.FromAntecedent}, true
		}
	}
	return origin{r.home.code, r.home.first, r.home.last, r.home.origin}, r.home.code != ""
}

// abroad reads the country in the brackets behind the director's name: «Имя
// (Таджикистан)».
func (d *draft) abroad() []origin {
	t := d.r.t
	var out []origin
	for i := range d.out.Marks {
		k := d.out.Marks[i].Last
		if !strings.HasPrefix(d.out.Marks[i].Field, "/film/director") || !t.Is(k, "(") {
			continue
		}
		if m := t.Mention(k + 1); m != nil && m.Kind == phrase.Country && t.Is(m.Last, ")") {
			out = addOrigin(out, origin{m.Country, m.First, m.Last, ""})
		}
	}
	return out
}

// shooters reads the countries that shoot a film: «Катар и Оман снимут ленту»,
// «сериал создают Иран и Ирак».
func (d *draft) shooters() []origin {
	r := d.r
	for _, rd := range d.readings {
		tr := rd.trigger
		if tr == nil || tr.Passive || len(r.titled(rd.sentence)) > 1 {
			continue
		}
		switch r.lemma(tr.Token) {
		case "снять", "снимать", "создать", "создавать", "произвести", "производить", "экранизировать":
		default:
			continue
		}
		s := r.sentences[rd.sentence]
		for k := s.First; k < s.Last; k++ {
			m := r.t.Mention(k)
			if m == nil {
				continue
			}
			k = m.Last - 1
			if m.Kind == phrase.Country && m.Forms&phrase.Nomn != 0 && s.Clause(m.First) == tr.Clause && s.Prep(m.First) == "" {
				return r.countryList(nil, s, m.First, phrase.Nomn)
			}
		}
	}
	return nil
}

// coproduction reads the countries of a film that a sentence says is made
// together: «иранская студия совместно с Арменией запустила картину»,
// «казахстанская студия X и французская Y подписали договор о копродукции».
func (d *draft) coproduction() []origin {
	r := d.r
	var out []origin
	for _, rd := range d.readings {
		s := r.sentences[rd.sentence]
		if len(r.titled(rd.sentence)) > 1 {
			continue
		}
		together := -1
		for k := s.First; k < s.Last && together < 0; k++ {
			switch r.lemma(k) {
			case "совместно", "копродукция", "совместный":
				together = k
			}
		}
		if together < 0 {
			continue
		}
		for k := s.First; k < s.Last; k++ {
			m := r.t.Mention(k)
			if m == nil {
				continue
			}
			k = m.Last - 1
			switch {
			case m.Kind == phrase.Country && m.First == together+2 && (r.t.Is(together+1, "с") || r.t.Is(together+1, "со")):
				out = r.countryList(out, s, m.First, phrase.Ablt)
			case m.Kind == phrase.Organization && !m.Government:
				for j := max(s.First, m.First-1); j <= m.First; j++ {
					if r.adjectival(j) {
						for _, c := range r.lex.AdjectiveCountries(r.t, j) {
							out = addOrigin(out, origin{c, j, j + 1, ""})
						}
					}
				}
			}
		}
	}
	if len(out) < 2 {
		return d.partners()
	}
	return out
}

// partners reads the two countries of a joint film that the paragraph of a
// document names: «Соглашение с Центром кино Румынии открывает студии. В числе
// первых совместных проектов - фильм «X»». One is the country whose text this
// is, the other that of the body the document is with.
func (d *draft) partners() []origin {
	r := d.r
	if r.home.code == "" || len(d.readings) == 0 {
		return nil
	}
	k := d.readings[0].sentence
	if len(r.titled(k)) != 1 {
		return nil
	}
	joint, document := false, false
	var with *phrase.Mention
	for j := k; j >= 0 && j >= k-2 && r.paragraph(j) == r.paragraph(k); j-- {
		s := r.sentences[j]
		for i := s.First; i < s.Last; i++ {
			joint = joint || r.lemma(i) == "совместный"
			m := r.t.Mention(i)
			if m == nil || m.First != i {
				continue
			}
			document = document || m.Kind == phrase.Document && !m.Weak
			if m.Kind == phrase.Organization && m.Country != "" && m.Country != r.home.code {
				if with != nil && with.Country != m.Country {
					return nil
				}
				with = m
			}
		}
	}
	if !joint || !document || with == nil {
		return nil
	}
	return []origin{{r.home.code, r.home.first, r.home.last, r.home.origin}, {with.Country, with.First, with.Last, event.FromAntecedent}}
}
