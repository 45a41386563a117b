// Package discourse says what the phrases of a text speak of: which mentions are
// one thing, what an abbreviation or a common noun («ведомство», «Центр кино»)
// points at, whom a person signs for, and what the heading and dateline tell.
package discourse

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// Entity is one body, place or person of a text.
type Entity struct {
	ID         int
	Kind       phrase.Kind
	Name       string // nominative, the longest form of the text
	Country    string
	Government bool
	Class      *phrase.Class // of the head of its first mention
	Mentions   []int         // in order
	stems      map[string]bool
	head       string // stem of the first head noun it is called by, else of its first mention
	headed     bool   // head is that of a head noun
	lemma      string // the dictionary's form of it: музей and музея have two stems
	first      int    // token of its first mention
	keys       []string
}

// Discourse is the entities of a text.
type Discourse struct {
	Text     *phrase.Text
	Entities []*Entity
	Of       []int                   // entity of each mention, -1 for none
	Alias    []bool                  // the mention points at its entity by an alias or a common noun
	Bodies   map[string]*phrase.Body // by surname: what a person speaks for
	Located  string                  // place of the dateline
	Dateline int                     // its mention, -1
	events   []*phrase.Mention       // the named events, once they were asked for
	lex      *phrase.Lexicon
	byKey    map[string]int
}

// Read resolves the mentions of a text.
func Read(lex *phrase.Lexicon, t *phrase.Text) *Discourse {
	d := &Discourse{
		Text: t, Of: make([]int, len(t.Mentions)), Alias: make([]bool, len(t.Mentions)),
		Bodies: map[string]*phrase.Body{}, Dateline: -1, lex: lex, byKey: map[string]int{},
	}
	for i := range t.Mentions {
		d.Of[i] = -1
	}
	d.dateline()
	d.bodies()
	for i := range t.Mentions {
		m := &t.Mentions[i]
		switch m.Kind {
		case phrase.Organization:
			if m.Generic {
				d.point(i)
			} else {
				d.name(i)
			}
		case phrase.Country, phrase.Region, phrase.City, phrase.Person:
			d.name(i)
		case phrase.Post:
			d.within(m)
		case phrase.Work:
			if m.Quoted {
				if e, ok := d.byKey[Fold(m.Name)]; ok && d.Entities[e].Kind == phrase.Organization {
					d.join(i, e)
				}
			}
		}
	}
	d.led()
	return d
}

// within makes an entity of the body that a post names, so that a common noun
// can take it up: «ректор Казанского университета ... Университет обязуется».
func (d *Discourse) within(post *phrase.Mention) {
	for k := range post.Inner {
		m := &post.Inner[k]
		if m.Kind != phrase.Organization || m.Generic || m.Weak || m.Last == m.First+1 && d.Text.Doc.Tokens[m.First].Shape >= text.Upper { // abbreviations have a full name elsewhere
			continue
		}
		keys := d.keysOf(m)
		if _, ok := d.byKey[keys[0]]; ok {
			continue
		}
		e := len(d.Entities)
		x := &Entity{ID: e, Kind: m.Kind, Name: m.Name, Country: m.Country, Government: m.Government, Class: m.Class, stems: map[string]bool{},
			head: d.Text.Words[m.Head].Stem, lemma: lemma(d.Text.Words[m.Head]), first: m.First}
		d.Entities = append(d.Entities, x)
		d.stemsOf(x, m)
		for _, key := range keys {
			d.addKey(key, e)
		}
	}
}

// Fold is the form of a name that comparisons use: lower case, ё as е, without
// quotation marks and legal forms.
func Fold(name string) string {
	b := make([]byte, 0, len(name))
	word := -1 // where the present word begins in b
	end := func() {
		if word < 0 {
			return
		}
		switch string(b[word:]) {
		case "ао", "оао", "зао", "пао", "ооо", "тоо", "нао", "гк", "нк", "компания", "корпорация", "концерн", "холдинг", "группа", "фирма":
			b = b[:max(word-1, 0)]
		}
		word = -1
	}
	for _, c := range name {
		c = unicode.ToLower(c)
		switch {
		case c == 'ё':
			c = 'е'
		case c >= '0' && c <= '9' || c >= 'a' && c <= 'z':
		case c <= 127, c == '«', c == '»', c == '“', c == '”', c == '„', c == '–', c == '—':
			end()
			continue
		}
		if word < 0 {
			if len(b) > 0 {
				b = append(b, ' ')
			}
			word = len(b)
		}
		b = utf8.AppendRune(b, c)
	}
	end()
	return string(b)
}

