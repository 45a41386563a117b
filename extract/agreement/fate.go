package agreement

import (
	"slices"

	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
)

// ending is what a verb elsewhere in the sentence says became of a document.
type ending struct {
	trigger *frame.Trigger
	frame   *frame.Frame
	status  event.Status
}

// endingOf reads a trigger that tells that a document ended, went on or came into
// force.
func endingOf(tr *frame.Trigger) (ending, bool) {
	for _, f := range tr.Frames {
		if f.Film {
			continue
		}
		switch status, ok := tr.Status(f); event.Status(status) {
		case event.Terminated, event.Extended, event.Ratified:
			if ok {
				return ending{tr, f, event.Status(status)}, true
			}
		}
	}
	return ending{}, false
}

// fate lets the main verb say what became of a document that a participle tells
// to be signed: «перестало действовать соглашение, заключённое ...».
func (r *Reader) fate(s *frame.Sentence, triggers []frame.Trigger, rd *reading, d *phrase.Mention) {
	if rd.trigger.Mood != frame.Participle || rd.status != event.Signed {
		return
	}
	for k := range triggers {
		tr := &triggers[k]
		if tr.Mood == frame.Participle || tr.Mood == frame.Nominal {
			continue
		}
		if e, ok := endingOf(tr); ok {
			if _, fits := r.fits(s, tr, e.frame, d); fits {
				rd.status, rd.end = e.status, tr
				return
			}
		}
	}
}

// relativeFate reads what a relative clause says of the document it hangs on:
// «договор между А и Б, который истёк в мае», «соглашение, действие которого
// приостановлено».
func (r *Reader) relativeFate(s *frame.Sentence, triggers []frame.Trigger, d *phrase.Mention) (ending, bool) {
	for k := range triggers {
		tr := &triggers[k]
		if tr.Token < d.Last || tr.Mood == frame.Participle || tr.Mood == frame.Nominal {
			continue
		}
		e, ok := endingOf(tr)
		if !ok || !r.tellsOf(s, tr, d) {
			continue
		}
		return e, true
	}
	return ending{}, false
}

// tellsOf reports a verb whose subject or object is a relative pronoun that takes
// up d, or its term: «который истёк», «срок действия которого истёк».
func (r *Reader) tellsOf(s *frame.Sentence, tr *frame.Trigger, d *phrase.Mention) bool {
	for k := d.Last; k < tr.Token; k++ {
		if r.t.At[k] >= 0 {
			if m := r.t.Mention(k); m.Kind == phrase.Document && m.First == k {
				return false // another one
			}
			continue
		}
		switch r.t.Words[k].Form {
		case "который", "которая", "которое", "которые", "которую":
			return s.Clause(k) == tr.Clause && s.Clauses[tr.Clause].Parent == s.Clause(d.First)
		case "которого", "которой", "которых":
			if r.term(k-1) && !r.predicateBetween(k, tr.Token) {
				return true
			}
		}
	}
	return false
}

// term reports «срок», «действие», «срок действия» that end with token k.
func (r *Reader) term(k int) bool {
	w := r.t.Words[k]
	return len(w.Analyses) > 0 && (w.Analyses[0].Lemma == "срок" || w.Analyses[0].Lemma == "действие")
}

// pronounFate lets a later verb of the sentence whose object is a pronoun tell
// what became of the document before: «контракт был рассчитан до мая: его
// расторгли досрочно».
func (r *Reader) pronounFate(s *frame.Sentence, triggers []frame.Trigger, start int) {
	if len(r.readings) == start {
		return
	}
	rd := &r.readings[len(r.readings)-1]
	if rd.doc < 0 || rd.status != event.Signed {
		return
	}
	d := &r.t.Mentions[rd.doc]
	for k := range triggers {
		tr := &triggers[k]
		if tr.Token <= d.Last+1 || !r.pronounBefore(d.Last, tr) {
			continue
		}
		if e, ok := endingOf(tr); ok {
			rd.status, rd.end = e.status, e.trigger
			if len(rd.subject)+len(rd.between) == 0 { // «студия завершила работу с «Севером», хотя контракт с ней ...»
				rd.subject = slices.DeleteFunc(r.nominatives(s, e.trigger, 0, rd.doc), func(x side) bool { return has(rd.with, x.key) })
			}
			return
		}
	}
}

