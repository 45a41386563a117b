package film

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vestnik/extract/morph"
	"vestnik/extract/phrase"
	"vestnik/extract/text"
)

// lead is the noun phrase that a title begins with: [numeral] adjectives noun.
type lead struct {
	noun    int
	forms   phrase.Forms
	numeral bool
	gender  morph.Gram
}

// leadOf reads the noun phrase at the head of a title.
func (r *Reader) leadOf(first, last int) (lead, bool) {
	t := r.t
	l := lead{noun: -1, forms: phrase.AnyForm}
	for k := first; k < last && k < first+5; k++ {
		w := t.Words[k]
		a := best(w)
		if a == nil || t.Doc.Tokens[k].Kind != text.Word {
			return l, false
		}
		switch {
		case k == first && a.POS == morph.ADVB && k+2 < last: // «Очень странные дела»
		case a.POS == morph.NUMR:
			l.numeral = true
			l.forms &= r.posForms(k, 1<<morph.NUMR)
		case k+1 < last && r.attribute(k):
			if f := r.posForms(k, 1<<morph.ADJF|1<<morph.PRTF); !l.numeral {
				l.forms &= f
			}
		case r.adjectival(k) && k+1 < last && !(w.Is(morph.NOUN) && !r.t.Words[k+1].Is(morph.NOUN) && !r.adjectival(k+1)):
			if f := r.posForms(k, 1<<morph.ADJF|1<<morph.PRTF); !l.numeral {
				l.forms &= f
			}
		case w.Is(morph.NOUN) && (a.POS == morph.NOUN || a.POS == morph.ADJF || !a.Known && k > first && t.Doc.Tokens[k].Shape == text.Title):
			f, g := r.nounForms(k)
			if f == 0 {
				return l, false
			}
			if !l.numeral {
				if l.forms&f == 0 {
					return l, false
				}
				l.forms &= f
			}
			l.noun, l.gender = k, g
			return l, true
		default:
			return l, false
		}
	}
	return l, false
}

// attribute reports an adjective that the noun right behind it agrees with,
// whatever else it can be: «Горького мёда».
func (r *Reader) attribute(k int) bool {
	f := r.posForms(k, 1<<morph.ADJF|1<<morph.PRTF)
	if f == 0 || !r.isNoun(k+1) {
		return false
	}
	n, _ := phrase.NounForms(r.t.Words[k+1])
	return f&n != 0
}

// nounForms gives the forms of the readings of token k as a noun that are worth
// trusting: of the dictionary, of a name, of a hyphenated word.
func (r *Reader) nounForms(k int) (f phrase.Forms, gender morph.Gram) {
	w := r.t.Words[k]
	for i := range w.Analyses {
		a := &w.Analyses[i]
		if a.POS == morph.NOUN && (a.Known || a.Method == morph.ByHyphen || w.Analyses[0].POS == morph.VERB && !w.Analyses[0].Known) {
			f |= formsOfGram(a.Gram)
			gender |= a.Gram & morph.Genders
		}
	}
	return f, gender
}

// posForms gives the forms of the readings of token k that are of these parts
// of speech.
func (r *Reader) posForms(k int, pos uint32) phrase.Forms {
	var f phrase.Forms
	w := r.t.Words[k]
	for i := range w.Analyses {
		if a := &w.Analyses[i]; pos&(1<<a.POS) != 0 {
			f |= formsOfGram(a.Gram)
		}
	}
	return f
}

// leadForms gives the cases that a title can stand in by its words.
func (r *Reader) leadForms(first, last int) phrase.Forms {
	if l, ok := r.leadOf(first, last); ok && l.forms != 0 {
		return l.forms
	}
	return phrase.AnyForm
}