// name finds or makes the entity of a named mention.
func (d *Discourse) name(i int) {
	m := &d.Text.Mentions[i]
	keys := d.keysOf(m)
	e := -1
	for _, k := range keys {
		if x, ok := d.byKey[k]; ok && compatible(d.Entities[x].Kind, m.Kind) {
			e = x
			break
		}
	}
	if e < 0 && m.Kind == phrase.Organization {
		e = d.byInitials(m)
	}
	if e < 0 && m.Kind == phrase.Organization {
		e = d.byPart(keys[0])
	}
	if e < 0 && m.Class != nil && m.Class.Role == phrase.HeadRole && m.Last-m.First > 1 {
		e = d.fuller(m)
	}
	if e < 0 && m.Kind == phrase.Organization {
		e = d.byProper(keys[0])
	}
	if e < 0 {
		e = len(d.Entities)
		d.Entities = append(d.Entities, &Entity{ID: e, Kind: m.Kind, Class: m.Class, stems: map[string]bool{}, head: d.Text.Words[m.Head].Stem, lemma: lemma(d.Text.Words[m.Head]), first: m.First})
	}
	d.join(i, e)
	for _, k := range keys {
		d.addKey(k, e)
	}
	d.bracketAlias(i, e)
}

func compatible(a, b phrase.Kind) bool { return a == b }

func (d *Discourse) addKey(k string, e int) {
	if k == "" {
		return
	}
	if _, ok := d.byKey[k]; !ok {
		d.byKey[k] = e
		d.Entities[e].keys = append(d.Entities[e].keys, k)
	}
}

// keysOf gives the folded names by which a mention is known.
func (d *Discourse) keysOf(m *phrase.Mention) []string {
	keys := []string{Fold(m.Name)}
	if m.Kind == phrase.Person && m.Person != nil {
		return []string{morph.Stem(m.Person.Last)}
	}
	if m.Short != "" && !part(m) {
		keys = append(keys, Fold(m.Short))
	}
	if m.Entry != nil {
		keys = append(keys, m.Entry.ID)
	}
	return keys
}

// part reports a body that is only a part of the one it is named after:
// «администрация «ВКонтакте»», «пресс-служба «Газпрома»».
func part(m *phrase.Mention) bool {
	return m.Class != nil && m.Class.Role == phrase.HeadRole && (m.Class.Unit || m.Class.Government || m.Class.Sub == "press")
}

// join adds a mention to an entity; the longest name becomes its name.
func (d *Discourse) join(i, e int) {
	m, x := &d.Text.Mentions[i], d.Entities[e]
	d.Of[i] = e
	x.Mentions = append(x.Mentions, i)
	x.Government = x.Government || m.Government
	if !x.headed && m.Class != nil && m.Class.Role == phrase.HeadRole && m.Rule != "org.again" && !d.Alias[i] { // the name alone has no head noun
		x.head, x.lemma, x.headed = d.Text.Words[m.Head].Stem, lemma(d.Text.Words[m.Head]), true
	}
	if x.Country == "" {
		x.Country = m.Country
	}
	if m.Generic || m.Kind == phrase.Work || x.Name != "" && m.First > 0 && d.Text.Is(m.First-1, "(") {
		return
	}
	if x.Name != "" && latin(strings.ToLower(m.Name)) && !latin(strings.ToLower(x.Name)) {
		return
	}
	if x.Name == "" || utf8.RuneCountInString(m.Name) > utf8.RuneCountInString(x.Name) && !strings.Contains(m.Name, ",") || legalForm(m) && !strings.ContainsRune(x.Name, '«') {
		x.Name = m.Name
	}
	d.stemsOf(x, m)
}

// stemsOf adds the words of a mention to those that an entity is described by.
func (d *Discourse) stemsOf(x *Entity, m *phrase.Mention) {
	for k := m.First; k < m.Last; k++ {
		if d.Text.Doc.Tokens[k].Kind <= text.Latin && len(d.Text.Words[k].Form) > 4 {
			x.stems[d.Text.Words[k].Stem] = true
		}
	}
}

func legalForm(m *phrase.Mention) bool { return m.Class != nil && m.Class.Role == phrase.LegalRole }

