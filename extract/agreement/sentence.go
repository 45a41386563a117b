package agreement

import (
	"slices"
	"strconv"
	"strings"

	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// sentence reads the documents of one sentence.
func (r *Reader) sentence(s *frame.Sentence, triggers []frame.Trigger) {
	t := r.t
	used := map[int]bool{}
	start := len(r.readings)
	if total := r.itemised(s); total != nil {
		r.listing = total
	}
	r.agreed(s, triggers)
	for i := s.First; i < s.Last; i++ {
		n := t.At[i]
		if n < 0 {
			continue
		}
		d := &t.Mentions[n]
		i = d.Last - 1
		if d.Kind != phrase.Document {
			continue
		}
		if r.within(s, start, d) {
			continue
		}
		if rd, ok := r.document(s, triggers, int(n)); ok {
			r.readings = append(r.readings, rd)
			if rd.trigger != nil {
				used[rd.trigger.Token] = true
			}
		}
	}
	r.gapped(s, start)
	r.deals(s, triggers, used)
	r.mergers(s, triggers)
	r.talks(s, triggers, used)
	r.unsigned(s, triggers, used)
	r.fellThrough(s, triggers, used)
	r.pronounFate(s, triggers, start)
	r.pronoun(s, triggers, start)
	r.representatives(s, triggers, start)
	r.counterpart(s, start)
	r.priced(s, start)
	r.elided(s, triggers, start)
	r.signatories(s, triggers, start)
	r.formality(s, start)
	r.announce(s, triggers, start)
	r.actor(s, triggers, start)
	r.idle(s, triggers, used)
}

// within reports a document that only tells what another one of the sentence is
// about: «протокол о продлении соглашения».
func (r *Reader) within(s *frame.Sentence, start int, d *phrase.Mention) bool {
	if len(r.readings) == start {
		return false
	}
	rd := &r.readings[len(r.readings)-1]
	if rd.doc < 0 || rd.trigger == nil {
		return false
	}
	outer := &r.t.Mentions[rd.doc]
	if d.First-outer.Last > 10 || rd.trigger.Token > outer.First && rd.trigger.Token < d.First {
		return false
	}
	for k := outer.Last; k < d.First; k++ {
		w := r.t.Words[k]
		if frame.FiniteVerb(w) && r.t.At[k] < 0 || w.Form == "," || w.Form == ";" || w.Form == ":" {
			return false
		}
	}
	return !r.t.Is(d.First-1, "и") && !r.t.Is(d.First-1, "а")
}

// document reads what the sentence says of the document that mention n names.
func (r *Reader) document(s *frame.Sentence, triggers []frame.Trigger, n int) (reading, bool) {
	d := &r.t.Mentions[n]
	if d.Class.Personal {
		r.drop("agreement: a contract of a person")
		return reading{}, false
	}
	rd := reading{
		sentence: s.Index, doc: n, token: d.Head, tokenLast: d.Head + 1,
		kind: d.Class.Doc, kindText: d.Name, generic: d.Class.Generic,
		plural: d.Forms&phrase.Singular == 0, title: r.t.Doc.Sentences[s.Index].Title,
	}
	rd.count = r.countOf(d)
	rd.another = r.another(s, d)
	rd.outcome = r.outcome(s, d)
	rd.definite = rd.outcome
	rd.plural = rd.plural || rd.count > 1
	g, ok := r.governor(s, triggers, n)
	lo, hi, item := r.item(s, d)
	if !item {
		lo, hi, item = r.among(s, d)
		rd.among = item
	}
	if item && (!ok || g.trigger.Token < lo) {
		rd.listed, rd.from, rd.to = true, lo, hi
		if !ok {
			g, ok = r.announcer(triggers, lo)
		}
	}
	ended, told := r.relativeFate(s, triggers, d)
	if told {
		good := false
		if ok {
			_, good = g.trigger.Status(g.frame)
		}
		if !good {
			g, ok = governed{trigger: ended.trigger, frame: ended.frame}, true
		}
	}
	switch {
	case ok:
		status, good := g.trigger.Status(g.frame)
		if !good && g.frame.Asserts == "ratified" { // не ратифицирован подписанный ... договор
			if x, found := r.signedAs(s, triggers, d); found {
				g = x
				status, good = g.trigger.Status(g.frame)
			}
		}
		if r.bill(s, &g, status) {
			status, good = string(event.Signed), true
		}
		if !good {
			rd.trigger, rd.frame, rd.token, rd.tokenLast = g.trigger, g.frame, g.trigger.Token, g.trigger.Last
			r.dropAt("agreement: only possible, wished or denied to be there", &rd)
			return rd, false
		}
		rd.trigger, rd.frame, rd.status = g.trigger, g.frame, event.Status(status)
		rd.token, rd.tokenLast = g.trigger.Token, g.trigger.Last
		rd.background = g.trigger.Effects&frame.Background != 0
		if d.Weak && !d.Class.Generic && !signs(g.frame) && !(bargain(d) && (g.frame.Asserts == "denied" || g.frame.Asserts == "terminated")) {
			return rd, false
		}
		r.fate(s, triggers, &rd, d)
		if g.trigger.Mood == frame.Participle && r.legalBasis(s, d) {
			r.drop("agreement: named as a legal basis")
			return rd, false
		}
		if r.counted(s, d) {
			rd.plural = true
		} else if f := r.objectForms(&g, d); f != 0 && r.contained(s, n).First == d.First { // «прекратил действие соглашения»: a genitive
			rd.plural = rd.plural || f&phrase.Singular == 0
		}
		r.parties(s, &rd, d)
		r.signers(s, triggers, &rd, d)
		if s.Clauses[rd.trigger.Clause].Kind == frame.Relative && s.Clause(d.First) != rd.trigger.Clause && s.Prep(d.First) == "по" && len(rd.subject)+len(rd.with)+len(rd.between) < 2 {
			return rd, false // «по соглашению, которое мы подписали»
		}
		if d.Weak && !d.Class.Generic && g.frame.ID == "agreement.deal" && !closes(d) && d.Class.Doc != event.Declaration { // «согласилась с планом», «перемирие завершилось»
			return rd, false
		}
		if d.Weak && bargain(d) && !signs(g.frame) && len(rd.with)+len(rd.between) == 0 {
			return rd, false
		}
		r.parataxis(s, &rd, d)
		if told && rd.status == event.Signed {
			rd.status, rd.end = ended.status, ended.trigger
			if len(rd.subject) == 0 && !ended.trigger.Passive {
				rd.subject = r.nominatives(s, ended.trigger, ended.trigger.Clause, n)
			}
		}
		r.inPact(s, &rd, d)
		r.corresponding(s, &rd, d)
	case r.listItem(s, d):
		rd.status, rd.listed, rd.listing = r.listStatus(), true, r.listing
		rd.from, rd.to = d.First, r.itemEnd(s, d.Last)
		r.parties(s, &rd, d)
		if len(rd.between)+len(rd.with) == 0 {
			return rd, false
		}
	case r.afterTotal(s, d):
		rd.status = event.Signed
		r.parties(s, &rd, d)
		if len(rd.between) < 2 {
			return rd, false
		}
	case len(r.labelled(s, d)) > 1:
		rd.status, rd.between, rd.listed = event.Signed, r.labelled(s, d), true
	case r.spokenOf(s, d):
		rd.status = event.Signed
		r.parties(s, &rd, d)
		if len(rd.subject) > 0 && rd.subject[0].how != frame.ByGenitive {
			rd.subject = nil
		}
		if len(rd.with) == 0 && len(rd.between) == 0 && !(len(rd.subject) == 0 && r.inPact(s, &rd, d)) {
			rd.definite = true
			if !r.amountOnly(s, &rd, d) {
				return rd, false
			}
		}
	case r.leftOut(s, &rd, d):
	case r.bracketed(s, &rd, d):
		rd.status = event.Signed
	case r.termsOf(s, d):
		rd.definite = true
		for i := s.First; i < s.Last && rd.amount == nil; i++ {
			if m := r.t.Mention(i); m != nil && m.Kind == phrase.Money && !m.Money.Per {
				rd.amount = m
			}
		}
		return rd, rd.amount != nil
	default:
		r.ungoverned(s, triggers, n)
		return rd, false
	}
	if rd.personal && (rd.kind == event.Contract || rd.kind == event.Agreement || rd.generic) && len(rd.between) < 2 {
		r.drop("agreement: a contract of a person")
		return rd, false
	}
	r.around(s, &rd, d)
	r.thatDay(s, &rd)
	rd.name = r.properName(s, d)
	rd.definite = rd.definite || rd.generic
	if rd.trigger != nil && !rd.generic && !rd.listed && len(rd.between) == 0 && len(rd.subject)+len(rd.with) < 2 {
		if met := r.met(s, &rd); len(met)+len(rd.with) >= 2 {
			rd.subject = met
		} else if states := r.visited(rd.occasion); len(states) == 2 && (len(rd.subject)+len(rd.with) == 0 || len(rd.subject) == 1 && has(states, rd.subject[0].key)) {
			rd.subject, rd.between = nil, states
		}
	}
	return rd, true
}

// bill reports a ratification that is only before a parliament, so that the
// document is no more than signed: «внёс законопроект о ратификации», «обсудили
// вопрос о ратификации».
func (r *Reader) bill(s *frame.Sentence, g *governed, status string) bool {
	if g.frame.Asserts != string(event.Ratified) || g.trigger.Mood != frame.Nominal {
		return false
	}
	for k := g.trigger.Token - 1; k >= s.First && k > g.trigger.Token-5; k-- {
		w := r.t.Words[k]
		switch {
		case len(w.Analyses) == 0:
		case w.Analyses[0].Lemma == "законопроект", w.Analyses[0].Lemma == "закон" && k > s.First && strings.HasPrefix(r.t.Words[k-1].Form, "проект"):
			return true
		case w.Analyses[0].POS == morph.NOUN:
			return status == string(event.InTalks)
		}
	}
	return status == string(event.InTalks)
}

// legalBasis reports «в соответствии с договором», «согласно соглашению», «на
// основании меморандума» before a document of which only a participle speaks.
func (r *Reader) legalBasis(s *frame.Sentence, d *phrase.Mention) bool {
	for k := d.First - 1; k >= s.First && k >= d.First-3; k-- {
		switch r.t.Words[k].Form {
		case "согласно", "соответствии", "основании", "исполнение":
			return true
		}
	}
	return false
}

// objectForms gives the forms of a document in the case that its trigger asks
// for: «заключило соглашения» is a plural, though it could be a genitive.
func (r *Reader) objectForms(g *governed, d *phrase.Mention) phrase.Forms {
	noun, _ := phrase.NounForms(r.t.Words[d.Head])
	switch tr := g.trigger; {
	case tr.Mood == frame.Nominal || tr.Mood == frame.Participle:
		return 0
	case tr.Passive:
		return noun & phrase.Nomn
	case g.frame.Takes(frame.Object) && tr.Effects&frame.Negated == 0:
		return noun & phrase.Accs
	}
	return 0
}

// signedAs finds the participle that tells a document to be signed.
func (r *Reader) signedAs(s *frame.Sentence, triggers []frame.Trigger, d *phrase.Mention) (governed, bool) {
	for k := range triggers {
		tr := &triggers[k]
		for _, f := range tr.Frames {
			if tr.Mood != frame.Participle || !signs(f) {
				continue
			}
			if cost, ok := r.fits(s, tr, f, d); ok {
				return governed{tr, f, cost}, true
			}
		}
	}
	return governed{}, false
}

// signs reports the frames that make any paper an agreement.
func signs(f *frame.Frame) bool {
	switch f.ID {
	case "agreement.sign", "agreement.ratify", "agreement.seal", "agreement.undersign", "agreement.deal":
		return true
	}
	return false
}

// another reports adjectives that tell a document from the one named before:
// «похожий», «аналогичный», «ещё один».
func (r *Reader) another(s *frame.Sentence, d *phrase.Mention) bool {
	for k := max(s.First, d.First-2); k < d.Head; k++ {
		if w := r.t.Words[k]; len(w.Analyses) > 0 {
			switch w.Analyses[0].Lemma {
			case "похожий", "аналогичный", "подобный", "такой", "другой", "второй", "третий", "еще", "ещё", "отдельный", "новый":
				return true
			}
		}
	}
	return false
}

// countOf reads the number before a document: «35 меморандумов».
func (r *Reader) countOf(d *phrase.Mention) int {
	for k := d.First - 1; k >= d.First-2 && k >= 0; k-- {
		if r.t.Doc.Tokens[k].Kind == text.Number {
			n, err := strconv.Atoi(r.t.Doc.Tokens[k].Text)
			if err == nil && n > 1 && n < 1000 {
				return n
			}
			return 0
		}
		if r.t.Words[k].POS&(1<<morph.ADJF|1<<morph.PRTF) == 0 {
			return 0
		}
	}
	return 0
}

// listItem reports a document that opens an item of a list of documents.
func (r *Reader) listItem(s *frame.Sentence, d *phrase.Mention) bool {
	if d.Forms&phrase.Nomn == 0 || r.listing == nil && !r.afterBullet(s, d) && !r.bulleted(s) {
		return false
	}
	if f := s.Clauses[s.Clause(d.First)].Finite; f >= 0 && !r.beyond(s, d.Last, f) {
		return false
	}
	if d.First == r.particulars(s) {
		return true
	}
	k := d.First - 1
	for k >= s.First && r.t.Doc.Tokens[k].Kind != text.Word {
		if x := r.t.Doc.Tokens[k].Text; x == ":" || x == ";" {
			return true
		}
		k--
	}
	return k < s.First
}

// beyond reports a colon or semicolon between tokens a and b, so that b says
// something new.
func (r *Reader) beyond(s *frame.Sentence, a, b int) bool {
	for k := a; k < b; k++ {
		if r.t.At[k] < 0 && (r.t.Is(k, ":") || r.t.Is(k, ";")) {
			return true
		}
	}
	return false
}

// bulleted reports a sentence that a bullet or number opens in a list of at
// least two.
func (r *Reader) bulleted(s *frame.Sentence) bool {
	if !r.bullet(s.Index) {
		return false
	}
	return r.bullet(s.Index-1) || r.bullet(s.Index+1)
}

// bullet reports a sentence that stands on a line of its own behind a mark.
func (r *Reader) bullet(k int) bool {
	if k < 0 || k >= len(r.t.Doc.Sentences) {
		return false
	}
	i := r.t.Doc.Sentences[k].First
	if i+1 >= len(r.t.Doc.Tokens) || !r.t.Doc.Tokens[i].Line {
		return false
	}
	switch t := &r.t.Doc.Tokens[i]; t.Kind {
	case text.Punct:
		return t.Text == "—" || t.Text == "–" || t.Text == "-" || t.Text == "*" || t.Text == "•"
	case text.Symbol, text.Other:
		return true
	case text.Number:
		return r.t.Is(i+1, ".") || r.t.Is(i+1, ")")
	}
	return false
}

// afterTotal reports a document singled out of a total: «Крупнейший – контракт
// между А и Б».
func (r *Reader) afterTotal(s *frame.Sentence, d *phrase.Mention) bool {
	n := len(r.readings)
	if n == 0 || d.Forms&phrase.Nomn == 0 || s.Clauses[s.Clause(d.First)].Finite >= 0 && s.Clauses[s.Clause(d.First)].Finite < d.First {
		return false
	}
	last := &r.readings[n-1]
	return s.Index-last.sentence <= 1 && last.sentence != s.Index && last.status == event.Signed && (last.plural || last.count > 1) && d.First > s.First && r.dash(d.First-1)
}

// item finds the bounds of the list item that a document opens within a
// sentence: «подписаны следующие документы: – соглашение ...; – меморандум ...».
func (r *Reader) item(s *frame.Sentence, d *phrase.Mention) (lo, hi int, ok bool) {
	if d.Forms&(phrase.Nomn|phrase.Accs) == 0 {
		return 0, 0, false
	}
	k := d.First - 1
	for k >= s.First && r.t.Doc.Tokens[k].Kind != text.Word && r.t.Doc.Tokens[k].Text != ":" && r.t.Doc.Tokens[k].Text != ";" {
		k--
	}
	if k < s.First || r.t.At[k] >= 0 || !r.t.Is(k, ":") && !r.t.Is(k, ";") {
		return 0, 0, false
	}
	colon := k
	for colon >= s.First && !r.t.Is(colon, ":") {
		colon--
	}
	if colon < s.First {
		return 0, 0, false
	}
	return d.First, r.itemEnd(s, d.Last), true
}

// among finds the bounds of a document that is singled out of several: «подписаны
// 12 документов, среди которых меморандум между ...», «в том числе договор ...».
func (r *Reader) among(s *frame.Sentence, d *phrase.Mention) (lo, hi int, ok bool) {
	if d.Forms&(phrase.Nomn|phrase.Accs) == 0 || d.First-2 < s.First {
		return 0, 0, false
	}
	k := d.First - 1
	for k > s.First && r.t.At[k] < 0 && r.t.Words[k].Is(morph.ADJF) && r.t.Doc.Tokens[k].Shape == text.Lower && !oneOf(r.t.Words[k].Form, "которых") {
		k--
	}
	switch {
	case r.t.Is(k, "которых"), r.t.Is(k, "них"):
		ok = r.t.Is(k-1, "среди") || r.t.Is(k-1, "числе")
	case r.t.Is(k, "числе"):
		ok = r.t.Is(k-1, "том") || r.t.Is(k-1, "их")
	case r.t.Is(k, "включая"):
		ok = true
	case r.t.Is(k, "и"), r.t.Is(k, ","), r.t.Is(k, "также"):
		n := len(r.readings)
		ok = n > 0 && r.readings[n-1].sentence == s.Index && r.readings[n-1].among
	}
	if !ok {
		return 0, 0, false
	}
	for hi = d.Last; hi < s.Last; hi++ {
		if m := r.t.Mention(hi); m != nil && m.Kind == phrase.Document && m.Forms&(phrase.Nomn|phrase.Accs) != 0 && !m.Weak {
			return d.First, hi, true
		}
	}
	return d.First, hi, true
}

func oneOf(w string, of ...string) bool { return slices.Contains(of, w) }

// announcer finds the trigger before a list that says what was done with its
// documents.
func (r *Reader) announcer(triggers []frame.Trigger, before int) (governed, bool) {
	for k := len(triggers) - 1; k >= 0; k-- {
		tr := &triggers[k]
		if tr.Token >= before {
			continue
		}
		for _, f := range tr.Frames {
			if signs(f) || f.ID == "agreement.reach" || f.ID == "agreement.prepare" || f.ID == "agreement.fix" || f.ID == "agreement.become" && before > tr.Token {
				return governed{tr, f, 0}, true
			}
		}
	}
	return governed{}, false
}

// afterBullet reports a document behind «:», «;» or a bullet in a sentence that
// itself says what was done with the documents.
func (r *Reader) afterBullet(s *frame.Sentence, d *phrase.Mention) bool {
	if d.First == 0 || len(r.readings) == 0 {
		return false
	}
	p := r.t.Doc.Tokens[d.First-1]
	last := &r.readings[len(r.readings)-1]
	return last.sentence == s.Index && p.Kind == text.Punct && p.Text != ","
}

func (r *Reader) listStatus() event.Status {
	if r.listing != nil {
		return r.listing.status
	}
	if n := len(r.readings); n > 0 {
		return r.readings[n-1].status
	}
	return event.Signed
}

// announce keeps a sentence that ends in a colon and tells what was done with
// the documents that the next sentences list.
func (r *Reader) announce(s *frame.Sentence, triggers []frame.Trigger, start int) {
	last := s.Last - 1
	if last < s.First {
		return
	}
	if r.t.Is(last, ":") {
		for k := len(r.readings) - 1; k >= start; k-- {
			if rd := r.readings[k]; rd.trigger != nil {
				r.listing = &rd
				return
			}
		}
		if g, ok := r.announcer(triggers, last); ok {
			if status, good := g.trigger.Status(g.frame); good {
				rd := reading{sentence: s.Index, doc: -1, token: g.trigger.Token, tokenLast: g.trigger.Last, trigger: g.trigger, frame: g.frame, status: event.Status(status)}
				rd.subject = r.subject(s, g.trigger, -1)
				if len(rd.subject) == 0 {
					rd.subject = r.lastActor.sides
				}
				r.around(s, &rd, nil)
				r.listing = &rd
			}
		}
		return
	}
	if (start == len(r.readings) || !r.readings[len(r.readings)-1].listed) && !r.bullet(s.Index) {
		r.listing = nil
	}
}

// spokenOf reports a document that is the subject of the sentence and of which
// something is told as of a thing that is there: «Меморандум с ... предусматривает».
func (r *Reader) spokenOf(s *frame.Sentence, d *phrase.Mention) bool {
	d = r.complement(s, d)
	if d.Forms&phrase.Nomn == 0 || d.Weak && !d.Class.Generic || d.Class.Doc == event.OtherAgreement && !d.Class.Generic {
		return false
	}
	c := s.Clause(d.First)
	f := s.Clauses[c].Finite
	if f < 0 || s.Clauses[c].Kind == frame.Conditional {
		return false
	}
	w := r.t.Words[f]
	if len(w.Analyses) == 0 || w.Analyses[0].Gram&morph.Futr != 0 && w.Analyses[0].POS == morph.VERB && w.Form != "станет" && w.Form != "позволит" {
		return false
	}
	if s.Prep(d.First) != "" {
		return false
	}
	for k := s.First; k < f; k++ {
		switch r.t.Words[k].Form {
		case "бы", "если", "такой", "такое", "подобный", "любой", "каждый":
			return false
		}
	}
	return d.First < f
}

// bracketed reads a document in brackets behind the other side: «закупит масло у
// ТОО «А» (договор на 12 млн тенге) и у ТОО «Б» (договор на 5 млн)».
func (r *Reader) bracketed(s *frame.Sentence, rd *reading, d *phrase.Mention) bool {
	c := s.Clause(d.First)
	k := s.Clauses[c].First
	if s.Clauses[c].Kind != frame.Aside || !r.t.Is(k, "(") || d.First-k > 4 || d.Forms&phrase.Nomn == 0 || k == 0 {
		return false
	}
	m := r.t.Mention(k - 1)
	if m == nil || m.Kind != phrase.Organization && m.Kind != phrase.Work || m.Generic {
		return false
	}
	x, ok := r.side(int(r.t.At[k-1]), frame.ByWith)
	if !ok {
		return false
	}
	parent := max(0, s.Clauses[c].Parent)
	tr := frame.Trigger{Token: k, Clause: parent}
	rd.subject, rd.with = r.nominatives(s, &tr, parent, rd.doc), []side{x}
	return len(rd.subject) > 0 && rd.subject[0].key != x.key
}

// termsOf reports a document by whose terms something is paid: «В соответствии
// с договором банк предоставит 56 млн долларов», «сумма контракта».
func (r *Reader) termsOf(s *frame.Sentence, d *phrase.Mention) bool {
	if d.Forms&phrase.Singular == 0 {
		return false
	}
	switch s.Prep(d.First) {
	case "по", "согласно", "с", "в":
		p := d.First - 1
		for k := p; k >= s.First && k > p-4; k-- {
			switch r.t.Words[k].Form {
			case "по", "согласно", "соответствии", "рамках":
				return true
			}
		}
		return false
	}
	if d.First > s.First && d.Forms&phrase.Gent != 0 {
		w := r.t.Words[d.First-1].Form
		return strings.HasPrefix(w, "сумм") || strings.HasPrefix(w, "стоимост") || strings.HasPrefix(w, "цен")
	}
	return false
}

// amountOnly reports a definite document of which the sentence tells the sum.
func (r *Reader) amountOnly(s *frame.Sentence, rd *reading, d *phrase.Mention) bool {
	r.around(s, rd, d)
	return rd.amount != nil
}