// nominative writes the title of quotation q in the nominative. slot is the
// cases that its place in the sentence asks for; changed says that the title
// is written otherwise than in the text.
func (r *Reader) nominative(q int, slot phrase.Forms) (name string, changed bool) {
	x := &r.quotes[q]
	plain := r.written(x.First, x.End)
	l, ok := r.leadOf(x.First, x.End)
	if !ok || l.forms == 0 || l.forms == phrase.AnyForm {
		return plain, false
	}
	forms := l.forms & slot
	if forms == 0 {
		forms = l.forms
	}
	if forms&phrase.Nomn != 0 {
		return plain, false
	}
	words := r.nominativeWords(l, x.First, x.End, forms)
	if len(words) == 0 {
		return plain, false
	}
	var b strings.Builder
	for k := x.First; k < x.End; k++ {
		tok := &r.t.Doc.Tokens[k]
		if k > x.First && tok.Space {
			b.WriteByte(' ')
		}
		if w, ok := words[k]; ok {
			b.WriteString(capitals(tok.Text, w))
			continue
		}
		b.WriteString(quoteMark(tok.Text, b.String()))
	}
	return tidy(b.String()), true
}

// nominativeWords puts the words of the leading phrase into the nominative.
func (r *Reader) nominativeWords(l lead, first, last int, forms phrase.Forms) map[int]string {
	t := r.t
	dict := r.lex.Program.Dictionary()
	out := map[int]string{}
	number := morph.Sing
	if forms&phrase.Singular == 0 {
		number = morph.Plur
	}
	few := false
	for k := first; k <= l.noun; k++ {
		w := t.Words[k]
		done := k == first && k < l.noun && best(w).POS == morph.ADVB
		if done {
			continue
		}
		if strings.HasPrefix(w.Form, "лучш") && k < l.noun {
			out[k] = superlative(number, r.genderOf(l.noun, forms))
			continue
		}
		for i := range w.Analyses {
			a := &w.Analyses[i]
			f := formsOfGram(a.Gram)
			var want morph.Gram
			switch {
			case a.POS == morph.NUMR:
				want = morph.Nomn
				few = a.Lemma == "два" || a.Lemma == "три" || a.Lemma == "четыре" || a.Lemma == "оба"
				if few && l.gender&morph.Femn != 0 {
					want |= morph.Femn
				}
			case l.numeral && k == l.noun && a.POS == morph.NOUN:
				if want = morph.Gent | morph.Plur; few {
					want = morph.Gent | morph.Sing
				}
			case l.numeral && (a.POS == morph.ADJF || a.POS == morph.PRTF):
				want = morph.Gent | morph.Plur
			case k == l.noun && a.POS == morph.NOUN && f&forms != 0:
				if a.Gram&morph.Fixd != 0 {
					done = true
				}
				want = morph.Nomn | number
				if a.Gram&(morph.Sgtm|morph.Pltm) != 0 {
					want = morph.Nomn
				}
			case k < l.noun && (a.POS == morph.ADJF || a.POS == morph.PRTF) && f&forms != 0:
				want = morph.Nomn | number
				if number == morph.Sing {
					want |= r.genderOf(l.noun, forms) & (morph.Masc | morph.Femn | morph.Neut)
				}
			default:
				continue
			}
			if done {
				break
			}
			if s, ok := dict.Inflect(*a, want); ok {
				out[k], done = s, true
				break
			}
		}
		if !done {
			return nil
		}
	}
	if !l.numeral {
		r.followers(out, l, last, forms)
	}
	return out
}

// superlative gives «лучший» in the nominative.
func superlative(number, gender morph.Gram) string {
	switch {
	case number == morph.Plur:
		return "лучшие"
	case gender&morph.Femn != 0:
		return "лучшая"
	case gender&morph.Neut != 0:
		return "лучшее"
	}
	return "лучший"
}

// genderOf is the gender of a noun in the reading that fits.
func (r *Reader) genderOf(noun int, forms phrase.Forms) morph.Gram {
	w := r.t.Words[noun]
	for i := range w.Analyses {
		if a := &w.Analyses[i]; a.POS == morph.NOUN && formsOfGram(a.Gram)&forms != 0 {
			return a.Gram & morph.Genders
		}
	}
	return 0
}

// animate reports a noun that can name a living being.
func (r *Reader) animate(k int) bool { return r.t.Words[k].Gram&morph.Anim != 0 }