// bracketAlias reads «(ЕАБР)», «(далее – Платформа)» behind a mention.
func (d *Discourse) bracketAlias(i, e int) {
	t := d.Text
	k := t.Mentions[i].Last
	if k >= len(t.Words) || !t.Is(k, "(") {
		return
	}
	end := k + 1
	for end < len(t.Words) && end < k+20 && !t.Is(end, ")") {
		end++
	}
	if end >= len(t.Words) || !t.Is(end, ")") {
		return
	}
	for j := k + 1; j < end; j++ {
		if t.Is(j, "далее") {
			for j++; j < end && t.Doc.Tokens[j].Kind == text.Punct; j++ {
			}
			if j < end {
				d.byKey["~"+trimStem(t.Words[j].Stem)] = e
				d.addKey(Fold(t.Text(j, end)), e)
			}
			return
		}
	}
	if inner := t.Mention(k + 1); inner != nil && inner.Kind == phrase.Organization && inner.Last == end {
		d.addKey(Fold(inner.Name), e)
		if inner.Short != "" {
			d.addKey(Fold(inner.Short), e)
		}
		if inner.Entry != nil {
			d.addKey(inner.Entry.ID, e)
		}
		return
	}
	if end == k+2 && t.Doc.Tokens[k+1].Shape >= text.Upper {
		d.addKey(Fold(t.Doc.Tokens[k+1].Text), e)
	}
}

func trimStem(s string) string { return s }

// byPart finds a body of whose Latin name this is a part, or the other way
// round: Walt Disney, The Walt Disney Company.
func (d *Discourse) byPart(key string) int {
	if !latin(key) {
		return -1
	}
	for k := len(d.Entities) - 1; k >= d.oldest(); k-- {
		e := d.Entities[k]
		if e.Kind != phrase.Organization {
			continue
		}
		for _, have := range e.keys {
			if latin(have) && len(have) > 3 && len(key) > 3 && (partOf(have, key) || partOf(key, have)) {
				return k
			}
		}
	}
	return -1
}

// byProper finds the body whose name ends with this name, which stands there
// without quotation marks: «профсоюз пилотов Forsa», «Forsa».
func (d *Discourse) byProper(key string) int {
	if !latin(key) || len(key) < 3 {
		return -1
	}
	for k := len(d.Entities) - 1; k >= d.oldest(); k-- {
		if e := d.Entities[k]; e.Kind == phrase.Organization && strings.HasSuffix(Fold(e.Name), " "+key) {
			return k
		}
	}
	return -1
}

// latin reports a name in Latin letters.
func latin(s string) bool {
	for _, c := range s {
		if c >= 'а' && c <= 'я' {
			return false
		}
	}
	return s != ""
}

// partOf reports that all words of a stand together in b.
func partOf(b, a string) bool { return strings.Contains(" "+b+" ", " "+a+" ") }

// byInitials finds the body whose initials an abbreviation gives.
func (d *Discourse) byInitials(m *phrase.Mention) int {
	if m.Last != m.First+1 || d.Text.Doc.Tokens[m.First].Shape != text.Upper {
		return -1
	}
	abbr := []rune(strings.ToLower(d.Text.Doc.Tokens[m.First].Text))
	if len(abbr) < 2 {
		return -1
	}
	for k := len(d.Entities) - 1; k >= d.oldest(); k-- {
		e := d.Entities[k]
		if e.Kind != phrase.Organization {
			continue
		}
		var initials, humps []rune // humps: of names written together, «СеверГазСтрой»
		for _, w := range strings.FieldsFunc(e.Name, func(c rune) bool { return c == ' ' || c == '-' || c == '«' || c == '»' }) {
			switch w {
			case "и", "по", "в", "при", "имени", "им.", "с", "на":
				continue
			}
			initials = append(initials, []rune(strings.ToLower(w))[0])
			humps = humps[:0]
			for _, c := range w {
				if unicode.IsUpper(c) {
					humps = append(humps, unicode.ToLower(c))
				}
			}
			if len(abbr) > 2 && string(humps) == string(abbr) && utf8.RuneCountInString(w) > 2*len(abbr) {
				return k
			}
		}
		if len(initials) >= len(abbr) && string(initials[:len(abbr)]) == string(abbr) {
			return k
		}
	}
	return -1
}

// point resolves a common noun: the body named last that it can mean.
func (d *Discourse) point(i int) {
	t, m := d.Text, &d.Text.Mentions[i]
	if e, ok := d.byKey["~"+t.Words[m.Head].Stem]; ok {
		d.join(i, e)
		d.Alias[i] = true
		return
	}
	if m.Class == nil || m.Forms&phrase.Singular == 0 || d.ownName(m) {
		return
	}
	best := -1
	content := 0
	for k := m.First; k < m.Last; k++ {
		if k != m.Head && t.Doc.Tokens[k].Kind == text.Word && len(t.Words[k].Form) > 4 && !t.Words[k].Is(morph.PREP) && t.Words[k].Gram&morph.Apro == 0 {
			content++
		}
	}
	for k := len(d.Entities) - 1; k >= d.oldest(); k-- {
		e := d.Entities[k]
		if e.Kind != phrase.Organization {
			continue
		}
		if content > 0 {
			if d.covers(e, m) {
				best = k
				break
			}
			continue
		}
		if d.sameHead(e, m) {
			best = k
			break
		}
	}
	if content == 0 {
		if k := d.topic(m); k >= 0 && k != best && (best < 0 || !d.subjectOfLate(best, m)) {
			best = k
		}
	}
	if best < 0 && content == 0 {
		if best = d.byPost(i); best < 0 {
			best = d.byClass(m)
		}
	}
	if best >= 0 {
		d.join(i, best)
		d.Alias[i] = true
	}
}

