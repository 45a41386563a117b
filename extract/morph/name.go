package morph

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// nameModel says that words with certain endings are names that inflect like a name
// the dictionary has. Endings are those of the nominative.
type nameModel struct {
	like    string // dictionary form
	kind    Gram   // Surn, Name or Patr
	endings string
	weight  float32
	open    bool // a class of last letters, tried when no telling ending fits
}

// Surnames of Slavic pattern; names and patronymics of Turkic, Iranian, Armenian and
// Georgian pattern as Russian texts write them; then every other name by its last
// letter. A woman's surname that ends in a consonant does not inflect («Аиде Омар»):
// the models have those forms too.
var nameModels = [...]nameModel{
	{like: "иванов", kind: Surn, endings: "ов ев ёв ин ын", weight: 1},
	{like: "достоевский", kind: Surn, endings: "ский цкий", weight: 1},
	{like: "шевченко", kind: Surn, endings: "енко дзе швили заде зода", weight: 1},
	{like: "шевченко", kind: Surn, endings: "ых их", weight: 0.4},
	{like: "шевчук", kind: Surn, endings: "ук юк чак няк ляк ник", weight: 1},
	{like: "абрамян", kind: Surn, endings: "ян ман берг штейн сон", weight: 1},
	{like: "мицкевич", kind: Surn, endings: "ич", weight: 0.8},
	{like: "адамович", kind: Patr, endings: "ович евич", weight: 1},
	{like: "алибек", kind: Name, endings: "бек бәк", weight: 1},
	{like: "шевчук", kind: Surn, endings: "бек", weight: 0.6},
	{like: "тимур", kind: Name, endings: "жан джан хан мурат султан булат болат нур дин мир", weight: 1},
	{like: "абрамян", kind: Surn, endings: "жан джан хан мурат султан булат болат дин", weight: 0.6},
	{like: "абай", kind: Name, endings: "бай тай", weight: 1},
	{like: "гайдай", kind: Surn, endings: "бай тай", weight: 0.6},
	{like: "абдулла", kind: Name, endings: "улла олла", weight: 1},
	{like: "аббасали", kind: Name, endings: "али", weight: 1},
	{like: "айгуль", kind: Name, endings: "гуль гюль жамал", weight: 1},
	{like: "аида", kind: Name, endings: "нара мира дана", weight: 1},
	{like: "аида", kind: Name, endings: "ина ана", weight: 0.3},
	{like: "тимур", kind: Name, endings: "ан", weight: 0.6},
	{like: "абрамян", kind: Surn, endings: "ан", weight: 0.6},

	{like: "абрамян", kind: Surn, endings: "б в д з л м н п р с т ф", weight: 1, open: true},
	{like: "шевчук", kind: Surn, endings: "г к х", weight: 1, open: true},
	{like: "мицкевич", kind: Surn, endings: "ж ч ш щ", weight: 1, open: true},
	{like: "аветисянц", kind: Surn, endings: "ц", weight: 1, open: true},
	{like: "гайдай", kind: Surn, endings: "ай ей уй эй", weight: 1, open: true},
	{like: "врангель", kind: Surn, endings: "ль нь рь", weight: 1, open: true},
	{like: "будённый", kind: Surn, endings: "ый", weight: 0.3, open: true},
	{like: "окуджава", kind: Surn, endings: "ба ва да за ла ма на па ра са та фа", weight: 0.5, open: true},
	{like: "дейнека", kind: Surn, endings: "га ка ха жа ча ша", weight: 0.5, open: true},
	{like: "данелия", kind: Surn, endings: "ия", weight: 0.5, open: true},
	{like: "аида", kind: Name, endings: "ба ва да за ла ма на ра са та", weight: 0.5, open: true},
	{like: "айбика", kind: Name, endings: "га ка", weight: 0.3, open: true},
	{like: "агаша", kind: Name, endings: "жа ша", weight: 0.3, open: true},
	{like: "агиля", kind: Name, endings: "ля мя ня ря ся тя", weight: 0.4, open: true},
	{like: "эмилия", kind: Name, endings: "ия", weight: 0.6, open: true},
	{like: "авдотья", kind: Name, endings: "ья", weight: 0.8, open: true},
	{like: "анатолий", kind: Name, endings: "ий", weight: 0.4, open: true},
	{like: "эмиль", kind: Name, endings: "ль рь", weight: 0.5, open: true},
	{like: "шевченко", kind: Surn, endings: "о э ю би ви ди зи ли ми ни пи ри си ти", weight: 0.8, open: true},
	{like: "шевченко", kind: Surn, endings: "е", weight: 0.3, open: true},
	{like: "шевченко", kind: Surn, endings: "ги жи ки хи чи ши у ы", weight: 0.15, open: true},
}

