package phrase

// spreadPost splits a post in the plural that several bodies share: «ректоры
// Тартуского университета и Упсальского университета», «председатели Союзов
// кинематографистов Грузии и Армении», «акимы Туркестанской и Кызылординской
// областей». Each of the mentions is one holder, with the body that he leads.
func (r *Reader) spreadPost(t *Text, m Mention, end int) []Mention {
	if m.Forms&Singular != 0 || len(m.Inner) == 0 {
		return []Mention{m}
	}
	o := m.Inner[len(m.Inner)-1]
	if o.Last != m.Last {
		return []Mention{m}
	}
	var bodies []Mention
	switch {
	case o.Rule == "place.shared-head":
		return r.holders(t, m, r.placeBodies(t, m, o))
	case o.Kind != Organization || m.Body == nil || m.Body.Name != o.Name:
		return []Mention{m}
	case o.Forms&Singular == 0:
		bodies = r.spreadPlural(t, o, end)
	default:
		bodies = []Mention{o}
		for k := o.Last; k+1 < end && (t.Is(k, ",") || t.Is(k, "и")); {
			x, ok := r.organization(t, k+1, end)
			if !ok || x.Weak || x.Generic || x.Forms&Gent == 0 || x.Forms&Singular == 0 {
				break
			}
			bodies, k = append(bodies, x), x.Last
		}
	}
	return r.holders(t, m, bodies)
}

// placeBodies gives the authority of each of several places that share a head.
func (r *Reader) placeBodies(t *Text, m, places Mention) []Mention {
	imp := m.Class.Implies
	if imp == "" || !takesField(imp) && imp != "region" {
		return nil
	}
	var out []Mention
	parts := r.spreadPlaces(t, places)
	for k, p := range r.placeParts(t, places, Gent) {
		x := parts[k]
		if imp != "region" {
			x.Kind, x.Name = Organization, firstUpper(imp)+" "+p.name
		}
		out = append(out, x)
	}
	return out
}

// holders makes a mention of each holder of a shared post.
func (r *Reader) holders(t *Text, m Mention, bodies []Mention) []Mention {
	if len(bodies) < 2 {
		return []Mention{m}
	}
	out := make([]Mention, 0, len(bodies))
	for k := range bodies {
		b := bodies[k]
		x := m
		x.Forms, x.Last, x.Inner, x.Country = singular(m.Forms), b.Last, []Mention{b}, b.Country
		x.Name = r.singularHead(t, m.First, m.Head+1)
		x.Body = &Body{Name: b.Name, Kind: b.Kind, Country: b.Country}
		if k > 0 {
			x.First, x.Head, x.Shared = b.First, b.First, true
		}
		out = append(out, x)
	}
	return out
}