// ownName reports a common noun that goes on with what tells it apart, so that it
// takes up nobody: «администрация Иванова», «компания «аль-Фараби»».
func (d *Discourse) ownName(m *phrase.Mention) bool {
	t := d.Text
	if m.Last >= len(t.Words) {
		return false
	}
	if p := t.Mention(m.Last); p != nil && p.Kind == phrase.Person {
		return p.Forms&phrase.Gent != 0 && p.Forms&phrase.Nomn == 0
	}
	for _, q := range t.Doc.Quotes {
		if q.First == m.Last {
			return true
		}
		if q.First > m.Last {
			break
		}
	}
	return false
}

// byPost finds the body with the same head noun that the post of a person named
// before i tells: «начальник управления занятости ... управление заключило».
func (d *Discourse) byPost(i int) int {
	t, head := d.Text, d.Text.Words[d.Text.Mentions[i].Head].Stem
	for k := i - 1; k >= 0 && k > i-60; k-- {
		p := &t.Mentions[k]
		if p.Kind != phrase.Post || p.Body == nil || p.Body.Kind != phrase.Organization {
			continue
		}
		first, _, _ := strings.Cut(p.Body.Name, " ")
		if morph.Stem(strings.ToLower(first)) != head || first == p.Body.Name {
			continue
		}
		if e, ok := d.byKey[Fold(p.Body.Name)]; ok {
			return e
		}
		e := len(d.Entities)
		d.Entities = append(d.Entities, &Entity{ID: e, Kind: phrase.Organization, Name: p.Body.Name, Country: p.Body.Country,
			Government: t.Mentions[i].Class.Government, stems: map[string]bool{}, head: head})
		d.addKey(Fold(p.Body.Name), e)
		return e
	}
	return -1
}

// fuller finds a body with the same head whose longer name holds all words of
// this one: «Центр кино», «акимат области».
func (d *Discourse) fuller(m *phrase.Mention) int {
	for k := len(d.Entities) - 1; k >= d.oldest(); k-- {
		e := d.Entities[k]
		if e.Kind == phrase.Organization && d.sameHead(e, m) && len(e.Name) > len(m.Name) && (m.Country == "" || m.Country == e.Country) && d.covers(e, m) {
			return k
		}
	}
	return -1
}

// covers reports whether all words of a description stand in the entity's
// names.
func (d *Discourse) covers(e *Entity, m *phrase.Mention) bool {
	for k := m.First; k < m.Last; k++ {
		w := d.Text.Words[k]
		if d.Text.Doc.Tokens[k].Kind > text.Latin || len(w.Form) <= 4 || w.Gram&morph.Apro != 0 || w.Is(morph.PREP) {
			continue
		}
		if !e.stems[w.Stem] {
			return false
		}
	}
	return true
}

// leadSentences is how many sentences, the heading among them, tell what a text
// is about.
const leadSentences = 3

// topic finds the body that the text is about when a common noun can mean it: the
// first one that its lead names as a subject. «Киностудия «Волна» подписала
// договор со студией «Ладога» ... Студия расторгла» is of «Волна».
func (d *Discourse) topic(m *phrase.Mention) int {
	t, stem := d.Text, d.Text.Words[m.Head].Stem
	end := len(t.Words)
	if n := len(t.Doc.Sentences); n > leadSentences {
		end = t.Doc.Sentences[leadSentences].First
	}
	for k, e := range d.Entities {
		if len(e.Mentions) == 0 {
			continue
		}
		first := &t.Mentions[e.Mentions[0]]
		if first.First >= end {
			return -1
		}
		if e.Kind == phrase.Organization && first.Forms&phrase.Nomn&phrase.Singular != 0 && (d.sameHead(e, m) || len(stem) >= 8 && strings.HasSuffix(e.head, stem)) {
			return k
		}
	}
	return -1
}