// Patronymics without a paradigm in the dictionary: words for "son of" and
// "daughter of" at the end of the father's name.
var fixedPatronymics = [...]struct {
	endings string
	own     int
}{
	{"улы ұлы уулу оглы оглу угли", ownPatronymicMasculine},
	{"кызы қызы гызы", ownPatronymicFeminine},
}

// nameEnding is one form of a model, behind an ending.
type nameEnding struct {
	para, form uint16
	base       int // letters of the ending that belong to the stem
	bytes      int // the same in bytes
	weight     float32
	open       bool
}

// caseWeights tell how often a name stands in a case, by the order of Gram's bits.
var caseWeights = [...]float32{1, 0.8, 0.4, 0.4, 0.5, 0.15}

// readNames fills d.names from the models.
func (d *Dictionary) readNames() error {
	d.names = map[string][]nameEnding{}
	for _, m := range nameModels {
		var w word
		w.set(d, m.like)
		readings := d.lookup(span{w.text, w.codes})
		at := slices.IndexFunc(readings, func(a Analysis) bool { return a.Gram&m.kind != 0 && a.form == 0 })
		if at < 0 {
			return fmt.Errorf("name model %q is not in the dictionary", m.like)
		}
		for ending := range strings.FieldsSeq(m.endings) {
			d.addName(m, readings[at].para, ending)
		}
	}
	return nil
}

// addName adds the forms of a model that ends in the given ending.
func (d *Dictionary) addName(m nameModel, para uint16, ending string) {
	base, ok := strings.CutSuffix(ending, d.data.Suffixes[d.data.Form(para, 0).Suffix])
	if !ok {
		base = "" // the paradigm's suffix is longer: it says all
	}
	for i := range d.data.Forms(para) {
		f := d.data.Form(para, uint16(i))
		g := d.tags[f.Tag].gram
		if g&(Infr|Erro|Arch|Voct) != 0 {
			continue
		}
		e := nameEnding{para: para, form: uint16(i), base: utf8.RuneCountInString(base), bytes: len(base), weight: m.weight, open: m.open}
		for c, w := range caseWeights {
			if g&(1<<c) != 0 {
				e.weight *= w
			}
		}
		suffix := d.data.Suffixes[f.Suffix]
		if g&Plur != 0 {
			e.weight *= 0.1
		} else if g&Fixd != 0 && g&Femn != 0 {
			e.weight *= 0.3
		}
		e.weight *= float32(1 + utf8.RuneCountInString(suffix))
		key := base + suffix
		if key == "" {
			continue
		}
		if !slices.ContainsFunc(d.names[key], func(o nameEnding) bool { return o.para == e.para && o.form == e.form }) {
			d.names[key] = append(d.names[key], e)
		}
	}
}

// longestName is the length in letters of the longest key of d.names.
const longestName = 10

// ParseName reads a word as a surname, given name or patronymic by its ending alone,
// most likely reading first; none when it ends like no name. It is meant for words
// with a capital letter that the dictionary does not know, but does not ask. The
// readings inflect like dictionary words: Inflect(a, Nomn) is the name as its bearer
// has it («Балаевой» gives «балаева»), while Lemma is the man's form as in the
// dictionary («балаев»).
func (d *Dictionary) ParseName(form string) []Analysis {
	var w word
	w.set(d, form)
	if len(w.codes) < 2 {
		return nil
	}
	out := d.nameReadings(span{w.text, w.codes})
	if len(out) == 0 {
		return nil
	}
	sum := float32(0)
	for i := range out {
		sum += out[i].Score
	}
	for i := range out {
		out[i].Score /= sum
	}
	slices.SortStableFunc(out, likelier)
	return out
}

