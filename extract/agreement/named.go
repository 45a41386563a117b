package agreement

import (
	"slices"

	"vestnik/extract/discourse"
	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// sidesNamed takes the sides that the name of a document tells: «протокол о
// нормализации литовско-польских отношений», «соглашение о нормализации
// отношений Чада с Нигером», «соглашение об ассоциации Грузия–ЕС». Those told
// outside of the name go before them.
func (r *Reader) sidesNamed(s *frame.Sentence, rd *reading, d *phrase.Mention) {
	one, many, end := r.topicSides(s, d)
	if len(one)+len(many) < 2 {
		return
	}
	outside := func(x side) bool { return x.first < d.Last || x.first >= end }
	if slices.ContainsFunc(rd.with, outside) || slices.ContainsFunc(rd.between, outside) || len(slices.DeleteFunc(slices.Clone(rd.subject), func(x side) bool { return !outside(x) })) > 1 {
		return
	}
	rd.subject, rd.with, rd.between = one, many, nil
	if len(one) == 0 {
		rd.with, rd.between = nil, many
	}
	rd.personal, rd.closed = false, false
}

// topicSides reads what the document is about as far as it tells two sides; end
// is the token behind them.
func (r *Reader) topicSides(s *frame.Sentence, d *phrase.Mention) (one, many []side, end int) {
	for k := d.Last; k < s.Last && k < d.Last+9; k++ {
		if m := r.t.Mention(k); m != nil {
			if k > d.Last && !r.relation(k-1) && !(m.Kind == phrase.Country && r.relation(d.Head)) {
				return nil, nil, 0
			}
			if one, many, end = r.sidesOfRelation(s, k); len(many) > 0 {
				return one, many, end
			}
			return r.pair(s, k, m)
		}
		if x := r.hyphenPair(k); len(x) > 0 && (k == d.Last || r.relation(k-1)) {
			return x[:1], x[1:], k + 1
		}
		if codes := r.lex.AdjectiveCountries(r.t, k); len(codes) > 1 && k+1 < s.Last && r.relation(k+1) {
			for _, c := range codes {
				many = append(many, r.country(c, k, k+1, frame.ByAdjective))
			}
			return nil, many, k + 1
		}
		w := r.t.Words[k]
		if r.t.Doc.Tokens[k].Kind != text.Word || r.t.Doc.Tokens[k].Shape != text.Lower || frame.FiniteVerb(w) || w.Is(morph.PREP) && k > d.Last {
			return nil, nil, 0
		}
	}
	return nil, nil, 0
}

// country makes a side of a country that is known by its code.
func (r *Reader) country(code string, first, last int, how frame.How) side {
	return side{key: "c:" + code, mention: -1, first: first, last: last, how: how, country: code,
		party: event.Party{Name: r.lex.CountryName(code), Text: r.t.Text(first, last), Type: event.CountryParty, Country: code}}
}

// relation reports a noun that tells what two have with each other.
func (r *Reader) relation(k int) bool {
	w := r.t.Words[k]
	if len(w.Analyses) == 0 {
		return false
	}
	switch w.Analyses[0].Lemma {
	case "отношение", "связь", "граница", "сотрудничество", "партнерство", "партнёрство", "взаимодействие", "дружба", "сближение", "примирение",
		"ассоциация", "торговля", "слияние", "объединение", "режим", "взаимопомощь":
		return true
	}
	return false
}

// sidesOfRelation reads «(отношений) Чада с Нигером и Мали» at the first side.
func (r *Reader) sidesOfRelation(s *frame.Sentence, k int) (one, many []side, end int) {
	m := r.t.Mention(k)
	if m.Forms&phrase.Gent == 0 || m.Kind != phrase.Country && m.Kind != phrase.Organization || m.Generic || !r.relation(k-1) {
		return nil, nil, 0
	}
	with := m.Last
	if with+1 >= s.Last || !oneOf(r.t.Words[with].Form, "с", "со") || r.t.At[with] >= 0 {
		return nil, nil, 0
	}
	x, ok := r.side(int(r.t.At[k]), frame.ByGenitive)
	if !ok {
		return nil, nil, 0
	}
	if many = r.list(s, with+1, phrase.Ablt, frame.ByWith); len(many) == 0 {
		return nil, nil, 0
	}
	return []side{x}, many, many[len(many)-1].last
}

// pair reads two names joined by a dash right behind a document: «Соглашение об
// ассоциации Грузия – ЕС». One of them at least is a country.
func (r *Reader) pair(s *frame.Sentence, k int, m *phrase.Mention) (one, many []side, end int) {
	if !r.paired(m) || m.Last+1 >= s.Last || !r.dash(m.Last) {
		return nil, nil, 0
	}
	y := r.t.Mention(m.Last + 1)
	if y == nil || !r.paired(y) || m.Kind != phrase.Country && y.Kind != phrase.Country || y.Last < s.Last && r.dash(y.Last) {
		return nil, nil, 0
	}
	a, ok := r.side(int(r.t.At[k]), frame.ByBetween)
	b, good := r.side(int(r.t.At[m.Last+1]), frame.ByBetween)
	if !ok || !good {
		return nil, nil, 0
	}
	return []side{a}, []side{b}, y.Last
}

// paired reports a country or a body known by its letters, in the nominative.
func (r *Reader) paired(m *phrase.Mention) bool {
	if m.Forms&phrase.Nomn == 0 || m.Last-m.First != 1 {
		return false
	}
	return m.Kind == phrase.Country || m.Kind == phrase.Organization && r.t.Doc.Tokens[m.First].Shape == text.Upper
}

// hyphenPair reads two names joined by a hyphen within one word.
func (r *Reader) hyphenPair(k int) []side {
	a, b, ok := r.lex.Pair(r.t, k)
	if !ok {
		return nil
	}
	var out []side
	for _, m := range [...]phrase.Member{a, b} {
		if m.Country != "" {
			out = append(out, r.country(m.Country, k, k+1, frame.ByBetween))
			continue
		}
		x := side{key: "n:" + discourse.Fold(m.Name), mention: -1, first: k, last: k + 1, how: frame.ByBetween,
			party: event.Party{Name: m.Name, Text: r.t.Text(k, k+1), Type: event.OrganizationParty}}
		if e, ok := r.d.Find(m.Name); ok {
			x.key, x.party.Name = entityKey(e), r.d.Entities[e].Name
		}
		out = append(out, x)
	}
	return out
}

// properName gives the name of a document that is written with a capital within
// the sentence, as far as it can be told: «Парижское соглашение», «Договор о
// Евразийской унии», «ДРСМД». Two documents of two names are two.
func (r *Reader) properName(s *frame.Sentence, d *phrase.Mention) string {
	if d.First == s.First || r.t.Doc.Tokens[d.First].Shape == text.Lower || d.Class.Generic {
		return ""
	}
	name := d.Name
	if d.Last+1 < s.Last && r.t.Words[d.Last].Is(morph.PREP) && oneOf(r.t.Words[d.Last].Form, "о", "об", "по") {
		name += " " + r.t.Words[d.Last+1].Stem
	} else if d.Last-d.First == 1 && r.t.Doc.Tokens[d.First].Shape == text.Title {
		return "" // «Договор»
	}
	return name
}

// otherName reports two documents with names of their own that differ: said in
// one sentence, or anywhere when one side is all that is known of them.
func otherName(d *draft, rd *reading, alone bool) bool {
	x := d.readings[0]
	return (alone && len(d.sides) == 1 || x.sentence == rd.sentence) && x.name != "" && rd.name != "" && x.name != rd.name
}
