package agreement

import (
	"strings"

	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// governed is the trigger that says what is done to a document.
type governed struct {
	trigger *frame.Trigger
	frame   *frame.Frame
	cost    int
}

// governor finds the trigger that governs document n: the nearest whose
// government fits the case of the document.
func (r *Reader) governor(s *frame.Sentence, triggers []frame.Trigger, n int) (governed, bool) {
	d := r.contained(s, n)
	best, ok := governed{}, false
	d = r.complement(s, d)
	for k := range triggers {
		tr := &triggers[k]
		for _, f := range tr.Frames {
			if f.Film || f.ID == "agreement.exist" && (tr.Mood != frame.Past || !r.existsWith(s)) {
				continue
			}
			cost, fits := r.fits(s, tr, f, d)
			if !fits {
				continue
			}
			cost -= f.Priority / 4
			if !ok || cost < best.cost {
				best, ok = governed{tr, f, cost}, true
			}
		}
	}
	return best, ok
}

// existsWith reports a sentence that opens with the other side: «С «Ладогой» был
// договор», «– С «Ладогой» был договор».
func (r *Reader) existsWith(s *frame.Sentence) bool {
	k := s.First
	for k < s.Last-1 && r.t.Doc.Tokens[k].Kind == text.Punct {
		k++
	}
	return r.t.Is(k, "с") || r.t.Is(k, "со") || r.t.Is(k, "между")
}

// fits reports whether a trigger can govern a document, and at what distance.
func (r *Reader) fits(s *frame.Sentence, tr *frame.Trigger, f *frame.Frame, d *phrase.Mention) (int, bool) {
	gap := d.First - tr.Last
	if gap < 0 {
		gap = tr.Token - d.Last
	}
	switch tr.Mood {
	case frame.Nominal:
		return r.fitsNoun(s, tr, f, d)
	case frame.Participle:
		return r.fitsParticiple(s, tr, f, d, gap)
	}
	if s.Clause(d.First) != tr.Clause && !r.related(s, d, tr) {
		return 0, false
	}
	if r.verbBetween(s, tr, d) {
		return 0, false
	}
	if r.t.Is(tr.Last, "в") && strings.HasPrefix(r.t.Words[tr.Token].Form, "заключа") && tr.Passive {
		return 0, false // соглашение заключалось в следующем
	}
	if s.Clause(d.First) != tr.Clause { // the case of the pronoun counts: «по договору, который подписали А и Б»
		if d.Forms&phrase.Singular != 0 && r.pronounFits(s, tr, f) {
			return gap + 2, true
		}
		return 0, false
	}
	prep := s.Prep(d.First)
	switch {
	case tr.Passive:
		if prep == "" && f.Takes(frame.Object) && d.Forms&phrase.Nomn != 0 && (agrees(tr, d) || r.counted(s, d)) { // подписано 48 меморандумов
			return gap, true
		}
		if prep == "" && f.Takes(frame.Subject) && d.Forms&phrase.Nomn != 0 && !f.Takes(frame.Object) {
			return gap, true
		}
	case prep == "" && f.Takes(frame.Object) && d.Forms&phrase.Accs != 0:
		return gap + before(d, tr, 3), true
	case prep == "" && f.Takes(frame.Object) && d.Forms&phrase.Gent != 0 && tr.Effects&frame.Negated != 0:
		return gap + before(d, tr, 3), true
	case prep == "" && f.Takes(frame.Subject) && d.Forms&phrase.Nomn != 0 && agrees(tr, d):
		return gap + 2, true
	}
	if f.TakesCase(prep, d.Forms) && (prep != "" || d.First >= tr.Last || d.First <= s.First+1 && d.Forms&phrase.Nomn == 0) {
		return gap + 1, true
	}
	return 0, false
}

// pronounFits reports a relative clause whose pronoun stands where the trigger
// has its document.
func (r *Reader) pronounFits(s *frame.Sentence, tr *frame.Trigger, f *frame.Frame) bool {
	c := &s.Clauses[tr.Clause]
	for k := c.First; k < c.First+3 && k < s.Last; k++ {
		switch r.t.Words[k].Form {
		case "который", "которое", "которые":
			return s.Prep(k) == "" && f.Takes(frame.Object)
		case "которая":
			return tr.Passive && f.Takes(frame.Object)
		case "которую":
			return !tr.Passive && f.Takes(frame.Object)
		case "которым", "которыми", "которого", "которому", "котором", "которой", "которых":
			return f.TakesCase(s.Prep(k), phrase.AnyForm&^(phrase.Nomn|phrase.Accs))
		}
	}
	return false
}

// before is a penalty for a document before its verb.
func before(d *phrase.Mention, tr *frame.Trigger, cost int) int {
	if d.First < tr.Token {
		return cost
	}
	return 0
}

// agrees reports whether a verb agrees with a document in number.
func agrees(tr *frame.Trigger, d *phrase.Mention) bool {
	if tr.Plural {
		return true // a list of documents or of signatories
	}
	return d.Forms&phrase.Singular != 0
}

// related reports a document in the clause that a relative clause speaks of or
// in the clause around a gerund.
func (r *Reader) related(s *frame.Sentence, d *phrase.Mention, tr *frame.Trigger) bool {
	c := &s.Clauses[tr.Clause]
	if c.Kind == frame.Relative && c.Before >= d.First && c.Before < d.Last+8 && s.Clause(d.First) == c.Parent {
		return true // соглашение, которое подписали
	}
	return false
}

// verbBetween reports another finite verb between a trigger and a document.
func (r *Reader) verbBetween(s *frame.Sentence, tr *frame.Trigger, d *phrase.Mention) bool {
	a, b := tr.Last, d.First
	if b < a {
		a, b = d.Last, tr.Token
	}
	if tr.Mood == frame.Infinitive && d.First < tr.Token { // соглашение перестало действовать
		a = max(a, tr.Token-3)
		for k := a; k < b; k++ {
			if frame.FiniteVerb(r.t.Words[k]) {
				return false
			}
		}
	}
	for k := a; k < b; k++ {
		if r.t.At[k] < 0 && s.Clause(k) == tr.Clause && frame.FiniteVerb(r.t.Words[k]) && !auxiliary(r.t.Words[k].Form) {
			return true
		}
	}
	return false
}

func auxiliary(form string) bool {
	switch form {
	case "был", "была", "было", "были", "будет", "будут", "является", "являются", "стал", "стало", "стала", "стали":
		return true
	}
	return false
}

// fitsNoun fits a nominalisation: «подписание меморандума», «переговоры о
// соглашении».
func (r *Reader) fitsNoun(s *frame.Sentence, tr *frame.Trigger, f *frame.Frame, d *phrase.Mention) (int, bool) {
	if d.Last <= tr.Token && d.Forms&phrase.Nomn != 0 && s.Clause(d.First) == tr.Clause && s.Prep(d.First) == "" && f.Takes(frame.Object) && frame.UnderWay(s, tr) {
		return tr.Token - d.Last, true // договор находится на стадии подписания
	}
	if d.First < tr.Last || d.First-tr.Last > 8 || s.Clause(d.First) != tr.Clause {
		return 0, false
	}
	prep := s.Prep(d.First)
	if prep == "" && d.Forms&phrase.Gent != 0 {
		if d.First == tr.Last || r.genitivesBetween(tr.Last, d.First) {
			return d.First - tr.Last, true
		}
	}
	if prep != "" && f.TakesCase(prep, d.Forms) {
		return d.First - tr.Last, true
	}
	return 0, false
}

// genitivesBetween reports that nothing but words without a comma or verb
// stands between: «подписание сторонами нового меморандума».
func (r *Reader) genitivesBetween(a, b int) bool {
	for k := a; k < b; k++ {
		if r.t.Doc.Tokens[k].Kind == text.Punct && !r.t.Is(k, ",") || frame.FiniteVerb(r.t.Words[k]) {
			return false
		}
		if r.t.Words[k].Form == "и" || r.t.Words[k].Form == "," {
			continue
		}
	}
	return b-a <= 4
}

// fitsParticiple fits «подписанное ... соглашение», «соглашение, подписанное
// ...» and the active «подписавший соглашение».
func (r *Reader) fitsParticiple(s *frame.Sentence, tr *frame.Trigger, f *frame.Frame, d *phrase.Mention, gap int) (int, bool) {
	w := r.t.Words[tr.Token]
	if !tr.Passive {
		if d.First >= tr.Last && d.Forms&phrase.Accs != 0 && gap <= 6 && f.Takes(frame.Object) {
			return gap, true
		}
		return 0, false
	}
	if !f.Takes(frame.Object) || !phrase.Agrees(w, d.Forms) {
		return 0, false
	}
	if tr.Token >= d.First && tr.Token < d.Last {
		return 0, true
	}
	if d.First >= tr.Last {
		if gap <= 2 {
			return gap + 3, true // «обменялись подписанными договорами»: the verb says more
		}
		if gap <= 12 && s.Clauses[tr.Clause].Kind != frame.Participial && !r.nounBetween(tr.Last, d.First, d) {
			return gap + 3, true
		}
		return 0, false
	}
	c := &s.Clauses[tr.Clause]
	if c.Kind == frame.Participial && c.First <= tr.Token && c.Before >= d.Last-1 && c.Before-d.Last < 25 && tr.Token-c.First <= 4 {
		return min(gap, 3), true
	}
	return 0, false
}

// nounBetween reports a noun that agrees with a participle better than d.
func (r *Reader) nounBetween(a, b int, d *phrase.Mention) bool {
	for k := a; k < b; k++ {
		if m := r.t.Mention(k); m != nil && m.Kind == phrase.Document && m != d {
			return true
		}
	}
	return false
}

// contained gives a document behind a noun that only counts or wraps it the
// cases of that noun: «подписали ряд соглашений», «обменялись экземплярами
// договора», «срок действия контракта истёк».
func (r *Reader) contained(s *frame.Sentence, n int) *phrase.Mention {
	d := &r.t.Mentions[n]
	if d.Forms&phrase.Gent == 0 {
		return d
	}
	if r.counted(s, d) {
		x := *d
		x.Forms = (phrase.Nomn | phrase.Accs) & phrase.Plural
		return &x
	}
	k := d.First - 1
	for ; k >= s.First && k > d.First-4 && r.t.At[k] < 0; k-- {
		w := r.t.Words[k]
		if len(w.Analyses) == 0 {
			break
		}
		switch w.Analyses[0].Lemma {
		case "текст", "экземпляр", "копия", "пакет", "ряд", "серия", "срок", "действие", "проект", "черновик", "подпись", "вариант":
		default:
			if k == d.First-1 || !w.Is(morph.ADJF) {
				return d
			}
			continue
		}
		f, _ := phrase.NounForms(w)
		if k > s.First && r.t.At[k-1] < 0 {
			if x := r.t.Words[k-1]; len(x.Analyses) > 0 && x.Analyses[0].Lemma == "срок" && f&phrase.Gent != 0 {
				f, _ = phrase.NounForms(x)
				k--
			}
		}
		x := *d
		x.First, x.Forms = k, f
		return &x
	}
	return d
}

// complement narrows a document behind a noun to the genitive when it can be
// one: «условия соглашения», «в рамках меморандума».
func (r *Reader) complement(s *frame.Sentence, d *phrase.Mention) *phrase.Mention {
	k := d.First - 1
	if d.Forms&phrase.Gent == 0 || k < s.First || r.t.At[k] >= 0 {
		return d
	}
	w := r.t.Words[k]
	if len(w.Analyses) == 0 || w.Analyses[0].POS != morph.NOUN || r.t.Doc.Tokens[k].Kind != text.Word {
		return d
	}
	x := *d
	x.Forms &= phrase.Gent
	return &x
}

// counted reports a document behind a numeral, which stands in the genitive
// whatever the case of the phrase: «оба документа», «пять соглашений», «12
// контрактов».
func (r *Reader) counted(s *frame.Sentence, d *phrase.Mention) bool {
	for k := d.First - 1; k >= s.First && k >= d.First-2; k-- {
		switch r.t.Words[k].Form {
		case "оба", "обе", "два", "две", "три", "четыре", "несколько", "немало", "много", "множество":
			return true
		}
		w := r.t.Words[k]
		if r.t.Doc.Tokens[k].Kind == text.Number || len(w.Analyses) > 0 && w.Analyses[0].POS == morph.NUMR && w.Analyses[0].Gram&(morph.Nomn|morph.Accs) != 0 {
			return true
		}
		if !w.Is(morph.ADJF) {
			return false
		}
	}
	return false
}