func (d *Dictionary) nameReadings(w span) []Analysis {
	if at := strings.LastIndexByte(w.text, '-'); at > 0 && at < len(w.text)-1 {
		return d.doubleName(w, at)
	}
	if out := d.fixedPatronymic(w.text); out != nil {
		return out
	}
	if out := d.nameEndings(w, false); len(out) > 0 {
		return out
	}
	return d.nameEndings(w, true)
}

// fixedPatronymic reads «Абишулы», «Мамед оглы» written together.
func (d *Dictionary) fixedPatronymic(lower string) []Analysis {
	for _, p := range fixedPatronymics {
		for ending := range strings.FieldsSeq(p.endings) {
			if stem, ok := strings.CutSuffix(lower, ending); ok && (utf8.RuneCountInString(stem) >= 3 || stem == "") {
				var out []Analysis
				for i := range caseWeights {
					out = append(out, d.plain(lower, p.own+i, ByName, caseWeights[i]))
				}
				return out
			}
		}
	}
	return nil
}

// nameEndings gives the readings of all endings that fit.
func (d *Dictionary) nameEndings(w span, open bool) []Analysis {
	var out []Analysis
	at := len(w.text)
	for n := 1; n <= longestName && at > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(w.text[:at])
		at -= size
		for _, e := range d.names[w.text[at:]] {
			if e.open != open || !e.likeName(w.text[:at+e.bytes]) {
				continue
			}
			a := d.inflected(w.text, e.para, e.form, ByName, out)
			a.Score = e.weight
			out = append(out, a)
		}
	}
	return out
}

// likeName tells whether a stem may bear a name's ending; base is how many of its
// last letters belong to the ending. Telling endings want a letter before them, other
// names a vowel.
func (e nameEnding) likeName(stem string) bool {
	n := utf8.RuneCountInString(stem)
	if e.open {
		return n >= 2 && strings.ContainsAny(stem, "аеёиоуыэюя")
	}
	return n >= 3 && (n > e.base || n >= 5)
}

// doubleName reads a name with a hyphen. Both parts inflect when they can be read
// alike («Балаевой-Омаровой»); otherwise the last does.
func (d *Dictionary) doubleName(w span, at int) []Analysis {
	n := utf8.RuneCountInString(w.text[:at])
	left, right := span{w.text[:at], w.codes[:n]}, span{w.text[at+1:], w.codes[n+1:]}
	rights := d.namesOf(right)
	lefts := d.namesOf(left)
	const like = Cases | Numbers | Genders | Name | Surn | Patr
	var out []Analysis
	for i := range rights {
		r := &rights[i]
		for j := range lefts {
			l := &lefts[j]
			if l.Gram&like != r.Gram&like {
				continue
			}
			a := *r
			a.Form, a.Lemma = l.Form+"-"+r.Form, l.Lemma+"-"+r.Lemma
			a.Score = l.Score * r.Score
			a.Known, a.Method, a.joined = false, ByName, true
			a.para, a.form, a.pre, a.post = noParadigm, 0, 0, 0
			a.parts = &[2]Analysis{*l, *r}
			out = append(out, a)
			break
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, r := range rights {
		out = append(out, r.prefixed(w.text[:at+1], r.Score, ByName))
	}
	return out
}

// namesOf gives the dictionary's name readings of a word, else those by ending.
func (d *Dictionary) namesOf(w span) []Analysis {
	var known []Analysis
	for _, a := range d.lookup(w) {
		if a.Gram&(Name|Surn|Patr) != 0 {
			known = append(known, a)
		}
	}
	if len(known) > 0 {
		return known
	}
	return d.nameReadings(w)
}
