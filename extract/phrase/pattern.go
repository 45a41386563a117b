package phrase

import (
	"slices"
	"strings"

	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/text"
	"vestnik/lexicon"
	"vestnik/lexicon/pattern"
)

// patternRule is a pattern of the lexicon that makes mentions.
type patternRule struct {
	*lexicon.Pattern
	kind Kind
}

// compilePatterns keeps the patterns of a lexicon, those of high priority
// first.
func (l *Lexicon) compilePatterns(lex *lexicon.Lexicon) {
	l.subs = make(map[string]*lexicon.Pattern, len(lex.Patterns))
	for _, p := range lex.Patterns {
		l.subs[p.ID] = p
		for k := Kind(0); k < kinds; k++ {
			if p.Type.Text == k.String() {
				l.patterns = append(l.patterns, patternRule{p, k})
			}
		}
	}
	slices.SortStableFunc(l.patterns, func(a, b patternRule) int { return b.Priority - a.Priority })
}

// MadeByPattern reports the types of mention that patterns can make: of the
// others phrases know more than a pattern says.
func MadeByPattern(typ string) bool {
	switch typ {
	case "Organization", "Country", "Region", "City", "Place", "Event", "Document", "Award", "Post":
		return true
	}
	return false
}

// maxPatternSteps bounds the work of one pattern at one token, so that reading
// stays linear whatever a pattern repeats.
const maxPatternSteps = 4000

// patterned reads the longest phrase that a pattern of the lexicon finds at
// token i. Among equals the first counts.
func (r *Reader) patterned(t *Text, i, end int) (best Mention, ok bool) {
	if r.depth > 0 { // a pattern that asks for mentions
		return best, false
	}
	for k := range r.lex.patterns {
		p := &r.lex.patterns[k]
		x := finder{r: r, t: t, end: end, steps: maxPatternSteps}
		last := -1
		var found []captured
		x.find(p.Expr, i, func(j int) bool {
			if j > last && j > i {
				last, found = j, slices.Clone(x.captures)
			}
			return false // look for a longer one
		})
		if last < 0 || ok && last <= best.Last {
			continue
		}
		if m, good := r.patternMention(t, p, i, last, found); good {
			best, ok = m, true
		}
	}
	return best, ok
}

// captured is the tokens that a pattern gives a name.
type captured struct {
	name        string
	first, last int
}

// patternMention makes the mention of what a pattern found.
func (r *Reader) patternMention(t *Text, p *patternRule, first, last int, found []captured) (Mention, bool) {
	m := Mention{Kind: p.kind, First: first, Last: last, Head: first, Forms: AnyForm, Rule: p.ID}
	from, to := first, last // where the head is
	if k := slices.IndexFunc(found, func(c captured) bool { return c.name == "head" }); k >= 0 {
		from, to = found[k].first, found[k].last
	}
	for k := from; k < to; k++ {
		if f, gender := NounForms(t.Words[k]); f != 0 && t.Words[k].Best == morph.NOUN {
			m.Head, m.Forms = k, f
			for j := k - 1; j >= first && isAdjective(t.Words[j]); j-- {
				if f = agree(t.Words[j], m.Forms, gender); f != 0 {
					m.Forms = f
				}
			}
			break
		}
	}
	for k := first; k < last && m.Class == nil; k++ {
		for _, h := range t.Hits(k) {
			if c := r.lex.of(h.N); c != nil && c.Kind == p.kind && h.Last <= last {
				m.Class, m.Country = c, c.Country
				break
			}
		}
	}
	switch p.kind {
	case Organization, Country, Region, City, Place:
	default:
		if m.Class == nil {
			return m, false // what kind of document or event it is nobody would know
		}
	}
	if m.Country == "" {
		m.Country = r.countryWithin(t, first, last)
	}
	m.Name = r.patternName(t, &m, p.Name.Text, found)
	m.Short = m.Name
	return m, m.Name != ""
}