// followers puts into the nominative what agrees with the first noun behind
// it: a name («Участковым Ертаем»), a coordinated noun («Наташей и Жасланом»).
func (r *Reader) followers(out map[int]string, l lead, last int, forms phrase.Forms) {
	t := r.t
	k := l.noun + 1
	dict := r.lex.Program.Dictionary()
	for k < last {
		at := k
		joined := t.Is(k, "и") && k+1 < last
		if joined {
			at++
		}
		w := t.Words[at]
		if t.Doc.Tokens[at].Kind != text.Word {
			return
		}
		capital := t.Doc.Tokens[at].Shape != text.Lower
		found := false
		for i := range w.Analyses {
			a := &w.Analyses[i]
			f := formsOfGram(a.Gram)
			if a.POS != morph.NOUN || f&forms == 0 {
				continue
			}
			if !joined && (!capital || a.Gram&morph.Gent != 0 && r.genderOf(l.noun, forms) != 0 && !r.animate(l.noun)) {
				return
			}
			if !joined && forms&^phrase.Gent == 0 && !(capital && a.Gram&(morph.Surn|morph.Patr) != 0) {
				return
			}
			if a.Gram&morph.Fixd != 0 {
				found = true
				break
			}
			number := morph.Sing
			if f&forms&phrase.Singular == 0 {
				number = morph.Plur
			}
			if s, ok := dict.Inflect(*a, morph.Nomn|number); ok {
				out[at], found = s, true
				break
			}
		}
		if !found {
			return
		}
		k = at + 1
	}
}

// nominativeRun writes tokens [first, last) with the adjectives and the noun up
// to token head in the nominative.
func (r *Reader) nominativeRun(first, head, last int, forms phrase.Forms) string {
	if f, _ := phrase.NounForms(r.t.Words[head]); f&forms != 0 {
		forms &= f
	}
	l := lead{noun: head, forms: forms}
	for k := first; k < head; k++ {
		if !r.adjectival(k) {
			return r.written(first, last)
		}
	}
	if forms&phrase.Nomn != 0 && forms&phrase.Gent == 0 {
		return r.written(first, last)
	}
	words := r.nominativeWords(l, first, head+1, forms)
	var b strings.Builder
	for k := first; k < last; k++ {
		tok := &r.t.Doc.Tokens[k]
		if k > first && tok.Space {
			b.WriteByte(' ')
		}
		if w, ok := words[k]; ok {
			b.WriteString(capitals(tok.Text, w))
			continue
		}
		b.WriteString(quoteMark(tok.Text, b.String()))
	}
	return tidy(b.String())
}

// written gives tokens [first, last) as a name: marks of one kind, closed once.
func (r *Reader) written(first, last int) string {
	var b strings.Builder
	for k := first; k < last; k++ {
		tok := &r.t.Doc.Tokens[k]
		if tok.Text == "*" {
			continue
		}
		if k > first && tok.Space {
			b.WriteByte(' ')
		}
		b.WriteString(quoteMark(tok.Text, b.String()))
	}
	return tidy(b.String())
}

func quoteMark(mark, before string) string {
	switch mark {
	case "«", "„":
		return "«"
	case "»", "”":
		return "»"
	case "“", "\"":
		if before == "" || strings.HasSuffix(before, " ") || strings.HasSuffix(before, "«") {
			return "«"
		}
		return "»"
	}
	return mark
}

// tidy closes an inner quotation once.
func tidy(s string) string {
	s = strings.ReplaceAll(s, "»»", "»")
	if strings.Contains(s, "«") && !strings.Contains(s, "»") {
		s += "»"
	}
	return strings.TrimSpace(s)
}

// capitals writes word with the capitals of like.
func capitals(like, word string) string {
	if strings.ToUpper(like) == like && utf8.RuneCountInString(like) > 1 {
		return strings.ToUpper(word)
	}
	c, _ := utf8.DecodeRuneInString(like)
	if !unicode.IsUpper(c) {
		return word
	}
	w, n := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(w)) + word[n:]
}
