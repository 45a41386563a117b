package agreement

import (
	"slices"
	"strings"

	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// priced reads the sum that a sentence tells of the document named before:
// «Его цена – 1,27 млрд рублей», «Сумма контракта не раскрывается» gives none.
func (r *Reader) priced(s *frame.Sentence, start int) {
	last := start - 1
	if len(r.readings) > start {
		last = len(r.readings) - 1
	}
	if last < 0 || r.readings[last].amount != nil {
		return
	}
	close := s.Index-r.readings[last].sentence <= 2 || len(r.readings) == 1 && s.Index <= 4
	for k := s.First; k < s.Last; k++ {
		w := r.t.Words[k]
		if r.t.At[k] >= 0 || len(w.Analyses) == 0 {
			continue
		}
		switch w.Analyses[0].Lemma {
		case "сумма", "цена", "стоимость":
			if k > s.First && (strings.HasPrefix(r.t.Words[k-1].Form, "общ") || strings.HasPrefix(r.t.Words[k-1].Form, "суммарн")) && r.readings[last].plural {
				continue // of all of them
			}
		case "заплатить", "уплатить", "выплатить", "отдать":
			if f := r.readings[last].frame; f == nil || f.ID != "agreement.buy" && f.ID != "agreement.deal" && !r.sells(&r.readings[last]) {
				continue
			}
		default:
			continue
		}
		for i := k + 1; i < s.Last && i < k+7; i++ {
			m := r.t.Mention(i)
			if m == nil {
				if r.t.Is(i, ",") || r.t.Is(i, ";") {
					break
				}
				continue
			}
			if m.Kind == phrase.Money && !m.Money.Per {
				if close {
					r.readings[last].amount = m
				}
				return
			}
			close = close || m.Kind == phrase.Document && m.Class.Doc == r.readings[last].kind
			if m.Kind != phrase.Document && m.Kind != phrase.Organization {
				break
			}
			i = m.Last - 1
		}
	}
}

// bargain reports «сделка», which with another side named is a document in all but
// name.
func bargain(d *phrase.Mention) bool { return d.Class.Entry.Name.Text == "сделка" }

// closes reports a purchase or merger, which is closed or completed as it is
// signed.
func closes(d *phrase.Mention) bool {
	name := d.Class.Entry.Name.Text
	for _, part := range [...]string{"сделк", "слияни", "поглощени", "опцион"} {
		if strings.Contains(name, part) {
			return true
		}
	}
	return false
}

// sells reports a document about a purchase.
func (r *Reader) sells(rd *reading) bool {
	return slices.ContainsFunc(rd.with, func(x side) bool { return x.how == frame.ByObject })
}

// deals reads agreements without a noun for the document: one body bought
// another. It counts when the text speaks of a deal.
func (r *Reader) deals(s *frame.Sentence, triggers []frame.Trigger, used map[int]bool) {
	for k := range triggers {
		tr := &triggers[k]
		if used[tr.Token] {
			continue
		}
		for _, f := range tr.Frames {
			if f.ID == "agreement.buy" || f.ID == "agreement.sell" {
				r.deal(s, tr, f)
			}
		}
	}
}

func (r *Reader) deal(s *frame.Sentence, tr *frame.Trigger, f *frame.Frame) {
	if tr.Mood == frame.Nominal && !r.announced(s, tr) || tr.Mood == frame.Participle {
		return
	}
	status, ok := tr.Status(f)
	if !ok {
		return
	}
	rd := reading{sentence: s.Index, doc: -1, token: tr.Token, tokenLast: tr.Last, trigger: tr, frame: f,
		status: event.Status(status), kind: event.OtherAgreement, background: tr.Effects&frame.Background != 0}
	if len(r.subjectOf(s, tr, &rd)) == 0 || !r.speaksOfDeal() {
		return
	}
	if f.ID == "agreement.sell" {
		rd.with = r.buyer(s, tr)
	}
	if !r.asset(s, tr, rd.with) {
		return
	}
	if f.ID == "agreement.buy" {
		if rd.with = r.seller(s, tr.Last, tr.Clause); len(rd.with) == 0 {
			rd.with = r.acquired(s, tr)
		}
	}
	for i := tr.Last; i < s.Last && i < tr.Last+20; i++ {
		if m := r.t.Mention(i); m != nil && m.Kind == phrase.Money && rd.amount == nil {
			rd.amount = m
		}
	}
	if len(rd.with) == 0 || has(rd.subject, rd.with[0].key) || rd.amount == nil && !r.dealNear(s) {
		return
	}
	if rd.amount == nil {
		for i := s.First; i < s.Last; i++ {
			if m := r.t.Mention(i); m != nil && m.Kind == phrase.Money {
				rd.amount = m
				break
			}
		}
	}
	r.around(s, &rd, nil)
	r.readings = append(r.readings, rd)
}

// announced reports a purchase of which somebody tells: «объявила о покупке»,
// «сообщил о приобретении».
func (r *Reader) announced(s *frame.Sentence, tr *frame.Trigger) bool {
	if s.Prep(tr.Token) != "о" && s.Prep(tr.Token) != "об" {
		return false
	}
	if tr.Effects&frame.InTalks != 0 { // ведёт переговоры о покупке
		return true
	}
	f := s.Clauses[tr.Clause].Finite
	if f < 0 || f > tr.Token {
		return false
	}
	for _, a := range r.t.Words[f].Analyses {
		if oneOf(a.Lemma, "объявить", "сообщить", "сообщать", "объявлять", "уведомить", "заявить") {
			return true
		}
	}
	return false
}

// dealNear reports «сделка» in the sentences around s: a purchase that nobody
// calls a deal is trade.
func (r *Reader) dealNear(s *frame.Sentence) bool {
	all := r.t.Doc.Sentences
	for i := all[max(0, s.Index-1)].First; i < all[min(len(all)-1, s.Index+3)].Last; i++ {
		if dealWord(r.t.Words[i]) {
			return true
		}
	}
	return false
}

// asset reports that what changes hands is a body, its shares or its plant, and
// not a licence, goods or a player.
func (r *Reader) asset(s *frame.Sentence, tr *frame.Trigger, buyer []side) bool {
	for i := tr.Last; i < s.Last && i < tr.Last+12; i++ {
		if r.t.Is(i, "за") {
			return false
		}
		if r.t.At[i] < 0 && r.t.Is(i, "у") { // у фонда «Алмаз» контрольный пакет
			for i++; i < s.Last && i < tr.Last+12 && r.t.Mention(i) == nil; i++ {
			}
			if m := r.t.Mention(i); i < s.Last && m != nil {
				i = m.Last - 1
			}
			continue
		}
		if m := r.t.Mention(i); m != nil {
			if (m.Kind == phrase.Organization || m.Kind == phrase.Work && m.Quoted && !r.thing(m)) && m.Forms&(phrase.Accs|phrase.Gent) != 0 && !covered(buyer, int(r.t.At[i])) {
				return true
			}
			i = m.Last - 1
			continue
		}
		if r.share(i) {
			return true
		}
		for _, h := range r.t.Hits(i) {
			if c := r.lex.Class(h.Entry); c != nil && c.Role == phrase.HeadRole {
				return true
			}
		}
	}
	return false
}

// share reports a word for a part of a body that can be bought.
func (r *Reader) share(i int) bool {
	w := r.t.Words[i]
	return w.Form == "%" || len(w.Analyses) > 0 && oneOf(w.Analyses[0].Lemma, "доля", "акция", "пакет", "актив", "процент", "бизнес")
}

// subjectOf fills the subject of a deal, of those who can make one.
func (r *Reader) subjectOf(s *frame.Sentence, tr *frame.Trigger, rd *reading) []side {
	subject := r.subject(s, tr, -1)
	if tr.Mood == frame.Nominal {
		subject = r.speaker(s, tr, -1)
	}
	rd.subject = slices.DeleteFunc(subject, func(x side) bool { return x.party.Type == event.CountryParty || x.party.Type == event.CityParty })
	return rd.subject
}

// seller reads from whom something was bought: «у фонда «Алмаз»».
func (r *Reader) seller(s *frame.Sentence, from, clause int) []side {
	for k := from; k+1 < s.Last && k < from+20; k++ {
		if r.t.At[k] < 0 && r.t.Is(k, "у") && s.Clause(k) == clause {
			return bodiesOnly(r.list(s, k+1, phrase.Gent, frame.ByWith))
		}
	}
	return nil
}

// buyer reads to whom something was sold: «продала «Юпитеру» завод».
func (r *Reader) buyer(s *frame.Sentence, tr *frame.Trigger) []side {
	for i := s.First; i < s.Last; i++ {
		m := r.t.Mention(i)
		if m == nil {
			continue
		}
		if (m.Kind == phrase.Organization && !m.Generic || m.Kind == phrase.Work && m.Quoted) && m.Forms&phrase.Datv != 0 && s.Clause(m.First) == tr.Clause && s.Prep(m.First) == "" &&
			(m.First >= tr.Last || m.Forms&phrase.Nomn == 0) && !r.dependentNoun(m) && !r.thing(m) {
			return bodiesOnly(r.sides(s.Coordinated(int(r.t.At[i]), frame.IsParty, phrase.Datv), frame.ByTo))
		}
		i = m.Last - 1
	}
	return nil
}

// bodiesOnly drops countries and cities, which make no deals of this kind.
func bodiesOnly(x []side) []side {
	return slices.DeleteFunc(x, func(y side) bool {
		return y.party.Type != event.OrganizationParty && y.party.Type != event.GovernmentParty
	})
}

// acquired reads the body that was bought, whole or by its shares.
func (r *Reader) acquired(s *frame.Sentence, tr *frame.Trigger) []side {
	share := false
	for i := tr.Last; i < s.Last && i < tr.Last+14; i++ {
		m := r.t.Mention(i)
		if m == nil {
			share = share || r.share(i)
			continue
		}
		fits := m.Forms&phrase.Accs != 0 && s.Prep(m.First) == "" || share && m.Forms&(phrase.Gent|phrase.Loct) != 0
		if (m.Kind == phrase.Organization && !m.Generic || m.Kind == phrase.Work && m.Quoted && !r.thing(m)) && fits && s.Clause(m.First) == tr.Clause && !r.dependentNoun(m) {
			if x, ok := r.side(int(r.t.At[i]), frame.ByObject); ok {
				return []side{x}
			}
		}
		i = m.Last - 1
	}
	return nil
}

// dependentNoun reports a body that is only the complement of what was bought:
// «облигации ТОО», but not «долю», «акции», «100 %» or «компанию».
func (r *Reader) dependentNoun(m *phrase.Mention) bool {
	if m.First == 0 || r.t.At[m.First-1] >= 0 {
		return false
	}
	w := r.t.Words[m.First-1]
	if len(w.Analyses) == 0 || w.Analyses[0].POS != morph.NOUN {
		return false
	}
	switch w.Analyses[0].Lemma {
	case "доля", "акция", "пакет", "актив", "процент":
		return false
	}
	f, _ := phrase.NounForms(w)
	return m.Forms&phrase.Gent != 0 && (f&phrase.Plural != 0 || m.Forms&phrase.Accs == 0)
}

// speaksOfDeal reports whether the word «сделка» stands in the text.
func (r *Reader) speaksOfDeal() bool {
	if r.dealt == nil {
		found := r.findDeal()
		r.dealt = &found
	}
	return *r.dealt
}

// dealWord reports the words by which a purchase is called a deal.
func dealWord(w *match.Word) bool {
	return len(w.Analyses) > 0 && oneOf(w.Analyses[0].Lemma, "сделка", "купля-продажа")
}

func (r *Reader) findDeal() bool {
	for i := range r.t.Words {
		w := r.t.Words[i]
		if dealWord(w) {
			return true
		}
	}
	return false
}

// signatories reads the circumstances of a ceremony that names no document:
// «Церемония подписания прошла накануне в рамках Берлинале», «Подписали вчера в
// Стамбуле».
func (r *Reader) signatories(s *frame.Sentence, triggers []frame.Trigger, start int) {
	if len(r.readings) > start || start == 0 {
		return
	}
	add := func(first, last int, tr *frame.Trigger, f *frame.Frame) {
		rd := reading{sentence: s.Index, doc: -1, token: first, tokenLast: last, trigger: tr, frame: f,
			status: event.Signed, definite: true, generic: true}
		r.around(s, &rd, nil)
		if rd.place != nil || rd.date != nil || rd.occasion != nil {
			r.readings = append(r.readings, rd)
		}
	}
	for k := range triggers {
		tr := &triggers[k]
		if tr.Effects&(frame.Planned|frame.Hypothetical|frame.InTalks|frame.Negated) != 0 {
			continue
		}
		if tr.Mood != frame.Nominal && !r.elliptic(s, tr) {
			continue
		}
		for _, f := range tr.Frames {
			if f.ID == "agreement.sign" || f.ID == "agreement.undersign" && tr.Mood != frame.Nominal {
				add(tr.Token, tr.Last, tr, f)
				return
			}
		}
	}
	for k := s.First; k < s.First+2 && k < s.Last; k++ { // «Церемония прошла в Рабате»
		if w := r.t.Words[k]; (w.Form == "церемония" || w.Form == "это" && k+1 < s.Last && oneOf(r.t.Words[k+1].Form, "произошло", "случилось")) && r.t.At[k] < 0 {
			if f := s.Clauses[s.Clause(k)].Finite; f >= 0 && r.readings[start-1].trigger != nil && pastVerb(r.t.Words[f]) && s.Index-r.readings[start-1].sentence <= 2 {
				add(k, k+1, r.readings[start-1].trigger, r.readings[start-1].frame)
			}
			return
		}
	}
}

// elliptic reports a verb of signing that opens a sentence without subject and
// object: «Подписали вчера в Стамбуле».
func (r *Reader) elliptic(s *frame.Sentence, tr *frame.Trigger) bool {
	if tr.Mood != frame.Past || tr.Token > s.First+2 {
		return false
	}
	for i := s.First; i < s.Last; i++ {
		m := r.t.Mention(i)
		if m == nil {
			continue
		}
		if m.Kind == phrase.Document || (frame.IsParty(m) || m.Kind == phrase.Post) && m.Forms&(phrase.Nomn|phrase.Accs) != 0 && m.Forms|phrase.Plural != phrase.AnyForm && s.Clause(i) == tr.Clause && s.Prep(m.First) == "" {
			return false
		}
		i = m.Last - 1
	}
	return true
}

// pastVerb reports a verb of the past.
func pastVerb(w *match.Word) bool {
	for k := range w.Analyses {
		if a := &w.Analyses[k]; (a.POS == morph.VERB || a.POS == morph.PRTS) && a.Gram&morph.Past != 0 {
			return true
		}
	}
	return false
}

// elided reads the document that a verb of signing takes up without naming it:
// «С Arte France подписали ещё в феврале, а с литовцами – в июне».
func (r *Reader) elided(s *frame.Sentence, triggers []frame.Trigger, start int) {
	if len(r.readings) > start || start == 0 || s.Index-r.readings[start-1].sentence > 1 {
		return
	}
	for k := range triggers {
		tr := &triggers[k]
		if tr.Mood != frame.Past && tr.Mood != frame.Future || tr.Effects&(frame.Negated|frame.Hypothetical) != 0 {
			continue
		}
		for _, f := range tr.Frames {
			if f.ID != "agreement.sign" {
				continue
			}
			with := r.partnersOf(s, tr)
			if status, ok := tr.Status(f); ok && len(with) > 0 && len(bodiesOnly(slices.Clone(with))) == len(with) && !r.hasThing(s, tr) {
				rd := reading{sentence: s.Index, doc: -1, token: tr.Token, tokenLast: tr.Last, trigger: tr, frame: f,
					status: event.Status(status), definite: true, generic: true, with: with}
				rd.subject = r.subject(s, tr, -1)
				r.around(s, &rd, nil)
				r.readings = append(r.readings, rd)
			}
			return
		}
	}
}

// hasThing reports a noun in the accusative, which is what was signed.
func (r *Reader) hasThing(s *frame.Sentence, tr *frame.Trigger) bool {
	for i := s.First; i < s.Last; i++ {
		if s.Clause(i) != tr.Clause {
			continue
		}
		if m := r.t.Mention(i); m != nil {
			if m.Kind == phrase.Document || m.Kind == phrase.Person && m.Forms&phrase.Accs != 0 && s.Prep(i) == "" || m.Kind == phrase.Work {
				return true
			}
			i = m.Last - 1
			continue
		}
		if w := r.t.Words[i]; len(w.Analyses) > 0 && w.Analyses[0].POS == morph.NOUN && s.Prep(i) == "" {
			if f, _ := phrase.NounForms(w); f&phrase.Accs != 0 {
				return true
			}
		}
	}
	return false
}

// actor keeps the subject of a sentence for the next one, in which it may be
// left out or only pointed at.
func (r *Reader) actor(s *frame.Sentence, triggers []frame.Trigger, start int) {
	for k := start; k < len(r.readings); k++ {
		if len(r.readings[k].subject) > 0 {
			r.acted(r.readings[k].subject, s.Index)
			return
		}
	}
	if x := r.meeting(s); len(x) > 1 {
		r.lastActor = actor{x, s.Index, true}
		return
	}
	for i := s.First; i < s.Last; i++ {
		m := r.t.Mention(i)
		if m == nil {
			continue
		}
		n := int(r.t.At[i])
		if slices.ContainsFunc(r.readings[start:], func(rd reading) bool { return covered(rd.with, n) || covered(rd.between, n) }) {
			i = m.Last - 1
			continue
		}
		i = m.Last - 1
		state := m.Kind == phrase.Country || m.Kind == phrase.City && r.capital(m)
		if (state || m.Kind == phrase.Organization && !m.Generic && (!m.Weak || r.introduced(m)) && !reports(m) || m.Kind == phrase.Work && m.Quoted && !r.thing(m)) && m.Forms&phrase.Nomn != 0 && s.Prep(m.First) == "" && s.Clauses[s.Clause(m.First)].Finite >= 0 {
			var list []side
			for _, n := range s.Coordinated(int(r.t.At[m.First]), frame.IsParty, phrase.Nomn) {
				if x, ok := r.side(n, frame.BySubject); ok {
					list = append(list, x)
				}
			}
			if len(list) == 1 {
				list = append(list, r.counterparty(s, m.Last)...)
			}
			if state && len(list) < 2 { // of one state the news says many things
				return
			}
			if len(list) == 1 && r.obliqueHead(m) {
				continue
			}
			if len(list) > 0 {
				r.acted(unique(list), s.Index)
			}
			return
		}
	}
}

// obliqueHead reports a quoted name whose head can be no nominative of one body:
// «продажа компании «Альфа»».
func (r *Reader) obliqueHead(m *phrase.Mention) bool {
	f, _ := phrase.NounForms(r.t.Words[m.Head])
	return m.Kind == phrase.Organization && r.t.Doc.Tokens[m.Head].Shape == text.Lower && f != 0 && f&phrase.Nomn&phrase.Singular == 0 && m.Last-m.Head > 1
}

// acted keeps who acts in a sentence.
func (r *Reader) acted(sides []side, sentence int) {
	if a := r.lastActor.sides; len(a) > 0 && a[0].key != sides[0].key {
		r.actedMany = true
	}
	r.lastActor = actor{sides: sides, sentence: sentence}
}

// counterparty reads the body that a clause deals with: «приобрела у венской
// Alpen Sales права», «поделилась с мэрией».
func (r *Reader) counterparty(s *frame.Sentence, from int) []side {
	for k := from; k+1 < s.Last; k++ {
		if r.t.At[k] >= 0 {
			continue
		}
		switch r.t.Words[k].Form {
		case "у":
			if x := r.list(s, k+1, phrase.Gent, frame.ByWith); len(x) == 1 {
				return x
			}
		case "с", "со":
			if x := r.list(s, k+1, phrase.Ablt, frame.ByWith); len(x) == 1 && !compound(r.t, k) {
				return x
			}
		case ",", ";", ":":
			return nil
		}
	}
	return nil
}

// counterpart reads the sentence that names a side by its part: «Исполнителем
// стала фирма «X»», «Подрядчик – ООО «Y», заказчик – мэрия Z», «Продавцом
// выступил фонд «W»».
func (r *Reader) counterpart(s *frame.Sentence, start int) {
	if start == 0 || len(r.readings) > start || s.Index-r.readings[start-1].sentence > 2 {
		return
	}
	last := &r.readings[start-1]
	if start > 1 && len(last.subject)+len(last.with)+len(last.between) == 0 && r.readings[start-2].frame != nil && r.readings[start-2].frame.ID == "agreement.buy" {
		last = &r.readings[start-2] // «А купила Б. Сделка закрыта. Продавцом выступил В»
	}
	if last.plural || last.status == event.Denied {
		return
	}
	for k := s.First; k < s.Last; k++ {
		w := r.t.Words[k]
		if m := r.t.Mention(k); m != nil && !m.Generic || len(w.Analyses) == 0 || !partner(w.Analyses[0].Lemma) {
			continue
		}
		f, _ := phrase.NounForms(w)
		named := r.dash(k+1) && f&phrase.Nomn != 0
		if !named && (k > s.First+2 || f&phrase.Ablt == 0 || f&phrase.Nomn != 0 || s.Index-last.sentence > 1 && w.Analyses[0].Lemma != "продавец") {
			continue
		}
		x, ok := r.partNamed(s, k+1, named)
		if !ok || has(last.subject, x.key) || has(last.with, x.key) || has(last.between, x.key) {
			continue
		}
		x.origin = event.FromAntecedent
		switch {
		case len(last.with) == 0 && len(last.between) < 2:
			last.with = append(last.with, x)
		case len(last.with) == 1 && last.with[0].how == frame.ByObject && oneOf(w.Analyses[0].Lemma, "продавец"):
			last.with = []side{x} // what was bought is no side
		case named && len(last.subject) == 0 && len(last.with) == 1 && last.with[0].origin == event.FromAntecedent:
			last.subject = []side{x}
		}
	}
}

// partNamed finds the body that a part in a deal names, from token i on.
func (r *Reader) partNamed(s *frame.Sentence, i int, named bool) (side, bool) {
	for end := i + 6; i < s.Last && (i < end || !named); i++ {
		m := r.t.Mention(i)
		if m == nil {
			if named && r.t.Is(i, ",") {
				return side{}, false
			}
			continue
		}
		if (m.Kind == phrase.Organization && !m.Generic && m.Forms&phrase.Nomn != 0 || m.Kind == phrase.Work && m.Quoted) && s.Prep(m.First) == "" {
			return r.side(int(r.t.At[i]), frame.BySubject)
		}
		i = m.Last - 1
	}
	return side{}, false
}

// partner reports nouns that name the part of a side in a deal.
func partner(lemma string) bool {
	switch lemma {
	case "исполнитель", "подрядчик", "генподрядчик", "поставщик", "заказчик", "покупатель", "продавец", "партнер", "партнёр", "арендатор", "кредитор", "заемщик", "заёмщик", "инвестор", "победитель", "контрагент":
		return true
	}
	return false
}

// pronoun reads what becomes of the document that a pronoun takes up: «Он
// закончился в декабре», «Оно вступит в силу».
func (r *Reader) pronoun(s *frame.Sentence, triggers []frame.Trigger, start int) {
	if len(r.readings) > start || start == 0 || r.readings[start-1].sentence != s.Index-1 || s.First >= s.Last {
		return
	}
	switch r.t.Words[s.First].Form {
	case "он", "она", "оно", "они", "его", "ее":
	default:
		return
	}
	for k := range triggers {
		tr := &triggers[k]
		for _, f := range tr.Frames {
			if f.Film || f.Asserts != "terminated" && f.Asserts != "extended" && f.Asserts != "ratified" && !(f.Asserts == "signed" && tr.Passive && tr.Mood == frame.Past) {
				continue
			}
			if status, ok := tr.Status(f); ok {
				rd := reading{sentence: s.Index, doc: -1, token: tr.Token, tokenLast: tr.Last, trigger: tr, frame: f,
					status: event.Status(status), definite: true, generic: true}
				r.around(s, &rd, nil)
				r.readings = append(r.readings, rd)
				return
			}
		}
	}
}