// patternName fills the template of a name: the head stands in the nominative,
// other captures as written. Without a template it is the whole phrase.
func (r *Reader) patternName(t *Text, m *Mention, template string, found []captured) string {
	if template == "" {
		return firstUpper(r.nominative(t, m.First, max(m.Head+1, m.First+1), m.Last, m.Forms, false))
	}
	var b strings.Builder
	for template != "" {
		before, after, ok := strings.Cut(template, "{")
		b.WriteString(before)
		if !ok {
			break
		}
		name, rest, _ := strings.Cut(after, "}")
		for _, c := range found {
			if c.name != name {
				continue
			}
			if m.Head >= c.first && m.Head < c.last {
				b.WriteString(r.nominative(t, c.first, m.Head+1, c.last, m.Forms, false))
			} else {
				b.WriteString(t.title(c.first, c.last))
			}
			break
		}
		template = rest
	}
	return firstUpper(strings.Join(strings.Fields(b.String()), " "))
}

// finder matches patterns against the tokens of a text, by backtracking: each
// way to match is told to a function, which ends the search with true.
type finder struct {
	r        *Reader
	t        *Text
	end      int
	steps    int
	captures []captured
}

func (x *finder) find(n pattern.Node, i int, then func(j int) bool) bool {
	if x.steps--; x.steps < 0 {
		return false
	}
	switch n := n.(type) {
	case *pattern.Seq:
		return x.seq(n.Items, i, then)
	case *pattern.Alt:
		for _, a := range n.Items {
			if x.find(a, i, then) {
				return true
			}
		}
		return false
	case *pattern.Repeat:
		return x.repeat(n, i, 0, then)
	case *pattern.Capture:
		return x.find(n.X, i, func(j int) bool {
			x.captures = append(x.captures, captured{n.Name, i, j})
			done := then(j)
			x.captures = x.captures[:len(x.captures)-1]
			return done
		})
	case *pattern.All:
		return x.find(n.Items[0], i, func(j int) bool {
			for _, other := range n.Items[1:] {
				if !x.find(other, i, func(k int) bool { return k == j }) {
					return false
				}
			}
			return then(j)
		})
	case *pattern.Agree:
		return x.find(n.X, i, func(j int) bool { return x.agrees(n, i, j) && then(j) })
	case *pattern.Sub:
		if p := x.r.lex.subs[n.ID]; p != nil {
			return x.find(p.Expr, i, then)
		}
		return false
	}
	if i >= x.end {
		return false
	}
	switch n := n.(type) {
	case *pattern.Any:
		return then(i + 1)
	case *pattern.Not:
		return !x.find(n.X, i, func(j int) bool { return j == i+1 }) && then(i+1)
	case *pattern.Literal:
		if j := x.literal(n.Text, i); j > i {
			return then(j)
		}
	case *pattern.Lemma:
		fold := morph.Fold(n.Text)
		for k := range x.t.Words[i].Analyses {
			if x.t.Words[i].Analyses[k].Lemma == fold {
				return then(i + 1)
			}
		}
	case *pattern.Stem:
		return x.t.Words[i].Stem == morph.Fold(n.Text) && then(i+1)
	case *pattern.Grammemes:
		return x.grammemes(n, i) && then(i+1)
	case *pattern.Member:
		return x.member(n, i, then)
	case *pattern.Mention:
		return x.mention(n, i, then)
	case *pattern.Quote:
		return x.quote(n, i, then)
	}
	return false
}

func (x *finder) seq(items []pattern.Node, i int, then func(int) bool) bool {
	if len(items) == 0 {
		return then(i)
	}
	return x.find(items[0], i, func(j int) bool { return x.seq(items[1:], j, then) })
}

// repeat tries more repetitions before fewer.
func (x *finder) repeat(n *pattern.Repeat, i, done int, then func(int) bool) bool {
	if (n.Max < 0 || done < n.Max) && x.find(n.X, i, func(j int) bool { return j > i && x.repeat(n, j, done+1, then) }) {
		return true
	}
	return done >= n.Min && then(i)
}