// pronounBefore reports «его», «её», «он» of a document right before a verb and
// behind token k.
func (r *Reader) pronounBefore(k int, tr *frame.Trigger) bool {
	for j := tr.Token - 1; j > k && j >= tr.Token-3; j-- {
		switch r.t.Words[j].Form {
		case "его", "ее", "он", "она", "оно":
			return true
		}
		if r.t.At[j] >= 0 {
			return false
		}
	}
	return false
}

// fellThrough reads that a signing with somebody did not come about: «С фондом
// подписания не случилось», «подписание с банком сорвалось».
func (r *Reader) fellThrough(s *frame.Sentence, triggers []frame.Trigger, used map[int]bool) {
	for k := range triggers {
		tr := &triggers[k]
		if used[tr.Token] || tr.Mood != frame.Nominal || s.Prep(tr.Token) != "" {
			continue
		}
		for _, f := range tr.Frames {
			if f.ID != "agreement.sign" || !r.failed(s, s.Clauses[tr.Clause].Finite) {
				continue
			}
			rd := reading{sentence: s.Index, doc: -1, token: tr.Token, tokenLast: tr.Last, trigger: tr, frame: f,
				status: event.Denied, kind: event.OtherAgreement, another: true, with: r.denied(s, tr)}
			if rd.subject = r.nominatives(s, tr, tr.Clause, -1); len(rd.subject) == 0 {
				rd.subject = r.signedBefore(s, tr.Token, rd.with)
			}
			if x, ok := r.protagonist(); len(rd.subject) == 0 && ok && !has(rd.with, x.key) {
				x.origin = event.FromAntecedent
				rd.subject = []side{x}
			}
			if len(rd.with) > 0 && len(rd.subject) > 0 {
				r.readings = append(r.readings, rd)
			}
		}
	}
}

// failed reports a verb that says that something did not happen.
func (r *Reader) failed(s *frame.Sentence, k int) bool {
	if k < 0 {
		return false
	}
	for _, a := range r.t.Words[k].Analyses {
		switch a.Lemma {
		case "случиться", "состояться", "произойти", "получиться", "выйти":
			return k > s.First && r.t.Is(k-1, "не")
		case "сорваться", "провалиться":
			return true
		}
	}
	return false
}

// predecessor gives the sides of a document that the one told before replaces: «А и
// Б подписали договор. Прежний договор истёк в январе».
func (r *Reader) predecessor(drafts []*draft, rd *reading) []side {
	if rd.doc < 0 || rd.status != event.Terminated || rd.plural || rd.trigger == nil || rd.trigger.Effects&frame.Hypothetical != 0 || !r.former(&r.t.Mentions[rd.doc]) || r.ofThing(&r.t.Mentions[rd.doc]) {
		return nil
	}
	for k := len(drafts) - 1; k >= oldest(drafts); k-- {
		d := drafts[k]
		if len(d.sides) != 2 || d.status != event.Signed && d.status != event.Planned || !sameKind(d.kind, rd.kind) {
			continue
		}
		both := slices.Clone(d.sides)
		for n := range both {
			both[n].origin = event.FromAntecedent
		}
		return both
	}
	return nil
}

// former reports a document told from the present one by its age: «прежний договор».
func (r *Reader) former(d *phrase.Mention) bool {
	for k := max(0, d.First-2); k < d.Head; k++ {
		for _, a := range r.t.Words[k].Analyses {
			if oneOf(a.Lemma, "предыдущий", "прежний", "прошлый", "старый", "предшествующий", "первый") {
				return true
			}
		}
	}
	return false
}

// ofThing reports a document that is told by its subject, and so may be of anybody:
// «прежний договор аренды».
func (r *Reader) ofThing(d *phrase.Mention) bool {
	if d.Last >= len(r.t.Words) || r.t.At[d.Last] >= 0 || r.t.Is(d.Last, "сторон") {
		return false
	}
	f, _ := phrase.NounForms(r.t.Words[d.Last])
	return r.t.Words[d.Last].Best == morph.NOUN && f&phrase.Gent != 0
}
