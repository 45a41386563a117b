package suggest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vestnik/extract"
	"vestnik/extract/frame"
	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

type observer struct {
	n   *extract.Inspection
	t   *phrase.Text
	out Observations
}

// around is how many code points of context stand on each side.
const around = 60

// add notes a candidate that tokens [first, last) show.
func (o *observer) add(k Kind, name, list, line string, first, last int) {
	if !writable(name) {
		return
	}
	tokens := o.t.Doc.Tokens
	start, end := o.t.Doc.Span(int(tokens[first].Start), int(tokens[last-1].End))
	source := o.n.Article.Text
	lo, hi := byteOffset(source, start), byteOffset(source, end)
	o.out = append(o.out, observation{kind: k, key: foldName(name), name: name, list: list, line: line, context: Context{
		URI: o.n.Article.URI, Before: tail(source[:lo]), Exact: strings.Join(strings.Fields(source[lo:hi]), " "), After: head(source[hi:]),
	}})
}

// writable reports names that can stand in a list.
func writable(name string) bool {
	return name != "" && !strings.ContainsAny(name, "=;{}\n") && !strings.ContainsAny(name[:1], "?!#%-")
}

// byteOffset is the byte at which code point n of s begins.
func byteOffset(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

func tail(s string) string {
	lo := len(s)
	for n := 0; lo > 0 && n < around; n++ {
		_, w := utf8.DecodeLastRuneInString(s[:lo])
		lo -= w
	}
	return strings.Join(strings.Fields(s[lo:]), " ")
}

func head(s string) string {
	hi, n := 0, 0
	for hi < len(s) && n < around {
		_, w := utf8.DecodeRuneInString(s[hi:])
		hi += w
		n++
	}
	return strings.Join(strings.Fields(s[:hi]), " ")
}

// mention looks at a name that is in no list.
func (o *observer) mention(i int) {
	m := &o.t.Mentions[i]
	if m.Entry != nil || m.Generic || m.Weak {
		return
	}
	country := ""
	if len(m.Country) == 2 {
		country = " {country: " + m.Country + "}"
	}
	switch m.Kind {
	case phrase.Organization:
		if !o.named(m) {
			return
		}
		list := "bodies"
		if strings.HasPrefix(m.Rule, "org.legal") {
			list = "companies"
		}
		line := m.Name
		if m.Short != "" && m.Short != m.Name && foldName(m.Short) != foldName(m.Name) {
			line += " = ?" + m.Short
		}
		if m.Government && list == "bodies" {
			country = strings.TrimSuffix("{type: GovernmentOrganization, "+strings.TrimPrefix(country, " {"), ", ")
			if !strings.HasSuffix(country, "}") {
				country += "}"
			}
			country = " " + country
		}
		o.add(Organization, m.Name, list, line+country, m.First, m.Last)
	case phrase.Event:
		name := match.Fold(m.Name)
		switch {
		case !o.named(m):
		case strings.Contains(name, "фестивал") || strings.Contains(name, "кинофорум"):
			line := m.Name
			if _, rest, ok := strings.Cut(m.Name, "«"); ok && strings.HasSuffix(rest, "»") {
				line += " = ?" + strings.TrimSuffix(rest, "»")
			}
			o.add(Festival, m.Name, "festivals", line+country, m.First, m.Last)
		}
	case phrase.Person:
		o.person(i, m)
	}
}

// named reports a name that says more than its class: it holds a quotation or
// a further capital.
func (o *observer) named(m *phrase.Mention) bool {
	capitals := 0
	for i := m.First; i < m.Last; i++ {
		t := &o.t.Doc.Tokens[i]
		if t.Text == "«" || t.Text == "\"" || t.Text == "„" || t.Text == "“" {
			return true
		}
		if t.Shape != text.Lower && (t.Kind == text.Word || t.Kind == text.Latin) {
			capitals++
		}
	}
	return capitals > 1
}

// person looks at a person that stands behind the post of a body.
func (o *observer) person(i int, m *phrase.Mention) {
	if i == 0 || m.Person == nil || m.Person.First == "" || m.Person.Last == "" {
		return
	}
	post := &o.t.Mentions[i-1]
	if post.Kind != phrase.Post || post.Last != m.First || post.Body == nil || post.Body.Name == "" {
		return
	}
	name := m.Person.First + " " + m.Person.Last
	body := strings.NewReplacer(",", " ", "{", " ", "}", " ").Replace(post.Body.Name)
	attrs := "body: " + body
	if len(post.Body.Country) == 2 {
		attrs = "country: " + post.Body.Country + ", " + attrs
	}
	o.add(Person, name, "people", name+" = ?"+m.Person.Last+" {"+attrs+"}", post.First, m.Last)
}

// verbs looks for verbs whose object is a document and that evoke no frame.
func (o *observer) verbs(s *frame.Sentence, triggers []frame.Trigger) {
	for i := s.First; i < s.Last; i++ {
		m := o.t.Mention(i)
		if m == nil || m.First != i || m.Kind != phrase.Document || m.Weak || m.Forms&phrase.Accs == 0 || s.Prep(m.First) != "" {
			continue
		}
		v := o.governing(s, m)
		if v < 0 || evokes(triggers, v) {
			continue
		}
		lemma := ""
		for _, a := range o.t.Words[v].Analyses {
			if (a.POS == morph.VERB || a.POS == morph.INFN || a.POS == morph.GRND) && a.Known {
				lemma = a.Lemma
				break
			}
		}
		if lemma == "" {
			continue
		}
		line := "- {id: my." + latin(lemma) + ", note: \"" + lemma + " документ\", event: agreement, verbs: [" + lemma +
			"], asserts: signed, roles: {document: [object], party: [subject, с+ablt]}, requires: [document]}"
		first, last := v, m.Last
		if m.First < v {
			first, last = m.First, v+1
		}
		o.add(Verb, lemma, "rules", line, first, last)
	}
}

// governing finds the verb before a document with nothing but words of its
// object between.
func (o *observer) governing(s *frame.Sentence, m *phrase.Mention) int {
	for k := m.First - 1; k >= s.First && k >= m.First-4; k-- {
		w := o.t.Words[k]
		if o.t.At[k] >= 0 || o.t.Doc.Tokens[k].Kind == text.Punct {
			return -1
		}
		switch w.Best {
		case morph.VERB, morph.INFN, morph.GRND:
			return k
		case morph.ADJF, morph.PRTF, morph.NUMR, morph.ADVB, morph.PRCL:
		default:
			return -1
		}
	}
	return -1
}

func evokes(triggers []frame.Trigger, token int) bool {
	for i := range triggers {
		if triggers[i].Token <= token && token < triggers[i].Last {
			return true
		}
	}
	return false
}

// latin spells a Russian word for an id.
func latin(s string) string {
	letters := map[rune]string{'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ё': "e", 'ж': "zh", 'з': "z", 'и': "i", 'й': "i",
		'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts",
		'ч': "ch", 'ш': "sh", 'щ': "shch", 'ы': "y", 'э': "e", 'ю': "yu", 'я': "ya", '-': "-"}
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		b.WriteString(letters[r])
	}
	return b.String()
}

