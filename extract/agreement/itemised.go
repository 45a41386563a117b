package agreement

import (
	"vestnik/extract/event"
	"vestnik/extract/frame"
	"vestnik/extract/morph"
	"vestnik/extract/text"
)

// itemised finds the total that a sentence without a verb breaks down: «Подписан
// ряд документов. В частности, меморандум между А и Б; договор между В и Г».
// The items share what is said of the total.
func (r *Reader) itemised(s *frame.Sentence) *reading {
	n := len(r.readings)
	if n == 0 || r.particulars(s) == s.First {
		return nil
	}
	total := r.readings[n-1]
	if total.sentence != s.Index-1 || total.trigger == nil || total.listed || !total.plural && total.count < 2 && !r.collective(total.doc) || len(total.with)+len(total.between) > 0 {
		return nil
	}
	switch total.status {
	case event.Signed, event.Planned, event.InTalks:
		return &total
	}
	return nil
}

// collective reports a phrase that names several documents by a noun in the
// singular: «ряд документов», «пакет соглашений».
func (r *Reader) collective(doc int) bool {
	if doc < 0 {
		return false
	}
	w := r.t.Words[r.t.Mentions[doc].First]
	return len(w.Analyses) > 0 && oneOf(w.Analyses[0].Lemma, "ряд", "пакет", "серия", "перечень", "блок", "комплект")
}

// particulars gives the token behind the words by which a sentence goes on to
// single out of a total, the first of the sentence when there are none: «в
// частности», «в том числе», «в их числе», «среди них», «а именно».
func (r *Reader) particulars(s *frame.Sentence) int {
	for k := s.First; k < s.Last && k < s.First+4; k++ {
		switch r.t.Words[k].Form {
		case "частности", "именно", "числе", "них":
			for k++; k < s.Last && r.t.Doc.Tokens[k].Kind == text.Punct && r.t.At[k] < 0; k++ {
			}
			return k
		}
		if r.t.At[k] >= 0 || r.t.Words[k].Is(morph.VERB) {
			break
		}
	}
	return s.First
}

// itemEnd is the token behind the item that begins with a document: the next
// semicolon outside of names, or the end of the sentence.
func (r *Reader) itemEnd(s *frame.Sentence, from int) int {
	for from < s.Last && !(r.t.Is(from, ";") && r.t.At[from] < 0) {
		from++
	}
	return from
}