// literal compares the forms of a text with the tokens from i and gives where
// they end, or i.
func (x *finder) literal(s string, i int) int {
	j := i
	for _, tok := range text.New(s).Tokens {
		if j >= x.end || morph.Fold(tok.Text) != morph.Fold(x.t.Doc.Tokens[j].Text) {
			return i
		}
		j++
	}
	return j
}

// grammemes reports whether one analysis of token i meets every term.
func (x *finder) grammemes(n *pattern.Grammemes, i int) bool {
	for k := range x.t.Words[i].Analyses {
		if !slices.ContainsFunc(n.Terms, func(term pattern.Term) bool { return !x.term(term, i, &x.t.Words[i].Analyses[k]) }) {
			return true
		}
	}
	return false
}

func (x *finder) term(term pattern.Term, i int, a *morph.Analysis) bool {
	has := slices.ContainsFunc(term.AnyOf, func(name string) bool {
		switch shape := x.t.Doc.Tokens[i].Shape; name {
		case "Capital":
			return shape != text.Lower
		case "Upper":
			return shape == text.Upper
		}
		if a.POS.String() == name {
			return true
		}
		g, err := morph.ParseGram(name)
		return err == nil && g != 0 && a.Gram&g == g
	})
	return has != term.Not
}

func (x *finder) member(n *pattern.Member, i int, then func(int) bool) bool {
	hits := x.r.lex.Program.At(nil, x.t.Doc.Tokens, x.t.Words, i, x.end)
	slices.SortStableFunc(hits, func(a, b match.Match) int { return b.Last - a.Last })
	for _, h := range hits {
		if h.Entry.List == n.List && passesTests(h.Entry, n.Where) && then(h.Last) {
			return true
		}
	}
	return false
}

// mention asks for a phrase that is found without patterns.
func (x *finder) mention(n *pattern.Mention, i int, then func(int) bool) bool {
	x.r.depth++
	m, ok := x.r.longest(x.t, i, x.end)
	x.r.depth--
	return ok && m.Kind.String() == n.Type && (len(n.Where) == 0 || m.Entry != nil && passesTests(m.Entry, n.Where)) && then(m.Last)
}

func passesTests(e *lexicon.Entry, where []pattern.Test) bool {
	return !slices.ContainsFunc(where, func(w pattern.Test) bool {
		return !slices.ContainsFunc(w.AnyOf, func(v string) bool { return slices.Contains(e.Values(w.Key), v) || e.Attr(w.Key) == v })
	})
}

func (x *finder) quote(n *pattern.Quote, i int, then func(int) bool) bool {
	q := quoteAt(x.t, i)
	if q < 0 || x.t.after(q) > x.end {
		return false
	}
	if n.X != nil {
		quote := x.t.Doc.Quotes[q]
		if !x.find(n.X, quote.First, func(j int) bool { return j == quote.End }) {
			return false
		}
	}
	return then(x.t.after(q))
}

// agrees reports whether the nouns and adjectives of tokens [i, j) share case,
// number and gender as far as a pattern asks.
func (x *finder) agrees(n *pattern.Agree, i, j int) bool {
	shared, gender := AnyForm, morph.Gram(0)
	for k := i; k < j; k++ {
		w := x.t.Words[k]
		f := Forms(0)
		if nouns, g := NounForms(w); nouns != 0 && !isAdjective(w) {
			f = nouns
			if n.Gender && gender == 0 {
				gender = g
			}
		} else if isAdjective(w) {
			f = agree(w, AnyForm, 0)
		} else {
			continue
		}
		if !n.Number { // a case in either number
			f |= (f<<6 | f>>6) & AnyForm
		}
		if shared &= f; shared == 0 {
			return false
		}
	}
	for k := i; k < j && gender != 0; k++ {
		if w := x.t.Words[k]; isAdjective(w) && agree(w, AnyForm, gender)&shared == 0 {
			return false
		}
	}
	return true
}