// awards are nouns before the quoted name of an award.
var awards = map[string]bool{"премия": true, "кинопремия": true, "приз": true, "награда": true, "телепремия": true, "антипремия": true}

// descriptors looks at the noun before each quotation.
func (o *observer) descriptors() {
	t := o.t
	for q := range t.Doc.Quotes {
		quote := &t.Doc.Quotes[q]
		i := quote.Open - 1
		last := quote.End
		if quote.Close >= 0 {
			last = quote.Close + 1
		}
		if i < 0 || quote.First >= quote.End || t.Doc.Tokens[quote.Open].Line || quote.End-quote.First > 6 || t.Doc.Tokens[i].Kind != text.Word ||
			t.Doc.Tokens[i].Shape != text.Lower || t.Doc.Tokens[quote.First].Shape == text.Lower && t.Doc.Tokens[quote.First].Kind == text.Word {
			continue
		}
		lemma := o.noun(i)
		if lemma == "" {
			continue
		}
		if m := t.Mention(quote.First); awards[lemma] && (m == nil || m.Entry == nil) {
			name := t.Doc.Exact(int(t.Doc.Tokens[quote.First].Start), int(t.Doc.Tokens[quote.End-1].End))
			o.add(Award, name, "awards", name+" = "+lemma+" «"+name+"» {sub: other}", i, last)
			continue
		}
		if t.At[i] < 0 && len(t.Hits(i)) == 0 {
			o.add(Descriptor, lemma, "works", lemma+" {film: no}", i, last)
		}
	}
}

// noun gives the normal form of token i when it is a known noun.
func (o *observer) noun(i int) string {
	for _, a := range o.t.Words[i].Analyses {
		if a.POS == morph.NOUN && a.Known && a.Gram&(morph.Name|morph.Surn|morph.Patr|morph.Geox) == 0 {
			if o.t.Words[i].Best != morph.NOUN {
				return ""
			}
			return a.Lemma
		}
	}
	return ""
}

// unknown looks for capital words inside sentences that neither a name nor the
// dictionary explains.
func (o *observer) unknown() {
	t := o.t
	for _, s := range t.Doc.Sentences {
		for i := s.First + 1; i < s.Last; i++ {
			tok := &t.Doc.Tokens[i]
			if tok.Kind != text.Word || t.At[i] >= 0 || len(t.Hits(i)) > 0 || t.Words[i].Known || !capital(tok.Text) || !wordBefore(t, i) {
				continue
			}
			o.add(Unknown, o.nominative(i), "", o.nominative(i), i, i+1)
			o.out[len(o.out)-1].key = t.Words[i].Stem // one candidate of all forms
		}
	}
}

// nominative guesses the name of which token i is a form, by its likeliest
// reading.
func (o *observer) nominative(i int) string {
	w := o.t.Words[i]
	if w.Gram&morph.Nomn != 0 || len(w.Analyses) == 0 || w.Analyses[0].POS != morph.NOUN {
		return o.t.Doc.Tokens[i].Text
	}
	r, n := utf8.DecodeRuneInString(w.Analyses[0].Lemma)
	return string(unicode.ToUpper(r)) + w.Analyses[0].Lemma[n:]
}

func capital(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) && unicode.Is(unicode.Cyrillic, r) && len(s) > n
}

// wordBefore reports a word right before token i, so that its capital is no
// beginning.
func wordBefore(t *phrase.Text, i int) bool {
	k := t.Doc.Tokens[i-1].Kind
	return (k == text.Word || k == text.Number) && !t.Doc.Tokens[i].Line
}
