package frame

import (
	"vestnik/extract/match"
	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// ClauseKind says how a clause hangs on the one around it.
type ClauseKind uint8

// The kinds of clause.
const (
	MainClause  ClauseKind = iota
	Relative               // который, чей, где
	Participial            // подписанный с ...
	Gerundial              // подписав ...
	Conditional            // если, в случае если
	Subordinate            // что, чтобы, когда, поскольку
	Aside                  // сообщает пресс-служба; (в скобках)
)

// String returns the word that explanations print.
func (k ClauseKind) String() string {
	return [...]string{"main", "relative", "participial", "gerundial", "conditional", "subordinate", "aside"}[k]
}

// Clause is a run of segments with at most one finite verb.
type Clause struct {
	Kind   ClauseKind
	Parent int // -1 for a main clause
	Finite int // token of the finite verb, -1 for none yet
	First  int // token
	Last   int // behind its last token
	Before int // token before the clause: the antecedent of a relative or participle
}

// Sentence is one sentence cut into clauses.
type Sentence struct {
	Text    *phrase.Text
	Index   int
	First   int
	Last    int
	Clauses []Clause
	of      []int16 // clause of each token, from First
}

// Clause returns the clause of token i.
func (s *Sentence) Clause(i int) int { return int(s.of[i-s.First]) }

// cut finds the clauses of a sentence.
func (s *Sentence) cut() {
	s.Clauses = append(s.Clauses[:0], Clause{Parent: -1, Finite: -1, First: s.First, Last: s.Last, Before: -1})
	s.of = s.of[:0]
	for i := s.First; i < s.Last; i++ {
		s.of = append(s.of, 0)
	}
	cur := 0
	for i := s.First; i < s.Last; {
		end := s.segmentEnd(i)
		cur = s.place(i, end, cur)
		for k := i; k < end; k++ {
			s.of[k-s.First] = int16(cur)
		}
		c := &s.Clauses[cur]
		c.Last = end
		i = end
	}
}

// segmentEnd is the token behind the next mark that can part clauses; marks
// within phrases part nothing.
func (s *Sentence) segmentEnd(i int) int {
	for k := i + 1; k < s.Last; k++ {
		t := &s.Text.Doc.Tokens[k]
		if t.Kind != text.Punct || s.Text.At[k] >= 0 {
			continue
		}
		switch t.Text {
		case ",", ";", ":", "(", ")", "—", "–", "-", "«", "»", "\"", "“", "”":
			return k
		}
	}
	return s.Last
}

// place decides which clause the segment [first, last) belongs to.
func (s *Sentence) place(first, last, cur int) int {
	t := s.Text
	mark := ""
	if t.Doc.Tokens[first].Kind == text.Punct {
		mark = t.Doc.Tokens[first].Text
	}
	i := first
	if mark != "" {
		i++
	}
	if mark == "(" {
		return s.open(Aside, cur, first)
	}
	if mark == ")" || s.Clauses[cur].Kind == Aside && !s.bracketed(cur, first) && (mark == "," || mark == "—" || mark == "–") && first > s.First {
		if p := s.Clauses[cur].Parent; p >= 0 {
			cur = p
		}
	}
	if i >= last {
		return cur
	}
	finite := s.finiteIn(i, last)
	if finite < 0 && first > s.First && last < s.Last && t.Is(last, "(") && t.At[last] < 0 { // «А» (входит в «Б») заключил
		if k := s.AfterAside(last); k > last && k < s.Last && t.Doc.Tokens[k].Kind != text.Punct {
			finite = s.finiteIn(k, s.segmentEnd(k))
		}
	}
	if finite >= 0 && s.Clauses[cur].Finite == finite {
		return cur
	}
	kind, marked := s.marker(i, last)
	switch {
	case marked:
		return s.openFinite(kind, cur, first, finite)
	case finite < 0:
		return s.resume(i, cur, mark)
	}
	if first == s.First {
		s.Clauses[0].Finite = finite
		return 0
	}
	if s.speech(finite) && mark != "" && finite <= i+1 {
		return s.openFinite(Aside, s.outer(cur), first, finite)
	}
	for c := cur; c >= 0; c = s.Clauses[c].Parent {
		if s.Clauses[c].Finite < 0 && s.Clauses[c].Kind != Participial && s.Clauses[c].Kind != Gerundial && !s.purpose(c, first) {
			s.Clauses[c].Finite = finite
			return c
		}
	}
	if finite == i || (mark == "," || mark == ")") && s.conjoined(i, finite) {
		return s.home(cur) // a further verb of the same subject
	}
	return s.openFinite(MainClause, -1, first, finite)
}

// headsRelative reports a document before the relative pronoun of its clause: «,
// договор с которой расторг фонд», «, контракт которого истекает». Other nouns
// leave the clause to the antecedent: «соглашение, подписание которого состоялось».
func (s *Sentence) headsRelative(i, last int) bool {
	t := s.Text
	if i == s.First || !t.Is(i-1, ",") {
		return false
	}
	m := t.Mention(i)
	if m == nil || m.Kind != phrase.Document {
		return false
	}
	k := m.Last
	if k < last && t.Words[k].Is(morph.PREP) {
		k++
	}
	if k >= last {
		return false
	}
	switch t.Words[k].Form {
	case "которого", "которой", "которых", "котором", "которому", "которым", "которыми":
		return true
	}
	return false
}

// conjoined reports a verb that no subject of its own parts from the conjunction
// at token i: «, а еще рассчитывает», «, но в то же время отказалась».
func (s *Sentence) conjoined(i, finite int) bool {
	t := s.Text
	if !t.Is(i, "и") && !t.Is(i, "но") && !t.Is(i, "а") || finite <= i || finite > i+5 {
		return false
	}
	for k := i + 1; k < finite; k++ {
		if t.At[k] >= 0 || t.Words[k].Is(morph.NPRO) && s.Prep(k) == "" {
			return false
		}
		if f, _ := phrase.NounForms(t.Words[k]); f&phrase.Nomn != 0 && s.Prep(k) == "" {
			return false
		}
	}
	return true
}

// bracketed reports a clause in brackets that are closed at or behind token k.
func (s *Sentence) bracketed(c, k int) bool {
	if !s.Text.Is(s.Clauses[c].First, "(") {
		return false
	}
	for end := min(s.Last, k+40); k < end; k++ {
		if s.Text.Is(k, ")") {
			return true
		}
	}
	return false
}

// purpose reports a clause of purpose that an infinitive has filled: «чтобы
// остановить протесты, ...».
func (s *Sentence) purpose(c, last int) bool {
	if s.Clauses[c].Kind != Subordinate {
		return false
	}
	k := s.Clauses[c].First
	for k < last && s.Text.Doc.Tokens[k].Kind != text.Word {
		k++
	}
	if !s.Text.Is(k, "чтобы") {
		return false
	}
	for ; k < last; k++ {
		if s.Text.At[k] < 0 && bestIs(s.Text.Words[k], morph.INFN) {
			return true
		}
	}
	return false
}

// open starts a clause.
func (s *Sentence) open(k ClauseKind, parent, first int) int {
	return s.openFinite(k, parent, first, -1)
}

func (s *Sentence) openFinite(k ClauseKind, parent, first, finite int) int {
	if k == Participial || k == Gerundial {
		finite = -1
	}
	s.Clauses = append(s.Clauses, Clause{Kind: k, Parent: parent, Finite: finite, First: first, Last: s.Last, Before: first - 1})
	return len(s.Clauses) - 1
}

// outer gives the clause around an aside.
func (s *Sentence) outer(c int) int {
	if s.Clauses[c].Kind == Aside && s.Clauses[c].Parent >= 0 {
		return s.Clauses[c].Parent
	}
	return c
}

// home leaves participles and gerunds.
func (s *Sentence) home(c int) int {
	for c >= 0 && s.Clauses[c].Parent >= 0 && (s.Clauses[c].Kind == Participial || s.Clauses[c].Kind == Gerundial || s.Clauses[c].Kind == Aside) {
		c = s.Clauses[c].Parent
	}
	return c
}

// resume places a segment without a verb: it goes on with the list before it
// when the cases agree, else it returns to the clause around.
func (s *Sentence) resume(i, cur int, mark string) int {
	k := s.Clauses[cur].Kind
	if k == MainClause || k == Subordinate || k == Conditional || k == Aside && s.bracketed(cur, i) {
		return cur
	}
	prev := s.Text.Mention(i - 2)
	next := i
	if s.Text.Is(next, "и") || s.Text.Is(next, "а") {
		next++
	}
	m := s.Text.Mention(next)
	if prev != nil && m != nil && prev.Forms&m.Forms != 0 && mark == "," && prev.Kind <= phrase.Place && m.Kind <= phrase.Place {
		return cur
	}
	if k == Relative && mark != "," {
		return cur
	}
	if p := s.Clauses[cur].Parent; p >= 0 {
		return p
	}
	return cur
}

// finiteIn finds the first finite verb or short participle.
func (s *Sentence) finiteIn(first, last int) int {
	for i := first; i < last; i++ {
		if s.Text.At[i] >= 0 {
			continue
		}
		if FiniteVerb(s.Text.Words[i]) {
			return i
		}
	}
	return -1
}

// FiniteVerb reports whether a word is most likely a finite verb or a predicative
// short form.
func FiniteVerb(w *match.Word) bool {
	const finite = 1<<morph.VERB | 1<<morph.PRTS | 1<<morph.ADJS | 1<<morph.PRED
	if w.POS&finite == 0 {
		return false
	}
	score := float32(0)
	for k := range w.Analyses {
		switch a := &w.Analyses[k]; a.POS {
		case morph.VERB:
			if a.Gram&morph.Impr == 0 {
				score += a.Score
			}
		case morph.PRTS, morph.ADJS, morph.PRED:
			score += a.Score
		}
	}
	return score > 0.45
}

// marker reports whether a segment opens a clause of its own by its first words.
func (s *Sentence) marker(i, last int) (ClauseKind, bool) {
	t := s.Text
	k := i
	for k < last && k < i+2 && (t.Words[k].Is(morph.PREP) || t.Is(k, "и") || t.Is(k, "а") || t.Is(k, "но") || t.Is(k, "также")) {
		k++
	}
	if k >= last {
		return 0, false
	}
	if s.headsRelative(i, last) {
		return Relative, true
	}
	switch f := t.Words[k].Form; f {
	case "который", "которая", "которое", "которые", "которого", "которой", "которых", "котором", "которому", "которым", "которыми", "которую",
		"чей", "чья", "чье", "чьи", "где", "куда", "откуда":
		return Relative, true
	case "если", "кабы":
		return Conditional, true
	case "что", "чтобы", "когда", "поскольку", "потому", "хотя", "пока", "ибо", "будто", "как":
		if f == "как" && s.finiteIn(k, last) < 0 {
			return 0, false
		}
		return Subordinate, true
	}
	if i != k && !t.Is(i, "и") {
		return 0, false
	}
	if t.At[k] >= 0 {
		return 0, false
	}
	w := t.Words[k]
	if t.Is(k, "не") && k+1 < last {
		w = t.Words[k+1]
	}
	if i > s.First && bestIs(w, morph.PRTF) {
		return Participial, true
	}
	if bestIs(w, morph.GRND) {
		return Gerundial, true
	}
	return 0, false
}

// bestIs reports whether the likeliest analysis is of this part of speech.
func bestIs(w *match.Word, p morph.POS) bool {
	return len(w.Analyses) > 0 && w.Is(p) && w.Analyses[0].POS == p
}

// speech reports verbs by which news names its source.
func (s *Sentence) speech(i int) bool { return Speech(s.Text.Words[i].Form) }

// Speech reports a form of a verb by which news names its source.
func Speech(form string) bool {
	switch form {
	case "сообщает", "сообщил", "сообщила", "сообщили", "сообщается", "передает", "передал", "пишет", "пишут", "заявил", "заявила", "заявили", "отметил",
		"отметила", "отметили", "рассказал", "рассказала", "рассказали", "сказал", "сказала", "говорится", "говорит", "подчеркнул", "подчеркнула", "добавил",
		"добавила", "пояснил", "пояснила", "уточнил", "уточнила", "следует", "информирует", "утверждает", "признается", "заверил", "заверила", "заверили", "уверен", "уверена", "уточняет", "считает", "цитирует", "передают", "сообщают":
		return true
	}
	return false
}
