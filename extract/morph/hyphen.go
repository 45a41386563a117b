package morph

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// particles may follow a word after a hyphen.
var particles = [...]string{"-то", "-ка", "-таки", "-де", "-тко", "-тка", "-с", "-ста"}

// hyphenated reads an unknown word with a hyphen: without its particle, as an
// adverb with «по-», or by its parts.
func (d *Dictionary) hyphenated(w span, depth int) []Analysis {
	if !strings.Contains(w.text, "-") {
		return nil
	}
	if out := d.withParticle(w, depth); len(out) > 0 {
		return out
	}
	if d.isAdverb(w, depth) {
		return []Analysis{d.plain(w.text, ownAdverb, ByAdverb, 0.7)}
	}
	return d.byParts(w, depth)
}

func (d *Dictionary) withParticle(w span, depth int) []Analysis {
	for _, p := range particles {
		body, ok := strings.CutSuffix(w.text, p)
		if !ok || body == "" {
			continue
		}
		inner := d.parse(body, span{body, w.codes[:len(w.codes)-utf8.RuneCountInString(p)]}, depth+1)
		out := inner[:0]
		for _, a := range inner {
			a.Form += p
			a.Lemma += p
			a.Score *= 0.9
			a.Known, a.Method = false, ByParticle
			a.post += uint16(len(p))
			if !d.seen(out, a) {
				out = append(out, a)
			}
		}
		return out
	}
	return nil
}

// isAdverb tells whether w is «по-» and the dative of an adjective: «по-западному».
func (d *Dictionary) isAdverb(w span, depth int) bool {
	rest, ok := strings.CutPrefix(w.text, "по-")
	if !ok || len(w.codes) < 5 {
		return false
	}
	for _, a := range d.parse(rest, span{rest, w.codes[3:]}, depth+1) {
		if a.POS == ADJF && a.Gram&(Sing|Datv) == Sing|Datv {
			return true
		}
	}
	return false
}

// byParts reads a word with one hyphen inside. First come the readings in which
// both parts inflect alike («человек-гора»), then those in which only the second
// does («интернет-магазин»).
func (d *Dictionary) byParts(w span, depth int) []Analysis {
	at := strings.IndexByte(w.text, '-')
	if at == 0 || at == len(w.text)-1 || strings.Count(w.text, "-") != 1 || d.hasPrefix(w) {
		return nil
	}
	mid := bytes.IndexByte(w.codes, d.data.Alphabet.Code('-'))
	left := w.text[:at]
	lefts := d.parse(left, span{left, w.codes[:mid]}, depth+1)
	rights := d.parse(w.text[at+1:], span{w.text[at+1:], w.codes[mid+1:]}, depth+1)
	var out []Analysis
	for i := range lefts {
		l := &lefts[i]
		if l.POS.unknownPOS() {
			continue
		}
		for j := range rights {
			if r := &rights[j]; d.alike(l, r) {
				a := *l
				a.Form = l.Form + "-" + r.Form
				a.Lemma = l.Lemma + "-" + r.Lemma
				a.Score = l.Score * 0.75
				a.Known, a.Method, a.joined = false, ByHyphen, true
				a.para, a.form, a.pre, a.post = noParadigm, 0, 0, 0
				a.parts = &[2]Analysis{*l, *r}
				out = append(out, a)
			}
		}
	}
	for _, a := range rights {
		if !a.POS.unknownPOS() {
			a = a.prefixed(w.text[:at+1], a.Score*0.75, ByHyphen)
			a.joined = true
			out = append(out, a)
		}
	}
	return out
}

// alike tells whether two parts inflect alike: same part of speech, number, case,
// person and tense.
func (d *Dictionary) alike(l, r *Analysis) bool {
	const features = Cases | Numbers | Past | Pres | Futr | Per1 | Per2 | Per3
	return l.POS == r.POS && l.Gram&features == r.Gram&features
}

// prefixed is a reading of a word behind a prefix that does not inflect.
func (a Analysis) prefixed(prefix string, score float32, m Method) Analysis {
	a.Form = prefix + a.Form
	if a.form == 0 && a.para != noParadigm && a.post == 0 && a.parts == nil {
		a.Lemma = a.Form
	} else {
		a.Lemma = prefix + a.Lemma
	}
	a.pre += uint16(len(prefix))
	a.Score, a.Known, a.Method = score, false, m
	return a
}

// seen tells whether a list has a reading with the form, the tag and the paradigm
// of a; of words read by their parts the reading of the right part must be the same.
func (d *Dictionary) seen(list []Analysis, a Analysis) bool {
	for i := range list {
		b := &list[i]
		if b.joined == a.joined && d.tags[b.tag].equal == d.tags[a.tag].equal && d.sameSource(b, &a) && b.Form == a.Form {
			return true
		}
	}
	return false
}

func (d *Dictionary) sameSource(a, b *Analysis) bool {
	if a.joined {
		a, b = a.right(), b.right()
		return a.para == b.para && a.form == b.form
	}
	return a.para == b.para
}

// right is the part of a hyphenated word that gives it its paradigm.
func (a *Analysis) right() *Analysis {
	if a.parts != nil {
		return a.parts[1].right()
	}
	return a
}

// conform makes the two variants of the instrumental one, for the comparison of
// parts.
func (s set) conform() set {
	const ey, oy = 1 << (len(posNames) + variantEy), 1 << (len(posNames) + variantOy)
	if s.rest&oy != 0 {
		s.rest = s.rest&^oy | ey
	}
	return s
}
