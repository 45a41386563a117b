package agreement

import (
	"strings"

	"vestnik/extract/discourse"
	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// thing reports a quotation that the noun before it says to be no body: «игр
// «Мир танков»».
func (r *Reader) thing(m *phrase.Mention) bool {
	if m.Kind != phrase.Work || m.First == 0 {
		return false
	}
	for k := m.First - 1; k >= 0 && k >= m.First-2; k-- {
		for _, h := range r.t.Hits(k) {
			if c := r.lex.Class(h.Entry); c != nil && (c.Role == phrase.WorkRole || c.Role == phrase.GenreRole) && !c.Adj && h.Last == m.First {
				return h.Entry.Attr("kind") != "body"
			}
		}
	}
	return false
}

// capital reports a city that can stand for its country.
func (r *Reader) capital(m *phrase.Mention) bool {
	return r.lex.CapitalOf(m) != ""
}

// side makes a party of a mention: a body, a country, the body that a person
// signs for. ok is false when the mention names nobody that can sign.
func (r *Reader) side(n int, how frame.How) (side, bool) {
	m := &r.t.Mentions[n]
	x := side{mention: n, first: m.First, last: m.Last, how: how, country: m.Country, weak: (m.Weak || m.Quoted) && !r.introduced(m)}
	x.party = event.Party{Name: m.Name, Text: r.t.Text(m.First, m.Last), Country: m.Country}
	switch m.Kind {
	case phrase.Country:
		x.key, x.party.Type = "c:"+m.Country, event.CountryParty
		if m.Country == "" {
			x.key = "n:" + discourse.Fold(m.Name)
		}
	case phrase.Region, phrase.City:
		x.key, x.party.Type = "n:"+discourse.Fold(m.Short+" "+m.Name), event.RegionParty
		if m.Kind == phrase.City {
			x.party.Type = event.CityParty
			if c := r.lex.CapitalOf(m); c != "" && m.First+1 == m.Last && !r.amongCities(m) {
				x.key, x.country = "c:"+c, c
				x.party = event.Party{Name: r.lex.CountryName(c), Text: x.party.Text, Type: event.CountryParty, Country: c}
			}
		}
	case phrase.Event:
		if how != frame.ByWith && how != frame.ByBetween && how != frame.BySubject {
			return x, false
		}
		x.key, x.party.Type = "n:"+discourse.Fold(m.Name), event.OrganizationParty
		x.party.Name = phrase.FirstUpper(m.Name)
		return x, true
	case phrase.Person, phrase.Post:
		b := r.d.Body(n)
		if b == nil {
			return x, false
		}
		return r.bodySide(x, m, b), true
	default:
		if y, ok := r.behalf(x, m, how); ok {
			return y, true
		}
		if y, ok := r.ofHolder(x, m); ok {
			return y, true
		}
		e := r.d.Of[n]
		if e < 0 {
			if y, ok := r.hosted(x, m); ok {
				return y, true
			}
			if m.Generic && !(m.Class != nil && m.Class.Plural && m.Country != "" && m.Last > m.Head+1) { // but «власти Молдовы»
				return x, false
			}
			x.party.Name = r.baseName(m, how)
			x.key = "n:" + discourse.Fold(x.party.Name)
			x.party.Type = event.OrganizationParty
			return x, true
		}
		ent := r.d.Entities[e]
		x.key = entityKey(e)
		x.party.Name, x.party.Country = ent.Name, ent.Country
		x.country = ent.Country
		x.party.Type = event.OrganizationParty
		if ent.Government {
			x.party.Type = event.GovernmentParty
		}
		if r.d.Alias[n] {
			x.origin = event.FromAlias
		} else if r.ofPersonNamed(&x, m) {
			x.key = "n:" + discourse.Fold(x.party.Name)
		}
		// «с киноцентрами Франции и Грузии»: a later sentence may name the body in full
		x.stub = (m.Rule == "org.shared-head" && ofCountry(m)) && m.Country != "" && r.t.Doc.Tokens[r.t.Mentions[n].First].Shape == text.Lower || m.Shared && m.Country != "" && ofCountry(m)
	}
	return x, true
}

// introduced reports a name in Latin letters that an adjective of origin
// introduces as a body: «румынская Carpați Solar», «с польской Wisla».
func (r *Reader) introduced(m *phrase.Mention) bool {
	if m.Kind != phrase.Organization || m.First == 0 || r.t.At[m.First-1] >= 0 || r.t.Doc.Tokens[m.First-1].Shape != text.Lower {
		return false
	}
	w := r.t.Words[m.First-1]
	return w.Is(morph.ADJF) && strings.Contains(w.Form, "ск") && r.t.Doc.Tokens[m.First].Kind == text.Latin
}

// ofCountry reports a body told by nothing but its country.
func ofCountry(m *phrase.Mention) bool {
	return len(m.Inner) == 0 || m.Inner[len(m.Inner)-1].Kind == phrase.Country
}

// amongCities reports a capital that is meant as a city: «между городами Астана
// и Ереван», twin towns.
func (r *Reader) amongCities(m *phrase.Mention) bool {
	for k := m.First - 1; k >= 0 && k > m.First-9; k-- {
		w := r.t.Words[k].Form
		if strings.HasPrefix(w, "город") || strings.HasPrefix(w, "побратим") || strings.HasPrefix(w, "мэри") || strings.HasPrefix(w, "столиц") {
			return true
		}
	}
	return false
}

// behalf gives whom a delegation or a side speaks for: «узбекская делегация»,
// «казахстанская сторона», «делегация студии».
func (r *Reader) behalf(x side, m *phrase.Mention, how frame.How) (side, bool) {
	if m.Class == nil {
		return x, false
	}
	switch m.Class.Entry.Name.Text {
	case "делегация", "сторона", "руководство", "власти":
	default:
		return x, false
	}
	for k := m.First; k <= m.Head && !m.Shared; k++ { // not «(власти Жетысу и) китайского уезда Хочэн»
		if codes := r.lex.AdjectiveCountries(r.t, k); len(codes) == 1 {
			c := codes[0]
			x.key, x.country = "c:"+c, c
			x.party = event.Party{Name: r.lex.CountryName(c), Text: x.party.Text, Type: event.CountryParty, Country: c}
			return x, true
		}
	}
	for e := len(r.d.Entities) - 1; e >= max(0, len(r.d.Entities)-200) && m.Head+1 < m.Last && r.t.Doc.Tokens[m.Head+1].Shape == text.Lower; e-- { // «делегация студии»
		if r.d.Entities[e].Kind == phrase.Organization && r.d.HeadStem(e) == r.t.Words[m.Head+1].Stem {
			x.key, x.party.Name, x.party.Country, x.origin = entityKey(e), r.d.Entities[e].Name, r.d.Entities[e].Country, event.FromAlias
			return x, true
		}
	}
	return x, false
}

// hosted names the organisers of a festival: «дирекция фестиваля «Умут»».
func (r *Reader) hosted(x side, m *phrase.Mention) (side, bool) {
	if !m.Generic || m.Class == nil || m.Last >= len(r.t.Words) {
		return x, false
	}
	e := r.t.Mention(m.Last)
	if e == nil || e.First != m.Last || e.Forms&phrase.Gent == 0 || !frame.Host(e) {
		return x, false
	}
	x.last = e.Last
	x.party.Name = phrase.FirstUpper(m.Name + " " + r.t.Text(e.First, e.Last))
	x.party.Text = r.t.Text(m.First, e.Last)
	x.key, x.party.Type = "n:"+discourse.Fold(x.party.Name), event.OrganizationParty
	return x, true
}

// ofHolder gives the state of an authority that is told by who heads it:
// «администрация Трампа».
func (r *Reader) ofHolder(x side, m *phrase.Mention) (side, bool) {
	if m.Class == nil || !m.Class.Government || !r.ofPerson(m) {
		return x, false
	}
	b := r.d.Body(int(r.t.At[m.Last]))
	if b == nil || b.Kind != phrase.Country {
		return x, false
	}
	x.last = r.t.Mention(m.Last).Last
	x.party.Text = r.t.Text(x.first, x.last)
	x.key, x.country = "c:"+b.Country, b.Country
	x.party.Name, x.party.Type, x.party.Country = b.Name, event.CountryParty, b.Country
	return x, true
}

// baseName gives the nominative of a quoted name of one word that press texts
// decline within the quotation marks: «с «Альфой»».
func (r *Reader) baseName(m *phrase.Mention, how frame.How) string {
	if m.Work == nil || m.Work.Last-m.Work.First != 1 || r.t.Doc.Tokens[m.Work.First].Kind != text.Word {
		return m.Name
	}
	switch how {
	case frame.ByWith, frame.ByAgent, frame.ByBetween, frame.ByTo:
	default:
		return m.Name
	}
	w := r.t.Words[m.Work.First]
	for i := range w.Analyses {
		if a := &w.Analyses[i]; a.POS == morph.NOUN && a.Gram&morph.Nomn != 0 {
			return m.Name
		}
	}
	for i := range w.Analyses {
		a := &w.Analyses[i]
		want := morph.Ablt
		if how == frame.ByTo {
			want = morph.Datv
		}
		if a.POS != morph.NOUN || a.Gram&want == 0 || a.Gram&morph.Sing == 0 {
			continue
		}
		if s, ok := r.lex.Program.Dictionary().Inflect(*a, morph.Nomn|morph.Sing); ok {
			return phrase.Capitals(r.t.Doc.Tokens[m.Work.First].Text, s)
		}
	}
	return m.Name
}

func entityKey(e int) string {
	return "e:" + string(rune('0'+e/100)) + string(rune('0'+e/10%10)) + string(rune('0'+e%10))
}

// bodySide makes the party of a signatory.
func (r *Reader) bodySide(x side, m *phrase.Mention, b *phrase.Body) side {
	x.party.Name, x.party.Country, x.country = b.Name, b.Country, b.Country
	x.party.Type = event.OrganizationParty
	switch b.Kind {
	case phrase.Country:
		x.key, x.party.Type = "c:"+b.Country, event.CountryParty
	case phrase.Region:
		x.key, x.party.Type = "n:"+discourse.Fold(b.Name), event.RegionParty
	case phrase.City:
		x.key, x.party.Type = "n:"+discourse.Fold(b.Name), event.CityParty
	default:
		x.key = "n:" + discourse.Fold(b.Name)
		e, ok := r.d.Find(b.Name)
		if !ok {
			e, ok = r.d.FindLonger(b.Name)
		}
		if !ok {
			e, ok = r.d.FindOfPlace(b.Name)
		}
		if ok {
			x.key = entityKey(e)
			x.party.Name = r.d.Entities[e].Name
		}
	}
	if m.Kind == phrase.Person {
		x.party.Representatives = []event.Person{{Name: m.Name, JobTitle: r.jobTitle(m)}}
	}
	return x
}

// jobTitle gives the post that stands before a name, in the nominative.
func (r *Reader) jobTitle(m *phrase.Mention) string {
	if p := r.t.Mention(m.First - 1); m.First > 0 && p != nil && p.Kind == phrase.Post && p.Last == m.First {
		return p.Name
	}
	return ""
}