// subjectOfLate reports a body that the sentence of m, or the one before, names
// in the nominative.
func (d *Discourse) subjectOfLate(e int, m *phrase.Mention) bool {
	t := d.Text
	at := sort.Search(len(t.Doc.Sentences), func(k int) bool { return t.Doc.Sentences[k].First > m.First }) - 1
	from := 0
	if at > 0 {
		from = t.Doc.Sentences[at-1].First
	}
	for k := len(d.Entities[e].Mentions) - 1; k >= 0; k-- {
		x := &t.Mentions[d.Entities[e].Mentions[k]]
		if x.First < from {
			return false
		}
		if f, _ := phrase.NounForms(t.Words[x.Head]); x.Forms&phrase.Nomn&phrase.Singular != 0 && f&phrase.Nomn&phrase.Singular != 0 {
			return true
		}
	}
	return false
}

// sameHead reports whether the head noun of a description heads the entity.
func (d *Discourse) sameHead(e *Entity, m *phrase.Mention) bool {
	return e.headedBy(d.Text.Words[m.Head])
}

// headedBy reports whether a noun heads the entity.
func (e *Entity) headedBy(w *match.Word) bool {
	return e.head != "" && e.head == w.Stem || e.lemma != "" && e.lemma == lemma(w)
}

// lemma gives the dictionary's form of a noun, "" for other words.
func lemma(w *match.Word) string {
	if len(w.Analyses) == 0 || w.Analyses[0].POS != morph.NOUN {
		return ""
	}
	return w.Analyses[0].Lemma
}

// byClass resolves nouns that say only what sort of body is meant: a company, an
// authority. «Управление», «консульство» name a body of their own.
func (d *Discourse) byClass(m *phrase.Mention) int {
	form := d.Text.Words[m.Head].Form
	company := begins(form, "компани", "фирм", "холдинг", "корпораци", "концерн", "предприяти", "групп", "нацкомпани", "госкомпани")
	if !company && !(m.Class.Government && AnyAuthority(form)) {
		return -1
	}
	for k := len(d.Entities) - 1; k >= d.oldest(); k-- {
		e := d.Entities[k]
		if e.Kind != phrase.Organization {
			continue
		}
		if company && !e.Government && (e.Class == nil || e.Class.Role == phrase.LegalRole || e.Class.Role == phrase.OrgRole) {
			return k
		}
		if !company && e.Government {
			return k
		}
	}
	return -1
}

// AnyAuthority reports a noun that any authority can be taken up by.
func AnyAuthority(form string) bool {
	return begins(form, "ведомств", "госорган", "орган", "регулятор", "мегарегулятор")
}

// begins reports a word that begins with one of some stems.
func begins(word string, stems ...string) bool {
	for _, p := range stems {
		if strings.HasPrefix(word, p) {
			return true
		}
	}
	return false
}

// HeadStem gives the stem of the head noun of an entity.
func (d *Discourse) HeadStem(e int) string { return d.Entities[e].head }

// recent is how many of the entities named last a description or abbreviation
// is held against, so that reading stays linear in texts of any length.
const recent = 200

// oldest is the first entity that is still looked at.
func (d *Discourse) oldest() int { return max(0, len(d.Entities)-recent) }

// FindLonger gives the entity that an abbreviation of one word begins the name
// of: «ЦИК» of «ЦИК Грузии».
func (d *Discourse) FindLonger(name string) (int, bool) {
	if strings.Contains(name, " ") || name != strings.ToUpper(name) {
		return 0, false
	}
	for k := len(d.Entities) - 1; k >= d.oldest(); k-- {
		if e := d.Entities[k]; e.Kind == phrase.Organization && strings.HasPrefix(e.Name, name+" ") {
			return k, true
		}
	}
	return 0, false
}

// FindOfPlace gives the authority that «акимат области», «мэрия города» takes up.
func (d *Discourse) FindOfPlace(name string) (int, bool) {
	head, place, ok := strings.Cut(name, " ")
	if !ok {
		return 0, false
	}
	switch place {
	case "области", "города", "района", "края", "республики", "региона", "округа":
	default:
		return 0, false
	}
	for k := len(d.Entities) - 1; k >= d.oldest(); k-- {
		e := d.Entities[k]
		if e.Kind == phrase.Organization && strings.HasPrefix(e.Name, head+" ") && e.Name != name && (strings.HasSuffix(e.Name, " "+place) || place == "города") {
			return k, true
		}
	}
	return 0, false
}

// Find gives the entity of a name.
func (d *Discourse) Find(name string) (int, bool) {
	e, ok := d.byKey[Fold(name)]
	return e, ok
}
